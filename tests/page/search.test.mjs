// Searching: words, phrases, case and accents, and what a reader sees when there is nothing.
import assert from "node:assert/strict";
import test from "node:test";
import { Data, shipped } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

const data = new Data(shipped);
const all = shipped.statements.length;
const sorted = (/** @type {string[]} */ list) => [...list].sort();

test("what is typed finds what it should", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const shown = new Widget(page);
  await shown.find("searchbox", "Search");
  /** @type {[string, number][]} with the number of statements, where anybody can count them */
  const cases = [
    ["very productive", NaN], [`"very productive"`, 2], ["“very productive”", 2], [`"productive very"`, 0],
    ["kursk region", NaN], ["KURSK   ReGiOn", NaN], ["region kursk", NaN], [`"kursk region`, NaN],
    ["trump truth", NaN], ["assault", NaN], ["ssault", 0], ["zelén", NaN], ["Кремль", NaN], ["генеральный ШТАБ", NaN],
    ["김정은", 1], ["11,000", NaN], ["11000", NaN], ["doesn't", NaN], ["doesnt", NaN], ["article-3", NaN],
    ["globalpost", NaN], [`"heroes"`, NaN], [`gerasimov "shoulder to shoulder"`, 2], ["nosuchword", 0], [`!? ""`, all],
  ];
  for (const [words, count] of cases) {
    await shown.search(words);
    const expected = data.found({ text: words });
    if (!Number.isNaN(count)) assert.equal(expected.length, count, words);
    const { statements, status, search } = await shown.see();
    assert.deepEqual(sorted(statements), expected, words);
    assert.equal(status, expected.length === all ? `${all} statements` : `${expected.length} of ${all} statements`, words);
    assert.equal(search, words);
  }
  page.clean();
});

test("words that are found nowhere: it is said, and one press brings everything back", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const shown = new Widget(page);
  await shown.press("stance", "questions");
  await shown.search("nosuchword");
  const { notice, statements, claims } = await shown.see();
  assert.match(notice ?? "", /^Nothing found/);
  assert.deepEqual([...statements, ...claims], []);
  const clear = await page.page.$("who-said-what >>> [part~=notice] button");
  await clear?.click();
  const { status, search, checked, notice: gone, statements: back } = await shown.see();
  assert.deepEqual({ status, search, checked, gone }, { status: `${all} statements`, search: "", checked: [], gone: undefined });
  assert.equal(new Set(back).size, all);
  assert.equal(await shown.focus(), "search");
});

test("typing letter by letter, the cursor stays where it is", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const shown = new Widget(page);
  await shown.tabTo("search");
  await page.page.keyboard.type("kurk");
  await page.page.keyboard.press("ArrowLeft");
  await page.page.keyboard.type("s");
  await new Widget(page).settled();
  const { search, statements } = await shown.see();
  assert.equal(search, "kursk");
  assert.deepEqual(sorted(statements), data.found({ text: "kursk" }));
});
