// Changing the view without losing one's place: what stood at the top of the screen stands there again, the control stays
// where it is, with the focus.
import assert from "node:assert/strict";
import test from "node:test";
import { shipped } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

/** @param {import("node:test").TestContext} t @param {Parameters<typeof visit>[2]} [options] @param {string} [attributes] */
async function widget(t, options, attributes = "") {
  const page = await visit(t, `<p>Before</p><who-said-what ${attributes}></who-said-what><p>After</p>`, { events: ["wsw-view"], ...options });
  await page.ready();
  const shown = new Widget(page);
  // What keeps the place comes when the reader is near the choice.
  await (await shown.find("radio", "By claim")).focus();
  await page.page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/place.js")));
  // That it is there does not mean that it has begun: the widget goes on after this import, as it asked before.
  await page.page.evaluate(async () => {
    const url = "/pkg/place.js";
    await import(url);
    await new Promise((done) => setTimeout(done, 50));
  });
  return shown;
}

/**
 * Where things are on the screen: the choice of a view, and what a selector gives. A few frames on, when what has come onto
 * the screen is drawn.
 *
 * @param {Widget} shown
 * @param {string} [selector]
 */
const where = (shown, selector) => shown.page.$eval(shown.selector, async (host, selector) => {
  for (let frames = 0; frames < 12; frames++) await new Promise((done) => requestAnimationFrame(done));
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
  for (let moved = /** @type {number | void} */ (NaN), tries = 0; moved !== 0 && tries < 20; tries++) {
    moved = await shown.page.$eval(shown.selector, (host, id) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      // Of a large list more comes at its end.
      const one = root.querySelector(`[data-statement="${id}"]`);
      if (!one) return scrollBy({ top: innerHeight, behavior: "instant" });
      const { top } = one.getBoundingClientRect();
      const edge = /** @type {Element} */ (root.querySelector(".views")).getBoundingClientRect().bottom;
      const by = Math.round(top - edge - 8);
      scrollBy({ top: by, behavior: "instant" });
      return by;
    }, id);
    await shown.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  }
}

/** The room that a reader has: at a desk, and on a phone. */
const rooms = [{ width: 1280, height: 800 }, { width: 360, height: 640 }];

for (const room of rooms) for (const id of [shipped.statements[40].id, shipped.statements[100].id]) {
  test(`in the midst of a list, statement ${id} stays where it is on the screen, ${room.width} px`, async (t) => {
    const shown = await widget(t, room);
    const one = `[data-statement="${id}"]`;
    await scrollTo(shown, id);
    const before = await where(shown, one);
    // Boxes end within a pixel.
    assert.ok(before.edge > 30 && before.edge < room.height / 5 && Math.abs(before.one - before.edge - 8) <= 1, `the choice stays on the screen: ${JSON.stringify(before)}`);
    for (const [view, value] of [["By speaker", "actors"], ["By article", "sources"], ["By claim", "claims"]]) {
      await shown.choose(view);
      const after = await where(shown, one);
      assert.ok(Math.abs(after.one - before.one) <= 2, `${view}: from ${before.one} to ${after.one}`);
      assert.deepEqual([after.edge, after.focus], [before.edge, value]);
    }
    // The table has its claim, and the timeline begins with the picture.
    await shown.choose("Table");
    const claim = shipped.statements.find((statement) => statement.id === id)?.claim;
    const row = await where(shown, `[data-claim-row="${claim}"] th`);
    assert.ok(row.one >= row.edge - 2 && row.one < row.edge + 100, `the claim is at ${row.one}`);
    await shown.choose("Timeline");
    const timeline = await where(shown);
    assert.ok(Math.abs(timeline.list - timeline.edge) <= 2, `the list begins at ${timeline.list}`);
    // From there the way back leads to the statement again; by keyboard too.
    await shown.page.keyboard.press("ArrowUp");
    await shown.page.keyboard.press("ArrowUp");
    const back = await where(shown, one);
    assert.ok(Math.abs(back.one - before.one) <= 2, `back: from ${before.one} to ${back.one}`);
    assert.deepEqual([back.edge, back.focus], [before.edge, "sources"]);
    shown.visit.clean();
  });
}

test("who reads on in the table, in the timeline or in two articles goes on from there", async (t) => {
  for (const room of rooms) {
    const shown = await widget(t, room);
    for (const [from, selector] of [["Timeline", ".timeline tbody [data-statement]"], ["Two articles", ".said"], ["Table", "[data-claim-row]"]]) {
      await shown.choose(from);
      // One in the midst of the view, brought just below the choice of a view.
      const { id, claim, y } = await shown.page.$eval("who-said-what", async (host, selector) => {
        const root = /** @type {ShadowRoot} */ (host.shadowRoot);
        const all = root.querySelectorAll(selector);
        let one = all[Math.floor(all.length / 2)];
        const top = () => one.getBoundingClientRect().top;
        const edge = () => root.querySelector(".views")?.getBoundingClientRect().bottom ?? NaN;
        for (let i = 0; i < 9; i++) {
          scrollBy({ top: top() - edge() - 4, behavior: "instant" });
          await new Promise((done) => requestAnimationFrame(done));
        }
        // Of two beside each other, the first.
        one = [...all].find((other) => Math.abs(other.getBoundingClientRect().top - top()) < 1) ?? one;
        return { id: one.getAttribute("data-statement"), claim: one.getAttribute("data-of") ?? one.getAttribute("data-claim-row"), y: top() };
      }, selector);
      await shown.choose("By claim");
      const after = await where(shown, id ? `[data-statement="${id}"]` : `[data-claim="${claim}"]`);
      assert.ok(Math.abs(after.one - y) <= 2, `${from}, ${room.width} px: from ${y} to ${after.one}`);
      assert.equal(after.focus, "claims");
    }
    shown.visit.clean();
  }
});

test("Back brings the view before, and what was read in it", async (t) => {
  for (const room of rooms) {
    const shown = await widget(t, room, "address");
    const id = shipped.statements[60].id;
    await scrollTo(shown, id);
    const before = await where(shown, `[data-statement="${id}"]`);
    for (const view of ["Timeline", "By speaker"]) {
      await shown.choose(view);
      await shown.visit.back();
      await shown.page.waitForFunction(() => location.hash === "", { timeout: 10_000 });
      await shown.page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const after = await where(shown, `[data-statement="${id}"]`);
      assert.ok(Math.abs(after.one - before.one) <= 2, `${view}, ${room.width} px: from ${before.one} to ${after.one}`);
    }
    shown.visit.clean();
  }
});

test("in a large story, of which lists have a part, the statement is drawn where it was read", async (t) => {
  const [claims, actors] = [100, 40];
  const story = {
    format: "who-said-what/1", title: "Large", sources: [{ id: "a" }, { id: "b" }],
    actors: Array.from({ length: actors }, (_, i) => ({ id: `p${i}`, name: `Speaker ${i}` })),
    claims: Array.from({ length: claims }, (_, i) => ({ id: `c${i}`, text: `Claim ${i} holds.` })),
    statements: Array.from({ length: 1_200 }, (_, i) => ({ id: `s${i}`, claim: `c${Math.floor(i / 12)}`, source: "ab"[i % 2], actors: [`p${(i * 7) % actors}`], text: `Words ${i}` })),
  };
  for (const room of rooms) {
    const shown = await widget(t, { ...room, files: { "/story.json": story }, events: ["wsw-view", "wsw-compared"] }, `src="story.json"`);
    await shown.visit.event("wsw-compared");
    await scrollTo(shown, "s20");
    const before = await where(shown, `[data-statement="s20"]`);
    for (const view of ["By speaker", "Table", "By article", "By claim"]) {
      // Not by the driver's mouse: WebKit's may scroll to what it presses, and then nothing is being read.
      await (await shown.find("radio", view)).evaluate((radio) => /** @type {HTMLElement} */ (radio).click());
      const after = await where(shown, view === "Table" ? "[data-claim-row=c1]" : `[data-statement="s20"]`);
      assert.ok(Math.abs(after.one - before.one) <= 2, `${view}, ${room.width} px: from ${before.one} to ${after.one}`);
    }
    shown.visit.clean();
  }
});

test("in a low window, and in large letters, the choice goes up with the page and takes no room", async (t) => {
  for (const [room, size] of /** @type {const} */ ([[{ width: 740, height: 360 }, "1em"], [{ width: 360, height: 740 }, "2em"]])) {
    const shown = await widget(t, room, `style="--wsw-font-size: ${size}"`);
    await shown.page.evaluate(() => scrollBy({ top: 4_000, behavior: "instant" }));
    const { edge } = await where(shown);
    assert.ok(edge < 0, `${size}: ${edge}`);
  }
});

for (const width of [1280, 360]) {
  test(`at the beginning, the control stays where it was pressed, by mouse and by keyboard, ${width} px`, async (t) => {
    const shown = await widget(t, { width, height: 640 });
    const before = await where(shown);
    for (const [view, value] of [["By speaker", "actors"], ["Table", "table"], ["Two articles", "pair"], ["By claim", "claims"]]) {
      await shown.choose(view);
      const after = await where(shown);
      assert.deepEqual([after.views, after.focus], [before.views, value], view);
    }
    await shown.page.keyboard.press("ArrowDown");
    const after = await where(shown);
    assert.deepEqual([after.views, after.focus], [before.views, "actors"]);
    // Few statements, and a page that is shorter: as near as it can be, and on the screen.
    await shown.search("nosuchword");
    await shown.choose("Table");
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
