// Loads what every widget on a page shares, once: the compiled module and the style sheet.
import { fetchText, fetched, once } from "./fetch.js";
import init, * as core from "./wasm/who_said_what.js";

/** The compiled module; the address of its `.wasm` file that the first call gives decides. */
export const loadModule = once(async (wasm = new URL("./wasm/who_said_what_bg.wasm", import.meta.url), integrity) => {
  const response = await fetched(wasm, (response) => response, undefined, integrity);
  try {
    await init({ module_or_path: response });
  } catch (error) {
    throw Object.assign(/** @type {Error} */ (error), { from: wasm });
  }
  return core;
});

/** The story that ships, as JSON text, for pages that name no other. */
export const loadShipped = once((_, integrity) => fetchText(new URL("./wasm/story.json", import.meta.url), undefined, integrity));

/** The widget's style sheet, as an object that many shadow roots can share and no policy against inline style stops. */
export const loadStyles = once(async (css = new URL("./who-said-what.css", import.meta.url), integrity) =>
  new CSSStyleSheet().replace(await fetchText(css, undefined, integrity)),
);
