// What was drawn ahead of time becomes the widget where it stands: no element of it is made anew.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { open } from "./harness.mjs";
import { Data, shipped } from "./story.mjs";
import { Widget, html, site } from "./widget.mjs";

const top = fileURLToPath(new URL("../..", import.meta.url));
before(() => execFileSync("cargo", ["build", "--quiet"], { cwd: top, stdio: ["ignore", "ignore", "inherit"] }));

/** The element with a story drawn ahead. @param {import("node:test").TestContext} t @param {object} story @param {string[]} options */
function rendered(t, story, ...options) {
  const folder = mkdtempSync(join(tmpdir(), "wsw-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "story.json"), JSON.stringify(story));
  return execFileSync("cargo", ["run", "--quiet", "--", "render", join(folder, "story.json"), ...options], { cwd: top, encoding: "utf8", maxBuffer: 1e8 });
}

/** A story of more statements than are drawn at once when nothing was drawn ahead. */
const large = { ...shipped, statements: [0, 1].flatMap((n) => shipped.statements.map((one) => ({ ...one, id: `${one.id}-${n}` }))) };

for (const [name, story] of Object.entries({ shipped, large })) {
  test(`every element stays, with what is open, the focus and the place on the page (${name})`, async (t) => {
    const body = `<h1>Page</h1>${rendered(t, story, "--as", "shadow", "--css", "/pkg/who-said-what.css")}<p id="below">Below</p>`;
    const page = await open(t, "/page.html", {
      height: 500, until: "domcontentloaded",
      intercept: (path) => (path.endsWith(".wasm") ? { delay: 2000 } : site({ "/page.html": html(body) })(path)),
    });
    await page.page.waitForFunction(() => document.querySelector("who-said-what")?.shadowRoot?.querySelector(".mount[aria-busy=true]"));
    // What a reader does with it meanwhile.
    await page.page.evaluate(async () => {
      const root = /** @type {ShadowRoot} */ (document.querySelector("who-said-what")?.shadowRoot);
      const details = /** @type {HTMLDetailsElement} */ ([...root.querySelectorAll("details")].at(-1));
      const summary = /** @type {HTMLElement} */ (details.querySelector("summary"));
      details.open = true;
      summary.focus();
      const all = [...root.querySelectorAll(".wsw *")];
      /** @type {string[]} */
      const changed = [];
      new MutationObserver((records) => records.forEach(({ type, target }) => changed.push(`${type} in ${target.nodeName}`)))
        .observe(/** @type {Element} */ (root.querySelector(".list")), { childList: true, subtree: true, characterData: true });
      // Cards that are far from the window are laid out as they come near: the place on the screen is what a reader sees.
      for (let frame = 0; frame < 10; frame++) await new Promise((done) => requestAnimationFrame(done));
      Object.assign(window, { kept: { all, details, summary, changed, y: Math.round(summary.getBoundingClientRect().top), scrolled: scrollY > 0 } });
    });
    await page.ready();
    const after = await page.page.evaluate(() => {
      const { all, details, summary, changed, y, scrolled } = /** @type {any} */ (window).kept;
      const root = /** @type {ShadowRoot} */ (document.querySelector("who-said-what")?.shadowRoot);
      const now = [...root.querySelectorAll(".wsw *")];
      return {
        same: now.length === all.length && now.every((one, i) => one === all[i]),
        open: details.open, focus: root.activeElement === summary, changed, moved: Math.round(summary.getBoundingClientRect().top) - y, scrolled,
      };
    });
    assert.deepEqual(after, { same: true, open: true, focus: true, changed: [], moved: 0, scrolled: true });

    // And it is the widget.
    const shown = new Widget(page);
    const data = new Data(story);
    assert.equal((await shown.see()).statements.length, story.statements.length);
    await shown.press("stance", "denies");
    const found = data.found({ stance: ["denies"] });
    const { status, statements } = await shown.see();
    assert.equal(status, `${found.length} of ${story.statements.length} statements`);
    assert.ok(statements.every((id) => found.includes(id)));
    if (name === "shipped") assert.equal(statements.length, found.length);
    page.clean();
  });
}

test("what was drawn ahead of another state of the story is drawn anew", async (t) => {
  const body = rendered(t, { ...shipped, title: "An older title" }, "--as", "shadow", "--css", "/pkg/who-said-what.css", "--src", "/story.json");
  const page = await open(t, "/page.html", { intercept: site({ "/page.html": html(body), "/story.json": shipped }) });
  await page.ready();
  const { title, statements } = await new Widget(page).see();
  assert.deepEqual([title, statements.length], [shipped.title, shipped.statements.length]);
});
