// Hashes of the package's files, for subresource integrity: https://www.w3.org/TR/sri-2/
//   node scripts/integrity.mjs [ADDRESS]    prints what to put into a page that takes the package from an address, which
//                                           ends in /; without one, from a CDN that serves npm packages (make integrity)
import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { reach } from "./reach.mjs";

const pkg = fileURLToPath(new URL("../pkg/", import.meta.url));
const { version, files } = JSON.parse(readFileSync(join(pkg, "package.json"), "utf8"));

/** @param {string} file of the package */
const hash = (file) => `sha384-${createHash("sha384").update(readFileSync(join(pkg, file))).digest("base64")}`;

/** Of each file that a browser may load: its hash. @returns {Record<string, string>} */
export function hashes() {
  const loaded = files.filter((/** @type {string} */ file) => /^\w.*\.(js|css|wasm)$|^(words|wasm)\/.*\.json$/.test(file) && !/\bserver/.test(file) && existsSync(join(pkg, file)));
  return Object.fromEntries(loaded.map((/** @type {string} */ file) => [file, hash(file)]));
}

/** What the small script imports later, if ever. */
export const later = () =>
  reach(join(pkg, "who-said-what.min.js")).files.slice(1).filter((file) => /\.js$/.test(file) && !file.endsWith("worker.js"))
    .map((file) => relative(pkg, file).split(sep).join("/"));

/** Writes them into the package. */
export const write = () => writeFileSync(join(pkg, "integrity.json"), `${JSON.stringify(hashes(), null, 2)}\n`);

/** @param {string} base */
function page(base) {
  const of = hashes();
  const map = { integrity: Object.fromEntries(later().map((file) => [base + file, of[file]])) };
  return `One file, with all in it that a reader needs:

<script src="${base}who-said-what.classic.js" integrity="${of["who-said-what.classic.js"]}" crossorigin="anonymous"></script>
<who-said-what src="story.json"></who-said-what>

The small module, and what it loads; in a language other than English, the hash of its words is one more, as in integrity.json, and for
the story that ships, on a page that names no other, that of wasm/story.json:

<script type="importmap">
${JSON.stringify(map, null, 2)}
</script>
<script type="module" src="${base}who-said-what.min.js" integrity="${of["who-said-what.min.js"]}" crossorigin="anonymous"></script>
<who-said-what src="story.json" integrity="${of["wasm/who_said_what_bg.wasm"]} ${of["wasm/who_said_what_rest.wasm"]} ${of["who-said-what.css"]}"></who-said-what>`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const base = process.argv[2] ?? `https://cdn.jsdelivr.net/npm/who-said-what@${version}/`;
  if (!/^(https?:\/)?\/.*\/$/.test(base)) {
    console.error(`integrity: "${base}" is no address of a folder: write https://.../ or /.../`);
    process.exit(2);
  }
  console.log(page(base));
}
