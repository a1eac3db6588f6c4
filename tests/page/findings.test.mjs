// Where accounts part: the controls on a claim, the filter, the table, and two articles side by side.
import assert from "node:assert/strict";
import test from "node:test";
import { shipped } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

/** @param {import("node:test").TestContext} t @param {import("./harness.mjs").Options} [options] */
async function widget(t, options) {
  const page = await visit(t, "<who-said-what></who-said-what>", options);
  await page.ready();
  return new Widget(page);
}

/** The claims that a source has statements of. @param {string} source */
const carried = (source) =>
  new Set(shipped.statements.filter((statement) => statement.source === source).map((statement) => statement.claim));

/** The words of a part of the widget. @param {Widget} shown @param {string} selector */
const text = (shown, selector) =>
  shown.page.$eval(`who-said-what >>> ${selector}`, (element) => element.textContent?.replace(/\s+/g, " ").trim() ?? "");

test("a claim that one asserts and another denies is contested, and says by whom", async (t) => {
  const shown = await widget(t);
  const finding = `[data-claim="neo-nazi"] [data-finding="contested"]`;
  assert.equal(await text(shown, `${finding} summary`), "Contested");
  const summary = await shown.page.$(`who-said-what >>> ${finding} summary`);
  await summary?.focus();
  await shown.page.keyboard.press("Enter");
  assert.equal(await shown.page.$eval(`who-said-what >>> ${finding}`, (details) => details.hasAttribute("open")), true);
  const evidence = await text(shown, `${finding} dl`);
  for (const words of ["Asserted by Vladimir Putin", "Asserted by The Kremlin", "Denied by Volodymyr Zelenskyy"]) {
    assert.ok(evidence.includes(words), evidence);
  }
});

test("an open finding stays open when the statements under it change", async (t) => {
  const shown = await widget(t);
  const finding = `[data-claim="kursk-retaken"] [data-finding="contested"]`;
  const summary = await shown.page.$(`who-said-what >>> ${finding} summary`);
  await summary?.click();
  await shown.press("source", "article-2");
  const left = (await shown.see()).statements.length;
  assert.ok(left < shipped.statements.length);
  assert.equal(await shown.page.$eval(`who-said-what >>> ${finding}`, (details) => details.hasAttribute("open")), true);
});

test("each choice of a finding brings as many statements as the count beside it says", async (t) => {
  const shown = await widget(t);
  const { counts } = await shown.see();
  assert.ok(Object.keys(counts.finding).includes("contested"));
  for (const [value, count] of Object.entries(counts.finding)) {
    await shown.press("finding", value);
    const { statements } = await shown.see();
    assert.equal(new Set(statements).size, count, value);
    await shown.press("finding", value);
  }
  await shown.press("finding", "one-source");
  const { statements } = await shown.see();
  const sources = (/** @type {string} */ claim) => new Set(shipped.statements.filter((s) => s.claim === claim).map((s) => s.source));
  const expected = shipped.statements.filter(({ claim }) => sources(claim).size === 1).map(({ id }) => id);
  assert.deepEqual([...statements].sort(), expected.sort());
});

test("the table says what each article has of each claim", async (t) => {
  const shown = await widget(t);
  await shown.choose("Table");
  const rows = await shown.page.$$eval("who-said-what >>> [data-claim-row]", (rows) =>
    rows.map((row) => ({
      claim: row.getAttribute("data-claim-row") ?? "",
      header: row.querySelector("th[scope=row]")?.textContent,
      cells: [...row.querySelectorAll("td")].map((cell) => [...cell.querySelectorAll("[role=img]")].map((one) => one.getAttribute("aria-label")).join(", ")),
    })));
  assert.deepEqual(rows.map(({ claim }) => claim), shipped.claims.map(({ id }) => id));
  for (const { claim, cells } of rows) {
    shipped.sources.forEach(({ id }, i) => {
      const has = shipped.statements.filter((statement) => statement.claim === claim && statement.source === id);
      const words = new Set(has.map(({ stance, mode }) =>
        stance === "denies" ? "denied" : stance === "questions" ? "questioned" : mode === "indirect" ? "paraphrased" : "quoted"));
      assert.equal(cells[i], [...words].join(", ") || "not reported", `${claim} in ${id}`);
    });
  }
  // The same filters hold in every view, and the way back loses none of them.
  await shown.press("source", "article-5");
  const filtered = await shown.page.$$eval("who-said-what >>> [data-claim-row]", (rows) => rows.length);
  assert.equal(filtered, carried("article-5").size);
  await shown.choose("By claim");
  assert.deepEqual((await shown.see()).checked, ["source=article-5"]);
  assert.equal((await shown.see()).claims.length, carried("article-5").size);
});

test("two articles side by side: in both, only here, only there", async (t) => {
  const shown = await widget(t);
  await shown.choose("Two articles");
  const second = await shown.page.$("who-said-what >>> select[name=second]");
  await second?.select("article-5");
  const [a, b] = [carried("article-1"), carried("article-5")];
  const titles = (/** @type {string} */ selector) =>
    shown.page.$$eval(`who-said-what >>> ${selector} h4`, (all) => all.map((one) => one.textContent));
  const claims = (/** @type {(id: string) => boolean} */ keep) => shipped.claims.filter(({ id }) => keep(id)).map(({ text }) => text);
  assert.deepEqual(await titles(".both"), claims((id) => a.has(id) && b.has(id)));
  assert.deepEqual(await titles(".only:first-child"), claims((id) => a.has(id) && !b.has(id)));
  assert.deepEqual(await titles(".only:last-child"), claims((id) => !a.has(id) && b.has(id)));
});

test("no view scrolls sideways on a phone", async (t) => {
  const shown = await widget(t, { width: 360 });
  for (const view of ["Table", "Two articles", "By claim"]) {
    await shown.choose(view);
    assert.equal(await shown.page.evaluate(() => document.documentElement.scrollWidth), 360, view);
  }
});
