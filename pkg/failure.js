// What is said when a widget cannot be shown: the reason and its remedy, what readers can do, and to an editor all that is
// wrong in the story. Loaded only then.
import { loadLibrary } from "./library.js";
import { say } from "./texts.js";

/** @typedef {import("./wasm/library.js").Problem} Problem */
/** @typedef {import("./element.js").WswError} WswError */
/** @typedef {{ message: string, reason: WswError["reason"], again?: boolean, problems?: Problem[] }} Cause */

const english = {
  again: "Try again",
  allProblems: { one: "{n} problem", other: "All {n} problems" },
  firstProblems: { one: "The first {count} of {n} problem", other: "The first {count} of {n} problems" },
};

/**
 * Finds out why, and says it in the mount.
 *
 * @param {object} failure
 * @param {HTMLElement} failure.mount
 * @param {() => void} failure.retry
 * @param {any} failure.error
 * @param {string} failure.step what it came of: "module", "story", or neither
 * @param {string} [failure.text] of the story
 * @param {URL} [failure.from] where the story is from, if it was fetched
 * @param {URL} [failure.library]
 * @param {string} failure.integrity
 * @param {import("./language.js").Texts} failure.language
 * @param {AbortSignal} failure.signal
 * @returns {Promise<WswError>}
 */
export async function explain({ mount, retry, error, step, text, from, library, integrity, language, signal }) {
  const named = /** @type {ShadowRoot} */ (mount.getRootNode()).host.hasAttribute("src");
  const { message, reason, again = false, problems = [] } = await causeOf(error, step, text, from, library, integrity, named);
  if (!signal.aborted) {
    const notice = line("div", "failure", "");
    notice.setAttribute("role", "alert");
    notice.setAttribute("part", "error");
    notice.append(line("p", "", `${language.failed} `), forEditors(line("p", "reason", message)));
    const errors = problems.filter(({ severity }) => severity === "error");
    if (errors.length > 1) {
      notice.append(details(errors, language));
    }
    if (again) {
      notice.append(button(mount, retry, say(language, english, "again"), signal));
    }
    const focused = mount.contains(/** @type {ShadowRoot} */ (mount.getRootNode()).activeElement);
    mount.replaceChildren(notice, ...mount.querySelectorAll(".wsw"));
    if (focused) {
      notice.querySelector("button")?.focus();
    }
  }
  return { message, reason, problems, error };
}

/**
 * @param {any} error
 * @param {string} step
 * @param {string | undefined} text
 * @param {URL | undefined} from
 * @param {URL | undefined} library
 * @param {string} integrity
 * @param {boolean} named whether the page names a story
 * @returns {Promise<Cause>}
 */
async function causeOf(error, step, text, from, library, integrity, named) {
  if (step === "story" && named) return fetched(error, "The story did not load", "look whether \"src\" is right", "");
  if (step === "story") return fetched(error, "The story that ships did not load", "name a story in \"src\", or put the package's file there", integrity);
  if (step === "module") return ofModule(error, integrity);
  if (error.name !== "StoryError") return { message: said(error), reason: error.reason ?? "module" };
  const known = await explained(error, text, library, integrity);
  const message = said(known).replace(/^The story/, from ? `The story at ${from}` : "$&");
  return { message, reason: "story", problems: known.problems };
}

/**
 * Something that was to be fetched and was not.
 *
 * @param {any} error
 * @param {string} what
 * @param {string} remedy
 * @param {string} integrity
 * @returns {Promise<Cause>}
 */
async function fetched(error, what, remedy, integrity) {
  const { status, url } = error;
  if (!url || (status && status < 500)) {
    return { message: `${what} (${said(error)}): ${remedy}.`, reason: "network", again: !!status };
  }
  if (!status && (await isForbidden(url))) {
    return { message: `${what}: the page's security policy forbids to fetch ${url}; allow it in connect-src.`, reason: "policy" };
  }
  const advice = status ? "the server is at fault" : "there is no connection, or the server does not let this page read it (CORS)" + (integrity && ", or it has none of the hashes in the integrity attribute");
  return { message: `${what} (${said(error)}${status ? "" : `, ${url}`}): ${advice}.`, reason: "network", again: true };
}

/**
 * @param {any} error
 * @param {string} integrity
 * @returns {Promise<Cause>}
 */
async function ofModule(error, integrity) {
  const what = "The module did not load";
  if (!globalThis.WebAssembly) {
    return { message: `${what}: this browser has no WebAssembly, or it is switched off.`, reason: "unsupported" };
  }
  if (error.reason) return { message: `${what}: ${said(error)}.`, reason: error.reason };
  if (!error.from) return fetched(error, what, "put the package's file there, or say in \"wasm-url\" where it is", integrity);
  // The smallest module there is: where even this may not be compiled, the file is not to blame.
  const allowed = await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)).then(() => true, () => false);
  if (!allowed) {
    return { message: `${what}: the page's security policy forbids WebAssembly; add 'wasm-unsafe-eval' to its script-src.`, reason: "policy" };
  }
  const wrong = error instanceof WebAssembly.CompileError
    ? "is no WebAssembly, or is damaged"
    : "did not arrive whole, or is of another version of the package than the script";
  return { message: `${what}: what ${error.from} gives ${wrong} (${said(error)}).`, reason: "module", again: true };
}

/**
 * Whether the page's policy forbids to fetch an address: the browser says so only while it does it.
 *
 * @param {string | URL} url
 */
async function isForbidden(url) {
  let forbidden = false;
  const heard = (/** @type {SecurityPolicyViolationEvent} */ { effectiveDirective }) => {
    forbidden ||= effectiveDirective === "connect-src";
  };
  document.addEventListener("securitypolicyviolation", heard);
  await fetch(url, { method: "HEAD" }).catch(() => {});
  await new Promise((done) => setTimeout(done, 50));
  document.removeEventListener("securitypolicyviolation", heard);
  return forbidden;
}

/**
 * What is wrong in a story that cannot be shown: the module that readers download does not know, so that they need not
 * download that too.
 *
 * @param {any} error
 * @param {string | undefined} text
 * @param {URL | undefined} library
 * @param {string} integrity
 */
async function explained(error, text, library, integrity) {
  try {
    new (await loadLibrary(library, integrity)).StoryIndex(text).free();
    return error;
  } catch (explained) {
    return /** @type {Error} */ (explained).name === "StoryError" ? explained : error;
  }
}

/**
 * Loads again when it is pressed, or when there is a connection again.
 *
 * @param {HTMLElement} mount
 * @param {() => void} retry
 * @param {string} text
 * @param {AbortSignal} signal
 */
function button(mount, retry, text, signal) {
  const button = line("button", "", text);
  button.setAttribute("type", "button");
  button.setAttribute("part", "retry");
  button.addEventListener("click", () => {
    // The button goes, and the reader who pressed it stays.
    mount.tabIndex = -1;
    mount.focus({ preventScroll: true });
    mount.addEventListener("blur", () => mount.removeAttribute("tabindex"), { once: true });
    retry();
  });
  addEventListener("online", retry, { signal });
  return button;
}

/**
 * What an editor needs to mend a story, folded away.
 *
 * @param {Problem[]} problems
 * @param {import("./language.js").Texts} language
 */
function details(problems, language) {
  const shown = problems.slice(0, 20);
  const element = document.createElement("details");
  const list = document.createElement("ul");
  for (const { path, line: at, message, help } of shown) {
    const place = [path, at && `line ${at}`].filter(Boolean).join(", ");
    list.append(line("li", "", `${place && `${place}: `}${message}; ${help}${help.endsWith("?") ? "" : "."}`));
  }
  const [count, n] = [shown.length, problems.length];
  const summary = say(language, english, count === n ? "allProblems" : "firstProblems", { count, n });
  element.append(line("summary", "", summary), forEditors(list));
  return element;
}

/**
 * What is said to those who make the page and its story is in English, whatever the page is in.
 *
 * @param {HTMLElement} element
 */
function forEditors(element) {
  element.lang = "en";
  element.dir = "ltr";
  return element;
}

/** @param {unknown} error */
function said(error) {
  return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} text
 */
function line(name, className, text) {
  const element = document.createElement(name);
  element.className = className;
  element.textContent = text;
  return element;
}
