// `<who-said-what>` as Vue knows it.
import type { HTMLAttributes, ReservedProps } from "vue";
import type { WhoSaidWhatEventMap, WhoSaidWhatProps } from "./element.js";

export * from "./who-said-what.js";

/** Listeners as templates have them: `@wsw-ready` is the property `onWswReady`. */
type Listeners = {
  [Name in keyof WhoSaidWhatEventMap as Name extends `wsw-${infer What}` ? `onWsw${Capitalize<What>}` : never]?: (event: WhoSaidWhatEventMap[Name]) => void;
};

declare module "vue" {
  interface GlobalComponents {
    "who-said-what": new () => { $props: ReservedProps & HTMLAttributes & WhoSaidWhatProps & Listeners };
  }
}
