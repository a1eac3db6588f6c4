// A page in WebKit with the part of puppeteer's `Page` that the tests use, so that a test is the same text in all engines.
import { query } from "./query.mjs";
import { idOf, isReference, keyOf } from "./webdriver.mjs";

/** @typedef {import("./webdriver.mjs").WebDriver} WebDriver */
/** @typedef {import("./webdriver.mjs").Reference} Reference */

/** Where to look for a role first; whether an element has it, the engine says. @type {Record<string, string>} */
const likely = {
  alert: "[role=alert]", article: "article, [role=article]", blockquote: "blockquote", button: "button, summary, [role=button]",
  checkbox: "input[type=checkbox]", combobox: "select, [role=combobox]", group: "fieldset, details, [role=group]",
  img: "[role=img]", image: "[role=img]", heading: "h1, h2, h3, h4, h5, h6", link: "a[href]", list: "ul, ol, [role=list]", listitem: "li", radio: "input[type=radio]",
  region: "section, [role=region]", search: "search, [role=search]", searchbox: "input[type=search]", status: "output, [role=status]", table: "table", columnheader: "th", rowheader: "th",
};

/** Time between two looks at something that is waited for, in milliseconds. */
const pause = () => new Promise((done) => setTimeout(done, 50));

/** An element of the page. */
export class WebKitElement {
  /** @param {WebKitPage} page @param {Reference} reference */
  constructor(page, reference) {
    this.page = page;
    this.reference = reference;
    this.path = `/element/${idOf(reference)}`;
  }

  /** @param {Function} work @param {unknown[]} args */
  evaluate(work, ...args) {
    return this.page.run(work, [this, ...args]);
  }

  async click() {
    await this.page.driver.send("POST", `${this.path}/click`);
    await this.page.listen();
  }

  focus() {
    return this.evaluate((/** @type {HTMLElement} */ element) => element.focus());
  }

  /** @param {string} key */
  async press(key) {
    await this.focus();
    await this.page.keyboard.press(key);
  }

  /** @param {string} words */
  async type(words) {
    await this.focus();
    await this.page.keyboard.type(words);
  }

  /** Chooses options of a select, by value, as a script does. @param {string[]} values */
  select(...values) {
    return this.evaluate((/** @type {HTMLSelectElement} */ element, /** @type {string[]} */ values) => {
      for (const option of element.options) option.selected = values.includes(option.value);
      element.dispatchEvent(new Event("input", { bubbles: true }));
      element.dispatchEvent(new Event("change", { bubbles: true }));
    }, values);
  }

  boundingBox() {
    return this.evaluate((/** @type {Element} */ element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    });
  }

  /** The role that the engine gives it. @returns {Promise<string>} */
  role() {
    return this.page.driver.send("GET", `${this.path}/computedrole`);
  }

  /** The accessible name that the engine gives it. */
  async name() {
    const label = await this.page.driver.send("GET", `${this.path}/computedlabel`);
    // A header cell that nothing else names is named by its text; WebKit leaves that to whoever reads the text.
    const header = label === "" && /header$/.test(await this.role());
    return String(header ? await this.evaluate((/** @type {Element} */ cell) => cell.textContent) : label).trim().replace(/\s+/g, " ");
  }
}

class Keyboard {
  /** @param {WebKitPage} page */
  constructor(page) {
    this.page = page;
  }

  /** @param {...{ type: "keyDown" | "keyUp", value: string }} actions */
  async #send(...actions) {
    await this.page.driver.keys(actions);
    await this.page.listen();
  }

  /** @param {string} key */
  down(key) {
    return this.#send({ type: "keyDown", value: keyOf(key) });
  }

  /** @param {string} key */
  up(key) {
    return this.#send({ type: "keyUp", value: keyOf(key) });
  }

  /** @param {string} key */
  press(key) {
    return this.#send({ type: "keyDown", value: keyOf(key) }, { type: "keyUp", value: keyOf(key) });
  }

  /** @param {string} words letter by letter */
  type(words) {
    return this.#send(...[...words].flatMap((value) => /** @type {const} */ ([{ type: "keyDown", value }, { type: "keyUp", value }])));
  }
}

export class WebKitPage {
  /**
   * @param {WebDriver} driver
   * @param {import("./index.mjs").Log} log
   * @param {() => { waiting: number, since: number }} traffic requests without an answer yet, and when that last changed
   */
  constructor(driver, log, traffic) {
    this.driver = driver;
    this.log = log;
    this.traffic = traffic;
    this.keyboard = new Keyboard(this);
  }

  /**
   * Runs a function in the page and gives what JSON keeps of its result; with `elements`, references instead. What the
   * page has told since the last time comes along.
   * @param {Function | string} work
   * @param {unknown[]} args data, and elements
   * @param {{ elements?: boolean }} [options]
   * @returns {Promise<any>}
   */
  async run(work, args = [], { elements = false } = {}) {
    // Each argument in a list, so that nothing in it is undefined, which JSON has no word for. Elements go beside them.
    const references = args.flatMap((arg) => (arg instanceof WebKitElement ? [arg.reference] : []));
    const given = args.map((arg) => (arg instanceof WebKitElement ? "element" : arg === undefined ? [] : [arg]));
    // From a timer, as a script of the page runs: called by WebDriver itself, WebKit would see to promises in the middle
    // of it, as soon as any callback returns.
    const script = `const [list, ...elements] = arguments;
    const given = list.map((one) => (one === "element" ? [elements.shift()] : one));
    return new Promise((done) => setTimeout(async () => {
      const answer = {};
      try {
        const value = await (${typeof work === "function" ? `(${work})(...given.map(([arg]) => arg))` : work});
        answer.${elements ? "elements = value" : "json = JSON.stringify(value)"};
      } catch (error) {
        answer.error = String(error) + "\\n" + (error?.stack ?? "");
      }
      answer.told = window.__told?.();
      done(answer);
    }))`;
    const { json, elements: found, error, told } = await this.driver.send("POST", "/execute/sync", { script, args: [given, ...references] });
    this.log.console.push(...(told?.console ?? []));
    this.log.errors.push(...(told?.errors ?? []));
    if (error !== undefined) throw new Error(error);
    if (elements) return found.filter(isReference).map((/** @type {Reference} */ one) => new WebKitElement(this, one));
    return json === undefined || json === null ? undefined : JSON.parse(json);
  }

  /** Takes what the page has told, and lets it finish what an input began. */
  listen() {
    return this.run(() => new Promise((done) => setTimeout(done)));
  }

  /** @param {string} url @param {{ waitUntil?: string }} [options] */
  async goto(url, { waitUntil = "load" } = {}) {
    await this.listen();
    if (waitUntil === "load") return this.driver.send("POST", "/url", { url });
    // The session waits for whole pages; so this page goes there itself, and is asked how far it is.
    await this.run((/** @type {string} */ url) => { setTimeout(() => { location.href = url; }); }, [url]);
    for (;;) {
      const there = await this.run((/** @type {string} */ url) => location.href === url && document.readyState !== "loading", [url]).catch(() => false);
      if (there) return;
      await pause();
    }
  }

  /** @param {Function | string} work @param {unknown[]} args */
  evaluate(work, ...args) {
    return this.run(work, args);
  }

  /** @param {string} selector @returns {Promise<WebKitElement[]>} */
  $$(selector) {
    return this.run(query, [selector], { elements: true });
  }

  /** @param {string} selector */
  async $(selector) {
    return (await this.$$(selector))[0] ?? null;
  }

  /** @param {string} selector @param {Function} work @param {unknown[]} args */
  $$eval(selector, work, ...args) {
    return this.run(`(${work})((${query})(given[0][0]), ...given[1][0].map(([arg]) => arg))`, [selector, args.map((arg) => (arg === undefined ? [] : [arg]))]);
  }

  /** @param {string} selector @param {Function} work @param {unknown[]} args */
  $eval(selector, work, ...args) {
    const one = `([first], ...rest) => { if (!first) throw new Error("nothing on the page is " + ${JSON.stringify(selector)}); return (${work})(first, ...rest); }`;
    return this.$$eval(selector, /** @type {any} */ ({ toString: () => one }), ...args);
  }

  /** @param {string} selector */
  async click(selector) {
    await (await this.waitForSelector(selector)).click();
  }

  /** @param {string} selector @param {{ timeout?: number }} [options] */
  async waitForSelector(selector, { timeout = 30_000 } = {}) {
    for (const end = Date.now() + timeout; ; await pause()) {
      const found = await this.$(selector);
      if (found) return found;
      if (Date.now() > end) throw new Error(`nothing on the page is ${selector}, after ${timeout} ms`);
    }
  }

  /** @param {Function} work @param {{ timeout?: number }} [options] @param {unknown[]} args */
  async waitForFunction(work, { timeout = 30_000 } = {}, ...args) {
    for (const end = Date.now() + timeout; ; await pause()) {
      if (await this.run(`Promise.resolve((${work})(...given.map(([arg]) => arg))).then(Boolean)`, args)) return;
      if (Date.now() > end) throw new Error(`waited ${timeout} ms for ${work}`);
    }
  }

  /** @param {{ idleTime?: number, timeout?: number }} [options] */
  async waitForNetworkIdle({ idleTime = 500, timeout = 30_000 } = {}) {
    for (const end = Date.now() + timeout; ; await pause()) {
      const { waiting, since } = this.traffic();
      if (waiting === 0 && Date.now() - since >= idleTime) return this.listen();
      if (Date.now() > end) throw new Error(`requests went on for ${timeout} ms`);
    }
  }

  title() {
    return this.run(() => document.title);
  }

  url() {
    return this.run(() => location.href);
  }

  /** The part of the window that shows the page. @param {{ width: number, height: number }} size */
  async setViewport({ width, height }) {
    for (let attempt = 0; attempt < 40; attempt++) {
      const [innerWidth, innerHeight] = await this.run(() => [window.innerWidth, window.innerHeight]);
      if (innerWidth === width && innerHeight === height) return;
      const rect = await this.driver.send("GET", "/window/rect");
      const next = { width: rect.width + width - innerWidth, height: rect.height + height - innerHeight };
      // The window may be as it should already, and the page not know yet.
      if (next.width > 0 && next.height > 0) await this.driver.send("POST", "/window/rect", { x: 0, y: 0, ...next });
      if (attempt > 0) await pause();
    }
    throw new Error(`WebKit's window cannot be ${width} by ${height} px`);
  }

  /**
   * By role and accessible name, as the engine computes them.
   * @param {string} within
   * @param {string} role
   * @param {string} [name]
   */
  async find(within, role, name) {
    for (let attempt = 1; ; attempt++) {
      try {
        const found = [];
        for (const element of await this.$$(`${within} >>> ${likely[role] ?? `[role=${role}]`}`)) {
          if ((await element.role()) === role && (name === undefined || (await element.name()) === name)) found.push(element);
        }
        return found;
      } catch (error) {
        // Drawn anew while it was looked at: once more.
        if (attempt === 5 || !/stale element/.test(String(error))) throw error;
      }
    }
  }
}
