//! What is said to have become of the people counted: killed, injured, missing.
//!
//! "12 people were killed and 30 injured" counts people twice, and the two are not to be compared. The word is looked
//! for in three places: as the noun itself ("12 dead", "5 deaths"), directly before the figure ("killed 12", "the death
//! toll rose to 12"), and in the fifteen words and marks after the noun ("12 people were killed"), up to the next
//! figure, the end of the sentence or a conjunction. A verb that has an object of its own ("12 gunmen killed three
//! guards") says nothing about its subject.

use super::Fate::{self, *};
use super::token::{Tokens, has, stem};
use super::{noun, words};

/// Stems of verbs, whose participles say it of the subject of the passive, and of the object of the active.
const VERBS: &[(Fate, &str)] = &[
    (Killed, "kill slain"),
    (Injured, "injur wound hurt"),
    (Captured, "captur"),
    (Detained, "arrest detain"),
    (Displaced, "displac evacuat"),
];
/// Words that take no object.
const STATES: &[(Fate, &str)] = &[(Killed, "dead died perished"), (Missing, "missing"), (Displaced, "fled")];
/// Nouns, in the plural as after a number.
const NOUNS: &[(Fate, &str)] = &[
    (Killed, "deaths death fatalities fatality"),
    (Injured, "injuries injury"),
    (Casualties, "casualties casualty"),
    (Detained, "arrests"),
];

/// Nouns, with "of" before the figure.
const NOUNS_OF: &[(Fate, &str)] = &[(Detained, "arrest detention"), (Displaced, "evacuation displacement")];

fn verb(word: &str) -> Option<Fate> {
    VERBS.iter().find(|(_, stems)| stem(stems, word)).map(|&(fate, _)| fate)
}

fn find(table: &[(Fate, &str)], word: &str) -> Option<Fate> {
    table.iter().find(|(_, words)| has(words, word)).map(|&(fate, _)| fate)
}

/// What a word says as the noun that is counted, and whether it is a noun.
#[inline(never)]
pub(super) fn stated(word: &str) -> (Option<Fate>, bool) {
    if let Some(fate) = find(NOUNS, word) {
        return (Some(fate), true);
    }
    let past = word.ends_with("ed") || has("hurt slain", word);
    (verb(word).filter(|_| past).or_else(|| find(STATES, word)), false)
}

/// Together with "or injured" after "killed": casualties. Also the token after all of it.
#[inline(never)]
pub(super) fn joined(t: &Tokens, i: usize, fate: Option<Fate>) -> (Option<Fate>, usize) {
    if t.is(i + 1, "or and")
        && matches!((fate, stated(t.word(i + 2)).0), (Some(Killed), Some(Injured)) | (Some(Injured), Some(Killed)))
    {
        return (Some(Casualties), i + 3);
    }
    (fate, i + 1)
}

/// Looks in the words after the noun, from the token `i`.
#[inline(never)]
pub(super) fn after(t: &Tokens, i: usize) -> Option<Fate> {
    for k in i..i + 15 {
        let word = t.word(k);
        // Up to the next number; "a 12-year-old" has none of its own.
        let number = t.number(k).is_some() || words::cardinal(word).is_some_and(|n| n != 1);
        // "21 people including 14 tourists were killed", "three soldiers and five guards were killed".
        let shared = t.is(k.wrapping_sub(1), "including") || k == i + 1 && t.is(i, "and");
        if number && !t.hyphen(k + 1) && !shared || t.mark(k, ".;!?:…") {
            return None;
        }
        if t.is(
            k,
            "after before when while as since because if but although though where some many several most others \
            another not never",
        ) {
            return None;
        }
        let before = k.wrapping_sub(1);
        let (fate, is_noun) = stated(word);
        if fate.is_some() && !is_noun && !t.is(before, "the") {
            if t.is(before, "and") {
                return None;
            }
            let (fate, next) = joined(t, k, fate);
            let passive = t.is(before, "was were is are be been being got feared confirmed reported believed presumed");
            // "12 gunmen killed three guards".
            let object = t.number(next).is_some()
                || words::cardinal(t.word(next)).is_some()
                || t.is(next, "a an the his her their its him them civilians")
                || t.capital(next)
                || noun::plural(t.word(next));
            if find(STATES, word).is_some() || passive || !object {
                return fate;
            }
            return None;
        }
    }
    None
}

/// Looks before the figure, which begins at the token `i`.
#[inline(never)]
pub(super) fn before(t: &Tokens, i: usize) -> Option<Fate> {
    let mut k = i.wrapping_sub(1);
    if t.is(k, "the") {
        k = k.wrapping_sub(1);
    }
    let of = t.is(k, "of");
    if of {
        k = k.wrapping_sub(1);
    }
    let passive = t.is(k.wrapping_sub(1), "was were is are be been being");
    let noun = || find(NOUNS, t.word(k)).or_else(|| find(NOUNS_OF, t.word(k))).filter(|_| of);
    if let Some(fate) = verb(t.word(k)).filter(|_| !passive).or_else(noun) {
        return Some(fate);
    }
    // "The death toll in the riots has risen to 20", "the number of wounded is 117".
    if t.is(i.wrapping_sub(1), "of to at is was") {
        for back in 2..14 {
            let at = i.wrapping_sub(back);
            let (fate, _) = stated(t.word(at));
            if t.is(at, "toll") {
                return Some(Killed);
            }
            if fate.is_some() && t.is(at.wrapping_sub(2), "number") {
                return fate;
            }
            if fate.is_some() || t.number(at).is_some() || t.mark(at, ".;!?:") {
                break;
            }
        }
    }
    None
}
