// What the contenders are asked, by the numbers of the values: the lower, the more statements have it.

/** @typedef {import("./page/story.mjs").Query} Query */

/** A reader's clicks: each query is one choice away from the one before. @type {Query[]} */
export const clicks = [
  { actor: [0] },
  { actor: [0], stance: [1] },
  { actor: [0], stance: [1], source: [2] },
  { stance: [1], source: [2] },
  { source: [2] },
  { source: [2, 5] },
  { source: [2, 5], actor: [1] },
  { actor: [1], source: [5] },
  { actor: [1] },
  { actor: [1, 7] },
  { actor: [1, 7], mode: [0] },
  { actor: [7], mode: [0] },
  { mode: [0] },
  { mode: [0], topic: [3] },
  { topic: [3] },
  { topic: [3, 4] },
  { topic: [3, 4], source: [0] },
  { topic: [4], source: [0] },
  { source: [0] },
  { source: [0], claim: [7] },
  { claim: [7] },
  {},
  { stance: [0] },
  { stance: [0, 2] },
  { stance: [2] },
  {},
];

/** Two words, and something chosen: words that every eighth statement has, and words that few have. @type {Query[]} */
export const searches = [
  { text: "ceasefire border", source: [3] },
  { text: "strike budget", actor: [0] },
  { text: "court harvest", stance: [1] },
  { text: "bridge talks", source: [0, 1] },
  { text: "railway evidence", mode: [0] },
  { text: "hospital eleven", topic: [2] },
  { text: "april warning", actor: [2], stance: [0] },
  { text: "storm kagu", stance: [2] },
  { text: "school thousand", source: [8] },
  { text: "north percent", actor: [5] },
];

/** A word, letter by letter. @type {Query[]} */
export const typing = Array.from("ceasefire", (_, i) => ({ text: "ceasefire".slice(0, i + 1) }));
