//! The search and the filters, each choice with its count.

use super::statement::{label, source_number};
use super::{Scene, words};
use crate::query::{Answer, Facet, Index, Query};
use maud::{Markup, html};

pub(super) fn filters(index: &Index, query: &Query, answer: &Answer) -> Markup {
    let panel = Panel { index, query, answer };
    html! {
        div.controls role="search" part="filters" {
            div.search {
                label for="wsw-search" { (words::SEARCH) }
                input #wsw-search type="search" name="text" value=(query.text) placeholder=(words::SEARCH_HINT) autocomplete="off" spellcheck="false" part="search";
                button.toggle type="button" data-action="filters" aria-expanded="false" aria-controls="wsw-filters" {
                    (words::FILTERS) " "
                    span.chosen data-chosen { }
                }
            }
            div.panel #wsw-filters {
                button.clear type="button" data-action="clear" hidden[query.is_empty()] { (words::CLEAR) }
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
    Panel { index: scene.index, query, answer }.findings()
}

struct Panel<'a> {
    index: &'a Index,
    query: &'a Query,
    answer: &'a Answer,
}

impl Panel<'_> {
    fn stances(&self) -> Markup {
        let choice = |value| html! { li { (self.choice(Facet::Stance, value, html! { (words::stance_choice(&self.index.keys(Facet::Stance)[value])) })) } };
        html! {
            fieldset {
                legend { (words::STANCE) }
                ul { @for value in 0..self.index.keys(Facet::Stance).len() { (choice(value)) } }
            }
        }
    }

    fn findings(&self) -> Markup {
        let keys = self.index.keys(Facet::Finding);
        html! {
            @if !keys.is_empty() {
                fieldset {
                    legend { (words::FINDING) }
                    ul {
                        @for (value, key) in keys.iter().enumerate() {
                            li { (self.choice(Facet::Finding, value, html! { (words::finding_choice(key)) })) }
                        }
                    }
                }
            }
        }
    }

    fn sources(&self) -> Markup {
        let name = |source| {
            let label = label(self.index, source);
            html! { (source_number(source)) " " bdi { (label) } }
        };
        html! {
            fieldset {
                legend { (words::SOURCE) }
                ul {
                    @for source in 0..self.index.story().sources.len() {
                        li { (self.choice(Facet::Source, source, name(source))) }
                    }
                }
            }
        }
    }

    fn actors(&self) -> Markup {
        html! {
            @if self.index.roots().any(|actor| self.speaks(actor)) {
                fieldset {
                    legend { (words::ACTOR) }
                    ul.tree { @for actor in self.index.roots() { (self.actor(actor)) } }
                }
            }
        }
    }

    /// An actor that somebody can be found under, and those who belong to it.
    fn actor(&self, actor: usize) -> Markup {
        if !self.speaks(actor) {
            return html! {};
        }
        let members: Vec<usize> = self.index.members(actor).iter().copied().filter(|&m| self.speaks(m)).collect();
        let name = &self.index.actor(actor).name;
        html! {
            li {
                (self.choice(Facet::Actor, actor, html! { bdi { (name) } }))
                @if !members.is_empty() {
                    ul aria-label=(words::members(name)) {
                        @for member in members { (self.actor(member)) }
                    }
                }
            }
        }
    }

    /// Whether any statement of the story is by an actor or its members: relays that say nothing of their own are no
    /// choice.
    fn speaks(&self, actor: usize) -> bool {
        self.index.says_something(actor)
    }

    fn choice(&self, facet: Facet, value: usize, name: Markup) -> Markup {
        let key = &self.index.keys(facet)[value];
        let count = self.answer.counts(facet)[value];
        html! {
            label.choice data-none[count == 0] {
                input type="checkbox" name=(facet.name()) value=(key) checked[self.query.chosen(facet).contains(key)];
                span.name { (name) }
                " "
                span.count data-count=(facet.name()) { (words::number(count)) }
            }
        }
    }
}
