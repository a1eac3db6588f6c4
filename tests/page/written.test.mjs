// Hostile stories in what `who-said-what render` writes: content of the element, its shadow tree, a page of its own, with
// JSON-LD, Open Graph and oEmbed data. Every text and address, and every option, with what might run or break out: what comes
// of it has no other elements and attributes than what comes of a harmless story, and loaded as a document, under no policy,
// nothing of it runs. It is written by the module for servers, which writes what the command does, as is held here too.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { oembed, render } from "../../pkg/server.js";
import { command } from "../../scripts/command.mjs";
import { open } from "./harness.mjs";
import { changed, fields, free, inputs, story } from "./hostile.mjs";
import { site } from "./widget.mjs";

const url = "https://news.example/bridge";
const frame = "https://news.example/pkg/frame.html?src=/story.json";
/** @type {Record<string, import("../../pkg/server.js").RenderOptions>} */
const forms = {
  light: { as: "light", jsonLd: true, url, provider: "The News" },
  shadow: { as: "shadow", src: "/story.json", script: "/w.js", css: "/w.css", jsonLd: true, url, provider: "The News" },
  page: { as: "page", jsonLd: true, openGraph: true, url, provider: "The News", oembedUrl: "/oembed.json" },
};
const own = ["/story.json", "/w.js", "/w.css", "/oembed.json"];
/** Every field by itself in every form; without ALL=1, those that may be any text all at once, and each of the others in one form. */
const all = !!process.env.ALL;

/** What of the story is refused gives nothing. @param {Promise<string>} written */
const or = (written) => written.catch((error) => {
  assert.match(error.name, /^(StoryError|TypeError|RangeError)$/, error.stack);
  return undefined;
});

/** The page that looks at what was written: nothing in it, and no policy. @param {import("node:test").TestContext} t */
const looking = (t) => open(t, "/page.html", { intercept: site({ "/page.html": "<!doctype html><title>Page</title><body>" }), init: () => {
  /** @typedef {{ elements: string[], addresses: string[], data: string[], loose: string[] }} Found */
  /** Whether a text's marks of direction reach what stands beside it. @param {Text} node */
  const leaks = (node) => {
    if (!/[\u202a-\u202e\u2066-\u2069]/.test(node.data)) return false;
    let open = 0;
    for (const mark of node.data.match(/[\u2066-\u2069]/g) ?? []) {
      open += mark === "\u2069" ? -1 : 1;
      if (open < 0) return true;
    }
    if (open > 0) return true;
    // An element of its own, or a line of its own.
    const holder = /** @type {Element} */ (node.parentElement);
    const block = holder.closest("p, li, h1, h2, h3, h4, dt, dd, blockquote, td, th, figcaption, footer, header, title, summary, div");
    return !holder.closest("bdi, [dir], span") && block?.textContent?.trim() !== node.data.trim();
  };
  /** What a text is made of, when it is read as HTML and nothing in it runs. @param {string} html @returns {Found} */
  const parts = (html) => {
    /** @type {[Set<string>, Set<string>, string[]]} */
    const [elements, addresses, data] = [new Set(), new Set(), []];
    /** @type {Set<string>} */
    const loose = new Set();
    const walk = (/** @type {ParentNode} */ parent) => {
      for (const element of parent.querySelectorAll("*")) {
        elements.add(`<${element.localName}>`);
        for (const { name, value } of element.attributes) {
          elements.add(`${element.localName} ${name}${/^(type|rel|property|http-equiv|sandbox|class)$/.test(name) ? `=${value}` : ""}`);
          if (/^(href|src|cite|action|formaction|data|poster|srcset|content)$/.test(name) && (element.localName !== "meta" || /url|image/.test(element.getAttribute("property") ?? ""))) addresses.add(value);
        }
        if (element.localName === "script") data.push(element.textContent ?? "");
        if (element instanceof HTMLTemplateElement) walk(element.content);
        for (const node of element.childNodes) if (node instanceof Text && !/^(script|style)$/.test(element.localName) && leaks(node)) loose.add(`${element.localName}: ${node.data.slice(0, 40)}`);
      }
    };
    walk(new DOMParser().parseFromString(html, "text/html"));
    return { elements: [...elements], addresses: [...addresses], data, loose: [...loose] };
  };
  let hits = 0;
  /** Loads documents, each in a frame; how often something ran in them. @param {string[]} documents */
  const run = async (documents) => {
    hits = 0;
    const loaded = documents.map((html) => new Promise((done) => {
      const frame = document.createElement("iframe");
      frame.addEventListener("load", () => requestAnimationFrame(() => setTimeout(() => done(frame.remove()))));
      // Where a document begins, before all that the story brings: what it would call.
      frame.srcdoc = html.replace(/^(<!doctype html>)?/i, "$1<script>hit = () => parent.counted()</script>");
      document.body.append(frame);
    }));
    await Promise.all(loaded);
    return hits;
  };
  Object.assign(window, { parts, run, counted: () => hits++ });
} });

/** @param {import("./harness.mjs").Visit} page @param {string[]} htmls @returns {Promise<{ elements: string[], addresses: string[], data: string[], loose: string[] }[]>} */
const parts = (page, htmls) => page.page.evaluate((htmls) => htmls.map((html) => /** @type {any} */ (window).parts(html)), htmls);
/** @param {import("./harness.mjs").Visit} page @param {string[]} documents @returns {Promise<number>} */
const run = (page, documents) => page.page.evaluate((documents) => /** @type {any} */ (window).run(documents), documents);

/** A story with an input in every text that may be any text. @param {string} input */
function everywhere(input) {
  const copy = structuredClone(story);
  const walk = (/** @type {any} */ value, /** @type {string} */ path) => {
    for (const key of Object.keys(value)) {
      const at = Array.isArray(value) ? `${path}[]` : path ? `${path}.${key}` : key;
      // What is in part a quotation has quotation marks.
      if (typeof value[key] === "string" && free.includes(at)) value[key] = `“${value[key]}” ${input}`;
      else if (value[key] && typeof value[key] === "object") walk(value[key], at);
    }
  };
  walk(copy, "");
  return copy;
}

/** Every address in JSON-LD. @param {any} value @param {string} [key] @returns {string[]} */
const linked = (value, key = "") => typeof value === "string"
  ? /^(url|@id|sameAs|contentUrl|isBasedOn|citation|archivedAt|mainEntityOfPage)$/.test(key) ? [value] : []
  : value && typeof value === "object" ? Object.entries(value).flatMap(([name, inner]) => linked(inner, Array.isArray(value) ? key : name)) : [];

/** Whether an address leads to the web, as browsers read it. @param {string} address @param {boolean} [whole] no path will do */
function leads(address, whole = true) {
  const here = "https://here.example/";
  return URL.canParse(address, whole ? undefined : here) && /^https?:$/.test(new URL(address, whole ? undefined : here).protocol);
}

/**
 * What is wrong with what was written, beside what a harmless story gives.
 * @param {Awaited<ReturnType<typeof parts>>[number]} seen
 * @param {Set<string>} harmless
 * @param {string[]} [given] what the page's author gave, who may write what they want but nothing that runs
 */
function wrong({ elements, addresses, data, loose }, harmless, given) {
  const found = elements.filter((one) => !harmless.has(one));
  found.push(...addresses.filter((address) => !(address.startsWith("#") || leads(address, !(given ?? own).includes(address)))));
  for (const text of data.filter(Boolean)) {
    if (/<\/?script|<!--/i.test(text)) found.push("a script that ends itself");
    found.push(...linked(JSON.parse(text)).filter((address) => !address.startsWith("#") && !address.startsWith("_:") && !leads(address)));
  }
  if (!given) found.push(...loose);
  return found;
}

/** A text as it is written. @param {string} text */
const wellFormed = (text) => new TextDecoder().decode(new TextEncoder().encode(text));
/** The styles of a page are no story's, and long. @param {string} html */
const plainer = (html) => html.replace(/<style>[^<]*<\/style>/, "");
/** What would be loaded. @param {string} html */
const alone = (html) => html.replace(/<script[^>]* src=[^>]*><\/script>|<link[^>]*>/g, "");

/** @type {Record<string, Set<string>> | undefined} */
let plain;

/** What a harmless story gives, in each form. @param {import("./harness.mjs").Visit} page */
async function expected(page) {
  if (plain) return plain;
  const texts = [JSON.stringify(story), ...fields.map((path) => changed(path, /url$/i.test(path) ? "https://elsewhere.example/a" : "Words"))];
  /** @type {Record<string, Set<string>>} */
  const harmless = {};
  for (const [form, options] of Object.entries(forms)) {
    const written = (await Promise.all(texts.map((text) => or(render(text, options))))).flatMap((html) => (html === undefined ? [] : [plainer(html)]));
    assert.ok(written.length > free.length);
    harmless[form] = new Set((await parts(page, written)).flatMap(({ elements }) => elements));
  }
  return (plain = harmless);
}

test("every field: no element, attribute or address that a harmless story does not give, and nothing runs", { timeout: 300_000 }, async (t) => {
  const page = await looking(t);
  // A frame in which something does run is told from one in which nothing does.
  assert.equal(await run(page, [`<p>${inputs.script}`, `<p>${inputs.image}`, "<p>Nothing"]), 2);
  const harmless = await expected(page);
  const counts = { written: 0, refused: 0, loaded: 0 };
  /** @type {object[]} */
  const bad = [];
  const turns = Object.entries(forms);
  for (const [turn, [name, input]] of Object.entries(inputs).entries()) {
    /** @type {string[]} */
    const documents = [];
    for (const [nth, [form, options]] of turns.entries()) {
      const tried = fields.filter((path, i) => all || (!free.includes(path) && (i + turn) % turns.length === nth));
      const texts = [JSON.stringify(everywhere(input)), ...tried.map((path) => changed(path, input))];
      const written = await Promise.all(texts.map((text) => or(render(text, options))));
      const kept = written.flatMap((html, i) => (html === undefined ? [] : [{ html: plainer(html), path: i === 0 ? "all" : tried[i - 1] }]));
      counts.written += kept.length;
      counts.refused += written.length - kept.length;
      // A text that is none is refused wherever it stands.
      assert.equal(kept[0]?.path === "all", name !== "half a letter", name);
      if (kept.length === 0) continue;
      const seen = await parts(page, kept.map(({ html }) => html));
      kept.forEach(({ path }, i) => {
        const found = wrong(seen[i], harmless[form]);
        if (found.length > 0) bad.push({ name, form, path, found });
      });
      // Of the element, many stand in one document; of pages, the one with the input everywhere.
      documents.push(options.as === "page" ? kept[0].html : kept.map(({ html }) => alone(html)).join("\n"));
    }
    const hits = await run(page, documents);
    counts.loaded += documents.length;
    if (hits > 0) bad.push({ name, hits });
  }
  t.diagnostic(JSON.stringify({ fields: fields.length, inputs: Object.keys(inputs).length, ...counts }));
  assert.deepEqual(bad, []);
  assert.ok(counts.written > 200 && counts.refused > 200, JSON.stringify(counts));
  // The one frame that was to run asked for it.
  assert.deepEqual(page.server.requests.filter((request) => !/page\.html|favicon/.test(request)), ["GET /hit"]);
  assert.deepEqual(page.external, []);
});

test("oEmbed data: one frame, at the address that was given, whatever the story says", async (t) => {
  const page = await looking(t);
  for (const options of [{ url, provider: "The News" }, { url, provider: "The News", frame }]) {
    const read = async (/** @type {unknown} */ from, more = {}) => {
      const text = await or(oembed(/** @type {any} */ (from), { ...options, ...more }));
      return text === undefined ? [] : [JSON.parse(text)];
    };
    const [first] = await read(story);
    const [{ elements: harmless }] = await parts(page, [first.html]);
    assert.ok(harmless.includes("<iframe>"));
    // Every text of the story at once, and its title, which is all that is said of it there.
    const texts = Object.values(inputs).flatMap((input) => [everywhere(input), changed("title", input)]);
    const all = (await Promise.all([...texts.map((text) => read(text)), ...Object.values(inputs).map((provider) => read(story, { provider }))])).flat();
    assert.ok(all.length > 2 * texts.length * 0.6, String(all.length));
    const seen = await parts(page, all.map(({ html }) => html));
    seen.forEach(({ elements, addresses }, i) => {
      assert.deepEqual(elements.filter((one) => !harmless.includes(one)), [], all[i].html);
      assert.deepEqual(addresses, ["frame" in options ? frame : url]);
    });
    assert.deepEqual([...new Set(all.map(({ type, version, width, height }) => [type, version, width, height].join()))], ["rich,1.0,640,800"]);
    assert.equal(await run(page, [all.map(({ html }) => html.replace(/ src="[^"]*"/, "")).join("\n")]), 0);
  }
});

test("options: refused by name, or no more than a text or an address", async (t) => {
  const page = await looking(t);
  const harmless = await expected(page);
  const counts = { refused: 0, written: 0 };
  /** @type {object[]} */
  const bad = [];
  for (const [form, options] of Object.entries(forms)) {
    const tried = ["lang", "src", "script", "css", "url", "provider", "oembedUrl"].flatMap((option) => Object.values(inputs).map((input) => ({ option, input })));
    const written = await Promise.all(tried.map(({ option, input }) => or(render(story, { ...options, [option]: input }))));
    const kept = written.flatMap((html, i) => (html === undefined ? [] : [{ ...tried[i], html: plainer(html) }]));
    counts.written += kept.length;
    counts.refused += written.length - kept.length;
    const seen = await parts(page, kept.map(({ html }) => html));
    const more = ["<link>", "<script>", "script src", "script type=module", "link href", "link rel=stylesheet", "who-said-what src", "who-said-what lang"];
    kept.forEach(({ option, input }, i) => {
      // What a page's author writes may lead anywhere on the web.
      const found = wrong(seen[i], new Set([...harmless[form], ...more]), [...own, wellFormed(input)]);
      if (found.length > 0) bad.push({ form, option, input, found });
    });
    const words = (await Promise.all(Object.values(inputs).map((input) => or(render(story, { ...options, words: { corrections: input, statements: { one: input, other: input } } })))))
      .flatMap((html) => (html === undefined ? [] : [html]));
    assert.equal(words.length, Object.keys(inputs).length);
    const documents = [...kept.map(({ html }) => html), ...words].map(alone);
    if (await run(page, form === "page" ? documents : [documents.join("\n")])) bad.push({ form, ran: true });
  }
  t.diagnostic(JSON.stringify(counts));
  assert.deepEqual(bad, []);
  assert.ok(counts.refused > 100 && counts.written > 50, JSON.stringify(counts));
});

test("the command writes the same of a hostile story, and refuses the same addresses", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "who-said-what-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const text = JSON.stringify(everywhere(Object.values(inputs).filter((input) => !input.includes("\ud800")).join(" ")));
  for (const [form, { as = "page", jsonLd, openGraph, ...rest }] of Object.entries(forms)) {
    const named = Object.entries(rest).flatMap(([name, value]) => [`--${name.replace("Url", "-url")}`, String(value)]);
    const more = as === "page" ? ["--oembed", join(folder, "oembed.json"), "--output", join(folder, "page.html")] : [];
    const printed = command(["render", "-", "--as", as, ...named, ...(jsonLd ? ["--json-ld"] : []), ...(openGraph ? ["--open-graph"] : []), ...more], text);
    const written = as === "page" ? readFileSync(join(folder, "page.html"), "utf8") : printed;
    assert.equal(written, await render(text, forms[form]));
    if (as === "page") assert.equal(readFileSync(join(folder, "oembed.json"), "utf8"), await oembed(text, { url, provider: "The News" }));
    for (const option of ["url", "src", "script", "css", "oembed-url"]) {
      assert.throws(() => command(["render", "-", "--as", as, `--${option}`, inputs.javascript], text), /** @param {any} error */ (error) => error.status === 2 && /error: /.test(error.stderr), option);
    }
  }
});
