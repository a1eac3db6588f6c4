//! Who has each of many words, in little room.

use super::bits::Bits;
use crate::store::varint;
use std::ops::Range;

/// So many bits of a step say how many members in a row have a word, less one: what somebody said is mostly quoted by
/// several, and these stand together.
const RUN: u32 = 2;
/// What these bits are when a run is as long as it can be.
const FULL: u32 = (1 << RUN) - 1;

/// For each word, the members that have it: as the steps from one run of them to the next, mostly a byte or two each; or as
/// bits, of words that many have.
#[derive(Default)]
pub(super) struct Postings {
    /// Where each word's steps begin in `bytes`, and where the last one's end.
    starts: Vec<u32>,
    bytes: Vec<u8>,
    many: Vec<(usize, Bits)>,
}

impl Postings {
    /// The members that have a word, in order.
    pub(super) fn of(&self, word: usize) -> Vec<usize> {
        if let Some((_, bits)) = self.many.iter().find(|(many, _)| *many == word) {
            return bits.numbers();
        }
        let mut members = Vec::new();
        self.runs(word, |first, count| members.extend(first..first + count));
        members
    }

    /// Adds the members that have one of some words.
    pub(super) fn add(&self, words: Range<usize>, to: &mut Bits) {
        for (_, bits) in self.many.iter().filter(|(word, _)| words.contains(word)) {
            to.join(bits);
        }
        for word in words {
            self.runs(word, |first, count| to.set_run(first, count));
        }
    }

    /// Calls `each` with the first and the number of every run of members that have a word, of whom there are not many.
    #[inline]
    fn runs(&self, word: usize, mut each: impl FnMut(usize, usize)) {
        let (Some(&start), Some(&end)) = (self.starts.get(word), self.starts.get(word + 1)) else { return };
        let (mut member, mut step, mut shift) = (0, 0, 0);
        for &byte in self.bytes.get(start as usize..end as usize).unwrap_or_default() {
            step |= usize::from(byte & 0x7f) << (shift & 31);
            shift += 7;
            if byte < 0x80 {
                let count = (step & FULL as usize) + 1;
                member += step >> RUN;
                each(member, count);
                member += count;
                (step, shift) = (0, 0);
            }
        }
    }
}

/// Postings that are being made. The same members and words are put in twice: the first time their room is measured.
#[derive(Default)]
pub(super) struct Posting {
    members: usize,
    words: Vec<u32>,
    laid_out: bool,
    done: Postings,
}

/// A word that is being posted: where its last run of members ends, which may go on, or 0 if there is none; the step to that;
/// and how many bytes its steps take, later where its next step goes, or which of `many` it is, behind all those places.
/// Three numbers of `words` each.
type Word = [u32; 3];

impl Posting {
    /// For words with numbers below `words`.
    pub(super) fn new(members: usize, words: usize) -> Self {
        Posting { members, words: vec![0; 3 * words], laid_out: false, done: Postings::default() }
    }

    /// A member has a word; members come in order.
    #[inline]
    pub(super) fn put(&mut self, member: usize, word: usize) {
        let Some(word) = word_of(&mut self.words, word) else { return };
        let [end, step, _] = *word;
        let member = member as u32;
        if member < end {
            // It has been there.
            return;
        }
        if member == end && member > 0 && step & FULL != FULL {
            word[1] += 1;
        } else {
            if end > 0 {
                end_run(word, self.laid_out, &mut self.done);
            }
            word[1] = (member - end) << RUN;
        }
        word[0] = member + 1;
    }

    /// Between the two times: lays out the room for the words, in the order in which they come.
    pub(super) fn lay_out(&mut self, order: &mut dyn Iterator<Item = usize>) {
        self.end_runs();
        // Bits join many times as fast as steps, and may take somewhat more room.
        let few = self.members / 32;
        let all: u32 = self.words.iter().skip(2).step_by(3).filter(|&&size| size as usize <= few).sum();
        self.done.starts = Vec::with_capacity(self.words.len() / 3 + 1);
        let mut at = 0;
        for (rank, word) in order.enumerate() {
            self.done.starts.push(at);
            let Some(word) = word_of(&mut self.words, word) else { continue };
            let [.., size] = *word;
            let many = size as usize > few;
            *word = [0, 0, if many { all + self.done.many.len() as u32 } else { at }];
            if many {
                self.done.many.push((rank, Bits::new(self.members)));
            } else {
                at += size;
            }
        }
        self.done.starts.push(at);
        self.done.bytes = vec![0; at as usize];
        self.laid_out = true;
    }

    /// What was made.
    pub(super) fn done(mut self) -> Postings {
        self.end_runs();
        self.done
    }

    fn end_runs(&mut self) {
        for word in self.words.as_chunks_mut().0.iter_mut().filter(|[end, ..]: &&mut Word| *end > 0) {
            end_run(word, self.laid_out, &mut self.done);
        }
    }
}

#[inline]
fn word_of(words: &mut [u32], word: usize) -> Option<&mut Word> {
    words.get_mut(3 * word..)?.first_chunk_mut()
}

/// Writes the last run of a word, or measures it.
fn end_run([end, step, at]: &mut Word, write: bool, to: &mut Postings) {
    let count = (*step & FULL) + 1;
    let mut step = *step as usize;
    if !write {
        *at += varint::length(step) as u32;
        return;
    }
    if let Some(many) = (*at as usize).checked_sub(to.bytes.len()) {
        // A word without a byte of its own is not put in a second time.
        if let Some((_, bits)) = to.many.get_mut(many) {
            bits.set_run((*end - count) as usize, count as usize);
        }
        return;
    }
    loop {
        let more = step >= 0x80;
        if let Some(byte) = to.bytes.get_mut(*at as usize) {
            *byte = step as u8 & 0x7f | u8::from(more) << 7;
        }
        *at += 1;
        step >>= 7;
        if !more {
            return;
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn add_each_member_that_has_a_word(plain in prop::collection::vec(prop::collection::vec(0..9usize, 0..4), 1..300), turned in any::<bool>(), from in 0..9usize, end in 0..11usize) {
            let order: Vec<usize> = (0..9).map(|rank| if turned { 8 - rank } else { rank }).collect();
            let mut posting = Posting::new(plain.len(), 9);
            for time in 0..2 {
                for (member, words) in plain.iter().enumerate() {
                    words.iter().for_each(|&word| posting.put(member, word));
                }
                if time == 0 {
                    posting.lay_out(&mut order.iter().copied());
                }
            }
            let mut added = Bits::new(plain.len());
            let postings = posting.done();
            postings.add(from..end, &mut added);
            // The order is its own inverse.
            let expected: Vec<usize> = (0..plain.len()).filter(|&i| plain[i].iter().any(|&word| (from..end).contains(&order[word]))).collect();
            prop_assert_eq!(added.numbers(), expected);
            let expected: Vec<usize> = (0..plain.len()).filter(|&i| plain[i].iter().any(|&word| order[word] == from)).collect();
            prop_assert_eq!(postings.of(from), expected);
        }
    }
}
