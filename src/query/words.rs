//! The words that statements are found by: in which passages each stands.

use super::bits::Bits;
use super::holders::Holders;
use super::lists::Lists;
use crate::order::sort_by;
use crate::story::{Ids, Statement, Story};
use crate::text::{fold_into, part};
use std::ops::Range;

/// Where a passage stands: with a statement itself, or with what many statements stand under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Field {
    Statement,
    Claim,
    Actor,
    Source,
}

impl Field {
    pub(super) const ALL: [Field; 4] = [Field::Statement, Field::Claim, Field::Actor, Field::Source];

    /// How many members a story has in it.
    pub(super) fn len(self, story: &Story) -> usize {
        match self {
            Field::Statement => story.statements.len(),
            Field::Claim => story.claims.len(),
            Field::Actor => story.actors.len(),
            Field::Source => story.sources.len(),
        }
    }

    /// The passages of one of its members.
    pub(super) fn passages(self, story: &Story, member: usize, each: &mut dyn FnMut(&str)) {
        let (first, optional, more): (Option<&String>, [&Option<String>; 5], &[String]) = match self {
            Field::Statement => {
                let Statement { text, cue, venue, audience, place, note, .. } = &story.statements[member];
                (Some(text), [cue, venue, audience, place, note], &[])
            }
            Field::Claim => (Some(&story.claims[member].text), [&None; 5], &[]),
            Field::Actor => {
                let actor = &story.actors[member];
                (Some(&actor.name), [&actor.role, &None, &None, &None, &None], &actor.aliases)
            }
            Field::Source => {
                let source = &story.sources[member];
                (None, [&source.title, &source.publisher, &source.byline, &None, &None], &[])
            }
        };
        first.into_iter().chain(optional.into_iter().flatten()).chain(more).for_each(|text| each(text));
    }
}

/// Every different word of a story, folded and in order, and for each field which of its members have it.
pub(super) struct Words {
    dictionary: Dictionary,
    members: [Holders; 4],
}

impl Words {
    /// Reads every passage once.
    pub(super) fn new(story: &Story) -> Self {
        let mut words = Ids::default();
        let mut members: [Lists; 4] = Default::default();
        let mut folded = String::new();
        // Who had a word last, so that nobody has it twice.
        let mut had: Vec<usize> = Vec::new();
        let mut reader = 0;
        for field in Field::ALL {
            let lists = &mut members[field as usize];
            for member in 0..field.len(story) {
                reader += 1;
                field.passages(story, member, &mut |text| {
                    fold_into(text, &mut folded);
                    for word in folded.split(' ').filter(|word| !word.is_empty()) {
                        let number = words.place(word);
                        if had.len() <= number {
                            had.push(0);
                        }
                        if let Some(had) = had.get_mut(number)
                            && *had != reader
                        {
                            *had = reader;
                            lists.item(number);
                        }
                    }
                });
                lists.end(member);
            }
        }
        let (dictionary, ranks) = Dictionary::sorted(&words);
        let members = Field::ALL
            .map(|field| Holders::new(&members[field as usize], field.len(story), ranks.len(), &|place| ranks[place]));
        Words { dictionary, members }
    }

    /// Adds the members of a field that have one of some words.
    pub(super) fn add(&self, field: Field, words: Range<usize>, to: &mut Bits) {
        self.members[field as usize].add(words, to);
    }

    /// The words that begin with some letters.
    pub(super) fn beginning(&self, letters: &str) -> Range<usize> {
        let first = self.dictionary.position(&|word| word < letters);
        let end = self.dictionary.position(&|word| word < letters || word.starts_with(letters));
        first..end
    }

    /// All words.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.dictionary.len()
    }

    /// A word.
    pub(super) fn word(&self, number: usize) -> &str {
        self.dictionary.word(number)
    }
}

/// Words, one after the other in one text.
#[derive(Default)]
struct Dictionary {
    text: String,
    /// Where each word ends.
    ends: Vec<usize>,
}

impl Dictionary {
    fn len(&self) -> usize {
        self.ends.len()
    }

    fn word(&self, number: usize) -> &str {
        let start = if number == 0 { 0 } else { self.ends[number - 1] };
        part(&self.text, start..self.ends[number])
    }

    /// Some words in order, and for each what its place has become.
    fn sorted(words: &Ids) -> (Dictionary, Vec<usize>) {
        let mut order: Vec<usize> = (0..words.len()).collect();
        sort_by(&mut order, &|&a, &b| words.name(a).cmp(words.name(b)));
        let mut sorted = Dictionary::default();
        let mut ranks = vec![0; words.len()];
        for (rank, &place) in order.iter().enumerate() {
            sorted.text.push_str(words.name(place));
            sorted.ends.push(sorted.text.len());
            ranks[place] = rank;
        }
        (sorted, ranks)
    }

    /// How many words, from the first on, something holds for.
    fn position(&self, holds: &dyn Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = (low + high) / 2;
            if holds(self.word(middle)) { low = middle + 1 } else { high = middle }
        }
        low
    }
}
