//! A claim, with the statements about it.

use super::findings::findings;
use super::related::related;
use super::statement::source_numbers;
use super::{Form, Key, Scene};
use crate::compare::{Coverage, coverage};
use maud::{Markup, html};

/// A claim with all of the statements about it.
#[cfg(any(feature = "cli", feature = "server"))]
pub(super) fn claim(scene: &Scene, claim: usize, form: Form) -> Markup {
    html! {
        header { (header(scene, claim, form)) }
        ol.statements {
            @for one in scene.index.statements_of(claim) { (super::statement::statement(scene, one, form, super::View::Claims)) }
        }
    }
}

/// What stands above the statements on a claim: the claim, its coverage and the findings on it, in the whole story.
pub(super) fn header(scene: &Scene, claim: usize, form: Form) -> Markup {
    let index = scene.index;
    let data = index.claim(claim);
    html! {
        @if let Some(topic) = &data.topic {
            p.topic { (scene.text(topic)) }
        }
        h3 part="claim-text" { (scene.text(&data.text)) }
        p.coverage { (carried(scene, &coverage(index, claim))) }
        (related(scene, claim))
        (findings(scene, claim, form))
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
