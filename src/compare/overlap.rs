//! Source against source: what both report, what only one does, and how the shared part differs.

use super::findings::{Finding, Findings, Kind};
use crate::query::Index;

/// Two sources side by side. Sources and claims are places in the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    /// The first source.
    pub a: usize,
    /// The second source.
    pub b: usize,
    /// Claims that both carry.
    pub shared: Vec<usize>,
    /// Claims that only the first carries.
    pub only_a: Vec<usize>,
    /// Claims that only the second carries.
    pub only_b: Vec<usize>,
}

impl Overlap {
    /// How many of the claims that either carries both carry, from 0 to 1: the index of
    /// [Jaccard](https://en.wikipedia.org/wiki/Jaccard_index). 0 where neither carries any.
    pub fn share(&self) -> f64 {
        let all = self.shared.len() + self.only_a.len() + self.only_b.len();
        if all == 0 { 0.0 } else { self.shared.len() as f64 / all as f64 }
    }

    /// The findings about a shared claim in which the two sources part.
    pub fn differences<'f>(&self, findings: &'f Findings, claim: usize) -> impl Iterator<Item = &'f Finding> {
        let (a, b) = (self.a, self.b);
        let parts = move |finding: &&Finding| match finding.kind {
            Kind::Coverage => false,
            _ => finding.groups.iter().enumerate().any(|(i, group)| {
                group.sources.contains(&a)
                    && finding.groups.iter().enumerate().any(|(j, other)| i != j && other.sources.contains(&b))
            }),
        };
        findings.of(claim).iter().filter(parts)
    }
}

/// Compares two sources.
pub fn overlap(index: &Index, a: usize, b: usize) -> Overlap {
    let mut overlap = Overlap { a, b, shared: Vec::new(), only_a: Vec::new(), only_b: Vec::new() };
    for claim in 0..index.story().claims.len() {
        let statements = index.statements_of(claim);
        let carries = |source| statements.iter().any(|&s| index.source_of(s) == Some(source));
        match (carries(a), carries(b)) {
            (true, true) => overlap.shared.push(claim),
            (true, false) => overlap.only_a.push(claim),
            (false, true) => overlap.only_b.push(claim),
            (false, false) => {}
        }
    }
    overlap
}
