// What the compiled module does to the page: it says what is to stand where, and this puts it there. What stays the same
// stays the same element.
import { setHtml } from "./html.js";

/** @typedef {ReturnType<typeof page>} Page */

/**
 * @param {(type: string, about: any, total: number, found: number) => void} tell
 * @param {() => boolean} [whole] whether all of the module is there; if it is not, it comes, and the widget is told
 */
export const page = (tell, whole = () => true) => ({ set: setHtml, draw, arrange, fill, begin, short, tell, whole });

/**
 * Puts HTML into an element. What has been drawn ahead of time in just the same way stays; parts of it may have been opened
 * by a reader.
 *
 * @param {Element} element
 * @param {string} html
 */
function draw(element, html) {
  const [drawn, there] = [parsed(element, html), /** @type {Element} */ (element.cloneNode(true))];
  there.querySelectorAll("details").forEach((one) => (one.open = false));
  if (!drawn.isEqualNode(there)) {
    element.replaceChildren(...drawn.childNodes);
  }
}

/**
 * Brings the elements in another one in line with what is wanted there, given by number what is there and what is wanted,
 * in order: those that are there stay as they are, and `html` has the others.
 *
 * @param {Element} parent
 * @param {Uint32Array} there
 * @param {Uint32Array} wanted
 * @param {string} html
 */
function arrange(parent, there, wanted, html) {
  const known = new Map([...parent.children].map((one, i) => [there[i], one]));
  const stays = new Set(wanted);
  known.forEach((one, number) => stays.has(number) || one.remove());
  const added = html ? [...parsed(parent, html).children] : [];
  let at = parent.firstElementChild;
  for (const number of wanted) {
    const one = known.get(number) ?? /** @type {Element} */ (added.shift());
    if (one === at) {
      at = at.nextElementSibling;
    } else {
      parent.insertBefore(one, at);
    }
  }
}

/**
 * As `arrange`, for the statements in a card, with what stands before and after them.
 *
 * @param {Element} card
 * @param {Uint32Array} there
 * @param {Uint32Array} wanted
 * @param {string} html
 * @param {string} before
 * @param {string} after
 */
function fill(card, there, wanted, html, before, after) {
  const list = /** @type {Element} */ (card.querySelector(".statements"));
  arrange(list, there, wanted, html);
  const head = card.firstElementChild;
  for (const one of [...card.children]) {
    if (one !== head && one !== list) one.remove();
  }
  list.before(...parsed(card, before).children);
  list.after(...parsed(card, after).children);
}

/**
 * Another list begins below a line: who is below it and has come far is brought there. Says how many statements about fill the
 * window below it, each as high as four such lines; many where the reader stays in the midst of the list.
 *
 * @param {Element} line
 * @param {boolean} far
 */
function begin(line, far) {
  if (far && line.getBoundingClientRect().top < 0) line.scrollIntoView();
  const { top, bottom } = line.getBoundingClientRect();
  return top < 0 ? 99 : (innerHeight - bottom) / (bottom - top) / 8 + 1;
}

/** Whether the window goes on below an element. @param {Element} element */
const short = (element) => element.getBoundingClientRect().bottom < innerHeight;

/**
 * Some HTML as it stands in an element like this one.
 *
 * @param {Element} like
 * @param {string} html
 */
function parsed(like, html) {
  const holder = /** @type {Element} */ (like.cloneNode());
  setHtml(holder, html);
  return holder;
}
