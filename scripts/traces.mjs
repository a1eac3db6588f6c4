// What a reader sees while the page loads, from Chromium's own traces: when something is painted first, when the largest part
// is, when the widget can be used, and how far what is there already moves. With nothing written ahead, with some of it, and
// with all of it, each also with a processor slowed four times. Medians; every run in a browser profile of its own.
//   node scripts/traces.mjs       five runs of each
//   node scripts/traces.mjs 11    as many as that
import { execFileSync } from "node:child_process";
import { brotliCompressSync, constants } from "node:zlib";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./browser.mjs";
import { serve } from "./serve.mjs";

const runs = Number(process.argv[2] ?? 5);
if (!Number.isInteger(runs) || runs < 1) {
  console.error(`"${process.argv[2]}" is not a number of runs: write a whole number from 1 on`);
  process.exit(2);
}
const top = fileURLToPath(new URL("..", import.meta.url));
const story = "src/story/north-korean-troops.json";
/** What the tool called Chromium DevTools names Fast 4G: milliseconds for an answer, bytes a second. */
const network = { latency: 60 * 2.75, downloadThroughput: (9e6 / 8) * 0.9, uploadThroughput: (1.5e6 / 8) * 0.9 };

/** @param {string[]} what */
const command = (...what) => execFileSync("cargo", ["run", "--quiet", "--release", "--", ...what], { cwd: top, encoding: "utf8", maxBuffer: 1e8 });
const raw = readFileSync(`${top}${story}`, "utf8");
const prepared = command("prepare", story, "--compact");
const element = `<who-said-what src="/story.json"></who-said-what>`;
const own = `<who-said-what src="/story.json"><blockquote><p>Nobody may cross, not even on foot</p></blockquote><p>Ada Moor, in The Gazette</p></who-said-what>`;
const reserved = "<style>who-said-what { display: block; min-height: 100vh }</style>";

/** What stands in the page before the script has come. @type {{ name: string, body: string, head?: string, story?: string }[]} */
const pages = [
  { name: "nothing", body: element },
  { name: "nothing, a screen kept free", body: element, head: reserved },
  { name: "a quotation", body: own },
  { name: "a quotation, a screen kept free", body: own, head: reserved },
  { name: "render --as light", body: command("render", story, "--as", "light", "--src", "/story.json") },
  { name: "render --as shadow", body: command("render", story, "--as", "shadow", "--src", "/story.json", "--css", "/pkg/who-said-what.css") },
  { name: "nothing, story not prepared", body: element, story: raw },
];

const para = "<p>What was said reaches us only as it was reported. So here is all of it: each statement with its speaker, the article that carries it, and the words that the article chose.</p>";
/** The widget on the first screen, with text before and after it: where most can move. @param {(typeof pages)[number]} page */
const html = ({ body, head = "" }) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>
<style>body { max-width: 1000px; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 Georgia, serif }</style>${head}
<script type="module" src="/pkg/who-said-what.min.js"></script></head><body><h1>Two accounts of Kursk</h1>${para}${body}${para.repeat(6)}</body></html>`;

/** Compressed, as a server sends it. @type {Map<string, import("./serve.mjs").Change>} */
const sent = new Map();
const types = /** @type {Record<string, string>} */ ({ html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", json: "application/json", wasm: "application/wasm" });
/** @param {string} path @param {() => string | Buffer} text */
function answer(path, text) {
  const found = sent.get(path) ?? {
    body: brotliCompressSync(text(), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    headers: { "Content-Encoding": "br", "Content-Type": types[path.split(".").pop() ?? ""] ?? "text/plain" },
  };
  sent.set(path, found);
  return found;
}

/** @typedef {{ paint: number, largest: number, ready: number, shift: number, moved: string }} Seen milliseconds; layout shift has no unit */

/**
 * One visit, traced.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url
 * @param {{ slow: number, width: number, height: number }} device
 * @returns {Promise<Seen>}
 */
async function visit(browser, url, { slow, width, height }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height });
  const session = await page.createCDPSession();
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...network });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slow });
  await page.evaluateOnNewDocument(() => {
    for (const type of ["wsw-ready", "wsw-compared"]) document.addEventListener(type, () => performance.mark(type));
  });
  await page.tracing.start({ categories: ["-*", "loading", "blink.user_timing", "devtools.timeline"] });
  await page.goto(url);
  await page.waitForFunction(() => performance.getEntriesByName("wsw-compared").length > 0);
  // What comes of the last change is painted, and moves, in the frames after it.
  await page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 500)));
  const trace = JSON.parse(new TextDecoder().decode(await page.tracing.stop()));
  await context.close();

  /** @type {any[]} */
  const events = trace.traceEvents;
  const start = events.findLast(({ name, args }) => name === "navigationStart" && args?.data?.documentLoaderURL === url);
  if (!start) throw new Error(`the trace has no navigation to ${url}`);
  const at = (/** @type {any} */ event) => (event ? (event.ts - start.ts) / 1000 : NaN);
  const own = events.filter(({ args, ts }) => ts >= start.ts && (args?.frame ?? args?.data?.frame ?? start.args.frame) === start.args.frame);
  const first = (/** @type {string} */ name) => own.find((event) => event.name === name);
  const shifts = own.filter(({ name, args }) => name === "LayoutShift" && !args.data.had_recent_input);
  return {
    paint: at(first("firstContentfulPaint")),
    largest: at(own.findLast(({ name }) => name === "largestContentfulPaint::Candidate")),
    ready: at(first("wsw-ready")),
    shift: shifts.reduce((sum, { args }) => sum + args.data.score, 0),
    moved: shifts.map(({ args, ts }) => `${args.data.score.toFixed(4)} at ${Math.round((ts - start.ts) / 1000)} ms`).join(", "),
  };
}

const median = (/** @type {number[]} */ list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

const server = await serve({
  intercept(path) {
    const number = /^\/(\d+)\//.exec(path)?.[1];
    if (number !== undefined) return answer(`${path}index.html`, () => html(pages[Number(number)]));
    if (path.endsWith("story.json")) return answer(path, () => (path.startsWith("/raw") ? raw : prepared));
    if (path.startsWith("/pkg/")) return answer(path, () => readFileSync(`${top}${path.slice(1)}`));
    return undefined;
  },
});
for (const page of pages) if (page.story) page.body = page.body.replace("/story.json", "/raw-story.json");
const browser = await launch();
try {
  console.log(`${await browser.version()}, Fast 4G, medians of ${runs}; ${Object.keys(types).join(", ")} compressed`);
  for (const device of [{ slow: 1, width: 1280, height: 800 }, { slow: 4, width: 360, height: 740 }]) {
    console.log(`\n${device.width} by ${device.height} px, processor ${device.slow === 1 ? "as it is" : `slowed ${device.slow} times`}`);
    console.log(`${"in the page before the script".padEnd(32)}${["first paint", "largest", "ready", "layout shift"].map((head) => head.padStart(14)).join("")}`);
    /** @type {Map<string, Seen[]>} */
    const seen = new Map(pages.map(({ name }) => [name, []]));
    // In turns, so that what else the machine does comes upon all alike.
    for (let run = 0; run < runs; run++) {
      for (const [number, { name }] of pages.entries()) seen.get(name)?.push(await visit(browser, `${server.url}/${number}/`, device));
    }
    for (const [name, all] of seen) {
      const of = (/** @type {"paint" | "largest" | "ready" | "shift"} */ key) => median(all.map((one) => one[key]));
      const times = [of("paint"), of("largest"), of("ready")].map((ms) => `${Math.round(ms)} ms`);
      console.log(name.padEnd(32) + [...times, of("shift").toFixed(4)].map((cell) => cell.padStart(14)).join(""));
      if (process.env.WSW_VERBOSE) for (const { moved } of all) console.log(`    moved: ${moved || "nothing"}`);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
