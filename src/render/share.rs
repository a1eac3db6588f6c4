//! A statement as readers pass it on: its citation, and the ways to copy and to send it.

use super::statement::{circumstances, in_words, label, link, speakers};
use super::{Key, Scene, fragment, time};
use maud::{Markup, html};

/// What opens under a statement when somebody wants to pass it on: the citation as it is copied, the ways to copy it, and
/// a place in which is said what came of it. Each way has in `data-done` what to say when it is done.
pub fn share(scene: &Scene, statement: usize) -> Markup {
    let words = scene.words;
    html! {
        div.share role="group" aria-label=(words.word(Key::Share)) {
            div.citation { (citation(scene, statement)) }
            button type="button" data-copy="link" data-done=(words.word(Key::LinkCopied)) { (words.word(Key::CopyLink)) } " "
            button type="button" data-copy="citation" data-done=(words.word(Key::CitationCopied)) { (words.word(Key::CopyCitation)) } " "
            button type="button" data-copy="send" hidden { (words.word(Key::Send)) }
            p role="status" data-failed=(words.word(Key::NotCopied)) { }
        }
    }
}

/// A statement with all that says where it comes from, in an order that needs no words between: the words, who, how and
/// when, the article with a link to the passage, and when that came out. Its text alone is a citation too.
pub fn citation(scene: &Scene, statement: usize) -> Markup {
    let data = &scene.index.statement(statement);
    let source = scene.index.source_of(statement);
    let article = source.map(|source| scene.index.source(source));
    let url = article.and_then(|article| link(&article.url).or(link(&article.archive_url)));
    html! {
        p dir="auto" {
            (in_words(scene, data)) " — " (speakers(scene, statement)) " (" (circumstances(scene, statement, data)) "). "
            @if let Some(source) = source {
                @if let Some(url) = url {
                    a href=(fragment::passage(url, data.evidence.as_ref())) { (label(scene, source)) }
                } @else {
                    (label(scene, source))
                }
            }
            @if let Some(date) = article.and_then(|article| article.published.as_ref()) {
                (scene.words.word(Key::Comma)) (time(scene.words, date))
            }
        }
    }
}
