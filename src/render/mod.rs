//! The renderer: from a story and an answer to HTML, the same in the browser and on the command line.
//!
//! The templates are [maud](https://maud.lambda.xyz), checked and escaped when the crate is compiled: no text of a story
//! reaches a page unescaped, and no address that is not `http` or `https` becomes a link.

mod claim;
mod filters;
mod fragment;
mod statement;
mod words;

pub use claim::{claim, claims};
pub use words::number;

use crate::query::{Answer, Index, Query};
use maud::{Markup, html};

/// The whole widget, around the claims that [`claims`] gives for the same answer.
pub fn widget(index: &Index, query: &Query, answer: &Answer, claims: &[(usize, String)]) -> Markup {
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
                    p.status role="status" part="status" { (status(index, answer)) }
                    div.list data-region="claims" aria-label=(words::CLAIMS) role="region" {
                        @if let Some(notice) = notice(index, answer) {
                            (notice)
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

/// What stands in place of the claims when there are none to show.
pub fn notice(index: &Index, answer: &Answer) -> Option<Markup> {
    if !answer.statements.is_empty() {
        return None;
    }
    Some(html! {
        div.notice part="notice" {
            @if index.story().statements.is_empty() {
                p { (words::EMPTY) }
            } @else {
                p { strong { (words::NOTHING) } }
                p { (words::NOTHING_HELP) }
                button.clear type="button" data-action="clear" { (words::CLEAR) }
            }
        }
    })
}
