// axe-core on every page of the gallery, wide and narrow, light and dark, and with everything on it opened: nothing that
// WCAG 2.2 asks for at the levels A and AA is missing. What it found is printed as a table.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import axe from "axe-core";
import { poor } from "./contrast.mjs";
import { engine } from "./engines/index.mjs";
import { enter, pages } from "./gallery.mjs";
import { open } from "./harness.mjs";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** @typedef {{ violations: string[], unsure: string[], rules: number }} Found */

/**
 * What axe finds on a page as it is now.
 * @param {import("./harness.mjs").Visit} visit
 * @returns {Promise<Found>}
 */
async function look(visit) {
  await visit.page.evaluate(`(() => { if (!("axe" in window)) { ${axe.source} } })()`);
  return visit.page.evaluate(async (tags) => {
    const found = await /** @type {any} */ (window).axe.run(document, { runOnly: tags, iframes: false });
    const list = (/** @type {any[]} */ results) => results.flatMap(({ id, nodes }) =>
      nodes.map((/** @type {any} */ node) => `${id}: ${node.target.flat().join(" ")} (${[...node.any, ...node.all, ...node.none].map(({ message }) => message)[0]})`));
    return { violations: list(found.violations), unsure: list(found.incomplete), rules: found.passes.length };
  }, tags);
}

/** Opens what can be opened: the filters, where they are folded away, and every finding. @param {import("./harness.mjs").Visit} visit */
const unfold = (visit) => visit.page.evaluate(() => {
  for (const host of document.querySelectorAll("who-said-what")) {
    const toggle = /** @type {HTMLElement | null | undefined} */ (host.shadowRoot?.querySelector("[aria-expanded=false]"));
    if (toggle?.checkVisibility()) toggle.click();
    for (const details of host.shadowRoot?.querySelectorAll("details") ?? []) details.open = true;
  }
});

/** @type {[string, (visit: import("./harness.mjs").Visit) => Promise<unknown>][]} */
const looks = [
  ["1280 px", (visit) => visit.page.setViewport({ width: 1280, height: 800 })],
  ["360 px", (visit) => visit.page.setViewport({ width: 360, height: 740 })],
  ["opened", unfold],
];

/** @type {{ page: string, found: Record<string, Found> }[]} */
const table = [];
after(() => {
  const width = Math.max(...table.map(({ page }) => page.length)) + 2;
  const heads = ["light", "dark"].flatMap((theme) => looks.map(([look]) => `${theme} ${look}`));
  const row = (/** @type {string} */ name, /** @type {string[]} */ cells) => name.padEnd(width) + cells.map((cell, i) => cell.padStart(Math.max(heads[i].length, 14) + 2)).join("");
  console.log(`axe-core ${axe.version} in ${engine.title}: what it found (and could not decide), of so many rules that applied`);
  console.log(row("", heads));
  for (const { page, found } of table) {
    console.log(row(page, heads.map((head) => (found[head] ? `${found[head].violations.length} (${found[head].unsure.length}) of ${found[head].rules}` : "–"))));
  }
});

// A look takes axe seconds: without ALL=1 every other page has a wide light one, the rest a narrow dark one, opened; and as
// axe reads documents, in which engines hardly differ, one engine will do.
const all = !!process.env.ALL;
const skip = engine.title === "Chromium" || all ? false : "axe-core looks in Chromium; in every engine with ALL=1";
const themes = [false, true];

for (const [turn, page] of pages.entries()) {
  test(`${page.path}: nothing is missing in any theme, at any width, opened or not`, { skip }, async (t) => {
    /** @type {Record<string, Found>} */
    const found = {};
    table.push({ page: page.path, found });
    for (const dark of all ? themes : [turn % 2 === 1]) {
      const visit = await enter(t, page, { dark });
      for (const [i, [name, set]] of looks.entries()) {
        await set(visit);
        if (!all && i !== (dark ? 2 : 0)) continue;
        found[`${dark ? "dark" : "light"} ${name}`] = await look(visit);
      }
      // The contrast of signs, and of what is scrolled away, axe leaves to others.
      assert.deepEqual(await poor(visit), []);
    }
    assert.deepEqual(Object.entries(found).flatMap(([look, { violations }]) => violations.map((one) => `${look}: ${one}`)), []);
    // A heading over all columns of a group of rows, as the HTML standard has it, has no data beside it: axe cannot tell.
    const known = /timeline|made\/page/.test(page.path) ? /^(color-contrast|th-has-data-cells):/ : /^color-contrast:/;
    assert.deepEqual(Object.values(found).flatMap(({ unsure }) => unsure.filter((one) => !known.test(one))), []);
    for (const { rules } of Object.values(found)) assert.ok(rules > 10, "axe has looked at something");
  });
}

for (const [name, path] of Object.entries({ "the demo": "/", "the gallery’s index": "/gallery/" })) {
  test(`${name}: nothing is missing either`, { skip }, async (t) => {
    for (const dark of themes) {
      const visit = await open(t, path, { dark });
      if (path === "/") await visit.ready();
      for (const width of [1280, 360]) {
        if (!all && dark !== (width === 360)) continue;
        await visit.page.setViewport({ width, height: 800 });
        assert.deepEqual((await look(visit)).violations, []);
      }
    }
  });
}

test("axe finds what is missing when something is", { skip }, async (t) => {
  const visit = await enter(t, pages[0]);
  await visit.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector("label[for]")?.remove());
  await visit.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector("[placeholder]")?.removeAttribute("placeholder"));
  assert.match((await look(visit)).violations.join("\n"), /label: .*wsw-search/);
});
