// Large stories: a part of each list is drawn, more of it as the reader comes there, and everything can be reached.
import assert from "node:assert/strict";
import test from "node:test";
import { unless } from "./harness.mjs";
import { Data } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

const [claims, sources, actors] = [400, 120, 90];
/** One claim has far more statements than the others, and each article the fewer the higher its number. */
const story = {
  format: "who-said-what/1",
  title: "A large story",
  lang: "en",
  sources: Array.from({ length: sources }, (_, i) => ({ id: `source-${i}`, title: `Headline ${i}` })),
  actors: Array.from({ length: actors }, (_, i) => ({ id: `actor-${i}`, name: `Speaker ${i}`, ...(i >= 10 && i % 3 === 0 ? { memberOf: `actor-${i % 10}` } : {}) })),
  claims: Array.from({ length: claims }, (_, i) => ({ id: `claim-${i}`, text: `Claim ${i} holds.` })),
  statements: Array.from({ length: 3_000 }, (_, i) => ({
    id: `s${i}`,
    claim: `claim-${i % 3 ? (i * 7) % claims : 1}`,
    source: `source-${Math.floor((((i * 37) % 1_009) / 1_009) ** 2 * sources)}`,
    actors: [`actor-${Math.floor((((i * 61) % 997) / 997) ** 2 * actors)}`],
    stance: /** @type {const} */ (["asserts", "denies", "questions"])[i % 7 % 3],
    mode: /** @type {const} */ ("direct"),
    text: `Words number ${i}${i % 50 ? "" : " of a rare kind"}`,
  })),
};
const data = new Data(story);
const files = { "/story.json": story };
const of = new Map(story.statements.map(({ id, claim }) => [id, claim]));

/** @param {import("node:test").TestContext} t @param {string} [attributes] @param {string} [hash] */
async function widget(t, attributes = "", hash = "") {
  const page = await visit(t, `<who-said-what src="story.json" loading="eager" ${attributes}></who-said-what><p id="below">Below</p>`, { files, events: ["wsw-change"] });
  await page.ready();
  if (hash) {
    await page.go("about:blank");
    await page.go(`/page.html#${hash}`);
    await page.ready();
  }
  return new Widget(page);
}

/** What the list says of itself at its end, and how much of it is there. @param {Widget} shown */
const end = (shown) => shown.page.$eval("who-said-what", (host) => {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const edge = /** @type {HTMLElement} */ (root.querySelector("[data-edge=more]"));
  return { text: edge.hidden ? "" : edge.querySelector("span")?.textContent ?? "", cards: root.querySelectorAll(".list .claim").length };
});

/**
 * Holds that what is drawn is the beginning of what a query gives, by claim, and says of what it is a part.
 * @param {Widget} shown @param {import("./story.mjs").Query} query @param {boolean} [soon] when not all of the beginning need be there yet
 */
async function holds(shown, query, soon) {
  // The rest of the beginning comes when what the window shows has been painted.
  if (!soon) await shown.page.evaluate(whole);
  const { statements, claims: drawn, status, counts } = await shown.see();
  const found = data.found(query);
  const number = (/** @type {number} */ n) => n.toLocaleString("en-GB");
  assert.equal(status, found.length === 3_000 ? "3,000 statements" : `${number(found.length)} of 3,000 statements`);
  const having = story.claims.map(({ id }) => id).filter((id) => found.some((one) => of.get(one) === id));
  assert.deepEqual(drawn, having.slice(0, drawn.length));
  for (const claim of drawn) {
    const all = found.filter((one) => of.get(one) === claim);
    const some = statements.filter((one) => of.get(one) === claim);
    assert.deepEqual(some, all.slice(0, some.length), claim);
    assert.ok(some.length === all.length || some.length >= (soon ? 3 : 10), claim);
  }
  const { text, cards } = await end(shown);
  assert.equal(cards, drawn.length);
  assert.equal(text, cards < having.length ? `Shown: ${cards} of ${number(having.length)}` : "");
  for (const facet of /** @type {const} */ (["stance", "source", "actor"])) {
    const expected = data.counts(facet, query);
    for (const [value, count] of Object.entries(counts[facet])) assert.equal(count, expected[value], `${facet} ${value}`);
  }
  return { statements, cards };
}

/** Runs in the page: waits until nothing more comes to the list by itself. */
async function whole() {
  const root = /** @type {ShadowRoot} */ (document.querySelector("who-said-what")?.shadowRoot);
  const end = /** @type {Element} */ (root.querySelector("[data-edge=more]"));
  const drawn = () => root.querySelectorAll(".list [data-statement]").length;
  for (let [before, same] = [drawn(), 0]; same < 3; same = drawn() === before ? same + 1 : 0, before = drawn()) {
    // Whoever observes the end has been told where it is when an observer that came later has been.
    await new Promise((done) => {
      const observer = new IntersectionObserver(() => done(observer.disconnect()));
      requestAnimationFrame(() => observer.observe(end));
    });
  }
}

test("what the reader asks for fills the window at once, and the rest of the beginning follows by itself", async (t) => {
  const shown = await widget(t);
  for (const [facet, value] of /** @type {const} */ ([["stance", "denies"], ["source", "source-0"], ["stance", "denies"], ["source", "source-0"]])) {
    // In one go, before anything can follow.
    const { bottom, height } = await shown.page.$eval(`who-said-what >>> input[name=${facet}][value=${value}]`, (box) => {
      const list = /** @type {Element} */ (/** @type {ShadowRoot} */ (box.getRootNode()).querySelector(".list"));
      /** @type {HTMLElement} */ (box).click();
      return { bottom: list.getBoundingClientRect().bottom, height: innerHeight };
    });
    assert.ok(bottom >= height, `${bottom} of ${height}`);
    await shown.page.evaluate(whole);
  }
  await holds(shown, {});
  shown.visit.clean();
});

test("a part of a large story is drawn, with every count exact, whatever is asked for", async (t) => {
  const shown = await widget(t);
  const { statements } = await holds(shown, {});
  assert.ok(statements.length < 400, String(statements.length));
  await shown.press("stance", "denies");
  await holds(shown, { stance: ["denies"] }, true);
  await holds(shown, { stance: ["denies"] });
  await shown.press("source", "source-0");
  await holds(shown, { stance: ["denies"], source: ["source-0"] });
  await shown.press("stance", "denies");
  await shown.press("source", "source-0");
  await shown.search("rare");
  await holds(shown, { text: "rare" });
  shown.visit.clean();
});

test("more comes as the reader scrolls, until it takes a button; what stands below can be reached", async (t) => {
  const shown = await widget(t);
  let before = (await end(shown)).cards;
  const begun = before;
  for (let same = 0; same < 3 && before < claims;) {
    // Whoever observes the end has been told where it is when an observer that came later has been.
    await shown.page.evaluate(() => new Promise((done) => {
      document.querySelector("#below")?.scrollIntoView({ block: "end", behavior: "instant" });
      const end = /** @type {Element} */ (document.querySelector("who-said-what")?.shadowRoot?.querySelector("[data-edge=more]"));
      const observer = new IntersectionObserver(() => done(observer.disconnect()));
      requestAnimationFrame(() => observer.observe(end));
    }));
    const { cards } = await end(shown);
    same = cards === before ? same + 1 : 0;
    before = cards;
  }
  assert.ok(before > begun && before < claims / 2, `${begun}, ${before}`);
  const below = await shown.page.$eval("#below", (one) => one.getBoundingClientRect().top < innerHeight);
  assert.ok(below);
  await holds(shown, {});
});

test("by keyboard: the button draws more, and the focus is on the first that has come", async (t) => {
  const shown = await widget(t);
  const buttons = await shown.visit.find("who-said-what", "button", "Show more");
  const last = buttons.at(-1);
  await last?.focus();
  const { cards } = await end(shown);
  await shown.page.keyboard.press("Enter");
  const focus = await shown.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent);
  const { statements } = await holds(shown, {});
  const having = story.claims.filter(({ id }) => statements.some((one) => of.get(one) === id));
  assert.ok(having.length > cards);
  // More may have come on its own while the button was on its way to the keyboard.
  assert.match(focus ?? "", /^Claim \d+ holds\.$/);
  assert.ok(having.findIndex(({ text }) => text === focus) >= cards, focus ?? "");
});

test("a claim with a thousand statements is cut, says so, and shows the rest when asked", async (t) => {
  const shown = await widget(t);
  const all = story.statements.filter(({ claim }) => claim === "claim-1").length;
  assert.ok(all > 1_000);
  const card = () => shown.page.$eval("who-said-what >>> [data-claim=claim-1]", (one) => ({
    statements: one.querySelectorAll("[data-statement]").length, says: one.querySelector(".hidden-count")?.textContent,
  }));
  const before = await card();
  assert.ok(before.statements < 50);
  assert.equal(before.says, `${before.statements} of ${all.toLocaleString("en-GB")} statements on this claim shown`);
  // By keyboard, as WebKit's driver presses nothing with the mouse that was far from the window and not laid out.
  await (await shown.page.$("who-said-what >>> [data-claim=claim-1] [data-action=more]"))?.press("Enter");
  const after = await card();
  assert.ok(after.statements > before.statements);
  assert.equal(after.says, `${after.statements} of ${all.toLocaleString("en-GB")} statements on this claim shown`);
  const expected = story.statements.filter(({ claim }) => claim === "claim-1")[before.statements].id;
  assert.equal(await shown.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute("data-statement")), expected);
});

test("of long lists of choices those with the most statements are there; the others at a press, and whatever is chosen", async (t) => {
  const shown = await widget(t);
  const total = data.counts("source", {});
  const { counts } = await shown.see();
  const there = Object.keys(counts.source);
  assert.ok(there.length >= 40 && there.length < 60, String(there.length));
  const least = Math.min(...there.map((id) => total[id]));
  for (const { id } of story.sources) assert.ok(there.includes(id) || total[id] <= least, id);
  const hidden = story.sources.map(({ id }) => id).filter((id) => !there.includes(id));
  await shown.page.$eval("who-said-what", (host, id) => Object.assign(host, { query: { source: [id] } }), hidden[0]);
  const chosen = await shown.see();
  assert.deepEqual(chosen.checked, [`source=${hidden[0]}`]);
  await holds(shown, { source: [hidden[0]] });
  await (await shown.page.$("who-said-what >>> [data-choices=source] button"))?.click();
  assert.deepEqual(Object.keys((await shown.see()).counts.source).sort(), Object.keys(total).sort());
  const focus = await shown.page.evaluate(() => /** @type {HTMLInputElement} */ (document.activeElement?.shadowRoot?.activeElement).value);
  assert.ok(hidden.includes(focus), focus);
  await holds(shown, { source: [hidden[0]] });
});

test("a link leads to a statement far down, in a claim with many", async (t) => {
  const far = story.statements.findLast(({ claim }) => claim === "claim-1")?.id;
  const last = story.statements.find(({ claim }) => claim === "claim-399")?.id;
  for (const id of [far, last]) {
    const shown = await widget(t, "address", `wsw.statement=${id}`);
    await shown.page.waitForFunction((id) => {
      const active = document.activeElement?.shadowRoot?.activeElement;
      return !!active && active.getAttribute("data-statement") === id && active.getBoundingClientRect().top < innerHeight;
    }, { timeout: 10_000 }, id);
    const { statements } = await shown.see();
    assert.ok(statements.length < 400);
  }
});

test("the other views are drawn in part too", async (t) => {
  const shown = await widget(t);
  for (const [name, selector, most] of /** @type {const} */ ([["By speaker", "[data-statement]", 400], ["By article", "[data-statement]", 400], ["Table", "tbody tr", 100], ["Two articles", ".said", 400], ["Timeline", "tbody [data-statement]", 400]])) {
    // In one go, as more comes on its own as well while the end is near.
    const { before, ended, after } = await (await shown.find("radio", name)).evaluate((radio, selector) => {
      const root = /** @type {ShadowRoot} */ (radio.getRootNode());
      const count = () => root.querySelectorAll(selector).length;
      /** @type {HTMLElement} */ (radio).click();
      const edge = /** @type {HTMLElement} */ (root.querySelector("[data-edge=more]"));
      const [before, ended] = [count(), edge.hidden];
      edge.querySelector("button")?.click();
      return { before, ended, after: count() };
    }, selector);
    assert.ok(before > 5 && before < most, `${name}: ${before}`);
    assert.ok(!ended && after > before, `${name}: ${after}`);
  }
  shown.visit.clean();
});

test("of two articles and of the timeline more is drawn by keyboard too, and the focus is on the first that has come", async (t) => {
  const shown = await widget(t);
  for (const view of ["Two articles", "Timeline"]) {
    await shown.choose(view);
    // In one go, as more comes on its own as well while the end is near.
    const { before, focus, after } = await shown.page.$eval("who-said-what", (host) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      const said = () => [...root.querySelectorAll(".list [data-statement]")].map((one) => one.getAttribute("data-statement"));
      const before = said();
      /** @type {HTMLElement} */ (root.querySelector("[data-edge=more] button")).click();
      return { before, focus: root.activeElement?.getAttribute("data-statement"), after: said() };
    });
    assert.ok(after.length > before.length && before.every((one) => after.includes(one)), view);
    assert.equal(focus, after.find((one) => !before.includes(one)), view);
  }
  shown.visit.clean();
});

test("a timeline of years of days and of many articles is still one picture, and nothing in it is left out", async (t) => {
  const day = (/** @type {number} */ i) => new Date(Date.UTC(2015, 0, 1 + i)).toISOString().slice(0, 10);
  const of = 12_000;
  const story = {
    format: "who-said-what/1", title: "Very large", lang: "en", claims: [{ id: "c", text: "It is so." }], actors: [{ id: "p", name: "Ada Moor" }],
    sources: Array.from({ length: 230 }, (_, i) => ({ id: `a${i}`, published: day((i * 13) % 3_000) })),
    // The fewer the higher the number of the article.
    statements: Array.from({ length: of }, (_, i) => ({
      id: `s${i}`, claim: "c", source: `a${Math.floor((((i * 37) % 1_009) / 1_009) ** 2 * 230)}`, actors: ["p"], text: `Words ${i}`, ...(i % 5 ? { saidOn: day((i * 7_919) % 3_000) } : {}),
    })),
  };
  const page = await visit(t, `<who-said-what src="story.json" loading="eager"></who-said-what>`, { files: { "/story.json": story }, events: ["wsw-view"] });
  await page.ready();
  const shown = new Widget(page);
  await shown.choose("Timeline");
  await page.event("wsw-view");
  const { dates, articles, count, nodes, note } = await shown.page.$eval("who-said-what >>> .timeline", (view) => ({
    dates: [...view.querySelectorAll(".dates text")].map((one) => one.textContent),
    articles: [...view.querySelectorAll(".marks > text:not(.many)")].map((one) => Number(one.textContent)),
    count: [...view.querySelectorAll("circle")].map((dot) => (dot.nextElementSibling?.matches(".many") ? Number(dot.nextElementSibling.textContent?.replaceAll(",", "")) : 1)).reduce((a, b) => a + b),
    nodes: view.querySelectorAll("*").length, note: view.querySelector(".hidden-count")?.textContent,
  }));
  // Nine years of days, and so of months, are too many rows: years, and what has no date.
  assert.deepEqual(dates, ["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "no date"]);
  const counts = story.sources.map(({ id }) => story.statements.filter(({ source }) => source === id).length);
  const most = counts.map((n, i) => ({ n, i })).sort((a, b) => b.n - a.n || a.i - b.i).slice(0, 200).map(({ i }) => i).sort((a, b) => a - b);
  assert.deepEqual(articles, most.map((i) => i + 1));
  assert.equal(count, most.reduce((sum, i) => sum + counts[i], 0));
  assert.equal(note, `230 articles · Shown: 200 of ${counts.filter((n) => n > 0).length}`);
  assert.ok(nodes < 6_000, `${nodes} elements`);
  // The table has them day by day, a part of them at first.
  const first = story.statements.flatMap(({ saidOn }) => saidOn ?? []).sort()[0];
  const { heading, rows } = await shown.page.$eval("who-said-what >>> .timeline table", (table) => ({ heading: table.querySelector("th[scope=rowgroup]")?.textContent, rows: table.querySelectorAll("[data-statement]").length }));
  assert.equal(heading, `Said: ${new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(first))}`);
  assert.ok(rows >= 12 && rows < 400, `${rows} rows`);
  assert.equal((await end(shown)).text, `Shown: ${rows} of ${of.toLocaleString("en-GB")}`);
  page.clean();
});

test("paper has as much as a stack of it can hold, and what findings rest on", { skip: unless("print") }, async (t) => {
  const page = await visit(t, `<who-said-what src="story.json" loading="eager"></who-said-what>`, { files, events: ["wsw-compared"] });
  await page.event("wsw-compared");
  const shown = new Widget(page);
  await page.page.pdf({ format: "A4", timeout: 120_000 });
  const { statements } = await shown.see();
  assert.ok(statements.length > 1_500 && statements.length < 2_500, String(statements.length));
  const bare = await page.page.$$eval("who-said-what >>> details", (all) => all.filter((one) => one.children.length < 2).length);
  assert.equal(bare, 0);
});

test("what a finding rests on is there as soon as it is opened", async (t) => {
  const page = await visit(t, `<who-said-what src="story.json" loading="eager"></who-said-what>`, { files, events: ["wsw-compared"] });
  await page.event("wsw-compared");
  const summary = await page.page.$("who-said-what >>> details summary");
  await summary?.focus();
  await page.page.keyboard.press("Enter");
  const shown = await summary?.evaluate((one) => [one.parentElement?.hasAttribute("open"), (one.nextElementSibling?.textContent ?? "").length > 0]);
  assert.deepEqual(shown, [true, true]);
});

test("of many findings on a claim some are named, and all when a reader wants them, with the focus on the first that is new", async (t) => {
  const page = await visit(t, `<who-said-what src="story.json" loading="eager"></who-said-what>`, { files, events: ["wsw-compared"] });
  await page.event("wsw-compared");
  await page.page.$eval("who-said-what", (element) => Object.assign(element, { query: { claim: ["claim-1"] } }));
  /** @type {{ kind: string, claim: string }[]} */
  const all = await page.page.$eval("who-said-what", (element) => /** @type {any} */ (element).findings());
  const count = all.filter(({ kind, claim }) => claim === "claim-1" && kind !== "coverage").length;
  assert.ok(count > 12, String(count));
  const named = () => page.page.$$eval("who-said-what >>> [data-claim=claim-1] .findings > *", (all) => all.map((one) => one.textContent?.trim()));
  const few = await named();
  assert.deepEqual([few.length, few[8], few[9]], [10, "Show more", `Shown: 8 of ${count}`]);
  const button = await page.page.$("who-said-what >>> .findings button");
  await button?.focus();
  await page.page.keyboard.press("Enter");
  const now = await named();
  assert.equal(now.length, count);
  assert.deepEqual(now.slice(0, 8), few.slice(0, 8));
  const focused = await page.page.$eval("who-said-what", (host) => host.shadowRoot?.activeElement?.textContent?.trim());
  assert.equal(focused, now[8]);
  // One of the new ones opens as the others do.
  await page.page.keyboard.press("Enter");
  const opened = await page.page.$eval("who-said-what", (host) => {
    const summary = host.shadowRoot?.activeElement;
    return [summary?.parentElement?.hasAttribute("open"), (summary?.nextElementSibling?.textContent ?? "").length > 0];
  });
  assert.deepEqual(opened, [true, true]);
  page.clean();
});
