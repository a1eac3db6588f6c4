// Registers <who-said-what>. Importing it twice, in two copies, or where there are no elements does no harm.
import { WhoSaidWhatElement } from "./element.js";

if (globalThis.customElements && !customElements.get("who-said-what")) {
  customElements.define("who-said-what", WhoSaidWhatElement);
}

export { WhoSaidWhatElement };
