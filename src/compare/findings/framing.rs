//! Different reporting expressions for what one actor said of a claim.

use super::{Finding, Kind, group_by, sources_part};
use crate::compare::Utterance;
use crate::compare::framing::class;
use crate::query::Index;

pub(super) fn find(index: &Index, claim: usize, _: &[&Utterance], all: &mut Vec<Finding>) {
    // The same statement: of one claim, with one stance, by an actor in common.
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for statement in index.statements_of(claim) {
        if index.cue(statement).is_none() {
            continue;
        }
        let same = |&other: &usize| {
            index.stance(other) == index.stance(statement)
                && index.speakers(other).any(|a| index.speakers(statement).any(|b| a == b))
        };
        let (mut with, without): (Vec<_>, Vec<_>) = sets.into_iter().partition(|set| set.iter().any(same));
        sets = without;
        let mut joined = vec![statement];
        joined.extend(with.drain(..).flatten());
        sets.push(joined);
    }
    for mut set in sets {
        super::in_order(&mut set);
        let language = index.story().lang.as_deref();
        let classed = set.into_iter().filter_map(|s| {
            let data = index.statement(s);
            let source_language = index.source_of(s).and_then(|source| index.source(source).lang.as_deref());
            // The lexicon knows English; a cue is in the language of the article.
            let english = source_language.or(language).is_none_or(|lang| lang.split('-').next() == Some("en"));
            let class = class(data.cue.as_deref()?).filter(|_| english)?;
            Some((class.as_str().to_owned(), s))
        });
        let groups = group_by(index, classed.collect());
        if groups.len() < 2 || !sources_part(&groups) {
            continue;
        }
        let statements = groups.iter().flat_map(|group| group.statements.iter().copied()).collect();
        let mut finding = Finding::new(index, Kind::Framing, "differs", claim, statements);
        finding.groups = groups;
        all.push(finding);
    }
}
