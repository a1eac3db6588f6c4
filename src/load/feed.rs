//! Loading a story piece by piece: into the columns of an index at once, with nothing kept of the text.
//!
//! What loads a story to be asked need not say what is wrong with it, only that something is: then
//! [`from_json`](super::from_json) reads it again, and explains. A property test holds both to the same verdict.

use super::decode::{Own, Records, Value, decode, fill, read};
use super::problem::Problems;
use super::reader::{Read, Reader, Syntax};
use super::validate;
use crate::query::{Build, Index};
use crate::store::{Row, Store};
use crate::story::{Computed, FORMAT, Head};

/// A story that is being loaded.
#[derive(Default)]
pub struct Feed {
    /// What has come and could not be read yet, as it is not whole.
    pending: Vec<u8>,
    /// Nothing is tried before so much has come: each try begins at the same place, and a text could be long.
    wait: usize,
    place: Place,
    /// A bit for each of [`KEYS`] that was there.
    given: u32,
    failed: bool,
    head: Head,
    store: Store,
    computed: Option<Computed>,
}

/// What stands at the beginning of what is pending.
#[derive(Clone, Copy, Default, PartialEq)]
enum Place {
    #[default]
    Start,
    /// A key and its value, or the end; whether one stands before it.
    Key(bool),
    /// A member of the list at a key, or its end; whether one stands before it.
    Item(usize, bool),
    End,
}

/// The keys of a story, first those that must be there, and of these first the lists.
const KEYS: [&str; 11] = [
    "sources",
    "actors",
    "claims",
    "statements",
    "format",
    "title",
    "summary",
    "lang",
    "updated",
    "corrections",
    "computed",
];
const STATEMENTS: usize = 3;
const MUST: u32 = (1 << 6) - 1;

impl Feed {
    /// Takes in the next bytes of the text, in UTF-8; pieces may end anywhere. `false` when it is no story that can be used,
    /// whatever comes.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        if self.pending.is_empty() {
            // Nothing is copied but what is left at the end.
            let done = self.read_bytes(bytes, false);
            self.pending.extend_from_slice(bytes.get(done..).unwrap_or_default());
        } else {
            self.pending.extend_from_slice(bytes);
            if self.pending.len() < self.wait {
                return !self.failed;
            }
            let mut pending = std::mem::take(&mut self.pending);
            let done = self.read_bytes(&pending, false);
            pending.drain(..done);
            self.pending = pending;
        }
        self.wait = self.pending.len() * 2;
        !self.failed
    }

    /// All has come: the index that is to be made, and what the story keeps of what was found in it. `None` when it is no
    /// story that can be used; else whether it is one, [`Indexing::check`] tells.
    pub fn finish(mut self) -> Option<(Indexing, Option<Computed>)> {
        let pending = std::mem::take(&mut self.pending);
        self.read_bytes(&pending, true);
        drop(pending);
        self.end()
    }

    fn end(self) -> Option<(Indexing, Option<Computed>)> {
        let mut problems = Problems { quiet: true, ..Problems::default() };
        validate::head(&self.head, &mut problems);
        if self.failed || problems.failed || self.place != Place::End || self.given & MUST != MUST {
            return None;
        }
        Some((Indexing(Build::new(self.head, self.store)), self.computed))
    }

    /// Reads what is whole of some bytes; how many that were.
    fn read_bytes(&mut self, bytes: &[u8], last: bool) -> usize {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.read(text, last),
            // A piece may end within a letter.
            Err(error) if !last && error.error_len().is_none() => {
                let whole = bytes.get(..error.valid_up_to()).unwrap_or_default();
                self.read(std::str::from_utf8(whole).unwrap_or_default(), false)
            }
            Err(_) => {
                self.failed = true;
                0
            }
        }
    }

    /// Reads what is whole of a text; how many bytes that were.
    fn read(&mut self, text: &str, last: bool) -> usize {
        let mut at = 0;
        while at < text.len() && !self.failed {
            // Editors on some systems begin a file with a byte order mark; JSON does not know it.
            if self.place == Place::Start && text.starts_with('\u{feff}') && at == 0 {
                at = '\u{feff}'.len_utf8();
            }
            let depth = match self.place {
                Place::Item(..) => 2,
                _ => 1,
            };
            let before = (self.place, self.given);
            let mut reader = Reader::inside(text, at, depth);
            let read = self.unit(&mut reader);
            // What ends where the piece does may go on in the next.
            let whole = last || reader.offset() < text.len() || self.place == Place::End;
            match read {
                Ok(()) if whole => {
                    self.failed |= reader.problems.failed;
                    at = reader.offset();
                }
                _ if last => self.failed = true,
                _ => {
                    (self.place, self.given) = before;
                    break;
                }
            }
        }
        at
    }

    /// Reads a key with its value, or a member of a list. What is read twice, as it was not whole at first, must not leave
    /// anything behind.
    fn unit(&mut self, reader: &mut Reader) -> Read<()> {
        let next = reader.next();
        match (self.place, next) {
            (_, None) => {}
            (Place::Start, Some(b'{')) => {
                reader.pass();
                self.place = Place::Key(false);
            }
            (Place::Key(_), Some(b'}')) => {
                reader.pass();
                self.place = Place::End;
            }
            (Place::Item(..), Some(b']')) => {
                reader.pass();
                self.place = Place::Key(true);
            }
            (Place::Key(more), _) => {
                comma(reader, more)?;
                let key = reader.key()?;
                let next = reader.peek()?;
                self.place = Place::Key(true);
                let Some(number) = KEYS.iter().position(|known| *known == key) else {
                    return reader.skip();
                };
                reader.problems.failed |= self.given & 1 << number != 0;
                self.given |= 1 << number;
                if number <= STATEMENTS && next == b'[' {
                    reader.pass();
                    self.place = Place::Item(number, false);
                } else {
                    self.value(reader, number)?;
                }
            }
            (Place::Item(list, more), _) => {
                comma(reader, more)?;
                self.item(reader, list)?;
                self.place = Place::Item(list, true);
            }
            _ => return Err(Syntax::Value),
        }
        Ok(())
    }

    fn value(&mut self, reader: &mut Reader, key: usize) -> Read<()> {
        match key {
            4 => {
                let mut format = String::new();
                fill(reader, format.slot())?;
                reader.problems.failed |= format != FORMAT;
            }
            5 => fill(reader, self.head.title.slot())?,
            6 => fill(reader, self.head.summary.slot())?,
            7 => fill(reader, self.head.lang.slot())?,
            8 => fill(reader, self.head.updated.slot())?,
            9 => {
                self.head.corrections.clear();
                fill(reader, self.head.corrections.slot())?;
            }
            10 => self.computed.read(reader)?,
            // A list that is none.
            _ => reader.problems.failed = true,
        }
        Ok(())
    }

    fn item(&mut self, reader: &mut Reader, list: usize) -> Read<()> {
        let head = &mut self.head;
        let records: &mut dyn Records = match list {
            0 => &mut head.sources,
            1 => &mut head.actors,
            2 => &mut head.claims,
            _ => {
                let row: Row = decode(reader)?;
                if !reader.at_end() {
                    reader.problems.failed |= !validate::sound(&row);
                    self.store.push(&row);
                }
                return Ok(());
            }
        };
        let result = read(reader, records.add());
        // It is going to be read again.
        if result.is_err() || reader.at_end() {
            records.take_back();
        }
        result
    }
}

/// Passes over the comma between two keys or members; there must be something behind it.
fn comma(reader: &mut Reader, more: bool) -> Read<()> {
    if !more {
        return Ok(());
    }
    if reader.next() != Some(b',') {
        return Err(Syntax::CommaOrEnd);
    }
    reader.pass();
    match reader.peek()? {
        b']' | b'}' => Err(Syntax::Value),
        _ => Ok(()),
    }
}

/// An index that is being made of a story that has been loaded.
pub struct Indexing(Build);

impl Indexing {
    /// Does some more, in some milliseconds; whether the story can be used, once that is known: whether every reference
    /// leads to something, and no two statements have one id.
    pub fn check(&mut self) -> Option<bool> {
        if self.0.is_sound().is_none() {
            self.0.step();
        }
        self.0.is_sound()
    }

    /// Does some more, in some milliseconds; whether that was all.
    pub fn step(&mut self) -> bool {
        self.0.step()
    }

    /// What share is done, from 0 to 1, roughly.
    pub fn share(&self) -> f64 {
        self.0.share()
    }

    /// Whether the story can be used: all of [`Indexing::check`] at once.
    pub fn is_sound(&mut self) -> bool {
        loop {
            if let Some(sound) = self.check() {
                return sound;
            }
        }
    }

    /// The index; what is left to do is done now, but that its words may be left to the first search. Of a story that cannot
    /// be used it knows what there is.
    pub fn index(self, words: bool) -> Index {
        self.0.index(words)
    }
}

/// Loads a story at once, to be indexed, without a word on what is wrong if something is. What the story keeps of what was
/// found in it comes apart.
pub fn index_json(text: &str) -> Option<(Indexing, Option<Computed>)> {
    let mut feed = Feed::default();
    feed.read(text, true);
    let (mut indexing, computed) = feed.end()?;
    indexing.is_sound().then_some((indexing, computed))
}
