//! The search and the filters, each choice with its count.

use super::statement::{label, source_number};
use super::{Key, Scene, words};
use crate::order::sort_by;
use crate::query::{Answer, Facet, Index, Query};
use maud::{Markup, Render as _, html};

/// How many choices a long list has at first. One that has up to half as many more has them all.
pub const FEW: usize = 40;

pub(super) fn filters(scene: &Scene, query: &Query, answer: &Answer) -> Markup {
    let panel = Panel { scene, query, answer };
    let words = scene.words;
    html! {
        div.controls role="search" aria-labelledby="wsw-title" part="filters" {
            div.search {
                label for="wsw-search" { (words.word(Key::Search)) }
                input #wsw-search type="search" name="text" value=(query.text) placeholder=(words.word(Key::SearchHint)) autocomplete="off" spellcheck="false" part="search";
                button.toggle type="button" data-action="filters" aria-expanded="false" aria-controls="wsw-filters" {
                    (words.word(Key::Filters)) " "
                    span.chosen data-chosen { }
                }
            }
            div.panel #wsw-filters {
                button.clear type="button" data-action="clear" hidden[query.is_empty()] { (words.word(Key::Clear)) }
                (panel.stances())
                div.contents data-findings { (panel.findings()) }
                fieldset data-choices="source" { (panel.sources(FEW)) }
                @if scene.index.roots().any(|actor| scene.index.says_something(actor)) {
                    fieldset data-choices="actor" { (panel.actors(FEW)) }
                }
            }
        }
    }
}

/// The choices among what was found, which may come to be known later than the rest.
pub fn finding_choices(scene: &Scene, query: &Query, answer: &Answer) -> Markup {
    Panel { scene, query, answer }.findings()
}

/// A list of choices anew, with so many of them: those that have the most statements, and those that are chosen.
pub fn choices(scene: &Scene, query: &Query, answer: &Answer, facet: Facet, limit: usize) -> Markup {
    let panel = Panel { scene, query, answer };
    if facet == Facet::Source { panel.sources(limit) } else { panel.actors(limit) }
}

/// Those who stand in the list below an actor that is itself so many lists deep: its members, as far as they speak. The
/// deepest list, deeper than any newsroom needs, has all that is left, as lists in lists without end would take up the
/// stack.
pub(super) fn below(index: &Index, actor: usize, depth: usize) -> Vec<usize> {
    const DEEPEST: usize = 32;
    let mut all = Vec::new();
    let mut next = if depth <= DEEPEST { Some(actor) } else { None };
    let mut taken = 0;
    while let Some(one) = next {
        all.extend(index.members(one).iter().copied().filter(|&member| index.says_something(member)));
        next = if depth == DEEPEST { all.get(taken).copied() } else { None };
        taken += 1;
    }
    all
}

struct Panel<'a> {
    scene: &'a Scene<'a>,
    query: &'a Query,
    answer: &'a Answer,
}

impl Panel<'_> {
    fn stances(&self) -> Markup {
        let choice = |value| html! { li { (self.choice(Facet::Stance, value, self.word(words::stance_choice(self.scene.index.key(Facet::Stance, value))))) } };
        html! {
            fieldset {
                legend { (self.scene.words.word(Key::Position)) }
                ul { @for value in 0..self.scene.index.values(Facet::Stance) { (choice(value)) } }
            }
        }
    }

    fn findings(&self) -> Markup {
        let index = self.scene.index;
        html! {
            @if index.values(Facet::Finding) > 0 {
                fieldset {
                    legend { (self.scene.words.word(Key::Findings)) }
                    ul {
                        @for value in 0..index.values(Facet::Finding) {
                            li { (self.choice(Facet::Finding, value, self.word(words::finding_choice(index.key(Facet::Finding, value))))) }
                        }
                    }
                }
            }
        }
    }

    fn sources(&self, limit: usize) -> Markup {
        let name = |source| html! { (source_number(self.scene, source)) " " (label(self.scene, source)) };
        let drawn = self.drawn(Facet::Source, limit);
        html! {
            legend { (self.scene.words.word(Key::Sources)) }
            ul {
                @for source in (0..drawn.len()).filter(|&source| drawn[source]) {
                    li { (self.choice(Facet::Source, source, name(source))) }
                }
            }
            (self.more(Facet::Source, &drawn))
        }
    }

    fn actors(&self, limit: usize) -> Markup {
        let drawn = self.drawn(Facet::Actor, limit);
        html! {
            legend { (self.scene.words.word(Key::Actors)) }
            ul.tree { @for actor in self.scene.index.roots() { (self.actor(actor, 0, &drawn)) } }
            (self.more(Facet::Actor, &drawn))
        }
    }

    /// An actor that somebody can be found under, and those who belong to it.
    fn actor(&self, actor: usize, depth: usize, drawn: &[bool]) -> Markup {
        if !drawn[actor] {
            return html! {};
        }
        let mut members = below(self.scene.index, actor, depth);
        members.retain(|&member| drawn[member]);
        let name = &self.scene.index.actor(actor).name;
        html! {
            li {
                (self.choice(Facet::Actor, actor, self.scene.text(name).render()))
                @if !members.is_empty() {
                    ul aria-label=(self.scene.words.say(Key::Members, &[("name", name)])) {
                        @for member in members { (self.actor(member, depth + 1, drawn)) }
                    }
                }
            }
        }
    }

    /// Whether a value is a choice: actors whom the story only names, as a link in a chain of relays, are none.
    fn is_choice(&self, facet: Facet, value: usize) -> bool {
        facet != Facet::Actor || self.scene.index.says_something(value)
    }

    /// Which of the values are drawn, when there is room for so many.
    fn drawn(&self, facet: Facet, limit: usize) -> Vec<bool> {
        let index = self.scene.index;
        let mut drawn: Vec<bool> = (0..index.values(facet)).map(|value| self.is_choice(facet, value)).collect();
        let mut order: Vec<usize> = (0..drawn.len()).filter(|&value| drawn[value]).collect();
        if order.len() > limit.saturating_add(limit / 2) {
            sort_by(&mut order, &|&a, &b| index.count(facet, b).cmp(&index.count(facet, a)));
            for &value in order.iter().skip(limit) {
                drawn[value] = self.query.has_chosen(facet, index.key(facet, value));
            }
            if facet == Facet::Actor {
                // Nobody stands in the list without those whom they belong to.
                for actor in order.into_iter().filter(|&actor| drawn[actor]).collect::<Vec<_>>() {
                    let mut next = index.parent(actor);
                    while let Some(group) = next.filter(|&group| !drawn[group]) {
                        drawn[group] = true;
                        next = index.parent(group);
                    }
                }
            }
        }
        drawn
    }

    /// The way to the choices that are not drawn.
    fn more(&self, facet: Facet, drawn: &[bool]) -> Markup {
        let all = (0..drawn.len()).filter(|&value| self.is_choice(facet, value)).count();
        let some = drawn.iter().filter(|drawn| **drawn).count();
        html! {
            @if some < all {
                div.edge {
                    button.more type="button" data-action="choices" { (self.scene.words.word(Key::More)) }
                    " " span { (super::shown(self.scene, all, &(0..some))) }
                }
            }
        }
    }

    fn word(&self, key: Key) -> Markup {
        html! { (self.scene.words.get(key)) }
    }

    fn choice(&self, facet: Facet, value: usize, name: Markup) -> Markup {
        let key = self.scene.index.key(facet, value);
        let count = self.answer.counts(facet)[value];
        html! {
            label.choice data-none[count == 0] {
                input type="checkbox" name=(facet.name()) value=(key) checked[self.query.has_chosen(facet, key)];
                span.name { (name) }
                " "
                span.count data-count=(facet.name()) { (self.scene.words.number(count)) }
            }
        }
    }
}
