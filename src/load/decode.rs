//! From JSON to the types, noting everything that does not fit.

use super::reader::{Read, Reader};
use super::{Problem, nearest};
use crate::story::{Actor, ActorKind, Claim, Correction, Evidence, Mode, Source, Stance, Statement, Story};
use crate::text::part;

/// Reads a story; `None` when the text is not JSON. The problems may hold errors all the same.
pub(super) fn story(text: &str) -> (Option<Story>, Vec<Problem>) {
    Reader::new(text).whole(Story::decode)
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
        reader.list(|reader| {
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
                let word = reader.string()?;
                match word.as_deref() {
                    $(Some($word) => return Ok($type::$value),)+
                    Some($first_word) | None => {}
                    Some(other) => {
                        let words = [$first_word, $($word),+];
                        let help = match nearest(other, words) {
                            Some(near) => format!("did you mean \"{near}\"?"),
                            None => format!("write one of: {}", words.join(", ")),
                        };
                        reader.note(Problem::error, format!("\"{}\" is not known here", short(other)), help);
                    }
                }
                Ok($type::$first)
            }
        }
    };
}

/// Implements [`Decode`] for a struct by its keys; those after `!` must be there.
macro_rules! record {
    ($type:ident ! { $($must:ident: $must_key:literal),* } { $($may:ident: $may_key:literal),* $(,)? }) => {
        impl $type {
            const KEYS: &[&str] = &[$($must_key,)* $($may_key),*];
        }
        impl Decode for $type {
            fn decode(reader: &mut Reader) -> Read<Self> {
                let mut value = Self::default();
                #[allow(unused_mut, reason = "a type may have no key that must be there")]
                let mut given: Vec<&str> = Vec::new();
                let problems = reader.problems.len();
                reader.object(|reader, key| {
                    match key {
                        $($must_key => {
                            given.push($must_key);
                            value.$must = Decode::decode(reader)?;
                        })*
                        $($may_key => value.$may = Decode::decode(reader)?,)*
                        _ => {
                            let help = match nearest(key, Self::KEYS.iter().copied()) {
                                Some(near) => format!("did you mean \"{near}\"?"),
                                None => format!("known here: {}", Self::KEYS.join(", ")),
                            };
                            reader.note(Problem::warning, format!("the key \"{}\" is not known and is passed over", short(key)), help);
                            reader.skip()?;
                        }
                    }
                    Ok(())
                })?;
                // A value that is no object at all has been noted already, and lacks nothing in particular.
                let path = reader.path();
                let no_object = reader.problems[problems..].iter().any(|p| p.path == path);
                for key in [$($must_key),*] {
                    if !given.contains(&key) && !no_object {
                        reader.note(Problem::error, format!("\"{key}\" is missing"), format!("add \"{key}\""));
                    }
                }
                Ok(value)
            }
        }
    };
}

words!(ActorKind {
    "person" => Person, "government" => Government, "military" => Military, "organisation" => Organisation,
    "media" => Media, "unnamed" => Unnamed,
});
words!(Stance { "asserts" => Asserts, "denies" => Denies, "questions" => Questions });
words!(Mode { "direct" => Direct, "mixed" => Mixed, "indirect" => Indirect });

record!(Story ! { format: "format", title: "title", sources: "sources", actors: "actors", claims: "claims", statements: "statements" } {
    summary: "summary", lang: "lang", updated: "updated", corrections: "corrections",
});
record!(Correction ! { date: "date", text: "text" } {});
record!(Source ! { id: "id" } {
    title: "title", publisher: "publisher", url: "url", archive_url: "archiveUrl", byline: "byline", published: "published",
    retrieved: "retrieved", lang: "lang", text_sha256: "textSha256", syndicated_from: "syndicatedFrom",
});
record!(Actor ! { id: "id", name: "name" } {
    aliases: "aliases", kind: "kind", role: "role", member_of: "memberOf", same_as: "sameAs",
});
record!(Claim ! { id: "id", text: "text" } {
    topic: "topic", contradicts: "contradicts", updates: "updates", supports: "supports",
});
record!(Statement ! { id: "id", claim: "claim", source: "source", actors: "actors", text: "text" } {
    stance: "stance", mode: "mode", cue: "cue", via: "via", said_on: "saidOn", venue: "venue", audience: "audience",
    place: "place", when: "when", lang: "lang", evidence: "evidence", note: "note",
});
record!(Evidence ! {} { exact: "exact", start: "start", end: "end", prefix: "prefix", suffix: "suffix" });

/// The keys that are read, by the name of the type.
pub const KEYS: &[(&str, &[&str])] = &[
    ("Story", Story::KEYS),
    ("Correction", Correction::KEYS),
    ("Source", Source::KEYS),
    ("Actor", Actor::KEYS),
    ("Claim", Claim::KEYS),
    ("Statement", Statement::KEYS),
    ("Evidence", Evidence::KEYS),
];

/// Enough of a text of unknown length to recognise it in a message.
fn short(text: &str) -> String {
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", part(text, 0..end)),
        None => text.to_owned(),
    }
}
