// What came of each way in each engine, kept in a file for the table.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";

/** @typedef {Record<string, { requests: number, bytes: number } | null>} Results by the name of a way; null if it failed */

const folder = fileURLToPath(new URL("../../target/ways/results/", import.meta.url));
const engine = process.env.ENGINE || "chromium";

/** What the last run has kept for an engine; nothing if there was none. @param {string} engine @returns {Results} */
export function results(engine) {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.startsWith(`${engine} `)).sort().reverse() : [];
  return Object.assign({}, ...files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8"))));
}

/** @type {Results} */
const noted = {};
/** @type {Map<string, number>} */
const sizes = new Map();

/** As a server sends it that compresses. @param {string | Uint8Array} body */
function size(body) {
  const key = createHash("sha256").update(body).digest("hex");
  const known = sizes.get(key) ?? brotliCompressSync(body).length;
  sizes.set(key, known);
  return known;
}

/** Says that a way is tried; until `note`, it has failed. @param {string} name */
export function begin(name) {
  noted[name] = null;
}

/**
 * Keeps that a way works in this engine, and what it loaded.
 * @param {string} name
 * @param {[string, string | Uint8Array][]} answers with the page and the story among them: the story is not counted
 */
export function note(name, answers) {
  const counted = answers.filter(([url]) => url !== "/story.json");
  // The page is no request of the widget's, but some have the script in it.
  noted[name] = { requests: counted.length - 1, bytes: counted.reduce((sum, [, body]) => sum + size(body), 0) };
}

process.on("exit", () => {
  if (Object.keys(noted).length === 0) return;
  mkdirSync(folder, { recursive: true });
  // Of each file of tests its own, as they run side by side.
  writeFileSync(join(folder, `${engine} ${basename(process.argv[1])}.json`), JSON.stringify(noted, null, 2));
});
