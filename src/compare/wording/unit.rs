//! A text as what the comparison aligns: units of meaning, each with its weight and its place in the text.
//!
//! Mostly a word is a unit. A contraction is two, a number of several words is one, a percent sign is one. The text of
//! a unit is an [`Atom`]; several units may share one, and the edit script never cuts through it.

use super::english;
use super::fold::fold_into;
use super::lexicon::{Class, Entry, hash, look_up};
use super::number;
use super::segment;
use crate::text::{hash_on, part};
use std::ops::Range;

/// Weights: how much sharing a word of a class says, in content words.
pub(super) mod weight {
    /// Pronouns, auxiliaries, other prepositions, and words of up to two letters in languages without a list.
    pub(crate) const FUNCTION: f32 = 0.15;
    /// Articles and the commonest prepositions of English.
    pub(crate) const GLUE: f32 = 0.05;
    /// Negations: short, but they turn a sentence round.
    pub(crate) const NEGATION: f32 = 0.3;
    /// Everyday words, set phrases, and words of three letters in languages without a list.
    pub(crate) const COMMON: f32 = 0.45;
    /// Any other word.
    pub(crate) const CONTENT: f32 = 1.0;
    /// A name or a number: it pins an utterance down.
    pub(crate) const NAME: f32 = 1.2;
    /// An ideograph: about two make a word.
    pub(crate) const IDEOGRAPH: f32 = 0.5;
    /// A letter of hiragana, Thai, Lao, Burmese or Khmer.
    pub(crate) const LETTER: f32 = 0.2;
}

/// What a text is taken to be written in. Only English has lists of synonyms and rules for endings.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Language {
    English,
    /// Too short to tell, in Latin letters: read as English beside English.
    Unknown,
    Other,
}

/// A stretch of text that the edit script keeps whole.
pub(super) type Atom = Range<usize>;

/// What is aligned.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// The word's hash, folded and respelled: equal keys are the same word.
    pub(super) key: u64,
    /// The hash of a second reading (`'d`: would, had); 0 for none.
    pub(super) other: u64,
    /// The hash of this word and the next one written as one; 0 for none.
    pub(super) joined: u64,
    /// The hash of the English stem, or of a Semitic word without its prefixes; 0 for none.
    pub(super) stem: u64,
    /// The hash of the first letters: words without the same ones share no root.
    pub(super) head: u64,
    pub(super) groups: [u16; 3],
    pub(super) weight: f32,
    pub(super) class: Class,
    pub(super) negation: bool,
    /// A capitalised word inside a sentence, or an acronym.
    pub(super) name: bool,
    /// A capitalised content word at the beginning of a sentence: perhaps a name.
    pub(super) first: bool,
    /// Names somebody or something: a name, perhaps a name, or a word right after a name ("the Kursk region", "North
    /// Korean troops"). What is said of them stands elsewhere.
    pub(super) naming: bool,
    /// Written in capitals alone, as a word of a text that is not.
    pub(super) acronym: bool,
    /// A number other than small ones written as words.
    pub(super) number: bool,
    /// Of a script without spaces: by itself less than a word.
    pub(super) single: bool,
    /// Stands in brackets or parentheses, in whole or in part.
    pub(super) bracketed: bool,
    /// An ellipsis stands before it.
    pub(super) gap: bool,
    /// The index of its atom.
    pub(super) atom: usize,
    /// Where its folded letters are in [`Units::folded`].
    pub(super) letters: Range<usize>,
}

/// A text's units.
#[derive(Clone, Debug)]
pub(super) struct Units {
    pub(super) list: Vec<Unit>,
    pub(super) atoms: Vec<Atom>,
    pub(super) folded: String,
    pub(super) language: Language,
    /// An ellipsis stands after the last unit.
    pub(super) gap_after: bool,
}

/// A word in the text, and its folded letters.
struct Word {
    place: Range<usize>,
    letters: Range<usize>,
}

/// What is known of the place where a word stands.
#[derive(Default)]
struct Scene {
    /// Where what is read ends.
    at: usize,
    /// An ellipsis stands before the next word.
    gap: bool,
    /// The next word is the first of a sentence or of a quotation within it: its capital says nothing.
    opens: bool,
    /// Brackets that are open, as the number of units before each.
    brackets: Vec<usize>,
}

const BRACKETS: &[char] = &['[', ']', '(', ')', '\u{ff08}', '\u{ff09}', '\u{ff3b}', '\u{ff3d}'];

impl Units {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Units {
        let mut units = Units {
            list: Vec::new(),
            atoms: Vec::new(),
            folded: String::new(),
            language: Language::Unknown,
            gap_after: false,
        };
        let words = units.words(text);
        units.language = units.language_of(&words);
        let shouting = !text.contains(is_small);
        let capitals =
            words.iter().filter(|word| part(text, word.place.clone()).starts_with(char::is_uppercase)).count();
        // German capitalises its nouns, a headline every word: there, a capital makes no name.
        let capitals_tell = !shouting && capitals * 5 <= words.len() * 2;
        let mut scene = Scene { opens: true, ..Scene::default() };
        let mut rest = &words[..];
        while let Some(word) = rest.first() {
            let between = part(text, scene.at..word.place.start);
            units.between(&mut scene, between);
            let raw = part(text, word.place.clone());
            let first = units.list.len();
            let mut taken = units.number(text, rest);
            if taken == 0 {
                let acronym = !shouting && is_acronym(raw);
                let capital = capitals_tell && raw.starts_with(char::is_uppercase);
                units.word(raw, word, acronym || capital && !scene.opens, acronym, capital && scene.opens);
                taken = 1;
            }
            if let Some(last) = rest.get(taken - 1) {
                scene.at = last.place.end;
            }
            // want[ed], [W]e
            for c in raw.chars().filter(|c| BRACKETS.contains(c)) {
                if let Some(unit) = units.list.last_mut() {
                    unit.bracketed = true;
                }
                units.bracket(&mut scene, c);
            }
            if let Some(unit) = units.list.get_mut(first) {
                unit.gap = scene.gap;
            }
            rest = rest.get(taken..).unwrap_or_default();
        }
        let between = part(text, scene.at..text.len());
        units.between(&mut scene, between);
        units.gap_after = scene.gap;
        units.join();
        units.mark_naming();
        units
    }

    fn mark_naming(&mut self) {
        let mut after_name = false;
        for unit in &mut self.list {
            unit.naming = unit.name || unit.first || after_name && unit.class == Class::Content;
            after_name = unit.name;
        }
    }

    /// The folded letters of a unit.
    pub(super) fn letters(&self, unit: &Unit) -> &str {
        part(&self.folded, unit.letters.clone())
    }

    /// The words of a text, folded; those that a bracket parts within (`[W]e`, `want[ed]`, `officer(s)`) are put
    /// together, figures and what follows them at once are parted (`5pm`), and the signs that are read as words (`%`,
    /// `&`) are words.
    fn words(&mut self, text: &str) -> Vec<Word> {
        let mut places: Vec<Range<usize>> = Vec::new();
        let found = segment::words(text);
        let ends = text.len()..text.len();
        for place in found.into_iter().chain([ends]) {
            let from = places.last().map_or(0, |last| last.end);
            let between = part(text, from..place.start);
            let raw = part(text, place.clone());
            if let Some(last) = places.last_mut() {
                let lettered =
                    part(text, last.clone()).ends_with(char::is_alphabetic) && raw.starts_with(char::is_alphabetic);
                if lettered && matches!(between, "[" | "]" | "(" | ")") {
                    last.end = place.end;
                    continue;
                }
            }
            for (at, sign) in between.char_indices().filter(|(_, c)| matches!(c, '%' | '&' | '\u{66a}' | '\u{ff05}')) {
                places.push(from + at..from + at + sign.len_utf8());
            }
            let figures =
                raw.len() - raw.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',').len();
            let letters = part(raw, figures..raw.len());
            let middle = if figures > 0 && letters.starts_with(char::is_alphabetic) && !number::is_suffix(letters) {
                place.start + figures
            } else {
                place.start
            };
            if middle > place.start {
                places.push(place.start..middle);
            }
            if middle < place.end {
                places.push(middle..place.end);
            }
        }
        let mut words = Vec::with_capacity(places.len());
        for place in places {
            let raw = part(text, place.clone());
            let start = self.folded.len();
            let figures = raw.starts_with(|c: char| c.is_ascii_digit());
            match raw {
                "%" | "\u{66a}" | "\u{ff05}" => self.folded.push_str("percent"),
                "&" => self.folded.push_str("and"),
                _ => {
                    // The stops of an abbreviation and the brackets of an editor belong to no word.
                    for piece in raw.split(|c| c == '.' && !figures || BRACKETS.contains(&c)) {
                        fold_into(piece, &mut self.folded);
                    }
                }
            }
            words.push(Word { place, letters: start..self.folded.len() });
        }
        words
    }

    fn language_of(&self, words: &[Word]) -> Language {
        let (mut english, mut other, mut latin) = (0, 0, 0);
        // A few hundred words are enough to tell.
        let some = words.get(..400).unwrap_or(words);
        for word in some {
            let word = part(&self.folded, word.letters.clone());
            latin += usize::from(word.is_ascii());
            let entry = look_up(hash(word), "");
            english += usize::from(entry.function);
            other += usize::from(entry.foreign);
        }
        if latin * 2 < some.len() || other > english {
            Language::Other
        } else if english == other {
            Language::Unknown
        } else {
            Language::English
        }
    }

    /// Reads brackets, ellipses and ends of sentences between two words.
    fn between(&mut self, scene: &mut Scene, between: &str) {
        let mut dots = 0;
        scene.opens = self.list.is_empty();
        scene.gap = false;
        for c in between.chars() {
            match c {
                '.' | '\u{3002}' => {
                    dots += 1;
                    scene.opens = true;
                    scene.gap |= dots > 1;
                }
                '\u{2026}' | '\u{22ef}' | '\u{2025}' => {
                    scene.gap = true;
                    scene.opens = true;
                }
                '!' | '?' | ':' | '\u{201c}' | '\u{201e}' | '\u{ab}' | '"' | '\u{2018}' | '\u{61f}' | '\n' => {
                    scene.opens = true
                }
                _ => self.bracket(scene, c),
            }
        }
    }

    /// Reads a bracket: what stands between two is bracketed.
    fn bracket(&mut self, scene: &mut Scene, c: char) {
        match c {
            '[' | '(' | '\u{ff08}' | '\u{ff3b}' => {
                scene.opens = true;
                // Nobody nests brackets this deep; a text made to would cost time.
                if scene.brackets.len() < 8 {
                    scene.brackets.push(self.list.len());
                }
            }
            ']' | ')' | '\u{ff09}' | '\u{ff3d}' => {
                let opened = scene.brackets.pop().unwrap_or(self.list.len());
                for unit in self.list.iter_mut().skip(opened) {
                    unit.bracketed = true;
                }
            }
            _ => {}
        }
    }

    /// Adds the number that begins at the first of some words, if one does, and says how many words it took.
    fn number(&mut self, text: &str, words: &[Word]) -> usize {
        let word = |at: usize| {
            let word = words.get(at)?;
            let before = at
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .map_or(word.place.start, |before| before.place.end);
            Some((part(text, before..word.place.start), part(&self.folded, word.letters.clone())))
        };
        let Some(read) = number::read(word, self.language != Language::Other, self.language != Language::English)
        else {
            return 0;
        };
        let (Some(first), Some(last)) = (words.first(), words.get(read.words - 1)) else { return 0 };
        let figures = part(text, first.place.clone()).starts_with(char::is_numeric);
        let sign = part(text, 0..first.place.start).chars().next_back().filter(|_| figures);
        let currency = sign.and_then(currency);
        let start = first.place.start - sign.filter(|_| currency.is_some()).map_or(0, char::len_utf8);
        self.atoms.push(start..last.place.end);
        let letters = first.letters.start..last.letters.end;
        // A small number in words (`one`, `two`) tells no more than a common word.
        let told = !read.ordinal && (figures || read.thousandths > 1000);
        let key = |ordinal: bool| hash_on(u64::from(ordinal) + 12, &read.thousandths.to_le_bytes());
        let mut unit = self.blank(key(read.ordinal), letters);
        if told {
            (unit.weight, unit.class, unit.number) = (weight::NAME, Class::Content, true);
        }
        if read.ordinal && figures {
            // April 26th and April 26.
            unit.other = key(false);
        }
        self.list.push(unit);
        if let Some(word) = currency {
            let unit = self.blank(hash(word), 0..0);
            self.list.push(unit);
        }
        read.words
    }

    /// Adds a word.
    fn word(&mut self, raw: &str, word: &Word, name: bool, acronym: bool, opens: bool) {
        self.atoms.push(word.place.clone());
        let single = segment::is_single(raw);
        let mut parts: Vec<(String, u64)> = Vec::new();
        english::expand(part(&self.folded, word.letters.clone()), &mut |letters, other| {
            parts.push((letters.to_owned(), other))
        });
        let whole = parts.len() == 1;
        for (mut letters, other) in parts {
            english::respell(&mut letters);
            let latin = letters.is_ascii();
            let bare = if latin { english::stem(&letters) } else { bare_semitic(&letters) };
            let capitals = letters.to_ascii_uppercase();
            let mut entry = look_up(hash(&letters), if acronym { &capitals } else { english::root(&letters) });
            let english = self.language != Language::Other;
            if !english {
                entry = Entry { foreign: entry.foreign, negation: entry.negation, ..Entry::default() };
            } else if latin {
                entry.foreign = false;
            }
            // The month, not the verb.
            entry.function &= !(name && letters == "may");
            let hangul = is_hangul(&letters);
            let size = letters.chars().take(4).count();
            let negation = entry.negation || letters.starts_with(['않', '없']);
            let (class, weight) = if acronym {
                (Class::Content, weight::NAME)
            } else if negation {
                (Class::Function, weight::NEGATION)
            } else if entry.glue {
                (Class::Function, weight::GLUE)
            } else if entry.function || entry.foreign {
                (Class::Function, weight::FUNCTION)
            } else if single {
                (
                    Class::Content,
                    if raw.starts_with(|c: char| c < '\u{3400}') { weight::LETTER } else { weight::IDEOGRAPH },
                )
            } else if name && whole {
                (Class::Content, weight::NAME)
            } else if entry.common || hangul && size < 2 || !english && !hangul && size == 3 {
                (Class::Common, weight::COMMON)
            } else if !hangul && (size < 2 || !english && size < 3) {
                (Class::Function, weight::FUNCTION)
            } else {
                (Class::Content, weight::CONTENT)
            };
            let head = letters_to(
                if latin || bare.len() == letters.len() { &letters } else { bare },
                if hangul { 2 } else { 3 },
            );
            let mut unit = self.blank(hash(&letters), self.folded.len()..self.folded.len() + letters.len());
            unit.other = other;
            if !single {
                (unit.stem, unit.head) = (hash(bare) ^ 1, hash(head));
            }
            (unit.groups, unit.weight, unit.class, unit.single) = (entry.groups, weight, class, single);
            unit.negation = negation && !acronym;
            unit.name = name && class == Class::Content;
            unit.first = opens && class == Class::Content;
            unit.acronym = acronym;
            self.folded.push_str(&letters);
            self.list.push(unit);
        }
    }

    /// A unit of the last atom, as a common word.
    fn blank(&self, key: u64, letters: Range<usize>) -> Unit {
        Unit {
            key,
            other: 0,
            joined: 0,
            stem: 0,
            head: 0,
            groups: [0; 3],
            weight: weight::COMMON,
            class: Class::Common,
            negation: false,
            name: false,
            first: false,
            naming: false,
            acronym: false,
            number: false,
            single: false,
            bracketed: false,
            gap: false,
            atom: self.atoms.len().saturating_sub(1),
            letters,
        }
    }

    /// Looks at each unit with the one after it.
    fn join(&mut self) {
        let mut after: Option<(Range<usize>, bool)> = None;
        for unit in self.list.iter_mut().rev() {
            if let Some((letters, single)) = after {
                let (one, two) = (part(&self.folded, unit.letters.clone()), part(&self.folded, letters));
                if !single && !unit.single {
                    unit.joined = hash_on(unit.key, two.as_bytes());
                }
                // Japanese negates with an ending: nai, or the polite -masen.
                unit.negation |= matches!((one, two), ("な", "い") | ("せ", "ん"));
            }
            after = Some((unit.letters.clone(), unit.single));
        }
    }
}

/// The first letters of a word.
fn letters_to(word: &str, count: usize) -> &str {
    part(word, 0..word.char_indices().nth(count).map_or(word.len(), |(end, _)| end))
}

/// As [`char::is_lowercase`], for Latin, Greek and Cyrillic letters.
fn is_small(c: char) -> bool {
    c.is_ascii_lowercase()
        || matches!(c, '\u{df}'..='\u{24f}' | '\u{3ac}'..='\u{3ce}' | '\u{430}'..='\u{45f}') && !c.is_uppercase()
}

/// Two capitals or more and no small letter: `US`, `U.N`, `NATO`.
fn is_acronym(raw: &str) -> bool {
    raw.chars().filter(|c| c.is_uppercase()).count() > 1 && !raw.contains(is_small)
}

/// The word that a currency sign is read as.
fn currency(c: char) -> Option<&'static str> {
    Some(match c {
        '$' => "dollar",
        '\u{20ac}' => "euro",
        '\u{a3}' => "pound",
        '\u{a5}' => "yen",
        '\u{20bd}' => "ruble",
        '\u{20b9}' => "rupee",
        '\u{20b4}' => "hryvnia",
        _ => return None,
    })
}

pub(super) fn is_hangul(word: &str) -> bool {
    word.chars().next().is_some_and(|c| ('\u{ac00}'..='\u{d7a3}').contains(&c))
}

/// An Arabic or Hebrew word without the conjunction, preposition and article written together with it.
pub(super) fn bare_semitic(word: &str) -> &str {
    let strip = |word: &'_ str, letters: &[char]| -> usize {
        let rest = word.strip_prefix(letters).filter(|rest| rest.chars().count() > 2);
        rest.map_or(0, |rest| word.len() - rest.len())
    };
    let arabic = ('\u{621}'..='\u{64a}').contains(&word.chars().next().unwrap_or(' '));
    if arabic {
        let mut rest = &word[strip(word, &['و', 'ف'])..];
        rest = &rest[strip(rest, &['ب', 'ك', 'ل'])..];
        return rest.strip_prefix("ال").filter(|bare| bare.chars().count() > 2).unwrap_or(rest);
    }
    if ('\u{5d0}'..='\u{5ea}').contains(&word.chars().next().unwrap_or(' ')) {
        let rest = &word[strip(word, &['ו'])..];
        return &rest[strip(rest, &['ה', 'ב', 'ל', 'מ', 'ש', 'כ'])..];
    }
    word
}
