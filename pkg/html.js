// What a page's policy may allow only to those who vouch for it (Trusted Types). The HTML that goes through here is made by
// the compiled module's templates, which escape every text of a story; the one script is the package's own.

/** @typedef {Record<"createHTML" | "createScriptURL", (text: string) => string>} Policy */

/** @type {Policy | undefined} */
let policy;

/** @returns {Policy} */
function vouch() {
  const rules = { createHTML: String, createScriptURL: String };
  const factory = /** @type {any} */ (globalThis).trustedTypes;
  return (policy ??= factory ? factory.createPolicy("who-said-what", rules) : rules);
}

/**
 * Sets what stands in an element. What had the focus in it has it again, if it is still there.
 *
 * @param {Element} element
 * @param {string} html
 */
export function setHtml(element, html) {
  const held = element.querySelector(":focus");
  element.innerHTML = vouch().createHTML(html);
  if (held) {
    const same = [...element.querySelectorAll(held.localName)].find((one) => sign(one) === sign(held));
    /** @type {HTMLElement | undefined} */ (same)?.focus({ preventScroll: true });
  }
}

/**
 * What tells an element that can have the focus from others: its attributes, and of one that opens its text.
 *
 * @param {Element} element
 */
function sign(element) {
  return /** @type {Element} */ (element.cloneNode()).outerHTML + (element.localName === "summary" ? element.textContent : "");
}

/** @param {URL} url of a script of the package */
export function trustedUrl(url) {
  return vouch().createScriptURL(url.href);
}
