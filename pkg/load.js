// Loads what every widget on a page shares, once: the compiled module and the style sheet.
import { fetchText, once } from "./fetch.js";
import init, * as core from "./wasm/who_said_what.js";

/** The compiled module; the address of its `.wasm` file that the first call gives decides. */
export const loadModule = once((wasm = new URL("./wasm/who_said_what_bg.wasm", import.meta.url), integrity = "") =>
  init({ module_or_path: new Request(wasm, { integrity }) }).then(() => core),
);

/** The widget's style sheet, as an object that many shadow roots can share and no policy against inline style stops. */
export const loadStyles = once((_, integrity) =>
  fetchText(new URL("./who-said-what.css", import.meta.url), undefined, integrity).then((text) => new CSSStyleSheet().replace(text)),
);
