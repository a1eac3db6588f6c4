// Takes a module apart in two: what a page needs to show a story and to filter it, and what comes when it is first wanted. Both
// work on one memory and one table of functions: what the first part calls of the second it calls through the table, what the
// second needs of the first it imports. Binaryen's own `wasm-split` does the same, but is in none of its npm packages.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Where the second part begins. Whoever calls these makes sure that it is there: see `Drawn::view`, `Drawn::misses` and pkg/later.js. */
const BEGINNINGS = [
  /^who_said_what::query::search::found$/,
  /^who_said_what::query::words::Indexing::step$/,
  /^who_said_what::query::sort::sort_by_actor$/,
  /^who_said_what::render::pair_or_timeline$/,
  /^who_said_what::render::table::(frame|row)$/,
  /^who_said_what::render::timeline::timeline_rows$/,
  /^who_said_what::web::widget::list::.*::more_(asked|findings)$/,
  // What is called through the table, as a closure, is in the first part; these closures are made in the second.
  /^who_said_what::text::fold::fold_into$/,
  /^who_said_what::query::search::Part::place$/,
];
/** As the page calls them, once it has seen to that. */
const CALLED = ["__wbg_opening_free", "opening_feed", "opening_finish", "opening_new", "opening_step", "opening_widget",
  "widget_compare", "widget_complete", "widget_hits", "widget_paper", "widget_reach", "widget_set_state", "widget_share"];

/** Tables that the second part alone looks at. */
const TABLES = "src/text/fold_table.rs";

/**
 * @param {string} text of a module, as Binaryen writes it, with the names of its functions
 * @returns {[string, string]} the text of the two parts
 */
export function split(text) {
  const forms = text.trimEnd().replace(/\)$/, "").split(/\n(?= \()/).slice(1);
  const of = (/** @type {string} */ kind) => forms.filter((form) => form.startsWith(` (${kind} `));
  const imported = new Map(of("import").map((form) => [nameIn(form.slice(form.indexOf("(func"))), form]));
  const functions = new Map(of("func").map((form) => [nameIn(form), form]));
  /** What each calls. */
  const calls = new Map([...functions].map(([name, form]) => [name, [...form.matchAll(/\((?:return_)?call \$("[^"]*"|[^\s()]+)/g)].map(([, called]) => called)]));
  const exported = new Map(of("export").flatMap((form) => {
    const [, outside, name] = /^ \(export "([^"]*)" \(func \$("[^"]*"|[^\s()]+)/.exec(form) ?? [];
    return name ? [[outside, name]] : [];
  }));

  const readable = (/** @type {string} */ name) => name.replaceAll('"', "").replace(/\[[0-9a-f]{16}\]|::h[0-9a-f]{16}$/g, "");
  const names = [...functions.keys()];
  const beginnings = new Set([
    ...BEGINNINGS.flatMap((pattern) => {
      const found = names.filter((name) => pattern.test(readable(name)));
      if (found.length === 0) throw new Error(`split: no function is named ${pattern}: look whether it was let into another, and keep it apart with #[inline(never)]`);
      return found;
    }),
    ...CALLED.map((name) => exported.get(name) ?? fail(`${name} is not exported`)),
  ]);

  // The first part is what is reached without one of the beginnings.
  const [table] = of("elem");
  const stays = new Set();
  const reached = [...exported.values(), ...[...table.matchAll(/\$("[^"]*"|[^\s()]+)/g)].map(([, name]) => name)];
  for (const name of reached) {
    if (stays.has(name) || beginnings.has(name) || !functions.has(name)) continue;
    stays.add(name);
    reached.push(...(calls.get(name) ?? []));
  }
  const goes = names.filter((name) => !stays.has(name));
  const taken = new Set(goes);
  const needed = [...new Set(goes.flatMap((name) => calls.get(name) ?? []))].filter((name) => !taken.has(name));
  const short = shortNames([...exported.keys()]);
  const given = new Map(needed.map((name) => [name, short()]));

  // Behind the functions that are in the table already.
  const begin = [...beginnings];
  const [, size] = /^ \(table \$0 (\d+)/.exec(of("table")[0]) ?? fail("there is no table of functions");
  const first = Number(size);
  const sized = of("table")[0].replace(/\d+ \d+ funcref/, `${first + begin.length} ${first + begin.length} funcref`);
  const tables = [sized, ...of("table").slice(1)];
  const { left, cut } = withoutTables(of("data"));

  // Two parts of different builds must not be put together: a name that is another in each build.
  const version = createHash("sha256").update(text).digest("hex").slice(0, 8);
  /** Each thing but functions that the second part takes over: its name outside, what it is, and as an import. */
  const shared = [
    [version, "(memory $0)", "(memory $0 1)"],
    ...tables.map((form) => {
      const [, name, rest] = /^ \(table (\$\S+) (.*)\)$/.exec(form) ?? fail("a table is not as expected");
      return [short(), `(table ${name})`, `(table ${name} ${rest.replace(/^(\d+) \d+/, "$1")})`];
    }),
    [short(), "(global $__stack_pointer)", "(global $__stack_pointer (mut i32))"],
  ];
  const one = ["(module", ...of("type"), ...of("import"), ...of("global"), ...of("memory"), ...left, ...tables, table, ...of("export")];
  const rest = ["(module", ...of("type")];
  for (const [outside, what, as] of shared) {
    one.push(` (export "${outside}" ${what})`);
    rest.push(` (import "" "${outside}" ${as})`);
  }
  for (const [name, outside] of given) {
    one.push(` (export "${outside}" (func $${name}))`);
    rest.push(` (import "" "${outside}" (func $${name}${shapeOf(functions.get(name) ?? imported.get(name) ?? fail(`${name} is missing`))}))`);
  }
  const lost = cut.find(({ start }) => [...stays].some((name) => functions.get(name)?.includes(`(i32.const ${start})`)));
  if (lost) fail(`the first part looks at a table of ${TABLES}: ${[...stays].find((name) => functions.get(name)?.includes(`(i32.const ${lost.start})`))}`);
  const bodies = names.map((name) => [name, functions.get(name) ?? ""]);
  for (const [name, form] of bodies) {
    if (stays.has(name)) one.push(form);
    else if (beginnings.has(name)) one.push(through(form, first + begin.indexOf(name)));
  }
  one.push(")");
  rest.push(...segmentsOf(cut));
  rest.push(` (elem (table $0) (i32.const ${first}) func ${begin.map((name) => `$${name}`).join(" ")})`);
  for (const [name, form] of bodies) if (taken.has(name)) rest.push(form);
  rest.push(")");
  return [one.join("\n"), rest.join("\n")];
}

/** The name of a function. @param {string} form */
const nameIn = (form) => /^ ?\(func \$("[^"]*"|[^\s()]+)/.exec(form)?.[1] ?? fail(`${form.slice(0, 80)} is no function`);

/** What a function takes and gives, without the names. @param {string} form */
function shapeOf(form) {
  const line = form.slice(form.indexOf("(func")).split("\n", 1)[0];
  const parts = [...line.matchAll(/\((?:param|result)[^()]*\)/g)].map(([part]) => part.replace(/ \$\S+/g, ""));
  return parts.length > 0 ? ` ${parts.join(" ")}` : "";
}

/** In place of a function, a way to it through the table. @param {string} form @param {number} place */
function through(form, place) {
  const line = form.split("\n", 1)[0];
  const head = line.replace(/^( \(func \$(?:"[^"]*"|\S+)).*/, "$1");
  const values = [...shapeOf(form).matchAll(/\(param ([^()]*)\)/g)].flatMap(([, types]) => types.trim().split(/\s+/));
  const gets = values.map((_, i) => `(local.get ${i})`).join(" ");
  return `${head}${shapeOf(form)}\n  (call_indirect $0${shapeOf(form)} ${gets} (i32.const ${place}))\n )`;
}

/** Names of one letter or two that are not taken. @param {string[]} taken */
function shortNames(taken) {
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  let next = 0;
  return () => {
    for (;;) {
      const [high, low] = [Math.floor(next / letters.length), next++ % letters.length];
      const name = (high ? letters[high - 1] : "") + letters[low];
      if (!taken.includes(name)) return name;
    }
  };
}

/**
 * The data without the tables, and the tables as data of their own, each where it was.
 *
 * @param {string[]} data
 */
function withoutTables(data) {
  /** @type {{ name: string, start: number, bytes: Buffer<ArrayBuffer> }[]} */
  let segments = data.map((form) => {
    const [, name, start, text] = /^ \(data (\$\S+) \(i32\.const (\d+)\) "([\s\S]*)"\)$/.exec(form) ?? fail("data is not as expected");
    return { name, start: Number(start), bytes: bytesOf(text) };
  });
  const source = readFileSync(new URL(`../${TABLES}`, import.meta.url), "utf8");
  const tables = [...source.matchAll(/&\[u8\] = &\[([^\]]*)\]/g)].map(([, list]) => Buffer.from(list.split(",").filter((n) => n.trim()).map(Number)));
  if (tables.length === 0) fail(`${TABLES} has no tables`);
  // Long runs of zeros, also within a table, are in no segment.
  const [from, end] = [segments[0].start, Math.max(...segments.map(({ start, bytes }) => start + bytes.length))];
  const memory = Buffer.alloc(end - from);
  for (const { start, bytes } of segments) memory.set(bytes, start - from);
  const cut = [];
  for (const bytes of tables) {
    const start = memory.indexOf(bytes) + from;
    if (start < from) fail(`a table of ${TABLES} is not in the data`);
    segments = segments.flatMap((segment) => around(segment, start, start + bytes.length));
    cut.push({ name: `$table.${cut.length}`, start, bytes });
  }
  return { left: segmentsOf(segments), cut };
}

/** @param {{ name: string, start: number, bytes: Uint8Array }[]} all */
const segmentsOf = (all) => all.map(({ name, start, bytes }) => ` (data ${name} (i32.const ${start}) "${textOf(bytes)}")`);

/**
 * What is left of a segment when something is taken out.
 *
 * @param {{ name: string, start: number, bytes: Buffer<ArrayBuffer> }} segment
 * @param {number} from
 * @param {number} to
 */
function around({ name, start, bytes }, from, to) {
  const before = bytes.subarray(0, Math.max(0, from - start));
  const after = bytes.subarray(Math.max(0, to - start));
  return [{ name, start, bytes: before }, { name: `${name}.${to}`, start: start + bytes.length - after.length, bytes: after }]
    .filter(({ bytes }) => bytes.length > 0);
}

/** The bytes of a text as WebAssembly writes it. @param {string} text */
function bytesOf(text) {
  /** @type {Record<string, number>} */
  const signs = { t: 9, n: 10, r: 13, '"': 34, "'": 39, "\\": 92 };
  const parts = text.match(/\\[0-9a-fA-F]{2}|\\.|[^\\]+/g) ?? [];
  return Buffer.concat(parts.map((part) => (!part.startsWith("\\") ? Buffer.from(part) : Buffer.of(part.length === 3 ? parseInt(part.slice(1), 16) : signs[part[1]]))));
}

/** @param {Uint8Array} bytes */
const textOf = (bytes) => Array.from(bytes, (byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");

/** @param {string} why @returns {never} */
function fail(why) {
  throw new Error(`split: ${why}`);
}
