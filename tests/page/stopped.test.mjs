// The compiled module stops in the middle, as a panic would have it: each widget says so and shows what the page has, and the
// page goes on. A module in which a function is nothing but a trap stands in for one with a fault.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import binaryen from "binaryen";
import { shipped } from "./story.mjs";
import { Widget, fallback, visit } from "./widget.mjs";

const whole = readFileSync(new URL("../../pkg/wasm/who_said_what_bg.wasm", import.meta.url));

/** The module with a trap in place of an exported function. @param {RegExp} name */
function broken(name) {
  const module = binaryen.readBinary(whole);
  const exported = Array.from({ length: module.getNumExports() }, (_, i) => binaryen.getExportInfo(module.getExportByIndex(i)));
  const [found, ...more] = exported.filter((one) => name.test(one.name));
  assert.ok(found && more.length === 0, `exports that fit ${name}: ${[found, ...more].map((one) => one?.name)}`);
  const { params, results } = binaryen.getFunctionInfo(module.getFunction(found.value));
  module.removeFunction(found.value);
  module.addFunction(found.value, params, results, [], module.unreachable());
  const body = module.emitBinary();
  module.dispose();
  return { "/pkg/wasm/who_said_what_bg.wasm": { body, headers: { "Content-Type": "application/wasm" } } };
}

const two = `<who-said-what id="one">${fallback}</who-said-what><who-said-what id="two">${fallback.replace("fallback", "other")}</who-said-what><button>The page's own</button>`;
const said = /module stopped by a fault of its own, and no widget on this page can go on; reload the page/;

/** @param {import("./harness.mjs").Visit} page @param {string[]} ids */
async function stopped(page, ids) {
  for (const id of ids) {
    const { alert, fallback, title, statements } = await new Widget(page, `#${id}`).see();
    assert.match(alert ?? "", said);
    assert.deepEqual({ fallback, title, statements }, { fallback: true, title: undefined, statements: [] });
    assert.equal((await page.find(`#${id}`, "button", "Try again")).length, 0);
  }
  const errors = (await page.events()).filter(({ type }) => type === "wsw-error");
  assert.deepEqual(errors.map(({ target, detail }) => [target, detail.reason]).sort(), ids.map((id) => [`who-said-what#${id}`, "stopped"]).sort());
}

test("it stops while a reader chooses: every widget of the page says so once, and the page is alive", async (t) => {
  const page = await visit(t, two, { files: broken(/closures.*invoke/) });
  await page.ready({ count: 2 });
  await (await new Widget(page, "#one").box("stance", "denies")).click();
  await page.event("wsw-error", { count: 2 });
  await stopped(page, ["one", "two"]);
  // One error in the console, that says what happened.
  assert.equal(page.errors.length, 1, page.report());
  assert.match(page.errors[0], said);

  const alive = await page.page.evaluate(() => {
    let pressed = 0;
    document.querySelector("button")?.addEventListener("click", () => pressed++);
    document.querySelector("button")?.click();
    for (const element of /** @type {any} */ (document.querySelectorAll("who-said-what"))) {
      element.shadowRoot.querySelector(".mount").click();
      element.query = { text: "bridge" };
      element.remove();
    }
    return pressed;
  });
  assert.equal(alive, 1);
  // One that comes later is told at once.
  await page.page.evaluate(() => { document.body.insertAdjacentHTML("beforeend", `<who-said-what id="three"><p>Its own</p></who-said-what>`); });
  const { detail } = await page.event("wsw-error", { count: 3 });
  assert.equal(detail.reason, "stopped");
  assert.match((await new Widget(page, "#three").see()).alert ?? "", said);
  assert.equal(page.errors.length, 1, page.report());
});

test("it stops while a script asks: the script is told, and so are the widgets", async (t) => {
  const page = await visit(t, two, { files: broken(/^widget_set_query$/) });
  await page.ready({ count: 2 });
  const thrown = await page.page.$eval("#two", (element) => {
    try {
      /** @type {any} */ (element).query = { stance: ["denies"] };
      return "nothing";
    } catch (error) {
      return String(error);
    }
  });
  assert.match(thrown, said);
  await page.event("wsw-error", { count: 2 });
  await stopped(page, ["one", "two"]);
  assert.deepEqual(page.errors, []);
});

test("it stops while it draws: what was drawn ahead of time stays", async (t) => {
  const ahead = `<who-said-what id="one"><template shadowrootmode="open"><div class="mount"><section class="wsw">Drawn ahead</section></div><slot></slot></template>${fallback}</who-said-what>`;
  const page = await visit(t, ahead, { files: broken(/^widget_new$/) });
  await page.event("wsw-error");
  assert.match((await new Widget(page, "#one").see()).alert ?? "", said);
  assert.equal(await page.page.$eval("#one >>> .wsw", (drawn) => drawn.textContent), "Drawn ahead");
  assert.deepEqual((await page.events()).map(({ type, detail }) => [type, detail.reason]), [["wsw-error", "stopped"]]);
  assert.deepEqual(page.errors, []);
});

test("the module as it is does none of that", async (t) => {
  const page = await visit(t, two, { files: { "/pkg/wasm/who_said_what_bg.wasm": { body: whole, headers: { "Content-Type": "application/wasm" } } } });
  await page.ready({ count: 2 });
  await new Widget(page, "#one").press("stance", "denies");
  assert.equal((await new Widget(page, "#two").see()).status, `${shipped.statements.length} statements`);
  page.clean();
});
