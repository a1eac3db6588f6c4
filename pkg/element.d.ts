import type { FindingRecord, Problem, Query, QueryResult, Story } from "./wasm/library.js";

export type { FindingRecord, Problem, Query, QueryResult, Story };

/**
 * How far a widget is: not in a document; put off until the reader comes near; loading; drawn; or it cannot be shown. Each
 * is a custom state too, for style sheets: `who-said-what:state(loading)`.
 */
export type State = "idle" | "waiting" | "loading" | "ready" | "failed";

/** What is shown. `statements` and `counts` are put together when they are read: read them while the event is handled. */
export type Shown = QueryResult & {
  /** How many statements were found. */
  found: number;
};

/** The `detail` of a `wsw-error` event. */
export interface WswError {
  /** What went wrong and what can be done, in English, as a sentence. */
  message: string;
  /**
   * `story`: the story has problems; `network`: something could not be fetched; `policy`: the page's security policy forbids
   * it; `module`: what should be the compiled module is not, or not this version's; `unsupported`: the browser has no
   * WebAssembly; `stopped`: the module broke off, and no widget of the page can go on.
   */
  reason: "story" | "network" | "policy" | "module" | "unsupported" | "stopped";
  /** What is wrong in the story, when that is the reason. */
  problems: Problem[];
  error: unknown;
}

/** The `detail` of a `wsw-annotated` event. */
export interface WswAnnotated {
  /** The id of the source that the page is. */
  source: string;
  /** The ids of the statements whose passages were found and marked, in the order of the page. */
  statements: string[];
}

/** A text of the interface, or a form of it for each plural category that the language has. */
export type Text = string | { zero?: string; one?: string; two?: string; few?: string; many?: string; other: string };

/** Words of the interface; the keys are those of `words/en.json`. */
export interface Words {
  /** The language that they are in, a BCP 47 tag: if left out, that of the page where the element stands. */
  language?: string;
  /** What the element itself says; the keys are those of `element` in `words/en.json`. */
  element?: Record<string, Text>;
  [key: string]: Text | Words["element"] | undefined;
}

/** The properties that say the same as an attribute; set to `null`, they take it away. */
export interface MirroredProperties {
  /** The address of the story; without one, and without `story`, the story that ships is shown. */
  src: string;
  /** Where the compiled module is, if not beside the script; attribute `wasm-url`. */
  wasmUrl: string;
  /** Where the style sheet is, if not beside the script; attribute `css-url`. */
  cssUrl: string;
  /** Hashes, one of which what is loaded of the package must have. */
  integrity: string;
  /** `eager` loads at once, `lazy`, which is the default, when the reader is within a screen of it. */
  loading: "eager" | "lazy";
  /** What this widget's entries in the page's address begin with; `null` to keep nothing there. */
  get address(): string | null;
  set address(value: string | null | undefined);
  /** `light` or `dark`, whatever the page is; without it, the widget has the page's colour scheme. */
  theme: "light" | "dark" | "";
  /** A selector: in which of the page's own text passages are marked that are statements of the story. */
  annotate: string;
  /** The id of the source that the page is, if its address does not say so. */
  source: string;
}

export interface WhoSaidWhatElement extends MirroredProperties {}

/** `<who-said-what>`. Importing this registers nothing: `import "who-said-what"` does. */
export class WhoSaidWhatElement extends HTMLElement {
  static observedAttributes: string[];
  /** How far the widget is. */
  readonly state: State;
  /** The story itself, as data or as JSON text. */
  get story(): string | undefined;
  set story(value: Story | string | undefined);
  /** The page's own words, in place of those that ship. */
  get words(): Words | undefined;
  set words(value: Words | undefined);
  /** What is asked for. Setting it shows what it gives; what is left out is not asked for. */
  query: Partial<Query>;
  /** Changes part of what is asked for: what is not named stays as it is. */
  filter(part: Partial<Query>): void;
  /**
   * Brings a statement to the reader: scrolls to it and puts the focus there, clearing filters that hide it. Loads the widget
   * if need be.
   *
   * @returns whether the story has such a statement; rejected with the reason if the widget cannot be shown
   */
  open(id: string): Promise<boolean>;
  /** Where the accounts part, each with the statements it rests on; computed off the page's thread if the story does not keep it. */
  findings(): Promise<FindingRecord[]>;
  /** Loads again, whatever has become of it. */
  retry(): void;
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
  "wsw-ready": CustomEvent<Shown>;
  /** It is known where accounts part, and shown; at once after `wsw-ready` when the story keeps it. */
  "wsw-compared": CustomEvent<Shown>;
  /** The reader looks at the story another way: the name of the view. */
  "wsw-view": CustomEvent<"claims" | "actors" | "sources" | "table" | "timeline" | "pair">;
  /** The reader, or a script, has asked for something else, and it is shown. */
  "wsw-change": CustomEvent<Shown>;
  /** Passages of the page have been looked for, at first and whenever its text has changed. */
  "wsw-annotated": CustomEvent<WswAnnotated>;
  /** The widget cannot be shown; the element's own content is shown instead. */
  "wsw-error": CustomEvent<WswError>;
}

/** What can be written on the element in templates and JSX: attributes and properties. */
export interface WhoSaidWhatProps {
  src?: string;
  lang?: string;
  "wasm-url"?: string;
  "css-url"?: string;
  loading?: "eager" | "lazy";
  address?: string;
  integrity?: string;
  theme?: "light" | "dark";
  annotate?: string;
  source?: string;
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
