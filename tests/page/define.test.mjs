// Registering the element: more than once, under another name, in a shadow tree's own registry.
import assert from "node:assert/strict";
import test from "node:test";
import { bridge } from "./story.mjs";
import { Widget, fallback, visit } from "./widget.mjs";

const files = { "/story.json": bridge };
const pure = "/pkg/element.js";

test("importing the class registers nothing; it can be registered under any name, and again, with no harm", async (t) => {
  const page = await visit(t, `<quoted-words src="story.json">${fallback}</quoted-words>`, { files, head: "" });
  const names = ["who-said-what", "quoted-words"];
  const registered = () => page.page.evaluate((names) => names.map((name) => customElements.get(name) !== undefined), names);
  await page.page.evaluate((url) => import(url), pure);
  assert.deepEqual(await registered(), [false, false]);
  await page.page.evaluate(async (url) => {
    const { define } = await import(url);
    define("quoted-words");
    define("quoted-words");
  }, pure);
  await page.ready();
  assert.deepEqual(await registered(), [false, true]);
  const shown = new Widget(page, "quoted-words");
  assert.equal((await shown.see()).title, bridge.title);
  await shown.press("stance", "denies");
  assert.deepEqual((await shown.see()).checked, ["stance=denies"]);
  // And beside its own name.
  await page.page.evaluate(async () => {
    const url = "/pkg/who-said-what.js";
    await import(url);
    document.body.append(document.createElement("who-said-what"));
  });
  await page.ready({ count: 2 });
  assert.deepEqual(await registered(), [true, true]);
  page.clean();
});

test("a name that the page has given away stays the page's", async (t) => {
  const page = await visit(t, `<who-said-what>${fallback}</who-said-what>`, {
    head: `<script src="/own.js"></script><script type="module" src="/pkg/who-said-what.js"></script><script type="module" src="/after.js"></script>`,
    files: { "/own.js": `customElements.define("who-said-what", class extends HTMLElement { get own() { return true; } });`, "/after.js": "window.loaded = true;" },
  });
  await page.page.waitForFunction(() => /** @type {any} */ (window).loaded);
  assert.equal(await page.page.$eval("who-said-what", (element) => /** @type {any} */ (element).own), true);
  page.clean();
});

test("a shadow tree can have it in a registry of its own, where the engine has those", async (t) => {
  const page = await visit(t, `<div id="host"></div>`, { files, head: "" });
  const scoped = await page.page.evaluate(async (url) => {
    const { define } = await import(url);
    const host = /** @type {HTMLElement} */ (document.querySelector("#host"));
    /** @type {CustomElementRegistry} */
    let registry;
    try {
      registry = new CustomElementRegistry();
    } catch {
      return false; // the engine has none but the page's: there is nothing to register in
    }
    define("quoted-words", registry);
    define("who-said-what", registry);
    define("who-said-what", registry);
    const root = host.attachShadow(/** @type {any} */ ({ mode: "open", customElementRegistry: registry }));
    root.innerHTML = `<quoted-words src="/story.json"></quoted-words><who-said-what src="/story.json"></who-said-what>`;
    return true;
  }, pure);
  t.diagnostic(scoped ? "a scoped registry" : "this engine has no scoped registries");
  if (scoped) {
    await page.ready({ count: 2 });
    const titles = await page.page.$$eval("#host >>> h2", (titles) => titles.map((title) => title.textContent));
    assert.deepEqual(titles, [bridge.title, bridge.title]);
  }
  assert.deepEqual(await page.page.evaluate(() => [customElements.get("quoted-words"), customElements.get("who-said-what")].map((one) => one === undefined)), [true, true]);
  page.clean();
});
