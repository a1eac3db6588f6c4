// Contrast of text and paper, as WCAG 2 counts it, measured on the page as it is.

/**
 * Every text on the page, in shadow trees too, that stands out from what is behind it less than it should: by element, with
 * the figure.
 * @param {import("./harness.mjs").Visit} visit
 * @param {number} [least] 4.5 for text of usual size
 * @returns {Promise<string[]>}
 */
export const poor = (visit, least = 4.5) => visit.page.evaluate((least) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  /** @type {Map<string, number[]>} */
  const known = new Map();
  const rgb = (/** @type {string} */ colour) => {
    if (!canvas) throw new Error("no canvas");
    const found = known.get(colour);
    if (found) return found;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const all = [...canvas.getImageData(0, 0, 1, 1).data];
    known.set(colour, all);
    return all;
  };
  const light = (/** @type {number[]} */ [r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  /** @param {Element | null} element @returns {number[]} */
  const paper = (element) => {
    if (!element) return rgb("Canvas");
    const own = rgb(getComputedStyle(element).backgroundColor);
    const root = element.getRootNode();
    return own[3] === 255 ? own : paper(element.parentElement ?? (root instanceof ShadowRoot ? root.host : null));
  };
  const poor = new Set();
  const look = (/** @type {ParentNode} */ root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (![...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) || !element.checkVisibility()) continue;
      const [a, b] = [light(rgb(getComputedStyle(element).color)), light(paper(element))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < least) poor.add(`${element.localName}.${element.className} ${contrast.toFixed(2)}`);
    }
  };
  look(document.body);
  return /** @type {string[]} */ ([...poor]);
}, least);
