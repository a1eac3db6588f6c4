//! The words round a number that say how firm it is: "as many as", "or more", "another".

use super::token::{Tokens, has, stem};
use super::{Bound, Change};
use Bound::{About, AtLeast, AtMost, JustOver, LessThan, MoreThan, Nearly};

/// What stands before a number. A longer phrase comes before the one that it ends with.
const BEFORE: &[(Bound, &str)] = &[
    (AtMost, "no more than|not more than|not exceeding"),
    (AtLeast, "no less than|no fewer than|not less than|not fewer than"),
    (Nearly, "slightly less than|slightly fewer than|a little less than|just under|just below"),
    (
        Nearly,
        "a little under|just short of|just shy of|short of|shy of|nearly|almost|nearing|approaching|close on|почти",
    ),
    (
        JustOver,
        "just over|just above|slightly more than|slightly over|a little more than|just more than|little more than",
    ),
    (JustOver, "a little over"),
    (
        AtLeast,
        "at least|a minimum of|minimum of|as few as|as little as|as low as|mindestens|au moins|al menos|не менее",
    ),
    (AtMost, "as many as|as much as|as high as|up to|at most|at the most|a maximum of|maximum of|bis zu|jusqu'à"),
    (AtMost, "hasta|не более"),
    (
        MoreThan,
        "more than|greater than|higher than|in excess of|upwards of|upward of|north of|exceeding|exceeded|exceeds",
    ),
    (MoreThan, "exceed|surpassed|surpassing|over|above|mehr als|plus de|más de|более|свыше"),
    (LessThan, "less than|fewer than|lower than|smaller than|under|below|weniger als|moins de|menos de|менее"),
    (About, "in the region of|on the order of|an estimated|estimated at|estimated"),
    (About, "close to|approximately|about|around|roughly|some|approx|near|rund|etwa|ungefähr|environ|unos|unas"),
    (About, "cerca de|circa|около|Около|примерно"),
];

/// What stands after a number, or after its unit.
const AFTER: &[(Bound, &str)] = &[
    (AtLeast, "or more|plus|or over|or above|or greater|or higher|and above|and over|and counting|at least"),
    (AtMost, "or less|or fewer|or under|or below|at most|at the most|maximum"),
    (About, "or so|odd|or thereabouts|give or take"),
];

/// Where `phrase` begins if it ends just before the token `end`; nothing before the token `floor` is looked at.
fn ends(t: &Tokens, phrase: &[u8], floor: usize, end: usize) -> Option<usize> {
    let mut k = end;
    for word in phrase.rsplit(|&b| b == b' ') {
        k = k.checked_sub(1).filter(|&k| k >= floor && t.word(k).as_bytes().eq_ignore_ascii_case(word))?;
    }
    Some(k)
}

/// The token after `phrase` if that begins at the token `from`.
fn begins(t: &Tokens, phrase: &[u8], from: usize) -> Option<usize> {
    let mut k = from;
    for word in phrase.split(|&b| b == b' ') {
        if !t.word(k).as_bytes().eq_ignore_ascii_case(word) {
            return None;
        }
        k += 1;
    }
    Some(k)
}

/// The bound and the kind of change before a number, and the token where they begin.
pub(super) struct Before {
    pub bound: Option<Bound>,
    pub change: Change,
    pub first: usize,
    /// Whether the bound is "over", which before a span of time can mean "during".
    pub over: bool,
}

/// Looks before the number that begins at the token `i`, not before the token `floor`.
#[inline(never)]
pub(super) fn before(t: &Tokens, i: usize, floor: usize) -> Before {
    let mut found = Before { bound: None, change: Change::Total, first: i, over: false };
    let mut at = i;
    for _ in 0..4 {
        let phrase = BEFORE.iter().find_map(|&(bound, list)| {
            let mut phrases = list.as_bytes().split(|&b| b == b'|');
            phrases.find_map(|phrase| ends(t, phrase, floor, at)).map(|from| (bound, from))
        });
        let last = at.wrapping_sub(1);
        if let Some((bound, from)) = phrase {
            // "At least about 500": the firm bound holds.
            if matches!(found.bound, None | Some(About)) {
                found.bound = Some(bound);
                found.over = from == last
                    && t.is(last, "over")
                    && !t.is(last.wrapping_sub(1), "for well lasted just took takes spent is was of");
            }
            (found.first, at) = (from, from);
        } else if last < at && last >= floor && t.is(last, "additional another extra further fresh") {
            found.change = Change::Increase;
            (found.first, at) = (last, last);
        } else if last < at && last >= floor && t.mark(last, "~≈><≥≤") {
            found.bound = found.bound.or(Some(match t.text(last) {
                ">" => MoreThan,
                "<" => LessThan,
                "≥" => AtLeast,
                "≤" => AtMost,
                _ => About,
            }));
            (found.first, at) = (last, last);
        } else if last < at && last >= floor && (t.is(last, "well far only just") || at < i && t.is(last, "a an the")) {
            // "At least an additional 3,000": read through, but not part of the figure.
            at = last;
        } else {
            break;
        }
    }
    found
}

/// "Rose by 5%", "a fall of 5%", "up 5%": a change of the thing named, not its size.
#[inline(never)]
pub(super) fn moved(t: &Tokens, i: usize) -> Option<(Change, bool)> {
    let mut k = i.wrapping_sub(1);
    let of = t.is(k, "by of");
    let by = t.is(k, "by");
    if of || t.is(k, "some a an the") {
        k = k.wrapping_sub(1);
    }
    // "Fell sharply by 5%", "shrank at an annual rate of 5%", "raised its key rate by 5%".
    for _ in 0..6 {
        let word = t.word(k);
        if by && stem("rais", word) {
            return Some((Change::Increase, true));
        }
        if stem("rise rising rose grow grew increas up gain climb jump surg soar expand higher", word) {
            return Some((Change::Increase, of));
        }
        let fallen = "fall fell drop declin decreas down lose loses shra shri shru plung slump slid lower cut cuts \
                      cutting reduc tumbl sank contract";
        if stem(fallen, word) {
            return Some((Change::Decrease, of));
        }
        let passed =
            "rate at an annual annualised annualized a further sharply slightly steadily steeply roughly about";
        if word.is_empty() || !(by || has(passed, word)) {
            break;
        }
        k = k.wrapping_sub(1);
    }
    None
}

/// "A 9% fall": the noun after the unit says that it is a change.
pub(super) fn movement(t: &Tokens, i: usize) -> Option<(Change, bool)> {
    if t.is(i, "rise increase jump gain growth hike") {
        return Some((Change::Increase, false));
    }
    t.is(i, "fall drop decline decrease cut reduction").then_some((Change::Decrease, false))
}

/// The bound after a number or its unit, from the token `i`, and the token after it.
#[inline(never)]
pub(super) fn after(t: &Tokens, i: usize) -> Option<(Bound, usize)> {
    if t.mark(i, "+") && t.glued(i) {
        return Some((AtLeast, i + 1));
    }
    let from = t.past_hyphen(i);
    AFTER.iter().find_map(|&(bound, list)| {
        let mut phrases = list.as_bytes().split(|&b| b == b'|');
        let k = phrases.find_map(|phrase| begins(t, phrase, from))?;
        // "Plus" and "odd" follow at once, as "200-plus": "200 plus tax" is something else.
        (from > i || !t.is(from, "plus odd")).then_some((bound, k))
    })
}
