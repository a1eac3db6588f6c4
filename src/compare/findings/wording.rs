//! One utterance quoted in different words.

use super::{Finding, Kind, Pair};
use crate::compare::Utterance;
use crate::compare::wording::{Relation, compare};
use crate::query::Index;

pub(super) fn find(index: &Index, claim: usize, utterances: &[&Utterance], all: &mut Vec<Finding>) {
    for utterance in utterances {
        let fullest = utterance.fullest();
        let pairs: Vec<Pair> = utterance
            .variants()
            .filter(|(_, relation)| *relation != Relation::Identical)
            .map(|(quote, relation)| Pair {
                edits: compare(&fullest.text, &quote.text).edits,
                left: fullest.statement,
                right: quote.statement,
                relation: relation.as_str(),
                texts: (fullest.text.clone(), quote.text.clone()),
            })
            .collect();
        let farthest = utterance.variants().map(|(_, relation)| relation).max().unwrap_or(Relation::Identical);
        if farthest == Relation::Identical {
            continue;
        }
        let statements: Vec<usize> = utterance.quotes().map(|quote| quote.statement).collect();
        let mut finding = Finding::new(index, Kind::Wording, farthest.as_str(), claim, statements);
        finding.groups = super::group_by(index, utterance.quotes().map(|q| (q.text.clone(), q.statement)).collect());
        finding.pairs = pairs;
        all.push(finding);
    }
}
