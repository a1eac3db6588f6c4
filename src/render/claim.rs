//! A claim with the statements about it that are shown.

use super::findings::findings;
use super::related::related;
use super::statement::{source_numbers, statement};
use super::{Form, Key, Scene, View};
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
    shown.map(|(number, statements)| (number, claim(scene, number, &statements, Form::Widget).into_string())).collect()
}

/// What stands in the card of a claim: the claim, its coverage and the findings on it in the whole story, and the given
/// statements.
pub(super) fn claim(scene: &Scene, claim: usize, statements: &[usize], form: Form) -> Markup {
    let index = scene.index;
    let data = index.claim(claim);
    let all = index.statements_of(claim).len();
    html! {
        header {
            @if let Some(topic) = &data.topic {
                p.topic { (scene.text(topic)) }
            }
            h3 part="claim-text" { (scene.text(&data.text)) }
            p.coverage { (carried(scene, &coverage(index, claim))) }
            (related(scene, claim))
            (findings(scene, claim, form))
        }
        ol.statements {
            @for &one in statements { (statement(scene, one, form, View::Claims)) }
        }
        @if statements.len() < all {
            p.hidden-count { (scene.words.count(Key::ClaimStatementsOf, all, statements.len())) }
        }
    }
}

/// Who carries the claim and who does not.
fn carried(scene: &Scene, coverage: &Coverage) -> Markup {
    let carried = coverage.carried.iter().map(|(source, _)| *source).collect::<Vec<_>>();
    html! {
        (scene.words.count(Key::ReportedBy, coverage.out_of(), carried.len()))
        (source_numbers(scene, &carried))
        @if !coverage.silent.is_empty() {
            span.silent { " · " (scene.words.word(Key::NotReportedBy)) (source_numbers(scene, &coverage.silent)) }
        }
    }
}
