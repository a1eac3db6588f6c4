// Which quotations are of one utterance: ours, beside comparing all pairs with what is there in JavaScript. The generated
// story knows, and a contender's time counts only if it finds what belongs together and little else.
import { fresh, timed } from "./measure.mjs";

/** Who takes longer than this for a story is not asked about ten times as many quotations: all pairs are a hundred times as many. */
const patience = 3_000;
/** The share of the pairs to be found, and of those found that must be right. */
const enough = 0.95;

/** Contenders that have become too slow, by engine. @type {WeakMap<object, Set<string>>} */
const slow = new WeakMap();

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url of the server
 * @param {number} size how many quotations
 * @returns {Promise<import("./run.mjs").Result[]>}
 */
export async function grouping(browser, url, size) {
  const results = [];
  const out = slow.get(browser) ?? new Set();
  slow.set(browser, out);
  for (const name of ["who-said-what", "diff, all pairs", "fastest-levenshtein, all pairs"].filter((name) => !out.has(name))) {
    const page = await fresh(browser, url);
    try {
      const times = [];
      let last;
      do {
        last = /** @type {any} */ (await page.evaluate(`group(${JSON.stringify(name)}, "/bench/q${size}.json")`));
        times.push(last.time);
      } while (times.length < 5 && last.time < 2_000);
      if (last.time > patience) out.add(name);
      const good = last.recall >= enough && last.precision >= enough;
      const result = timed(name, "group utterances", size, times);
      const found = `${(last.recall * 100).toFixed(1)} % of the pairs, ${(last.precision * 100).toFixed(1)} % of those right`;
      console.log(`${size} quotations grouped, ${name}: ${result.median_ms?.toFixed(0)} ms; ${found}${good ? "" : ": too few, so its time does not count"}`);
      if (good) results.push(result);
      else if (name === "who-said-what") process.exitCode = 1;
    } finally {
      await page.browserContext().close();
    }
  }
  return results;
}
