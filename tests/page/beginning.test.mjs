// Of a small story the beginning of the list is drawn before the page is painted, and the rest at once after that, when the
// browser has nothing else to do. Nothing that a reader, a program or paper wants has to wait for it.
import assert from "node:assert/strict";
import test from "node:test";
import { unless } from "./harness.mjs";
import { Data, shipped, small } from "./story.mjs";
import { Widget, script, visit } from "./widget.mjs";

const data = new Data(shipped);
const all = shipped.statements.map(({ id }) => id);
const skip = unless("idle");
const element = "<who-said-what></who-said-what>";
/** One that stands far down. */
const late = /** @type {string} */ (all.at(-1));

/** Runs in the page, before its scripts: what is drawn as soon as the widget is there. */
const watch = () => addEventListener("wsw-ready", () => {
  Object.assign(window, { first: document.querySelector("who-said-what")?.shadowRoot?.querySelectorAll("[data-statement]").length });
});

/** Runs in the page, before its scripts: nothing is ever done in its idle time. */
const busy = () => Object.assign(window, { requestIdleCallback: () => 1, cancelIdleCallback: () => {} });

/** A widget on a page that is never idle. @param {import("node:test").TestContext} t @param {string} [body] */
async function onBusyPage(t, body = element) {
  const page = await visit(t, body, { init: busy });
  await page.event("wsw-ready");
  return new Widget(page);
}

/** @param {string[]} ids */
const sorted = (ids) => [...ids].sort();

test("the beginning of the list is there first, with what stands above it; then all of it is", { skip }, async (t) => {
  const page = await visit(t, element, { init: watch });
  await page.ready();
  const first = await page.page.evaluate(() => /** @type {any} */ (window).first);
  assert.ok(first > 0 && first < all.length, `${first} of ${all.length}`);
  const shown = await new Widget(page).see();
  assert.equal(shown.statements.length, all.length);
  assert.equal(shown.status, `${all.length} statements`);
  page.clean();
});

test("it is drawn as it would be in one go, and each statement once", { skip }, async (t) => {
  const list = async (/** @type {import("./harness.mjs").Visit} */ page) =>
    page.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector("[data-region=claims]")?.innerHTML);
  const page = await visit(t, element);
  await page.ready();
  const inParts = await list(page);
  // A choice is drawn in one go: everybody, and then nobody in particular.
  const shown = await onBusyPage(t);
  await shown.press("stance", "denies");
  await shown.press("stance", "denies");
  const inOne = await list(shown.visit);
  assert.ok(inOne && inOne.length > 10_000);
  assert.equal(inParts, inOne);
  assert.deepEqual(sorted((await shown.see()).statements), sorted(all));
});

test("on a page that is never idle the rest is drawn all the same", { skip }, async (t) => {
  const late = () => {
    window.requestIdleCallback = (work, { timeout = Infinity } = {}) =>
      Number.isFinite(timeout) ? window.setTimeout(() => work({ didTimeout: true, timeRemaining: () => 0 }), timeout) : 1;
  };
  const page = await visit(t, element, { init: late });
  await page.ready();
  assert.equal((await new Widget(page).see()).statements.length, all.length);
});

test("a choice made before the rest is there is answered from all of the story", { skip }, async (t) => {
  const shown = await onBusyPage(t);
  assert.ok((await shown.see()).statements.length < all.length);
  await shown.press("stance", "denies");
  assert.deepEqual(sorted((await shown.see()).statements), sorted(data.found({ stance: ["denies"] })));
  await shown.press("stance", "denies");
  assert.deepEqual(sorted((await shown.see()).statements), sorted(all));
});

test("a view chosen before the rest is there has all of the story", { skip }, async (t) => {
  const shown = await onBusyPage(t);
  await shown.choose("By article");
  assert.deepEqual(sorted((await shown.see()).statements), sorted(all));
});

test("a statement that is not drawn yet is opened at once", { skip }, async (t) => {
  const shown = await onBusyPage(t);
  assert.ok(!(await shown.see()).statements.includes(late));
  const opened = await shown.page.$eval("who-said-what", async (host, id) => {
    const known = await /** @type {any} */ (host).open(id);
    return [known, host.shadowRoot?.activeElement?.getAttribute("data-statement")];
  }, late);
  assert.deepEqual(opened, [true, late]);
  assert.deepEqual(sorted((await shown.see()).statements), sorted(all));
});

test("what the address asks for is there at once", { skip }, async (t) => {
  const page = await visit(t, `<who-said-what address></who-said-what>`, { init: busy });
  await page.go("about:blank");
  await page.go(`/page.html#wsw.statement=${late}`);
  await page.event("wsw-ready");
  assert.ok((await new Widget(page).see()).statements.includes(late));
});

test("printed before the rest is there: all of it is on paper", { skip }, async (t) => {
  const shown = await onBusyPage(t);
  await shown.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.deepEqual(sorted((await shown.see()).statements), sorted(all));
});

test("taken away before the rest is there, it is not drawn, and nothing fails; put back, it is there", { skip }, async (t) => {
  const shown = await onBusyPage(t);
  await shown.page.$eval("who-said-what", async (host) => {
    const parent = /** @type {Element} */ (host.parentElement);
    host.remove();
    await new Promise((done) => setTimeout(done, 50));
    dispatchEvent(new Event("beforeprint"));
    parent.append(host);
  });
  await shown.visit.event("wsw-ready", { count: 2 });
  assert.ok((await shown.see()).statements.length > 0);
  shown.visit.clean();
});

for (const [what, story] of Object.entries({
  "without a statement": { ...small, statements: [] },
  "of which nothing is found": small,
})) {
  test(`a story ${what}: nothing is left to be drawn, and the page goes on`, async (t) => {
    const page = await visit(t, "<who-said-what></who-said-what>", {
      head: `${script}<script>addEventListener("DOMContentLoaded", () => {
        Object.assign(document.querySelector("who-said-what"), { story: ${JSON.stringify(story)}, query: { text: "nowhere" } });
      })</script>`,
    });
    await page.ready();
    const shown = new Widget(page);
    assert.deepEqual((await shown.see()).statements, []);
    await page.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    page.clean();
  });
}
