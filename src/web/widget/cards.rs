//! The cards that are drawn, and the statements in them.

use super::Drawn;
use crate::render::{self, Scene, View};
use std::ops::Range;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// A card as it is drawn, or a row of the table.
pub(super) struct Card {
    /// The place in the data of what it is of.
    pub(super) of: usize,
    /// All its statements.
    pub(super) all: Vec<usize>,
    /// Which of them are drawn.
    pub(super) drawn: Range<usize>,
    /// Which the reader has asked for, if not just those at the beginning.
    pub(super) asked: Option<Range<usize>>,
}

impl Card {
    /// The statements that are drawn.
    pub(super) fn statements(&self) -> &[usize] {
        self.all.get(self.drawn.clone()).unwrap_or_default()
    }
}

impl Drawn {
    /// Brings a card that is there up to date: gives it other statements, or draws others of them.
    pub(super) fn show_card(
        &self,
        scene: &Scene,
        view: View,
        element: &Element,
        card: &mut Card,
        all: Vec<usize>,
        drawn: Range<usize>,
    ) -> Result<(), JsValue> {
        if card.all == all && card.drawn == drawn {
            return Ok(());
        }
        let next = Card { of: card.of, all, drawn, asked: card.asked.take() };
        if view == View::Table {
            self.page.set(element, &render::row(scene, next.of, &next.all).0)?;
        } else {
            let (before, after) = render::around(scene, view, next.of, next.all.len(), &next.drawn);
            let mut html = String::new();
            for &one in next.statements().iter().filter(|one| !card.statements().contains(one)) {
                html.push_str(&render::in_card(scene, view, one).0);
            }
            self.page.fill(element, card.statements(), next.statements(), &html, &before.0, &after.0)?;
        }
        *card = next;
        Ok(())
    }
}

/// The place of an element among those round it.
pub(super) fn place(element: &Element) -> usize {
    std::iter::successors(element.previous_element_sibling(), Element::previous_element_sibling).count()
}

/// Puts the focus on something that is no control.
pub(super) fn focus(element: &Element) -> Result<(), JsValue> {
    element.set_attribute("tabindex", "-1")?;
    element.clone().unchecked_into::<HtmlElement>().focus()
}
