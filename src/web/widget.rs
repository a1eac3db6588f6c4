//! One drawn widget: it keeps what the reader has asked for, and redraws no more than what that changes.

use super::api::{QueryResult, decode_query, encode, open};
use super::events::{Listener, dispatch};
use crate::query::{Answer, Facet, Index, Query};
use crate::render;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

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
    index: Index,
    query: RefCell<Query>,
    /// By claim.
    cards: RefCell<Vec<Option<Card>>>,
}

/// A claim as it is drawn.
struct Card {
    element: Element,
    html: String,
}

#[wasm_bindgen]
impl Widget {
    /// Draws a story into `mount`. Without `text`, the story that ships. Throws an `Error` with `problems` when the
    /// story cannot be used; nothing is drawn then.
    #[wasm_bindgen(constructor)]
    pub fn new(
        host: HtmlElement,
        mount: Element,
        #[wasm_bindgen(unchecked_param_type = "(element: Element, html: string) => void")] set_html: js_sys::Function,
        text: Option<String>,
        #[wasm_bindgen(unchecked_param_type = "Partial<Query> | undefined")] query: JsValue,
    ) -> Result<Widget, JsValue> {
        let index = open(text.as_deref())?;
        let query = RefCell::new(decode_query(query)?);
        let drawn = Rc::new(Drawn { host, mount, set_html, index, query, cards: RefCell::default() });
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

    /// Says to the page that the widget is there: dispatches `wsw-ready` on the host.
    pub fn announce(&self) -> Result<(), JsValue> {
        self.drawn.dispatch("wsw-ready", &self.drawn.answer())
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
    fn answer(&self) -> Answer {
        self.index.answer(&self.query.borrow())
    }

    fn set_html(&self, element: &Element, html: &str) -> Result<(), JsValue> {
        self.set_html.call2(&JsValue::UNDEFINED, element, &html.into())?;
        Ok(())
    }

    /// Draws everything.
    fn draw(&self) -> Result<(), JsValue> {
        let answer = self.answer();
        let claims = render::claims(&self.index, &answer);
        let html = render::widget(&self.index, &self.query.borrow(), &answer, &claims).into_string();
        self.set_html(&self.mount, &html)?;
        let mut cards = self.cards.borrow_mut();
        cards.resize_with(self.index.story().claims.len(), || None);
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

    /// Takes a new query and shows what it gives.
    fn ask(&self, query: Query) -> Result<(), JsValue> {
        if *self.query.borrow() == query {
            return Ok(());
        }
        *self.query.borrow_mut() = query;
        let answer = self.answer();
        self.show_controls(&answer)?;
        self.one("[role=status]")?.set_text_content(Some(&render::status(&self.index, &answer)));
        self.show_claims(&answer)?;
        // Last, and with nothing borrowed: a listener of the page may ask for something else in turn.
        self.dispatch("wsw-change", &answer)
    }

    fn dispatch(&self, kind: &str, answer: &Answer) -> Result<(), JsValue> {
        let query = self.query.borrow().clone();
        dispatch(&self.host, kind, &QueryResult::new(&self.index, query, answer))
    }

    /// Brings choices, counts and the search up to date without touching what the reader holds.
    fn show_controls(&self, answer: &Answer) -> Result<(), JsValue> {
        let query = self.query.borrow();
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
                let position = self.index.keys(facet).iter().position(|key| *key == value);
                let count = position.map_or(0, |i| answer.counts(facet)[i]);
                span.set_text_content(Some(&render::number(count)));
                if let Some(label) = span.parent_element() {
                    label.toggle_attribute_with_force("data-none", count == 0)?;
                }
            }
        }
        let search: HtmlInputElement = self.one("input[type=search]")?.dyn_into()?;
        if search.value() != query.text {
            search.set_value(&query.text);
        }
        let badge = if chosen > 0 { render::number(chosen) } else { String::new() };
        self.one("[data-chosen]")?.set_text_content(Some(&badge));
        self.one(".panel [data-action=clear]")?.toggle_attribute_with_force("hidden", query.is_empty())?;
        Ok(())
    }

    /// Brings the claims up to date: a card that stays the same stays the same element.
    fn show_claims(&self, answer: &Answer) -> Result<(), JsValue> {
        let list = self.one("[data-region=claims]")?;
        let mut cards = self.cards.borrow_mut();
        if let Some(notice) = render::notice(&self.index, answer) {
            cards.iter_mut().for_each(|card| *card = None);
            return self.set_html(&list, &notice.into_string());
        }
        let claims = render::claims(&self.index, answer);
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
                    self.set_html(&card.element, &html)?;
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
        self.set_html(&holder, &render::card(&self.index, claim, &html))?;
        let element = holder.first_element_child().ok_or(JsValue::UNDEFINED)?;
        Ok(Card { element, html })
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.mount.set_text_content(None);
    }
}
