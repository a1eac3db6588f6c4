// What a large story needs, of which the widget draws a part of the list: more of it as the reader comes there, and as much
// as paper can have.

/**
 * @param {ShadowRoot} root
 * @param {import("./wasm/who_said_what.js").Widget} widget
 * @param {AbortSignal} signal ends it
 */
export function follow(root, widget, signal) {
  const end = root.querySelector("[data-edge=more]");
  if (!end) return;
  // What is far from the window is never laid out.
  root.querySelector("[data-new]")?.setAttribute("data-new", "large");
  const near = new IntersectionObserver(([{ isIntersecting }]) => widget.more(isIntersecting) && look(), { rootMargin: "100% 0px" });
  // Says once more whether the end is near: after the next painting.
  const look = () => {
    near.unobserve(end);
    near.observe(end);
  };
  look();
  // What the reader has asked for is drawn as far as the window shows it, and the rest now.
  root.host.addEventListener("wsw-change", look, { signal });
  signal.addEventListener("abort", () => near.disconnect());
  addEventListener("beforeprint", () => widget.paper(), { signal });
}
