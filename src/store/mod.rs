//! The statements of a story, kept by column: what an [`Index`](crate::query::Index) holds in place of a list of
//! [`Statement`]s.
//!
//! A statement as an object has room for every optional key, and each of its texts is a piece of memory of its own. Here
//! each key is a column of numbers: ids and other short texts that many statements share are kept once and named by their
//! number, the texts themselves are kept as the numbers of their words ([`Texts`]), and a key that no statement has takes
//! no room. [`Store::statement`] puts one together again.

mod lists;
mod narrow;
mod records;
mod row;
mod sets;
mod texts;
pub(crate) mod varint;

pub(crate) use lists::Lists;
pub(crate) use narrow::{Column, Narrow};
pub(crate) use records::{Records, Repeats};
pub(crate) use row::{Passage, Row};
pub(crate) use sets::Sets;
pub(crate) use texts::Texts;

use crate::story::{Evidence, Ids, Mode, Stance, Statement};
use std::borrow::Cow;
use std::ops::Range;

/// How many keys of a statement may be left out and hold one text.
const OPTIONS: usize = 13;

/// Those of them that are asked for by themselves, by their places among all: see [`Store::push`].
#[derive(Clone, Copy)]
pub(crate) enum Key {
    Cue = 0,
    SaidOn = 1,
    Venue = 2,
    Audience = 3,
    Place = 4,
    Lang = 6,
    Note = 7,
}

impl Key {
    /// Those that a statement is found by, besides its text.
    pub(crate) const SEARCHED: [Key; 5] = [Key::Cue, Key::Venue, Key::Audience, Key::Place, Key::Note];
}

/// The stances and modes, in the order in which they are shown.
pub(crate) const STANCES: [Stance; 3] = [Stance::Asserts, Stance::Denies, Stance::Questions];
pub(crate) const MODES: [Mode; 3] = [Mode::Direct, Mode::Mixed, Mode::Indirect];

/// Statements by column.
#[derive(Default)]
pub(crate) struct Store {
    ids: Records,
    /// The different texts that are named by number: references, and what stands at optional keys.
    names: Ids,
    pub(crate) texts: Texts,
    /// What the statements refer to; once [`Store::take_references`] has been called, elsewhere.
    references: References,
    /// Lists of names: speakers and relay chains.
    sets: Sets,
    /// Whether it has evidence.
    evidence: Column,
    /// For each key, and each statement, the number of a name from 1 on, or 0.
    options: [Column; OPTIONS],
}

/// For each statement, what it refers to, by numbers of names, and what else it is told by.
#[derive(Default)]
pub(crate) struct References {
    pub(crate) claim: Column,
    pub(crate) source: Column,
    /// Those who said it, and the relay chain: sets of names, from 1 on, or 0.
    pub(crate) actors: Column,
    pub(crate) via: Column,
    /// As places among [`STANCES`] and [`MODES`], from 1 on.
    pub(crate) stance: Column,
    pub(crate) mode: Column,
}

impl Store {
    /// One more statement.
    pub(crate) fn push(&mut self, row: &Row) {
        let number = self.len();
        let Passage { exact, start, end, prefix, suffix } = row.evidence.as_ref().unwrap_or(const { &NO_PASSAGE });
        let options = [
            &row.cue,
            &row.said_on,
            &row.venue,
            &row.audience,
            &row.place,
            &row.when,
            &row.lang,
            &row.note,
            exact,
            start,
            end,
            prefix,
            suffix,
        ];
        let Store { names, sets, references, .. } = self;
        for (column, option) in self.options.iter_mut().zip(options) {
            if let Some(text) = option {
                column.put(number, names.place(text) + 1);
            }
        }
        references.claim.put(number, names.place(&row.claim));
        references.source.put(number, names.place(&row.source));
        let mut set = |texts: &[Cow<str>]| sets.place(&mut texts.iter().map(|text| names.place(text)));
        references.actors.put(number, set(&row.actors) + 1);
        if !row.via.is_empty() {
            references.via.put(number, set(&row.via) + 1);
        }
        references.stance.put(number, STANCES.iter().position(|stance| *stance == row.stance).unwrap_or(0) + 1);
        references.mode.put(number, MODES.iter().position(|mode| *mode == row.mode).unwrap_or(0) + 1);
        if row.evidence.is_some() {
            self.evidence.put(number, 1);
        }
        self.texts.push(&row.text);
        self.ids.push(row.id.as_bytes());
    }

    /// No more statements will come.
    pub(crate) fn close(&mut self) {
        self.ids.close();
        self.names.close();
        self.sets.close();
        self.texts.close();
        self.evidence.close();
        self.options.iter_mut().for_each(Column::close);
    }

    /// Whether two statements have one id, once so many more steps have told.
    pub(crate) fn repeats_an_id(&self, repeats: &mut Repeats, many: usize) -> Option<bool> {
        repeats.step(&self.ids, many)
    }

    /// How many statements there are.
    pub(crate) fn len(&self) -> usize {
        self.texts.len()
    }

    /// How many different texts are named by number.
    pub(crate) fn names(&self) -> usize {
        self.names.len()
    }

    /// The text with a number.
    pub(crate) fn name(&self, number: usize) -> &str {
        self.names.name(number)
    }

    /// Different lists of names.
    pub(crate) fn sets(&self) -> &Sets {
        &self.sets
    }

    /// Notes for each name whether some of the statements are found by it.
    pub(crate) fn note_searched(&self, statements: Range<usize>, searched: &mut Vec<bool>) {
        searched.resize(self.names(), false);
        for key in Key::SEARCHED.into_iter().filter(|&key| self.uses(key)) {
            for name in statements.clone().filter_map(|statement| self.option(statement, key)) {
                if let Some(searched) = searched.get_mut(name) {
                    *searched = true;
                }
            }
        }
    }

    /// What the statements refer to.
    pub(crate) fn take_references(&mut self) -> References {
        std::mem::take(&mut self.references)
    }

    /// The id of a statement.
    pub(crate) fn id(&self, statement: usize) -> &str {
        std::str::from_utf8(self.ids.get(statement)).unwrap_or_default()
    }

    /// The ids of all statements, in order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|statement| self.id(statement))
    }

    /// Whether any statement has a key.
    pub(crate) fn uses(&self, key: Key) -> bool {
        self.options.get(key as usize).is_some_and(|column| !column.is_empty())
    }

    /// What a statement has at a key, as the number of a name.
    pub(crate) fn option(&self, statement: usize, key: Key) -> Option<usize> {
        self.options.get(key as usize)?.get(statement).checked_sub(1)
    }

    /// What a statement has at a key.
    pub(crate) fn get(&self, statement: usize, key: Key) -> Option<&str> {
        self.option(statement, key).map(|name| self.name(name))
    }

    /// A statement, put together again, but for its references: those are known to whom they were given.
    pub(crate) fn statement(&self, statement: usize) -> Statement {
        // In the order of `push`.
        let options: [Option<String>; OPTIONS] = std::array::from_fn(|key| {
            let name = self.options.get(key)?.get(statement).checked_sub(1)?;
            Some(self.name(name).to_owned())
        });
        let [cue, said_on, venue, audience, place, when, lang, note, exact, start, end, prefix, suffix] = options;
        let proved = self.evidence.get(statement) > 0;
        Statement {
            id: self.id(statement).to_owned(),
            claim: String::new(),
            source: String::new(),
            actors: Vec::new(),
            stance: Stance::default(),
            mode: Mode::default(),
            text: self.texts.text(statement),
            cue,
            via: Vec::new(),
            said_on,
            venue,
            audience,
            place,
            when,
            lang,
            evidence: proved.then_some(Evidence { exact, start, end, prefix, suffix }),
            note,
        }
    }
}

const NO_PASSAGE: Passage = Passage { exact: None, start: None, end: None, prefix: None, suffix: None };
