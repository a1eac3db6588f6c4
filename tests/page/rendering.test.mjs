// What is drawn: the contract that other people build on, links into articles, and the look of sparse and long stories.
import assert from "node:assert/strict";
import test from "node:test";
import { bridge, shipped, small } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";


/** @param {import("node:test").TestContext} t @param {object} story @param {import("./harness.mjs").Options} [options] */
async function widget(t, story, options) {
  const page = await visit(t, `<who-said-what src="story.json"></who-said-what>`, { files: { "/story.json": story }, ...options });
  await page.ready();
  return new Widget(page);
}

for (const [name, story] of Object.entries({ shipped, bridge, small })) {
  test(`the attributes and parts that pages may rely on (${name})`, async (t) => {
    const shown = await widget(t, story);
    const { statements, parts, searches, boxes } = await shown.page.$eval("who-said-what", (host) => {
      const all = (/** @type {string} */ selector) => [...(host.shadowRoot?.querySelectorAll(selector) ?? [])];
      return {
        statements: all("[data-statement]").map((one) => ({
          id: one.getAttribute("data-statement"),
          source: one.getAttribute("data-source"),
          actors: one.getAttribute("data-actors"),
          stance: one.getAttribute("data-stance"),
          mode: one.getAttribute("data-mode"),
          claim: one.closest("[data-claim]")?.getAttribute("data-claim"),
        })),
        parts: [...new Set(all("[part]").flatMap((one) => [...one.part]))],
        searches: all("input[type=search]").map((field) => field.getAttribute("name")),
        boxes: [...new Set(all("input[type=checkbox]").map((box) => box.getAttribute("name")))],
      };
    });
    const order = story.claims.map(({ id }) => id);
    assert.deepEqual(statements, story.statements
      .toSorted((a, b) => order.indexOf(a.claim) - order.indexOf(b.claim))
      .map(({ id, source, actors, stance = "asserts", mode = "indirect", claim }) => ({ id, source, actors: actors.join(" "), stance, mode, claim })));
    assert.deepEqual(searches, ["text"]);
    const missing = [...["stance", "source", "actor"].filter((name) => !boxes.includes(name)), ...["widget", "header", "title", "filters", "search", "status", "claim", "claim-text", "statement", "paraphrase"].filter((part) => !parts.includes(part))];
    assert.deepEqual(missing, []);
  });
}

test("words in quotation marks are marked as quotations, and nothing else is", async (t) => {
  const shown = await widget(t, bridge);
  const quoted = await shown.page.$eval("who-said-what", (host) =>
    [...(host.shadowRoot?.querySelectorAll("[data-statement]") ?? [])].map((one) =>
      [...one.querySelectorAll("[part~=quotation]")].map((part) => `${part.localName}: ${part.textContent?.trim()}`)));
  assert.deepEqual(quoted, [
    ["blockquote: “We had to close it – for everyone’s safety”"],
    ["span: “about a year, all in all”"],
    [],
    ["blockquote: “Un mois, vraiment ?”"],
  ]);
});

test("a source's address leads to the passage, in the article and in the archive", async (t) => {
  const shown = await widget(t, bridge);
  const links = await shown.page.$eval("who-said-what", (host) =>
    /** @type {HTMLAnchorElement[]} */ ([...(host.shadowRoot?.querySelectorAll("[data-statement] a") ?? [])]).map(({ href, target, rel, textContent }) => ({ href, target, rel, text: textContent })));
  /** @param {string} text */
  const encoded = (text) => encodeURIComponent(text).replace(/[-!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  const passage = `${encoded("We had to")}-,${encoded("close it – for everyone’s safety")},-${encoded(", she said")}`;
  assert.deepEqual(links, [
    { href: `https://herald.example/bridge?id=1&page=2#:~:text=${passage}`, target: "_blank", rel: "noopener", text: "Read it in the article" },
    { href: `https://archive.example/herald/bridge#:~:text=${passage}`, target: "_blank", rel: "noopener", text: "Archived copy" },
    { href: `http://wire.example/b#story:~:text=${encoded("The city, and")},${encoded("all in all")}`, target: "_blank", rel: "noopener", text: "Read it in the article" },
  ]);
});

test("the language of the story and of a statement is that of its words", async (t) => {
  const shown = await widget(t, bridge);
  const langs = await shown.page.$eval("who-said-what", (host) => {
    const lang = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector)?.closest("[lang]")?.getAttribute("lang");
    return [lang("h2"), lang("[data-statement=s4] blockquote p span"), lang("[data-statement=s3] .words p span")];
  });
  assert.deepEqual(langs, ["en", "fr", "en"]);
});

for (const [name, story] of Object.entries({ small, bridge, "no statements": { ...small, claims: [], statements: [], actors: [] } })) {
  test(`nothing is empty, left over or undefined where something is not given (${name})`, async (t) => {
    const shown = await widget(t, story);
    const { empty, text } = await shown.page.$eval("who-said-what", (host) => {
      const elements = [...(host.shadowRoot?.querySelectorAll(".wsw *") ?? [])].filter((element) => element.checkVisibility());
      return {
        empty: elements.filter((element) => !element.textContent?.trim() && element.localName !== "input").map((element) => element.outerHTML),
        text: elements.filter((element) => /^(p|li|legend|time|cite|h\d)$/.test(element.localName)).map((element) => element.textContent?.trim().replace(/\s+/g, " ") ?? ""),
      };
    });
    assert.deepEqual(empty, []);
    for (const line of text) {
      assert.doesNotMatch(line, /undefined|null|NaN|None|“”|\(\)|^[·:;,]|[·:;,]$|· ·|, ,/, line);
    }
    shown.visit.clean();
  });
}

test("sources without a title, actors without a role", async (t) => {
  const shown = await widget(t, small);
  const { title, status } = await shown.see();
  assert.deepEqual({ title, status }, { title: small.title, status: "2 statements" });
  assert.match(await shown.page.$eval("who-said-what >>> cite", (cite) => cite.textContent ?? ""), /^Article 1, without a headline$/);
  await shown.find("checkbox", "Ada 2");
  await shown.press("source", "t");
  assert.equal((await shown.see()).status, "1 of 2 statements");
});

test("a story without statements says so", async (t) => {
  const shown = await widget(t, { ...small, claims: [], statements: [], actors: [] });
  const { notice, status } = await shown.see();
  assert.equal(status, "0 statements");
  assert.match(notice ?? "", /no statements yet/);
});

/** Every text as long as no newsroom would have it, and without a space. @param {any} value @returns {any} */
const long = (value) => {
  if (Array.isArray(value)) return value.map(long);
  if (value === null || typeof value !== "object") return value;
  const free = ["title", "summary", "text", "publisher", "name", "role", "topic", "cue", "venue", "audience", "note"];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, free.includes(key) ? `“${inner}${"unbroken".repeat(30)}”` : long(inner)]));
};

for (const [name, story] of Object.entries({ shipped, "words without end": long(bridge) })) {
  test(`nothing stands out at any width (${name})`, async (t) => {
    const shown = await widget(t, story, { width: 320 });
    await (await shown.find("button", "Filters")).click();
    await shown.page.$eval("who-said-what", (host) => {
      // Cards beyond the screen are drawn only when they are needed.
      const all = new CSSStyleSheet();
      all.replaceSync("* { content-visibility: visible !important }");
      host.shadowRoot?.adoptedStyleSheets.push(all);
    });
    for (const width of [320, 360, 768, 1280]) {
      await shown.page.setViewport({ width, height: 800 });
      const { page, out } = await shown.page.$eval("who-said-what", (host) => {
        const { left, right } = host.getBoundingClientRect();
        const out = [...(host.shadowRoot?.querySelectorAll("*") ?? [])].filter((element) => {
          const box = element.getBoundingClientRect();
          return box.width > 0 && (box.left < left - 1 || box.right > right + 1);
        });
        return { page: document.documentElement.scrollWidth, out: [...new Set(out.map((element) => `${element.localName}.${element.className}`))] };
      });
      assert.deepEqual(out, [], `${width} px`);
      assert.equal(page, width);
    }
  });
}

test("the order of the headings, and lists that are lists", async (t) => {
  const shown = await widget(t, bridge);
  const levels = await shown.page.$eval("who-said-what", (host) =>
    [...(host.shadowRoot?.querySelectorAll("h1, h2, h3, h4") ?? [])].map((heading) => heading.localName));
  assert.equal(levels.filter((name) => name === "h2").length, 1);
  assert.ok(levels.every((name, i) => i === 0 ? name === "h2" : Number(name[1]) <= Number(levels[i - 1][1]) + 1), levels.join(" "));
  for (const role of ["list", "listitem", "article", "blockquote", "search", "status", "region"]) await shown.find(role);
});

for (const dark of [false, true]) {
  test(`it follows the page's colour scheme (${dark ? "dark" : "light"})`, async (t) => {
    const page = await visit(t, `<div id="both"><who-said-what></who-said-what></div><div id="light"><who-said-what></who-said-what></div>`, {
      head: `<link rel="stylesheet" href="/page.css"><script type="module" src="/pkg/who-said-what.min.js"></script>`,
      files: { "/page.css": "#both { color-scheme: light dark } #light { color-scheme: light }" }, dark,
    });
    await page.ready({ count: 2 });
    const paper = (/** @type {string} */ id) => page.page.$eval(`#${id} who-said-what >>> .mount`, (mount) => {
      const [red] = getComputedStyle(mount).backgroundColor.match(/\d+/g) ?? [];
      return Number(red) > 128 ? "light" : "dark";
    });
    assert.deepEqual([await paper("both"), await paper("light")], [dark ? "dark" : "light", "light"]);
  });
}

test("a page sets colours and type with custom properties", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what>`, {
    head: `<link rel="stylesheet" href="/page.css"><script type="module" src="/pkg/who-said-what.min.js"></script>`,
    files: { "/page.css": "who-said-what { --wsw-paper: rgb(1, 2, 3); --wsw-ink: rgb(250, 251, 252); --wsw-font: monospace } who-said-what::part(title) { font-style: italic }" },
  });
  await page.ready();
  const look = await page.page.$eval("who-said-what", (host) => {
    const style = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (host.shadowRoot?.querySelector(selector)));
    return [style(".mount").backgroundColor, style(".status").fontFamily, style("h2").color, style("h2").fontStyle];
  });
  assert.deepEqual(look, ["rgb(1, 2, 3)", "monospace", "rgb(250, 251, 252)", "italic"]);
});
