//! Two sources side by side: only here, only there, in both and how they differ.

use super::statement::{source_number, words_of};
use super::{Key, Scene, words};
use crate::compare::{Overlap, overlap};
use crate::query::Answer;
use maud::{Markup, html};

/// The two sources, as far as the statements of an answer go.
pub(super) fn pair(scene: &Scene, answer: &Answer, (a, b): (usize, usize)) -> Markup {
    let index = scene.index;
    let overlap = overlap(index, a, b);
    let mut found = vec![false; index.len()];
    answer.statements.iter().for_each(|&statement| found[statement] = true);
    let of = |claim: usize, source: usize| -> Vec<usize> {
        let of_source = |&&s: &&usize| found[s] && index.source_of(s) == Some(source);
        index.statements_of(claim).iter().filter(of_source).copied().collect()
    };
    let kept = |claims: &[usize]| -> Vec<usize> {
        claims.iter().copied().filter(|&claim| !of(claim, a).is_empty() || !of(claim, b).is_empty()).collect()
    };
    let (shared, only_a, only_b) = (kept(&overlap.shared), kept(&overlap.only_a), kept(&overlap.only_b));
    html! {
        section.both {
            h3 { (scene.words.count(Key::InBoth, shared.len(), 0)) }
            @for &claim in &shared {
                article.shared {
                    h4 { (scene.text(&index.claim(claim).text)) }
                    (differences(scene, &overlap, claim))
                    div.columns {
                        @for source in [a, b] {
                            div { @for statement in of(claim, source) { (said(scene, statement, source)) } }
                        }
                    }
                }
            }
        }
        div.columns {
            @for (source, claims) in [(a, &only_a), (b, &only_b)] {
                section.only {
                    h3 { (only_in(scene, source, claims.len())) }
                    @for &claim in claims {
                        h4 { (scene.text(&index.claim(claim).text)) }
                        @for statement in of(claim, source) { (said(scene, statement, source)) }
                    }
                }
            }
        }
    }
}

/// Of how many claims only one of them has statements.
fn only_in(scene: &Scene, source: usize, claims: usize) -> Markup {
    let (n, article) = (scene.words.number(claims), source_number(scene, source).0);
    scene.words.plural_html(Key::OnlyIn, claims, &[("n", &n), ("article", &article)])
}

/// In what the two part on a claim. Where nothing is found nothing is said, as not everything is looked for here.
fn differences(scene: &Scene, overlap: &Overlap, claim: usize) -> Markup {
    let differences: Vec<_> = overlap.differences(scene.findings, claim).collect();
    html! {
        @if !differences.is_empty() {
            p.differences {
                @for (i, finding) in differences.iter().enumerate() {
                    @if i > 0 { " · " }
                    (scene.words.word(words::finding(finding.kind, finding.label)))
                }
            }
        }
    }
}

fn said(scene: &Scene, statement: usize, source: usize) -> Markup {
    html! { div.said { (source_number(scene, source)) " " (words_of(scene, statement)) } }
}
