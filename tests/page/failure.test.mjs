// When it cannot be shown: the reason is said, and what the page has inside the element stays.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { open } from "./harness.mjs";
import { bridge, shipped, small } from "./story.mjs";
import { Widget, fallback, html, site, visit } from "./widget.mjs";

/** @param {(story: any) => void} change */
const spoilt = (change) => {
  const story = structuredClone(bridge);
  change(story);
  return story;
};

const element = `<who-said-what src="story.json">${fallback}</who-said-what>`;
/**
 * `says`: what the message must say, `never`: what would send its reader the wrong way, `again`: whether another attempt is
 * offered, as it may go better.
 * @typedef {{ body?: string, files?: Record<string, string | object>, headers?: Record<string, string>, init?: () => void, says: RegExp, never?: RegExp,
 *   reason: string, again?: boolean, path?: string, line?: number, head?: string, also?: RegExp }} Case
 */
const wasm = "/pkg/wasm/who_said_what_bg.wasm";
const asWasm = { "Content-Type": "application/wasm" };
const blame = /wasm-unsafe-eval/;
const classic = `<script src="/pkg/who-said-what.classic.js" defer></script>`;
const pasted = `<script>${readFileSync(new URL("../../pkg/who-said-what.classic.js", import.meta.url), "utf8")}</script>`;
const inline = `<script type="module" src="/pkg/inline.js"></script>`;
const elsewhere = `<who-said-what wasm-url="/else/where.wasm" src="story.json">${fallback}</who-said-what>`;
const unpackable = () => { Reflect.deleteProperty(globalThis, "DecompressionStream"); };
/** A script with another text where its module is. @param {string} name */
const spoiltScript = (name) => readFileSync(new URL(`../../pkg/${name}`, import.meta.url), "utf8").replace(/[\w+/]{1000}/, (code) => code.replace(/[a-z]/g, "A"));
/** @type {Record<string, Case>} */
const cases = {
  "a story that is not there": { files: {}, says: /story did not load.*story\.json answered 404.*"src"/, reason: "network", again: true },
  "a story whose server is at fault": {
    files: { "/story.json": { status: 503, body: "" } }, says: /story did not load.*story\.json answered 503.*server is at fault/, reason: "network", again: true,
  },
  "a story that the page's policy forbids to fetch": {
    headers: { "Content-Security-Policy": "connect-src http://localhost:*/pkg/" }, says: /policy forbids to fetch .*story\.json; allow it in connect-src/, reason: "policy",
  },
  "a story on a server that no page may read": {
    body: `<who-said-what src="http://127.0.0.1:9/story.json">${fallback}</who-said-what>`, says: /no connection, or the server does not let this page read it/, reason: "network", again: true,
  },
  "the story that ships is not there": {
    body: `<who-said-what>${fallback}</who-said-what>`, files: { "/pkg/wasm/story.json": { status: 404, body: "" } },
    says: /story that ships did not load.*wasm\/story\.json answered 404.*name a story in "src"/, reason: "network", again: true,
  },
  "a story that is a page": { files: { "/story.json": "<!doctype html><p>Sorry" }, says: /not JSON/, reason: "story", line: 1 },
  "a story that ends too soon": { files: { "/story.json": JSON.stringify(bridge).slice(0, -20) }, says: /not JSON/, reason: "story", line: 1 },
  "a statement of a claim that is not there": {
    files: { "/story.json": spoilt((story) => { story.statements[1].claim = "longg"; }) },
    says: /The story at http.*\/story\.json cannot be used: statements\[1\]\.claim.*there is no claim "longg".*did you mean "long"\?/, reason: "story", path: "statements[1].claim", line: 1,
  },
  "a story of another format": {
    files: { "/story.json": { ...bridge, format: "who-said-what/9" } }, says: /who-said-what\/9/, reason: "story", path: "format", line: 1,
  },
  "several things wrong": {
    files: { "/story.json": spoilt((story) => { story.statements[0].source = "x"; story.statements[2].actors = ["y"]; story.extra = 1; }) },
    says: /^.*The story at http.*\/story\.json has 2 problems; the first: statements\[0\]\.source/, reason: "story", path: "statements[0].source", line: 1,
  },
  "an address that runs a script": {
    files: { "/story.json": spoilt((story) => { story.sources[0].url = "javascript:alert(1)"; }) },
    says: /sources\[0\]\.url.*is not a web address/, reason: "story", path: "sources[0].url", line: 1,
  },
  "JSON inside the element that is none": {
    body: `<who-said-what>${fallback}<script type="application/json">{"format": </script></who-said-what>`, says: /The story cannot be used: .*not JSON/, reason: "story", line: 1,
  },
  "an address that is none": { body: `<who-said-what src="http://[">${fallback}</who-said-what>`, says: /story did not load.*"src" is right/, reason: "network" },
  "wasm that the page's policy forbids": {
    headers: { "Content-Security-Policy": "script-src 'self'" }, says: /module did not load.*forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src/s, reason: "policy",
  },
  "wasm that the page's policy forbids to fetch": {
    headers: { "Content-Security-Policy": "connect-src http://localhost:*/story.json http://localhost:*/pkg/who-said-what.css" }, says: /policy forbids to fetch .*\.wasm; allow it in connect-src/, never: blame, reason: "policy",
  },
  "no WebAssembly at all": {
    init: () => { Reflect.deleteProperty(globalThis, "WebAssembly"); }, says: /this browser has no WebAssembly/, never: blame, reason: "unsupported",
  },
  "wasm that is not there": { files: { [wasm]: { status: 404, body: "" } }, says: /module did not load .*answered 404\): put the package's file there/, never: blame, reason: "network", again: true },
  "wasm whose server is at fault": { files: { [wasm]: { status: 500, body: "" } }, says: /module did not load .*answered 500.*at fault/, never: blame, reason: "network", again: true },
  "wasm that is a page": {
    files: { [wasm]: { body: "<!doctype html>", headers: asWasm } }, says: /module did not load: what .*\.wasm gives is no WebAssembly, or is damaged/, never: blame, reason: "module", again: true,
  },
  "wasm of something else": {
    files: { [wasm]: { body: Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0), headers: asWasm } }, says: /what .*\.wasm gives .*another version/, never: blame, reason: "module", again: true,
  },
  "an address of the wasm that is none": {
    body: `<who-said-what wasm-url="http://[" src="story.json">${fallback}</who-said-what>`, says: /module did not load.*"wasm-url"/, never: blame, reason: "network",
  },
  // One file with all in it, and the wasm elsewhere all the same: the address and the remedy are those of what failed.
  ...Object.fromEntries(Object.entries({ classic, inline }).flatMap(([name, head]) => Object.entries(/** @type {Record<string, Case>} */ ({
    [`${name}: wasm that the page's policy forbids`]: {
      head, headers: { "Content-Security-Policy": "script-src 'self'" }, says: /module did not load.*forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src/s, reason: "policy",
    },
    [`${name}: wasm elsewhere that is not there`]: {
      head, body: elsewhere, says: /module did not load .*\/else\/where\.wasm answered 404\): put the package's file there, or say in "wasm-url"/, never: blame, reason: "network", again: true,
    },
    [`${name}: wasm elsewhere that is a page`]: {
      head, body: elsewhere, files: { "/story.json": bridge, "/else/where.wasm": { body: "<!doctype html>", headers: asWasm } }, says: /what .*\/else\/where\.wasm gives is no WebAssembly/, never: blame, reason: "module", again: true,
    },
    [`${name}: wasm elsewhere that the page's policy forbids to fetch`]: {
      head, body: elsewhere, headers: { "Content-Security-Policy": "connect-src http://localhost:*/story.json" }, says: /policy forbids to fetch .*\/else\/where\.wasm; allow it in connect-src/, never: blame, reason: "policy",
    },
    [`${name}: a browser that cannot unpack it`]: {
      head, init: unpackable, says: /cannot unpack what is in http.*\/pkg\/.*: take who-said-what\.min\.js, or say in "wasm-url"/, never: blame, reason: "unsupported",
    },
  })))),
  "classic: a script whose wasm is damaged": {
    head: classic, files: { "/story.json": bridge, "/pkg/who-said-what.classic.js": spoiltScript("who-said-what.classic.js") },
    says: /module did not load: what http.*\/pkg\/who-said-what\.classic\.js gives /, never: blame, reason: "module", again: true,
    // Firefox says so in the console by itself, whoever hears of it.
    also: /ReadableStream.*corrupted/,
  },
  "pasted: a browser that cannot unpack it": {
    head: pasted, init: unpackable, says: /cannot unpack what is in the script in http.*\/page\.html: take/, never: blame, reason: "unsupported",
  },
};

for (const [what, { body = element, files = { "/story.json": bridge }, headers, init, says, never, reason, again = false, path, line, head, also }] of Object.entries(cases)) {
  test(`${what}: a message with the reason, the page's own content, an event`, async (t) => {
    const page = await visit(t, body, { files, headers, init, head });
    const { detail, bubbles, composed } = await page.event("wsw-error");
    assert.deepEqual([bubbles, composed], [true, true]);
    assert.match(detail.message, says);
    if (never) assert.doesNotMatch(detail.message, never);
    assert.doesNotMatch(detail.message, /[?.!][.?]/);
    assert.equal(detail.reason, reason);
    assert.equal(detail.problems[0]?.line, line);
    if (path) assert.equal(detail.problems[0].path, path);

    const shown = new Widget(page);
    const { alert, fallback, title } = await shown.see();
    assert.match(alert ?? "", /^The statements could not be shown\./);
    assert.match(alert ?? "", says);
    assert.deepEqual({ fallback, title }, { fallback: true, title: undefined });
    await shown.find("alert");
    assert.ok(await page.page.$("who-said-what >>> [part~=error]"));
    assert.equal((await page.find("who-said-what", "button", "Try again")).length, again ? 1 : 0);
    assert.deepEqual(page.errors.filter((error) => !also?.test(error)), []);
    assert.deepEqual((await page.events()).map(({ type }) => type), ["wsw-error"]);
  });
}

test("another attempt by keyboard: while it fails, the focus stays; when it goes well, the widget is there", async (t) => {
  let broken = true;
  const answer = site({ "/page.html": html(element), "/story.json": bridge });
  const page = await open(t, "/page.html", { intercept: (path) => (broken && path === "/story.json" ? { status: 503, body: "" } : answer(path)) });
  await page.event("wsw-error");
  const shown = new Widget(page);
  await shown.tabTo("Try again");
  await page.page.keyboard.press("Enter");
  await page.event("wsw-error", { count: 2 });
  assert.equal(await shown.focus(), "Try again");
  broken = false;
  await page.page.keyboard.press("Enter");
  await page.ready();
  const { title, alert, fallback } = await shown.see();
  assert.deepEqual({ title, alert, fallback }, { title: bridge.title, alert: undefined, fallback: false });
  // Where the widget begins, and one step from what comes first in it.
  assert.equal(await page.page.$eval("who-said-what", (host) => host.shadowRoot?.activeElement?.className), "mount");
  assert.equal(await page.page.evaluate(() => document.activeElement?.localName), "who-said-what");
});

test("a connection that comes back, and a call of retry()", async (t) => {
  let broken = true;
  const answer = site({ "/page.html": html(element + `<who-said-what id="two" src="other.json"></who-said-what>`), "/story.json": bridge, "/other.json": small });
  const page = await open(t, "/page.html", { intercept: (path) => (broken && path.endsWith(".wasm") ? { status: 502, body: "" } : answer(path)) });
  await page.event("wsw-error", { count: 2 });
  broken = false;
  await page.page.evaluate(() => dispatchEvent(new Event("online")));
  await page.ready({ count: 2 });
  assert.equal((await new Widget(page, "#two").see()).title, small.title);
  await page.page.$eval("#two", (element) => /** @type {any} */ (element).retry());
  await page.ready({ count: 3 });
  // What was waiting for the connection waits no longer.
  await page.page.evaluate(() => dispatchEvent(new Event("online")));
  await new Promise((done) => setTimeout(done, 300));
  assert.equal((await page.events()).filter(({ type }) => type === "wsw-ready").length, 3);
});

test("what says more did not load either: it is said all the same", async (t) => {
  const page = await visit(t, element, { files: { "/pkg/failure.js": { status: 503, body: "" } } });
  const { detail } = await page.event("wsw-error");
  assert.match(detail.message, /story\.json answered 404/);
  const { alert, fallback } = await new Widget(page).see();
  assert.deepEqual({ alert, fallback }, { alert: "The statements could not be shown.", fallback: true });
});

test("every problem of a story is there for its author", async (t) => {
  const story = spoilt((story) => {
    story.statements[0].source = "x";
    story.statements[2].actors = ["y"];
    story.extra = "only a warning";
  });
  const page = await visit(t, element, { files: { "/story.json": story } });
  const { detail } = await page.event("wsw-error");
  assert.deepEqual(detail.problems.map((/** @type {{ path: string }} */ problem) => problem.path), ["statements[0].source", "statements[2].actors[0]", "extra"]);
  await page.page.click("who-said-what >>> summary");
  const listed = await page.page.$$eval("who-said-what >>> li", (items) => items.map((item) => item.textContent ?? ""));
  assert.equal(listed.length, 2);
  assert.match(listed[0], /^statements\[0\]\.source, line 1: there is no source "x"/);
  assert.doesNotMatch(listed.join(), /\?\./);
});

test("a good story afterwards is shown, and a bad one after that is said", async (t) => {
  const page = await visit(t, element);
  await page.event("wsw-error");
  const shown = new Widget(page);
  const set = (/** @type {unknown} */ story) => page.page.$eval("who-said-what", (host, story) => { /** @type {any} */ (host).story = story; }, story);
  await set(bridge);
  await page.ready();
  let { title, alert, fallback } = await shown.see();
  assert.deepEqual({ title, alert, fallback }, { title: bridge.title, alert: undefined, fallback: false });
  await set("{");
  await page.event("wsw-error", { count: 2 });
  ({ title, alert, fallback } = await shown.see());
  assert.deepEqual({ title, fallback }, { title: undefined, fallback: true });
  assert.match(alert ?? "", /not JSON/);
});

test("one widget's bad story does another no harm", async (t) => {
  const page = await visit(t, `${element}<who-said-what id="good"></who-said-what>`);
  await page.event("wsw-error");
  await page.ready();
  assert.equal((await new Widget(page, "#good").see()).title, shipped.title);
});

test("without its styles it is worth reading all the same", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`, { files: { "/pkg/who-said-what.css": { status: 404, body: "" } } });
  await page.ready();
  const shown = new Widget(page);
  await shown.press("stance", "denies");
  assert.match((await shown.see()).status ?? "", /^8 of /);
  assert.ok(page.console.some((line) => /^warn: .*styles did not load.*css-url.*\/pkg\/who-said-what\.css/.test(line)), page.report());
  assert.deepEqual(page.errors, []);
});

test("while it loads, it says so, and the page's own content is there", async (t) => {
  const files = { "/story.json": { body: JSON.stringify(bridge), delay: 4000 } };
  const page = await visit(t, element, { files, until: "domcontentloaded" });
  await page.page.waitForFunction(() => document.querySelector("who-said-what")?.shadowRoot?.querySelector("[aria-busy=true]")?.textContent);
  assert.equal((await new Widget(page).see()).fallback, true);
  await page.ready();
  assert.equal((await new Widget(page).see()).fallback, false);
});

test("what the page has inside the element keeps the look of the page", async (t) => {
  const page = await visit(t, element, { head: `<link rel="stylesheet" href="/page.css"><script type="module" src="/pkg/who-said-what.min.js"></script>`,
    files: { "/page.css": `body { color: rgb(1, 2, 3); font: 21px/2 monospace; letter-spacing: 1px }` } });
  await page.event("wsw-error");
  const look = await page.page.$eval("#fallback", (fallback) => {
    const { color, fontFamily, fontSize, lineHeight, letterSpacing } = getComputedStyle(fallback);
    return [color, fontFamily, fontSize, lineHeight, letterSpacing];
  });
  assert.deepEqual(look, ["rgb(1, 2, 3)", "monospace", "21px", "42px", "1px"]);
});
