// Makes what a script tag loads of the package's own files: one script, one style sheet, both without comments and spaces.
// What only some pages need stays in files of its own, which the script imports when it does.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const path = (/** @type {string} */ name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
/** @type {import("esbuild").BuildOptions} */
const common = { bundle: true, minify: true, legalComments: "none", logLevel: "warning" };

await build({ ...common, entryPoints: [path("src/render/styles/index.css")], outfile: path("pkg/who-said-what.css") });
await build({
  ...common,
  entryPoints: [path("pkg/who-said-what.js")],
  outfile: path("pkg/who-said-what.min.js"),
  format: "esm",
  target: "es2022",
  plugins: [
    {
      name: "what is imported later stays apart",
      setup: ({ onResolve }) =>
        onResolve({ filter: /^\./ }, (file) => (file.kind === "dynamic-import" ? { path: file.path, external: true } : undefined)),
    },
  ],
});
