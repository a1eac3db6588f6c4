// Every view by keyboard alone: each control is come to, in an order that goes with what is seen, with a focus that is seen,
// and can be operated; nothing holds the reader, and nothing that is drawn anew takes the focus away.
import assert from "node:assert/strict";
import test from "node:test";
import { read } from "./gallery.mjs";
import { Data } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

/** A story with something of everything, prepared, so that what was found in it is there at once. */
const story = JSON.parse(read("made/ferry.json"));
const data = new Data(story);
const all = story.statements.length;
const html = `<button id="before">Before</button><who-said-what src="story.json" address="wsw"></who-said-what><button id="after">After</button>`;

/**
 * @typedef {{ what: string, x: number, y: number, width: number, height: number, target: [number, number] }} Stop
 *   `target` is what can be hit: a label belongs to its box
 */

/** Runs in the page: names an element that can have the focus. */
const helpers = () => {
  const name = (/** @type {Element | null | undefined} */ element) => {
    if (!element) return "nothing";
    if (element.id === "before" || element.id === "after") return element.id;
    const { name, value, type } = /** @type {HTMLInputElement} */ (element);
    const all = [...(/** @type {ShadowRoot | Document} */ (element.getRootNode())).querySelectorAll(element.localName)];
    if (element.localName === "input") return type === "search" ? "search" : `${name}=${value}`;
    return `${element.localName} ${all.indexOf(element)} ${(element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}`;
  };
  const active = () => document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
  Object.assign(window, { helpers: { name, active } });
};

/** @param {import("node:test").TestContext} t @param {number} width @param {string} [view] */
async function enter(t, width, view) {
  const page = await visit(t, html, { width, height: 700, init: helpers, files: { "/story.json": story } });
  await page.ready();
  const shown = new Widget(page);
  if (view && view !== "claims") await look(shown, view);
  return shown;
}

/** Goes to a view by keyboard. @param {Widget} shown @param {string} view */
async function look(shown, view) {
  const views = await viewsOf(shown);
  const now = await shown.page.$eval("who-said-what", (host) => {
    const radio = /** @type {HTMLInputElement} */ (host.shadowRoot?.querySelector("[name=view]:checked"));
    radio.focus();
    return radio.value;
  });
  const [from, to] = [views.indexOf(now), views.indexOf(view)];
  for (let i = 0; i < Math.abs(to - from); i++) await shown.page.keyboard.press(to > from ? "ArrowDown" : "ArrowUp");
  assert.equal(await focus(shown), `view=${view}`);
  await shown.settled();
}

/** The views that the widget itself offers. @param {Widget} shown @returns {Promise<string[]>} */
const viewsOf = (shown) => shown.page.$$eval("who-said-what >>> [name=view]", (all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value));

/** What has the focus. @param {Widget} shown @returns {Promise<string>} */
const focus = (shown) => shown.page.evaluate(() => {
  const { name, active } = /** @type {any} */ (window).helpers;
  return name(active());
});

/** What can have the focus by keyboard, in the order of the page, each with where it is. @param {Widget} shown @returns {Promise<Stop[]>} */
const stops = (shown) => shown.page.$eval("who-said-what", (host) => {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const can = [...root.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].filter((one) => {
    const { type, checked } = /** @type {HTMLInputElement} */ (one);
    // Of radio buttons, keyboards come to the one that is chosen; the others are come to from there.
    return one.checkVisibility({ visibilityProperty: true }) && /** @type {HTMLElement} */ (one).tabIndex >= 0 && (type !== "radio" || checked);
  });
  // Where all of it lies before anything scrolls; what is in a part that scrolls on its own lies where it would be.
  return can.map((one) => {
    const box = one.getBoundingClientRect();
    const hit = (one.closest("label") ?? one).getBoundingClientRect();
    let [x, y] = [box.x + scrollX, box.y + scrollY];
    for (let up = one.parentElement; up; up = up.parentElement) [x, y] = [x + up.scrollLeft, y + up.scrollTop];
    return {
      what: /** @type {any} */ (window).helpers.name(one), x, y, width: box.width, height: box.height,
      target: /** @type {[number, number]} */ ([hit.width, hit.height]),
    };
  });
});

/** How the focus looks where it is now. @param {Widget} shown */
const visible = (shown) => shown.page.evaluate(async () => {
  const one = /** @type {Element} */ (/** @type {any} */ (window).helpers.active());
  const root = /** @type {ShadowRoot | Document} */ (one.getRootNode());
  // Something of it is on the screen, and is not covered.
  const seen = () => {
    const box = one.getBoundingClientRect();
    const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) => root.elementFromPoint(box.x + box.width * x, box.y + box.height * y));
    return points.some((at) => at && (one.contains(at) || at.contains(one) || at.closest("label")?.contains(one)));
  };
  // An engine may scroll there in its own time.
  for (let frame = 0; frame < 60 && !seen(); frame++) await new Promise((done) => requestAnimationFrame(done));
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  // A window that another is before has no focus to show: so it is with WebKit's when it was made narrow.
  const outline = !document.hasFocus() || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  return { outline, seen: seen() };
});

/** Whether the focus is on a part that is there for nothing but scrolling, which only the engine makes a stop. @param {Widget} shown */
const scrolls = (shown) => shown.page.evaluate(() => {
  const one = /** @type {HTMLElement} */ (/** @type {any} */ (window).helpers.active());
  return one.tabIndex < 0 && /auto|scroll/.test(getComputedStyle(one).overflow);
});

/** Presses Tab until the focus is out of the widget; gives all that had it. @param {Widget} shown @param {{ back?: boolean, limit: number, each?: () => Promise<void> }} options */
async function walk(shown, { back = false, limit, each }) {
  const end = back ? "before" : "after";
  await shown.page.evaluate((id) => document.getElementById(id)?.focus(), back ? "after" : "before");
  const passed = [];
  if (back) await shown.page.keyboard.down("Shift");
  for (;;) {
    await shown.page.keyboard.press("Tab");
    const at = await focus(shown);
    if (at === end) break;
    // Some engines stop at whatever scrolls on its own too, so that it can be scrolled by keyboard.
    if (!(await scrolls(shown))) passed.push(at);
    assert.ok(passed.length <= limit, `the focus does not come out: ${passed.slice(-5).join(", ")}`);
    await each?.();
  }
  if (back) await shown.page.keyboard.up("Shift");
  return passed;
}

/** Counts what is announced from now on; the function that it gives says what was, since it was last asked. @param {Widget} shown */
async function listen(shown) {
  await shown.page.$eval("who-said-what", (host) => {
    /** @type {string[]} */
    const said = (/** @type {any} */ (window).said = []);
    const live = "[role=status], [role=alert], [aria-live]:not([aria-live=off])";
    new MutationObserver((changes) => {
      const heard = new Set();
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (region) heard.add(region);
      }
      for (const region of heard) said.push(region.textContent?.trim() ?? "");
    }).observe(/** @type {ShadowRoot} */ (host.shadowRoot), { subtree: true, childList: true, characterData: true });
  });
  return () => shown.page.evaluate(() => /** @type {string[]} */ (/** @type {any} */ (window).said.splice(0)));
}

for (const width of [1280, 360]) {
  test(`at ${width} px every view: all is come to, in the order that is seen, with a focus that is seen, and left again both ways`, async (t) => {
    const shown = await enter(t, width);
    for (const view of await viewsOf(shown)) {
      await look(shown, view);
      if (width === 360 && view === "claims") {
        await shown.tabTo("Filters", { back: true });
        await shown.page.keyboard.press("Space");
        assert.equal(await (await shown.find("button", "Filters")).evaluate((button) => button.getAttribute("aria-expanded")), "true");
      }
      await shown.page.evaluate(() => scrollTo(0, 0));
      if (width === 1280) assert.ok(await shown.page.evaluate(() => document.hasFocus()));
      const expected = await stops(shown);
      assert.ok(expected.length > 20, `${expected.length} controls`);
      /** @type {string[]} */
      const hidden = [];
      const passed = await walk(shown, {
        limit: expected.length + 5,
        each: async () => {
          const { outline, seen } = await visible(shown);
          if (!outline || !seen) hidden.push(`${await focus(shown)}${outline ? "" : " has no outline"}${seen ? "" : " is not on the screen"}`);
        },
      });
      assert.deepEqual(passed, expected.map(({ what }) => what), view);
      assert.deepEqual(hidden, [], view);
      if (view === "claims") assert.deepEqual(await walk(shown, { back: true, limit: expected.length + 5 }), passed.toReversed());

      // As it is read: down, or on in the line, wherever two stand one below the other.
      for (const [i, b] of expected.slice(1).entries()) {
        const a = expected[i];
        const below = a.x < b.x + b.width && b.x < a.x + a.width;
        assert.ok(!below || b.y >= a.y - 4, `${view}: ${b.what} comes after ${a.what}, and stands above it`);
        assert.ok(below || b.x > a.x || b.y > a.y, `${view}: ${b.what} comes after ${a.what}, and stands before it`);
      }

      const small = expected.filter(({ target: [width, height] }) => width < 24 || height < 24);
      assert.deepEqual(small.map(({ what, target }) => `${what}: ${target}`), [], `${view}: targets of less than 24 px`);
    }
  });
}

test("what is chosen by keyboard is said once, and the focus stays", async (t) => {
  const shown = await enter(t, 1280);
  const { keyboard } = shown.page;
  const heard = await listen(shown);
  for (const [facet, value] of [["stance", "denies"], ["source", "islander"], ["actor", "council"]]) {
    await shown.tabTo(`${facet}=${value}`);
    await keyboard.press("Space");
    assert.equal(await focus(shown), `${facet}=${value}`);
    const count = (await shown.see()).statements.length;
    assert.deepEqual(await heard(), [`${count} of ${all} statements`]);
  }
  assert.equal((await shown.see()).statements.length, data.found({ stance: ["denies"], source: ["islander"], actor: ["council"] }).length);
  await shown.tabTo("search", { back: true });
  await keyboard.type("zz");
  await shown.settled();
  assert.deepEqual(await heard(), [`0 of ${all} statements`]);
  await keyboard.press("Backspace");
  await keyboard.press("Backspace");
  assert.deepEqual(await heard(), [`1 of ${all} statements`]);

  // The button that was pressed is gone with what it cleared: the focus goes to where one would begin anew.
  await shown.tabTo("Clear filters");
  await keyboard.press("Enter");
  assert.equal(await focus(shown), "search");
  assert.deepEqual(await heard(), [`${all} statements`]);
});

test("every view is come to with the arrows, and what was chosen stays", async (t) => {
  const shown = await enter(t, 1280);
  const { keyboard } = shown.page;
  await shown.press("stance", "denies");
  const heard = await listen(shown);
  const views = await viewsOf(shown);
  await look(shown, views[0]);
  // Down to the last, and up again: whether the last leads on to the first is the engine's matter.
  for (const [key, view] of [...views.slice(1).map((view) => ["ArrowDown", view]), ...views.slice(0, -1).toReversed().map((view) => ["ArrowUp", view])]) {
    await keyboard.press(/** @type {any} */ (key));
    assert.equal(await focus(shown), `view=${view}`, "the focus stays where it was");
    const { checked, status } = await shown.see();
    assert.deepEqual(checked, ["stance=denies"]);
    assert.equal(status, `${data.found({ stance: ["denies"] }).length} of ${all} statements`);
  }
  // How many there are has not changed, so nothing is said of it.
  assert.deepEqual(await heard(), []);
});

test("what accounts part in opens and closes with Enter and Space", async (t) => {
  const shown = await enter(t, 1280);
  const { keyboard } = shown.page;
  const first = await shown.page.$eval("who-said-what", (host) => {
    const one = /** @type {HTMLElement} */ (host.shadowRoot?.querySelector("summary"));
    one.focus();
    return one.textContent;
  });
  const open = () => shown.page.$eval("who-said-what", (host) => /** @type {HTMLDetailsElement} */ (host.shadowRoot?.querySelector("details")).open);
  for (const [key, opened] of /** @type {const} */ ([["Enter", true], ["Space", false], ["Space", true]])) {
    await keyboard.press(key);
    assert.equal(await open(), opened, key);
    assert.equal(await shown.focus(), first);
  }
});

test("two articles are chosen by keyboard, and the list stays", async (t) => {
  const shown = await enter(t, 1280, "pair");
  const { keyboard } = shown.page;
  await shown.page.$eval("who-said-what", (host) => /** @type {HTMLElement} */ (host.shadowRoot?.querySelector("select[name=first]")).focus());
  const chosen = () => shown.page.$eval("who-said-what", (host) => /** @type {HTMLSelectElement} */ (host.shadowRoot?.querySelector("select[name=first]")).value);
  const before = await shown.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector(".list")?.textContent);
  // By its first sign, which every engine takes without opening the list.
  await keyboard.type("3");
  await shown.settled();
  assert.equal(await chosen(), story.sources[2].id);
  assert.equal(await shown.page.evaluate(() => /** @type {any} */ (window).helpers.active().name), "first");
  assert.notEqual(await shown.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector(".list")?.textContent), before);
});

test("a table that is wider than its place scrolls by keyboard, and its cells have their headers", async (t) => {
  const shown = await enter(t, 320, "table");
  await shown.page.$eval("who-said-what", (host) => /** @type {HTMLElement} */ (host.shadowRoot?.querySelector(".scroll")).focus());
  const scrolled = () => shown.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector(".scroll")?.scrollLeft ?? 0);
  assert.equal(await scrolled(), 0);
  for (let i = 0; i < 3; i++) await shown.page.keyboard.press("ArrowRight");
  await shown.page.waitForFunction(() => (document.querySelector("who-said-what")?.shadowRoot?.querySelector(".scroll")?.scrollLeft ?? 0) > 0);
  assert.equal((await shown.visit.find("who-said-what", "columnheader")).length, story.sources.length + 1);
  assert.equal((await shown.visit.find("who-said-what", "rowheader")).length, new Set(story.statements.map((/** @type {any} */ one) => one.claim)).size);
});

test("every table has a caption, and headers for its columns and rows", async (t) => {
  const shown = await enter(t, 1280);
  let tables = 0;
  for (const view of await viewsOf(shown)) {
    await look(shown, view);
    const found = await shown.page.$$eval("who-said-what >>> table", (tables) => tables.map((table) => ({
      caption: table.querySelector("caption")?.textContent?.trim() ?? table.getAttribute("aria-label") ?? "",
      loose: [...table.querySelectorAll("th")].filter((cell) => !["col", "row", "colgroup", "rowgroup"].includes(cell.scope)).length,
      columns: [...table.querySelectorAll("thead th")].length,
      headless: [...table.querySelectorAll("tbody tr")].filter((row) => row.querySelectorAll("th[scope=row], th[scope=rowgroup]").length !== 1).length,
      empty: [...table.querySelectorAll("td")].filter((cell) => !cell.textContent?.trim()).length,
    })));
    for (const { caption, loose, columns, headless, empty } of found) {
      tables++;
      assert.ok(caption.length > 0 && columns > 1, view);
      assert.deepEqual({ loose, headless, empty }, { loose: 0, headless: 0, empty: 0 }, view);
    }
  }
  assert.ok(tables > 0);
});

test("differences in wording are said in words, not only shown", async (t) => {
  const shown = await enter(t, 1280);
  const compared = await shown.page.$$eval("who-said-what >>> .compared", (figures) => figures.map((figure) => ({
    relation: figure.querySelector("figcaption")?.textContent?.trim() ?? "",
    changes: [...figure.querySelectorAll("ins, del, mark")].map((one) => [one.localName, one.textContent?.trim() ?? ""]),
  })));
  assert.ok(compared.length > 0);
  const words = /** @type {Record<string, RegExp>} */ ({ ins: /^\[added: .*\]$/, del: /^\[left out: .*\]$/, mark: /^moved here: .*\(end of moved text\)$/ });
  let changes = 0;
  for (const one of compared) {
    assert.notEqual(one.relation, "");
    for (const [name, text] of one.changes) {
      changes++;
      assert.match(text, words[name]);
    }
  }
  assert.ok(changes > 0);
});

test("the focus is not lost when what has it is drawn anew", async (t) => {
  const shown = await enter(t, 1280);
  const ask = (/** @type {object} */ query) => shown.page.$eval("who-said-what", (host, query) => { Object.assign(host, { query }); }, query);
  /** Puts the focus on a part of a statement's card. */
  const on = (/** @type {string} */ selector) => shown.page.$eval("who-said-what", (host, selector) => {
    const one = /** @type {HTMLElement} */ (host.shadowRoot?.querySelector(selector));
    one.focus();
    return one.textContent;
  }, selector);

  // The card stays, with other statements in it: what had the focus has it.
  const contested = await on("[data-claim=weeks] summary");
  await ask({ stance: ["denies"] });
  assert.equal(await shown.focus(), contested);
  await ask({});
  assert.equal(await shown.focus(), contested);
});

test("nothing is lost when the keyboard leaves the filters folded away on a phone", async (t) => {
  const shown = await enter(t, 360);
  await shown.tabTo("Filters");
  await shown.page.keyboard.press("Enter");
  await shown.tabTo("stance=denies");
  await shown.page.keyboard.press("Space");
  await shown.tabTo(`Filters 1`, { back: true });
  await shown.page.keyboard.press("Enter");
  assert.equal(await (await shown.find("button", "Filters 1")).evaluate((button) => button.getAttribute("aria-expanded")), "false");
  assert.equal((await shown.see()).statements.length, data.found({ stance: ["denies"] }).length);
  // From the button on, the folded choices are passed over.
  await shown.page.keyboard.press("Tab");
  assert.equal(await focus(shown), "view=claims");
});
