// The element's attributes, and the properties that say the same.

/** All of them; those that the element does not observe mean something to the styles, or when something else loads. */
const names = ["src", "wasm-url", "css-url", "integrity", "loading", "address", "annotate", "source", "theme"];

/** @typedef {import("./element.js").MirroredProperties} Properties */

// A server that imports this has no elements; the class is then there to be named, and never made.
const Base = /** @type {new () => HTMLElement & Properties} */ (globalThis.HTMLElement ?? class {});

export class Mirrored extends Base {
  static {
    for (const name of names) {
      Object.defineProperty(this.prototype, name.replace("-u", "U"), {
        configurable: true,
        /** @this {Element} */
        get() {
          const value = this.getAttribute(name);
          if (name === "loading") return value?.toLowerCase() === "eager" ? "eager" : "lazy";
          return name === "address" ? value : (value ?? "");
        },
        /** @this {Element} @param {string | null | undefined} value */
        set(value) {
          value === null || value === undefined ? this.removeAttribute(name) : this.setAttribute(name, value);
        },
      });
    }
  }
}
