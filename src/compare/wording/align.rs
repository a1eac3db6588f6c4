//! Which units of one text are which of the other: in order first, then moved blocks.
//!
//! The alignment in order is the heaviest common subsequence under a soft equality ([`super::meet`]): the dynamic
//! programme of Needleman and Wunsch (1970) with no penalty for gaps, a small bonus for a pair that follows another at
//! once (so that a word is matched inside the phrase it belongs to), and pairs of one word with two (`ceasefire`,
//! `cease fire`). Texts whose table would be too large are first cut at words that each of them holds once and in the
//! same order, as in Bram Cohen's patience diff; the pieces between are aligned by the table. Moved blocks are found
//! among what is left by the same table in its local form (Smith and Waterman, 1981).

use super::lexicon::Class;
use super::meet::{Meeting, meet};
use super::unit::{Unit, Units};
use crate::order::sort_by;
use std::ops::Range;

/// A pair that follows a pair at once is worth this much more, in content words. Smaller than most weights, so that it
/// mainly chooses between alignments that share as much.
const ADJACENT: f32 = 0.1;

/// Cells of tables that one comparison may fill, all pieces together: some tens of milliseconds in a browser.
const CELLS: usize = 1 << 19;

/// Cells for one search of a moved block.
const MOVE_CELLS: usize = 1 << 16;

/// Moved blocks that are looked for.
const MOVES: usize = 8;

/// A moved block weighs at least this much, in content words: a phrase, not a word that happens to stand elsewhere.
const MOVE_WEIGHT: f32 = 1.4;

/// What a unit without a partner costs inside a moved block, in content words.
const SKIP: f32 = 0.18;

/// Units of A and units of B that meet: one and one, or one and two.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Pair {
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
    pub(super) meeting: Meeting,
}

/// A block that stands in another place, with the pairs within it.
#[derive(Clone, Debug)]
pub(super) struct Move {
    pub(super) a: Range<usize>,
    pub(super) b: Range<usize>,
    pub(super) pairs: Vec<Pair>,
}

/// What [`align`] found.
#[derive(Clone, Debug, Default)]
pub(super) struct Alignment {
    /// In order in both texts.
    pub(super) pairs: Vec<Pair>,
    pub(super) moves: Vec<Move>,
    /// Single words that stand elsewhere, too small to be a moved block.
    pub(super) strays: Vec<Pair>,
}

impl Alignment {
    /// Makes left right and right left.
    pub(super) fn turn(&mut self) {
        for block in &mut self.moves {
            std::mem::swap(&mut block.a, &mut block.b);
        }
        for pair in &mut self.pairs {
            std::mem::swap(&mut pair.a, &mut pair.b);
        }
    }
}

/// Aligns two texts.
pub(super) fn align(a: &Units, b: &Units) -> Alignment {
    let mut aligner = Aligner { a, b, budget: CELLS, pairs: Vec::new() };
    aligner.piece(0..a.list.len(), 0..b.list.len(), 0);
    let pairs = worthwhile(a, b, &aligner.pairs);
    let (moves, strays) = moves(a, b, &pairs);
    Alignment { pairs, moves, strays }
}

fn one_and_one(a: usize, b: usize, meeting: Meeting) -> Pair {
    Pair { a: a..a + 1, b: b..b + 1, meeting }
}

struct Aligner<'t> {
    a: &'t Units,
    b: &'t Units,
    /// Cells that may still be filled.
    budget: usize,
    pairs: Vec<Pair>,
}

impl Aligner<'_> {
    fn piece(&mut self, mut left: Range<usize>, mut right: Range<usize>, depth: u8) {
        let cells = left.len().saturating_mul(right.len());
        if cells <= self.budget && (cells <= CELLS / 2 || depth > 0) {
            self.budget -= cells;
            let found = table(self.a, self.b, &left.collect::<Vec<_>>(), &right.collect::<Vec<_>>(), false);
            self.pairs.extend(found);
            return;
        }
        let same = |a: usize, b: usize| matches!((self.a.list.get(a), self.b.list.get(b)), (Some(a), Some(b)) if a.key == b.key);
        while left.start < left.end && right.start < right.end && same(left.start, right.start) {
            self.pairs.push(one_and_one(left.start, right.start, Meeting::Same));
            left.start += 1;
            right.start += 1;
        }
        let end = left.end;
        while left.start < left.end && right.start < right.end && same(left.end - 1, right.end - 1) {
            left.end -= 1;
            right.end -= 1;
        }
        let tail = end - left.end;
        // What cannot be cut, and is too large for the table, is left as replaced.
        if depth < 12 {
            let (mut from_a, mut from_b) = (left.start, right.start);
            let anchors = self.anchors(&left, &right);
            let last = anchors.last().map(|_| (left.end, right.end));
            for (at_a, at_b) in anchors.into_iter().chain(last) {
                self.piece(from_a..at_a, from_b..at_b, depth + 1);
                if at_a < left.end {
                    self.pairs.push(one_and_one(at_a, at_b, Meeting::Same));
                }
                (from_a, from_b) = (at_a + 1, at_b + 1);
            }
        }
        for at in 0..tail {
            self.pairs.push(one_and_one(left.end + at, right.end + at, Meeting::Same));
        }
    }

    /// The longest rising sequence of words that each side holds exactly once.
    fn anchors(&self, left: &Range<usize>, right: &Range<usize>) -> Vec<(usize, usize)> {
        // Both sides' places by key; those of B are numbered on from those of A.
        let size = self.a.list.len();
        let key = |at: usize| self.a.list.get(at).or_else(|| self.b.list.get(at - size)).map_or(0, |unit| unit.key);
        let mut places: Vec<usize> = left.clone().chain(right.start + size..right.end + size).collect();
        sort_by(&mut places, &|one, two| key(*one).cmp(&key(*two)));
        // A place in A, and for each the one in B: keys that are there twice, once on each side.
        let mut partner = vec![0; size];
        let mut common: Vec<usize> = Vec::new();
        for group in places.chunk_by(|one, two| key(*one) == key(*two)) {
            if let [one, two] = group
                && let Some(place) = partner.get_mut(*one).filter(|_| *two >= size)
            {
                *place = two - size;
                common.push(*one);
            }
        }
        sort_by(&mut common, &usize::cmp);
        // Patience sorting: each pile's top is the smallest end of a rising sequence of its length.
        let in_b = |at: usize| partner.get(at).copied().unwrap_or(0);
        let mut tops: Vec<usize> = Vec::new();
        let mut before = vec![usize::MAX; size];
        for at in common {
            let pile = tops.partition_point(|top| in_b(*top) < in_b(at));
            if let (Some(place), Some(top)) =
                (before.get_mut(at), pile.checked_sub(1).and_then(|under| tops.get(under)))
            {
                *place = *top;
            }
            match tops.get_mut(pile) {
                Some(top) => *top = at,
                None => tops.push(at),
            }
        }
        let mut chain = Vec::with_capacity(tops.len());
        let mut next = tops.last().copied();
        while let Some(at) = next {
            chain.push((at, in_b(at)));
            next = before.get(at).copied().filter(|at| *at != usize::MAX);
        }
        chain.reverse();
        chain
    }
}

// How the best way to a cell ends, in the table's trace: what kind of pair stands there, whether that pair follows
// another one at once, and which way leads on where the pair is not taken.
const PAIRED: u8 = 1;
const TWO_LEFT: u8 = 2;
const TWO_RIGHT: u8 = 3;
const FOLLOWS: u8 = 4;
const TAKEN: u8 = 8;
const UP: u8 = 16;
const BACK: u8 = 32;

/// A cell: the best score of an alignment that ends with a pair here, and the best of any.
type Cell = (f32, f32);

/// Aligns units by the full table; those at `left` with those at `right`. In its `local` form it finds the heaviest
/// stretches that align: units must then follow each other in their texts, and each one skipped costs [`SKIP`].
fn table(a: &Units, b: &Units, left: &[usize], right: &[usize], local: bool) -> Vec<Pair> {
    let width = right.len() + 1;
    let mut trace = vec![0u8; (left.len() + 1) * width];
    let empty: Cell = (f32::NEG_INFINITY, 0.0);
    let none: Cell = (f32::NEG_INFINITY, f32::NEG_INFINITY);
    // The row that is being filled, and the two before it, with what stands before their first cells.
    let mut rows = [vec![empty; width], vec![empty; width], vec![empty; width]];
    let skip = if local { SKIP } else { 0.0 };
    let mut best = (0.0, left.len(), right.len());
    let mut last_place = usize::MAX - 1;
    for (row, place) in left.iter().enumerate() {
        rows.swap(1, 2);
        rows.swap(0, 1);
        let [current, above, higher] = &mut rows;
        let Some(unit) = a.list.get(*place) else { continue };
        let starts_row = local && last_place + 1 != *place;
        let above_it = if row > 0 && !local { a.list.get(*place - 1) } else { None };
        last_place = *place;
        let mut last_column = usize::MAX - 1;
        // The cells above and before, and before those, are handed on from column to column.
        let mut behind = empty;
        let (mut corner, mut far_corner, mut high_corner) = (empty, none, empty);
        for (column, other_place) in right.iter().enumerate() {
            let Some(other) = b.list.get(*other_place) else { continue };
            let starts = starts_row || local && last_column + 1 != *other_place;
            let starts_column = local && last_column + 1 != *other_place;
            last_column = *other_place;
            let (Some(over), Some(high)) = (above.get(column + 1).copied(), higher.get(column + 1).copied()) else {
                continue;
            };
            let mut paired = f32::NEG_INFINITY;
            let mut mark = 0;
            let mut offer = |cell: Cell, worth: f32, kind: u8| {
                let cell = if starts { empty } else { cell };
                let follows = cell.0 + ADJACENT >= cell.1;
                let score = worth + if follows { cell.0 + ADJACENT } else { cell.1 };
                if score > paired {
                    paired = score;
                    mark = if follows { kind | FOLLOWS } else { kind };
                }
            };
            let both = unit.weight + other.weight;
            if let Some(meeting) = meet(a, *place, b, *other_place) {
                offer(corner, both / 2.0 * meeting.share(), PAIRED);
            }
            if let Some(first) = above_it.filter(|first| first.joined == other.key) {
                offer(high_corner, (first.weight + both) / 2.0, TWO_LEFT);
            }
            let before = if column > 0 && !local { b.list.get(*other_place - 1) } else { None };
            if let Some(first) = before.filter(|first| first.joined == unit.key) {
                offer(far_corner, (first.weight + both) / 2.0, TWO_RIGHT);
            }
            let up = if starts_row { -1.0 } else { over.1 - skip };
            let back = if starts_column { -1.0 } else { behind.1 - skip };
            let mut score = up.max(back);
            let mut step = if up >= back { UP } else { BACK };
            if paired >= score {
                score = paired;
                step = TAKEN;
            }
            if local && score <= 0.0 {
                (score, step) = (0.0, 0);
            }
            if local && score > best.0 {
                best = (score, row + 1, column + 1);
            }
            let cell = (paired, score);
            if let (Some(place), Some(traced)) =
                (current.get_mut(column + 1), trace.get_mut((row + 1) * width + column + 1))
            {
                *place = cell;
                *traced = mark | step;
            }
            (behind, far_corner, corner, high_corner) = (cell, corner, over, high);
        }
    }
    back(a, b, left, right, &trace, best.1, best.2)
}

/// Reads the pairs from a table's trace, from a cell back to where the alignment begins.
fn back(
    a: &Units,
    b: &Units,
    left: &[usize],
    right: &[usize],
    trace: &[u8],
    mut row: usize,
    mut column: usize,
) -> Vec<Pair> {
    let mut pairs = Vec::new();
    // The pair at a cell is taken even where it is not the best there, if the pair after it was paid for following it.
    let mut follows = false;
    while row > 0 && column > 0 {
        let cell = trace.get(row * (right.len() + 1) + column).copied().unwrap_or(0);
        if follows || cell & TAKEN != 0 {
            let (Some(at_a), Some(at_b)) = (left.get(row - 1).copied(), right.get(column - 1).copied()) else { break };
            let (rows, columns) = match cell & 3 {
                PAIRED => (1, 1),
                TWO_LEFT => (2, 1),
                TWO_RIGHT => (1, 2),
                _ => break,
            };
            let meeting = if cell & 3 == PAIRED { meet(a, at_a, b, at_b) } else { None };
            pairs.push(Pair {
                a: at_a + 1 - rows..at_a + 1,
                b: at_b + 1 - columns..at_b + 1,
                meeting: meeting.unwrap_or(Meeting::Same),
            });
            row -= rows;
            column -= columns;
            follows = cell & FOLLOWS != 0;
        } else if cell & UP != 0 {
            row -= 1;
        } else if cell & BACK != 0 {
            column -= 1;
        } else {
            break;
        }
    }
    pairs.reverse();
    pairs
}

/// The pairs that say something: not function words alone between two replacements, and not ideographs or letters that
/// meet alone (a run of ideographs must be two long, of hiragana or Thai letters three, to be a word).
fn worthwhile(a: &Units, b: &Units, pairs: &[Pair]) -> Vec<Pair> {
    let mut kept: Vec<Pair> = Vec::with_capacity(pairs.len());
    // Where the run before ends, in A and in B.
    let (mut end_a, mut end_b) = (0, 0);
    let mut rest = pairs;
    while let Some(first) = rest.first() {
        let mut run = 0;
        let (mut last_a, mut last_b) = (first.a.start, first.b.start);
        let (mut weight, mut single) = (0.0, true);
        while let Some(pair) = rest.get(run).filter(|pair| pair.a.start == last_a && pair.b.start == last_b) {
            if let Some(unit) = a.list.get(pair.a.start) {
                weight += unit.weight;
                single &= unit.single;
            }
            (last_a, last_b) = (pair.a.end, pair.b.end);
            run += 1;
        }
        let (these, others) = rest.split_at(run);
        let (next_a, next_b) = others.first().map_or((a.list.len(), b.list.len()), |pair| (pair.a.start, pair.b.start));
        // The gaps beside the run.
        let (a_before, b_before, a_after, b_after) =
            (first.a.start > end_a, first.b.start > end_b, next_a > last_a, next_b > last_b);
        let beside = (a_before || b_before) && (a_after || b_after);
        // What an editor put in brackets replaces nothing of the speaker's that could meet by chance.
        let own = |units: &Units, gap: Range<usize>| {
            units.list.iter().take(gap.end).skip(gap.start).any(|unit| !unit.bracketed)
        };
        let replaced = own(a, end_a..first.a.start) && own(b, end_b..first.b.start)
            || own(a, last_a..next_a) && own(b, last_b..next_b);
        if !(beside && if single { weight < 0.6 } else { replaced && weight < 0.4 }) {
            kept.extend_from_slice(these);
        }
        (end_a, end_b) = (last_a, last_b);
        rest = others;
    }
    kept
}

/// The blocks that stand elsewhere, heaviest first, and the words that do.
fn moves(a: &Units, b: &Units, pairs: &[Pair]) -> (Vec<Move>, Vec<Pair>) {
    let mut left: Vec<usize> = Vec::new();
    let mut right: Vec<usize> = Vec::new();
    let (mut from_a, mut from_b) = (0, 0);
    for pair in pairs {
        left.extend(from_a..pair.a.start);
        right.extend(from_b..pair.b.start);
        (from_a, from_b) = (pair.a.end, pair.b.end);
    }
    left.extend(from_a..a.list.len());
    right.extend(from_b..b.list.len());
    let (mut found, mut strays) = (Vec::new(), Vec::new());
    if left.len().saturating_mul(right.len()) > MOVE_CELLS {
        return (found, strays);
    }
    while found.len() < MOVES {
        let Some(block) = phrase(a, b, table(a, b, &left, &right, true)) else { break };
        left.retain(|at| !block.a.contains(at));
        right.retain(|at| !block.b.contains(at));
        found.push(block);
    }
    for at in left {
        let word = |unit: &&Unit| unit.class == Class::Content && !unit.single;
        if a.list.get(at).filter(word).is_none() {
            continue;
        }
        let meets = |other: &usize| matches!(meet(a, at, b, *other), Some(Meeting::Same | Meeting::Form));
        if let Some(place) = right.iter().position(meets) {
            strays.push(one_and_one(at, right.swap_remove(place), Meeting::Same));
        }
    }
    (found, strays)
}

/// A block, if its pairs are a phrase: two words or more, one of them no name (two names that change places are two
/// other names; a phrase with another word in it has moved).
fn phrase(a: &Units, b: &Units, pairs: Vec<Pair>) -> Option<Move> {
    let (mut weight, mut words, mut told) = (0.0, 0, false);
    for pair in &pairs {
        let (unit, other) = (a.list.get(pair.a.start)?, b.list.get(pair.b.start)?);
        weight += unit.weight.min(other.weight) * pair.meeting.share();
        words += usize::from(unit.class != Class::Function);
        told |= unit.class == Class::Content && !unit.name && !unit.number;
    }
    let (first, last) = (pairs.first()?, pairs.last()?);
    (weight >= MOVE_WEIGHT && words > 1 && told).then_some(Move {
        a: first.a.start..last.a.end,
        b: first.b.start..last.b.end,
        pairs,
    })
}
