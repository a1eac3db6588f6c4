// What a page would download: of each contender as the page of the bench loads it, and of interfaces that others would
// pick in place of the widget. Bundled and minified by esbuild from the installed packages, each file with brotli 11.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** @typedef {{ name: string, raw: number, brotli: number, of: string }} Size */

/** @param {Uint8Array} bytes */
function brotli(bytes) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
}

/** A script that uses some packages, and nothing else of them. @param {string} script */
async function bundle(script) {
  const { outputFiles } = await build({
    stdin: { contents: script, resolveDir: root, loader: "js" },
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    logLevel: "error",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  return outputFiles[0].contents;
}

/** @param {string} name @param {string} of @param {Uint8Array[]} files @returns {Size} */
function sum(name, of, files) {
  const add = (/** @type {(bytes: Uint8Array) => number} */ size) => files.reduce((total, file) => total + size(file), 0);
  return { name, of, raw: add((bytes) => bytes.length), brotli: add(brotli) };
}

/** @param {string} path */
const read = (path) => readFileSync(join(root, path));

/** The contenders of the bench. @returns {Promise<Size[]>} */
export async function contenders() {
  const used = (/** @type {string} */ script) => bundle(`${script}; globalThis.used = used;`);
  const core = await build({ entryPoints: [`${root}pkg/core.js`], bundle: true, minify: true, write: false, format: "esm", legalComments: "none", logLevel: "error" });
  return [
    sum("who-said-what", "core.js with what it imports, library_bg.wasm", [core.outputFiles[0].contents, read("pkg/wasm/library_bg.wasm")]),
    sum("crossfilter2", "all", [await used('import used from "crossfilter2"')]),
    sum("itemsjs + MiniSearch", "all of both", [await used('import a from "itemsjs"; import b from "minisearch"; const used = [a, b]')]),
    sum("MiniSearch", "all, and counting by hand", [await used('import a from "minisearch"; import { byHand } from "./scripts/bench/page/story.mjs"; const used = [a, byHand]')]),
    sum("Orama", "create, insertMultiple, search", [await used('import { create, insertMultiple, search } from "@orama/orama"; const used = [create, insertMultiple, search]')]),
    sum("FlexSearch", "Index, and counting by hand", [await used('import a from "flexsearch"; import { byHand } from "./scripts/bench/page/story.mjs"; const used = [a.Index, byHand]')]),
    sum("loops by hand", "table, byHand", [await used('import { byHand, table } from "./scripts/bench/page/story.mjs"; const used = [byHand, table]')]),
  ];
}

/** Interfaces for readers. @returns {Promise<Size[]>} */
export async function interfaces() {
  const { own, total, seldom } = JSON.parse(execFileSync("node", [`${root}scripts/size.mjs`, "--json"], { encoding: "utf8" }));
  // What a reader of a prepared story in English may come to load of it.
  const more = seldom.filter((/** @type {{ file: string }} */ { file }) => /_rest\.wasm$|^(hits|place|share)\.js$/.test(file));
  const [raw, brotli] = ["raw", "brotli"].map((column) => more.reduce((/** @type {number} */ sum, /** @type {any} */ file) => sum + file[column], own[column]));
  return [
    { name: "who-said-what", of: "what a page loads; without a story", raw: own.raw, brotli: own.brotli },
    { name: "  and in the end", of: "with what comes for who searches, looks at a table, a timeline or two articles, and passes a statement on", raw, brotli },
    { name: "  with its story", of: "what a page loads that names no other", raw: total.raw, brotli: total.brotli },
    pagefind(),
    sum("instantsearch.js", "a search box, hits, three lists of choices; without a theme", [
      await bundle(`import instantsearch from "instantsearch.js";
        import { configure, hits, refinementList, searchBox } from "instantsearch.js/es/widgets/index.js";
        import { liteClient } from "algoliasearch/lite";
        const search = instantsearch({ indexName: "story", searchClient: liteClient("", "") });
        search.addWidgets([configure({}), searchBox({ container: "#a" }), hits({ container: "#b" }), refinementList({ container: "#c", attribute: "source" })]);
        search.start();`),
    ]),
    sum("TimelineJS3", "timeline.js, timeline.css", [read("node_modules/@knight-lab/timelinejs/dist/js/timeline.js"), read("node_modules/@knight-lab/timelinejs/dist/css/timeline.css")]),
    sum("lit + itemsjs + diff", "an element, filters and a comparison by hand; the libraries alone", [
      await bundle(`import { LitElement, css, html } from "lit";
        import { repeat } from "lit/directives/repeat.js";
        import itemsjs from "itemsjs";
        import { diffWords } from "diff";
        globalThis.used = [LitElement, css, html, repeat, itemsjs, diffWords];`),
    ]),
  ];
}

/** Its component interface, as its own command writes it for a site of one page. @returns {Size} */
function pagefind() {
  const site = mkdtempSync(join(tmpdir(), "who-said-what-"));
  try {
    mkdirSync(join(site, "site"));
    writeFileSync(join(site, "site/index.html"), '<!doctype html><html lang="en"><title>A story</title><main><h1>A story</h1><p>Said by many.</p></main></html>');
    execFileSync("node", [join(root, "node_modules/pagefind/lib/runner/bin.cjs"), "--site", join(site, "site")], { stdio: "pipe" });
    const folder = join(site, "site/pagefind");
    // What a page with the component loads to search; not the index itself. The wasm is compressed as it stands.
    const loaded = readdirSync(folder).filter((file) => /^(pagefind-component-ui\.(js|css)|pagefind\.js|pagefind-worker\.js|wasm\.en\.pagefind)$/.test(file));
    if (!loaded.includes("pagefind-component-ui.js")) throw new Error(`no component interface among ${readdirSync(folder).join(", ")}`);
    return sum("Pagefind", `${loaded.join(", ")}; without an index`, loaded.map((file) => readFileSync(join(folder, file))));
  } finally {
    rmSync(site, { recursive: true });
  }
}
