//! The renderer: from a story and an answer to HTML, the same in the browser and on the command line.
//!
//! The templates are [maud](https://maud.lambda.xyz), checked and escaped when the crate is compiled: no text of a story
//! reaches a page unescaped, and no address that is not `http` or `https` becomes a link.

mod claim;
mod diff;
mod filters;
mod findings;
mod fragment;
mod pair;
mod statement;
mod table;
mod views;
mod words;

pub use claim::{claim, claims};
pub use filters::finding_choices;
pub use views::View;
pub use words::number;

use crate::compare::Findings;
use crate::query::{Answer, Index, Query};
use maud::{Markup, html};

/// What there is to show: a story made ready, and what was found in it.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The story.
    pub index: &'a Index,
    /// What was found in it.
    pub findings: &'a Findings,
}

/// The whole widget. `claims` are those that [`claims`] gives for the same answer.
pub fn widget(scene: &Scene, query: &Query, answer: &Answer, view: View, claims: &[(usize, String)]) -> Markup {
    let index = scene.index;
    let story = index.story();
    html! {
        section.wsw part="widget" lang=[story.lang.as_deref()] aria-labelledby="wsw-title" {
            header.head part="header" {
                h2 #wsw-title part="title" { bdi { (story.title) } }
                @if let Some(summary) = &story.summary {
                    p.summary { bdi { (summary) } }
                }
                p.scope {
                    (words::articles(story.sources.len()))
                    @if let Some(updated) = &story.updated {
                        " · as of "
                        time datetime=(updated) { (words::date(updated)) }
                    }
                }
            }
            div.body {
                (filters::filters(index, query, answer))
                div.results {
                    (views::views(scene, view))
                    p.status role="status" part="status" { (status(index, answer)) }
                    div.list data-region="claims" aria-label=(words::CLAIMS) role="region" {
                        @if let Some(instead) = instead_of_claims(scene, answer, view) {
                            (instead)
                        } @else {
                            @for (claim, html) in claims {
                                (maud::PreEscaped(card(index, *claim, html)))
                            }
                        }
                    }
                }
            }
            @if !story.corrections.is_empty() {
                footer.corrections {
                    h3 { (words::CORRECTIONS) }
                    ul {
                        @for correction in &story.corrections {
                            li { time datetime=(correction.date) { (words::date(&correction.date)) } " " bdi { (correction.text) } }
                        }
                    }
                }
            }
        }
    }
}

/// A claim's card as a whole element, from what stands in it as [`claims`] gives it.
pub fn card(index: &Index, claim: usize, html: &str) -> String {
    let inner = maud::PreEscaped(html);
    html! { article.claim part="claim" data-claim=(index.claim(claim).id) { (inner) } }.into_string()
}

/// What is shown, in words: "23 of 61 statements".
pub fn status(index: &Index, answer: &Answer) -> String {
    let all = index.story().statements.len();
    match answer.statements.len() {
        shown if shown == all => words::statements(all),
        shown => words::statements_of(shown, all),
    }
}

/// What stands in place of the claims: another view, or, when there is nothing to show, a word on that.
pub fn instead_of_claims(scene: &Scene, answer: &Answer, view: View) -> Option<Markup> {
    match view {
        _ if answer.statements.is_empty() => Some(notice(scene.index)),
        View::Claims => None,
        View::Table => Some(table::table(scene, answer)),
        View::Pair(a, b) => Some(pair::pair(scene, answer, (a, b))),
    }
}

fn notice(index: &Index) -> Markup {
    html! {
        div.notice part="notice" {
            @if index.story().statements.is_empty() {
                p { (words::EMPTY) }
            } @else {
                p { strong { (words::NOTHING) } }
                p { (words::NOTHING_HELP) }
                button.clear type="button" data-action="clear" { (words::CLEAR) }
            }
        }
    }
}
