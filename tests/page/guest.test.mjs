// A good guest: the page's styles do not break it, nor its styles the page; it leaves nothing behind; frameworks may move,
// copy and restore it.
import assert from "node:assert/strict";
import test from "node:test";
import { Data, bridge, shipped } from "./story.mjs";
import { Widget, fallback, html, modules, script, site, visit } from "./widget.mjs";
import { open, unless } from "./harness.mjs";

const data = new Data(shipped);
const all = `${shipped.statements.length} statements`;
const styled = `<link rel="stylesheet" href="/page.css">${script}`;

/** @typedef {import("./harness.mjs").Visit} Visit */

/** How everything in the widget looks, but for what follows from how wide it is. @param {Visit} page @returns {Promise<string[]>} */
const looks = (page) => page.page.$eval("who-said-what", async (host) => {
  // What is far from the window is laid out when the page is idle.
  while (host.shadowRoot?.querySelector("[data-new]")) await new Promise((done) => setTimeout(done, 50));
  const properties = ["display", "visibility", "color", "background-color", "font-family", "font-size", "font-weight", "font-style", "line-height", "letter-spacing",
    "text-transform", "text-align", "text-indent", "white-space", "direction", "cursor", "box-sizing", "border-top-width", "border-top-style", "padding-top",
    "padding-inline-start", "margin-top", "list-style-type", "opacity", "float", "position", "content-visibility", "quotes", "hyphens"];
  return [...(host.shadowRoot?.querySelectorAll(".mount, .mount *") ?? [])].map((element) => {
    const style = getComputedStyle(element);
    return `${element.localName}.${element.className}: ${properties.map((name) => style.getPropertyValue(name)).join("; ")}`;
  });
});

const reset = `* { all: unset !important }`;
/** @type {Record<string, { css?: string, page?: (body: string, head: string) => string }>} */
const hosts = {
  "a reset of all": { css: reset },
  "a reset that is not important": { css: "* { margin: 0; padding: 0; border: 0; font: inherit; box-sizing: content-box; list-style: none }" },
  "rules for everything": {
    css: `* { color: red !important; display: inline !important; font: 40px fantasy !important; letter-spacing: 1em !important; text-transform: uppercase !important;
      visibility: visible !important; direction: rtl !important; position: static !important; line-height: 3 !important } .statement, .wsw, [part] { display: none !important }`,
  },
  "a huge root font size": { css: "html { font-size: 62px } body { font-size: 3rem; line-height: 3 }" },
  "a tiny root font size": { css: "html { font-size: 1px }" },
  "text that is set otherwise": {
    css: "body { text-align: right; text-indent: 4em; white-space: pre; word-spacing: 1em; hyphens: auto; quotes: none; cursor: wait; font-variant: small-caps; list-style: square; writing-mode: horizontal-tb }",
  },
  "a page from right to left": { page: (body, head) => html(body, head).replace(`<html lang="en">`, `<html lang="en" dir="rtl">`) },
  "a dark page that says nothing of colours": { css: "body { background: #000; color: #fff }" },
  "a page in quirks mode": { page: (body, head) => html(body, head).replace("<!doctype html>", "") },
};

for (const [what, { css = "", page: make = html }] of Object.entries(hosts)) {
  test(`a guest in ${what}: it looks as ever, and the page looks as it did`, async (t) => {
    const body = `<who-said-what></who-said-what><p id="outside" class="wsw claim statement mount part" part="widget">Text <button class="clear">Button</button></p>`;
    const without = await open(t, "/page.html", { intercept: site({ "/page.html": make(body, `<link rel="stylesheet" href="/page.css">`), "/page.css": css }) });
    const outside = (/** @type {Visit} */ page) => page.page.$$eval("#outside, #outside *, body, html", (elements) => elements.map((element) => {
      const style = getComputedStyle(element);
      return [...style].filter((name) => !/^(block|inline)-size|^(width|height)|origin|perspective/.test(name)).map((name) => `${name}: ${style.getPropertyValue(name)}`).join("; ");
    }));
    const before = await outside(without);
    const page = await visit(t, "", { files: { "/page.html": make(body, styled), "/page.css": css } });
    await page.ready();
    assert.deepEqual(await outside(page), before);

    const plain = await visit(t, body, { files: { "/page.css": "" }, head: styled });
    await plain.ready();
    const [expected, seen] = [await looks(plain), await looks(page)];
    assert.equal(seen.length, expected.length);
    assert.deepEqual(seen.filter((look, i) => look !== expected[i]).slice(0, 5), expected.filter((look, i) => look !== seen[i]).slice(0, 5));
    assert.ok(seen.length > 500);
    // And it can be used.
    const shown = new Widget(page);
    await shown.press("stance", "denies");
    assert.deepEqual((await shown.see()).statements.sort(), data.found({ stance: ["denies"] }).sort());
  });
}

test("it adds nothing to the page but one element's name", async (t) => {
  const page = await visit(t, `<div id="here"></div>`, { init: () => {
    /** @type {string[]} */
    const defined = [];
    const define = customElements.define;
    customElements.define = function (name, ...rest) { defined.push(name); return define.call(this, name, ...rest); };
    const surface = () => ({
      window: Object.getOwnPropertyNames(window).sort(),
      prototypes: [Object, Function, Array, String, Promise, Node, Element, HTMLElement, EventTarget, Document].map((one) => Object.getOwnPropertyNames(one.prototype).join()),
      styleSheets: document.styleSheets.length + document.adoptedStyleSheets.length,
      highlights: CSS.highlights?.size ?? 0,
      html: document.documentElement?.outerHTML,
    });
    Object.assign(window, { defined, surface, before: undefined });
    // Before any script of the page has run.
    /** @type {any} */ (window).before = surface();
  } });
  const { before, after, defined } = await page.page.evaluate(async () => {
    await customElements.whenDefined("who-said-what");
    const all = /** @type {any} */ (window);
    const html = document.documentElement.outerHTML;
    const element = document.createElement("who-said-what");
    const ready = new Promise((done) => element.addEventListener("wsw-ready", done, { once: true }));
    document.querySelector("#here")?.append(element);
    await ready;
    element.remove();
    await new Promise((done) => setTimeout(done, 100));
    const after = all.surface();
    return { before: { ...all.before, html }, after, defined: all.defined };
  });
  assert.deepEqual(defined, ["who-said-what"]);
  assert.deepEqual(after, before);
});

test("twenty on a page share one module, one style sheet and nothing else", async (t) => {
  const page = await visit(t, Array.from({ length: 20 }, (_, i) => `<who-said-what id="w${i}" loading="eager"></who-said-what>`).join(""), { init: () => {
    const counts = { instances: 0 };
    for (const name of /** @type {const} */ (["instantiate", "instantiateStreaming"])) {
      const make = /** @type {any} */ (WebAssembly)[name];
      /** @type {any} */ (WebAssembly)[name] = (/** @type {any[]} */ ...values) => { counts.instances++; return make.apply(WebAssembly, values); };
    }
    Object.assign(window, { counts });
  } });
  await page.ready({ count: 20 });
  assert.deepEqual(await page.page.evaluate(() => /** @type {any} */ (window).counts), { instances: 1 });
  assert.equal(await page.page.$$eval("who-said-what", (all) => new Set(all.map((one) => one.shadowRoot?.adoptedStyleSheets[0])).size), 1);
  const requests = page.server.requests;
  assert.equal(new Set(requests).size, requests.length, requests.join(" "));
  const seventh = new Widget(page, "#w7");
  await seventh.press("source", "article-1");
  assert.deepEqual((await seventh.see()).checked, ["source=article-1"]);
  assert.equal((await new Widget(page, "#w8").see()).status, all);
});

// What leaks does so each time: without ALL=1 fewer rounds tell it too.
const times = process.env.ALL ? 1000 : 200;

test(`put in and taken out ${times} times, it leaves listeners, nodes and the module's memory where they were`, { timeout: 400_000 }, async (t) => {
  const page = await visit(t, `<main></main>`, { head: modules });
  /** Puts a widget in and takes it out again; gives the bytes of the module's memory. @param {number} count */
  const rounds = (count) => page.page.evaluate(async (count) => {
    for (let i = 0; i < count; i++) {
      const element = document.createElement("who-said-what");
      element.setAttribute("address", "");
      const ready = new Promise((done) => element.addEventListener("wsw-ready", done, { once: true }));
      document.querySelector("main")?.append(element);
      await ready;
      element.remove();
    }
    // A line that would say that it loads is held as long as it could come.
    await new Promise((done) => setTimeout(done, 300));
    // The page's own copy of the module, with `modules`; its memory is the one that every widget uses.
    const url = "/pkg/wasm/who_said_what.js";
    return (await (await import(url)).default()).memory.buffer.byteLength;
  }, count);
  const cdp = unless("memory") ? undefined : await page.page.createCDPSession();
  const measure = async () => {
    if (!cdp) return {};
    await cdp.send("HeapProfiler.collectGarbage");
    const { JSEventListeners: listeners = 0, Nodes: nodes = 0, JSHeapUsedSize: heap = 0 } = await page.page.metrics();
    return { listeners, nodes, heap };
  };
  const before = { memory: await rounds(20), ...await measure() };
  let memory = 0;
  for (let done = 0; done < times; done += 100) memory = await rounds(100);
  const after = { memory, ...await measure() };
  t.diagnostic(`after 20: ${JSON.stringify(before)}`);
  t.diagnostic(`after ${times} more: ${JSON.stringify(after)}`);
  assert.equal(after.memory, before.memory);
  const { listeners = 0, nodes = 0, heap = 0 } = before;
  if (cdp) {
    assert.ok((after.listeners ?? 0) <= listeners + 2, "listeners");
    assert.ok((after.nodes ?? 0) < nodes + 500, "nodes");
    assert.ok((after.heap ?? 0) < heap + 2e6, "heap");
  } else {
    t.diagnostic(`listeners and nodes not counted: ${unless("memory")}`);
  }
});

/** A page with a widget in which something is chosen. @param {import("node:test").TestContext} t @param {string} [body] @param {object} [files] */
async function chosen(t, body = `<main>${"<who-said-what>"}${fallback}</who-said-what></main>`, files = {}) {
  const page = await visit(t, body, { files: { "/story.json": bridge, "/next.html": html("<p>Next</p>"), ...files } });
  await page.ready();
  await new Widget(page).press("stance", "denies");
  return page;
}
const denied = data.found({ stance: ["denies"] }).sort();

test("a copy of a drawn widget is a widget of its own", async (t) => {
  const page = await chosen(t);
  await page.page.$eval("who-said-what", (host) => {
    const copy = /** @type {Element} */ (host.cloneNode(true));
    copy.id = "copy";
    document.body.append(copy);
    // It waits for its reader, as any that stands below the screen.
    copy.scrollIntoView();
  });
  await page.ready({ count: 2 });
  const copy = new Widget(page, "#copy");
  assert.equal((await copy.see()).status, all);
  await copy.press("source", "article-1");
  assert.deepEqual((await new Widget(page).see()).statements.sort(), denied);
  page.clean();
});

test("a body that is swapped and restored from a snapshot, as Turbo does it", async (t) => {
  const page = await chosen(t);
  for (let i = 0; i < 3; i++) {
    await page.page.evaluate(async () => {
      const snapshot = /** @type {HTMLElement} */ (document.body.cloneNode(true));
      const other = document.createElement("body");
      other.innerHTML = "<p>Another page</p>";
      document.body.replaceWith(other);
      await new Promise((done) => setTimeout(done, 100));
      document.body.replaceWith(snapshot);
    });
    await page.ready({ count: i + 2 });
  }
  const shown = new Widget(page);
  assert.equal((await shown.see()).status, all);
  await shown.press("stance", "denies");
  assert.deepEqual((await shown.see()).statements.sort(), denied);
  page.clean();
});

test("the same body put back is the same widget, with what was chosen", async (t) => {
  const page = await chosen(t);
  await page.page.evaluate(async () => {
    const kept = document.body;
    const other = document.createElement("body");
    kept.replaceWith(other);
    await new Promise((done) => setTimeout(done, 100));
    other.replaceWith(kept);
  });
  await page.ready({ count: 2 });
  assert.deepEqual((await new Widget(page).see()).statements.sort(), denied);
  page.clean();
});

test("a page restored from its HTML, with the shadow tree in it", async (t) => {
  const page = await chosen(t, `<main><who-said-what><template shadowrootmode="open" shadowrootclonable shadowrootserializable><div class="mount"></div><slot></slot></template>${fallback}</who-said-what></main>`);
  const drawn = await page.page.$eval("main", (main) => {
    const kept = /** @type {any} */ (main).getHTML({ serializableShadowRoots: true });
    /** @type {any} */ (main).setHTMLUnsafe(kept);
    return kept.includes("data-statement");
  });
  assert.ok(drawn);
  await page.ready({ count: 2 });
  const shown = new Widget(page);
  assert.deepEqual(await shown.see().then(({ status, fallback, statements }) => [status, fallback, statements.length]), [all, false, shipped.statements.length]);
  await shown.press("stance", "denies");
  assert.deepEqual((await shown.see()).statements.sort(), denied);
  // And copied with it.
  await page.page.$eval("main", (main) => {
    main.append(/** @type {Node} */ (main.querySelector("who-said-what")?.cloneNode(true)));
    main.lastElementChild?.scrollIntoView();
  });
  await page.ready({ count: 3 });
  const copy = new Widget(page, "who-said-what:last-child");
  assert.equal((await copy.see()).status, all);
  page.clean();
});

test("moved in a view transition, and with moveBefore where there is such", async (t) => {
  const page = await chosen(t, `<main><who-said-what></who-said-what></main><aside></aside>`);
  const moved = await page.page.evaluate(async () => {
    const widget = /** @type {Element} */ (document.querySelector("who-said-what"));
    const aside = /** @type {any} */ (document.querySelector("aside"));
    const card = widget.shadowRoot?.querySelector("[data-claim]");
    const swap = () => aside.append(widget);
    const { startViewTransition } = /** @type {any} */ (document);
    if (startViewTransition) await startViewTransition.call(document, swap).finished.catch(() => {});
    else swap();
    const main = /** @type {any} */ (document.querySelector("main"));
    if (main.moveBefore) main.moveBefore(widget, null);
    else main.append(widget);
    await new Promise((done) => setTimeout(done, 100));
    return { same: widget.shadowRoot?.querySelector("[data-claim]") === card, transition: !!startViewTransition, moveBefore: !!main.moveBefore };
  });
  t.diagnostic(JSON.stringify(moved));
  assert.ok(moved.same);
  assert.deepEqual((await new Widget(page).see()).statements.sort(), denied);
  assert.equal((await page.events()).filter(({ type }) => type === "wsw-ready").length, 1);
});

test("left and come back to with the browser's buttons", async (t) => {
  const page = await visit(t, `<who-said-what address></who-said-what>`, { files: { "/next.html": html("<p>Next</p>") }, init: () => {
    addEventListener("pageshow", ({ persisted }) => Object.assign(window, { persisted }));
  } });
  await page.ready();
  await new Widget(page).press("stance", "denies");
  await page.go("/next.html");
  await page.back();
  await page.page.waitForFunction(() => document.querySelector("who-said-what")?.shadowRoot?.querySelector("[role=status]"));
  const persisted = await page.page.evaluate(() => /** @type {any} */ (window).persisted);
  t.diagnostic(`kept by the browser: ${persisted}`);
  const shown = new Widget(page);
  await page.page.waitForFunction((wanted) => document.querySelector("who-said-what")?.shadowRoot?.querySelectorAll("[data-statement]").length === wanted, {}, denied.length);
  assert.deepEqual((await shown.see()).checked, ["stance=denies"]);
  await shown.press("source", "article-1");
  assert.deepEqual((await shown.see()).statements.sort(), data.found({ stance: ["denies"], source: ["article-1"] }).sort());
});

test("put into another document, it is at work there", async (t) => {
  const page = await visit(t, `<iframe id="frame" src="/empty.html"></iframe><who-said-what></who-said-what>`, { files: { "/empty.html": "<!doctype html><title>Empty</title>" } });
  await page.ready();
  // Firefox puts another document into a frame when it has loaded.
  await page.page.waitForFunction(() => {
    const inside = /** @type {HTMLIFrameElement} */ (document.querySelector("#frame")).contentDocument;
    return inside?.title === "Empty" && inside.readyState === "complete";
  });
  const seen = await page.page.evaluate(async () => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("#frame"));
    const widget = /** @type {any} */ (document.querySelector("who-said-what"));
    const drawn = new Promise((done) => ["wsw-ready", "wsw-error"].forEach((type) => widget.addEventListener(type, done, { once: true })));
    frame.contentDocument?.body.append(widget);
    await drawn;
    while (widget.shadowRoot.querySelector("[data-new]")) await new Promise((done) => setTimeout(done, 50));
    const title = widget.shadowRoot.querySelector("h2");
    const all = widget.shadowRoot.querySelectorAll("[data-statement]").length;
    widget.shadowRoot.querySelector("[name=stance][value=denies]").click();
    const denied = widget.shadowRoot.querySelectorAll("[data-statement]").length;
    widget.shadowRoot.querySelector("[name=view][value=actors]").click();
    return [all, denied, !!widget.shadowRoot.querySelector("[data-speaker]"), frame.contentWindow?.getComputedStyle(title).fontWeight];
  });
  assert.deepEqual(seen, [shipped.statements.length, denied.length, true, "700"]);
});
