// The harness itself: a harness that sees nothing would pass every test.
import assert from "node:assert/strict";
import { request } from "node:http";
import test from "node:test";
import { serve } from "../../scripts/serve.mjs";
import { open, unless } from "./harness.mjs";

const policy = "default-src 'none'; script-src 'self'";
/** @param {string} script @param {Record<string, string>} [headers] */
const page = (script, headers = {}) => (/** @type {string} */ path) => ({
  "/page.html": { body: `<!doctype html><title>page</title><x-a id="a"></x-a><script src="/page.js"></script>`, headers },
  "/page.js": { body: script, headers: { "Content-Type": "text/javascript" } },
})[path];

test("an event that reaches the document is seen, early or late, under a strict policy", async (t) => {
  const script = `
    const fire = (n) => a.dispatchEvent(new CustomEvent("wsw-ready", { bubbles: true, composed: true, detail: { n } }));
    fire(1);
    setTimeout(fire, 200, 2);`;
  const visit = await open(t, "/page.html", { intercept: page(script, { "Content-Security-Policy": policy }) });
  const { target, detail, bubbles, composed } = await visit.ready({ count: 2 });
  assert.deepEqual({ target, detail, bubbles, composed }, { target: "x-a#a", detail: { n: 2 }, bubbles: true, composed: true });
  assert.equal((await visit.events()).length, 2);
  visit.clean();
});

test("an event that never comes is named, with what did happen", async (t) => {
  const script = `a.dispatchEvent(new CustomEvent("wsw-error", { bubbles: true }));
    a.dispatchEvent(new CustomEvent("wsw-ready")); // does not bubble`;
  const visit = await open(t, "/page.html", { intercept: page(script) });
  await assert.rejects(visit.ready({ timeout: 50 }), /no wsw-ready event .* events: wsw-error at x-a#a/);
});

for (const [what, script, found] of /** @type {[string, string, RegExp][]} */ ([
  ["an exception", `throw new Error("from the page")`, /from the page/],
  ["a rejection", `Promise.reject(new Error("rejected"))`, /rejected/],
  ["a console error", `console.error("said so")`, /error: said so/],
  ["a missing file", `fetch("/nowhere.json")`, /404 .*nowhere/],
  ["another site", `fetch("http://example.com/x")`, /external .*example/],
  ["a blocked script", `eval("1")`, /unsafe-eval|blocked by CSP/],
])) {
  test(`${what} is not clean`, async (t) => {
    const visit = await open(t, "/page.html", { intercept: page(script, { "Content-Security-Policy": `${policy}; connect-src *` }) });
    await visit.page.waitForNetworkIdle({ idleTime: 100 });
    assert.throws(() => visit.clean(), found);
  });
}

test("the reader's preferences reach the page", async (t) => {
  for (const yes of [true, false]) {
    const visit = await open(t, "/page.html", { intercept: page(""), width: 360, height: 640, dark: yes, reducedMotion: yes });
    const seen = await visit.page.evaluate(() =>
      [innerWidth, innerHeight, ...["(prefers-color-scheme: dark)", "(prefers-reduced-motion)", "print"].map((query) => matchMedia(query).matches)]);
    assert.deepEqual(seen, [360, 640, yes, yes, false]);
  }
});

test("a page is seen as printed", { skip: unless("print") }, async (t) => {
  const visit = await open(t, "/page.html", { intercept: page(""), print: true });
  assert.ok(await visit.page.evaluate(() => matchMedia("print").matches));
});

test("without JavaScript no script runs", async (t) => {
  const visit = await open(t, "/page.html", { intercept: page(`document.title = "ran"`), javascript: false });
  assert.equal(await visit.page.title(), "page");
});

test("the server: types, headers, delays, a log, nothing outside its folders, the next free port", async (t) => {
  const server = await serve({
    mounts: { "/tests/": import.meta.dirname },
    intercept: (path) => (path === "/tests/harness.mjs" ? { headers: { "X-Asked": "yes" }, delay: 100 } : undefined),
  });
  const second = await serve({ port: server.port });
  t.after(() => Promise.all([server.close(), second.close()]));
  assert.notEqual(second.port, server.port);

  const start = performance.now();
  const answer = await fetch(`${server.url}/tests/harness.mjs?x`);
  assert.ok(performance.now() - start >= 95);
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/javascript/);
  assert.equal(answer.headers.get("x-asked"), "yes");
  assert.equal(answer.headers.get("cache-control"), "no-cache");
  assert.equal((await fetch(`${server.url}/pkg/package.json`)).status, 200);
  assert.equal((await fetch(`${server.url}/pkg/nothing.js`)).status, 404);
  assert.equal((await fetch(`${server.url}/favicon.ico`)).status, 204);
  assert.deepEqual(server.requests.slice(0, 2), ["GET /tests/harness.mjs?x", "GET /pkg/package.json"]);

  for (const path of ["/pkg/../Cargo.toml", "/pkg/..%2fCargo.toml", "/pkg/%2e%2e/Cargo.toml"]) {
    const status = await new Promise((done, failed) => {
      request({ host: "localhost", port: server.port, path }, (response) => done(response.resume().statusCode)).on("error", failed).end();
    });
    assert.equal(status, 404, path);
  }
});

test("the server sends wasm as browsers demand it", async (t) => {
  const server = await serve();
  t.after(() => server.close());
  const answer = await fetch(`${server.url}/pkg/wasm/who_said_what_bg.wasm`);
  assert.equal(answer.headers.get("content-type"), "application/wasm");
});
