// In place of pkg/load.js in the builds that are one file: the compiled module, the style sheet and the story that
// ships are in the script.
import { fetched, once } from "../../../pkg/fetch.js";
import { beside, put } from "../../../pkg/rest.js";
import init, * as core from "../../../pkg/wasm/who_said_what.js";
import { module, story, styles } from "inside"; // put in by scripts/bundle.mjs

/** The compiled module; of its own, unless the first call says where another is. */
export const loadModule = once(async (wasm, integrity) => {
  const response = wasm && (await fetched(wasm, (response) => response, undefined, integrity));
  try {
    await init({ module_or_path: response ?? (await inflated(module).arrayBuffer()) });
  } catch (error) {
    throw Object.assign(/** @type {Error} */ (error), { from: wasm ?? place() });
  }
  moved = wasm;
  whole = !wasm;
  return core;
});

/** Where the compiled module was, if not in the script. @type {string | URL | undefined} */
let moved;
/** The module in the script is not in parts. One from elsewhere is, and has the other beside it. */
export let whole = false;
export const loadRest = once(async (_, integrity) => {
  if (moved) await put(beside(moved), integrity);
  whole = true;
});

/** The story that ships, as JSON text, for pages that name no other. */
export const loadShipped = once(() => inflated(story).text());

/** The widget's style sheet, as an object that many shadow roots can share. */
export const loadStyles = once(() => new CSSStyleSheet().replace(styles));

/** What was deflated into the script. @param {string} deflated */
function inflated(deflated) {
  if (!globalThis.DecompressionStream) {
    const message = `this browser cannot unpack what is in ${place()}: take who-said-what.min.js, or say in "wasm-url" where the .wasm file is`;
    throw Object.assign(new Error(message), { reason: "unsupported" });
  }
  const stream = new Blob([Uint8Array.from(atob(deflated), (letter) => letter.charCodeAt(0))]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream("deflate-raw")));
}

/** Where this file is, for those who read of a failure; one that was pasted into a page has no address. */
function place() {
  return import.meta.url || `the script in ${document.URL}`;
}
