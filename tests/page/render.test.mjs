// What `who-said-what render` writes, as readers have it: without scripts, before they have come, and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, unless } from "./harness.mjs";
import { bridge, shipped } from "./story.mjs";
import { Widget, html, script, site, visit } from "./widget.mjs";
import { command } from "../../scripts/command.mjs";

const files = { bridge: "tests/data/stories/full.json", shipped: "src/story/north-korean-troops.json" };

/** @param {keyof typeof files} story @param {string[]} options */
const render = (story, ...options) => command(["render", files[story], ...options]);

/** The headings that are there for those who do not see the page, at a level. @param {import("./harness.mjs").Visit} visit @param {number} level */
async function headings(visit, level) {
  const all = await Promise.all((await visit.find("body", "heading")).map((one) => one.evaluate((heading) => [heading.localName, heading.textContent])));
  return all.filter(([name]) => name === `h${level}`).map(([, text]) => text);
}

/** What can be operated, by role. @param {import("./harness.mjs").Visit} visit */
async function operable(visit) {
  const found = [];
  for (const role of controls) found.push(...(await visit.find("body", role)).map(() => role));
  return found;
}

const controls = ["textbox", "searchbox", "checkbox", "radio", "combobox", "button", "search", "form"];

/** @param {import("node:test").TestContext} t @param {keyof typeof files} story @param {import("./story.mjs").Story} data */
async function wholePage(t, story, data) {
  const page = await open(t, "/page.html", {
    javascript: false, width: 320,
    // Nothing but its own styles is allowed, and nothing else is asked for.
    intercept: site({ "/page.html": render(story, "--json-ld", "--open-graph") }, { "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'" }),
  });
  assert.deepEqual(await headings(page, 1), [data.title]);
  const claims = data.claims.filter(({ id }) => data.statements.some(({ claim }) => claim === id));
  assert.deepEqual(await headings(page, 3), claims.map(({ text }) => text));
  assert.deepEqual(await operable(page), []);
  const text = await page.page.$eval("main", (main) => /** @type {HTMLElement} */ (main).innerText);
  for (const statement of data.statements) assert.ok(text.includes(statement.text), statement.text);
  const seen = await page.page.$$eval("[data-statement]", (all) => all.filter((one) => one.checkVisibility()).length);
  assert.equal(seen, data.statements.length);
  const links = await Promise.all((await page.find("body", "link")).map((link) => link.evaluate((link) => link.getAttribute("href"))));
  for (const { url } of data.sources) {
    if (url) assert.ok(links.includes(url), url);
  }
  assert.equal(await page.page.evaluate(() => document.documentElement.scrollWidth), 320);
  assert.deepEqual(page.requests.map((url) => new URL(url).pathname).filter((path) => path !== "/favicon.ico"), ["/page.html"]);
  page.clean();
}

test("a page of its own has all of a small story, without scripts", (t) => wholePage(t, "bridge", bridge));
test("a page of its own has all of the story that ships, without scripts", (t) => wholePage(t, "shipped", shipped));

test("a page of its own is dark for who prefers it, and a link to a statement leads there", async (t) => {
  const page = await open(t, "/page.html#statement-s4", { javascript: false, dark: true, height: 300, intercept: site({ "/page.html": render("bridge") }) });
  const look = await page.page.evaluate(() => ({
    paper: Number(getComputedStyle(document.documentElement).backgroundColor.match(/\d+/)?.[0]),
    target: document.querySelector(":target")?.getAttribute("data-statement"),
    top: document.querySelector(":target")?.getBoundingClientRect().top ?? -1,
  }));
  assert.ok(look.paper < 128);
  assert.equal(look.target, "s4");
  assert.ok(look.top > 0 && look.top < 100, String(look.top));
});

test("the element's content stands in the page without scripts, and gives way to the widget", async (t) => {
  const content = render("bridge", "--as", "light");
  const without = await visit(t, content, { javascript: false });
  const text = await without.page.$eval("who-said-what", (host) => /** @type {HTMLElement} */ (host).innerText);
  for (const { text: words } of bridge.statements) assert.ok(text.includes(words), words);
  assert.ok(!text.includes('"format"'), "the data is not shown");
  assert.deepEqual(await operable(without), []);
  assert.deepEqual(await headings(without, 2), [bridge.title]);

  const shown = new Widget(await visit(t, content));
  await shown.visit.ready();
  const { title, statements, fallback } = await shown.see();
  assert.deepEqual({ title, statements, fallback }, { title: bridge.title, statements: bridge.statements.map(({ id }) => id), fallback: false });
  shown.visit.clean();
});

/** What of the shadow tree is shown. @param {import("./harness.mjs").Visit} visit */
const seen = (visit) => visit.page.$eval("who-said-what", (host) => {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  const visible = (/** @type {string} */ selector) =>
    [...root.querySelectorAll(selector)].filter((one) => one.checkVisibility({ visibilityProperty: true })).length;
  return {
    statements: visible("[data-statement]"),
    controls: visible("input, button, select, legend"),
    articles: visible(".sources li"),
    loading: visible(".loading"),
    alerts: visible("[role=alert]"),
  };
});

const all = bridge.statements.length;

test("without scripts the shadow tree has the list of articles", { skip: unless("scripting") }, async (t) => {
  const page = await visit(t, render("bridge", "--as", "shadow", "--css", "/pkg/who-said-what.css"), { javascript: false });
  assert.equal((await seen(page)).articles, bridge.sources.length);
});

test("the shadow tree shows the story without scripts, and no control that does nothing", async (t) => {
  const page = await visit(t, render("bridge", "--as", "shadow", "--css", "/pkg/who-said-what.css"), { javascript: false });
  const { statements, controls, loading, alerts } = await seen(page);
  assert.deepEqual({ statements, controls, loading, alerts }, { statements: all, controls: 0, loading: 0, alerts: 0 });
  const details = await page.page.$("who-said-what >>> details");
  await details?.click();
  assert.equal(await details?.evaluate((one) => /** @type {HTMLDetailsElement} */ (one).open), true);
  page.clean();
});

test("the widget takes the place of its shadow tree without a flash or a shift", async (t) => {
  const body = `<h1>Page</h1>${render("bridge", "--as", "shadow", "--css", "/pkg/who-said-what.css")}<p id="below">Below</p>`;
  const shifts = () => {
    const all = Object.assign(window, { __shifts: 0 });
    const add = (/** @type {any} */ { value }) => { all.__shifts += value; };
    // Where the engine does not measure shifts, what is held below still holds.
    if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) new PerformanceObserver((list) => list.getEntries().forEach(add)).observe({ type: "layout-shift", buffered: true });
  };
  const page = await open(t, "/page.html", {
    height: 400, init: shifts, until: "domcontentloaded",
    intercept: (path) => path.endsWith(".wasm") ? { delay: 1500 } : site({ "/page.html": html(body) })(path),
  });
  // The class is there, the module not yet: this is what a reader has meanwhile.
  await page.page.waitForFunction(() => document.querySelector("who-said-what")?.shadowRoot?.querySelector(".mount[aria-busy=true]"));
  assert.deepEqual(await seen(page), { statements: all, controls: 0, articles: 0, loading: 0, alerts: 0 });
  // All has been on the screen once, so that nothing has a height that is only reckoned.
  await page.page.evaluate(async () => {
    for (const top of [0, 300, 600, 900, 1200, 1500, 1800, 300]) {
      scrollTo(0, top);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
  });
  const below = () => page.page.$eval("#below", (one) => one.getBoundingClientRect().top + scrollY);
  const before = await below();
  await page.ready();
  const after = await seen(page);
  assert.equal(after.statements, all);
  assert.ok(after.controls > 5);
  assert.equal(await page.page.evaluate(() => scrollY), 300);
  assert.equal(await below(), before);
  assert.equal(await page.page.evaluate(() => /** @type {any} */ (window).__shifts), 0);
  page.clean();
});

test("the widget takes the place of content in the page’s own style, and what holds it stays where it is", async (t) => {
  // The margin of the first heading is more than that of the text above, and goes through the element to it.
  const page = await open(t, "/page.html", {
    until: "domcontentloaded",
    intercept: (path) => path.endsWith(".wasm") ? { delay: 1500 } : site({ "/page.html": html(`<p>Above</p>${render("bridge", "--as", "light")}`) })(path),
  });
  const top = () => page.page.$eval("who-said-what", (host) => (host.shadowRoot?.querySelector(".wsw") ?? host.firstElementChild?.firstElementChild ?? host).getBoundingClientRect().top);
  const before = await top();
  await page.ready();
  assert.ok(Math.abs(await top() - before) < 0.5, `from ${before} to ${await top()}`);
  page.clean();
});

test("when the module does not come, the shadow tree stays, with the reason", async (t) => {
  const page = await visit(t, render("bridge", "--as", "shadow"), { files: { "/pkg/wasm/who_said_what_bg.wasm": { status: 404 } } });
  await page.event("wsw-error");
  assert.deepEqual(await seen(page), { statements: all, controls: 1, articles: 0, loading: 0, alerts: 1 }); // the button of another attempt
});

test("on paper: what was found, unfolded, with what was chosen, in ink on white, each address once", { skip: unless("print") }, async (t) => {
  const shown = new Widget(await visit(t, `<who-said-what src="/story.json"></who-said-what>`, {
    files: { "/story.json": command(["prepare", files.bridge]), "/page.css": ":root { color-scheme: light dark }" }, dark: true, print: true,
    head: `<link rel="stylesheet" href="/page.css">${script}`,
  }));
  await shown.visit.ready();
  const paper = () => shown.page.$eval("who-said-what", (host) => {
    const root = /** @type {ShadowRoot} */ (host.shadowRoot);
    const seen = (/** @type {string} */ selector) => /** @type {HTMLElement[]} */ ([...root.querySelectorAll(selector)])
      .filter((one) => one.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }) && one.getBoundingClientRect().height > 0);
    const text = (/** @type {string} */ selector) => seen(selector).map((one) => one.innerText.trim());
    const style = (/** @type {string} */ selector) => getComputedStyle(/** @type {Element} */ (root.querySelector(selector)));
    return {
      statements: seen("[data-statement]").map((one) => one.getAttribute("data-statement")),
      evidence: seen("details dl").length, findings: root.querySelectorAll("[data-finding]").length,
      buttons: seen("button, select, input[type=checkbox], input[type=radio]").length,
      search: seen("input[type=search]").length, choices: text(".choice"), legends: text("legend"),
      links: seen(".where a").length,
      addresses: seen(".sources a").map((a) => getComputedStyle(a, "::after").content),
      colours: [style(".mount").backgroundColor, style(".mount").color, style(".sources a").color],
      whole: style(".statement").breakInside,
    };
  });
  const { statements, evidence, findings, addresses, ...rest } = await paper();
  assert.deepEqual(statements, bridge.statements.map(({ id }) => id));
  assert.ok(findings > 0);
  assert.equal(evidence, findings);
  /** @type {any[]} */
  const sources = bridge.sources;
  const expected = sources.flatMap(({ url, archiveUrl }) => [url, archiveUrl]).filter(Boolean);
  assert.equal(addresses.length, expected.length);
  expected.forEach((url, i) => assert.ok(addresses[i].includes(url), `${url} in ${addresses[i]}`));
  assert.deepEqual(rest, {
    buttons: 0, search: 0, choices: [], legends: [], links: 0, whole: "avoid",
    colours: ["rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(0, 0, 0)"],
  });

  await shown.page.$eval("who-said-what", (host) => Object.assign(host, { query: { stance: ["denies"], text: "year" } }));
  const chosen = await paper();
  assert.deepEqual(chosen.statements, ["s3"]);
  assert.deepEqual([chosen.choices, chosen.legends, chosen.search, chosen.buttons], [["Denies it"], ["Position"], 1, 0]);

  const pdf = await shown.page.pdf({ format: "A4" });
  assert.equal(Buffer.from(pdf.slice(0, 5)).toString(), "%PDF-");
});
