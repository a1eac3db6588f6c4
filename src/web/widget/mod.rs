//! One drawn widget: it keeps what the reader has asked for, and redraws no more than what that changes.

mod cards;
mod controls;
mod hits;
mod list;
mod state;

use super::events::Listener;
use super::open::open;
use super::opening::Opening;
use super::page::Page;
use super::platform::{Interface, words};
use super::values::{decode_query, encode_query, result};
use crate::compare::{Findings, Gathering};
use crate::load::findings_from_json;
use crate::query::{Answer, Facet, Index, Query, Sort};
use crate::render::{self, Scene, View, Words};
use crate::story::Computed;
use controls::Choice;
use list::List;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// A widget that is drawn into an element. `free()` takes its listeners away and gives its memory back.
#[wasm_bindgen]
pub struct Widget {
    drawn: Rc<Drawn>,
    /// Held so that they end with the widget.
    _listeners: Vec<Listener>,
}

struct Drawn {
    page: Page,
    mount: Element,
    told: RefCell<Rc<Told>>,
    words: Words,
    /// What the address of a statement begins with, where what the reader chooses stands in the address of the page.
    link: Option<String>,
    query: RefCell<Query>,
    view: Cell<View>,
    /// Whether the view, and whether the query, wait for the module's other part.
    waits: Cell<(bool, bool)>,
    /// The statement that an address leads to, as a place in the data.
    opened: Cell<Option<usize>>,
    choices: RefCell<Vec<Choice>>,
    /// How many choices a long list of them may have.
    room: Cell<usize>,
    list: RefCell<List>,
}

/// The story, and what was found in it once that is known.
struct Told {
    index: Index,
    findings: Option<Findings>,
    /// What has come of them yet.
    gathering: Option<Gathering>,
    /// What stands in for findings that are not known.
    none: Findings,
}

#[wasm_bindgen]
impl Widget {
    /// Draws a story into `mount`; without `language`, in English. Throws an `Error` named `StoryError` when the story cannot be used; nothing is drawn then. `link` is what the address of a statement
    /// begins with, in front of its id; without it, statements have no links.
    #[wasm_bindgen(constructor)]
    pub fn new(
        mount: Element,
        page: Page,
        text: String,
        #[wasm_bindgen(unchecked_param_type = "Partial<Query> | undefined")] query: JsValue,
        language: Option<Interface>,
        link: Option<String>,
    ) -> Result<Widget, JsValue> {
        let (index, computed) = open(text.into())?;
        Widget::of(index, computed, mount, page, query, language, link)
    }

    /// Says to the page that the widget is there: `wsw-ready`, and `wsw-compared` if what was found is known.
    pub fn announce(&self) -> Result<(), JsValue> {
        let found = self.drawn.answer().statements.len();
        self.drawn.tell("wsw-ready", found)?;
        if self.compared() { self.drawn.tell("wsw-compared", found) } else { Ok(()) }
    }

    /// What a query gives, with every id and every count: of a large story these are many, and few pages want them.
    #[wasm_bindgen(unchecked_return_type = "QueryResult")]
    pub fn result(&self, #[wasm_bindgen(unchecked_param_type = "Query")] query: JsValue) -> Result<JsValue, JsValue> {
        let query = decode_query(query)?;
        let answer = self.drawn.answer_to(&query);
        result(&self.drawn.told().index, &query, &answer)
    }

    /// All of the module is there: shows what has waited for it.
    pub fn complete(&self) -> Result<(), JsValue> {
        self.drawn.complete()
    }

    /// Whether the story is so large that only a part of a list is drawn at a time; see `more` and `paper`.
    #[wasm_bindgen(getter)]
    pub fn large(&self) -> bool {
        !self.drawn.is_small()
    }

    /// Draws some more of the list: what there was no time for before the page was painted, or if the reader is `near` the
    /// end of what is drawn, what comes next; whether anything came. Of a small story in a mount with `data-new`, the beginning
    /// of the list is drawn at first, and all of it when this has been asked for until nothing comes.
    pub fn more(&self, near: bool) -> Result<bool, JsValue> {
        self.drawn.more_unasked(near)
    }

    /// Draws as much of the list as paper can have.
    pub fn paper(&self) -> Result<(), JsValue> {
        self.drawn.all_for_paper()
    }

    /// Draws the part of the list in which a statement stands, or if nothing has that id, the first one on a claim.
    pub fn reach(&self, statement: &str, claim: &str) -> Result<(), JsValue> {
        let (told, found) = (self.drawn.told(), self.drawn.answer().statements);
        let of_claim = |&one: &usize| told.index.claim_of(one).is_some_and(|of| told.index.claim(of).id == claim);
        let one = found.iter().copied().find(|&one| told.index.id(one) == statement);
        one.or_else(|| found.into_iter().find(of_claim)).map_or(Ok(()), |one| self.drawn.reach(one))
    }

    /// Whether it is known where accounts part: the story keeps what was found in it, or `compare` was given it.
    #[wasm_bindgen(getter)]
    pub fn compared(&self) -> bool {
        self.drawn.told().findings.is_some()
    }

    /// Shows where accounts part, given what the library has just computed from the same text: some at a time, as JSON text of a
    /// list, so that the page has its turn meanwhile. With the `last` all is shown, and dispatches
    /// `wsw-compared`. If something names statements that the story does not have, nothing is shown.
    pub fn compare(&self, part: &str, last: bool) -> Result<(), JsValue> {
        self.drawn.compare(part, last)
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

    /// The HTML of what opens under a statement to pass it on, with its citation; nothing for a statement that there is not.
    pub fn share(&self, id: &str) -> Option<String> {
        let told = self.drawn.told();
        let statement = told.index.ids().position(|known| known == id)?;
        Some(render::share(&self.drawn.scene(&told), statement).into_string())
    }

    /// What is asked for now.
    #[wasm_bindgen(getter, unchecked_return_type = "Query")]
    pub fn query(&self) -> Result<JsValue, JsValue> {
        encode_query(&self.drawn.query.borrow())
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

impl Widget {
    fn of(
        mut index: Index,
        computed: Option<Computed>,
        mount: Element,
        page: Page,
        query: JsValue,
        language: Option<Interface>,
        link: Option<String>,
    ) -> Result<Widget, JsValue> {
        let findings = computed.and_then(|computed| Findings::from_computed(&mut index, computed));
        let mut query = decode_query(query)?;
        // What was chosen in another story and is no choice in this one would leave nothing, with no box to untick.
        for facet in Facet::ALL.into_iter().filter(|&facet| facet != Facet::Finding || findings.is_some()) {
            query.chosen_mut(facet).retain(|value| index.number(facet, value).is_some());
        }
        let query = RefCell::new(query);
        let told = RefCell::new(Rc::new(Told { index, findings, gathering: None, none: Findings::default() }));
        let (view, waits, opened, choices) = Default::default();
        let words = words(language);
        let (room, list) = (Cell::new(render::FEW), RefCell::new(List::new(true)));
        let drawn = Rc::new(Drawn { page, mount, told, words, link, query, view, waits, opened, choices, room, list });
        drawn.draw()?;
        let listeners = ["change", "input", "click", "focusin"].map(|kind| {
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
}

#[wasm_bindgen]
impl Opening {
    /// As `new Widget`, of what was opened. Throws before `finish` has said that there is a story.
    pub fn widget(
        self,
        mount: Element,
        page: Page,
        #[wasm_bindgen(unchecked_param_type = "Partial<Query> | undefined")] query: JsValue,
        language: Option<Interface>,
        link: Option<String>,
    ) -> Result<Widget, JsValue> {
        let (index, computed) = self.made()?;
        Widget::of(index, computed, mount, page, query, language, link)
    }
}

impl Drawn {
    fn told(&self) -> Rc<Told> {
        self.told.borrow().clone()
    }

    fn scene<'a>(&'a self, told: &'a Told) -> Scene<'a> {
        let findings = told.findings.as_ref().unwrap_or(&told.none);
        Scene { index: &told.index, findings, words: &self.words, link: self.link.as_deref() }
    }

    fn answer(&self) -> Answer {
        self.answer_to(&self.query.borrow())
    }

    fn answer_to(&self, query: &Query) -> Answer {
        let told = self.told();
        let (unknown, missing) = (told.findings.is_none() && !query.finding.is_empty(), self.misses(query));
        if !unknown && !missing {
            return told.index.answer(query);
        }
        // Asked for before it is known, or before what finds it is there: it holds as soon as it is.
        let mut query = query.clone();
        if unknown {
            query.finding.clear();
        }
        if missing {
            (query.text, query.sort) = Default::default();
        }
        told.index.answer(&query)
    }

    /// Whether a query asks for what is done in a part of the module that is not there yet.
    fn misses(&self, query: &Query) -> bool {
        (!query.text.is_empty() || query.sort == Sort::Actor) && !self.page.whole()
    }

    fn compare(&self, part: &str, last: bool) -> Result<(), JsValue> {
        let Some(part) = findings_from_json(part) else { return Ok(()) };
        {
            let mut told = self.told.borrow_mut();
            // Nobody else holds it, but for a listener of the page that was called from in here.
            let Told { index, findings, gathering, .. } = Rc::get_mut(&mut told).ok_or("the widget is being drawn")?;
            let mut found = gathering.take().unwrap_or_else(|| Gathering::new(index));
            found.add(index, part);
            if !last {
                *gathering = Some(found);
                return Ok(());
            }
            *findings = found.findings(index);
        }
        let answer = self.answer();
        let told = self.told();
        // What was asked for before may be no choice in this story.
        self.query.borrow_mut().finding.retain(|value| told.index.number(Facet::Finding, value).is_some());
        let choices = render::finding_choices(&self.scene(&told), &self.query.borrow(), &answer).into_string();
        self.page.set(&self.one("[data-findings]")?, &choices)?;
        self.find_choices(Facet::Finding, &answer)?;
        self.show_findings()?;
        self.show(&answer)?;
        self.tell("wsw-compared", answer.statements.len())
    }

    /// Draws everything. What has been drawn ahead of time in just the same way stays.
    fn draw(&self) -> Result<(), JsValue> {
        let answer = self.answer();
        let told = self.told();
        let ahead = self.mount.query_selector(".wsw")?.is_some();
        // Whoever marks the mount as new asks for the rest of the list.
        let soon = self.mount.has_attribute("data-new");
        let list = self.first_list(&answer, ahead || self.is_small() && !soon);
        let html = render::widget(&self.scene(&told), &self.query.borrow(), &answer, self.view(), &list);
        self.page.draw(&self.mount, &html.0)?;
        for facet in Facet::ALL {
            self.find_choices(facet, &answer)?;
        }
        if self.is_small() { Ok(()) } else { self.show_cards(&answer) }
    }

    fn one(&self, selector: &str) -> Result<Element, JsValue> {
        self.mount
            .query_selector(selector)?
            .ok_or_else(|| js_sys::Error::new(&["the page has taken ", selector, " out of the widget"].concat()).into())
    }

    fn all(&self, selector: &str) -> Result<Vec<Element>, JsValue> {
        let list = self.mount.query_selector_all(selector)?;
        Ok((0..list.length()).filter_map(|i| list.item(i)).map(JsCast::unchecked_into).collect())
    }

    /// Takes a new query and shows what it gives.
    fn ask(&self, query: Query) -> Result<(), JsValue> {
        if *self.query.borrow() == query {
            return Ok(());
        }
        *self.query.borrow_mut() = query;
        self.opened.set(None);
        self.begin_list(true)?;
        let answer = self.answer();
        self.show(&answer)?;
        self.fill_window()?;
        let waits = self.misses(&self.query.borrow());
        self.waits.set((self.waits.get().0, waits));
        if waits {
            return Ok(());
        }
        // Last, and with nothing borrowed: a listener of the page may ask for something else in turn.
        self.tell("wsw-change", answer.statements.len())
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

    /// Tells the page what is asked for now, and how many statements that gives.
    fn tell(&self, kind: &str, found: usize) -> Result<(), JsValue> {
        let query = encode_query(&self.query.borrow())?;
        self.page.tell(kind, &query, self.told().index.len(), found);
        Ok(())
    }
}

impl Drop for Drawn {
    fn drop(&mut self) {
        self.mount.set_text_content(None);
    }
}
