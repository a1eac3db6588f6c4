//! Stories for tests.
#![allow(dead_code, reason = "each test file uses some of these")]

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::Index;
use who_said_what::story::{Actor, ActorKind, Claim, Evidence, FORMAT, Mode, Source, Stance, Statement, Story};

/// A small clean story, as JSON.
pub fn tiny() -> &'static str {
    include_str!("../data/check/clean/story.json")
}

/// Words that repeat, with accents, cases, digits and scripts without spaces among them.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "troops",
        "Troops",
        "élan",
        "ELAN",
        "11,000",
        "don’t",
        "“very productive”",
        "long-term",
        "Курськ",
        "курська",
        "兵士",
        "북한군",
        "the",
        "of",
        "No",
        "👍🏽",
    ]);
    vec(word, 1..6).prop_map(|words| format!("{} said", words.join(" ")))
}

/// Reporting expressions of every class, and of none.
fn cue() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["said", "admitted", "claimed", "insisted", "a déclaré"]).prop_map(str::to_owned)
}

fn date() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["2025-04-26", "2025-04", "2025", "2025-04-26T11:01:03Z", "2024-02-29"])
        .prop_map(str::to_owned)
}

/// A story in which every reference resolves: what a loader accepts and an index must cope with.
pub fn any_story() -> impl Strategy<Value = Story> {
    let source = (
        option::of(words()),
        option::of(words()),
        option::of(date()),
        option::of(any::<Index>()),
        option::of(any::<Index>()),
    );
    let actor = (words(), vec(words(), 0..2), option::of(words()), option::of(any::<Index>()), 0..7usize);
    let claim = (words(), option::of(prop::sample::select(vec!["War", "Peace", "Money"])), option::of(any::<Index>()));
    let statement = (
        (any::<Index>(), any::<Index>(), vec(any::<Index>(), 1..4), 0..3usize, 0..3usize),
        (
            words(),
            option::of(cue()),
            option::of(date()),
            option::of(words()),
            any::<bool>(),
            option::of(any::<Index>()),
            option::of(prop::sample::select(vec!["Rome", "the front", "Western Russia"])),
            option::of(date()),
        ),
    );
    (words(), vec(source, 1..5), vec(actor, 1..8), vec(claim, 1..6), vec(statement, 0..25)).prop_map(
        |(title, sources, actors, claims, statements)| Story {
            format: FORMAT.to_owned(),
            title,
            lang: Some("en".to_owned()),
            sources: sources.iter().enumerate().map(|(i, s)| any_source(i, s, actors.len())).collect(),
            actors: actors.iter().enumerate().map(|(i, a)| any_actor(i, a)).collect(),
            claims: (claims.iter().enumerate())
                .map(|(i, (text, topic, other))| Claim {
                    id: format!("c{i}"),
                    text: text.clone(),
                    topic: topic.map(str::to_owned),
                    contradicts: other.filter(|_| i > 0).iter().map(|other| format!("c{}", other.index(i))).collect(),
                    ..Claim::default()
                })
                .collect(),
            statements: (statements.into_iter().enumerate())
                .map(
                    |(
                        i,
                        ((claim, source, mut by, stance, mode), (text, cue, said_on, note, evidence, via, place, when)),
                    )| {
                        by.truncate(actors.len());
                        let mut ids: Vec<String> = by.iter().map(|a| format!("a{}", a.index(actors.len()))).collect();
                        ids.sort();
                        ids.dedup();
                        let mode = [Mode::Direct, Mode::Mixed, Mode::Indirect][mode];
                        Statement {
                            id: format!("s{i}"),
                            claim: format!("c{}", claim.index(claims.len())),
                            source: format!("p{}", source.index(sources.len())),
                            actors: ids,
                            stance: [Stance::Asserts, Stance::Denies, Stance::Questions][stance],
                            mode,
                            text: if mode == Mode::Mixed { format!("{text} “so it was”") } else { text },
                            cue,
                            said_on,
                            place: place.map(str::to_owned),
                            when,
                            note,
                            via: via.iter().map(|v| format!("a{}", v.index(actors.len()))).collect(),
                            evidence: evidence
                                .then(|| Evidence { exact: Some("so".to_owned()), ..Evidence::default() }),
                            ..Statement::default()
                        }
                    },
                )
                .collect(),
            ..Story::default()
        },
    )
}

type AnySource = (Option<String>, Option<String>, Option<String>, Option<Index>, Option<Index>);

fn any_source(i: usize, (title, publisher, published, origin, voice): &AnySource, actors: usize) -> Source {
    Source {
        id: format!("p{i}"),
        title: title.clone(),
        publisher: publisher.clone(),
        published: published.clone(),
        voice: voice.map(|voice| format!("a{}", voice.index(actors))),
        // Only of an earlier one, so that there is no cycle.
        syndicated_from: origin.filter(|_| i > 0).map(|origin| format!("p{}", origin.index(i))),
        ..Source::default()
    }
}

type AnyActor = (String, Vec<String>, Option<String>, Option<Index>, usize);

fn any_actor(i: usize, (name, aliases, role, parent, kind): &AnyActor) -> Actor {
    use ActorKind::*;
    Actor {
        id: format!("a{i}"),
        name: name.clone(),
        aliases: aliases.clone(),
        role: role.clone(),
        kind: [Person, Government, Military, Organisation, Media, Unnamed].get(*kind).copied(),
        member_of: parent.filter(|_| i > 0).map(|parent| format!("a{}", parent.index(i))),
        ..Actor::default()
    }
}
