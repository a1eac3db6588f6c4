//! The statements of a story, kept by column: what an [`Index`](crate::query::Index) holds in place of a list of
//! [`Statement`]s.
//!
//! A statement as an object has room for every optional key, and each of its texts is a piece of memory of its own. Here
//! each key is a column of numbers: ids and other short texts that many statements share are kept once and named by their
//! number, the texts themselves are kept as the numbers of their words ([`Texts`]), and a key that no statement has takes
//! no room. [`Store::statement`] puts one together again.

mod lists;
mod row;
mod texts;
pub(crate) mod varint;

pub(crate) use lists::Lists;
pub(crate) use row::{Passage, Row};
pub(crate) use texts::Texts;

use crate::story::{Evidence, Ids, Mode, Stance, Statement};
use std::borrow::Cow;

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

/// Set in the kind of a statement that has evidence; beside it, its stance and, above that, its mode.
const EVIDENCE: u8 = 1 << 4;

/// Statements by column.
#[derive(Default)]
pub(crate) struct Store {
    ids: Ids,
    /// The different texts that are named by number: references, and what stands at optional keys.
    names: Ids,
    pub(crate) texts: Texts,
    kinds: Vec<u8>,
    /// References, as numbers of names; once [`Store::take_references`] has been called, elsewhere.
    references: References,
    via: Lists,
    /// For each key, and each statement, the number of a name from 1 on, or 0; empty while no statement has the key.
    options: [Vec<u32>; OPTIONS],
}

/// For each statement, what it refers to, by number.
#[derive(Default)]
pub(crate) struct References {
    pub(crate) claim: Lists,
    pub(crate) source: Lists,
    pub(crate) actors: Lists,
}

impl Store {
    /// One more statement; whether no other has its id.
    pub(crate) fn push(&mut self, row: &Row) -> bool {
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
        for (column, option) in self.options.iter_mut().zip(options) {
            if let Some(text) = option {
                // Those before had none.
                column.resize(number, 0);
                column.push(self.names.place(text) as u32 + 1);
            } else if !column.is_empty() {
                column.push(0);
            }
        }
        let mut refer = |lists: &mut Lists, names: &[Cow<str>]| {
            names.iter().for_each(|name| lists.item(self.names.place(name)));
            lists.end(number);
        };
        refer(&mut self.references.claim, std::slice::from_ref(&row.claim));
        refer(&mut self.references.source, std::slice::from_ref(&row.source));
        refer(&mut self.references.actors, &row.actors);
        refer(&mut self.via, &row.via);
        let stance = STANCES.iter().position(|stance| *stance == row.stance).unwrap_or(0) as u8;
        let mode = MODES.iter().position(|mode| *mode == row.mode).unwrap_or(0) as u8;
        self.kinds.push(stance | mode << 2 | if row.evidence.is_some() { EVIDENCE } else { 0 });
        self.texts.push(&row.text);
        self.ids.append(&row.id)
    }

    /// No more statements will come.
    pub(crate) fn close(&mut self) {
        self.ids.close();
        self.names.close();
        self.texts.close();
        self.kinds.shrink_to_fit();
        self.options.iter_mut().for_each(|column| column.shrink_to_fit());
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

    /// For each name, whether statements are found by it.
    pub(crate) fn searched(&self) -> Vec<bool> {
        let mut searched = vec![false; self.names()];
        for column in Key::SEARCHED.into_iter().filter_map(|key| self.options.get(key as usize)) {
            for &number in column {
                if let Some(searched) = (number as usize).checked_sub(1).and_then(|name| searched.get_mut(name)) {
                    *searched = true;
                }
            }
        }
        searched
    }

    /// What the statements refer to, by numbers of names.
    pub(crate) fn take_references(&mut self) -> References {
        std::mem::take(&mut self.references)
    }

    /// The relay chain of a statement, by numbers of names.
    pub(crate) fn via(&self, statement: usize) -> &[usize] {
        self.via.of(statement)
    }

    /// The names in all relay chains.
    pub(crate) fn relays(&self) -> impl Iterator<Item = usize> {
        self.via.since(0).iter().copied()
    }

    /// The id of a statement.
    pub(crate) fn id(&self, statement: usize) -> &str {
        self.ids.name(statement)
    }

    /// The ids of all statements, in order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|statement| self.id(statement))
    }

    /// The number of the stance of a statement among [`STANCES`].
    pub(crate) fn stance(&self, statement: usize) -> usize {
        usize::from(self.kind(statement) & 3)
    }

    /// The number of the mode of a statement among [`MODES`].
    pub(crate) fn mode(&self, statement: usize) -> usize {
        usize::from(self.kind(statement) >> 2 & 3)
    }

    fn kind(&self, statement: usize) -> u8 {
        self.kinds.get(statement).copied().unwrap_or(0)
    }

    /// What a statement has at a key, as the number of a name.
    pub(crate) fn option(&self, statement: usize, key: Key) -> Option<usize> {
        self.in_column(self.options.get(key as usize)?, statement)
    }

    fn in_column(&self, column: &[u32], statement: usize) -> Option<usize> {
        (column.get(statement).copied()? as usize).checked_sub(1)
    }

    /// What a statement has at a key.
    pub(crate) fn get(&self, statement: usize, key: Key) -> Option<&str> {
        self.option(statement, key).map(|name| self.name(name))
    }

    /// A statement, put together again, but for what it refers to: that is known to whom the references were given.
    pub(crate) fn statement(&self, statement: usize) -> Statement {
        // In the order of `push`.
        let options: [Option<String>; OPTIONS] = std::array::from_fn(|key| {
            let name = self.options.get(key).and_then(|column| self.in_column(column, statement));
            name.map(|name| self.name(name).to_owned())
        });
        let [cue, said_on, venue, audience, place, when, lang, note, exact, start, end, prefix, suffix] = options;
        let proved = self.kind(statement) & EVIDENCE != 0;
        Statement {
            id: self.id(statement).to_owned(),
            claim: String::new(),
            source: String::new(),
            actors: Vec::new(),
            stance: STANCES.get(self.stance(statement)).copied().unwrap_or_default(),
            mode: MODES.get(self.mode(statement)).copied().unwrap_or_default(),
            text: self.texts.text(statement),
            cue,
            via: self.via(statement).iter().map(|&name| self.name(name).to_owned()).collect(),
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
