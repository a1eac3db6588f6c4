//! The views that are lists: cards by claim, by actor, by source, and the rows of the table. Each card has the statements
//! that a query gives, or of many, those that are drawn so far.

use super::claim::header;
use super::statement::statement;
use super::table::{frame, row};
use super::{Form, Key, Scene, View, actor, sources};
use crate::query::{Answer, By, Facet, Groups, Index};
use maud::{Markup, html};
use std::ops::Range;

/// What is in the list of a view that is one: for each card the statements in it. `None` for other views, and where there
/// is nothing to show.
pub fn groups(index: &Index, answer: &Answer, view: View) -> Option<Groups> {
    let by = match view {
        View::Claims | View::Table => By::Claim,
        View::Actors => By::Speaker,
        View::Sources => By::Source,
        View::Pair(..) | View::Timeline => return None,
    };
    Some(index.groups(&answer.statements, by)).filter(|_| !answer.statements.is_empty())
}

/// A whole list, with cards or without: `cards` is what stands in it.
pub fn list(scene: &Scene, view: View, cards: &Markup) -> Markup {
    if view == View::Table {
        frame(scene, cards)
    } else {
        html! { (cards) }
    }
}

/// A card as a whole element, with those of its statements that are drawn; see [`claim_header`] for what is brief.
pub fn card(scene: &Scene, view: View, of: usize, all: &[usize], drawn: Range<usize>, brief: bool) -> Markup {
    let index = scene.index;
    let head = match view {
        View::Table => return html! { tr data-claim-row=(index.claim(of).id) { (row(scene, of, all)) } },
        View::Actors => actor::head(scene, of),
        View::Sources => sources::head(scene, of),
        _ => claim_header(scene, of, brief),
    };
    let (before, after) = around(scene, view, of, all.len(), &drawn);
    let inner = html! {
        header { (head) }
        (before)
        ol.statements { @for &one in all.get(drawn).unwrap_or_default() { (in_card(scene, view, one)) } }
        (after)
    };
    match view {
        View::Actors => html! { article.claim part="actor" data-speaker=(index.actor(of).id) { (inner) } },
        View::Sources => html! { article.claim part="source" data-article=(index.source(of).id) { (inner) } },
        _ => html! { article.claim part="claim" data-claim=(index.claim(of).id) { (inner) } },
    }
}

/// What stands above the statements in the card of a claim. In brief, findings are named, and what they rest on is left to
/// be asked for, with [`evidence`](super::evidence).
pub fn claim_header(scene: &Scene, claim: usize, brief: bool) -> Markup {
    header(scene, claim, if brief { Form::Brief } else { Form::Widget })
}

/// A statement in a card of a view.
pub fn in_card(scene: &Scene, view: View, one: usize) -> Markup {
    statement(scene, one, Form::Widget, view)
}

/// What stands in a card before its statements and after them, when not all of them are there.
pub fn around(scene: &Scene, view: View, of: usize, all: usize, drawn: &Range<usize>) -> (Markup, Markup) {
    let in_all = if view == View::Claims { scene.index.count(Facet::Claim, of) } else { all };
    let before = html! { @if drawn.start > 0 { (button(scene, "earlier", Key::Earlier)) } };
    let after = html! {
        @if drawn.len() < in_all {
            p.hidden-count {
                @if view == View::Claims {
                    (scene.words.count(Key::ClaimStatementsOf, in_all, drawn.len()))
                } @else {
                    (shown(scene, all, drawn))
                }
            }
        }
        @if drawn.end < all { (button(scene, "more", Key::More)) }
    };
    (before, after)
}

/// Which part of a list is drawn, in words.
pub fn shown(scene: &Scene, all: usize, drawn: &Range<usize>) -> String {
    let words = scene.words;
    let mut part = words.number(drawn.end);
    if drawn.start > 0 {
        part = [&words.number(drawn.start + 1), "–", &part].concat();
    }
    words.say(Key::Shown, &[("count", &part), ("n", &words.number(all))])
}

/// The way to what comes before the drawn part of a list, or after it. It is there from the beginning, so that it stays
/// the same element; a widget that draws all has it hidden.
pub(super) fn edge(scene: &Scene, action: &str, key: Key) -> Markup {
    html! { div.edge data-edge=(action) hidden { (button(scene, action, key)) " " span { } } }
}

fn button(scene: &Scene, action: &str, key: Key) -> Markup {
    html! { button.more type="button" data-action=(action) { (scene.words.word(key)) } }
}
