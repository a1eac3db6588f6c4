//! Who speaks, with what is known of them.

use super::{Key, Scene};
use crate::load::is_web_address;
use crate::story::ActorKind;
use maud::{Markup, Render as _, html};

/// The heading of what an actor says.
pub(super) fn head(scene: &Scene, actor: usize) -> Markup {
    html! {
        h3 { (scene.text(&scene.index.actor(actor).name)) }
        (super::statement::about(&facts(scene, actor)))
    }
}

/// What is known of an actor besides the name: office or description, other names, and where more is to be found.
fn facts(scene: &Scene, actor: usize) -> Vec<Markup> {
    let data = scene.index.actor(actor);
    let mut facts = Vec::new();
    if let Some(role) = &data.role {
        facts.push(scene.text(role).render());
    } else if data.kind == Some(ActorKind::Unnamed) {
        facts.push(html! { (scene.words.word(Key::Unnamed)) });
    }
    if !data.aliases.is_empty() {
        let names: Vec<&str> = data.aliases.iter().map(String::as_str).collect();
        let names = scene.words.list(&names, &|i| scene.text(names[i]).render());
        facts.push(scene.words.html(Key::Aliases, &[("names", &names.0)]));
    }
    if let Some(url) = data.same_as.as_deref().filter(|url| is_web_address(url)) {
        facts.push(html! { a href=(url) target="_blank" rel="external noopener" { "Wikidata" } });
    }
    facts
}

/// An actor in a list of those who speak.
#[cfg(any(feature = "cli", feature = "server"))]
pub(super) fn entry(scene: &Scene, actor: usize) -> Markup {
    let data = scene.index.actor(actor);
    let facts = facts(scene, actor);
    let what = data.role.is_some() || data.kind == Some(ActorKind::Unnamed);
    html! {
        (scene.text(&data.name))
        @if !facts.is_empty() {
            @if what { (scene.words.word(Key::Comma)) } @else { " · " }
            (super::statement::dots(&facts))
        }
    }
}
