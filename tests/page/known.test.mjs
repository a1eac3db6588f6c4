// What the data knows of articles, speakers and claims, where a reader looks for it: worked out from the JSON.
import assert from "node:assert/strict";
import test from "node:test";
import { json } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

/** @type {any} */
const ferry = json("www/gallery/stories/ferry.json");

/** @param {import("node:test").TestContext} t @param {string} [view] */
async function widget(t, view) {
  const page = await visit(t, `<who-said-what src="story.json"></who-said-what>`, { files: { "/story.json": ferry }, events: ["wsw-compared"] });
  await page.event("wsw-compared");
  const shown = new Widget(page);
  if (view) await shown.choose(view);
  return shown;
}

/** The texts of what a selector gives inside. @param {Widget} shown @param {string} selector */
const texts = (shown, selector) => shown.page.$eval(shown.selector, (host, selector) => [.../** @type {ShadowRoot} */ (host.shadowRoot).querySelectorAll(selector)]
  .map((one) => one.textContent?.replace(/\s+/g, " ").trim()), selector);

/** @param {string} iso */
const date = (iso) => new Intl.DateTimeFormat("en-GB", { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" }).format(Date.parse(iso.slice(0, 10)));
/** What a line under an article has. @param {any} source */
const line = (source) => [
  source.byline, source.published && date(source.published),
  source.syndicatedFrom && `wire copy of ${ferry.sources.findIndex((/** @type {any} */ one) => one.id === source.syndicatedFrom) + 1}`,
  source.retrieved && `retrieved ${date(source.retrieved)}`, source.archiveUrl && "Archived copy",
].filter(Boolean).join(" · ");
/** @param {any} source */
const called = ({ title, publisher }) => [title, publisher].filter(Boolean).join(", ");

test("by article: who wrote it and when stands once, in the heading; the statements below do not repeat what it is called", async (t) => {
  const shown = await widget(t, "By article");
  assert.deepEqual(await texts(shown, "[data-article] h3"), ferry.sources.map((/** @type {any} */ source, /** @type {number} */ i) => `${i + 1} ${called(source)}`));
  assert.deepEqual(await texts(shown, "[data-article] .about"), ferry.sources.map(line));
  assert.deepEqual(await texts(shown, ".statement cite"), []);
  const links = await shown.page.$$eval("who-said-what >>> [data-article] h3 a", (all) => all.map((a) => [/** @type {HTMLAnchorElement} */ (a).href, /** @type {HTMLAnchorElement} */ (a).rel, /** @type {HTMLAnchorElement} */ (a).hreflang]));
  assert.deepEqual(links, ferry.sources.filter((/** @type {any} */ { url }) => url).map((/** @type {any} */ { url, lang }) => [url, "noopener", lang ?? ""]));
  // Nothing dangles where a statement has no link.
  for (const where of await texts(shown, ".where")) assert.match(where ?? "", /^(Read|Archived|Also|#|Share)/);
  shown.visit.clean();
});

test("by speaker: what is known stands in the heading, and a name with a statement only where others spoke too", async (t) => {
  const shown = await widget(t, "By speaker");
  const seen = await shown.page.$$eval("who-said-what >>> [data-speaker]", (all) => all.map((card) => ({
    id: card.getAttribute("data-speaker"), about: card.querySelector(".about")?.textContent ?? "",
    link: [...card.querySelectorAll(".about a")].map((a) => [/** @type {HTMLAnchorElement} */ (a).href, /** @type {HTMLAnchorElement} */ (a).rel]),
    named: [...card.querySelectorAll(".statement")].map((one) => [one.getAttribute("data-statement"), [...one.querySelectorAll(".who .actor")].map((name) => name.textContent)]),
  })));
  for (const { id, about, link, named } of seen) {
    const actor = ferry.actors.find((/** @type {any} */ one) => one.id === id);
    const aliases = actor.aliases?.join(" and ");
    assert.equal(about, [actor.role ?? (actor.kind === "unnamed" ? "not named" : ""), aliases && `also called ${aliases}`, actor.sameAs && "Wikidata"].filter(Boolean).join(" · "));
    assert.deepEqual(link, actor.sameAs ? [[actor.sameAs, "external noopener"]] : []);
    for (const [statement, names] of named) {
      const { actors } = ferry.statements.find((/** @type {any} */ one) => one.id === statement);
      const expected = actors.length > 1 ? actors.map((/** @type {string} */ id) => ferry.actors.find((/** @type {any} */ one) => one.id === id).name) : [];
      assert.deepEqual(names, expected, String(statement));
    }
  }
  assert.ok(seen.some(({ named }) => named.some(([, names]) => names?.length === 2)) && seen.some(({ link }) => link.length));
  shown.visit.clean();
});

test("below, the articles are listed for who unfolds them, by keyboard too; and claims say what they are to others", async (t) => {
  const shown = await widget(t);
  const listed = ferry.sources.map((/** @type {any} */ source) => [called(source), line(source)].filter(Boolean).join(" · "));
  assert.deepEqual(await texts(shown, ".sources li"), listed);
  const seen = () => shown.page.$$eval("who-said-what >>> .sources li", (all) => all.filter((one) => one.checkVisibility()).length);
  assert.equal(await seen(), 0);
  const summary = await shown.page.$("who-said-what >>> .sources summary");
  assert.equal((await summary?.evaluate((one) => one.textContent)), "5 articles");
  await summary?.focus();
  await shown.page.keyboard.press("Enter");
  assert.equal(await seen(), listed.length);
  const text = (/** @type {string} */ id) => ferry.claims.find((/** @type {any} */ one) => one.id === id).text;
  /** @type {string[]} */
  const expected = ferry.claims.flatMap((/** @type {any} */ claim) => {
    const towards = (/** @type {string} */ key) => ferry.claims.filter((/** @type {any} */ one) => one[key]?.includes(claim.id)).map((/** @type {any} */ one) => one.id);
    const lines = [
      ["Cannot be true together with", [...(claim.contradicts ?? []), ...towards("contradicts")]],
      ["Replaces", claim.updates ?? []], ["Replaced by", towards("updates")], ["Supports", claim.supports ?? []], ["Supported by", towards("supports")],
    ];
    return lines.filter(([, ids]) => ids.length).map(([word, ids]) => `${word}: ${ids.map(text).join(" · ")}`);
  });
  assert.equal(expected.length, 6);
  assert.deepEqual(await texts(shown, ".related"), expected);
  // Whose words are introduced in other ways is said, so that two such findings on one claim are told apart.
  const framing = await texts(shown, "[data-finding=framing] > summary");
  assert.ok(framing.length > 0);
  for (const summary of framing) assert.ok(ferry.actors.some((/** @type {any} */ { name }) => summary?.endsWith(`: ${name}`)), summary);
  shown.visit.clean();
});

test("where a style sheet cannot unfold for paper, it is unfolded while the page is printed, and folded again", async (t) => {
  const init = () => {
    const supports = CSS.supports;
    CSS.supports = (/** @type {any[]} */ ...asked) => !/details-content/.test(asked.join()) && /** @type {any} */ (supports).apply(CSS, asked);
  };
  const page = await visit(t, `<who-said-what src="story.json"></who-said-what>`, { files: { "/story.json": ferry }, events: ["wsw-compared"], init });
  await page.event("wsw-compared");
  const shown = new Widget(page);
  await page.page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/paper.js")));
  await (await page.page.$("who-said-what >>> [data-claim=weeks] summary"))?.click();
  const folded = () => page.page.$eval("who-said-what", (host) => [.../** @type {ShadowRoot} */ (host.shadowRoot).querySelectorAll("details")].filter((one) => !one.open).length);
  const before = await folded();
  assert.ok(before > 5);
  await page.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await folded(), 0);
  await page.page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await folded(), before);
  assert.equal(await shown.page.$eval("who-said-what >>> [data-claim=weeks] details", (one) => /** @type {HTMLDetailsElement} */ (one).open), true);
  // The others need nothing of it.
  const other = await visit(t, `<who-said-what src="story.json"></who-said-what>`, { files: { "/story.json": ferry }, events: ["wsw-compared"] });
  await other.event("wsw-compared");
  const supported = await other.page.evaluate(() => CSS.supports("selector(::details-content)"));
  assert.equal(other.requests.some((url) => url.endsWith("/paper.js")), !supported);
  page.clean();
});
