// Copying and sending a statement: what opens under it when a reader presses "Share". What is copied, and every word, is the
// compiled module's.

/** @typedef {import("./wasm/who_said_what.js").Widget} Widget */

/**
 * Opens what is under a statement, or closes it again.
 *
 * @param {Widget} widget
 * @param {Element} toggle the button in the statement
 * @param {string | undefined} prefix what the names of the widget's entries in the address begin with, if it has any
 * @param {(element: Element, html: string) => void} setHtml
 */
export function share(widget, toggle, prefix, setHtml) {
  const statement = toggle.closest("[data-statement]");
  const id = statement?.getAttribute("data-statement") ?? "";
  const open = toggle.getAttribute("aria-expanded") === "true";
  const line = toggle.closest("p");
  toggle.setAttribute("aria-expanded", String(!open));
  if (open) {
    statement?.querySelector(".sharing")?.remove();
    return;
  }
  const html = widget.share(id);
  if (html === undefined || !line) {
    return;
  }
  const holder = document.createElement("div");
  holder.className = "sharing";
  setHtml(holder, html);
  line.after(holder);

  const one = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (holder.querySelector(selector));
  const citation = one(".citation");
  const source = citation.querySelector("a");
  const link = prefix && permalink(prefix, id);
  const text = [citation.textContent, source?.href].filter(Boolean).join(" ");
  const data = { title: document.title, text, url: link || source?.href };
  one("[data-copy=link]").hidden = !link;
  one("[data-copy=send]").hidden = !navigator.canShare?.(data);

  holder.addEventListener("click", async ({ target }) => {
    const button = /** @type {Element} */ (target).closest("button");
    const kind = button?.getAttribute("data-copy");
    const status = one("[role=status]");
    holder.querySelector("textarea")?.remove();
    // Emptied first, so that the same words are said again.
    status.textContent = "";
    if (kind === "send") {
      // Who changes their mind has not failed.
      await navigator.share(data).catch((error) => error.name !== "AbortError" && console.warn("who-said-what: it could not be shared.", error));
    } else if (kind) {
      const [plain, rich] = kind === "link" ? [link ?? ""] : [text, citation.innerHTML];
      const copied = await copy(plain, rich);
      status.textContent = (copied ? button?.getAttribute("data-done") : status.getAttribute("data-failed")) ?? "";
      if (!copied) {
        const field = document.createElement("textarea");
        field.readOnly = true;
        field.value = plain;
        field.setAttribute("aria-label", button?.textContent ?? "");
        status.after(field);
        field.select();
        field.focus();
      }
    }
  });
}

/** The address of the page with nothing but a statement in it. @param {string} prefix @param {string} id */
function permalink(prefix, id) {
  return `${location.href.split("#")[0]}#${new URLSearchParams([[`${prefix}statement`, id]])}`;
}

/**
 * Copies a text, where it can also as HTML; whether it could.
 *
 * @param {string} plain
 * @param {string} [rich]
 */
async function copy(plain, rich) {
  try {
    if (rich && globalThis.ClipboardItem) {
      const as = (/** @type {string} */ type, /** @type {string} */ text) => [type, new Blob([text], { type })];
      const item = new ClipboardItem(Object.fromEntries([as("text/plain", plain), as("text/html", rich)]));
      const done = await navigator.clipboard.write([item]).then(() => true, () => false);
      if (done) {
        return true;
      }
    }
    await navigator.clipboard.writeText(plain);
    return true;
  } catch {
    return false;
  }
}
