//! Putting things in order.

use std::cmp::Ordering;

/// Sorts numbers (places in some list) stably. One sort for the whole crate: each kind of key that the standard library
/// sorts by is another four kilobytes of module.
pub fn sort_by(numbers: &mut [usize], compare: &dyn Fn(&usize, &usize) -> Ordering) {
    numbers.sort_by(compare);
}
