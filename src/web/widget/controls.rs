//! The controls: what the reader does with them, and what they say.

use super::Drawn;
use crate::query::{Answer, Facet, Query};
use crate::render;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

/// A choice that is drawn.
pub(super) struct Choice {
    facet: Facet,
    /// Its place among the values of the facet.
    value: usize,
    input: HtmlInputElement,
    /// Where its count stands.
    line: Element,
    /// The count that stands there.
    count: usize,
}

impl Drawn {
    /// Something happened in the widget.
    pub(super) fn hear(&self, event: &Event) -> Result<(), JsValue> {
        // What is listened to happens to elements.
        let Some(target) = event.target().map(|target| target.unchecked_into::<Element>()) else { return Ok(()) };
        match event.type_().as_str() {
            "click" => {
                if let Some(summary) = target.closest("summary")? {
                    return self.open_finding(&summary);
                }
                let Some(button) = target.closest("[data-action]")? else { return Ok(()) };
                match button.get_attribute("data-action").unwrap_or_default().as_str() {
                    "clear" => {
                        let sort = self.query.borrow().sort;
                        self.ask(Query { sort, ..Query::default() })?;
                        // The button that was pressed is gone; the search is where one begins again.
                        self.one("input[type=search]")?.unchecked_into::<HtmlElement>().focus()
                    }
                    "filters" => {
                        let toggle = self.one("[data-action=filters]")?;
                        let open = toggle.get_attribute("aria-expanded").as_deref() == Some("true");
                        let open = if open { "false" } else { "true" };
                        toggle.set_attribute("aria-expanded", open)?;
                        // In a shadow tree, WebKit does not see what follows an element that `:has` the open button.
                        self.one(".panel")?.set_attribute("data-open", open)
                    }
                    action @ ("more" | "earlier") if self.page.whole() => self.more_asked(&button, action == "earlier"),
                    "choices" => self.more_choices(&button),
                    "findings" if self.page.whole() => self.more_findings(&button),
                    _ => Ok(()),
                }
            }
            // Who goes on to something else has left the statement that a link led to.
            "focusin" if self.opened.get().is_some() && target.closest("[data-opened], .views, .choose")?.is_none() => {
                self.opened.set(None);
                self.mark().map(drop)
            }
            "change" if target.matches("[name=view], select")? => self.look(),
            kind @ ("change" | "input") if target.matches("input")? => {
                let input: HtmlInputElement = target.unchecked_into();
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
            _ => Ok(()),
        }
    }

    /// Brings choices, counts and the search up to date without touching what the reader holds.
    pub(super) fn show_controls(&self, answer: &Answer) -> Result<(), JsValue> {
        for facet in [Facet::Source, Facet::Actor] {
            let lacks = {
                let (query, choices) = (self.query.borrow(), self.choices.borrow());
                let has = |key: &String| choices.iter().any(|one| one.facet == facet && one.input.value() == *key);
                !query.chosen(facet).iter().all(has)
            };
            if lacks {
                self.draw_choices(facet, answer)?;
            }
        }
        let query = self.query.borrow();
        let told = self.told();
        let mut chosen = 0;
        for choice in self.choices.borrow_mut().iter_mut() {
            let key = told.index.key(choice.facet, choice.value);
            let checked = query.has_chosen(choice.facet, key);
            chosen += usize::from(checked);
            choice.input.set_checked(checked);
            let count = answer.counts(choice.facet)[choice.value];
            if count != choice.count {
                choice.count = count;
                choice.line.set_text_content(Some(&self.words.number(count)));
                if let Some(label) = choice.line.parent_element() {
                    label.toggle_attribute_with_force("data-none", count == 0)?;
                }
            }
        }
        let search: HtmlInputElement = self.one("input[type=search]")?.unchecked_into();
        if search.value() != query.text {
            search.set_value(&query.text);
        }
        let badge = if chosen > 0 { self.words.number(chosen) } else { String::new() };
        self.one("[data-chosen]")?.set_text_content(Some(&badge));
        self.one(".panel [data-action=clear]")?.toggle_attribute_with_force("hidden", query.is_empty())?;
        Ok(())
    }

    /// Finds the choices of a facet that are drawn, with the counts of the answer that they were drawn with.
    pub(super) fn find_choices(&self, facet: Facet, answer: &Answer) -> Result<(), JsValue> {
        let told = self.told();
        let mut choices = self.choices.borrow_mut();
        choices.retain(|choice| choice.facet != facet);
        for line in self.all(&["[data-count=", facet.name(), "]"].concat())? {
            let input = line.parent_element().and_then(|label| label.first_element_child());
            let Some(input) = input else { continue };
            let input: HtmlInputElement = input.unchecked_into();
            if let Some(value) = told.index.number(facet, &input.value()) {
                choices.push(Choice { facet, value, input, line, count: answer.counts(facet)[value] });
            }
        }
        Ok(())
    }

    /// Draws a long list of choices anew.
    fn draw_choices(&self, facet: Facet, answer: &Answer) -> Result<(), JsValue> {
        if let Some(fieldset) = self.mount.query_selector(&["[data-choices=", facet.name(), "]"].concat())? {
            let told = self.told();
            let limit = self.room.get();
            let html = render::choices(&self.scene(&told), &self.query.borrow(), answer, facet, limit);
            self.page.set(&fieldset, &html.0)?;
            self.find_choices(facet, answer)?;
        }
        Ok(())
    }

    /// Makes room for more choices; the focus goes to the first that is new.
    fn more_choices(&self, button: &Element) -> Result<(), JsValue> {
        let name = button.closest("[data-choices]")?.and_then(|list| list.get_attribute("data-choices"));
        let facet = if name.as_deref() == Some("source") { Facet::Source } else { Facet::Actor };
        let of_facet = || -> Vec<usize> {
            let choices = self.choices.borrow();
            choices.iter().filter(|choice| choice.facet == facet).map(|choice| choice.value).collect()
        };
        let before = of_facet();
        self.room.set(self.room.get().saturating_mul(4));
        self.draw_choices(facet, &self.answer())?;
        let new = of_facet().into_iter().find(|value| !before.contains(value));
        match self.choices.borrow().iter().find(|choice| choice.facet == facet && Some(choice.value) == new) {
            Some(choice) => choice.input.focus(),
            None => Ok(()),
        }
    }
}
