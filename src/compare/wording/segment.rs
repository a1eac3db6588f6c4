//! Where words begin and end.
//!
//! A tailoring of the default word boundaries of Unicode Standard Annex #29, made by hand because its full property
//! table would weigh more than the rest of the comparison. Only the words are kept; what stands between them is read
//! by [`super::unit`]. Where it differs from the annex, on purpose:
//!
//! - a full stop joins letters only in an abbreviation (`U.S`, `p.m`), not in `over.We`, where a space is missing;
//! - a colon never joins, and an opening or straight single quotation mark joins just like the closing one;
//! - every letter that [`char::is_alphanumeric`] knows is one, letter-like numbers and Roman numerals included;
//! - in scripts written without spaces, each ideograph, hiragana, Thai, Lao, Burmese and Khmer letter with its marks is
//!   a word, and a run of katakana is one (as in the annex, which leaves better to a dictionary).

use std::ops::Range;

#[derive(Clone, Copy, PartialEq)]
#[repr(u8)]
enum Class {
    Letter,
    Digit,
    Katakana,
    /// A word by itself.
    Single,
    /// Belongs to the character before it.
    Extend,
    Other,
}

/// The words of `text`, as ranges of bytes, in order.
pub(super) fn words(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some((class, size)) = class_at(text, at) {
        let start = at;
        at += size;
        match class {
            Class::Other | Class::Extend => continue,
            Class::Single => at = skip_extends(text, at),
            Class::Katakana => {
                while let Some((Class::Katakana | Class::Extend, size)) = class_at(text, at) {
                    at += size;
                }
            }
            Class::Letter | Class::Digit => at = run_end(text, start, at, class),
        }
        found.push(start..at);
    }
    found
}

/// Whether a word is written in a script without spaces between words, so that it stands for less than a word.
pub(super) fn is_single(word: &str) -> bool {
    matches!(class_at(word, 0), Some((Class::Single, _)))
}

fn skip_extends(text: &str, mut at: usize) -> usize {
    while let Some((Class::Extend, size)) = class_at(text, at) {
        at += size;
    }
    at
}

/// Where a run of letters and digits ends that began at `start` and reaches to `at`.
fn run_end(text: &str, start: usize, mut at: usize, mut last: Class) -> usize {
    let mut piece = start;
    loop {
        match class_at(text, at) {
            Some((class @ (Class::Letter | Class::Digit), size)) => {
                last = class;
                at += size;
            }
            Some((Class::Extend, size)) => at += size,
            Some((Class::Other, size)) => {
                let joint = text[at..].chars().next().unwrap_or(' ');
                let Some((next @ (Class::Letter | Class::Digit), _)) = class_at(text, at + size) else { return at };
                let joins = match joint {
                    '\'' | '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{ff07}' | '`' | '\u{b4}' => true,
                    '_' => true,
                    '\u{b7}' => last == Class::Letter && next == Class::Letter,
                    ',' | '\u{66b}' | '\u{66c}' => last == Class::Digit && next == Class::Digit,
                    '.' if last == Class::Digit || next == Class::Digit => last == next,
                    '.' => is_initial(&text[piece..at]) && is_initial(piece_from(text, at + size)),
                    '"' | '\u{5f4}' => is_hebrew(&text[start..at]) && is_hebrew(&text[at + size..]),
                    _ => false,
                };
                if !joins {
                    return at;
                }
                at += size;
                piece = at;
            }
            _ => return at,
        }
    }
}

/// Whether a piece between full stops is short enough to belong to an abbreviation: one or two letters.
fn is_initial(piece: &str) -> bool {
    piece.chars().take(3).count() < 3
}

/// The letters that begin at `at`, three at most.
fn piece_from(text: &str, at: usize) -> &str {
    let mut end = at;
    for _ in 0..3 {
        match class_at(text, end) {
            Some((Class::Letter | Class::Extend, size)) => end += size,
            _ => break,
        }
    }
    text.get(at..end).unwrap_or("")
}

fn is_hebrew(text: &str) -> bool {
    text.chars().next().is_some_and(|c| ('\u{5d0}'..='\u{5ea}').contains(&c))
}

fn class_at(text: &str, at: usize) -> Option<(Class, usize)> {
    let c = text.get(at..)?.chars().next()?;
    Some((class(c), c.len_utf8()))
}

/// Ranges that tell a class by themselves, in order: marks that belong to the character before, and letters that are
/// words by themselves where [`char::is_alphanumeric`] knows them.
const RANGES: [(u16, u16, Class); 48] = {
    use Class::{Digit, Extend, Katakana, Other, Single};
    [
        (0xAD, 0xAD, Extend),
        (0x300, 0x36F, Extend),
        (0x483, 0x489, Extend),
        (0x591, 0x5BD, Extend),
        (0x5BF, 0x5BF, Extend),
        (0x5C1, 0x5C2, Extend),
        (0x5C4, 0x5C5, Extend),
        (0x5C7, 0x5C7, Extend),
        (0x610, 0x61A, Extend),
        (0x64B, 0x65F, Extend),
        (0x670, 0x670, Extend),
        (0x6D6, 0x6DC, Extend),
        (0x6DF, 0x6E4, Extend),
        (0x6E7, 0x6E8, Extend),
        (0x6EA, 0x6ED, Extend),
        (0x964, 0x965, Other),
        (0x970, 0x970, Other),
        (0xE31, 0xE31, Extend),
        (0xE34, 0xE3A, Extend),
        (0xE47, 0xE4E, Extend),
        (0xE50, 0xE59, Digit),
        (0xEB1, 0xEB1, Extend),
        (0xEB4, 0xEBC, Extend),
        (0xEC8, 0xECE, Extend),
        (0xE01, 0xEDF, Single),
        (0x102B, 0x103E, Extend),
        (0x1056, 0x1059, Extend),
        (0x1000, 0x103F, Single),
        (0x17B4, 0x17D3, Extend),
        (0x1780, 0x17DF, Single),
        (0x1AB0, 0x1AFF, Extend),
        (0x1DC0, 0x1DFF, Extend),
        (0x200C, 0x200F, Extend),
        (0x202A, 0x202E, Extend),
        (0x2060, 0x2069, Extend),
        (0x20D0, 0x20FF, Extend),
        (0x3005, 0x3007, Single),
        (0x3041, 0x3096, Single),
        (0x3099, 0x309A, Extend),
        (0x309D, 0x309F, Single),
        (0x30A1, 0x30FA, Katakana),
        (0x30FC, 0x30FF, Katakana),
        (0x31F0, 0x31FF, Katakana),
        (0x3400, 0x4DBF, Single),
        (0x4E00, 0x9FFF, Single),
        (0xF900, 0xFAFF, Single),
        (0xFE00, 0xFE2F, Extend),
        (0xFF66, 0xFF9F, Katakana),
    ]
};

fn class(c: char) -> Class {
    let code = c as u32;
    let letter = c.is_alphabetic();
    if code < 0xAD {
        return if letter {
            Class::Letter
        } else if c.is_ascii_digit() {
            Class::Digit
        } else {
            Class::Other
        };
    }
    for (first, last, class) in RANGES {
        if (u32::from(first)..=u32::from(last)).contains(&code) && (class != Class::Single || letter) {
            return class;
        }
    }
    // The vowel signs, viramas and nuktas of the Indic scripts are no letters of their own.
    let indic = (0x900..0xE00).contains(&code);
    match c {
        '\u{20000}'..='\u{3FFFD}' => Class::Single,
        '\u{FEFF}' => Class::Extend,
        _ if letter => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ if indic => Class::Extend,
        _ => Class::Other,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    fn ours(text: &str) -> Vec<&str> {
        words(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn words_are_those_of_the_annex() {
        for text in [
            "We will defend every village, every road and every field of this land.",
            "It’s the U.S. that doesn't want 11,000 troops, or 3.2 per cent (as of 2024).",
            "Je le redis ce soir : nous n’accepterons jamais l'injustice — jamais !",
            "Наши войска освободили последний населённый пункт Курской области.",
            "우리 군은 북한의 어떠한 도발에도 단호하게 대응할 것입니다.",
            "我们坚决反对任何形式的单边制裁。",
            "まず被害に遭われた方々にお詫びし、原因の究明を急ぎます。コンピューター",
            "نحن نرفض أي تدخل أجنبي في شؤوننا الداخلية",
            "हम किसी भी दबाव में नहीं झुकेंगे।",
            "Η κυβέρνηση πρέπει να ξεκινήσει αμέσως διαπραγματεύσεις.",
            "לא נוותר על צה\"ל ועל אף אחד",
            "e\u{301}lu de\u{301}ja\u{300}",
        ] {
            assert_eq!(ours(text), text.unicode_words().collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn words_differ_from_the_annex_where_the_page_says_so() {
        assert_eq!(ours("over.We lost:all"), ["over", "We", "lost", "all"]);
        assert_eq!("over.We lost:all".unicode_words().collect::<Vec<_>>(), ["over.We", "lost:all"]);
        assert_eq!(ours("at 9 a.m. in the U.S.A."), ["at", "9", "a.m", "in", "the", "U.S.A"]);
        assert_eq!(ours("don‘t"), ["don‘t"]);
    }

    proptest::proptest! {
        #[test]
        fn words_are_in_order_and_hold_all_letters(text in "\\PC{0,60}") {
            let mut last = 0;
            let mut left_out = String::new();
            for word in words(&text) {
                proptest::prop_assert!(word.start >= last && word.end > word.start);
                left_out.push_str(&text[last..word.start]);
                last = word.end;
            }
            left_out.push_str(&text[last..]);
            proptest::prop_assert!(!left_out.chars().any(|c| class(c) != Class::Extend && c.is_alphanumeric()
                && !matches!(class(c), Class::Other)), "{left_out:?}");
        }
    }
}
