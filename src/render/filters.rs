//! The search and the filters, each choice with its count.

use super::statement::{label, source_number};
use super::{Key, Scene, words};
use crate::query::{Answer, Facet, Index, Query};
use maud::{Markup, Render as _, html};

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
                (panel.sources())
                (panel.actors())
            }
        }
    }
}

/// The choices among what was found, which may come to be known later than the rest.
pub fn finding_choices(scene: &Scene, query: &Query, answer: &Answer) -> Markup {
    Panel { scene, query, answer }.findings()
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
        let choice = |value| html! { li { (self.choice(Facet::Stance, value, self.word(words::stance_choice(&self.scene.index.keys(Facet::Stance)[value])))) } };
        html! {
            fieldset {
                legend { (self.scene.words.word(Key::Position)) }
                ul { @for value in 0..self.scene.index.keys(Facet::Stance).len() { (choice(value)) } }
            }
        }
    }

    fn findings(&self) -> Markup {
        let keys = self.scene.index.keys(Facet::Finding);
        html! {
            @if !keys.is_empty() {
                fieldset {
                    legend { (self.scene.words.word(Key::Findings)) }
                    ul {
                        @for (value, key) in keys.iter().enumerate() {
                            li { (self.choice(Facet::Finding, value, self.word(words::finding_choice(key)))) }
                        }
                    }
                }
            }
        }
    }

    fn sources(&self) -> Markup {
        let name = |source| html! { (source_number(self.scene, source)) " " (label(self.scene, source)) };
        html! {
            fieldset {
                legend { (self.scene.words.word(Key::Sources)) }
                ul {
                    @for source in 0..self.scene.index.story().sources.len() {
                        li { (self.choice(Facet::Source, source, name(source))) }
                    }
                }
            }
        }
    }

    fn actors(&self) -> Markup {
        html! {
            @if self.scene.index.roots().any(|actor| self.speaks(actor)) {
                fieldset {
                    legend { (self.scene.words.word(Key::Actors)) }
                    ul.tree { @for actor in self.scene.index.roots() { (self.actor(actor, 0)) } }
                }
            }
        }
    }

    /// An actor that somebody can be found under, and those who belong to it.
    fn actor(&self, actor: usize, depth: usize) -> Markup {
        if !self.speaks(actor) {
            return html! {};
        }
        let members = below(self.scene.index, actor, depth);
        let name = &self.scene.index.actor(actor).name;
        html! {
            li {
                (self.choice(Facet::Actor, actor, self.scene.text(name).render()))
                @if !members.is_empty() {
                    ul aria-label=(self.scene.words.say(Key::Members, &[("name", name)])) {
                        @for member in members { (self.actor(member, depth + 1)) }
                    }
                }
            }
        }
    }

    /// Whether any statement of the story is by an actor or its members: relays that say nothing of their own are no
    /// choice.
    fn speaks(&self, actor: usize) -> bool {
        self.scene.index.says_something(actor)
    }

    fn word(&self, key: Key) -> Markup {
        html! { (self.scene.words.get(key)) }
    }

    fn choice(&self, facet: Facet, value: usize, name: Markup) -> Markup {
        let key = &self.scene.index.keys(facet)[value];
        let count = self.answer.counts(facet)[value];
        html! {
            label.choice data-none[count == 0] {
                input type="checkbox" name=(facet.name()) value=(key) checked[self.query.chosen(facet).contains(key)];
                span.name { (name) }
                " "
                span.count data-count=(facet.name()) { (self.scene.words.number(count)) }
            }
        }
    }
}
