//! When a unit of one text is one of the other.

use super::english;
use super::lexicon::{Class, synonyms};
use super::unit::{Language, Units, bare_semitic, is_hangul};

/// How two units meet.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Meeting {
    /// The same word, however it is written.
    Same,
    /// One word in two forms, or two of one root.
    Form,
    /// Words that stand for each other.
    Synonym,
}

impl Meeting {
    /// How much of the weight of the two units counts as shared.
    pub(super) fn share(self) -> f32 {
        match self {
            Meeting::Same => 1.0,
            Meeting::Form => 0.9,
            Meeting::Synonym => 0.75,
        }
    }
}

/// Whether and how a unit of one text meets one of another; both are told by their places.
pub(super) fn meet(left: &Units, at_left: usize, right: &Units, at_right: usize) -> Option<Meeting> {
    let (a, b) = (left.list.get(at_left)?, right.list.get(at_right)?);
    if a.key == b.key || a.other == b.key || b.other == a.key {
        return Some(Meeting::Same);
    }
    if a.number || b.number || a.single || b.single {
        return None;
    }
    let grammar = a.class == Class::Function || b.class == Class::Function;
    if !grammar && a.stem == b.stem && a.stem != 0 {
        return Some(Meeting::Form);
    }
    if a.negation && b.negation || synonyms(&a.groups, &b.groups) {
        return Some(Meeting::Synonym);
    }
    if a.acronym != b.acronym
        && if a.acronym { spells(right, at_right, left.letters(a)) } else { spells(left, at_left, right.letters(b)) }
    {
        return Some(Meeting::Synonym);
    }
    if a.name && b.name && same_name(left.letters(a), right.letters(b)) {
        return Some(Meeting::Form);
    }
    if grammar || a.head != b.head || a.head == 0 {
        return None;
    }
    let (one, two) = (left.letters(a), right.letters(b));
    let related = if left.language == Language::Other || right.language == Language::Other || !one.is_ascii() {
        same_beginning(one, two)
    } else {
        english::same_root(one, two)
    };
    related.then_some(Meeting::Form)
}

/// Whether two words of a language without rules of its own begin alike: at least four letters (three where the longer
/// one has five or fewer; two syllables of Hangul) and six tenths of the longer one (of the shorter one in Hangul, where
/// a long verb ending may follow).
fn same_beginning(a: &str, b: &str) -> bool {
    let (mut one, mut two) = (bare_semitic(a), bare_semitic(b));
    if one.len() == a.len() && two.len() == b.len() {
        (one, two) = (a, b);
    }
    let shared = one.chars().zip(two.chars()).take_while(|(a, b)| a == b).count();
    let (size, other) = (one.chars().count(), two.chars().count());
    let (short, long) = (size.min(other), size.max(other));
    if is_hangul(one) {
        return shared >= 2 && shared * 10 >= short * 6;
    }
    shared >= if long <= 5 { 3 } else { 4 } && shared * 10 >= long * 6
}

/// Whether two names are spellings of one: six letters or more each, and the same consonants (`Gerasimov`,
/// `Guerassimov`; `Alexander`, `Aleksandr`).
fn same_name(a: &str, b: &str) -> bool {
    a.len() > 5
        && b.len() > 5
        && a.is_ascii()
        && b.is_ascii()
        && a.as_bytes().first() == b.as_bytes().first()
        && skeleton(a) == skeleton(b)
}

fn skeleton(name: &str) -> Vec<u8> {
    let mut bones: Vec<u8> = Vec::with_capacity(name.len());
    for letter in name.bytes() {
        match letter {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'h' | b'j' | b'\'' => {}
            b'c' | b'q' => bones.push(b'k'),
            b'w' => bones.push(b'v'),
            b'x' => bones.extend(b"ks"),
            _ => bones.push(letter),
        }
    }
    bones.dedup();
    bones
}

/// Whether an acronym is short for the name that begins at a unit: its letters are those that the following words begin
/// with, function words left out (`EU`, European Union; `DPRK`, Democratic People's Republic of Korea).
fn spells(units: &Units, mut at: usize, acronym: &str) -> bool {
    let mut letters = acronym.bytes().peekable();
    while let (Some(letter), Some(unit)) = (letters.peek(), units.list.get(at)) {
        if units.letters(unit).bytes().next() == Some(*letter) {
            letters.next();
        } else if unit.class != Class::Function || letters.len() == acronym.len() {
            return false;
        }
        at += 1;
    }
    letters.next().is_none() && acronym.len() > 1
}
