//! The words that statements are found by: in which passages each stands.

use super::Index;
use super::bits::Bits;
use super::build::STEP;
use super::postings::{Posting, Postings};
use crate::order::sort_by;
use crate::store::{Key, Lists, Store};
use crate::story::{Head, Ids};
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
    pub(super) fn len(self, index: &Index) -> usize {
        self.count(index.story(), &index.store)
    }

    fn count(self, head: &Head, store: &Store) -> usize {
        match self {
            Field::Statement => store.len(),
            Field::Claim => head.claims.len(),
            Field::Actor => head.actors.len(),
            Field::Source => head.sources.len(),
        }
    }

    /// The passages of one of its members.
    pub(super) fn passages(self, index: &Index, member: usize, each: &mut dyn FnMut(&str)) {
        if self == Field::Statement {
            each(&index.store.texts.text(member));
            Key::SEARCHED.into_iter().filter_map(|key| index.store.get(member, key)).for_each(each);
        } else {
            self.few(index.story(), member, each);
        }
    }

    /// The passages of a member of any field but that of the statements.
    fn few(self, head: &Head, member: usize, each: &mut dyn FnMut(&str)) {
        let (first, optional, more): (Option<&String>, [&Option<String>; 3], &[String]) = match self {
            Field::Statement => (None, [&None; 3], &[]),
            Field::Claim => (Some(&head.claims[member].text), [&None; 3], &[]),
            Field::Actor => {
                let actor = &head.actors[member];
                (Some(&actor.name), [&actor.role, &None, &None], &actor.aliases)
            }
            Field::Source => {
                let source = &head.sources[member];
                (None, [&source.title, &source.publisher, &source.byline], &[])
            }
        };
        first.into_iter().chain(optional.into_iter().flatten()).chain(more).for_each(|text| each(text));
    }
}

/// Every different word of a story, folded and in order, and for each field which of its members have it.
#[derive(Default)]
pub(super) struct Words {
    dictionary: Dictionary,
    members: [Postings; 4],
}

impl Words {
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

/// Words that are being gathered and indexed, step by step.
///
/// What a text has between two spaces is folded once, however many texts have it; so is what many statements share, a
/// reporting expression or a place. The rest is numbers.
pub(super) struct Indexing {
    stage: Stage,
    words: Ids,
    /// The folded words of each word as written, and of each name.
    of_words: Lists,
    /// The only one of each word as written, from 1 on, or 0.
    of_word: Vec<u32>,
    of_names: Lists,
    /// For each name, whether statements are found by it.
    searched: Vec<bool>,
    /// The words of each member of the other fields.
    of_members: [Lists; 4],
    dictionary: Dictionary,
    /// The words by their places in the dictionary.
    order: Vec<usize>,
    posting: Posting,
    members: [Postings; 4],
}

/// What is done next.
enum Stage {
    /// Folding the words as written, from one on.
    Fold(usize),
    /// Noting by which names statements are found, from one statement on; folding these names, from one on.
    Searched(usize),
    Names(usize),
    /// Folding the passages of the members of a field, from one on.
    Members(Field, usize),
    Sort,
    /// The members of a field, for the first time or to be written, from one on.
    Pass(Field, bool, usize),
    Done,
}

impl Indexing {
    /// Nothing is done yet.
    pub(super) fn new() -> Self {
        Indexing {
            stage: Stage::Fold(0),
            words: Ids::default(),
            of_words: Lists::default(),
            of_word: Vec::new(),
            of_names: Lists::default(),
            searched: Vec::new(),
            of_members: Default::default(),
            dictionary: Dictionary::default(),
            order: Vec::new(),
            posting: Posting::default(),
            members: Default::default(),
        }
    }

    /// Does some more; whether that was all.
    #[inline(never)] // a beginning of the module's other part: see scripts/split.mjs
    pub(super) fn step(&mut self, head: &Head, store: &Store) -> bool {
        let mut folded = String::new();
        self.stage = match self.stage {
            Stage::Fold(from) => {
                let end = store.texts.words().min(from + STEP);
                for word in from..end {
                    words_of(store.texts.word(word), &mut folded, &mut self.words, &mut self.of_words);
                    self.of_words.end();
                    let only = if let [one] = self.of_words.of(word) { *one as u32 + 1 } else { 0 };
                    self.of_word.push(only);
                }
                if end == store.texts.words() { Stage::Searched(0) } else { Stage::Fold(end) }
            }
            Stage::Searched(from) => {
                let end = store.len().min(from + STEP);
                store.note_searched(from..end, &mut self.searched);
                if end == store.len() { Stage::Names(0) } else { Stage::Searched(end) }
            }
            Stage::Names(from) => {
                let end = store.names().min(from + STEP);
                for name in from..end {
                    if self.searched.get(name) == Some(&true) {
                        words_of(store.name(name), &mut folded, &mut self.words, &mut self.of_names);
                    }
                    self.of_names.end();
                }
                if end == store.names() { Stage::Members(Field::Claim, 0) } else { Stage::Names(end) }
            }
            Stage::Members(field, from) => {
                // Each has passages of many words.
                let all = field.count(head, store);
                let end = all.min(from + STEP / 16);
                let Indexing { words, of_members, .. } = self;
                let list = &mut of_members[field as usize];
                for member in from..end {
                    field.few(head, member, &mut |text| words_of(text, &mut folded, words, list));
                    list.end();
                }
                match Field::ALL.get(field as usize + 1) {
                    _ if end < all => Stage::Members(field, end),
                    Some(&next) => Stage::Members(next, 0),
                    None => Stage::Sort,
                }
            }
            Stage::Sort => {
                (self.dictionary, self.order) = Dictionary::sorted(&self.words);
                self.words = Ids::default();
                self.begin(Field::Statement, head, store)
            }
            Stage::Pass(field, write, from) => {
                let all = field.count(head, store);
                let end = all.min(from + STEP);
                let Indexing { of_words, of_word, of_names, of_members, posting, .. } = self;
                let of = Of { store, of_words, of_word, of_names, of_members };
                of.each(field, from, end, |member, word| posting.put(member, word));
                if end < all {
                    Stage::Pass(field, write, end)
                } else if !write {
                    self.posting.lay_out(&mut self.order.iter().copied());
                    Stage::Pass(field, true, 0)
                } else {
                    self.members[field as usize] = std::mem::take(&mut self.posting).done();
                    match Field::ALL.get(field as usize + 1) {
                        Some(next) => self.begin(*next, head, store),
                        None => Stage::Done,
                    }
                }
            }
            Stage::Done => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// What share is done, from 0 to 1, roughly.
    pub(super) fn share(&self, store: &Store) -> f64 {
        let part = |from: usize, all: usize| from as f64 / all.max(1) as f64;
        match self.stage {
            Stage::Fold(from) => 0.15 * part(from, store.texts.words()),
            Stage::Searched(_) => 0.15,
            Stage::Names(from) => 0.17 + 0.03 * part(from, store.names()),
            Stage::Members(..) | Stage::Sort => 0.2,
            Stage::Pass(Field::Statement, false, from) => 0.3 + 0.3 * part(from, store.len()),
            Stage::Pass(Field::Statement, true, from) => 0.6 + 0.3 * part(from, store.len()),
            Stage::Pass(..) => 0.95,
            Stage::Done => 1.0,
        }
    }

    fn begin(&mut self, field: Field, head: &Head, store: &Store) -> Stage {
        self.posting = Posting::new(field.count(head, store), self.order.len());
        Stage::Pass(field, false, 0)
    }

    /// What was made, once all is done.
    pub(super) fn words(self) -> Words {
        Words { dictionary: self.dictionary, members: self.members }
    }
}

/// Adds the folded words of a text to a list.
fn words_of(text: &str, folded: &mut String, words: &mut Ids, list: &mut Lists) {
    fold_into(text, folded);
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        list.item(words.place(word));
    }
}

/// Where the words of each member are.
struct Of<'i> {
    store: &'i Store,
    of_words: &'i Lists,
    of_word: &'i [u32],
    of_names: &'i Lists,
    of_members: &'i [Lists; 4],
}

impl Of<'_> {
    /// Calls `each` with members from one up to another, without that, and the number of every word of theirs.
    fn each(&self, field: Field, from: usize, end: usize, mut each: impl FnMut(usize, usize)) {
        if field != Field::Statement {
            for member in from..end {
                self.of_members[field as usize].of(member).iter().for_each(|&word| each(member, word));
            }
            return;
        }
        let keys: Vec<Key> = Key::SEARCHED.into_iter().filter(|&key| self.store.uses(key)).collect();
        self.store.texts.each(from, end, &mut |member, words| {
            for &word in words {
                match self.of_word.get(word) {
                    // Most are one word when folded.
                    Some(&one) if one > 0 => each(member, one as usize - 1),
                    _ => self.of_words.of(word).iter().for_each(|&word| each(member, word)),
                }
            }
            for name in keys.iter().filter_map(|&key| self.store.option(member, key)) {
                self.of_names.of(name).iter().for_each(|&word| each(member, word));
            }
        });
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

    /// Some words in order, and which they were.
    fn sorted(words: &Ids) -> (Dictionary, Vec<usize>) {
        let mut order: Vec<usize> = (0..words.len()).collect();
        sort_by(&mut order, &|&a, &b| words.name(a).cmp(words.name(b)));
        let mut sorted = Dictionary::default();
        for &place in &order {
            sorted.text.push_str(words.name(place));
            sorted.ends.push(sorted.text.len());
        }
        sorted.text.shrink_to_fit();
        sorted.ends.shrink_to_fit();
        (sorted, order)
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
