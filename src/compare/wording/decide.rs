//! The rules that say what two quotations are to each other, in the order of [`decide`]. The page of [`super`] tells
//! what each is for; the figures are here. Weights are in content words (see [`super::unit::weight`]).

use super::align::{Alignment, Pair};
use super::lexicon::{Class, hash, opposites};
use super::meet::Meeting;
use super::unit::{Language, Unit, Units, is_hangul};
use super::{Direction, Relation};
use std::ops::Range;

/// An excerpt shares at least this much: a content word and a word that is more than an article or a preposition
/// (`very productive`, not `in the city`).
const EXCERPT: f32 = 1.12;

/// An excerpt that shares less is still one if it is a good part of the longer text (`liberation`, `full liberation`):
/// it shares this much ...
const EXCERPT_SMALL: f32 = 0.9;

/// ... and covers this much of the longer text,
const EXCERPT_COVER: f32 = 0.4;

/// or this much, where only names are shared (`the United States`).
const EXCERPT_COVER_NAMES: f32 = 0.6;

/// An uncut run of this many words is an excerpt however plain they are (`this is not who we are`).
const EXCERPT_WORDS: usize = 5;

/// A cut inside that no ellipsis marks takes out at least this much: less is a slip of the pen or another version.
const CUT_CONTENT: f32 = 1.0;

/// The pieces between unmarked cuts are this many words long on average: shorter ones are met by chance.
const PIECE_WORDS: usize = 3;

/// Where each text lacks something of the other, what they share weighs at least this much ...
const OVERLAP: f32 = 3.0;

/// ... and is this much of both.
const OVERLAP_SIMILARITY: f32 = 0.3;

/// ... and of the content words that name nobody and nothing at least this much is shared.
const OVERLAP_TOLD: f32 = 0.2;

/// The same utterance in other words shares at least this much. Below it nothing is told but a subject.
const REWORDED: f32 = 2.0;

/// Where this much of both texts is shared ...
const NEARLY_ALL: f32 = 0.8;

/// ... this much is enough (`the talks were constructive`, `the negotiations were constructive`).
const REWORDED_SHORT: f32 = 0.9;

/// How much of both texts must be shared for the same utterance, and how much more where little is shared in all:
/// `least + slope * (pivot - shared)`, between `least` and [`MOST`].
struct Need {
    least: f32,
    pivot: f32,
    slope: f32,
}

/// Where all that is shared is shared to the letter, the rest is no translation but another thing said in the same
/// frame (`we are going to sue the manufacturer`, `... thank the manufacturer`), so that more is asked for.
const NEED_VERBATIM: Need = Need { least: 0.5, pivot: 4.0, slope: 0.15 };

/// Where shared words are of other forms, or stand for each other, as in two translations.
const NEED_TRANSLATED: Need = Need { least: 0.45, pivot: 3.5, slope: 0.12 };

/// Where there is no list of words that stand for each other, so that a translation shares fewer.
const NEED_UNLISTED: Need = Need { least: 0.45, pivot: 3.0, slope: 0.15 };

/// However little is shared in all, no more of both texts need be shared than this.
const MOST: f32 = 0.8;

/// This much of the content words alone must be shared too: set phrases do not make an utterance.
const REWORDED_CONTENT: f32 = 0.4;

/// Of the content words that name nobody and nothing at least this much must be shared: two sentences about the same people
/// and places are not yet the same utterance.
const REWORDED_TOLD: f32 = 0.34;

/// Where one text is longer at an end, this much more of the rest must be shared ...
const INNER: f32 = 0.1;

/// ... and this much in all.
const INNER_SHARED: f32 = 3.0;

/// Each name or number that stands where the other text has another one raises the part to be shared by this ...
const CONFLICT: f32 = 0.1;

/// ... and asks for this much to be shared beside it: in a short sentence another number is another fact, in a long one
/// it is a misquotation.
const CONFLICT_SHARED: f32 = 4.0;

/// A negation, an opposite or two names that changed places make another utterance, unless this much is shared beside it ...
const FLIP_SHARED: f32 = 6.0;

/// ... and this much of both texts: then it is a misquotation.
const FLIP_SIMILARITY: f32 = 0.75;

/// A word that stands elsewhere, too small to be a moved block, counts for this much of its weight.
const STRAY: f32 = 0.5;

/// What the rules look at.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    /// Shared weight: the mean of both sides.
    pub(super) shared: f32,
    /// Shared weight over all weight, both sides together (Dice's coefficient, weighted).
    pub(super) similarity: f32,
    /// The same over content words only.
    content: f32,
    /// The same over content words that name nobody and nothing.
    told_share: f32,
    /// Shared weight over the weight of the side of which less is shared.
    cover: f32,
    /// As `similarity`, without what one text says before or after all that the other one says.
    inner: f32,
    /// Both texts are in a language with a list of synonyms.
    listed: bool,
    /// All content words that are shared are the same words.
    verbatim: bool,
    /// A word that is no name is shared.
    told: bool,
    /// Names or numbers that stand where the other text has another one.
    conflicts: usize,
    /// Places where one text negates, or says the opposite of, what the other says.
    flips: usize,
    /// Set if nothing but cuts and an editor's marks tells the two apart.
    cut: Option<Cut>,
    /// All words of both are paired, in order, as the same words.
    same: bool,
}

/// Who is cut from whom, and how.
#[derive(Clone, Copy, Debug, Default)]
struct Cut {
    /// The left text lacks something of the right one, or was edited.
    left: bool,
    right: bool,
    /// Nothing is cut out inside.
    whole: bool,
    /// Cuts inside that no ellipsis marks.
    breaks: usize,
    /// Words that are shared.
    words: usize,
}

/// Units between two pairs, or before the first, or after the last.
struct Gap {
    a: Range<usize>,
    b: Range<usize>,
    /// At the beginning or the end of either text.
    outer: bool,
}

/// Weighs an alignment.
pub(super) fn weigh(a: &Units, b: &Units, alignment: &Alignment) -> Evidence {
    let listed = a.language != Language::Other && b.language != Language::Other;
    let mut evidence = Evidence { listed, verbatim: true, ..Evidence::default() };
    let weight = |units: &[Unit]| units.iter().map(|unit| unit.weight).sum::<f32>();
    let content =
        |units: &[Unit]| units.iter().filter(|unit| unit.class == Class::Content).map(|unit| unit.weight).sum::<f32>();
    let telling = |units: &[Unit]| {
        units.iter().filter(|unit| unit.class == Class::Content && !unit.naming).map(|unit| unit.weight).sum::<f32>()
    };
    let (mut left, mut right, mut shared_content, mut shared_telling) = (0f32, 0f32, 0f32, 0f32);
    let moved = alignment.moves.iter().flat_map(|block| &block.pairs);
    let placed = alignment.pairs.iter().chain(moved).map(|pair| (pair, pair.meeting.share()));
    for (pair, share) in placed.chain(alignment.strays.iter().map(|pair| (pair, STRAY))) {
        let (one, two) = (slice(a, &pair.a), slice(b, &pair.b));
        left += weight(one) * share;
        right += weight(two) * share;
        shared_content += (content(one) + content(two)) * share;
        shared_telling += (telling(one) + telling(two)) * share;
        evidence.verbatim &= pair.meeting == Meeting::Same || !tells(one);
        let told = |units: &[Unit]| units.iter().any(|unit| unit.class != Class::Function && !unit.name);
        evidence.told |= told(one) && told(two);
    }
    let (total_a, total_b) = (weight(&a.list), weight(&b.list));
    let over = |part: f32, whole: f32| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
    evidence.shared = (left + right) / 2.0;
    evidence.similarity = over(left + right, total_a + total_b);
    evidence.content = over(shared_content, content(&a.list) + content(&b.list));
    let telling_in_all = telling(&a.list) + telling(&b.list);
    evidence.told_share = if telling_in_all > 0.0 { over(shared_telling, telling_in_all) } else { 1.0 };
    evidence.cover = over(left, total_a).min(over(right, total_b));
    let gaps = gaps(a, b, &alignment.pairs);
    let beyond: f32 = gaps
        .iter()
        .filter(|gap| gap.one_sided() && gap.outer)
        .map(|gap| weight(slice(a, &gap.a)) + weight(slice(b, &gap.b)))
        .sum();
    evidence.inner = over(left + right, total_a + total_b - beyond);
    evidence.same = gaps.is_empty()
        && !alignment.pairs.is_empty()
        && alignment.pairs.iter().all(|pair| pair.meeting == Meeting::Same);
    evidence.cut = cut(a, b, alignment, &gaps);
    evidence.flips = usize::from(turned_round(a, b, alignment));
    clashes(a, b, alignment, &gaps, &mut evidence);
    evidence
}

impl Gap {
    fn one_sided(&self) -> bool {
        self.a.is_empty() || self.b.is_empty()
    }
}

fn gaps(a: &Units, b: &Units, pairs: &[Pair]) -> Vec<Gap> {
    let (size_a, size_b) = (a.list.len(), b.list.len());
    let (mut from_a, mut from_b) = (0, 0);
    let mut gaps = Vec::new();
    for (next_a, next_b) in
        pairs.iter().map(|pair| (pair.a.clone(), pair.b.clone())).chain([(size_a..size_a, size_b..size_b)])
    {
        if from_a < next_a.start || from_b < next_b.start {
            let outer = from_a == 0 || from_b == 0 || next_a.start == size_a || next_b.start == size_b;
            gaps.push(Gap { a: from_a..next_a.start, b: from_b..next_b.start, outer });
        }
        (from_a, from_b) = (next_a.end, next_b.end);
    }
    gaps
}

fn slice<'u>(units: &'u Units, range: &Range<usize>) -> &'u [Unit] {
    units.list.get(range.clone()).unwrap_or(&[])
}

fn tells<'u>(units: impl IntoIterator<Item = &'u Unit>) -> bool {
    units.into_iter().any(|unit| unit.class != Class::Function)
}

/// Whether an ellipsis stands before, in or after a gap.
fn marked(units: &Units, gap: &Range<usize>) -> bool {
    let end = gap.end.saturating_add(1).min(units.list.len());
    slice(units, &(gap.start..end)).iter().any(|unit| unit.gap) || gap.end == units.list.len() && units.gap_after
}

/// Whether, and which way, nothing but cuts and an editor's marks tells two texts apart.
fn cut(a: &Units, b: &Units, alignment: &Alignment, gaps: &[Gap]) -> Option<Cut> {
    if !alignment.moves.is_empty() || !alignment.strays.is_empty() {
        return None;
    }
    let mut cut = Cut { words: alignment.pairs.len(), whole: true, ..Cut::default() };
    // Words in brackets make their text the cut one, unless a plain cut says otherwise.
    let (mut edited_left, mut edited_right) = (false, false);
    for pair in alignment.pairs.iter().filter(|pair| pair.meeting != Meeting::Same) {
        let (left, right) = (slice(a, &pair.a), slice(b, &pair.b));
        match (left.iter().any(|unit| unit.bracketed), right.iter().any(|unit| unit.bracketed)) {
            (true, _) => edited_left = true,
            (_, true) => edited_right = true,
            // In Korean the word at which a quotation is cut takes on the particle that quotes it.
            _ if particle(a, left, b, right)
                && gaps.last().is_some_and(|gap| gap.a.start == pair.a.end && gap.b.start == pair.b.end) => {}
            _ => return None,
        }
    }
    for gap in gaps {
        let (left, right) = (slice(a, &gap.a), slice(b, &gap.b));
        let editor = |units: &[Unit]| !units.is_empty() && units.iter().all(|unit| unit.bracketed);
        match (left.is_empty(), right.is_empty()) {
            (true, _) if editor(right) && !marked(a, &gap.a) => edited_right = true,
            (_, true) if editor(left) && !marked(b, &gap.b) => edited_left = true,
            (true, _) => cut.left |= plain_cut(a, gap, &gap.a, right, &mut cut)?,
            (_, true) => cut.right |= plain_cut(b, gap, &gap.b, left, &mut cut)?,
            _ if editor(left) => edited_left = true,
            _ if editor(right) => edited_right = true,
            _ => return None,
        }
    }
    if !cut.left && !cut.right {
        (cut.left, cut.right) = (edited_left, edited_right);
    }
    // Where each text lacks something of the other inside, neither is cut from the other.
    ((cut.left || cut.right) && !(cut.left && cut.right && cut.breaks > 0)).then_some(cut)
}

/// Whether a gap with words on one side only is a cut: at an end, marked by an ellipsis, or of at least a content word.
fn plain_cut(shorter: &Units, gap: &Gap, place: &Range<usize>, dropped: &[Unit], cut: &mut Cut) -> Option<bool> {
    if gap.outer {
        return Some(true);
    }
    cut.whole = false;
    if marked(shorter, place) {
        return Some(true);
    }
    cut.breaks += 1;
    let content: f32 = dropped.iter().filter(|unit| unit.class == Class::Content).map(|unit| unit.weight).sum();
    (content >= CUT_CONTENT).then_some(true)
}

/// Whether two Korean words are one with and without what is written together with it.
fn particle(a: &Units, left: &[Unit], b: &Units, right: &[Unit]) -> bool {
    let (Some(one), Some(two)) = (left.first().map(|unit| a.letters(unit)), right.first().map(|unit| b.letters(unit)))
    else {
        return false;
    };
    is_hangul(one) && (one.starts_with(two) || two.starts_with(one))
}

/// Counts names, numbers, negations and opposites that speak against one utterance.
fn clashes(a: &Units, b: &Units, alignment: &Alignment, gaps: &[Gap], evidence: &mut Evidence) {
    for gap in gaps {
        let still = |at: &usize, left: bool| {
            !alignment.moves.iter().any(|block| if left { block.a.contains(at) } else { block.b.contains(at) })
        };
        let left: Vec<&Unit> = gap.a.clone().filter(|at| still(at, true)).filter_map(|at| a.list.get(at)).collect();
        let right: Vec<&Unit> = gap.b.clone().filter(|at| still(at, false)).filter_map(|at| b.list.get(at)).collect();
        let count = |units: &[&Unit], which: fn(&Unit) -> bool| units.iter().filter(|unit| which(unit)).count();
        let both = |which: fn(&Unit) -> bool| count(&left, which).min(count(&right, which));
        evidence.conflicts += both(|unit| unit.number)
            // The first word of a sentence may be a name; without a list of synonyms it may as well be another word for it.
            + if evidence.listed { both(|unit| unit.name || unit.first) } else { both(|unit| unit.name) };
        // Opposites are looked for only where few words stand against few, which keeps this linear.
        let opposite = left.len() * right.len() <= 400
            && left.iter().any(|one| right.iter().any(|two| opposites(&one.groups, &two.groups)));
        let (no_left, no_right) = (count(&left, |unit| unit.negation), count(&right, |unit| unit.negation));
        // The side that negates says nothing else (`not`, `does not`, `no`): it is no other way of putting the other side
        // (`not accept`, `reject`). A clause that is added at an end does not answer the other text.
        let bare = !tells(if no_left > 0 { left.iter().copied() } else { right.iter().copied() });
        let beside = gap.outer && gap.one_sided() && gap.a.len() + gap.b.len() > 2;
        if opposite && (no_left + no_right) % 2 == 0 || !opposite && !beside && (no_left > 0) != (no_right > 0) && bare
        {
            evidence.flips += 1;
        }
    }
}

/// Whether two words have changed places round a third: who does what to whom is turned round.
fn turned_round(a: &Units, b: &Units, alignment: &Alignment) -> bool {
    let strays = &alignment.strays;
    let crossed = |one: &Pair, two: &Pair| {
        if one.a.start >= two.a.start || one.b.start <= two.b.start {
            return false;
        }
        let (here, there) = (slice(a, &(one.a.end..two.a.start)), slice(b, &(two.b.end..one.b.start)));
        // Where only `and`, `or` or a comma parts two words, their order says nothing; nor where one side is passive.
        let passive = |units: &[Unit]| units.iter().any(|unit| unit.key == hash("by"));
        tells(here) && tells(there) && passive(here) == passive(there)
    };
    strays.len() <= 20 && strays.iter().any(|one| strays.iter().any(|two| crossed(one, two)))
}

/// The relation that the evidence speaks for, of two texts that are not identical.
pub(super) fn decide(evidence: &Evidence) -> (Relation, Option<Direction>) {
    if evidence.same {
        return (Relation::SameWords, None);
    }
    if let Some(direction) = excerpt(evidence) {
        return (Relation::Excerpt, Some(direction));
    }
    (if reworded(evidence) { Relation::Reworded } else { Relation::Unrelated }, None)
}

fn excerpt(evidence: &Evidence) -> Option<Direction> {
    let cut = evidence.cut?;
    if cut.breaks > 0 && cut.words < PIECE_WORDS * (cut.breaks + 1) {
        return None;
    }
    let part = evidence.shared >= EXCERPT_SMALL
        && evidence.cover >= if evidence.told { EXCERPT_COVER } else { EXCERPT_COVER_NAMES };
    let phrase = evidence.told && evidence.shared >= EXCERPT || cut.whole && cut.words >= EXCERPT_WORDS;
    match (cut.left, cut.right) {
        (true, true) => {
            let enough = evidence.shared >= OVERLAP && evidence.similarity >= OVERLAP_SIMILARITY;
            // Two sentences that end and begin with the same name are not cut from one.
            (enough && evidence.told_share >= OVERLAP_TOLD).then_some(Direction::Both)
        }
        (true, false) => (part || phrase).then_some(Direction::LeftFromRight),
        _ => (part || phrase).then_some(Direction::RightFromLeft),
    }
}

fn reworded(evidence: &Evidence) -> bool {
    let conflicts = evidence.conflicts as f32;
    if evidence.flips > 0 {
        return evidence.shared >= FLIP_SHARED && evidence.similarity >= FLIP_SIMILARITY + CONFLICT * conflicts;
    }
    if evidence.conflicts == 0 && evidence.similarity >= NEARLY_ALL && evidence.shared >= REWORDED_SHORT {
        return true;
    }
    if evidence.shared < REWORDED.max(CONFLICT_SHARED * conflicts) {
        return false;
    }
    let Need { least, pivot, slope } = match (evidence.listed, evidence.verbatim) {
        (false, _) => NEED_UNLISTED,
        (true, true) => NEED_VERBATIM,
        (true, false) => NEED_TRANSLATED,
    };
    if evidence.told_share < REWORDED_TOLD {
        return false;
    }
    let need = (least + slope * (pivot - evidence.shared)).clamp(least, MOST) + CONFLICT * conflicts;
    evidence.similarity >= need && evidence.content >= REWORDED_CONTENT
        || evidence.inner >= need + INNER && evidence.shared >= INNER_SHARED
}
