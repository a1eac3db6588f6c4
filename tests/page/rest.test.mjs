// The module's other part: it comes when a reader first wants something of it, and a page without it can still be read.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { open } from "./harness.mjs";
import { Data, bridge, shipped } from "./story.mjs";
import { Widget, html, site } from "./widget.mjs";

/** @typedef {import("../../scripts/serve.mjs").Change} Change */

const rest = "/pkg/wasm/who_said_what_rest.wasm";
const bytes = (/** @type {string} */ name) => readFileSync(new URL(`../../pkg/wasm/${name}`, import.meta.url));
const wasm = (/** @type {Uint8Array} */ body) => ({ body, headers: { "Content-Type": "application/wasm" } });
const all = shipped.statements.length;
const data = new Data(shipped);
const ids = (/** @type {{ id: string }[]} */ list) => list.map(({ id }) => id).sort();
const denied = ids(shipped.statements.filter(({ stance }) => stance === "denies"));

/**
 * A page with a widget.
 *
 * @param {import("node:test").TestContext} t
 * @param {{ head?: string, attributes?: string, files?: Record<string, any>, answer?: () => Change | undefined | Promise<Change | undefined>, hash?: string }} [options]
 *   `answer` is asked what the server says to whoever wants the other part
 */
async function widget(t, { head, attributes = "", files = {}, answer, hash = "" } = {}) {
  const others = site({ "/page.html": html(`<who-said-what ${attributes}></who-said-what>`, head), ...files });
  const page = await open(t, `/page.html${hash}`, {
    events: ["wsw-change", "wsw-view"], intercept: (path, url) => (path === rest && answer ? answer() : others(path, url)),
  });
  return new Widget(page);
}

/** An answer that is kept back until it is let go. */
function late() {
  let go = () => {};
  const gone = new Promise((done) => (go = () => done(undefined)));
  return { go, answer: async () => (await gone, undefined) };
}

/** @param {Widget} shown */
const asked = (shown) => shown.visit.server.requests.filter((request) => request.endsWith("_rest.wasm"));
/** @param {Widget} shown */
const view = (shown) => shown.page.$eval("who-said-what >>> [name=view]:checked", (radio) => /** @type {HTMLInputElement} */ (radio).value);
/** @param {Widget} shown @param {string} type */
const told = async (shown, type) => (await shown.visit.events()).filter((event) => event.type === type).map(({ detail }) => detail);
/** Waits for what the line above the list says. @param {Widget} shown @param {string} words */
const says = (shown, words) => shown.page.waitForFunction((words) => document.querySelector("who-said-what")?.shadowRoot?.querySelector("[role=status]")?.textContent === words, {}, words);

test("who reads, filters, looks by speaker and by article does without; near the search and the views it comes, once", async (t) => {
  const shown = await widget(t);
  await shown.visit.ready();
  await shown.press("stance", "denies");
  assert.deepEqual((await shown.see()).statements.sort(), denied);
  // Nothing of it is on its way.
  await shown.page.waitForNetworkIdle({ idleTime: 300 });
  assert.deepEqual(asked(shown), []);
  await (await shown.find("searchbox", "Search")).focus();
  await shown.visit.asked(`GET ${rest}`);
  await shown.choose("Timeline");
  await shown.search("kursk");
  assert.deepEqual(asked(shown), [`GET ${rest}`]);
  shown.visit.clean();
});

for (const [name, value, selector] of [["Table", "table", "[data-claim-row]"], ["Timeline", "timeline", ".timeline tbody"], ["Two articles", "pair", ".list [data-statement]"]]) {
  test(`${name}, pressed before it is there: the list stays, it is said that more comes, and then it is shown`, async (t) => {
    const { go, answer } = late();
    const shown = await widget(t, { answer });
    await shown.visit.ready();
    const before = (await shown.see()).statements;
    await (await shown.find("radio", name)).click();
    await says(shown, "Loading the statements…");
    assert.deepEqual((await shown.see()).statements, before);
    assert.deepEqual(await told(shown, "wsw-view"), []);
    // What a reader does meanwhile holds.
    await shown.press("stance", "denies");
    assert.deepEqual((await shown.see()).statements.sort(), denied);
    go();
    await shown.settled();
    assert.ok((await shown.page.$$(`who-said-what >>> ${selector}`)).length > 0);
    assert.equal((await shown.see()).status, `${denied.length} of ${all} statements`);
    assert.deepEqual(await told(shown, "wsw-view"), [value]);
    shown.visit.clean();
  });
}

test("words that are typed before it is there are found when it is, and the page is told once, of all", async (t) => {
  const { go, answer } = late();
  const shown = await widget(t, { answer });
  await shown.visit.ready();
  await (await shown.find("searchbox", "Search")).focus();
  await shown.page.keyboard.type("kursk");
  await says(shown, "Loading the statements…");
  assert.equal((await shown.see()).statements.length, all);
  go();
  await shown.settled();
  const found = data.found({ text: "kursk" });
  assert.deepEqual((await shown.see()).statements.sort(), found);
  const changes = await told(shown, "wsw-change");
  assert.deepEqual(changes.map(({ query, found }) => [query.text, found]), [["kursk", found.length]]);
  shown.visit.clean();
});

test("who thinks better of it before it is there has what was there before, and the page is told of that alone", async (t) => {
  const { go, answer } = late();
  const shown = await widget(t, { answer });
  await shown.visit.ready();
  await (await shown.find("radio", "Timeline")).click();
  await (await shown.find("radio", "By speaker")).click();
  const field = await shown.find("searchbox", "Search");
  await field.focus();
  await shown.page.keyboard.type("k");
  await shown.page.keyboard.press("Backspace");
  go();
  await shown.settled();
  assert.equal(await view(shown), "actors");
  assert.deepEqual([await told(shown, "wsw-view"), (await told(shown, "wsw-change")).map(({ query }) => query.text)], [["actors"], [""]]);
  assert.ok((await shown.page.$$("who-said-what >>> [data-speaker]")).length > 0);
  shown.visit.clean();
});

test("what a program asks for, before the widget is there and after, is found", async (t) => {
  const shown = await widget(t, { attributes: `loading="lazy" style="display: block; margin-top: 9000px"` });
  await shown.page.$eval("who-said-what", (element) => Object.assign(element, { query: { text: "kursk", stance: ["denies"] } }));
  await shown.visit.reach();
  assert.deepEqual((await shown.see()).statements.sort(), data.found({ text: "kursk", stance: ["denies"] }));
  const order = await widget(t);
  await order.visit.ready();
  await order.page.$eval("who-said-what", (element) => /** @type {any} */ (element).filter({ sort: "actor" }));
  await order.settled();
  const name = (/** @type {string} */ id) => shipped.actors.find((actor) => actor.id === id)?.name.toLowerCase() ?? "";
  const spoke = new Map(shipped.statements.map(({ id, actors }) => [id, name(actors[0])]));
  const first = (await order.see()).statements.map((id) => spoke.get(id) ?? "");
  assert.notDeepEqual(first, shipped.statements.map(({ id }) => spoke.get(id)));
  const claims = await order.page.$$eval("who-said-what >>> [data-claim]", (all) => all.map((card) => [...card.querySelectorAll("[data-statement]")].map((one) => one.getAttribute("data-statement") ?? "")));
  for (const statements of claims) {
    const names = statements.map((id) => spoke.get(id) ?? "");
    assert.deepEqual(names, [...names].sort((a, b) => (a < b ? -1 : Number(a > b))));
  }
});

test("an address is waited for", async (t) => {
  const shown = await widget(t, { attributes: "address", hash: "#wsw.text=kursk&wsw.view=table" });
  await shown.visit.ready();
  assert.equal(await view(shown), "table");
  assert.equal((await shown.see()).status, `${data.found({ text: "kursk" }).length} of ${all} statements`);
  assert.ok((await shown.page.$$("who-said-what >>> [data-claim-row]")).length > 0);
  shown.visit.clean();
});

for (const [what, change] of /** @type {[string, () => Change][]} */ ([
  ["does not come", () => ({ status: 404 })],
  ["is of another build", () => {
    // The name that no two builds share, one letter off.
    const text = bytes("who_said_what_rest.wasm").toString("latin1");
    const name = /[0-9a-f]{8}/.exec(text) ?? [""];
    return wasm(Buffer.from(text.replace(name[0], name[0].replace(/.$/, (last) => (last === "0" ? "1" : "0"))), "latin1"));
  }],
])) {
  test(`when it ${what}, the widget stays as it was and says so; the next time it is asked for again`, async (t) => {
    let broken = true;
    const shown = await widget(t, { answer: () => (broken ? change() : undefined) });
    await shown.visit.ready();
    await (await shown.find("radio", "Table")).click();
    await says(shown, "This part did not load. Please try again.");
    assert.equal(await view(shown), "claims");
    assert.equal((await shown.see()).statements.length, all);
    await shown.press("stance", "denies");
    assert.deepEqual((await shown.see()).statements.sort(), denied);
    assert.match(shown.visit.console.join("\n"), /warn: who-said-what: a part of the widget did not load \(.*_rest\.wasm\)/);
    await (await shown.find("button", "Share"))?.click();
    await says(shown, "This part did not load. Please try again.");
    broken = false;
    await shown.choose("Table");
    assert.ok((await shown.page.$$("who-said-what >>> [data-claim-row]")).length > 0);
    assert.equal(await view(shown), "table");
    assert.deepEqual(shown.visit.errors, []);
  });
}

test("it stands beside the module, wherever that is", async (t) => {
  const shown = await widget(t, { attributes: `src="story.json" wasm-url="assets/module.wasm"`, files: {
    "/story.json": bridge, "/assets/module.wasm": wasm(bytes("who_said_what_bg.wasm")), "/assets/who_said_what_rest.wasm": wasm(bytes("who_said_what_rest.wasm")),
  } });
  await shown.visit.ready();
  await shown.choose("Table");
  assert.deepEqual(asked(shown), ["GET /assets/who_said_what_rest.wasm"]);
  assert.ok((await shown.page.$$("who-said-what >>> [data-claim-row]")).length > 0);
});

test("in the builds of one file all is there at once; with the module from elsewhere, its other part too", async (t) => {
  const head = `<script src="/pkg/who-said-what.classic.js" defer></script>`;
  const shown = await widget(t, { head });
  await shown.visit.ready();
  await (await shown.find("radio", "Table")).click();
  assert.ok((await shown.page.$$("who-said-what >>> [data-claim-row]")).length > 0);
  await shown.search("kursk");
  assert.equal((await shown.see()).status, `${data.found({ text: "kursk" }).length} of ${all} statements`);
  assert.deepEqual(asked(shown), []);
  const moved = await widget(t, { head, attributes: `wasm-url="assets/module.wasm"`, files: {
    "/assets/module.wasm": wasm(bytes("who_said_what_bg.wasm")), "/assets/who_said_what_rest.wasm": wasm(bytes("who_said_what_rest.wasm")),
  } });
  await moved.visit.ready();
  await moved.choose("Table");
  assert.deepEqual(asked(moved), ["GET /assets/who_said_what_rest.wasm"]);
  assert.ok((await moved.page.$$("who-said-what >>> [data-claim-row]")).length > 0);
});
