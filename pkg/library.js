// Loads the larger of the two compiled modules: for programs, and for what the smaller one leaves out.
import { fetched, once } from "./fetch.js";
import init, * as library from "./wasm/library.js";

/**
 * The functions that need no element. A failed attempt is not remembered, so that a later one may succeed; its error has
 * the address, as `url`, where something was to be fetched.
 *
 * @param {string | URL | Response | BufferSource} [wasm] where `library_bg.wasm` is, if not beside the script, or what is in it; the first call decides
 * @returns {Promise<typeof library>}
 */
export const loadLibrary = once(async (wasm = new URL("./wasm/library_bg.wasm", import.meta.url), integrity) => {
  const elsewhere = typeof wasm === "string" || wasm instanceof URL;
  await init({ module_or_path: elsewhere ? await fetched(wasm, (response) => response, undefined, integrity) : wasm });
  return library;
});

/**
 * What there is to find in a story: as it would be kept, had the story been prepared, or as programs are given it.
 *
 * @param {"computed" | "findings"} what
 * @param {string | undefined} text the story as JSON; nothing for the one that ships
 * @param {string | URL} [wasm] where `library_bg.wasm` is, if not beside the script
 * @param {string} [integrity] hashes, one of which it must have
 * @returns {Promise<string>} a list, as JSON
 */
export async function found(what, text, wasm, integrity) {
  const story = new (await loadLibrary(wasm, integrity)).StoryIndex(text);
  try {
    return JSON.stringify(what === "computed" ? story.computed().findings : story.findings());
  } finally {
    story.free();
  }
}
