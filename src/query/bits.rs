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

    /// How many numbers are in it.
    pub(super) fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers in it, or those that are not, in order.
    pub(super) fn numbers(&self, inside: bool) -> Vec<usize> {
        let count = self.count();
        let mut numbers = Vec::with_capacity(if inside { count } else { self.limit - count });
        let flip = if inside { 0 } else { u64::MAX };
        for (at, word) in self.words.iter().enumerate() {
            let mut rest = word ^ flip;
            while rest != 0 {
                numbers.push(at * 64 + rest.trailing_zeros() as usize);
                rest &= rest - 1;
            }
        }
        // Turned round, the last word has bits beyond the limit.
        while numbers.last().is_some_and(|&last| last >= self.limit) {
            numbers.pop();
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
            ours.keep(&other);
            let (a, b): (BTreeSet<_>, BTreeSet<_>) = (a.into_iter().collect(), b.into_iter().collect());
            prop_assert_eq!(joined.numbers(true), a.union(&b).copied().collect::<Vec<_>>());
            let both: Vec<usize> = a.intersection(&b).copied().collect();
            prop_assert_eq!(ours.count(), both.len());
            prop_assert_eq!(ours.numbers(false), (0..limit).filter(|n| !both.contains(n)).collect::<Vec<_>>());
            prop_assert_eq!(ours.numbers(true), both);
        }
    }
}
