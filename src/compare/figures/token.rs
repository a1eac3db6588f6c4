//! Words, numbers in digits, and marks, in the order of the text.

use super::decimal::Decimal;

/// What a token is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Kind {
    Word,
    Number,
    Mark,
}

/// A number in digits.
#[derive(Clone, Copy, Default)]
pub(super) struct Literal {
    /// `None` when it is too long or is no number, like 26.04.2025.
    pub value: Option<Decimal>,
    /// Digits after the point.
    pub places: i8,
    /// Digits before the point.
    pub digits: usize,
    /// Whether thousands are set apart.
    pub grouped: bool,
}

/// A word, a number or a mark.
pub(super) struct Token<'a> {
    pub text: &'a str,
    pub start: usize,
    /// Whether it follows the one before without white space.
    pub glued: bool,
    pub kind: Kind,
    /// Of a number.
    pub literal: Literal,
}

/// The tokens of a text. Looking beyond either end is harmless.
pub(super) struct Tokens<'a>(Vec<Token<'a>>);

impl<'a> Tokens<'a> {
    #[inline(never)]
    pub fn new(text: &'a str) -> Self {
        let mut tokens = Vec::new();
        let (mut rest, mut glued) = (text, false);
        while let Some(c) = rest.chars().next() {
            let mut number = Literal::default();
            let (length, kind) = if digit(c).is_some() {
                (literal(rest, &mut number), Kind::Number)
            } else if letter(c) {
                (word(rest), Kind::Word)
            } else {
                (c.len_utf8(), Kind::Mark)
            };
            let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
            let blank = c.is_whitespace();
            if !blank {
                tokens.push(Token { text: token, start: text.len() - rest.len(), glued, kind, literal: number });
            }
            glued = !blank;
            rest = after;
        }
        Self(tokens)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    #[inline(never)]
    pub fn get(&self, i: usize) -> Option<&Token<'a>> {
        self.0.get(i)
    }

    /// What is written there.
    #[inline(never)]
    pub fn text(&self, i: usize) -> &'a str {
        self.get(i).map_or("", |t| t.text)
    }

    fn of(&self, i: usize, kind: Kind) -> &'a str {
        self.get(i).filter(|t| t.kind == kind).map_or("", |t| t.text)
    }

    /// The word there, or nothing.
    #[inline(never)]
    pub fn word(&self, i: usize) -> &'a str {
        self.of(i, Kind::Word)
    }

    /// The number in digits there.
    #[inline(never)]
    pub fn number(&self, i: usize) -> Option<&Literal> {
        self.get(i).filter(|t| t.kind == Kind::Number).map(|t| &t.literal)
    }

    /// Whether one of these words, separated by blanks, is there, in capitals or not.
    #[inline(never)]
    pub fn is(&self, i: usize, words: &str) -> bool {
        has(words, self.word(i))
    }

    /// Whether one of these marks is there.
    #[inline(never)]
    pub fn mark(&self, i: usize, marks: &str) -> bool {
        let mark = self.of(i, Kind::Mark).chars().next();
        mark.is_some() && marks.chars().any(|m| Some(m) == mark)
    }

    #[inline(never)]
    pub fn glued(&self, i: usize) -> bool {
        self.get(i).is_some_and(|t| t.glued)
    }

    /// Whether a hyphen joins the tokens on either side.
    #[inline(never)]
    pub fn hyphen(&self, i: usize) -> bool {
        self.mark(i, HYPHENS) && self.glued(i) && self.glued(i + 1)
    }

    /// The next place, past a hyphen that joins.
    #[inline(never)]
    pub fn past_hyphen(&self, i: usize) -> usize {
        i + usize::from(self.hyphen(i))
    }

    /// Whether a word with a capital is there, in Latin or Cyrillic letters.
    #[inline(never)]
    pub fn capital(&self, i: usize) -> bool {
        matches!(self.word(i).chars().next(), Some('A'..='Z' | 'À'..='Þ' | 'Ѐ'..='Я'))
    }

    /// Where the token ends in the text, in bytes.
    pub fn end(&self, i: usize) -> usize {
        self.get(i).map_or(0, |t| t.start + t.text.len())
    }
}

pub(super) const HYPHENS: &str = "-\u{2010}\u{2011}";
pub(super) const DASHES: &str = "-\u{2010}\u{2011}\u{2012}\u{2013}";

/// Whether `word` is one of the words in `list`, which are separated by blanks; in capitals or not, of the Latin
/// letters without accents.
#[inline(never)]
pub(super) fn has(list: &str, word: &str) -> bool {
    !word.is_empty() && list.as_bytes().split(|&b| b == b' ').any(|w| w.eq_ignore_ascii_case(word.as_bytes()))
}

/// Whether `word` begins with one of the stems in `list`; with those of up to three letters it must be the same.
#[inline(never)]
pub(super) fn stem(list: &str, word: &str) -> bool {
    let word = word.as_bytes();
    list.as_bytes().split(|&b| b == b' ').any(|stem| {
        let start = word.get(..stem.len()).unwrap_or_default();
        start.eq_ignore_ascii_case(stem) && (stem.len() > 3 || start.len() == word.len())
    })
}

/// The value of a digit in any of the scripts that news is printed in.
fn digit(c: char) -> Option<u8> {
    // The zeros of ASCII, Arabic, Persian, Devanagari, Bengali and full-width digits.
    let zeros = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{ff10}'];
    zeros.iter().map(|&zero| (c as u32).wrapping_sub(zero as u32)).find(|&d| d < 10).map(|d| d as u8)
}

/// Signs, from the first to the last; all else beyond ASCII is taken for a letter, so that no table of Unicode is
/// needed.
const SIGNS: &[(u32, u32)] = &[
    (0x80, 0xa9),
    (0xab, 0xb4),
    (0xb6, 0xb9),
    (0xbb, 0xbf),
    (0xd7, 0xd7),
    (0xf7, 0xf7),
    (0x1680, 0x1680),
    (0x2000, 0x20cf),
    (0x2100, 0x2bff),
    (0x3000, 0x303f),
    (0xfe10, 0xfe6f),
    (0xfeff, 0xff20),
    (0xff3b, 0xff40),
    (0xff5b, 0xff65),
    (0xffe0, 0xffff),
    (0x1f000, 0x1ffff),
];

fn letter(c: char) -> bool {
    let c = c as u32;
    if c < 0x80 { (c as u8).is_ascii_alphabetic() } else { !SIGNS.iter().any(|&(from, to)| (from..=to).contains(&c)) }
}

/// The length in bytes of the word that `text` begins with. Letters, apostrophes between letters, and points between
/// single letters ("U.S.").
#[inline(never)]
fn word(text: &str) -> usize {
    if let &[a, b'.', b, after, ..] = text.as_bytes()
        && a.is_ascii_alphabetic()
        && b.is_ascii_alphabetic()
        && !after.is_ascii_alphabetic()
    {
        return if after == b'.' { 4 } else { 3 };
    }
    let mut length = 0;
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let apostrophe = matches!(c, '\'' | '\u{2019}') && chars.clone().next().is_some_and(letter);
        if !(letter(c) || apostrophe && length > 0) {
            break;
        }
        length += c.len_utf8();
    }
    length
}

/// Reads the number that `text` begins with into `number`, and returns its length in bytes.
///
/// Three digits after a comma, a blank, a thin blank or an apostrophe are thousands, the same sign throughout. A point
/// is a decimal point, except before groups of three: with two of them, or with one that ends in zero ("11.000"). A
/// comma before one or two digits is a decimal comma.
#[inline(never)]
fn literal(text: &str, number: &mut Literal) -> usize {
    let rest = |length| text.get(length..).unwrap_or_default();
    // The character there, and the digits after it: their bytes and their number, up to 5.
    let sign = |length| {
        let mut chars = rest(length).chars();
        let c = chars.next().unwrap_or(' ');
        let (bytes, count) = run(chars.as_str(), 5);
        (c, c.len_utf8() + bytes, count)
    };
    let (mut length, first) = run(text, usize::MAX);
    let (mut digits, mut places, mut bad) = (first, 0, false);
    let mut separator = None;
    // Thousands.
    while digits > first || digits <= 3 {
        let (c, bytes, count) = sign(length);
        let (next, _, after) = sign(length + bytes);
        let lakh = c == ',' && next == ',' && count == 2 && matches!(after, 2 | 3);
        let point = c == '.' && separator.is_none() && !(next == '.' && after == 3);
        let blank = matches!(c, ',' | '.' | ' ' | '\'' | '\u{2019}' | '\u{a0}' | '\u{2009}' | '\u{202f}');
        if !blank || !(count == 3 || lakh) || separator.is_some_and(|s| s != c) || point {
            break;
        }
        separator = Some(c);
        length += bytes;
        digits += count;
    }
    // Decimals.
    let (c, _, count) = sign(length);
    if separator != Some(c) && (c == '.' && count > 0 || c == ',' && matches!(count, 1 | 2)) {
        let (bytes, count) = run(rest(length + 1), usize::MAX);
        let (next, _, more) = sign(length + 1 + bytes);
        if c == '.' || next != ',' || more == 0 {
            length += 1 + bytes;
            bad = next == '.' && more > 0;
            // "11.000" and "4.500": nobody writes such decimals, except with a percent sign.
            if c == '.'
                && count == 3
                && digits <= 3
                && next != '%'
                && text.as_bytes().get(length - 1) == Some(&b'0')
                && !text.starts_with('0')
            {
                (separator, digits) = (Some('.'), digits + 3);
            } else {
                places = count;
            }
        }
    }
    // A chain such as 26.04.2025 or 192.168.0.1 is taken whole, and is no number.
    while bad && rest(length).starts_with('.') {
        let (bytes, count) = run(rest(length + 1), usize::MAX);
        if count == 0 {
            break;
        }
        length += 1 + bytes;
    }
    let mut mantissa = if bad { None } else { Some(0i64) };
    for d in text.get(..length).unwrap_or_default().chars().filter_map(digit) {
        mantissa = mantissa.and_then(|m| m.checked_mul(10)?.checked_add(d.into()));
    }
    let places = i8::try_from(places).unwrap_or(i8::MAX);
    let value = mantissa.and_then(|m| Decimal::new(m, -places));
    *number = Literal { value, places, digits, grouped: separator.is_some() };
    length
}

/// The digits that `text` begins with, no more than `most`: their bytes and their number.
fn run(text: &str, most: usize) -> (usize, usize) {
    let (mut bytes, mut count) = (0, 0);
    for c in text.chars() {
        if count == most || digit(c).is_none() {
            break;
        }
        bytes += c.len_utf8();
        count += 1;
    }
    (bytes, count)
}
