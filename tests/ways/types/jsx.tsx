// Any other JSX, as README says it is told of the element.
import type { WhoSaidWhatListeners, WhoSaidWhatProps } from "who-said-what/element";

declare global {
  namespace JSX {
    interface Element {}
    interface IntrinsicElements {
      "who-said-what": WhoSaidWhatProps & WhoSaidWhatListeners;
    }
  }
}
export const statements = <who-said-what src="/story.json" lang="de" onwsw-change={({ detail }) => detail.statements} />;
// @ts-expect-error a list takes texts
export const wrong = <who-said-what query={{ source: 7 }} />;
