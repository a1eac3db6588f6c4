//! Putting things in order.

use std::cmp::Ordering;

/// Sorts numbers (places in some list) stably, in time that grows as n log n.
///
/// The one sort of the crate, a plain merge sort from the bottom up: the standard library's is faster, and for each kind
/// of key adds some four kilobytes to the module that readers download.
pub fn sort_by(numbers: &mut [usize], compare: &dyn Fn(&usize, &usize) -> Ordering) {
    let mut from = numbers.to_vec();
    let mut width = 1;
    while width < from.len() {
        let mut merged = Vec::with_capacity(from.len());
        for run in from.chunks(2 * width) {
            let (mut left, mut right) = run.split_at(width.min(run.len()));
            while let (Some(l), Some(r)) = (left.first(), right.first()) {
                // Of equals the left one goes first.
                let side = if compare(l, r) == Ordering::Greater { &mut right } else { &mut left };
                merged.extend(side.split_off_first());
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        from = merged;
        width *= 2;
    }
    numbers.copy_from_slice(&from);
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::sort_by;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(numbers in prop::collection::vec(0..100usize, 0..70)) {
            let key = |n: &usize| n / 10;
            let (mut ours, mut expected) = (numbers.clone(), numbers);
            sort_by(&mut ours, &|a, b| key(a).cmp(&key(b)));
            expected.sort_by_key(key);
            prop_assert_eq!(ours, expected);
        }
    }
}
