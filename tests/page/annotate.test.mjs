// In the article itself: the passages of a page that are statements of the story are marked without touching the page's
// elements, and each shows who else reports it.
import assert from "node:assert/strict";
import test from "node:test";
import { bridge } from "./story.mjs";
import { Widget, script, visit } from "./widget.mjs";

/** @type {any} */
const story = structuredClone(bridge);
story.sources[0].url = "https://herald.example/bridge?id=1";
// A statement without evidence, that is a quotation; and one whose words stand twice.
story.statements.push({ id: "quoted", claim: "long", source: "herald", actors: ["city"], mode: "mixed", text: "It is a matter of “patience, and of money”." });
story.statements.push({ id: "twice", claim: "short", source: "herald", actors: ["city"], mode: "direct", text: "on the river" });

const article = `<article id="article">
  <h1>Bridge closed</h1>
  <p id="first">“We had to <em id="em">close it – for</em> everyone's   safety, she said on the river”.</p>
  <p hidden>We had to close it – for everyone’s safety, she said</p>
  <p id="second">It is <a href="#else" id="link">a matter</a> of "patience, and of
    money", said the city on the river.</p>
  <details><summary>More</summary><p>Folded away.</p></details>
</article>`;
const element = `<who-said-what src="story.json" annotate="#article" source="herald"></who-said-what>`;

/** @param {import("node:test").TestContext} t @param {{ body?: string, head?: string, init?: () => void, headers?: Record<string, string>, data?: object }} [options] */
const open = (t, { body = article + element, data = story, head = script, ...options } = {}) =>
  visit(t, body, { files: { "/story.json": data }, head, events: ["wsw-annotated", "wsw-change", "securitypolicyviolation"], ...options });

/** What is marked: the text of each range, by name of the highlight. @param {import("./harness.mjs").Visit} page @returns {Promise<Record<string, string[]>>} */
const marked = (page) => page.page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map((range) => {
  const { startContainer, startOffset, endOffset } = /** @type {Range} */ (range);
  return (startContainer.nodeValue ?? "").slice(startOffset, endOffset).replace(/\s+/g, " ");
})])));
const all = ["close it – for", " everyone's safety", "patience, and of money"];

/** The panel, as a reader has it. @param {import("./harness.mjs").Visit} page @returns {Promise<any>} */
const panel = (page) => page.page.$eval("who-said-what", (host) => {
  const holder = host.shadowRoot?.querySelector("[part=passage]");
  const root = holder?.shadowRoot;
  if (!holder?.matches(":popover-open") || !root) return null;
  const { top, bottom, left, right } = holder.getBoundingClientRect();
  return {
    title: root.querySelector("h2")?.textContent, name: holder.getAttribute("aria-label"), onScreen: top >= 0 && left >= 0 && right <= innerWidth && top < innerHeight && bottom > 0,
    statements: [...root.querySelectorAll("[data-statement]")].filter((one) => one.checkVisibility()).map((one) => one.getAttribute("data-statement")),
    controls: [...root.querySelectorAll("input, select")].filter((one) => one.checkVisibility()).length,
    text: /** @type {HTMLElement} */ (root.querySelector(".mount")).innerText,
    focused: host.shadowRoot?.activeElement === holder, active: root.activeElement?.getAttribute("aria-label") ?? root.activeElement?.localName,
  };
});

/** @param {import("./harness.mjs").Visit} page */
const opened = async (page) => {
  await page.page.waitForFunction(() => document.querySelector("who-said-what")?.shadowRoot?.querySelector("[part=passage]")?.matches(":popover-open"));
  return panel(page);
};

test("passages are marked in the text that the page shows, and no element of the page is touched", async (t) => {
  const page = await open(t, { init: () => {
    const changes = /** @type {string[]} */ ([]);
    addEventListener("DOMContentLoaded", () => {
      const observer = new MutationObserver((records) => changes.push(...records.map(({ type, target }) => `${type} ${target.nodeName}`)));
      observer.observe(document.documentElement, { subtree: true, childList: true, attributes: true, characterData: true });
    });
    Object.assign(window, { changes });
  } });
  const { detail } = await page.event("wsw-annotated");
  assert.deepEqual(detail, { source: "herald", statements: ["s1", "quoted"] });
  assert.deepEqual(await marked(page), { "who-said-what": all });
  assert.deepEqual(await page.page.evaluate(() => /** @type {any} */ (window).changes), []);
  page.clean();
});

test("a click shows who else reports it and in which words; Escape closes it", async (t) => {
  const page = await open(t);
  await page.event("wsw-annotated");
  await (await page.page.$("#em"))?.click();
  const shown = await opened(page);
  assert.deepEqual({ title: shown.title, name: shown.name }, { title: "Not reported by other articles", name: "Not reported by other articles" });
  assert.deepEqual([shown.statements, shown.onScreen, shown.focused, shown.controls], [["s1"], true, false, 0]);
  assert.deepEqual((await marked(page))["who-said-what-shown"], all.slice(0, 2));
  await page.page.keyboard.press("Escape");
  assert.equal(await panel(page), null);
  assert.deepEqual(Object.keys(await marked(page)), ["who-said-what"]);
  // The other: its claim has statements in other articles, one of them a copy of an agency's.
  const box = await page.page.$eval("#second", (paragraph) => {
    const range = document.createRange();
    const text = /** @type {Text} */ (paragraph.lastChild);
    const at = text.data.indexOf("patience");
    range.setStart(text, at);
    range.setEnd(text, at + 8);
    const { x, y, width, height } = range.getBoundingClientRect();
    document.elementFromPoint(x + width / 2, y + height / 2)?.dispatchEvent(new MouseEvent("click", { bubbles: true, clientX: x + width / 2, clientY: y + height / 2 }));
    return { x, y };
  });
  assert.ok(box.x > 0);
  const other = await opened(page);
  assert.equal(other.title, "1 other article reports on this");
  assert.deepEqual([...other.statements].sort(), ["quoted", "s2", "s3"]);
  for (const words of ["about a year, all in all", "A year is not needed"]) assert.ok(other.text.includes(words), words);
  // A press on what is not marked closes it; one on a link is the link's.
  await (await page.page.$("h1"))?.click();
  assert.equal(await panel(page), null);
  await (await page.page.$("#link"))?.click();
  assert.equal(await panel(page), null);
  // The widget itself is as it was.
  assert.deepEqual((await new Widget(page).see()).checked, []);
  assert.deepEqual((await page.events()).filter(({ type }) => type === "wsw-change"), []);
  page.clean();
});

test("pointing at a passage shows it, and leaving it closes it again", async (t) => {
  const page = await open(t);
  await page.event("wsw-annotated");
  const point = (/** @type {string} */ selector) => page.page.$eval(selector, (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    element.dispatchEvent(new PointerEvent("pointermove", { bubbles: true, pointerType: "mouse", clientX: x + width / 2, clientY: y + height / 2 }));
  });
  await point("#em");
  assert.deepEqual((await opened(page)).statements, ["s1"]);
  await point("h1");
  await page.page.waitForFunction(() => !document.querySelector("who-said-what")?.shadowRoot?.querySelector("[part=passage]")?.matches(":popover-open"));
});

test("what a pointer was about to bring does not come after a press: closed, it stays closed", async (t) => {
  const page = await open(t);
  await page.event("wsw-annotated");
  // All in one go, as fast as no hand is; then as long as the pointer would have had to rest. Timers keep their order.
  const seen = await page.page.evaluate(async () => {
    const em = /** @type {Element} */ (document.querySelector("#em"));
    const holder = () => document.querySelector("who-said-what")?.shadowRoot?.querySelector("[part=passage]")?.matches(":popover-open");
    const { x, y, width, height } = em.getBoundingClientRect();
    const at = { bubbles: true, clientX: x + width / 2, clientY: y + height / 2 };
    const point = () => em.dispatchEvent(new PointerEvent("pointermove", { ...at, pointerType: "mouse" }));
    const rest = () => new Promise((done) => setTimeout(done, 400));
    const seen = [];
    for (const key of ["Escape", "Shift"]) {
      point();
      em.dispatchEvent(new MouseEvent("click", at));
      seen.push(holder());
      point();
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      seen.push(holder());
      await rest();
      seen.push(holder());
    }
    return seen;
  });
  assert.deepEqual(seen, [true, false, false, true, true, true]);
});

test("by keyboard: from the widget, from one passage to the next, and back; and a key on the passage where the caret is", async (t) => {
  const page = await open(t);
  await page.event("wsw-annotated");
  const shown = new Widget(page);
  const name = "2 passages of this page are in the story: show them";
  await shown.tabTo(name);
  await page.page.keyboard.press("Enter");
  let seen = await opened(page);
  assert.deepEqual([seen.statements, seen.focused, seen.active], [["s1"], true, "h2"]);
  for (const _ of [1, 2]) await page.page.keyboard.press("Tab");
  assert.equal((await panel(page)).active, "Next passage");
  await page.page.keyboard.press("Enter");
  seen = await panel(page);
  assert.deepEqual([seen.title, seen.focused, seen.active], ["1 other article reports on this", true, "h2"]);
  await page.page.keyboard.press("Escape");
  assert.equal(await panel(page), null);
  assert.equal(await shown.focus(), name);

  await page.page.evaluate(() => {
    /** @type {HTMLElement} */ (document.activeElement).blur();
    getSelection()?.collapse(/** @type {Node} */ (document.querySelector("#em")?.firstChild), 3);
  });
  await page.page.keyboard.press("Enter");
  seen = await opened(page);
  assert.deepEqual([seen.statements, seen.focused], [["s1"], true]);
});

test("what the page changes later is read again, and nothing is left when the widget goes", async (t) => {
  const page = await open(t);
  await page.event("wsw-annotated");
  // With it goes one of the two places of some words: now they can be meant.
  await page.page.$eval("#first", (paragraph) => paragraph.remove());
  assert.deepEqual((await page.event("wsw-annotated", { count: 2 })).detail.statements, ["quoted", "twice"]);
  await page.page.$eval("#article", (article) => article.insertAdjacentHTML("beforeend", "<p>And then: We had to close it – for everyone’s safety, she said.</p>"));
  assert.deepEqual((await page.event("wsw-annotated", { count: 3 })).detail.statements, ["quoted", "twice", "s1"]);
  await page.page.$eval("who-said-what", (element) => { /** @type {any} */ (element).annotate = null; });
  assert.deepEqual([await marked(page), await page.page.evaluate(() => document.adoptedStyleSheets.length)], [{}, 0]);
  assert.equal(await page.page.$("who-said-what >>> [part=passages]"), null);
  await page.page.$eval("who-said-what", (element) => { /** @type {any} */ (element).annotate = "#article"; });
  await page.event("wsw-annotated", { count: 4 });
  assert.equal(await page.page.evaluate(() => document.adoptedStyleSheets.length), 1);
  await page.page.$eval("who-said-what", (element) => element.remove());
  await page.page.waitForFunction(() => CSS.highlights.size === 0);
  assert.equal(await page.page.evaluate(() => document.adoptedStyleSheets.length), 0);
  page.clean();
});

test("which source the page is, its canonical address says; where none fits, the page's author is told", async (t) => {
  const body = article + element.replace(` source="herald"`, "");
  const page = await open(t, { body, head: `<link rel="canonical" href="http://www.herald.example/bridge?id=1#top">${script}` });
  assert.deepEqual((await page.event("wsw-annotated")).detail.source, "herald");
  const other = await open(t, { body });
  await other.ready();
  await other.said(/warn: who-said-what: no passages are marked.*source=/);
  assert.deepEqual(await marked(other), {});
});

test("where the browser has no highlights it stays away, and loads nothing for it", async (t) => {
  const page = await open(t, { init: () => { Reflect.deleteProperty(globalThis, "Highlight"); } });
  await page.ready();
  await page.page.waitForNetworkIdle({ idleTime: 300 });
  assert.ok(!page.server.requests.includes("GET /pkg/annotate.js"));
  assert.equal(await page.page.$("who-said-what >>> [part=passages]"), null);
  page.clean();
});

test("under the strict policy, in the language of the page; the page's own style for the marks goes before", async (t) => {
  const page = await open(t, {
    body: article + element.replace("<who-said-what", `<who-said-what lang="de"`), headers: {
      "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'",
    },
  });
  await page.event("wsw-annotated");
  await (await page.page.$("#em"))?.click();
  assert.equal((await opened(page)).title, "In keinem anderen Artikel berichtet");
  assert.deepEqual((await page.events()).filter(({ type }) => type === "securitypolicyviolation"), []);
  // Of the package's files, what only such pages load, and no other's.
  assert.deepEqual(page.server.requests.filter((request) => /annotate|marks|panel|pagetext|passages\.js|words/.test(request)).sort(),
    ["annotate", "marks", "pagetext", "panel", "passages", "words", "words/de"].map((name) => `GET /pkg/${name}.js${name === "words/de" ? "on" : ""}`).sort());
  page.clean();
});
