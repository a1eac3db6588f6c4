//! The edit script: from an alignment to pieces of text from which both texts can be put together again.

use super::align::{Alignment, Pair};
use super::meet::Meeting;
use super::unit::Units;
use super::{Edit, Replacement};
use std::ops::Range;

/// One text, with what is needed to cut it.
struct Side<'t> {
    text: &'t str,
    units: &'t Units,
    /// How far it is written out.
    done: usize,
    /// Its moved blocks as stretches of text with their numbers, in order.
    moved: Vec<(Range<usize>, u32)>,
}

impl Side<'_> {
    /// The text of some units, from the first one's atom to the last one's.
    fn span(&self, units: &Range<usize>) -> Range<usize> {
        let at = |unit: usize| self.units.list.get(unit).and_then(|unit| self.units.atoms.get(unit.atom));
        let start = at(units.start).map_or(self.text.len(), |atom| atom.start);
        let end = at(units.end.saturating_sub(1)).map_or(start, |atom| atom.end);
        start..end.max(start)
    }

    /// Whether a unit begins an atom, so that the text may be cut before it.
    fn cuts(&self, unit: usize) -> bool {
        unit == 0 || self.units.list.get(unit).is_none_or(|here| self.units.list[unit - 1].atom != here.atom)
    }

    /// Notes a moved block, in its place among the others.
    fn moves(&mut self, span: Range<usize>, number: u32) {
        let at = self.moved.iter().take_while(|(other, _)| other.start < span.start).count();
        self.moved.insert(at, (span, number));
    }

    /// [`Replacement::Editorial`] if all of some units stand in brackets.
    fn replaced(&self, units: Range<usize>) -> Option<Replacement> {
        let units = self.units.list.get(units).unwrap_or(&[]);
        (!units.is_empty() && units.iter().all(|unit| unit.bracketed)).then_some(Replacement::Editorial)
    }

    fn between(&self, until: usize) -> &str {
        self.text.get(self.done..until).unwrap_or("")
    }
}

/// Pairs that must be written out together, because an atom of either text holds units of several.
struct Block {
    a: Range<usize>,
    b: Range<usize>,
    change: Replacement,
}

/// Writes the edit script of two texts.
pub(super) fn write(a: (&str, &Units), b: (&str, &Units), alignment: &Alignment) -> Vec<Edit> {
    let mut left = Side { text: a.0, units: a.1, done: 0, moved: Vec::new() };
    let mut right = Side { text: b.0, units: b.1, done: 0, moved: Vec::new() };
    let blocks = blocks(&left, &right, &alignment.pairs);
    for (at, block) in alignment.moves.iter().enumerate() {
        let number = at as u32 + 1;
        let (span_a, span_b) = (left.span(&block.a), right.span(&block.b));
        // A block that shares an atom with its neighbour is not cut out.
        if left.cuts(block.a.start) && left.cuts(block.a.end) && right.cuts(block.b.start) && right.cuts(block.b.end) {
            left.moves(span_a, number);
            right.moves(span_b, number);
        }
    }
    let mut edits = Vec::new();
    let (mut from_a, mut from_b) = (0, 0);
    for block in &blocks {
        let (span_a, span_b) = (left.span(&block.a), right.span(&block.b));
        let change = left
            .replaced(from_a..block.a.start)
            .or(right.replaced(from_b..block.b.start))
            .unwrap_or(Replacement::Other);
        gap(&mut left, &mut right, span_a.start, span_b.start, change, &mut edits);
        (from_a, from_b) = (block.a.end, block.b.end);
        let (one, two) = (&a.0[span_a.clone()], &b.0[span_b.clone()]);
        if one == two {
            push(&mut edits, Edit::Equal { text: one.to_owned() });
        } else {
            replace(&mut edits, one, two, block.change);
        }
        left.done = span_a.end;
        right.done = span_b.end;
    }
    let change =
        left.replaced(from_a..a.1.list.len()).or(right.replaced(from_b..b.1.list.len())).unwrap_or(Replacement::Other);
    gap(&mut left, &mut right, a.0.len(), b.0.len(), change, &mut edits);
    pair_moves(&mut edits);
    edits
}

/// Makes plain edits of moved blocks of which only one side could be cut out.
fn pair_moves(edits: &mut [Edit]) {
    let mut halves = [0u8; 256];
    for edit in edits.iter() {
        if let Edit::MoveFrom { number, .. } | Edit::MoveTo { number, .. } = edit {
            halves[*number as usize % 256] += 1;
        }
    }
    for edit in edits {
        match edit {
            Edit::MoveFrom { number, text } if halves[*number as usize % 256] != 2 => {
                *edit = Edit::Delete { text: std::mem::take(text) }
            }
            Edit::MoveTo { number, text } if halves[*number as usize % 256] != 2 => {
                *edit = Edit::Insert { text: std::mem::take(text) }
            }
            _ => {}
        }
    }
}

fn blocks(left: &Side, right: &Side, pairs: &[Pair]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for pair in pairs {
        let change = match pair.meeting {
            Meeting::Same => Replacement::Spelling,
            Meeting::Form => Replacement::Form,
            Meeting::Synonym => Replacement::Synonym,
        };
        match blocks.last_mut() {
            // The units before these may reach into their atoms.
            Some(last) if reaches(left, &last.a, pair.a.start) || reaches(right, &last.b, pair.b.start) => {
                let whole = last.a.end == pair.a.start && last.b.end == pair.b.start;
                last.change = if whole && last.change == change { change } else { Replacement::Other };
                last.a.end = pair.a.end;
                last.b.end = pair.b.end;
            }
            _ => {
                // An atom whose first units have no partner is taken whole.
                let (mut a, mut b, mut change) = (pair.a.clone(), pair.b.clone(), change);
                while !left.cuts(a.start) {
                    a.start -= 1;
                    change = Replacement::Other;
                }
                while !right.cuts(b.start) {
                    b.start -= 1;
                    change = Replacement::Other;
                }
                blocks.push(Block { a, b, change });
            }
        }
        if let Some(last) = blocks.last_mut() {
            while !left.cuts(last.a.end) && !pairs_begin(pairs, last.a.end, true) {
                last.a.end += 1;
                last.change = Replacement::Other;
            }
            while !right.cuts(last.b.end) && !pairs_begin(pairs, last.b.end, false) {
                last.b.end += 1;
                last.change = Replacement::Other;
            }
        }
    }
    blocks
}

/// Whether a pair begins at a unit.
fn pairs_begin(pairs: &[Pair], unit: usize, left: bool) -> bool {
    let start = |pair: &Pair| if left { pair.a.start } else { pair.b.start };
    pairs.binary_search_by_key(&unit, start).is_ok()
}

/// Whether the atom of the last of some units is that of a later unit.
fn reaches(side: &Side, units: &Range<usize>, unit: usize) -> bool {
    let atom = |unit: usize| side.units.list.get(unit).map(|unit| unit.atom);
    units.end > 0 && atom(units.end - 1) == atom(unit)
}

/// Writes out what stands before the next pair: equal marks at both ends are kept apart from what differs.
fn gap(left: &mut Side, right: &mut Side, until_a: usize, until_b: usize, change: Replacement, edits: &mut Vec<Edit>) {
    let (one, two) = (left.between(until_a), right.between(until_b));
    if one == two {
        let text = one.to_owned();
        if !text.is_empty() {
            push(edits, Edit::Equal { text });
        }
        return;
    }
    let shared = |mut chars: &mut dyn Iterator<Item = (char, char)>| -> usize {
        (&mut chars).take_while(|(a, b)| a == b && !a.is_alphanumeric()).map(|(c, _)| c.len_utf8()).sum()
    };
    let lead = shared(&mut one.chars().zip(two.chars()));
    let trail = shared(&mut one[lead..].chars().rev().zip(two[lead..].chars().rev()));
    if lead > 0 {
        push(edits, Edit::Equal { text: one[..lead].to_owned() });
    }
    let tail = one[one.len() - trail..].to_owned();
    let inner_a = left.done + lead..until_a.max(left.done + lead) - trail;
    let inner_b = right.done + lead..until_b.max(right.done + lead) - trail;
    let (pieces_a, pieces_b) = (cut(left, &inner_a), cut(right, &inner_b));
    if let ([(one, None)], [(two, None)]) = (&pieces_a[..], &pieces_b[..]) {
        replace(edits, one, two, change);
    } else {
        for (text, number) in pieces_a {
            push(
                edits,
                match number {
                    Some(number) => Edit::MoveFrom { number, text },
                    None => Edit::Delete { text },
                },
            );
        }
        for (text, number) in pieces_b {
            push(
                edits,
                match number {
                    Some(number) => Edit::MoveTo { number, text },
                    None => Edit::Insert { text },
                },
            );
        }
    }
    if trail > 0 {
        push(edits, Edit::Equal { text: tail });
    }
}

/// A stretch of text, cut at its moved blocks.
fn cut(side: &Side, range: &Range<usize>) -> Vec<(String, Option<u32>)> {
    let mut pieces = Vec::new();
    let mut from = range.start;
    let first = side.moved.partition_point(|(span, _)| span.start < range.start);
    for (span, number) in side.moved[first..].iter().take_while(|(span, _)| span.end <= range.end) {
        if span.start < from {
            continue;
        }
        if from < span.start {
            pieces.push((side.text[from..span.start].to_owned(), None));
        }
        pieces.push((side.text[span.clone()].to_owned(), Some(*number)));
        from = span.end;
    }
    if from < range.end {
        pieces.push((side.text[from..range.end].to_owned(), None));
    }
    pieces
}

fn replace(edits: &mut Vec<Edit>, left: &str, right: &str, change: Replacement) {
    match (left.is_empty(), right.is_empty()) {
        (true, true) => {}
        (false, true) => push(edits, Edit::Delete { text: left.to_owned() }),
        (true, false) => push(edits, Edit::Insert { text: right.to_owned() }),
        _ => push(edits, Edit::Replace { left: left.to_owned(), right: right.to_owned(), change }),
    }
}

/// Adds an edit; text that is equal or of one side is put to that before it.
fn push(edits: &mut Vec<Edit>, edit: Edit) {
    match (edits.last_mut(), &edit) {
        (Some(Edit::Equal { text: last }), Edit::Equal { text })
        | (Some(Edit::Delete { text: last }), Edit::Delete { text })
        | (Some(Edit::Insert { text: last }), Edit::Insert { text }) => last.push_str(text),
        _ => edits.push(edit),
    }
}
