// Opening in slices: how long it takes, and what a reader notices of it meanwhile.
import { fresh, OURS, timed } from "./measure.mjs";

/**
 * Opens a story as it comes from the server while somebody presses keys, and asks it 26 times.
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url of the server
 * @param {number} size
 * @param {boolean} delays whether the engine can be made to press keys meanwhile
 * @returns {Promise<import("./run.mjs").Result[]>}
 */
export async function slices(browser, url, size, delays) {
  const page = await fresh(browser, url);
  try {
    const opening = page.evaluate(`slices("/bench/${size}.json")`);
    let done = false;
    const opened = opening.finally(() => (done = true));
    // Not waited for one by one: what is asked of a page that stands still would wait as well.
    const pressed = [];
    while (delays && !done) {
      pressed.push(page.keyboard.press("a").catch(() => {}));
      await new Promise((next) => setTimeout(next, 20));
    }
    const { time, turns, progress } = /** @type {any} */ (await opened);
    await Promise.all(pressed);
    const waited = /** @type {number[]} */ (await page.evaluate("pressed()"));
    if ((size > 10_000 && progress[0] > 0.5) || progress.at(-1) !== 1) throw new Error(`the progress shown went from ${progress[0]} to ${progress.at(-1)}`);
    return [
      timed(OURS, "open in slices", size, [time]),
      timed(OURS, "open in slices: longest the page stood still", size, [Math.max(...turns)]),
      ...(waited.length > 0 ? [timed(OURS, "open in slices: from a key to its handler", size, waited)] : []),
    ];
  } finally {
    await page.browserContext().close();
  }
}
