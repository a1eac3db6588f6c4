// As readers have set it: larger text, a page zoomed in, colours that the system forces, less motion, light or dark; and
// whatever room the page leaves.
import assert from "node:assert/strict";
import test from "node:test";
import { enter, pages, read } from "./gallery.mjs";
import { unless } from "./harness.mjs";
import { Widget, html, script, visit } from "./widget.mjs";

/** @typedef {import("./harness.mjs").Visit} Visit */

const story = JSON.parse(read("made/ferry.json"));
/** A page of the gallery. @param {string} path */
const at = (path) => pages.find((page) => page.path === path) ?? assert.fail(path);

/** Opens the filters where they are folded away, and every finding. @param {Visit} visit */
const unfold = (visit) => visit.page.evaluate(() => {
  for (const host of document.querySelectorAll("who-said-what")) {
    const toggle = /** @type {HTMLElement | null | undefined} */ (host.shadowRoot?.querySelector("[aria-expanded=false]"));
    if (toggle?.checkVisibility()) toggle.click();
    for (const details of host.shadowRoot?.querySelectorAll("details") ?? []) details.open = true;
  }
});

/**
 * What of the widgets reaches out of them sideways, or is cut off; a table has a place of its own to scroll in, and what is
 * only read aloud is cut off on purpose.
 * @param {Visit} visit
 * @returns {Promise<string[]>}
 */
const spilt = (visit) => visit.page.evaluate(() => {
  const found = [];
  for (const host of document.querySelectorAll("who-said-what")) {
    const room = host.getBoundingClientRect();
    for (const one of host.shadowRoot?.querySelectorAll("*") ?? []) {
      if (!one.checkVisibility() || one.closest(".scroll, .aloud, input, option")) continue;
      const { left, right, width } = one.getBoundingClientRect();
      const name = `${one.localName}.${one.className} ${(one.textContent ?? "").trim().slice(0, 30)}`;
      if (width > 0 && (left < room.left - 1 || right > room.right + 1)) found.push(`${name}: from ${left} to ${right} in ${room.left} to ${room.right}`);
      const { overflowX, overflowY } = getComputedStyle(one);
      const clips = overflowX === "hidden" || overflowX === "clip" || overflowY === "hidden" || overflowY === "clip";
      if (clips && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) found.push(`${name}: cut off`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} px wide`);
  return found;
});

/** How a widget is laid out. @param {Visit} visit @param {string} [selector] */
const layout = (visit, selector = "who-said-what") => visit.page.$eval(selector, (host) => {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const part = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  return {
    columns: getComputedStyle(part(".body")).gridTemplateColumns.split(" ").length,
    toggle: part(".toggle").checkVisibility(),
    filters: part(".panel").checkVisibility(),
    text: parseFloat(getComputedStyle(part(".mount")).fontSize),
    width: Math.round(host.getBoundingClientRect().width),
  };
});

for (const { path } of pages.filter(({ shows }) => shows === "story")) {
  test(`${path}: at 400 % (320 px), with all opened, nothing reaches out or is cut off`, async (t) => {
    const visit = await enter(t, at(path), { width: 320, height: 256 });
    await unfold(visit);
    assert.deepEqual(await spilt(visit), []);
    visit.clean();
  });
}

test("text at 200 % is twice as large, and all of it is there, also in the width of a phone", async (t) => {
  for (const width of [1280, 640, 360]) {
    const visit = await enter(t, at("large-text.html"), { width });
    await unfold(visit);
    const { text, columns } = await layout(visit);
    assert.equal(text, 32);
    // As much room for letters as half the width has at usual size: so it is laid out as that is.
    assert.equal(columns, 1);
    assert.deepEqual(await spilt(visit), []);
  }
});

test("the room that it has decides, not the window: folded in a sidebar of a wide page, beside the statements in a wide place", async (t) => {
  const sidebar = await enter(t, at("sidebar.html"), { width: 1280 });
  const { text, ...narrow } = await layout(sidebar);
  assert.deepEqual(narrow, { columns: 1, toggle: true, filters: false, width: 320 });
  await unfold(sidebar);
  assert.deepEqual(await spilt(sidebar), []);
  const wide = await enter(t, at("wide.html"), { width: 1320 });
  assert.deepEqual(await layout(wide), { columns: 2, toggle: false, filters: true, width: 1200, text });

  // The same widget, when its place grows and shrinks.
  const shown = await visit(t, `<div><who-said-what src="story.json"></who-said-what></div>`, { width: 1280, files: { "/story.json": story } });
  await shown.ready();
  for (const [width, columns] of [[1100, 2], [720, 2], [680, 1], [320, 1], [900, 2]]) {
    await shown.page.$eval("div", (div, width) => { div.style.width = `${width}px`; }, width);
    assert.equal((await layout(shown)).columns, columns, `${width} px`);
    assert.deepEqual(await spilt(shown), []);
  }
});

test("from right to left, what stands at the start stands on the right", async (t) => {
  for (const width of [1280, 320]) {
    const visit = await enter(t, at("language-ar.html"), { width });
    await unfold(visit);
    assert.deepEqual(await spilt(visit), []);
    const { filters, results, box, name, quotation } = await visit.page.$eval("who-said-what", (host) => {
      const part = (/** @type {string} */ selector) => /** @type {Element} */ (host.shadowRoot?.querySelector(selector));
      const left = (/** @type {string} */ selector) => part(selector).getBoundingClientRect().left;
      return {
        filters: left(".controls"), results: left(".results"), box: left(".choice input"), name: left(".choice .name"),
        quotation: getComputedStyle(part(".direct")).borderRightWidth,
      };
    });
    if (width === 1280) assert.ok(filters > results);
    assert.ok(box > name);
    assert.equal(quotation, "3px");
  }
});

test("each quotation lies in the direction of its letters, whatever is round it", async (t) => {
  const visit = await enter(t, at("mixed.html"));
  const sides = await visit.page.$$eval("who-said-what >>> [data-statement]", (all) => all.map((one) => {
    const words = /** @type {Element} */ (one.querySelector(".words"));
    return [one.getAttribute("data-statement"), getComputedStyle(words).direction, getComputedStyle(one).direction];
  }));
  const data = JSON.parse(read("stories/mixed.json"));
  // By its first letter, as the dir attribute has it.
  const direction = (/** @type {string} */ text) => (/^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text) ? "rtl" : "ltr");
  assert.equal(sides.length, data.statements.length);
  for (const [id, own, round] of sides) {
    assert.equal(own, direction(data.statements.find((/** @type {any} */ one) => one.id === id).text), String(id));
    assert.equal(round, "ltr");
  }
  assert.deepEqual(await spilt(visit), []);
});

test("where colours are forced, what colour said is said by lines and signs", { skip: unless("forced") }, async (t) => {
  for (const dark of [false, true]) {
    const visit = await enter(t, at("complete.html"), { forcedColors: true, dark });
    assert.equal(await visit.page.evaluate(() => matchMedia("(forced-colors: active)").matches), true);
    await unfold(visit);
    const { ink, paper, texts, ...signs } = await visit.page.$eval("who-said-what", (host) => {
      const probe = document.createElement("p");
      probe.style.cssText = "color: CanvasText; background: Canvas";
      document.body.append(probe);
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      const all = (/** @type {string} */ selector) => [...root.querySelectorAll(selector)].map((one) => getComputedStyle(one));
      const line = (/** @type {CSSStyleDeclaration} */ style) => style.borderStyle !== "none" && parseFloat(style.borderWidth) >= 1;
      return {
        ink: getComputedStyle(probe).color, paper: getComputedStyle(probe).backgroundColor,
        texts: [...new Set(all("h2, h3:not(summary *), .who, .how, .words, .status, .choice .count").map(({ color }) => color))],
        quoted: all(".quoted").every(({ textDecorationLine }) => textDecorationLine.includes("underline")),
        added: all("ins").every(({ textDecorationLine }) => textDecorationLine.includes("underline")),
        left: all("del").every(({ textDecorationLine }) => textDecorationLine.includes("line-through")),
        controls: all("button, input[type=search], select, .finding > summary").every(line),
        quotation: all(".direct").every(({ borderInlineStartWidth, borderInlineStartStyle }) => borderInlineStartStyle === "solid" && borderInlineStartWidth === "3px"),
        stance: [...root.querySelectorAll(".stance")].every((one) => /^[+−?] \S/.test(one.textContent ?? "")),
      };
    });
    assert.deepEqual(texts, [ink]);
    assert.notEqual(ink, paper);
    assert.deepEqual(signs, { quoted: true, added: true, left: true, controls: true, quotation: true, stance: true });
    await new Widget(visit).tabTo("search");
    const outline = await visit.page.$eval("who-said-what", (host) => getComputedStyle(/** @type {Element} */ (host.shadowRoot?.activeElement)).outline);
    assert.match(outline, /solid/);
  }
});

test("nothing moves, for those who want less motion and for all others", async (t) => {
  for (const reducedMotion of [true, false]) {
    const shown = new Widget(await visit(t, `<who-said-what src="story.json"></who-said-what>`, { reducedMotion, files: { "/story.json": story } }));
    await shown.visit.ready();
    assert.equal(await shown.page.evaluate(() => matchMedia("(prefers-reduced-motion: reduce)").matches), reducedMotion);
    await shown.press("stance", "denies");
    const moving = await shown.page.$eval("who-said-what", (host) => {
      const all = [...(host.shadowRoot?.querySelectorAll("*") ?? [])];
      return all.filter((one) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(one);
        return animationName !== "none" || parseFloat(transitionDuration) > 0 || scrollBehavior !== "auto";
      }).length + document.getAnimations().length;
    });
    assert.equal(moving, 0);
  }
});

test("light and dark: as the page has it, and with theme whatever the page has", async (t) => {
  const cases = /** @type {[page: string, attributes: string, dark: boolean, expected: boolean][]} */ ([
    ["light dark", "", false, false], ["light dark", "", true, true], ["light", "", true, false], ["dark", "", false, true],
    ["light dark", `theme="auto"`, true, true], ["light dark", `theme="auto"`, false, false], ["light", `theme="auto"`, true, false],
    ["light dark", `theme="light"`, true, false], ["dark", `theme="light"`, true, false],
    ["light dark", `theme="dark"`, false, true], ["light", `theme="dark"`, false, true],
    ["light", `class="own"`, false, true],
  ]);
  const light = (/** @type {string} */ colour) => Number(/\d+/.exec(colour)?.[0]) > 128;
  for (const [scheme, attributes, dark, expected] of cases) {
    const head = `<link rel="stylesheet" href="/page.css">${script}`;
    const shown = await visit(t, `<who-said-what src="story.json" ${attributes}></who-said-what>`, {
      dark, head, files: { "/story.json": story, "/page.css": `:root { color-scheme: ${scheme} } .own { color-scheme: dark }` },
    });
    await shown.ready();
    const [paper, ink] = await shown.page.$eval("who-said-what", (host) => {
      const { backgroundColor, color } = getComputedStyle(/** @type {Element} */ (host.shadowRoot?.querySelector(".mount")));
      return [backgroundColor, color];
    });
    const what = `${scheme}, ${attributes || "no theme"}, for one who prefers ${dark ? "dark" : "light"}`;
    assert.deepEqual([light(paper), light(ink)], [!expected, expected], what);
  }
  // A theme that is changed is seen at once.
  const shown = await visit(t, "", { files: { "/story.json": story, "/page.html": html(`<who-said-what src="story.json"></who-said-what>`) } });
  await shown.ready();
  const paper = () => shown.page.$eval("who-said-what", (host) => getComputedStyle(/** @type {Element} */ (host.shadowRoot?.querySelector(".mount"))).backgroundColor);
  assert.ok(light(await paper()));
  await shown.page.$eval("who-said-what", (host) => host.setAttribute("theme", "dark"));
  assert.ok(!light(await paper()));
});

test("the filters stay below what a page has fixed to its top, and end where the window does", async (t) => {
  const visit = await enter(t, at("fixed-header.html"), { height: 600 });
  await visit.page.evaluate(() => scrollTo(0, 900));
  const [header, top, bottom] = await visit.page.evaluate(() => {
    const controls = document.querySelector("who-said-what")?.shadowRoot?.querySelector(".controls")?.getBoundingClientRect();
    return [document.querySelector("nav")?.getBoundingClientRect().bottom ?? NaN, controls?.top ?? NaN, controls?.bottom ?? NaN];
  });
  assert.ok(top >= header && bottom <= 600, `from ${top} to ${bottom}, below ${header}`);
});

test("on paper every view has no control, all that was found, and the addresses written out", { skip: unless("print") }, async (t) => {
  for (const page of pages.filter(({ path }) => /^(view-|filtered|searched|print)/.test(path))) {
    const visit = await enter(t, page, { print: true, width: 700 });
    const { controls, chosen, folded, links, cut } = await visit.page.$eval("who-said-what", (host) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      const seen = (/** @type {string} */ selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)])
        .filter((one) => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && one.getBoundingClientRect().height > 0);
      return {
        controls: seen("button, select, input[type=checkbox], input[type=radio]").length,
        chosen: [...root.querySelectorAll(":checked:not([type=radio], option)")].length - seen(".choice").length,
        folded: root.querySelectorAll("details > :not(summary)").length - seen("details > :not(summary)").length,
        links: seen(".sources a").map((link) => getComputedStyle(link, "::after").content.includes(/** @type {HTMLAnchorElement} */ (link).href)),
        cut: seen(".scroll").filter((one) => getComputedStyle(one).overflowX !== "visible").length,
      };
    });
    assert.deepEqual({ controls, chosen, folded, cut }, { controls: 0, chosen: 0, folded: 0, cut: 0 }, page.path);
    // The story that ships has no addresses; the other has.
    assert.ok(links.every(Boolean) && links.length > 0 === page.source.includes("ferry.json"), page.path);
  }
});
