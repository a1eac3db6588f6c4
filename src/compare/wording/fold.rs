//! Letters without what does not make a word another word: case, accents, width, ligatures, invisible characters.

use crate::text::fold_char;

/// The first code points of the decimal digits that are read as ASCII digits: full-width, Arabic-Indic, extended
/// Arabic-Indic, Devanagari, Bengali.
const ZEROES: &[u16] = &[0xFF10, 0x0660, 0x06F0, 0x0966, 0x09E6];

/// Letters, from the first to the last of a range, that are read as another one beyond what [`fold_char`] does; 0 for
/// those that are dropped: marks, points, and what does not show (soft hyphen, joiners, direction marks, variation
/// selectors).
const READ_AS: &[(u16, u16, u16)] = &[
    (0xAD, 0xAD, 0),
    (0xB4, 0xB4, 0x27),
    (0xF8, 0xF8, 0x6F),
    (0x111, 0x111, 0x64),
    (0x131, 0x131, 0x69),
    (0x142, 0x142, 0x6C),
    (0x2BC, 0x2BC, 0x27),
    (0x300, 0x36F, 0),
    (0x3C2, 0x3C2, 0x3C3),
    (0x591, 0x5C7, 0),
    (0x610, 0x61C, 0),
    // Arabic: the seats of hamza, final ya and ta marbuta, and the Persian forms of kaf and ya.
    (0x622, 0x623, 0x627),
    (0x625, 0x625, 0x627),
    (0x629, 0x629, 0x647),
    (0x640, 0x640, 0),
    (0x649, 0x649, 0x64A),
    (0x64B, 0x65F, 0),
    (0x670, 0x670, 0),
    (0x671, 0x671, 0x627),
    (0x6A9, 0x6A9, 0x643),
    (0x6CC, 0x6CC, 0x64A),
    (0x6D6, 0x6ED, 0),
    (0x200B, 0x200F, 0),
    (0x2018, 0x2019, 0x27),
    (0x202A, 0x202E, 0),
    (0x2032, 0x2032, 0x27),
    (0x2060, 0x2069, 0),
    (0x3099, 0x309A, 0),
    (0xFE00, 0xFE0F, 0),
    (0xFEFF, 0xFEFF, 0),
];

/// Letters that are read as two.
const TWO: &str = "ßssæaeœoeﬁfiﬂflþth";

/// Appends `text` to `out` with case, accents, width and invisible characters taken away.
pub(super) fn fold_into(text: &str, out: &mut String) {
    for c in text.chars() {
        let mut code = c as u32;
        if code.wrapping_sub(0xFF01) < 0x5E {
            code -= 0xFEE0;
        }
        for zero in ZEROES {
            let digit = code.wrapping_sub(u32::from(*zero));
            if digit < 10 {
                code = 0x30 + digit;
            }
        }
        let mut letter = fold_char(char::from_u32(code).unwrap_or(c));
        if letter > '\u{80}' {
            let code = letter as u32;
            if let Some((.., other)) =
                READ_AS.iter().find(|(first, last, _)| (u32::from(*first)..=u32::from(*last)).contains(&code))
            {
                if *other == 0 {
                    continue;
                }
                letter = char::from_u32(u32::from(*other)).unwrap_or(letter);
            } else if let Some((_, two)) = TWO.split_once(letter) {
                out.extend(two.chars().take(2));
                continue;
            }
        }
        out.push(letter);
    }
}

/// Whether two texts are the same but for how their accented letters and Korean syllables are stored, composed or
/// decomposed (Unicode Standard Annex #15). Which accent a letter has is not looked at, but only whether it has one,
/// and of a capital not even that: it is asked only where a decomposed accent is in one of the texts.
pub(super) fn canonically_equal(a: &str, b: &str) -> bool {
    a == b || (has_marks(a) || has_marks(b)) && letters(a) == letters(b)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1100}'..='\u{11ff}')
}

fn has_marks(text: &str) -> bool {
    text.contains(is_mark)
}

/// Letters with their accents taken off, each with whether it is a capital and whether a small one had an accent.
fn letters(text: &str) -> Vec<(u32, bool, bool)> {
    let mut out: Vec<(u32, bool, bool)> = Vec::with_capacity(text.len());
    for c in text.chars() {
        let code = c as u32;
        let syllable = code.wrapping_sub(0xAC00);
        if syllable < 11172 {
            // A leading consonant, a vowel, and a trailing consonant (The Unicode Standard, section 3.12).
            out.push((0x1100 + syllable / 588, false, false));
            out.push((0x1161 + syllable % 588 / 28, false, false));
            if !syllable.is_multiple_of(28) {
                out.push((0x11A7 + syllable % 28, false, false));
            }
        } else if matches!(c, '\u{300}'..='\u{36f}') {
            if let Some((_, capital, accent)) = out.last_mut() {
                *accent = !*capital;
            }
        } else {
            let capital = c.is_uppercase();
            let base = fold_char(c);
            out.push((base as u32, capital, base != c && !capital));
        }
    }
    out
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    fn fold(text: &str) -> String {
        let mut out = String::new();
        fold_into(text, &mut out);
        out
    }

    #[test]
    fn folding_takes_away_case_accents_width_and_what_does_not_show() {
        assert_eq!(fold("Erdoğan İstanbul ÉCOLE Straße Łódź"), "erdogan istanbul ecole strasse lodz");
        assert_eq!(fold("Việt Nam ở đâu"), "viet nam o dau");
        assert_eq!(fold("ΑΘΉΝΑ Αθήνα λόγος ΛΌΓΟΣ"), "αθηνα αθηνα λογοσ λογοσ");
        assert_eq!(fold("Ёлка Йод"), fold("елка йод"));
        assert_eq!(fold("１２ＡＢ ٣٤ ۵"), "12ab 34 5");
        assert_eq!(fold("co\u{ad}op\u{200b} e\u{301} ﬁn"), "coop e fin");
        assert_eq!(fold("إِنَّ"), "ان");
    }

    #[test]
    fn composed_and_decomposed_are_the_same() {
        for text in [
            "réélu à Orléans",
            "Ελευθερία ή θάνατος",
            "Йод, її, ёж",
            "우리는 대응할 것이다",
            "Škoda Żółć ŐRÜLT",
            "Việt Nam",
        ] {
            assert!(canonically_equal(text, &text.nfd().collect::<String>()), "{text}");
        }
        assert!(!canonically_equal("cafe", "café"));
        assert!(!canonically_equal("cafe", "cafe\u{301}"));
        assert!(!canonically_equal("Élan", "élan"));
        assert!(!canonically_equal("E\u{301}lan", "élan"));
    }
}
