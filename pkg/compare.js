// Finds where the accounts of a story part, when the story does not keep it: with the larger module, off the page's own
// thread, as a large story takes a while.

/** So long a story may keep the page waiting where there are no workers: in characters, about a thousand statements. */
const LONGEST = 500_000;

/**
 * What a prepared story keeps.
 *
 * @param {string | undefined} text the story as JSON; nothing for the one that ships
 * @param {string | undefined} wasm where `library_bg.wasm` is, if not beside the script
 * @param {(url: URL) => string} trusted vouches for the address of a script, where the page's policy asks for it: one policy a page
 * @param {AbortSignal} signal
 * @param {string} [integrity] hashes, one of which what is loaded must have
 * @returns {Promise<string>} what was computed, as JSON
 */
export const compare = (text, wasm, trusted, signal, integrity) => ask("computed", text, wasm, trusted, signal, integrity);

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
 * @param {string | undefined} text
 * @param {string | undefined} wasm
 * @param {(url: URL) => string} trusted
 * @param {AbortSignal} signal
 * @param {string} [integrity]
 * @returns {Promise<import("./wasm/library.js").FindingRecord[]>}
 */
export const findings = async (text, wasm, trusted, signal, integrity) =>
  JSON.parse(await ask("findings", text, wasm, trusted, signal, integrity));

/**
 * @param {"computed" | "findings"} what
 * @param {string | undefined} text
 * @param {string | undefined} wasm
 * @param {(url: URL) => string} trusted
 * @param {AbortSignal} signal
 * @param {string} [integrity]
 * @returns {Promise<string>}
 */
async function ask(what, text, wasm, trusted, signal, integrity) {
  let failure = new Error("it is long, and a worker's script cannot be checked: prepare the story");
  try {
    // No browser checks the script of a worker.
    if (!integrity) return await inWorker({ what, text, wasm: wasm ?? new URL("./wasm/library_bg.wasm", import.meta.url).href }, trusted, signal);
  } catch (error) {
    // A package on another origin can start no worker, and some pages forbid them.
    failure = /** @type {Error} */ (error);
  }
  if (signal.aborted || (text?.length ?? 0) > LONGEST) throw failure;
  const { found } = await import("./library.js");
  return found(what, text, wasm, integrity);
}

/**
 * @param {{ what: string, text: string | undefined, wasm: string }} question
 * @param {(url: URL) => string} trusted
 * @param {AbortSignal} signal
 * @returns {Promise<string>}
 */
function inWorker(question, trusted, signal) {
  return new Promise((resolve, reject) => {
    const script = new URL("./wasm/worker.js", import.meta.url);
    const worker = new Worker(trusted(script), { type: "module" });
    /** @param {() => void} settle */
    const end = (settle) => {
      worker.terminate();
      settle();
    };
    signal.addEventListener("abort", () => end(() => reject(signal.reason)), { once: true });
    worker.onmessage = ({ data }) => end(() => ("found" in data ? resolve(data.found) : reject(failed(data.error, question.wasm))));
    worker.onerror = (event) => {
      event.preventDefault();
      end(() => reject(failed(event.message || "a worker could not be started", script.href)));
    };
    worker.postMessage(question);
  });
}

/** @param {string} message @param {string} url of what it came of */
const failed = (message, url) => Object.assign(new Error(message), { url });
