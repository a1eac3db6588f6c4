//! Finding words in folded text.

use super::Index;
use super::bits::Bits;
use super::words::Field;
use crate::text::{fold, fold_into, is_of_word, part, quotations};

/// What was typed into the search, made ready: every part must be found.
pub(super) struct Search {
    parts: Vec<Part>,
}

struct Part {
    folded: String,
    /// In quotation marks: must end where a word ends.
    phrase: bool,
}

impl Search {
    pub(super) fn new(text: &str) -> Self {
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

    /// Marks, letter by letter, what of a folded text is found.
    pub(super) fn mark(&self, words: &str, found: &mut [bool]) {
        for part in &self.parts {
            let mut from = 0;
            while let Some(at) = part.place(words, from) {
                found.iter_mut().skip(at).take(part.folded.len()).for_each(|here| *here = true);
                from = at + 1;
            }
        }
    }
}

/// The statements in which all that was typed is found; nothing when there is nothing to find.
#[inline(never)] // a beginning of the module's other part: see scripts/split.mjs
pub(super) fn found(text: &str, index: &Index) -> Option<Bits> {
    let mut found: Option<Bits> = None;
    for part in Search::new(text).parts {
        let of_part = part.statements(index);
        match &mut found {
            Some(found) => found.keep(&of_part),
            None => found = Some(of_part),
        }
    }
    found
}

impl Part {
    /// The statements in which it is found, in a passage of theirs or of what they stand under.
    fn statements(&self, index: &Index) -> Bits {
        let mut statements = self.members(index, Field::Statement);
        for field in [Field::Claim, Field::Actor, Field::Source] {
            index.add_statements_of(field, &self.members(index, field).numbers(), &mut statements);
        }
        statements
    }

    /// The members of a field in which it is found.
    fn members(&self, index: &Index, field: Field) -> Bits {
        if !self.folded.as_bytes().contains(&b' ') {
            return self.having(index, field);
        }
        // Each of the words must be there; and then they must stand together.
        let mut members: Option<Bits> = None;
        for word in self.folded.split(' ') {
            let of_word = Part { folded: word.to_owned(), phrase: false }.having(index, field);
            match &mut members {
                Some(members) => members.keep(&of_word),
                None => members = Some(of_word),
            }
        }
        let mut together = Bits::new(field.len(index));
        let mut folded = String::new();
        for member in members.map(|members| members.numbers()).unwrap_or_default() {
            field.passages(index, member, &mut |text| {
                fold_into(text, &mut folded);
                if self.found_in(&folded) {
                    together.add(&[member]);
                }
            });
        }
        together
    }

    /// The members of a field that have a word in which this, a single word, is found.
    fn having(&self, index: &Index, field: Field) -> Bits {
        let words = index.words();
        let mut members = Bits::new(field.len(index));
        let anywhere = runs_on(self.folded.chars().next().unwrap_or(' '));
        let range = if anywhere { words.all() } else { words.beginning(&self.folded) };
        if anywhere || self.phrase {
            for word in range.filter(|&word| self.found_in(words.word(word))) {
                words.add(field, word..word + 1, &mut members);
            }
        } else {
            words.add(field, range, &mut members);
        }
        members
    }

    fn found_in(&self, words: &str) -> bool {
        self.place(words, 0).is_some()
    }

    /// Where in a folded text it is found first, from a place on.
    ///
    /// Byte by byte: the texts are short, the first byte seldom agrees, and the standard library's search brings the tables
    /// of its panics along.
    fn place(&self, words: &str, from: usize) -> Option<usize> {
        let word = self.folded.as_bytes();
        let first = self.folded.chars().next().unwrap_or(' ');
        let last = self.folded.chars().next_back().unwrap_or(' ');
        let first_byte = word.first().copied();
        (from..words.len()).filter(|&at| words.as_bytes().get(at).copied() == first_byte).find(|&at| {
            let rest = words.as_bytes().get(at..).unwrap_or_default();
            if !rest.starts_with(word) {
                return false;
            }
            let before = part(words, 0..at).chars().next_back();
            let after = part(words, at + word.len()..words.len()).chars().next();
            let starts = runs_on(first) || before.is_none_or(|c| !is_of_word(c));
            let ends = !self.phrase || runs_on(last) || after.is_none_or(|c| !is_of_word(c));
            starts && ends
        })
    }
}

/// Whether the script of a letter is written without spaces between words, so that a word may begin anywhere: Thai to
/// Burmese, Khmer, kana, and the Chinese characters.
fn runs_on(c: char) -> bool {
    matches!(u32::from(c), 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x3040..=0x30ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_words_and_phrases() {
        let words =
            fold("The troops’ “long-term” strategy: Über 11,000 men in 우크라이나") + "\n" + &fold("北朝鮮の兵士");
        for (typed, found) in [
            ("", true),
            ("troop", true),
            ("STRATEGY troops", true),
            ("rategy", false),
            ("long-term", true),
            ("term-long", false),
            ("uber", true),
            ("11,000", true),
            ("\"troops long\"", true),
            ("\"troop long\"", false),
            ("\"strategy uber 110\"", false),
            ("“strategy über", true),
            ("우크라이나", true),
            ("兵士", true),
            ("朝鮮の", true),
            ("우크라이나 兵士", true),
            ("\"우크라이나 北朝鮮の兵士\"", false),
            ("!? \"\"", true),
        ] {
            assert_eq!(Search::new(typed).parts.iter().all(|part| part.found_in(&words)), found, "{typed}");
        }
    }
}
