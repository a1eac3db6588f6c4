// What stands in the element's shadow tree while there is no widget, and what the widget is drawn into.

/** @typedef {import("./language.js").Texts} Texts */

/**
 * The part of the shadow root that is drawn into. Until it is drawn, and when it cannot be, the element's own content
 * shows in the slot below it.
 *
 * @param {ShadowRoot} root
 * @param {unknown} drawn whether there is a widget in it
 */
export function mountIn(root, drawn) {
  let mount = root.querySelector(".mount");
  if (!mount) {
    mount = document.createElement("div");
    mount.className = "mount";
    // Until its styles are there, so that nothing of the page moves for a line that is then to be elsewhere.
    mount.toggleAttribute("hidden", true);
    root.append(mount, document.createElement("slot"));
  }
  if (!drawn) {
    // What was drawn ahead of time (a declarative shadow root) stays until the widget takes its place.
    if (!mount.querySelector(".wsw")) {
      const line = document.createElement("p");
      line.className = "loading";
      line.textContent = "…";
      mount.replaceChildren(line);
      // Of what is now drawn into it, most is drawn and laid out when it has been painted: see `layOut`.
      mount.toggleAttribute("data-new", "requestIdleCallback" in globalThis);
    }
    mount.setAttribute("aria-busy", "true");
  }
  return mount;
}

/**
 * Marks what is drawn with its language, and says in it that there is more to come.
 *
 * @param {Element} mount
 * @param {Texts} language
 */
export function speakIn(mount, { lang, dir, loading }) {
  mount.setAttribute("lang", lang);
  mount.setAttribute("dir", dir);
  const line = mount.querySelector(".loading");
  if (line) {
    line.textContent = loading;
  }
}

/**
 * Nothing is under way any more: there is a widget, or the element's own content shows.
 *
 * @param {ShadowRoot} root
 * @param {boolean} drawn
 */
export function settle(root, drawn) {
  for (const name of ["aria-busy", "hidden"]) {
    root.querySelector(".mount")?.removeAttribute(name);
  }
  const slot = root.querySelector("slot");
  if (drawn) {
    if (slot) {
      // As far below what is above it as the element's own content was, of which the first margin reaches through to there.
      let [margin, one] = [0, root.host.querySelector(":scope > :not(script)")];
      for (; one; one = one.firstElementChild) {
        margin = Math.max(margin, parseFloat(getComputedStyle(one).marginTop));
      }
      if (margin) /** @type {HTMLElement} */ (root.querySelector(".mount")).style.marginTop = `${margin}px`;
      slot.remove();
    }
  } else if (!slot) {
    root.append(document.createElement("slot"));
  }
}

/**
 * Draws what there was no time for before the widget was first painted, and lays out what is far from the window as well, some
 * of it whenever the page has nothing else to do, so that every height is then what it is.
 *
 * @param {ShadowRoot} root
 * @param {import("./wasm/who_said_what.js").Widget} widget
 * @param {AbortSignal} signal ends it
 */
export function layOut(root, widget, signal) {
  const lay = () => {
    const next = /** @type {HTMLElement | null} */ (root.querySelector("[data-new] .claim:not([data-laid])"));
    next?.toggleAttribute("data-laid", true);
    next?.offsetHeight; // now, within the time that there is
    return next;
  };
  const work = (/** @type {IdleDeadline} */ idle) => {
    let more;
    do more = widget.more(true) || lay();
    while (more && (idle.didTimeout || idle.timeRemaining() > 5));
    if (more) return begin();
    root.querySelector("[data-new]")?.removeAttribute("data-new");
    for (const one of root.querySelectorAll("[data-laid]")) one.removeAttribute("data-laid");
  };
  let asked = 0;
  const begin = () => void (asked = globalThis.requestIdleCallback?.(work, { timeout: 500 }));
  begin();
  signal.addEventListener("abort", () => asked && cancelIdleCallback(asked));
  addEventListener("beforeprint", () => {
    while (widget.more(true));
  }, { signal });
}

/**
 * Gives a shadow tree the style sheet.
 *
 * @param {ShadowRoot} root
 * @param {CSSStyleSheet} sheet
 */
export function dress(root, sheet) {
  const { defaultView } = root.ownerDocument;
  if (defaultView && defaultView !== window) {
    // A sheet belongs to the document that it was made for.
    const text = [...sheet.cssRules].map(({ cssText }) => cssText).join("");
    sheet = new /** @type {typeof window} */ (defaultView).CSSStyleSheet();
    sheet.replaceSync(text);
  }
  root.adoptedStyleSheets = [sheet];
}
