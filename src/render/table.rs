//! Sources against claims: what each article has of each claim.

use super::statement::{label, source_number};
use super::{Scene, words};
use crate::query::Answer;
use crate::story::{Mode, Stance};
use maud::{Markup, html};

/// What an article has of a claim.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Has {
    Quoted,
    Paraphrased,
    Denied,
    Questioned,
}

impl Has {
    /// A sign that is told apart without colour, and the words for it.
    fn sign(self) -> (&'static str, &'static str) {
        match self {
            Has::Quoted => ("“”", words::QUOTED),
            Has::Paraphrased => ("¶", words::PARAPHRASED),
            Has::Denied => ("−", words::DENIED),
            Has::Questioned => ("?", words::QUESTIONED),
        }
    }
}

/// The table of the statements that an answer has.
pub(super) fn table(scene: &Scene, answer: &Answer) -> Markup {
    let index = scene.index;
    let sources = index.story().sources.len();
    let mut cells: Vec<Vec<Vec<Has>>> = vec![Vec::new(); index.story().claims.len()];
    for &statement in &answer.statements {
        let (Some(claim), Some(source)) = (index.claim_of(statement), index.source_of(statement)) else { continue };
        let row = &mut cells[claim];
        row.resize(sources, Vec::new());
        let data = index.statement(statement);
        let has = match (data.stance, data.mode) {
            (Stance::Denies, _) => Has::Denied,
            (Stance::Questions, _) => Has::Questioned,
            (Stance::Asserts, Mode::Indirect) => Has::Paraphrased,
            (Stance::Asserts, _) => Has::Quoted,
        };
        if !row[source].contains(&has) {
            row[source].push(has);
        }
    }
    html! {
        div.scroll role="region" aria-label=(words::TABLE) tabindex="0" {
            table {
                caption { (words::TABLE) ". " @for has in [Has::Quoted, Has::Paraphrased, Has::Denied, Has::Questioned] { span.key { (sign(has, false)) " " (has.sign().1) } " " } }
                thead {
                    tr {
                        th scope="col" { (words::CLAIM) }
                        @for source in 0..sources {
                            th scope="col" title=(label(index, source)) { (source_number(source)) }
                        }
                    }
                }
                tbody {
                    @for (claim, row) in cells.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
                        tr data-claim-row=(index.claim(claim).id) {
                            th scope="row" { bdi { (index.claim(claim).text) } }
                            @for has in row { (cell(has)) }
                        }
                    }
                }
            }
        }
    }
}

fn cell(has: &[Has]) -> Markup {
    html! {
        td {
            @if has.is_empty() { span.aloud { (words::ABSENT) } }
            @for (i, &one) in has.iter().enumerate() {
                @if i > 0 { span.aloud { ", " } }
                (sign(one, true))
            }
        }
    }
}

fn sign(has: Has, aloud: bool) -> Markup {
    let (sign, name) = has.sign();
    html! { span.has aria-hidden="true" title=(name) { (sign) } @if aloud { span.aloud { (name) } } }
}
