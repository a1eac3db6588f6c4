// Keeps the reader's place when the view changes: a statement, or else the claim, that stood at the top of the screen stands
// there again if the new view has it; if not, the list begins there, and the place is kept for the view after that. The
// control that was pressed keeps the focus.

/**
 * What is read, how far down the screen it is, and where what stays on the screen above the list ends.
 *
 * @typedef {{ statement: string, claim: string, height: number, edge: number }} Place
 */

/** What stands for a claim as a whole. */
const ofClaim = "[data-claim], [data-claim-row]";

/**
 * @param {HTMLElement} host
 * @param {import("./wasm/who_said_what.js").Widget} widget
 * @param {AbortSignal} signal ends it
 */
export function keepPlace(host, widget, signal) {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const list = /** @type {Element} */ (root.querySelector("[data-region=claims]"));
  const views = /** @type {Element} */ (root.querySelector(".views"));
  const edge = () => views.getBoundingClientRect().bottom;
  const top = () => list.getBoundingClientRect().top;
  const view = () => /** @type {HTMLInputElement} */ (views.querySelector(":checked")).value;
  let shown = view();
  /** @type {Place | undefined} */
  let kept;
  /** Where the page was when the place was kept. */
  let at = NaN;
  /** The places that were left, by the address. @type {Map<string, Place | undefined>} */
  const left = new Map();
  const bring = (back = false) => {
    shown = view();
    if (!kept) return;
    const { statement, claim, height, edge } = kept;
    // Of a large story's list that may be another part.
    widget.reach(statement, claim);
    // So much below it that it can be scrolled to where it was.
    if (widget.large) widget.more(true);
    const one = find(list, kept);
    const chosen = shown;
    // What has not been laid out has no height yet to go by.
    list.toggleAttribute("data-laid", true);
    let frames = 3;
    at = scrollY;
    const scroll = () => {
      // Unless somebody has scrolled meanwhile; Back, the browser does.
      const ours = back || scrollY === at;
      if (view() !== chosen || !(one ?? list).isConnected) return;
      if (ours) scrollBy({ top: one ? from(one) - height : top() - edge, behavior: "instant" });
      if (ours) at = scrollY;
      // Again in the next frames, as more of the list may have come only now.
      requestAnimationFrame(ours && frames-- > 0 ? scroll : () => list.toggleAttribute("data-laid", false));
    };
    scroll();
  };
  let asked = false;
  // Before the widget hears of it.
  root.addEventListener("change", ({ target }) => {
    asked = /** @type {Element} */ (target).matches("[name=view], select");
    if (!asked) return;
    // Who goes from view to view without reading on is still at the same place.
    if (!(Math.abs(scrollY - at) <= 1)) {
      // A list that begins below the choice is read from its beginning.
      kept = top() > edge() + 1 ? undefined : seen(list, edge(), kept);
    }
    left.set(location.hash, kept);
  }, { capture: true, signal });
  host.addEventListener("wsw-view", () => asked && bring(), { signal });
  // Back to a view, and to what was read in it.
  addEventListener("hashchange", () => {
    if (view() !== shown && left.has(location.hash)) {
      kept = left.get(location.hash);
      bring(true);
    }
  }, { signal });
}

/** @param {Element} one */
const from = (one) => one.getBoundingClientRect().top;

/**
 * What the reader reads: the topmost statement of which more than an edge is on the screen, or else a claim.
 *
 * @param {Element} list
 * @param {number} edge where what stays on the screen above the list ends
 * @param {Place | undefined} before what the reader read before, where the view has nothing of that kind here
 * @returns {Place}
 */
function seen(list, edge, before) {
  const topmost = (/** @type {string} */ selector) => {
    const shown = [...list.querySelectorAll(selector)].filter((one) => {
      const { top, bottom, height } = one.getBoundingClientRect();
      return bottom - Math.min(height / 2, 48) > edge && top < innerHeight;
    });
    return shown.sort((a, b) => from(a) - from(b))[0];
  };
  const statement = topmost("[data-statement]");
  const one = statement ?? topmost(ofClaim);
  if (!one) return before ?? { statement: "", claim: "", height: edge, edge };
  const claim = one.getAttribute("data-of") ?? one.getAttribute("data-claim") ?? one.getAttribute("data-claim-row") ?? "";
  const id = statement?.getAttribute("data-statement") ?? (claim === before?.claim ? before.statement : "");
  return { statement: id, claim, height: from(one), edge };
}

/**
 * Where the list has what was read: the statement, or what stands for its claim, or the first on that. The timeline begins
 * with its picture, far above its table.
 *
 * @param {Element} list
 * @param {Place} place
 */
function find(list, { statement, claim }) {
  const all = (/** @type {string} */ selector) => [...list.querySelectorAll(selector)];
  return all("[data-statement]:not(.timeline *)").find((one) => one.getAttribute("data-statement") === statement)
    ?? all(ofClaim).find((one) => (one.getAttribute("data-claim") ?? one.getAttribute("data-claim-row")) === claim)
    ?? all("[data-of]:not(.timeline *)").find((one) => one.getAttribute("data-of") === claim);
}
