//! A page of its own.

use super::super::{Form, Key, Scene};
use super::content::{content, extent};
use super::{Options, STYLES, clean, json_ld, open_graph};
use maud::{DOCTYPE, PreEscaped, html};

const PAGE_STYLES: &str = include_str!("page.css");

/// A whole page: every statement, unfolded, with its styles inside and no script. Claims and statements can be linked to,
/// as `#claim-ID` and `#statement-ID`.
pub fn page(scene: &Scene, options: &Options) -> String {
    let story = scene.index.story();
    let out = html! {
        (DOCTYPE)
        html.document lang=(scene.words.language()) dir=(scene.words.word(Key::Direction)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title lang=[scene.lang(None)] { (story.title) }
                meta name="description" content=(description(scene));
                @if let Some(url) = &options.url { link rel="canonical" href=(url); }
                @if let Some(url) = &options.oembed_url {
                    link rel="alternate" type="application/json+oembed" href=(url) title=(story.title);
                }
                @if options.open_graph { (open_graph::open_graph(scene, options)) }
                style { (PreEscaped(STYLES)) (PreEscaped(PAGE_STYLES)) }
                @if options.json_ld {
                    script type="application/ld+json" { (PreEscaped(clean::script(&json_ld(scene.index, options)))) }
                }
            }
            "\n"
            body {
                main.mount { article.wsw { (content(scene, Form::Page)) } }
            }
        }
        "\n"
    };
    clean::html(out.into_string())
}

/// What the page is about, in a sentence: the summary, or how much there is.
pub(super) fn description(scene: &Scene) -> String {
    scene.index.story().summary.clone().unwrap_or_else(|| extent(scene))
}
