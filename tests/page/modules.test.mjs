// The two compiled modules: the one that every reader downloads refuses a story if and only if the other one, which can
// say why, finds an error in it.
import assert from "node:assert/strict";
import test from "node:test";
import { bridge } from "./story.mjs";
import { visit } from "./widget.mjs";

/** What a value can turn into by a slip, a wrong type or ill will. */
const instead = [undefined, null, 7, true, "", " ", "nowhere", "javascript:alert(1)", "2025-13-40", [], ["nowhere"], {}];

/** The story again and again, each time with one value changed. @returns {Generator<[string, string]>} what, and its JSON */
function* changes(value = bridge, path = /** @type {string[]} */ ([])) {
  for (const key of Object.keys(value)) {
    const here = [...path, key];
    for (const other of instead) {
      const story = structuredClone(bridge);
      const holder = path.reduce((/** @type {any} */ part, /** @type {string} */ step) => part[step], story);
      holder[key] = other;
      yield [`${here.join(".")} = ${JSON.stringify(other)}`, JSON.stringify(story)];
    }
    const inner = /** @type {any} */ (value)[key];
    if (inner && typeof inner === "object") yield* changes(inner, here);
  }
}

test("both modules refuse the same stories", async (t) => {
  const text = JSON.stringify(bridge);
  /** @type {[string, string][]} */
  const stories = [
    ["as it is", text], ["nothing", ""], ["cut short", text.slice(0, -1)], ["more at the end", `${text}}`],
    // What was computed and cannot be read is passed over, by both.
    ...["7", "{}", "null", '{"by":1,"of":"","sum":"","findings":[{}]}', "[", '{"of":"","of":""}'].map((computed) => (
      /** @type {[string, string]} */ ([`computed: ${computed}`, text.replace(/\}$/, `,"computed":${computed}}`)])
    )),
    ["a key twice", text.replace("{", '{"title":"a",')], ["nested", `${"[".repeat(100)}${"]".repeat(100)}`], ...changes(),
  ];
  assert.ok(stories.length > 500);
  const page = await visit(t, "<p>No widget</p>", { files: {} });
  const verdicts = await page.page.evaluate(async (/** @type {[string, string][]} */ stories, /** @type {string[]} */ files) => {
    const [{ loadModule }, { loadLibrary }, { page }] = await Promise.all([import(files[0]), import(files[1]), import(files[2])]);
    const [{ Widget }, { check }] = await Promise.all([loadModule(), loadLibrary()]);
    return stories.map(([what, text]) => {
      let refused = false;
      try {
        new Widget(document.createElement("div"), page(() => {}), text).free();
      } catch (error) {
        if (/** @type {Error} */ (error).name !== "StoryError") throw error;
        refused = true;
      }
      const errors = check(text).filter((/** @type {{ severity: string }} */ { severity }) => severity === "error");
      return { what, refused, errors: errors.length };
    });
  }, stories, ["/pkg/load.js", "/pkg/library.js", "/pkg/page.js"]);
  const apart = verdicts.filter(({ refused, errors }) => refused !== errors > 0);
  assert.deepEqual(apart, []);
  assert.ok(verdicts.some(({ refused }) => refused) && verdicts.some(({ refused }) => !refused));
});
