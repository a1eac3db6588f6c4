// The interface speaks the language of the page where the element stands, and quotations keep their own.
import assert from "node:assert/strict";
import test from "node:test";
import { Data, bridge, json } from "./story.mjs";
import { Widget, fallback, visit } from "./widget.mjs";

const words = Object.fromEntries(["ar", "de", "en", "es", "fr", "ko", "ru", "uk"].map((lang) => [lang, json(`pkg/words/${lang}.json`)]));
const element = `<who-said-what src="story.json"></who-said-what>`;
const files = { "/story.json": bridge };
const data = new Data(bridge);
const all = bridge.statements.length;

/** A text in the form for a number, with values in its places. @param {string} lang @param {string} key @param {number} n @param {Record<string, string | number>} [values] */
function text(lang, key, n, values = {}) {
  const text = words[lang][key];
  const form = typeof text === "string" ? text : text[new Intl.PluralRules(lang).select(n)];
  return form.replace(/\{(\w+)\}/g, (/** @type {string} */ whole, /** @type {string} */ name) => String({ n, ...values }[name] ?? whole));
}

/** @param {import("node:test").TestContext} t @param {string} body @param {Parameters<typeof visit>[2]} [options] */
async function ready(t, body, options) {
  const page = await visit(t, body, { files, ...options });
  await page.event("wsw-ready");
  return new Widget(page);
}

/** The language and direction that the widget is marked with. @param {Widget} shown */
const marked = (shown) => shown.page.$eval("who-said-what", (host) =>
  [".mount", ".wsw"].map((part) => host.shadowRoot?.querySelector(part)).map((part) => [part?.getAttribute("lang"), part?.getAttribute("dir")]));

/** What was asked for beside the story and what every reader downloads. @param {Widget} shown */
const more = (shown) => shown.visit.server.requests.map((request) => request.replace("GET /pkg/", ""))
  .filter((path) => /^(words|intl)/.test(path)).sort();

for (const lang of ["de", "fr", "es", "uk", "ru", "ko", "ar"]) {
  test(`${lang}: controls and regions have their names, and what is found is said`, async (t) => {
    const shown = await ready(t, `<article lang="${lang}">${element}</article>`);
    const dir = lang === "ar" ? "rtl" : "ltr";
    assert.deepEqual(await marked(shown), [[lang, dir], [lang, dir]]);
    assert.deepEqual(more(shown), ["intl.js", "words.js", `words/${lang}.json`]);
    const { search, view, viewTable, deniesChoice, position, sources, results } = words[lang];
    await shown.find("searchbox", search);
    for (const name of [position, sources, view]) await shown.find("group", name);
    await shown.find("region", `${results} ${bridge.title}`);
    // Which digits a language has, an engine may know better or worse: the system's tables are not all of one year.
    const local = (/** @type {string} */ status) => shown.page.evaluate((status, lang) =>
      status.replace(/\d+/g, (n) => new Intl.NumberFormat(lang).format(Number(n))), status, lang);
    assert.equal((await shown.see()).status, await local(text(lang, "statements", all)));
    const found = data.found({ stance: ["denies"] }).length;
    const label = await shown.page.$eval(`who-said-what >>> input[value=denies]`, (input) => input.closest("label")?.querySelector(".name")?.textContent);
    assert.equal(label, deniesChoice);
    await shown.press("stance", "denies");
    assert.equal((await shown.see()).status, await local(text(lang, "statementsOf", all, { count: found })));
    await shown.choose(viewTable);
    await shown.find("table");
    await shown.find("columnheader", words[lang].claim);
    shown.visit.clean();
  });

  test(`${lang}: no English is left where the story says nothing`, async (t) => {
    const shown = await ready(t, `<article lang="${lang}">${element}</article>`);
    const own = await shown.page.$eval("who-said-what", (host) => {
      const copy = /** @type {Element} */ (host.shadowRoot?.querySelector(".wsw")?.cloneNode(true));
      // The story is in English, and says so.
      for (const part of copy.querySelectorAll("[lang]")) part.remove();
      for (const part of copy.querySelectorAll("option")) part.remove();
      return copy.textContent ?? "";
    });
    /** @type {string[]} */
    const english = JSON.stringify(words.en).match(/[A-Za-z]{5,}/g) ?? [];
    const native = JSON.stringify(words[lang]);
    for (const word of own.match(/\p{L}{5,}/gu) ?? []) {
      assert.ok(!english.includes(word) || native.includes(word), `“${word}” is English`);
    }
    assert.ok(own.length > 300, own);
  });
}

test("dates, numbers and lists are the language's", async (t) => {
  const shown = await ready(t, `<div lang="de-AT">${element}</div>`);
  const { time, speakers } = await shown.page.$eval("who-said-what", (host) => ({
    time: host.shadowRoot?.querySelector(".scope time")?.textContent,
    speakers: host.shadowRoot?.querySelector("[data-statement=s2] .who")?.textContent?.trim(),
  }));
  assert.equal(time, new Intl.DateTimeFormat("de-AT", { dateStyle: "long", timeZone: "UTC" }).format(new Date("2025-05-03")));
  assert.match(speakers ?? "", /^The city, Owner of the bridge und Mia Mayor, Mayor/);
  assert.deepEqual((await marked(shown))[0], ["de-AT", "ltr"]);
});

test("American English has its own dates, and no words to load", async (t) => {
  const shown = await ready(t, `<div lang="en-US">${element}</div>`);
  assert.equal(await shown.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector(".scope time")?.textContent), "May 3, 2025");
  assert.deepEqual(more(shown), ["intl.js", "words.js"]);
  assert.equal((await shown.see()).status, `${all} statements`);
});

/** @type {Record<string, [string, string]>} what is on the page, and the language that the interface has */
const places = {
  "the element itself before an ancestor": [`<div lang="fr"><who-said-what lang="de" src="story.json"></who-said-what></div>`, "de"],
  "the nearest ancestor": [`<div lang="de"><p lang="fr"></p><div lang="ko">${element}</div></div>`, "ko"],
  "a language that nobody has translated into": [`<div lang="it">${element}</div>`, "en"],
  "a language that is said to be unknown": [`<div lang="de"><div lang="">${element}</div></div>`, "en"],
  "a tag that is none": [`<div lang="de_AT">${element}</div>`, "en"],
  "a script and a region": [`<div lang="uk-Cyrl-UA">${element}</div>`, "uk-Cyrl-UA"],
  "the page": [element, "en"],
};
for (const [what, [body, lang]] of Object.entries(places)) {
  test(`the language is found: ${what}`, async (t) => {
    // A reader's own language is never asked for.
    const shown = await ready(t, body, { init: `Object.defineProperty(navigator, "language", { value: "ru" })` });
    assert.equal((await marked(shown))[0][0], lang);
    if (lang === "en") assert.deepEqual(more(shown), []);
    shown.visit.clean();
  });
}

test("the language is found out of a shadow tree", async (t) => {
  const shown = await ready(t, `<div lang="es"><x-frame></x-frame></div><script>
    document.querySelector("x-frame").attachShadow({ mode: "open" }).innerHTML = '<p>${element}</p>';
  </script>`);
  const lang = await shown.page.evaluate(() => document.querySelector("x-frame")?.shadowRoot?.querySelector("who-said-what")?.shadowRoot?.querySelector(".wsw")?.getAttribute("lang"));
  assert.equal(lang, "es");
});

test("another language is drawn when the element gets one, and what was asked for stays", async (t) => {
  const shown = await ready(t, element);
  await shown.press("stance", "denies");
  await shown.page.$eval("who-said-what", (host) => host.setAttribute("lang", "uk"));
  await shown.visit.event("wsw-ready", { count: 2 });
  const found = data.found({ stance: ["denies"] }).length;
  assert.equal((await shown.see()).status, text("uk", "statementsOf", all, { count: found }));
  assert.deepEqual((await shown.see()).checked, ["stance=denies"]);
  await shown.page.$eval("who-said-what", (host) => host.removeAttribute("lang"));
  await shown.visit.event("wsw-ready", { count: 3 });
  assert.equal((await shown.see()).status, `${found} of ${all} statements`);
  assert.deepEqual(await marked(shown), [["en", "ltr"], ["en", "ltr"]]);
});

test("moved into a shadow tree, it hears of a language that changes there", async (t) => {
  const shown = await ready(t, `${element}<x-frame></x-frame>`, { events: ["wsw-compared"] });
  // Else what it fetches to compare the story is given up, and Firefox counts that as a failure.
  await shown.visit.event("wsw-compared");
  await shown.page.evaluate(() => {
    const moved = /** @type {Element} */ (document.querySelector("who-said-what"));
    const inside = document.createElement("div");
    document.querySelector("x-frame")?.attachShadow({ mode: "open" }).append(inside);
    inside.append(moved);
  });
  await shown.page.evaluate(() => document.querySelector("x-frame")?.shadowRoot?.querySelector("div")?.setAttribute("lang", "de"));
  await shown.visit.event("wsw-ready", { count: 2 });
  const drawn = await shown.page.evaluate(() => document.querySelector("x-frame")?.shadowRoot?.querySelector("who-said-what")?.shadowRoot?.querySelector(".wsw")?.getAttribute("lang"));
  assert.equal(drawn, "de");
  shown.visit.clean();
});

test("two widgets in one language ask for its words once", async (t) => {
  const page = await visit(t, `<div lang="fr">${element}${element}</div>`, { files });
  await page.event("wsw-ready", { count: 2 });
  assert.equal(page.server.requests.filter((request) => request.includes("/words/")).length, 1);
});

for (const [what, change] of Object.entries({ "are not there": { status: 404, body: "" }, "are no words": { body: "<!doctype html>" } })) {
  test(`words that ${what}: English, and a warning`, async (t) => {
    const shown = await ready(t, `<div lang="de">${element}</div>`, { files: { ...files, "/pkg/words/de.json": change } });
    assert.equal((await shown.see()).status, `${all} statements`);
    assert.deepEqual((await marked(shown))[0], ["en", "ltr"]);
    const warnings = shown.visit.console.filter((line) => line.startsWith("warn"));
    assert.equal(warnings.length, 1);
    assert.match(warnings[0], /the words for "de" did not load; they are English now/);
    assert.deepEqual(shown.visit.errors, []);
  });
}

test("a page's own words stand in place of those that ship; those that cannot be used are named", async (t) => {
  const shown = await ready(t, `<div lang="de">${element}</div><script>
    document.querySelector("who-said-what").words = {
      search: "Stöbern", statements: { one: "{n} Zitat", other: "{n} Zitate" }, serach: "?", filters: 7, view: { some: "?", other: "!" },
      element: { loading: "Moment" },
    };
  </script>`);
  await shown.find("searchbox", "Stöbern");
  await shown.find("group", words.de.view);
  assert.equal((await shown.see()).status, `${all} Zitate`);
  const warnings = shown.visit.console.filter((line) => line.startsWith("warn"));
  assert.deepEqual(warnings.map((line) => /words\.\S+?(?=:)/.exec(line)?.[0]).sort(), ["words.filters", "words.serach", "words.view"]);
  assert.deepEqual(shown.visit.errors, []);
});

test("a page's own words may be in a language that does not ship, and mend English", async (t) => {
  const shown = await ready(t, `<div lang="it">${element}</div><script>
    document.querySelector("who-said-what").words = { language: "it", search: "Cerca", statements: { one: "{n} dichiarazione", other: "{n} dichiarazioni" } };
  </script>`);
  await shown.find("searchbox", "Cerca");
  assert.equal((await shown.see()).status, `${all} dichiarazioni`);
  assert.deepEqual((await marked(shown))[0], ["it", "ltr"]);
  assert.equal(await shown.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector(".scope time")?.textContent), "3 maggio 2025");
  await shown.page.$eval("who-said-what", (host) => Reflect.set(host, "words", { search: "Look for" }));
  await shown.visit.event("wsw-ready", { count: 2 });
  await shown.find("searchbox", "Look for");
  assert.deepEqual((await marked(shown))[0], ["en", "ltr"]);
});

test("what the element itself says is in the language of the page; the reason is for editors, in English", async (t) => {
  const broken = structuredClone(bridge);
  broken.statements[0].source = "x";
  broken.statements[1].source = "y";
  const page = await visit(t, `<div lang="ar" dir="rtl"><who-said-what src="story.json">${fallback}</who-said-what></div>`, { files: { "/story.json": broken } });
  await page.event("wsw-error");
  const said = await page.page.$eval("who-said-what", (host) => {
    const part = (/** @type {string} */ selector) => host.shadowRoot?.querySelector(selector);
    return {
      alert: part("[role=alert] p")?.textContent?.trim(), reason: [part(".reason")?.getAttribute("lang"), part(".reason")?.getAttribute("dir")],
      summary: part("summary")?.textContent, list: part("ul")?.getAttribute("lang"),
      mount: [part(".mount")?.getAttribute("lang"), part(".mount")?.getAttribute("dir")],
    };
  });
  assert.deepEqual(said, {
    alert: words.ar.element.failed, reason: ["en", "ltr"], summary: words.ar.element.allProblems.two, list: "en", mount: ["ar", "rtl"],
  });
});

test("that it is loading is said in the language of the page", async (t) => {
  const slow = { body: JSON.stringify(bridge), headers: { "Content-Type": "application/json" }, delay: 3000 };
  const page = await visit(t, `<div lang="ru">${element}</div>`, { files: { "/story.json": slow } });
  await page.page.waitForFunction((text) => document.querySelector("who-said-what")?.shadowRoot?.querySelector(".loading")?.textContent === text, {}, words.ru.element.loading);
});

test("a quotation keeps its language and direction in a page of another", async (t) => {
  const story = structuredClone(bridge);
  Object.assign(story.statements[3], { text: "هل يستغرق ذلك شهرا حقا؟", lang: "ar" });
  const quotations = (/** @type {Widget} */ shown) => shown.page.$eval("who-said-what", (host) =>
    ["s1", "s4"].map((id) => {
      const paragraph = /** @type {HTMLElement} */ (host.shadowRoot?.querySelector(`[data-statement=${id}] blockquote p`));
      const words = /** @type {HTMLElement} */ (paragraph.querySelector("span"));
      return [words.closest("[lang]")?.getAttribute("lang"), getComputedStyle(words).direction, paragraph.textContent?.[0]];
    }));
  const english = await ready(t, element, { files: { "/story.json": story } });
  assert.deepEqual(await quotations(english), [["en", "ltr", "“"], ["ar", "rtl", "“"]]);
  const arabic = await ready(t, `<div lang="ar" dir="rtl">${element}</div>`, { files: { "/story.json": story } });
  assert.deepEqual(await quotations(arabic), [["en", "ltr", "«"], ["ar", "rtl", "«"]]);
  const title = await arabic.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector("h2 bdi")?.getAttribute("lang"));
  assert.equal(title, "en");
  arabic.visit.clean();
});

for (const width of [320, 360, 1280]) {
  test(`right to left at ${width} px: nothing is wider than the page`, async (t) => {
    const shown = await ready(t, `<div lang="ar" dir="rtl">${element}</div>`, { width });
    const { overflow, toggles, first } = await shown.page.$eval("who-said-what", (host) => {
      const root = /** @type {ShadowRoot} */ (host.shadowRoot);
      const box = /** @type {Element} */ (root.querySelector(".controls")).getBoundingClientRect();
      const results = /** @type {Element} */ (root.querySelector(".results")).getBoundingClientRect();
      return {
        overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        toggles: box.left >= results.left, first: getComputedStyle(/** @type {Element} */ (root.querySelector(".claim"))).direction,
      };
    });
    assert.equal(overflow, 0);
    assert.equal(first, "rtl");
    assert.equal(toggles, true, "the filters are on the right, or above");
  });
}

test("plurals, numbers, dates and lists are those of the command line", async (t) => {
  const formats = json("tests/data/words/formats.json");
  const { page } = await visit(t, "", {});
  // Since Unicode's tables of 2022, Arabic without a country has European digits. An engine that has older ones keeps to
  // those it knows, and is asked for all else.
  if ((await page.evaluate(() => new Intl.NumberFormat("ar").resolvedOptions().numberingSystem)) === "arab") {
    t.diagnostic("this engine has Arabic digits for Arabic without a country: its numbers and dates are not compared");
    delete formats.ar;
  }
  const read = await page.evaluate(async (formats) => {
    const path = "/pkg/intl.js";
    const { intl, categories } = await import(path);
    // The one thing in which they may differ: which kind of space it is.
    const alike = (/** @type {string} */ text) => text.replace(/[\u00a0\u202f]/g, " ");
    /** @param {object} of @param {(key: string) => string} read */
    const each = (of, read) => Object.fromEntries(Object.keys(of).map((key) => [key, alike(read(key))]));
    return Object.fromEntries(Object.entries(formats).map(([tag, { plurals, numbers, dates, lists }]) => {
      const { plural, number, date, between } = intl(tag);
      return [tag, {
        plurals: each(plurals, (n) => categories[plural(Number(n))]),
        numbers: each(numbers, (n) => number(Number(n))),
        dates: each(dates, (iso) => {
          const [year, month = 0, day = 0] = iso.split("-").map(Number);
          return date(year, month, day);
        }),
        lists: lists.map((/** @type {[string[], string[]]} */ [names]) => [names, names.slice(1).map((_, i) => between(names, i + 1))]),
      }];
    }));
  }, formats);
  assert.deepEqual(read, formats);
});

test("the styles have no left and no right", async () => {
  const { readFile } = await import("node:fs/promises");
  const styles = await readFile(new URL("../../pkg/who-said-what.css", import.meta.url), "utf8");
  const physical = styles.replace(/\/\*[\s\S]*?\*\//g, "").match(/\b(left|right)\b/g);
  assert.equal(physical, null);
});
