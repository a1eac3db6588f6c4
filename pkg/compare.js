// Finds where the accounts of a story part, when the story does not keep it: with the larger module, off the page's own
// thread, as a large story takes a while.

/** So long a story may keep the page waiting where there are no workers: in characters, about a thousand statements. */
const LONGEST = 500_000;

/**
 * A story, and what is needed to go through it.
 *
 * @typedef {object} Given
 * @property {string | undefined} text as JSON; nothing for the one that ships
 * @property {string | undefined} wasm where `library_bg.wasm` is, if not beside the script
 * @property {(url: URL) => string} trusted vouches for the address of a script, where the page's policy asks for it: one policy a page
 * @property {(what: string, error: unknown) => void} warn says what the page goes without
 * @property {AbortSignal} signal
 * @property {string} [integrity] hashes, one of which what is loaded must have
 */

/**
 * Has a widget show where the accounts of its story part. It is worth reading without.
 *
 * @param {import("./wasm/who_said_what.js").Widget} widget
 * @param {Element | null} list that it has drawn
 * @param {Given} given
 */
export async function compare(widget, list, given) {
  try {
    await ask("computed", given, (part, last) => {
      if (last) steadily(list, () => widget.compare(part, last));
      else widget.compare(part, last);
    });
  } catch (error) {
    if (!given.signal.aborted) given.warn("the accounts could not be compared", error);
  }
}

/**
 * Changes a list while what its reader reads stays where it is: what has been found also stands above it. Chromium and Firefox
 * see to that by themselves.
 *
 * @param {Element | null | undefined} list
 * @param {() => void} change
 */
export function steadily(list, change) {
  const top = (/** @type {Element} */ one) => one.getBoundingClientRect().top;
  const read = !CSS.supports("overflow-anchor", "auto") && list && top(list) < 0
    ? [...list.querySelectorAll("[data-statement]")].find((one) => top(one) >= 0)
    : undefined;
  const before = read && top(read);
  change();
  if (read?.isConnected) scrollBy({ top: top(read) - Number(before), behavior: "instant" });
}

/**
 * What programs are given.
 *
 * @param {Given} given
 * @returns {Promise<import("./wasm/library.js").FindingRecord[]>}
 */
export async function findings(given) {
  /** @type {import("./wasm/library.js").FindingRecord[]} */
  const all = [];
  await ask("findings", given, (part) => all.push(...JSON.parse(part)));
  return all;
}

/**
 * @param {"computed" | "findings"} what
 * @param {Given} given
 * @param {(part: string, last: boolean) => void} take is given what is found, a part at a time: a list, as JSON
 */
async function ask(what, { text, wasm, trusted, signal, integrity }, take) {
  let failure = new Error("it is long, and a worker's script cannot be checked: prepare the story");
  let begun = false;
  try {
    // No browser checks the script of a worker.
    if (!integrity) {
      const question = { what, text, wasm: wasm ?? new URL("./wasm/library_bg.wasm", import.meta.url).href };
      return await inWorker(question, trusted, signal, (part, last) => {
        begun = true;
        take(part, last);
      });
    }
  } catch (error) {
    // A package on another origin can start no worker, and some pages forbid them.
    failure = /** @type {Error} */ (error);
  }
  if (begun || signal.aborted || (text?.length ?? 0) > LONGEST) throw failure;
  const { found } = await import("./library.js");
  const part = await found(what, text, wasm, integrity);
  signal.throwIfAborted();
  take(part, true);
}

/**
 * @param {{ what: string, text: string | undefined, wasm: string }} question
 * @param {(url: URL) => string} trusted
 * @param {AbortSignal} signal
 * @param {(part: string, last: boolean) => void} take
 * @returns {Promise<void>}
 */
function inWorker(question, trusted, signal, take) {
  return new Promise((resolve, reject) => {
    const script = new URL("./wasm/worker.js", import.meta.url);
    const worker = new Worker(trusted(script), { type: "module" });
    /** @param {() => void} settle */
    const end = (settle) => {
      worker.terminate();
      settle();
    };
    signal.addEventListener("abort", () => end(() => reject(signal.reason)), { once: true });
    // Each is a task of its own, between which the page has its turn.
    worker.onmessage = ({ data }) => {
      if (signal.aborted) return;
      if (!("found" in data)) return end(() => reject(failed(data.error, question.wasm)));
      try {
        take(data.found, data.last);
      } catch (error) {
        return end(() => reject(error));
      }
      if (data.last) end(resolve);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end(() => reject(failed(event.message || "a worker could not be started", script.href)));
    };
    worker.postMessage(question);
  });
}

/** @param {string} message @param {string} url of what it came of */
const failed = (message, url) => Object.assign(new Error(message), { url });
