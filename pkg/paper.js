// For browsers in which no style sheet can unfold what is folded away (without `::details-content`: Firefox before 143,
// Safari before 18.4): it is unfolded while the page is printed.

/**
 * @param {ShadowRoot} root
 * @param {AbortSignal} signal ends it
 */
export function unfoldForPaper(root, signal) {
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  const open = (/** @type {boolean} */ is) => folded.forEach((one) => (one.open = is));
  addEventListener("beforeprint", () => {
    folded = [...root.querySelectorAll("details")].filter((one) => !one.open);
    open(true);
  }, { signal });
  addEventListener("afterprint", () => open(false), { signal });
}
