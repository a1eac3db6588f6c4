import type { Words } from "./element.js";
import type { Story } from "./wasm/library.js";

export type { Story, Words };

/** How a story is written; addresses are written as they are given. */
export interface RenderOptions {
  /**
   * `page`, if left out: a page of its own, with its styles inside and no script. `light`: the element with the story as its
   * content, in the style of the page that it is put into. `shadow`: the element with its shadow tree, which looks like the
   * widget before any script has come.
   */
  as?: "page" | "light" | "shadow";
  /** The language of all that is not the story's own, a BCP 47 tag: `en` if left out. */
  lang?: string;
  /** Your own words for the interface, as the element has them. */
  words?: Words;
  /** For light and shadow: where the story's JSON will be. Without it, the element carries the story itself. */
  src?: string;
  /** For light and shadow: also writes the script tag that brings the element to life. */
  script?: string;
  /** For shadow: links `who-said-what.css`, there; without it, the style sheet is written inside. */
  css?: string;
  /** Where the page will be: a whole address. */
  url?: string;
  /** Who publishes it, for JSON-LD and Open Graph. */
  provider?: string;
  /** Adds schema.org data. */
  jsonLd?: boolean;
  /** For page: adds Open Graph and Twitter data. */
  openGraph?: boolean;
  /** For page: links to the oEmbed data, which will be there. */
  oembedUrl?: string;
}

/** What is embedded, and how large. */
export interface OEmbedOptions {
  /** Where the page is that is embedded: a whole address. */
  url: string;
  /** In pixels: 640 by 800 if left out. */
  width?: number;
  height?: number;
  /** What the frame shows in place of the page: the address of the package's `frame.html`, with `?src=` and the story's. */
  frame?: string;
  provider?: string;
}

/**
 * Writes the whole story as HTML, as the command `who-said-what render` does.
 *
 * @param story data or JSON text; `undefined` for the story that ships
 * @throws `StoryError`, with `problems`, for a story that cannot be used; `TypeError` for an option that cannot;
 *   `RangeError` for a language that there are no words in
 */
export function render(story: Story | string | undefined, options?: RenderOptions): Promise<string>;

/** Writes oEmbed data for a story's page, as JSON text. */
export function oembed(story: Story | string | undefined, options: OEmbedOptions): Promise<string>;
