// The custom element. It reads attributes, loads the module and the story, and hands over; what is shown, and what a
// choice of the reader means, is the compiled module's. Importing this file registers nothing.
import { fetchText } from "./fetch.js";
import { setHtml, trustedUrl } from "./html.js";
import { english, speak } from "./language.js";
import { loadModule, loadStyles } from "./load.js";

/** @typedef {import("./wasm/who_said_what.js").Widget} Widget */
/** @typedef {import("./wasm/who_said_what.js").Story} Story */
/** @typedef {import("./wasm/who_said_what.js").Query} Query */
/** @typedef {import("./wasm/library.js").Problem} Problem */
/** @typedef {import("./language.js").Texts} Texts */
/** @typedef {import("./element.js").Words} Words */

// A server that imports this has no elements; the class is then there to be named, and never made.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

/** `<who-said-what>`: see the README beside this file. */
export class WhoSaidWhatElement extends Base {
  static observedAttributes = ["src", "wasm-url", "lang", "address", "integrity"];

  /** @type {Widget | undefined} */
  #widget;
  /** @type {string | undefined} The `story` property, as JSON text. */
  #text;
  /** @type {Words | undefined} The `words` property. */
  #words;
  /** @type {Texts} */
  #language = english;
  /** @type {Partial<Query> | undefined} What was asked for when the widget was last there. */
  #query;
  /** @type {AbortController | undefined} The attempt to load that is under way. */
  #loading;
  #scheduled = false;
  /** Whether `connectedCallback` was called: WebKit's parser says what attributes there are before, and lets microtasks run. */
  #begun = false;

  connectedCallback() {
    this.#begun = true;
    // What a page has set before this class was there to see it.
    for (const name of ["src", "story", "words", "query"].filter((name) => Object.hasOwn(this, name))) {
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    // A node that was only moved keeps its widget.
    if (!this.#widget) {
      this.#schedule();
    }
  }

  disconnectedCallback() {
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#release();
      }
    });
  }

  /**
   * @param {string} _name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(_name, before, after) {
    if (before !== after) {
      this.#schedule();
    }
  }

  /** The address of the story. */
  get src() {
    return this.getAttribute("src") ?? "";
  }

  set src(value) {
    this.setAttribute("src", value);
  }

  /**
   * The story itself, as data or as JSON text; `undefined` when it comes from elsewhere.
   *
   * @returns {Story | string | undefined}
   */
  get story() {
    return this.#text;
  }

  set story(value) {
    this.#text = value === undefined || value === null ? undefined : typeof value === "string" ? value : JSON.stringify(value);
    this.#schedule();
  }

  /**
   * The page's own words: texts by key, in place of those that ship; `language` says which language they are in, if it is
   * not that of the page here.
   *
   * @returns {Words | undefined}
   */
  get words() {
    return this.#words;
  }

  set words(value) {
    this.#words = value ?? undefined;
    this.#schedule();
  }

  /**
   * What is asked for. Setting it shows what it gives; before the widget is ready, it is what will be shown first.
   *
   * @returns {Partial<Query>}
   */
  get query() {
    return this.#widget?.query ?? this.#query ?? {};
  }

  set query(value) {
    this.#query = value;
    if (this.#widget) {
      this.#widget.query = value;
    }
  }

  // Several changes in one go (a framework sets attributes and properties one by one) are one load.
  #schedule() {
    if (this.#scheduled) {
      return;
    }
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (this.#begun && this.isConnected) {
        this.#load();
      }
    });
  }

  async #load() {
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const mount = this.#mount(root);
    const integrity = this.getAttribute("integrity") ?? "";
    const spoken = speak(this, this.#words, integrity).then((language) => {
      if (!loading.signal.aborted) {
        this.#speak(mount, language);
      }
      return language;
    });
    try {
      // Side by side, so that none waits for another. A widget without its styles is still worth reading.
      const styles = loadStyles(undefined, integrity).then(
        (sheet) => (root.adoptedStyleSheets = [sheet]),
        (error) => console.warn("who-said-what: its styles did not load.", error),
      ).finally(() => mount.removeAttribute("hidden"));
      const [module, text, , language] = await Promise.all([
        loadModule(this.#wasmUrl(), integrity).catch((error) => {
          throw new Error(`The module did not load (${message(error)}). Does the page's security policy allow 'wasm-unsafe-eval'${integrity && ", and has the file a hash of its integrity attribute"}?`);
        }),
        this.#storyText(loading.signal),
        styles,
        spoken,
      ]);
      if (loading.signal.aborted || !this.isConnected) {
        return;
      }
      this.#free();
      const { scrollX, scrollY } = window;
      const address = this.getAttribute("address");
      const prefix = address === null ? undefined : `${address || "wsw"}.`;
      try {
        this.#widget = new module.Widget(this, mount, setHtml, text, this.#query, language.ask && { ask: language.ask }, prefix && `#${prefix}statement=`);
      } catch (error) {
        throw await this.#explained(error, text);
      }
      // WebKit goes to the top of the page when content that fills the screen is taken from it, even for an instant.
      if (window.scrollY !== scrollY) {
        scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
      }
      this.#query = undefined;
      this.#settle(root, true);
      mount.addEventListener("click", (event) => this.#share(event, prefix), { signal: loading.signal });
      if (prefix) {
        await this.#keep(this.#widget, prefix, loading.signal);
        if (loading.signal.aborted) {
          return;
        }
      }
      this.#widget.announce();
      this.#compare(text, loading.signal);
    } catch (error) {
      // Waited for once more: it is said in the language of the page that something failed.
      await spoken;
      if (!loading.signal.aborted) {
        this.#fail(root, mount, error);
      }
    }
  }

  /**
   * Keeps what the reader chooses in the address of the page.
   *
   * @param {Widget} widget
   * @param {string} prefix
   * @param {AbortSignal} signal
   */
  async #keep(widget, prefix, signal) {
    const { keepInAddress } = await import("./address.js");
    if (!signal.aborted && widget === this.#widget) {
      keepInAddress(this, widget, prefix, signal);
    }
  }

  /**
   * What copies and sends a statement is loaded when a reader asks for it.
   *
   * @param {Event} event
   * @param {string | undefined} prefix
   */
  async #share({ target }, prefix) {
    const toggle = /** @type {Element} */ (target).closest("[data-action=share]");
    const widget = this.#widget;
    if (toggle && widget) {
      const { share } = await import("./share.js");
      share(widget, toggle, prefix, setHtml);
    }
  }

  /**
   * Shows where accounts part, for a story that does not keep it. The widget is worth reading without.
   *
   * @param {string | undefined} text
   * @param {AbortSignal} signal
   */
  async #compare(text, signal) {
    const widget = this.#widget;
    if (!widget || widget.compared) {
      return;
    }
    try {
      const { compare } = await import("./compare.js");
      const computed = await compare(text, this.#libraryUrl()?.href, trustedUrl, signal, this.getAttribute("integrity") ?? "");
      if (widget === this.#widget) {
        widget.compare(computed);
      }
    } catch (error) {
      if (!signal.aborted) {
        console.warn("who-said-what: the accounts could not be compared.", error);
      }
    }
  }

  /**
   * What is wrong in a story that cannot be shown: the module that readers download does not know, so that they need not
   * download that too.
   *
   * @param {unknown} error
   * @param {string | undefined} text
   */
  async #explained(error, text) {
    if (/** @type {Error} */ (error).name !== "StoryError") {
      return error;
    }
    try {
      const { loadLibrary } = await import("./library.js");
      new (await loadLibrary(this.#libraryUrl(), this.getAttribute("integrity") ?? "")).StoryIndex(text).free();
      return error;
    } catch (explained) {
      return /** @type {Error} */ (explained).name === "StoryError" ? explained : error;
    }
  }

  /** The larger module stands beside the smaller one. */
  #libraryUrl() {
    const url = this.#wasmUrl();
    return url && new URL("library_bg.wasm", url);
  }

  #wasmUrl() {
    const url = this.getAttribute("wasm-url");
    return url ? new URL(url, this.baseURI) : undefined;
  }

  /**
   * The JSON text to show: from the property, from a child, from `src`; `undefined` for the story that ships.
   *
   * @param {AbortSignal} signal
   * @returns {Promise<string | undefined>}
   */
  async #storyText(signal) {
    if (this.#text !== undefined) {
      return this.#text;
    }
    if (this.hasAttribute("src")) {
      try {
        return await fetchText(new URL(this.src, this.baseURI), signal);
      } catch (error) {
        throw new Error(`The story did not load (${message(error)}).`);
      }
    }
    // A child that the parser has not come to yet is not there yet.
    if (document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true, signal }));
    }
    return this.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
  }

  /**
   * The part of the shadow root that is drawn into. Until it is drawn, and when it cannot be, the element's own content
   * shows in the slot below it.
   *
   * @param {ShadowRoot} root
   */
  #mount(root) {
    let mount = root.querySelector(".mount");
    if (!mount) {
      mount = document.createElement("div");
      mount.className = "mount";
      // Until its styles are there, so that nothing of the page moves for a line that is then to be elsewhere.
      mount.toggleAttribute("hidden", true);
      root.append(mount, document.createElement("slot"));
    }
    if (!this.#widget) {
      // What was drawn ahead of time (a declarative shadow root) stays until the widget takes its place.
      if (!mount.querySelector(".wsw")) {
        mount.replaceChildren(line("p", "loading", "…"));
      }
      mount.setAttribute("aria-busy", "true");
    }
    return mount;
  }

  /**
   * Marks what is drawn with its language, and says in it that there is more to come.
   *
   * @param {Element} mount
   * @param {Texts} language
   */
  #speak(mount, language) {
    this.#language = language;
    mount.setAttribute("lang", language.lang);
    mount.setAttribute("dir", language.dir);
    const loading = mount.querySelector(".loading");
    if (loading) {
      loading.textContent = language.loading;
    }
  }

  /**
   * @param {ShadowRoot} root
   * @param {boolean} drawn
   */
  #settle(root, drawn) {
    for (const name of ["aria-busy", "hidden"]) {
      root.querySelector(".mount")?.removeAttribute(name);
    }
    const slot = root.querySelector("slot");
    if (drawn) {
      slot?.remove();
    } else if (!slot) {
      root.append(document.createElement("slot"));
    }
  }

  /**
   * @param {ShadowRoot} root
   * @param {Element} mount
   * @param {unknown} error
   */
  #fail(root, mount, error) {
    this.#free();
    const notice = line("div", "failure", "");
    notice.setAttribute("role", "alert");
    notice.setAttribute("part", "error");
    notice.append(line("p", "", `${this.#language.failed} `), forEditors(line("p", "reason", message(error))));
    /** @type {Problem[]} */
    const problems = /** @type {any} */ (error)?.problems ?? [];
    const errors = problems.filter(({ severity }) => severity === "error");
    if (errors.length > 1) {
      notice.append(details(errors, this.#language));
    }
    mount.replaceChildren(notice, ...mount.querySelectorAll(".wsw"));
    this.#settle(root, false);
    const detail = { message: message(error), problems, error };
    this.dispatchEvent(new CustomEvent("wsw-error", { detail, bubbles: true, composed: true }));
  }

  #release() {
    this.#loading?.abort();
    this.#free();
  }

  // Left to the garbage collector, a widget would empty the mount at some later time, whatever is in it then.
  #free() {
    this.#query = this.#widget?.query ?? this.#query;
    this.#widget?.free();
    this.#widget = undefined;
  }
}

/**
 * Registers the element, if nothing is registered under that name. Where there are no elements it does nothing.
 *
 * @param {string} [name]
 * @param {CustomElementRegistry} [registry] that of the page, or one of a shadow tree's own
 */
export function define(name = "who-said-what", registry = globalThis.customElements) {
  if (registry && !registry.get(name)) {
    // A registry takes a class under one name only.
    registry.define(name, name === "who-said-what" ? WhoSaidWhatElement : class extends WhoSaidWhatElement {});
  }
}

/**
 * What an editor needs to mend a story, folded away.
 *
 * @param {Problem[]} problems
 * @param {Texts} language
 */
function details(problems, language) {
  const shown = problems.slice(0, 20);
  const element = document.createElement("details");
  const list = document.createElement("ul");
  for (const { path, line: at, message, help } of shown) {
    const place = [path, at && `line ${at}`].filter(Boolean).join(", ");
    list.append(line("li", "", `${place && `${place}: `}${message}; ${help}${help.endsWith("?") ? "" : "."}`));
  }
  element.append(line("summary", "", language.problems(shown.length, problems.length)), forEditors(list));
  return element;
}

/**
 * What is said to those who make the page and its story is in English, whatever the page is in.
 *
 * @param {HTMLElement} element
 */
function forEditors(element) {
  element.lang = "en";
  element.dir = "ltr";
  return element;
}

/** @param {unknown} error */
function message(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} text
 */
function line(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
