import type { Problem, Query, QueryResult, Story } from "./wasm/library.js";

export type { Problem, Query, QueryResult, Story };

/** The `detail` of a `wsw-error` event. */
export interface WswError {
  /** What went wrong, as a sentence. */
  message: string;
  /** What is wrong in the story, when that is the reason. */
  problems: Problem[];
  error: unknown;
}

/** A text of the interface, or a form of it for each plural category that the language has. */
export type Text = string | { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string };

/** Words of the interface; the keys are those of `words/en.json`. */
export interface Words {
  /** The language that they are in, a BCP 47 tag: if left out, that of the page where the element stands. */
  language?: string;
  /** What the element itself says. */
  element?: { loading?: Text; failed?: Text; allProblems?: Text; firstProblems?: Text };
  [key: string]: Text | Words["element"] | undefined;
}

/** `<who-said-what>`. Importing this registers nothing: `import "who-said-what"` does. */
export class WhoSaidWhatElement extends HTMLElement {
  static observedAttributes: string[];
  /** The address of the story; without one, and without `story`, the story that ships is shown. */
  src: string;
  /** The story itself, as data or as JSON text. */
  get story(): string | undefined;
  set story(value: Story | string | undefined);
  /** The page's own words, in place of those that ship. */
  get words(): Words | undefined;
  set words(value: Words | undefined);
  /** What is asked for. Setting it shows what it gives; what is left out is not asked for. */
  query: Partial<Query>;
  connectedCallback(): void;
  disconnectedCallback(): void;
  attributeChangedCallback(name: string, before: string | null, after: string | null): void;
}

/**
 * Registers the element, if nothing is registered under that name. Where there are no elements, as on a server, it does
 * nothing.
 *
 * @param name of the element, `who-said-what` if left out
 * @param registry that of the page if left out, or one of a shadow tree's own
 */
export function define(name?: string, registry?: CustomElementRegistry): void;

/** The events of the element; they bubble and are composed. */
export interface WhoSaidWhatEventMap {
  /** The widget is drawn. */
  "wsw-ready": CustomEvent<QueryResult>;
  /** It is known where accounts part, and shown; at once after `wsw-ready` when the story keeps it. */
  "wsw-compared": CustomEvent<QueryResult>;
  /** The reader looks at the story another way: the name of the view. */
  "wsw-view": CustomEvent<"claims" | "actors" | "sources" | "table" | "timeline" | "pair">;
  /** The reader, or a script, has asked for something else, and it is shown. */
  "wsw-change": CustomEvent<QueryResult>;
  /** The widget cannot be shown; the element's own content is shown instead. */
  "wsw-error": CustomEvent<WswError>;
}

/** What can be written on the element in templates and JSX: attributes and properties. */
export interface WhoSaidWhatProps {
  src?: string;
  lang?: string;
  "wasm-url"?: string;
  address?: string;
  integrity?: string;
  theme?: "light" | "dark";
  story?: Story | string;
  words?: Words;
  query?: Partial<Query>;
}

/** Listeners by the names that JSX has for them: `onwsw-ready`. */
export type WhoSaidWhatListeners = {
  [Name in keyof WhoSaidWhatEventMap as `on${Name}`]?: (event: WhoSaidWhatEventMap[Name]) => void;
};

declare global {
  interface HTMLElementTagNameMap {
    "who-said-what": WhoSaidWhatElement;
  }
  interface GlobalEventHandlersEventMap extends WhoSaidWhatEventMap {}
}
