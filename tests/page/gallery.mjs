// The gallery's own list of pages: what the tests of every view and state walk, so that a page added is a page tested.
import { readFileSync, readdirSync } from "node:fs";
import { makeGallery } from "../../scripts/gallery.mjs";
import { open } from "./harness.mjs";

const folder = new URL("../../www/gallery/", import.meta.url);

/** A file of the gallery, by its path in it. @param {string} path */
export const read = (path) => readFileSync(new URL(path, folder), "utf8");

/** The names of files in a folder of the gallery. @param {string} [path] */
export const files = (path = "./") => readdirSync(new URL(path, folder));

makeGallery();

/**
 * What a page says of itself: `story` is drawn, `failure` and `loading` are shown in its place, `html` has no script.
 * @typedef {"story" | "failure" | "loading" | "html"} Shows
 * @typedef {{ path: string, title: string, shows: Shows, widgets: number, source: string }} Page
 */

/** Every page that the index lists, in its order. @type {Page[]} */
export const pages = [...read("index.html").matchAll(/<h3><a href="([^"]+)">(.*?)<\/a><\/h3>/g)].map(([, path, title]) => {
  const source = read(path);
  const shows = /** @type {Shows} */ (/data-shows="(\w+)"/.exec(source)?.[1] ?? "html");
  return { path, title: title.replace(/<[^>]*>/g, ""), shows, widgets: source.match(/<who-said-what\b/g)?.length ?? 0, source };
});

/** What keeps a page from asking anything of anybody else, and from any script or style of its own. */
export const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'self'; require-trusted-types-for 'script'";

/** Pages that are whole in one file have their styles in it. */
const own = "default-src 'none'; style-src 'unsafe-inline'";

/** The policy under which a page is served. @param {{ path: string, source: string }} page */
export const policy = ({ source }) => (source.includes("<style>") ? own : strict);

/**
 * Opens a page of the gallery under its policy, and waits until it shows what it is there for: with a story, all that is
 * found in it too.
 * @param {import("node:test").TestContext} t
 * @param {Page} page
 * @param {import("./harness.mjs").Options} [options]
 */
export async function enter(t, page, options) {
  const path = `/gallery/${page.path}`;
  const headers = { "Content-Security-Policy": policy(page) };
  const visit = await open(t, path, { events: ["wsw-compared"], intercept: (asked) => (asked === path ? { headers } : undefined), ...options });
  if (page.shows === "story") await visit.reach("wsw-compared");
  if (page.shows === "failure") await visit.reach("wsw-error");
  if (page.shows === "loading") await visit.page.waitForFunction(() => document.querySelector("who-said-what")?.shadowRoot?.querySelector(".loading")?.checkVisibility());
  return visit;
}
