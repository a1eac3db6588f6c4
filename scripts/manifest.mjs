// The custom elements manifest of the package, for editors and catalogues: what the element has, from its code, in the
// words of the package's README. https://github.com/webcomponents/custom-elements-manifest
//   node scripts/manifest.mjs    writes pkg/custom-elements.json
import * as analyzer from "@custom-elements-manifest/analyzer";
import { existsSync, readFileSync, readdirSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Mirrored } from "../pkg/attributes.js";

/** Its own types do not know what it exports. */
const { create, ts } = /** @type {any} */ (analyzer);
const root = new URL("..", import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), "utf8");
const parse = (/** @type {string} */ path) => ts.createSourceFile(path.replace(/^pkg\//, ""), read(path), ts.ScriptTarget.ES2022, true);

export const file = fileURLToPath(new URL("pkg/custom-elements.json", root));

/** @typedef {{ name: string, description?: string, type?: { text: string } }} Item */

/**
 * Finds names in files.
 * @param {string[]} files from the project's folder; a folder stands for the Rust files and style sheets in it
 * @param {RegExp} pattern with the names, spaces between, as its first group
 */
function scan(files, pattern) {
  const inside = (/** @type {string} */ folder) => readdirSync(new URL(folder, root)).filter((name) => /\.(rs|css)$/.test(name)).map((name) => folder + name);
  const texts = files.flatMap((path) => (path.endsWith("/") ? inside(path) : path)).filter((path) => existsSync(new URL(path, root))).map(read);
  const names = texts.flatMap((text) => [...text.matchAll(pattern)].flatMap(([, names]) => names.split(" ")));
  return [...new Set(names)].sort();
}

/** What the README says, by name: rows of tables whose first cell is code, and the list of parts. */
export function documented() {
  const [, section] = /\n## The element\n([^]*?)\n## /.exec(read("pkg/README.md")) ?? [];
  if (!section) throw new Error("pkg/README.md has no section \"The element\": the manifest's descriptions stand there");
  /** @type {Record<string, Map<string, string>>} by the heading that they stand under */
  const found = {};
  for (const [, heading, text] of section.matchAll(/^### (.*)\n([^]*?)(?=^### |$(?![^]))/gm)) {
    const names = (found[heading] ??= new Map());
    // An attribute and the property that says the same stand in one row; either may be missing.
    for (const [, attribute, property, words] of text.matchAll(/^\| (?:`([^`]+)`)? ?\| (?:`([^`]+)`)? ?\| (.*?) \|$/gm)) {
      if (heading !== "Attributes and properties") break;
      if (attribute) (found.Attributes ??= new Map()).set(attribute, plain(words));
      if (property) (found.Properties ??= new Map()).set(property, plain(words));
    }
    for (const [, first, second] of text.matchAll(/^\| (`[^|]*`) \| (.*?) \|(?: .* \|)?$/gm)) {
      const listed = [...first.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
      const each = plain(second).split("; ");
      // Of several names in a row, each has its part of the sentence.
      listed.forEach((name, i) => names.set(name, each.length === listed.length && i in each ? each[i] : plain(second)));
    }
    const parts = /^Parts: ([^]*?)\.$/m.exec(text)?.[1] ?? "";
    for (const [, name, note] of parts.matchAll(/`([^`]+)`(?: \(([^)]*)\))?/g)) names.set(`::part(${name})`, note ?? "");
  }
  return found;
}

/** Markdown as a sentence. @param {string} text */
const plain = (text) => text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replace(/:? see below(\.)?$/, "$1");

/** The members of an interface or class of a declaration file, with type and comment. @param {string} path @param {string} name */
function declared(path, name) {
  /** @type {Map<string, Item>} */
  const members = new Map();
  const visit = (/** @type {any} */ node) => {
    if ((ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node)) && node.name?.text === name) {
      for (const member of node.members) {
        const type = member.type ?? member.parameters?.[0]?.type;
        const comment = member.jsDoc?.at(-1)?.comment;
        const key = member.name?.text;
        if (!key) continue;
        const before = members.get(key);
        // Of a getter and a setter, what can be set says more.
        members.set(key, {
          name: key,
          description: before?.description ?? (typeof comment === "string" ? comment : undefined),
          type: type ? { text: type.getText().replace(/\s+/g, " ") } : before?.type,
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(parse(path));
  return members;
}

/** The manifest, as JSON text. */
export function manifest() {
  const { modules } = create({ modules: ["pkg/element.js", "pkg/who-said-what.js"].map(parse), plugins: [], context: {} });
  const element = modules.flatMap((/** @type {any} */ module) => module.declarations).find((/** @type {any} */ one) => one.kind === "class");
  const said = documented();
  const mirrored = declared("pkg/element.d.ts", "MirroredProperties");
  const types = new Map([...mirrored, ...declared("pkg/element.d.ts", "WhoSaidWhatElement")]);
  const events = declared("pkg/element.d.ts", "WhoSaidWhatEventMap");
  const describe = (/** @type {string} */ heading, /** @type {string} */ name) => said[heading]?.get(name);

  // `define` registers it, under this name if no other is given.
  const [, tagName] = /function define\(name = "([a-z-]+)"/.exec(read("pkg/element.js")) ?? [];
  if (!tagName) throw new Error("pkg/element.js has no function define(name = \"...\"): the name of the element stands there");
  Object.assign(element, { tagName, customElement: true });
  const [, entry] = modules;
  entry.exports = [
    { kind: "custom-element-definition", name: tagName, declaration: { name: element.name, module: "element.js" } },
    { kind: "js", name: "*", declaration: { name: "*", module: "./element.js" } },
  ];
  element.superclass = { name: "HTMLElement", package: "global:" };
  element.description = "Shows who said what in a news event, in which article and in which words, with filters and a search.";
  // What is private to the class or only means something to the browser is no way to use the element.
  const uses = (/** @type {any} */ member) => !member.privacy && !member.static && !/Callback$/.test(member.name);
  // What mirrors attributes is made from a list of them, which the analyzer does not follow.
  const made = Object.entries(Object.getOwnPropertyDescriptors(Mirrored.prototype)).filter(([, { get }]) => get).map(([name]) => ({ kind: "field", name }));
  for (const name of mirrored.keys()) {
    if (!made.some((one) => one.name === name)) throw new Error(`pkg/attributes.js makes no property ${name}, which pkg/element.d.ts declares`);
  }
  element.members = [...made, ...element.members].filter(uses).map((/** @type {any} */ { return: _, default: __, ...member }) => {
    const known = types.get(member.name);
    if (!known) throw new Error(`pkg/element.d.ts does not declare ${member.name}, which pkg/element.js has`);
    if (member.kind === "field") return { ...member, description: known.description ?? member.description, type: known.type };
    return { ...member, description: known.description ?? member.description };
  });
  const fields = new Set(element.members.map((/** @type {Item} */ { name }) => name));
  // Some mean something to the styles only.
  const styled = scan(["src/render/styles/"], /:host\(\[([a-z-]+)/g).filter((name) => name !== "hidden");
  // Every element has `lang`; this one is looked for further up as well, and not observed.
  const field = (/** @type {string} */ name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  element.attributes = [...element.attributes, ...["lang", ...styled].map((name) => ({ name }))].map((/** @type {Item} */ { name }) => ({
    name, description: describe("Attributes", name), type: { text: "string" }, ...(fields.has(field(name)) ? { fieldName: field(name) } : {}),
  }));
  const dispatched = scan(["src/web/", "src/web/widget/", "pkg/element.js", "pkg/annotate.js"], /["'](wsw-[a-z]+)["']/g);
  element.events = dispatched.map((name) => {
    const event = events.get(name);
    if (!event) throw new Error(`pkg/element.d.ts declares no event ${name}, which the code dispatches`);
    return { name, description: event.description, type: event.type };
  });
  element.slots = [{ name: "", description: "Shown until the widget is there, and wherever it cannot be." }];
  element.cssParts = scan(["src/render/", "pkg/element.js", "pkg/mount.js", "pkg/failure.js", "pkg/panel.js", "pkg/passages.js"], /\bpart(?:=|", )"([a-z -]+)"/g)
    .map((name) => ({ name, description: describe("Styling", `::part(${name})`) || undefined }));
  element.cssProperties = scan(["pkg/who-said-what.css"], /var\(\s*(--wsw-[a-z-]+)/g)
    .map((name) => ({ name, description: describe("Styling", name) }));
  const states = scan(["pkg/element.js"], /\bstates\.(?:add|delete|has)\("([a-z-]+)"\)/g);
  if (states.length > 0) element.cssStates = states.map((name) => ({ name, description: describe("States", name) ?? describe("Styling", `:state(${name})`) }));
  for (const module of modules) {
    module.declarations = module.declarations.filter((/** @type {any} */ one) => one === element || one.name === "define");
  }
  return `${JSON.stringify({ schemaVersion: "2.1.0", readme: "README.md", modules }, null, 2)}\n`;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) writeFileSync(file, manifest());
