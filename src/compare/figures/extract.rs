//! Reads the figures of a text.

use super::cue::{self, Before};
use super::decimal::Decimal;
use super::number::{self, Form, Number};
use super::token::{DASHES, Tokens};
use super::unit::{self, Found};
use super::{Bound, Change, Fate, Figure, Unit, UnitClass, fate, label, measure, noun, words};

/// The figures in a text, in its order, in English or with digits and signs that need no language.
///
/// See the [module](super) for what is read and what is left out.
///
/// ```
/// use who_said_what::compare::figures::{Bound, extract};
///
/// let figures = extract("Officials said as many as 11,000 North Korean troops were sent on 26 April.");
/// assert_eq!(figures.len(), 1);
/// assert_eq!(figures[0].text, "as many as 11,000 North Korean troops");
/// assert_eq!(figures[0].value.to_string(), "11000");
/// assert_eq!(figures[0].bound, Bound::AtMost);
/// assert_eq!(figures[0].unit.of, "soldier");
/// ```
pub fn extract(text: &str) -> Vec<Figure> {
    let t = &Tokens::new(text);
    let mut figures = Vec::new();
    // No cue is looked for before `floor`, the token after the last number that was read.
    let (mut i, mut floor) = (0, 0);
    let mut last = Change::Total;
    while i < t.len() {
        let Some(mut amount) = begins(t, i).then(|| amount(t, i)).flatten() else {
            i += 1;
            continue;
        };
        // In "30C$5" the C is taken.
        amount.first = amount.first.max(floor);
        let first = amount.first;
        match read(t, amount, floor) {
            Ok(mut reading) => {
                // "Fell 971 points, or 2.5%", "rose by 5 (2%)": the same change, said twice.
                let again = t.mark(first.wrapping_sub(1), "(") || t.is(first.wrapping_sub(1), "or");
                if again && floor > 0 && first - floor <= 2 {
                    reading.change = last;
                }
                last = reading.change;
                i = reading.next.max(i + 1);
                figures.push(figure(t, text, &reading));
            }
            Err(next) => i = next.max(i + 1),
        }
        floor = i;
    }
    figures
}

/// Whether a figure can begin at a token; most words are passed over here.
#[inline(never)]
fn begins(t: &Tokens, i: usize) -> bool {
    let word = t.word(i);
    if word.is_empty() {
        return t.number(i).is_some() || measure::sign(t.text(i)).is_some();
    }
    // The first and the last letters of the words looked for rule out most others at once.
    let [first, .., last] = word.as_bytes() else { return t.is(i, "a") || t.number(i + 1).is_some() };
    let possible = b"tfsnaehomcdzbr".contains(&(first | 32)) && b"eysnotxrlwfa".contains(&(last | 32));
    t.number(i + 1).is_some()
        || possible
            && (t.is(i, "an half no none Rs several few many couple")
                || words::cardinal(word).is_some()
                || words::plural(word).is_some())
}

/// A number with the currency before it and the unit after it.
struct Amount {
    /// The token where it begins, and the one where the number itself begins.
    first: usize,
    at: usize,
    number: Number,
    found: Found,
}

impl Amount {
    /// The token after it.
    fn next(&self) -> usize {
        self.found.next.max(self.number.next)
    }

    /// Whether it can be a year: four plain digits, 1400 to 2199.
    fn year(&self, t: &Tokens) -> bool {
        let digits = t.number(self.number.next.wrapping_sub(1)).map_or(0, |l| l.digits);
        let value = self.number.value.small().unwrap_or(0);
        self.number.form == Form::Plain && digits == 4 && (1400..2200).contains(&value)
    }
}

/// The amount that begins at a token.
#[inline(never)]
fn amount(t: &Tokens, i: usize) -> Option<Amount> {
    let (mut first, mut at, mut code) = (i, i, "");
    currency(t, i, &mut first, &mut at, &mut code);
    // "No casualties", "none of the soldiers": zero, where a known noun in the plural follows.
    let none = t.is(i, "none") && t.is(i + 1, "of");
    let nothing = none || t.is(i, "no") && !t.is(i + 1, "more other further");
    let mut number = if nothing {
        Number::zero(i + 1 + usize::from(none) + usize::from(none && t.is(i + 2, "the its their our")))
    } else {
        // "Between 10,000 and 12,000".
        number::at(t, at, t.is(i.wrapping_sub(1), "between"))?
    };
    let next = number.next;
    if number.form != Form::Words && t.glued(next) {
        // "£5m", "5m people", "$3b": a letter at the digits, where it cannot mean metres.
        let m = t.is(next, "m")
            && (!code.is_empty() || {
                let f = unit::after(t, &number, next + 1);
                f.some && counts(f.class)
            });
        let b = t.is(next, "b") && !code.is_empty();
        if m || b {
            number.scaled(if m { 6 } else { 9 })?;
        }
    }
    let found = if code.is_empty() {
        unit::after(t, &number, number.next)
    } else {
        let mut money = Found::default();
        money.set(UnitClass::Money, code, None, number.next);
        unit::rate(t, &mut money);
        money
    };
    let counted = found.known && counts(found.class) && found.noun.is_some();
    (counted || !nothing).then_some(Amount { first, at, number, found })
}

/// The currency that begins at a token and stands before digits ("$5", "US$5", "$US5", "EUR 5", "Rs. 5"): the token
/// where it begins, that of the digits, and its code.
#[inline(never)]
fn currency(t: &Tokens, i: usize, first: &mut usize, digits: &mut usize, code: &mut &'static str) {
    let mut at = i + 1;
    let mut start = i;
    let mut found = measure::sign(t.text(i));
    if t.mark(i, "$") {
        for (country, glued) in [(i.wrapping_sub(1), i), (i + 1, i + 2)] {
            if let Some(local) = measure::local(t.word(country)).filter(|_| t.glued(glued)) {
                found = Some(local);
                start = start.min(country);
                at = at.max(country + 1);
            }
        }
    } else if t.is(i, "Rs") {
        found = Some("INR");
        at += usize::from(t.mark(at, "."));
    }
    if let Some(found) = found.filter(|_| t.number(at).is_some()) {
        (*first, *digits, *code) = (start, at, found);
    }
}

/// Whether things of this class are counted one by one.
pub(super) fn counts(class: UnitClass) -> bool {
    matches!(class, UnitClass::None | UnitClass::People | UnitClass::Military | UnitClass::Things)
}

/// A figure, before its texts are copied.
struct Reading {
    value: Decimal,
    to: Option<Decimal>,
    step: i8,
    dozen: bool,
    bound: Bound,
    change: Change,
    found: Found,
    fate: Option<Fate>,
    /// Its first token, and the one after it.
    begin: usize,
    next: usize,
}

/// The figure that begins with this amount; or else, if it is none, the token to go on from.
#[inline(never)]
fn read(t: &Tokens, mut amount: Amount, floor: usize) -> Result<Reading, usize> {
    let (first, number) = (amount.first, amount.number);
    let before = first.wrapping_sub(1);
    let digits = t.number(amount.at).is_some();
    if digits && label::glued(t, first, amount.at) {
        return Err(number.next);
    }
    if !amount.found.some && label::fraction(t, number.next) {
        return Err(number.next + 1);
    }
    if let Some(next) = label::proportion(t, number.next).filter(|_| number.value.float() <= 10.0) {
        return Err(next);
    }
    let cues = cue::before(t, first, floor);
    let mut begin = cues.first;
    let mut bound = cues.bound.unwrap_or(number.bound);
    let (mut value, mut to, mut step) = (number.value, None, number.step);

    let between = before < first && before >= floor && t.is(before, "between");
    if number.span == 0
        && !number.dozen
        && let Some(low) = range(t, &mut amount, between)?
    {
        value = low;
        bound = Bound::Between;
        to = Some(amount.number.value);
        step = step.min(amount.number.step);
        if between {
            begin = before;
        }
    }
    let end = amount.number.next;
    let plain = amount.number.form == Form::Plain && amount.number.value.small().is_some();
    if label::dated(t, first, end, plain) {
        return Err(end);
    }
    let mut next = amount.next();
    if bound != Bound::Between {
        let mut after = cue::after(t, next);
        if let Some((bound, k)) = cue::after(t, end) {
            // "200-plus drones", "20 or so people": the unit comes after the bound.
            after = Some((bound, k));
            if amount.found.class != UnitClass::Money {
                amount.found = unit::after(t, &amount.number, k);
            }
            next = amount.next().max(k);
        }
        if let Some((after, k)) = after {
            bound = cues.bound.unwrap_or(after);
            next = next.max(k);
        }
    }
    if number.span > 0 {
        // "At least several hundred", "up to thousands".
        let end = value.times(number.span.into(), 0);
        match bound {
            Bound::AtLeast | Bound::MoreThan | Bound::JustOver => bound = Bound::AtLeast,
            Bound::AtMost | Bound::LessThan | Bound::Nearly => (bound, value) = (Bound::LessThan, end.unwrap_or(value)),
            _ => (bound, to) = (Bound::Vague, end),
        }
    }
    let mut found = amount.found;
    // "12-member"; "5G", "5th", but not "5km".
    let letter = digits && t.glued(end) && !t.word(end).is_empty();
    if !found.some && t.hyphen(end) || letter && (!found.known || found.noun.is_some_and(|n| n > end)) {
        return Err(end + 1);
    }
    if found.class == UnitClass::Duration {
        if label::age(t, next) || label::moment(t, next) {
            return Err(next + 1);
        }
        // "Over five years", "over five to six years" is how long something took.
        if cues.over {
            begin = first;
            if to.is_none() {
                bound = Bound::Exact;
            }
        }
    }
    let far = counts(found.class) && next > end + 1 && !t.hyphen(end);
    if amount.year(t) && (!found.known || far || label::year_follows(t, begin)) {
        return Err(end);
    }
    if number.form == Form::Words && bound != Bound::Vague {
        let one = number.value == Decimal::ONE && end == first + 1;
        if !found.known && (one || number.value == Decimal::ZERO) || label::titled(t, first, end) {
            return Err(end);
        }
    }
    // Magnitude stands before its number.
    if found.class == UnitClass::None && t.is(before, "magnitude") {
        found.set(UnitClass::Things, "", Some(before), next);
        begin = begin.min(before);
    }
    let change = change(t, &cues, &amount, begin, &found);
    let mut fate = found.fate;
    if fate.is_none() && matches!(found.class, UnitClass::None | UnitClass::People | UnitClass::Military) {
        fate = fate::before(t, begin);
        if fate.is_none() {
            fate = fate::after(t, next);
        }
    }
    if found.class == UnitClass::None && !stands_alone(t, &amount, &cues, bound, fate) {
        return Err(end);
    }
    if signed(t, first, &found) {
        value = -value;
        to = to.map(|to| -to);
        if let Some(end) = to {
            (value, to) = (end, Some(value));
        }
        begin = begin.min(before);
    }
    Ok(Reading { value, to, step, dozen: number.dozen, bound, change, found, fate, begin, next })
}

/// Copies the texts of a figure.
#[inline(never)]
fn figure(t: &Tokens, text: &str, r: &Reading) -> Figure {
    let (start, end) = (t.get(r.begin).map_or(0, |token| token.start), t.end(r.next.wrapping_sub(1)));
    let found = &r.found;
    let noun = found.noun.map_or("", |i| t.text(i));
    let of = match found.noun {
        // "Egyptian pounds" are counted in "egyptian".
        Some(i) if found.of.is_empty() => {
            noun::singular(t.text(if found.class == UnitClass::Money { i.wrapping_sub(1) } else { i }))
        }
        _ => found.of.to_owned(),
    };
    let step = if r.dozen { Some(12.into()) } else { Decimal::new(1, r.step) };
    Figure {
        value: r.value,
        to: r.to,
        step: step.unwrap_or_default(),
        bound: r.bound,
        change: r.change,
        unit: Unit { class: found.class, of, noun: noun.to_owned(), per: found.per.map(|i| noun::singular(t.word(i))) },
        fate: r.fate,
        start,
        end,
        text: text.get(start..end).unwrap_or_default().to_owned(),
    }
}

/// Whether a minus sign belongs to the number: "-12°C", "minus 12 degrees".
fn signed(t: &Tokens, first: usize, found: &Found) -> bool {
    use UnitClass::{Money, Percent, PercentagePoints, Temperature};
    let before = first.wrapping_sub(1);
    matches!(found.class, Temperature | Percent | PercentagePoints | Money)
        && (t.is(before, "minus") || t.mark(before, "-−–") && t.glued(first) && !t.glued(before))
}

/// A number without a unit is a figure if something else says so.
#[inline(never)]
fn stands_alone(t: &Tokens, amount: &Amount, cues: &Before, bound: Bound, fate: Option<Fate>) -> bool {
    let (before, number) = (amount.first.wrapping_sub(1), &amount.number);
    // "The pope, 88, died".
    if number.form == Form::Plain && t.mark(before, ",(") && t.mark(number.next, ",)") {
        return false;
    }
    if fate.is_some() || number.form == Form::Large || amount.found.some {
        return true;
    }
    if bound == Bound::Vague {
        // "In their hundreds".
        return !t.is(before, "their its his");
    }
    // "Over 65", "under 18" are ages, "about 20" is not; "called up to the 12" is no bound.
    let small = number.value.float() < 120.0;
    let age = small && t.is(before, "over under above below");
    cues.bound.is_some() && !age && !t.is(before, "the")
        || cues.change != Change::Total
        || bound == Bound::Between && !small
}

/// Whether the figure is a total or a difference.
#[inline(never)]
fn change(t: &Tokens, cues: &Before, amount: &Amount, begin: usize, found: &Found) -> Change {
    use UnitClass::{Money, Percent, PercentagePoints};
    let end = amount.number.next;
    if cues.change != Change::Total || t.hyphen(end) {
        return cues.change;
    }
    // "3,000 more troops", "300 fewer".
    if t.is(end, "more additional extra further") {
        return Change::Increase;
    }
    if t.is(end, "fewer less") {
        return Change::Decrease;
    }
    let relative = matches!(found.class, Percent | PercentagePoints | Money) || t.is(end, "point points");
    match cue::moved(t, begin).or_else(|| cue::movement(t, amount.next())) {
        Some((change, by)) if by || relative => change,
        _ => Change::Total,
    }
}

/// "10,000 to 12,000", "5-10%", "$5 to $10 million", "between 4% and 6%": the lower end, while the amount becomes that
/// of the upper end; nothing if the amount stands alone. An error, with the token to go on from, if it is a score, a
/// span of years or the like, and no figure at all.
#[inline(never)]
fn range(t: &Tokens, lower: &mut Amount, between: bool) -> Result<Option<Decimal>, usize> {
    let connects = |i| t.mark(i, DASHES) || t.is(i, if between { "and" } else { "to or bis à до" });
    // The unit may follow the first number, the second, or both; with "or" it follows the second.
    let low = lower.number;
    let i = if connects(low.next) {
        low.next
    } else if connects(lower.next()) && !t.is(lower.next(), "or") {
        lower.next()
    } else {
        return Ok(None);
    };
    // "Rose from 10 to 12" and "rose 5% to 10%" are two figures.
    let from = t.is(lower.first.wrapping_sub(1), "from");
    if (from || i > low.next) && !between && cue::moved(t, lower.first.wrapping_sub(from.into())).is_some() {
        return Ok(None);
    }
    let dash = t.mark(i, DASHES);
    let Some(mut upper) = amount(t, i + 1).filter(|upper| upper.number.span == 0) else { return Ok(None) };
    let high = upper.number;
    let top = high.value.float();
    // 6-4, 2014-2016, 555-0142-99.
    let chain = dash && t.glued(high.next + 1) && t.mark(high.next, DASHES) && t.number(high.next + 1).is_some();
    if chain || lower.year(t) && (dash || upper.year(t)) && !upper.found.known {
        return Err(high.next);
    }
    let mut from = low.value;
    let large = |n: &Number| n.form == Form::Large || n.value.float() >= 1000.0;
    if from.float() < top && !large(&low) && large(&high) && !(lower.found.some && counts(lower.found.class)) {
        // "5 to 10 million", "10-12,000": the multiplier of the second is that of the first.
        let last = high.next.wrapping_sub(1);
        let power = match t.number(last) {
            Some(literal) if literal.grouped && literal.places == 0 => 3,
            _ if t.is(last, "m") => 6,
            _ if t.is(last, "b") => 9,
            _ => words::power(t.word(last)),
        };
        let scaled = from.times(1, power as i8);
        from = scaled.filter(|scaled| scaled.float() < top).unwrap_or(from);
    }
    if from.float() >= top {
        return if dash { Err(high.next) } else { Ok(None) };
    }
    let (a, b) = (&lower.found, &upper.found);
    if a.some && !b.some {
        // "$5 to 10 million": the unit of the first.
        if a.class != UnitClass::Money && !between {
            return Ok(None);
        }
        upper.found = Found { next: upper.next(), ..*a };
    } else if a.some && (a.class, a.of) != (b.class, b.of) {
        return Ok(None);
    } else if !b.some && dash && !large(&high) {
        // A bare score such as 0-3.
        return Err(high.next);
    }
    (lower.number, lower.found) = (high, upper.found);
    Ok(Some(from))
}
