// One engine: who opens, filters, searches and completes how fast, and holds how much memory; each in a page and a process
// of its own, by turns, on the same stories.
import { clicks, searches, typing } from "./queries.mjs";

/** @typedef {import("./run.mjs").Result} Result */
/** @typedef {import("puppeteer-core").Browser} Browser */
/** @typedef {import("puppeteer-core").Page} Page */

/** Who is expected to take longer than this to open a story is left out. */
const patience = 120_000;

export const OURS = "who-said-what";
const SEARCHERS = ["itemsjs + MiniSearch", "MiniSearch", "Orama", "FlexSearch"];
const FILTERERS = ["crossfilter2", "itemsjs + MiniSearch", "Orama", "loops by hand"];
export const ALL = [OURS, "crossfilter2", ...SEARCHERS, "loops by hand"];
const TASKS = [
  { name: "filter", queries: clicks, by: [OURS, ...FILTERERS] },
  { name: "search", queries: searches, by: [OURS, ...SEARCHERS] },
  { name: "typing", queries: typing, by: [OURS, ...SEARCHERS] },
];

/** @param {string} contender @param {string} task @param {number} statements @param {number[]} times @returns {Result} */
export function timed(contender, task, statements, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { contender, task, statements, median_ms: at(0.5), p95_ms: at(0.95), bytes: null };
}

/** A page in a process of its own. @param {Browser} browser @param {string} url */
export async function fresh(browser, url) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`${url}/bench/page.html`);
  await page.waitForFunction("typeof open === 'function' && open.length === 2");
  return page;
}

/** @param {Page} page @param {string} name @param {number} size @returns {Promise<number>} */
const open = (page, name, size) => page.evaluate(`open(${JSON.stringify(name)}, "/bench/${size}.json")`).then(Number);
/** @param {Page} page @param {import("./page/story.mjs").Query[]} queries @param {number} rounds @returns {Promise<any>} */
const run = (page, queries, rounds) => page.evaluate(`run(${JSON.stringify(queries)}, ${rounds})`);
/** @param {Page} page @param {import("./page/story.mjs").Query[]} queries @returns {Promise<any>} */
const check = (page, queries) => page.evaluate(`check(${JSON.stringify(queries)})`);

/** What is in use after collecting garbage: objects of JavaScript, and the memory of WebAssembly modules. @param {Page} page */
async function memory(page) {
  const session = await page.createCDPSession();
  for (let i = 0; i < 3; i++) await session.send("HeapProfiler.collectGarbage");
  const usage = /** @type {any} */ (await session.send("Runtime.getHeapUsage"));
  await session.detach();
  return usage.usedSize + (usage.backingStorageSize ?? 0) + Number(await page.evaluate("modules()"));
}

/** Contenders that have become too slow, with how long they took last, by engine. @type {Map<string, { size: number, time: number }>} */
const last = new Map();

/**
 * @param {Browser} browser
 * @param {string} url of the server
 * @param {number} size how many statements
 * @param {{ engine: string, only?: string[], weigh: boolean }} options `weigh`: whether the engine says how much memory is in use
 * @returns {Promise<Result[]>}
 */
export async function measure(browser, url, size, { engine, only, weigh }) {
  /** @type {Result[]} */
  const results = [];
  const key = (/** @type {string} */ name) => `${engine} ${name}`;
  const waited = ALL.filter((name) => {
    if (only && !only.includes(name)) return false;
    const before = last.get(key(name));
    return !before || (before.time * size) / before.size < patience;
  });
  /** @type {Map<string, number[]>} */
  const opened = new Map(waited.map((name) => [name, []]));
  const left = ALL.filter((name) => (!only || only.includes(name)) && !waited.includes(name));
  if (left.length > 0) console.log(`${size}: not waited for, as opening would take minutes: ${left.join(", ")}`);
  /** Opens; who cannot is out, and it is said why. @param {Page} page @param {string} name */
  const opens = async (page, name) => {
    try {
      const time = await open(page, name, size);
      last.set(key(name), { size, time });
      opened.get(name)?.push(time);
      return true;
    } catch (error) {
      console.log(`${size}: ${name} cannot open it: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
      last.set(key(name), { size, time: Infinity });
      opened.delete(name);
      return false;
    }
  };

  // Memory first, in a page that has done nothing else.
  for (const name of weigh ? ["story as objects", ...waited] : []) {
    const page = await fresh(browser, url);
    const before = await memory(page);
    if (await opens(page, name)) {
      results.push({ contender: name, task: "memory", statements: size, median_ms: null, p95_ms: null, bytes: (await memory(page)) - before });
    }
    await page.browserContext().close().catch(() => {});
  }

  /** @type {Map<string, Page>} */
  const pages = new Map();
  for (const name of opened.keys()) pages.set(name, await fresh(browser, url));
  const rounds = size <= 10_000 ? 7 : size <= 100_000 ? 5 : 1;
  for (let round = 0; round < rounds; round++) {
    for (const [name, page] of pages) {
      // Once more is enough of what takes long.
      if (round > 0 && (last.get(key(name))?.time ?? 0) > 5_000) continue;
      if (!(await opens(page, name))) pages.delete(name);
    }
  }
  for (const [name, times] of opened) results.push(timed(name, "open", size, times));

  // Nobody's time counts whose answers are not those of the oracle.
  const judge = await fresh(browser, url);
  await open(judge, "oracle", size);
  for (const { name: task, queries, by } of TASKS) {
    const expected = await check(judge, queries);
    /** @type {string[]} */
    const right = [];
    for (const name of by.filter((name) => pages.has(name))) {
      const got = await check(/** @type {Page} */ (pages.get(name)), queries);
      const wrong = queries.findIndex((_, i) => got[i].total !== expected[i].total || got[i].counts !== expected[i].counts || (got[i].ids !== null && got[i].ids !== expected[i].ids));
      if (wrong < 0) right.push(name);
      else console.log(`${size} ${task}: the answers of ${name} differ, so its time does not count: ${JSON.stringify(queries[wrong])} gives ${JSON.stringify(got[wrong])}, not ${JSON.stringify(expected[wrong])}`);
      if (wrong >= 0 && name === OURS) process.exitCode = 1;
    }
    /** @type {Map<string, number[]>} */
    const times = new Map(right.map((name) => [name, []]));
    const slow = size > 100_000;
    for (let round = 0; round < (slow ? 3 : 12); round++) {
      for (const name of right) {
        const all = /** @type {number[]} */ (times.get(name));
        // Rounds of seconds are taken less often.
        if (round >= 3 && all.reduce((sum, time) => sum + time, 0) > 5_000) continue;
        const got = await run(/** @type {Page} */ (pages.get(name)), queries, 1);
        if (round > 0) all.push(...got);
      }
    }
    for (const [name, all] of times) results.push(timed(name, task, size, all));
  }
  for (const one of [judge, ...pages.values()]) await one.browserContext().close();
  return results;
}
