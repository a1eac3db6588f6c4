// Which quotations are of one utterance: ours, beside comparing all pairs with what is there in JavaScript. The generated
// story knows, and a contender's time counts only if it finds what belongs together and little else.
import { OURS, fresh, timed } from "./measure.mjs";

/**
 * Who takes longer than this for a story, or does not find enough in it, is not asked about ten times as many quotations: all
 * pairs are a hundred times as many.
 */
const patience = 3_000;
/** The share of the pairs to be found, and of those found that must be right. */
const enough = 0.95;

/** Contenders that are out, by engine. @type {WeakMap<object, Set<string>>} */
const outside = new WeakMap();

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url of the server
 * @param {number} size how many quotations
 * @returns {Promise<import("./run.mjs").Result[]>}
 */
export async function grouping(browser, url, size) {
  const results = [];
  const out = outside.get(browser) ?? new Set();
  outside.set(browser, out);
  for (const name of [OURS, "diff, all pairs", "fastest-levenshtein, all pairs"].filter((name) => !out.has(name))) {
    const page = await fresh(browser, url);
    try {
      const times = [];
      let last;
      do {
        last = /** @type {any} */ (await page.evaluate(`group(${JSON.stringify(name)}, "/bench/q${size}.json")`));
        times.push(last.time);
      } while (times.length < 5 && last.time < 2_000);
      const good = last.recall >= enough && last.precision >= enough;
      if (name !== OURS && (last.time > patience || !good)) out.add(name);
      const result = timed(name, "group utterances", size, times);
      const found = `${(last.recall * 100).toFixed(1)} % of the pairs, ${(last.precision * 100).toFixed(1)} % of those right`;
      console.log(`${size} quotations grouped, ${name}: ${result.median_ms?.toFixed(0)} ms; ${found}${good ? "" : ": too few, so its time does not count"}`);
      if (good) results.push(result);
      else if (name === OURS) process.exitCode = 1;
    } finally {
      await page.browserContext().close();
    }
  }
  return results;
}
