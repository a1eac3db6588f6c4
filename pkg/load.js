// Loads what every widget on a page shares, once: the compiled module and the style sheet.
import init, * as core from "./wasm/who_said_what.js";

/** @type {Promise<typeof core> | undefined} */
let module;
/** @type {Promise<CSSStyleSheet> | undefined} */
let sheet;

/**
 * The compiled module. A failed attempt is not remembered, so that a later one may succeed.
 *
 * @param {string | URL | Response | BufferSource} [wasm] where the `.wasm` file is, if not beside this one, or what is in it; the first call decides
 * @returns {Promise<typeof core>}
 */
export function loadModule(wasm = new URL("./wasm/who_said_what_bg.wasm", import.meta.url)) {
  module ??= init({ module_or_path: wasm }).then(
    () => core,
    (error) => {
      module = undefined;
      throw error;
    },
  );
  return module;
}

/**
 * The widget's style sheet, as an object that many shadow roots can share and no policy against inline style stops.
 *
 * @returns {Promise<CSSStyleSheet>}
 */
export function loadStyles() {
  sheet ??= fetchText(new URL("./who-said-what.css", import.meta.url)).then(
    (text) => {
      const styles = new CSSStyleSheet();
      styles.replaceSync(text);
      return styles;
    },
    (error) => {
      sheet = undefined;
      throw error;
    },
  );
  return sheet;
}

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
