//! Queries, held to a plain implementation that does one thing at a time.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../benches/generate.rs"]
mod generate;
mod plain;
mod stories;

use proptest::collection::vec;
use proptest::prelude::*;
use stories::any_story;
use who_said_what::load::index_json;
use who_said_what::query::{Facet, Index, Query, Sort, hits};
use who_said_what::story::{Actor, Mode, Stance, Statement, Story, shipped};
use who_said_what::text::fold;

/// What a statement has in a facet, straight from the data.
fn values(story: &Story, statement: &Statement, facet: Facet) -> Vec<String> {
    let topic = || story.claims.iter().find(|c| c.id == statement.claim).and_then(|c| c.topic.clone());
    match facet {
        Facet::Source => vec![statement.source.clone()],
        Facet::Claim => vec![statement.claim.clone()],
        // What is found is not in the data; an index that has not been given findings has none.
        Facet::Finding => Vec::new(),
        Facet::Topic => topic().into_iter().collect(),
        Facet::Stance => vec![match statement.stance {
            Stance::Asserts => "asserts".to_owned(),
            Stance::Denies => "denies".to_owned(),
            Stance::Questions => "questions".to_owned(),
        }],
        Facet::Mode => vec![match statement.mode {
            Mode::Direct => "direct".to_owned(),
            Mode::Mixed => "mixed".to_owned(),
            Mode::Indirect => "indirect".to_owned(),
        }],
        Facet::Actor => {
            let find = |id: &str| story.actors.iter().find(|a| a.id == id);
            let mut all = Vec::new();
            for id in &statement.actors {
                let mut next: Option<&Actor> = find(id);
                while let Some(actor) = next {
                    all.push(actor.id.clone());
                    next = actor.member_of.as_deref().and_then(find);
                }
            }
            all.sort();
            all.dedup();
            all
        }
    }
}

fn holds(story: &Story, statement: &Statement, query: &Query, facet: Facet) -> bool {
    let chosen = query.chosen(facet);
    chosen.is_empty() || values(story, statement, facet).iter().any(|value| chosen.contains(value))
}

fn any_query() -> impl Strategy<Value = Query> {
    let ids = |letter: char| vec((0..9u8).prop_map(move |i| format!("{letter}{i}")), 0..3);
    let from = |of: &'static [&'static str]| vec(prop::sample::select(of).prop_map(str::to_owned), 0..2);
    // Whole words, beginnings, phrases, and what is none of these.
    let text = vec(
        prop::sample::select(
            &[
                "troops",
                "Tro",
                "él",
                "ELAN",
                "11,000",
                "11",
                "don’t",
                "dont",
                "\"very productive\"",
                "“long term”",
                "long-term",
                "term-long",
                "Кур",
                "курсь",
                "兵",
                "士",
                "\"兵\"",
                "북한",
                "the",
                "\"the\"",
                "\"of the\"",
                "\"th\"",
                "s",
                "said",
                "\"troops said\"",
                "\"said troops\"",
                "\"so it was\"",
                "no-troops",
                "👍🏽",
                "-",
                "zz",
            ][..],
        ),
        0..3,
    );
    (
        text,
        ids('p'),
        ids('a'),
        from(&["asserts", "denies", "questions", "nonsense"]),
        from(&["direct", "mixed", "indirect"]),
        from(&["War", "Peace"]),
        ids('c'),
        prop::sample::select(&Sort::ALL[..]),
    )
        .prop_map(|(text, source, actor, stance, mode, topic, claim, sort)| Query {
            text: text.join(" "),
            source,
            actor,
            stance,
            mode,
            topic,
            claim,
            sort,
            finding: Vec::new(),
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn answers_are_those_of_the_plain_implementation(story in any_story(), query in any_query(), late in any::<bool>()) {
        // Its words gathered with the rest, or at the first search.
        let index = if late {
            index_json(&serde_json::to_string(&story).unwrap()).unwrap().0.index(false)
        } else {
            Index::new(story.clone())
        };
        let answer = index.answer(&query);
        let search = plain::Search::new(&query.text);
        let all: Vec<usize> = (0..story.statements.len())
            .filter(|&s| search.matches(&plain::words(&story, &story.statements[s])))
            .collect();
        let expected: Vec<usize> = all.iter().copied()
            .filter(|&s| Facet::ALL.iter().all(|&f| holds(&story, &story.statements[s], &query, f)))
            .collect();
        let mut found = answer.statements.clone();
        found.sort_unstable();
        prop_assert_eq!(found, expected);
        for facet in Facet::ALL {
            for (value, &count) in index.keys(facet).into_iter().zip(answer.counts(facet)) {
                // What choosing this value alone would give.
                let mut alone = query.clone();
                *alone.chosen_mut(facet) = vec![value.to_owned()];
                let others = all.iter().filter(|&&s| {
                    Facet::ALL.iter().all(|&f| holds(&story, &story.statements[s], &alone, f))
                });
                prop_assert_eq!(count, others.count(), "{:?} {}", facet, value);
                prop_assert_eq!(count, index.answer(&alone).statements.len());
            }
        }
    }

    /// What is marked is what was found: of a search for one thing, every statement that has it in its text and no other.
    #[test]
    fn hits_are_where_the_search_finds(story in any_story(), query in any_query(), more in any::<String>()) {
        let typed = &query.text;
        let texts = story.statements.iter().map(|s| &s.text).chain(story.claims.iter().map(|c| &c.text)).chain([&more]);
        for text in texts {
            let found = hits(typed, text);
            let mut last = 0;
            for hit in &found {
                prop_assert!(last <= hit.start && hit.start < hit.end, "in order and apart: {:?}", found);
                last = hit.end;
                let hit = text.get(hit.clone());
                prop_assert!(hit.is_some_and(|hit| !hit.trim().is_empty()), "whole letters: {:?} in {:?}", found, text);
            }
            // Each part by itself, as quotation marks of the one may end in the other.
            let parts: Vec<&str> = typed.split_whitespace().collect();
            if let [part] = parts[..] && !fold(part).is_empty() {
                let search = plain::Search::new(part);
                prop_assert_eq!(!found.is_empty(), search.matches(&fold(text)), "{} in {:?}", typed, text);
                for hit in found {
                    prop_assert!(search.matches(&fold(&text[hit.clone()])), "{} is not {}", &text[hit], typed);
                }
            }
        }
    }

    #[test]
    fn orders_are_stable_and_lose_nothing(story in any_story(), sort in prop::sample::select(&Sort::ALL[..])) {
        let index = Index::new(story.clone());
        let order = index.answer(&Query { sort, ..Query::default() }).statements;
        let key = |&s: &usize| {
            let statement = &story.statements[s];
            let source = story.sources.iter().position(|p| p.id == statement.source).unwrap();
            let date = match sort {
                Sort::Said => statement.said_on.clone(),
                Sort::Published => story.sources[source].published.clone(),
                _ => Some(String::new()),
            };
            let name = story.actors.iter().find(|a| a.id == statement.actors[0]).map(|a| who_said_what::text::fold(&a.name));
            (
                date.is_none(),
                date,
                if sort == Sort::Actor { name } else { None },
                if sort == Sort::Source { source } else { 0 },
                s,
            )
        };
        let mut expected: Vec<usize> = (0..story.statements.len()).collect();
        expected.sort_by_key(key);
        prop_assert_eq!(order, expected);
    }

    #[test]
    fn any_search_at_all_is_survived(story in any_story(), text in any::<String>()) {
        let index = Index::new(story);
        index.answer(&Query { text, ..Query::default() });
    }

    /// More words can only leave less, and their order does not matter.
    #[test]
    fn words_narrow(story in any_story(), words in vec("[a-zé]{1,3}|troops|the|11", 1..4)) {
        let index = Index::new(story);
        let found = |text: String| index.answer(&Query { text, ..Query::default() }).statements;
        let all = found(words.join(" "));
        let reversed: Vec<_> = words.iter().rev().cloned().collect();
        prop_assert_eq!(&found(reversed.join("  ")), &all);
        for word in words {
            let one = found(word);
            prop_assert!(all.iter().all(|s| one.contains(s)));
        }
    }
}

fn search(text: &str) -> Vec<String> {
    let index = Index::new(shipped());
    let answer = index.answer(&Query { text: text.to_owned(), ..Query::default() });
    answer.statements.iter().map(|&s| index.statement(s).id.clone()).collect()
}

#[test]
fn the_shipped_story_is_searched_in_every_text() {
    let story = shipped();
    let all = story.statements.len();
    assert_eq!(search("").len(), all);
    assert_eq!(search("zzz").len(), 0);
    // Words of the actor, of the claim, of the source, of the statement, in any script and without accents.
    let by_actor = story.statements.iter().filter(|s| s.actors.contains(&"zelenskyy".to_owned()));
    for id in by_actor.map(|s| &s.id) {
        assert!(search("Зеленський").contains(id) && search("ZELENSKY").contains(id));
    }
    assert!(search("globalpost").len() >= story.statements.iter().filter(|s| s.source == "article-2").count());
    assert!(search("\"shoulder to shoulder\"").len() >= 2);
    assert!(search("shoulder").len() >= search("\"shoulder to shoulder\"").len());
    assert_eq!(search("\"shoulder shoulder\"").len(), 0);
    assert_eq!(search("“civilian areas” missiles"), search("missiles \"civilian areas\""));
}

#[test]
fn a_country_brings_all_of_its_voices() {
    let index = Index::new(shipped());
    let count =
        |actor: &str| index.answer(&Query { actor: vec![actor.to_owned()], ..Query::default() }).statements.len();
    assert!(count("russia") >= count("kremlin") + count("gerasimov"));
    assert!(count("kremlin") >= count("putin"));
    assert!(count("putin") > 0 && count("gerasimov") > 0);
    assert_eq!(count("nobody"), 0);
}

/// The index looks words up by how they begin; that is right only if folding never puts what is no letter into a word.
#[test]
fn letters_stay_letters_when_folded() {
    for c in ('\0'..=char::MAX).filter(|c| c.is_alphanumeric()) {
        let folded = who_said_what::text::fold(&c.to_string());
        assert!(folded.chars().all(char::is_alphanumeric), "{c:?} becomes {folded:?}");
    }
}

/// Large enough that some words and values are rare and some are everywhere: the index keeps the two differently.
#[test]
fn a_large_story_is_answered_as_by_the_plain_implementation() {
    let story = generate::news(1_500);
    let texts: Vec<String> = story.statements.iter().map(|s| plain::words(&story, s)).collect();
    let index = Index::new(story.clone());
    let one = |id: &str| vec![id.to_owned()];
    for text in
        ["", "the", "t", "ceasefire border", "\"the talks\"", "\"talks the\" vote", "elysee", "the-talks", "zu", "said"]
    {
        for query in [
            Query::default(),
            Query { source: one("source-3"), stance: one("denies"), ..Query::default() },
            Query { actor: one("actor-1"), mode: one("direct"), ..Query::default() },
            Query { topic: one("Topic 2"), claim: one("claim-7"), ..Query::default() },
        ] {
            let query = Query { text: text.to_owned(), ..query };
            let search = plain::Search::new(text);
            let found: Vec<usize> = (0..texts.len()).filter(|&s| search.matches(&texts[s])).collect();
            let under = |without: Option<Facet>| {
                let facets: Vec<Facet> = Facet::ALL.into_iter().filter(|&f| Some(f) != without).collect();
                let holds = |s: &usize| facets.iter().all(|&f| holds(&story, &story.statements[*s], &query, f));
                found.iter().copied().filter(holds).collect::<Vec<_>>()
            };
            let answer = index.answer(&query);
            assert_eq!(answer.statements, under(None), "{query:?}");
            for facet in Facet::ALL {
                let mut counts = vec![0; index.keys(facet).len()];
                for value in under(Some(facet)).iter().flat_map(|&s| values(&story, &story.statements[s], facet)) {
                    counts[index.keys(facet).iter().position(|key| *key == value).unwrap()] += 1;
                }
                assert_eq!(answer.counts(facet), counts, "{query:?} {facet:?}");
            }
        }
    }
}
