//! How two figures stand to each other: by intersecting the intervals that their bounds allow.

use super::decimal::Decimal;
use super::extract::counts;
use super::{Bound, Figure, Unit, UnitClass, data, measure};
use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "kind", rename_all = "kebab-case")]
/// How two comparable figures stand to each other. The two figures hold all that a sentence about it needs: their
/// numbers, bounds, units and words.
pub enum Agreement {
    /// They say the same.
    Equal,
    /// Both can be true.
    Compatible {
        /// How they differ.
        why: Compatibility,
    },
    /// They cannot both be true.
    Conflict {
        /// How they part.
        why: Conflict,
    },
}

data! { "kebab-case":
    /// How two figures that differ can both be true.
    #[derive(Copy)]
    pub enum Compatibility {
        /// The same number, held more or less firmly: "about 4,000" and "4,000".
        SameValue,
        /// One is the other, rounded: "11,000" and "11,234", "12%" and "12.4%"; or it is on the other side of a bound
        /// by no more than rounding: "11,000" and "more than 11,000".
        Rounded,
        /// One number lies within what the other's bound or range allows: "12,000" and "more than 11,000".
        Within,
        /// Two bounds or ranges have values in common: "at least 12" and "at least 15".
        Overlap,
    }

    /// How two figures contradict each other.
    #[derive(Copy)]
    pub enum Conflict {
        /// Two different numbers: "11,000" and "15,000".
        Values,
        /// A number outside of the other's bound or range: "15,000" and "at most 11,000".
        Beyond,
        /// Two bounds or ranges without a common value: "as many as 11,000" and "more than 11,000".
        Disjoint,
    }
}

/// All values from the first to the second, both included.
///
/// Binary numbers, so that a conversion costs a multiplication; they tell apart what differs in the first 13 digits.
type Interval = (f64, f64);

/// How two figures stand to each other; `None` when they cannot be compared, because they count different things, one
/// is a total and the other a difference, or different things happened to the people counted.
///
/// A figure allows an interval of values, see [`Bound`]; two figures are in conflict when their intervals have no value
/// in common. A number of at least 1,000 things, or any number of a measured quantity, may also have been rounded: it
/// then stands for the numbers within half of the last step that it gives, but no more than a twentieth of it. So
/// "11,000" is compatible with "11,234" and "12%" with "12.4%", but "12 killed" is in conflict with "14 killed".
///
/// Lengths, areas, weights, temperatures, speeds and spans of time are converted where an exact rule exists: "48 hours"
/// equals "two days"; a month and 30 days are not compared. Where one figure has no noun, or counts people while the
/// other counts people of a certain kind, they can be equal or compatible but are never in conflict.
///
/// The order of the two makes no difference.
///
/// ```
/// use who_said_what::compare::figures::{Agreement, Conflict, compare, extract};
///
/// let a = extract("as many as 11,000 North Korean troops").remove(0);
/// let b = extract("more than 11,000 North Korean soldiers").remove(0);
/// assert_eq!(compare(&a, &b), Some(Agreement::Conflict { why: Conflict::Disjoint }));
/// ```
pub fn compare(a: &Figure, b: &Figure) -> Option<Agreement> {
    let strict = fit(a, b)?;
    let agreement = agree(a, b)?;
    (strict || !matches!(agreement, Agreement::Conflict { .. })).then_some(agreement)
}

/// Whether two figures are of the same kind: strictly, or loosely, so that a difference between them means nothing.
fn fit(a: &Figure, b: &Figure) -> Option<bool> {
    use UnitClass::{Military, None as Bare, People};
    if a.change != b.change || a.fate != b.fate || a.unit.per != b.unit.per {
        return None;
    }
    let (x, y) = (&a.unit, &b.unit);
    if x.class == y.class && x.of == y.of {
        return Some(true);
    }
    if let (Some(x), Some(y)) = (measure::spelled(&x.of), measure::spelled(&y.of)) {
        return x.fits(y).then_some(true);
    }
    let human = |u: &Unit| matches!(u.class, People | Military);
    let general = |u: &Unit| u.class == Bare || u.of == "person";
    let kin = |x: &Unit, y: &Unit| general(x) && (human(y) || x.class == Bare && counts(y.class));
    (kin(x, y) || kin(y, x)).then_some(false)
}

fn agree(a: &Figure, b: &Figure) -> Option<Agreement> {
    use Agreement::{Compatible, Conflict as Conflicting, Equal};
    let (x, y) = (interval(a), interval(b));
    let exact = (a.bound == Bound::Exact, b.bound == Bound::Exact);
    let hedged = |f: &Figure| matches!(f.bound, Bound::About | Bound::Nearly | Bound::JustOver | Bound::Vague);
    Some(if same(x.0, y.0) && same(x.1, y.1) && (a.bound == b.bound || !hedged(a) && !hedged(b)) {
        Equal
    } else if meet(x, y) {
        let (n, m) = (converted(a, a.value.float()), converted(b, b.value.float()));
        let why = if same(n, m) && a.to.is_none() && b.to.is_none() {
            Compatibility::SameValue
        } else if exact.0 || exact.1 {
            Compatibility::Within
        } else {
            Compatibility::Overlap
        };
        Compatible { why }
    } else if exact.0 && meet(rounding(a), y) || exact.1 && meet(x, rounding(b)) {
        // The exact number, or one of the two, may have been rounded.
        Compatible { why: Compatibility::Rounded }
    } else if exact.0 && exact.1 {
        Conflicting { why: Conflict::Values }
    } else if exact.0 || exact.1 {
        Conflicting { why: Conflict::Beyond }
    } else {
        Conflicting { why: Conflict::Disjoint }
    })
}

/// Whether the first is not above the second, but for what a conversion may have changed.
fn below(low: f64, high: f64) -> bool {
    low <= high || low - high <= low.abs().min(high.abs()) * 1e-13
}

fn same(a: f64, b: f64) -> bool {
    below(a, b) && below(b, a)
}

/// Whether two intervals have a value in common.
fn meet(x: Interval, y: Interval) -> bool {
    below(x.0, y.1) && below(y.0, x.1)
}

/// A value in the base of the figure's unit.
fn converted(f: &Figure, value: f64) -> f64 {
    let Some(measure) = measure::spelled(&f.unit.of).filter(|m| m.class == f.unit.class) else { return value };
    let degrees = if measure.of == "degC" { 32.0 } else { 0.0 };
    value * measure.worth() + degrees
}

/// From `less` below a figure's number to `more` above it, in the base of its unit.
fn spread(f: &Figure, less: f64, more: f64) -> Interval {
    let n = f.value.float();
    (converted(f, n - less), converted(f, n + more))
}

/// The interval that a figure allows, in the base of its unit.
fn interval(f: &Figure) -> Interval {
    let n = f.value.float();
    let to = f.to.map_or(0.0, Decimal::float) - n;
    // Above 11,000 things begins with 11,001; above 11,000 kilometres, just beyond.
    let least = if counts(f.unit.class) && f.value.parts().1 >= 0 { 1.0 } else { n.abs().max(1.0) * 1e-9 };
    let far = f64::INFINITY;
    // What "about" adds and takes away, see `Bound`.
    let step = f.step.float();
    let grain = if f.value.parts().0 % 5 == 0 { 5.0 * step } else { step };
    let about = (n.abs() / 10.0).max((step / 2.0).min(n.abs() / 8.0)).min(grain);
    let (less, more) = match f.bound {
        Bound::Exact => (0.0, 0.0),
        Bound::AtLeast => (0.0, far),
        Bound::MoreThan => (-least, far),
        Bound::AtMost => (far, 0.0),
        Bound::LessThan => (far, -least),
        Bound::About => (about, about),
        Bound::Nearly => (about, 0.0),
        Bound::JustOver => (0.0, about),
        Bound::Between => (0.0, to),
        Bound::Vague => (0.0, to - least),
    };
    spread(f, less, more)
}

/// The values that an exact figure may have been rounded from, in the base of its unit: see [`compare`].
fn rounding(f: &Figure) -> Interval {
    let n = f.value.float();
    let slack = if counts(f.unit.class) && n < 1000.0 { 0.0 } else { (f.step.float() / 2.0).min(n.abs() / 20.0) };
    spread(f, slack, slack)
}

/// Pairs the comparable figures of two statements, each at most once: equal ones first, then compatible ones; among
/// those alike, the ones that count the same noun, then in the order of the first statement. What is left is in
/// conflict only where there is no choice: "3 missiles hit the port and 5 the town" and "4 missiles and 7 missiles" are
/// not paired, since nothing says which belong together.
///
/// Each triple holds the index in `a`, the index in `b` and how the two stand; they come in that order of quality. Of
/// each list the first 64 figures are looked at.
pub fn compare_sets(a: &[Figure], b: &[Figure]) -> Vec<(usize, usize, Agreement)> {
    let mut pairs = Vec::new();
    // The figures that are left, as bits.
    let mut left = (u64::MAX, u64::MAX);
    let (a, b) = (a.get(..64).unwrap_or(a), b.get(..64).unwrap_or(b));
    for wanted in 0..=CONFLICT {
        for (i, x) in a.iter().enumerate() {
            for (j, y) in b.iter().enumerate() {
                let Some(agreement) = compare(x, y) else { continue };
                if left.0 >> i & left.1 >> j & 1 == 0 || rank(agreement, x, y) != wanted {
                    continue;
                }
                if wanted == CONFLICT {
                    let of_x = (0..).zip(b).filter(|(j, y)| left.1 >> j & 1 == 1 && compare(x, y).is_some());
                    let of_y = (0..).zip(a).filter(|(i, x)| left.0 >> i & 1 == 1 && compare(x, y).is_some());
                    if of_x.count() + of_y.count() > 2 {
                        continue;
                    }
                }
                pairs.push((i, j, agreement));
                left = (left.0 & !(1 << i), left.1 & !(1 << j));
            }
        }
    }
    pairs
}

/// The rank of a conflict.
const CONFLICT: u8 = 10;

/// How good a pair is: the lower, the better.
fn rank(agreement: Agreement, a: &Figure, b: &Figure) -> u8 {
    let other = u8::from(a.unit.noun != b.unit.noun);
    match agreement {
        Agreement::Equal => other,
        Agreement::Compatible { why } => 2 + 2 * why as u8 + other,
        Agreement::Conflict { .. } => CONFLICT,
    }
}
