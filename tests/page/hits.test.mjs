// What is searched for is marked where it stands: every place, in every view, and nothing else.
import assert from "node:assert/strict";
import test from "node:test";
import { Data, shipped } from "./story.mjs";
import { Widget, visit } from "./widget.mjs";

/** @typedef {import("./story.mjs").Story} Story */
/** @typedef {{ text: string, in: string, statement?: string }} Mark the kind of passage it stands in */

/** The marks in a widget. @param {Widget} shown @returns {Promise<Mark[]>} */
const marks = (shown) => shown.page.$eval(shown.selector, (host) => [.../** @type {Iterable<Range>} */ (/** @type {any} */ (CSS.highlights?.get("wsw-hit") ?? []))]
  .filter((range) => range.startContainer.getRootNode() === host.shadowRoot)
  .map((range) => {
    const element = /** @type {Element} */ (range.startContainer.parentElement);
    const kinds = { ".words, span[data-mode]": "words", ".of, h4, [part=claim-text], [data-claim-row] th": "claim", ".who .actor, .timeline .actor, .said .actor": "speaker" };
    return {
      text: range.toString(),
      in: Object.entries(kinds).find(([selector]) => element.closest(selector))?.[1] ?? "other",
      statement: element.closest("[data-statement]")?.getAttribute("data-statement") ?? undefined,
    };
  }));

/** Waits until as many are marked as should be, and gives back which. @param {Widget} shown @param {number} count @param {string} kinds */
async function marked(shown, count, kinds) {
  const all = async () => (await marks(shown)).filter((mark) => kinds.includes(mark.in));
  for (const end = Date.now() + 10_000; Date.now() < end && (await all()).length !== count; ) await new Promise((done) => setTimeout(done, 50));
  return all();
}

/**
 * Where in a text the words of a search begin, looked for letter by letter: what is typed is in `words`, as it should be
 * found, in small letters and without accents.
 * @param {string} text @param {RegExp[]} words with the letters before the hit in a group that looks behind
 */
const found = (text, words) => words.flatMap((word) => [...text.matchAll(word)].map(([hit]) => hit)).sort();

/** What is typed, and what of a text as it is printed is to be marked. @type {[typed: string, words: RegExp[]][]} */
const searches = [
  ["troops", [/(?<![\p{L}\p{N}])troops/giu]],
  ["KURSK   ReGiOn", [/(?<![\p{L}\p{N}])kursk/giu, /(?<![\p{L}\p{N}])region/giu]],
  [`"very productive"`, [/(?<![\p{L}\p{N}])very productive(?![\p{L}\p{N}])/giu]],
  ["11000", [/(?<![\p{L}\p{N}])11,?000/giu]],
  ["“heroes”", [/(?<![\p{L}\p{N}])heroes(?![\p{L}\p{N}])/giu]],
  ["zelén", [/(?<![\p{L}\p{N}])zelen/giu]],
  ["doesnt", [/(?<![\p{L}\p{N}])doesn['’]?t/giu]],
];

/** @param {string} id */
const claim = (id) => shipped.claims.find((one) => one.id === id)?.text ?? "";

test("every place is marked where the search found it, by claim, by speaker and by article", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const shown = new Widget(page);
  for (const view of ["By claim", "By speaker", "By article"]) {
    await shown.choose(view);
    for (const [typed, words] of searches) {
      await shown.search(typed);
      const { statements, claims } = await shown.see();
      assert.ok(statements.length > 0, typed);
      const texts = statements.map((id) => shipped.statements.find((one) => one.id === id) ?? assert.fail(id));
      const expected = texts.flatMap(({ id, text }) => found(text, words).map((hit) => `${id}: ${hit}`));
      const above = view === "By claim" ? claims : texts.map(({ claim }) => claim);
      const hits = above.flatMap((id) => found(claim(id), words));
      const seen = await marked(shown, expected.length + hits.length, "words claim");
      const of = (/** @type {string} */ kind) => seen.filter((mark) => mark.in === kind);
      assert.deepEqual(of("words").map(({ statement, text }) => `${statement}: ${text}`).sort(), expected.sort(), `${typed}, ${view}`);
      assert.deepEqual(of("claim").map(({ text }) => text).sort(), hits.sort(), `${typed}, ${view}`);
    }
  }
  page.clean();
});

test("in the table, in the timeline and with two articles side by side too", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const shown = new Widget(page);
  const data = new Data(shipped);
  const [first, second] = shipped.sources.map(({ id }) => id);
  for (const [typed, words] of searches) {
    await shown.search(typed);
    const all = data.found({ text: typed }).map((id) => shipped.statements.find((one) => one.id === id) ?? assert.fail(id));
    const claims = (/** @type {typeof all} */ of) => [...new Set(of.map(({ claim }) => claim))].flatMap((id) => found(claim(id), words));
    const texts = (/** @type {typeof all} */ of) => of.flatMap(({ text }) => found(text, words));
    const pair = all.filter(({ source }) => source === first || source === second);
    for (const [view, expected] of /** @type {[string, string[]][]} */ ([
      ["Table", claims(all)], ["Timeline", texts(all)], ["Two articles", [...claims(pair), ...texts(pair)]],
    ])) {
      await shown.choose(view);
      const seen = await marked(shown, expected.length, "words claim");
      assert.deepEqual(seen.map(({ text }) => text).sort(), expected.sort(), `${typed}, ${view}`);
    }
  }
  page.clean();
});

test("in every script and direction, with marks on letters, across quoted words, and in names", async (t) => {
  const story = {
    format: "who-said-what/1", title: "Bridges", lang: "en", sources: [{ id: "a", title: "الجسر المغلق", publisher: "The Post" }],
    actors: [{ id: "a", name: "رئيسة البلدية", role: "Mayor of the bridge" }, { id: "b", name: "김 시장" }],
    claims: [{ id: "c", text: "The bridge is closed.", topic: "Bridge" }],
    statements: [
      { id: "s1", claim: "c", source: "a", actors: ["a"], mode: "direct", lang: "ar", text: "الجِسْرُ مغلق، والجسر آمن" },
      { id: "s2", claim: "c", source: "a", actors: ["b"], mode: "mixed", text: "The “bri\u{301}dge”-keeper's Bridge is shut", note: "A bridge, that is" },
      { id: "s3", claim: "c", source: "a", actors: ["b"], lang: "ja", text: "橋は北朝鮮の兵士に閉鎖された" },
    ],
  };
  const page = await visit(t, `<who-said-what src="story.json"></who-said-what>`, { files: { "/story.json": story } });
  await page.ready();
  const shown = new Widget(page);
  for (const [typed, ...expected] of [
    ["الجسر", "s1: الجِسْرُ", "s1: الجسر", "s2: الجسر", "s3: الجسر"],
    ["朝鮮の", "s3: 朝鮮の"],
    ["김", "s2: 김", "s3: 김"],
    [`"bridge keepers bridge"`, "s2: bri\u{301}dge”-keeper's Bridge"],
    // The topic is not looked through, nor are the words of the interface.
    ["bridge", "undefined: bridge", "s1: bridge", "s2: bri\u{301}dge", "s2: Bridge", "s2: bridge"],
    ["article"],
  ]) {
    await shown.search(typed);
    // The title of the article that stands with every statement has it twice where it does.
    const seen = await marked(shown, expected.length, "words claim speaker other");
    const also = typed === "الجسر" ? ["s1: الجسر"] : [];
    const hits = seen.map(({ statement, text }) => `${statement}: ${text}`);
    assert.deepEqual([...new Set(hits)].sort(), [...new Set([...expected, ...also])].sort(), typed);
  }
  page.clean();
});

test("the document stays as it is, nothing more is said, and what marks is loaded with the first search", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const shown = new Widget(page);
  const html = () => page.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector("[data-region]")?.innerHTML ?? "");
  const loaded = () => page.requests.filter((url) => url.endsWith("/hits.js")).length;
  assert.equal(loaded(), 0);
  assert.equal((await marks(shown)).length, 0);
  await shown.search("kursk");
  await page.page.waitForFunction(() => CSS.highlights.get("wsw-hit")?.size);
  assert.equal(loaded(), 1);
  const live = () => page.page.$eval("who-said-what", (host) => [...(host.shadowRoot?.querySelectorAll("[role=status], [role=alert], [aria-live]") ?? [])].map((one) => one.textContent));
  assert.deepEqual(await live(), [`${new Data(shipped).found({ text: "kursk" }).length} of ${shipped.statements.length} statements`]);
  const searched = await html();
  // All are gone with the words; the highlight too, as the page may have its own.
  await shown.search("");
  assert.equal(await page.page.evaluate(() => CSS.highlights.has("wsw-hit")), false);
  // And with the widget.
  await shown.search("kursk");
  await page.page.waitForFunction(() => CSS.highlights.get("wsw-hit")?.size);
  await page.page.$eval("who-said-what", (host) => host.remove());
  await page.page.waitForFunction(() => !CSS.highlights.has("wsw-hit"));
  page.clean();
  // The same as where nothing can be marked.
  const plain = await visit(t, "<who-said-what></who-said-what>", { init: () => Reflect.deleteProperty(globalThis, "Highlight") });
  await plain.ready();
  await new Widget(plain).search("kursk");
  assert.ok(searched.length > 10_000);
  assert.equal(await plain.page.$eval("who-said-what", (host) => host.shadowRoot?.querySelector("[data-region]")?.innerHTML), searched);
});

test("where the browser cannot mark, the search finds the same and nothing more is loaded", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>", { init: () => Reflect.deleteProperty(globalThis, "Highlight") });
  await page.ready();
  const shown = new Widget(page);
  await shown.search("kursk");
  const { statements } = await shown.see();
  assert.deepEqual([...statements].sort(), new Data(shipped).found({ text: "kursk" }));
  assert.deepEqual(page.requests.filter((url) => url.endsWith("/hits.js")), []);
  page.clean();
});

test("two widgets: each is marked with its own words, also when they come with the address or from a program", async (t) => {
  const page = await visit(t, `<who-said-what id="a" address="a"></who-said-what><who-said-what id="b" loading="eager"></who-said-what>`);
  await page.ready({ count: 2 });
  await page.go("about:blank");
  await page.go("/page.html#a.text=troops");
  await page.ready({ count: 2 });
  const [a, b] = [new Widget(page, "#a"), new Widget(page, "#b")];
  await page.page.$eval("#b", (host) => void (/** @type {any} */ (host).query = { text: "kursk" }));
  await page.page.waitForFunction(() => new Set([...(/** @type {any} */ (CSS.highlights.get("wsw-hit")) ?? [])].map((/** @type {Range} */ range) => /** @type {ShadowRoot} */ (range.startContainer.getRootNode()).host.id)).size === 2);
  const words = async (/** @type {Widget} */ shown) => [...new Set((await marks(shown)).map(({ text }) => text.toLowerCase()))];
  assert.deepEqual(await words(a), ["troops"]);
  assert.deepEqual(await words(b), ["kursk"]);
  await page.page.$eval("#b", (host) => void (/** @type {any} */ (host).query = {}));
  assert.deepEqual([await words(a), await words(b)], [["troops"], []]);
  page.clean();
});
