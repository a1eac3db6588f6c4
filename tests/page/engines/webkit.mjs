// WebKit: MiniBrowser on a display that nobody sees, driven over WebDriver (W3C). WebDriver cannot run a script before
// the page's own, so the test's server puts one in front of every page; it cannot record requests, so the server does, and
// a proxy those to other sites.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { programs } from "../../../scripts/engines.mjs";
import { record } from "./recorder.mjs";
import { start } from "./server.mjs";
import { WebDriver } from "./webdriver.mjs";
import { WebKitPage } from "./webkit-page.mjs";

/** @typedef {import("./index.mjs").Setup} Setup */
/** @typedef {import("node:child_process").ChildProcess} ChildProcess */

/** Where the scripts are that run before a page's own: at an address of its server, for policies that allow none inline. */
const before = "/before-the-page.js";

/** Ends programs even when this one is ended. @type {Set<ChildProcess>} */
const children = new Set();
process.on("exit", () => children.forEach(end));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(1));

/** @param {ChildProcess} child a process group, so that what it started ends too */
function end(child) {
  children.delete(child);
  try {
    if (child.pid !== undefined) process.kill(-child.pid);
  } catch {
    // it has ended already
  }
}

/** @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env @param {import("node:child_process").StdioOptions} stdio */
function begin(command, args, env, stdio) {
  const child = spawn(command, args, { detached: true, env, stdio });
  children.add(child);
  return child;
}

/** A display of its own; gives its name. */
async function display() {
  const child = begin(programs("webkit").XVFB, ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
    process.env, ["ignore", "ignore", "ignore", "pipe"]);
  const number = await new Promise((done, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`Xvfb ended with ${code}`)));
    /** @type {import("node:stream").Readable} */ (child.stdio[3]).once("data", (data) => done(String(data).trim()));
  });
  return `:${number}`;
}

/** A port that nobody listens at. @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  await new Promise((done) => server.close(done));
  return port;
}

/** Takes every request to another site, and answers none. @param {(url: string) => void} heard */
async function closedDoor(heard) {
  const server = createServer((request, response) => {
    heard(request.url ?? "");
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    heard(`https://${request.url}/`);
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(undefined)));
  server.unref();
  return `127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
}

/**
 * Does what now and then fails for no fault of its own.
 * @template T
 * @param {number} times
 * @param {() => Promise<T>} work
 */
async function retry(times, work) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === times) throw error;
    }
  }
}

/**
 * Starts the driver, and has it start a browser. Now and then the two do not find each other, and wait for ever.
 * @param {string} command
 * @param {NodeJS.ProcessEnv} env
 * @param {object} capabilities
 */
async function converse(command, env, capabilities) {
  const port = await freePort();
  const child = begin(command, ["-p", String(port)], env, ["ignore", "ignore", process.env.WSW_VERBOSE ? "inherit" : "ignore"]);
  const driver = new WebDriver(`http://127.0.0.1:${port}`);
  try {
    for (const limit = Date.now() + 20_000; !(await driver.send("GET", "/status").then(() => true, () => false)); ) {
      if (Date.now() > limit) throw new Error("WebKitWebDriver did not answer within 20 s");
      await new Promise((done) => setTimeout(done, 30));
    }
    await driver.start(capabilities, 20_000);
    return { driver, child };
  } catch (error) {
    end(child);
    throw error;
  }
}

/** @type {Promise<string> | undefined} */
let shown;

/**
 * A browser with its driver. The reader's preferences are those of the desktop, so each set of them has its own.
 * @param {Setup} setup
 */
async function launch({ dark, reducedMotion, javascript }) {
  const { WEBKITWEBDRIVER, MINIBROWSER } = programs("webkit");
  const home = mkdtempSync(join(tmpdir(), "wsw-webkit-"));
  mkdirSync(join(home, "gtk-3.0"));
  writeFileSync(join(home, "gtk-3.0/settings.ini"), `[Settings]\ngtk-enable-animations=${reducedMotion ? 0 : 1}\ngtk-overlay-scrolling=1\n`);
  // Without this, the buttons of the browser's own bar keep its window wider than a phone.
  writeFileSync(join(home, "gtk-3.0/gtk.css"), "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }");
  /** @type {(url: string) => void} */
  let heard = () => {};
  const door = await closedDoor((url) => heard(url));
  const env = {
    ...process.env, DISPLAY: await (shown ??= display()), GDK_BACKEND: "x11", GSETTINGS_BACKEND: "memory", NO_AT_BRIDGE: "1",
    XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home, XDG_DATA_HOME: home,
  };
  const { driver, child } = await retry(3, () => converse(WEBKITWEBDRIVER, env, {
    "webkitgtk:browserOptions": {
      binary: MINIBROWSER,
      args: ["--automation", "--full-screen", ...(dark ? ["--dark-mode"] : []), ...(javascript ? [] : ["--enable-javascript-markup=false"])],
    },
    proxy: { proxyType: "manual", httpProxy: door, sslProxy: door, noProxy: ["localhost", "127.0.0.1"] },
  }));
  const close = async () => {
    await driver.end().catch(() => {});
    end(child);
    rmSync(home, { recursive: true, force: true });
  };
  return { driver, close, hear: (/** @type {typeof heard} */ listener) => { heard = listener; } };
}

/** @typedef {Awaited<ReturnType<typeof launch>>} Browser */

/** Browsers that no visit has at the moment, by their preferences. @type {Map<string, Browser[]>} */
const idle = new Map();

/** @param {Setup} setup */
const kind = ({ dark, reducedMotion, javascript }) => JSON.stringify({ dark, reducedMotion, javascript });

const www = new URL("../../../www/", import.meta.url);

/**
 * Answers as the test wants, with the script in front of every page.
 * @param {Setup} setup
 * @returns {NonNullable<Setup["intercept"]>}
 */
function withScripts({ intercept, scripts, javascript }) {
  if (!javascript) return intercept ?? (() => undefined);
  const source = [[record], ...scripts]
    .map(([script, ...args]) => (typeof script === "string" ? script : `(${script})(${args.map((arg) => JSON.stringify(arg)).join(", ")});`))
    .concat("document.currentScript.remove();")
    .join("\n");
  return async (path, url) => {
    if (path === before) return { body: source, headers: { "Content-Type": "text/javascript" } };
    const change = await intercept?.(path, url);
    const page = path.endsWith("/") ? `${path}index.html` : path;
    if (!page.endsWith(".html") || (change?.body !== undefined && typeof change.body !== "string")) return change;
    let body = change?.body;
    try {
      body ??= change?.status === undefined ? readFileSync(new URL(`.${page}`, www), "utf8") : undefined;
    } catch {
      return change; // not of the site: the server says what there is
    }
    const tag = `<script src="${before}"></script>`;
    return { ...change, body: body && (/^\s*<!doctype[^>]*>/i.test(body) ? body.replace(/^\s*<!doctype[^>]*>/i, (doctype) => doctype + tag) : tag + body) };
  };
}

/** @type {import("./index.mjs").Engine} */
export default {
  title: "WebKit",
  lacks: {
    idle: "it has no requestIdleCallback, and draws the list in one go",
    print: "WebDriver cannot show a page as printed",
    scripting: "WebDriver asks a page by script, so a page can be without scripts of its own, but not say that it has none",
    memory: "WebDriver neither collects garbage nor counts nodes and listeners",
    forced: "WebKit leaves the colours to pages",
  },

  async open(setup) {
    const { log, width, height } = setup;
    const browser = idle.get(kind(setup))?.pop() ?? (await launch(setup));
    const { driver } = browser;
    /** @type {Awaited<ReturnType<typeof start>>} */
    let server;
    let answers = 0;
    let since = Date.now();
    const answered = (/** @type {string} */ path, /** @type {number} */ status) => {
      answers++;
      since = Date.now();
      if (status >= 400) log.failures.push(`${status} ${server.url}${path}`);
    };
    const asked = withScripts(setup);
    const intercept = (/** @type {string} */ path, /** @type {string} */ url = path) => {
      since = Date.now();
      return asked(path, url);
    };
    server = await start({ intercept, answered, unlisted: before });
    const { push } = server.requests;
    server.requests.push = (...requests) => {
      log.requests.push(...requests.map((request) => server.url + request.replace(/^\S+ /, "")));
      return push.apply(server.requests, requests);
    };
    browser.hear((url) => {
      log.requests.push(url);
      log.failures.push(`refused ${url}`);
      since = Date.now();
    });
    const page = new WebKitPage(driver, log, () => ({ waiting: server.requests.length - answers, since }));
    await page.setViewport({ width, height });
    return {
      page: /** @type {any} */ (page),
      server,
      find: async (within, role, name) => /** @type {any} */ (await page.find(within, role, name)),
      insert: (words) => page.run((/** @type {string} */ words) => { document.execCommand("insertText", false, words); }, [words]),

      // Reading needs a person who says that it may; pasting, as a reader does, needs none.
      async clipboard() {
        await page.run(() => {
          const field = document.createElement("textarea");
          field.id = "pasted";
          document.body.append(field);
          field.focus();
        });
        await page.keyboard.down("Control");
        await page.keyboard.press("v");
        await page.keyboard.up("Control");
        return page.run(() => {
          const field = /** @type {HTMLTextAreaElement} */ (document.querySelector("#pasted"));
          field.remove();
          return field.value;
        });
      },

      async picture(path, { width = setup.width, height = 800, dark, fullPage = true }) {
        if (dark !== undefined && dark !== setup.dark) throw new Error("WebKit: dark or light is decided when the page is opened");
        await page.setViewport({ width, height });
        if (fullPage) await page.setViewport({ width, height: await page.run(() => document.documentElement.scrollHeight) });
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, Buffer.from(await driver.send("GET", "/screenshot"), "base64"));
      },

      async close() {
        await driver.send("DELETE", "/cookie");
        await driver.send("POST", "/url", { url: "about:blank" });
        await driver.send("DELETE", "/actions");
        browser.hear(() => {});
        await server.close();
        idle.set(kind(setup), [...(idle.get(kind(setup)) ?? []), browser]);
      },
    };
  },

  async close() {
    await Promise.all([...idle.values()].flat().map((browser) => browser.close()));
    children.forEach(end);
  },
};
