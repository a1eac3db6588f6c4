// For the page around: gives each frame that shows frame.html, from beside this script, the height of its content. A
// classic script, once on a page, before the frames or after them.
(() => {
  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  if (!script?.src) {
    console.error("who-said-what: frame.js must be a script tag of its own with src, and not a module: it looks for frame.html beside it.");
    return;
  }
  const page = new URL("frame.html", script.src);

  /** Whether a frame was to show our page. @param {HTMLIFrameElement} frame */
  const ours = (frame) => {
    const url = URL.canParse(frame.src) ? new URL(frame.src) : undefined;
    return url?.origin === page.origin && url.pathname === page.pathname;
  };

  /** What the messages of a frame come from: in a sandbox, our page has no origin. @param {HTMLIFrameElement} frame */
  const originOf = (frame) => (frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin") ? "null" : page.origin);

  /** Asks for the height, now and whenever it changes. There is no secret in that. @param {unknown} frame */
  const greet = (frame) => {
    if (frame instanceof HTMLIFrameElement && ours(frame)) {
      frame.contentWindow?.postMessage({ type: "who-said-what:hello" }, "*");
    }
  };

  addEventListener("message", ({ source, origin, data }) => {
    const frame = source && [...document.querySelectorAll("iframe")].find((frame) => frame.contentWindow === source);
    if (frame && ours(frame) && origin === originOf(frame) && data?.type === "who-said-what:height") {
      const { height } = data;
      if (Number.isFinite(height) && height > 0 && height < 1_000_000) {
        frame.style.height = `${Math.ceil(height)}px`;
      }
    }
  });
  // It does not bubble, but it can be caught on its way.
  document.addEventListener("load", ({ target }) => greet(target), true);
  document.querySelectorAll("iframe").forEach(greet);
})();
