// Gives what a module imports from its script short names, in place of wasm-bindgen's, which have hashes in them that no
// compression makes smaller.
//   node scripts/names.mjs SCRIPT WASM...    as wasm-bindgen writes them; all are changed
import { readFileSync, writeFileSync } from "node:fs";

/** The section of a module that says what it imports. */
const IMPORTS = 2;

const [script, ...modules] = process.argv.slice(2);
/** The module that is read, and how far. */
let bytes = Buffer.of();
let at = 0;

/** The next number of the file, LEB128. */
function number() {
  let value = 0;
  for (let shift = 1; ; shift *= 128) {
    const byte = bytes[at++];
    value += (byte & 127) * shift;
    if (byte < 128) return value;
  }
}

/** The next name of the file. */
function name() {
  const length = number();
  at += length;
  return bytes.toString("utf8", at - length, at);
}

/** @param {number} value @returns {number[]} */
const leb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >> 7)]);
/** @param {string} text @returns {number[]} */
const written = (text) => [...leb(Buffer.byteLength(text)), ...Buffer.from(text)];

/** What has a hash in it, and what it is called from now on. @type {Map<string, string>} */
const names = new Map();
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
/** @param {string} long */
function short(long) {
  if (!/_h?[0-9a-f]{16}$/.test(long)) return long;
  const i = names.size;
  const [rest, last] = [Math.floor(i / LETTERS.length), LETTERS[i % LETTERS.length]];
  const next = names.get(long) ?? (rest ? LETTERS[rest - 1] : "") + last;
  names.set(long, next);
  return next;
}

for (const module of modules) {
  bytes = readFileSync(module);
  const out = [bytes.subarray(0, 8)];
  for (at = 8; at < bytes.length; ) {
    const begin = at;
    const section = bytes[at++];
    const end = number() + at;
    if (section === IMPORTS) {
      const count = number();
      const body = leb(count);
      for (let left = count; left > 0; left--) {
        body.push(...written(name()), ...written(short(name())));
        // Of anything but a function more is said than a number.
        if (bytes[at++] !== 0) throw new Error(`names: ${module} imports more than functions`);
        body.push(0, ...leb(number()));
      }
      out.push(Buffer.from([section, ...leb(body.length), ...body]));
    } else {
      out.push(bytes.subarray(begin, end));
    }
    at = end;
  }
  writeFileSync(module, Buffer.concat(out));
}

let text = readFileSync(script, "utf8");
for (const [long, next] of names) {
  const shorter = text.replaceAll(new RegExp(`\\b${long}\\b`, "g"), next);
  if (shorter === text) throw new Error(`names: ${script} does not have ${long}`);
  text = shorter;
}
writeFileSync(script, text);
