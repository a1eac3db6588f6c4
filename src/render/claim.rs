//! A claim with the statements about it that are shown.

use super::statement::{source_number, statement};
use super::words;
use crate::compare::{Coverage, Position, coverage, positions};
use crate::query::{Answer, Index};
use maud::{Markup, html};

/// The claims that an answer has statements of, in the order of the data, each with what stands in its card.
pub fn claims(index: &Index, answer: &Answer) -> Vec<(usize, String)> {
    let mut by_claim: Vec<Vec<usize>> = vec![Vec::new(); index.story().claims.len()];
    for &statement in &answer.statements {
        if let Some(claim) = index.claim_of(statement) {
            by_claim[claim].push(statement);
        }
    }
    let shown = by_claim.into_iter().enumerate().filter(|(_, statements)| !statements.is_empty());
    shown.map(|(number, statements)| (number, claim(index, number, &statements).into_string())).collect()
}

/// What stands in the card of a claim: the claim, its coverage and positions in the whole story, and the given
/// statements.
pub fn claim(index: &Index, claim: usize, statements: &[usize]) -> Markup {
    let data = index.claim(claim);
    let all = index.statements_of(claim).len();
    html! {
        header {
            @if let Some(topic) = &data.topic {
                p.topic { bdi { (topic) } }
            }
            h3 part="claim-text" { bdi { (data.text) } }
            (standing(index, claim))
        }
        ol.statements {
            @for &one in statements { (statement(index, one)) }
        }
        @if statements.len() < all {
            p.hidden-count { (words::statements_of(statements.len(), all)) " on this claim shown" }
        }
    }
}

/// Who carries the claim, who does not, and whether it is contested.
fn standing(index: &Index, claim: usize) -> Markup {
    let coverage = coverage(index, claim);
    let positions = positions(index, claim);
    html! {
        div.standing {
            p.coverage { (carried(&coverage)) }
            @if positions.contested() {
                p.contested {
                    strong { (words::CONTESTED) }
                    ": asserted by " (names(index, &positions.asserted))
                    "; denied by " (names(index, &positions.denied))
                }
            } @else if !positions.denied.is_empty() {
                p.contested { "Denied by " (names(index, &positions.denied)) "; no article here has anyone asserting it" }
            }
        }
    }
}

fn carried(coverage: &Coverage) -> Markup {
    html! {
        (words::CARRIED_BY) " " (words::articles_of(coverage.carried.len(), coverage.out_of())) ":"
        @for (source, _) in &coverage.carried { " " (source_number(*source)) }
        @if !coverage.silent.is_empty() {
            span.silent { " · " (words::NOT_CARRIED_BY) @for source in &coverage.silent { " " (source_number(*source)) } }
        }
    }
}

fn names(index: &Index, side: &[Position]) -> Markup {
    let names: Vec<&str> = side.iter().map(|p| index.actor(p.actor).name.as_str()).collect();
    html! { bdi { (words::list(&names)) } }
}
