//! Different places for one thing.

use super::{Finding, Kind, group_by, sources_part};
use crate::compare::Utterance;
use crate::query::Index;
use crate::text::fold;

pub(super) fn find(index: &Index, claim: usize, _: &[&Utterance], all: &mut Vec<Finding>) {
    let placed: Vec<(String, usize)> = index
        .statements_of(claim)
        .iter()
        .filter_map(|&s| Some((index.statement(s).place.as_ref()?.trim().to_owned(), s)))
        .collect();
    let mut groups = group_by(index, placed);
    // What only names a place more or less closely than all others do is no other place.
    let labels: Vec<String> = groups.iter().map(|group| group.label.clone()).collect();
    groups.retain(|group| labels.iter().any(|other| !within(&group.label, other)));
    if groups.len() < 2 || !sources_part(&groups) {
        return;
    }
    let statements = groups.iter().flat_map(|group| group.statements.iter().copied()).collect();
    let mut finding = Finding::new(index, Kind::Place, "differs", claim, statements);
    finding.groups = groups;
    all.push(finding);
}

/// Whether one name has all the words of the other, articles and plurals aside: "the front" and "fronts in Ukraine",
/// "Russia" and "Western Russia".
fn within(a: &str, b: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let folded = fold(text);
        let words = folded.split(' ').filter(|word| !["the", "a", "an", "of", "in", "at", "on", "near"].contains(word));
        words.map(|word| word.strip_suffix('s').unwrap_or(word).to_owned()).collect()
    };
    let (a, b) = (words(a), words(b));
    a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_closer_name_is_no_other_place() {
        assert!(within("the front line", "Front lines in Ukraine"));
        assert!(within("Russia", "Western Russia"));
        assert!(within("São Paulo", "sao paulo"));
        assert!(!within("Rome", "Vatican City"));
        assert!(!within("Western Russia", "Western Ukraine"));
    }
}
