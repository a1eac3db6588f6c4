// The story as HTML, written by a server that runs JavaScript: what the command `who-said-what render` writes. It
// reads files beside this one, as servers cannot fetch them.
import { readFile } from "node:fs/promises";
import { once } from "./fetch.js";
import { shipped } from "./language.js";
import init, { oembedStory, renderStory } from "./wasm/server.js";

const forms = ["page", "light", "shadow"];
const element = ["light", "shadow"];

/** The options: what each has to be, and the forms that it means something for. @type {Record<string, [(value: any) => string | undefined, string[]]>} */
const known = {
  as: [(value) => (forms.includes(value) ? undefined : `one of ${forms.join(", ")}`), forms],
  lang: [text, forms],
  words: [(value) => (typeof value === "object" ? undefined : "an object of texts"), forms],
  src: [address, element],
  script: [address, element],
  css: [address, ["shadow"]],
  url: [webAddress, forms],
  provider: [text, forms],
  jsonLd: [flag, forms],
  openGraph: [flag, ["page"]],
  oembedUrl: [address, ["page"]],
};

/**
 * @param {import("./server.js").Story | string | undefined} story
 * @param {import("./server.js").RenderOptions} [options]
 * @returns {Promise<string>}
 */
export async function render(story, options = {}) {
  const { as = "page", lang = "en", words, ...rest } = options;
  check(options, as);
  await loaded();
  return renderStory(json(story), as, rest, await language(lang, words));
}

/**
 * @param {import("./server.js").Story | string | undefined} story
 * @param {import("./server.js").OEmbedOptions} options
 * @returns {Promise<string>}
 */
export async function oembed(story, { url, width = 640, height = 800, frame, provider }) {
  for (const [name, value] of Object.entries({ width, height })) {
    if (!Number.isInteger(value) || value < 1 || value > 0xffff_ffff) throw new TypeError(`${name} must be a whole number of pixels, at least 1`);
  }
  if (url === undefined) throw new TypeError("url must be given: the address of the page that is embedded");
  check({ url, provider }, "page");
  if (frame !== undefined && webAddress(frame)) throw new TypeError(`frame must be ${webAddress(frame)}, and is ${JSON.stringify(frame)}`);
  await loaded();
  return oembedStory(json(story), url, width, height, { frame, provider });
}

/** The compiled module; its file is read, as servers cannot fetch files. */
const loaded = once(async () => init({ module_or_path: await readFile(new URL("./wasm/server_bg.wasm", import.meta.url)) }));

/** @param {unknown} story */
function json(story) {
  return story === undefined || typeof story === "string" ? story : JSON.stringify(story);
}

/**
 * The words of the interface; of English, none, as they are built in.
 *
 * @param {string} lang
 * @param {import("./element.js").Words | undefined} own
 */
async function language(lang, own) {
  if (!own && /^en(-GB)?$/i.test(lang)) return undefined;
  if (!shipped.test(own?.language ?? lang) && !own?.language) {
    throw new RangeError(`there are no words in "${lang}"; give your own as \`words\`, or take ar, de, en, es, fr, ko, ru or uk`);
  }
  const { load } = await import("./words.js");
  return load(lang, own, "", (url) => readFile(url, "utf8"));
}

/**
 * @param {object} options
 * @param {string} as
 */
function check(options, as) {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const [wrong, meant] = known[name] ?? [];
    if (!wrong) throw new TypeError(`there is no option ${name}; there are ${Object.keys(known).join(", ")}`);
    const wanted = wrong(value);
    if (wanted) throw new TypeError(`${name} must be ${wanted}, and is ${JSON.stringify(value)}`);
    if (!meant.includes(as)) throw new TypeError(`${name} means nothing as ${as}: leave it out, or render as ${meant.join(" or ")}`);
  }
}

/** @param {unknown} value */
function text(value) {
  return typeof value === "string" ? undefined : "a text";
}

/** @param {unknown} value */
function flag(value) {
  return typeof value === "boolean" ? undefined : "true or false";
}

/** @param {unknown} value */
function webAddress(value) {
  return typeof value === "string" && /^https?:\/\/[^\s\p{Cc}]+$/iu.test(value) ? undefined : "a web address, with https:// or http://";
}

/** @param {unknown} value */
function address(value) {
  const relative = typeof value === "string" && /^[^\s\p{Cc}:]+(?:[/?#][^\s\p{Cc}]*)?$/u.test(value.replace(/^[/?#]/, "x$&"));
  return relative || !webAddress(value) ? undefined : "a path such as /story.json, or a web address";
}
