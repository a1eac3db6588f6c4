//! What the reader looks at: the view and the opened statement, and the state as it goes into an address.

use super::Drawn;
use crate::query::{Facet, Query, Sort};
use crate::render::{Key, View};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

impl Drawn {
    /// Shows the view that the controls name.
    pub(super) fn look(&self) -> Result<(), JsValue> {
        let told = self.told();
        let source = |name: &str| -> Result<Option<usize>, JsValue> {
            let chosen = self.mount.query_selector(&["select[name=", name, "]"].concat())?;
            Ok(chosen
                .and_then(|select| told.index.source_number(&select.unchecked_into::<HtmlSelectElement>().value())))
        };
        let pair = (source("first")?, source("second")?);
        let chosen: HtmlInputElement = self.one("[name=view]:checked")?.unchecked_into();
        let view = match (View::named(&chosen.value()), pair) {
            (View::Pair(..), (Some(a), Some(b))) => View::Pair(a, b),
            (View::Pair(..), _) => View::Claims,
            (view, _) => view,
        };
        self.set_view(view)?;
        let waits = self.view() != view;
        self.waits.set((waits, self.waits.get().1));
        if waits {
            return Ok(());
        }
        self.begin_list(false)?;
        self.show_cards(&self.answer())?;
        self.tell_view();
        Ok(())
    }

    /// The view that is shown: what is not there yet is not.
    pub(super) fn view(&self) -> View {
        let view = self.view.get();
        let there = matches!(view, View::Claims | View::Actors | View::Sources) || self.page.whole();
        if there { view } else { View::Claims }
    }

    /// All of the module is there: shows what has waited for it.
    pub(super) fn complete(&self) -> Result<(), JsValue> {
        let (view, query) = self.waits.take();
        if !view && !query {
            return Ok(());
        }
        if view {
            // What is drawn may be another view, in its place.
            self.list.borrow_mut().forget();
        }
        self.begin_list(false)?;
        let answer = self.answer();
        self.show(&answer)?;
        if view {
            self.tell_view();
        }
        if query { self.tell("wsw-change", answer.statements.len()) } else { Ok(()) }
    }

    fn tell_view(&self) {
        self.page.tell("wsw-view", &self.view.get().name().into(), 0, 0);
    }

    fn set_view(&self, view: View) -> Result<(), JsValue> {
        if let Some(choose) = self.mount.query_selector(".choose")? {
            choose.toggle_attribute_with_force("hidden", !matches!(view, View::Pair(..)))?;
        }
        if self.view.replace(view).name() != view.name() {
            self.list.borrow_mut().forget();
        }
        Ok(())
    }

    pub(super) fn state(&self) -> Vec<String> {
        let told = self.told();
        let mut state = Vec::new();
        let mut put = |name: &str, value: &str| state.extend([name.to_owned(), value.to_owned()]);
        let query = self.query.borrow();
        for facet in Facet::ALL {
            query.chosen(facet).iter().for_each(|value| put(facet.name(), value));
        }
        if !query.text.is_empty() {
            put("text", &query.text);
        }
        if query.sort != Default::default() {
            put("sort", query.sort.name());
        }
        let view = self.view.get();
        if view != View::Claims {
            put("view", view.name());
        }
        if let View::Pair(a, b) = view {
            put("first", &told.index.source(a).id);
            put("second", &told.index.source(b).id);
        }
        if let Some(statement) = self.opened.get() {
            put("statement", told.index.id(statement));
        }
        state
    }

    pub(super) fn restore(&self, state: Vec<String>) -> Result<(), JsValue> {
        let told = self.told();
        let mut query = Query::default();
        let (mut view, mut first, mut second) = (View::Claims, None, None);
        let mut opened = None;
        for entry in state.chunks_exact(2) {
            let [name, value] = entry else { continue };
            match name.as_str() {
                "text" => query.text = value.clone(),
                "sort" => query.sort = Sort::ALL.into_iter().find(|sort| sort.name() == value).unwrap_or_default(),
                "view" => view = View::named(value),
                "first" => first = told.index.source_number(value),
                "second" => second = told.index.source_number(value),
                "statement" => opened = told.index.ids().position(|id| id == *value),
                _ => {
                    let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == name) else { continue };
                    // What was found may not be known yet.
                    let unknown = facet == Facet::Finding && told.findings.is_none();
                    if unknown || told.index.number(facet, value).is_some() {
                        query.chosen_mut(facet).push(value.clone());
                    }
                }
            }
        }
        if let View::Pair(a, b) = &mut view {
            let sources = told.index.story().sources.len();
            (*a, *b) = (first.unwrap_or(0), second.unwrap_or(1));
            if *a.max(b) >= sources {
                view = View::Claims;
            }
        }
        let changed = *self.query.borrow() != query;
        *self.query.borrow_mut() = query;
        self.opened.set(None);
        for radio in self.all("[name=view]")? {
            let radio: HtmlInputElement = radio.unchecked_into();
            radio.set_checked(radio.value() == view.name());
        }
        if let View::Pair(a, b) = view {
            for (name, source) in [("first", a), ("second", b)] {
                let select: HtmlSelectElement = self.one(&["select[name=", name, "]"].concat())?.unchecked_into();
                select.set_value(&told.index.source(source).id);
            }
        }
        let same = !changed && self.view.get() == view;
        self.set_view(view)?;
        // Who presses the link of a statement stays where it stands.
        if !same {
            self.begin_list(false)?;
        }
        let answer = self.answer();
        self.show(&answer)?;
        if let Some(statement) = opened {
            self.reach(statement)?;
        }
        // Only now, as drawing may have moved the focus, and who moves it has left the statement.
        self.opened.set(opened);
        // Brought to the reader: scrolled to, and with the focus on it.
        if let Some(statement) = self.mark()? {
            statement.set_attribute("tabindex", "-1")?;
            statement.scroll_into_view();
            statement.unchecked_into::<HtmlElement>().focus()?;
        }
        if changed { self.tell("wsw-change", answer.statements.len()) } else { Ok(()) }
    }

    /// Marks the statement that an address led to, and no other; gives it back if it is shown.
    pub(super) fn mark(&self) -> Result<Option<Element>, JsValue> {
        for marked in self.all("[data-opened]")? {
            marked.remove_attribute("data-opened")?;
        }
        let Some(opened) = self.opened.get() else { return Ok(None) };
        let told = self.told();
        let is_it = |shown: &Element| shown.get_attribute("data-statement").as_deref() == Some(told.index.id(opened));
        let found = self.all("[data-statement]")?.into_iter().find(is_it);
        if let Some(statement) = &found {
            statement.set_attribute("data-opened", self.words.get(Key::Opened))?;
        }
        Ok(found)
    }
}
