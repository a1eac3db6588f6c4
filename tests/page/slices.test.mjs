// A story so large that opening it takes a while: the page is its reader's in between, and is told how far it is.
import assert from "node:assert/strict";
import test from "node:test";
import { small } from "./story.mjs";
import { Widget, fallback, visit } from "./widget.mjs";

const [claims, statements] = [2_000, 20_000];
const story = {
  format: "who-said-what/1",
  title: "A very large story",
  lang: "en",
  sources: Array.from({ length: 50 }, (_, i) => ({ id: `source-${i}`, title: `Headline ${i}` })),
  actors: Array.from({ length: 40 }, (_, i) => ({ id: `actor-${i}`, name: `Speaker ${i}` })),
  claims: Array.from({ length: claims }, (_, i) => ({ id: `claim-${i}`, text: `Claim ${i} holds.` })),
  statements: Array.from({ length: statements }, (_, i) => ({
    id: `s${i}`, claim: `claim-${i % claims}`, source: `source-${(i * 7) % 50}`, actors: [`actor-${(i * 3) % 40}`],
    stance: i % 5 ? "asserts" : "denies", mode: "direct", text: `Words number ${i} of what was said on that day`,
  })),
};
const element = `<who-said-what src="story.json" loading="eager">${fallback}</who-said-what>`;

/** Runs in the page, before its scripts: with every turn that the page gets, what the widget says of its loading; and "opening" once. */
function watch() {
  /** @type {string[]} */
  const said = [];
  Object.assign(window, { said });
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const line = document.querySelector("who-said-what")?.shadowRoot?.querySelector(".loading")?.textContent;
    if (line && line !== said.at(-1)) {
      said.push(line);
      if (/[1-9]\d?%/.test(line)) dispatchEvent(new Event("opening"));
    }
    port2.postMessage(0);
  };
  port2.postMessage(0);
}

/** What a page does while the story is opened. @param {string} script with `host`, the element */
const meanwhile = (script) => `${element}<script>const host = document.querySelector("who-said-what"); addEventListener("opening", () => { ${script} }, { once: true })</script>`;

test("the page has its turn while a large story is opened, and hears how far that is", async (t) => {
  const page = await visit(t, element, { files: { "/story.json": story }, init: watch });
  await page.ready();
  const said = /** @type {string[]} */ (await page.page.evaluate(() => /** @type {any} */ (window).said));
  const shares = said.flatMap((line) => /^Loading the statements… (\d+)%$/.exec(line)?.[1] ?? []).map(Number);
  assert.ok(shares.length >= 3, said.join(" | "));
  assert.deepEqual(shares, [...shares].sort((a, b) => a - b));
  assert.ok(shares[0] < 100, said.join(" | "));
  const shown = new Widget(page);
  assert.equal((await shown.see()).status, "20,000 statements");
  await shown.press("stance", "denies");
  assert.equal((await shown.see()).status, "4,000 of 20,000 statements");
  page.clean();
});

for (const [name, body, says] of /** @type {const} */ ([
  ["a reference to nothing", JSON.stringify({ ...story, statements: [...story.statements, { ...story.statements[0], id: "last", claim: "claim-none" }] }), /claim-none/],
  ["an id given twice", JSON.stringify({ ...story, statements: [...story.statements, story.statements[7]] }), /s7/],
  ["a text that breaks off", JSON.stringify(story).slice(0, -1_000), /not JSON/],
])) {
  test(`a large story with ${name} is refused, and it is said why`, async (t) => {
    const page = await visit(t, element, { files: { "/story.json": { headers: { "Content-Type": "application/json" }, body } } });
    const { detail } = await page.event("wsw-error");
    const { message, problems } = /** @type {{ message: string, problems: object[] }} */ (detail);
    assert.match(`${message} ${JSON.stringify(problems)}`, says);
    assert.ok(await page.page.$eval("#fallback", (one) => one.getBoundingClientRect().height > 0));
  });
}

test("another story takes the place of one that is still being opened", async (t) => {
  const page = await visit(t, meanwhile(`host.story = ${JSON.stringify(small)}`), { files: { "/story.json": story }, init: watch });
  await page.ready();
  assert.equal((await new Widget(page).see()).statements.length, small.statements.length);
  assert.equal((await page.events()).filter(({ type }) => type === "wsw-ready").length, 1);
  page.clean();
});

test("taken away while its story is opened, it stops; put back, it begins again", async (t) => {
  const page = await visit(t, meanwhile("host.remove(); document.title = 'away'"), { files: { "/story.json": story }, init: watch });
  await page.page.waitForFunction(() => document.title === "away");
  const said = () => page.page.evaluate(() => /** @type {any} */ (window).said.length);
  const before = await said();
  // So long that it would have come further.
  await page.page.evaluate(() => new Promise((done) => setTimeout(done, 500)));
  assert.deepEqual([await page.events(), await said()], [[], before]);
  await page.page.evaluate("document.body.append(host)");
  await page.ready();
  assert.equal((await new Widget(page).see()).status, "20,000 statements");
  page.clean();
});
