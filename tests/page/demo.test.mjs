// The demo article, as its readers have it: with the widget, without scripts, on a phone, under a strict policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { poor } from "./contrast.mjs";
import { open } from "./harness.mjs";
import { json, shipped } from "./story.mjs";
import { Widget, site } from "./widget.mjs";

const { name, version } = json("pkg/package.json");
const source = readFileSync(new URL("../../www/index.html", import.meta.url), "utf8");

/** What keeps a page from asking anything of anybody else. */
const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

test("the article, and in it every statement", async (t) => {
  const page = await open(t, "/");
  await page.ready();
  const { title, status, statements, fallback } = await new Widget(page).see();
  assert.deepEqual({ title, status, fallback }, { title: shipped.title, status: `${shipped.statements.length} statements`, fallback: false });
  assert.deepEqual([...statements].sort(), shipped.statements.map(({ id }) => id).sort());
  page.clean();
});

test("its outline", async (t) => {
  const page = await open(t, "/");
  await page.ready();
  const { lang, outline, landmarks, head } = await page.page.evaluate(() => ({
    lang: document.documentElement.lang,
    outline: [...document.querySelectorAll("h1, h2, h3")].map((heading) => heading.localName),
    landmarks: ["header.masthead", "nav[aria-label]", "main", "main > article", "body > footer"].filter((selector) => document.querySelectorAll(selector).length !== 1),
    head: ["meta[name=viewport]", "meta[name=description]", "link[rel=icon]", "title"].filter((selector) => !document.head.querySelector(selector)),
  }));
  assert.deepEqual({ lang, landmarks, head }, { lang: "en", landmarks: [], head: [] });
  assert.equal(outline.filter((name) => name === "h1").length, 1);
  assert.equal(outline[0], "h1");
  assert.ok(outline.every((name, i) => i === 0 || Number(name[1]) <= Number(outline[i - 1][1]) + 1), outline.join(" "));
});

test("it asks for nothing but itself and the package, also under a strict policy", async (t) => {
  assert.doesNotMatch(source, /<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/);
  const intercept = (/** @type {string} */ path) => (path === "/" ? { headers: { "Content-Security-Policy": strict } } : undefined);
  const page = await open(t, "/", { intercept, events: ["securitypolicyviolation"] });
  await page.ready();
  await new Widget(page).press("stance", "denies");
  assert.deepEqual([...page.server.requests].filter((request) => !request.endsWith("/icon.svg")).sort(), [
    "GET /", "GET /copy.js", "GET /pkg/wasm/story.json", "GET /pkg/wasm/who_said_what_bg.wasm", "GET /pkg/who-said-what.css",
    "GET /pkg/who-said-what.min.js", "GET /style.css",
  ]);
  assert.deepEqual((await page.events()).filter(({ type }) => type === "securitypolicyviolation"), []);
  page.clean();
});

for (const width of [320, 360, 768, 1280]) {
  test(`at ${width} px nothing scrolls sideways, and the widget has the width it may have`, async (t) => {
    const page = await open(t, "/", { width });
    await page.reach();
    const [whole, widget, text] = await page.page.evaluate(() => [
      document.documentElement.scrollWidth,
      ...["who-said-what", "article > p"].map((selector) => document.querySelector(selector)?.getBoundingClientRect().width ?? 0),
    ]);
    assert.equal(whole, width);
    assert.equal(Math.round(widget), width < 768 ? width : Math.min(1100, widget));
    assert.ok(text <= widget && text < 720, `${text} px of text`);
  });
}

test("without scripts, the main statements and the lines to copy are there", async (t) => {
  const page = await open(t, "/", { javascript: false });
  const seen = await page.page.$$eval("who-said-what figure, .embed pre", (elements) => elements.filter((element) => element.checkVisibility()).length);
  assert.equal(seen, 8);
  assert.equal(await page.page.$("button"), null);
  page.clean();
});

test("the statements for readers without scripts are in the story, by whom and as often as it is said", async (t) => {
  const page = await open(t, "/", { javascript: false });
  const figures = await page.page.$$eval("who-said-what figure", (figures) =>
    figures.map((figure) => ["blockquote", "figcaption"].map((part) => figure.querySelector(part)?.textContent?.trim() ?? "")));
  assert.equal(figures.length, 4);
  const numbers = ["", "one", "two", "three", "four", "five"];
  for (const [words, caption] of figures) {
    const said = shipped.statements.filter(({ text, mode }) => mode === "direct" && text.toLowerCase().replace(/\.$/, "") === words.toLowerCase());
    const [, name, count] = /^(.*?)(?: to Vladimir Putin)?, in (\w+) of the five reports$/.exec(caption) ?? [];
    assert.equal(numbers[new Set(said.map((one) => one.source)).size], count, words);
    for (const one of said) assert.deepEqual(one.actors.map((id) => shipped.actors.find((actor) => actor.id === id)?.name), [name], words);
  }
});

/** Keeps what the buttons say, as it is only for a moment. @param {import("./harness.mjs").Visit} page */
const listen = (page) => page.page.evaluate(() => {
  const said = Object.assign(window, { said: [""] }).said;
  const observer = new MutationObserver((changes) => said.push(...changes.map(({ target }) => target.textContent ?? "")));
  for (const element of document.querySelectorAll(".embed button, [role=status]")) observer.observe(element, { childList: true });
});

test("each block of code has a button that copies it", async (t) => {
  const page = await open(t, "/");
  await page.ready();
  await listen(page);
  const blocks = await page.page.$$eval(".embed pre", (blocks) => blocks.map((block) => block.textContent ?? ""));
  const buttons = await page.find(".embed", "button", "Copy");
  assert.equal(buttons.length, blocks.length);
  for (const [i, button] of buttons.entries()) {
    await button.press("Enter");
    await page.page.waitForFunction((count) => /** @type {any} */ (window).said.filter((/** @type {string} */ text) => text === "Copied").length >= count, {}, 2 * (i + 1));
    assert.equal(await page.clipboard(), blocks[i]);
  }
  const said = await page.page.evaluate(() => /** @type {any} */ (window).said);
  assert.ok(said.filter((/** @type {string} */ text) => text === "Copied").length >= 2 * blocks.length, said.join());
});

test("where copying is forbidden, the code is selected", async (t) => {
  const page = await open(t, "/", { init: () => { navigator.clipboard.writeText = () => Promise.reject(new Error("forbidden")); } });
  await page.ready();
  await listen(page);
  await (await page.page.$(".embed button"))?.press("Enter");
  await page.page.waitForFunction(() => String(getSelection()).trim() === document.querySelector(".embed pre")?.textContent);
  const said = await page.page.evaluate(() => /** @type {any} */ (window).said);
  assert.deepEqual(said.slice(0, 3), ["", "Selected", "Not copied: the code is selected, copy it with the keyboard"]);
});

test("the lines to copy work", async (t) => {
  const first = await open(t, "/");
  const [tag, install, line, inner] = await first.page.$$eval(".embed pre", (blocks) => blocks.map((block) => block.textContent ?? ""));
  assert.ok(tag.includes(`/who-said-what@${version}/who-said-what.min.js"`), tag);
  assert.equal(install, `npm install ${name}`);
  assert.equal(line, `import "${name}";`);
  const body = `<!doctype html>${tag.replace(/https:[^"]*\/who-said-what\.min\.js/, "/pkg/who-said-what.min.js")}${inner.replace("<who-said-what", `<who-said-what id="two"`)}`;
  const story = json("tests/data/stories/full.json");
  const files = site({ "/copied.html": body, "/story.json": story });
  const page = await open(t, "/copied.html", { intercept: files });
  await page.ready({ count: 2 });
  assert.equal((await new Widget(page, "#two").see()).title, story.title);
  page.clean();
});

for (const width of [360, 1280]) {
  test(`at ${width} px a link leads past the widget to the lines to copy`, async (t) => {
    const page = await open(t, "/", { width });
    await page.reach();
    await page.page.click(`nav a[href="#embed"]`);
    await new Promise((done) => setTimeout(done, 500));
    const top = await page.page.$eval("#embed", (embed) => embed.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 100, `${Math.round(top)} px from the top of the screen`);
  });
}

for (const dark of [false, true]) {
  test(`text and paper differ enough to be read (${dark ? "dark" : "light"})`, async (t) => {
    const page = await open(t, "/", { dark });
    await page.ready();
    assert.deepEqual(await poor(page), []);
  });
}
