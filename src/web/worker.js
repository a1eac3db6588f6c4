// Compares a story off the page's thread: its text comes in, with where the module is; what was computed goes out, or an
// error. The build makes one file of this and of the module's script, so that bundlers can copy it as it is.
import init, { StoryIndex } from "./library.js";

addEventListener("message", async ({ data: { what, text, wasm } }) => {
  try {
    await init({ module_or_path: wasm });
    postMessage({ found: JSON.stringify(new StoryIndex(text)[what]()) });
  } catch (error) {
    postMessage({ error: String(error) });
  }
});
