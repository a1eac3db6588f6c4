// Each way to bring the widget onto a page, with the package as npm would publish it, in a browser: that the widget is
// there and works, that a framework's objects reach it and its events the framework, that what is seldom needed comes or
// is done without, and what is loaded. What came of it is kept for the table that scripts/ways.mjs prints.
import assert from "node:assert/strict";
import test from "node:test";
import { open } from "../page/harness.mjs";
import { bridge, json } from "../page/story.mjs";
import { Widget } from "../page/widget.mjs";
import { prepared } from "./project.mjs";
import { begin, note } from "./table.mjs";
import { ways } from "./ways.mjs";

const total = bridge.statements.length;
const denied = bridge.statements.filter(({ stance }) => stance === "denies").length;
const german = json("pkg/words/de.json");

for (const { name, make, kind, alone, requests } of ways) {
  test(name, async (t) => {
    begin(name);
    const site = await make();
    t.after(site.close ?? (() => {}));
    /** What was answered: an address and a body. @type {[string, string | Uint8Array][]} */
    const answers = [];
    const page = await open(t, "/index.html", {
      async intercept(path, url = path) {
        const body = path === "/story.json" ? JSON.stringify(prepared) : path === "/plain.json" ? JSON.stringify(bridge) : undefined;
        const answer = body === undefined ? await site.answer(path, url) : { body, headers: { "Content-Type": "application/json" } };
        if (answer?.body !== undefined) answers.push([url, answer.body]);
        return answer;
      },
      events: ["wsw-change", "wsw-compared"],
    });
    if (kind === "static") {
      const said = await page.page.$$eval("[data-statement]", (list) => list.filter((one) => one.checkVisibility()).map((one) => one.getAttribute("data-statement")));
      assert.deepEqual(said.sort(), bridge.statements.map(({ id }) => id).sort());
      assert.equal(answers.length, requests);
      page.clean();
      return note(name, answers);
    }
    await page.event("wsw-compared");
    await page.page.waitForNetworkIdle({ idleTime: 200 });
    const loaded = [...answers];
    const shown = new Widget(page);
    const { title, statements, fallback } = await shown.see();
    assert.deepEqual({ title, statements: statements.length, fallback }, { title: bridge.title, statements: total, fallback: false });
    assert.equal(await page.page.$eval("who-said-what >>> h2", (title) => getComputedStyle(title).fontWeight), "700", "the styles");
    if (requests !== undefined) assert.equal(loaded.length, requests, loaded.map(([url]) => url).join(" "));

    if (kind === "framework") {
      const told = (/** @type {string} */ text) => page.page.waitForFunction((text) => document.querySelector("output")?.textContent === text, {}, text);
      await told(`${total} of ${total}`);
      await page.page.click("button");
      await told(`${denied} of ${total}`);
      assert.deepEqual((await shown.see()).checked, ["stance=denies"]);
    } else {
      await shown.press("stance", "denies");
    }
    assert.equal((await page.event("wsw-change")).detail.statements.length, denied);

    // Another language, and a story that nobody has prepared: more files, if there are any.
    await page.page.evaluate(() => {
      const other = document.createElement("who-said-what");
      Object.assign(other, { id: "other", lang: "de", src: "plain.json" });
      document.body.append(other);
    });
    await page.ready({ count: 2 });
    const other = new Widget(page, "#other");
    const field = await other.page.$eval("#other >>> input[type=search]", (input) => [input.closest("[lang]")?.getAttribute("lang"), input.closest("label, search, form, div")?.textContent?.trim()]);
    if (alone) {
      await page.said(/could not be compared/);
      assert.equal(field[0], "en");
      assert.equal((await other.see()).statements.length, total);
      // The element says what it does without, and the browser what it did not find.
      const expected = /who-said-what: the (words for "de" did not load|accounts could not be compared)|404|Failed to load resource|Loading Worker from/;
      const unexpected = [...page.errors, ...page.console.filter((line) => /^(error|warn)/.test(line))].filter((line) => !expected.test(line));
      assert.deepEqual([...unexpected, ...page.external], []);
    } else {
      await page.event("wsw-compared", { count: 2 });
      assert.equal(field[0], "de");
      assert.ok((await page.page.$eval("#other", (host) => host.shadowRoot?.textContent ?? "")).includes(german.corrections));
      page.clean();
    }
    note(name, loaded);
  });
}
