// Passing a statement on: a link to it, its citation, and what a reader sees who followed such a link.
import assert from "node:assert/strict";
import test from "node:test";
import { bridge, shipped } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

/** @param {import("node:test").TestContext} t @param {{ hash?: string, attributes?: string, init?: () => void }} [options] */
async function widget(t, { hash = "", attributes = `address src="story.json"`, init } = {}) {
  const page = await visit(t, `<button id="outside">Outside</button><who-said-what ${attributes}></who-said-what>`, { files: { "/story.json": bridge }, events: ["wsw-view", "wsw-compared"], init });
  // What is found in the story comes a little later, and draws cards anew.
  await page.event("wsw-compared");
  if (hash) {
    await page.go("about:blank");
    await page.go(`/page.html#${hash}`);
    await page.event("wsw-compared");
  }
  await page.ready();
  return new Widget(page);
}

/** What was copied, where the page may copy. Runs in the page before its scripts. */
function mayCopy() {
  /** @type {Record<string, string>[]} */
  const copied = [];
  Object.assign(window, { copied });
  Object.defineProperty(navigator, "clipboard", { value: {
    /** @param {ClipboardItem[]} items */
    async write([item]) {
      const texts = await Promise.all(item.types.map(async (type) => [type, await (await item.getType(type)).text()]));
      copied.push(Object.fromEntries(texts));
    },
    /** @param {string} text */
    async writeText(text) { copied.push({ "text/plain": text }); },
  } });
  // The engine's own takes types that it can check; here it only has to hand over what it is given.
  Object.defineProperty(window, "ClipboardItem", { value: class {
    /** @param {Record<string, Blob>} data */
    constructor(data) { this.data = data; this.types = Object.keys(data); }
    /** @param {string} type */
    async getType(type) { return this.data[type]; }
  } });
}

/** As some browsers are: text alone can be copied. */
function textAlone() {
  Object.defineProperty(window, "ClipboardItem", { value: undefined });
}

/** A page that may not copy. */
function mayNotCopy() {
  const no = async () => { throw new DOMException("Not allowed", "NotAllowedError"); };
  Object.defineProperty(navigator, "clipboard", { value: { write: no, writeText: no } });
}

/** @param {Widget} shown @param {string} id */
const inside = (shown, id) => `${shown.selector} >>> [data-statement="${id}"]`;
/** @param {Widget} shown @param {string} id */
async function share(shown, id) {
  const button = await shown.page.waitForSelector(`${inside(shown, id)} [data-action=share]`);
  await button?.focus();
  await shown.page.keyboard.press("Enter");
  await shown.page.waitForFunction((id) => document.querySelector("who-said-what")?.shadowRoot?.querySelector(`[data-statement="${id}"] .share`), { timeout: 10_000 }, id);
}
/** @param {Widget} shown @param {string} name */
const press = async (shown, name) => (await shown.find("button", name)).press("Enter");
/** @param {Widget} shown @param {string} words */
const said = (shown, words) => shown.page.waitForFunction((words) => [...(document.querySelector("who-said-what")?.shadowRoot?.querySelectorAll(".share [role=status]") ?? [])]
  .some((line) => line.textContent === words), { timeout: 10_000 }, words);
/** @param {Widget} shown @returns {Promise<Record<string, string>[]>} */
const copied = (shown) => shown.page.evaluate(() => /** @type {any} */ (window).copied);
/** @param {Widget} shown */
const marked = (shown) => shown.page.$$eval("who-said-what >>> [data-opened]", (all) => all.map((one) => one.getAttribute("data-statement")));

test("nothing of it is loaded before a reader asks for it", async (t) => {
  const shown = await widget(t);
  assert.equal(shown.visit.requests.filter((url) => url.includes("share.js")).length, 0);
  await share(shown, "s1");
  assert.equal(shown.visit.requests.filter((url) => url.includes("share.js")).length, 1);
  shown.visit.clean();
});

test("a citation has the words, who, how, when and where, as text and as HTML that links to the passage", async (t) => {
  const shown = await widget(t, { init: mayCopy });
  await share(shown, "s1");
  await press(shown, "Copy citation");
  await said(shown, "Citation copied");
  const [{ "text/plain": text, "text/html": rich }] = await copied(shown);
  const passage = "https://herald.example/bridge?id=1&page=2#:~:text=We%20had%20to-,close%20it%20%E2%80%93%20for%20everyone%E2%80%99s%20safety,-%2C%20she%20said";
  assert.equal(text, `“We had to close it – for everyone’s safety” — Mia Mayor, Mayor (Quotation · as reported by Radio One, citing The Wire · in the article’s word “said” · to reporters · 2 May 2025 · Press conference). Bridge closed, The Herald, 2 May 2025 ${passage}`);
  const parsed = await shown.page.evaluate((html) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    return { text: page.body.textContent, links: [...page.links].map((link) => link.href) };
  }, rich);
  assert.equal(`${parsed.text} ${parsed.links[0]}`, text);
  assert.deepEqual(parsed.links, [passage]);
});

test("where only text can be copied, the citation is copied as text", async (t) => {
  const shown = await widget(t, { init: /** @type {any} */ (`(${mayCopy})(); (${textAlone})();`) });
  await share(shown, "s3");
  await press(shown, "Copy citation");
  await said(shown, "Citation copied");
  assert.deepEqual(await copied(shown), [{ "text/plain": "A year is not needed. — A driver, not named (Paraphrase). The Echo" }]);
});

test("a link that was copied leads to its statement, whatever else was chosen", async (t) => {
  const shown = await widget(t);
  await shown.press("stance", "denies");
  await share(shown, "s3");
  await press(shown, "Copy link");
  await said(shown, "Link copied");
  const link = await shown.visit.clipboard();
  assert.equal(link, new URL("/page.html#wsw.statement=s3", shown.visit.server.url).href);
  await shown.visit.go("about:blank");
  await shown.visit.go(link);
  await shown.visit.ready();
  assert.deepEqual([await marked(shown), (await shown.see()).checked], [["s3"], []]);
});

test("where the page may not copy it is said, and the text stands there selected", async (t) => {
  const shown = await widget(t, { init: mayNotCopy });
  await share(shown, "s3");
  await press(shown, "Copy link");
  await said(shown, "This page may not copy. The text is selected: copy it yourself.");
  const field = await shown.page.$eval(`${inside(shown, "s3")} textarea`, (one) => {
    const field = /** @type {HTMLTextAreaElement} */ (one);
    return { selected: field.value.slice(field.selectionStart, field.selectionEnd), focused: /** @type {ShadowRoot} */ (field.getRootNode()).activeElement === field };
  });
  assert.deepEqual(field, { selected: new URL("/page.html#wsw.statement=s3", shown.visit.server.url).href, focused: true });
});

test("without the attribute there is no link, and a citation all the same", async (t) => {
  const shown = await widget(t, { attributes: `src="story.json"`, init: mayCopy });
  assert.deepEqual(await shown.visit.find(shown.selector, "link", "Link to this statement"), []);
  await share(shown, "s3");
  assert.deepEqual(await shown.visit.find(shown.selector, "button", "Copy link"), []);
  await press(shown, "Copy citation");
  await said(shown, "Citation copied");
});

test("it is sent where the platform can, with the citation and the link", async (t) => {
  const shown = await widget(t, { init: () => {
    Object.assign(navigator, { canShare: () => true, share: async (/** @type {unknown} */ data) => { /** @type {any} */ (window).sent = data; } });
  } });
  await share(shown, "s3");
  await press(shown, "Send…");
  await shown.page.waitForFunction(() => /** @type {any} */ (window).sent, { timeout: 10_000 });
  assert.deepEqual(await shown.page.evaluate(() => /** @type {any} */ (window).sent), {
    title: "Page", text: "A year is not needed. — A driver, not named (Paraphrase). The Echo", url: new URL("/page.html#wsw.statement=s3", shown.visit.server.url).href,
  });
});

test("where the platform cannot send, nothing offers it; a second press closes it all", async (t) => {
  const shown = await widget(t, { init: () => { Object.defineProperty(navigator, "canShare", { value: undefined }); } });
  await share(shown, "s3");
  assert.deepEqual(await shown.visit.find(shown.selector, "button", "Send…"), []);
  const expanded = () => shown.page.$eval(`${inside(shown, "s3")} [data-action=share]`, (toggle) => toggle.getAttribute("aria-expanded"));
  assert.equal(await expanded(), "true");
  await shown.page.keyboard.press("Enter");
  await shown.page.waitForFunction(() => !document.querySelector("who-said-what")?.shadowRoot?.querySelector(".share"), { timeout: 10_000 });
  assert.equal(await expanded(), "false");
});

test("the link at a statement keeps what was chosen, marks the statement, and Back takes it back", async (t) => {
  const shown = await widget(t);
  await shown.press("stance", "denies");
  const link = await shown.page.$(`${inside(shown, "s3")} a[data-link]`);
  assert.equal(await link?.evaluate((one) => one.getAttribute("href")), "#wsw.statement=s3");
  await link?.click();
  assert.equal(await shown.page.evaluate(() => location.hash), "#wsw.stance=denies&wsw.statement=s3");
  assert.deepEqual([await marked(shown), (await shown.see()).checked], [["s3"], ["stance=denies"]]);
  await shown.visit.back();
  await shown.page.waitForFunction(() => location.hash === "#wsw.stance=denies", { timeout: 10_000 });
  assert.deepEqual([await marked(shown), (await shown.see()).checked], [[], ["stance=denies"]]);
});

test("the opened statement is marked by words and a line, as long as the reader stays with it", async (t) => {
  const shown = await widget(t, { hash: "wsw.statement=s2" });
  assert.deepEqual(await marked(shown), ["s2"]);
  const look = await shown.page.$eval(inside(shown, "s2"), (one) => ({
    // Some engines give what `attr()` stands for, others its name.
    words: getComputedStyle(one, "::before").content.replace(/attr\(([\w-]+)\)/, (_, name) => one.getAttribute(name) ?? ""),
    line: getComputedStyle(one).borderInlineStartWidth,
  }));
  assert.match(look.words, /You followed a link to this/);
  assert.equal(look.line, "3px");
  // What is inside it belongs to it.
  await share(shown, "s2");
  assert.deepEqual(await marked(shown), ["s2"]);
  const search = await shown.find("searchbox", "Search");
  await search.focus();
  assert.deepEqual(await marked(shown), []);
});

test("another view shows the opened statement marked, and the reader stays at the choice of views", async (t) => {
  const shown = await widget(t, { hash: "wsw.statement=s2" });
  const radio = await shown.find("radio", "By article");
  await radio.focus();
  await shown.page.keyboard.press(" ");
  await shown.visit.event("wsw-view");
  assert.deepEqual(await marked(shown), ["s2"]);
  const { focus, hash } = await shown.page.evaluate(() => ({
    focus: document.activeElement?.shadowRoot?.activeElement?.getAttribute("value"), hash: location.hash,
  }));
  assert.deepEqual({ focus, hash }, { focus: "sources", hash: "#wsw.view=sources&wsw.statement=s2" });
});

test("each statement of the story that ships has a link to it", async (t) => {
  const shown = await widget(t, { attributes: "address" });
  const links = await shown.page.$$eval("who-said-what >>> a[data-link]", (all) => all.map((link) => decodeURIComponent(link.getAttribute("href") ?? "")));
  const shownIds = (await shown.see()).statements;
  assert.deepEqual(links, shownIds.map((id) => `#wsw.statement=${id}`));
  assert.equal(links.length, shipped.statements.length);
});
