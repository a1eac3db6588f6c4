//! Stories of any size, always the same for the same size, with the skew of news: few actors say most.

use std::collections::HashSet;
use who_said_what::story::{Actor, Claim, FORMAT, Mode, Source, Stance, Statement, Story};

/// A linear congruential generator (Knuth, MMIX): enough for made-up news, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % limit
    }

    /// Small numbers far more often than large ones.
    fn skewed(&mut self, limit: usize) -> usize {
        let (a, b) = (self.below(limit), self.below(limit));
        a * b / limit
    }

    /// The nth number about n times as seldom as the first, as words and speakers are.
    fn zipf(&mut self, limit: usize) -> usize {
        let start = (1 << self.below((limit + 1).ilog2() as usize)) - 1;
        start + self.below((start + 1).min(limit - start))
    }
}

const WORDS: &[&str] = &[
    "the",
    "talks",
    "river",
    "bridge",
    "minister",
    "never",
    "troops",
    "budget",
    "court",
    "strike",
    "storm",
    "harvest",
    "border",
    "ceasefire",
    "vote",
    "price",
    "school",
    "hospital",
    "railway",
    "agreement",
    "warning",
    "evidence",
    "north",
    "south",
    "eleven",
    "thousand",
    "percent",
    "Tuesday",
    "April",
    "Élysée",
    "will",
    "not",
    "has",
    "been",
    "and",
    "of",
];

/// A story of so many statements.
#[allow(dead_code, reason = "each uses one of the generators")]
pub fn story(statements: usize) -> Story {
    let mut random = Random(statements as u64);
    let (sources, actors, claims) = (200.min(statements / 10 + 1), 500.min(statements / 5 + 2), statements / 8 + 1);
    let words = |random: &mut Random, count: usize| {
        (0..count).map(|_| WORDS[random.skewed(WORDS.len())]).collect::<Vec<_>>().join(" ")
    };
    Story {
        format: FORMAT.to_owned(),
        title: "A generated story".to_owned(),
        lang: Some("en".to_owned()),
        sources: (0..sources)
            .map(|i| Source { id: format!("source-{i}"), title: Some(words(&mut random, 8)), ..Source::default() })
            .collect(),
        actors: (0..actors)
            .map(|i| Actor {
                id: format!("actor-{i}"),
                name: format!("{} {i}", words(&mut random, 2)),
                member_of: (i >= 20 && i % 2 == 0).then(|| format!("actor-{}", i % 20)),
                ..Actor::default()
            })
            .collect(),
        claims: (0..claims)
            .map(|i| Claim {
                id: format!("claim-{i}"),
                text: words(&mut random, 10),
                topic: Some(format!("Topic {}", i % 12)),
                ..Claim::default()
            })
            .collect(),
        statements: (0..statements)
            .map(|i| Statement {
                id: format!("s{i}"),
                claim: format!("claim-{}", random.skewed(claims)),
                source: format!("source-{}", random.skewed(sources)),
                actors: vec![format!("actor-{}", random.skewed(actors))],
                stance: [Stance::Asserts, Stance::Asserts, Stance::Denies, Stance::Questions][random.below(4)],
                mode: [Mode::Direct, Mode::Indirect][random.below(2)],
                text: words(&mut random, 18),
                cue: Some("said".to_owned()),
                ..Statement::default()
            })
            .collect(),
        ..Story::default()
    }
}

/// A story as an archive holds it: a few actors and sources say most, an utterance is quoted by up to six sources in
/// variants, most words are seldom, and new ones come with every article.
#[allow(dead_code, reason = "each uses one of the generators")]
pub fn news(statements: usize) -> Story {
    let mut random = Random(statements as u64);
    let mut story = story(statements.min(10));
    let (sources, actors, claims) = (200.min(statements / 10 + 1), 500.min(statements / 5 + 2), statements / 8 + 1);
    // Vocabularies grow with the square root of the text.
    let vocabulary = 1_000 + 100 * (statements as f64).sqrt() as usize;
    let words =
        |random: &mut Random, count: usize| (0..count).map(|_| spell(random.zipf(vocabulary))).collect::<Vec<_>>();
    story.sources = (0..sources)
        .map(|i| Source {
            id: format!("source-{i}"),
            title: Some(words(&mut random, 8).join(" ")),
            publisher: Some(format!("The {} Post", spell(40 + i % 60))),
            url: Some(format!("https://example.org/{i}")),
            published: Some(date(i % 360)),
            ..Source::default()
        })
        .collect();
    story.actors = (0..actors)
        .map(|i| Actor {
            id: format!("actor-{i}"),
            name: format!("{} {}", spell(100 + 3 * i), spell(2_000 + i)),
            member_of: (i >= 20 && i % 2 == 0).then(|| format!("actor-{}", i % 20)),
            ..Actor::default()
        })
        .collect();
    story.claims = (0..claims)
        .map(|i| Claim {
            id: format!("claim-{i}"),
            text: words(&mut random, 10).join(" "),
            topic: Some(format!("Topic {}", i % 12)),
            ..Claim::default()
        })
        .collect();
    story.statements.clear();
    while story.statements.len() < statements {
        let (claim, actor) = (random.skewed(claims), random.zipf(actors));
        let stance = [Stance::Asserts, Stance::Asserts, Stance::Denies, Stance::Questions][random.below(4)];
        let length = 8 + random.below(20);
        let said = words(&mut random, length);
        for _ in 0..=random.below(6).min(statements - story.statements.len() - 1) {
            let mut variant = said.clone();
            let mode = match random.below(4) {
                0 => {
                    variant.truncate(length * 2 / 3);
                    Mode::Direct
                }
                1 => {
                    (0..length / 5).for_each(|_| variant[random.below(length)] = spell(random.zipf(vocabulary)));
                    Mode::Indirect
                }
                _ => Mode::Direct,
            };
            story.statements.push(Statement {
                id: format!("s{}", story.statements.len()),
                claim: format!("claim-{claim}"),
                source: format!("source-{}", random.zipf(sources)),
                actors: vec![format!("actor-{actor}")],
                stance,
                mode,
                text: variant.join(" "),
                cue: Some(["said", "told", "insisted", "warned"][random.below(4)].to_owned()),
                said_on: Some(date(claim % 360)),
                ..Statement::default()
            });
        }
    }
    // What nothing is said about, or by, is no part of a story.
    let used: HashSet<&str> =
        (story.statements.iter()).flat_map(|s| [s.claim.as_str(), s.source.as_str(), s.actors[0].as_str()]).collect();
    story.claims.retain(|claim| used.contains(claim.id.as_str()));
    story.sources.retain(|source| used.contains(source.id.as_str()));
    let groups: HashSet<String> =
        story.actors.iter().filter(|a| used.contains(a.id.as_str())).filter_map(|a| a.member_of.clone()).collect();
    story.actors.retain(|actor| used.contains(actor.id.as_str()) || groups.contains(&actor.id));
    story
}

/// The word of a rank: real ones first, then made-up ones that look like words.
fn spell(rank: usize) -> String {
    if let Some(word) = WORDS.get(rank) {
        return (*word).to_owned();
    }
    let mut rest = rank;
    let mut word = String::new();
    while rest > 0 {
        word.push(b"bdfgklmnprstvz"[rest % 14] as char);
        rest /= 14;
        word.push(b"aeiou"[rest % 5] as char);
        rest /= 5;
    }
    word
}

fn date(day: usize) -> String {
    format!("2025-{:02}-{:02}", day / 30 + 1, day % 30 % 28 + 1)
}

/// A story of so many quotations: each utterance is quoted up to six times, as it was said, cut at an end, or with some
/// of its words replaced.
#[allow(dead_code, reason = "each uses one of the generators")]
pub fn quotations(statements: usize) -> Story {
    let mut story = story(statements);
    let mut random = Random(7);
    // Words that occur in few utterances, as names and matters do.
    let rare = |random: &mut Random| {
        format!("{}{}", WORDS[random.below(24)].to_lowercase(), random.below(statements / 4 + 10))
    };
    let (mut at, mut utterance) = (0, 0);
    while at < statements {
        utterance += 1;
        let length = 8 + random.below(14);
        let said: Vec<String> = (0..length)
            .map(
                |_| if random.below(3) == 0 { rare(&mut random) } else { WORDS[random.skewed(WORDS.len())].to_owned() },
            )
            .collect();
        let (claim, actors) = (story.statements[at].claim.clone(), story.statements[at].actors.clone());
        for _ in 0..=random.below(6) {
            let Some(statement) = story.statements.get_mut(at) else { break };
            let mut words = said.clone();
            match random.below(4) {
                0 => words.truncate(length * 2 / 3),
                1 => drop(words.drain(..length / 4)),
                2 => (0..length / 7).for_each(|_| words[random.below(length)] = rare(&mut random)),
                _ => {}
            }
            statement.id = format!("u{utterance}-{at}");
            statement.text = words.join(" ");
            statement.mode = Mode::Direct;
            statement.claim = claim.clone();
            statement.actors = actors.clone();
            at += 1;
        }
    }
    story
}
