//! Wording: two quotations compared word by word.
//!
//! [`compare`] says what two quotations are to each other (a [`Relation`]), how much they share, and how the one becomes
//! the other (a script of [`Edit`]s, from which both texts can be put together again, to the byte). It knows nothing of
//! who said what: it suggests, and an editor decides.
//!
//! # What is compared
//!
//! Words are told apart by a tailoring of the word boundaries of Unicode Standard Annex #29 (`segment`), folded (case,
//! accents, width, invisible characters; `fold`) and read as *units* (`unit`): a contraction is two units (`doesn't`:
//! does, not), a number of several words is one (`eleven thousand`: 11000), an abbreviation loses its full stops, a
//! hyphen parts words, and two words meet one written together (`cease fire`, `ceasefire`). Punctuation and spaces are
//! kept in the script and play no part in the relation, but for three things: ellipses of any form (`…`, `...`, `. . .`,
//! `[...]`), which mark a cut; brackets and parentheses, which mark an editor's words; and ends of sentences, after which
//! a capital makes no name.
//!
//! Two units *meet* as the same word (however it is written), as forms of one word (endings; in other languages than
//! English, a common beginning; spellings of a name), or as words that stand for each other (a list for English; a name
//! and its acronym). The heaviest alignment in order is found, then moved blocks (`align`). Each unit weighs by what it
//! tells: about 1 for a content word, 1.2 for a name or a number, less than half for everyday words and set phrases, next
//! to nothing for grammar (`unit::weight`). *Shared weight* below is in these content words. It is our judgement in
//! place of counts from a corpus, which readers would have to download.
//!
//! # The rules, in the order in which they are asked
//!
//! 1. **identical**: the same characters, but for white space at either end and for how accented letters are stored
//!    (composed or decomposed). A typographic mark for a plain one is already another character.
//! 2. **same-words**: every unit of the one is, in order, the same word in the other. What may differ: case, punctuation,
//!    typography, spacing, accents, full stops of abbreviations; and how the same word is spelled: contractions, numerals
//!    against number words, hyphens, British and American spelling, common short forms (`Dr`, `Oct.`, `%`), and the
//!    spellings of a few place names (`Kyiv`, `Kiev`). An ellipsis where nothing is missing is punctuation. An acronym
//!    for a name written out is another wording.
//! 3. **excerpt**: nothing but cuts and an editor's marks tells the two apart. A cut is material that one side lacks at an
//!    end; or inside, at an ellipsis; or inside without one, if it holds a content word and the pieces left are three
//!    words long on average (less is a slip or another version: *reworded*). An editor's mark is a bracket or a
//!    parenthesis that replaces or adds words, or changes a word's form. Differences that `same-words` allows are allowed
//!    here too; one replaced word, one other form, or a moved block is not. What is shared must weigh 1.12 (a content
//!    word and more than an article), and not be names alone; or be two fifths of the longer text; or be five words
//!    uncut. Where each side lacks something of the other at an end or an ellipsis, both are cut from a longer utterance
//!    ([`Direction::Both`]), if they share a weight of 3, three tenths of both, and a fifth of the content words that name
//!    nobody and nothing.
//! 4. **reworded**: the shared weight is at least 2, and a good part of both texts: half where all that is shared is
//!    shared to the letter (a frame with another verb in it is another utterance), less in translations, where forms and
//!    synonyms meet (0.45) and in languages without a list of synonyms (0.45), and more, up to 0.8, where little is shared
//!    in all. From 0.8 on, a shared weight of 0.9 is enough. Content words alone must reach 0.4, so that set phrases
//!    (`We will never ...`) do not count; and those that name nobody and nothing must reach 0.34, as two sentences about
//!    the same people and places are not yet one utterance. What only one side says before or after may be left out of the account, for a
//!    tenth more of the rest. Against it speak:
//!    - **names and numbers** that stand where the other text has another one: each asks for a tenth more, and for a
//!      shared weight of 4 beside it. In a short sentence another number is another fact; in a long one, a misquotation.
//!      The capitalised first word of an English sentence counts as a name here;
//!    - **negation**: a `not` that only one side has, an opposite (`rise`, `fall`), or words that changed places round
//!      another one (`Russia attacked Ukraine`) make another utterance, unless a weight of 6 and three quarters of both
//!      texts are shared beside it: then it is a misquotation. `Not accept` for `reject` is no negation.
//! 5. **unrelated**: everything else. Texts without any word are identical or unrelated.
//!
//! The figures, with their meaning, are constants of `decide`, `align` and `unit::weight`. The relation does not depend on
//! which text is left. `tests/data/wording/pairs.tsv` holds the pairs that the rules are judged by, and
//! `tests/wording.rs` prints how many they get right.
//!
//! # Limits
//!
//! Of all pairs of the 45 claims of the shipped story, which share names and matters and each say something else, 15 in
//! 990 are still taken for one utterance. A translation that shares few words with the other one, beyond what the list of synonyms knows, is taken for
//! unrelated. So are quotations in two languages. Other languages than English have neither synonyms nor contractions;
//! inflection is known by its beginning only, so that a stem that changes (`fahren`, `fuhr`) is another word. Number words
//! are English, and up to twelve in eight more languages. Irony, hedges (`maybe`) and who is meant are not looked at.
//!
//! A comparison fills tables of half a million cells at most: texts of up to some 700 words each are aligned in full,
//! longer ones are cut at words that both hold once (`align`), and what cannot be cut is shown as replaced.
//!
//! # Sources
//!
//! Needleman and Wunsch 1970 (alignment by a table), Smith and Waterman 1981 (its local form, for moved blocks), Bram
//! Cohen's patience diff (cutting long texts), Dice 1945 (the coefficient, here weighted), the hash FNV-1a, Unicode Standard
//! Annexes #15 and #29. The endings of English are a rule of our own, lighter than Porter's.

mod align;
mod decide;
mod english;
mod fold;
mod lexicon;
mod meet;
mod number;
mod script;
mod segment;
mod unit;

pub use crate::story::{Edit, Replacement};

use align::Alignment;
use serde::Serialize;
use unit::Units;

/// What two quotations are to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same characters, but for white space at either end.
    Identical,
    /// Only case, punctuation, typography or spelling differ.
    SameWords,
    /// One is cut from the other, with or without ellipses and an editor's brackets.
    Excerpt,
    /// The same utterance in other words, as in two translations, or with blocks that have moved.
    Reworded,
    /// Two utterances.
    Unrelated,
}

impl Relation {
    /// The name in data and in the interface: `identical`, `same-words`, `excerpt`, `reworded`, `unrelated`.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Identical => "identical",
            Relation::SameWords => "same-words",
            Relation::Excerpt => "excerpt",
            Relation::Reworded => "reworded",
            Relation::Unrelated => "unrelated",
        }
    }
}

/// Which of two quotations is cut from the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// The left one is cut from the right one.
    LeftFromRight,
    /// The right one is cut from the left one.
    RightFromLeft,
    /// Both are cut from a longer utterance: each lacks something that the other has.
    Both,
}

/// A comparison of two quotations.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Wording {
    /// What the two are to each other.
    pub relation: Relation,
    /// How much of both texts is shared, from 0 to 1, in thousandths: the weight of the words that have a partner over
    /// the weight of all words, both sides together (Dice's coefficient, weighted). A word in another form counts 0.9,
    /// one that stands for another 0.75, one that stands alone in another place 0.5. 1 for the same words; an excerpt's
    /// is low if little was kept.
    pub similarity: f64,
    /// For an excerpt, which of the two is cut.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// How the left text becomes the right one.
    pub edits: Vec<Edit>,
}

impl Wording {
    /// The left text, put together from the edits.
    pub fn left(&self) -> String {
        self.edits.iter().map(Edit::left).collect()
    }

    /// The right text, put together from the edits.
    pub fn right(&self) -> String {
        self.edits.iter().map(Edit::right).collect()
    }
}

/// A quotation that is read once to be compared with many.
#[derive(Debug, Clone)]
pub struct Prepared {
    text: String,
    units: Units,
}

impl Prepared {
    /// Reads a quotation: its words without the article's quotation marks, or with them.
    pub fn new(text: impl Into<String>) -> Prepared {
        let text = text.into();
        let units = Units::of(&text);
        Prepared { text, units }
    }

    /// The quotation, as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What this quotation is to another one. As [`Prepared::compare`], without the edit script.
    pub fn relation(&self, other: &Prepared) -> Relation {
        judge(self, other).relation
    }

    /// Compares this quotation, as the left text, with another one, as the right text.
    pub fn compare(&self, other: &Prepared) -> Wording {
        let judgement = judge(self, other);
        let edits = script::write((&self.text, &self.units), (&other.text, &other.units), &judgement.alignment);
        Wording {
            relation: judgement.relation,
            similarity: f64::from((judgement.similarity * 1000.0).round()) / 1000.0,
            direction: judgement.direction,
            edits,
        }
    }
}

/// Compares two quotations.
///
/// ```
/// use who_said_what::compare::wording::{Relation, compare};
///
/// let wording = compare("maybe (Putin) doesn\u{2019}t want to stop the war", "It makes me think that maybe he doesn't want to stop the war");
/// assert_eq!(wording.relation, Relation::Excerpt);
/// assert_eq!(wording.right(), "It makes me think that maybe he doesn't want to stop the war");
/// ```
pub fn compare(left: &str, right: &str) -> Wording {
    Prepared::new(left).compare(&Prepared::new(right))
}

/// What two quotations are to each other. As [`compare`], without the edit script.
pub fn relation(left: &str, right: &str) -> Relation {
    Prepared::new(left).relation(&Prepared::new(right))
}

struct Judgement {
    relation: Relation,
    similarity: f32,
    direction: Option<Direction>,
    alignment: Alignment,
}

/// Aligns and weighs two texts, in an order of their own, so that the outcome does not depend on which one is left.
fn judge(left: &Prepared, right: &Prepared) -> Judgement {
    let turned = (left.text.len(), &left.text) > (right.text.len(), &right.text);
    let (first, second) = if turned { (right, left) } else { (left, right) };
    let (a, b) = (&first.units, &second.units);
    let mut alignment = align::align(a, b);
    let evidence = decide::weigh(a, b, &alignment);
    let identical = fold::canonically_equal(first.text.trim(), second.text.trim());
    let (relation, direction) = if identical { (Relation::Identical, None) } else { decide::decide(&evidence) };
    let direction = match direction {
        Some(Direction::LeftFromRight) if turned => Some(Direction::RightFromLeft),
        Some(Direction::RightFromLeft) if turned => Some(Direction::LeftFromRight),
        _ => direction,
    };
    if turned {
        alignment.turn();
    }
    let similarity = if identical { 1.0 } else { evidence.similarity };
    Judgement { relation, similarity, direction, alignment }
}
