//! Stories of any size, always the same for the same size, with the skew of news: few actors say most.

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
#[allow(dead_code, reason = "each benchmark uses one of the two generators")]
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

/// A story of so many quotations: each utterance is quoted up to six times, as it was said, cut at an end, or with some
/// of its words replaced.
#[allow(dead_code, reason = "each benchmark uses one of the two generators")]
pub fn quotations(statements: usize) -> Story {
    let mut story = story(statements);
    let mut random = Random(7);
    // Words that occur in few utterances, as names and matters do.
    let rare = |random: &mut Random| {
        format!("{}{}", WORDS[random.below(24)].to_lowercase(), random.below(statements / 4 + 10))
    };
    let mut at = 0;
    while at < statements {
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
            statement.text = words.join(" ");
            statement.mode = Mode::Direct;
            statement.claim = claim.clone();
            statement.actors = actors.clone();
            at += 1;
        }
    }
    story
}
