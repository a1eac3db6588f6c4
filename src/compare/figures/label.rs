//! Numbers that count nothing: dates, times, ages, scores, and parts of names.

use super::token::{DASHES, HYPHENS, Tokens, has};
use super::words;

const MONTHS: &str = "January February March April May June July August September October November December Jan Feb \
    Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec";

/// Whether the name of a month is there; in capitals, since "may" and "march" are other words.
fn month(t: &Tokens, i: usize) -> bool {
    t.is(i, MONTHS) && t.capital(i)
}

/// Whether the number in digits at the token `i` is glued to something that makes it part of a name or an address:
/// "T-90", "G7", "3rd", "11:01", "9/11". A currency before it is not looked at: `first` is where that begins.
#[inline(never)]
pub(super) fn glued(t: &Tokens, first: usize, i: usize) -> bool {
    let before = first.wrapping_sub(1);
    if t.glued(first) {
        let hyphen = t.mark(before, HYPHENS) && t.glued(before) && t.number(before.wrapping_sub(1)).is_none();
        let sign = t.mark(before, "/=#@_&:.§\\№^");
        if hyphen || sign || !t.word(before).is_empty() {
            return true;
        }
    }
    let next = i + 1;
    t.glued(next)
        && (t.mark(next, ":/") && t.glued(next + 1) && t.number(next + 1).is_some()
            || t.mark(next, "=@_'’") && t.glued(next + 1))
}

/// Whether the number from `first` to before `next` is a date or a time of day, or a label. `plain`: whether it is
/// written in plain digits, no more than four.
#[inline(never)]
pub(super) fn dated(t: &Tokens, first: usize, next: usize, plain: bool) -> bool {
    let before = first.wrapping_sub(1);
    if plain {
        // "26 April", "26-28 April", "26 and 28 April"; "April 26", "April 26-28".
        let connected = t.is(next, "and to or") || t.mark(next, DASHES) || t.mark(next, ",");
        let before_number = t.is(before, "and to or") || t.mark(before, DASHES);
        if month(t, next)
            || connected && t.number(next + 1).is_some() && month(t, next + 2)
            || month(t, before)
            || t.mark(before, ".") && month(t, before.wrapping_sub(1)) && t.glued(before)
            || before_number && t.number(before.wrapping_sub(1)).is_some() && month(t, before.wrapping_sub(2))
        {
            return true;
        }
    }
    // "9am", "1800 GMT", "ten o'clock".
    if t.is(next, "am pm a.m p.m a.m. p.m. o'clock o’clock GMT UTC EST EDT CET CEST BST MSK")
        || t.is(next, "local") && t.is(next + 1, "time")
    {
        return true;
    }
    // "Aged 12", "aged three and 13".
    let first = t.is(before, "and to")
        && (t.number(before.wrapping_sub(1)).is_some() || words::cardinal(t.word(before.wrapping_sub(1))).is_some());
    // "A Boeing 737", "the Beech 200".
    if plain && t.capital(before) && t.is(before.wrapping_sub(1), "a an the") {
        return true;
    }
    t.is(before, "aged age ages")
        || first && t.is(before.wrapping_sub(2), "aged age ages")
        || t.is(before, "no number article chapter section paragraph clause top flight room phase channel")
        || t.mark(before, ".") && t.is(before.wrapping_sub(1), "no nos")
        || t.capital(before)
            && t.is(
                before,
                "title resolution route highway page line unit boeing airbus category formula area big day version act \
                 stage level class grade block gate terminal track issue part step type model mark annex table \
                 protocol directive code district zone sector brigade division agenda vision season round leopard \
                 apollo war plan",
            )
}

/// Whether the word before a number that can be a year makes it one: "in 2024", "the 2024 race", "early 2024".
pub(super) fn year_follows(t: &Tokens, first: usize) -> bool {
    let before = first.wrapping_sub(1);
    t.is(
        before,
        "in since by from until till during of early late mid year the a to before after and its spring summer \
        autumn fall winter",
    )
}

/// Whether a span of time says when: "two years ago", "ten days later".
pub(super) fn moment(t: &Tokens, unit_next: usize) -> bool {
    t.is(unit_next, "ago later earlier hence") || t.is(unit_next, "from") && t.is(unit_next + 1, "now")
}

/// Whether an age follows: "years old", "-year-old", "years of age".
pub(super) fn age(t: &Tokens, unit_next: usize) -> bool {
    let i = t.past_hyphen(unit_next);
    t.is(i, "old olds old's old’s") || t.is(i, "of") && t.is(i + 1, "age")
}

/// "Two-thirds", "three quarters": the next word makes a fraction of the number.
pub(super) fn fraction(t: &Tokens, next: usize) -> bool {
    has("half halves third thirds quarter quarters fifth fifths sixth eighth tenth tenths", t.word(t.past_hyphen(next)))
}

/// "One in five", "two out of three", "one person in ten": the token after the second number.
#[inline(never)]
pub(super) fn proportion(t: &Tokens, next: usize) -> Option<usize> {
    let mut i = next + usize::from(t.is(next + 1, "in"));
    if t.is(i, "out") {
        i += 1;
    }
    let small = |i| t.number(i).is_some_and(|l| l.digits <= 3 && !l.grouped) || words::cardinal(t.word(i)).is_some();
    let measured = super::unit::measured(t, i + 2);
    (t.is(i, "in") || i > next && t.is(i, "of")).then_some(i + 1).filter(|&i| small(i) && !measured).map(|i| i + 1)
}

/// Whether a number word in capitals within a sentence is part of a name: "Group of Seven", "World War Two", "Formula
/// One". In a headline all words have capitals, the next one too.
#[inline(never)]
pub(super) fn titled(t: &Tokens, first: usize, next: usize) -> bool {
    let before = first.wrapping_sub(1);
    if !t.capital(first) || t.word(before).is_empty() {
        return false;
    }
    t.is(before, "of big war formula the chapter") || !(t.capital(before) && t.capital(next))
}
