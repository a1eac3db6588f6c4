// `check` of `who-said-what/core`, in Node: that it says of a story what the command `check` says, to the letter. What the
// command prints is held by tests/check.rs to the same files.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import test, { before } from "node:test";
import { load } from "../pkg/core.js";

const root = new URL("../", import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), "utf8");
const cases = readdirSync(new URL("tests/data/check/", root));

/** @type {import("../pkg/core.js").Core} */
let core;
before(async () => { core = await load(readFileSync(new URL("pkg/wasm/library_bg.wasm", root))); });

for (const name of cases) {
  // What only the articles' texts can show is the command's alone, as a page does not have them.
  const skip = existsSync(new URL(`tests/data/check/${name}/texts/`, root)) && "the command looks into texts as well";
  test(`as the command says it: ${name}`, { skip }, () => {
    const { problems } = JSON.parse(read(`tests/data/check/${name}/expected.json`));
    const said = core.check(read(`tests/data/check/${name}/story.json`));
    assert.deepEqual(said, problems.map((/** @type {any} */ { file, ...problem }) => problem));
  });
}

test("what was computed before the story was changed is named, and what is alike suggested", () => {
  const paths = (/** @type {string} */ name) => core.check(read(`tests/data/check/${name}/story.json`)).map(({ severity, path }) => `${severity} ${path}`);
  assert.deepEqual(paths("stale"), ["warning computed.of"]);
  const prepared = JSON.parse(core.shippedStory());
  assert.deepEqual(core.check(JSON.stringify(prepared)).filter(({ severity }) => severity !== "suggestion"), []);
  prepared.statements[0].text += " And more.";
  assert.deepEqual(core.check(JSON.stringify(prepared)).filter(({ severity }) => severity !== "suggestion").map(({ path }) => path), ["computed.of"]);
});
