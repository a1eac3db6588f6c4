// The words of the interface in every language: none is missing, none is left over, and each is whole.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { english, shipped } from "../pkg/language.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const read = (/** @type {string} */ path) => readFileSync(join(root, path), "utf8");
const files = readdirSync(join(root, "pkg/words"));
const languages = files.map((file) => file.replace(".json", ""));
/** @typedef {string | Record<string, string>} Text */
/** @type {Record<string, { element: Record<string, Text> } & Record<string, any>>} */
const words = Object.fromEntries(languages.map((language) => [language, JSON.parse(read(`pkg/words/${language}.json`))]));
const others = languages.filter((language) => language !== "en");

/** The keys in the source: variant, name, and the English text, or its forms for one and for others. */
const keys = [...read("src/render/words/english.rs").matchAll(/^ {4}(\w+) "(\w+)":\s*(?:"([^"]*)"|\[\s*"([^"]*)",\s*"([^"]*)",?\s*\]);/gm)]
  .map(([, variant, name, text, one, other]) => ({ variant, name, text: text ?? { one, other } }));

/** Every text of a language with its path. @param {string} language @returns {[string, Text][]} */
const texts = (language) => {
  const { element, ...rest } = words[language];
  return [...Object.entries(rest), ...Object.entries(element).map(([key, text]) => /** @type {[string, Text]} */ ([`element.${key}`, text]))];
};
/** @param {Text} text */
const forms = (text) => (typeof text === "string" ? { other: text } : text);
/** @param {string} text */
const places = (text) => [...text.matchAll(/\{(\w*)\}/g)].map(([, name]) => name).sort();

test("the languages are those that the element looks for", () => {
  assert.deepEqual(languages, ["ar", "de", "en", "es", "fr", "ko", "ru", "uk"]);
  for (const language of languages) assert.equal(shipped.exec(`${language}-XX`)?.[0], language);
  for (const tag of ["it", "deu", "", "frr-DE", "x-de"]) assert.equal(shipped.test(tag), false, tag);
  assert.deepEqual(shipped.source.match(/\w{2}(?=[|)])/g)?.slice(0, languages.length), languages);
});

test("the file of English words says what is built in, in the same order", () => {
  assert.ok(keys.length > 90, `${keys.length} keys were read from the source`);
  const { element, ...rest } = words.en;
  assert.deepEqual(Object.entries(rest), keys.map(({ name, text }) => [name, text]));
  assert.equal(element.loading, english.loading);
  assert.equal(element.failed, english.failed);
  assert.equal(element.missing, english.missing);
  // The others stand where they are said.
  const said = ["pkg/failure.js", "pkg/passages.js"].flatMap((file) => Object.entries(/** @type {Record<string, Text>} */ (
    Function(`return ${/^(?:export )?const english = (\{[^;]*\});/m.exec(read(file))?.[1]}`)())));
  const { loading: _, failed: _failed, missing: _missing, ...others } = element;
  assert.deepEqual(Object.fromEntries(said), others);
});

test("every key is used", () => {
  const sources = ["src/render", "src/web"].flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".rs") && !file.endsWith("english.rs"))
    .map((file) => read(`${folder}/${file}`))).join("\n");
  const unused = keys.filter(({ variant }) => !new RegExp(`\\bKey::${variant}\\b`).test(sources)).map(({ name }) => name);
  assert.deepEqual(unused, []);
  const element = ["annotate", "element", "failure", "panel", "words"].map((file) => read(`pkg/${file}.js`)).join("\n");
  assert.deepEqual(Object.keys(words.en.element).filter((key) => !new RegExp(`said\\.${key}\\b|"${key}"`).test(element)), []);
});

for (const language of others) {
  test(`${language}: no key is missing or left over, and the order is that of English`, () => {
    assert.deepEqual(texts(language).map(([path]) => path), texts("en").map(([path]) => path));
  });

  test(`${language}: where numbers decide, there is a form for each category that Intl has, and no other`, () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort();
    const expected = texts("en").map(([path, text]) => [path, typeof text === "string" ? "text" : categories]);
    assert.deepEqual(texts(language).map(([path, text]) => [path, typeof text === "string" ? "text" : Object.keys(text).sort()]), expected);
  });

  test(`${language}: the places for values are those of English`, () => {
    for (const [i, [path, text]] of texts(language).entries()) {
      const expected = places(forms(texts("en")[i][1]).other);
      const { other, ...more } = forms(text);
      assert.deepEqual(places(other), expected, path);
      // "One statement" needs no number; but nothing is asked for that is not given, or twice.
      for (const form of Object.values(more)) {
        const had = places(form);
        assert.deepEqual(had, [...new Set(had)].filter((name) => expected.includes(name)), `${path}: ${form}`);
        for (const name of expected.filter((name) => name !== "n")) assert.ok(had.includes(name), `${path}: ${form}: {${name}}`);
      }
    }
  });

  test(`${language}: nothing is empty, English, or untidy`, () => {
    // Words that some of these languages share with English.
    const shared = /^(articles|article|sources|note|position|corrections|indirect)$/;
    for (const [i, [path, text]] of texts(language).entries()) {
      const english = forms(texts("en")[i][1]);
      for (const form of Object.values(forms(text))) {
        assert.ok(form.length > 0, path);
        assert.doesNotMatch(form, /[\t\n\r]| {2}|\.\.\.|"|'/, `${path}: ${form}`);
        if (!/^(openQuote|closeQuote|comma|colon)$/.test(path)) assert.equal(form, form.trim(), path);
        const words = form.replace(/\{\w+\}/g, "");
        if (/\p{L}{4}/u.test(words) && !shared.test(path)) assert.notEqual(form, english.other, `${path} is in English`);
      }
    }
    assert.equal(words[language].direction, language === "ar" ? "rtl" : "ltr");
    // The hint of the search has the marks of the language, as the search reads them.
    const { openQuote, closeQuote, searchHint } = words[language];
    assert.ok(searchHint.includes(openQuote) && searchHint.includes(closeQuote), searchHint);
  });
}

test("bundlers leave the files of words as files: a page's policy may not allow the requests that smaller ones become", () => {
  for (const file of files) assert.ok(statSync(join(root, "pkg/words", file)).size > 4096, file);
});
