// The engine that this run of the tests is in: ENGINE=chromium (or nothing), firefox or webkit. Each has a file here, its
// driver; what the tests see of it is the same for all.
import { names } from "../../../scripts/engines.mjs";

/** @typedef {import("../../../scripts/engines.mjs").Name} Name */
/** @typedef {import("../../../scripts/serve.mjs").Change} Change */
/** @typedef {import("puppeteer-core").Page} Page */
/** @typedef {import("puppeteer-core").ElementHandle<Element>} Handle */

/**
 * What a test may need that not every driver can do.
 * @typedef {"print" | "memory" | "scripting" | "forced" | "idle"} Need
 *
 * What happens on a page.
 * @typedef {object} Log
 * @property {string[]} console "error: ...", "warn: ..."
 * @property {string[]} errors exceptions that nobody caught
 * @property {string[]} requests addresses
 * @property {string[]} failures "404 http://..."
 *
 * What a page is opened with.
 * @typedef {object} Setup
 * @property {number} width
 * @property {number} height
 * @property {boolean} dark
 * @property {boolean} reducedMotion
 * @property {boolean} forcedColors
 * @property {boolean} print
 * @property {boolean} javascript
 * @property {[script: ((...args: any[]) => void) | string, ...args: any[]][]} scripts to run before the page's own
 * @property {(path: string, url?: string) => Change | undefined | Promise<Change | undefined>} [intercept]
 * @property {Log} log to write into
 *
 * A page that is open, with a server and storage of its own.
 * @typedef {object} Session
 * @property {Page} page what puppeteer calls a page; in WebKit, the part of it that tests use
 * @property {Awaited<ReturnType<typeof import("../../../scripts/serve.mjs").serve>>} server
 * @property {(within: string, role: string, name?: string) => Promise<Handle[]>} find what the engine itself takes for
 *   elements of that role and accessible name, in or under what a selector gives
 * @property {(words: string) => Promise<void>} insert puts words in at the cursor in one go, as pasting does
 * @property {() => Promise<string>} clipboard the text that was copied last
 * @property {(path: string, look: { width?: number, height?: number, dark?: boolean, fullPage?: boolean }) => Promise<void>} picture
 * @property {() => Promise<void>} close
 *
 * @typedef {object} Engine
 * @property {string} title
 * @property {Partial<Record<Need, string>>} lacks what its driver cannot do, and why
 * @property {(setup: Setup) => Promise<Session>} open
 * @property {() => Promise<void>} close
 */

const name = /** @type {Name} */ (process.env.ENGINE || "chromium");
if (!names.includes(name)) throw new Error(`ENGINE=${name}: no such engine; there are ${names.join(", ")}`);

/** @type {Engine} */
export const engine = (await import(`./${name}.mjs`)).default;

/**
 * For a test's option `skip`: why this engine cannot run it, or false.
 * @param {Need} need
 */
export const unless = (need) => (engine.lacks[need] ? `${engine.title}: ${engine.lacks[need]}` : false);
