// Grouping quotations into utterances.
import { diffWords } from "diff";
import { distance } from "fastest-levenshtein";

/** @typedef {{ id: string, text: string, claim: string, source: string, actors: string[] }} Quote */

/** How alike two quotations must be, as a share of the shorter: chosen for each so that it finds what belongs together. @type {Record<string, (a: string, b: string) => boolean>} */
const alike = {
  "diff, all pairs"(a, b) {
    let common = 0;
    for (const part of diffWords(a, b)) if (!part.added && !part.removed) common += part.value.length;
    return common > 0.6 * Math.min(a.length, b.length);
  },
  // What is left of the longer one after the shorter one is taken out of it is no difference.
  "fastest-levenshtein, all pairs": (a, b) => distance(a, b) - Math.abs(a.length - b.length) < 0.45 * Math.min(a.length, b.length),
};

/** @param {string} name @param {string} text of a story @returns {Promise<() => string[][]>} what groups the ids of its statements */
async function ready(name, text) {
  if (name === "who-said-what") {
    const path = "/pkg/core.js";
    const { StoryIndex } = await (await import(path)).load();
    const index = new StoryIndex(text);
    return () => index.utterances().map((/** @type {any} */ { quotes }) => quotes.map((/** @type {any} */ { statement }) => statement));
  }
  /** @type {Quote[]} */
  const quotes = JSON.parse(text).statements;
  const same = alike[name];
  // Each with each before it, of another source, by one speaker or on one claim; what is alike is in one group.
  return () => {
    const group = quotes.map((_, i) => i);
    const root = (/** @type {number} */ at) => {
      while (group[at] !== at) at = group[at] = group[group[at]];
      return at;
    };
    for (let b = 0; b < quotes.length; b++) {
      for (let a = 0; a < b; a++) {
        const [one, two] = [quotes[a], quotes[b]];
        if (one.source === two.source || (one.claim !== two.claim && one.actors[0] !== two.actors[0])) continue;
        if (same(one.text, two.text)) group[root(b)] = root(a);
      }
    }
    /** @type {Map<number, string[]>} */
    const groups = new Map();
    quotes.forEach(({ id }, i) => groups.set(root(i), [...(groups.get(root(i)) ?? []), id]));
    return [...groups.values()];
  };
}

/** The time of grouping alone, and how much of what belongs together, and has two sources, was found. @param {string} name @param {string} url */
export async function group(name, url) {
  const text = await (await fetch(url)).text();
  const work = await ready(name, text);
  const start = performance.now();
  const groups = work();
  const time = performance.now() - start;
  const source = new Map(JSON.parse(text).statements.map((/** @type {Quote} */ { id, source }) => [id, source]));
  const pairs = (/** @type {string[]} */ ids, /** @type {(a: string, b: string) => void} */ each) => {
    for (let b = 0; b < ids.length; b++) for (let a = 0; a < b; a++) if (source.get(ids[a]) !== source.get(ids[b])) each(ids[a], ids[b]);
  };
  const said = (/** @type {string} */ id) => id.split("-")[0];
  /** @type {Map<string, string[]>} */
  const wanted = new Map();
  for (const id of source.keys()) {
    const one = wanted.get(said(id));
    if (one) one.push(id);
    else wanted.set(said(id), [id]);
  }
  let [all, found, right] = [0, 0, 0];
  for (const ids of wanted.values()) pairs(ids, () => all++);
  for (const ids of groups) {
    pairs(ids, (a, b) => {
      found++;
      if (said(a) === said(b)) right++;
    });
  }
  return { time, recall: right / all, precision: right / found };
}
