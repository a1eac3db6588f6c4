// The state of a widget in the page's address: Back, links, several widgets.
import assert from "node:assert/strict";
import test from "node:test";
import { shipped } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

/** @param {import("node:test").TestContext} t @param {string} [body] @param {string} [hash] */
async function widget(t, body = "<who-said-what address></who-said-what>", hash = "") {
  const page = await visit(t, body, { events: ["wsw-change", "wsw-view"] });
  await page.ready();
  if (hash) {
    await page.go("about:blank");
    await page.go(`/page.html#${hash}`);
    await page.ready();
  }
  return new Widget(page);
}

/** @param {Widget} shown */
const hash = (shown) => shown.page.evaluate(() => decodeURIComponent(location.hash));
/** @param {Widget} shown @param {string} expected */
async function becomes(shown, expected) {
  await shown.page.waitForFunction((expected) => decodeURIComponent(location.hash) === expected, { timeout: 10_000 }, expected);
}
const denials = shipped.statements.filter(({ stance }) => stance === "denies").map(({ id }) => id).sort();
/** @param {Widget} shown */
const statements = async (shown) => (await shown.see()).statements.sort();

test("what is chosen stands in the address, and Back takes it back step by step", async (t) => {
  const shown = await widget(t);
  assert.equal(await hash(shown), "");
  await shown.press("stance", "denies");
  assert.equal(await hash(shown), "#wsw.stance=denies");
  await shown.choose("Table");
  assert.equal(await hash(shown), "#wsw.stance=denies&wsw.view=table");
  await shown.visit.back();
  await becomes(shown, "#wsw.stance=denies");
  assert.deepEqual([await statements(shown), (await shown.see()).checked], [denials, ["stance=denies"]]);
  await shown.visit.back();
  await becomes(shown, "");
  assert.equal((await statements(shown)).length, shipped.statements.length);
  await shown.visit.forward();
  await becomes(shown, "#wsw.stance=denies");
  assert.deepEqual(await statements(shown), denials);
});

test("a word that is typed is one step", async (t) => {
  const shown = await widget(t);
  const before = await shown.page.evaluate(() => history.length);
  const field = await shown.find("searchbox", "Search");
  await field.focus();
  await shown.page.keyboard.type("kursk");
  await shown.settled();
  assert.equal(await hash(shown), "#wsw.text=kursk");
  assert.equal(await shown.page.evaluate(() => history.length), before + 1);
});

test("a link shows what it was sent for; what does not fit the story is passed over", async (t) => {
  const shown = await widget(t, undefined, "wsw.stance=denies&wsw.source=nowhere&wsw.view=pair&wsw.first=article-2&wsw.second=article-5&wsw.odd=1");
  const { checked } = await shown.see();
  assert.deepEqual(checked, ["stance=denies"]);
  const chosen = await shown.page.$$eval("who-said-what >>> select", (all) => all.map((select) => /** @type {HTMLSelectElement} */ (select).value));
  assert.deepEqual(chosen, ["article-2", "article-5"]);
  assert.equal(await shown.page.$eval("who-said-what >>> [name=view]:checked", (radio) => /** @type {HTMLInputElement} */ (radio).value), "pair");
});

test("a link to a statement brings it onto the screen and puts the focus there", async (t) => {
  const { id } = shipped.statements[100];
  const shown = await widget(t, undefined, `wsw.statement=${id}`);
  // What is above it may only now be laid out.
  await shown.page.waitForFunction(() => !document.querySelector("who-said-what")?.shadowRoot?.querySelector("[data-new], [data-laid]"));
  await shown.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const { focused, top } = await shown.page.evaluate(() => {
    const active = document.activeElement?.shadowRoot?.activeElement;
    return { focused: active?.getAttribute("data-statement"), top: active?.getBoundingClientRect().top ?? -1 };
  });
  assert.equal(focused, id);
  assert.ok(top > -1 && top < 800, String(top));
});

test("several widgets keep apart, and leave what else stands in the address", async (t) => {
  const shown = await widget(t, `<h2 id="chapter">Chapter</h2><who-said-what address="a"></who-said-what><who-said-what id="two" address="b"></who-said-what>`, "chapter");
  await shown.visit.ready({ count: 2 });
  const two = new Widget(shown.visit, "#two");
  await shown.press("stance", "denies");
  await two.press("source", "article-3");
  assert.equal(await hash(shown), "#chapter&a.stance=denies&b.source=article-3");
  await shown.press("stance", "denies");
  assert.equal(await hash(shown), "#chapter&b.source=article-3");
  assert.deepEqual([(await shown.see()).checked, (await two.see()).checked], [[], ["source=article-3"]]);
});

test("without the attribute the address stays as it is", async (t) => {
  const shown = await widget(t, "<who-said-what></who-said-what>");
  await shown.press("stance", "denies");
  assert.equal(await hash(shown), "");
});

test("by speaker and by article: every statement under those who say it, and under its article, with its claim", async (t) => {
  const shown = await widget(t);
  const claim = new Map(shipped.claims.map(({ id, text }) => [id, text]));
  const cards = (/** @type {string} */ attribute) => shown.page.$$eval(`who-said-what >>> [${attribute}]`, (all, attribute) => all.map((card) => ({
    of: card.getAttribute(attribute) ?? "",
    statements: [...card.querySelectorAll("[data-statement]")].map((one) => [one.getAttribute("data-statement"), one.querySelector(".of")?.textContent]),
  })), attribute);
  /** @param {string[]} ids @param {(statement: import("./story.mjs").Statement, id: string) => boolean} has */
  const expected = (ids, has) => ids
    .map((of) => ({ of, statements: shipped.statements.filter((one) => has(one, of)).map(({ id, claim: c }) => [id, claim.get(c)]) }))
    .filter(({ statements }) => statements.length > 0);
  await shown.choose("By speaker");
  assert.equal(await hash(shown), "#wsw.view=actors");
  assert.deepEqual(await cards("data-speaker"), expected(shipped.actors.map(({ id }) => id), ({ actors }, id) => actors.includes(id)));
  await shown.choose("By article");
  assert.deepEqual(await cards("data-article"), expected(shipped.sources.map(({ id }) => id), ({ source }, id) => source === id));
  // The same filters hold, and the way back is by claim again.
  await shown.press("stance", "denies");
  assert.deepEqual(await statements(shown), denials);
  await shown.choose("By claim");
  assert.deepEqual(await statements(shown), denials);
});
