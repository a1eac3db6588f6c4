//! One drawn widget: it keeps what the reader has asked for, and redraws no more than what that changes.

use super::events::{Listener, dispatch};
use super::open::open;
use super::platform::{Interface, words};
use super::values::{QueryResult, decode_query, encode};
use crate::compare::Findings;
use crate::load::computed_from_json;
use crate::query::{Answer, Facet, Index, Query};
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
    /// By claim.
    cards: RefCell<Vec<Option<Card>>>,
}

/// The story, and what was found in it once that is known.
struct Told {
    index: Index,
    findings: Option<Findings>,
    /// What stands in for findings that are not known.
    none: Findings,
}

/// A claim as it is drawn.
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
        let (mut index, computed) = open(text.as_deref())?;
        let findings = computed.and_then(|computed| Findings::from_computed(&mut index, computed));
        let mut query = decode_query(query)?;
        // What was chosen in another story and is no choice in this one would leave nothing, with no box to untick.
        for facet in Facet::ALL.into_iter().filter(|&facet| facet != Facet::Finding || findings.is_some()) {
            query.chosen_mut(facet).retain(|value| index.keys(facet).contains(value));
        }
        let query = RefCell::new(query);
        let told = RefCell::new(Rc::new(Told { index, findings, none: Findings::default() }));
        let (view, cards) = Default::default();
        let words = words(language);
        let drawn = Rc::new(Drawn { host, mount, set_html, told, words, query, view, cards });
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
        let claims = render::claims(&self.scene(&told), &answer);
        let view = self.view.get();
        let html = render::widget(&self.scene(&told), &self.query.borrow(), &answer, view, &claims).into_string();
        self.set_html(&self.mount, &html)?;
        let mut cards = self.cards.borrow_mut();
        cards.resize_with(told.index.story().claims.len(), || None);
        for ((claim, html), element) in claims.into_iter().zip(self.all("[data-claim]")?) {
            cards[claim] = Some(Card { element, html });
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
                    toggle.set_attribute("aria-expanded", if open { "false" } else { "true" })
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
            ("table", _) => View::Table,
            ("pair", (Some(a), Some(b))) => View::Pair(a, b),
            _ => View::Claims,
        };
        if let Some(choose) = self.mount.query_selector(".choose")? {
            choose.toggle_attribute_with_force("hidden", !matches!(view, View::Pair(..)))?;
        }
        self.view.set(view);
        self.show_claims(&self.answer())
    }

    /// Takes a new query and shows what it gives.
    fn ask(&self, query: Query) -> Result<(), JsValue> {
        if *self.query.borrow() == query {
            return Ok(());
        }
        *self.query.borrow_mut() = query;
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
        self.show_claims(answer)
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

    /// Brings the claims up to date: a card that stays the same stays the same element.
    fn show_claims(&self, answer: &Answer) -> Result<(), JsValue> {
        let list = self.one("[data-region=claims]")?;
        let mut cards = self.cards.borrow_mut();
        let told = self.told();
        if let Some(instead) = render::instead_of_claims(&self.scene(&told), answer, self.view.get()) {
            cards.iter_mut().for_each(|card| *card = None);
            return self.set_html(&list, &instead.into_string());
        }
        let claims = render::claims(&self.scene(&told), answer);
        let mut next = claims.iter().map(|(claim, _)| *claim).peekable();
        let mut emptied = true;
        for (claim, card) in cards.iter_mut().enumerate() {
            if next.next_if_eq(&claim).is_some() {
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
        for (claim, html) in claims {
            let card = match cards[claim].take() {
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
                None => self.card(claim, html)?,
            };
            if at.as_ref() == Some(&card.element) {
                at = card.element.next_element_sibling();
            } else {
                list.insert_before(&card.element, at.as_deref())?;
            }
            cards[claim] = Some(card);
        }
        Ok(())
    }

    fn card(&self, claim: usize, html: String) -> Result<Card, JsValue> {
        let document = self.mount.owner_document().ok_or(JsValue::UNDEFINED)?;
        let holder = document.create_element("div")?;
        self.set_html(&holder, &render::card(&self.told().index, claim, &html))?;
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
