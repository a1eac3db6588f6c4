// A page with the story that ships: from navigation to a widget that answers, with nothing in the cache, in a Chromium that has
// done nothing else.
import { readFileSync } from "node:fs";
import { launch } from "../browser.mjs";
import { OURS, timed } from "./measure.mjs";

const ROUNDS = 15;
const { statements } = JSON.parse(readFileSync(new URL("../../pkg/wasm/story.json", import.meta.url), "utf8"));

/**
 * @param {string} url of the server
 * @returns {Promise<import("./run.mjs").Result[]>}
 */
export async function ready(url) {
  const results = [];
  const browser = await launch();
  try {
    for (const slower of [1, 4]) {
      const times = [];
      for (let round = 0; round < ROUNDS; round++) times.push(await visit(browser, url, slower));
      const task = slower === 1 ? "widget: navigation to interactive" : `widget: navigation to interactive, CPU ${slower}x slower`;
      const result = timed(OURS, task, statements.length, times);
      console.log(`${task}: ${result.median_ms?.toFixed(0)} / ${result.p95_ms?.toFixed(0)} ms`);
      results.push(result);
    }
  } finally {
    await browser.close();
  }
  return results;
}

/** @param {import("puppeteer-core").Browser} browser @param {string} url @param {number} slower @returns {Promise<number>} milliseconds */
async function visit(browser, url, slower) {
  // A new profile: nothing is kept, no compiled code either.
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const session = await page.createCDPSession();
    await session.send("Emulation.setCPUThrottlingRate", { rate: slower });
    await page.evaluateOnNewDocument(() => {
      addEventListener("wsw-ready", () => Object.assign(globalThis, { readyAt: performance.now() }), true);
    });
    await page.goto(`${url}/bench/shipped.html`);
    await page.waitForFunction("globalThis.readyAt !== undefined");
    return Number(await page.evaluate("readyAt"));
  } finally {
    await context.close();
  }
}
