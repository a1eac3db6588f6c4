//! The articles, with what is known of each.

use super::statement::{about, dots, label, link, source_number};
use super::{Key, Scene, time};
use maud::{Markup, Render as _, html};

/// Every article under its number.
pub(super) fn sources(scene: &Scene) -> Markup {
    html! {
        ol {
            @for number in 0..scene.index.story().sources.len() {
                @let facts = facts(scene, number);
                li { (linked(scene, number)) @if !facts.is_empty() { " · " (dots(&facts)) } }
            }
        }
    }
}

/// The heading of what an article has.
pub(super) fn head(scene: &Scene, number: usize) -> Markup {
    html! {
        h3 { (source_number(scene, number)) " " (linked(scene, number)) }
        (about(&facts(scene, number)))
    }
}

/// What an article is called, with a link to it.
fn linked(scene: &Scene, number: usize) -> Markup {
    let data = scene.index.source(number);
    let name = html! { cite { (label(scene, number)) } };
    html! {
        @if let Some(url) = link(&data.url) {
            a href=(url) hreflang=[data.lang.as_ref()] target="_blank" rel="noopener" { (name) }
        } @else { (name) }
    }
}

/// What is known of an article besides what it is called: who wrote it, when it came out, of which it is a copy, when it was
/// read for this, and where a copy is kept.
fn facts(scene: &Scene, number: usize) -> Vec<Markup> {
    let (index, words) = (scene.index, scene.words);
    let data = index.source(number);
    let mut facts = Vec::new();
    if let Some(byline) = &data.byline {
        facts.push(scene.text_in(data.lang.as_deref(), byline).render());
    }
    if let Some(date) = &data.published {
        facts.push(time(words, date));
    }
    if let Some(origin) = data.syndicated_from.as_deref().and_then(|id| index.source_number(id)) {
        facts.push(words.html(Key::CopyOf, &[("article", &source_number(scene, origin).0)]));
    }
    if let Some(date) = &data.retrieved {
        facts.push(words.html(Key::Retrieved, &[("date", &time(words, date).0)]));
    }
    if let Some(url) = link(&data.archive_url) {
        facts.push(html! { a href=(url) target="_blank" rel="noopener" { (words.word(Key::Archived)) } });
    }
    facts
}
