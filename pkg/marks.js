// The marks in the page: highlights of the browser, and a style sheet for them that gives way to the page's own. Both are the
// page's as a whole, shared by all widgets that mark, and gone with the last.

/** @typedef {import("./annotate.js").Passage} Passage */

/** The names of the highlights, for style sheets; the second is that of the passage that is shown. */
const names = ["who-said-what", "who-said-what-shown"];

const look = `@layer who-said-what {
  ::highlight(who-said-what) {
    text-decoration: underline dotted 2px var(--wsw-mark, light-dark(#1d4f91, #8fb8ea));
  }
  ::highlight(who-said-what-shown) {
    background-color: var(--wsw-mark-shown, light-dark(#dfe8f4, #26364a));
    color: light-dark(#1b1c1e, #e8e6e3);
    text-decoration: underline solid 2px var(--wsw-mark, light-dark(#1d4f91, #8fb8ea));
  }
}`;

/** @type {CSSStyleSheet | undefined} */
let sheet;
let users = 0;

export class Marks {
  /** @type {Range[][]} By name. */
  #ranges = names.map(() => []);

  /** @param {AbortSignal} signal takes them away */
  constructor(signal) {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(look);
    }
    if (users++ === 0) document.adoptedStyleSheets.push(sheet);
    signal.addEventListener("abort", () => {
      names.forEach((_, i) => this.#put(i, []));
      if (--users === 0) document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    });
  }

  /** Marks these passages and no others. @param {Passage[]} passages */
  show(passages) {
    this.#put(0, passages.flatMap(({ ranges }) => ranges));
  }

  /** Marks the passage that is shown, if one is. @param {Passage} [passage] */
  point(passage) {
    this.#put(1, passage?.ranges ?? []);
  }

  /** @param {number} i @param {Range[]} ranges */
  #put(i, ranges) {
    const all = CSS.highlights.get(names[i]) ?? new Highlight();
    all.priority = i;
    this.#ranges[i].forEach((range) => all.delete(range));
    ranges.forEach((range) => all.add(range));
    this.#ranges[i] = ranges;
    if (all.size > 0) CSS.highlights.set(names[i], all);
    else CSS.highlights.delete(names[i]);
  }
}
