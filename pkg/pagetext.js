// The text that a page shows, as one text in which passages can be found, and back from places in it to the page.

/** What holds no prose of the page, or another's. */
const foreign = "script, style, noscript, template, textarea, select, button, svg, iframe, who-said-what, [contenteditable]";

/**
 * @param {Element[]} roots
 * @param {Element} own is left out
 * @returns {{ text: string, ranges: (start: number, end: number) => Range[] }}
 */
export function visibleText(roots, own) {
  /** @type {{ node: Text, start: number }[]} */
  const pieces = [];
  let text = "";
  /** @type {Element | null} */
  let before = null;
  const blocks = new Map();
  for (const root of roots.filter((one) => !roots.some((other) => other !== one && other.contains(one)))) {
    const accept = (/** @type {Node} */ node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
      if (node === own || node.matches(foreign) || !node.checkVisibility({ visibilityProperty: true })) return NodeFilter.FILTER_REJECT;
      return node.localName === "br" ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP;
    };
    if (root === own || root.closest(foreign) || !root.checkVisibility({ visibilityProperty: true })) continue;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, accept);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) {
        text += "\n";
        continue;
      }
      const block = blockOf(node.parentElement, blocks);
      if (before && block !== before) text += "\n";
      before = block;
      pieces.push({ node, start: text.length });
      text += node.data;
    }
  }
  return { text, ranges: (start, end) => rangesOf(pieces, start, end) };
}

/**
 * The element whose lines an element's text is in.
 *
 * @param {Element | null} element
 * @param {Map<Element, Element | null>} known
 * @returns {Element | null}
 */
function blockOf(element, known) {
  if (!element) return null;
  let block = known.get(element);
  if (block === undefined) {
    const inline = /^(inline|contents|ruby)/.test(getComputedStyle(element).display);
    block = inline ? blockOf(element.parentElement, known) : element;
    known.set(element, block);
  }
  return block;
}

/**
 * One range for each text node, so that what stands between them, and is not the passage's, is not marked.
 *
 * @param {{ node: Text, start: number }[]} pieces
 * @param {number} start
 * @param {number} end
 */
function rangesOf(pieces, start, end) {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].start + pieces[middle].node.length <= start) low = middle + 1;
    else high = middle;
  }
  const ranges = [];
  for (let i = low; i < pieces.length && pieces[i].start < end; i++) {
    const { node, start: at } = pieces[i];
    const range = document.createRange();
    range.setStart(node, Math.max(0, start - at));
    range.setEnd(node, Math.min(node.length, end - at));
    if (range.toString().trim()) ranges.push(range);
  }
  return ranges;
}
