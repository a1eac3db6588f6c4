// Makes a module small that readers download: takes out what writes the words of panics, which nobody reads, optimises
// what is left with Binaryen, and puts it into an order in which Brotli finds more that is alike.
//   node scripts/shrink.mjs IN OUT            IN as wasm-bindgen writes it, with the names of its functions
//   node scripts/shrink.mjs IN OUT --names          and leaves the names in
//   node scripts/shrink.mjs IN WHOLE FIRST REST     and in two parts: see split.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import binaryen from "binaryen";
import { split } from "./split.mjs";

/** What a panic runs: each becomes a trap, which pkg/guard.js takes as it would have taken the panic. */
const PANICS = new RegExp(
  [
    "\\bcore::panicking::", "\\bcore::option::(unwrap|expect)_failed", "\\bcore::result::unwrap_failed", "\\bcore::cell::panic",
    "\\bcore::slice::index::slice_", "\\bslice_(error|index)_fail", "\\bcopy_from_slice_impl::len_mismatch", "\\bcore::str::slice_error",
    "\\bassert_failed", "\\balloc::raw_vec::(capacity_overflow|handle_error)", "\\balloc::alloc::handle_alloc_error",
    "\\bstd::panicking::", "\\bstd::alloc::", "\\b__rustc::rust_", "\\b__rustc::__rust_(start_panic|drop_panic|foreign)", "\\bcore::panic::",
  ].join("|"),
);
/** What puts values into words by way of `core::fmt`; nothing but panics may use it here. */
const WORDS = /\bcore::fmt::|\balloc::fmt::|<core::cell::Borrow(Mut)?Error/;

// A third and a fourth time find a little more; small functions with one caller are let into it, larger ones not, as Brotli finds more
// that is alike in functions of their own. Loads are within the memory: the compiler checks every index before.
const OPTIMISE = [
  "--flatten", "--rereloop", "-Oz", "-Oz", "-Oz", "-Oz", "--one-caller-inline-max-function-size", "15", "--low-memory-unused",
  "--ignore-implicit-traps", "--strip-producers", "--strip-target-features",
];
const FEATURES = [
  "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext", "--enable-mutable-globals", "--enable-reference-types",
  "--enable-multivalue",
];

/** What a panic says, in the data: nobody does any more. */
const SAID = [
  "assertion failed: self.is_char_boundary(new_len)", "slice index starts at ", " but ends at ", "index out of bounds: the len is ",
  " but the index is ", " out of range for slice of length ", "copy_from_slice: source slice length (", ") does not match destination slice length (",
  "attempt to join into collection with len > usize::MAX", "internal error: entered unreachable code",
  "one-time initialization may not be performed recursively", "RefCell already mutably borrowed", "RefCell already borrowed",
  "Tried to shrink to a larger capacity",
];

const [from, to, ...parts] = process.argv.slice(2);
const names = parts[0] === "--names";
const bytes = readFileSync(from);
withoutPlaces(bytes);
withoutWords(bytes);
binaryen.setDebugInfo(true);
const module = binaryen.readBinary(bytes);
// Those that every browser has which the package says it works in; the flags above name the same.
const { BulkMemory, BulkMemoryOpt, CallIndirectOverlong, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;
module.setFeatures(BulkMemory | BulkMemoryOpt | CallIndirectOverlong | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);

/** Without the hashes that tell two builds of a crate apart. @param {string} name */
const readable = (name) => name.replace(/\[[0-9a-f]{16}\]/g, "");
/** @param {string} name */
const goes = (name) => PANICS.test(readable(name)) || WORDS.test(readable(name));
// Another version of the compiler may name things otherwise: then the module is larger, and works all the same.
const users = [...usersOfWords()];
for (const user of users) {
  console.warn(`shrink: ${user} puts something into words with format!, to_string or {}: join texts with concat, numbers with text::decimal`);
}
let count = 0;
for (let i = 0; users.length === 0 && i < module.getNumFunctions(); i++) {
  const about = binaryen.getFunctionInfo(module.getFunctionByIndex(i));
  if (about.module || !goes(about.name)) continue;
  module.removeFunction(about.name);
  module.addFunction(about.name, about.params, about.results, [], module.unreachable());
  count++;
}
if (count < 10) console.warn(`shrink: the words of panics stay in ${from}, some kilobytes: ${count} functions of them were found`);

const folder = mkdtempSync(join(tmpdir(), "who-said-what-"));
try {
  const cut = join(folder, "cut.wasm");
  writeFileSync(cut, module.emitBinary());
  const small = join(folder, "small.wasm");
  const ordered = join(folder, "ordered.wat");
  /** @param {string} tool @param {string[]} args */
  const run = (tool, ...args) => execFileSync(tool, [...args, ...FEATURES], { stdio: ["ignore", "inherit", "inherit"] });
  run("wasm-opt", cut, "-o", small, ...OPTIMISE, "-g");
  const text = inOrder(readFileSync(small));
  const texts = names || parts.length === 0 ? [text] : [text, ...split(text)];
  for (const [i, part] of texts.entries()) {
    const out = [to, ...parts][i];
    writeFileSync(ordered, part);
    run("wasm-as", ordered, "-o", out, ...(names ? ["-g"] : []));
    // Nothing newer than what this Node can read.
    new WebAssembly.Module(readFileSync(out));
  }
} finally {
  rmSync(folder, { recursive: true });
}

/**
 * The same as text, with its functions in another order: those that take and give alike side by side, as much of what they do is alike
 * then, and the short ones before the long. It makes no difference but to Brotli.
 *
 * @param {Uint8Array} wasm
 */
function inOrder(wasm) {
  const [head, ...forms] = binaryen.readBinary(wasm).emitText().trimEnd().replace(/\)$/, "").split(/\n(?= \()/);
  const isFunction = (/** @type {string} */ form) => form.startsWith(" (func ");
  /** What a function takes and gives, without the names. @param {string} form */
  const shape = (form) => form.split("\n", 1)[0].replace(/^ \(func \$("[^"]*"|\S+)/, "").replace(/\(type [^)]*\)|\$\S+ /g, "");
  const sorted = forms.filter(isFunction).map((form) => ({ form, shape: shape(form) }))
    .sort((a, b) => (a.shape < b.shape ? -1 : a.shape > b.shape ? 1 : a.form.length - b.form.length));
  return [head, ...forms.filter((form) => !isFunction(form)), ...sorted.map(({ form }) => form), ")"].join("\n");
}

/** The functions that stay and call one of those that put values into words. */
function usersOfWords() {
  /** @type {Set<string>} */
  const users = new Set();
  let inside = "";
  for (const line of module.emitText().split("\n")) {
    const begins = /^ \(func \$("[^"]*"|\S+)/.exec(line);
    if (begins) inside = begins[1].replaceAll('"', "");
    const calls = /\(call \$("[^"]*"|\S+)/.exec(line)?.[1].replaceAll('"', "");
    if (calls && WORDS.test(readable(calls)) && !goes(inside)) users.add(readable(inside));
  }
  return users;
}

/**
 * Takes out of the data where in the source a panic would have stood: four numbers each, the first two of which are address
 * and length of a path, and the paths. The bytes stay, as zeros, which take no room when compressed.
 *
 * @param {Buffer} wasm
 */
function withoutPlaces(wasm) {
  const segments = [...data(wasm)];
  /** @param {number} address @param {number} length */
  const at = (address, length) => {
    const of = segments.find(({ start, bytes }) => address >= start && address + length <= start + bytes.length);
    return of?.bytes.subarray(address - of.start, address - of.start + length);
  };
  const places = [];
  for (const { start, bytes } of segments) {
    for (let offset = -start & 3; offset + 16 <= bytes.length; offset += 4) {
      const length = bytes.readUInt32LE(offset + 4);
      const path = length > 7 && length < 200 ? at(bytes.readUInt32LE(offset), length) : undefined;
      if (path && /^[\w./-]+\.rs$/.test(path.toString("latin1"))) places.push(bytes.subarray(offset, offset + 16), path);
    }
  }
  // Only now, as many places have one path.
  for (const place of places) place.fill(0);
}

/** Takes what panics say out of the data, as zeros. @param {Buffer} wasm */
function withoutWords(wasm) {
  for (const { bytes } of data(wasm)) {
    for (const words of SAID) {
      for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words, at)) bytes.fill(0, at, at + words.length);
    }
  }
}

/** The segments of the data section, with where each stands in the memory. @param {Buffer} wasm */
function* data(wasm) {
  let at = 8;
  const number = () => { // LEB128; addresses are below 2^31, so that the sign does not matter
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = wasm[at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  };
  while (at < wasm.length) {
    const section = wasm[at++];
    const end = number() + at;
    for (let left = section === 11 ? number() : 0; left > 0; left--) {
      // Each is of memory 0, its place a constant: flags, i32.const, the number, end.
      if (wasm[at++] !== 0 || wasm[at++] !== 0x41) throw new Error("shrink: the data is not laid out as expected");
      const start = number();
      at++;
      const length = number();
      yield { start, bytes: wasm.subarray(at, at + length) };
      at += length;
    }
    at = end;
  }
}
