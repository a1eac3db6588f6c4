// Makes what a script tag loads of the package's own files: one script, one style sheet, both without comments and spaces.
// What only some pages need stays in files of its own, which the script imports when it does. And the same as one file
// with all in it that a reader needs, as a classic script and as a module. Then the hashes of all files.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build } from "esbuild";
import { write } from "./integrity.mjs";

const path = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
/** @type {import("esbuild").BuildOptions} */
const common = { bundle: true, minify: true, legalComments: "none", logLevel: "warning" };
/** @type {import("esbuild").BuildOptions} */
const script = { ...common, entryPoints: [path("pkg/who-said-what.js")], target: "es2022" };

await build({ ...common, entryPoints: [path("src/render/styles/index.css")], outfile: path("pkg/who-said-what.css") });
await build({
  ...script,
  outfile: path("pkg/who-said-what.min.js"),
  format: "esm",
  plugins: [
    {
      name: "what is imported later stays apart",
      setup: ({ onResolve }) =>
        onResolve({ filter: /^\./ }, (file) => (file.kind === "dynamic-import" ? { path: file.path, external: true } : undefined)),
    },
  ],
});

/** @type {import("esbuild").Plugin} */
const inside = {
  name: "module and styles inside",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/load\.js$/ }, () => ({ path: path("src/web/inside/load.js") }));
    onResolve({ filter: /^inside$/ }, ({ path }) => ({ path, namespace: "inside" }));
    onLoad({ filter: /^inside$/, namespace: "inside" }, () => {
      // Deflated, as a page is compressed once more: as base64 alone the module would be a tenth larger then.
      const deflated = (/** @type {string} */ file) => deflateRawSync(readFileSync(path(file)), { level: 9 }).toString("base64");
      const [module, story] = ["pkg/wasm/who_said_what_whole.wasm", "pkg/wasm/story.json"].map(deflated);
      const styles = readFileSync(path("pkg/who-said-what.css"), "utf8").trim();
      return { contents: `export const module = "${module}", story = "${story}", styles = ${JSON.stringify(styles)};` };
    });
  },
};
await build({ ...script, outfile: path("pkg/inline.js"), format: "esm", plugins: [inside] });
// A script that is pasted into a page ends where its text says so: esbuild writes `<\/script`.
await build({
  ...script,
  entryPoints: [path("src/web/inside/classic.js")],
  outfile: path("pkg/who-said-what.classic.js"),
  format: "iife",
  plugins: [inside],
  define: { "import.meta.url": "here" },
  inject: [path("src/web/inside/here.js")],
});
write();
