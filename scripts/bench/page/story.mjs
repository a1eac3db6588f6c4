// What every contender but ours has to do for itself first: resolve the references of a story, gather the words that a
// statement is found by, and number the values of each facet.

/** @typedef {"source" | "actor" | "stance" | "mode" | "topic" | "claim"} Facet */
/** @typedef {Partial<Record<Facet, number[]>> & { text?: string }} Query values by their number */
/** @typedef {Record<Facet, ArrayLike<number>>} Counts by the number of a value */
/** @typedef {{ total: number, ids: ArrayLike<number>, counts: Counts }} Answer */

/** @type {Facet[]} */
export const FACETS = ["source", "actor", "stance", "mode", "topic", "claim"];
/** @type {Facet[]} Those of which a statement has one value. */
export const SINGLE = ["source", "stance", "mode", "topic", "claim"];

/**
 * @typedef {object} Table
 * @property {number} size how many statements
 * @property {Record<Facet, string[]>} keys the values of each facet
 * @property {Record<Facet, Uint16Array | Uint32Array>} single the value of each statement
 * @property {number[][]} actors of each statement, with those whom they belong to
 * @property {(statement: number) => string} words
 */

/** @param {any} story @returns {Table} */
export function table(story) {
  const size = story.statements.length;
  /** @param {any[]} list */
  const numbers = (list) => new Map(list.map(({ id }, i) => [id, i]));
  const [sources, actors, claims] = [numbers(story.sources), numbers(story.actors), numbers(story.claims)];
  /** @type {Map<string, number>} */
  const topics = new Map();
  for (const { topic } of story.claims) if (!topics.has(topic)) topics.set(topic, topics.size);
  const stances = ["asserts", "denies", "questions"];
  const modes = ["direct", "mixed", "indirect"];
  const parents = story.actors.map((/** @type {any} */ actor) => actors.get(actor.memberOf));
  const up = story.actors.map((/** @type {any} */ _, /** @type {number} */ i) => {
    const all = [];
    for (let at = /** @type {number | undefined} */ (i); at !== undefined; at = parents[at]) all.push(at);
    return all;
  });
  // A million statements are on more claims than two bytes can number.
  const column = () => new (story.claims.length > 1 << 16 ? Uint32Array : Uint16Array)(size);
  const single = { source: column(), stance: column(), mode: column(), topic: column(), claim: column(), actor: column() };
  const said = Array(size);
  story.statements.forEach((/** @type {any} */ statement, /** @type {number} */ i) => {
    const claim = /** @type {number} */ (claims.get(statement.claim));
    single.source[i] = /** @type {number} */ (sources.get(statement.source));
    single.claim[i] = claim;
    single.topic[i] = /** @type {number} */ (topics.get(story.claims[claim].topic));
    single.stance[i] = stances.indexOf(statement.stance ?? "asserts");
    single.mode[i] = modes.indexOf(statement.mode ?? "indirect");
    said[i] = statement.actors.length === 1 ? up[actors.get(statement.actors[0]) ?? 0] : [...new Set(statement.actors.flatMap((/** @type {string} */ id) => up[actors.get(id) ?? 0]))];
  });
  /** @param {any[]} list */
  const ids = (list) => list.map(({ id }) => id);
  return {
    size,
    keys: { source: ids(story.sources), actor: ids(story.actors), claim: ids(story.claims), stance: stances, mode: modes, topic: [...topics.keys()] },
    single,
    actors: said,
    words(i) {
      const { text, cue } = story.statements[i];
      const { title, publisher } = story.sources[single.source[i]];
      const names = said[i].map((/** @type {number} */ a) => story.actors[a].name).join(" ");
      return `${text} ${cue} ${names} ${story.claims[single.claim[i]].text} ${title} ${publisher}`;
    },
  };
}

/**
 * Filters and counts by hand, in one pass over typed arrays: for those that only search, and as a contender itself.
 * @param {Table} data
 * @param {Query} query
 * @param {ArrayLike<number>} [among] the statements that a search has found; all
 */
export function byHand({ size, keys, single, actors }, query, among) {
  const counts = /** @type {Record<Facet, Uint32Array>} */ ({});
  for (const facet of FACETS) counts[facet] = new Uint32Array(keys[facet].length);
  const chosen = FACETS.filter((facet) => query[facet]?.length).map((facet) => {
    const flags = new Uint8Array(keys[facet].length);
    for (const value of query[facet] ?? []) flags[value] = 1;
    return { facet, flags };
  });
  /** @type {number[]} */
  const ids = [];
  const length = among ? among.length : size;
  for (let at = 0; at < length; at++) {
    const i = among ? among[at] : at;
    /** @type {Facet | undefined} */
    let failed;
    let failures = 0;
    for (const { facet, flags } of chosen) {
      if (facet === "actor" ? !actors[i].some((actor) => flags[actor]) : !flags[single[facet][i]]) {
        failed = facet;
        failures++;
      }
    }
    if (failures > 1) continue;
    if (failures === 0) {
      ids.push(i);
      counts.source[single.source[i]]++;
      counts.stance[single.stance[i]]++;
      counts.mode[single.mode[i]]++;
      counts.topic[single.topic[i]]++;
      counts.claim[single.claim[i]]++;
      for (const actor of actors[i]) counts.actor[actor]++;
    } else if (failed === "actor") {
      for (const actor of actors[i]) counts.actor[actor]++;
    } else if (failed) {
      counts[failed][single[failed][i]]++;
    }
  }
  return { total: ids.length, ids, counts };
}

/** Searches word by word, letter by letter, as slowly as can be: what the others are held to. @param {Table} data */
export function plainly(data) {
  const texts = Array.from({ length: data.size }, (_, i) => ` ${data.words(i).toLowerCase()}`);
  return (/** @type {Query} */ query) => {
    const words = (query.text ?? "").split(" ").filter(Boolean);
    const found = texts.flatMap((text, i) => (words.every((word) => text.includes(` ${word}`)) ? [i] : []));
    return byHand(data, query, found);
  };
}
