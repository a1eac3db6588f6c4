import type { StoryIndex, check, shippedStory, wording } from "./wasm/library.js";

export type * from "./wasm/library.js";

/** The functions that need no element. */
export interface Core {
  StoryIndex: typeof StoryIndex;
  check: typeof check;
  shippedStory: typeof shippedStory;
  wording: typeof wording;
}

/**
 * Loads the compiled library and gives its functions.
 *
 * @param wasm where `library_bg.wasm` is, if not beside the script, or what is in it; the first call decides
 */
export function load(wasm?: string | URL | Response | BufferSource): Promise<Core>;
