//! The search in its plainest form: every text of every statement is folded and looked through, letter by letter. What the
//! index answers is held to it.

use who_said_what::story::{Actor, Statement, Story};
use who_said_what::text::{fold, part, quotations};

/// The folded texts that a statement is found by, each on a line of its own, so that no phrase is found across two.
pub fn words(story: &Story, statement: &Statement) -> String {
    let mut texts: Vec<&String> = vec![&statement.text];
    texts.extend(
        [&statement.cue, &statement.venue, &statement.audience, &statement.place, &statement.note]
            .into_iter()
            .flatten(),
    );
    let find = |id: &str| story.actors.iter().find(|a| a.id == id);
    let mut actors: Vec<&Actor> = statement.via.iter().filter_map(|id| find(id)).collect();
    for id in &statement.actors {
        let mut next = find(id);
        while let Some(actor) = next {
            actors.push(actor);
            next = actor.member_of.as_deref().and_then(find);
        }
    }
    for actor in actors {
        texts.extend([&actor.name].into_iter().chain(&actor.aliases).chain(&actor.role));
    }
    texts.extend(story.claims.iter().filter(|c| c.id == statement.claim).map(|c| &c.text));
    for source in story.sources.iter().filter(|s| s.id == statement.source) {
        texts.extend([&source.title, &source.publisher, &source.byline].into_iter().flatten());
    }
    texts.into_iter().map(|text| fold(text) + "\n").collect()
}

/// What was typed into the search, made ready: every part must be found.
pub struct Search {
    parts: Vec<Part>,
}

struct Part {
    folded: String,
    /// In quotation marks: must end where a word ends.
    phrase: bool,
}

impl Search {
    pub fn new(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut rest = 0;
        let mut words = |text: &str| {
            // What folding takes apart ("long-term") was typed as one word and must be found together.
            parts.extend(text.split_whitespace().map(|word| Part { folded: fold(word), phrase: false }));
        };
        let phrases = quotations(text);
        for phrase in &phrases {
            words(part(text, rest..phrase.range.start));
            rest = phrase.range.end;
        }
        words(part(text, rest..text.len()));
        parts.extend(phrases.iter().map(|phrase| Part { folded: fold(phrase.text), phrase: true }));
        parts.retain(|part| !part.folded.is_empty());
        Search { parts }
    }

    pub fn matches(&self, words: &str) -> bool {
        self.parts.iter().all(|part| part.found_in(words))
    }
}

impl Part {
    fn found_in(&self, words: &str) -> bool {
        let first = self.folded.chars().next().unwrap_or(' ');
        let last = self.folded.chars().next_back().unwrap_or(' ');
        places(words, &self.folded).any(|at| {
            let before = part(words, 0..at).chars().next_back();
            let after = part(words, at + self.folded.len()..words.len()).chars().next();
            let starts = runs_on(first) || before.is_none_or(|c| !c.is_alphanumeric());
            let ends = !self.phrase || runs_on(last) || after.is_none_or(|c| !c.is_alphanumeric());
            starts && ends
        })
    }
}

/// Where a word stands in a text, in bytes.
///
/// Byte by byte: the texts are short, the first byte seldom agrees, and the standard library's search brings the tables
/// of its panics along.
fn places<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let first = word.first().copied();
    let agrees = move |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(word));
    (0..text.len()).filter(move |&at| text.get(at).copied() == first).filter(agrees)
}

/// Whether the script of a letter is written without spaces between words, so that a word may begin anywhere: Thai to
/// Burmese, Khmer, kana, and the Chinese characters.
fn runs_on(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}
