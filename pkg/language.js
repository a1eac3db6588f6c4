// Which language the interface speaks: that of the page where the element stands, never the browser's. English is built in.

/** @typedef {import("./words.js").Interface} Interface */
/** @typedef {import("./element.js").Words} Words */
/** @typedef {Omit<Interface, "ask"> & { ask?: Interface["ask"] }} Texts what the element itself says */

/** The languages that there are words in, at the beginning of a tag. */
export const shipped = /^(ar|de|en|es|fr|ko|ru|uk)(?=-|$)/i;

/** @type {Texts} */
export const english = {
  lang: "en",
  dir: "ltr",
  loading: "Loading the statements…",
  failed: "The statements could not be shown.",
  problems: (count, n) => (count === n ? `All ${n} problems` : `The first ${count} of ${n} problems`),
};

/**
 * The language of the page at an element, as a tag: `lang` of itself or the nearest ancestor, also out of shadow trees.
 *
 * @param {Element | undefined} element
 */
export function languageOf(element) {
  let named;
  while (element && !(named = element.closest("[lang]"))) {
    element = /** @type {ShadowRoot} */ (element.getRootNode()).host;
  }
  return named?.getAttribute("lang") ?? "";
}

/**
 * The interface in the language of the page at an element, if there are words in it; else in English. Never fails, and
 * for English loads nothing.
 *
 * @param {Element} element
 * @param {Words} [own] the page's own words
 * @param {string} [integrity] hashes, one of which a file of words must have
 * @returns {Promise<Texts>}
 */
export async function speak(element, own, integrity) {
  const tag = languageOf(element);
  if (own || (shipped.test(tag) && !/^en(-GB)?$/i.test(tag))) {
    try {
      return await (await import("./words.js")).load(tag, own, integrity);
    } catch (error) {
      console.warn(`who-said-what: the words for "${own?.language ?? tag}" did not load; they are English now.`, error);
    }
  }
  return english;
}
