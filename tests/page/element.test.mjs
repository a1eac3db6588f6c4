// The element as a page's author uses it: attributes, properties, events, and its life in the document.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { Data, bridge, facets, shipped, small } from "./story.mjs";
import { Widget, fallback, html, script, site, visit } from "./widget.mjs";
import { open, unless } from "./harness.mjs";

const data = new Data(shipped);
const all = shipped.statements.length;

/** Holds that a query asks for this and nothing else: every other part of it is there, and empty. @param {any} query @param {object} asked */
function asks(query, asked) {
  for (const part of ["source", "actor", "stance", "mode", "topic", "claim", "text", "sort"]) assert.ok(part in query, part);
  const given = Object.entries(query).filter(([part, value]) => value.length > 0 && (part !== "sort" || value !== "data"));
  assert.deepEqual(Object.fromEntries(given), asked);
}

/** @param {import("./harness.mjs").Visit} page @param {(element: any, value: any) => unknown} change @param {unknown} [value] @returns {Promise<any>} */
const on = (page, change, value) => page.page.$eval("who-said-what", change, value);

test("a story of its own, from an address beside the page", async (t) => {
  const page = await visit(t, `<who-said-what src="story.json">${fallback}</who-said-what>`, { files: { "/story.json": bridge } });
  const { detail } = await page.ready();
  assert.equal(detail.total, bridge.statements.length);
  const { title, status, fallback: shown, alert } = await new Widget(page).see();
  assert.deepEqual({ title, status, shown, alert }, { title: bridge.title, status: "4 statements", shown: false, alert: undefined });
  page.clean();
});

test("a story inside the element, and before the property; an address before a child", async (t) => {
  const inline = (/** @type {string} */ id, attribute = "") =>
    `<who-said-what id="${id}" ${attribute}>${fallback}<script type="application/json">${JSON.stringify(small)}</script></who-said-what>`;
  const page = await visit(t, inline("child") + inline("address", `src="story.json"`), { files: { "/story.json": bridge } });
  await page.ready({ count: 2 });
  assert.equal((await new Widget(page, "#child").see()).title, small.title);
  assert.equal((await new Widget(page, "#address").see()).title, bridge.title);
  await page.page.$eval("#address", (element, story) => { /** @type {any} */ (element).story = story; }, shipped);
  await page.ready({ count: 3 });
  assert.equal((await new Widget(page, "#address").see()).title, shipped.title);
  page.clean();
});

test("the story property takes data and JSON text, and gives way when it is taken back", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const shown = new Widget(page);
  const titles = [(await shown.see()).title];
  for (const story of [bridge, JSON.stringify(small), undefined]) {
    await on(page, (element, story) => { element.story = story; }, story);
    await page.ready({ count: titles.length + 1 });
    titles.push((await shown.see()).title);
    assert.equal(await on(page, (element) => element.story), typeof story === "object" ? JSON.stringify(story) : story);
  }
  assert.deepEqual(titles, [shipped.title, bridge.title, small.title, shipped.title]);
  page.clean();
});

test("another address: the other story is shown, whichever answers first", async (t) => {
  /** @type {() => void} */ let release = () => {};
  /** @type {Promise<void>} */ const released = new Promise((resolve) => (release = resolve));
  /** @type {() => void} */ let ask = () => {};
  /** @type {Promise<void>} */ const asked = new Promise((resolve) => (ask = resolve));
  const answer = site({ "/page.html": html(`<div id="here"></div>`), "/slow.json": small, "/story.json": bridge });
  const page = await visit(t, "", {
    intercept: async (path) => {
      if (path === "/slow.json") {
        ask();
        await released;
      }
      return answer(path);
    },
  });
  await page.page.evaluate(() => {
    const element = document.createElement("who-said-what");
    element.setAttribute("src", "slow.json");
    document.querySelector("#here")?.append(element);
  });
  await asked;
  await page.page.evaluate(() => document.querySelector("who-said-what")?.setAttribute("src", "story.json"));
  await page.ready();
  release();
  await new Promise((done) => setTimeout(done, 1000));
  assert.equal((await new Widget(page).see()).title, bridge.title);
  assert.equal(await on(page, (element) => element.src), "story.json");
  assert.deepEqual((await page.events()).map(({ type }) => type), ["wsw-ready"]);
});

test("several changes in one go are one load", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`, { files: { "/story.json": bridge, "/other.json": small } });
  await page.ready();
  await on(page, (element, story) => {
    element.src = "other.json";
    element.story = story;
    element.query = { text: "month" };
    element.story = undefined;
    element.src = "story.json";
  }, small);
  await page.ready({ count: 2 });
  const { statements, search } = await new Widget(page).see();
  assert.deepEqual({ statements, search }, { statements: ["s4"], search: "month" });
  assert.ok(!page.server.requests.includes("GET /other.json"));
});

test("a query before the widget is there is what it first shows", async (t) => {
  const files = { "/page.js": `
    const element = document.createElement("who-said-what");
    element.query = { actor: ["city"], text: "year" };
    element.src = "story.json";
    document.body.append(element);` };
  // The page's script runs before the element is known, and after.
  for (const head of [`${script}<script type="module" src="/page.js"></script>`, `<script type="module" src="/page.js"></script>${script}`]) {
    const page = await visit(t, "", { head, files: { ...files, "/story.json": bridge } });
    const { detail } = await page.ready();
    asks(detail.query, { actor: ["city"], text: "year" });
    const { statements, search, checked } = await new Widget(page).see();
    assert.deepEqual({ statements, search, checked }, { statements: ["s2"], search: "year", checked: ["actor=city"] });
    assert.deepEqual((await page.events()).map(({ type }) => type), ["wsw-ready"]);
    page.clean();
  }
});

test("a query afterwards is shown at once, and read back", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const query = { source: ["article-1", "article-2"], stance: ["denies"] };
  const read = await on(page, (element, query) => {
    element.query = query;
    return element.query;
  }, query);
  asks(read, query);
  const { statements, checked } = await new Widget(page).see();
  assert.deepEqual(statements, data.found(query));
  assert.deepEqual([...checked].sort(), ["source=article-1", "source=article-2", "stance=denies"]);
  // Topics, modes, claims and an order can be asked for as well, though the page offers no choice of them.
  await on(page, (element) => { element.query = { topic: ["Figures"], mode: ["mixed"], sort: "actor" }; });
  assert.deepEqual((await new Widget(page).see()).statements, ["s019"]);
  await on(page, (element) => { element.query = {}; });
  assert.equal((await new Widget(page).see()).status, `${all} statements`);
  page.clean();
});

test("a query of the wrong kind is refused by name, and what is shown stays", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const refused = await on(page, (element) => [{ source: "article-1" }, { stance: [1] }, { text: 7 }, { sort: "size" }].map((query) => {
    try {
      element.query = query;
      return "taken";
    } catch (error) {
      return String(error);
    }
  }));
  assert.deepEqual(refused.map((/** @type {string} */ message) => message.split(" ").slice(0, 2).join(" ")),
    ["TypeError: source", "TypeError: stance", "TypeError: text", "TypeError: sort"]);
  assert.equal((await new Widget(page).see()).status, `${all} statements`);
});

test("wsw-ready and wsw-change say what is shown, and are heard outside a shadow tree", async (t) => {
  const files = { "/page.js": `
    const root = document.querySelector("#host").attachShadow({ mode: "open" });
    root.append(document.createElement("who-said-what"));` };
  const page = await visit(t, `<div id="host"></div>`, { head: `${script}<script type="module" src="/page.js"></script>`, files });
  const ready = await page.ready();
  const shown = new Widget(page, "#host >>> who-said-what");
  await shown.press("stance", "denies");
  const change = await page.event("wsw-change");
  for (const [event, query] of /** @type {[import("./harness.mjs").Seen, import("./story.mjs").Query][]} */ ([[ready, {}], [change, { stance: ["denies"] }]])) {
    assert.deepEqual([event.bubbles, event.composed, event.target], [true, true, "who-said-what"]);
    asks(event.detail.query, query);
    assert.equal(event.detail.total, all);
    assert.deepEqual(event.detail.statements, data.found(query));
    for (const facet of facets) {
      for (const [value, count] of Object.entries(data.counts(facet, query))) assert.equal(event.detail.counts[facet][value], count, value);
    }
    const statements = shipped.statements.filter(({ id }) => data.found(query).includes(id));
    for (const [mode, count] of Object.entries(event.detail.counts.mode)) {
      assert.equal(count, statements.filter((one) => (one.mode ?? "indirect") === mode).length, mode);
    }
    for (const { id, topic } of shipped.claims) {
      assert.equal(event.detail.counts.claim[id], statements.filter(({ claim }) => claim === id).length, id);
      if (!topic) continue;
      const claims = shipped.claims.filter((claim) => claim.topic === topic).map((claim) => claim.id);
      assert.equal(event.detail.counts.topic[topic], statements.filter(({ claim }) => claims.includes(claim)).length, topic);
    }
  }
  assert.deepEqual((await page.events()).map(({ type }) => type), ["wsw-ready", "wsw-change"]);
});

test("a page may ask for something else while it is being told", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  await on(page, (element) => {
    element.addEventListener("wsw-change", () => { element.query = { stance: ["denies"], source: ["article-4"] }; });
  });
  const shown = new Widget(page);
  await shown.press("stance", "denies");
  assert.deepEqual((await shown.see()).statements, data.found({ stance: ["denies"], source: ["article-4"] }));
  assert.deepEqual((await shown.see()).checked, ["stance=denies", "source=article-4"]);
  page.clean();
});

test("two widgets share what is loaded, but not what is asked for", async (t) => {
  const page = await visit(t, `<who-said-what id="one"></who-said-what><who-said-what id="two"></who-said-what>`);
  await page.ready({ count: 2 });
  const requests = page.server.requests.map((request) => request.replace("GET ", ""));
  assert.equal(new Set(requests).size, requests.length, requests.join(" "));
  const one = new Widget(page, "#one");
  const two = new Widget(page, "#two");
  await one.press("source", "article-1");
  await two.search("sanctions");
  assert.deepEqual((await one.see()).checked, ["source=article-1"]);
  assert.equal((await one.see()).search, "");
  assert.deepEqual((await two.see()).checked, []);
  assert.deepEqual((await two.see()).status, `${data.found({ text: "sanctions" }).length} of ${all} statements`);
  page.clean();
});

test("a widget that is moved keeps its elements and its filters", async (t) => {
  const page = await visit(t, `<main></main><who-said-what></who-said-what>`);
  await page.ready();
  const shown = new Widget(page);
  await shown.press("source", "article-2");
  const kept = await on(page, async (element) => {
    const card = element.shadowRoot.querySelector("[data-claim]");
    document.querySelector("main")?.append(element);
    await new Promise((done) => setTimeout(done, 100));
    return element.shadowRoot.querySelector("[data-claim]") === card;
  });
  assert.ok(kept);
  assert.deepEqual((await shown.see()).checked, ["source=article-2"]);
  await shown.press("stance", "denies");
  assert.deepEqual((await shown.see()).statements, data.found({ source: ["article-2"], stance: ["denies"] }));
  assert.deepEqual((await page.events()).map(({ type }) => type), ["wsw-ready", "wsw-change", "wsw-change"]);
});

test("a widget that is taken out is empty, and brings its filters when it comes back", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`);
  await page.ready();
  const shown = new Widget(page);
  await shown.press("source", "article-2");
  const left = await on(page, async (element) => {
    element.remove();
    await new Promise((done) => setTimeout(done, 50));
    const left = [element.shadowRoot.querySelector(".mount").childNodes.length, element.query.source];
    document.body.append(element);
    return left;
  });
  assert.deepEqual(left, [0, ["article-2"]]);
  await page.ready({ count: 2 });
  const { checked, statements } = await shown.see();
  assert.deepEqual(checked, ["source=article-2"]);
  assert.deepEqual([...statements].sort(), data.found({ source: ["article-2"] }));
});

test("taken out while it loads, it stays away; put back, it loads", async (t) => {
  const page = await visit(t, `<who-said-what src="story.json"></who-said-what>`, { files: { "/story.json": { body: JSON.stringify(bridge), delay: 3000 } } });
  const away = await on(page, async (element) => {
    element.remove();
    await new Promise((done) => setTimeout(done, 3500));
    const shown = element.shadowRoot?.querySelector("h2") !== null && element.shadowRoot !== null;
    document.body.append(element);
    return shown;
  });
  assert.equal(away, false);
  await page.ready();
  assert.equal((await new Widget(page).see()).title, bridge.title);
  assert.deepEqual((await page.events()).map(({ type }) => type), ["wsw-ready"]);
});

test("a story that is replaced is not held either, and a collection of garbage takes nothing that is shown", { skip: unless("memory") }, async (t) => {
  const page = await visit(t, `<who-said-what>${fallback}</who-said-what>`);
  await page.ready();
  const session = await page.page.createCDPSession();
  const shown = new Widget(page);
  await on(page, (element) => { element.src = "nothing.json"; });
  await page.event("wsw-error");
  const collect = async () => {
    for (let i = 0; i < 3; i++) {
      await session.send("HeapProfiler.collectGarbage");
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  await collect();
  assert.match((await shown.see()).alert ?? "", /could not be shown/);
  await on(page, (element, story) => { element.story = story; }, bridge);
  await page.ready({ count: 2 });
  await collect();
  const { title, alert, fallback: seen } = await shown.see();
  assert.deepEqual({ title, alert, seen }, { title: bridge.title, alert: undefined, seen: false });
});

test("registered twice, and by another copy, the first stays and all work", async (t) => {
  const pkg = new URL("../../pkg/", import.meta.url);
  /** @type {Record<string, string | object>} */
  const files = {};
  for (const name of ["", "wasm/"].flatMap((folder) => readdirSync(new URL(folder, pkg)).map((name) => folder + name))) {
    if (/\.(js|css)$/.test(name)) files[`/copy/${name}`] = readFileSync(new URL(name, pkg), "utf8");
  }
  for (const name of ["wasm/who_said_what_bg.wasm", "wasm/who_said_what_rest.wasm"]) {
    files[`/copy/${name}`] = { body: readFileSync(new URL(name, pkg)), headers: { "Content-Type": "application/wasm" } };
  }
  const head = script + script + script.replace(".js", ".js?again") + script.replace("/pkg/", "/copy/");
  const page = await visit(t, `<who-said-what></who-said-what><who-said-what></who-said-what>`, { head, files });
  await page.ready({ count: 2 });
  const same = await page.page.evaluate(async () => {
    const url = "/copy/who-said-what.js";
    const { WhoSaidWhatElement } = await import(url);
    return [customElements.get("who-said-what") === WhoSaidWhatElement, customElements.get("who-said-what") !== undefined];
  });
  assert.deepEqual(same, [false, true]);
  page.clean();
});

test("made by script, and by a template, it works as in a page", async (t) => {
  const page = await visit(t, `<main></main>`, { files: { "/story.json": bridge } });
  await page.page.evaluate(async () => {
    await customElements.whenDefined("who-said-what");
    const main = /** @type {Element} */ (document.querySelector("main"));
    main.append(document.createElement("who-said-what"));
    const template = document.createElement("template");
    template.innerHTML = `<div><who-said-what src="story.json"></who-said-what></div>`;
    main.append(template.content.cloneNode(true));
  });
  await page.ready({ count: 2 });
  assert.equal((await new Widget(page, "div who-said-what").see()).title, bridge.title);
  page.clean();
});

test("the wasm may be somewhere else", async (t) => {
  const wasm = { body: readFileSync(new URL("../../pkg/wasm/who_said_what_bg.wasm", import.meta.url)), headers: { "Content-Type": "application/wasm" } };
  const page = await visit(t, `<who-said-what wasm-url="assets/module.wasm"></who-said-what>`, { files: { "/assets/module.wasm": wasm } });
  await page.ready();
  assert.deepEqual(page.server.requests.filter((request) => request.endsWith(".wasm")), ["GET /assets/module.wasm"]);
  page.clean();
});

for (const [way, head] of Object.entries({
  "the small script": undefined,
  "one file": `<script src="/pkg/who-said-what.classic.js" defer></script>`,
  "one module": `<script type="module" src="/pkg/inline.js"></script>`,
})) {
  test(`${way}: the story that ships is shown where a page names none, and loaded nowhere else`, async (t) => {
    const loads = async (/** @type {string} */ body, /** @type {string} */ title) => {
      const page = await visit(t, body, { head, files: { "/story.json": bridge } });
      await page.ready();
      assert.equal((await new Widget(page).see()).title, title);
      page.clean();
      return page.server.requests.includes("GET /pkg/wasm/story.json");
    };
    assert.equal(await loads("<who-said-what></who-said-what>", shipped.title), head === undefined);
    assert.equal(await loads(`<who-said-what src="story.json"></who-said-what>`, bridge.title), false);
    const inside = `<who-said-what><script type="application/json">${JSON.stringify(bridge)}</script></who-said-what>`;
    assert.equal(await loads(inside, bridge.title), false);
  });
}

test("the base of the page counts for its addresses", async (t) => {
  const head = `<base href="/stories/">${script}`;
  const page = await open(t, "/page.html", { intercept: site({ "/page.html": html(`<who-said-what src="bridge.json"></who-said-what>`, head), "/stories/bridge.json": bridge }) });
  await page.ready();
  assert.equal((await new Widget(page).see()).title, bridge.title);
});

test("choices that another story does not have are not carried over to it", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`);
  await page.ready();
  const shown = new Widget(page);
  await shown.press("source", "article-2");
  await shown.press("stance", "asserts");
  await page.page.$eval("who-said-what", (element, story) => {
    /** @type {any} */ (element).story = story;
  }, small);
  await page.page.waitForFunction((title) => document.querySelector("who-said-what")?.shadowRoot?.querySelector("h2")?.textContent === title, {}, small.title);
  const { checked, statements } = await shown.see();
  assert.deepEqual(checked, ["stance=asserts"]);
  assert.equal(statements.length, small.statements.length);
});
