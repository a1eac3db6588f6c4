// The timeline: when things were said against when they were reported, drawn and in a table.
import assert from "node:assert/strict";
import test from "node:test";
import { json, shipped, small } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

/** @typedef {{ id: string, source: string, stance?: string, saidOn?: string }} Said */
/** @type {Said[]} */
const statements = /** @type {any} */ (shipped).statements;
/** @type {{ id: string, published?: string }[]} */
const sources = /** @type {any} */ (shipped).sources;

/** @param {import("node:test").TestContext} t @param {Parameters<typeof visit>[2]} [options] @param {string} [attributes] */
async function timeline(t, options, attributes = "address") {
  const page = await visit(t, `<who-said-what ${attributes}></who-said-what>`, { events: ["wsw-view"], ...options });
  await page.ready();
  const shown = new Widget(page);
  await shown.choose("Timeline");
  assert.equal((await page.event("wsw-view")).detail, "timeline");
  return shown;
}

/** The dots as they are seen: the row beside which each stands, the number of the article above it, how many it is of. @param {Widget} shown */
const dots = (shown) => shown.page.$eval(shown.selector, (host) => {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const middle = (/** @type {Element} */ element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const near = (/** @type {string} */ selector, /** @type {Element} */ of, /** @type {"x" | "y"} */ way) => [...root.querySelectorAll(selector)]
    .find((one) => Math.abs(middle(one)[way] - middle(of)[way]) < 4)?.textContent ?? "";
  return [...root.querySelectorAll("circle")].map((dot) => {
    const next = dot.nextElementSibling;
    return { date: near(".dates text", dot, "y"), article: near(".marks > text:not(.many)", dot, "x"), count: next?.matches(".many") ? Number(next.textContent) : 1 };
  });
});

/** What the dots should be. @param {Said[]} of */
function expected(of) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { source, saidOn } of of) {
    const key = `${sources.findIndex(({ id }) => id === source) + 1} ${read(saidOn)}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

/** A date as British English has it. @param {string} [iso] */
function read(iso) {
  if (!iso) return "no date";
  const [year, month, day] = iso.slice(0, 10).split("-").map(Number);
  const parts = /** @type {Intl.DateTimeFormatOptions} */ ({ year: "numeric", ...(month && { month: "long" }), ...(day && { day: "numeric" }) });
  return new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" }).format(Date.UTC(year, (month || 1) - 1, day || 1));
}

/** @param {Awaited<ReturnType<typeof dots>>} seen */
const counted = (seen) => Object.fromEntries(seen.map(({ date, article, count }) => [`${article} ${date}`, count]));

/** The pictures of that name, as those who do not see them have them; engines have two names for the role. @param {Widget} shown */
const pictures = async (shown) =>
  (await Promise.all(["img", "image"].map((role) => shown.visit.find(shown.selector, role, "When it was said, and when it was reported")))).flat();

for (const width of [352, 1280]) {
  test(`every dot stands beside its date and below its article, at ${width} px`, async (t) => {
    const shown = await timeline(t, { width });
    assert.deepEqual(counted(await dots(shown)), expected(statements));
    assert.equal(await shown.page.evaluate(() => document.documentElement.scrollWidth), width);
    shown.visit.clean();
  });
}

test("in Arabic time still runs down, and the articles from right to left", async (t) => {
  const page = await visit(t, `<who-said-what lang="ar"></who-said-what>`);
  await page.ready();
  const shown = new Widget(page);
  await shown.choose("التسلسل الزمني");
  const seen = await shown.page.$eval(shown.selector, (host) => {
    const root = /** @type {ShadowRoot} */ (host.shadowRoot);
    const left = (/** @type {string} */ selector) => [...root.querySelectorAll(selector)].map((one) => Math.round(one.getBoundingClientRect().left));
    return { numbers: left(".marks > text:not(.many)"), dates: left(".dates text"), wide: document.documentElement.scrollWidth, inner: innerWidth };
  });
  assert.equal(seen.numbers.length, sources.length);
  assert.deepEqual(seen.numbers, [...seen.numbers].sort((a, b) => b - a));
  // The dates stand to the right of all that is drawn.
  assert.ok(Math.min(...seen.dates) > Math.max(...seen.numbers));
  assert.ok(seen.wide <= seen.inner);
});

test("the picture has a name, and a table says the same", async (t) => {
  const shown = await timeline(t);
  assert.equal((await pictures(shown)).length, 1);
  assert.ok(await shown.find("table", "When it was said, and when it was reported"));
  const groups = await shown.page.$$eval("who-said-what >>> .timeline tbody", (all) => all.map((group) => [group.querySelector("th")?.textContent, group.querySelectorAll("td:first-child").length]));
  /** @type {Record<string, number>} */
  const said = {};
  for (const { saidOn } of statements) said[`Said: ${read(saidOn)}`] = (said[`Said: ${read(saidOn)}`] ?? 0) + 1;
  assert.deepEqual(Object.fromEntries(groups), said);
  // In the order of time, those without a date last.
  assert.equal(groups.at(-1)?.[0], "Said: no date");
  const reported = await shown.page.$$eval("who-said-what >>> .timeline td:last-child", (all) => all.map((cell) => cell.textContent));
  const dated = sources.find(({ published }) => published);
  assert.equal(reported.filter((text) => text === read(dated?.published)).length, statements.filter(({ source }) => source === dated?.id).length);
});

test("a filter redraws it, the address keeps it, and Back brings it back", async (t) => {
  const shown = await timeline(t);
  await shown.press("stance", "denies");
  const denied = statements.filter(({ stance }) => stance === "denies");
  assert.deepEqual(counted(await dots(shown)), expected(denied));
  assert.equal(await shown.page.evaluate(() => location.hash), "#wsw.stance=denies&wsw.view=timeline");
  await shown.visit.back();
  await shown.page.waitForFunction(() => location.hash === "#wsw.view=timeline", { timeout: 10_000 });
  assert.deepEqual(counted(await dots(shown)), expected(statements));
  assert.equal(await (await shown.find("radio", "Timeline")).evaluate((radio) => /** @type {HTMLInputElement} */ (radio).checked), true);
});

test("a story without any date: a sentence in place of the picture, and every statement all the same", async (t) => {
  const shown = await timeline(t, { files: { "/story.json": small } }, `src="story.json"`);
  const text = await shown.page.$eval("who-said-what >>> .timeline", (view) => view.querySelector("p")?.textContent);
  assert.match(text ?? "", /^No dates are known here/);
  assert.deepEqual(await pictures(shown), []);
  const rows = await shown.page.$$eval("who-said-what >>> .timeline td:first-child", (all) => all.length);
  assert.equal(rows, json("tests/data/stories/minimal.json").statements.length);
});

test("two hundred articles scroll within the picture, not the page", async (t) => {
  const many = Array.from({ length: 200 }, (_, i) => ({ id: `a${i}`, published: `2025-01-${String((i % 28) + 1).padStart(2, "0")}` }));
  const story = {
    format: "who-said-what/1", title: "Many", sources: many, actors: [{ id: "x", name: "X" }], claims: [{ id: "c", text: "It is so." }],
    statements: many.map(({ id }, i) => ({ id: `s${i}`, claim: "c", source: id, actors: ["x"], text: "So.", saidOn: "2024-12-31" })),
  };
  const shown = await timeline(t, { width: 352, files: { "/story.json": story } }, `src="story.json"`);
  const seen = await shown.page.$eval("who-said-what >>> .timeline .scroll", (box) => ({
    inner: box.scrollWidth, outer: box.clientWidth, page: document.documentElement.scrollWidth, tab: /** @type {HTMLElement} */ (box).tabIndex,
  }));
  assert.ok(seen.inner > 2000 && seen.outer < 352, JSON.stringify(seen));
  assert.deepEqual([seen.page, seen.tab], [352, 0]);
  assert.equal((await dots(shown)).length, 200);
});
