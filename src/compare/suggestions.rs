//! Suggestions for the editor: computed likenesses that may mean that something is filed in the wrong place. Readers never
//! see them.

use super::utterances::utterances;
use super::wording::{Prepared, Relation};
use crate::load::{Problem, Severity};
use crate::query::Index;

/// Claims are compared with each other up to this many; of more, only what quotations suggest is suggested.
const MOST_CLAIMS: usize = 500;

/// How much of two claims must be shared for one to be suggested as a duplicate of the other.
const SIMILAR: f64 = 0.85;

/// What an editor may want to look at: one utterance filed under several claims, and claims in nearly the same words.
/// Claims that a declared relation joins are not suggested: the editor has said what they are to each other.
pub fn suggestions(index: &Index) -> Vec<Problem> {
    let mut found = Vec::new();
    let claims = &index.story().claims;
    let related = |a: usize, b: usize| {
        let names = |a: usize, b: usize| {
            [&claims[a].contradicts, &claims[a].updates, &claims[a].supports]
                .iter()
                .any(|ids| ids.contains(&claims[b].id))
        };
        names(a, b) || names(b, a)
    };
    for utterance in utterances(index) {
        let fullest = utterance.fullest().statement;
        let Some(claim) = index.claim_of(fullest) else { continue };
        for (quote, _) in utterance.variants() {
            let Some(other) = index.claim_of(quote.statement).filter(|&other| other != claim && !related(claim, other))
            else {
                continue;
            };
            found.push(suggestion(
                format!("statements[{}].claim", quote.statement),
                format!("the same utterance as in \"{}\", which has another claim", index.id(fullest)),
                format!("look whether both belong to \"{}\" or to \"{}\"", claims[claim].id, claims[other].id),
            ));
        }
    }
    if claims.len() > MOST_CLAIMS {
        return found;
    }
    let texts: Vec<Prepared> = claims.iter().map(|claim| Prepared::new(claim.text.as_str())).collect();
    for b in 0..claims.len() {
        for a in (0..b).filter(|&a| !related(a, b)) {
            // Claims of one story share names and matters; only what shares most of its words as well may be a duplicate.
            let likely = || texts[a].compare(&texts[b]).similarity >= SIMILAR;
            if texts[a].relation(&texts[b]) != Relation::Unrelated && likely() {
                found.push(suggestion(
                    format!("claims[{b}].text"),
                    format!("nearly the same claim as \"{}\"", claims[a].id),
                    "make one of the two, or declare what they are to each other".to_owned(),
                ));
            }
        }
    }
    found
}

fn suggestion(path: String, message: String, help: String) -> Problem {
    Problem { severity: Severity::Suggestion, ..Problem::error(path, message, help) }
}
