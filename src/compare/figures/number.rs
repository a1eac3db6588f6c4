//! Numbers, in digits and in words, with their multipliers.

use super::Bound;
use super::decimal::Decimal;
use super::token::Tokens;
use super::words::{cardinal, plural, power, spelled};

/// A number in the text.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub value: Decimal,
    /// The power of ten of the last digit that was meant.
    pub step: i8,
    /// Of a vague number, how many times its value the end of its interval is.
    pub span: u8,
    /// Whether it counts in dozens.
    pub dozen: bool,
    /// What the number itself says: vague, or about.
    pub bound: Bound,
    pub form: Form,
    /// The token after it.
    pub next: usize,
}

/// How a number is written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Form {
    /// Digits and nothing else. A year, a day, a label may look so.
    Plain,
    /// With a decimal point, but neither a separator nor a multiplier.
    Fraction,
    /// With a separator or a multiplier.
    Large,
    /// In words.
    Words,
}

impl Number {
    /// Times a factor and a power of ten.
    #[inline(never)]
    fn times(&mut self, by: i64, power: u8) -> Option<()> {
        self.value = self.value.times(by, power as i8)?;
        self.step += power as i8;
        if self.form != Form::Words {
            self.form = Form::Large;
        }
        Some(())
    }

    /// With the multiplier of a letter at the digits: "5m".
    pub fn scaled(&mut self, power: u8) -> Option<()> {
        self.next += 1;
        self.times(1, power)
    }

    /// No number at all, in words; what is counted begins at the token `next`.
    pub fn zero(next: usize) -> Self {
        let (value, bound, form) = (Decimal::ZERO, Bound::Exact, Form::Words);
        Self { value, step: 0, span: 0, dozen: false, bound, form, next }
    }
}

/// The number that begins at a token: "11,000", "1.2 million", "two hundred and fifty", "half a dozen", "tens of
/// thousands". `between`: the first number after "between", where "and" is part of it only if another "and" follows.
#[inline(never)]
pub(super) fn at(t: &Tokens, i: usize, between: bool) -> Option<Number> {
    let mut n = Number::zero(i);
    let article = i + usize::from(t.is(i, "a an"));
    let couple = t.is(article, "couple");
    let (mut value, mut exponent) = (1, 0);
    if let Some(literal) = t.number(i) {
        n.value = literal.value?;
        n.step = if literal.places > 0 { -literal.places } else { n.value.parts().1 };
        n.form = match literal.places {
            _ if literal.grouped => Form::Large,
            0 => Form::Plain,
            _ => Form::Fraction,
        };
        n.next += 1;
    } else {
        if t.is(article, "half") {
            // "Half a million", "half a dozen"; and "half an hour", where a unit of measure must follow.
            (value, exponent) = (5, -1);
            n.next = t.past_hyphen(article + 1);
            if t.is(n.next, "a an") {
                n.next = t.past_hyphen(n.next + 1);
            }
            if spelled(t.word(n.next)) < 3 && !t.is(n.next, "dozen") && !super::unit::measured(t, n.next) {
                return None;
            }
        } else if couple || t.is(article, "several few many") {
            // "Several hundred", "a couple of dozen", "many thousands".
            value = if couple { 2 } else { 1 };
            n.span = if t.is(article, "many") { 20 } else { 10 };
            n.next = t.past_hyphen(article + 1);
            n.next += usize::from(t.is(n.next, "of"));
            if let Some((by, more)) = plural(t.word(n.next)) {
                (value, exponent) = (value * by, more as i8);
                n.next += 1;
            } else if spelled(t.word(n.next)) == 0 && !t.is(n.next, "dozen") {
                return None;
            }
        } else if let Some((by, more)) = plural(t.word(i)) {
            // "Dozens", "tens of thousands".
            (value, exponent) = (by, more as i8);
            n.span = 20;
            n.next += 1;
            if let Some((1, more)) = plural(t.word(n.next + 1)).filter(|_| t.is(n.next, "of")) {
                exponent += more as i8;
                n.next += 2;
            }
        } else if article > i && t.is(article, "dozen") {
            n.next = article;
        } else {
            value = in_words(t, i, between, &mut n.next)?;
        }
        n.value = Decimal::new(value, exponent)?;
        n.step = n.value.parts().1;
    }
    let next = t.past_hyphen(n.next);
    if t.is(next, "dozen") {
        // Seldom counted exactly.
        n.times(12, 0)?;
        (n.dozen, n.bound, n.next) = (true, Bound::About, next + 1);
    } else {
        with_half(t, &mut n)?;
        for _ in 0..2 {
            let next = t.past_hyphen(n.next);
            let word = t.word(next);
            let power = power(word);
            // "K" and the like stand at the digits: "11k".
            if power == 0 || !t.glued(next) && word.len() < 2 {
                break;
            }
            n.times(1, power)?;
            n.next = next + 1;
            // The point of an abbreviation: "11 тыс. солдат".
            if word.len() < 7 && t.mark(n.next, ".") && t.glued(n.next) && !t.capital(n.next + 1) {
                n.next += 1;
            }
        }
    }
    if couple {
        (n.span, n.bound) = (0, Bound::About);
    } else if n.span > 0 {
        n.value = n.value.times(2, 0)?;
        n.span /= 2;
        n.bound = Bound::Vague;
    }
    Some(n)
}

/// "2½", "two and a half", "one-and-a-half".
fn with_half(t: &Tokens, n: &mut Number) -> Option<()> {
    let next = n.next;
    let words = ["and", "a", "half"].iter().try_fold(next, |k, word| {
        let k = t.past_hyphen(k);
        t.is(k, word).then_some(k + 1)
    });
    let sign = t.glued(next) && t.mark(next, "½");
    if let Some(next) = words.or(sign.then_some(next + 1)) {
        n.value = n.value.plus(Decimal::new(5, -1)?)?;
        (n.step, n.form, n.next) = (n.value.parts().1, Form::Fraction, next);
    }
    Some(())
}

/// A number in words: "eleven thousand", "two hundred and fifty", "a hundred and twenty-five". Moves `next` past it.
///
/// Hyphens are read over; "twenty-first" and "two-way" are left to the caller, who looks for a hyphen after it.
fn in_words(t: &Tokens, i: usize, between: bool, next: &mut usize) -> Option<i64> {
    // The sum of the thousands and millions; what they are to be multiplied, negative while there is nothing.
    let (mut total, mut group, mut limit) = (0, -1, u8::MAX);
    if t.is(i, "a") && spelled(t.word(i + 1)) > 0 {
        (group, *next) = (1, i + 1);
    }
    loop {
        let first = *next == i;
        let mut k = if first { i } else { t.past_hyphen(*next) };
        let and = t.is(k, "and") && (group < 0 || group % 100 == 0);
        if and {
            k = t.past_hyphen(k + 1);
        }
        let word = t.word(k);
        let scale = spelled(word);
        if let Some(more) = cardinal(word) {
            let following = spelled(t.word(k + 1));
            // A part follows hundreds, thousands, or, below ten, twenty and its like; "and" comes before the last.
            let fits = match group {
                -1 => first || total > 0 && more > 0,
                _ => group % 100 == 0 || (1..10).contains(&more) && group % 10 == 0 && group % 100 >= 20,
            };
            let parted = between && !(k + 1..k + 4).any(|k| t.is(k, "and"));
            if !fits || group == 0 || and && (following == 2 || following > 2 && group < 0 || first || parted) {
                break;
            }
            group = group.max(0) + more;
        } else if scale == 2 && (1..100).contains(&group) && !and {
            group *= 100;
        } else if scale > 2 && scale < limit && group > 0 && !and {
            total += group * 10i64.pow(scale.into());
            (group, limit) = (-1, scale);
        } else {
            break;
        }
        *next = k + 1;
    }
    (*next > i && (total > 0 || group >= 0)).then_some(total + group.max(0))
}
