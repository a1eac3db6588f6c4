//! A claim with the statements about it that are shown.

use super::findings::findings;
use super::statement::{source_number, statement};
use super::{Scene, words};
use crate::compare::{Coverage, coverage};
use crate::query::Answer;
use maud::{Markup, html};

/// The claims that an answer has statements of, in the order of the data, each with what stands in its card.
pub fn claims(scene: &Scene, answer: &Answer) -> Vec<(usize, String)> {
    let index = scene.index;
    let mut by_claim: Vec<Vec<usize>> = vec![Vec::new(); index.story().claims.len()];
    for &statement in &answer.statements {
        if let Some(claim) = index.claim_of(statement) {
            by_claim[claim].push(statement);
        }
    }
    let shown = by_claim.into_iter().enumerate().filter(|(_, statements)| !statements.is_empty());
    shown.map(|(number, statements)| (number, claim(scene, number, &statements).into_string())).collect()
}

/// What stands in the card of a claim: the claim, its coverage and the findings on it in the whole story, and the given
/// statements.
pub fn claim(scene: &Scene, claim: usize, statements: &[usize]) -> Markup {
    let index = scene.index;
    let data = index.claim(claim);
    let all = index.statements_of(claim).len();
    html! {
        header {
            @if let Some(topic) = &data.topic {
                p.topic { bdi { (topic) } }
            }
            h3 part="claim-text" { bdi { (data.text) } }
            p.coverage { (carried(&coverage(index, claim))) }
            (findings(scene, claim))
        }
        ol.statements {
            @for &one in statements { (statement(index, one)) }
        }
        @if statements.len() < all {
            p.hidden-count { (words::statements_of(statements.len(), all)) " on this claim shown" }
        }
    }
}

/// Who carries the claim and who does not.
fn carried(coverage: &Coverage) -> Markup {
    html! {
        (words::CARRIED_BY) " " (words::articles_of(coverage.carried.len(), coverage.out_of())) ":"
        @for (source, _) in &coverage.carried { " " (source_number(*source)) }
        @if !coverage.silent.is_empty() {
            span.silent { " · " (words::NOT_CARRIED_BY) @for source in &coverage.silent { " " (source_number(*source)) } }
        }
    }
}
