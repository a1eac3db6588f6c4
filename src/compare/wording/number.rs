//! Numbers, in figures and in words, as one value.

use super::lexicon::{known, place};
use crate::text::part;

/// A number read from the words of a text: its value in thousandths, whether it is an ordinal, and how many words it took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) thousandths: u64,
    pub(super) ordinal: bool,
    pub(super) words: usize,
}

/// The cardinal and ordinal numbers below twenty, and the tens from twenty on, in English; parted by `;`, they are the
/// lists of [`LISTS`].
const ENGLISH: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen;twenty thirty forty fifty sixty seventy eighty ninety;zeroth first second third fourth fifth sixth \
seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth;\
twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth;zero i ii iii";

/// For each list of [`ENGLISH`]: what it is a list of, its first number, and the step from one to the next.
const LISTS: [(u16, u16, u16); 5] =
    [(CARDINAL, 0, 1), (CARDINAL, 20, 10), (ORDINAL, 0, 1), (ORDINAL, 20, 10), (ROMAN, 0, 1)];

/// Two to ten, and twelve, in French, German, Spanish, Italian, Portuguese, Dutch, Russian and Ukrainian; the words for
/// one number are parted from those for the next by `;`.
const ELSEWHERE: &str = "deux zwei dos due dois duas twee два две дві двух двух двоє двое;\
trois drei tres tre drie три трех троє трое;\
quatre vier cuatro quattro quatro четыре чотири четырех;\
cinq funf cinco cinque vijf пять пяти п'ять пʼять;\
six sechs seis sei zes шесть шести шість;\
sept sieben siete sette sete zeven семь семи сім;\
huit acht ocho otto oito восемь восьми вісім;\
neuf neun nueve nove negen девять девяти дев'ять;\
dix zehn diez dieci dez tien десять десяти;\
;\
douze zwolf doce dodici doze twaalf двенадцать двенадцати дванадцять";

/// What the table of words says of number words: one of these, and the number.
const CARDINAL: u16 = 50_000;
const ORDINAL: u16 = 51_000;
const ROMAN: u16 = 52_000;
const FOREIGN: u16 = 53_000;

/// Puts the number words in the table of words.
pub(super) fn list(add: &mut dyn FnMut(&str, u16)) {
    for (words, (kind, first, step)) in ENGLISH.split(';').zip(LISTS) {
        for (at, word) in words.split(' ').enumerate() {
            add(word, kind + first + step * at as u16);
        }
    }
    for (at, words) in ELSEWHERE.split(';').enumerate() {
        for word in words.split_ascii_whitespace() {
            add(word, FOREIGN + 2 + at as u16);
        }
    }
}

/// Scales, each with the number of its noughts (the sum of the digits); those of other languages without their endings, after a `+`.
const SCALES: &str = "thousand 3 k 3 million 6 m 6 mn 6 mln 6 billion 9 bn 9 b 9 trillion 93 tn 93 trn 93 +milliard 9 +миллиард 9 \
+мільярд 9 +млрд 9 +million 6 +millon 6 +milion 6 +milhoes 6 +миллион 6 +мільйон 6 +млн 6 +тысяч 3 +тисяч 3 +тыс 3 +тис 3 +tausend 3";

fn scale(word: &str) -> Option<u64> {
    let mut list = SCALES.split(' ');
    while let (Some(name), Some(noughts)) = (list.next(), list.next()) {
        let found = match name.strip_prefix('+') {
            Some(begin) => word.strip_prefix(begin).is_some_and(|ending| ending.len() < 5),
            None => name == word,
        };
        if found {
            return Some(10u64.pow(noughts.bytes().map(|digit| u32::from(digit - b'0')).sum()));
        }
    }
    None
}

/// Whether letters written together with figures belong to the number: an ordinal's ending or a scale.
pub(super) fn is_suffix(letters: &str) -> bool {
    let small = letters.to_ascii_lowercase();
    place("st nd rd th", &small).is_some() || scale(&small).is_some()
}

/// Reads the number that begins at the first of some words. A word is given with the text between it and the one before;
/// only words that a space or a hyphen parts belong together. `None` if the first word begins no number.
///
/// `comma_groups` says that a comma parts thousands and a full stop decimals, as in English; `elsewhere` that words of
/// other languages are numbers too.
pub(super) fn read<'a>(
    word: impl Fn(usize) -> Option<(&'a str, &'a str)>,
    comma_groups: bool,
    elsewhere: bool,
) -> Option<Number> {
    // The word at a place, if it belongs to the one before; else nothing.
    let next = |at: usize| match word(at) {
        Some((between, word))
            if at == 0 || matches!(between, " " | "-" | "\u{a0}" | "\u{202f}" | "\u{2009}" | "\u{2011}") =>
        {
            word
        }
        _ => "",
    };
    let first = next(0);
    let scaled = |word: &str| {
        if word == "hundred" {
            Some(100)
        } else if word.len() > 2 {
            scale(word)
        } else {
            None
        }
    };
    let mut number = Number { thousandths: 0, ordinal: false, words: 0 };
    let mut current = 0u64;
    // What is added next must be smaller than this.
    let mut room = u64::MAX;
    if first.starts_with(|c: char| c.is_ascii_digit()) {
        let (value, rest) = figures(first, comma_groups)?;
        number.words = 1;
        current = value;
        room = 0;
        number.ordinal = place("st nd rd th", rest).is_some();
        if rest.is_empty() && first.len() < 4 {
            // 12 000: groups of three figures, parted by spaces.
            while let Some((group, "")) =
                Some(next(number.words)).filter(|group| group.len() == 3).and_then(|group| figures(group, false))
            {
                current = current.saturating_mul(1000).saturating_add(group);
                number.words += 1;
            }
        } else if !number.ordinal && !rest.is_empty() {
            current = current.saturating_mul(scale(rest)?);
        }
    } else if (first == "a" || first == "an") && scaled(next(1)).is_some() {
        (number.words, current) = (1, 1000);
    } else if first == "half" && next(1) == "a" && scaled(next(2)).is_some() {
        (number.words, current) = (2, 500);
    } else if let Some(value) = known(first, FOREIGN).filter(|_| elsewhere) {
        (number.words, current, room) = (1, u64::from(value) * 1000, 0);
    }
    while !number.ordinal {
        // After a hundred or a thousand: and.
        let and = usize::from(number.words > 0 && next(number.words) == "and");
        let this = next(number.words + and);
        if and > 0 && this == "a" && next(number.words + 2) == "half" {
            current = current.saturating_add(500);
            number.words += 3;
            room = 0;
            continue;
        }
        if let Some((value, ordinal)) = small(this).filter(|(value, _)| *value < room && (and == 0 || room == 100_000))
        {
            current = current.saturating_add(value);
            number.ordinal = ordinal;
            room = if value >= 20_000 { 10_000 } else { 0 };
        } else if let Some(by) = scaled(this).filter(|_| and == 0 && current > 0) {
            current = current.saturating_mul(by);
            if by > 100 {
                number.thousandths = number.thousandths.saturating_add(current);
                current = 0;
            }
            room = 100_000;
        } else {
            break;
        }
        number.words += and + 1;
    }
    number.thousandths = number.thousandths.saturating_add(current);
    (number.words > 0).then_some(number)
}

/// A number word under one hundred, in thousandths, and whether it is an ordinal.
fn small(word: &str) -> Option<(u64, bool)> {
    let cardinal = known(word, CARDINAL).or_else(|| known(word, ROMAN).filter(|value| *value > 1));
    let value = cardinal.or_else(|| known(word, ORDINAL))?;
    Some((u64::from(value) * 1000, cardinal.is_none()))
}

/// The value of figures, in thousandths, and the letters that follow them. A comma before three figures parts
/// thousands, any other one is a decimal mark; a full stop is a decimal mark, unless there are several, or, where
/// commas do not part thousands (`comma_groups` is false), three figures follow.
fn figures(word: &str, comma_groups: bool) -> Option<(u64, &str)> {
    let stops = word.bytes().filter(|byte| *byte == b'.').count();
    let (mut value, mut piece, mut size, mut mark, mut end) = (0u64, 0u64, 0usize, ' ', 0);
    // The figures since the last mark are put to the value.
    let add = |value: u64, piece: u64, size: usize, mark: char, last: bool| {
        if mark == ' ' {
            piece.checked_mul(1000)
        } else if size == 3 && (mark != '.' || stops > 1 || !comma_groups) {
            value.checked_mul(1000)?.checked_add(piece.checked_mul(1000)?)
        } else if last && size < 4 {
            let by = [1000, 100, 10, 1].get(size)?;
            value.checked_add(piece * by)
        } else {
            // A date, a version, a score: no number.
            None
        }
    };
    for c in word.chars() {
        if let Some(digit) = c.to_digit(10) {
            piece = piece.checked_mul(10)?.checked_add(digit.into())?;
            size += 1;
        } else if matches!(c, '.' | ',' | '\'' | '\u{66b}' | '\u{66c}') {
            value = add(value, piece, size, mark, false)?;
            (piece, size, mark) = (0, 0, c);
        } else {
            break;
        }
        end += c.len_utf8();
    }
    if end == 0 {
        return None;
    }
    Some((add(value, piece, size, mark, true)?, part(word, end..word.len())))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<(u64, bool, usize)> {
        let words: Vec<&str> = text.split(' ').collect();
        read(|at| words.get(at).map(|word| (" ", *word)), true, true)
            .map(|number| (number.thousandths, number.ordinal, number.words))
    }

    #[test]
    fn figures_and_words_meet() {
        for (text, thousandths, words) in [
            ("11,000", 11_000_000, 1),
            ("eleven thousand", 11_000_000, 2),
            ("11 thousand troops", 11_000_000, 2),
            ("11000", 11_000_000, 1),
            ("11 000 men", 11_000_000, 2),
            ("twenty three houses", 23_000, 2),
            ("three hundred and fifty investors", 350_000, 4),
            ("one and a half billion dollars", 1_500_000_000_000, 5),
            ("1.5 billion", 1_500_000_000_000, 2),
            ("1.5bn", 1_500_000_000_000, 1),
            ("a hundred days", 100_000, 2),
            ("half a million people", 500_000_000, 3),
            ("two million three hundred thousand", 2_300_000_000, 5),
            ("4.5", 4_500, 1),
            ("1,200,000", 1_200_000_000, 1),
            ("nineteen eighty four", 19_000, 1),
            ("two and three hundred", 2_000, 1),
            ("5m", 5_000_000_000, 1),
            ("2024 300", 2_024_000, 1),
            ("11 тысяч", 11_000_000, 2),
            ("drei millionen", 3_000_000_000, 2),
            ("trois milliards", 3_000_000_000_000, 2),
            ("ii", 2_000, 1),
        ] {
            assert_eq!(value(text), Some((thousandths, false, words)), "{text}");
        }
        assert_eq!(value("twenty first"), Some((21_000, true, 2)));
        assert_eq!(value("3rd"), Some((3_000, true, 1)));
        assert_eq!(value("fortieth"), Some((40_000, true, 1)));
        for none in
            ["a", "an apple", "hundred", "and", "1.2.2024", "", "half a loaf", "99999999999999999999", "5km", "1990s"]
        {
            assert_eq!(value(none), None, "{none}");
        }
    }
}
