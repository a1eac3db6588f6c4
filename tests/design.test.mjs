// The design as docs/design.md has it, held to the style sheets: properties, defaults, contrast, sizes of type.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

const folder = new URL("../src/render/styles/", import.meta.url);
const css = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), "utf8").replace(/\/\*.*?\*\//gs, "")).join("\n");
const text = (/** @type {string} */ path) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");
const design = text("docs/design.md");
const unique = (/** @type {Iterable<string>} */ list) => [...new Set(list)].sort();

/** The rows of the tables under a heading, as cells without code marks. @param {string} heading */
function rows(heading) {
  const section = design.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? assert.fail(heading);
  return section.split("\n").filter((line) => /^\|(?! ---)/.test(line)).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim().replaceAll("`", "")));
}

/** The defaults of colours in the style sheets, in light and dark. */
const colours = Object.fromEntries([...css.matchAll(/var\(--wsw-([a-z-]+), light-dark\((#\w+), (#\w+)\)\)/g)].map(([, name, ...both]) => [name, both]));

test("every property that the style sheets read is described, and none that they do not", () => {
  const read = unique([...css.matchAll(/var\((--wsw-[a-z-]+)/g)].map(([, name]) => name));
  const described = (/** @type {string[][]} */ rows) => unique(rows.flat().join(" ").match(/--wsw-[a-z]+(-[a-z]+)*/g) ?? []);
  assert.ok(read.length > 10);
  assert.deepEqual(unique(rows("Properties that a page may set").map(([name]) => name).filter((name) => name.startsWith("--"))), read);
  const table = text("pkg/README.md").split("\n").filter((line) => line.startsWith("| `--wsw-")).map((line) => [line.split("|")[1]]);
  assert.deepEqual(described(table), read);
});

test("the defaults are those of the style sheets, and no colour stands beside the properties", () => {
  const table = rows("Properties that a page may set").filter(([name, light]) => name.startsWith("--") && light.startsWith("#"));
  assert.deepEqual(Object.fromEntries(table.map(([name, light, dark]) => [name.replace("--wsw-", ""), [light, dark]])), colours);
  const screen = css.replace(/@media print \{[\s\S]*?\n\}/g, "").replace(/var\(--wsw-[a-z-]+, light-dark\([^)]*\)\)/g, "");
  assert.doesNotMatch(screen, /#[0-9a-f]{3,8}\b|rgb|light-dark\(/);
});

/** @param {string} hex */
function light(hex) {
  const six = hex.length === 4 ? hex.slice(1).replace(/./g, "$&$&") : hex.slice(1);
  const [r, g, b] = [0, 2, 4].map((at) => parseInt(six.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} a @param {string} b */
function contrast(a, b) {
  const [x, y] = [light(a), light(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

test("the contrasts are as written, and enough", () => {
  const table = rows("Colour").slice(1);
  assert.ok(table.length > 8);
  for (const [a, b, ...written] of table) {
    const measured = [0, 1].map((theme) => contrast(colours[a][theme], colours[b][theme]));
    assert.deepEqual(written, measured.map((value) => value.toFixed(1)), `${a} on ${b}`);
    const least = a === "rule" ? 1 : a === "strong-rule" ? 3 : 4.5;
    for (const value of measured) assert.ok(value >= least, `${a} on ${b}: ${value}`);
  }
  assert.equal(contrast("#000", "#fff"), 21);
});

test("the sizes of type are those of the style sheets", () => {
  const sizes = [...css.matchAll(/font(?:-size)?: (?:[0-9]+ )?([0-9.]+(?:em|pt|px|rem))/g)].map(([, size]) => size);
  const written = rows("Type").slice(1).flatMap(([cell]) => cell.split(", "));
  assert.deepEqual(unique([...sizes, "1em"]), unique(written));
});
