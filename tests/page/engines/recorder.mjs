// Runs in pages that WebKit shows, before their own scripts: WebDriver tells nothing of the console, of exceptions and of
// what a policy forbids, so the page itself writes it down, and the driver takes it along with every answer.

/** @typedef {{ console: string[], errors: string[] }} Told */

export function record() {
  /** @type {Told} */
  let told = { console: [], errors: [] };
  /** @param {unknown} value */
  const text = (value) => (value instanceof Error ? `${value}\n${value.stack}` : String(value));
  for (const [name, kind] of /** @type {const} */ ([["error", "error"], ["warn", "warn"], ["log", "log"], ["info", "info"], ["debug", "debug"]])) {
    const say = console[name].bind(console);
    console[name] = (...values) => {
      told.console.push(`${kind}: ${values.map(text).join(" ")}`);
      say(...values);
    };
  }
  addEventListener("error", (event) => told.errors.push(text(event.error ?? event.message)));
  addEventListener("unhandledrejection", (event) => told.errors.push(text(event.reason)));
  document.addEventListener("securitypolicyviolation", (event) => {
    const { effectiveDirective, blockedURI } = event;
    // The browser's own request for an icon: no doing of the page's.
    if (blockedURI === `${location.origin}/favicon.ico`) event.stopImmediatePropagation();
    else told.console.push(`error: the page's policy (${effectiveDirective}) forbids ${blockedURI}`);
  });
  const take = () => {
    const now = told;
    told = { console: [], errors: [] };
    return now;
  };
  Object.defineProperty(window, "__told", { value: take });
}
