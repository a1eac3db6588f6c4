// Hostile stories: every text and address of a story with what might run, break out, reorder or choke; and JSON that is none.
// What is tried, and where, stands in hostile.mjs.
import assert from "node:assert/strict";
import test from "node:test";
import { bridge } from "./story.mjs";
import { engine } from "./engines/index.mjs";
import { changed, fields, fieldsOf, free, inputs } from "./hostile.mjs";
import { Widget, fallback, visit } from "./widget.mjs";
import { command } from "../../scripts/command.mjs";

test("every field of the schema that holds a text is tried", () => {
  const schema = JSON.parse(command(["schema"]));
  // What `prepare` writes is no text that is shown as it is, and a checksum has one form.
  const all = fieldsOf(schema, schema).filter((path) => !/^computed\b|textSha256$/.test(path));
  assert.ok(all.length > 40, all.join());
  assert.deepEqual(all.filter((path) => !fields.includes(path)), []);
});

// Every view of every story takes minutes: without ALL=1 it is done with a part of them.
const all = !!process.env.ALL;
const part = { Chromium: 12, Firefox: 24, WebKit: 24 }[engine.title] ?? 1;
const reordering = ["an override of direction", "embeddings without end", "ends without beginning", "a paragraph that ends in the middle"];
const huge = { "a word of a megabyte": "w".repeat(1e6), "a hundred thousand words": "word ".repeat(1e5), "a hundred thousand brackets": "“(".repeat(1e5) };

/** @param {import("node:test").TestContext} t */
const page = async (t) => {
  const open = await visit(t, `<who-said-what loading="eager">${fallback}</who-said-what>`, { init: tools, events: ["securitypolicyviolation"], headers: {
    "Content-Security-Policy": "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'",
  } });
  await open.ready();
  return open;
};

/** What the page is asked to do: show a story, and tell what came of it. Runs in the page. */
function tools() {
  let hits = 0;
  // What would be run, and where the comparison would be: that is held elsewhere, and here would be a worker for each story.
  Object.assign(window, { hit: () => hits++, Worker: class extends EventTarget { postMessage() {} terminate() {} } });
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const links = /^(https?:|#)/;
  const allowed = /^(a|abbr|article|aside|b|bdi|blockquote|br|button|caption|cite|del|details|dd|div|dl|dt|em|fieldset|figcaption|figure|footer|form|h[1-6]|header|i|input|ins|label|legend|li|link|main|nav|ol|optgroup|option|p|q|search|section|select|slot|small|span|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|ul|svg|g|line|circle|rect|path|text|title|tspan)$/;

  /** What is in the widget that should not be there. @param {ShadowRoot} root @param {boolean} reordered */
  const wrong = (root, reordered) => {
    const found = [];
    for (const element of root.querySelectorAll("*")) {
      if (!allowed.test(element.localName)) found.push(`<${element.localName}>`);
      for (const { name, value } of element.attributes) {
        // As far below what is above it as the page's own content was.
        if (name === "style" && element.matches(".mount") && /^margin-top: [\d.]+px;$/.test(value)) continue;
        if (/^on|^style$|^src|^srcdoc$|^action$|^formaction$|^autofocus$/.test(name)) found.push(`${element.localName} ${name}`);
        if (/^(href|cite)$/.test(name) && !links.test(value)) found.push(`${name}=${value}`);
      }
    }
    return reordered ? [...found, ...outOfOrder(root)] : found;
  };

  /** The interface's own texts that do not run from left to right any more, or changed places round a foreign one. @param {ShadowRoot} root */
  const outOfOrder = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    /** @type {{ text: string, foreign: boolean, block: Element | null, rtl: boolean, top: number, left: number }[]} */
    const seen = [];
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? "";
      const parent = node.parentElement;
      if (!text.trim() || !parent?.checkVisibility() || parent.closest("option, select")) continue;
      const foreign = /[\u200f\u202a-\u202e\u2066-\u2069]/.test(text);
      const at = (/** @type {number} */ i) => {
        const range = document.createRange();
        range.setStart(/** @type {Node} */ (node), i);
        range.setEnd(/** @type {Node} */ (node), i + 1);
        return range.getBoundingClientRect();
      };
      const word = /[a-z]{2,}/i.exec(text);
      if (!foreign && word && !/[^\u0000-\u058f\u1e00-\u218f]/.test(text)) {
        const [first, last] = [at(word.index), at(word.index + word[0].length - 1)];
        if (first.top === last.top && first.width > 0 && last.left <= first.left) found.push(`backwards: ${text.trim().slice(0, 40)}`);
      }
      const { top, left } = at(text.search(/\S/));
      seen.push({ text, foreign, block: parent.closest("p, li, h1, h2, h3, h4, summary, dt, dd, td, th, label, figcaption, footer, legend"), rtl: getComputedStyle(parent).direction === "rtl", top, left });
    }
    seen.forEach((one, i) => {
      const [before, after] = [seen[i - 1], seen[i + 1]];
      if (!one.foreign || !before || !after || before.foreign || after.foreign || before.block !== after.block || !before.block) return;
      // A text from right to left has its quotation marks the other way round.
      if (before.rtl || after.rtl) return;
      if (Math.abs(before.top - after.top) < 1 && after.left < before.left) found.push(`changed places: ${before.text.trim().slice(0, 30)} | ${after.text.trim().slice(0, 30)}`);
    });
    return found;
  };

  /** @param {string} text of a story @param {{ views?: boolean, reordered?: boolean }} [what] */
  const show = async (text, { views = false, reordered = false } = {}) => {
    const host = /** @type {any} */ (document.querySelector("who-said-what"));
    const begun = performance.now();
    const outcome = await new Promise((done) => {
      const heard = (/** @type {Event} */ event) => {
        host.removeEventListener("wsw-ready", heard);
        host.removeEventListener("wsw-error", heard);
        done(event.type);
      };
      host.addEventListener("wsw-ready", heard);
      host.addEventListener("wsw-error", heard);
      host.story = text;
    });
    await frame();
    const root = host.shadowRoot;
    const found = wrong(root, reordered);
    let looked = 1;
    if (outcome === "wsw-ready" && views) {
      for (const radio of root.querySelectorAll("[name=view]")) {
        radio.click();
        // Most views come when they are first wanted.
        do await frame(); while (root.querySelector(".list[aria-busy]"));
        found.push(...wrong(root, reordered));
        looked++;
      }
    }
    const alert = [...root.querySelectorAll("[role=alert]")].some((one) => one.checkVisibility());
    const own = /** @type {Element} */ (host.querySelector("#fallback")).checkVisibility();
    return { outcome, found: [...new Set(found)], hits, took: performance.now() - begun, looked, alert, own };
  };
  Object.assign(window, { show, frame });
}

/** @param {import("./harness.mjs").Visit} visit @param {string} text @param {object} [what] @returns {Promise<any>} */
const show = (visit, text, what) => visit.page.evaluate((text, what) => /** @type {any} */ (window).show(text, what), text, what ?? {});

test("nothing runs, escapes its element or changes the order of the interface, in any field and any view", { timeout: 600_000 }, async (t) => {
  const visit = await page(t);
  const counts = { fields: fields.length, inputs: Object.keys(inputs).length, tried: 0, shown: 0, refused: 0, views: 0 };
  /** @type {object[]} */
  const wrong = [];
  for (const [name, input] of Object.entries(inputs)) {
    const turn = Object.keys(inputs).indexOf(name);
    const stories = fields.filter((_, i) => all || (i + turn) % part === 0).map((path) => ({ path, text: changed(path, input) }));
    const reordered = reordering.includes(name);
    const seen = await visit.page.evaluate(async (stories, what) => {
      const all = [];
      for (const text of stories) all.push(await /** @type {any} */ (window).show(text, what));
      return all;
    }, stories.map(({ text }) => text), { views: true, reordered });
    seen.forEach(({ outcome, found, hits, looked, alert }, i) => {
      counts.tried++;
      counts.views += looked;
      counts[outcome === "wsw-ready" ? "shown" : "refused"]++;
      if (found.length > 0 || hits > 0 || alert !== (outcome === "wsw-error")) wrong.push({ name, path: stories[i].path, found, hits, alert });
    });
  }
  t.diagnostic(JSON.stringify(counts));
  assert.deepEqual(wrong, []);
  const share = all ? 1 : part;
  assert.ok(Math.abs(counts.tried * share - counts.fields * counts.inputs) < share * counts.inputs, JSON.stringify(counts));
  assert.ok(counts.shown * share > counts.fields * 10 && counts.refused * share > 50, JSON.stringify(counts));
  assert.ok(!visit.server.requests.includes("GET /hit"));
  assert.deepEqual(visit.external, []);
  assert.deepEqual((await visit.events()).filter(({ type }) => type === "securitypolicyviolation"), []);
  assert.deepEqual(visit.errors, []);
});

test("all of it at once, compared: what was found says it too, and nothing runs", async (t) => {
  const copy = structuredClone(bridge);
  const walk = (/** @type {any} */ value, /** @type {string} */ path) => {
    for (const key of Object.keys(value)) {
      const at = Array.isArray(value) ? `${path}[]` : path ? `${path}.${key}` : key;
      if (typeof value[key] === "string" && free.includes(at)) value[key] = `“${value[key]} ${inputs.image}${inputs.script}”`;
      else if (value[key] && typeof value[key] === "object") walk(value[key], at);
    }
  };
  walk(copy, "");
  const open = await visit(t, `<who-said-what src="story.json"></who-said-what>`, { files: { "/story.json": copy }, events: ["wsw-compared"], init: () => {
    Object.assign(window, { hits: 0, hit: () => /** @type {any} */ (window).hits++ });
  } });
  await open.event("wsw-compared");
  for (const radio of await open.page.$$("who-said-what >>> [name=view]")) {
    await radio.click();
    await new Widget(open).settled();
  }
  assert.equal(await open.page.evaluate(() => /** @type {any} */ (window).hits), 0);
  assert.ok(!open.server.requests.includes("GET /hit"));
  open.clean();
});

test("huge texts in any field do not freeze the page", { timeout: 600_000 }, async (t) => {
  const visit = await page(t);
  const limit = 10_000;
  let slowest = { took: 0, path: "", name: "" };
  let tried = 0;
  for (const [name, input] of Object.entries(huge)) {
    for (const path of fields.filter((_, i) => all || i % part === 0)) {
      const { took, found } = await show(visit, changed(path, input));
      tried++;
      if (took > slowest.took) slowest = { took, path, name };
      assert.deepEqual(found, [], path);
      assert.ok(took < limit, `${name} in ${path}: ${Math.round(took)} ms`);
    }
  }
  t.diagnostic(`${tried} tried; the slowest: ${slowest.name} in ${slowest.path}, ${Math.round(slowest.took)} ms`);
});

test("JSON that is none, or none of ours: each time the error is said and the page's own content is there", { timeout: 600_000 }, async (t) => {
  const text = JSON.stringify(bridge);
  const nested = (/** @type {string} */ open, /** @type {string} */ close, /** @type {number} */ count) => open.repeat(count) + close.repeat(count);
  /** @type {Record<string, string[]>} */
  const kinds = {
    malformed: ["", " ", "\ufeff", "nul", "undefined", "{", "}", "[]", "7", `"text"`, "null", "true", text + "}", text.replace(":", ""), text.replace(",", ""), text.replaceAll(`"`, "'"), `${text},`,
      text.replace("{", "{,"), text.replace(`"format"`, "format"), "<!doctype html><title>Not found</title>", "\u0000".repeat(100), text.replace("The bridge", "The \n bridge"), text.replace("The bridge", "The \\x bridge")],
    truncated: Array.from({ length: 60 }, (_, i) => text.slice(0, Math.floor((text.length * i) / 60))),
    nested: ["[", `{"a":`, `{"statements":[`, `[{"claims":`].flatMap((open) => [nested(open, "", 1e5), text.replace("{", () => `{"extra":${nested("[", "]", 1e5)},`), nested(open, open.includes("[") ? "]" : "}", 1e5)]),
    gigantic: [" ".repeat(64e6), `{"title":"${"x".repeat(64e6)}`, `${text.slice(0, -1)},"extra":"${"y".repeat(32e6)}`, `${text.slice(0, -1)},"extra":${"9".repeat(8e6)}x}`,
      `${text.slice(0, -1)},"extra":[${"0,".repeat(4e6)}]}`, `{${`"title":1,`.repeat(1e6)}}`, text.replace(`"statements":[`, () => `"statements":[${`{},`.repeat(2e5)}`)],
    "wrongly typed": [],
  };
  const walk = (/** @type {any} */ value, /** @type {(value: any) => string} */ put) => {
    for (const [key, inner] of Object.entries(value)) {
      const again = (/** @type {any} */ other) => put(Array.isArray(value) ? Object.assign([...value], { [key]: other }) : { ...value, [key]: other });
      for (const other of [7, null, true, "", [], {}, [[]], { id: 1 }]) {
        if (typeof other !== typeof inner || Array.isArray(other) !== Array.isArray(inner)) kinds["wrongly typed"].push(again(other));
      }
      if (inner && typeof inner === "object") walk(inner, again);
    }
  };
  walk({ ...bridge, statements: bridge.statements.slice(0, 1), sources: bridge.sources.slice(0, 1) }, (value) => JSON.stringify({ ...value, computed: undefined }));
  if (!all) for (const kind of Object.keys(kinds)) kinds[kind] = kinds[kind].filter((_, i) => kinds[kind].length < 40 || i % 4 === 0);

  const visit = await page(t);
  for (const [kind, texts] of Object.entries(kinds)) {
    let slowest = 0;
    for (const [i, text] of texts.entries()) {
      const { outcome, alert, own, took, found } = await show(visit, text);
      assert.deepEqual({ outcome, alert, own, found }, { outcome: "wsw-error", alert: true, own: true, found: [] }, `${kind} ${i}: ${text.slice(0, 200)}`);
      assert.ok(took < 20_000, `${kind} ${i}: ${Math.round(took)} ms`);
      slowest = Math.max(slowest, took);
    }
    t.diagnostic(`${kind}: ${texts.length} refused and said, the slowest in ${Math.round(slowest)} ms`);
  }
  // The page and its widget go on.
  const { outcome } = await show(visit, text);
  assert.equal(outcome, "wsw-ready");
  assert.deepEqual(visit.errors, []);
});
