//! The text of an article, ready to be searched for passages.

use super::nearest;
use crate::story::Evidence;
use crate::text::part;
use std::ops::Range;

/// Where a passage was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// Nowhere.
    Nowhere,
    /// In one place: a range of bytes in the text.
    Once(Range<usize>),
    /// In this many places, two or more.
    Often(usize),
}

/// The text of an article in which passages are found whatever their typography: quotation marks, apostrophes and
/// dashes of any kind are alike, and so is white space of any kind and length. All else must agree to the letter.
pub struct SourceText {
    raw: String,
    plain: String,
    /// For each byte of `plain`, and for its end, where in `raw` it comes from.
    origin: Vec<usize>,
}

impl SourceText {
    /// Makes a text ready.
    pub fn new(raw: impl Into<String>) -> Self {
        let raw = raw.into();
        let mut plain = String::with_capacity(raw.len());
        let mut origin = Vec::with_capacity(raw.len() + 1);
        for (at, c) in raw.char_indices() {
            let before = plain.len();
            push_plain(c, &mut plain);
            origin.extend(std::iter::repeat_n(at, plain.len() - before));
        }
        origin.push(raw.len());
        SourceText { raw, plain, origin }
    }

    /// The text as it was given.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// Finds words that stand anywhere in the text.
    pub fn find(&self, words: &str) -> Found {
        self.found(&self.all(&plain(words)))
    }

    /// Finds words inside a part of the text.
    pub fn find_in(&self, words: &str, within: &Range<usize>) -> Found {
        let inside = |place: &Range<usize>| {
            let place = self.to_raw(place);
            within.start <= place.start && place.end <= within.end
        };
        let places: Vec<_> = self.all(&plain(words)).into_iter().filter(inside).collect();
        self.found(&places)
    }

    /// Finds the passage that evidence points to. Prefix and suffix must stand right before and after it, white space
    /// aside. Of a passage given by its first and last words, each beginning counts once, with the nearest end after it.
    pub fn select(&self, evidence: &Evidence) -> Found {
        let prefix = evidence.prefix.as_deref().map(plain).unwrap_or_default();
        let suffix = evidence.suffix.as_deref().map(plain).unwrap_or_default();
        let follows = |place: &Range<usize>| {
            part(&self.plain, place.end..self.plain.len()).trim_start().starts_with(suffix.trim())
        };
        let preceded = |place: &Range<usize>| part(&self.plain, 0..place.start).trim_end().ends_with(prefix.trim());
        let places: Vec<Range<usize>> = match (&evidence.exact, &evidence.start, &evidence.end) {
            (Some(exact), ..) => self.all(&plain(exact)).into_iter().filter(|p| preceded(p) && follows(p)).collect(),
            (None, Some(start), Some(end)) => {
                let ends: Vec<_> = self.all(&plain(end)).into_iter().filter(follows).collect();
                let passage = |start: Range<usize>| {
                    let end = ends.iter().find(|end| end.start >= start.start && end.end >= start.end)?;
                    Some(start.start..end.end)
                };
                self.all(&plain(start)).into_iter().filter(preceded).filter_map(passage).collect()
            }
            _ => Vec::new(),
        };
        self.found(&places)
    }

    /// The passage of the text that is most like some words, if any is.
    pub fn nearest(&self, words: &str) -> Option<&str> {
        nearest::nearest(words, &self.raw)
    }

    fn all(&self, words: &str) -> Vec<Range<usize>> {
        let words = words.trim();
        if words.is_empty() {
            return Vec::new();
        }
        self.plain.match_indices(words).map(|(at, found)| at..at + found.len()).collect()
    }

    fn found(&self, places: &[Range<usize>]) -> Found {
        match places {
            [] => Found::Nowhere,
            [one] => Found::Once(self.to_raw(one)),
            more => Found::Often(more.len()),
        }
    }

    fn to_raw(&self, place: &Range<usize>) -> Range<usize> {
        let at = |i: usize| self.origin.get(i).copied().unwrap_or(self.raw.len());
        at(place.start)..at(place.end)
    }
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_plain(c, &mut out);
    }
    out
}

fn push_plain(c: char, out: &mut String) {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => out.push('"'),
        '‘' | '’' | '‚' | '‛' | '′' | 'ʼ' | '`' | '´' => out.push('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => out.push('-'),
        // A mark that joins or separates nothing visible, or only says in which direction something runs.
        '\u{ad}'
        | '\u{200b}'
        | '\u{feff}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => {}
        c if c.is_whitespace() => {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text() -> SourceText {
        SourceText::new("He said:\u{a0}“I don’t — can’t —\n go.”  She said: “Go.” They said go.")
    }

    fn passage(text: &SourceText, found: Found) -> String {
        match found {
            Found::Once(range) => text.raw()[range].to_owned(),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn tolerates_typography_only() {
        let text = text();
        assert_eq!(passage(&text, text.find("I don't - can't - go.")), "I don’t — can’t —\n go.");
        assert_eq!(text.find("i don't"), Found::Nowhere);
        assert_eq!(text.find("I do not"), Found::Nowhere);
        assert_eq!(text.find("said"), Found::Often(3));
        assert_eq!(text.find(""), Found::Nowhere);
    }

    #[test]
    fn selects_by_context_and_by_ends() {
        let text = text();
        let evidence = |exact: &str, prefix: &str, suffix: &str| Evidence {
            exact: Some(exact.to_owned()),
            prefix: Some(prefix.to_owned()),
            suffix: Some(suffix.to_owned()),
            ..Evidence::default()
        };
        assert_eq!(text.select(&evidence("said", "", "")), Found::Often(3));
        assert_eq!(passage(&text, text.select(&evidence("said: “Go.", "She", "” They"))), "said: “Go.");
        assert_eq!(text.select(&evidence("said", "He", "nothing")), Found::Nowhere);
        let ends = |start: &str, end: &str| Evidence {
            start: Some(start.to_owned()),
            end: Some(end.to_owned()),
            ..Evidence::default()
        };
        assert_eq!(passage(&text, text.select(&ends("She said", "Go."))), "She said: “Go.");
        assert_eq!(text.select(&ends("They", "She")), Found::Nowhere);
    }
}
