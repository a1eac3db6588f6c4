// Firefox, headless, driven by puppeteer over WebDriver BiDi, which Firefox speaks itself. What its reader prefers is set
// when it starts, so each set of preferences has a browser of its own.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import puppeteer from "puppeteer-core";
import { programs } from "../../../scripts/engines.mjs";
import { blank, finder } from "./puppeteer.mjs";
import { query } from "./query.mjs";

/** @typedef {import("puppeteer-core").Browser} Browser */
/** @typedef {import("puppeteer-core").Page} Page */

/** Browsers that run, by their preferences. @type {Map<string, Promise<Browser>>} */
const running = new Map();

/** @param {import("./index.mjs").Setup} setup */
function browser({ dark, reducedMotion, forcedColors, javascript }) {
  const preferences = {
    "layout.css.prefers-color-scheme.content-override": dark ? 0 : 1,
    "ui.prefersReducedMotion": reducedMotion ? 1 : 0,
    "browser.display.document_color_use": forcedColors ? 2 : 1,
    "javascript.enabled": javascript,
    "ui.useOverlayScrollbars": 1,
    // The browser's own request for an icon would be written down as something that the page's policy forbids.
    "browser.chrome.site_icons": false,
    // The clipboard can be read without a person who says that it may.
    "dom.events.testing.asyncClipboard": true,
    // This machine only: all else goes to a proxy that is not there.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "network.proxy.no_proxies_on": "localhost, 127.0.0.1",
  };
  const key = JSON.stringify(preferences);
  const found = running.get(key) ??
    puppeteer.launch({ browser: "firefox", executablePath: programs("firefox").FIREFOX, headless: true, extraPrefsFirefox: preferences, timeout: 60_000 });
  running.set(key, found);
  return found;
}

/**
 * Where scripts are switched off, Firefox still evaluates a plain function, but ends at anything asynchronous, on which
 * puppeteer's queries and clicks rest: these do without.
 * @param {Page} page
 * @returns {import("./index.mjs").Session["find"]}
 */
function withoutPromises(page) {
  const patched = /** @type {any} */ (page);
  /** @param {string} selector @param {string} work @param {unknown[]} args */
  const evaluate = (selector, work, ...args) => page.evaluate(`(${work})((${query})(${JSON.stringify(selector)}), ...${JSON.stringify(args)})`);
  patched.$$eval = evaluate;
  patched.$eval = (/** @type {string} */ selector, /** @type {Function} */ work, /** @type {unknown[]} */ ...args) =>
    evaluate(selector, `([first], ...rest) => (${work})(first, ...rest)`, ...args);
  patched.$ = async (/** @type {string} */ selector) => {
    const found = /** @type {import("./index.mjs").Handle | null} */ (
      (await page.evaluateHandle(`(${query})(${JSON.stringify(selector)})[0] ?? null`)).asElement());
    return found && Object.assign(found, {
      async click() {
        const [x, y] = await found.evaluate((element) => {
          element.scrollIntoView({ block: "center" });
          const box = element.getBoundingClientRect();
          return [box.x + box.width / 2, box.y + Math.min(box.height / 2, 10)];
        });
        await page.mouse.click(x, y);
      },
    });
  };
  return async (within, role, name) => {
    const root = await patched.$(within);
    const found = [];
    for await (const one of root.queryAXTree(name, role)) found.push(one);
    return found;
  };
}

/** Puppeteer knows this key by its name in Chromium only. @param {Page} page */
function nameSpace({ keyboard }) {
  for (const method of /** @type {const} */ (["down", "up", "press"])) {
    const act = keyboard[method].bind(keyboard);
    keyboard[method] = (/** @type {string} */ key) => act(/** @type {any} */ (key === "Space" ? " " : key));
  }
}

/** What Firefox reports like an exception, but no script has thrown. */
const remark = /^Error: (Content-Security-Policy|Cross-Origin Request Blocked):/;

/** @type {import("./index.mjs").Engine} */
export default {
  title: "Firefox",
  lacks: {
    print: "WebDriver BiDi cannot show a page as printed",
    memory: "WebDriver BiDi neither collects garbage nor counts nodes and listeners",
  },

  async open(setup) {
    const { page, server, close } = await blank(await browser(setup), setup, { isRemark: (error) => remark.test(error) });
    nameSpace(page);
    const find = setup.javascript ? finder(page) : withoutPromises(page);
    return {
      page,
      server,
      close,
      find,
      async insert(words) {
        await page.evaluate((words) => document.execCommand("insertText", false, words), words);
      },
      clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
      async picture(path, { width, height = 800, dark, fullPage = true }) {
        if (dark !== undefined && dark !== setup.dark) throw new Error("Firefox: dark or light is decided when the page is opened");
        if (width !== undefined) await page.setViewport({ width, height });
        mkdirSync(dirname(path), { recursive: true });
        await page.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage });
      },
    };
  },

  async close() {
    await Promise.all([...running.values()].map(async (browser) => (await browser).close()));
  },
};
