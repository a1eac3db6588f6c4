// Quotations compared word by word, and stories whose findings are computed in the page.
import assert from "node:assert/strict";
import test from "node:test";
import { json, shipped } from "./story.mjs";
import { Widget, fallback, html, site, visit } from "./widget.mjs";

const { findings } = json("src/story/north-korean-troops.computed.json");

/** @param {string} text */
const plain = (text) => text.replace(/\s+/g, " ").trim();

test("two wordings: opened by keyboard, both texts can be read, what differs is marked and said", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const shown = new Widget(page);
  const wordings = findings.filter((/** @type {any} */ { kind }) => kind === "wording");
  assert.ok(wordings.length > 3);
  for (const { claim, pairs } of wordings) {
    const card = `[data-claim="${claim}"] [data-finding="wording"]`;
    const summary = await shown.page.$(`who-said-what >>> ${card} summary`);
    assert.equal(await summary?.evaluate((one) => one.textContent), "Wording differs");
    await summary?.focus();
    await shown.page.keyboard.press("Enter");
    assert.equal(await shown.page.$eval(`who-said-what >>> ${card}`, (details) => details.hasAttribute("open")), true);
    const figures = await shown.page.$$eval(`who-said-what >>> ${card} figure`, (all) => all.map((figure) => {
      const [left, right] = [...figure.querySelectorAll("p")];
      const without = (/** @type {Element} */ text, /** @type {string} */ selector) => {
        const copy = /** @type {Element} */ (text.cloneNode(true));
        copy.querySelectorAll(`${selector}, .aloud, .number`).forEach((one) => one.remove());
        return copy.textContent ?? "";
      };
      return {
        left: without(left, "del"),
        withoutDeleted: without(right, "del"),
        deleted: [...figure.querySelectorAll("del")].map((one) => one.textContent),
        inserted: [...figure.querySelectorAll("ins")].map((one) => one.textContent),
        lines: [...figure.querySelectorAll("del, ins")].map((one) => getComputedStyle(one).textDecorationLine),
      };
    }));
    assert.equal(figures.length, pairs.length, claim);
    pairs.forEach((/** @type {any} */ { edits }, /** @type {number} */ i) => {
      const left = edits.map((/** @type {any} */ { op, text, left }) => (op === "insert" || op === "move-to" ? "" : (text ?? left))).join("");
      const right = edits.map((/** @type {any} */ { op, text, right }) => (op === "delete" || op === "move-from" ? "" : (text ?? right))).join("");
      const figure = figures[i];
      assert.equal(plain(figure.left), plain(`“${left}”`));
      assert.equal(plain(figure.withoutDeleted), plain(`“${right}”`));
      // By more than colour, and in words for those who listen.
      assert.ok(figure.lines.every((line) => line === "line-through" || line === "underline"), figure.lines.join());
      assert.ok(figure.deleted.every((text) => text?.includes("[left out: ")) && figure.inserted.every((text) => text?.includes("[added: ")));
    });
  }
});

test("every kind of finding is a choice with as many statements as the file says", async (t) => {
  const page = await visit(t, "<who-said-what></who-said-what>");
  await page.ready();
  const shown = new Widget(page);
  const { counts } = await shown.see();
  for (const kind of ["wording", "attribution", "figures", "place", "date", "framing"]) {
    const statements = findings.filter((/** @type {any} */ finding) => finding.kind === kind)
      .flatMap((/** @type {any} */ finding) => finding.groups.flatMap((/** @type {any} */ group) => group.statements));
    assert.equal(counts.finding[kind], new Set(statements).size, kind);
  }
});

// The same story as its editors write it, without what was computed ahead of time.
const unprepared = { "/story.json": shipped };

test("a story that is not prepared is shown at once, and compared in the page to the same end", async (t) => {
  const page = await visit(t, `<who-said-what></who-said-what><who-said-what id="unprepared" src="story.json"></who-said-what>`, { files: unprepared, events: ["wsw-compared"] });
  await page.ready({ count: 2 });
  await page.event("wsw-compared", { count: 2 });
  const [prepared, computed] = [new Widget(page), new Widget(page, "#unprepared")];
  assert.deepEqual(await computed.see(), await prepared.see());
  const list = (/** @type {string} */ selector) => page.page.$eval(selector, (host) => host.shadowRoot?.querySelector(".list")?.innerHTML.replaceAll(` data-laid=""`, "")); // by `layOut`, for a moment
  assert.equal(await list("#unprepared"), await list("who-said-what"));
  page.clean();
});

test("very many findings come in parts, and all are there in the end, once", async (t) => {
  const ids = Array.from({ length: 180 }, (_, i) => i);
  const many = {
    format: "who-said-what/1",
    title: "Many claims that are contested",
    sources: [{ id: "a" }, { id: "b" }],
    actors: [{ id: "ada", name: "Ada" }, { id: "ben", name: "Ben" }],
    claims: ids.flatMap((i) => [{ id: `c${i}`, text: `Claim ${i} holds.` }, { id: `d${i}`, text: `Claim ${i} does not hold.` }]),
    statements: ids.flatMap((i) => [
      { id: `s${i}`, claim: `c${i}`, source: "a", actors: ["ada"], text: `There were ${i + 10} of them.` },
      { id: `t${i}`, claim: `c${i}`, source: "b", actors: ["ben"], stance: "denies", text: `There were ${i + 500} of them.` },
    ]),
  };
  const page = await visit(t, `<who-said-what src="story.json" loading="eager"></who-said-what>`, { files: { "/story.json": many }, events: ["wsw-compared"] });
  await page.event("wsw-compared");
  const found = await page.page.$eval("who-said-what", (host) => /** @type {any} */ (host).findings());
  const kept = found.filter((/** @type {any} */ { kind }) => kind !== "coverage");
  assert.ok(kept.length > 300, `more than go at a time: ${kept.length}`);
  const contested = kept.filter((/** @type {any} */ { kind }) => kind === "positions");
  assert.deepEqual(contested.map((/** @type {any} */ { claim }) => claim), ids.map((i) => `c${i}`));
  const shown = new Widget(page);
  const { counts } = await shown.see();
  const figures = kept.filter((/** @type {any} */ { kind }) => kind === "figures").flatMap((/** @type {any} */ { statements }) => statements);
  assert.equal(counts.finding.figures, new Set(figures).size);
  assert.equal(counts.finding.contested, 360);
  page.clean();
});

test("what the reader does before the accounts are compared is kept", async (t) => {
  /** @type {() => void} */ let release = () => {};
  /** @type {Promise<undefined>} */ const held = new Promise((resolve) => (release = () => resolve(undefined)));
  const answer = site({ "/page.html": html(`<who-said-what src="story.json"></who-said-what>`), ...unprepared });
  const page = await visit(t, "", { events: ["wsw-compared"], intercept: async (path) => (path.endsWith("library_bg.wasm") ? held : answer(path)) });
  await page.ready();
  const shown = new Widget(page);
  await shown.press("source", "article-1");
  const before = await shown.see();
  assert.equal(Object.keys(before.counts.finding ?? {}).length, 0);
  const search = await shown.page.$("who-said-what >>> input[type=search]");
  await search?.focus();
  release();
  await page.event("wsw-compared");
  const after = await shown.see();
  assert.deepEqual([after.checked, after.statements, after.status], [before.checked, before.statements, before.status]);
  assert.ok(after.counts.finding.wording > 0);
  assert.equal(await page.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.getAttribute("type")), "search");
});

for (const width of [1280, 360]) {
  test(`what is being read stays where it is when what was found comes, ${width} px`, async (t) => {
    /** @type {() => void} */ let release = () => {};
    /** @type {Promise<undefined>} */ const held = new Promise((resolve) => (release = () => resolve(undefined)));
    const answer = site({ "/page.html": html(`<p>Before</p><who-said-what src="story.json"></who-said-what>`), ...unprepared });
    const page = await visit(t, "", { width, height: 800, events: ["wsw-compared"], intercept: async (path) => (path.endsWith("library_bg.wasm") ? held : answer(path)) });
    await page.ready();
    const one = `who-said-what >>> [data-statement="${shipped.statements[60].id}"]`;
    // What is not laid out at first has its height by then.
    await page.page.waitForFunction(() => !document.querySelector("who-said-what")?.shadowRoot?.querySelector("[data-new], [data-laid]"));
    await page.page.$eval(one, (one) => scrollBy({ top: one.getBoundingClientRect().top - 100, behavior: "instant" }));
    const seen = () => page.page.$eval(one, async (one) => {
      for (let frames = 0; frames < 4; frames++) await new Promise((done) => requestAnimationFrame(done));
      return { top: one.getBoundingClientRect().top, at: scrollY };
    });
    const before = await seen();
    release();
    await page.event("wsw-compared");
    const after = await seen();
    assert.ok(after.at > before.at + 20, `something has come above: ${JSON.stringify([before, after])}`);
    assert.ok(Math.abs(after.top - before.top) <= 2, JSON.stringify([before, after]));
  });
}

test("without the library the widget stands, and the page is told why nothing is compared", async (t) => {
  const page = await visit(t, `<who-said-what src="story.json">${fallback}</who-said-what>`, { files: { ...unprepared, "/pkg/wasm/library_bg.wasm": { status: 404, body: "" } } });
  await page.ready();
  const shown = new Widget(page);
  await page.said(/^warn.*could not be compared/);
  const { statements, alert, counts } = await shown.see();
  assert.deepEqual([statements.length, alert, counts.finding], [shipped.statements.length, undefined, undefined]);
  assert.deepEqual((await page.events()).filter(({ type }) => type === "wsw-error"), []);
});

test("where no worker may run, a story is compared all the same", async (t) => {
  const page = await visit(t, `<who-said-what src="story.json"></who-said-what>`, {
    files: unprepared, events: ["wsw-compared"], headers: { "Content-Security-Policy": "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'" },
  });
  await page.event("wsw-compared");
  assert.ok((await new Widget(page).see()).counts.finding.wording > 0);
});
