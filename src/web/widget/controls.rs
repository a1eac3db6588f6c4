//! The controls: what the reader does with them, and what they say.

use super::Drawn;
use crate::query::{Answer, Facet, Query};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

impl Drawn {
    /// Something happened in the widget.
    pub(super) fn hear(&self, event: &Event) -> Result<(), JsValue> {
        let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return Ok(()) };
        match event.type_().as_str() {
            "click" => match target.closest("[data-action]")?.and_then(|e| e.get_attribute("data-action")).as_deref() {
                Some("clear") => {
                    let sort = self.query.borrow().sort;
                    self.ask(Query { sort, ..Query::default() })?;
                    // The button that was pressed is gone; the search is where one begins again.
                    self.one("input[type=search]")?.dyn_into::<HtmlElement>()?.focus()
                }
                Some("filters") => {
                    let toggle = self.one("[data-action=filters]")?;
                    let open = toggle.get_attribute("aria-expanded").as_deref() == Some("true");
                    let open = if open { "false" } else { "true" };
                    toggle.set_attribute("aria-expanded", open)?;
                    // In a shadow tree, WebKit does not see what follows an element that `:has` the open button.
                    self.one(".panel")?.set_attribute("data-open", open)
                }
                _ => Ok(()),
            },
            // Who goes on to something else has left the statement that a link led to.
            "focusin" if self.opened.get().is_some() && target.closest("[data-opened], .views, .choose")?.is_none() => {
                self.opened.set(None);
                self.mark().map(drop)
            }
            "change" if target.matches("[name=view], select")? => self.look(),
            kind => {
                let Ok(input) = target.dyn_into::<HtmlInputElement>() else { return Ok(()) };
                let mut query = self.query.borrow().clone();
                match input.name().as_str() {
                    "text" if kind == "input" => query.text = input.value(),
                    name if kind == "change" => {
                        let Some(facet) = Facet::ALL.into_iter().find(|f| f.name() == name) else { return Ok(()) };
                        let chosen = query.chosen_mut(facet);
                        let value = input.value();
                        chosen.retain(|other| *other != value);
                        if input.checked() {
                            chosen.push(value);
                        }
                    }
                    _ => return Ok(()),
                }
                self.ask(query)
            }
        }
    }

    /// Brings choices, counts and the search up to date without touching what the reader holds.
    pub(super) fn show_controls(&self, answer: &Answer) -> Result<(), JsValue> {
        let query = self.query.borrow();
        let told = self.told();
        let mut chosen = 0;
        for facet in Facet::ALL {
            let boxes = self.all(&format!("input[name={}]", facet.name()))?;
            let spans = self.all(&format!("[data-count={}]", facet.name()))?;
            for (input, span) in boxes.into_iter().zip(spans) {
                let input: HtmlInputElement = input.dyn_into()?;
                let value = input.value();
                let checked = query.chosen(facet).contains(&value);
                chosen += usize::from(checked);
                input.set_checked(checked);
                let position = told.index.keys(facet).iter().position(|key| *key == value);
                let count = position.map_or(0, |i| answer.counts(facet)[i]);
                span.set_text_content(Some(&self.words.number(count)));
                if let Some(label) = span.parent_element() {
                    label.toggle_attribute_with_force("data-none", count == 0)?;
                }
            }
        }
        let search: HtmlInputElement = self.one("input[type=search]")?.dyn_into()?;
        if search.value() != query.text {
            search.set_value(&query.text);
        }
        let badge = if chosen > 0 { self.words.number(chosen) } else { String::new() };
        self.one("[data-chosen]")?.set_text_content(Some(&badge));
        self.one(".panel [data-action=clear]")?.toggle_attribute_with_force("hidden", query.is_empty())?;
        Ok(())
    }
}
