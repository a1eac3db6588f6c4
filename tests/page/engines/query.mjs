// Finding elements where puppeteer cannot: its selectors, as far as the tests use them.

/** Runs in the page: all elements that a selector gives, where ` >>> ` leads into every shadow tree below. @param {string} selector */
export function query(selector) {
  /** @param {ParentNode} node @returns {ParentNode[]} the shadow roots in and under it */
  const shadows = (node) => {
    const inner = node instanceof Element && node.shadowRoot ? [node.shadowRoot, ...shadows(node.shadowRoot)] : [];
    return [...inner, ...[...node.querySelectorAll("*")].flatMap((element) => (element.shadowRoot ? [element.shadowRoot, ...shadows(element.shadowRoot)] : []))];
  };
  const [first, ...deeper] = selector.split(">>>").map((part) => part.trim());
  let found = [...document.querySelectorAll(first)];
  for (const part of deeper) {
    found = found.flatMap((element) => [element, ...shadows(element)].flatMap((root) => [...root.querySelectorAll(part)]));
  }
  return [...new Set(found)];
}
