//! Findings on a claim: each a control that opens the evidence.

use super::statement::source_number;
use super::{Scene, diff, words};
use crate::compare::{Finding, Group, Kind, Pair};
use maud::{Markup, html};

/// The findings on a claim. Coverage is not among them: it stands above, in a line of its own.
pub(super) fn findings(scene: &Scene, claim: usize) -> Markup {
    let shown: Vec<&Finding> = scene.findings.of(claim).iter().filter(|f| f.kind != Kind::Coverage).collect();
    html! {
        @if !shown.is_empty() {
            div.findings {
                @for finding in shown {
                    details.finding part="finding" data-finding=(finding.choice().unwrap_or(finding.label)) {
                        summary { (words::finding(finding.kind, finding.label)) (who(scene, finding)) }
                        (evidence(scene, finding))
                    }
                }
            }
        }
    }
}

/// Of an actor at odds with itself, the name.
fn who(scene: &Scene, finding: &Finding) -> Markup {
    let actor = finding.groups.first().and_then(|group| group.actors.first());
    html! {
        @if finding.label == "at-odds" {
            @if let Some(&actor) = actor { ": " bdi { (scene.index.actor(actor).name) } }
        }
    }
}

fn evidence(scene: &Scene, finding: &Finding) -> Markup {
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
        Kind::Positions => html! { (words::position(&group.label)) " " bdi { (words::list(&names)) } },
        Kind::Attribution => html! { bdi { (words::list(&names)) } },
        Kind::Date => html! { (words::date(&group.label)) },
        Kind::Framing => html! { (words::cue_class(&group.label)) },
        _ => html! { bdi { (group.label) } },
    }
}

/// In which articles, and with a cue where that is what differs.
fn reported(scene: &Scene, finding: &Finding, group: &Group) -> Markup {
    html! {
        @if finding.kind == Kind::Framing {
            @for (i, &statement) in group.statements.iter().enumerate() {
                @let data = scene.index.statement(statement);
                @if i > 0 { ", " }
                @if let Some(source) = scene.index.source_of(statement) { (source_number(source)) " " }
                "“" bdi { (data.cue.as_deref().unwrap_or_default()) } "”"
            }
        } @else {
            @for (i, &source) in group.sources.iter().enumerate() {
                @if i > 0 { " " }
                (source_number(source))
            }
        }
    }
}

/// Two quotations, the second with what differs marked.
fn quotations(scene: &Scene, pair: &Pair) -> Markup {
    let source = |statement| scene.index.source_of(statement).map(source_number);
    html! {
        figure.compared {
            figcaption { (words::relation(pair.relation)) }
            p dir="auto" { @if let Some(number) = source(pair.left) { (number) " " } "“" (pair.texts.0) "”" }
            p dir="auto" { @if let Some(number) = source(pair.right) { (number) " " } "“" (diff::marked(&pair.edits)) "”" }
        }
    }
}
