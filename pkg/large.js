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
  const near = new IntersectionObserver(
    ([{ isIntersecting }]) => {
      if (isIntersecting && widget.more()) {
        // Said once more, in case the end is still near.
        near.unobserve(end);
        near.observe(end);
      }
    },
    { rootMargin: "100% 0px" },
  );
  near.observe(end);
  signal.addEventListener("abort", () => near.disconnect());
  addEventListener("beforeprint", () => widget.paper(), { signal });
}
