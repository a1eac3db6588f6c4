//! Two sources side by side: only here, only there, in both and how they differ.

use super::statement::{source_number, words_of};
use super::{Key, Scene, words};
use crate::compare::{Overlap, overlap};
use crate::query::{Answer, By};
use maud::{Markup, html};

/// The two sources, as far as the statements of an answer go. In each of the three parts (the claims in both, those in the
/// first only, those in the second only) at most `limit` statements are drawn. Also how many statements there are in all,
/// and how many of them are drawn.
pub(super) fn pair(scene: &Scene, answer: &Answer, (a, b): (usize, usize), limit: usize) -> (Markup, usize, usize) {
    let index = scene.index;
    let overlap = overlap(index, a, b);
    let groups = index.groups(&answer.statements, By::Claim);
    let (mut all, mut drawn) = (0, 0);
    let [shared, only_a, only_b] = [&overlap.shared, &overlap.only_a, &overlap.only_b].map(|claims| {
        let mut part = Part { claims: 0, drawn: Vec::new() };
        let mut left = limit;
        for &claim in claims.iter().filter(|&&claim| groups.count(claim) > 0) {
            let of_claim = groups.of(claim);
            let mut said =
                [a, b].map(|source| of_claim.iter().copied().filter(|&s| index.source_of(s) == Some(source)).collect());
            let count = said.iter().map(Vec::len).sum::<usize>();
            all += count;
            part.claims += usize::from(count > 0);
            if count > 0 && left > 0 {
                for said in &mut said {
                    said.truncate(left);
                    left -= said.len();
                    drawn += said.len();
                }
                part.drawn.push(Drawn { claim, said, count });
            }
        }
        part
    });
    let html = html! {
        section.both {
            h3 { (scene.words.count(Key::InBoth, shared.claims, 0)) }
            @for drawn in &shared.drawn {
                article.shared {
                    h4 { (scene.text(&index.claim(drawn.claim).text)) }
                    (differences(scene, &overlap, drawn.claim))
                    div.columns {
                        @for (source, said) in [a, b].into_iter().zip(&drawn.said) {
                            div { (all_said(scene, said, source)) }
                        }
                    }
                    (cut(scene, drawn))
                }
            }
        }
        div.columns {
            @for (source, part) in [(a, &only_a), (b, &only_b)] {
                section.only {
                    h3 { (only_in(scene, source, part.claims)) }
                    @for drawn in &part.drawn {
                        h4 { (scene.text(&index.claim(drawn.claim).text)) }
                        @for said in &drawn.said { (all_said(scene, said, source)) }
                        (cut(scene, drawn))
                    }
                }
            }
        }
    };
    (html, all, drawn)
}

/// The claims that stand in one part of the view.
struct Part {
    /// How many there are.
    claims: usize,
    /// The first of them.
    drawn: Vec<Drawn>,
}

/// A claim with its statements by the first and by the second source, as far as they are drawn.
struct Drawn {
    claim: usize,
    said: [Vec<usize>; 2],
    /// How many there are.
    count: usize,
}

/// How many statements on a claim are drawn, when not all are.
fn cut(scene: &Scene, drawn: &Drawn) -> Markup {
    let shown = drawn.said.iter().map(Vec::len).sum();
    html! { @if shown < drawn.count { p.hidden-count { (super::shown(scene, drawn.count, &(0..shown))) } } }
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

fn all_said(scene: &Scene, statements: &[usize], source: usize) -> Markup {
    html! {
        @for &statement in statements {
            @let data = scene.index.statement(statement);
            div.said data-statement=(data.id) data-of=(data.claim) { (source_number(scene, source)) " " (words_of(scene, statement)) }
        }
    }
}
