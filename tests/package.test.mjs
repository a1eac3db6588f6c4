// The npm package: that npm publishes what is needed and nothing else, and that its parts fit together.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join, relative } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { reach } from "../scripts/reach.mjs";

const pkg = fileURLToPath(new URL("../pkg", import.meta.url));
const manifest = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));

/** Every path that package.json names, except the list of files to publish. @returns {string[]} */
function named() {
  const { exports, main, module, types, customElements } = manifest;
  /** @param {unknown} value @returns {string[]} */
  const paths = (value) =>
    typeof value === "string" ? [value] : value && typeof value === "object" ? Object.values(value).flatMap(paths) : [];
  return paths([exports, main, module, types, customElements]).map((path) => path.replace(/^\.\//, ""));
}

/** @param {string} folder @returns {string[]} */
function published(folder) {
  const answer = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json"], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] }).toString());
  return Object.values(answer)[0].files.map((/** @type {{ path: string }} */ file) => file.path).sort();
}

const reached = named().flatMap((path) => reach(join(pkg, path)).files.map((file) => relative(pkg, file)));

test("every path that package.json names exists", () => {
  const absent = [...named(), ...manifest.files].filter((path) => !existsSync(join(pkg, path)));
  assert.deepEqual(absent, []);
});

test("npm publishes what the entries reach, the readme and the licences, and nothing else", () => {
  const expected = new Set([...reached, "package.json", "README.md", "LICENSE-APACHE", "LICENSE-MIT"]);
  assert.deepEqual(published(pkg), [...expected].sort());
});

test("a stray file is not published", (t) => {
  const copy = mkdtempSync(join(tmpdir(), "who-said-what-"));
  t.after(() => rmSync(copy, { recursive: true }));
  cpSync(pkg, copy, { recursive: true });
  for (const stray of ["notes.md", "draft.js", "wasm/package.json", ".env"]) writeFileSync(join(copy, stray), "");
  assert.deepEqual(published(copy), published(pkg));
});

test("nothing outside the package is imported, but a framework's types by the types for it", () => {
  const bare = named().flatMap((path) => reach(join(pkg, path)).bare.map((name) => `${path}: ${name}`));
  assert.deepEqual(bare, ["server.js: node:fs/promises", "react.d.ts: react", "vue.d.ts: vue", "svelte.d.ts: svelte/elements"]);
});

test("the package, the crate and the licence texts agree", () => {
  const crate = readFileSync(join(pkg, "../Cargo.toml"), "utf8");
  assert.equal(/^version = "(.+)"$/m.exec(crate)?.[1], manifest.version);
  assert.equal(/^license = "(.+)"$/m.exec(crate)?.[1], manifest.license);
  for (const licence of ["LICENSE-APACHE", "LICENSE-MIT"]) {
    assert.equal(readFileSync(join(pkg, licence), "utf8"), readFileSync(join(pkg, "..", licence), "utf8"), licence);
  }
});

// Importing must work on a server, where there is no document: frameworks render there first.
for (const [entry, target] of Object.entries(manifest.exports)) {
  if (!target.types) continue;
  test(`"${entry}" can be imported without a document, and its types declare what it exports`, async () => {
    const exported = Object.keys(await import(join(pkg, target.default))).filter((name) => name !== "default");
    const types = readFileSync(join(pkg, target.types), "utf8");
    if (/export \* from/.test(types)) return;
    const undeclared = exported.filter((name) => !new RegExp(`export\\b[^;]*\\b${name}\\b`).test(types));
    assert.deepEqual(undeclared, []);
  });
}

test("the wasm says nothing about the machine that built it", () => {
  const wasm = readFileSync(join(pkg, "wasm/who_said_what_bg.wasm"));
  for (const folder of [join(homedir(), ".cargo"), fileURLToPath(new URL("..", import.meta.url))]) {
    assert.equal(wasm.indexOf(folder), -1, folder);
  }
});
