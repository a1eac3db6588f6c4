//! The element with the story in it: as content of its own, or as the shadow tree that the widget first draws.

use super::super::{Form, Key, Scene, View, whole_list, widget};
use super::content::content;
use super::{Options, STYLES, clean, json_ld};
use crate::query::Query;
use crate::story::Computed;
use maud::{Markup, PreEscaped, html};

/// The element with the story as its content: shown by every browser as it is, in the style of the page, until the widget
/// takes its place. It has no `id`, no class and no style.
pub fn light(scene: &Scene, options: &Options) -> String {
    let words = scene.words;
    let inner =
        html! { section lang=(words.language()) dir=(words.word(Key::Direction)) { (content(scene, Form::Content)) } }
            .into_string();
    let inner = PreEscaped(clean::unstyled(&inner));
    element(scene, options, &html! {}, &inner)
}

/// The element with its shadow tree as the widget first draws it, in which a browser shows the look of the widget before
/// any script has come. The style sheet hides what a reader without scripts cannot use.
pub fn shadow(scene: &Scene, options: &Options) -> String {
    let query = Query::default();
    let answer = scene.index.answer(&query);
    let drawn = widget(scene, &query, &answer, View::default(), &whole_list(scene, &answer, View::default()));
    let tree = html! {
        template shadowrootmode="open" {
            @if let Some(css) = &options.css { link rel="stylesheet" href=(css); } @else { style { (PreEscaped(STYLES)) } }
            div.mount { (drawn) }
        }
    };
    element(scene, options, &tree, &html! {})
}

fn element(scene: &Scene, options: &Options, tree: &Markup, content: &Markup) -> String {
    let story = match &options.src {
        Some(_) => None,
        // With what was found in it, so that readers need not download what finds it. A story is texts, numbers and lists
        // of them: nothing that JSON cannot say.
        None => {
            let computed = Some(Computed::new(scene.index, scene.findings));
            let story = scene.index.story().clone().with(scene.index.statements().collect(), computed);
            Some(clean::script(&serde_json::to_string(&story).unwrap_or_default()))
        }
    };
    // The widget looks for its language on the page; what it draws should be in that of what it takes the place of.
    let lang = Some(scene.words.language()).filter(|lang| *lang != "en");
    let out = html! {
        who-said-what src=[options.src.as_deref()] lang=[lang] {
            (tree)
            (content)
            @if let Some(story) = story { script type="application/json" { (PreEscaped(story)) } }
        }
        "\n"
        @if let Some(script) = &options.script { script type="module" src=(script) { } "\n" }
        @if options.json_ld {
            script type="application/ld+json" { (PreEscaped(clean::script(&json_ld(scene.index, options)))) }
            "\n"
        }
    };
    clean::html(out.into_string())
}
