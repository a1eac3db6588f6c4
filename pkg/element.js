// The custom element. It reads attributes, loads the module and the story, and hands over; what is shown, and what a
// choice of the reader means, is the compiled module's. Importing this file registers nothing.
import { Mirrored } from "./attributes.js";
import { fetched, warn } from "./fetch.js";
import { watchers } from "./guard.js";
import { setHtml, trustedUrl } from "./html.js";
import { english, languageOf, speak, watchLanguage } from "./language.js";
import { Later, missed } from "./later.js";
import { loadModule, loadShipped, loadStyles } from "./load.js";
import { dress, layOut, mountIn, settle, speakIn } from "./mount.js";
import { page } from "./page.js";

/** @typedef {import("./wasm/who_said_what.js").Widget} Widget */
/** @typedef {import("./wasm/who_said_what.js").Story} Story */
/** @typedef {import("./wasm/who_said_what.js").Query} Query */
/** @typedef {import("./wasm/library.js").FindingRecord} FindingRecord */
/** @typedef {import("./language.js").Texts} Texts */
/** @typedef {import("./element.js").Words} Words */
/** @typedef {import("./element.js").State} State */

/** A longer story, in characters, is opened in slices: some thousand statements. */
const LONG = 500_000;

/** `<who-said-what>`: see the README beside this file. */
export class WhoSaidWhatElement extends Mirrored {
  static observedAttributes = ["src", "wasm-url", "css-url", "integrity", "loading", "address", "annotate", "source"];

  /** @type {Widget | undefined} */
  #widget;
  /** @type {string | undefined} The `story` property, as JSON text. */
  #text;
  /** @type {Words | undefined} The `words` property. */
  #words;
  /** @type {Texts} */
  #language = english;
  /** The language that the page had when the widget was drawn. */
  #tag = "";
  /** Watches where the page's language now comes from. */
  #watchLanguage = () => {};
  /** @type {Partial<Query> | undefined} What was asked for when the widget was last there. */
  #query;
  /** @type {string[]} How the reader looked at the story when the widget was last there. */
  #view = [];
  /** @type {AbortController | undefined} The attempt to load that is under way, and then what lives as long as the widget. */
  #loading;
  /** @type {AbortController | undefined} The passages that are marked in the page. */
  #marks;
  /** @type {string | undefined} The text of the story that is shown; nothing for the one that ships. */
  #shown;
  #scheduled = false;
  /** The other part of the module. */
  #part = new Later(() => ({ mount: this.shadowRoot?.querySelector(".mount"), widget: this.#widget, language: this.#language, integrity: this.integrity }));
  /** Whether `connectedCallback` was called: WebKit's parser says what attributes there are before, and lets microtasks run. */
  #begun = false;
  /** @type {State} */
  #state = "idle";
  // Browsers before 2023 have no states, and some before 2020 no internals; `state` says the same.
  #states = this.attachInternals?.().states;

  connectedCallback() {
    this.#begun = true;
    // What a page has set before this class was there to see it.
    for (const name of Object.keys(this).filter((name) => name in WhoSaidWhatElement.prototype)) {
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    // A node that was only moved keeps its widget.
    if (!this.#widget || languageOf(this) !== this.#tag) {
      this.#schedule();
    } else {
      this.#watchLanguage();
    }
  }

  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#release());
  }

  /** In another document, such as that of a frame, it needs its styles anew. */
  adoptedCallback() {
    this.#schedule();
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === "annotate" || name === "source") {
      this.#annotate();
    } else if (name !== "loading" || this.#state === "waiting") {
      this.#schedule();
    }
  }

  /** How far the widget is; also a custom state, for style sheets. */
  get state() {
    return this.#state;
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

  /**
   * Changes part of what is asked for: what is not named stays as it is.
   *
   * @param {Partial<Query>} part
   */
  filter(part) {
    this.query = { ...this.query, ...part };
  }

  /**
   * Brings a statement to the reader: scrolls to it and puts the focus there. Filters that hide it are cleared. Loads the
   * widget if it has not been.
   *
   * @param {string} id
   * @returns {Promise<boolean>} whether the story has such a statement
   */
  async open(id) {
    await this.#ready();
    const [{ open }] = await Promise.all([import("./open.js"), this.#part.load()]);
    const widget = this.#widget;
    return !!widget && open(/** @type {ShadowRoot} */ (this.shadowRoot), widget, id);
  }

  /**
   * Where the accounts of the story part. Loads the larger module; what is not kept in the story is computed off the page's
   * thread.
   *
   * @returns {Promise<FindingRecord[]>}
   */
  async findings() {
    await this.#ready();
    const { findings } = await import("./compare.js");
    return findings(this.#given(this.#shown, /** @type {AbortController} */ (this.#loading).signal));
  }

  /** Loads again, whatever has become of it. */
  retry() {
    if (this.isConnected) {
      this.#load();
    }
  }

  /** Resolves when the widget is there; loads it if nothing else has. */
  #ready() {
    return new Promise((resolve, reject) => {
      if (this.#widget) return resolve(undefined);
      const heard = (/** @type {Event} */ event) => {
        if (event.target !== this) return;
        this.removeEventListener("wsw-ready", heard);
        this.removeEventListener("wsw-error", heard);
        event.type === "wsw-ready" ? resolve(undefined) : reject(/** @type {CustomEvent} */ (event).detail.error);
      };
      this.addEventListener("wsw-ready", heard);
      this.addEventListener("wsw-error", heard);
      if (this.#state === "waiting" || this.#state === "failed") {
        this.retry();
      }
    });
  }

  /** @param {State} state */
  #become(state) {
    try {
      this.#states?.delete(this.#state);
      this.#states?.add(state);
    } catch {
      // Chromium before version 125 takes only names that begin with two dashes.
    }
    this.#state = state;
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
        this.#begin();
      }
    });
  }

  /** Loads now, or when the reader comes within a screen of it. */
  #begin() {
    const { top, bottom } = this.getBoundingClientRect();
    const near = () => this.getClientRects().length > 0 && top < 2 * innerHeight && bottom > -innerHeight;
    const linked = () => this.address !== null && location.hash.includes(`${this.address || "wsw"}.`);
    if (this.#state === "ready" || this.#state === "failed" || this.loading === "eager" || near() || linked()) {
      return this.#load();
    }
    this.#loading?.abort();
    const { signal } = (this.#loading = new AbortController());
    this.#become("waiting");
    const margins = { rootMargin: "100%", scrollMargin: "100%" };
    const seen = new IntersectionObserver((all) => all.some(({ isIntersecting }) => isIntersecting) && this.#load(), margins);
    seen.observe(this);
    signal.addEventListener("abort", () => seen.disconnect());
    addEventListener("hashchange", () => linked() && this.#load(), { signal });
    // This time its own content is printed, as printing waits for nothing; the next time the widget is there.
    addEventListener("beforeprint", () => this.#load(), { signal });
  }

  async #load() {
    this.#loading?.abort();
    const loading = (this.#loading = new AbortController());
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const mount = mountIn(root, this.#widget);
    this.#become("loading");
    watchers.add(this.#stop);
    this.#tag = languageOf(this);
    this.#watchLanguage = watchLanguage(this, loading.signal, () => languageOf(this) === this.#tag || this.#schedule());
    const { integrity } = this;
    const spoken = speak(this, this.#words, integrity).then((language) => {
      if (!loading.signal.aborted) {
        this.#language = language;
        speakIn(mount, language);
      }
      return language;
    });
    let step = "module";
    try {
      // Side by side, so that none waits for another. A widget without its styles is still worth reading.
      const styles = (async () => loadStyles(this.#url("css-url"), integrity))().then(
        (sheet) => dress(root, sheet),
        (error) => warn("its styles did not load: see \"css-url\"", error),
      );
      // A line that is gone at once would only flicker.
      setTimeout(() => styles.then(() => mount.removeAttribute("hidden")), 200);
      const story = this.#storyText(loading.signal).then(async (own) => ({ own, text: own ?? (await loadShipped(undefined, integrity)) }));
      story.catch(() => {}); // heard below, unless the module fails before
      const module = await loadModule(this.#url("wasm-url"), integrity);
      step = "story";
      const [{ own, text }, language] = await Promise.all([story, spoken, styles]);
      if (loading.signal.aborted || !this.isConnected) {
        return;
      }
      step = "module";
      if (text.length > LONG || this.#view.length > 0 || this.#query?.text || this.#query?.sort) await this.#part.load();
      step = "";
      const opened = text.length > LONG ? await (await import("./opening.js")).openForWidget(module, text, root, language, loading.signal) : undefined;
      this.#free();
      // Others are not asked, as the page would have to be laid out for the answer.
      const { scrollX, scrollY } = CSS.supports("overflow-anchor", "auto") ? /** @type {Partial<Window>} */ ({}) : window;
      const { address } = this;
      const prefix = address === null ? undefined : `${address || "wsw"}.`;
      this.#shown = own;
      const around = page(this.#tell, this.#part.whole);
      /** @type {[Partial<Query> | undefined, Pick<import("./words.js").Interface, "ask"> | undefined, string | undefined]} */
      const asked = [this.#query, language.ask && { ask: language.ask }, prefix && `#${prefix}statement=`];
      // What cannot be used is read once more, and says so.
      const widget = opened?.widget(mount, around, ...asked) ?? new module.Widget(mount, around, text, ...asked);
      this.#widget = widget;
      if (this.#view.length > 0) {
        widget.state = [...widget.state, ...this.#view];
      }
      // WebKit goes to the top of the page when content that fills the screen is taken from it, even for an instant.
      if (scrollY && window.scrollY !== scrollY) {
        scrollTo({ left: scrollX, top: scrollY, behavior: "instant" });
      }
      this.#query = undefined;
      settle(root, true);
      mount.addEventListener("click", (event) => this.#share(event, prefix), { signal: loading.signal });
      // More of its list is drawn by the other part, wherever the reader goes on.
      if (widget.large) await this.#part.load().catch(missed);
      if (prefix) await this.#later(import("./address.js"), loading.signal, ({ keepInAddress }) => keepInAddress(this, widget, prefix, loading.signal, this.#part.ready));
      if (loading.signal.aborted) return;
      this.#become("ready");
      this.#widget.announce();
      this.#besides(root, loading.signal);
      this.#annotate();
      this.#compare(own, loading.signal);
    } catch (error) {
      // Waited for once more: it is said in the language of the page that something failed.
      await spoken;
      if (!loading.signal.aborted) {
        this.#fail(error, step);
      }
    }
  }

  /**
   * Tells the page what has happened. Every id and every count is put together only for a listener that asks for them.
   *
   * @param {string} type
   * @param {Query | string} about
   * @param {number} total
   * @param {number} found
   */
  #tell = (type, about, total, found) => {
    const widget = this.#widget;
    /** @type {any} */
    let known;
    const result = () => (known ??= widget?.result(/** @type {Query} */ (about)));
    const detail = typeof about === "string" ? about : {
      query: about,
      total,
      found,
      get statements() {
        return result().statements;
      },
      get counts() {
        return result().counts;
      },
    };
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  };

  /**
   * Loads what only some pages and readers need, and lets it begin if the widget is still there. It can be read without.
   *
   * @template T
   * @param {Promise<T>} module
   * @param {AbortSignal} signal
   * @param {(module: T, widget: Widget) => unknown} begin
   * @param {() => void} [failed] what to do besides when it did not load
   */
  async #later(module, signal, begin, failed) {
    const widget = this.#widget;
    try {
      const loaded = await module;
      if (widget && widget === this.#widget && !signal.aborted) {
        await begin(loaded, widget);
      }
    } catch (error) {
      if (signal.aborted) return;
      missed(error);
      failed?.();
    }
  }

  /**
   * What some pages and readers need besides, for as long as there is the widget.
   *
   * @param {ShadowRoot} root
   * @param {AbortSignal} signal
   */
  #besides(root, signal) {
    // Of a large story a part of the list is drawn, and more when the reader comes there.
    if (this.#widget?.large) {
      this.#later(Promise.all([import("./large.js"), this.#part.load()]), signal, ([{ follow }], widget) => follow(root, widget, signal));
    } else {
      layOut(root, /** @type {Widget} */ (this.#widget), signal);
    }
    // Where a style sheet cannot, a script unfolds what paper should have.
    if (!CSS.supports("selector(::details-content)")) {
      this.#later(import("./paper.js"), signal, ({ unfoldForPaper }) => unfoldForPaper(root, signal));
    }
    // What keeps the reader's place when the view changes, and what draws most of the views, come when a reader is near the
    // choice; what searches, when a reader is about to.
    const views = root.querySelector(".views");
    const near = new AbortController();
    const come = () => {
      near.abort();
      this.#later(Promise.all([import("./place.js"), this.#part.load()]), signal, ([{ keepPlace }], widget) => keepPlace(this, widget, signal));
    };
    views?.addEventListener("pointerover", come, { signal: near.signal });
    views?.addEventListener("focusin", come, { signal: near.signal });
    root.querySelector("[type=search]")?.addEventListener("focus", () => this.#part.load().catch(() => {}), { signal });
    // What marks the words that are searched for comes with the first search, where the browser can mark.
    const search = () => {
      if (this.#widget?.query.text) {
        this.removeEventListener("wsw-change", search);
        this.#later(import("./hits.js"), signal, ({ markHits }, widget) => markHits(this, widget, signal));
      }
    };
    if (globalThis.Highlight) {
      this.addEventListener("wsw-change", search, { signal });
      search();
    }
  }

  /**
   * What copies and sends a statement is loaded when a reader asks for it.
   *
   * @param {Event} event
   * @param {string | undefined} prefix
   */
  #share({ target }, prefix) {
    const toggle = /** @type {Element} */ (target).closest("[data-action=share]");
    const widget = this.#widget;
    if (toggle && widget) {
      this.#later(Promise.all([import("./share.js"), this.#part.load()]), /** @type {AbortController} */ (this.#loading).signal, ([{ share }]) => share(widget, toggle, prefix, setHtml), () => this.#part.tell());
    }
  }

  /**
   * Shows where accounts part, for a story that does not keep it.
   *
   * @param {string | undefined} text
   * @param {AbortSignal} signal
   */
  #compare(text, signal) {
    if (!this.#widget?.compared) {
      this.#later(Promise.all([import("./compare.js"), this.#part.load()]), signal, ([{ compare }], widget) =>
        compare(widget, /** @type {ShadowRoot} */ (this.shadowRoot).querySelector("[data-region=claims]"), this.#given(text, signal)));
    }
  }

  /** @param {string | undefined} text @param {AbortSignal} signal @returns {import("./compare.js").Given} */
  #given(text, signal) {
    return { text, wasm: this.#libraryUrl()?.href, trusted: trustedUrl, warn, signal, integrity: this.integrity };
  }

  /** Marks what the page itself says of the story, where the page wants that and the browser can do it. */
  #annotate() {
    this.#marks?.abort();
    if (this.annotate && this.#widget && globalThis.Highlight) {
      const { signal } = (this.#marks = new AbortController());
      const [text, language] = [this.#shown, this.#language];
      this.#later(Promise.all([import("./annotate.js"), loadModule(), text ?? loadShipped(), this.#part.load()]), signal, ([{ annotate }, { Widget }, shown]) => {
        /** @param {Element} mount @param {string[]} claim */
        const draw = (mount, claim) => new Widget(mount, page(() => {}), shown, { claim }, language.ask && { ask: language.ask });
        return annotate(this, { text, library: this.#libraryUrl(), integrity: this.integrity, language, draw, signal });
      });
    }
  }

  /** The larger module stands beside the smaller one. */
  #libraryUrl() {
    const url = this.#url("wasm-url");
    return url && new URL("library_bg.wasm", url);
  }

  /** @param {string} name of an attribute */
  #url(name) {
    const url = this.getAttribute(name);
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
      return fetched(new URL(this.src, this.baseURI), async (response) =>
        Number(response.headers.get("content-length")) > LONG ? (await import("./opening.js")).textOf(response, signal) : response.text(), signal);
    }
    // A child that the parser has not come to yet is not there yet.
    if (document.readyState === "loading") {
      await new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve, { once: true, signal }));
    }
    return this.querySelector(':scope > script[type="application/json"]')?.textContent ?? undefined;
  }

  /**
   * @param {unknown} error
   * @param {string} step what it came of: the module, the story, or nothing that was loaded
   */
  async #fail(error, step) {
    const { signal } = /** @type {AbortController} */ (this.#loading);
    this.#free();
    const root = /** @type {ShadowRoot} */ (this.shadowRoot);
    const mount = /** @type {HTMLElement} */ (root.querySelector(".mount"));
    const language = this.#language;
    /** @type {import("./element.js").WswError} */
    let detail = { message: String(error), reason: step === "story" ? "story" : "module", problems: [], error };
    try {
      const { explain } = await import("./failure.js");
      const library = step ? undefined : this.#libraryUrl();
      const from = step || this.#text !== undefined ? undefined : this.#url("src");
      const said = await explain({ mount, retry: () => this.retry(), error, step, text: this.#shown, from, library, integrity: this.integrity, language, signal });
      if (signal.aborted) return;
      detail = said;
    } catch {
      // What says more did not load either.
      if (signal.aborted) return;
      const line = mount.querySelector(".loading") ?? mount.insertBefore(document.createElement("p"), mount.firstChild);
      line.className = "loading failure";
      line.setAttribute("role", "alert");
      line.textContent = language.failed;
    }
    settle(root, false);
    this.#become("failed");
    this.dispatchEvent(new CustomEvent("wsw-error", { detail, bubbles: true, composed: true }));
  }

  /** The module has stopped, whichever widget was at it. @param {Error} reason */
  #stop = (reason) => {
    watchers.delete(this.#stop);
    this.#loading?.abort();
    this.#loading = new AbortController();
    const mount = this.shadowRoot?.querySelector(".mount");
    if (this.#widget) {
      // With what is drawn go its listeners, which lead into the module.
      mount?.replaceWith(mount.cloneNode());
    }
    if (mount) {
      this.#fail(reason, "stopped");
    }
  };

  #release() {
    this.#loading?.abort();
    watchers.delete(this.#stop);
    this.#free();
    this.#become("idle");
  }

  // Left to the garbage collector, a widget would empty the mount at some later time, whatever is in it then.
  #free() {
    this.#marks?.abort();
    const widget = this.#widget;
    this.#widget = undefined;
    if (!widget) return;
    try {
      this.#query = widget.query;
      this.#view = pairs(widget.state).filter(([name]) => /^(view|first|second)$/.test(name)).flat();
      widget.free();
    } catch {
      // The module has stopped, and has nothing to say any more.
    }
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

/** @param {string[]} state names and values one after the other */
function pairs(state) {
  return state.flatMap((name, i) => (i % 2 ? [] : [[name, state[i + 1]]]));
}
