// Loads what every widget on a page shares, once: the compiled module and the style sheet.
import init, * as core from "./wasm/who_said_what.js";

/**
 * Loads at the first call only; but a failed attempt is not remembered, so that a later one may succeed.
 *
 * @template T
 * @param {(from?: any) => Promise<T>} load
 * @returns {(from?: string | URL | Response | BufferSource) => Promise<T>}
 */
export function once(load) {
  /** @type {Promise<T> | undefined} */
  let loaded;
  return (from) =>
    (loaded ??= load(from).catch((error) => {
      loaded = undefined;
      throw error;
    }));
}

/** The compiled module; the address of its `.wasm` file that the first call gives decides. */
export const loadModule = once((wasm = new URL("./wasm/who_said_what_bg.wasm", import.meta.url)) =>
  init({ module_or_path: wasm }).then(() => core),
);

/** The widget's style sheet, as an object that many shadow roots can share and no policy against inline style stops. */
export const loadStyles = once(() =>
  fetchText(new URL("./who-said-what.css", import.meta.url)).then((text) => new CSSStyleSheet().replace(text)),
);

/**
 * @param {string | URL} url
 * @param {AbortSignal} [signal]
 */
export async function fetchText(url, signal) {
  const response = await fetch(url, { signal });
  if (!response.ok) {
    throw new Error(`${response.url || url} answered ${response.status}`);
  }
  return response.text();
}
