// The widget in a frame, for systems that strip scripts: as high as its content, in a sandbox too; and that neither side
// listens to anybody but the other.
import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { open } from "../page/harness.mjs";
import { prepared, published } from "./project.mjs";
import { begin, note } from "./table.mjs";
import { site } from "./ways.mjs";

const json = { "Content-Type": "application/json", "Access-Control-Allow-Origin": "*" };
const address = "/pkg/frame.html?src=/story.json";
const sandbox = `sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"`;

/**
 * A page with frames.
 * @param {import("node:test").TestContext} t
 * @param {string} body
 * @param {Record<string, string>} [more] other pages
 * @param {string} [path]
 */
async function visit(t, body, more = {}, path = "/index.html") {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Page</title>${body}`;
  const pages = site({ "/pkg/": published().folder }, { "/index.html": html, ...more });
  /** @type {[string, string | Uint8Array][]} */
  const answers = [];
  const page = await open(t, path, {
    async intercept(path, url = path) {
      const answer = path === "/story.json" ? { headers: json, body: JSON.stringify(prepared) } : await pages.answer(path);
      if (answer?.body !== undefined) answers.push([url, answer.body]);
      return answer;
    },
    // Whatever reaches the page, kept.
    init: () => {
      const messages = /** @type {any[]} */ ([]);
      Object.assign(window, { messages });
      addEventListener("message", ({ data, origin }) => messages.push({ data, origin }));
    },
  });
  /** @param {string} selector */
  const height = (selector) => page.page.$eval(selector, (frame) => frame.getBoundingClientRect().height);
  /** Waits until a frame is higher than so much. @param {string} selector @param {number} least */
  const higher = (selector, least) => page.page.waitForFunction(
    (selector, least) => /** @type {HTMLElement} */ (document.querySelector(selector)).getBoundingClientRect().height > least, {}, selector, least,
  );
  /** Waits until all in a frame is laid out, and the frame is as high as that. @param {string} selector */
  const settled = (selector) => page.page.waitForFunction((selector) => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector(selector));
    const inside = /** @type {Document} */ (frame.contentDocument);
    const root = inside.querySelector("who-said-what")?.shadowRoot;
    return root?.querySelector(".claim") && !root.querySelector("[data-new]") && frame.clientHeight === inside.body.offsetHeight;
  }, {}, selector);
  /** What the page was told. @returns {Promise<{ data: any, origin: string }[]>} */
  const messages = () => page.page.evaluate(() => /** @type {any} */ (window).messages);
  return { page, height, higher, settled, messages, answers };
}

for (const [where, attributes] of /** @type {const} */ ([["in a sandbox", sandbox], ["without a sandbox", ""]])) {
  const name = `frame.html in a frame with automatic height, ${where}`;
  test(name, async (t) => {
    begin(name);
    const { page, higher, messages, answers } = await visit(t, `<iframe src="${address}" ${attributes} title="Statements" width="100%" height="150"></iframe><script src="/pkg/frame.js"></script>`);
    await higher("iframe", 600);
    const told = (await messages()).at(-1);
    assert.deepEqual(told, { data: { type: "who-said-what:height", height: told?.data.height }, origin: attributes ? "null" : page.server.url });
    assert.deepEqual(page.errors, []);
    assert.ok(page.server.requests.includes("GET /story.json"));
    note(name, answers);
  });
}

const embedded = "oEmbed data, and frame.js";
test(embedded, async (t) => {
  begin(embedded);
  const { oembed } = await import(pathToFileURL(join(published().folder, "server.js")).href);
  const { page, height, higher, answers } = await visit(t, `<script src="/pkg/frame.js"></script>`);
  // Addresses in oEmbed data are whole.
  const here = page.server.url;
  const { html } = JSON.parse(await oembed(prepared, { url: `${here}/story.html`, frame: `${here}${address.replace("/story", `${here}/story`)}`, height: 400 }));
  await page.page.evaluate((html) => document.body.insertAdjacentHTML("beforeend", html), html);
  await higher("iframe", 600);
  assert.ok((await height("iframe")) > 600);
  assert.deepEqual(page.errors, []);
  note(embedded, answers);
});

test("a frame follows its content, both ways", async (t) => {
  const { page, height, higher, settled } = await visit(t, `<script src="/pkg/frame.js"></script><iframe src="${address}" title="Statements" width="900"></iframe>`);
  await settled("iframe");
  const all = await height("iframe");
  /** @param {object} query */
  const ask = (query) => page.page.$eval("iframe", (frame, query) => {
    const { contentDocument } = /** @type {HTMLIFrameElement} */ (frame);
    /** @type {any} */ (contentDocument?.querySelector("who-said-what")).query = query;
  }, query);
  // Less is found: the frame is less high. All again, and on a narrow page: it is higher than ever.
  await ask({ text: "nosuchword" });
  await page.page.waitForFunction((all) => /** @type {HTMLElement} */ (document.querySelector("iframe")).getBoundingClientRect().height < all - 100, {}, all);
  await ask({});
  await page.page.$eval("iframe", (frame) => frame.setAttribute("width", "320"));
  await higher("iframe", all + 50);
  page.clean();
});

test("a frame that comes later is greeted too; another's is left alone", async (t) => {
  const { page, height, higher } = await visit(t, `<iframe id="other" src="/other.html" height="120" title="Other"></iframe><script src="/pkg/frame.js"></script>`, { "/other.html": "<!doctype html><title>Other</title><p>Other" });
  await page.page.evaluate((address) => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { id: "late", src: address, title: "Statements" });
    document.body.append(frame);
  }, address);
  await higher("#late", 600);
  assert.equal(await height("#other"), 124); // and its border
});

test("the page around believes nobody but its frame, and nothing but a height", async (t) => {
  const forger = `<!doctype html><title>Forger</title><script>parent.postMessage({ type: "who-said-what:height", height: 7 }, "*"); parent.postMessage("forged", "*")</script>`;
  const { page, height, settled, messages } = await visit(t,
    `<script src="/pkg/frame.js"></script><iframe id="ours" src="${address}" title="Statements"></iframe><iframe id="forger" src="/forger.html" height="120" title="Forger"></iframe>`,
    { "/forger.html": forger },
  );
  await settled("#ours");
  await page.page.waitForFunction(() => /** @type {any} */ (window).messages.some((/** @type {any} */ { data }) => data === "forged"));
  const before = await height("#ours");
  assert.equal(await height("#forger"), 124);
  await page.page.evaluate(() => {
    const frame = /** @type {HTMLIFrameElement} */ (document.querySelector("#ours"));
    /** @param {any} data @param {string} origin @param {Window | null} source */
    const send = (data, origin, source) => window.dispatchEvent(new MessageEvent("message", { data, origin, source }));
    const type = "who-said-what:height";
    // From elsewhere; from the frame once it has gone elsewhere; and what is no height.
    send({ type, height: 7 }, location.origin, window);
    send({ type, height: 7 }, location.origin, null);
    send({ type, height: 7 }, "https://elsewhere.example", frame.contentWindow);
    send({ type, height: 7 }, "null", frame.contentWindow);
    // In a sandbox it would have no origin.
    frame.setAttribute("sandbox", "allow-scripts");
    send({ type, height: 7 }, location.origin, frame.contentWindow);
    frame.removeAttribute("sandbox");
    for (const height of [NaN, Infinity, -1, 0, "7", "7px; position: fixed", null, 1e9, {}]) send({ type, height }, location.origin, frame.contentWindow);
    for (const data of [null, undefined, 7, "7", { height: 7 }, { type: "other", height: 7 }]) send(data, location.origin, frame.contentWindow);
  });
  assert.equal(await height("#ours"), before);
  // All of it could have had an effect: said as the frame says it, it has.
  await page.page.evaluate(() => {
    const { contentWindow: source } = /** @type {HTMLIFrameElement} */ (document.querySelector("#ours"));
    window.dispatchEvent(new MessageEvent("message", { data: { type: "who-said-what:height", height: 707.5 }, origin: location.origin, source }));
  });
  assert.equal(await height("#ours"), 712); // rounded up, and the border
  assert.ok((await messages()).length > 0);
  assert.deepEqual(page.errors, []);
});

test("the frame answers the page around only, and nobody who only says so", async (t) => {
  const { page, messages } = await visit(t, `<iframe src="${address}" title="Statements"></iframe>`);
  await page.page.waitForFunction(() => {
    const { contentDocument } = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
    return contentDocument?.querySelector("who-said-what")?.shadowRoot?.querySelector("[data-statement]");
  });
  /** @param {"self" | "parent"} from @param {string} origin @param {string} type */
  const greet = (from, origin, type = "who-said-what:hello") => page.page.evaluate(async (from, origin, type) => {
    const inner = /** @type {any} */ (/** @type {HTMLIFrameElement} */ (document.querySelector("iframe")).contentWindow);
    inner.dispatchEvent(new inner.MessageEvent("message", { data: { type }, origin: origin || location.origin, source: from === "self" ? inner : window }));
    // An answer would come before this one does.
    await new Promise((done) => {
      addEventListener("message", ({ data }) => data === "after" && done(undefined));
      window.postMessage("after");
    });
  }, from, origin, type);
  const heights = async () => (await messages()).filter(({ data }) => data?.type === "who-said-what:height").length;
  assert.equal(await heights(), 0, "unasked, it says nothing");
  await greet("self", "");
  await greet("parent", "https://elsewhere.example");
  await greet("parent", "", "hello");
  assert.equal(await heights(), 0);
  await greet("parent", "");
  await page.page.waitForFunction(() => /** @type {any} */ (window).messages.some((/** @type {any} */ { data }) => data?.type === "who-said-what:height"));
});

for (const [src, said] of /** @type {const} */ ([
  ["javascript:alert(1)", /must begin with https:/],
  ["data:application/json,{}", /must begin with https:/],
  ["file:///etc/passwd", /must begin with https:/],
  ["https://elsewhere.example/story.json", /only stories of this site/],
])) {
  test(`a story at ${src} is not shown by frame.html outside of a frame`, async (t) => {
    const { page } = await visit(t, "", {}, `/pkg/frame.html?src=${encodeURIComponent(src)}`);
    assert.match((await page.page.$eval("[role=alert]", (alert) => alert.textContent)) ?? "", said);
    assert.equal(await page.page.$("who-said-what"), null);
    page.clean();
  });
}

test("frame.html alone shows a story of its site, in the language that its address names", async (t) => {
  const { page } = await visit(t, "", {}, `${address}&lang=de`);
  await page.ready();
  assert.equal(await page.page.$eval("html", (html) => html.lang), "de");
  assert.equal(await page.page.$eval("who-said-what >>> [lang]", (mount) => mount.getAttribute("lang")), "de");
});
