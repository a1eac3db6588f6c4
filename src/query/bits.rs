//! Sets of numbers.

/// A set of numbers below a limit, a bit for each.
#[derive(Clone)]
pub(super) struct Bits {
    words: Vec<u64>,
    limit: usize,
}

impl Bits {
    /// An empty set of numbers below `limit`.
    pub(super) fn new(limit: usize) -> Self {
        Bits { words: vec![0; limit.div_ceil(64)], limit }
    }

    /// Puts numbers in.
    pub(super) fn add(&mut self, numbers: &[usize]) {
        numbers.iter().for_each(|&number| self.set(number));
    }

    /// Puts a number in.
    #[inline]
    pub(super) fn set(&mut self, number: usize) {
        if let Some(word) = self.words.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    /// Puts in a few numbers in a row, at most as many as a word has bits.
    #[inline]
    pub(super) fn set_run(&mut self, first: usize, count: usize) {
        let (at, shift) = (first / 64, first % 64);
        let run = u64::MAX >> (64 - count);
        if let Some(word) = self.words.get_mut(at) {
            *word |= run << shift;
        }
        if shift + count > 64
            && let Some(word) = self.words.get_mut(at + 1)
        {
            *word |= run >> (64 - shift);
        }
    }

    /// Puts in what another set has.
    pub(super) fn join(&mut self, other: &Bits) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Keeps what the other set has too.
    pub(super) fn keep(&mut self, other: &Bits) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// What both have.
    pub(super) fn both(&self, other: &Bits) -> Bits {
        Bits { words: self.words.iter().zip(&other.words).map(|(a, b)| a & b).collect(), limit: self.limit }
    }

    /// How many numbers are in it.
    pub(super) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers in it, in order.
    pub(super) fn numbers(&self) -> Vec<usize> {
        self.list(0, self.count())
    }

    /// The numbers in it, or those that are not if they are fewer, in order; and whether they are.
    pub(super) fn fewer(&self) -> (Vec<usize>, bool) {
        let count = self.count();
        if count * 2 <= self.limit {
            (self.list(0, count), true)
        } else {
            (self.list(u64::MAX, self.limit - count), false)
        }
    }

    /// The first numbers in it, or with all bits of `flip` those that are not, in order.
    fn list(&self, flip: u64, count: usize) -> Vec<usize> {
        let mut numbers = vec![0; count];
        let mut next = numbers.iter_mut();
        for (at, word) in self.words.iter().enumerate() {
            let mut rest = word ^ flip;
            while rest != 0 {
                // Turned round, the last word has bits beyond the limit.
                let Some(number) = next.next() else { return numbers };
                *number = at * 64 + rest.trailing_zeros() as usize;
                rest &= rest - 1;
            }
        }
        numbers
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Bits;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    proptest! {
        #[test]
        fn is_a_set(limit in 1..300usize, a in prop::collection::vec(0..300usize, 0..200), b in prop::collection::vec(0..300usize, 0..200)) {
            let below = |numbers: Vec<usize>| numbers.into_iter().filter(|&n| n < limit).collect::<Vec<_>>();
            let (a, b) = (below(a), below(b));
            let (mut ours, mut other) = (Bits::new(limit), Bits::new(limit));
            ours.add(&a);
            other.add(&b);
            let mut joined = ours.clone();
            joined.join(&other);
            let common = ours.both(&other);
            ours.keep(&other);
            prop_assert_eq!(common.numbers(), ours.numbers());
            let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.into_iter().collect(), b.into_iter().collect());
            prop_assert_eq!(joined.numbers(), a.union(&b).copied().collect::<Vec<_>>());
            let both: Vec<usize> = a.intersection(&b).copied().collect();
            prop_assert_eq!(ours.count(), both.len());
            let others: Vec<usize> = (0..limit).filter(|n| !both.contains(n)).collect();
            prop_assert_eq!(ours.numbers(), &both[..]);
            prop_assert_eq!(ours.fewer(), if both.len() <= others.len() { (both, true) } else { (others, false) });
        }
    }
}
