// Brings a statement to the reader, when a program asks for it.

/**
 * @param {ShadowRoot} root
 * @param {{ state: string[] }} widget
 * @param {string} id of a statement
 * @returns {boolean} whether there is such a statement
 */
export function open(root, widget, id) {
  const before = widget.state.flatMap((name, i, all) => (i % 2 || name === "statement" ? [] : [name, all[i + 1]]));
  // The widget itself knows which statements there are, and takes no notice of others.
  const asked = (/** @type {string[]} */ state) => (widget.state = [...state, "statement", id]);
  const shown = () => root.activeElement?.getAttribute("data-statement") === id;
  asked(before);
  const known = widget.state.includes("statement");
  if (known && !shown()) asked([]);
  return known && shown();
}
