//! The views that are lists of cards: by claim, by actor, by source. Each card has the statements that a query gives.

use super::claim::claims;
use super::statement::statement;
use super::{Form, Scene, View, actor, sources};
use crate::query::Answer;
use maud::{Markup, html};

/// The cards of a view that is a list of them, each with the place in the data of what it is of, in the order of the data,
/// and with what stands in it; `None` for the other views.
pub fn cards(scene: &Scene, answer: &Answer, view: View) -> Option<Vec<(usize, String)>> {
    let index = scene.index;
    let story = index.story();
    match view {
        View::Claims => Some(claims(scene, answer)),
        View::Actors => {
            let mut by_actor = vec![Vec::new(); story.actors.len()];
            for &statement in &answer.statements {
                index.speakers(statement).for_each(|actor| by_actor[actor].push(statement));
            }
            Some(list(scene, view, by_actor, &|actor| actor::head(scene, actor)))
        }
        View::Sources => {
            let mut by_source = vec![Vec::new(); story.sources.len()];
            for &statement in &answer.statements {
                if let Some(source) = index.source_of(statement) {
                    by_source[source].push(statement);
                }
            }
            Some(list(scene, view, by_source, &|source| sources::head(scene, source)))
        }
        View::Table | View::Pair(..) | View::Timeline => None,
    }
}

fn list(scene: &Scene, view: View, groups: Vec<Vec<usize>>, head: &dyn Fn(usize) -> Markup) -> Vec<(usize, String)> {
    let mut cards = Vec::new();
    for (of, statements) in groups.into_iter().enumerate() {
        if !statements.is_empty() {
            let card = html! {
                header { (head(of)) }
                ol.statements { @for one in statements { (statement(scene, one, Form::Widget, view)) } }
            };
            cards.push((of, card.into_string()));
        }
    }
    cards
}

/// A card as a whole element, from what stands in it as [`cards`] gives it.
pub fn card(scene: &Scene, view: View, of: usize, inner: &str) -> String {
    let inner = maud::PreEscaped(inner);
    let index = scene.index;
    let card = match view {
        View::Actors => html! { article.claim part="actor" data-speaker=(index.actor(of).id) { (inner) } },
        View::Sources => html! { article.claim part="source" data-article=(index.source(of).id) { (inner) } },
        _ => html! { article.claim part="claim" data-claim=(index.claim(of).id) { (inner) } },
    };
    card.into_string()
}
