// Choosing: each checkbox, several together, the counts beside them, and what stays as it was.
import assert from "node:assert/strict";
import test from "node:test";
import { Data, facets, shipped } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

const data = new Data(shipped);
const all = shipped.statements.length;
const sorted = (/** @type {string[]} */ list) => [...list].sort();

/** @param {import("node:test").TestContext} t @param {import("./harness.mjs").Options} [options] */
async function widget(t, options) {
  const page = await visit(t, "<who-said-what></who-said-what>", options);
  await page.ready();
  return new Widget(page);
}

test("every statement is shown once, under its claim, in the order of the data", async (t) => {
  const shown = await widget(t);
  const { title, status, statements, claims } = await shown.see();
  assert.equal(title, shipped.title);
  assert.equal(status, `${all} statements`);
  assert.deepEqual(claims, shipped.claims.map((claim) => claim.id));
  const expected = shipped.claims.flatMap(({ id }) => shipped.statements.filter(({ claim }) => claim === id));
  assert.deepEqual(statements, expected.map((statement) => statement.id));
});

test("each choice of article, actor and position shows exactly the statements that the data says", async (t) => {
  const shown = await widget(t);
  for (const facet of facets) {
    const seen = await shown.page.$eval("who-said-what", (host, facet) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      return [...root.querySelectorAll(`input[name=${facet}]`)].map((input) => {
        const box = /** @type {HTMLInputElement} */ (input);
        box.click();
        const statements = [...root.querySelectorAll("[data-statement]")].map((one) => one.getAttribute("data-statement") ?? "");
        const status = root.querySelector("[role=status]")?.textContent;
        box.click();
        return { value: box.value, statements, status };
      });
    }, facet);
    assert.deepEqual(sorted(seen.map(({ value }) => value)), sorted(data.choices(facet)));
    for (const { value, statements, status } of seen) {
      const expected = data.found({ [facet]: [value] });
      assert.deepEqual(sorted(statements), expected, value);
      assert.equal(status, `${expected.length} of ${all} statements`, value);
    }
    assert.equal((await shown.see()).status, `${all} statements`);
  }
});

test("choices together: any of one kind, all of different kinds; and the count beside each says what it would give", async (t) => {
  const shown = await widget(t);
  /** @type {import("./story.mjs").Query[]} */
  const queries = [
    { source: ["article-3"] },
    { source: ["article-1", "article-4"], stance: ["denies", "questions"] },
    { actor: ["russia", "ukrainian-general-staff"] },
    { actor: ["ukraine"], source: ["article-2"], stance: ["denies"] },
    { actor: ["kremlin", "putin", "hanul-jeong"], stance: ["asserts"] },
    { actor: ["trump"], stance: ["denies"] },
    { text: "region" },
    { text: "region", stance: ["denies"], source: ["article-4", "article-5"] },
  ];
  for (const query of queries) {
    const what = JSON.stringify(query);
    if (query.text) await shown.search(query.text);
    const presses = facets.flatMap((facet) => (query[facet] ?? []).map((value) => ({ facet, value })));
    for (const { facet, value } of presses) await shown.press(facet, value);
    const { statements, status, counts, checked } = await shown.see();
    const expected = data.found(query);
    assert.deepEqual(sorted(statements), expected, what);
    assert.equal(status, `${expected.length} of ${all} statements`, what);
    assert.deepEqual(sorted(checked), sorted(presses.map(({ facet, value }) => `${facet}=${value}`)));
    for (const facet of facets) assert.deepEqual(counts[facet], data.counts(facet, query), `${what}: ${facet}`);
    await (await shown.find("button", "Clear filters")).click();
  }
  shown.visit.clean();
});

test("the choices and their counts are there for those who do not see them", async (t) => {
  const shown = await widget(t);
  await shown.press("source", "article-5");
  const { counts } = await shown.see();
  const names = new Map(shipped.actors.map(({ id, name }) => [id, name]));
  for (const [id, count] of Object.entries(counts.actor)) await shown.find("checkbox", `${names.get(id)} ${count}`);
  for (const group of ["Position", "Article", "Who is speaking"]) await shown.find("group", group);
  await shown.find("search");
  await shown.find("region", shipped.title);
});

test("a claim that a choice does not touch stays the same elements", async (t) => {
  const shown = await widget(t);
  /** Marks every claim and statement that is there, and says which are marked already. */
  const mark = () => shown.page.$eval("who-said-what", (host) => {
    const marked = [];
    for (const element of host.shadowRoot?.querySelectorAll("[data-claim], [data-statement]") ?? []) {
      if ("marked" in element) marked.push(element.getAttribute("data-claim") ?? element.getAttribute("data-statement"));
      Object.assign(element, { marked: true });
    }
    return marked;
  });
  const found = new Set(data.found({ source: ["article-3"] }));
  const of = (/** @type {string} */ claim) => shipped.statements.filter((statement) => statement.claim === claim).map(({ id }) => id);
  const untouched = shipped.claims.map(({ id }) => id).filter((claim) => of(claim).every((id) => found.has(id)));
  assert.ok(untouched.length > 3);

  assert.deepEqual(await mark(), []);
  await shown.press("source", "article-3");
  const kept = new Set(await mark());
  for (const id of untouched.flatMap((claim) => [claim, ...of(claim)])) assert.ok(kept.has(id), id);
  await shown.press("source", "article-3");
  const keptStill = new Set(await mark());
  for (const id of untouched.flatMap((claim) => [claim, ...of(claim)])) assert.ok(keptStill.has(id), id);
  assert.deepEqual((await shown.see()).claims, shipped.claims.map(({ id }) => id));
});

test("by keyboard alone: to the search, to a choice, and back out", async (t) => {
  const shown = await widget(t);
  const { keyboard } = shown.page;
  await shown.tabTo("search");
  await keyboard.type("region");
  await shown.settled();
  const found = data.found({ text: "region" }).length;
  assert.equal((await shown.see()).status, `${found} of ${all} statements`);
  await shown.tabTo("stance=denies");
  await keyboard.press("Space");
  assert.equal(await shown.focus(), "stance=denies");
  assert.deepEqual(sorted((await shown.see()).statements), data.found({ text: "region", stance: ["denies"] }));
  await keyboard.press("Space");
  assert.equal((await shown.see()).status, `${found} of ${all} statements`);
  await shown.tabTo("Clear filters", { back: true });
  await keyboard.press("Enter");
  assert.equal(await shown.focus(), "search");
  const { status, search } = await shown.see();
  assert.deepEqual({ status, search }, { status: `${all} statements`, search: "" });
});

test("a choice far down stays where it is on the screen, and keeps the focus", async (t) => {
  for (const width of [360, 1280]) {
    const shown = await widget(t, { width });
    if (width === 360) await (await shown.find("button", "Filters")).click();
    const box = await shown.box("actor", "trump");
    const place = async () => Math.round((await box.boundingBox())?.y ?? NaN);
    assert.ok((await place()) > 800);
    await box.focus();
    const before = await place();
    assert.ok(before < 800);
    for (const shows of [data.found({ actor: ["trump"] }).length, all]) {
      await shown.page.keyboard.press("Space");
      assert.equal((await shown.see()).statements.length, shows);
      assert.equal(await place(), before);
      assert.equal(await shown.focus(), "actor=trump");
    }
  }
});

test("on a phone the filters are folded away, and open by keyboard", async (t) => {
  const shown = await widget(t, { width: 360, height: 740 });
  const { keyboard } = shown.page;
  const open = () => shown.page.$eval("who-said-what", (host) => {
    const root = host.shadowRoot;
    const toggle = root?.querySelector("[aria-controls]");
    const panel = root?.getElementById(toggle?.getAttribute("aria-controls") ?? "");
    return { said: toggle?.getAttribute("aria-expanded"), seen: panel?.checkVisibility() };
  });
  await shown.tabTo("Filters");
  assert.deepEqual(await open(), { said: "false", seen: false });
  await keyboard.press("Enter");
  assert.deepEqual(await open(), { said: "true", seen: true });
  await keyboard.press("Space");
  assert.deepEqual(await open(), { said: "false", seen: false });
  await keyboard.press("Space");
  await shown.tabTo("stance=asserts");
  await keyboard.press("Space");
  assert.deepEqual(await open(), { said: "true", seen: true });
  await shown.find("button", "Filters 1");
  assert.equal((await shown.see()).status, `${data.found({ stance: ["asserts"] }).length} of ${all} statements`);
});
