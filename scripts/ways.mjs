// Prints the ways to bring the widget onto a page, by engine, with what each loads, as the last run of their tests found it.
//   node scripts/ways.mjs     after: make test T=ways
import { engines, names } from "./engines.mjs";
import { results } from "../tests/ways/table.mjs";

const found = names.map((name) => ({ title: engines[name].title, results: results(name) })).filter(({ results }) => Object.keys(results).length > 0);
const ways = [...new Set(found.flatMap(({ results }) => Object.keys(results)))];
/** @param {string} way */
const said = (way) => found.map(({ results }) => (way in results ? (results[way] ? "passes" : "FAILS") : "not run"));
/** Engines differ by a few bytes, as their pages do in what is not asked for. @param {string} way */
const loaded = (way) => found.map(({ results }) => results[way]).find(Boolean) ?? { requests: NaN, bytes: NaN };

console.log(`| way | ${found.map(({ title }) => title).join(" | ")} | files | KB, brotli |`);
console.log(`| --- |${" --- |".repeat(found.length)} ---: | ---: |`);
for (const way of ways) {
  const { requests, bytes } = loaded(way);
  console.log(`| ${way} | ${said(way).join(" | ")} | ${requests} | ${(bytes / 1024).toFixed(1)} |`);
}
if (ways.length === 0) {
  console.error("ways: nothing has run yet: make test T=ways");
  process.exitCode = 1;
}
