// What a program asks of the element: its properties and methods, when it loads, and how far it is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { Data, bridge, json, shipped } from "./story.mjs";
import { unless } from "./harness.mjs";
import { Widget, fallback, script, visit } from "./widget.mjs";

const data = new Data(shipped);
/** Higher than two screens of the tests. */
const far = `<div id="far"></div>`;
const tall = { head: `<link rel="stylesheet" href="/page.css">${script}`, files: { "/page.css": "#far { height: 5000px }", "/story.json": bridge } };

/** @param {import("./harness.mjs").Visit} page @param {(element: any, value: any) => unknown} ask @param {unknown} [value] @returns {Promise<any>} */
const on = (page, ask, value) => page.page.$eval("who-said-what", ask, value);
const wait = (milliseconds = 500) => new Promise((done) => setTimeout(done, milliseconds));

test("attributes and properties say the same, also those that were set before the element was known", async (t) => {
  const page = await visit(t, `<who-said-what loading="EAGER" lang="en"></who-said-what>`, { files: { "/early.js": `
    const element = document.querySelector("who-said-what");
    element.address = "early"; element.src = "story.json"; element.query = { stance: ["denies"] }`, "/story.json": bridge },
    head: `<script src="/early.js" defer></script>${script}` });
  await page.ready();
  assert.deepEqual(await on(page, (element) => [element.getAttribute("address"), element.getAttribute("src"), element.query.stance, element.loading]),
    ["early", "story.json", ["denies"], "eager"]);
  // Every attribute that the manifest has.
  const [element] = json("pkg/custom-elements.json").modules[0].declarations;
  /** @type {[string, string][]} */
  const pairs = element.attributes.map((/** @type {any} */ { name, fieldName }) => [name, fieldName ?? name]);
  assert.ok(pairs.length > 9, pairs.join());
  const mirrored = await on(page, (element, pairs) => pairs.map((/** @type {[string, string]} */ [attribute, property]) => {
    element.setAttribute(attribute, "eager");
    const read = element[property];
    element[property] = "lazy";
    const written = element.getAttribute(attribute);
    element.removeAttribute(attribute);
    const none = element[property];
    if (property !== "lang") element[property] = null;
    return [property, read, written, none, element.hasAttribute(attribute)];
  }), pairs);
  // Where nothing stands: no entries in the address, and it waits for the reader.
  /** @type {Record<string, unknown>} */
  const unset = { address: null, loading: "lazy" };
  assert.deepEqual(mirrored, pairs.map(([, property]) => [property, "eager", "lazy", property in unset ? unset[property] : "", false]));
});

test("far below the screen, nothing is loaded until the reader comes near; what the page has stands there", async (t) => {
  const page = await visit(t, `${far}<who-said-what src="story.json">${fallback}</who-said-what>`, tall);
  await wait();
  assert.deepEqual(page.server.requests.filter((request) => /wasm|\.json|pkg.*css/.test(request)), []);
  assert.equal(await on(page, (element) => element.state), "waiting");
  assert.ok(await page.page.$eval("#fallback", (fallback) => fallback.checkVisibility()));
  await page.page.evaluate(() => scrollTo(0, 3500));
  await page.ready();
  assert.equal((await new Widget(page).see()).title, bridge.title);
  assert.equal(await on(page, (element) => element.state), "ready");
});

test("hidden, it loads when it is shown", async (t) => {
  const page = await visit(t, `<div id="tab" hidden><who-said-what src="story.json"></who-said-what></div>`, tall);
  await wait();
  assert.equal(await on(page, (element) => element.state), "waiting");
  await page.page.$eval("#tab", (tab) => tab.removeAttribute("hidden"));
  await page.ready();
});

for (const [what, attributes, act] of /** @type {[string, string, ((page: import("./harness.mjs").Visit) => Promise<unknown>)?][]} */ ([
  ["eager", `loading="eager"`],
  ["eager later on", "", (page) => on(page, (element) => { element.loading = "eager"; })],
  ["open()", "", (page) => on(page, (element) => element.open("s1"))],
  ["findings()", "", (page) => on(page, (element) => element.findings())],
  ["retry()", "", (page) => on(page, (element) => element.retry())],
  ["a link into it", "address", (page) => page.page.evaluate(() => { location.hash = "wsw.statement=s2"; })],
])) {
  test(`far below the screen it loads all the same: ${what}`, async (t) => {
    const page = await visit(t, `${far}<who-said-what src="story.json" ${attributes}></who-said-what>`, tall);
    if (act) {
      await wait(200);
      assert.equal(await on(page, (element) => element.state), "waiting");
      await act(page);
    }
    await page.ready();
  });
}

test("taken away while it waits, it does not load, and waits again when it is back", async (t) => {
  const page = await visit(t, `<main>${far}</main><who-said-what src="story.json"></who-said-what>`, tall);
  assert.deepEqual(await on(page, async (element) => {
    element.remove();
    const states = [element.state];
    await new Promise((done) => setTimeout(done, 50));
    states.push(element.state);
    document.querySelector("main")?.append(element);
    await new Promise((done) => setTimeout(done, 200));
    return [...states, element.state];
  }), ["waiting", "idle", "waiting"]);
  await page.page.$eval("#far", (far) => far.remove());
  await page.ready();
});

test("filter() changes what it names and leaves the rest", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`);
  await page.ready();
  await on(page, (element) => { element.filter({ stance: ["denies"] }); element.filter({ source: ["article-1", "article-4"] }); });
  assert.deepEqual((await new Widget(page).see()).statements, data.found({ stance: ["denies"], source: ["article-1", "article-4"] }));
  await on(page, (element) => element.filter({ stance: [] }));
  assert.deepEqual((await on(page, (element) => element.query)).source, ["article-1", "article-4"]);
  assert.equal((await page.events()).filter(({ type }) => type === "wsw-change").length, 3);
});

test("open() brings a statement onto the screen with the focus on it, and clears what hides it", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`);
  await page.ready();
  const last = shipped.statements[shipped.statements.length - 1];
  const open = (/** @type {string} */ id) => on(page, async (element, id) => {
    const found = await element.open(id);
    const active = element.shadowRoot.activeElement;
    const box = active?.getBoundingClientRect();
    return [found, active?.getAttribute("data-statement"), box?.top < innerHeight && box?.bottom > 0];
  }, id);
  assert.deepEqual(await open(last.id), [true, last.id, true]);
  // What the reader has chosen stays if the statement is among it.
  const hides = shipped.sources.find(({ id }) => id !== last.source)?.id ?? "";
  await on(page, (element, source) => element.filter({ source: [source] }), last.source);
  assert.deepEqual(await open(last.id), [true, last.id, true]);
  assert.deepEqual((await on(page, (element) => element.query)).source, [last.source]);
  await on(page, (element, source) => element.filter({ source: [source] }), hides);
  assert.equal((await open("nobody-said-this"))[0], false);
  assert.deepEqual((await on(page, (element) => element.query)).source, [hides]);
  assert.deepEqual(await open(last.id), [true, last.id, true]);
  assert.deepEqual((await on(page, (element) => element.query)).source ?? [], []);
});

test("open() of a widget that cannot be shown is rejected with the reason", async (t) => {
  const page = await visit(t, `<who-said-what src="nothing.json"></who-said-what>`);
  const rejected = await on(page, (element) => element.open("s1").catch((/** @type {Error} */ error) => error.message));
  assert.match(rejected, /nothing\.json answered 404/);
});

test("findings() gives where accounts part, of a prepared story and of one that is not", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`, { files: { "/story.json": bridge } });
  await page.ready();
  const found = await on(page, (element) => element.findings());
  const { findings: kept } = json("src/story/north-korean-troops.computed.json");
  const kinds = (/** @type {{ kind: string }[]} */ list) => list.map(({ kind }) => kind).filter((kind) => kind !== "coverage").sort();
  assert.deepEqual(kinds(found), kinds(kept));
  await on(page, (element) => { element.src = "story.json"; });
  await page.ready({ count: 2 });
  const others = await on(page, (element) => element.findings());
  const ids = bridge.statements.map(({ id }) => id);
  assert.ok(others.length > 0 && !JSON.stringify(others).includes("article-1"));
  assert.ok(JSON.stringify(others).includes(`"${ids[0]}"`));
});

test("how far it is can be styled, and read where a browser has no states", async (t) => {
  const files = { "/page.css": "who-said-what { outline-style: none } who-said-what:state(ready) { outline-style: dotted } who-said-what:state(failed) { outline-style: dashed }" };
  const page = await visit(t, `<who-said-what></who-said-what>`, { head: `<link rel="stylesheet" href="/page.css">${script}`, files });
  await page.ready();
  const look = () => on(page, (element) => [element.state, getComputedStyle(element).outlineStyle, element.matches(":state(loading)")]);
  assert.deepEqual(await look(), ["ready", "dotted", false]);
  await on(page, (element) => { element.src = "nothing.json"; });
  await page.event("wsw-error");
  assert.deepEqual(await look(), ["failed", "dashed", false]);
  assert.deepEqual(await on(page, (element) => {
    element.retry();
    return [element.state, element.matches(":state(loading)")];
  }), ["loading", true]);
});

for (const [what, init] of /** @type {[string, () => void][]} */ ([
  ["no internals", () => { Reflect.deleteProperty(HTMLElement.prototype, "attachInternals"); }],
  ["no states", () => { Reflect.deleteProperty(ElementInternals.prototype, "states"); }],
  ["states of the first kind", () => {
    const { add } = CustomStateSet.prototype;
    CustomStateSet.prototype.add = function (/** @type {string} */ state) {
      if (!state.startsWith("--")) throw new SyntaxError("names begin with two dashes");
      return add.call(this, state);
    };
  }],
])) {
  test(`a browser with ${what}: it works, and says in a property how far it is`, async (t) => {
    const page = await visit(t, `<who-said-what></who-said-what>`, { init });
    await page.ready();
    assert.equal(await on(page, (element) => element.state), "ready");
    page.clean();
  });
}

test("a language that changes on an ancestor changes the widget, with what the reader has chosen and the way it is looked at", async (t) => {
  const page = await visit(t, `<main><div id="host"></div><who-said-what></who-said-what></main>`);
  await page.ready();
  const shown = new Widget(page);
  await shown.press("stance", "denies");
  await (await page.page.$("who-said-what >>> input[name=view][value=table]"))?.click();
  await page.page.$eval("main", (main) => { main.lang = "de"; });
  await page.ready({ count: 2 });
  assert.match((await shown.see()).status ?? "", /Aussagen/);
  assert.deepEqual((await shown.see()).checked, ["stance=denies"]);
  assert.ok(await page.page.$("who-said-what >>> table"));
  // What changes nothing here loads nothing.
  await page.page.evaluate(() => { document.documentElement.lang = "fr"; });
  await wait(200);
  assert.equal((await page.events()).filter(({ type }) => type === "wsw-ready").length, 2);
  // Into another part of the page, in another language.
  await on(page, (element) => document.body.append(element));
  await page.ready({ count: 3 });
  assert.match((await shown.see()).status ?? "", /déclarations|propos/);
});

test("a theme is that of the widget, whatever the page has; a program can set it", async (t) => {
  const page = await visit(t, `<who-said-what theme="dark"></who-said-what>`, { head: `<link rel="stylesheet" href="/page.css">${script}`, files: { "/page.css": ":root { color-scheme: light }" } });
  await page.ready();
  const paper = () => page.page.$eval("who-said-what >>> .mount", (mount) => Number(getComputedStyle(mount).backgroundColor.match(/\d+/)?.[0]));
  const papers = [await paper()];
  for (const theme of ["light", "dark", null]) {
    await on(page, (element, theme) => { element.theme = theme; }, theme);
    papers.push(await paper());
  }
  assert.deepEqual(papers.map((value) => value < 128), [true, false, true, false], papers.join());
  // Nothing is loaded or drawn anew for it.
  assert.equal((await page.events()).length, 1);
});

test("printed while it waits: what the page has is on paper, and the widget is there for the next print", async (t) => {
  const page = await visit(t, `${far}<who-said-what src="story.json">${fallback}</who-said-what>`, tall);
  const seen = (/** @type {import("./harness.mjs").Visit} */ page) => on(page, (element) => [element.state, element.querySelector("#fallback").checkVisibility(),
    [...(element.shadowRoot?.querySelectorAll(".mount") ?? [])].some((mount) => mount.getBoundingClientRect().height > 0)]);
  // As browsers print: they tell the page, and lay it out at once.
  const printed = await page.page.evaluate(() => {
    const element = /** @type {any} */ (document.querySelector("who-said-what"));
    const before = element.state;
    dispatchEvent(new Event("beforeprint"));
    const mount = element.shadowRoot?.querySelector(".mount");
    return [before, element.querySelector("#fallback").checkVisibility(), mount?.getBoundingClientRect().height ?? 0];
  });
  assert.deepEqual(printed, ["waiting", true, 0]);
  await page.ready();
  assert.deepEqual(await seen(page), ["ready", false, true]);
  page.clean();
});

test("printed while it waits, with its shadow tree drawn ahead of time: that is on paper", { skip: unless("print") }, async (t) => {
  const ahead = `<who-said-what src="story.json"><template shadowrootmode="open"><div class="mount"><section class="wsw"><h2>Drawn ahead of time</h2></section></div><slot></slot></template></who-said-what>`;
  const page = await visit(t, `${far}${ahead}`, { ...tall, print: true });
  assert.equal(await on(page, (element) => element.state), "waiting");
  const drawn = () => page.page.$eval("who-said-what >>> h2", (title) => title.textContent);
  assert.equal(await drawn(), "Drawn ahead of time");
  // The browser's own printing: it is told, and the page is on paper as it was.
  assert.equal(Buffer.from((await page.page.pdf()).slice(0, 5)).toString(), "%PDF-");
  await page.ready();
  assert.equal(await drawn(), bridge.title);
});

test("the style sheet may be somewhere else", async (t) => {
  const css = readFileSync(new URL("../../pkg/who-said-what.css", import.meta.url), "utf8");
  const page = await visit(t, `<who-said-what css-url="assets/look.css"></who-said-what>`, { files: { "/assets/look.css": css } });
  await page.ready();
  assert.deepEqual(page.server.requests.filter((request) => request.endsWith(".css")), ["GET /assets/look.css"]);
  assert.equal(await page.page.$eval("who-said-what >>> h2", (title) => getComputedStyle(title).fontWeight), "700");
  page.clean();
});

test("under other names, more than once, and in a registry of its own", async (t) => {
  const page = await visit(t, `<main></main>`, { head: `<script type="module" src="/pkg/who-said-what.js"></script>` });
  const names = await page.page.evaluate(async () => {
    const url = "/pkg/element.js";
    const { WhoSaidWhatElement, define } = await import(url);
    await customElements.whenDefined("who-said-what");
    const main = /** @type {Element} */ (document.querySelector("main"));
    define();
    define("other-voices");
    const second = /** @type {any} */ (customElements.get("other-voices"));
    define("other-voices");
    const again = customElements.get("other-voices");
    main.append(document.createElement("other-voices"));
    let scoped = "none";
    try {
      const registry = new CustomElementRegistry();
      define("scoped-voices", registry);
      const root = main.attachShadow(/** @type {any} */ ({ mode: "open", customElementRegistry: registry }));
      root.innerHTML = "<slot></slot><scoped-voices></scoped-voices>";
      scoped = String(root.querySelector("scoped-voices") instanceof WhoSaidWhatElement && customElements.get("scoped-voices") === undefined);
    } catch (error) {
      scoped = String(error);
    }
    return [second === again, customElements.get("who-said-what") === WhoSaidWhatElement, second.prototype instanceof WhoSaidWhatElement, scoped];
  });
  assert.deepEqual(names.slice(0, 3), [true, true, true]);
  // Where an engine has no registries of their own, it says so itself.
  const scoped = await page.page.evaluate(() => { try { new CustomElementRegistry(); return true; } catch { return false; } });
  if (scoped) assert.equal(names[3], "true");
  else assert.match(String(names[3]), /TypeError/);
  t.diagnostic(`registries of their own: ${names[3]}`);
  await page.ready({ count: scoped ? 2 : 1 });
});

test("the parts and the slot are those that the readme names", async (t) => {
  const readme = readFileSync(new URL("../../pkg/README.md", import.meta.url), "utf8");
  const named = [...(/^Parts: ([^]*?)\n\n/m.exec(readme)?.[1] ?? "").matchAll(/`([a-z-]+)`/g)].map(([, name]) => name);
  const page = await visit(t, `<who-said-what annotate="p" source="article-1"></who-said-what><who-said-what id="two" src="nothing.json"></who-said-what><p>Text</p>`, { events: ["wsw-annotated"] });
  await page.event("wsw-annotated");
  await page.event("wsw-error");
  /** @type {Set<string>} */
  const seen = new Set();
  const look = async () => {
    const parts = await page.page.$$eval("who-said-what", (hosts) => hosts.flatMap((host) => [...(host.shadowRoot?.querySelectorAll("[part]") ?? [])].map((one) => one.getAttribute("part") ?? "")));
    for (const part of parts.flatMap((part) => part.split(" "))) seen.add(part);
  };
  for (const view of await page.page.$$("who-said-what >>> input[name=view]")) {
    await view.click();
    await look();
  }
  await new Widget(page).search("nosuchword");
  await look();
  assert.deepEqual([...seen].sort(), named.sort());
  const slots = await page.page.$$eval("who-said-what", (hosts) => hosts.map((host) => [...(host.shadowRoot?.querySelectorAll("slot") ?? [])].map((slot) => slot.name)));
  assert.deepEqual(slots, [[], [""]]);
});
