//! Folding: the form in which texts are compared and searched.

use super::fold_table::{FOLDED, MARKS, STEPS, WORDS};
use crate::store::varint;
use std::sync::OnceLock;

/// Folds case and accents, makes one space of everything between words, and drops what stands inside them: apostrophes,
/// and separators between digits. `The “Élysée” doesn’t` becomes `the elysee doesnt`; `11,000` becomes `11000`.
///
/// Accents are those of Unicode's canonical decomposition, for the scripts up to U+1FFF (Latin, Greek, Cyrillic, and the
/// vowel points of Hebrew and Arabic).
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

/// As [`fold`], into a text that is emptied first: many texts need no more memory than the longest.
pub fn fold_into(text: &str, out: &mut String) {
    out.clear();
    let mut gap = false;
    let mut chars = text.chars().peekable();
    let mut last = ' ';
    while let Some(c) = chars.next() {
        // Most characters of most texts: nothing to look up.
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            out.push(c.to_ascii_lowercase());
            last = c;
            continue;
        }
        if is_mark(c) {
            continue;
        }
        if is_of_word(c) {
            if gap && !out.is_empty() {
                out.push(' ');
            }
            gap = false;
            push(c, out);
        } else {
            let next = chars.peek().copied().unwrap_or(' ');
            let inside = match c {
                '\'' | '’' | 'ʼ' | '\u{ad}' => is_of_word(last) && is_of_word(next),
                ',' | '.' | '\u{a0}' | '\u{202f}' => last.is_ascii_digit() && next.is_ascii_digit(),
                _ => false,
            };
            gap |= !inside;
        }
        last = c;
    }
}

fn push(c: char, out: &mut String) {
    match fold_char(c) {
        // Letters that Unicode does not take apart, and that people type without their strokes and ties.
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        'ø' => out.push('o'),
        'ł' => out.push('l'),
        'đ' => out.push('d'),
        'ı' => out.push('i'),
        'ς' => out.push('σ'),
        folded => out.push(folded),
    }
}

/// One past the last character that the tables know.
const END: usize = 0x2000;

/// A letter in lower case without its accents, for the scripts below U+2000; any other character as it is.
pub fn fold_char(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    let folded = table().get(c as usize).copied().unwrap_or(0);
    if folded == 0 { c } else { char::from_u32(folded.into()).unwrap_or(c) }
}

/// The packed table laid out, so that a look-up is one access; 0 for what stays as it is.
fn table() -> &'static [u16] {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![0; END];
        let (mut at, mut folded, mut changes) = (0, 0_u16, FOLDED);
        for &step in STEPS {
            at += usize::from(step);
            let change = varint::read(&mut changes);
            let half = change.div_ceil(2) as u16;
            folded = if change % 2 == 1 { folded.wrapping_sub(half) } else { folded.wrapping_add(half) };
            if let Some(entry) = table.get_mut(at) {
                *entry = folded;
            }
        }
        table
    })
}

/// Whether a character is a mark on the letter before it, which folding drops.
pub(crate) fn is_mark(c: char) -> bool {
    static BORDERS: OnceLock<Vec<u32>> = OnceLock::new();
    c >= '\u{300}' && (c as usize) < END && is_inside(BORDERS.get_or_init(|| borders(MARKS)), c)
}

/// Whether a character is one that words are made of: as [`char::is_alphanumeric`] says, whose tables are twice as large.
pub fn is_of_word(c: char) -> bool {
    static BORDERS: OnceLock<Vec<u32>> = OnceLock::new();
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_inside(BORDERS.get_or_init(|| borders(WORDS)), c) }
}

/// Where what a packed table tells of begins and ends, by turns.
fn borders(mut packed: &[u8]) -> Vec<u32> {
    let mut borders = Vec::new();
    let mut at = 0;
    while !packed.is_empty() {
        at += varint::read(&mut packed) as u32;
        borders.push(at);
    }
    borders
}

fn is_inside(borders: &[u32], c: char) -> bool {
    borders.partition_point(|&border| border <= c.into()) % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds_case_accents_and_punctuation() {
        for (text, folded) in [
            ("The “Élysée” doesn’t — say.", "the elysee doesnt say"),
            ("more than 11,000 or 1.5", "more than 11000 or 15"),
            ("Weiß, Łódź, Æthel, ΛΌΓΟΣ", "weiss lodz aethel λογοσ"),
            ("Зеленський ЇЖАК", "зеленськии їжак".replace('ї', "і").as_str()),
            ("e\u{301}te\u{301}", "ete"),
            ("조선인민군 우크라이나", "조선인민군 우크라이나"),
            ("مُحَمَّد", "محمد"),
            ("  ...  ", ""),
            ("İstanbul", "istanbul"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }
}
