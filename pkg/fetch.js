// Loading, for the files that are there from the start and for those that some pages load later.

/**
 * Loads at the first call only; but a failed attempt is not remembered, so that a later one may succeed.
 *
 * @template T
 * @param {(from?: any, integrity?: string) => Promise<T>} load
 * @returns {(from?: string | URL | Response | BufferSource, integrity?: string) => Promise<T>}
 */
export function once(load) {
  /** @type {Promise<T> | undefined} */
  let loaded;
  return (...from) =>
    (loaded ??= load(...from).catch((error) => {
      loaded = undefined;
      throw error;
    }));
}

/**
 * What is made of an answer. Errors have `url`, and `status` if there was another answer than wanted.
 *
 * @template T
 * @param {string | URL} url
 * @param {(response: Response) => T | Promise<T>} use
 * @param {AbortSignal} [signal]
 * @param {string} [integrity] hashes, one of which what is there must have
 */
export async function fetched(url, use, signal, integrity = "") {
  try {
    const response = await fetch(url, { signal, integrity });
    if (response.ok) return await use(response);
    throw Object.assign(new Error(`${response.url || url} answered ${response.status}`), { status: response.status });
  } catch (error) {
    throw Object.assign(/** @type {Error} */ (error), { url });
  }
}

/**
 * @param {string | URL} url
 * @param {AbortSignal} [signal]
 * @param {string} [integrity] hashes, one of which what is there must have
 */
export const fetchText = (url, signal, integrity) => fetched(url, (response) => response.text(), signal, integrity);

/**
 * Says in the console what the page goes without, with the address that it should have come from.
 *
 * @param {string} what as a sentence, without its stop
 * @param {any} error
 */
export const warn = (what, error) => console.warn(`who-said-what: ${what}${error?.url ? ` (${error.url})` : ""}.`, error);
