// The contenders, each set up as its documentation advises for many documents and for searching as one types.
// `open` gets the text of a story and gives a function that answers queries; what it gives is read by `read`, outside the
// time that is taken, as each has its own form.
import crossfilter from "crossfilter2";
import FlexSearch from "flexsearch";
// @ts-expect-error It has no types.
import itemsjs from "itemsjs";
import MiniSearch from "minisearch";
import { create, insertMultiple, search } from "@orama/orama";
import { byHand, FACETS, plainly, SINGLE, table } from "./story.mjs";

/**
 * @typedef {import("./story.mjs").Query} Query
 * @typedef {import("./story.mjs").Answer} Answer
 * @typedef {import("./story.mjs").Facet} Facet
 * @typedef {{ answer: (query: any) => any, query: (query: Query) => any, read: (raw: any) => Answer, free?: () => void }} Engine
 *   `query` puts a query into the form that `answer` takes; neither it nor `read` is timed. `free` gives back what the
 *   garbage collector would only come to later
 * @typedef {(text: string) => Promise<Engine>} Open
 */

/** @param {Query} query */
const same = (query) => query;
/** @param {Answer} answer */
const itself = (answer) => answer;

/** @type {Open} */
async function ours(text) {
  const url = "/pkg/core.js";
  const { StoryIndex } = await (await import(url)).load();
  const index = new StoryIndex(text);
  const keys = Object.fromEntries(FACETS.map((facet) => [facet, /** @type {string[]} */ (index.keys(facet))]));
  return {
    answer: (query) => index.answer(query),
    query(query) {
      const named = FACETS.map((facet) => [facet, (query[facet] ?? []).map((value) => keys[facet][value])]);
      return { ...Object.fromEntries(named), text: query.text ?? "" };
    },
    free: () => index.free(),
    read: ({ statements, counts }) => ({ total: statements.length, ids: statements, counts }),
  };
}

// Numbers as values and records, since its sorted indexes are then typed arrays; one dimension and group for each facet;
// only the filter that has changed is set, as its incremental updates want.
/** @type {Open} */
async function withCrossfilter(text) {
  const data = table(JSON.parse(text));
  const records = crossfilter(Array.from({ length: data.size }, (_, i) => i));
  const facets = FACETS.map((facet) => {
    const dimension = facet === "actor" ? records.dimension((i) => /** @type {any} */ (data.actors[i]), true) : records.dimension((i) => data.single[facet][i]);
    return { facet, dimension: /** @type {any} */ (dimension), group: dimension.group(), set: "" };
  });
  const all = records.groupAll();
  return {
    query: same,
    answer(query) {
      for (const facet of facets) {
        const chosen = query[facet.facet] ?? [];
        const set = chosen.join();
        if (set === facet.set) continue;
        facet.set = set;
        if (chosen.length === 0) facet.dimension.filterAll();
        else if (chosen.length === 1) facet.dimension.filterExact(chosen[0]);
        else facet.dimension.filterFunction((/** @type {number} */ value) => chosen.includes(value));
      }
      // The first that a page would show.
      const first = [];
      for (let i = 0; i < data.size && first.length < 20; i++) if (records.isElementFiltered(i)) first.push(i);
      return { total: all.value(), counts: facets.map(({ group }) => group.all()), first };
    },
    read({ total, counts }) {
      const dense = facets.map(({ facet }, i) => {
        const numbers = data.keys[facet].map(() => 0);
        for (const { key, value } of counts[i]) numbers[key] = value;
        return [facet, numbers];
      });
      return { total, ids: records.allFiltered(), counts: Object.fromEntries(dense) };
    },
  };
}

// With MiniSearch for the search, as its documentation describes where its own (stemming, whole words) is not enough.
/** @type {Open} */
async function withItemsjs(text) {
  const data = table(JSON.parse(text));
  const items = Array.from({ length: data.size }, (_, i) => {
    const values = SINGLE.map((facet) => [facet, String(data.single[facet][i])]);
    return { id: i + 1, ...Object.fromEntries(values), actor: data.actors[i].map(String) };
  });
  const aggregations = Object.fromEntries(FACETS.map((facet) => [facet, { size: 1e6, conjunction: false, sort: "key" }]));
  const engine = itemsjs(items, /** @type {any} */ ({ native_search_enabled: false, aggregations }));
  const texts = miniSearch(data, 1);
  return {
    query: (query) => ({ text: query.text, filters: Object.fromEntries(FACETS.filter((f) => query[f]).map((f) => [f, query[f]?.map(String)])) }),
    answer: ({ text, filters }) =>
      engine.search({ per_page: 20, filters, ...(text ? { ids: texts.search(text).map(({ id }) => id) } : {}) }),
    read({ pagination, data: { aggregations } }) {
      const dense = FACETS.map((facet) => {
        const numbers = data.keys[facet].map(() => 0);
        for (const { key, doc_count } of aggregations[facet].buckets) numbers[key] = doc_count;
        return [facet, numbers];
      });
      // It gives a page of what was found and how many there are; not all.
      return { total: pagination.total, ids: [], counts: Object.fromEntries(dense) };
    },
  };
}

/** @param {import("./story.mjs").Table} data @param {number} from */
function miniSearch(data, from) {
  const texts = new MiniSearch({ fields: ["words"], autoVacuum: false, searchOptions: { prefix: true, combineWith: "AND" } });
  texts.addAll(Array.from({ length: data.size }, (_, i) => ({ id: i + from, words: data.words(i) })));
  return texts;
}

/** @type {Open} */
async function withMiniSearch(text) {
  const data = table(JSON.parse(text));
  const texts = miniSearch(data, 0);
  return {
    query: same,
    answer: (query) => byHand(data, query, query.text ? texts.search(query.text).map(({ id }) => id) : undefined),
    read: itself,
  };
}

// Scoring off (resolution 1), prefixes kept in the index ("forward"), no register for updates, an encoder that does no
// more than the story needs.
/** @type {Open} */
async function withFlexSearch(text) {
  const data = table(JSON.parse(text));
  const texts = new FlexSearch.Index({ tokenize: "forward", resolution: 1, fastupdate: false, encode: (/** @type {string} */ text) => text.toLowerCase().split(/\s+/) });
  for (let i = 0; i < data.size; i++) texts.add(i, data.words(i));
  return {
    query: same,
    answer: (query) => byHand(data, query, query.text ? /** @type {number[]} */ (texts.search(query.text, { limit: data.size })) : undefined),
    read: itself,
  };
}

// Facets as enums, no sort indexes, a threshold of 0 so that every word must be found. Its counts are under all filters,
// its own included: a facet in which something is chosen needs a search of its own, without that filter.
/** @type {Open} */
async function withOrama(text) {
  const data = table(JSON.parse(text));
  const engine = create({
    schema: { words: "string", source: "enum", actor: "enum[]", stance: "enum", mode: "enum", topic: "enum", claim: "enum" },
    sort: { enabled: false },
  });
  const documents = Array.from({ length: data.size }, (_, i) => {
    const values = SINGLE.map((facet) => [facet, data.single[facet][i]]);
    return { id: `s${i}`, words: data.words(i), actor: data.actors[i], ...Object.fromEntries(values) };
  });
  await insertMultiple(engine, documents, 1000);
  /** @param {Query} query @param {Facet[]} facets @param {boolean} page @param {Facet} [without] @returns {any} */
  const one = (query, facets, page, without) => {
    const chosen = FACETS.filter((facet) => query[facet]?.length && facet !== without);
    const where = Object.fromEntries(chosen.map((facet) => [facet, { [facet === "actor" ? "containsAny" : "in"]: query[facet] }]));
    return search(engine, /** @type {any} */ ({
      ...(query.text ? { term: query.text, properties: ["words"], threshold: 0 } : {}),
      where,
      facets: Object.fromEntries(facets.map((facet) => [facet, {}])),
      ...(page ? { limit: 20 } : { preflight: true }),
    }));
  };
  return {
    query: same,
    async answer(query) {
      const own = FACETS.filter((facet) => query[facet]?.length);
      const others = FACETS.filter((facet) => !own.includes(facet));
      const first = await one(query, others, true);
      const rest = await Promise.all(own.map((facet) => one(query, [facet], false, facet)));
      return [first, ...rest];
    },
    read(results) {
      const dense = FACETS.map((facet) => {
        const values = results.map((/** @type {any} */ result) => result.facets?.[facet]?.values).find(Boolean) ?? {};
        return [facet, data.keys[facet].map((_, value) => values[value] ?? 0)];
      });
      return { total: results[0].count, ids: [], counts: Object.fromEntries(dense) };
    },
  };
}

/** @type {Open} */
async function loops(text) {
  const data = table(JSON.parse(text));
  return { query: same, answer: (query) => byHand(data, query), read: itself };
}

/** @type {Open} */
async function oracle(text) {
  return { query: same, answer: plainly(table(JSON.parse(text))), read: itself };
}

/** Only the objects of the story, for their memory. @type {Open} */
async function objects(text) {
  const story = JSON.parse(text);
  return { query: same, answer: () => story, read: itself };
}

/** @type {Record<string, Open>} */
export const contenders = {
  "who-said-what": ours,
  crossfilter2: withCrossfilter,
  "itemsjs + MiniSearch": withItemsjs,
  MiniSearch: withMiniSearch,
  Orama: withOrama,
  FlexSearch: withFlexSearch,
  "loops by hand": loops,
  "story as objects": objects,
  oracle,
};
