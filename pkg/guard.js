// What becomes of a page's widgets when their compiled module stops in the middle (a panic, an exhausted memory). They share
// its memory, which is in no state to go on with: the module is not entered again, and each widget is told.

/** @type {Error | undefined} */
let stopped;

/** Told once, with the reason, when the module has stopped. @type {Set<(reason: Error) => void>} */
export const watchers = new Set();

/** The module's exports as they are: its other part is put to them. @type {WebAssembly.Exports} */
export let entered;

/**
 * The module's exports, watched. The build puts this into the script that enters the module.
 *
 * @param {WebAssembly.Exports} exports
 * @returns {any}
 */
export function guard(exports) {
  entered = exports;
  return Object.fromEntries(Object.entries(exports).map(([name, value]) => [name, typeof value === "function" ? watched(name, value) : value]));
}

/**
 * @param {string} name
 * @param {Function} enter
 */
function watched(name, enter) {
  return (/** @type {unknown[]} */ ...values) => {
    if (!stopped) {
      try {
        return enter(...values);
      } catch (error) {
        // What else comes out of it was thrown by the page, or is an answer.
        if (!(error instanceof WebAssembly.RuntimeError || /call stack|recursion/.test(String(error)))) throw error;
        const message = "The module stopped by a fault of its own, and no widget on this page can go on; reload the page.";
        stopped = Object.assign(new Error(message, { cause: error }), { reason: "stopped" });
        queueMicrotask(() => [...watchers].forEach((tell) => tell(/** @type {Error} */ (stopped))));
      }
    } else if (/free|destroy/.test(name)) {
      // Nothing is given back to a memory that nobody uses.
      return;
    }
    throw stopped;
  };
}
