// Words in other languages than the built-in English, and a page's own. Loaded only where they are wanted.
import { fetchText } from "./fetch.js";
import { categories, intl } from "./intl.js";
import { english, shipped } from "./language.js";

/** @typedef {string | Partial<Record<string, string>>} Text a text, or one for each plural category that the language has */
/** @typedef {Record<string, Text>} Texts */
/** @typedef {import("./element.js").Words} Words */
/**
 * A language, for the element and, in `ask`, for the compiled module, which knows the answers by their order.
 * @typedef {{ lang: string, dir: string, loading: string, failed: string, missing: string, say: (key: string, values?: Record<string, number>) => string,
 *   ask: (question: number, a: number, b: number, c: number, names: string) => string }} Interface
 */

// Each by name, so that bundlers see them.
const files = {
  ar: () => new URL("./words/ar.json", import.meta.url),
  de: () => new URL("./words/de.json", import.meta.url),
  en: () => new URL("./words/en.json", import.meta.url),
  es: () => new URL("./words/es.json", import.meta.url),
  fr: () => new URL("./words/fr.json", import.meta.url),
  ko: () => new URL("./words/ko.json", import.meta.url),
  ru: () => new URL("./words/ru.json", import.meta.url),
  uk: () => new URL("./words/uk.json", import.meta.url),
};

/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/**
 * A file of words, requested once for all widgets; a failed attempt is not remembered.
 *
 * @param {keyof typeof files} name
 * @param {(url: URL) => Promise<string>} read
 */
function file(name, read) {
  const known = loaded.get(name) ?? read(files[name]()).then((text) => JSON.parse(text));
  loaded.set(name, known);
  known.catch(() => loaded.delete(name));
  return known;
}

/**
 * The interface in a language, with a page's own words in place of those that ship. A language that there are no words
 * in is English, if the page has not said that its own words are in it.
 *
 * @param {string} tag
 * @param {Words} [own]
 * @param {string} [integrity] hashes, one of which a file of words must have
 * @param {(url: URL) => Promise<string>} [read]
 * @returns {Promise<Interface>}
 */
export async function load(tag, own, integrity, read = (url) => fetchText(url, undefined, integrity)) {
  const wanted = valid(own?.language ?? tag);
  const name = /** @type {keyof typeof files} */ (shipped.exec(wanted)?.[0].toLowerCase() ?? "en");
  const lang = shipped.test(wanted) || own?.language ? wanted : "en";
  // British, as the built-in words are.
  const tools = intl(lang === "en" ? "en-GB" : lang);
  if (name === "en" && !own) {
    return /** @type {Interface} */ ({ ...english, lang, ask: asked(lang, "", tools) });
  }
  const { element, ...texts } = await file(name, read);
  const { language: _, element: ownElement, ...ownTexts } = own ?? {};
  const words = merged(texts, ownTexts, "");
  const said = merged(element, ownElement ?? {}, "element.");
  /** @param {Text} text @param {number} n */
  const form = (text, n) => (typeof text === "string" ? text : (text[categories[tools.plural(n)]] ?? text.other ?? ""));
  return {
    lang,
    dir: form(words.direction, 0),
    loading: form(said.loading, 0),
    failed: form(said.failed, 0),
    missing: form(said.missing, 0),
    say: (key, values = {}) => filled(form(said[key], values.n ?? 0), values, tools.number),
    ask: asked(lang, Object.values(words).map((text) => `${row(text)}\n`).join(""), tools),
  };
}

/**
 * Puts numbers into a text.
 *
 * @param {string} text
 * @param {Record<string, number>} values
 * @param {(n: number) => string} number
 */
const filled = (text, values, number) => text.replace(/\{(\w+)\}/g, (_, name) => number(values[name]));

/**
 * Answers the questions of the compiled module, in the order of its `Question`.
 *
 * @param {string} tag
 * @param {string} table
 * @param {ReturnType<typeof intl>} tools
 * @returns {Interface["ask"]}
 */
function asked(tag, table, { plural, number, date, between }) {
  /** @type {Interface["ask"][]} */
  const answers = [
    () => tag,
    () => table,
    (_, n) => String(plural(n)),
    (_, n) => number(n),
    (_, year, month, day) => date(year, month, day),
    (_, i, _b, _c, names) => between(names.split("\n").slice(0, -1), i),
  ];
  return (question, ...values) => answers[question](question, ...values);
}

/** A tag that Intl takes; its language alone, or none, if it is not one. @param {string} tag */
function valid(tag) {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? "";
  } catch {
    return shipped.exec(tag)?.[0] ?? "";
  }
}

/**
 * Texts with others in place of some of them. Those that cannot be used are named in the console and left out.
 *
 * @param {Texts} texts
 * @param {Record<string, unknown>} own
 * @param {string} path
 */
function merged(texts, own, path) {
  const all = { ...texts };
  for (const [key, text] of Object.entries(own)) {
    const forms = typeof text === "string" ? { other: text } : /** @type {Record<string, unknown>} */ (text ?? {});
    const usable = forms.other && Object.entries(forms).every(([name, form]) => categories.includes(name) && typeof form === "string");
    if (!Object.hasOwn(texts, key)) {
      console.warn(`who-said-what: words.${path}${key}: there is no such text; leave it out, or mend the name.`);
    } else if (!usable) {
      console.warn(`who-said-what: words.${path}${key}: write a text, or an object of texts with the keys ${categories.join(", ")}, of which other must be there.`);
    } else {
      all[key] = /** @type {Text} */ (text);
    }
  }
  return all;
}

/** A text as a line of a table: its forms with tabs between. @param {Text} text */
function row(text) {
  const forms = typeof text === "string" ? [text] : categories.map((category) => text[category] ?? "");
  return forms.map((form) => form.replace(/[\t\n\r]+/g, " ")).join("\t");
}
