//! The renderer: from a story and an answer to HTML, the same in the browser and on the command line.
//!
//! The templates are [maud](https://maud.lambda.xyz), checked and escaped when the crate is compiled: no text of a story
//! reaches a page unescaped, and no address that is not `http` or `https` becomes a link.

mod actor;
mod cards;
mod claim;
mod diff;
mod filters;
mod findings;
mod form;
mod fragment;
mod pair;
mod related;
mod share;
mod sources;
mod statement;
mod table;
mod timeline;
mod views;
#[cfg(any(feature = "cli", feature = "server"))]
pub mod whole;
mod words;

pub use cards::{around, card, claim_header, groups, in_card, list, shown};
pub use filters::{FEW, choices, finding_choices};
pub use findings::{NAMED, evidence, further_findings};
pub use share::{citation, share};
pub use table::row;
pub use timeline::timeline_rows;
pub use views::View;
#[cfg(not(target_arch = "wasm32"))]
pub use words::NAMES;
pub use words::{Category, Date, English, Key, Platform, Words};

use crate::compare::Findings;
use crate::query::{Answer, Index, Query};
use form::Form;
use maud::{Markup, Render, html};

/// What there is to show: a story made ready, what was found in it, and the words to show it in.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The story.
    pub index: &'a Index,
    /// What was found in it.
    pub findings: &'a Findings,
    /// The words of the interface.
    pub words: &'a Words,
    /// What the address of a statement begins with, in front of its id; `None` where no address leads to one.
    pub link: Option<&'a str>,
}

impl Scene<'_> {
    /// Whether the story is so large that a widget draws only a part of a list at a time.
    pub fn is_large(&self) -> bool {
        self.index.len() > 200
    }

    /// A text of the story, in its own language and direction.
    fn text<'b>(&'b self, text: &'b str) -> Text<'b> {
        self.text_in(None, text)
    }

    /// A text of the story in a language of its own, if one is given.
    fn text_in<'b>(&'b self, lang: Option<&'b str>, text: &'b str) -> Text<'b> {
        Text(self, lang, text)
    }

    #[inline(never)]
    fn write(&self, lang: Option<&str>, text: &str, out: &mut String) {
        html! { bdi lang=[self.lang(lang)] { (text) } }.render_to(out);
    }

    /// What to mark a text with: its language, or the story's, where that is not the language round it.
    fn lang<'b>(&'b self, own: Option<&'b str>) -> Option<&'b str> {
        own.or(self.index.story().lang.as_deref()).filter(|lang| *lang != self.words.language())
    }
}

/// A text in its own language and direction. Written by hand, as there are many of them: each is a single call.
struct Text<'a>(&'a Scene<'a>, Option<&'a str>, &'a str);

impl Render for Text<'_> {
    #[inline(always)]
    fn render_to(&self, out: &mut String) {
        self.0.write(self.1, self.2, out);
    }
}

/// The whole widget. `shown` is what stands in its list: what [`list`] or [`instead_of_list`] gives.
pub fn widget(scene: &Scene, query: &Query, answer: &Answer, view: View, shown: &Markup) -> Markup {
    let (index, words) = (scene.index, scene.words);
    let story = index.story();
    html! {
        section.wsw part="widget" data-large[scene.is_large()] lang=(words.language()) dir=(words.word(Key::Direction)) aria-labelledby="wsw-title" {
            header.head part="header" {
                h2 #wsw-title part="title" { (scene.text(&story.title)) }
                @if let Some(summary) = &story.summary {
                    p.summary { (scene.text(summary)) }
                }
                p.scope {
                    (words.count(Key::Articles, story.sources.len(), 0))
                    @if let Some(updated) = &story.updated {
                        " · " (words.html(Key::AsOf, &[("date", &time(words, updated).0)]))
                    }
                }
            }
            div.body {
                (filters::filters(scene, query, answer))
                div.results {
                    (views::views(scene, view))
                    p.status role="status" part="status" { (status(scene, answer)) }
                    (cards::edge(scene, "earlier", Key::Earlier))
                    div.list #wsw-list data-region="claims" aria-label=(words.word(Key::Results)) aria-labelledby="wsw-list wsw-title" role="region" { (shown) }
                    (cards::edge(scene, "more", Key::More))
                }
            }
            @if !story.sources.is_empty() {
                details.sources part="sources" {
                    summary { h3 { (words.count(Key::Articles, story.sources.len(), 0)) } }
                    (sources::sources(scene))
                }
            }
            @if !story.corrections.is_empty() {
                footer.corrections {
                    h3 { (words.word(Key::Corrections)) }
                    (corrections(scene))
                }
            }
        }
    }
}

fn corrections(scene: &Scene) -> Markup {
    html! {
        ul {
            @for correction in &scene.index.story().corrections {
                li { (time(scene.words, &correction.date)) " " (scene.text(&correction.text)) }
            }
        }
    }
}

/// A date of the story.
fn time(words: &Words, iso: &str) -> Markup {
    html! { time datetime=(iso) { (words.date(iso)) } }
}

/// What is shown, in words: "23 of 61 statements".
pub fn status(scene: &Scene, answer: &Answer) -> String {
    let all = scene.index.len();
    match answer.statements.len() {
        shown if shown == all => scene.words.count(Key::Statements, all, 0),
        shown => scene.words.count(Key::StatementsOf, all, shown),
    }
}

/// What stands in place of a list: another view, with at most so many statements in each part of it, or, when there is
/// nothing to show, a word on that. Also how many statements the view has, and how many of
/// them are drawn.
pub fn instead_of_list(scene: &Scene, answer: &Answer, view: View, limit: usize) -> (Markup, usize, usize) {
    if answer.statements.is_empty() { (notice(scene), 0, 0) } else { pair_or_timeline(scene, answer, view, limit) }
}

#[inline(never)] // a beginning of the module's other part: see scripts/split.mjs
fn pair_or_timeline(scene: &Scene, answer: &Answer, view: View, limit: usize) -> (Markup, usize, usize) {
    if let View::Pair(a, b) = view {
        return pair::pair(scene, answer, (a, b), limit);
    }
    // The picture is always whole: of a part, it would say what is not so.
    let (html, drawn) = timeline::timeline(scene, answer, Form::Widget, limit);
    (html, answer.statements.len(), drawn)
}

/// The whole list of a view as it is without a limit.
#[cfg(any(feature = "cli", feature = "server"))]
pub fn whole_list(scene: &Scene, answer: &Answer, view: View) -> Markup {
    let Some(groups) = groups(scene.index, answer, view) else {
        return instead_of_list(scene, answer, view, usize::MAX).0;
    };
    let cards = html! {
        @for &of in &groups.which { @let all = groups.of(of); (card(scene, view, of, &all, 0..all.len(), false)) }
    };
    list(scene, view, &cards)
}

fn notice(scene: &Scene) -> Markup {
    html! {
        div.notice part="notice" {
            @if scene.index.is_empty() {
                p { (scene.words.word(Key::Empty)) }
            } @else {
                p { strong { (scene.words.word(Key::Nothing)) } }
                p { (scene.words.word(Key::NothingHelp)) }
                button.clear type="button" data-action="clear" { (scene.words.word(Key::Clear)) }
            }
        }
    }
}
