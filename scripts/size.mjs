// What a reader downloads, raw, with gzip and with brotli; with a story of the page's own, against the budget.
//   node scripts/size.mjs            fails above the budget
//   node scripts/size.mjs --parts    and shows the largest sections, crates and functions of the wasm (make size P=--parts)
//   node scripts/size.mjs --json     for programs
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { reach } from "./reach.mjs";
import { parts } from "./wasm-parts.mjs";

const KB = 1024;
const budget = 72 * KB;
const targets = [56 * KB];

const root = fileURLToPath(new URL("..", import.meta.url));
const pkg = `${root}pkg/`;
const linked = `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/wasm32-unknown-unknown/release/who_said_what.widget.wasm`;

/** @param {string} file */
function measure(file) {
  const bytes = readFileSync(file);
  return {
    file: relative(pkg, file),
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }).length,
  };
}

// What a script tag names, and all that it reaches.
const { jsdelivr } = JSON.parse(readFileSync(`${pkg}package.json`, "utf8"));
/** @param {boolean} later */
const reached = (later) => reach(join(pkg, jsdelivr), { later }).files.filter((file) => later || !wanted(file));
/** The module's other part comes when a reader first wants something of it; the tests say that no page asks for it before. @param {string} file */
const wanted = (file) => file.endsWith("_rest.wasm");
/** @param {string[]} list */
const weigh = (list) => list.map(measure).sort((a, b) => b.brotli - a.brotli);
const files = weigh(reached(false));
// What only some pages and readers load: those who search, in another language, with a story that is broken, or not prepared.
const seldom = weigh(reached(true).filter((file) => !reached(false).includes(file)));
/** @param {"raw" | "gzip" | "brotli"} column */
const sum = (column) => files.reduce((total, file) => total + file[column], 0);
const total = { file: "all that a reader downloads", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") };
/** What no page with a story of its own loads. */
const shipped = files.find(({ file }) => file === join("wasm", "story.json"));
const own = { file: "with a story of the page's own", raw: 0, gzip: 0, brotli: 0 };
for (const column of /** @type {const} */ (["raw", "gzip", "brotli"])) own[column] = total[column] - (shipped?.[column] ?? 0);
const over = own.brotli - budget;

if (process.argv.includes("--json")) {
  console.log(JSON.stringify({ files, total, own, seldom, budget, targets, withinBudget: over <= 0 }, null, 2));
} else {
  /** @param {number} bytes */
  const count = (bytes) => bytes.toLocaleString("en-US");
  /** @param {(string | number)[]} cells */
  const row = ([name, ...cells]) =>
    console.log(String(name).padEnd(34) + cells.map((cell) => String(cell).padStart(12)).join(""));
  row(["bytes", "raw", "gzip -9", "brotli 11"]);
  for (const { file, raw, gzip, brotli } of [...files, total, own]) row([file, count(raw), count(gzip), count(brotli)]);
  console.log("\nbesides, when a reader searches, chooses a table, a timeline or two articles, or passes a statement on; with a story that is not\nprepared or cannot be used; or on a page in another language:");
  for (const { file, raw, gzip, brotli } of seldom) row([file, count(raw), count(gzip), count(brotli)]);
  console.log();
  for (const [name, limit] of [["budget", budget], ...targets.map((target) => ["target", target])]) {
    const left = Number(limit) - own.brotli;
    console.log(`${name} ${Number(limit) / KB} KB brotli: ${left >= 0 ? `${count(left)} to spare` : `${count(-left)} over`}`);
  }
  if (process.argv.includes("--parts") || over > 0) show(row, count);
}

/** @param {(cells: (string | number)[]) => void} row @param {(bytes: number) => string} count */
function show(row, count) {
  /** @param {string} title @param {[string, number][]} list @param {number} length */
  const table = (title, list, length) => {
    console.log(`\n${title}`);
    for (const [name, bytes] of list.slice(0, length)) row([`  ${name}`.slice(0, 90).padEnd(90), count(bytes)]);
  };
  table("Sections of the wasm as shipped", parts(readFileSync(`${pkg}wasm/who_said_what_bg.wasm`)).sections, 8);
  const { crates, functions } = parts(named());
  table("Code by crate", crates, 20);
  table("Largest functions", functions, 40);
}

/** The wasm once more, as shipped but with the names of its functions. @returns {Buffer} */
function named() {
  const folder = mkdtempSync(join(tmpdir(), "who-said-what-"));
  try {
    const [plain, small] = [join(folder, "x_bg.wasm"), join(folder, "small.wasm")];
    execFileSync("wasm-bindgen", ["--target", "web", "--out-dir", folder, "--out-name", "x", linked]);
    execFileSync("node", [`${root}scripts/shrink.mjs`, plain, small, "--names"]);
    return readFileSync(small);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (over > 0) {
  console.error(`
size: ${over} bytes over the budget of ${budget} bytes, brotli. What to look at:
- the tables above (also with: make size P=--parts). A large function of ours is often one generic written
  out for several types, or a long match; a large core::fmt means format! or {:?} where a plain string would do
- the data section: the story that ships, tables, and the texts of panics (unwrap, expect, indexing)
- what came in: cargo tree --target wasm32-unknown-unknown --no-default-features --edges normal
- the wasm-bindgen script grows with every exported function and imported web API
- the same command on the commit before, to see which file grew`);
  process.exitCode = 1;
}
