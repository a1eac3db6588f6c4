//! Findings with ids in place of places in the data, for JSON and for JavaScript.

use super::{Finding, Group, Overlap, Pair};
use crate::query::Index;
use crate::story::{FindingRecord, GroupRecord, PairRecord};
use serde::Serialize;

/// Two sources side by side.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct OverlapRecord {
    /// The ids of the two sources.
    pub sources: [String; 2],
    /// The ids of the claims that both carry.
    pub shared: Vec<String>,
    /// The ids of the claims that only the first carries.
    pub only_first: Vec<String>,
    /// The ids of the claims that only the second carries.
    pub only_second: Vec<String>,
    /// How many of the claims that either carries both carry, from 0 to 1.
    pub overlap: f64,
}

impl FindingRecord {
    /// A finding with ids.
    pub fn new(index: &Index, finding: &Finding) -> Self {
        FindingRecord {
            kind: finding.kind.name().to_owned(),
            label: finding.label.to_owned(),
            claim: index.claim(finding.claim).id.clone(),
            statements: statements(index, &finding.statements),
            sources: sources(index, &finding.sources),
            groups: finding.groups.iter().map(|group| GroupRecord::new(index, group)).collect(),
            pairs: finding.pairs.iter().map(|pair| PairRecord::new(index, pair)).collect(),
        }
    }

    /// Without what follows from the rest: the statements are those of the groups, sources those of statements, and edits
    /// hold the texts that they are of.
    pub fn lean(mut self) -> Self {
        self.statements.clear();
        self.sources.clear();
        for group in self.groups.iter_mut().filter(|group| !group.statements.is_empty()) {
            group.sources.clear();
        }
        for pair in self.pairs.iter_mut().filter(|pair| !pair.edits.is_empty()) {
            pair.left_text.clear();
            pair.right_text.clear();
        }
        self
    }
}

impl GroupRecord {
    fn new(index: &Index, group: &Group) -> Self {
        GroupRecord {
            label: group.label.clone(),
            actors: group.actors.iter().map(|&actor| index.actor(actor).id.clone()).collect(),
            statements: statements(index, &group.statements),
            sources: sources(index, &group.sources),
        }
    }
}

impl PairRecord {
    fn new(index: &Index, pair: &Pair) -> Self {
        PairRecord {
            left: index.statement(pair.left).id.clone(),
            right: index.statement(pair.right).id.clone(),
            relation: pair.relation.to_owned(),
            left_text: pair.texts.0.clone(),
            right_text: pair.texts.1.clone(),
            edits: pair.edits.clone(),
        }
    }
}

impl OverlapRecord {
    /// An overlap with ids.
    pub fn new(index: &Index, overlap: &Overlap) -> Self {
        let claims = |claims: &[usize]| claims.iter().map(|&claim| index.claim(claim).id.clone()).collect();
        OverlapRecord {
            sources: [index.source(overlap.a).id.clone(), index.source(overlap.b).id.clone()],
            shared: claims(&overlap.shared),
            only_first: claims(&overlap.only_a),
            only_second: claims(&overlap.only_b),
            // Thousandths: more would claim more than there is.
            overlap: (overlap.share() * 1000.0).round() / 1000.0,
        }
    }
}

fn statements(index: &Index, statements: &[usize]) -> Vec<String> {
    statements.iter().map(|&statement| index.statement(statement).id.clone()).collect()
}

fn sources(index: &Index, sources: &[usize]) -> Vec<String> {
    sources.iter().map(|&source| index.source(source).id.clone()).collect()
}
