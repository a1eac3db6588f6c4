// The widget as a reader has it: from a click or a keystroke to the changed page on the screen, opening, and scrolling.
import { launch } from "../browser.mjs";

/** How long a page may take to show a story, or to answer a click. */
const patience = 60_000;

/** What is clicked: on one by one, then off one by one, six times over. */
const boxes = ["stance][value=denies", "source][value=source-2", "actor][value=actor-0", "stance][value=asserts"];
const rounds = 6;
/** What is typed letter by letter, and taken away again. */
const words = ["ceasefire", "minister", "talks"];

/**
 * In a browser of its own, which draws as soon as there is something to draw: else every time would be a wait for the
 * screen's next turn, up to 17 ms, whatever the widget needs.
 * @param {string} url of the server
 * @param {number} size
 * @returns {Promise<{ task: string, times: number[] }[]>}
 */
export async function widget(url, size) {
  const browser = await launch({ args: ["--disable-frame-rate-limit", "--disable-gpu-vsync"], protocolTimeout: 600_000 });
  /** @type {{ task: string, times: number[] }[]} */
  const results = [];
  try {
    const page = await browser.newPage();
    page.on("pageerror", (error) => console.error(error));
    await page.setViewport({ width: 1280, height: 800 });
    await page.goto(`${url}/bench/widget.html`);
    /** @param {string} name @param {() => Promise<number[]>} measure */
    const task = async (name, measure) => results.push({ task: `widget: ${name}`, times: await within(patience, measure) });
    const { painted, longest } = await within(patience, () => page.evaluate(showStory, `/bench/${size}.json`));
    await task("address to painted", async () => [painted]);
    await task("longest task while opening", async () => [longest]);
    await page.evaluate(watch);
    const times = () => page.evaluate("times()").then((all) => /** @type {number[]} */ (all));
    await task("click to painted", async () => {
      for (let round = 0; round < rounds; round++) {
        for (const name of [...boxes, ...boxes]) {
          const box = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement> | null} */ (await page.$(`who-said-what >>> input[name=${name}]`));
          if (!box) throw new Error(`no box ${name}`);
          await click(page, box);
          await page.evaluate("settled()");
        }
      }
      return times();
    });
    await task("keystroke to painted", async () => {
      await page.focus("who-said-what >>> input[type=search]");
      for (const word of words) {
        for (const key of [...word, ...[...word].map(() => /** @type {const} */ ("Backspace"))]) {
          await page.keyboard.press(/** @type {import("puppeteer-core").KeyInput} */ (key));
          await page.evaluate("settled()");
        }
      }
      return times();
    });
    await task("frame while scrolling", () => page.evaluate(scroll));
  } catch (error) {
    console.log(`${size}: the widget: ${error instanceof Error ? error.message : error}`);
  } finally {
    await browser.close();
  }
  return results;
}

/**
 * Clicks as a hand does: scrolls until the choice is there, comes to rest on it, and lets go a moment after pressing. A press
 * let go in the same instant would wait for the frame that the press itself brought, 11 ms on a page with nothing on it.
 * Throws when the click did not hit, as one that changes nothing costs nothing.
 * @param {import("puppeteer-core").Page} page
 * @param {import("puppeteer-core").ElementHandle<HTMLInputElement>} box
 */
async function click(page, box) {
  const pause = () => new Promise((done) => setTimeout(done, 50));
  const before = await box.evaluate(async (box) => {
    box.scrollIntoView({ block: "nearest", behavior: "instant" });
    // What comes into the window is laid out now, and may be taller than was thought.
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return box.checked;
  });
  await box.hover();
  await pause();
  await page.mouse.down();
  await pause();
  await page.mouse.up();
  if ((await box.evaluate((box) => box.checked)) === before) throw new Error("a click has not hit the choice");
}

/** @template T @param {number} time @param {() => Promise<T>} work @returns {Promise<T>} */
async function within(time, work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done in ${time / 1000} s, so not waited for`)), time);
  });
  try {
    return await Promise.race([work(), /** @type {Promise<never>} */ (late)]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs in the page. @param {string} src */
async function showStory(src) {
  await customElements.whenDefined("who-said-what");
  let longest = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (longest = Math.max(longest, duration)))).observe({ type: "longtask" });
  const start = performance.now();
  const element = document.createElement("who-said-what");
  element.setAttribute("src", src);
  const ready = new Promise((done, failed) => {
    element.addEventListener("wsw-ready", done);
    element.addEventListener("wsw-error", (event) => failed(new Error(/** @type {CustomEvent} */ (event).detail.message)));
  });
  const compared = new Promise((done) => element.addEventListener("wsw-compared", done));
  document.body.append(element);
  await ready;
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const painted = performance.now() - start;
  // A generated story does not keep where its accounts part; what the reader does is measured when that is known.
  await Promise.race([compared, new Promise((done) => setTimeout(done, 20_000))]);
  await new Promise((done) => setTimeout(done, 200));
  return { painted, longest };
}

/** Runs in the page: notes for each click and each key how long after it the changed page was drawn. */
function watch() {
  /** @type {number[]} */
  let times = [];
  /** @type {Promise<unknown>} */
  let drawn = Promise.resolve();
  const begun = (/** @type {Event} */ { timeStamp, isTrusted, target }) => {
    // A label passes the click on to its box.
    if (!isTrusted) return;
    drawn = new Promise((done) => requestAnimationFrame(() => {
      // After the frame: a message comes when it has been laid out and painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(times.push(performance.now() - timeStamp));
      port2.postMessage(target ? 1 : 0);
    }));
  };
  addEventListener("click", begun, { capture: true });
  addEventListener("keydown", begun, { capture: true });
  Object.assign(window, {
    settled: async () => {
      await drawn;
      await new Promise((done) => setTimeout(done, 30));
    },
    times: () => {
      const all = times;
      times = [];
      return all;
    },
  });
}

/** Runs in the page: scrolls on with every frame, and says how long each took. @returns {Promise<number[]>} */
async function scroll() {
  const times = [];
  for (let frame = 0; frame < 300; frame++) {
    const start = performance.now();
    scrollBy({ top: 100, behavior: "instant" });
    await new Promise((done) => requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    }));
    times.push(performance.now() - start);
  }
  return times;
}
