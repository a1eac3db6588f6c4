//! Findings with ids in place of places in the data, for JSON and for JavaScript.

use super::wording::Relation;
use super::{Finding, Group, Overlap, Pair, Quote, Utterance};
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

/// One utterance as several statements quote it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct UtteranceRecord {
    /// The quotation that has most of it, and then the others, in the order of the data.
    pub quotes: Vec<QuoteRecord>,
}

/// A quotation of an utterance.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct QuoteRecord {
    /// The id of the statement.
    pub statement: String,
    /// The quoted words.
    pub text: String,
    /// What it is to the quotation that has most of the utterance.
    pub relation: Relation,
}

impl UtteranceRecord {
    /// An utterance with ids.
    pub fn new(index: &Index, utterance: &Utterance) -> Self {
        let record = |quote: &Quote, relation| QuoteRecord {
            statement: index.id(quote.statement).to_owned(),
            text: quote.text.clone(),
            relation,
        };
        let fullest = record(utterance.fullest(), Relation::Identical);
        let variants = utterance.variants().map(|(quote, relation)| record(quote, relation));
        UtteranceRecord { quotes: std::iter::once(fullest).chain(variants).collect() }
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
            left: index.id(pair.left).to_owned(),
            right: index.id(pair.right).to_owned(),
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
    statements.iter().map(|&statement| index.id(statement).to_owned()).collect()
}

fn sources(index: &Index, sources: &[usize]) -> Vec<String> {
    sources.iter().map(|&source| index.source(source).id.clone()).collect()
}
