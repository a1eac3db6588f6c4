// Marks what the reader searches for, where it stands in what is shown: with highlights of the browser, which leave the
// document as it is and say nothing to those who have it read to them.

/** @typedef {import("./wasm/who_said_what.js").Widget} Widget */

/** The name of the highlight, for style sheets. It is the page's as a whole, shared by all widgets. */
const name = "wsw-hit";

/** Each of these holds one passage that the search looks through, or a part of one. */
const passages = ".words p, span[data-mode], .compared p, bdi";
/** What stands among them and is not looked through, or not part of the text round it. */
const others = ".topic, .sharing, .aloud, del";

/**
 * Keeps the marks in step with what is searched for and what is shown, until the signal ends it.
 *
 * @param {HTMLElement} host
 * @param {Widget} widget
 * @param {AbortSignal} signal
 */
export function markHits(host, widget, signal) {
  const list = /** @type {Element} */ (host.shadowRoot?.querySelector("[data-region=claims]"));
  /** @type {Range[]} */
  let ranges = [];
  const show = () => {
    const next = signal.aborted || !widget.query.text.trim() ? [] : find(list, widget);
    const all = CSS.highlights.get(name) ?? new Highlight();
    ranges.forEach((range) => all.delete(range));
    next.forEach((range) => all.add(range));
    ranges = next;
    if (all.size > 0) CSS.highlights.set(name, all);
    else CSS.highlights.delete(name);
  };
  show();
  // Another search may leave the list as it is, and another view comes without another search.
  host.addEventListener("wsw-change", show, { signal });
  const drawn = new MutationObserver(show);
  drawn.observe(list, { childList: true, subtree: true });
  signal.addEventListener("abort", () => {
    drawn.disconnect();
    show();
  });
}

/**
 * Where what is searched for stands in the texts below an element.
 *
 * @param {Element} list
 * @param {Widget} widget
 */
function find(list, widget) {
  const texts = [...list.querySelectorAll(passages)].filter((one) => !one.closest(others)).map(nodesOf);
  const places = widget.hits(texts.map((nodes) => nodes.map(({ data }) => data).join("")));
  const ranges = [];
  let next = 0;
  for (const nodes of texts) {
    for (let left = places[next++]; left > 0; left--) {
      const range = new Range();
      range.setStart(...at(nodes, places[next++], true));
      range.setEnd(...at(nodes, places[next++], false));
      ranges.push(range);
    }
  }
  return ranges;
}

/** The text in an element, piece by piece. @param {Element} element */
function nodesOf(element) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) {
    const node = /** @type {Text} */ (walker.currentNode);
    if (!node.parentElement?.closest(others)) nodes.push(node);
  }
  return nodes;
}

/**
 * In which of some pieces of text a place is, and where in it; between two pieces, in the one that it begins or ends.
 *
 * @param {Text[]} nodes
 * @param {number} place
 * @param {boolean} begins
 * @returns {[Text, number]}
 */
function at(nodes, place, begins) {
  let i = 0;
  while (i < nodes.length - 1 && place >= nodes[i].length + Number(!begins)) {
    place -= nodes[i++].length;
  }
  return [nodes[i], place];
}
