// When it cannot be shown: the reason is said, and what the page has inside the element stays.
import assert from "node:assert/strict";
import test from "node:test";
import { bridge, shipped } from "./story.mjs";
import { Widget, fallback, visit } from "./widget.mjs";

/** @param {(story: any) => void} change */
const spoilt = (change) => {
  const story = structuredClone(bridge);
  change(story);
  return story;
};

const element = `<who-said-what src="story.json">${fallback}</who-said-what>`;
/** @typedef {{ body?: string, files?: Record<string, string | object>, headers?: Record<string, string>, says: RegExp, path?: string, line?: number }} Case */
/** @type {Record<string, Case>} */
const cases = {
  "a story that is not there": { files: {}, says: /story did not load.*story\.json answered 404/ },
  "a story that is a page": { files: { "/story.json": "<!doctype html><p>Sorry" }, says: /not JSON/, line: 1 },
  "a story that ends too soon": { files: { "/story.json": JSON.stringify(bridge).slice(0, -20) }, says: /not JSON/, line: 1 },
  "a statement of a claim that is not there": {
    files: { "/story.json": spoilt((story) => { story.statements[1].claim = "longg"; }) },
    says: /statements\[1\]\.claim.*there is no claim "longg".*did you mean "long"\?/, path: "statements[1].claim", line: 1,
  },
  "a story of another format": { files: { "/story.json": { ...bridge, format: "who-said-what/9" } }, says: /who-said-what\/9/, path: "format", line: 1 },
  "several things wrong": {
    files: { "/story.json": spoilt((story) => { story.statements[0].source = "x"; story.statements[2].actors = ["y"]; story.extra = 1; }) },
    says: /has 2 problems; the first: statements\[0\]\.source/, path: "statements[0].source", line: 1,
  },
  "an address that runs a script": {
    files: { "/story.json": spoilt((story) => { story.sources[0].url = "javascript:alert(1)"; }) },
    says: /sources\[0\]\.url.*is not a web address/, path: "sources[0].url", line: 1,
  },
  "JSON inside the element that is none": {
    body: `<who-said-what>${fallback}<script type="application/json">{"format": </script></who-said-what>`,
    says: /not JSON/, line: 1,
  },
  "an address that is none": { body: `<who-said-what src="http://[">${fallback}</who-said-what>`, says: /story did not load/ },
  "wasm that the page's policy forbids": {
    files: { "/story.json": bridge }, headers: { "Content-Security-Policy": "script-src 'self'" }, says: /module did not load.*'wasm-unsafe-eval'/s,
  },
  "wasm that is not there": { files: { "/story.json": bridge, "/pkg/wasm/who_said_what_bg.wasm": { status: 404, body: "" } }, says: /module did not load/ },
  "wasm that is something else": {
    files: { "/story.json": bridge, "/pkg/wasm/who_said_what_bg.wasm": { body: "<!doctype html>", headers: { "Content-Type": "application/wasm" } } },
    says: /module did not load/,
  },
};

for (const [what, { body = element, files, headers, says, path, line }] of Object.entries(cases)) {
  test(`${what}: a message, the page's own content, an event`, async (t) => {
    const page = await visit(t, body, { files, headers });
    const { detail, bubbles, composed } = await page.event("wsw-error");
    assert.deepEqual([bubbles, composed], [true, true]);
    assert.match(detail.message, says);
    assert.doesNotMatch(detail.message, /[?.!][.?]/);
    assert.equal(detail.problems[0]?.line, line);
    if (path) assert.equal(detail.problems[0].path, path);

    const shown = new Widget(page);
    const { alert, fallback, title } = await shown.see();
    assert.match(alert ?? "", /^The statements could not be shown\./);
    assert.match(alert ?? "", says);
    assert.deepEqual({ fallback, title }, { fallback: true, title: undefined });
    await shown.find("alert");
    assert.ok(await page.page.$("who-said-what >>> [part~=error]"));
    assert.deepEqual(page.errors, []);
    assert.deepEqual((await page.events()).map(({ type }) => type), ["wsw-error"]);
  });
}

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
  assert.ok(page.console.some((line) => /^warn: .*styles did not load/.test(line)), page.report());
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
