// Hostile stories: what stands in every text and address, one after the other, and the story that it is put into.
// The fields are those of the JSON Schema, so that a new one is tried without being named here.
import assert from "node:assert/strict";
import { bridge } from "./story.mjs";

/** The paths of all strings in a value, without numbers: `sources[].url`. @param {any} value @param {string} [path] @returns {string[]} */
const strings = (value, path = "") =>
  typeof value === "string" ? [path]
    : Array.isArray(value) ? value.flatMap((inner) => strings(inner, `${path}[]`))
      : value && typeof value === "object" ? Object.entries(value).flatMap(([key, inner]) => strings(inner, path ? `${path}.${key}` : key)) : [];

/** The same of the schema: what may be a string there. @param {any} schema @param {any} part @param {string} [path] @returns {string[]} */
export function fieldsOf(schema, part, path = "") {
  const of = (/** @type {any} */ one) => (one?.$ref ? schema.$defs[one.$ref.split("/").pop()] : one) ?? {};
  const own = of(part);
  const options = [own, ...(own.anyOf ?? []).map(of), ...(own.oneOf ?? []).map(of), ...(own.allOf ?? []).map(of)];
  return [...new Set(options.flatMap((one) => [
    ...([one.type].flat().includes("string") || one.enum || typeof one.const === "string" ? [path] : []),
    ...(one.items ? fieldsOf(schema, one.items, `${path}[]`) : []),
    ...Object.entries(one.properties ?? {}).flatMap(([key, inner]) => fieldsOf(schema, inner, path ? `${path}.${key}` : key)),
  ]))];
}

/** A story with everything, and what even that one leaves out. @type {any} */
export const story = structuredClone(bridge);
story.claims[2].updates = ["long"];
story.sources[0].voice = "city";
export const fields = [...new Set(strings(story))];

/** Those that hold any text: no id, date, language, address, or word of a list. */
export const free = fields.filter((path) => !/\b(id|format|kind|stance|mode|lang|updated|date|published|retrieved|saidOn|when|url|archiveUrl|sameAs|claim|source|memberOf|syndicatedFrom|voice)$|actors\[\]$|via\[\]$|(supports|contradicts|updates)\[\]$/.test(path));

export const inputs = {
  script: `</p></script></style></template><script>hit()</script>`,
  image: `<img src=/hit onerror=hit()>`,
  "image without spaces": `"><img/src=/hit/onerror=hit()>`,
  "svg": `<svg/onload=hit()><style>*{display:none}</style>`,
  "double quotes": `" onmouseover="hit()" onfocus="hit()" autofocus x="`,
  "single quotes": `' onmouseover='hit()' style='position:fixed`,
  entities: `&lt;script&gt;&#60;img src=x&#62;&quot;&amp;`,
  comment: `<!-- <![CDATA[ ]]> --!> <?x`,
  "base and meta": `<base href=//evil.example><meta http-equiv=refresh content=0;url=/hit>`,
  "a slot and a part": `<slot></slot><b part=title data-statement=s1 data-action=clear>`,
  javascript: "javascript:hit()",
  "javascript in other letters": "JaVaScRiPt:hit()",
  "javascript with a tab": "java\tscript:hit()",
  "javascript with a line feed": "\njava\nscript:hit()",
  "javascript with controls before it": "\u0001 javascript:hit()",
  data: "data:text/html,<script>hit()</script>",
  vbscript: "vbscript:hit()",
  "no scheme": "//evil.example/x",
  "quotes in an address": `https://evil.example/"onmouseover="hit()`,
  "a tag in an address": `https://evil.example/<img/src=/hit/onerror=hit()>`,
  "a text fragment in an address": "https://evil.example/#:~:text=a&text=b",
  "an override of direction": "\u202eabc def",
  "embeddings without end": "\u202b\u202e\u2067\u2068abc",
  "ends without beginning": "\u202c\u2069\u2069\u200fabc\u2069\u202e",
  "a paragraph that ends in the middle": "abc\u2029\u202edef\u0085\u202eghi\u001c\u202ejkl",
  "letters from right to left": "אבג דהו",
  controls: "a\u0000b\u0008c\u001b[31md\u0085e\u2028f",
  "half a letter": "a\ud800b\udfff",
  "joined without end": `e${"\u0301".repeat(2000)}`,
};

/** The story with a text in place of one, and where that was an id, of all that is meant by it. @param {string} path @param {string} input */
export function changed(path, input) {
  const copy = structuredClone(story);
  const steps = path.replaceAll("[]", ".[]").split(".");
  const last = steps.pop() ?? "";
  /** The first place that the path leads to. @param {any} value @param {string[]} left @returns {any} */
  const find = (value, left) => {
    if (value === undefined || value === null) return undefined;
    if (left.length === 0) return (last === "[]" ? value[0] : value[last]) === undefined ? undefined : value;
    const [step, ...rest] = left;
    if (step !== "[]") return find(value[step], rest);
    for (const inner of value) {
      const found = find(inner, rest);
      if (found) return found;
    }
    return undefined;
  };
  const holder = find(copy, steps);
  assert.ok(holder, path);
  const key = last === "[]" ? 0 : last;
  const before = holder[key];
  const ids = [...copy.sources, ...copy.actors, ...copy.claims, ...copy.statements].map((/** @type {{ id: string }} */ { id }) => id);
  if (ids.includes(before)) return JSON.stringify(copy).replaceAll(`"${before}"`, () => JSON.stringify(input));
  holder[key] = input;
  return JSON.stringify(copy);
}
