//! "Did you mean …?"

use crate::text::fold_char;

/// The candidate that `word` is most likely a slip of the pen for: at most about a third of its letters apart, by the distance
/// of [Levenshtein](https://en.wikipedia.org/wiki/Levenshtein_distance) counted in characters, case and accents aside.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word: Vec<char> = word.chars().map(fold_char).take(64).collect();
    let limit = (word.len() + 1) / 3;
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, candidate), candidate))
        .filter(|&(distance, _)| distance <= limit)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, candidate)| candidate)
}

fn distance(word: &[char], candidate: &str) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (i, c) in candidate.chars().map(fold_char).take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &w) in word.iter().enumerate() {
            let replaced = diagonal + usize::from(w != c);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[word.len()]
}
