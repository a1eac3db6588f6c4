import type { StoryIndex, check, shippedStory, wording } from "./wasm/library.js";

export type * from "./wasm/library.js";

/** Where a story comes from: its JSON text, or the bytes of it in UTF-8, whole or as they come. */
export type StorySource = string | Uint8Array | ArrayBuffer | Blob | Response | ReadableStream<Uint8Array>;

export interface OpenOptions {
  /** Called now and then with the share that is done, from 0 to 1; where the length of the source is not known, only once all of it has come. */
  progress?: (share: number) => void;
  /** Ends the work: the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

/** The functions that need no element. */
export interface Core {
  /**
   * Opens a story in slices of some milliseconds, so that a page answers its reader meanwhile, however large the story. The
   * text is read as it comes and never held as a whole by the module. Rejected with an `Error` named `StoryError`, whose
   * `problems` say what is wrong, if the story cannot be used.
   */
  open: (source: StorySource, options?: OpenOptions) => Promise<StoryIndex>;
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
