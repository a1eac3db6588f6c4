//! The cards, brought up to date without touching those that stay as they are.

use super::Drawn;
use crate::query::Answer;
use crate::render;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// A card as it is drawn.
pub(super) struct Card {
    pub(super) element: Element,
    pub(super) html: String,
}

impl Drawn {
    /// Brings the cards up to date: one that stays the same stays the same element.
    pub(super) fn show_cards(&self, answer: &Answer) -> Result<(), JsValue> {
        let list = self.one("[data-region=claims]")?;
        let mut cards = self.cards.borrow_mut();
        let told = self.told();
        let scene = self.scene(&told);
        let view = self.view.get();
        if let Some(instead) = render::instead_of_cards(&scene, answer, view) {
            cards.iter_mut().for_each(|card| *card = None);
            return self.set_html(&list, &instead.into_string());
        }
        let shown = render::cards(&scene, answer, view).unwrap_or_default();
        let mut next = shown.iter().map(|(of, _)| *of).peekable();
        let mut emptied = true;
        for (of, card) in cards.iter_mut().enumerate() {
            if next.next_if_eq(&of).is_some() {
                emptied &= card.is_none();
            } else if let Some(gone) = card.take() {
                gone.element.remove();
            }
        }
        if emptied {
            // Nothing that is shown stays; what may stand there yet is a notice.
            list.set_text_content(None);
        }
        let mut at = list.first_element_child();
        for (of, html) in shown {
            let card = match cards[of].take() {
                Some(card) if card.html == html => card,
                Some(card) => {
                    let open = open_parts(&card.element)?;
                    self.set_html(&card.element, &html)?;
                    for part in open {
                        let parts = card.element.query_selector_all("details")?;
                        if let Some(part) = parts.length().checked_sub(part).and_then(|at| parts.item(at)) {
                            part.unchecked_into::<Element>().set_attribute("open", "")?;
                        }
                    }
                    Card { html, ..card }
                }
                None => self.card(&render::card(&scene, view, of, &html), html)?,
            };
            if at.as_ref() == Some(&card.element) {
                at = card.element.next_element_sibling();
            } else {
                list.insert_before(&card.element, at.as_deref())?;
            }
            cards[of] = Some(card);
        }
        Ok(())
    }

    fn card(&self, whole: &str, html: String) -> Result<Card, JsValue> {
        let document = self.mount.owner_document().ok_or(JsValue::UNDEFINED)?;
        let holder = document.create_element("div")?;
        self.set_html(&holder, whole)?;
        let element = holder.first_element_child().ok_or(JsValue::UNDEFINED)?;
        Ok(Card { element, html })
    }
}

/// Which of the parts of a card that open are open, counted from the end. Which there are hangs on the claim, not on the
/// statements shown; findings that come to be known later stand before the others.
fn open_parts(card: &Element) -> Result<Vec<u32>, JsValue> {
    let parts = card.query_selector_all("details")?;
    let is_open = |&i: &u32| parts.item(i).is_some_and(|part| part.unchecked_into::<Element>().has_attribute("open"));
    Ok((0..parts.length()).filter(is_open).map(|i| parts.length() - i).collect())
}
