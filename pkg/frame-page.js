// Runs in frame.html: shows the story that the page's address names, and tells the page around how high it is.
// The address has `?src=` with that of the story, and may have `&lang=` with a language.
(() => {
  const asked = new URLSearchParams(location.search);
  const body = document.body;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("body { margin: 0; font: medium/1.5 system-ui, sans-serif }");
  document.adoptedStyleSheets = [sheet];

  const lang = asked.get("lang");
  if (lang && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(lang)) {
    document.documentElement.lang = lang;
  }
  try {
    const element = document.createElement("who-said-what");
    const src = asked.get("src");
    if (src !== null) {
      element.setAttribute("src", story(src).href);
    }
    body.replaceChildren(element);
  } catch (error) {
    const notice = document.createElement("p");
    notice.setAttribute("role", "alert");
    notice.textContent = /** @type {Error} */ (error).message;
    body.replaceChildren(notice);
  }

  /**
   * The address of the story. A page of its own, with this site's name above it, shows stories of this site only.
   *
   * @param {string} src
   */
  function story(src) {
    const url = URL.canParse(src, location.href) ? new URL(src, location.href) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) {
      throw new Error("The address of the story, after ?src=, must begin with https:// or http://");
    }
    if (parent === window && url.origin !== new URL(location.href).origin) {
      throw new Error("Outside of a frame, only stories of this site are shown");
    }
    return url;
  }

  /** Where the page around is, once it has asked. @type {string | undefined} */
  let host;
  /** Where the browser says that it is, if it does. */
  const [around] = [location.ancestorOrigins?.[0], document.referrer && new URL(document.referrer).origin].filter(Boolean);

  const tell = () => {
    if (host !== undefined) {
      // A page without an origin of its own cannot be addressed; a height is no secret.
      parent.postMessage({ type: "who-said-what:height", height: body.offsetHeight }, host === "null" ? "*" : host);
    }
  };

  // Only the page around may ask, and it stays the one that it was.
  addEventListener("message", ({ source, origin, data }) => {
    const known = host ?? around ?? origin;
    if (parent !== window && source === parent && origin === known && data?.type === "who-said-what:hello") {
      host = origin;
      // As high as its content: it needs no bar to scroll with.
      document.documentElement.style.overflow = "hidden";
      tell();
    }
  });
  new ResizeObserver(tell).observe(body);
})();
