// Lets a widget have the other part of the module when something of it is first wanted, and says so when it does not come.
import { warn } from "./fetch.js";
import { loadRest, whole } from "./load.js";

/** What it is done for. @typedef {{ mount?: Element | null, widget?: { complete(): void }, language: import("./language.js").Texts, integrity: string }} For */

/** @param {unknown} error */
export const missed = (error) => warn("a part of the widget did not load", error);

export class Later {
  /** Whether it is on its way to be used: a timer's number. */
  #coming = 0;
  /** @type {() => For} */
  #of;

  /** @param {() => For} of what there is now */
  constructor(of) {
    this.#of = of;
  }

  load() {
    return loadRest(undefined, this.#of().integrity);
  }

  /** Whether all of the module is there; if it is not, it comes, and the widget shows what it has waited for. */
  whole = () => {
    if (!whole && !this.#coming) this.#complete();
    return whole;
  };

  /** The same, to be waited for: whether it is there in the end. */
  ready = () => whole || this.load().then(() => true, (error) => (missed(error), false));

  /** Says in the line above the list that it did not come. */
  tell() {
    this.#say(this.#of().language.missing);
  }

  /** @param {string} text */
  #say(text) {
    const line = this.#of().mount?.querySelector("[role=status]");
    if (line) line.textContent = text;
  }

  async #complete() {
    const { mount, language } = this.#of();
    const list = mount?.querySelector(".list");
    list?.setAttribute("aria-busy", "true");
    // Most readers have it before they could read that it comes.
    this.#coming = setTimeout(() => this.#say(language.loading), 300);
    try {
      await this.load();
      this.#of().widget?.complete();
    } catch (error) {
      missed(error);
      const chosen = "[name=view]:is([value=table], [value=timeline], [value=pair]):checked";
      if (mount?.querySelector(chosen)) /** @type {HTMLElement} */ (mount.querySelector("[name=view]")).click();
      this.tell();
    }
    clearTimeout(this.#coming);
    this.#coming = 0;
    list?.removeAttribute("aria-busy");
  }
}
