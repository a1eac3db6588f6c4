//! The whole story in the order of reading, without anything that needs a script.

use super::super::filters::below;
use super::super::{Form, Key, Scene, actor, claim, corrections, sources, time, timeline};
use crate::query::{Facet, Query};
use maud::{Markup, Render, html};

/// The head of the story, its claims with every statement on them, who speaks, the articles, the corrections. On a page of
/// its own the story's title is the page's; elsewhere it stands one level below that.
pub(super) fn content(scene: &Scene, form: Form) -> Markup {
    let (index, words) = (scene.index, scene.words);
    let story = index.story();
    let speaking: Vec<usize> = index.roots().filter(|&actor| index.says_something(actor)).collect();
    let all = index.answer(&Query::default());
    html! {
        header.head {
            (heading(form == Form::Page, scene.text(&story.title).render()))
            @if let Some(summary) = &story.summary { p.summary { (scene.text(summary)) } }
            p.scope { (scope(scene)) }
        }
        section {
            @if form == Form::Page { h2 { (words.word(Key::Results)) } }
            (claims(scene, form))
        }
        @if !speaking.is_empty() {
            section.speakers {
                (subheading(form, words.get(Key::Actors)))
                (actors(scene, &speaking, 0))
            }
        }
        // Without the style sheet of the page a picture would be black on black.
        @if form == Form::Page && timeline::has_dates(scene, &all) {
            section {
                h2 { (words.word(Key::Timeline)) }
                (timeline::timeline(scene, &all, form, usize::MAX).0)
            }
        }
        @if !story.sources.is_empty() {
            section.sources {
                (subheading(form, &words.count(Key::Articles, story.sources.len(), 0)))
                (sources::sources(scene))
            }
        }
        @if !story.corrections.is_empty() {
            footer.corrections {
                (subheading(form, words.get(Key::Corrections)))
                (corrections(scene))
            }
        }
    }
}

fn heading(first: bool, text: Markup) -> Markup {
    html! { @if first { h1 { (text) } } @else { h2 { (text) } } }
}

/// A heading of a part of the story. Claims are `h3` everywhere.
fn subheading(form: Form, text: &str) -> Markup {
    html! { @if form == Form::Page { h2 { (text) } } @else { h3 { (text) } } }
}

/// How much there is, and of when.
fn scope(scene: &Scene) -> Markup {
    html! {
        (extent(scene))
        @if let Some(updated) = &scene.index.story().updated {
            " · " (scene.words.html(Key::AsOf, &[("date", &time(scene.words, updated).0)]))
        }
    }
}

/// "61 statements · 5 articles".
pub(super) fn extent(scene: &Scene) -> String {
    let index = scene.index;
    let count = |key, n| scene.words.count(key, n, 0);
    format!("{} · {}", count(Key::Statements, index.len()), count(Key::Articles, index.story().sources.len()))
}

fn claims(scene: &Scene, form: Form) -> Markup {
    let index = scene.index;
    let story = index.story();
    html! {
        @for number in (0..story.claims.len()).filter(|&claim| index.count(Facet::Claim, claim) > 0) {
            @let id = &story.claims[number].id;
            article.claim id=[form.anchor("claim", id)] data-claim=(id) {
                (claim::claim(scene, number, form))
            }
        }
        @if index.is_empty() { p { (scene.words.word(Key::Empty)) } }
    }
}

/// Some of those who speak, each with those who belong to it below.
fn actors(scene: &Scene, speaking: &[usize], depth: usize) -> Markup {
    html! {
        @if !speaking.is_empty() {
            ul {
                @for &actor in speaking {
                    li {
                        (actor::entry(scene, actor))
                        (actors(scene, &below(scene.index, actor, depth), depth + 1))
                    }
                }
            }
        }
    }
}
