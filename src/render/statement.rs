//! One statement: who, in which words, how and where it is reported.

use super::{fragment, words};
use crate::load::is_web_address;
use crate::query::Index;
use crate::story::{Mode, Stance, Statement};
use crate::text::{part, quotations};
use maud::{Markup, html};

pub(super) fn statement(index: &Index, number: usize) -> Markup {
    let data = index.statement(number);
    let stance = words::stance(data.stance);
    html! {
        li.statement part="statement" data-statement=(data.id) data-source=(data.source) data-actors=(data.actors.join(" ")) data-stance=(stance) data-mode=(data.mode.name()) {
            p.who {
                (speakers(index, number))
                " "
                span.stance data-stance=(stance) { (mark(data.stance)) (stance) }
            }
            (said(index, data))
            (how(index, data))
            (place(index, number, data))
            @if let Some(note) = &data.note {
                p.note { (words::NOTE) ": " bdi { (note) } }
            }
        }
    }
}

/// Who said it, each with office or description.
fn speakers(index: &Index, number: usize) -> Markup {
    let count = index.speakers(number).count();
    html! {
        @for (i, actor) in index.speakers(number).enumerate() {
            @let actor = index.actor(actor);
            @if i > 0 { (words::joint(i + 1 == count)) }
            b.actor { bdi { (actor.name) } }
            @if let Some(role) = actor.role.as_deref().or(actor.kind.and_then(words::kind)) {
                span.role { ", " bdi { (role) } }
            }
        }
    }
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
pub(super) fn words_of(index: &Index, number: usize) -> Markup {
    let data = index.statement(number);
    html! {
        span lang=[data.lang.as_deref()] dir="auto" data-mode=(data.mode.name()) {
            b.actor { bdi { (words::list(&index.speakers(number).map(|a| index.actor(a).name.as_str()).collect::<Vec<_>>())) } } " "
            (words::stance(data.stance)) ": "
            @if data.mode == Mode::Direct { span.quoted { "“" (data.text.trim()) "”" } } @else { (with_quotations(&data.text)) }
        }
    }
}

/// The words: a quotation, or a paraphrase in which the quoted words stand out.
fn said(index: &Index, data: &Statement) -> Markup {
    let lang = data.lang.as_deref();
    match data.mode {
        Mode::Direct => {
            let source = index.source_number(&data.source).map(|s| index.source(s));
            let url = source.and_then(|s| s.url.as_deref()).filter(|url| is_web_address(url));
            html! {
                blockquote.words.direct cite=[url] part="quotation" {
                    p lang=[lang] dir="auto" { "“" (data.text.trim()) "”" }
                }
            }
        }
        _ => html! {
            div.words.paraphrase part="paraphrase" {
                p lang=[lang] dir="auto" { (with_quotations(&data.text)) }
            }
        },
    }
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
fn how(index: &Index, data: &Statement) -> Markup {
    let relays: Vec<&str> = data.via.iter().map(|id| relay(index, id)).collect();
    let mut parts: Vec<Markup> = vec![html! { span.mode { (words::mode(data.mode)) } }];
    if !relays.is_empty() {
        parts.push(html! { span.via { (words::via(&relays)) } });
    }
    if let Some(cue) = &data.cue {
        parts.push(html! { span.cue { (words::cue(cue)) } });
    }
    if let Some(audience) = &data.audience {
        parts.push(html! { (words::to(audience)) });
    }
    if let Some(date) = &data.said_on {
        parts.push(html! { time datetime=(date) { (words::date(date)) } });
    }
    if let Some(venue) = &data.venue {
        parts.push(html! { bdi { (venue) } });
    }
    html! {
        p.how {
            @for (i, part) in parts.iter().enumerate() {
                @if i > 0 { " · " }
                (part)
            }
        }
    }
}

fn relay<'a>(index: &'a Index, id: &'a str) -> &'a str {
    if let Some(actor) = index.actor_number(id) {
        return &index.actor(actor).name;
    }
    let source = index.source_number(id).map(|source| index.source(source));
    source.and_then(|s| s.publisher.as_deref().or(s.title.as_deref())).unwrap_or(id)
}

/// Which article, with a link to the passage, and which other articles have the same actor on the same claim.
fn place(index: &Index, number: usize, data: &Statement) -> Markup {
    let Some(source) = index.source_of(number) else { return html! {} };
    let link = |url: &Option<String>| url.clone().filter(|url| is_web_address(url));
    let url = link(&index.source(source).url);
    let archive = link(&index.source(source).archive_url);
    let others = also_in(index, number, source);
    html! {
        p.where {
            (source_number(source)) " "
            cite { bdi { (label(index, source)) } }
            @if let Some(url) = url {
                " " a href=(fragment::passage(&url, data.evidence.as_ref())) target="_blank" rel="noopener" { (words::OPEN_SOURCE) }
            }
            @if let Some(url) = archive {
                " " a href=(fragment::passage(&url, data.evidence.as_ref())) target="_blank" rel="noopener" { (words::ARCHIVED) }
            }
            @if !others.is_empty() {
                span.also { " · " (words::ALSO_IN) @for other in others { " " (source_number(other)) } }
            }
        }
    }
}

fn also_in(index: &Index, number: usize, source: usize) -> Vec<usize> {
    let Some(claim) = index.claim_of(number) else { return Vec::new() };
    let same_voice = |other| index.speakers(other).any(|a| index.speakers(number).any(|b| a == b));
    let mut others = vec![false; index.story().sources.len()];
    for &other in index.statements_of(claim) {
        if let Some(its_source) = index.source_of(other).filter(|_| same_voice(other)) {
            others[its_source] = true;
        }
    }
    (0..others.len()).filter(|&other| others[other] && other != source).collect()
}

/// A source by its number in the story, as a footnote is: titles are long, and some articles have none.
pub(super) fn source_number(source: usize) -> Markup {
    let number = source + 1;
    html! { span.number role="img" aria-label=(words::article(number)) { (number) } }
}

/// What a source is called: headline and publisher, as far as they are known.
pub(super) fn label(index: &Index, source: usize) -> String {
    let data = index.source(source);
    match (data.title.as_deref(), data.publisher.as_deref()) {
        (Some(title), Some(publisher)) => format!("{title}, {publisher}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => words::untitled(source + 1),
    }
}
