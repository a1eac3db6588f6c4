// The headless Chromium: how it is started, what its reader prefers, how a picture is taken.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import puppeteer from "puppeteer-core";
import { programs } from "./engines.mjs";

const root = process.getuid?.() === 0;

/**
 * A fresh headless browser with a profile of its own, which reaches this machine only.
 * @param {{ args?: string[], protocolTimeout?: number }} [options]
 * @returns {Promise<import("puppeteer-core").Browser>}
 */
export function launch({ args = [], protocolTimeout } = {}) {
  return puppeteer.launch({
    executablePath: programs("chromium").CHROME,
    headless: true,
    protocolTimeout,
    args: [
      ...args,
      ...(root ? ["--no-sandbox"] : []), // Chromium refuses to run as root with its sandbox
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-dev-shm-usage",
      "--disable-gpu",
      "--disable-quic",
      "--disable-sync",
      "--force-color-profile=srgb",
      "--hide-scrollbars",
      "--no-first-run",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
    ],
  });
}

/** @typedef {{ dark?: boolean, reducedMotion?: boolean, forcedColors?: boolean, print?: boolean }} Preferences */

/** @type {WeakMap<import("puppeteer-core").Page, { all: Preferences, session: import("puppeteer-core").CDPSession }>} */
const preferred = new WeakMap();

/**
 * What the reader prefers; what is not named stays as it was. (Puppeteer's own emulateMediaType and
 * emulateMediaFeatures each undo the other.)
 * @param {import("puppeteer-core").Page} page
 * @param {Preferences} preferences
 */
export async function prefer(page, preferences) {
  const before = preferred.get(page);
  const all = { ...before?.all, ...preferences };
  const session = before?.session ?? (await page.createCDPSession());
  preferred.set(page, { all, session });
  await session.send("Emulation.setEmulatedMedia", {
    media: all.print ? "print" : "",
    features: [
      { name: "prefers-color-scheme", value: all.dark ? "dark" : "light" },
      { name: "prefers-reduced-motion", value: all.reducedMotion ? "reduce" : "no-preference" },
      { name: "forced-colors", value: all.forcedColors ? "active" : "none" },
    ],
  });
}

/**
 * Takes a picture of the whole page, or of the first screen, as seen at a width, light or dark.
 * @param {import("puppeteer-core").Page} page
 * @param {string} path of the PNG
 * @param {{ width?: number, height?: number, dark?: boolean, fullPage?: boolean }} [look]
 */
export async function picture(page, path, { width, height = 800, dark, fullPage = true } = {}) {
  if (width !== undefined) await page.setViewport({ width, height });
  if (dark !== undefined) await prefer(page, { dark });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path: /** @type {`${string}.png`} */ (path), fullPage });
}
