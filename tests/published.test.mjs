// The package as npm would publish it, from its tarball: what publint and "are the types wrong" say of it, that its types
// compile with each framework's, that its manifest is of this code, that importing the class alone does nothing.
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { build } from "esbuild";
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { publint } from "publint";
import { documented, file as manifestFile, manifest } from "../scripts/manifest.mjs";
import { project, published } from "./ways/project.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { exports } = JSON.parse(readFileSync(join(root, "pkg/package.json"), "utf8"));
/** What can be imported as a script. @type {string[]} */
const scripts = Object.keys(exports).filter((entry) => exports[entry].default);

test("publint has nothing to say, suggestions included", async () => {
  const { messages } = await publint({ pkgDir: published().folder, strict: true, pack: false });
  assert.deepEqual(messages, []);
});

test('"are the types wrong" finds every entry typed, in every way of resolving', async () => {
  const data = createPackageFromTarballData(new Uint8Array(readFileSync(published().tarball)));
  const files = Object.keys(exports).filter((entry) => !scripts.includes(entry));
  const result = await checkPackage(data, { excludeEntrypoints: files.map((entry) => entry.replace(/^\.\//, "")) });
  assert.ok(result.types);
  assert.deepEqual(Object.keys(result.entrypoints).sort(), [...scripts].sort());
  // The package has ES modules only, which Node's `require` loads since 20.19: the next test does.
  const problems = result.problems.filter(({ kind }) => kind !== "CJSResolvesToESM");
  assert.deepEqual(problems, []);
});

test("every entry can be required, too", { skip: !process.features.require_module && "this Node cannot require ES modules" }, () => {
  const folder = project("required");
  const code = `for (const entry of ${JSON.stringify(scripts)}) console.log(Object.keys(require(entry.replace(".", "who-said-what"))).length > 0)`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", "--input-type=commonjs", "--eval", code], { cwd: folder, encoding: "utf8" });
  assert.equal(stdout, "true\n".repeat(scripts.length), stderr);
});

// Each with the types that its framework ships; React 18's stand beside React 19's under another name.
const modules = join(root, "node_modules");
for (const [what, sample, options] of /** @type {[string, string, object][]} */ ([
  ["the element, its properties and events", "events.ts", {}],
  ["React 19", "react.tsx", { jsx: "react-jsx" }],
  ["React 18", "react.tsx", { jsx: "react-jsx", paths: { react: [`${modules}/types-react18`], "react/*": [`${modules}/types-react18/*`] } }],
  ["Vue", "vue.ts", {}],
  ["Svelte", "svelte.ts", {}],
  ["any other JSX", "jsx.tsx", { jsx: "preserve" }],
])) {
  test(`types: ${what}`, () => {
    const folder = project(`types-${what.replace(/\W+/g, "-").toLowerCase()}`);
    cpSync(join(root, "tests/ways/types", sample), join(folder, sample));
    const compilerOptions = {
      target: "ES2022", module: "ESNext", moduleResolution: "Bundler", lib: ["ES2023", "ESNext.Disposable", "DOM", "DOM.Iterable"],
      strict: true, noEmit: true, types: [], skipLibCheck: false, ...options,
    };
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [sample] }));
    const { status, stdout } = spawnSync(process.execPath, [join(modules, "typescript/bin/tsc"), "--project", folder], { encoding: "utf8" });
    assert.equal(status, 0, stdout);
  });
}

test("the custom elements manifest is that of the code (WSW_WRITE=1 writes it anew)", () => {
  if (process.env.WSW_WRITE) writeFileSync(manifestFile, manifest());
  assert.equal(readFileSync(manifestFile, "utf8"), manifest());
});

test("README describes all that the manifest has, and nothing that is not there", () => {
  const [element] = JSON.parse(manifest()).modules[0].declarations;
  const said = documented();
  const names = (/** @type {{ name: string, kind?: string }[]} */ list) => list.map(({ name }) => name).sort();
  const fields = names(element.members.filter((/** @type {{ kind: string }} */ { kind }) => kind === "field"));
  assert.deepEqual([...said.Attributes.keys()].sort(), names(element.attributes));
  assert.deepEqual([...said.Properties.keys()].filter((name) => fields.includes(name)).sort(), fields);
  assert.deepEqual([...said.Events.keys()].sort(), names(element.events));
  const styling = [...said.Styling.keys()];
  assert.deepEqual(styling.filter((name) => name.startsWith("--")).sort(), names(element.cssProperties));
  assert.deepEqual(styling.flatMap((name) => /^::part\((.*)\)$/.exec(name)?.[1] ?? []).sort(), names(element.cssParts));
});

test("JSX takes every attribute and property of the manifest", () => {
  const [element] = JSON.parse(manifest()).modules[0].declarations;
  const types = readFileSync(join(root, "pkg/element.d.ts"), "utf8");
  const [, props] = /export interface WhoSaidWhatProps \{([^]*?)\n\}/.exec(types) ?? [];
  const taken = [...(props ?? "").matchAll(/^ {2}"?([\w-]+)"?\?: /gm)].map(([, name]) => name);
  const fields = element.members.filter((/** @type {any} */ { kind, readonly }) => kind === "field" && !readonly);
  const mirrored = element.attributes.map((/** @type {any} */ { fieldName }) => fieldName);
  const wanted = [...element.attributes, ...fields.filter((/** @type {any} */ { name }) => !mirrored.includes(name))].map(({ name }) => name);
  assert.deepEqual(taken.sort(), [...new Set(wanted)].sort());
});

// Frameworks render on a server first, where there is no element: what is written there must do until the browser has it.
test("React writes attributes and the fallback on a server, and leaves objects to the browser", async () => {
  const code = `import "who-said-what/react"; import { createElement } from "react"; import { renderToStaticMarkup } from "react-dom/server";
    const props = { src: "/story.json", lang: "de", query: { text: "a" }, "onwsw-ready": () => {} };
    console.log(renderToStaticMarkup(createElement("who-said-what", props, createElement("p", null, "Said"))));`;
  const out = execFileSync(process.execPath, ["--no-warnings", "--input-type=module", "--eval", code], { cwd: project("react-server"), encoding: "utf8" });
  assert.equal(out.trim(), '<who-said-what src="/story.json" lang="de"><p>Said</p></who-said-what>');
});

/** What a bundler leaves of a script, minified. @param {string} code */
async function bundled(code) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: project("bundled") }, bundle: true, format: "esm", minify: true, write: false, logLevel: "silent",
  });
  return outputFiles[0].text;
}

test("the pure entry has no side effect: what is not used of it is not there, and importing it registers nothing", async () => {
  for (const entry of ["who-said-what/element", "who-said-what/core"]) {
    assert.equal((await bundled(`import ${JSON.stringify(entry)}`)).trim(), "", entry);
    assert.equal((await bundled(`import { nothing } from ${JSON.stringify(entry)}`).catch(() => "")).trim(), "", entry);
  }
  // A page's globals, each of which says so when it is touched.
  const watch = `const touched = []; for (const name of ["document", "customElements", "navigator", "location", "addEventListener", "fetch", "localStorage"])
    Object.defineProperty(globalThis, name, { configurable: true, get() { touched.push(name); } });
    const before = new Set(Object.getOwnPropertyNames(globalThis));
    await import("who-said-what/element"); await import("who-said-what/core");
    console.log(JSON.stringify([touched, Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))]));`;
  const out = execFileSync(process.execPath, ["--no-warnings", "--input-type=module", "--eval", watch], { cwd: project("watched"), encoding: "utf8" });
  assert.equal(out.trim(), "[[],[]]");
});

test("the other entries do register, and a bundler keeps that", async () => {
  for (const entry of ["who-said-what", "who-said-what/react", "who-said-what/vue", "who-said-what/svelte"]) {
    assert.match(await bundled(`import ${JSON.stringify(entry)}`), /\.define\(/, entry);
  }
});
