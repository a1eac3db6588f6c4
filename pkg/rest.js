// The other part of the compiled module: searching, most of the views, statements to be passed on, addresses, large stories. It
// comes when one of these is wanted.
import { fetched } from "./fetch.js";
import { entered } from "./guard.js";

/**
 * Puts it to the first part.
 *
 * @param {URL} url
 * @param {string} [integrity] hashes, one of which it must have
 */
export async function put(url, integrity) {
  const bytes = await fetched(url, (response) => response.arrayBuffer(), undefined, integrity);
  try {
    await WebAssembly.instantiate(bytes, { "": entered });
  } catch (error) {
    // Parts of two builds do not fit, by a name.
    throw Object.assign(/** @type {Error} */ (error), { url });
  }
}

/** Where it is when the first part was not beside the script. @param {string | URL} first */
export const beside = (first) => new URL("who_said_what_rest.wasm", first);
