// The headless browser: where it is, how it is started, how a picture is taken.
//   node scripts/browser.mjs                     prints CHROME=... and CHROMEDRIVER=..., or says what is missing
//   node scripts/browser.mjs --webdriver FILE    also writes the capabilities file that wasm-bindgen's test runner reads
import { accessSync, constants, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

/** @param {string} variable @param {string[]} candidates names on PATH, or whole paths */
function find(variable, candidates) {
  const given = process.env[variable];
  if (given) return given;
  const folders = (process.env.PATH ?? "").split(delimiter);
  for (const candidate of candidates) {
    for (const folder of candidate.includes("/") ? [""] : folders) {
      const path = join(folder, candidate);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // not this one
      }
    }
  }
  return undefined;
}

/** @returns {string | undefined} */
export const findChrome = () =>
  find("CHROME", ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]);

/** @returns {string | undefined} */
export const findDriver = () =>
  find("CHROMEDRIVER", ["chromedriver", "/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"]);

const advice = `On Debian: apt-get install chromium chromium-driver
Elsewhere: Chrome or Chromium, and ChromeDriver of the same version.
If they are not on PATH, set the environment variables CHROME and CHROMEDRIVER to their paths.`;

const root = process.getuid?.() === 0;

/**
 * A fresh headless browser with a profile of its own, which reaches this machine only.
 * @param {{ args?: string[], protocolTimeout?: number }} [options]
 * @returns {Promise<import("puppeteer-core").Browser>}
 */
export function launch({ args = [], protocolTimeout } = {}) {
  const executablePath = findChrome();
  if (!executablePath) throw new Error(`missing: Chromium\n${advice}`);
  return puppeteer.launch({
    executablePath,
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

/** @typedef {{ dark?: boolean, reducedMotion?: boolean, print?: boolean }} Preferences */

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

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const found = { CHROME: findChrome(), CHROMEDRIVER: findDriver() };
  const missing = Object.entries({ Chromium: found.CHROME, ChromeDriver: found.CHROMEDRIVER })
    .filter(([, path]) => !path)
    .map(([name]) => name);
  if (missing.length > 0) {
    console.error(`missing: ${missing.join(" and ")}\n${advice}`);
    process.exit(1);
  }
  for (const [name, path] of Object.entries(found)) console.log(`${name}=${path}`);
  if (process.argv[2] === "--webdriver") {
    mkdirSync(dirname(process.argv[3]), { recursive: true });
    writeFileSync(process.argv[3], JSON.stringify({ "goog:chromeOptions": { binary: found.CHROME } }));
  }
}
