// The widget as a reader has it: from a click or a keystroke to the changed page on the screen.

/** How long a page may take to show a story, or to answer a click. */
const patience = 30_000;

/**
 * @param {import("puppeteer-core").Browser} browser
 * @param {string} url of the server
 * @param {number} size
 * @returns {Promise<{ task: string, times: number[] }[]>}
 */
export async function widget(browser, url, size) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width: 1280, height: 800 });
  try {
    const shown = await within(patience, async () => {
      await page.goto(`${url}/bench/widget.html`);
      return page.evaluate(showStory, `/bench/${size}.json`);
    });
    const clicks = await within(patience, () => page.evaluate(click));
    const keys = await within(patience, () => page.evaluate(type, "ceasefire"));
    return [
      { task: "widget: address to painted", times: [shown] },
      { task: "widget: click to painted", times: clicks },
      { task: "widget: keystroke to painted", times: keys },
    ];
  } catch (error) {
    console.log(`${size}: the widget: ${error instanceof Error ? error.message : error}`);
    return [];
  } finally {
    await context.close();
  }
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

/** Runs in the page. @param {string} src @returns {Promise<number>} */
async function showStory(src) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await customElements.whenDefined("who-said-what");
  const start = performance.now();
  const element = document.createElement("who-said-what");
  element.setAttribute("src", src);
  const ready = new Promise((done, failed) => {
    element.addEventListener("wsw-ready", done);
    element.addEventListener("wsw-error", (event) => failed(new Error(/** @type {CustomEvent} */ (event).detail.message)));
  });
  document.body.append(element);
  await ready;
  await painted();
  return performance.now() - start;
}

/** Runs in the page: ticks and unticks boxes of three facets. @returns {Promise<number[]>} */
async function click() {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const root = document.querySelector("who-said-what")?.shadowRoot;
  const boxes = ["stance][value=denies", "source][value=source-2", "actor][value=actor-0"].map((name) => {
    const box = root?.querySelector(`input[name=${name}]`);
    if (!(box instanceof HTMLInputElement)) throw new Error(`no box ${name}`);
    return box;
  });
  const times = [];
  for (let round = 0; round < 5; round++) {
    // On one by one, then off one by one.
    for (const box of [...boxes, ...boxes]) {
      await painted();
      const start = performance.now();
      box.click();
      await painted();
      times.push(performance.now() - start);
    }
  }
  return times;
}

/** Runs in the page: types a word into the search. @param {string} word @returns {Promise<number[]>} */
async function type(word) {
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const field = document.querySelector("who-said-what")?.shadowRoot?.querySelector("input[type=search]");
  if (!(field instanceof HTMLInputElement)) throw new Error("no search");
  const times = [];
  for (let length = 1; length <= word.length; length++) {
    await painted();
    const start = performance.now();
    field.value = word.slice(0, length);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await painted();
    times.push(performance.now() - start);
  }
  return times;
}
