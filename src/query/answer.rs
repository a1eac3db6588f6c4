//! Answering a query.

use super::search::Search;
use super::{Facet, Index, Query, sort};

/// The statements that a query asks for, and the counts beside every choice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The statements, as places in the data, in the order asked for.
    pub statements: Vec<usize>,
    /// For each facet, in the order of [`Facet::ALL`], what each of its values would give.
    pub counts: [Counts; 7],
}

impl Answer {
    /// How many statements each value of a facet, in the order of [`Index::keys`], would give if it alone were chosen in
    /// that facet, under what is chosen in the others.
    pub fn counts(&self, facet: Facet) -> &[usize] {
        &self.counts[facet as usize]
    }
}

/// Counts by the number of a value.
pub type Counts = Vec<usize>;

impl Index {
    /// Answers a query. A value that the story does not have is matched by no statement.
    pub fn answer(&self, query: &Query) -> Answer {
        let search = Search::new(&query.text);
        // For each facet in which something is chosen, which of its values are.
        let chosen: [Option<Vec<bool>>; 7] = Facet::ALL.map(|facet| {
            let chosen = query.chosen(facet);
            let flags = || self.keys(facet).iter().map(|key| chosen.contains(key)).collect();
            (!chosen.is_empty()).then(flags)
        });
        let mut counts = Facet::ALL.map(|facet| vec![0; self.keys(facet).len()]);
        let mut statements = Vec::new();
        for statement in 0..self.story().statements.len() {
            // Counting for a facet needs the others to hold: one failed facet still counts for itself, two for none.
            let mut failed = None;
            let mut failures = 0;
            for (f, chosen) in chosen.iter().enumerate() {
                if let Some(chosen) = chosen
                    && !self.columns[f].of(statement).iter().any(|&value| chosen[value as usize])
                {
                    failed = Some(f);
                    failures += 1;
                }
            }
            if failures > 1 || (!search.is_empty() && !search.matches(self.words(statement))) {
                continue;
            }
            for (f, counts) in counts.iter_mut().enumerate() {
                if failed.is_none_or(|failed| failed == f) {
                    for &value in self.columns[f].of(statement) {
                        counts[value as usize] += 1;
                    }
                }
            }
            if failures == 0 {
                statements.push(statement);
            }
        }
        sort::sort(self, &mut statements, query.sort);
        Answer { statements, counts }
    }
}
