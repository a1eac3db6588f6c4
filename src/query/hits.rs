//! Where in a text a search has found its words.

use super::search::Search;
use crate::text::{fold, is_mark, part};
use std::ops::Range;

/// Where in a text the words and phrases stand that somebody typed into the search, in bytes, in order and apart: the
/// letters that were found, and no more of the word.
///
/// Each passage is looked through by itself, as the search does: what is found here is found by the index, whatever its
/// case, accents and typography.
pub fn hits(typed: &str, text: &str) -> Vec<Range<usize>> {
    let folded = fold(text);
    // One more, which is never found, so that every run ends.
    let mut found = vec![false; folded.len() + 1];
    Search::new(typed).mark(&folded, &mut found);
    let mut all = Vec::new();
    let mut start = 0;
    for (at, &here) in found.iter().enumerate() {
        if !here {
            if start < at {
                all.push(unfolded(text, &(start..at)));
            }
            start = at + 1;
        }
    }
    all
}

/// What of a text has become a range of it folded: whole letters, with the marks on the last.
///
/// A beginning of a text, folded, is the beginning of the text folded; so the place of a letter is found by halving.
fn unfolded(text: &str, range: &Range<usize>) -> Range<usize> {
    let start = last_before(text, &|upto| fold(upto).len() <= range.start);
    let mut end = last_before(text, &|upto| fold(upto).len() < range.end);
    let mut rest = part(text, end..text.len()).chars();
    end += rest.next().map_or(0, char::len_utf8);
    end += rest.take_while(|&c| is_mark(c)).map(char::len_utf8).sum::<usize>();
    start..end
}

/// The end of the longest beginning of a text that something holds for, which holds for all that are shorter.
fn last_before(text: &str, holds: &dyn Fn(&str) -> bool) -> usize {
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let mut middle = (low + high).div_ceil(2);
        // The end of a letter: the next one from here on, which is no further than `high`.
        while !text.is_char_boundary(middle) {
            middle += 1;
        }
        if holds(part(text, 0..middle)) {
            low = middle;
        } else {
            high = middle - 1;
            while !text.is_char_boundary(high) {
                high -= 1;
            }
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::hits;

    #[test]
    fn finds_the_letters_that_were_typed() {
        for (typed, text, found) in [
            ("troop", "The Troops’ “troop” trooped.", &["Troop", "troop", "troop"][..]),
            ("uber ELYS", "Über den Élysée – u\u{308}ber", &["Über", "Élys", "u\u{308}ber"]),
            ("dont", "They don’t, DON'T, dont; do not", &["don’t", "DON'T", "dont"]),
            ("11000", "as many as 11,000 or 11.000 or 11\u{202f}000, not 110", &["11,000", "11.000", "11\u{202f}000"]),
            ("long-term", "a long-term, long term longterm", &["long-term", "long term"]),
            ("\"very productive\"", "Very — productive. Very productively", &["Very — productive"]),
            ("ss weis", "Weiß, Weiss", &["Weiß", "Weis"]),
            ("ea", "great", &[]),
            ("兵 鮮の", "北朝鮮の兵士", &["鮮の兵"]),
            ("мухам محمد", "مُحَمَّد قال، МУХАММАД", &["مُحَمَّد", "МУХАМ"]),
            ("ab abc bcd", "abc bcd, abcd", &["abc", "bcd", "abc"]),
            ("зелен київ", "Зеле\u{301}нський, Київ", &["Зеле\u{301}н", "Київ"]),
            ("\"", "“”", &[]),
            ("", "anything", &[]),
            ("a", "", &[]),
        ] {
            let all: Vec<&str> = hits(typed, text).into_iter().map(|hit| &text[hit]).collect();
            assert_eq!(all, found, "{typed} in {text}");
        }
    }
}
