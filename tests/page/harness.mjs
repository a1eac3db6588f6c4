// Opens pages in a browser for the tests in this folder: in Chromium, or where ENGINE says. Every visit has a server of its
// own, at a port of its own, so that no test sees another's cache, storage or requests.
import assert from "node:assert/strict";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { engine, unless } from "./engines/index.mjs";

export { unless };

const screenshots = fileURLToPath(new URL("../../target/screenshots/", import.meta.url));

after(() => engine.close());

/**
 * An event that reached the document.
 * @typedef {{ type: string, target: string, detail: any, bubbles: boolean, composed: boolean, at: number }} Seen
 *   `target` is the element's name, with #id if it has one; `detail` what JSON keeps of it; `at` milliseconds
 *
 * @typedef {object} Options
 * @property {number} [width] of the viewport, 1280
 * @property {number} [height] of the viewport, 800
 * @property {boolean} [dark] the reader prefers dark colours
 * @property {boolean} [reducedMotion] the reader prefers less motion
 * @property {boolean} [forcedColors] the reader's system forces its colours
 * @property {boolean} [print] as printed
 * @property {boolean} [javascript] false: the reader has switched scripts off
 * @property {string[]} [events] to record, besides wsw-ready and wsw-error
 * @property {(() => void) | string} [init] runs in the page before its own scripts
 * @property {(path: string, url?: string) => import("../../scripts/serve.mjs").Change | undefined | Promise<import("../../scripts/serve.mjs").Change | undefined>} [intercept]
 *   changes answers of the server: headers such as a content security policy, a delay, a failure
 * @property {"load" | "domcontentloaded"} [until] when `open` returns; "load"
 */

/** A page that is open in the browser, and all that has happened on it. */
export class Visit {
  /** @param {import("./engines/index.mjs").Session} session @param {import("./engines/index.mjs").Log} log */
  constructor(session, log) {
    this.session = session;
    this.page = session.page;
    this.server = session.server;
    /** What the console said: "error: ...", "warn: ...". */
    this.console = log.console;
    /** Exceptions nobody caught. */
    this.errors = log.errors;
    /** Every request: its address. */
    this.requests = log.requests;
    /** Requests without an answer, or with one of 400 and up: "404 http://...". */
    this.failures = log.failures;
  }

  /** @param {string} path on the test's server @param {"load" | "domcontentloaded"} [until] */
  async go(path, until = "load") {
    await this.page.goto(new URL(path, this.server.url).href, { waitUntil: until });
  }

  /** Goes back, as the reader's button does; what comes of it is to be waited for. */
  async back() {
    await this.page.evaluate(() => history.back());
    // What is asked of a page while it is left, WebKit's driver may never answer.
    await new Promise((done) => setTimeout(done, 500));
  }

  /** Goes forward again. */
  async forward() {
    await this.page.evaluate(() => history.forward());
  }

  /** Events recorded so far, of the page as it is now. @returns {Promise<Seen[]>} */
  events() {
    return this.page.evaluate(() => /** @type {any} */ (window).__seen.list);
  }

  /**
   * The first event of a type, or the count-th; waits for it.
   * @param {string} type
   * @param {{ count?: number, timeout?: number }} [options]
   * @returns {Promise<Seen>}
   */
  async event(type, { count = 1, timeout = 15_000 } = {}) {
    const seen = await this.page.evaluate(
      (type, count, timeout) => /** @type {any} */ (window).__seen.wait(type, count, timeout),
      type, count, timeout,
    );
    if (seen) return seen;
    const happened = (await this.events()).map(({ type, target, detail }) =>
      `${type} at ${target}${type === "wsw-error" ? ` (${/** @type {any} */ (detail)?.message})` : ""}`);
    assert.fail(
      `no ${type} event (number ${count}) within ${timeout} ms; events: ${happened.join(", ") || "none"}\n${this.report()}`,
    );
  }

  /** Scrolls to each widget in turn, as those below the screen load when they are come to; waits for its event. @param {string} [type] */
  async reach(type = "wsw-ready") {
    const widgets = await this.page.$$("who-said-what");
    for (const [i, widget] of widgets.entries()) {
      await widget.evaluate((host) => host.scrollIntoView());
      await this.event(type, { count: i + 1 });
    }
    await this.page.evaluate(() => scrollTo(0, 0));
  }

  /** Waits until a widget on the page is ready, and all of a small story is drawn. @param {{ count?: number, timeout?: number }} [options] */
  async ready(options) {
    const event = await this.event("wsw-ready", options);
    await this.page.waitForFunction(() => ![...document.querySelectorAll("*")].some((one) =>
      /** @type {any} */ (one).state === "ready" && one.shadowRoot?.querySelector("[data-new='']")));
    return event;
  }

  /**
   * Elements by role and accessible name, as the engine itself has them for those who do not see the page.
   * @param {string} within a selector: in or under what it gives
   * @param {string} role
   * @param {string} [name]
   */
  find(within, role, name) {
    return this.session.find(within, role, name);
  }

  /** Puts words in at the cursor, in one go. @param {string} words */
  insert(words) {
    return this.session.insert(words);
  }

  /** The text that was copied last. */
  clipboard() {
    return this.session.clipboard();
  }

  /** Waits until the console says something. @param {RegExp} what @param {{ timeout?: number }} [options] */
  async said(what, { timeout = 15_000 } = {}) {
    for (const end = Date.now() + timeout; Date.now() < end; await new Promise((done) => setTimeout(done, 100))) {
      await this.page.evaluate(() => {}); // what has happened comes with an answer
      if (this.console.some((line) => what.test(line))) return;
    }
    assert.fail(`the console did not say ${what} within ${timeout} ms:\n${this.report()}`);
  }

  /** Waits until the server has been asked for something: "GET /path". @param {string} request @param {{ timeout?: number }} [options] */
  async asked(request, { timeout = 15_000 } = {}) {
    for (const end = Date.now() + timeout; Date.now() < end; await new Promise((done) => setTimeout(done, 50))) {
      if (this.server.requests.includes(request)) return;
    }
    assert.fail(`not asked within ${timeout} ms: ${request}; asked: ${this.server.requests.join(", ")}\n${this.report()}`);
  }

  /** Requests that left the test's server. */
  get external() {
    return this.requests.filter((url) => !/^(data|blob|about):/.test(url) && new URL(url).port !== String(this.server.port));
  }

  /** Fails if anything went wrong on the page, or anything was asked of another site. */
  clean() {
    const wrong = this.console.filter((line) => /^(error|warn)/.test(line));
    assert.deepEqual([...this.errors, ...wrong, ...this.failures, ...this.external.map((url) => `external ${url}`)], []);
  }

  report() {
    return [...this.errors, ...this.console, ...this.failures].join("\n");
  }

  /**
   * Takes a picture of the whole page, or with `fullPage: false` of what the screen shows: target/screenshots/<name>.png.
   * @param {string} name
   * @param {{ width?: number, height?: number, dark?: boolean, fullPage?: boolean }} [look]
   */
  async screenshot(name, look) {
    await this.session.picture(`${screenshots}${name}.png`, look ?? {});
  }
}

/**
 * Opens a page; it is closed when the test ends. Paths: www/ at /, pkg/ at /pkg/, tests/page/fixtures/ at /fixtures/.
 * @param {import("node:test").TestContext} t
 * @param {string} path
 * @param {Options} [options]
 */
export async function open(t, path, options = {}) {
  const { width = 1280, height = 800, events = [], init, intercept } = options;
  const { dark = false, reducedMotion = false, forcedColors = false, print = false, javascript = true } = options;
  const log = { console: [], errors: [], requests: [], failures: [] };
  /** @type {import("./engines/index.mjs").Setup["scripts"]} */
  const scripts = [[record, ["wsw-ready", "wsw-error", ...events]]];
  if (init) scripts.push([init]);
  const session = await engine.open({ width, height, dark, reducedMotion, forcedColors, print, javascript, scripts, intercept, log });
  t.after(() => session.close());
  const visit = new Visit(session, log);
  await visit.go(path, options.until);
  return visit;
}

/**
 * Runs in the page, before its scripts: keeps what events of these types reach the document. No polling and nothing
 * evaluated from text, so it works under any content security policy.
 * @param {string[]} types
 */
function record(types) {
  /** @type {Seen[]} */
  const list = [];
  /** @type {(() => void)[]} */
  let waiting = [];
  for (const type of types) {
    document.addEventListener(type, (event) => {
      const element = /** @type {Element} */ (event.composedPath()[0]);
      let detail;
      try {
        detail = JSON.parse(JSON.stringify(/** @type {CustomEvent} */ (event).detail ?? null));
      } catch (error) {
        detail = String(error);
      }
      const target = (element.localName ?? "document") + (element.id ? `#${element.id}` : "");
      const { bubbles, composed } = event;
      list.push({ type, target, detail, bubbles, composed, at: performance.now() });
      const woken = waiting;
      waiting = [];
      for (const wake of woken) wake();
    });
  }
  /** @param {string} type @param {number} count @param {number} timeout */
  const wait = async (type, count, timeout) => {
    const end = performance.now() + timeout;
    for (;;) {
      const found = list.filter((event) => event.type === type)[count - 1];
      if (found) return found;
      const left = end - performance.now();
      if (left <= 0) return null;
      await new Promise((done) => {
        waiting.push(() => done(undefined));
        setTimeout(done, left);
      });
    }
  };
  Object.defineProperty(window, "__seen", { value: { list, wait } });
}
