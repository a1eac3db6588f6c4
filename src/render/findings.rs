//! Findings on a claim: each a control that opens the evidence.

use super::statement::{cue, quoted, source_number, source_numbers};
use super::{Form, Key, Scene, diff, words};
use crate::compare::{Finding, Group, Kind, Pair};
use maud::{Markup, Render as _, html};
use std::ops::Range;

/// So many of the findings on a claim are named at first in a large story; all, if there are up to half as many more.
pub const NAMED: usize = 8;

/// The findings on a claim. Coverage is not among them: it stands above, in a line of its own.
pub(super) fn findings(scene: &Scene, claim: usize, form: Form) -> Markup {
    let all = shown(scene, claim).count();
    let few = if form == Form::Brief && all > NAMED + NAMED / 2 { NAMED } else { all };
    html! {
        @if all > 0 {
            div.findings {
                (controls(scene, claim, form, 0..few))
                @if few < all {
                    button.more type="button" data-action="findings" { (scene.words.word(Key::More)) }
                    span { (super::shown(scene, all, &(0..few))) }
                }
            }
        }
    }
}

/// Those of the findings on a claim in a large story that are not named at first, and how many these are.
pub fn further_findings(scene: &Scene, claim: usize) -> (Markup, usize) {
    let all = shown(scene, claim).count();
    (controls(scene, claim, Form::Brief, NAMED..all), all.saturating_sub(NAMED))
}

fn controls(scene: &Scene, claim: usize, form: Form, which: Range<usize>) -> Markup {
    html! {
        @for finding in shown(scene, claim).skip(which.start).take(which.len()) {
            details.finding open[form.unfolded()] part="finding" data-finding=(finding.choice().unwrap_or(finding.label)) {
                summary { (scene.words.word(words::finding(finding.kind, finding.label))) (who(scene, finding)) }
                @if form != Form::Brief { (evidence_of(scene, finding)) }
            }
        }
    }
}

fn shown<'a>(scene: &'a Scene, claim: usize) -> impl Iterator<Item = &'a Finding> {
    scene.findings.of(claim).iter().filter(|finding| finding.kind != Kind::Coverage)
}

/// What a finding on a claim rests on, by its place among those that are shown: one element.
pub fn evidence(scene: &Scene, claim: usize, place: usize) -> Markup {
    html! { div { @if let Some(finding) = shown(scene, claim).nth(place) { (evidence_of(scene, finding)) } } }
}

/// Of an actor at odds with itself, and of one whose words are introduced in several ways, the name: one claim may have
/// several such findings.
fn who(scene: &Scene, finding: &Finding) -> Markup {
    let mut actors: Vec<usize> = match finding.groups.first() {
        Some(group) if finding.label == "at-odds" => group.actors.iter().copied().take(1).collect(),
        _ if finding.kind == Kind::Framing => Vec::new(),
        _ => return html! {},
    };
    if actors.is_empty() {
        // Those who speak in all of the statements; where nobody does, as they follow from one to the other, all.
        let speakers = || finding.statements.iter().map(|&statement| scene.index.speakers(statement));
        let of_all = |actor: usize| speakers().all(|mut others| others.any(|other| other == actor));
        for actor in speakers().flatten() {
            if !actors.contains(&actor) {
                actors.push(actor);
            }
        }
        if actors.iter().any(|&actor| of_all(actor)) {
            actors.retain(|&actor| of_all(actor));
        }
    }
    let names: Vec<&str> = actors.iter().map(|&actor| scene.index.actor(actor).name.as_str()).collect();
    html! { (scene.words.word(Key::Colon)) (names_of(scene, &names)) }
}

fn evidence_of(scene: &Scene, finding: &Finding) -> Markup {
    match finding.kind {
        Kind::Wording => html! { @for pair in &finding.pairs { (quotations(scene, pair)) } },
        _ => html! {
            dl.groups {
                @for group in &finding.groups {
                    div {
                        dt { (term(scene, finding, group)) }
                        dd { (reported(scene, finding, group)) }
                    }
                }
            }
        },
    }
}

/// What an account says: a position, a figure, a place, a date, a class of cues, or who says it.
fn term(scene: &Scene, finding: &Finding, group: &Group) -> Markup {
    let names: Vec<&str> = group.actors.iter().map(|&actor| scene.index.actor(actor).name.as_str()).collect();
    match finding.kind {
        Kind::Positions => scene.words.html(words::position(&group.label), &[("names", &names_of(scene, &names).0)]),
        Kind::Attribution => names_of(scene, &names),
        Kind::Date => html! { (scene.words.date(&group.label)) },
        Kind::Framing => html! { (scene.words.word(words::cue_class(&group.label))) },
        _ => scene.text(&group.label).render(),
    }
}

fn names_of(scene: &Scene, names: &[&str]) -> Markup {
    scene.words.list(names, &|i| scene.text(names[i]).render())
}

/// In which articles, and with a cue where that is what differs.
fn reported(scene: &Scene, finding: &Finding, group: &Group) -> Markup {
    html! {
        @if finding.kind == Kind::Framing {
            @for (i, &statement) in group.statements.iter().enumerate() {
                @let data = scene.index.statement(statement);
                @if i > 0 { (scene.words.word(Key::Comma)) }
                @if let Some(source) = scene.index.source_of(statement) { (source_number(scene, source)) " " }
                (cue(scene, statement, data.cue.as_deref().unwrap_or_default()))
            }
        } @else {
            (source_numbers(scene, &group.sources))
        }
    }
}

/// Two quotations, the second with what differs marked.
fn quotations(scene: &Scene, pair: &Pair) -> Markup {
    let said = |statement, text: Markup| {
        let source = scene.index.source_of(statement);
        let lang = scene.index.lang(statement);
        html! {
            p dir="auto" {
                @if let Some(source) = source { (source_number(scene, source)) " " }
                (quoted(scene, lang, text))
            }
        }
    };
    html! {
        figure.compared {
            figcaption { (scene.words.word(words::relation(pair.relation))) }
            (said(pair.left, html! { (pair.texts.0) }))
            (said(pair.right, diff::marked(scene.words, &pair.edits)))
        }
    }
}
