//! What a widget does to the page it stands in, as `pkg/page.js` does it.

use wasm_bindgen::prelude::*;
use web_sys::Element;

#[wasm_bindgen]
extern "C" {
    /// What `pkg/page.js` makes.
    #[wasm_bindgen(typescript_type = "import('../page.js').Page")]
    pub type Page;
    /// Puts HTML into an element. What stands there in just the same way stays.
    #[wasm_bindgen(method, catch)]
    pub(super) fn draw(this: &Page, element: &Element, html: &str) -> Result<(), JsValue>;
    /// Puts HTML into an element.
    #[wasm_bindgen(method, catch)]
    pub(super) fn set(this: &Page, element: &Element, html: &str) -> Result<(), JsValue>;
    /// Brings the elements in another one in line with what is wanted there, given by number what is there and what is
    /// wanted, in order. Those that are there stay as they are, and `html` has the others.
    #[wasm_bindgen(method, catch)]
    pub(super) fn arrange(
        this: &Page,
        parent: &Element,
        there: &[usize],
        wanted: &[usize],
        html: &str,
    ) -> Result<(), JsValue>;
    /// As `arrange`, for the statements in a card; the others get what stands before and after them.
    #[wasm_bindgen(method, catch)]
    pub(super) fn fill(
        this: &Page,
        card: &Element,
        there: &[usize],
        wanted: &[usize],
        html: &str,
        before: &str,
        after: &str,
    ) -> Result<(), JsValue>;
    /// Whether all of the module is there: searching, the table, the timeline and two sources side by side come when they are
    /// first wanted. If it is not, it comes, and then `Widget::complete` is called.
    #[wasm_bindgen(method)]
    pub(super) fn whole(this: &Page) -> bool;
    /// Another list begins below a line: brings the line to a reader who is below it, and has come `far`. Says how many
    /// statements about fill the window, or more than that where the reader stays in the midst of the list.
    #[wasm_bindgen(method)]
    pub(super) fn begin(this: &Page, line: &Element, far: bool) -> usize;
    /// Whether the window goes on below an element.
    #[wasm_bindgen(method)]
    pub(super) fn short(this: &Page, element: &Element) -> bool;
    /// Tells the page that something has happened: what is asked for now, or the name of the view; how many statements
    /// there are in all, and how many of them are found.
    #[wasm_bindgen(method)]
    pub(super) fn tell(this: &Page, kind: &str, about: &JsValue, total: usize, found: usize);
}
