// Which files a module of the package reaches, by reading it: what a browser will fetch, what npm has to publish.
import { readFileSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";

const comments = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
const imported = [
  /\b(?:import|export)\b[^"';]*?\bfrom\s*["']([^"']+)["']/g,
  /\bimport\s*["']([^"']+)["']/g,
];
const importedLater = /\bimport\s*\(\s*["']([^"']+)["']/g;
const asset = /\bnew\s+URL\(\s*["']([^"']+)["']\s*,\s*import\.meta\.url/g;
const styled = [/@import\s+["']([^"']+)["']/g, /\burl\(\s*["']?([^"')]+?)["']?\s*\)/g];

/** @param {string} text @param {RegExp[]} patterns */
const all = (text, ...patterns) => patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1]));

/** @param {string} file @param {boolean} dynamic @returns {{ relative: string[], bare: string[] }} */
function references(file, dynamic) {
  const kind = extname(file);
  if (![".js", ".mjs", ".ts", ".css"].includes(kind)) return { relative: [], bare: [] };
  const text = readFileSync(file, "utf8").replace(comments, "");
  if (kind === ".css") {
    return { relative: all(text, ...styled).filter((url) => !/^(#|[a-z]+:|\/\/)/i.test(url)), bare: [] };
  }
  const imports = all(text, ...imported, ...(dynamic ? [importedLater] : []));
  return {
    relative: [
      ...imports.filter((name) => name.startsWith(".")),
      ...all(text, asset).filter((url) => !/^([a-z]+:|\/)/i.test(url)),
    ],
    bare: imports.filter((name) => !name.startsWith(".")),
  };
}

/** In a declaration file, "./x.js" means the types of x.js: x.d.ts. @param {string} from @param {string} file */
const declared = (from, file) => (from.endsWith(".d.ts") ? file.replace(/\.js$/, ".d.ts") : file);

/**
 * Follows imports, `new URL("...", import.meta.url)`, and in styles `@import` and `url()`.
 * @param {string} entry a script, a declaration file or a style sheet
 * @param {{ later?: boolean }} [options] whether to follow what is imported later, if at all: `import("...")`
 * @returns {{ files: string[], bare: string[] }} whole paths, the entry first; and imports that are not files
 */
export function reach(entry, { later = true } = {}) {
  const files = [resolve(entry)];
  const bare = new Set();
  for (const file of files) {
    const found = references(file, later);
    for (const name of found.bare) bare.add(name);
    for (const name of found.relative) {
      const next = declared(file, resolve(dirname(file), name));
      if (!files.includes(next)) files.push(next);
    }
  }
  return { files, bare: [...bare] };
}
