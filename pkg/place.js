// Keeps the reader's place when the view changes: a statement, or else the claim, that stood at the top of the screen stands
// there again if the new view has it; if not, the list begins there. The control that was pressed keeps the focus.

/** What has the text of a claim, one in each view. */
const claims = "[part=claim-text], .of, [data-claim-row] th, h4";

/**
 * @param {HTMLElement} host
 * @param {AbortSignal} signal ends it
 */
export function keepPlace(host, signal) {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const list = /** @type {Element} */ (root.querySelector("[data-region=claims]"));
  const views = /** @type {Element} */ (root.querySelector(".views"));
  const { top, bottom } = edges(list, views);
  /** @type {(() => void) | undefined} */
  let bring;
  // Before the widget hears of it.
  root.addEventListener("change", ({ target }) => {
    bring = /** @type {Element} */ (target).matches("[name=view], select") && top() < bottom() ? place(list, top, bottom()) : undefined;
  }, { capture: true, signal });
  host.addEventListener("wsw-view", () => {
    if (!bring) return;
    // What has not been laid out has no height yet to go by.
    list.toggleAttribute("data-laid", true);
    bring();
    requestAnimationFrame(() => requestAnimationFrame(() => list.toggleAttribute("data-laid", false)));
  }, { signal });
}

/**
 * Where the list begins, and where what stays on the screen above it ends.
 *
 * @param {Element} list
 * @param {Element} views
 */
function edges(list, views) {
  return { top: () => list.getBoundingClientRect().top, bottom: () => views.getBoundingClientRect().bottom };
}

/**
 * Remembers what the list shows at a height of the screen, to bring it there again.
 *
 * @param {Element} list
 * @param {() => number} top
 * @param {number} edge
 */
function place(list, top, edge) {
  const at = (/** @type {Element} */ one) => one.getBoundingClientRect().top;
  // Of one that is cut by the edge, more than half is to be seen.
  const seen = (/** @type {Element} */ one) => at(one) + one.clientHeight / 2 > edge;
  const first = (/** @type {string} */ selector) => [...list.querySelectorAll(selector)].find(seen);
  const statement = first("[data-statement]");
  const claim = statement ? statement.closest("[data-claim]")?.querySelector(claims) ?? statement.querySelector(claims) : first(claims);
  const id = statement?.getAttribute("data-statement");
  const text = claim?.textContent;
  const before = statement ?? claim;
  const height = before ? at(before) : edge;
  return () => {
    const same = (/** @type {Element} */ one) => one.getAttribute("data-statement") === id;
    const now = [...list.querySelectorAll("[data-statement]")].find(same) ?? [...list.querySelectorAll(claims)].find((one) => one.textContent === text);
    scrollBy({ top: now ? at(now) - height : top() - edge, behavior: "instant" });
  };
}
