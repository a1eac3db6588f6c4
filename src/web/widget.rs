//! One drawn widget: it keeps what the reader has asked for, and redraws no more than what that changes.

use super::events::{Listener, dispatch};
use super::open::open;
use super::platform::{Interface, words};
use super::values::{QueryResult, decode_query, encode};
use crate::compare::Findings;
use crate::load::computed_from_json;
use crate::query::{Answer, Facet, Index, Query, Sort};
use crate::render::{self, Scene, View, Words};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// A widget that is drawn into an element. `free()` takes its listeners away and gives its memory back.
#[wasm_bindgen]
pub struct Widget {
    drawn: Rc<Drawn>,
    /// Held so that they end with the widget.
    _listeners: Vec<Listener>,
}

struct Drawn {
    host: HtmlElement,
    mount: Element,
    /// Sets the content of an element from HTML: JavaScript's, as a page's policy may want such HTML to be vouched for.
    set_html: js_sys::Function,
    told: RefCell<Rc<Told>>,
    words: Words,
    query: RefCell<Query>,
    view: Cell<View>,
    /// The statement that an address leads to, as a place in the data.
    opened: Cell<Option<usize>>,
    /// By the place in the data of what each is of.
    cards: RefCell<Vec<Option<Card>>>,
}

/// The story, and what was found in it once that is known.
struct Told {
    index: Index,
    findings: Option<Findings>,
    /// What stands in for findings that are not known.
    none: Findings,
}

/// A card as it is drawn.
struct Card {
    element: Element,
    html: String,
}

#[wasm_bindgen]
impl Widget {
    /// Draws a story into `mount`. Without `text`, the story that ships; without `language`, in English. Throws an `Error`
    /// named `StoryError` when the story cannot be used; nothing is drawn then.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        mount: Element,
        #[wasm_bindgen(unchecked_param_type = "(element: Element, html: string) => void")] set_html: js_sys::Function,
        text: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Partial<Query> | undefined")] query: JsValue,
        language: Option<Interface>,
    ) -> Result<Widget, JsValue> {
        let (mut index, computed) = open(text)?;
        let findings = computed.and_then(|computed| Findings::from_computed(&mut index, computed));
        let mut query = decode_query(query)?;
        // What was chosen in another story and is no choice in this one would leave nothing, with no box to untick.
        for facet in Facet::ALL.into_iter().filter(|&facet| facet != Facet::Finding || findings.is_some()) {
            query.chosen_mut(facet).retain(|value| index.keys(facet).contains(value));
        }
        let query = RefCell::new(query);
        let told = RefCell::new(Rc::new(Told { index, findings, none: Findings::default() }));
        let (view, opened, cards) = Default::default();
        let words = words(language);
        let drawn = Rc::new(Drawn { host, mount, set_html, told, words, query, view, opened, cards });
        drawn.draw()?;
        let listeners = ["change", "input", "click"].map(|kind| {
            // Weak, so that a listener does not keep alive what holds it.
            let drawn = Rc::downgrade(&drawn);
            let mount = drawn.upgrade().map(|drawn| drawn.mount.clone());
            let mount: Element = mount.ok_or(JsValue::UNDEFINED)?;
            Listener::new(&mount, kind, move |event| {
                if let Some(drawn) = drawn.upgrade()
                    && let Err(error) = drawn.hear(&event)
                {
                    wasm_bindgen::throw_val(error);
                }
            })
        });
        let listeners = listeners.into_iter().collect::<Result<_, _>>()?;
        Ok(Widget { drawn, _listeners: listeners })
    }

    /// Says to the page that the widget is there: dispatches `wsw-ready` on the host, and `wsw-compared` if what was found
    /// is known.
    pub fn announce(&self) -> Result<(), JsValue> {
        self.drawn.dispatch("wsw-ready", &self.drawn.answer())?;
        if self.compared() { self.drawn.dispatch("wsw-compared", &self.drawn.answer()) } else { Ok(()) }
    }

    /// Whether it is known where accounts part: the story keeps what was found in it, or `compare` was given it.
    #[wasm_bindgen(getter)]
    pub fn compared(&self) -> bool {
        self.drawn.told().findings.is_some()
    }

    /// Shows where accounts part, given as JSON text what the library computed from the same story. Dispatches
    /// `wsw-compared`. What does not fit the story is not shown.
    pub fn compare(&self, computed: &str) -> Result<(), JsValue> {
        self.drawn.compare(computed)
    }

    /// All that the reader has chosen, as names and values one after the other: what a query has, in several entries where
    /// it is a list, `view`, for two sources side by side `first` and `second`, and `statement` for the one that an address
    /// led to. What is as at the beginning is left out.
    #[wasm_bindgen(getter)]
    pub fn state(&self) -> Vec<String> {
        self.drawn.state()
    }

    /// Shows what a state says; what it does not say is as at the beginning, and what does not fit the story is passed over.
    #[wasm_bindgen(setter)]
    pub fn set_state(&self, state: Vec<String>) -> Result<(), JsValue> {
        self.drawn.restore(state)
    }

    /// What is asked for now.
    #[wasm_bindgen(getter, unchecked_return_type = "Query")]
    pub fn query(&self) -> Result<JsValue, JsValue> {
        encode(&*self.drawn.query.borrow())
    }

    /// Asks for something else; what is left out is not asked for.
    #[wasm_bindgen(setter)]
    pub fn set_query(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Partial<Query>")] query: JsValue,
    ) -> Result<(), JsValue> {
        self.drawn.ask(decode_query(query)?)
    }
}

impl Drawn {
    fn told(&self) -> Rc<Told> {
        self.told.borrow().clone()
    }

    fn scene<'a>(&'a self, told: &'a Told) -> Scene<'a> {
        Scene { index: &told.index, findings: told.findings.as_ref().unwrap_or(&told.none), words: &self.words }
    }

    fn answer(&self) -> Answer {
        let told = self.told();
        let query = self.query.borrow();
        if told.findings.is_none() && !query.finding.is_empty() {
            // Asked for before it is known: it holds as soon as it is.
            return told.index.answer(&Query { finding: Vec::new(), ..query.clone() });
        }
        told.index.answer(&query)
    }

    fn compare(&self, computed: &str) -> Result<(), JsValue> {
        let Some(computed) = computed_from_json(computed) else { return Ok(()) };
        {
            let mut told = self.told.borrow_mut();
            // Nobody else holds it, but for a listener of the page that was called from in here.
            let told = Rc::get_mut(&mut told).ok_or("the widget is being drawn")?;
            told.findings = Findings::from_computed(&mut told.index, computed);
        }
        let answer = self.answer();
        let told = self.told();
        // What was asked for before may be no choice in this story.
        self.query.borrow_mut().finding.retain(|value| told.index.keys(Facet::Finding).contains(value));
        let choices = render::finding_choices(&self.scene(&told), &self.query.borrow(), &answer).into_string();
        self.set_html(&self.one("[data-findings]")?, &choices)?;
        self.show(&answer)?;
        self.dispatch("wsw-compared", &answer)
    }

    fn set_html(&self, element: &Element, html: &str) -> Result<(), JsValue> {
        self.set_html.call2(&JsValue::UNDEFINED, element, &html.into())?;
        Ok(())
    }

    /// Draws everything.
    fn draw(&self) -> Result<(), JsValue> {
        let answer = self.answer();
        let told = self.told();
        let view = self.view.get();
        let shown = render::cards(&self.scene(&told), &answer, view).unwrap_or_default();
        let html = render::widget(&self.scene(&told), &self.query.borrow(), &answer, view, &shown).into_string();
        self.set_html(&self.mount, &html)?;
        let story = told.index.story();
        let mut cards = self.cards.borrow_mut();
        // As many as any of the views may have.
        cards.resize_with(story.claims.len().max(story.actors.len()).max(story.sources.len()), || None);
        for ((of, html), element) in shown.into_iter().zip(self.all("[data-region=claims] > article")?) {
            cards[of] = Some(Card { element, html });
        }
        Ok(())
    }

    fn one(&self, selector: &str) -> Result<Element, JsValue> {
        self.mount
            .query_selector(selector)?
            .ok_or_else(|| js_sys::Error::new(&format!("the page has taken {selector} out of the widget")).into())
    }

    fn all(&self, selector: &str) -> Result<Vec<Element>, JsValue> {
        let list = self.mount.query_selector_all(selector)?;
        Ok((0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect())
    }

    /// Something happened in the widget.
    fn hear(&self, event: &Event) -> Result<(), JsValue> {
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

    /// Shows the view that the controls name.
    fn look(&self) -> Result<(), JsValue> {
        let told = self.told();
        let source = |name: &str| -> Result<Option<usize>, JsValue> {
            let chosen = self.mount.query_selector(&format!("select[name={name}]"))?;
            Ok(chosen
                .and_then(|select| told.index.source_number(&select.unchecked_into::<HtmlSelectElement>().value())))
        };
        let pair = (source("first")?, source("second")?);
        let chosen: HtmlInputElement = self.one("[name=view]:checked")?.dyn_into()?;
        let view = match (chosen.value().as_str(), pair) {
            ("actors", _) => View::Actors,
            ("sources", _) => View::Sources,
            ("table", _) => View::Table,
            ("pair", (Some(a), Some(b))) => View::Pair(a, b),
            _ => View::Claims,
        };
        self.set_view(view)?;
        self.show_cards(&self.answer())?;
        dispatch(&self.host, "wsw-view", &view.name())
    }

    fn set_view(&self, view: View) -> Result<(), JsValue> {
        if let Some(choose) = self.mount.query_selector(".choose")? {
            choose.toggle_attribute_with_force("hidden", !matches!(view, View::Pair(..)))?;
        }
        if self.view.replace(view).name() != view.name() {
            // The cards of one view are none of the other's.
            self.cards.borrow_mut().iter_mut().for_each(|card| *card = None);
        }
        Ok(())
    }

    fn state(&self) -> Vec<String> {
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
            put("statement", &told.index.statement(statement).id);
        }
        state
    }

    fn restore(&self, state: Vec<String>) -> Result<(), JsValue> {
        let told = self.told();
        let mut query = Query::default();
        let (mut view, mut first, mut second) = (View::Claims, None, None);
        let mut opened = None;
        for entry in state.chunks_exact(2) {
            let [name, value] = entry else { continue };
            match name.as_str() {
                "text" => query.text = value.clone(),
                "sort" => query.sort = Sort::ALL.into_iter().find(|sort| sort.name() == value).unwrap_or_default(),
                "view" => {
                    let views = [View::Actors, View::Sources, View::Table, View::Pair(0, 1)];
                    view = views.into_iter().find(|view| view.name() == value).unwrap_or_default();
                }
                "first" => first = told.index.source_number(value),
                "second" => second = told.index.source_number(value),
                "statement" => opened = told.index.story().statements.iter().position(|s| s.id == *value),
                _ => {
                    let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == name) else { continue };
                    // What was found may not be known yet.
                    let unknown = facet == Facet::Finding && told.findings.is_none();
                    if unknown || told.index.keys(facet).contains(value) {
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
        self.opened.set(opened);
        for radio in self.all("[name=view]")? {
            let radio: HtmlInputElement = radio.dyn_into()?;
            radio.set_checked(radio.value() == view.name());
        }
        if let View::Pair(a, b) = view {
            for (name, source) in [("first", a), ("second", b)] {
                let select: HtmlSelectElement = self.one(&format!("select[name={name}]"))?.dyn_into()?;
                select.set_value(&told.index.source(source).id);
            }
        }
        self.set_view(view)?;
        let answer = self.answer();
        self.show(&answer)?;
        if let Some(statement) = opened {
            self.open(&told.index.statement(statement).id)?;
        }
        if changed { self.dispatch("wsw-change", &answer) } else { Ok(()) }
    }

    /// Brings a statement to the reader: scrolls to it and puts the focus there.
    fn open(&self, id: &str) -> Result<(), JsValue> {
        for shown in self.all("[data-statement]")? {
            if shown.get_attribute("data-statement").as_deref() == Some(id) {
                shown.set_attribute("tabindex", "-1")?;
                shown.scroll_into_view();
                return shown.dyn_into::<HtmlElement>()?.focus();
            }
        }
        Ok(())
    }

    /// Takes a new query and shows what it gives.
    fn ask(&self, query: Query) -> Result<(), JsValue> {
        if *self.query.borrow() == query {
            return Ok(());
        }
        *self.query.borrow_mut() = query;
        self.opened.set(None);
        let answer = self.answer();
        self.show(&answer)?;
        // Last, and with nothing borrowed: a listener of the page may ask for something else in turn.
        self.dispatch("wsw-change", &answer)
    }

    fn show(&self, answer: &Answer) -> Result<(), JsValue> {
        self.show_controls(answer)?;
        let status = render::status(&self.scene(&self.told()), answer);
        let line = self.one("[role=status]")?;
        // Written only when it changes, as it is read aloud each time.
        if line.text_content().as_deref() != Some(&status) {
            line.set_text_content(Some(&status));
        }
        self.show_cards(answer)
    }

    fn dispatch(&self, kind: &str, answer: &Answer) -> Result<(), JsValue> {
        let query = self.query.borrow().clone();
        dispatch(&self.host, kind, &QueryResult::new(&self.told().index, query, answer))
    }

    /// Brings choices, counts and the search up to date without touching what the reader holds.
    fn show_controls(&self, answer: &Answer) -> Result<(), JsValue> {
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

    /// Brings the cards up to date: one that stays the same stays the same element.
    fn show_cards(&self, answer: &Answer) -> Result<(), JsValue> {
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

impl Drop for Drawn {
    fn drop(&mut self) {
        self.mount.set_text_content(None);
    }
}
