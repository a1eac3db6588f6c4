// The queries and checks without any element, in a page, a worker or Node.
import { loadModule } from "./load.js";

/**
 * Loads the compiled module and gives its functions.
 *
 * @param {string | URL | Response | BufferSource} [wasm] where the `.wasm` file is, or what is in it
 * @returns {Promise<import("./core.js").Core>}
 */
export async function load(wasm) {
  const { StoryIndex, check, shippedStory } = await loadModule(wasm);
  return { StoryIndex, check, shippedStory };
}
