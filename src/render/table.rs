//! Sources against claims: what each article has of each claim.

use super::statement::{name, source_number};
use super::{Key, Scene};
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

/// The table, with its rows.
#[inline(never)] // a beginning of the module's other part: see scripts/split.mjs
pub(super) fn frame(scene: &Scene, rows: &Markup) -> Markup {
    html! {
        div.scroll role="region" aria-label=(scene.words.word(Key::Table)) tabindex="0" {
            table {
                caption {
                    (scene.words.word(Key::Table)) ". "
                    @for has in [Has::Quoted, Has::Paraphrased, Has::Denied, Has::Questioned] { (key(scene, &sign(scene, has), has.sign().1)) }
                    (key(scene, &nothing(scene), Key::NotReported))
                }
                thead {
                    tr {
                        th scope="col" { (scene.words.word(Key::Claim)) }
                        @for source in 0..scene.index.story().sources.len() {
                            th scope="col" title=(name(scene, source)) { (source_number(scene, source)) }
                        }
                    }
                }
                tbody { (rows) }
            }
        }
    }
}

/// What stands in the row of a claim: what each source has of it, as far as some statements go.
#[inline(never)] // a beginning of the module's other part: see scripts/split.mjs
pub fn row(scene: &Scene, claim: usize, statements: &[usize]) -> Markup {
    let index = scene.index;
    let mut cells: Vec<Vec<Has>> = vec![Vec::new(); index.story().sources.len()];
    for &statement in statements {
        let Some(cell) = index.source_of(statement).and_then(|source| cells.get_mut(source)) else { continue };
        let data = index.statement(statement);
        let has = match (data.stance, data.mode) {
            (Stance::Denies, _) => Has::Denied,
            (Stance::Questions, _) => Has::Questioned,
            (Stance::Asserts, Mode::Indirect) => Has::Paraphrased,
            (Stance::Asserts, _) => Has::Quoted,
        };
        if !cell.contains(&has) {
            cell.push(has);
        }
    }
    html! {
        th scope="row" { (scene.text(&index.claim(claim).text)) }
        @for has in &cells { (cell(scene, has)) }
    }
}

fn cell(scene: &Scene, has: &[Has]) -> Markup {
    html! {
        td {
            @if has.is_empty() { (nothing(scene)) }
            @for has in has { (sign(scene, *has)) }
        }
    }
}

/// A sign and what it stands for. To those who hear it the name is said by the sign.
fn key(scene: &Scene, sign: &Markup, name: Key) -> Markup {
    html! { span.key { (sign) " " span aria-hidden="true" { (scene.words.get(name)) } } " " }
}

fn nothing(scene: &Scene) -> Markup {
    picture(scene.words.get(Key::NotReported), "none", "·")
}

fn sign(scene: &Scene, has: Has) -> Markup {
    let (sign, name) = has.sign();
    let quoted = [scene.words.get(Key::OpenQuote), scene.words.get(Key::CloseQuote)].concat();
    picture(scene.words.get(name), "has", if has == Has::Quoted { &quoted } else { sign })
}

/// A sign with a name. There are as many as there are claims and articles, so that a single element does it.
fn picture(name: &str, class: &str, sign: &str) -> Markup {
    html! { span class=(class) role="img" aria-label=(name) title=(name) { (sign) } }
}
