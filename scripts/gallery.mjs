// Makes what the gallery has that is not written by hand, into www/gallery/made (which git ignores): pages with the output
// of `who-said-what render`, and a story with two hundred articles. So they are always of the templates as they are now.
//   node scripts/gallery.mjs
import { mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { command } from "./command.mjs";

const made = fileURLToPath(new URL("../www/gallery/made/", import.meta.url));
const ferry = "www/gallery/stories/ferry.json";
const script = "../../../pkg/who-said-what.min.js";

/** Builds the command if it is not of the present sources, and makes everything. */
export function makeGallery() {
  mkdirSync(made, { recursive: true });
  write("ferry.json", command(["prepare", ferry]));
  write("huge.json", command(["prepare", "-"], JSON.stringify(huge())));

  const light = command(["render", ferry, "--as", "light", "--src", "ferry.json"]);
  const shadow = command(["render", ferry, "--as", "shadow", "--src", "ferry.json", "--css", "../../../pkg/who-said-what.css"]);
  write("light.html", page("Without a script", "The story as content of the element, in the style of the page.", light, "html"));
  write("light-live.html", page("Before the script, in the style of the page", "The same content, until the widget takes its place.", light, "story", script));
  write("shadow.html", page("Without a script, with the look of the widget", "A declarative shadow tree: no controls, as they would do nothing, but a list of the articles.", shadow, "html"));
  write("shadow-live.html", page("Before the script, with the look of the widget", "The same, until the widget takes its place; nothing moves.", shadow, "story", script));
  write("page.html", command(["render", ferry]));
  write("page-ar.html", command(["render", "www/gallery/stories/arabic.json", "--lang", "ar"]));
}

/** @param {string} name @param {string} text */
function write(name, text) {
  writeFileSync(made + name, text);
}

/**
 * A page of the gallery, as those that are written by hand.
 * @param {string} title
 * @param {string} about
 * @param {string} body
 * @param {"html" | "story"} shows
 * @param {string} [script] what brings the element to life
 */
function page(title, about, body, shows, script) {
  return `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${title} – Gallery – Who Said What</title>
  <link rel="icon" href="../../icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="../gallery.css">
${script ? `  <script type="module" src="${script}"></script>\n` : ""}</head>
<body>
  <header class="top">
    <nav aria-label="Gallery"><a href="../">Gallery</a></nav>
    <h1>${title}</h1>
    <p>${about}</p>
  </header>
  <main data-shows="${shows}">
${body}
  </main>
</body>
</html>
`;
}

/** Two hundred articles, ninety speakers in thirty bodies, forty claims, two hundred and sixty statements. */
function huge() {
  const places = ["North Quay", "Elm Street", "the old mill", "Port Elm", "the ring road", "Hill Farm", "the station", "Lower Town"];
  const things = ["bridge", "tunnel", "ferry", "school", "reservoir", "power line", "hospital", "market hall"];
  const papers = ["Courier", "Gazette", "Herald", "Post", "Observer", "Chronicle", "Standard", "Times"];
  const names = ["Ada", "Bruno", "Chidi", "Dana", "Emre", "Freya", "Goran", "Hana", "Ines", "Jonas"];
  const families = ["Moor", "Okafor", "Lindqvist", "Tanaka", "Petrov", "Silva", "Novak", "Haddad", "Berg"];
  const sayings = ["is safe", "was paid for twice", "opens before the winter", "was never inspected", "belongs to the town"];
  /** Of a list, the one that a number falls on. @template T @param {T[]} list @param {number} n */
  const of = (list, n) => list[n % list.length];
  /** Numbers that look random and are the same each time. */
  let seed = 7;
  const next = (/** @type {number} */ below) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const many = (/** @type {number} */ count, /** @type {(i: number) => object} */ make) => Array.from({ length: count }, (_, i) => make(i));
  const about = (/** @type {number} */ claim) => `the ${of(things, claim)} at ${of(places, Math.floor(claim / 8))} ${of(sayings, claim)}`;
  const capital = (/** @type {string} */ text) => text[0].toUpperCase() + text.slice(1);
  return {
    format: "who-said-what/1",
    title: "Forty questions about a town, in two hundred articles",
    summary: "A story that is larger than any newsroom is likely to write by hand, made by a script.",
    lang: "en",
    sources: many(200, (i) => ({
      id: `a${i + 1}`, title: `What is known of ${of(places, i)}, part ${Math.floor(i / 8) + 1}`, publisher: `${of(places, i * 3).replace("the ", "").replace(/^./, (c) => c.toUpperCase())} ${of(papers, i + Math.floor(i / 8))}`,
      url: `https://news.example/${i + 1}`, published: `2025-0${1 + (i % 9)}-${String(1 + (i % 28)).padStart(2, "0")}`,
    })),
    actors: [
      ...many(30, (i) => ({ id: `body${i}`, name: `${capital(of(things, i))} board of ${of(places, Math.floor(i / 8) + i)}`, kind: "organisation" })),
      ...many(60, (i) => ({ id: `person${i}`, name: `${of(names, i)} ${of(families, i + Math.floor(i / 10))}`, kind: "person", role: i % 3 ? undefined : "Spokesperson", memberOf: `body${i % 30}` })),
    ],
    claims: many(40, (i) => ({ id: `c${i}`, text: `${capital(about(i))}.`, topic: capital(of(things, i)) })),
    statements: many(260, (i) => {
      const claim = i < 40 ? i : next(40);
      const direct = next(3) === 0;
      return {
        id: `s${i + 1}`, claim: `c${claim}`, source: `a${i < 200 ? i + 1 : 1 + next(200)}`, actors: [next(3) ? `person${next(60)}` : `body${next(30)}`],
        stance: of(["asserts", "asserts", "asserts", "denies", "questions"], next(5)), mode: direct ? "direct" : "indirect",
        text: direct ? `Ask anybody here whether ${about(claim)}` : `It was said that ${about(claim)}.`, saidOn: `2025-0${1 + next(9)}-1${next(10)}`,
      };
    }),
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) makeGallery();
