//! The passage of a text that is most like some words.

use crate::text::fold;
use std::collections::HashMap;

/// A window as long as the words looked for moves over the text; the one that shares most words with them is the
/// nearest. Words count as often as they occur. Less than a third in common is nothing.
pub(super) fn nearest<'t>(words: &str, text: &'t str) -> Option<&'t str> {
    let mut wanted: HashMap<String, i32> = HashMap::new();
    let mut length = 0;
    for word in words.split_whitespace().map(fold).filter(|word| !word.is_empty()) {
        *wanted.entry(word).or_default() += 1;
        length += 1;
    }
    let tokens: Vec<(usize, usize, String)> = text
        .split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            (start, start + word.len(), fold(word))
        })
        // A dash between spaces is no word.
        .filter(|(_, _, folded)| !folded.is_empty())
        .collect();
    if length == 0 || tokens.is_empty() {
        return None;
    }
    let window = length.min(tokens.len());
    let mut shared = 0;
    let mut best = (0, false, 0);
    for end in 0..tokens.len() {
        if let Some(left) = wanted.get_mut(&tokens[end].2) {
            shared += i32::from(*left > 0);
            *left -= 1;
        }
        if end >= window
            && let Some(left) = wanted.get_mut(&tokens[end - window].2)
        {
            *left += 1;
            shared -= i32::from(*left > 0);
        }
        // Of windows that share as much, one that begins with a word looked for reads better.
        let start = (end + 1).saturating_sub(window);
        let begins = wanted.contains_key(&tokens[start].2);
        if (shared, begins) > (best.0, best.1) {
            best = (shared, begins, start);
        }
    }
    let (shared, _, start) = best;
    let last = (start + window).min(tokens.len()) - 1;
    (shared as usize * 3 >= length).then(|| text[tokens[start].0..tokens[last].1].trim())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_the_passage_with_most_words_in_common() {
        let text = "Nothing here. The troops held the line for three days, he said. Nothing there.";
        assert_eq!(nearest("the troops have held the line", text), Some("The troops held the line for"));
        assert_eq!(nearest("purple elephants dancing", text), None);
        assert_eq!(nearest("", text), None);
        assert_eq!(nearest("words", ""), None);
        assert_eq!(nearest("a text that is longer than nothing here", "nothing here"), None);
    }
}
