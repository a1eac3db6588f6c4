// In place of pkg/load.js in the builds that are one file: the compiled module and the style sheet are in the script.
import { once } from "../../../pkg/fetch.js";
import init, * as core from "../../../pkg/wasm/who_said_what.js";
import { deflated, styles } from "inside"; // put in by scripts/bundle.mjs

/** The compiled module; of its own, unless the first call says where another is. */
export const loadModule = once((wasm, integrity = "") =>
  init({ module_or_path: wasm ? new Request(wasm, { integrity }) : inflated() }).then(() => core),
);

/** The widget's style sheet, as an object that many shadow roots can share. */
export const loadStyles = once(() => new CSSStyleSheet().replace(styles));

function inflated() {
  const stream = new Blob([Uint8Array.from(atob(deflated), (letter) => letter.charCodeAt(0))]).stream();
  return new Response(stream.pipeThrough(new DecompressionStream("deflate-raw")), { headers: { "Content-Type": "application/wasm" } });
}
