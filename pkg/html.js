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
 * @param {Element} element
 * @param {string} html
 */
export function setHtml(element, html) {
  element.innerHTML = vouch().createHTML(html);
}

/** @param {URL} url of a script of the package */
export function trustedUrl(url) {
  return vouch().createScriptURL(url.href);
}
