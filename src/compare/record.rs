//! Findings with ids in place of places in the data, for JSON and for JavaScript.

use super::wording::Edit;
use super::{Finding, Group, Overlap, Pair};
use crate::query::Index;
use serde::Serialize;

/// Derives what a record needs.
macro_rules! records {
    ($($item:item)*) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(rename_all = "camelCase")]
        $item
    )*};
}

records! {
    /// A [`Finding`].
    pub struct FindingRecord {
        /// coverage, positions, wording, attribution, figures, place, date or framing.
        pub kind: String,
        /// What exactly was found; see [`Finding::label`].
        pub label: String,
        /// The id of the claim that it is about.
        pub claim: String,
        /// The ids of the statements that it rests on.
        pub statements: Vec<String>,
        /// The ids of their sources.
        pub sources: Vec<String>,
        /// The accounts that differ.
        pub groups: Vec<GroupRecord>,
        /// Pairs of statements that were compared.
        pub pairs: Vec<PairRecord>,
    }

    /// One of the accounts that differ.
    pub struct GroupRecord {
        /// What it says; empty where the statements say it themselves.
        pub label: String,
        /// The ids of those who say it.
        pub actors: Vec<String>,
        /// The ids of the statements.
        pub statements: Vec<String>,
        /// The ids of their sources.
        pub sources: Vec<String>,
    }

    /// Two statements that were compared.
    pub struct PairRecord {
        /// The id of the first statement.
        pub left: String,
        /// The id of the second statement.
        pub right: String,
        /// A relation of wordings, or an agreement of figures.
        pub relation: String,
        /// What was compared of the first.
        pub left_text: String,
        /// What was compared of the second.
        pub right_text: String,
        /// How the first quotation becomes the second; nothing for figures.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pub edits: Vec<Edit>,
    }

    /// Two sources side by side.
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
