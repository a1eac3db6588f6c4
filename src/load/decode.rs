//! From JSON to the types, noting everything that does not fit.

use super::nearest;
use super::problem::{EXPLAIN, Problems, Severity};
use super::reader::{Read, Reader};
use crate::story::{
    Actor, ActorKind, Claim, Computed, Correction, Edit, Evidence, FindingRecord, GroupRecord, Mode, PairRecord,
    Replacement, Source, Stance, Statement, Story,
};
use crate::text::part;
use std::fmt::{Display, Formatter};

/// Reads a story; `None` when the text is not JSON. The problems may hold errors all the same.
pub(super) fn story(text: &str) -> (Option<Story>, Problems) {
    Reader::new(text).whole(Story::decode)
}

/// What to do about what was computed, when it does not fit.
pub const PREPARE_AGAIN: &str = "run \"who-said-what prepare\" again";

/// What was computed is no editor's work: with an error in it, it is as if it were not there, and the story good.
impl Decode for Option<Computed> {
    fn decode(reader: &mut Reader) -> Read<Self> {
        let before = reader.problems.begin();
        let computed = Option::<ComputedKeys>::decode(reader)?;
        let failed = reader.problems.forgive(before, "; all that was computed is passed over", PREPARE_AGAIN);
        let good = computed.filter(|_| !failed);
        Ok(good.map(|ComputedKeys { by, of, sum, findings }| Computed { by, of, sum, findings }))
    }
}

/// Reads what is computed from a story.
pub(super) fn computed(text: &str) -> Option<Computed> {
    Reader::new(text).whole(Option::<Computed>::decode).0?
}

/// A type that can be read from JSON. What does not fit is noted in the reader, as an error, and replaced by something
/// that nobody will see.
trait Decode: Sized {
    fn decode(reader: &mut Reader) -> Read<Self>;
}

impl Decode for String {
    fn decode(reader: &mut Reader) -> Read<Self> {
        Ok(reader.string()?.unwrap_or_default().into_owned())
    }
}

impl Decode for u32 {
    fn decode(reader: &mut Reader) -> Read<Self> {
        reader.whole_number()
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(reader: &mut Reader) -> Read<Self> {
        if reader.peek()? == b'n' {
            return reader.skip().map(|()| None);
        }
        T::decode(reader).map(Some)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(reader: &mut Reader) -> Read<Self> {
        let mut items = Vec::new();
        reader.list(&mut |reader| {
            items.push(T::decode(reader)?);
            Ok(())
        })?;
        Ok(items)
    }
}

/// Implements [`Decode`] for an enumeration by its words.
macro_rules! words {
    ($type:ident { $first_word:literal => $first:ident, $($word:literal => $value:ident),+ $(,)? }) => {
        impl Decode for $type {
            fn decode(reader: &mut Reader) -> Read<Self> {
                const VALUES: &[$type] = &[$type::$first, $($type::$value),+];
                let word = word(reader, &[$first_word, $($word),+])?;
                Ok(VALUES.get(word).copied().unwrap_or($type::$first))
            }
        }
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

/// Implements [`Decode`] for a struct by its keys; those before the semicolon must be there.
macro_rules! record {
    ($type:ident { $($must:ident: $must_key:literal),*; $($may:ident: $may_key:literal),* $(,)? }) => {
        impl $type {
            const KEYS: &[&str] = &[$($must_key,)* $($may_key),*];
        }
        impl Decode for $type {
            fn decode(reader: &mut Reader) -> Read<Self> {
                let mut value = Self::default();
                record(reader, Self::KEYS, &[$($must_key),*], &mut |reader, key| match key {
                    $($must_key => Decode::decode(reader).map(|read| value.$must = read),)*
                    $($may_key => Decode::decode(reader).map(|read| value.$may = read),)*
                    _ => reader.skip(),
                })?;
                Ok(value)
            }
        }
    };
}

/// Reads an object with known keys, calling `field` for each of them that is there. Written once for every type, as the
/// compiler would otherwise write it out for each.
fn record(
    reader: &mut Reader,
    keys: &[&str],
    must: &[&str],
    field: &mut dyn FnMut(&mut Reader, &str) -> Read<()>,
) -> Read<()> {
    let mut given = vec![false; must.len()];
    let problems = reader.problems.list.len();
    reader.object(&mut |reader, key| {
        if let Some(i) = must.iter().position(|known| *known == key) {
            given[i] = true;
        } else if !keys.contains(&key) {
            // Editors find the schema by it; it says nothing of the story.
            if EXPLAIN && reader.path() == "$schema" {
                return reader.skip();
            }
            let message = &format_args!("the key \"{}\" is not known and is passed over", Short(key));
            reader.note(Severity::Warning, message, &help(key, keys, "known here"));
            return reader.skip();
        }
        field(reader, key)
    })?;
    // A value that is no object at all has been noted already, and lacks nothing in particular.
    let path = reader.path();
    if !reader.problems.list[problems..].iter().any(|p| p.path == path) {
        for (key, _) in must.iter().zip(given).filter(|(_, given)| !given) {
            reader.note(Severity::Error, &format_args!("\"{key}\" is missing"), &format_args!("add \"{key}\""));
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
record!(Statement {
    id: "id", claim: "claim", source: "source", actors: "actors", text: "text";
    stance: "stance", mode: "mode", cue: "cue", via: "via", said_on: "saidOn", venue: "venue", audience: "audience",
    place: "place", when: "when", lang: "lang", evidence: "evidence", note: "note",
});
record!(Evidence { ; exact: "exact", start: "start", end: "end", prefix: "prefix", suffix: "suffix" });
record!(FindingRecord {
    kind: "kind", label: "label", claim: "claim", groups: "groups";
    statements: "statements", sources: "sources", pairs: "pairs",
});
record!(GroupRecord { ; label: "label", actors: "actors", statements: "statements", sources: "sources" });
record!(PairRecord {
    left: "left", right: "right", relation: "relation";
    left_text: "leftText", right_text: "rightText", edits: "edits",
});
record!(ComputedKeys { by: "by", of: "of", sum: "sum", findings: "findings"; });
record!(EditKeys { op: "op"; text: "text", left: "left", right: "right", change: "change", number: "number" });
words!(Op {
    "equal" => Equal, "delete" => Delete, "insert" => Insert, "replace" => Replace, "move-from" => MoveFrom,
    "move-to" => MoveTo,
});
words!(Replacement {
    "spelling" => Spelling, "form" => Form, "synonym" => Synonym, "editorial" => Editorial, "other" => Other,
});

/// The keys of [`Computed`].
#[derive(Default)]
struct ComputedKeys {
    by: String,
    of: String,
    sum: String,
    findings: Vec<FindingRecord>,
}

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

impl Decode for Edit {
    fn decode(reader: &mut Reader) -> Read<Self> {
        let EditKeys { op, text, left, right, change, number } = EditKeys::decode(reader)?;
        Ok(match op {
            Op::Equal => Edit::Equal { text },
            Op::Delete => Edit::Delete { text },
            Op::Insert => Edit::Insert { text },
            Op::Replace => Edit::Replace { left, right, change: change.unwrap_or(Replacement::Other) },
            Op::MoveFrom => Edit::MoveFrom { number, text },
            Op::MoveTo => Edit::MoveTo { number, text },
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
    ("Statement", Statement::KEYS),
    ("Evidence", Evidence::KEYS),
    ("Computed", ComputedKeys::KEYS),
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
