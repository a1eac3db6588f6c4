// `<who-said-what>` as React knows it.
import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type { WhoSaidWhatElement, WhoSaidWhatListeners, WhoSaidWhatProps } from "./element.js";

export * from "./who-said-what.js";

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      /** React 18 passes on attributes only: there, set objects and listeners on the element, by a `ref`. */
      "who-said-what": DetailedHTMLProps<HTMLAttributes<WhoSaidWhatElement>, WhoSaidWhatElement> & WhoSaidWhatProps & WhoSaidWhatListeners;
    }
  }
}
