//! Who has each of many words, in little room.

use super::bits::Bits;
use crate::store::varint;
use std::ops::Range;

/// For each word, the members that have it: as the steps from one to the next, mostly a byte each; or as bits, of words
/// that so many have that their bits take less room.
#[derive(Default)]
pub(super) struct Postings {
    /// Where each word's members begin in `bytes`, and where the last one's end.
    starts: Vec<u32>,
    bytes: Vec<u8>,
    many: Vec<(usize, Bits)>,
}

impl Postings {
    /// Adds the members that have one of some words.
    pub(super) fn add(&self, words: Range<usize>, to: &mut Bits) {
        for (_, bits) in self.many.iter().filter(|(word, _)| words.contains(word)) {
            to.join(bits);
        }
        for word in words {
            let (Some(&start), Some(&end)) = (self.starts.get(word), self.starts.get(word + 1)) else { return };
            let mut rest = self.bytes.get(start as usize..end as usize).unwrap_or_default();
            let mut member = 0;
            while !rest.is_empty() {
                member += varint::read(&mut rest);
                to.set(member - 1);
            }
        }
    }
}

/// Postings that are being made, in two passes over the same members and words: the first measures, the second writes.
#[derive(Default)]
pub(super) struct Posting {
    members: usize,
    /// For each word who had it last, from 1 on, in this pass.
    last: Vec<u32>,
    /// For each word how many bytes its steps take; later where its next step goes.
    sizes: Vec<u32>,
    /// For each word which of `many` it is, from 1 on.
    bits: Vec<u32>,
    done: Postings,
}

impl Posting {
    /// For words with numbers below `words`.
    pub(super) fn new(members: usize, words: usize) -> Self {
        Posting { members, last: vec![0; words], sizes: vec![0; words], ..Posting::default() }
    }

    /// In the first pass: a member has a word.
    #[inline]
    pub(super) fn measure(&mut self, member: usize, word: usize) {
        if let (Some(last), Some(size)) = (self.last.get_mut(word), self.sizes.get_mut(word)) {
            let step = (member + 1).wrapping_sub(*last as usize);
            if step > 0 {
                *last = member as u32 + 1;
                *size += varint::length(step) as u32;
            }
        }
    }

    /// Between the passes: lays out the room, word by word in the order of their ranks.
    pub(super) fn lay_out(&mut self, ranks: &[usize]) {
        let mut by_rank = vec![0; ranks.len()];
        for (word, &rank) in ranks.iter().enumerate() {
            if let Some(place) = by_rank.get_mut(rank) {
                *place = word;
            }
        }
        let few = self.members / 8;
        self.bits = vec![0; ranks.len()];
        let mut at = 0;
        for (rank, &word) in by_rank.iter().enumerate() {
            self.done.starts.push(at);
            let (Some(size), Some(bits)) = (self.sizes.get_mut(word), self.bits.get_mut(word)) else { continue };
            if *size as usize > few {
                self.done.many.push((rank, Bits::new(self.members)));
                *bits = self.done.many.len() as u32;
            } else {
                at += std::mem::replace(size, at);
            }
        }
        self.done.starts.push(at);
        self.done.bytes = vec![0; at as usize];
        self.last.iter_mut().for_each(|last| *last = 0);
    }

    /// In the second pass: a member has a word.
    #[inline]
    pub(super) fn write(&mut self, member: usize, word: usize) {
        let (Some(last), Some(at), Some(bits)) =
            (self.last.get_mut(word), self.sizes.get_mut(word), self.bits.get(word))
        else {
            return;
        };
        let mut step = (member + 1).wrapping_sub(*last as usize);
        if step == 0 {
            return;
        }
        *last = member as u32 + 1;
        if let Some((_, bits)) = (*bits as usize).checked_sub(1).and_then(|many| self.done.many.get_mut(many)) {
            bits.set(member);
            return;
        }
        loop {
            let more = step >= 0x80;
            if let Some(byte) = self.done.bytes.get_mut(*at as usize) {
                *byte = step as u8 & 0x7f | u8::from(more) << 7;
            }
            *at += 1;
            step >>= 7;
            if !more {
                return;
            }
        }
    }

    /// What was made.
    pub(super) fn done(self) -> Postings {
        self.done
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn add_each_member_that_has_a_word(plain in prop::collection::vec(prop::collection::vec(0..9usize, 0..4), 1..300), turned in any::<bool>(), from in 0..9usize, end in 0..11usize) {
            let ranks: Vec<usize> = (0..9).map(|word| if turned { 8 - word } else { word }).collect();
            let mut posting = Posting::new(plain.len(), 9);
            let each = |posting: &mut Posting, put: fn(&mut Posting, usize, usize)| {
                for (member, words) in plain.iter().enumerate() {
                    words.iter().for_each(|&word| put(posting, member, word));
                }
            };
            each(&mut posting, Posting::measure);
            posting.lay_out(&ranks);
            each(&mut posting, Posting::write);
            let mut added = Bits::new(plain.len());
            posting.done().add(from..end, &mut added);
            let expected: Vec<usize> = (0..plain.len()).filter(|&i| plain[i].iter().any(|&word| (from..end).contains(&ranks[word]))).collect();
            prop_assert_eq!(added.numbers(true), expected);
        }
    }
}
