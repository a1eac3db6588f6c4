// Measures this project's published build beside what people would otherwise pick: in one run of headless Chromium (and of
// Firefox, where it is installed), on the same stories. Prints tables and writes target/bench/results.json.
//   node scripts/bench/run.mjs 1000 10000 100000 1000000     statements, the ones by default; who takes too long is not waited for
//   node scripts/bench/run.mjs 100000 --only=who-said-what,crossfilter2     without the others, and without the widget
//   node scripts/bench/run.mjs 1000 --engine=chromium     in one engine
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import puppeteer from "puppeteer-core";
import { launch } from "../browser.mjs";
import { look, programs } from "../engines.mjs";
import { serve } from "../serve.mjs";
import { ALL, measure, OURS, timed } from "./measure.mjs";
import { ready } from "./ready.mjs";
import { contenders, interfaces } from "./sizes.mjs";
import { slices } from "./slices.mjs";
import { grouping } from "./grouping.mjs";
import { widget } from "./widget.mjs";

/**
 * One figure. `bytes` is the memory in use where the task is "memory", and else what a page downloads for the contender, with
 * brotli. What was measured in Firefox says so in the contender's name.
 * @typedef {{ contender: string, task: string, statements: number, median_ms: number | null, p95_ms: number | null, bytes: number | null }} Result
 */

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = `${root}target/bench/`;
const sizes = process.argv.slice(2).filter((word) => /^\d+$/.test(word)).map(Number);
if (sizes.length === 0) sizes.push(1_000, 10_000, 100_000, 1_000_000);
const option = (/** @type {string} */ name) => process.argv.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
const only = option("only")?.split(",");
const engines = ["chromium", "firefox"].filter((engine) => (option("engine") ?? engine) === engine);
/** So many quotations are grouped; comparing all pairs in JavaScript is waited for with the first two. */
const quotations = [1_000, 10_000, 100_000].filter((size) => size <= Math.max(...sizes));

mkdirSync(folder, { recursive: true });
const wanted = [...sizes.map(String), ...quotations.map((size) => `q${size}`)];
const missing = wanted.filter((name) => !existsSync(`${folder}${name}.json`));
if (missing.length > 0) {
  console.log(`generating stories: ${missing.join(", ")}`);
  execFileSync("cargo", ["run", "--quiet", "--example", "generate", "--", folder, ...missing], { cwd: root, stdio: "inherit" });
}
await build({ entryPoints: [`${root}scripts/bench/page/page.mjs`], bundle: true, minify: true, format: "esm", outfile: `${folder}page.js`, logLevel: "warning" });
for (const [name, script, body] of [
  ["page", "/bench/page.js", ""],
  ["widget", "/pkg/who-said-what.min.js", ""],
  ["shipped", "/pkg/who-said-what.min.js", "<who-said-what></who-said-what>"],
]) {
  writeFileSync(`${folder}${name}.html`, `<!doctype html><meta charset="utf-8"><title>${name}</title><script type="module" src="${script}"></script>${body}`);
}

// Isolated from other sites, so that the clock is exact to five microseconds. But not the page that is navigated to: no
// article is, and the browser begins another process for a page that asks for it.
const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
const server = await serve({ mounts: { "/bench/": folder }, intercept: (path) => (path === "/bench/shipped.html" ? {} : { headers }) });

/** @param {string} engine @returns {Promise<import("puppeteer-core").Browser>} */
const start = (engine) =>
  engine === "chromium"
    ? launch({ args: ["--js-flags=--expose-gc --max-old-space-size=8192"], protocolTimeout: 1_800_000 })
    : puppeteer.launch({ browser: "firefox", executablePath: programs("firefox").FIREFOX, headless: true, protocolTimeout: 1_800_000, timeout: 60_000 });

/** @type {Result[]} */
const results = [];
const downloads = new Map((await contenders()).map(({ name, brotli }) => [name, brotli]));

try {
  for (const engine of engines) {
    if (look(/** @type {"chromium" | "firefox"} */ (engine)).missing.length > 0) {
      console.log(`${engine} is not installed, so nothing is measured in it`);
      continue;
    }
    const chromium = engine === "chromium";
    const browser = await start(engine);
    console.log(`\n${await browser.version()}`);
    try {
      for (const size of sizes.filter((size) => chromium || size <= 100_000)) {
        // Who takes minutes with very many is waited for in one engine, and with a million not at all.
        const few = size > (chromium ? 100_000 : 10_000) ? [OURS, "crossfilter2"] : undefined;
        const found = await measure(browser, server.url, size, { engine, only: only ?? few, weigh: chromium });
        found.push(...(await slices(browser, server.url, size, chromium)));
        if (chromium && size <= 100_000 && !only) for (const { task, times } of await widget(server.url, size)) found.push(timed(OURS, task, size, times));
        show(size, found);
        note(engine, found);
      }
      if (!only) {
        for (const size of quotations) note(engine, await grouping(browser, server.url, size));
        if (chromium) note(engine, await ready(server.url));
      }
    } finally {
      await browser.close();
    }
  }
} finally {
  await server.close();
}

console.log("\nwhat a reader downloads, minified: bytes, and with brotli");
for (const { name, of, raw, brotli } of await interfaces()) {
  console.log(`${name.padEnd(22)}${raw.toLocaleString("en-US").padStart(12)}${brotli.toLocaleString("en-US").padStart(12)}  ${of}`);
  results.push({ contender: name, task: "download", statements: 0, median_ms: null, p95_ms: null, bytes: brotli });
}
console.log("\nwhat a program downloads, as the bench uses each: with brotli");
for (const [name, brotli] of downloads) console.log(`${name.padEnd(34)}${brotli.toLocaleString("en-US").padStart(12)}`);

writeFileSync(`${folder}results.json`, `${JSON.stringify(results, null, 1)}\n`);
const versions = Object.entries(JSON.parse(readFileSync(`${root}package.json`, "utf8")).devDependencies)
  .filter(([name]) => /crossfilter|itemsjs|minisearch|orama|flexsearch|^diff$|levenshtein|^lit$|instantsearch|pagefind|timeline/.test(name))
  .map(([name, version]) => `${name} ${version}`);
console.log(`\n${versions.join(", ")}\n${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GB; written: target/bench/results.json`);

/** Keeps figures, each with what a page downloads for its contender. @param {string} engine @param {Result[]} found */
function note(engine, found) {
  for (const result of found) {
    const contender = engine === "chromium" ? result.contender : `${result.contender} in Firefox`;
    results.push({ ...result, contender, bytes: result.bytes ?? downloads.get(result.contender) ?? null });
  }
}

/** @param {number} size @param {Result[]} found */
function show(size, found) {
  const tasks = ["open", "filter", "search", "typing", "memory"];
  const cell = (/** @type {string} */ contender, /** @type {string} */ task) => {
    const one = found.find((r) => r.contender === contender && r.task === task);
    if (!one) return "-";
    if (one.bytes !== null) return `${(one.bytes / 1e6).toFixed(1)} MB`;
    return `${milliseconds(one.median_ms)} / ${milliseconds(one.p95_ms)}`;
  };
  console.log(`\n${size.toLocaleString("en-US")} statements: median / 95th percentile, in ms`);
  console.log(["".padEnd(22), ...tasks.map((task) => task.padStart(18))].join(""));
  for (const name of [...ALL, "story as objects"]) console.log([name.padEnd(22), ...tasks.map((task) => cell(name, task).padStart(18))].join(""));
  for (const { task, median_ms, p95_ms } of found.filter((r) => !tasks.includes(r.task))) {
    console.log(`${task.padEnd(40)}${`${milliseconds(median_ms)} / ${milliseconds(p95_ms)}`.padStart(18)}`);
  }
}

/** @param {number | null} time */
function milliseconds(time) {
  return time === null ? "-" : time < 1 ? time.toFixed(3) : time < 100 ? time.toFixed(1) : Math.round(time).toLocaleString("en-US");
}
