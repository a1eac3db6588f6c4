// Takes a wasm file apart: bytes by section, and by function and crate where the file still has names.

const sectionNames = ["custom", "types", "imports", "functions", "tables", "memory", "globals", "exports", "start",
  "elements", "code", "data", "data count", "tags"];

/** Reads numbers and names from the bytes of a wasm file. */
class Reader {
  /** @param {Uint8Array} bytes @param {number} at */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  number() { // LEB128, unsigned
    let value = 0;
    for (let shift = 1; ; shift *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * shift;
      if (byte < 128) return value;
    }
  }
  name() {
    const length = this.number();
    this.at += length;
    return new TextDecoder().decode(this.bytes.subarray(this.at - length, this.at));
  }
}

/** Without the hashes that tell two builds of a crate apart. @param {string} name */
const readable = (name) => name.replace(/\[[0-9a-f]{16}\]|::h[0-9a-f]{16}\b/g, "");

/** The crate of a function: in `<&mut who_said_what::Story as core::fmt::Debug>::fmt` the first one. @param {string} name */
const crateOf = (name) => /(?<![\w:])([a-z_]\w*)::/.exec(name)?.[1] ?? "(language and exports)";

/**
 * @param {Uint8Array} bytes of a wasm file
 * @returns {Record<"sections" | "crates" | "functions", [string, number][]>} names and bytes, largest first
 */
export function parts(bytes) {
  const reader = new Reader(bytes, 8);
  /** @type {Map<string, number>} */ const sections = new Map();
  /** @type {number[]} */ const sizes = [];
  /** @type {Map<number, string>} */ const names = new Map();
  let imports = 0;
  while (reader.at < bytes.length) {
    const id = reader.bytes[reader.at++];
    const length = reader.number();
    const end = reader.at + length;
    let label = sectionNames[id] ?? `section ${id}`;
    if (id === 0) {
      label = `custom: ${reader.name()}`;
      if (label === "custom: name") readNames(reader, end, names);
    } else if (id === 2) {
      imports = countImportedFunctions(reader);
    } else if (id === 10) {
      for (let left = reader.number(); left > 0; left--) {
        const size = reader.number();
        sizes.push(size);
        reader.at += size;
      }
    }
    sections.set(label, (sections.get(label) ?? 0) + length);
    reader.at = end;
  }
  /** @type {[string, number][]} */
  const functions = sizes.map((size, index) => [readable(names.get(index + imports) ?? `function ${index + imports}`), size]);
  /** @type {Map<string, number>} */ const crates = new Map();
  for (const [name, size] of functions) crates.set(crateOf(name), (crates.get(crateOf(name)) ?? 0) + size);
  /** @param {Iterable<[string, number]>} list */
  const sorted = (list) => [...list].sort((a, b) => b[1] - a[1]);
  return { sections: sorted(sections), crates: sorted(crates), functions: sorted(functions) };
}

/** @param {Reader} reader @param {number} end @param {Map<number, string>} names */
function readNames(reader, end, names) {
  while (reader.at < end) {
    const kind = reader.bytes[reader.at++];
    const next = reader.number() + reader.at;
    if (kind === 1) {
      for (let left = reader.number(); left > 0; left--) names.set(reader.number(), reader.name());
    }
    reader.at = next;
  }
}

/** @param {Reader} reader */
function countImportedFunctions(reader) {
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.name();
    reader.name();
    const kind = reader.bytes[reader.at++];
    if (kind === 0) functions++;
    if (kind === 0) reader.number(); // its type
    if (kind === 1) reader.at++; // a table's element type, then limits
    if (kind === 1 || kind === 2) {
      const limits = reader.bytes[reader.at++];
      reader.number();
      if (limits & 1) reader.number();
    }
    if (kind === 3) reader.at += 2; // a global's type and mutability
  }
  return functions;
}
