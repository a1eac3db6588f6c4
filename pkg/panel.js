// What is shown at a passage: who else reports it and in which words, as a widget of that one claim, above all else of the
// page. It stands in a shadow tree of its own within the widget's, as two widgets in one tree would share names.
import { english } from "./passages.js";
import { say } from "./texts.js";

/** @typedef {import("./annotate.js").Passage} Passage */

const look = `
:host { position: fixed; inset: auto; margin: 0; padding: 0; width: min(38em, 100vw - 1.5rem); overflow: auto; overscroll-behavior: contain;
  border: 1px solid var(--_strong-rule); border-radius: 3px; background: var(--_paper); box-shadow: 0 6px 24px #0003; }
:host(:not(:popover-open)) { display: none; }
:host(:focus) { outline: none; }
.top { position: sticky; top: 0; z-index: 1; display: flex; gap: 0.5em; align-items: center; padding: 0.75em 1em; border-bottom: 1px solid var(--_rule); background: var(--_paper); }
.top h2 { flex: 1 1 0; margin: 0; font: 700 1em / 1.35 var(--_font); }
.top h2:focus { outline: none; }
.top button { min-width: 2.2em; }
.wsw { padding: 0 1em 1em; border: 0; }
.body { margin-top: 0; }
.wsw [hidden] { display: none; }
@media print { :host { display: none; } }`;

const barLook = `
.passages { all: initial; display: block; margin: 0 0 0.75em; padding: 0.4em 0; border: 0; background: none; color: var(--_accent); cursor: pointer; text-align: start;
  font: 400 0.9375em / 1.4 var(--_font); text-decoration: underline; text-underline-offset: 0.2em; }
.passages[hidden] { display: none; }
.passages:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
@media print { .passages { display: none; } }`;

/** @param {string} text */
function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

export class Panel {
  /** Those that can be stepped through, in the order of the page. @type {Passage[]} */
  passages = [];
  /** @type {Passage | undefined} */
  #shown;
  /** @type {{ free(): void } | undefined} */
  #widget;
  /** @type {HTMLElement} */
  #holder;
  /** @type {HTMLElement} */
  #title;
  /** @type {HTMLElement} */
  #mount;
  /** Whether it goes when the pointer leaves. */
  #fleeting = false;
  /** Where the reader was. @type {HTMLElement | undefined} */
  #from;

  /**
   * @param {ShadowRoot} root of the widget
   * @param {import("./language.js").Texts} language
   * @param {(mount: Element, claims: string[]) => { free(): void }} draw
   * @param {AbortSignal} signal takes it away
   * @param {(passage?: Passage) => void} pointed told which passage is shown
   */
  constructor(root, language, draw, signal, pointed) {
    this.root = root;
    this.language = language;
    this.draw = draw;
    this.signal = signal;
    this.pointed = pointed;
    const holder = (this.#holder = document.createElement("div"));
    holder.popover = "manual";
    holder.setAttribute("part", "passage");
    holder.setAttribute("role", "dialog");
    const inner = holder.attachShadow({ mode: "open" });
    inner.adoptedStyleSheets = [...root.adoptedStyleSheets, sheetOf(look)];
    const frame = document.createElement("div");
    frame.className = "mount";
    frame.lang = language.lang;
    frame.dir = language.dir;
    const top = document.createElement("div");
    top.className = "top";
    this.#title = document.createElement("h2");
    this.#title.tabIndex = -1;
    top.append(this.#title, this.#button("previousPassage", language.dir === "rtl" ? "→" : "←", () => this.#step(-1)),
      this.#button("nextPassage", language.dir === "rtl" ? "←" : "→", () => this.#step(1)), this.#button("closePassage", "×", () => this.close()));
    this.#mount = document.createElement("div");
    frame.append(top, this.#mount);
    inner.append(frame);
    root.append(holder);
    inner.addEventListener("keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === "Escape") {
        event.stopPropagation();
        this.close();
      }
    });
    holder.addEventListener("pointerdown", () => (this.#fleeting = false));
    addEventListener("scroll", () => this.#shown && this.#place(), { signal, capture: true, passive: true });
    addEventListener("resize", () => this.#shown && this.#place(), { signal });
    signal.addEventListener("abort", () => {
      this.#widget?.free();
      this.#widget = undefined;
      pointed();
      holder.remove();
    });
  }

  /** The button in the widget that leads to the passages, for those who come by keyboard or listen. */
  bar() {
    const bar = document.createElement("button");
    bar.type = "button";
    bar.className = "passages";
    bar.setAttribute("part", "passages");
    bar.lang = this.language.lang;
    bar.dir = this.language.dir;
    const sheet = sheetOf(barLook);
    this.root.adoptedStyleSheets = [...this.root.adoptedStyleSheets, sheet];
    this.root.prepend(bar);
    bar.addEventListener("click", () => this.passages.length > 0 && this.show(this.passages[0], { from: "key" }));
    this.signal.addEventListener("abort", () => {
      bar.remove();
      this.root.adoptedStyleSheets = this.root.adoptedStyleSheets.filter((one) => one !== sheet);
    });
    return bar;
  }

  /**
   * @param {Passage} passage
   * @param {{ from: "pointer" | "click" | "key", y?: number }} how the reader came; by key, the focus goes there and the passage comes onto the screen
   */
  show(passage, { from, y }) {
    if (from !== "pointer") this.#fleeting = false;
    else if (!this.#shown) this.#fleeting = true;
    else if (!this.#fleeting) return;
    if (passage !== this.#shown) {
      const here = this.passages.filter(({ start, end }) => start < passage.end && passage.start < end);
      this.#widget?.free();
      this.#mount.replaceChildren();
      this.#widget = this.draw(this.#mount, [...new Set([passage.claim, ...here.map(({ claim }) => claim)])]);
      this.#onlyClaims();
      const text = passage.others > 0 ? say(this.language, english, "otherArticles", { n: passage.others }) : say(this.language, english, "noOtherArticle");
      this.#title.textContent = text;
      this.#holder.setAttribute("aria-label", text);
      this.#shown = passage;
      this.pointed(passage);
    }
    if (!this.#holder.matches(":popover-open")) {
      const active = this.root.activeElement ?? document.activeElement;
      this.#from = active instanceof HTMLElement && active !== document.body ? active : undefined;
      this.#holder.showPopover();
    }
    this.#holder.scrollTop = 0;
    if (from === "key") {
      passage.ranges[0]?.startContainer.parentElement?.scrollIntoView({ block: "center" });
    }
    this.#place(y);
    if (from === "key") this.#title.focus({ preventScroll: true });
  }

  /** The pointer is elsewhere. */
  leave() {
    if (this.#fleeting && !this.#holder.matches(":hover")) this.close();
  }

  close() {
    if (!this.#shown) return;
    const focused = this.root.activeElement === this.#holder;
    this.#widget?.free();
    this.#widget = undefined;
    this.#shown = undefined;
    this.#fleeting = false;
    this.#holder.hidePopover();
    this.pointed();
    if (focused) this.#from?.focus({ preventScroll: true });
  }

  /** @param {number} by */
  #step(by) {
    const at = this.passages.findIndex(({ start, end, statement }) => start === this.#shown?.start && end === this.#shown.end && statement === this.#shown.statement);
    const next = this.passages[(at + by + this.passages.length) % this.passages.length];
    if (next) this.show(next, { from: "key" });
  }

  /** Leaves of the drawn widget what is about the claim. */
  #onlyClaims() {
    const claims = this.#mount.querySelector("[data-region=claims]");
    for (let at = claims; at && at !== this.#mount; at = at.parentElement) {
      for (const other of at.parentElement?.children ?? []) {
        if (other !== at) other.setAttribute("hidden", "");
      }
    }
  }

  /** Below the passage, or above it where there is more room. @param {number} [y] in which of its lines */
  #place(y) {
    const boxes = this.#shown?.ranges.flatMap((range) => [...range.getClientRects()]) ?? [];
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    if (!first) return;
    // Out of sight with its passage, but not while somebody reads it by keyboard.
    if ((last.bottom < 0 || first.top > innerHeight) && this.root.activeElement !== this.#holder) return this.close();
    // Beside all of the passage, or beside one line of a long one.
    const line = boxes.find(({ top, bottom }) => y !== undefined && top <= y && y <= bottom) ?? first;
    const [top, bottom] = last.bottom - first.top < innerHeight * 0.4 ? [first.top, last.bottom] : [line.top, line.bottom];
    const gap = 8;
    const [above, below] = [top - 2 * gap, innerHeight - bottom - 2 * gap];
    const { style } = this.#holder;
    style.maxHeight = `${Math.max(160, Math.min(480, Math.max(above, below)))}px`;
    const { width, height } = this.#holder.getBoundingClientRect();
    const left = Math.min(line.left, document.documentElement.clientWidth - width - gap);
    const at = height <= below || below >= above ? bottom + gap : top - gap - height;
    style.left = `${Math.max(gap, left)}px`;
    style.top = `${Math.max(gap, Math.min(at, innerHeight - height - gap))}px`;
  }

  /** @param {keyof typeof english} name @param {string} sign @param {() => void} press */
  #button(name, sign, press) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    const text = say(this.language, english, name);
    button.setAttribute("aria-label", text);
    button.title = text;
    button.addEventListener("click", press);
    return button;
  }
}
