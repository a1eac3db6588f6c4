//! The list of the articles, with their addresses.

use super::statement::{label, link, source_number};
use super::{Key, Scene, time};
use maud::{Markup, html};

/// Every article under its number. In the widget this is for paper, where no link can be followed.
pub(super) fn sources(scene: &Scene) -> Markup {
    html! {
        ol {
            @for number in 0..scene.index.story().sources.len() { li { (source(scene, number)) } }
        }
    }
}

fn source(scene: &Scene, number: usize) -> Markup {
    let (index, words) = (scene.index, scene.words);
    let data = index.source(number);
    let name = html! { cite { (label(scene, number)) } };
    html! {
        @if let Some(url) = link(&data.url) { a href=(url) target="_blank" rel="noopener" { (name) } } @else { (name) }
        @if let Some(byline) = &data.byline { " · " (scene.text_in(data.lang.as_deref(), byline)) }
        @if let Some(date) = &data.published { " · " (time(words, date)) }
        @if let Some(origin) = data.syndicated_from.as_deref().and_then(|id| index.source_number(id)) {
            " · " (words.html(Key::CopyOf, &[("article", &source_number(scene, origin).0)]))
        }
        @if let Some(url) = link(&data.archive_url) {
            " · " a href=(url) target="_blank" rel="noopener" { (words.word(Key::Archived)) }
        }
    }
}
