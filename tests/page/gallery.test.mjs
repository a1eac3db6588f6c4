// The gallery: that its list is whole, and that each page shows what it says, under a strict policy, at any width.
import assert from "node:assert/strict";
import test from "node:test";
import { enter, files, pages, read, strict } from "./gallery.mjs";
import { open } from "./harness.mjs";
import { command } from "../../scripts/command.mjs";

test("its index lists every page, once", () => {
  const there = [...files(), ...files("made/").map((name) => `made/${name}`)];
  const html = there.filter((name) => name.endsWith(".html") && name !== "index.html");
  assert.deepEqual(pages.map(({ path }) => path).toSorted(), html.toSorted());
  for (const { path, title, source } of pages) {
    if (!source.includes("<style>")) assert.match(source, new RegExp(`<h1>${title.replace(/[.*+?()]/g, "\\$&")}</h1>`), path);
  }
});

test("nothing on its pages is inline", () => {
  for (const { path, source } of [...pages, { path: "index.html", source: read("index.html") }]) {
    if (!source.includes("<style>")) assert.doesNotMatch(source, /\sstyle=|<script(?![^>]*(\ssrc=|"application\/(ld\+)?json"))|\son\w+=/, path);
  }
});

test("its stories can be checked, but for the one that has mistakes", () => {
  const check = (/** @type {string} */ path) => {
    try {
      command(["check", `www/gallery/${path}`]);
      return true;
    } catch {
      return false;
    }
  };
  const stories = [...files("stories/").map((name) => `stories/${name}`), "made/huge.json", "made/ferry.json"];
  assert.deepEqual(stories.filter((path) => !check(path)), ["stories/broken.json"]);
});

test("every view of the widget has a page", async (t) => {
  const [first] = pages;
  const { page } = await enter(t, first);
  const views = await page.$$eval("who-said-what >>> [name=view]", (all) => all.map((one) => /** @type {HTMLInputElement} */ (one).value));
  assert.ok(views.length > 4);
  assert.deepEqual(views.filter((view) => !pages.some(({ path }) => path === `view-${view}.html`)), []);
});

/** What of a page is shown. @param {import("./harness.mjs").Visit} visit */
const seen = (visit) => visit.page.evaluate(() => {
  const visible = (/** @type {ParentNode | null | undefined} */ root, /** @type {string} */ selector) =>
    [...(root?.querySelectorAll(selector) ?? [])].filter((one) => one.checkVisibility({ visibilityProperty: true })).length;
  const hosts = [...document.querySelectorAll("who-said-what")];
  return {
    statements: hosts.map((host) => visible(host.shadowRoot, "[data-statement]")),
    alerts: hosts.map((host) => visible(host.shadowRoot, "[role=alert]")),
    loading: hosts.map((host) => visible(host.shadowRoot, ".loading")),
    notice: hosts.map((host) => visible(host.shadowRoot, "[part~=notice]")),
    own: hosts.map((host) => [...host.children].filter((child) => child.localName !== "script" && child.checkVisibility()).length),
    views: hosts.map((host) => /** @type {HTMLInputElement | null} */ (host.shadowRoot?.querySelector("[name=view]:checked"))?.value),
    wide: document.documentElement.scrollWidth,
  };
});

/** What the views without single statements have instead. */
const others = ["table", "pair", "timeline"];

for (const page of pages) {
  test(`${page.path} shows what it says, and nothing scrolls sideways at 320, 360 and 1280 px`, async (t) => {
    const visit = await enter(t, page);
    const { statements, alerts, loading, notice, own, views } = await seen(visit);
    const none = Array(page.widgets).fill(0);
    if (page.shows === "story") {
      assert.deepEqual([alerts, loading, own], [none, none, none]);
      statements.forEach((count, i) => assert.ok(count > 0 || notice[i] === 1 || others.includes(views[i] ?? ""), `${count} statements`));
      const opens = /data-opens="wsw\.view=(\w+)/.exec(page.source)?.[1];
      if (opens) assert.deepEqual(views, [opens]);
    } else if (page.shows === "failure") {
      assert.deepEqual([statements, alerts, loading], [none, [1], none]);
      assert.ok(own[0] > 0);
    } else if (page.shows === "loading") {
      assert.deepEqual([statements, alerts, loading], [none, none, [1]]);
      assert.ok(own[0] > 0);
    } else {
      assert.doesNotMatch(page.source, /<script(?![^>]*json)/);
      const text = await visit.page.$eval("body", (body) => /** @type {HTMLElement} */ (body).innerText);
      assert.ok(statements[0] > 0 || text.length > 500);
    }
    for (const width of [320, 360, 1280]) {
      await visit.page.setViewport({ width, height: 800 });
      assert.equal((await seen(visit)).wide, width);
    }
    if (page.shows === "failure") assert.deepEqual([visit.errors, visit.external], [[], []]);
    else visit.clean();
  });
}

test("the index has previews that load when they are come to, and none takes the focus", async (t) => {
  const intercept = (/** @type {string} */ path) => (path === "/gallery/" ? { headers: { "Content-Security-Policy": strict } } : undefined);
  const visit = await open(t, "/gallery/", { intercept, height: 600 });
  const frames = await visit.page.$$eval("iframe", (frames) => frames.map((frame) => [frame.loading, frame.inert, frame.tabIndex]));
  assert.equal(frames.length, pages.length);
  for (const frame of frames) assert.deepEqual(frame, ["lazy", true, -1]);
  assert.ok(!visit.server.requests.some((request) => request.includes("/made/page-ar.html")), "nobody has come to the last ones");
  const links = await visit.find("main", "link");
  assert.equal(links.length, pages.length);
  for (const width of [320, 1280]) {
    await visit.page.setViewport({ width, height: 600 });
    assert.equal(await visit.page.evaluate(() => document.documentElement.scrollWidth), width);
  }
  assert.deepEqual(visit.errors, []);
});

test("the demo leads to the gallery, and every page of it back", async (t) => {
  const visit = await open(t, "/");
  const [link] = await visit.find("body", "link", "Gallery");
  assert.equal(await link?.evaluate((link) => /** @type {HTMLAnchorElement} */ (link).pathname), "/gallery/");
  for (const { path, source } of pages.filter(({ source }) => !source.includes("<style>"))) {
    assert.match(source, path.startsWith("made/") ? /<a href="\.\.\/">Gallery<\/a>/ : /<a href="\.\/">Gallery<\/a>/, path);
  }
});
