// Changing the view without losing one's place: what stood at the top of the screen stands there again, the control stays
// where it is, with the focus.
import assert from "node:assert/strict";
import test from "node:test";
import { shipped } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

/** @param {import("node:test").TestContext} t @param {{ width?: number, height?: number }} [options] */
async function widget(t, options) {
  const page = await visit(t, `<p>Before</p><who-said-what></who-said-what><p>After</p>`, { events: ["wsw-view"], ...options });
  await page.ready();
  const shown = new Widget(page);
  // What keeps the place comes when the reader is near the choice.
  await (await shown.find("radio", "By claim")).focus();
  await page.page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/place.js")));
  await page.page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  return shown;
}

/** Where things are on the screen: the choice of a view, and what a selector gives. @param {Widget} shown @param {string} [selector] */
const where = (shown, selector) => shown.page.$eval(shown.selector, (host, selector) => {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const box = (/** @type {string} */ selector) => root.querySelector(selector)?.getBoundingClientRect();
  const active = root.activeElement;
  return {
    views: Math.round(box(".views")?.top ?? NaN), edge: Math.round(box(".views")?.bottom ?? NaN), list: Math.round(box("[data-region]")?.top ?? NaN),
    one: selector ? Math.round(box(selector)?.top ?? NaN) : NaN, focus: active instanceof HTMLInputElement ? active.value : active?.localName,
  };
}, selector);

/**
 * Brings a statement just below the choice of a view. What comes onto the screen may be of another height than was reckoned
 * while it was not laid out: again, until it stays.
 *
 * @param {Widget} shown
 * @param {string} id
 */
async function scrollTo(shown, id) {
  for (let moved = NaN, tries = 0; moved !== 0 && tries < 10; tries++) {
    moved = await shown.page.$eval(shown.selector, (host, id) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      const top = /** @type {Element} */ (root.querySelector(`[data-statement="${id}"]`)).getBoundingClientRect().top;
      const list = /** @type {Element} */ (root.querySelector(".views"));
      const by = Math.round(top - list.getBoundingClientRect().height - 8);
      scrollBy({ top: by, behavior: "instant" });
      return by;
    }, id);
    await shown.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}

for (const id of [shipped.statements[40].id, shipped.statements[100].id]) {
  test(`in the midst of a list, statement ${id} stays where it is on the screen`, async (t) => {
    const shown = await widget(t);
    const one = `[data-statement="${id}"]`;
    await scrollTo(shown, id);
    const before = await where(shown, one);
    // Boxes end within a pixel.
    assert.ok(before.views === 0 && Math.abs(before.one - before.edge - 8) <= 1, `the choice stays on the screen: ${JSON.stringify(before)}`);
    for (const [view, value] of [["By speaker", "actors"], ["By article", "sources"], ["By claim", "claims"]]) {
      await (await shown.find("radio", view)).click();
      const after = await where(shown, one);
      assert.ok(Math.abs(after.one - before.one) <= 2, `${view}: from ${before.one} to ${after.one}`);
      assert.deepEqual([after.views, after.focus], [0, value]);
    }
    // The table has its claim; the timeline has neither, and begins there.
    await (await shown.find("radio", "Table")).click();
    const claim = shipped.statements.find((statement) => statement.id === id)?.claim;
    const row = await where(shown, `[data-claim-row="${claim}"] th`);
    assert.ok(row.one >= row.edge - 2 && row.one < 400, `the claim is at ${row.one}`);
    await (await shown.find("radio", "Timeline")).click();
    const timeline = await where(shown);
    assert.ok(Math.abs(timeline.list - timeline.edge) <= 2, `the list begins at ${timeline.list}`);
    shown.visit.clean();
  });
}

for (const width of [1280, 360]) {
  test(`at the beginning, the control stays where it was pressed, by mouse and by keyboard, ${width} px`, async (t) => {
    const shown = await widget(t, { width, height: 640 });
    const before = await where(shown);
    for (const [view, value] of [["By speaker", "actors"], ["Table", "table"], ["Two articles", "pair"], ["By claim", "claims"]]) {
      await (await shown.find("radio", view)).click();
      const after = await where(shown);
      assert.deepEqual([after.views, after.focus], [before.views, value], view);
    }
    await shown.page.keyboard.press("ArrowDown");
    const after = await where(shown);
    assert.deepEqual([after.views, after.focus], [before.views, "actors"]);
    // Few statements, and a page that is shorter: as near as it can be, and on the screen.
    await shown.search("nosuchword");
    await (await shown.find("radio", "Table")).click();
    const short = await where(shown);
    assert.ok(short.views >= 0 && short.views < 640 && short.focus === "table", String(short.views));
    shown.visit.clean();
  });
}

test("by keyboard, nothing that has the focus lies under the choice of a view", async (t) => {
  const shown = await widget(t);
  const id = (await shown.see()).statements[60];
  await scrollTo(shown, id);
  await shown.page.$eval("who-said-what", (host, id) => /** @type {HTMLElement} */ (host.shadowRoot?.querySelector(`[data-statement="${id}"] button`)).focus(), id);
  await shown.page.keyboard.down("Shift");
  for (let i = 0; i < 12; i++) {
    await shown.page.keyboard.press("Tab");
    const seen = await shown.page.$eval("who-said-what", (host) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      const { top, bottom } = /** @type {Element} */ (root.activeElement).getBoundingClientRect();
      return { top, bottom, edge: root.querySelector(".views")?.getBoundingClientRect().bottom ?? 0 };
    });
    assert.ok(seen.top >= seen.edge - 1 && seen.bottom <= 800, JSON.stringify(seen));
  }
  await shown.page.keyboard.up("Shift");
});
