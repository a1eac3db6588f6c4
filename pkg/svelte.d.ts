// `<who-said-what>` as Svelte knows it.
import type { HTMLAttributes } from "svelte/elements";
import type { WhoSaidWhatElement, WhoSaidWhatListeners, WhoSaidWhatProps } from "./element.js";

export * from "./who-said-what.js";

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "who-said-what": HTMLAttributes<WhoSaidWhatElement> & WhoSaidWhatProps & WhoSaidWhatListeners;
  }
}
