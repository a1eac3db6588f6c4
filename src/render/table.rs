//! Sources against claims: what each article has of each claim.

use super::statement::{name, quoted, source_number};
use super::{Key, Scene};
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
    /// A sign that is told apart without colour, and the words for it. The sign of what is quoted is the marks of the
    /// language, and stands in no table.
    fn sign(self) -> (&'static str, Key) {
        match self {
            Has::Quoted => ("", Key::Quoted),
            Has::Paraphrased => ("¶", Key::Paraphrased),
            Has::Denied => ("−", Key::Denied),
            Has::Questioned => ("?", Key::Questioned),
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
        div.scroll role="region" aria-label=(scene.words.word(Key::Table)) tabindex="0" {
            table {
                caption { (scene.words.word(Key::Table)) ". " @for has in [Has::Quoted, Has::Paraphrased, Has::Denied, Has::Questioned] { span.key { (sign(scene, has, false)) " " (scene.words.get(has.sign().1)) } " " } }
                thead {
                    tr {
                        th scope="col" { (scene.words.word(Key::Claim)) }
                        @for source in 0..sources {
                            th scope="col" title=(name(scene, source)) { (source_number(scene, source)) }
                        }
                    }
                }
                tbody {
                    @for (claim, row) in cells.iter().enumerate().filter(|(_, row)| !row.is_empty()) {
                        tr data-claim-row=(index.claim(claim).id) {
                            th scope="row" { (scene.text(&index.claim(claim).text)) }
                            @for has in row { (cell(scene, has)) }
                        }
                    }
                }
            }
        }
    }
}

fn cell(scene: &Scene, has: &[Has]) -> Markup {
    html! {
        td {
            @if has.is_empty() { span.aloud { (scene.words.word(Key::NotReported)) } }
            @for (i, &one) in has.iter().enumerate() {
                @if i > 0 { span.aloud { (scene.words.word(Key::Comma)) } }
                (sign(scene, one, true))
            }
        }
    }
}

fn sign(scene: &Scene, has: Has, aloud: bool) -> Markup {
    let (sign, name) = has.sign();
    let name = scene.words.get(name);
    html! { span.has aria-hidden="true" title=(name) { @if has == Has::Quoted { (quoted(scene, None, html! {})) } @else { (sign) } } @if aloud { span.aloud { (name) } } }
}
