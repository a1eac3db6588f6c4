// Compares a story off the page's thread: its text comes in, with where the module is; what was found goes out in parts,
// between which the page has its turn, or an error. The build makes one file of this and of the module's script, so that
// bundlers can copy it as it is.
import init, { StoryIndex } from "./library.js";

/** So many findings go at a time: a page takes them in within some milliseconds. */
const PART = 300;

addEventListener("message", async ({ data: { what, text, wasm } }) => {
  try {
    await init({ module_or_path: wasm });
    const found = new StoryIndex(text)[what]();
    const all = found.findings ?? found;
    for (let at = 0, last = false; !last; at += PART) {
      last = at + PART >= all.length;
      postMessage({ found: JSON.stringify(all.slice(at, at + PART)), last });
    }
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
