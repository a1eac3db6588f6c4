//! What is drawn of the list, and how much: a small story whole, though at first only its beginning before the page is painted;
//! of a large one a part, and more of it as the reader comes to its end, so that what a click costs does not grow with the story.

use super::Drawn;
use super::cards::{Card, focus, place};
use crate::query::{Answer, Groups};
use crate::render::{self, NAMED, Scene, View};
use maud::{Markup, PreEscaped};
use std::ops::Range;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement};

/// So many statements are drawn at first; about, as a card is not cut for it.
const FIRST: usize = 14;
/// At least so many of these before the page is painted, when the reader has asked for something else.
const AT_ONCE: usize = 3;
/// So many more when the reader comes to the end: a few at a time, so that nothing waits for them.
const STEP: usize = 12;
/// So many more when the reader asks for them.
const MORE: usize = 48;
/// So many of a card at first; a card with up to half as many more has them all.
const IN_CARD: usize = 12;
/// So many are drawn unasked. For more the reader presses a button, and so comes to what stands below the widget.
const UNASKED: usize = 240;
/// So many are drawn for paper.
const ON_PAPER: usize = 2_000;

/// The list as it is drawn.
pub(super) struct List {
    cards: Vec<Card>,
    /// The place among all cards of the first one that is drawn.
    from: usize,
    /// So many statements are to be drawn.
    limit: usize,
    /// So many of one card.
    in_card: usize,
    /// So many may be drawn unasked; of a small story, all.
    unasked: usize,
    /// Whether what findings rest on is written only when a reader opens them.
    brief: bool,
}

impl List {
    /// A list with nothing in it yet, of which a part is to be drawn or the whole.
    pub(super) fn new(whole: bool) -> List {
        let (limit, in_card) = if whole { (usize::MAX, usize::MAX) } else { (FIRST, IN_CARD) };
        let unasked = if whole { usize::MAX } else { UNASKED };
        List { cards: Vec::new(), from: 0, limit, in_card, unasked, brief: !whole }
    }

    /// Forgets the cards: those of one view are none of another's.
    pub(super) fn forget(&mut self) {
        self.cards.clear();
    }

    /// Which of the cards are to be drawn, by place among all of them.
    fn part(&mut self, scene: &Scene, view: View, groups: &Groups) -> Range<usize> {
        let all = groups.which.len();
        if self.from >= all {
            self.from = 0;
        }
        let (mut end, mut statements) = (self.from, 0);
        while end < all && statements < self.limit {
            statements += self.weight(scene, view, groups, end);
            end += 1;
        }
        if end == all {
            self.end();
        }
        self.from..end
    }

    /// Nothing is left to be drawn. Of a larger story there may be, when the reader asks for something else.
    fn end(&mut self) {
        if self.unasked == usize::MAX {
            self.limit = usize::MAX;
        }
    }

    /// How many statements a card counts for. A row of the table has no statements, but a cell for each source, of which many
    /// take no longer to draw than one statement.
    fn weight(&self, scene: &Scene, view: View, groups: &Groups, place: usize) -> usize {
        if view == View::Table {
            return 1 + scene.index.story().sources.len() / 64;
        }
        let Some(&of) = groups.which.get(place) else { return 1 };
        // What stands above the statements counts for one, with many findings for two.
        let findings = view == View::Claims && scene.findings.of(of).len() > NAMED;
        groups.count(of).min(self.in_card) + 1 + usize::from(findings)
    }

    /// Writes some cards.
    fn write(&self, scene: &Scene, view: View, groups: &Groups, wanted: &[usize]) -> (String, Vec<Card>) {
        let (mut html, mut cards) = (String::new(), Vec::new());
        for &of in wanted {
            let all = groups.of(of);
            let drawn = self.in_card(None, all.len());
            html.push_str(&render::card(scene, view, of, &all, drawn.clone(), self.brief).0);
            cards.push(Card { of, all, drawn, asked: None });
        }
        (html, cards)
    }

    /// Which statements of a card are to be drawn.
    fn in_card(&self, asked: Option<&Range<usize>>, all: usize) -> Range<usize> {
        match asked {
            Some(asked) => asked.start.min(all)..asked.end.min(all),
            None if all <= self.in_card.saturating_add(self.in_card / 2) => 0..all,
            None => 0..self.in_card,
        }
    }
}

impl Drawn {
    /// Whether the story is so small that its lists are always whole.
    pub(super) fn is_small(&self) -> bool {
        !self.scene(&self.told()).is_large()
    }

    /// Begins a list, and writes what stands in it for the first drawing: all of a list that is `whole`; otherwise
    /// [`Drawn::more_unasked`] goes on.
    pub(super) fn first_list(&self, answer: &Answer, whole: bool) -> Markup {
        let told = self.told();
        let (scene, view) = (self.scene(&told), self.view());
        let mut list = List::new(whole || !scene.is_large());
        if !whole {
            list.limit = FIRST;
        }
        let html = match render::groups(scene.index, answer, view) {
            Some(groups) => {
                let part = list.part(&scene, view, &groups);
                let (html, cards) = list.write(&scene, view, &groups, groups.which.get(part).unwrap_or_default());
                list.cards = cards;
                render::list(&scene, view, &PreEscaped(html))
            }
            None => {
                list.end();
                render::instead_of_list(&scene, answer, view, list.limit).0
            }
        };
        *self.list.borrow_mut() = list;
        html
    }

    /// Goes back to the beginning of the list, as something else is to stand in it. A reader who has come far down is
    /// taken there. `soon` says that only what fills the window is to be drawn before it is painted, and the rest of the
    /// beginning after that, by [`Drawn::more_unasked`].
    pub(super) fn begin_list(&self, soon: bool) -> Result<(), JsValue> {
        let small = self.is_small();
        let mut list = self.list.borrow_mut();
        let far = !small && (list.from > 0 || list.limit > FIRST);
        *list = List { cards: std::mem::take(&mut list.cards), ..List::new(small) };
        list.cards.iter_mut().for_each(|card| card.asked = None);
        if !small {
            let room = self.page.begin(&self.one("[role=status]")?, far).max(AT_ONCE);
            if soon && room < FIRST && matches!(self.view.get(), View::Claims | View::Actors | View::Sources) {
                (list.limit, list.in_card) = (room, room.min(IN_CARD));
            }
        }
        Ok(())
    }

    /// Brings the list up to date. What stays as it is stays the same element; if the focus was on what has gone, it is on
    /// the list.
    pub(super) fn show_cards(&self, answer: &Answer) -> Result<(), JsValue> {
        let held = self.mount.query_selector(":focus")?;
        self.draw_cards(answer)?;
        // The one that a link led to may have come only now.
        self.mark()?;
        match held {
            Some(held) if !held.is_connected() => focus(&self.one("[data-region=claims]")?),
            _ => Ok(()),
        }
    }

    /// Brings the list up to date when there is only more of it to be drawn: the picture above a table stays.
    fn show_more(&self, answer: &Answer) -> Result<(), JsValue> {
        let rows = self.mount.query_selector(".timeline table")?;
        let Some(rows) = rows.filter(|_| self.view() == View::Timeline) else { return self.show_cards(answer) };
        let told = self.told();
        let scene = self.scene(&told);
        let (html, drawn) = render::timeline_rows(&scene, answer, self.list.borrow().limit);
        self.page.set(&rows, &html.0)?;
        self.mark()?;
        self.show_edges(&scene, answer.statements.len(), &(0..drawn))
    }

    fn draw_cards(&self, answer: &Answer) -> Result<(), JsValue> {
        let told = self.told();
        let (scene, view) = (self.scene(&told), self.view());
        let region = self.one("[data-region=claims]")?;
        let mut list = self.list.borrow_mut();
        let Some(groups) = render::groups(scene.index, answer, view) else {
            list.cards.clear();
            list.end();
            let (html, all, drawn) = render::instead_of_list(&scene, answer, view, list.limit);
            self.page.set(&region, &html.0)?;
            return self.show_edges(&scene, all, &(0..drawn));
        };
        if list.cards.is_empty() {
            // What stands there yet is a notice, or another view's.
            self.page.set(&region, &render::list(&scene, view, &PreEscaped(String::new())).0)?;
        }
        let container = self.container()?;
        let part = list.part(&scene, view, &groups);
        let wanted = groups.which.get(part.clone()).unwrap_or_default();
        let old = std::mem::take(&mut list.cards);
        let there: Vec<usize> = old.iter().map(|card| card.of).collect();
        let new: Vec<usize> = wanted.iter().copied().filter(|of| !there.contains(of)).collect();
        let (html, new) = list.write(&scene, view, &groups, &new);
        self.page.arrange(&container, &there, wanted, &html)?;
        let mut old = old.into_iter().filter(|card| wanted.contains(&card.of)).peekable();
        let mut new = new.into_iter();
        let mut element = container.first_element_child();
        for &of in wanted {
            let Some(here) = element else { break };
            element = here.next_element_sibling();
            if let Some(mut card) = old.next_if(|card| card.of == of) {
                let all = groups.of(of);
                let drawn = list.in_card(card.asked.as_ref(), all.len());
                self.show_card(&scene, view, &here, &mut card, all, drawn)?;
                list.cards.push(card);
            } else {
                list.cards.extend(new.next());
            }
        }
        self.show_edges(&scene, groups.which.len(), &part)
    }

    /// Draws what was found on the claims, which has come to be known or is wanted on paper.
    pub(super) fn show_findings(&self) -> Result<(), JsValue> {
        if self.view() == View::Claims {
            let told = self.told();
            let list = self.list.borrow();
            let mut element = self.container()?.first_element_child();
            for card in &list.cards {
                let Some(here) = element else { break };
                element = here.next_element_sibling();
                let header = render::claim_header(&self.scene(&told), card.of, list.brief);
                self.page.set(&here.first_element_child().unwrap_or(here), &header.0)?;
            }
        }
        Ok(())
    }

    /// The reader opens a finding: writes what it rests on, if that has been left to be asked for.
    pub(super) fn open_finding(&self, summary: &Element) -> Result<(), JsValue> {
        let (Some(finding), Some(article)) = (summary.parent_element(), summary.closest("article")?) else {
            return Ok(());
        };
        if let (None, Some(card)) = (summary.next_element_sibling(), self.list.borrow().cards.get(place(&article))) {
            let told = self.told();
            let evidence = render::evidence(&self.scene(&told), card.of, place(&finding));
            self.page.arrange(&finding, &[0], &[0, 1], &evidence.0)?;
        }
        Ok(())
    }

    /// The reader wants the findings on a claim that are not named yet. The focus goes to the first of them.
    #[inline(never)] // a beginning of the module's other part: see scripts/split.mjs
    pub(super) fn more_findings(&self, button: &Element) -> Result<(), JsValue> {
        let (Some(findings), Some(article)) = (button.parent_element(), button.closest("article")?) else {
            return Ok(());
        };
        let list = self.list.borrow();
        let Some(card) = list.cards.get(place(&article)) else { return Ok(()) };
        let told = self.told();
        let (html, new) = render::further_findings(&self.scene(&told), card.of);
        // Behind those that are named stands the way to the others.
        let there: Vec<usize> = (0..findings.children().length() as usize).collect();
        let wanted: Vec<usize> = (0..NAMED).chain(there.len()..there.len() + new).collect();
        self.page.arrange(&findings, &there, &wanted, &html.0)?;
        match findings.children().item(NAMED as u32).and_then(|first| first.first_element_child()) {
            Some(first) => first.unchecked_into::<HtmlElement>().focus(),
            None => Ok(()),
        }
    }

    /// What the cards stand in.
    fn container(&self) -> Result<Element, JsValue> {
        let region = self.one("[data-region=claims]")?;
        Ok(region.query_selector("tbody")?.unwrap_or(region))
    }

    /// Shows the ways to what is not drawn of the list.
    fn show_edges(&self, scene: &Scene, all: usize, drawn: &Range<usize>) -> Result<(), JsValue> {
        if !scene.is_large() {
            return Ok(());
        }
        for (edge, hidden) in [("earlier", drawn.start == 0), ("more", drawn.end >= all)] {
            let edge = self.one(&["[data-edge=", edge, "]"].concat())?;
            edge.toggle_attribute_with_force("hidden", hidden)?;
            if let Some(line) = edge.last_element_child() {
                let text = if hidden { String::new() } else { render::shown(scene, all, drawn) };
                line.set_text_content(Some(&text));
            }
        }
        Ok(())
    }

    /// What is to be painted fills the window, or is the whole beginning of the list.
    pub(super) fn fill_window(&self) -> Result<(), JsValue> {
        while self.list.borrow().limit < FIRST && self.page.short(&self.one("[data-region=claims]")?) {
            {
                let mut list = self.list.borrow_mut();
                list.limit += AT_ONCE;
                list.in_card = IN_CARD.min(list.in_card + AT_ONCE);
            }
            self.show_more(&self.answer())?;
        }
        Ok(())
    }

    /// Draws what there was no time for before the page was painted, or more if the reader is near the end of what is
    /// drawn, as who wants the whole of a small story always is; whether anything came.
    pub(super) fn more_unasked(&self, near: bool) -> Result<bool, JsValue> {
        {
            let mut list = self.list.borrow_mut();
            if list.limit < FIRST {
                (list.limit, list.in_card) = (FIRST, IN_CARD);
            } else if near && list.limit < list.unasked {
                list.limit = list.limit.saturating_add(STEP);
            } else {
                return Ok(false);
            }
        }
        self.show_more(&self.answer())?;
        Ok(true)
    }

    /// Draws as much as paper can have.
    pub(super) fn all_for_paper(&self) -> Result<(), JsValue> {
        {
            let mut list = self.list.borrow_mut();
            list.limit = list.limit.max(ON_PAPER);
            list.in_card = list.in_card.max(ON_PAPER);
            list.brief = false;
            list.cards.iter_mut().for_each(|card| card.asked = None);
        }
        self.show_findings()?;
        self.show_more(&self.answer())
    }

    /// The reader has pressed a button at an end of the list, or of the drawn statements of a card. The focus goes to the
    /// first that has come.
    #[inline(never)] // a beginning of the module's other part: see scripts/split.mjs
    pub(super) fn more_asked(&self, button: &Element, earlier: bool) -> Result<(), JsValue> {
        let answer = self.answer();
        let article = button.closest("article")?;
        let there = {
            let mut list = self.list.borrow_mut();
            match article.as_ref().and_then(|article| list.cards.get_mut(place(article))) {
                Some(card) => {
                    let (start, end) = (card.drawn.start, card.drawn.end);
                    let asked = if earlier { start.saturating_sub(MORE)..end } else { start..end + MORE };
                    card.asked = Some(asked);
                    end - start
                }
                None => {
                    self.widen(&mut list, &answer, earlier);
                    list.cards.len()
                }
            }
        };
        const SAID: &str = "[data-region=claims] [data-statement]";
        let id = |one: &Element| one.get_attribute("data-statement");
        let before: Vec<_> = self.all(SAID)?.iter().map(id).collect();
        self.show_more(&answer)?;
        let first = if matches!(self.view(), View::Pair(..) | View::Timeline) {
            // What has come may stand between what was there.
            let mut now = self.all(SAID)?.into_iter().enumerate();
            now.find(|(i, one)| before.get(*i) != Some(&id(one))).map(|(_, one)| one)
        } else {
            let parent = match article {
                Some(article) => article.query_selector(".statements")?,
                None => Some(self.container()?),
            };
            parent.and_then(|parent| parent.children().item(if earlier { 0 } else { there as u32 }))
        };
        match first {
            Some(first) => focus(&first.query_selector("h3, th")?.unwrap_or(first)),
            None => Ok(()),
        }
    }

    /// Makes room in the list for more.
    fn widen(&self, list: &mut List, answer: &Answer, earlier: bool) {
        let told = self.told();
        let (scene, view) = (self.scene(&told), self.view());
        let mut more = 0;
        match render::groups(scene.index, answer, view) {
            Some(groups) if earlier => {
                while list.from > 0 && more < MORE {
                    list.from -= 1;
                    more += list.weight(&scene, view, &groups, list.from);
                }
            }
            _ => more = MORE,
        }
        list.limit = list.limit.saturating_add(more);
        list.unasked = list.limit.saturating_add(UNASKED);
    }

    /// Draws the part of the list in which a statement stands, if it does not stand there yet.
    pub(super) fn reach(&self, statement: usize) -> Result<(), JsValue> {
        let told = self.told();
        let (index, view) = (&told.index, self.view());
        let answer = self.answer();
        let (Some(groups), Some(of)) = (
            render::groups(index, &answer, view),
            match view {
                View::Actors => index.speakers(statement).next(),
                View::Sources => index.source_of(statement),
                _ => index.claim_of(statement),
            },
        ) else {
            return Ok(());
        };
        let place = groups.which.iter().position(|&other| other == of);
        let at = groups.of(of).iter().position(|&other| other == statement);
        let (Some(place), Some(at)) = (place, at) else { return Ok(()) };
        let is_drawn = {
            let mut list = self.list.borrow_mut();
            match list.cards.iter_mut().find(|card| card.of == of) {
                Some(_) if view == View::Table => true,
                Some(card) => {
                    let is_drawn = card.drawn.contains(&at);
                    if !is_drawn {
                        card.asked = Some(at..at + IN_CARD);
                    }
                    is_drawn
                }
                None => {
                    // All of a small story is drawn then.
                    list.from = if list.unasked == usize::MAX { 0 } else { place };
                    list.end();
                    false
                }
            }
        };
        if is_drawn {
            return Ok(());
        }
        self.show_cards(&answer)?;
        // Once more, as the statement may stand far down in a card that has come only now.
        self.reach(statement)
    }
}
