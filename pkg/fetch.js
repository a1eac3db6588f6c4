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
 * @param {string | URL} url
 * @param {AbortSignal} [signal]
 * @param {string} [integrity] hashes, one of which what is there must have
 */
export async function fetchText(url, signal, integrity = "") {
  const response = await fetch(url, { signal, integrity });
  if (!response.ok) {
    throw new Error(`${response.url || url} answered ${response.status}`);
  }
  return response.text();
}
