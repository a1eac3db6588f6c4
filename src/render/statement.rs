//! One statement: who, in which words, how and where it is reported.

use super::{Form, Key, Scene, View, fragment, time, words};
use crate::load::is_web_address;
use crate::query::Index;
use crate::story::{ActorKind, Mode, Stance, Statement};
use crate::text::{part, quotations};
use maud::{Markup, Render as _, html};

/// A statement as it stands in a view of cards: what the heading of the card says already is not said again.
pub(super) fn statement(scene: &Scene, number: usize, form: Form, view: View) -> Markup {
    let index = scene.index;
    let data = &index.statement(number);
    let name = data.stance.name();
    html! {
        li.statement id=[form.anchor("statement", &data.id)] part="statement" data-statement=(data.id) data-of=(data.claim) data-source=(data.source) data-actors=(data.actors.join(" ")) data-stance=(name) data-mode=(data.mode.name()) {
            @if let Some(claim) = index.claim_of(number).filter(|_| view != View::Claims) {
                p.of { (scene.text(&index.claim(claim).text)) }
            }
            p.who {
                // Alone, it is the one in the heading.
                @if view != View::Actors || data.actors.len() != 1 { (speakers(scene, number)) " " }
                span.stance data-stance=(name) { (mark(data.stance)) " " (stance(scene, number)) }
            }
            (said(scene, data))
            p.how { (circumstances(scene, number, data)) }
            (place(scene, number, data, form, view))
            @if let Some(note) = &data.note {
                p.note { (scene.words.word(Key::Note)) (scene.words.word(Key::Colon)) (scene.text(note)) }
            }
        }
    }
}

/// Who said it, each with office or description.
pub(super) fn speakers(scene: &Scene, number: usize) -> Markup {
    let actors: Vec<_> = scene.index.speakers(number).map(|actor| scene.index.actor(actor)).collect();
    let names: Vec<&str> = actors.iter().map(|actor| actor.name.as_str()).collect();
    let comma = scene.words.get(Key::Comma);
    scene.words.list(&names, &|i| {
        let unnamed = actors[i].kind == Some(ActorKind::Unnamed);
        html! {
            b.actor { (scene.text(names[i])) }
            @if let Some(role) = &actors[i].role {
                span.role { (comma) (scene.text(role)) }
            } @else if unnamed {
                span.role { (comma) (scene.words.word(Key::Unnamed)) }
            }
        }
    })
}

/// What the speakers do with the claim, as a verb.
fn stance<'a>(scene: &'a Scene, number: usize) -> &'a str {
    scene.words.plural(words::stance(scene.index.stance(number)), scene.index.speakers(number).count())
}

/// A sign before the word, so that the three are told apart at a glance; the word says it to those who do not see it.
fn mark(stance: Stance) -> Markup {
    let sign = match stance {
        Stance::Asserts => "+",
        Stance::Denies => "−",
        Stance::Questions => "?",
    };
    html! { span.sign aria-hidden="true" { (sign) } }
}

/// The words alone, for where little room is.
pub(super) fn words_of(scene: &Scene, number: usize) -> Markup {
    let data = &scene.index.statement(number);
    let names: Vec<&str> = scene.index.speakers(number).map(|a| scene.index.actor(a).name.as_str()).collect();
    html! {
        b.actor { (scene.words.list(&names, &|i| scene.text(names[i]).render())) } " "
        (stance(scene, number)) (scene.words.word(Key::Colon))
        span data-mode=(data.mode.name()) dir="auto" {
            @if data.mode == Mode::Direct { span.quoted { (in_words(scene, data)) } } @else { (in_words(scene, data)) }
        }
    }
}

/// The words: a quotation, or a paraphrase in which the quoted words stand out.
fn said(scene: &Scene, data: &Statement) -> Markup {
    let words = in_words(scene, data);
    match data.mode {
        Mode::Direct => {
            let source = scene.index.source_number(&data.source).map(|s| scene.index.source(s));
            let url = source.and_then(|source| link(&source.url));
            html! {
                blockquote.words.direct cite=[url] part="quotation" dir="auto" { p { (words) } }
            }
        }
        _ => html! {
            div.words.paraphrase part="paraphrase" dir="auto" { p { (words) } }
        },
    }
}

/// The text of a statement in its own language, in quotation marks if all of it is quoted.
pub(super) fn in_words(scene: &Scene, data: &Statement) -> Markup {
    let lang = data.lang.as_deref();
    match data.mode {
        Mode::Direct => quoted(scene, lang, html! { (data.text.trim()) }),
        _ => html! { span lang=[scene.lang(lang)] { (with_quotations(&data.text)) } },
    }
}

/// A text in the quotation marks of the interface's language. The marks are not the text's own: they stay outside of what
/// is in its language; but they stand where its direction has them, so this belongs into an element with `dir="auto"`.
pub(super) fn quoted(scene: &Scene, lang: Option<&str>, text: Markup) -> Markup {
    html! {
        (scene.words.word(Key::OpenQuote)) span lang=[scene.lang(lang)] { (text) } (scene.words.word(Key::CloseQuote))
    }
}

/// The expression that an article chose, in its language.
pub(super) fn cue(scene: &Scene, statement: usize, cue: &str) -> Markup {
    let source = scene.index.source_of(statement).and_then(|source| scene.index.source(source).lang.as_deref());
    html! { bdi { (quoted(scene, source, html! { (cue) })) } }
}

fn with_quotations(text: &str) -> Markup {
    let mut rest = 0;
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    for quotation in quotations(text) {
        pieces.push((part(text, rest..quotation.range.start), false));
        rest = quotation.range.end;
        pieces.push((part(text, quotation.range), true));
    }
    pieces.push((part(text, rest..text.len()), false));
    html! {
        @for (piece, quoted) in pieces {
            @if quoted { span.quoted part="quotation" { (piece) } } @else { (piece) }
        }
    }
}

/// The mode, the relay chain, the cue, the audience, the date and the venue, as far as they are known.
pub(super) fn circumstances(scene: &Scene, number: usize, data: &Statement) -> Markup {
    let words = scene.words;
    let mut parts: Vec<Markup> = vec![html! { span.mode { (words.get(words::mode(data.mode))) } }];
    if let Some(chain) = via(scene, data) {
        parts.push(html! { span.via { (chain) } });
    }
    if let Some(chosen) = &data.cue {
        parts.push(html! { span.cue { (words.html(Key::Cue, &[("cue", &cue(scene, number, chosen).0)])) } });
    }
    if let Some(audience) = &data.audience {
        parts.push(words.html(Key::To, &[("audience", &scene.text(audience).render().0)]));
    }
    if let Some(date) = &data.said_on {
        parts.push(time(words, date));
    }
    if let Some(venue) = &data.venue {
        parts.push(scene.text(venue).render());
    }
    dots(&parts)
}

/// Several things in a line.
pub(super) fn dots(parts: &[Markup]) -> Markup {
    html! {
        @for (i, part) in parts.iter().enumerate() {
            @if i > 0 { " · " }
            (part)
        }
    }
}

/// What is known of the one in a heading, in a line below it.
pub(super) fn about(facts: &[Markup]) -> Markup {
    html! { @if !facts.is_empty() { p.about { (dots(facts)) } } }
}

/// The relay chain, nearest to the source first.
fn via(scene: &Scene, data: &Statement) -> Option<Markup> {
    let mut chain: Option<Markup> = None;
    for id in &data.via {
        let name = scene.text(relay(scene.index, id)).render().0;
        chain = Some(match chain {
            None => scene.words.html(Key::Via, &[("name", &name)]),
            Some(chain) => scene.words.html(Key::Citing, &[("chain", &chain.0), ("name", &name)]),
        });
    }
    chain
}

fn relay<'a>(index: &'a Index, id: &'a str) -> &'a str {
    if let Some(actor) = index.actor_number(id) {
        return &index.actor(actor).name;
    }
    let source = index.source_number(id).map(|source| index.source(source));
    source.and_then(|s| s.publisher.as_deref().or(s.title.as_deref())).unwrap_or(id)
}

/// Which article, with a link to the passage, and which other articles have the same actor on the same claim.
fn place(scene: &Scene, number: usize, data: &Statement, form: Form, view: View) -> Markup {
    let (index, words) = (scene.index, scene.words);
    let Some(source) = index.source_of(number) else { return html! {} };
    let url = link(&index.source(source).url);
    let archive = link(&index.source(source).archive_url);
    let others = also_in(index, number, source);
    html! {
        p.where {
            @if view != View::Sources {
                (source_number(scene, source)) " "
                cite { (label(scene, source)) }
            }
            @if let Some(url) = url {
                " " a href=(fragment::passage(url, data.evidence.as_ref())) target="_blank" rel="noopener" { (words.word(Key::ReadArticle)) }
            }
            @if let Some(url) = archive {
                " " a href=(fragment::passage(url, data.evidence.as_ref())) target="_blank" rel="noopener" { (words.word(Key::Archived)) }
            }
            @if !others.is_empty() {
                span.also {
                    @if view != View::Sources || url.or(archive).is_some() { " · " }
                    (words.word(Key::AlsoIn)) (source_numbers(scene, &others)) }
            }
            " "
            span.tools {
                @if let Some(href) = form.link(scene, &data.id) {
                    a href=(href) data-link aria-label=(words.word(Key::Link)) {}
                }
                @if !form.unfolded() {
                    button type="button" data-action="share" aria-expanded="false" { (words.word(Key::Share)) }
                }
            }
        }
    }
}

/// An address, if it may be a link.
pub(super) fn link(url: &Option<String>) -> Option<&str> {
    url.as_deref().filter(|url| is_web_address(url))
}

fn also_in(index: &Index, number: usize, source: usize) -> Vec<usize> {
    let Some(claim) = index.claim_of(number) else { return Vec::new() };
    let same_voice = |other| index.speakers(other).any(|a| index.speakers(number).any(|b| a == b));
    let mut others = vec![false; index.story().sources.len()];
    for other in index.statements_of(claim) {
        if let Some(its_source) = index.source_of(other).filter(|_| same_voice(other)) {
            others[its_source] = true;
        }
    }
    (0..others.len()).filter(|&other| others[other] && other != source).collect()
}

/// A source by its number in the story, as a footnote is: titles are long, and some articles have none.
pub(super) fn source_number(scene: &Scene, source: usize) -> Markup {
    numbered(scene, source, 1)
}

/// So many sources that follow one another, by their numbers.
fn numbered(scene: &Scene, first: usize, run: usize) -> Markup {
    let mut number = scene.words.number(first + 1);
    if run > 1 {
        number = [&number, "–", &scene.words.number(first + run)].concat();
    }
    html! { span.number role="img" aria-label=(scene.words.say(Key::Article, &[("number", &number)])) { (number) } }
}

/// Sources by their numbers, with a space before each. Of many, those that follow one another stand together: `4–17`.
pub(super) fn source_numbers(scene: &Scene, sources: &[usize]) -> Markup {
    const MANY: usize = 12;
    let mut rest = sources;
    html! {
        @while let Some(&first) = rest.first() {
            @let run = rest.iter().enumerate().take_while(|(i, source)| **source == first + i).count();
            @let run = if sources.len() > MANY && run > 2 { run } else { 1 };
            @let () = rest = rest.get(run..).unwrap_or_default();
            " " (numbered(scene, first, run))
        }
    }
}

/// What a source is called: headline and publisher, as far as they are known.
pub(super) fn name(scene: &Scene, source: usize) -> String {
    let data = scene.index.source(source);
    match (data.title.as_deref(), data.publisher.as_deref()) {
        (Some(title), Some(publisher)) => title.to_owned() + scene.words.get(Key::Comma) + publisher,
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => scene.words.say(Key::Untitled, &[("number", &scene.words.number(source + 1))]),
    }
}

/// What a source is called, in its own language as far as it is the source's.
pub(super) fn label(scene: &Scene, source: usize) -> Markup {
    let data = scene.index.source(source);
    let lang = data.lang.as_deref();
    html! {
        @if let Some(title) = &data.title { (scene.text_in(lang, title)) }
        @if let Some(publisher) = &data.publisher {
            @if data.title.is_some() { (scene.words.word(Key::Comma)) }
            (scene.text_in(lang, publisher))
        } @else if data.title.is_none() {
            (name(scene, source))
        }
    }
}
