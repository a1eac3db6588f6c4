// Opening a story in slices: from every kind of source the same index, with progress, an end that can be called for, and
// turns for the page in between.
import assert from "node:assert/strict";
import test from "node:test";
import { bridge } from "./story.mjs";
import { visit } from "./widget.mjs";

/** The story with its statements many times over, and letters of one to four bytes where pieces may be cut. @param {number} times */
function long(times) {
  const statements = Array.from({ length: times }, (_, i) => bridge.statements.map((/** @type {any} */ one) => ({ ...one, id: `${one.id}-${i}`, note: `é漢😀 ${i}` }))).flat();
  return JSON.stringify({ ...bridge, statements });
}

test("every kind of source gives the same index", async (t) => {
  const page = await visit(t, "<p>No widget</p>", { files: {} });
  const found = await page.page.evaluate(async (/** @type {string} */ text, /** @type {string} */ path) => {
    const { StoryIndex, open } = await (await import(path)).load();
    const bytes = new TextEncoder().encode(text);
    const padded = new Uint8Array(bytes.length + 7);
    padded.set(bytes, 7);
    const sources = {
      text, bytes, buffer: bytes.buffer.slice(0), part: padded.subarray(7), blob: new Blob([text]), response: new Response(text),
      stream: new ReadableStream({
        start(controller) {
          for (let at = 0; at < bytes.length; at += 4_001) controller.enqueue(bytes.slice(at, at + 4_001));
          controller.close();
        },
      }),
    };
    const ask = (/** @type {any} */ index) => JSON.stringify(index.query({ text: "漢😀", stance: ["asserts"] }));
    const expected = ask(new StoryIndex(text));
    const results = { bytes: ask(new StoryIndex(bytes)) === expected };
    for (const [name, source] of Object.entries(sources)) {
      /** @type {number[]} */
      const progress = [];
      const index = await open(source, { progress: (/** @type {number} */ share) => progress.push(share) });
      const grows = progress.every((share, i) => share >= 0 && share <= 1 && (i === 0 || share >= progress[i - 1]));
      Object.assign(results, { [name]: ask(index) === expected && grows && progress.at(-1) === 1 });
      index.free();
    }
    return { results, some: JSON.parse(expected).statements.length > 100 };
  }, long(400), "/pkg/core.js");
  assert.equal(found.some, true);
  assert.deepEqual(found.results, { bytes: true, text: true, buffer: true, part: true, blob: true, response: true, stream: true });
});

test("what is wrong is said as the constructor says it, whatever the source", async (t) => {
  const page = await visit(t, "<p>No widget</p>", { files: {} });
  const said = await page.page.evaluate(async (/** @type {string} */ text, /** @type {string} */ path) => {
    const { StoryIndex, open } = await (await import(path)).load();
    const failure = async (/** @type {() => any} */ work) => {
      try {
        await work();
        return "nothing";
      } catch (error) {
        const { name, message, problems } = /** @type {any} */ (error);
        return JSON.stringify({ name, message, problems });
      }
    };
    const broken = [text.replace('"actors":["', '"actors":["nobody-'), text.slice(0, -1), `${text}]`, text.replace('"claims":', '"claim":'), ""];
    const each = [];
    for (const one of broken) {
      each.push([await failure(() => new StoryIndex(one)), await failure(() => open(one)), await failure(() => open(new Blob([one]))), await failure(() => open(new Response(one)))]);
    }
    const kinds = [await failure(() => new StoryIndex(7)), await failure(() => open(7)), await failure(() => open(new Response("no", { status: 404 })))];
    return { each, kinds };
  }, long(40), "/pkg/core.js");
  for (const [constructed, ...opened] of said.each) {
    assert.match(constructed, /^\{"name":"StoryError","message":"The story .*"problems":\[\{/);
    // An answer without a body has nothing to be read.
    for (const one of opened) assert.equal(one, constructed);
  }
  assert.match(said.kinds[0], /"name":"TypeError","message":"a story must be a string or a Uint8Array"/);
  assert.match(said.kinds[1], /"name":"TypeError","message":"a story must be text, bytes/);
  assert.match(said.kinds[2], /"message":"the story answered 404"/);
});

test("the page has its turns meanwhile, and can call for an end", async (t) => {
  const page = await visit(t, "<p>No widget</p>", { files: {} });
  const { turns, reasons } = await page.page.evaluate(async (/** @type {string} */ text, /** @type {string} */ path) => {
    const { open } = await (await import(path)).load();
    let turns = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      turns++;
      port2.postMessage(undefined);
    };
    port2.postMessage(undefined);
    (await open(text)).free();
    port1.close();
    const reasons = [];
    // Before anything, and half-way.
    const early = new AbortController();
    early.abort("early");
    const late = new AbortController();
    for (const [signal, progress] of [[early.signal, undefined], [late.signal, (/** @type {number} */ share) => share > 0.3 && late.abort("late")]]) {
      reasons.push(await open(text, { signal, progress }).then(() => "opened", (/** @type {unknown} */ reason) => reason));
    }
    return { turns, reasons };
  }, long(4_000), "/pkg/core.js");
  assert.ok(turns >= 3, `${turns} turns`);
  assert.deepEqual(reasons, ["early", "late"]);
});
