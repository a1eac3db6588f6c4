// Pages that hold the widget, and the widget as a reader has it before them.
import { open } from "./harness.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */
/** @typedef {import("./harness.mjs").Options} Options */
/** @typedef {import("../../scripts/serve.mjs").Change} Change */

const types = /** @type {Record<string, string>} */ ({
  html: "text/html; charset=utf-8", js: "text/javascript", json: "application/json", css: "text/css",
});

/** What a page names that takes the modules as they are written, as a bundler does. */
export const modules = `<script type="module" src="/pkg/who-said-what.js"></script>`;

/** The script tag that a site has. */
export const script = `<script type="module" src="/pkg/who-said-what.min.js"></script>`;

/**
 * A page round some HTML.
 * @param {string} body
 * @param {string} [head] what loads the widget
 */
export const html = (body, head = script) => `<!doctype html><html lang="en"><title>Page</title>${head}<body>${body}`;

/** What a page has inside the element. */
export const fallback = `<p id="fallback">What the page has for readers without the widget</p>`;

/**
 * Answers for some paths: a text, data to be sent as JSON, or a change to what is there. All else is as on the site.
 * @param {Record<string, string | object>} files
 * @param {Record<string, string>} [headers] for the pages among them
 * @returns {NonNullable<Options["intercept"]>}
 */
export const site = (files, headers = {}) => (path) => {
  const file = files[path];
  if (file === undefined) return undefined;
  const type = types[path.split(".").pop() ?? ""];
  const pages = path.endsWith(".html") ? headers : {};
  if (typeof file === "object" && ["headers", "delay", "status", "body"].some((key) => key in file)) {
    return { .../** @type {Change} */ (file), headers: { ...pages, .../** @type {Change} */ (file).headers } };
  }
  return { headers: { "Content-Type": type, ...pages }, body: typeof file === "string" ? file : JSON.stringify(file) };
};

/**
 * Opens a page that holds one widget.
 * @param {import("node:test").TestContext} t
 * @param {string} body
 * @param {Options & { files?: Record<string, string | object>, head?: string, headers?: Record<string, string> }} [options]
 */
export async function visit(t, body, { files = {}, head, headers, ...options } = {}) {
  const intercept = site({ "/page.html": html(body, head), ...files }, headers);
  return open(t, "/page.html", { events: ["wsw-change"], intercept, ...options });
}

/** A widget on a page, asked as a reader would: what is shown, and what can be pressed. */
export class Widget {
  /** @param {Visit} visit @param {string} [selector] */
  constructor(visit, selector = "who-said-what") {
    this.visit = visit;
    this.page = visit.page;
    this.selector = selector;
  }

  /** All that is shown now. */
  see() {
    return this.page.$eval(this.selector, (host) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      const text = (/** @type {string} */ selector) => root.querySelector(selector)?.textContent?.trim().replace(/\s+/g, " ");
      const boxes = [...root.querySelectorAll("input")].filter((input) => input.type === "checkbox");
      const seen = (/** @type {Element} */ element) => element.checkVisibility();
      /** @type {Record<string, Record<string, number>>} */
      const counts = {};
      for (const box of boxes) {
        const count = box.closest("label")?.querySelector("[data-count]")?.textContent ?? "";
        (counts[box.name] ??= {})[box.value] = Number(count.replaceAll(",", ""));
      }
      return {
        title: text("h2"),
        status: text("[role=status]"),
        notice: text("[part~=notice]"),
        alert: [...root.querySelectorAll("[role=alert]")].filter(seen).map((alert) => alert.textContent?.trim())[0],
        statements: [...root.querySelectorAll("[data-statement]")].map((one) => one.getAttribute("data-statement") ?? ""),
        claims: [...root.querySelectorAll("[data-claim]")].map((one) => one.getAttribute("data-claim") ?? ""),
        checked: boxes.filter((box) => box.checked).map((box) => `${box.name}=${box.value}`),
        search: root.querySelector("input[type=search]") instanceof HTMLInputElement
          ? /** @type {HTMLInputElement} */ (root.querySelector("input[type=search]")).value : undefined,
        fallback: [...host.children].some((child) => child.localName !== "script" && seen(child)),
        counts,
      };
    });
  }

  /** An element inside, by its role and accessible name. @param {string} role @param {string} [name] */
  async find(role, name) {
    const [found] = await this.visit.find(this.selector, role, name);
    if (!found) throw new Error(`no ${role} ${name}`);
    return found;
  }

  /** A checkbox, by what it stands for. @param {string} name @param {string} value */
  async box(name, value) {
    const found = await this.page.$(`${this.selector} >>> input[name="${name}"][value="${value}"]`);
    if (!found) throw new Error(`no checkbox for ${name} ${value}`);
    return found;
  }

  /** Chooses a view with the mouse. @param {string} name */
  async choose(name) {
    await (await this.find("radio", name)).click();
    await this.settled();
  }

  /** Waits until what was asked for is shown: most views, and what searches, come when they are first wanted. */
  async settled() {
    await this.page.waitForFunction((selector) => !document.querySelector(selector)?.shadowRoot?.querySelector(".list[aria-busy]"), {}, this.selector);
  }

  /** Presses a checkbox with the mouse. @param {string} name @param {string} value */
  async press(name, value) {
    const box = await this.box(name, value);
    // What comes into the window is laid out now, and may be taller than was thought.
    await box.evaluate(async (box) => {
      box.scrollIntoView({ block: "nearest", behavior: "instant" });
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    });
    await box.click();
  }

  /** Puts words into the search, in place of those that are there. @param {string} words */
  async search(words) {
    const field = await this.page.waitForSelector(`${this.selector} >>> input[type=search]`);
    await field?.focus();
    await field?.evaluate((field) => /** @type {HTMLInputElement} */ (field).select());
    await this.visit.insert(words);
    await this.settled();
  }

  /**
   * Goes from one thing to the next by keyboard until what `focus` gives.
   * @param {string} target
   * @param {{ back?: boolean }} [options]
   */
  async tabTo(target, { back = false } = {}) {
    const passed = [];
    if (back) await this.page.keyboard.down("Shift");
    do {
      await this.page.keyboard.press("Tab");
      passed.push(await this.focus());
    } while (passed.at(-1) !== target && passed.length < 60);
    if (back) await this.page.keyboard.up("Shift");
    if (passed.at(-1) !== target) throw new Error(`${target} was not come to, but: ${passed.join(", ")}`);
  }

  /** The element inside that has the focus, as "name=value" or its tag and text. */
  focus() {
    return this.page.$eval(this.selector, (host) => {
      const active = host.shadowRoot?.activeElement;
      if (!(active instanceof HTMLInputElement)) return active?.textContent?.trim();
      return active.type === "checkbox" ? `${active.name}=${active.value}` : active.type;
    });
  }
}
