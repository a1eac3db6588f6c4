// What runs in the page of one contender: it opens stories, answers queries and takes the time.
import { contenders } from "./contenders.mjs";
import { group } from "./grouping.mjs";
import { FACETS } from "./story.mjs";

/** @typedef {import("./story.mjs").Query} Query */

/** @type {import("./contenders.mjs").Engine | undefined} */
let engine;

// The memory of WebAssembly modules, whoever makes them: what the browser says of its heap leaves it out.
/** @type {WebAssembly.Memory[]} */
const memories = [];
for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
  const original = /** @type {any} */ (WebAssembly[name]);
  WebAssembly[name] = async (/** @type {any[]} */ ...rest) => {
    const result = await original(...rest);
    const { memory } = (result.instance ?? result).exports;
    if (memory instanceof WebAssembly.Memory) memories.push(memory);
    return result;
  };
}

/** @type {number[]} */
const waited = [];
addEventListener("keydown", (event) => waited.push(performance.now() - event.timeStamp));

const collect = () => /** @type {any} */ (globalThis).gc?.();

Object.assign(globalThis, {
  /** From the text of a story to the first answer, in milliseconds. @param {string} name @param {string} url */
  async open(name, url) {
    engine?.free?.();
    engine = undefined;
    const text = await (await fetch(url)).text();
    // What is no part of the work: the module's own loading, and what was left from before.
    if (name === "who-said-what") {
      const core = "/pkg/core.js";
      await (await import(core)).load();
    }
    collect();
    const start = performance.now();
    engine = await contenders[name](text);
    await engine.answer({});
    return performance.now() - start;
  },

  /**
   * Opens a story as it comes, in slices; how long it took, how long the page was not its own each time, and the progress.
   * @param {string} url
   */
  async slices(url) {
    const path = "/pkg/core.js";
    const { open } = await (await import(path)).load();
    /** @type {number[]} */
    const progress = [];
    /** @type {number[]} */
    const turns = [];
    let last = performance.now();
    let done = false;
    // What stands in the queue of tasks has its turn between two slices.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const now = performance.now();
      turns.push(now - last);
      last = now;
      if (!done) port2.postMessage(undefined);
    };
    const start = performance.now();
    last = start;
    port2.postMessage(undefined);
    const story = await open(await fetch(url), { progress: (/** @type {number} */ share) => progress.push(share) });
    story.answer({});
    const time = performance.now() - start;
    done = true;
    story.free();
    return { time, turns, progress };
  },

  group,

  /** How long each key waited for its handler. */
  pressed: () => waited,

  /** Bytes of memory that WebAssembly modules have. */
  modules: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),

  /** Milliseconds for each query. @param {Query[]} queries @param {number} rounds */
  async run(queries, rounds) {
    if (!engine) throw new Error("no story is open");
    const { answer, query } = engine;
    const prepared = queries.map((one) => query(one));
    const times = [];
    for (let round = 0; round < rounds; round++) {
      for (const one of prepared) {
        const start = performance.now();
        await answer(one);
        times.push(performance.now() - start);
      }
    }
    return times;
  },

  /** What each query gives: how many statements, which, and every count, as numbers that differ if those do. @param {Query[]} queries */
  async check(queries) {
    if (!engine) throw new Error("no story is open");
    const all = [];
    for (const query of queries) {
      const { total, ids, counts } = engine.read(await engine.answer(engine.query(query)));
      all.push({ total, ids: ids.length === 0 && total > 0 ? null : digest([...Array.from(ids)].sort((a, b) => a - b)), counts: digest(FACETS.flatMap((facet) => [-1, ...Array.from(counts[facet])])) });
    }
    return all;
  },
});

/** FNV-1a over numbers. @param {number[]} numbers */
function digest(numbers) {
  let hash = 0x811c9dc5;
  for (const number of numbers) hash = Math.imul(hash ^ number, 0x01000193) ^ (hash >>> 15);
  return hash >>> 0;
}
