//! What the editor has declared a claim to be to others.

use super::statement::dots;
use super::{Key, Scene};
use crate::story::Claim;
use maud::{Markup, Render as _, html};

/// The claims that a claim is declared to contradict, to replace or to support, and those that are declared so towards it.
pub(super) fn related(scene: &Scene, claim: usize) -> Markup {
    let one = scene.index.claim(claim);
    let line = |key: Key, holds: &dyn Fn(&Claim) -> bool| {
        let claims = scene.index.story().claims.iter().filter(|other| holds(other) && other.id != one.id);
        let texts: Vec<Markup> = claims.map(|other| scene.text(&other.text).render()).collect();
        html! {
            @if !texts.is_empty() { p.related { (scene.words.word(key)) (scene.words.word(Key::Colon)) (dots(&texts)) } }
        }
    };
    html! {
        (line(Key::Contradicts, &|other| one.contradicts.contains(&other.id) || other.contradicts.contains(&one.id)))
        (line(Key::Updates, &|other| one.updates.contains(&other.id)))
        (line(Key::UpdatedBy, &|other| other.updates.contains(&one.id)))
        (line(Key::Supports, &|other| one.supports.contains(&other.id)))
        (line(Key::SupportedBy, &|other| other.supports.contains(&one.id)))
    }
}
