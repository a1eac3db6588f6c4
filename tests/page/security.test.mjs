// A hostile story, a strict policy, and no request that nobody asked for.
import assert from "node:assert/strict";
import test from "node:test";
import { bridge, shipped } from "./story.mjs";
import { Widget, fallback, script, visit } from "./widget.mjs";

const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

test("nothing is asked for but the package and the story, whatever the reader does", async (t) => {
  const page = await visit(t, `<who-said-what src="story.json"></who-said-what>`, { files: { "/story.json": bridge }, head: `<link rel="icon" href="data:,">${script}`, events: ["wsw-compared"] });
  await page.event("wsw-compared");
  const shown = new Widget(page);
  await shown.press("source", "herald");
  await shown.search("bridge");
  await page.asked("GET /pkg/hits.js");
  await page.page.waitForNetworkIdle({ idleTime: 200 });
  assert.deepEqual([...page.server.requests].sort(), [
    "GET /page.html",
    "GET /pkg/compare.js", // and the library, as this story is not prepared
    "GET /pkg/hits.js", // as something is searched for
    "GET /pkg/wasm/library_bg.wasm",
    "GET /pkg/wasm/who_said_what_bg.wasm",
    "GET /pkg/wasm/who_said_what_rest.wasm", // for both
    "GET /pkg/wasm/worker.js",
    "GET /pkg/who-said-what.css",
    "GET /pkg/who-said-what.min.js",
    "GET /story.json",
  ]);
  assert.deepEqual([...page.requests].filter((url) => !url.startsWith("data:")).sort(), page.server.requests.map((request) => page.server.url + request.slice(4)).sort());
  page.clean();
});

test("nothing is kept: no cookie, no storage", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`);
  await page.ready();
  await new Widget(page).press("stance", "denies");
  const kept = await page.page.evaluate(async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length, (await caches.keys()).length]);
  assert.deepEqual(kept, ["", 0, 0, 0, 0]);
});

for (const [what, policy] of [["a strict policy", strict], ["a policy that names the Trusted Types policies", `${strict}; trusted-types who-said-what`]]) {
  test(`${what} stops nothing of it`, async (t) => {
    const page = await visit(t, `<who-said-what src="story.json">${fallback}</who-said-what><who-said-what id="two"></who-said-what>`, {
      files: { "/story.json": bridge }, headers: { "Content-Security-Policy": policy }, events: ["wsw-change", "wsw-compared", "securitypolicyviolation"],
    });
    await page.event("wsw-compared", { count: 2 });
    // The one below first, which what the other shows would move about under the mouse.
    const two = new Widget(page, "#two");
    await two.press("stance", "denies");
    const shown = new Widget(page);
    await shown.press("source", "wire");
    await shown.search("nosuchword");
    await (await page.page.$("who-said-what >>> [part~=notice] button"))?.click();
    assert.match((await two.see()).status ?? "", /^8 of/);
    assert.equal((await shown.see()).statements.length, bridge.statements.length);
    const styled = await page.page.$eval("who-said-what >>> h2", (title) => getComputedStyle(title).fontWeight);
    assert.equal(styled, "700");
    assert.deepEqual((await page.events()).filter(({ type }) => type === "securitypolicyviolation"), []);
    page.clean();
  });
}

test("everything that it can do, under the strict policy: no violation is reported, and what is asked for is on the list", async (t) => {
  const page = await visit(t, `<article id="article"><p>It is “about a year, all in all”, they said.</p></article>
    <who-said-what src="story.json" lang="de" address annotate="#article" source="wire">${fallback}</who-said-what>
    <who-said-what id="late" loading="lazy" src="late.json"></who-said-what><who-said-what id="none" loading="eager" src="none.json"></who-said-what>`, {
    files: { "/story.json": { ...bridge, statements: bridge.statements.map((one) => ({ ...one, evidence: undefined })) }, "/late.json": bridge, "/csp": { status: 204, body: "" }, "/page.css": "#late { display: block; margin-top: 9000px }" },
    head: `<link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">${script}`,
    headers: { "Content-Security-Policy": `${strict}; img-src data:; report-uri /csp` }, events: ["wsw-compared", "wsw-annotated", "securitypolicyviolation"],
  });
  await page.event("wsw-compared");
  assert.deepEqual((await page.event("wsw-annotated")).detail.statements, ["s2"]);
  assert.equal((await page.event("wsw-error")).target, "who-said-what#none");
  const shown = new Widget(page);
  await shown.press("stance", "denies");
  for (const radio of await page.page.$$("who-said-what >>> [name=view]")) await radio.click();
  await page.page.$eval("who-said-what", (element) => /** @type {any} */ (element).open("s2"));
  assert.ok((await page.page.$eval("who-said-what", (element) => /** @type {any} */ (element).findings())).length > 0);
  await page.page.$eval("#article p", (text) => {
    text.scrollIntoView({ behavior: "instant" });
    const { left, top, height } = text.getBoundingClientRect();
    text.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: left + 100, clientY: top + height / 2 }));
  });
  assert.ok(await page.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector("[part=passage]")?.matches(":popover-open")));
  await page.page.waitForNetworkIdle({ idleTime: 300 });

  const violations = (await page.events()).filter(({ type }) => type === "securitypolicyviolation");
  const reports = page.server.requests.filter((request) => request.endsWith("/csp"));
  t.diagnostic(`${strict}`);
  t.diagnostic(`violations reported: ${violations.length} to the page, ${reports.length} to its server`);
  assert.deepEqual([violations, reports], [[], []]);
  // Once each, but for what another attempt or a program asks for anew.
  const asked = [...new Set(page.server.requests)].map((request) => request.replace("GET ", "")).sort();
  t.diagnostic(`asked for: ${asked.join(" ")}`);
  assert.deepEqual(asked.filter((path) => path !== "/favicon.ico"), [
    "/none.json", "/page.css", "/page.html", ...["address", "annotate", "compare", "failure", "fetch", "intl", "language", "library", "marks", "open", "pagetext", "panel", "passages", "place", "texts"].map((name) => `/pkg/${name}.js`),
    "/pkg/wasm/library.js", "/pkg/wasm/library_bg.wasm", "/pkg/wasm/who_said_what_bg.wasm", "/pkg/wasm/who_said_what_rest.wasm", "/pkg/wasm/worker.js", "/pkg/who-said-what.css", "/pkg/who-said-what.min.js",
    "/pkg/words.js", "/pkg/words/de.json", "/story.json",
  ].sort());
  assert.deepEqual(page.external, []);
});

test("a policy without 'wasm-unsafe-eval': what was drawn ahead of time stays, and the reason is named", async (t) => {
  const ahead = `<who-said-what><template shadowrootmode="open"><div class="mount"><section class="wsw"><h2>Drawn ahead of time</h2></section></div><slot></slot></template>${fallback}</who-said-what>`;
  const page = await visit(t, ahead, { headers: { "Content-Security-Policy": strict.replace(" 'wasm-unsafe-eval'", "") } });
  const { detail } = await page.event("wsw-error");
  assert.deepEqual([detail.reason, /add 'wasm-unsafe-eval' to its script-src/.test(detail.message)], ["policy", true]);
  const { alert, title } = await new Widget(page).see();
  assert.match(alert ?? "", /'wasm-unsafe-eval'/);
  assert.equal(title, "Drawn ahead of time");
  assert.ok(await page.page.$eval("who-said-what >>> h2", (title) => title.checkVisibility()));
});

test("a policy that forbids its Trusted Types policy: said, not blank", async (t) => {
  const page = await visit(t, `<who-said-what>${fallback}</who-said-what>`, {
    headers: { "Content-Security-Policy": `${strict}; trusted-types another` },
  });
  await page.event("wsw-error");
  const { alert, fallback: seen } = await new Widget(page).see();
  assert.match(alert ?? "", /who-said-what/);
  assert.ok(seen);
});

/** Markup that would run if it were taken for markup. @param {string} where */
const markup = (where) => `${where}</p></script></style><script>hit("${where}")</script><img src=/hit onerror=hit('${where}')><b onmouseover='hit()'>"'&amp;&lt;`;

/** A story with markup in all that is free text, ids among it. */
function hostile() {
  const story = structuredClone(bridge);
  /** Ids hold no spaces. @type {Map<string, string>} */
  const ids = new Map();
  const id = (/** @type {string} */ id) => {
    ids.set(id, `${id}"><img/src=/hit/onerror=hit('${id}')>`);
    return ids.get(id);
  };
  const free = new Set(["title", "summary", "text", "publisher", "byline", "name", "role", "topic", "cue", "venue", "audience", "place", "note", "aliases"]);
  const walk = (/** @type {any} */ value, /** @type {string} */ path) => {
    for (const [key, inner] of Object.entries(value)) {
      const at = `${path}.${key}`;
      if (key === "id") value.id = id(inner);
      else if (free.has(key)) value[key] = Array.isArray(inner) ? inner.map(() => markup(at)) : markup(at);
      else if (inner && typeof inner === "object") walk(inner, at);
    }
  };
  walk(story, "story");
  for (const statement of story.statements) {
    if (/** @type {any} */ (statement).mode === "mixed") statement.text = `“${statement.text}”`;
  }
  const refer = (/** @type {any} */ object, /** @type {string[]} */ keys) => {
    for (const key of keys.filter((key) => key in object)) {
      object[key] = Array.isArray(object[key]) ? object[key].map((/** @type {string} */ id) => ids.get(id)) : ids.get(object[key]);
    }
  };
  for (const source of story.sources) refer(source, ["syndicatedFrom"]);
  for (const actor of story.actors) refer(actor, ["memberOf"]);
  for (const claim of story.claims) refer(claim, ["contradicts", "updates", "supports"]);
  for (const statement of story.statements) refer(statement, ["claim", "source", "actors", "via"]);
  return story;
}

test("markup in a story is text: nothing runs, and all of it can be read", async (t) => {
  const story = hostile();
  const page = await visit(t, `<who-said-what src="story.json"></who-said-what>`, {
    files: { "/story.json": story },
    init: () => { Object.assign(window, { hits: [], hit: (/** @type {string} */ where) => /** @type {any} */ (window).hits.push(where) }); },
  });
  await page.ready();
  const shown = new Widget(page);
  // Every way of drawing: whole, one card anew, and a card that comes back.
  for (const { id } of story.sources) {
    await page.page.$eval("who-said-what", (element, id) => { /** @type {any} */ (element).query = { source: [id] }; }, id);
  }
  await page.page.$eval("who-said-what", (element) => { /** @type {any} */ (element).query = {}; });

  const { foreign, attributes, text } = await page.page.$eval("who-said-what", (host) => {
    const elements = [...(host.shadowRoot?.querySelectorAll("*") ?? [])];
    return {
      foreign: elements.map((element) => element.localName).filter((name) => /^(script|img|style|iframe)$/.test(name)),
      attributes: elements.flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on") || name === "src"),
      text: host.shadowRoot?.textContent ?? "",
    };
  });
  assert.deepEqual({ foreign, attributes }, { foreign: [], attributes: [] });
  for (const [path, field] of [
    ["story", "title"], ["story", "summary"], ["story.corrections.0", "text"], ["story.sources.0", "title"], ["story.sources.0", "publisher"],
    ["story.actors.0", "name"], ["story.actors.0", "role"], ["story.claims.0", "topic"], ["story.claims.0", "text"],
    ["story.statements.0", "text"], ["story.statements.0", "cue"], ["story.statements.0", "venue"], ["story.statements.0", "audience"],
    ["story.statements.0", "note"], ["story.statements.1", "text"], ["story.statements.2", "text"],
  ]) {
    assert.ok(text.includes(markup(`${path}.${field}`)), `${path}.${field}`);
  }
  const { statements, claims, counts } = await shown.see();
  assert.deepEqual(statements, story.statements.map(({ id }) => id));
  assert.deepEqual(claims, story.claims.map(({ id }) => id));
  assert.deepEqual(Object.keys(counts.source), story.sources.map(({ id }) => id));
  assert.deepEqual(await page.page.evaluate(() => /** @type {any} */ (window).hits), []);
  assert.ok(!page.server.requests.includes("GET /hit"));
  page.clean();
});

test("an address that is not of the web is refused, wherever it stands", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`);
  await page.ready();
  const addresses = ["javascript:hit()", " javascript:hit()", "JAVASCRIPT:hit()", "java\nscript:hit()", "data:text/html,<script>hit()</script>", "//other.example/", "/here", "https://"];
  for (const [key, at] of [["url", "sources[0].url"], ["archiveUrl", "sources[0].archiveUrl"]]) {
    const found = await page.page.evaluate(async (story, key, addresses) => {
      const url = "/pkg/core.js";
      const { check } = await (await import(url)).load();
      return addresses.map((address) => {
        story.sources[0][key] = address;
        return check(JSON.stringify(story)).map((/** @type {any} */ problem) => `${problem.severity} ${problem.path}`);
      });
    }, /** @type {any} */ (bridge), key, addresses);
    assert.deepEqual(found, addresses.map(() => [`error ${at}`]), key);
  }
});

test("what the page defines does not reach into the widget, nor the other way round", async (t) => {
  const css = `* { color: red !important; display: inline !important; font: 40px fantasy !important } .statement { display: none !important }`;
  const page = await visit(t, `<who-said-what></who-said-what><p class="claim" id="outside">Text</p>`, {
    head: `<link rel="stylesheet" href="/page.css"><script type="module" src="/pkg/who-said-what.min.js"></script>`, files: { "/page.css": css },
  });
  await page.ready();
  const look = (/** @type {string} */ selector) => page.page.$eval(selector, (element) => {
    const { color, display, fontSize, paddingTop } = getComputedStyle(element);
    return { color, display, fontSize, paddingTop };
  });
  const inside = await look("who-said-what >>> h3");
  assert.equal(inside.display, "block");
  assert.notEqual(inside.color, "rgb(255, 0, 0)");
  assert.notEqual(inside.fontSize, "40px");
  assert.equal((await look("#outside")).paddingTop, "0px");
  assert.equal((await new Widget(page).see()).title, shipped.title);
});
