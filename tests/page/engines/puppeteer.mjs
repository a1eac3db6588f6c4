// What the two engines that puppeteer drives have in common: Chromium over its own protocol, Firefox over WebDriver BiDi.
import { ElementHandle } from "puppeteer-core";
import { start } from "./server.mjs";

// A reader presses what has come to rest. What is far from the window is laid out only when it comes near, and may then move
// what puppeteer has measured before.
const click = ElementHandle.prototype.click;
ElementHandle.prototype.click = async function (options) {
  const { top, bottom, height } = await this.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { top, bottom, height: innerHeight };
  });
  if (top < 0 || bottom > height) {
    await this.scrollIntoView();
    await this.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  }
  return click.call(this, options);
};

/**
 * Opens an empty page in a context of its own, with all that happens on it written down.
 * @param {import("puppeteer-core").Browser} browser
 * @param {import("./index.mjs").Setup} setup
 * @param {{ isRemark?: (error: string) => boolean }} [options] what, though reported as an exception, belongs on the console
 */
export async function blank(browser, { width, height, scripts, intercept, log }, { isRemark } = {}) {
  const server = await start({ intercept });
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on("console", (message) => log.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => {
    if (isRemark?.(String(error))) log.console.push(`error: ${error}`);
    else log.errors.push(String(error instanceof Error ? error.stack : error));
  });
  page.on("request", (request) => log.requests.push(request.url()));
  page.on("requestfailed", (request) => log.failures.push(`${request.failure()?.errorText} ${request.url()}`));
  page.on("response", (response) => {
    if (response.status() >= 400) log.failures.push(`${response.status()} ${response.url()}`);
  });
  await page.setViewport({ width, height });
  for (const [script, ...args] of scripts) await page.evaluateOnNewDocument(script, ...args);
  const close = async () => {
    await context.close();
    await server.close();
  };
  return { page, server, context, close };
}

/**
 * By role and accessible name, as the engine's own accessibility tree has them.
 * @param {import("puppeteer-core").Page} page
 * @returns {import("./index.mjs").Session["find"]}
 */
export const finder = (page) => (within, role, name) =>
  page.$$(`${within} >>> ::-p-aria(${name ? `[name=${JSON.stringify(name)}]` : ""}[role="${role}"])`);
