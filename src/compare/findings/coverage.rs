//! Which sources carry a claim and which do not.

use super::{Finding, Group, Kind};
use crate::compare::Utterance;
use crate::compare::coverage;
use crate::query::Index;

pub(in crate::compare) fn find(index: &Index, claim: usize, _: &[&Utterance], all: &mut Vec<Finding>) {
    let coverage = coverage(index, claim);
    let label = match (coverage.carried.len(), coverage.silent.len()) {
        (0, _) => return,
        (_, 0) => "all-sources",
        (1, _) => "one-source",
        _ => "some-sources",
    };
    let mut finding = Finding::new(index, Kind::Coverage, label, claim, index.statements_of(claim));
    for (source, statements) in coverage.carried {
        let group = Group::new(index, "reported by", statements);
        finding.groups.push(Group { sources: vec![source], ..group });
    }
    if !coverage.copies.is_empty() {
        finding.groups.push(Group { label: "wire copy".to_owned(), sources: coverage.copies, ..Group::default() });
    }
    if !coverage.silent.is_empty() {
        finding.groups.push(Group {
            label: "not reported by".to_owned(),
            sources: coverage.silent,
            ..Group::default()
        });
    }
    all.push(finding);
}
