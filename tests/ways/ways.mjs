// Every way to bring the widget onto a page: how it is built, how it is served, and what is to be seen then.
import * as esbuild from "esbuild";
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { built, prepared, project, published } from "./project.mjs";

/** @typedef {import("../../scripts/serve.mjs").Change} Change */
/**
 * @typedef {object} Site
 * @property {(path: string, url?: string) => Change | undefined | Promise<Change | undefined>} answer
 * @property {() => Promise<void>} [close]
 *
 * @typedef {object} Way
 * @property {string} name
 * @property {() => Promise<Site> | Site} make
 * @property {"framework" | "static"} [kind] a page whose framework gives the story to the element, and hears of it; or a page
 *   with no script at all
 * @property {boolean} [alone] there is no other file than the page's: another language and what is not prepared go without
 * @property {number} [requests] how many there are until the widget is there, with the page and the story
 */

const types = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
  ".wasm": "application/wasm",
});

/**
 * A site of folders, by what their paths begin with, and of texts. What is not there is answered with 404.
 * @param {Record<string, string>} folders
 * @param {Record<string, string>} [texts]
 * @param {Record<string, string>} [headers] for every answer
 * @returns {Site}
 */
export function site(folders, texts = {}, headers = {}) {
  return {
    answer(path) {
      const type = types[extname(path)] ?? "application/octet-stream";
      if (path in texts) return { headers: { "Content-Type": type, ...headers }, body: texts[path] };
      for (const [prefix, folder] of Object.entries(folders)) {
        const file = join(folder, path.slice(prefix.length));
        if (path.startsWith(prefix) && existsSync(file) && statSync(file).isFile()) {
          const data = readFileSync(file);
          return { headers: { "Content-Type": type, ...headers }, body: type.startsWith("text/html") ? String(data) : data };
        }
      }
      // The browser's own wish, which the server knows to answer.
      return path === "/favicon.ico" ? undefined : { status: 404, headers: { "Content-Type": "text/plain" }, body: `not there: ${path}` };
    },
  };
}

/** @param {string} head @param {string} [element] */
const page = (head, element = `<who-said-what src="story.json"><p>What was said, for readers without the widget</p></who-said-what>`) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>${head}${element}`;

/** A policy as strict as the widget can be under. */
const strict = { "Content-Security-Policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types who-said-what" };

/** The package where a site of one's own has it. */
const pkg = () => ({ "/pkg/": published().folder });
const classic = () => readFileSync(join(published().folder, "who-said-what.classic.js"), "utf8");

/** @param {string} name of a project @param {(folder: string) => unknown} build @param {string} [from] */
const dist = async (name, build, from) => site({ "/": await built(name, build, from) });

/** @param {string} folder @param {string} file */
const keep = (folder, file) => {
  mkdirSync(join(folder, "dist"), { recursive: true });
  copyFileSync(join(folder, file), join(folder, "dist", file));
};

/** @param {string} folder @param {"vite" | "vite7"} [which] */
async function vite(folder, which = "vite") {
  const { build } = await import(which);
  // What its development server has set, in this process, would make frameworks' slower and larger builds.
  delete process.env.NODE_ENV;
  await build({ root: folder, base: "./", logLevel: "warn" });
}

/**
 * Vite's development server behind the test's: a browser that asks there gets what Vite answers.
 * @param {string} folder
 * @param {"vite" | "vite7"} which
 * @param {object} [config]
 * @returns {Promise<Site>}
 */
async function viteServer(folder, which, config = {}) {
  const { createServer } = await import(which);
  const server = await createServer({
    root: folder, logLevel: "error", server: { port: 0, host: "127.0.0.1", ws: false, hmr: false, watch: null }, ...config,
  });
  await server.listen();
  const { port } = server.httpServer.address();
  return {
    async answer(path, url = path) {
      if (path === "/favicon.ico") return undefined;
      const accept = path.endsWith(".html") ? "text/html" : "*/*";
      const answer = await fetch(`http://127.0.0.1:${port}${url}`, { headers: { Accept: accept } });
      const type = answer.headers.get("Content-Type") ?? "text/plain";
      // Without its own script, which would ask for a socket to be told of changes.
      const client = /<script[^>]*\/@vite\/client[^>]*><\/script>/;
      const body = type.startsWith("text/html") ? (await answer.text()).replace(client, "") : new Uint8Array(await answer.arrayBuffer());
      return { status: answer.status, headers: { "Content-Type": type }, body };
    },
    close: () => server.close(),
  };
}

/** @param {string} folder @param {string} entry @param {import("esbuild").BuildOptions} [options] */
const bundle = (folder, entry, options = {}) => esbuild.build({
  entryPoints: [join(folder, entry)], bundle: true, format: "esm", minify: true, logLevel: "warning", outdir: join(folder, "dist"),
  define: { "process.env.NODE_ENV": '"production"' }, ...options,
});

/** As esbuild copies no files, they are copied: where they stand to its script as in the package. @type {typeof bundle} */
const beside = async (folder, entry, options) => {
  keep(folder, "index.html");
  const from = join(folder, "node_modules/who-said-what");
  for (const file of ["wasm", "words", "who-said-what.css"]) cpSync(join(from, file), join(folder, "dist", file), { recursive: true });
  return bundle(folder, entry, { splitting: true, ...options });
};

const require = createRequire(import.meta.url);

/** @param {string} folder */
const webpack = (folder) =>
  new Promise((done, failed) => {
    const mode = /** @type {const} */ ("production");
    // It warns of files above 244 KiB, which a compiled module may well be.
    const options = { mode, performance: /** @type {const} */ (false), context: folder, entry: "./main.js", output: { path: join(folder, "dist"), filename: "main.js" } };
    require("webpack")(options, (/** @type {Error} */ error, /** @type {any} */ stats) => {
      if (error || stats.hasErrors() || stats.hasWarnings()) failed(error ?? new Error(stats.toString({ all: false, errors: true, warnings: true })));
      else done(undefined);
    });
  });

/** What a server that runs Node sends. @param {"light" | "shadow" | "page"} as */
async function rendered(as) {
  const { render } = await import(pathToFileURL(join(published().folder, "server.js")).href);
  const options = as === "page" ? {} : { src: "story.json", script: "pkg/who-said-what.min.js" };
  const html = await render(prepared, { as, ...options, ...(as === "shadow" ? { css: "pkg/who-said-what.css" } : {}) });
  return site(pkg(), { "/index.html": as === "page" ? html : page("", html) });
}

/** @type {Way[]} */
export const ways = [
  {
    name: "module script tag",
    make: () => site(pkg(), { "/index.html": page(`<script type="module" src="pkg/who-said-what.min.js"></script>`) }, strict),
    requests: 5,
  },
  {
    name: "classic script tag, its file beside the package's others",
    make: () => site(pkg(), { "/index.html": page(`<script src="pkg/who-said-what.classic.js"></script>`) }, strict),
    requests: 3,
  },
  {
    name: "classic script tag, one file alone",
    make: () => site({}, { "/index.html": page(`<script src="widget.js"></script>`), "/widget.js": classic() }, strict),
    alone: true,
    requests: 3,
  },
  {
    name: "classic script, pasted into the page",
    make: () => site({}, { "/index.html": page(`<script>${classic()}</script>`) }),
    alone: true,
    requests: 2,
  },
  {
    name: "import map, without a bundler",
    make: () => site({ "/": project("import-map") }),
  },
  { name: "Vite 8, build", make: () => dist("vite", vite) },
  { name: "Vite 8, development server", make: () => viteServer(project("vite-server", "vite"), "vite") },
  { name: "Vite 7, build", make: () => dist("vite-7", (folder) => vite(folder, "vite7"), "vite") },
  {
    name: "Vite 7, development server, with optimizeDeps.exclude",
    make: () => viteServer(project("vite-7-server", "vite"), "vite7", { optimizeDeps: { exclude: ["who-said-what"] } }),
  },
  { name: "webpack", make: () => dist("webpack", async (folder) => { keep(folder, "index.html"); await webpack(folder); }) },
  {
    name: "esbuild, the package's files beside its own",
    make: () => dist("esbuild", (folder) => beside(folder, "main.js")),
  },
  {
    name: "esbuild, all in one module",
    make: () => dist("esbuild-inline", async (folder) => { keep(folder, "index.html"); await bundle(folder, "main.js"); }),
    alone: true,
    requests: 3,
  },
  { name: "React 19, by Vite", kind: "framework", make: () => dist("react-19", vite) },
  {
    name: "React 18, by esbuild",
    kind: "framework",
    make: () => dist("react-18", (folder) => beside(folder, "main.jsx", { jsx: "automatic", alias: { react: "react18", "react-dom": "react-dom18" } })),
  },
  { name: "Vue, by Vite", kind: "framework", make: () => dist("vue", vite) },
  { name: "Svelte, by Vite", kind: "framework", make: () => dist("svelte", vite) },
  { name: "Node server, as content of the element, and a module script tag", make: () => rendered("light"), requests: 5 },
  { name: "Node server, as shadow tree, and a module script tag", make: () => rendered("shadow"), requests: 6 },
  { name: "Node server, as a page without scripts", kind: "static", make: () => rendered("page"), requests: 1 },
];
