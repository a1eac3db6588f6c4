// The package as npm would publish it, and the small projects of this folder with it installed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { bridge } from "../page/story.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Inside the project's folder, so that bundlers find the frameworks in its node_modules. */
const work = join(root, "target/ways");

/** @param {string} folder of a package @param {string} to @returns {string} the path of its tarball */
export function tarball(folder, to) {
  mkdirSync(to, { recursive: true });
  const [{ filename }] = Object.values(JSON.parse(
    execFileSync("npm", ["pack", "--json", "--pack-destination", to], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] }).toString(),
  ));
  return join(to, filename);
}

/** @type {{ folder: string, tarball: string } | undefined} */
let packed;

/** The package as it is published: what is in the tarball, and nothing else. @returns {{ folder: string, tarball: string }} */
export function published() {
  if (packed) return packed;
  mkdirSync(work, { recursive: true });
  // Of its own, as two test files may do this at a time.
  const folder = mkdtempSync(join(work, "package-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const file = tarball(join(root, "pkg"), folder);
  execFileSync("tar", ["-xzf", file, "-C", folder]);
  return (packed = { folder: join(folder, "package"), tarball: file });
}

/**
 * A project of `tests/ways/projects`, or an empty one, with the package installed as from npm.
 * @param {string} name
 * @param {string} [from] the one that it begins as, if its name is another
 * @returns {string} its folder
 */
export function project(name, from = name) {
  const folder = join(work, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  const source = fileURLToPath(new URL(`projects/${from}`, import.meta.url));
  if (existsSync(source)) {
    for (const file of readdirSync(source)) cpSync(join(source, file), join(folder, file), { recursive: true });
  }
  const copy = mkdtempSync(join(folder, "node_modules/.who-said-what-"));
  cpSync(published().folder, copy, { recursive: true });
  renameSync(copy, join(folder, "node_modules/who-said-what"));
  return folder;
}

/** Says which package, which projects and which tools were built from. @type {string | undefined} */
let stamp;

/**
 * A project as it is served, built anew only when the package, the projects or the tools have changed.
 * @param {string} name of the project
 * @param {(folder: string) => Promise<unknown> | unknown} build is given the project's folder, and leaves `dist` in it
 * @param {string} [from] the project that it begins as, if its name is another
 * @returns {Promise<string>} the folder `dist`
 */
export async function built(name, build, from = name) {
  if (!stamp) {
    const hash = createHash("sha256");
    const sources = fileURLToPath(new URL(".", import.meta.url));
    const files = readdirSync(sources, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)).filter((file) => !file.endsWith(".test.mjs"));
    for (const file of [published().tarball, join(root, "package-lock.json"), ...files.sort()]) hash.update(file.replace(/package-\w+/, "")).update(readFileSync(file));
    stamp = hash.digest("hex");
  }
  const folder = join(work, name);
  const mark = join(folder, "built");
  if (!existsSync(mark) || readFileSync(mark, "utf8") !== stamp) {
    project(name, from);
    await build(folder);
    writeFileSync(mark, stamp);
  }
  return join(folder, "dist");
}

const { load } = await import(pathToFileURL(join(published().folder, "core.js")).href);
const { StoryIndex } = await load(readFileSync(join(published().folder, "wasm/library_bg.wasm")));

/** The small story with what is computed from it, as a newsroom publishes it. */
export const prepared = { ...bridge, computed: new StoryIndex(JSON.stringify(bridge)).computed() };
