// What the element says only on some pages: each such file has its English; other languages bring theirs.

/** @typedef {import("./language.js").Texts} Texts */

/**
 * A text in the language of the widget.
 *
 * @param {Texts} language
 * @param {Record<string, string | { one: string, other: string }>} english
 * @param {string} key
 * @param {Record<string, number>} [values] what goes into its places; `n` decides the plural
 */
export function say(language, english, key, values = {}) {
  if (language.say) return language.say(key, values);
  const text = english[key];
  const form = typeof text === "string" ? text : values.n === 1 ? text.one : text.other;
  return form.replace(/\{(\w+)\}/g, (_, name) => values[name].toLocaleString("en-GB"));
}
