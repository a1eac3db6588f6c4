// Which language the interface speaks: that of the page where the element stands, never the browser's. English is built in.
import { warn } from "./fetch.js";

/** @typedef {import("./words.js").Interface} Interface */
/** @typedef {import("./element.js").Words} Words */
/**
 * What the element itself says. `say` is there when it is not English; what is seldom said has its English where it is said.
 * @typedef {Omit<Interface, "ask" | "say"> & Partial<Pick<Interface, "ask" | "say">>} Texts
 */

/** The languages that there are words in, at the beginning of a tag. */
export const shipped = /^(ar|de|en|es|fr|ko|ru|uk)(?=-|$)/i;

/** @type {Texts} */
export const english = {
  lang: "en",
  dir: "ltr",
  loading: "Loading the statements…",
  failed: "The statements could not be shown.",
  missing: "This part did not load. Please try again.",
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
 * Tells of every `lang` that changes where the language of an element may come from, until the signal ends it.
 *
 * @param {Node} element
 * @param {AbortSignal} signal
 * @param {() => void} changed
 * @returns {() => void} to be called when the element has been moved
 */
export function watchLanguage(element, signal, changed) {
  const observer = new MutationObserver(changed);
  const watch = () => {
    observer.disconnect();
    for (let at = signal.aborted ? undefined : element; at; at = /** @type {ShadowRoot} */ (at.getRootNode()).host) {
      observer.observe(at.getRootNode(), { subtree: true, attributeFilter: ["lang"] });
    }
  };
  watch();
  signal.addEventListener("abort", watch);
  return watch;
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
      warn(`the words for "${own?.language ?? tag}" did not load; they are English now`, error);
    }
  }
  return english;
}
