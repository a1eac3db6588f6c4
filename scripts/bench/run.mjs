// Measures this project's published build beside what people would otherwise pick: in one run of headless Chromium, on
// the same stories. Prints tables and writes target/bench/results.json.
//   node scripts/bench/run.mjs 1000 10000 100000     statements; who takes too long is not waited for
//   node scripts/bench/run.mjs 100000 --only=who-said-what,crossfilter2     without the others, and without the widget
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { launch } from "../browser.mjs";
import { serve } from "../serve.mjs";
import { clicks, searches, typing } from "./queries.mjs";
import { widget } from "./widget.mjs";

/** @typedef {{ contender: string, task: string, statements: number, median_ms: number | null, p95_ms: number | null, bytes: number | null }} Result */

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}target/bench/`;
const sizes = process.argv.slice(2).filter((word) => /^\d+$/.test(word)).map(Number);
if (sizes.length === 0) sizes.push(1_000, 10_000, 100_000);
const only = process.argv.find((word) => word.startsWith("--only="))?.slice(7).split(",");
/** Who is expected to take longer than this to open a story is left out. */
const patience = 120_000;

const OURS = "who-said-what";
const SEARCHERS = ["itemsjs + MiniSearch", "MiniSearch", "Orama", "FlexSearch"];
const FILTERERS = ["crossfilter2", "itemsjs + MiniSearch", "Orama", "loops by hand"];
const ALL = [OURS, "crossfilter2", ...SEARCHERS, "loops by hand"];
const TASKS = [
  { name: "filter", queries: clicks, by: [OURS, ...FILTERERS] },
  { name: "search", queries: searches, by: [OURS, ...SEARCHERS] },
  { name: "typing", queries: typing, by: [OURS, ...SEARCHERS] },
];

mkdirSync(folder, { recursive: true });
const missing = sizes.filter((size) => !existsSync(`${folder}${size}.json`));
if (missing.length > 0) {
  console.log(`generating stories of ${missing.join(", ")} statements`);
  execFileSync("cargo", ["run", "--quiet", "--example", "generate", "--", folder, ...missing.map(String)], { cwd: root, stdio: "inherit" });
}
await build({ entryPoints: [`${root}scripts/bench/page/page.mjs`], bundle: true, minify: true, format: "esm", outfile: `${folder}page.js`, logLevel: "warning" });
for (const [name, script, body] of [["page", "/bench/page.js", ""], ["widget", "/pkg/who-said-what.min.js", ""]]) {
  writeFileSync(`${folder}${name}.html`, `<!doctype html><meta charset="utf-8"><title>${name}</title><script type="module" src="${script}"></script>${body}`);
}

// Isolated from other sites, so that the clock is exact to five microseconds.
const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
const server = await serve({ mounts: { "/bench/": folder }, intercept: () => ({ headers }) });
const browser = await launch({ args: ["--js-flags=--expose-gc --max-old-space-size=8192"], protocolTimeout: 1_800_000 });

/** @type {Result[]} */
const results = [];
/** @param {string} contender @param {string} task @param {number} statements @param {number[]} times */
function timed(contender, task, statements, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  results.push({ contender, task, statements, median_ms: at(0.5), p95_ms: at(0.95), bytes: null });
}

/** A page in a process of its own. */
async function page() {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`${server.url}/bench/page.html`);
  await page.waitForFunction("typeof open === 'function' && open.length === 2");
  return page;
}

/** @typedef {import("puppeteer-core").Page} Page */
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

/** Contenders that have become too slow, with how long they took last. @type {Map<string, { size: number, time: number }>} */
const last = new Map();

try {
  for (const size of sizes) {
    const waited = ALL.filter((name) => {
      if (only && !only.includes(name)) return false;
      const before = last.get(name);
      return !before || (before.time * size) / before.size < patience;
    });
    /** @type {Map<string, number[]>} */
    const opened = new Map(waited.map((name) => [name, []]));
    const left = ALL.filter((name) => (!only || only.includes(name)) && !waited.includes(name));
    if (left.length > 0) console.log(`${size}: not waited for, as opening would take minutes: ${left.join(", ")}`);

    // Memory first, in a page that has done nothing else.
    for (const name of ["story as objects", ...waited]) {
      const fresh = await page();
      const before = await memory(fresh);
      const time = await open(fresh, name, size);
      last.set(name, { size, time });
      opened.get(name)?.push(time);
      results.push({ contender: name, task: "memory", statements: size, median_ms: null, p95_ms: null, bytes: (await memory(fresh)) - before });
      await fresh.browserContext().close();
    }

    /** @type {Map<string, Page>} */
    const pages = new Map();
    for (const name of waited) pages.set(name, await page());
    const rounds = size <= 10_000 ? 7 : size <= 100_000 ? 5 : 1;
    for (let round = 0; round < rounds; round++) {
      for (const [name, page] of pages) {
        // Once more is enough of what takes long.
        if (round > 0 && (last.get(name)?.time ?? 0) > 5_000) continue;
        opened.get(name)?.push(await open(page, name, size));
      }
    }
    for (const [name, times] of opened) timed(name, "open", size, times);

    // Nobody's time counts whose answers are not those of the oracle.
    const judge = await page();
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
      for (const [name, all] of times) timed(name, task, size, all);
    }
    for (const one of [judge, ...pages.values()]) await one.browserContext().close();
    if (size <= 100_000 && !only) for (const { task, times } of await widget(server.url, size)) timed(OURS, task, size, times);
    show(size);
  }
} finally {
  await browser.close();
  await server.close();
}

writeFileSync(`${folder}results.json`, `${JSON.stringify(results, null, 1)}\n`);
const versions = Object.entries(JSON.parse(readFileSync(`${root}package.json`, "utf8")).devDependencies)
  .filter(([name]) => /crossfilter|itemsjs|minisearch|orama|flexsearch/.test(name))
  .map(([name, version]) => `${name} ${version}`);
console.log(`${versions.join(", ")}\n${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB; written: target/bench/results.json`);

/** @param {number} size */
function show(size) {
  const tasks = ["open", "filter", "search", "typing", "memory"];
  const cell = (/** @type {string} */ contender, /** @type {string} */ task) => {
    const found = results.find((r) => r.contender === contender && r.task === task && r.statements === size);
    if (!found) return "-";
    if (found.bytes !== null) return `${(found.bytes / 1e6).toFixed(1)} MB`;
    return `${milliseconds(found.median_ms)} / ${milliseconds(found.p95_ms)}`;
  };
  console.log(`\n${size.toLocaleString("en-US")} statements: median / 95th percentile, in ms`);
  console.log(["".padEnd(22), ...tasks.map((task) => task.padStart(18))].join(""));
  for (const name of [...ALL, "story as objects"]) console.log([name.padEnd(22), ...tasks.map((task) => cell(name, task).padStart(18))].join(""));
  const drawn = results.filter((r) => r.statements === size && r.task.startsWith("widget"));
  for (const { task, median_ms, p95_ms } of drawn) console.log(`${task.padEnd(40)}${`${milliseconds(median_ms)} / ${milliseconds(p95_ms)}`.padStart(18)}`);
}

/** @param {number | null} time */
function milliseconds(time) {
  return time === null ? "-" : time < 1 ? time.toFixed(3) : time < 100 ? time.toFixed(1) : Math.round(time).toLocaleString("en-US");
}
