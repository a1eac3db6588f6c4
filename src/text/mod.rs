//! Texts as newsrooms write them: quotation marks, and characters folded for comparing and finding.

mod bidi;
mod fold;
mod fold_table;
mod hash;
mod marks;

pub(crate) use bidi::contained;
pub(crate) use fold::is_mark;
pub use fold::{fold, fold_char, fold_into};
pub(crate) use hash::{HASH_START, hash_on};
pub use marks::{Quotation, quotations};

use std::ops::Range;

/// The part of a text at a range that is known to lie on characters of it; empty if it does not.
///
/// Slicing with brackets would do the same, but brings the words and tables of its panic into the module that readers
/// download.
pub fn part(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}
