//! Texts as newsrooms write them: quotation marks, and characters folded for comparing and finding.

mod bidi;
mod fold;
mod fold_table;
mod hash;
mod marks;

pub(crate) use bidi::contained;
pub(crate) use fold::is_mark;
pub use fold::{fold, fold_char, fold_into, is_of_word};
pub(crate) use hash::{HASH_START, hash_on};
pub use marks::{Quotation, quotations};

use std::ops::Range;

/// A number in digits, as the standard library writes it, without what that brings along for all the other ways to write
/// one.
pub(crate) fn decimal(mut number: usize) -> String {
    let mut digits = [0; 20];
    let mut start = digits.len();
    for place in digits.iter_mut().rev() {
        *place = b'0' + (number % 10) as u8;
        number /= 10;
        start -= 1;
        if number == 0 {
            break;
        }
    }
    digits.get(start..).unwrap_or_default().iter().map(|&digit| char::from(digit)).collect()
}

/// The part of a text at a range that is known to lie on characters of it; empty if it does not.
///
/// Slicing with brackets would do the same, but brings the words and tables of its panic into the module that readers
/// download.
pub fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_are_written_as_ever() {
        for number in [0, 7, 10, 99, 100, 12_345, 1_000_000, u32::MAX as usize, usize::MAX] {
            assert_eq!(super::decimal(number), number.to_string());
        }
    }
}
