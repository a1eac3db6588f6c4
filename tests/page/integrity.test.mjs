// Subresource integrity: with the hashes of the package on a page, a file that was tampered with is not used, and what the
// page has for readers without the widget stays.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { bridge } from "./story.mjs";
import { Widget, fallback, visit } from "./widget.mjs";
import { hashes, later } from "../../scripts/integrity.mjs";

const of = hashes();
const map = `<script type="importmap">${JSON.stringify({ integrity: Object.fromEntries(later().map((file) => [`/pkg/${file}`, of[file]])) })}</script>`;
const module = `${map}<script type="module" src="/pkg/who-said-what.min.js" integrity="${of["who-said-what.min.js"]}"></script>`;
const classic = `<script src="/pkg/who-said-what.classic.js" integrity="${of["who-said-what.classic.js"]}"></script>`;
const files = ["wasm/who_said_what_bg.wasm", "wasm/who_said_what_rest.wasm", "who-said-what.css", "words/de.json", "wasm/library_bg.wasm"];
const integrity = files.map((file) => of[file]).join(" ");
const body = (/** @type {string} */ attributes = "") => `<who-said-what src="story.json" integrity="${integrity}" ${attributes}>${fallback}</who-said-what>`;

/** The same to all who read it, but not to the byte. @param {string} file */
function tampered(file) {
  const data = readFileSync(new URL(`../../pkg/${file}`, import.meta.url));
  // A custom section at the end of a module, and a space after a text.
  const more = file.endsWith(".wasm") ? [0, 2, 1, 120] : [32];
  const type = { js: "text/javascript", css: "text/css", json: "application/json", wasm: "application/wasm" }[file.split(".").pop() ?? ""] ?? "";
  return { headers: { "Content-Type": type }, body: new Uint8Array([...data, ...more]) };
}

/** @param {import("node:test").TestContext} t @param {string} head @param {string} [file] that was tampered with @param {string} [attributes] */
const open = (t, head, file, attributes) => visit(t, body(attributes), {
  // What the engines write on the console differs; that a script failed to load, each says to the page.
  init: () => addEventListener("error", ({ target }) => target instanceof HTMLScriptElement && Object.assign(window, { refused: true }), true),
  head, files: { "/story.json": bridge, ...(file ? { [`/pkg/${file}`]: tampered(file) } : {}) }, events: ["wsw-compared"],
});

test("the hashes are those of the files, all that a page may load among them", async (t) => {
  const page = await open(t, module, undefined, `lang="de"`);
  await page.event("wsw-compared");
  assert.match(page.server.requests.join(" "), /words\.js .*de\.json .*library_bg\.wasm/, "another language, and a story that is not prepared");
  assert.ok(!page.server.requests.includes("GET /pkg/wasm/worker.js"), "no browser checks the script of a worker");
  assert.equal(await page.page.$eval("who-said-what >>> [lang]", (mount) => mount.getAttribute("lang")), "de");
  for (const path of page.server.requests.flatMap((request) => /^GET \/pkg\/(.*)$/.exec(request)?.[1] ?? [])) assert.ok(of[path], path);
  page.clean();
});

test("one file with all in it", async (t) => {
  const page = await open(t, classic);
  await page.event("wsw-compared");
  page.clean();
});

for (const [head, file] of [[module, "who-said-what.min.js"], [classic, "who-said-what.classic.js"]]) {
  test(`${file} tampered with: it does not run, and the page is as without it`, async (t) => {
    const page = await open(t, head, file);
    await page.page.waitForFunction(() => /** @type {any} */ (window).refused);
    assert.equal(await page.page.evaluate(() => customElements.get("who-said-what") !== undefined), false);
    assert.equal(await page.page.$eval("#fallback", (one) => one.checkVisibility()), true);
    assert.ok(!page.server.requests.includes("GET /story.json"));
  });

  test(`${file} with a space more, unasked: it would have run`, async (t) => {
    const page = await open(t, head.replace(/ integrity="[^"]*"/, ""), file);
    await page.event("wsw-compared");
  });
}

test("the wasm tampered with: the reason is named, and the page's own content stays", async (t) => {
  const page = await open(t, module, "wasm/who_said_what_bg.wasm");
  const { detail } = await page.event("wsw-error");
  assert.match(detail.message, /The module did not load .*none of the hashes in the integrity attribute/);
  const { alert, fallback: seen, statements } = await new Widget(page).see();
  assert.match(alert ?? "", /could not be shown/);
  assert.deepEqual({ seen, statements }, { seen: true, statements: [] });
});

test("the story that ships: shown with its hash, and not if it was tampered with", async (t) => {
  const shows = (/** @type {string} */ hashes, /** @type {string} */ file) =>
    visit(t, `<who-said-what integrity="${hashes}">${fallback}</who-said-what>`, { head: module, files: { [`/pkg/${file}`]: tampered(file) } });
  // What is not loaded may be anything.
  await (await shows(`${integrity} ${of["wasm/story.json"]}`, "words/fr.json")).ready();
  for (const [hashes, file] of [[integrity, "words/fr.json"], [`${integrity} ${of["wasm/story.json"]}`, "wasm/story.json"]]) {
    const page = await shows(hashes, file);
    const { detail } = await page.event("wsw-error");
    assert.match(detail.message, /The story that ships did not load .*none of the hashes in the integrity attribute/);
    assert.equal((await new Widget(page).see()).fallback, true);
  }
});

test("the wasm with a section more, unasked: it would have run", async (t) => {
  const file = "wasm/who_said_what_bg.wasm";
  const page = await visit(t, `<who-said-what src="story.json"></who-said-what>`, { head: module, files: { "/story.json": bridge, [`/pkg/${file}`]: tampered(file) } });
  await page.ready();
  page.clean();
});

test("the style sheet tampered with: the widget is there without it", async (t) => {
  const page = await open(t, module, "who-said-what.css");
  await page.event("wsw-compared");
  await page.said(/its styles did not load/);
  assert.equal(await page.page.$eval("who-said-what", (host) => host.shadowRoot?.adoptedStyleSheets.length), 0);
  assert.equal((await new Widget(page).see()).statements.length, bridge.statements.length);
});

for (const file of ["words/de.json", "words.js"]) {
  test(`${file} tampered with: the widget speaks English`, async (t) => {
    const page = await open(t, module, file, `lang="de"`);
    await page.event("wsw-compared");
    await page.said(/the words for "de" did not load/);
    assert.equal(await page.page.$eval("who-said-what >>> [lang]", (mount) => mount.getAttribute("lang")), "en");
  });
}

test("the library tampered with: what it would have found is not shown", async (t) => {
  const page = await open(t, module, "wasm/library_bg.wasm");
  await page.ready();
  await page.said(/could not be compared/);
  assert.equal((await page.events()).filter(({ type }) => type === "wsw-compared").length, 0);
  assert.equal((await new Widget(page).see()).statements.length, bridge.statements.length);
});
