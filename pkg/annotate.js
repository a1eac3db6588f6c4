// Marks, in the page's own text, the passages that are statements of the story, and shows at each who else reports it and in
// which words. The page's elements are not touched: the marks are the browser's (CSS Custom Highlight API), and what is shown
// stands in the widget's shadow tree. Loaded only where a page asks for it.
import { loadLibrary } from "./library.js";
import { Marks } from "./marks.js";
import { Panel } from "./panel.js";
import { english } from "./passages.js";
import { visibleText } from "./pagetext.js";
import { say } from "./texts.js";

/** @typedef {import("./wasm/library.js").PassageRecord & { ranges: Range[] }} Passage */

/** How long the page may rest after a change before it is read again, in milliseconds. */
const REST = 200;
/** How long a pointer rests on a passage before it is shown, in milliseconds. */
const POINTED = 350;

/**
 * @param {HTMLElement & { annotate: string, source: string }} element
 * @param {object} tools
 * @param {string} [tools.text] of the story; nothing for the one that ships
 * @param {URL} [tools.library]
 * @param {string} tools.integrity
 * @param {import("./language.js").Texts} tools.language
 * @param {(mount: Element, claims: string[]) => { free(): void }} tools.draw a further widget with these claims alone
 * @param {AbortSignal} tools.signal
 */
export async function annotate(element, { text, library, integrity, language, draw, signal }) {
  const { StoryIndex } = await loadLibrary(library, integrity);
  if (signal.aborted) return;
  const story = new StoryIndex(text);
  signal.addEventListener("abort", () => story.free());
  const source = element.source || story.sourceOf(addresses(element.ownerDocument));
  if (!source) {
    console.warn("who-said-what: no passages are marked, as no source of the story has the address of this page; say which one it is with source=\"its id\".");
    return;
  }
  const root = /** @type {ShadowRoot} */ (element.shadowRoot);
  const marks = new Marks(signal);
  const panel = new Panel(root, language, draw, signal, (passage) => marks.point(passage));
  const bar = panel.bar();
  /** @type {Passage[]} */
  let passages = [];
  let read = "";

  const look = () => {
    const roots = [...element.ownerDocument.querySelectorAll(element.annotate)];
    const page = visibleText(roots, element);
    passages = story.passages(source, page.text).map((/** @type {any} */ found) => ({ ...found, ranges: page.ranges(found.start, found.end) }));
    marks.show(passages);
    panel.passages = passages;
    const count = passages.length;
    bar.hidden = count === 0;
    bar.textContent = say(language, english, "passages", { n: count });
    if (page.text !== read) {
      read = page.text;
      const statements = [...new Set(passages.map(({ statement }) => statement))];
      element.dispatchEvent(new CustomEvent("wsw-annotated", { detail: { source, statements }, bubbles: true, composed: true }));
    }
  };
  look();
  watch(element, signal, look);
  hear(element, panel, () => passages, signal);
}

/** The addresses that a page has for itself. @param {Document} document */
function addresses(document) {
  const named = [...document.querySelectorAll('link[rel~="canonical"][href], meta[property="og:url"]')]
    .map((one) => one.getAttribute("href") ?? one.getAttribute("content") ?? "");
  return [...named, document.URL].filter((address) => URL.canParse(address, document.baseURI)).map((address) => new URL(address, document.baseURI).href);
}

/**
 * Looks again when what the page shows has changed.
 *
 * @param {HTMLElement & { annotate: string }} element
 * @param {AbortSignal} signal
 * @param {() => void} look
 */
function watch(element, signal, look) {
  let rest = 0;
  const ours = (/** @type {Node} */ node) => {
    const at = node instanceof Element ? node : node.parentElement;
    return !!at && !element.contains(at) && (at.closest(element.annotate) !== null || at.querySelector(element.annotate) !== null);
  };
  const observer = new MutationObserver((changes) => {
    if (changes.some(({ target, addedNodes }) => ours(target) || [...addedNodes].some(ours))) {
      clearTimeout(rest);
      rest = setTimeout(look, REST);
    }
  });
  observer.observe(element.ownerDocument, { subtree: true, childList: true, characterData: true, attributeFilter: ["hidden", "open"] });
  signal.addEventListener("abort", () => {
    observer.disconnect();
    clearTimeout(rest);
  });
}

/**
 * What readers do in the page.
 *
 * @param {HTMLElement} element
 * @param {Panel} panel
 * @param {() => Passage[]} passages
 * @param {AbortSignal} signal
 */
function hear(element, panel, passages, signal) {
  const document = element.ownerDocument;
  const busy = "a, button, input, select, textarea, summary, label, [contenteditable], [role=button], [role=link]";
  const inReach = (/** @type {Event} */ { target }) => target instanceof Element && target !== element;
  let pointed = 0;
  document.addEventListener("pointermove", (event) => {
    clearTimeout(pointed);
    if (event.pointerType === "touch" || event.buttons || !inReach(event)) return;
    const at = under(passages(), event.clientX, event.clientY);
    pointed = setTimeout(() => (at ? panel.show(at, { from: "pointer", y: event.clientY }) : panel.leave()), POINTED);
  }, { signal, passive: true });
  document.addEventListener("click", (event) => {
    if (!inReach(event)) return;
    const at = under(passages(), event.clientX, event.clientY);
    // Who follows a link or selects words wants that.
    if (at && !/** @type {Element} */ (event.target).closest(busy) && getSelection()?.isCollapsed !== false) {
      panel.show(at, { from: "click", y: event.clientY });
    } else if (!at) {
      panel.close();
    }
  }, { signal });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.close();
    const { focusNode, focusOffset } = getSelection() ?? {};
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !focusNode) return;
    if (!inReach(event) || /** @type {Element} */ (event.target).closest(busy)) return;
    const at = passages().find(({ ranges }) => ranges.some((range) => range.isPointInRange(focusNode, /** @type {number} */ (focusOffset))));
    if (at) {
      event.preventDefault();
      panel.show(at, { from: "key" });
    }
  }, { signal });
  // Who presses something has said what they want: what the pointer was about to bring is late.
  for (const type of ["pointerdown", "click", "keydown"]) {
    document.addEventListener(type, () => clearTimeout(pointed), { signal, capture: true });
  }
  signal.addEventListener("abort", () => clearTimeout(pointed));
}

/** The shortest passage at a point of the window. @param {Passage[]} passages @param {number} x @param {number} y */
function under(passages, x, y) {
  const hit = passages.filter(({ ranges }) => ranges.some((range) => [...range.getClientRects()].some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom)));
  return hit.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
}
