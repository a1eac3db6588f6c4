// `who-said-what/server`, in Node: that it writes to the letter what the command `render` does, in every form and language.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { oembed, render } from "../pkg/server.js";
import { command } from "../scripts/command.mjs";

const file = "tests/data/stories/full.json";
const story = JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), "utf8"));

/** What the command prints. @param {string[]} args */
const rendered = (...args) => command(["render", file, ...args]);

/** @type {[import("../pkg/server.js").RenderOptions, string[]][]} */
const cases = [
  [{}, []],
  [{ as: "light" }, ["--as", "light"]],
  [{ as: "light", src: "/story.json", script: "https://files.example/w.js", jsonLd: true }, ["--as", "light", "--src", "/story.json", "--script", "https://files.example/w.js", "--json-ld"]],
  [{ as: "shadow" }, ["--as", "shadow"]],
  [{ as: "shadow", src: "a.json", css: "/w.css" }, ["--as", "shadow", "--src", "a.json", "--css", "/w.css"]],
  [
    { as: "page", url: "https://news.example/a", provider: "The “News”", openGraph: true, jsonLd: true, oembedUrl: "/o.json" },
    ["--url", "https://news.example/a", "--provider", "The “News”", "--open-graph", "--json-ld", "--oembed-url", "/o.json"],
  ],
];

for (const [options, args] of cases) {
  test(`as the command writes it: ${args.join(" ") || "a page"}`, async () => {
    assert.equal(await render(story, options), rendered(...args));
  });
}

/** Which space stands within a date differs with the version of Unicode's data. @param {string} html */
const spaces = (html) => html.replace(/[\u00a0\u202f]/g, " ");

// Numbers, dates and lists are Unicode's in both: Intl's here, ICU4X's there.
for (const lang of ["en", "en-US", "de", "de-AT", "fr", "es", "uk", "ru", "ko", "ar"]) {
  test(`in the language ${lang}, as the command writes it`, async () => {
    assert.equal(spaces(await render(story, { as: "light", lang, src: "/s.json" })), spaces(rendered("--as", "light", "--lang", lang, "--src", "/s.json")));
  });
}

test("a story as text or as data, and none for the one that ships", async () => {
  assert.equal(await render(JSON.stringify(story)), await render(story));
  const { title } = JSON.parse(readFileSync(new URL("../src/story/north-korean-troops.json", import.meta.url), "utf8"));
  assert.ok((await render(undefined)).includes(title));
});

test("words of its own", async () => {
  const html = await render(story, { lang: "it", words: { language: "it", corrections: "Correzioni" } });
  assert.match(html, /<html[^>]* lang="it"/);
  assert.ok(html.includes("Correzioni"));
});

test("oEmbed data as the command writes it", async () => {
  const url = "https://news.example/a";
  const data = JSON.parse(await oembed(story, { url, provider: "The News", width: 500 }));
  assert.equal(data.width, 500);
  assert.equal(data.height, 800);
  assert.equal(data.provider_name, "The News");
  assert.ok(data.html.includes(`src="${url}"`));
  const frame = "https://news.example/pkg/frame.html?src=/story.json";
  const file = join(mkdtempSync(join(tmpdir(), "who-said-what-")), "oembed.json");
  rendered("--output", `${file}.html`, "--oembed", file, "--url", url, "--oembed-frame", frame, "--provider", "The News", "--width", "500");
  const text = await oembed(story, { url, provider: "The News", width: 500, frame });
  assert.equal(text, readFileSync(file, "utf8"));
  assert.match(JSON.parse(text).html, /<iframe src="https:\/\/news\.example\/pkg\/frame\.html\?src=\/story\.json" .* sandbox="allow-scripts allow-popups/);
});

test("what cannot be used is refused by name", async () => {
  /** @type {[any, any, RegExp][]} */
  const wrong = [
    [{}, { as: "pdf" }, /as must be one of page, light, shadow, and is "pdf"/],
    [story, { scr: "/a.json" }, /there is no option scr; there are as, lang/],
    [story, { src: "/a.json" }, /src means nothing as page: leave it out, or render as light or shadow/],
    [story, { as: "light", src: "javascript:alert(1)" }, /src must be a path/],
    [story, { as: "light", src: " /a.json" }, /src must be a path/],
    [story, { as: "light", src: 7 }, /src must be a path/],
    [story, { as: "shadow", css: "data:text/css,x" }, /css must be a path/],
    [story, { url: "/a" }, /url must be a web address/],
    [story, { jsonLd: "yes" }, /jsonLd must be true or false, and is "yes"/],
    [story, { oembedFrame: "x" }, /there is no option oembedFrame/],
    [story, { lang: "it" }, /there are no words in "it"/],
  ];
  for (const [what, options, message] of wrong) await assert.rejects(render(what, options), { message });
  await assert.rejects(oembed(story, /** @type {any} */ ({})), /url must be given/);
  await assert.rejects(oembed(story, { url: "https://a.example/", width: 0 }), /width must be a whole number of pixels/);
  const broken = { ...story, claims: [] };
  await assert.rejects(render(broken), (error) => {
    const { name, problems } = /** @type {any} */ (error);
    assert.equal(name, "StoryError");
    assert.ok(problems.length > 0 && problems.every((/** @type {any} */ { path, help }) => path && help));
    return true;
  });
});

test("markup in a story is text, and nothing in its JSON ends the script", async () => {
  const markup = `</script></template><img src=x onerror=alert(1)><script>alert(1)</script>`;
  const hostile = { ...story, title: markup };
  for (const as of /** @type {const} */ (["page", "light", "shadow"])) {
    const html = await render(hostile, { as, jsonLd: true });
    assert.ok(!/<img|<script>/.test(html), as);
  }
});
