//! The words that numbers are made of.

use super::token::has;

/// Numbers below a hundred, in order.
const SMALL: &str = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
                     sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety";

/// What a number is multiplied by, as a power of ten: English, and what is common elsewhere; by "billion" an English
/// one is meant, not a French or German one. The first word of each, with an s, is a vague number: "thousands".
const POWERS: &[(u8, &str)] = &[
    (1, "ten"),
    (2, "hundred"),
    (3, "thousand k tausend mil тыс тысяч тис тисяч"),
    (5, "lakh"),
    (6, "million mn mln mio millions millionen millones млн миллиона миллионов мільйонів"),
    (7, "crore"),
    (9, "billion bn mrd milliards milliarden млрд миллиарда миллиардов мільярдів"),
    (12, "trillion tn trn"),
];

/// The value of a number word below a hundred.
#[inline(never)]
pub(super) fn cardinal(word: &str) -> Option<i64> {
    let at = SMALL.as_bytes().split(|&b| b == b' ').position(|w| w.eq_ignore_ascii_case(word.as_bytes()))? as i64;
    Some(if at < 20 { at } else { (at - 18) * 10 })
}

/// The power of ten, two or more, that a number is multiplied by if this word follows it; nothing otherwise.
#[inline(never)]
pub(super) fn power(word: &str) -> u8 {
    POWERS.iter().skip(1).find(|(_, words)| has(words, word)).map_or(0, |w| w.0)
}

/// As [`power`], without the abbreviations, which need digits before them.
pub(super) fn spelled(word: &str) -> u8 {
    if word.len() > 3 { power(word) } else { 0 }
}

/// What a vague number is a multiple of, a factor and a power of ten: "dozens", "thousands".
#[inline(never)]
pub(super) fn plural(word: &str) -> Option<(i64, u8)> {
    let singular = word.strip_suffix(['s', 'S'])?.to_ascii_lowercase();
    let singular = singular.as_str();
    match POWERS.iter().find(|(_, words)| words.starts_with(singular) && singular.len() > 2) {
        _ if has("dozen", singular) => Some((12, 0)),
        _ if has("score", singular) => Some((20, 0)),
        found => found.filter(|_| power(singular) > 1 || has("ten", singular)).map(|w| (1, w.0)),
    }
}
