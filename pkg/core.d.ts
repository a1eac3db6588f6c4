import type { StoryIndex, check, shippedStory } from "./wasm/who_said_what.js";

export type * from "./wasm/who_said_what.js";

/** The functions that need no element. */
export interface Core {
  StoryIndex: typeof StoryIndex;
  check: typeof check;
  shippedStory: typeof shippedStory;
}

/**
 * Loads the compiled module and gives its functions.
 *
 * @param wasm where the `.wasm` file is, if not beside the script, or what is in it; the first call decides
 */
export function load(wasm?: string | URL | Response | BufferSource): Promise<Core>;
