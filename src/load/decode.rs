//! From JSON to the types, noting everything that does not fit.

use super::nearest;
use super::problem::{EXPLAIN, Problems, Severity};
use super::reader::{Read, Reader};
use crate::store::{Passage, Row};
use crate::story::{
    Actor, ActorKind, Claim, Computed, Correction, Edit, FindingRecord, GroupRecord, Mode, PairRecord, Replacement,
    Source, Stance, Statement, Story,
};
use crate::text::part;
use std::borrow::Cow;
use std::fmt::{Display, Formatter};

/// Reads a story; `None` when the text is not JSON. The problems may hold errors all the same.
pub(super) fn story(text: &str) -> (Option<Story>, Problems) {
    Reader::new(text).whole(decode::<Story>)
}

/// What to do about what was computed, when it does not fit.
pub const PREPARE_AGAIN: &str = "run \"who-said-what prepare\" again";

/// What was computed is no editor's work: with an error in it, it is as if it were not there, and the story good.
impl<'a> Own<'a> for Option<Computed> {
    fn read(&mut self, reader: &mut Reader<'a>) -> Read<()> {
        let before = reader.problems.begin();
        let mut computed = Computed::default();
        let there = reader.peek()? != b'n';
        if there { read(reader, &mut computed) } else { reader.skip() }?;
        let failed = reader.problems.forgive(before, "; all that was computed is passed over", PREPARE_AGAIN);
        *self = (there && !failed).then_some(computed);
        Ok(())
    }
}

/// Reads findings, as they stand in what is computed from a story; `None` when anything is wrong with them.
pub(super) fn findings(text: &str) -> Option<Vec<FindingRecord>> {
    let read = |reader: &mut Reader| {
        let mut records = Vec::new();
        fill(reader, Slot::Records(&mut records)).map(|()| records)
    };
    let (records, problems) = Reader::new(text).whole(read);
    records.filter(|_| !problems.failed)
}

/// Where a value goes that is read. What does not fit is noted in the reader, as an error, and replaced by something that
/// nobody will see.
///
/// What each type has is said in a table of these, and one function reads into any of them, as the compiler would otherwise
/// write the same out for each key of each type. Those that begin with `Maybe` may be `null`.
pub(super) enum Slot<'v, 'a> {
    Text(&'v mut String),
    MaybeText(&'v mut Option<String>),
    Texts(&'v mut Vec<String>),
    Part(&'v mut Cow<'a, str>),
    MaybePart(&'v mut Option<Cow<'a, str>>),
    Parts(&'v mut Vec<Cow<'a, str>>),
    Number(&'v mut u32),
    Word(&'v mut dyn Word),
    MaybeWord(&'v mut dyn Word),
    MaybeRecord(&'v mut dyn Records<'a>),
    Records(&'v mut dyn Records<'a>),
    Own(&'v mut dyn Own<'a>),
    /// Nowhere.
    Pass,
}

/// What an object with known keys is read into.
pub(super) trait Record<'a> {
    /// The keys, and how many of them, from the first on, must be there.
    fn keys(&self) -> (&'static [&'static str], usize);
    /// Where the value of a key goes, by its number.
    fn slot(&mut self, key: usize) -> Slot<'_, 'a>;
}

/// What any number of records is read into, or at most one.
pub(super) trait Records<'a> {
    /// One more.
    fn add(&mut self) -> &mut dyn Record<'a>;
    /// Takes the last one away again.
    fn take_back(&mut self);
}

/// One of some words.
pub(super) trait Word {
    fn words(&self) -> &'static [&'static str];
    fn set(&mut self, word: usize);
}

/// What is read in a way of its own.
pub(super) trait Own<'a> {
    fn read(&mut self, reader: &mut Reader<'a>) -> Read<()>;
}

/// A value that stands at a key.
pub(super) trait Value<'a> {
    fn slot(&mut self) -> Slot<'_, 'a>;
}

impl<'a, T: Record<'a> + Default> Records<'a> for Vec<T> {
    fn add(&mut self) -> &mut dyn Record<'a> {
        let place = self.len();
        self.push(T::default());
        &mut self[place]
    }

    fn take_back(&mut self) {
        self.pop();
    }
}

impl<'a, T: Record<'a> + Default> Records<'a> for Option<T> {
    fn add(&mut self) -> &mut dyn Record<'a> {
        self.insert(T::default())
    }

    fn take_back(&mut self) {
        *self = None;
    }
}

impl<'a, T: Record<'a> + Default> Value<'a> for Vec<T> {
    fn slot(&mut self) -> Slot<'_, 'a> {
        Slot::Records(self)
    }
}

/// Says for some types which slot they are.
macro_rules! slots {
    ($($type:ty => $slot:ident),+ $(,)?) => {
        $(impl<'a> Value<'a> for $type {
            fn slot(&mut self) -> Slot<'_, 'a> {
                Slot::$slot(self)
            }
        })+
    };
}

slots! {
    String => Text, Option<String> => MaybeText, Vec<String> => Texts,
    Cow<'a, str> => Part, Option<Cow<'a, str>> => MaybePart, Vec<Cow<'a, str>> => Parts,
    u32 => Number, Option<Passage<'a>> => MaybeRecord,
    Option<Computed> => Own, Vec<Statement> => Own, Vec<Edit> => Own,
}

/// Reads a record.
pub(super) fn decode<'a, T: Record<'a> + Default>(reader: &mut Reader<'a>) -> Read<T> {
    let mut value = T::default();
    read(reader, &mut value)?;
    Ok(value)
}

/// Reads a value to where it goes.
pub(super) fn fill<'a>(reader: &mut Reader<'a>, slot: Slot<'_, 'a>) -> Read<()> {
    use Slot::{MaybePart, MaybeRecord, MaybeText, MaybeWord};
    if matches!(slot, MaybeText(_) | MaybePart(_) | MaybeWord(_) | MaybeRecord(_)) && reader.peek()? == b'n' {
        return reader.skip();
    }
    match slot {
        Slot::Text(text) => *text = string(reader)?.into_owned(),
        Slot::MaybeText(text) => *text = Some(string(reader)?.into_owned()),
        Slot::Part(text) => *text = string(reader)?,
        Slot::MaybePart(text) => *text = Some(string(reader)?),
        Slot::Texts(texts) => reader.list(&mut |reader| {
            texts.push(string(reader)?.into_owned());
            Ok(())
        })?,
        Slot::Parts(texts) => reader.list(&mut |reader| {
            texts.push(string(reader)?);
            Ok(())
        })?,
        Slot::Number(number) => *number = reader.whole_number()?,
        Slot::Word(value) | Slot::MaybeWord(value) => value.set(word(reader, value.words())?),
        Slot::MaybeRecord(record) => read(reader, record.add())?,
        Slot::Records(records) => reader.list(&mut |reader| read(reader, records.add()))?,
        Slot::Own(value) => value.read(reader)?,
        Slot::Pass => reader.skip()?,
    }
    Ok(())
}

fn string<'a>(reader: &mut Reader<'a>) -> Read<Cow<'a, str>> {
    Ok(reader.string()?.unwrap_or_default())
}

/// Implements [`Word`] for an enumeration.
macro_rules! words {
    ($type:ident { $($word:literal => $value:ident),+ $(,)? }) => {
        impl Word for $type {
            fn words(&self) -> &'static [&'static str] {
                &[$($word),+]
            }

            fn set(&mut self, word: usize) {
                const VALUES: &[$type] = &[$($type::$value),+];
                VALUES.get(word).into_iter().for_each(|value| *self = *value);
            }
        }
        impl Word for Option<$type> {
            fn words(&self) -> &'static [&'static str] {
                &[$($word),+]
            }

            fn set(&mut self, word: usize) {
                const VALUES: &[$type] = &[$($type::$value),+];
                *self = VALUES.get(word).copied();
            }
        }
        slots!($type => Word, Option<$type> => MaybeWord);
    };
}

/// Reads one of some words; gives its place among them, or 0 when it is none and that has been noted.
fn word(reader: &mut Reader, words: &[&str]) -> Read<usize> {
    let Some(read) = reader.string()? else { return Ok(0) };
    if let Some(place) = words.iter().position(|word| *word == read) {
        return Ok(place);
    }
    let help = help(&read, words, "write one of");
    reader.note(Severity::Error, &format_args!("\"{}\" is not known here", Short(&read)), &help);
    Ok(0)
}

/// What may have been meant by a word that is none of those known.
fn help(word: &str, known: &[&str], otherwise: &str) -> String {
    if !EXPLAIN {
        return String::new();
    }
    match nearest(word, known.iter().copied()) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None => format!("{otherwise}: {}", known.join(", ")),
    }
}

/// Implements [`Record`] for a struct by its keys; those before the semicolon must be there.
macro_rules! record {
    ($type:ident $(<$life:lifetime>)? { $($must:ident: $must_key:literal),*; $($may:ident: $may_key:literal),* $(,)? }) => {
        impl $(<$life>)? $type $(<$life>)? {
            const KEYS: &'static [&'static str] = &[$($must_key,)* $($may_key),*];
        }
        impl<'a> Record<'a> for record!(@type $type $($life)?) {
            fn keys(&self) -> (&'static [&'static str], usize) {
                (Self::KEYS, <[&str]>::len(&[$($must_key),*]))
            }

            fn slot(&mut self, key: usize) -> Slot<'_, 'a> {
                #[allow(non_camel_case_types)]
                enum Key { $($must,)* $($may),* }
                match key {
                    $(key if key == Key::$must as usize => self.$must.slot(),)*
                    $(key if key == Key::$may as usize => self.$may.slot(),)*
                    _ => Slot::Pass,
                }
            }
        }
    };
    (@type $type:ident) => { $type };
    (@type $type:ident $life:lifetime) => { $type<'a> };
}

/// Reads an object with known keys, each value to where it goes.
pub(super) fn read<'a>(reader: &mut Reader<'a>, record: &mut dyn Record<'a>) -> Read<()> {
    let (keys, must) = record.keys();
    // A bit for each key that was there; no type has as many keys as bits.
    let mut given = 0_u32;
    let mut unknown: Vec<Cow<'a, str>> = Vec::new();
    // Keys mostly stand in the same order.
    let mut next = 0;
    let problems = reader.problems.list.len();
    reader.each_field(&mut |reader, key| {
        let number =
            (next..keys.len()).chain(0..next).find(|&number| keys.get(number).is_some_and(|known| *known == key));
        let Some(number) = number else {
            if unknown.contains(&key) {
                return reader.twice();
            }
            // Editors find the schema by it; it says nothing of the story.
            if EXPLAIN && reader.path() == "$schema" {
                return reader.skip();
            }
            let message = &format_args!("the key \"{}\" is not known and is passed over", Short(&key));
            reader.note(Severity::Warning, message, &help(&key, keys, "known here"));
            unknown.push(key);
            return reader.skip();
        };
        next = number + 1;
        if given & 1 << number != 0 {
            return reader.twice();
        }
        given |= 1 << number;
        fill(reader, record.slot(number))
    })?;
    // A value that is no object at all has been noted already, and lacks nothing in particular.
    let path = reader.path();
    if !reader.problems.list[problems..].iter().any(|p| p.path == path) {
        for (number, key) in keys.iter().take(must).enumerate() {
            if given & 1 << number == 0 {
                reader.note(Severity::Error, &format_args!("\"{key}\" is missing"), &format_args!("add \"{key}\""));
            }
        }
    }
    Ok(())
}

words!(ActorKind {
    "person" => Person, "government" => Government, "military" => Military, "organisation" => Organisation,
    "media" => Media, "unnamed" => Unnamed,
});
words!(Stance { "asserts" => Asserts, "denies" => Denies, "questions" => Questions });
words!(Mode { "direct" => Direct, "mixed" => Mixed, "indirect" => Indirect });

record!(Story {
    format: "format", title: "title", sources: "sources", actors: "actors", claims: "claims", statements: "statements";
    summary: "summary", lang: "lang", updated: "updated", corrections: "corrections",
    computed: "computed",
});
record!(Correction { date: "date", text: "text"; });
record!(Source {
    id: "id";
    title: "title", publisher: "publisher", url: "url", archive_url: "archiveUrl", byline: "byline",
    published: "published", retrieved: "retrieved", lang: "lang", text_sha256: "textSha256",
    syndicated_from: "syndicatedFrom", voice: "voice",
});
record!(Actor {
    id: "id", name: "name";
    aliases: "aliases", kind: "kind", role: "role", member_of: "memberOf", same_as: "sameAs",
});
record!(Claim {
    id: "id", text: "text";
    topic: "topic", contradicts: "contradicts", updates: "updates", supports: "supports",
});
record!(Row<'a> {
    id: "id", claim: "claim", source: "source", actors: "actors", text: "text";
    stance: "stance", mode: "mode", cue: "cue", via: "via", said_on: "saidOn", venue: "venue", audience: "audience",
    place: "place", when: "when", lang: "lang", evidence: "evidence", note: "note",
});
record!(Passage<'a> { ; exact: "exact", start: "start", end: "end", prefix: "prefix", suffix: "suffix" });
record!(FindingRecord {
    kind: "kind", label: "label", claim: "claim", groups: "groups";
    statements: "statements", sources: "sources", pairs: "pairs",
});
record!(GroupRecord { ; label: "label", actors: "actors", statements: "statements", sources: "sources" });
record!(PairRecord {
    left: "left", right: "right", relation: "relation";
    left_text: "leftText", right_text: "rightText", edits: "edits",
});
record!(Computed { by: "by", of: "of", sum: "sum", findings: "findings"; });
record!(EditKeys { op: "op"; text: "text", left: "left", right: "right", change: "change", number: "number" });
words!(Op {
    "equal" => Equal, "delete" => Delete, "insert" => Insert, "replace" => Replace, "move-from" => MoveFrom,
    "move-to" => MoveTo,
});
words!(Replacement {
    "spelling" => Spelling, "form" => Form, "synonym" => Synonym, "editorial" => Editorial, "other" => Other,
});

/// The keys of every kind of edit.
#[derive(Default)]
struct EditKeys {
    op: Op,
    text: String,
    left: String,
    right: String,
    change: Option<Replacement>,
    number: u32,
}

#[derive(Clone, Copy, Default)]
enum Op {
    #[default]
    Equal,
    Delete,
    Insert,
    Replace,
    MoveFrom,
    MoveTo,
}

impl<'a> Own<'a> for Vec<Statement> {
    fn read(&mut self, reader: &mut Reader<'a>) -> Read<()> {
        reader.list(&mut |reader| {
            self.push(decode::<Row>(reader)?.into());
            Ok(())
        })
    }
}

impl<'a> Own<'a> for Vec<Edit> {
    fn read(&mut self, reader: &mut Reader<'a>) -> Read<()> {
        reader.list(&mut |reader| {
            let EditKeys { op, text, left, right, change, number } = decode(reader)?;
            self.push(match op {
                Op::Equal => Edit::Equal { text },
                Op::Delete => Edit::Delete { text },
                Op::Insert => Edit::Insert { text },
                Op::Replace => Edit::Replace { left, right, change: change.unwrap_or(Replacement::Other) },
                Op::MoveFrom => Edit::MoveFrom { number, text },
                Op::MoveTo => Edit::MoveTo { number, text },
            });
            Ok(())
        })
    }
}

/// The keys that are read, by the name of the type.
pub const KEYS: &[(&str, &[&str])] = &[
    ("Story", Story::KEYS),
    ("Correction", Correction::KEYS),
    ("Source", Source::KEYS),
    ("Actor", Actor::KEYS),
    ("Claim", Claim::KEYS),
    ("Statement", Row::KEYS),
    ("Evidence", Passage::KEYS),
    ("Computed", Computed::KEYS),
    ("FindingRecord", FindingRecord::KEYS),
    ("GroupRecord", GroupRecord::KEYS),
    ("PairRecord", PairRecord::KEYS),
    ("Edit", EditKeys::KEYS),
];

/// Enough of a text of unknown length to recognise it in a message.
struct Short<'a>(&'a str);

impl Display for Short<'_> {
    fn fmt(&self, f: &mut Formatter) -> std::fmt::Result {
        match self.0.char_indices().nth(40) {
            Some((end, _)) => write!(f, "{}…", part(self.0, 0..end)),
            None => f.write_str(self.0),
        }
    }
}
