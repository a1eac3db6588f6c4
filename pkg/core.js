// The queries, checks and comparisons without any element, in a page, a worker or Node.
import { loadLibrary } from "./library.js";
import { openStory } from "./opening.js";

/**
 * Loads the compiled library and gives its functions.
 *
 * @param {string | URL | Response | BufferSource} [wasm] where the `.wasm` file is, or what is in it
 * @returns {Promise<import("./core.js").Core>}
 */
export async function load(wasm) {
  const library = await loadLibrary(wasm);
  const { StoryIndex, check, shippedStory, wording } = library;
  return { StoryIndex, check, shippedStory, wording, open: (source, options) => openStory(library, source, options) };
}
