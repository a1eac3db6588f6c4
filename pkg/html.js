// Setting HTML under a policy that allows it only from those who vouch for it (Trusted Types). The HTML that goes through
// here is made by the compiled module's templates, which escape every text of a story.

/** @type {{ createHTML(html: string): string } | undefined} */
let policy;

/**
 * @param {Element} element
 * @param {string} html
 */
export function setHtml(element, html) {
  const factory = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= factory ? factory.createPolicy("who-said-what", { createHTML: (/** @type {string} */ text) => text }) : undefined;
  element.innerHTML = policy ? policy.createHTML(html) : html;
}
