//! The same words, or the same claim, put in different mouths.

use super::{Finding, Group, Kind};
use crate::compare::Utterance;
use crate::query::Index;

pub(super) fn find(index: &Index, claim: usize, utterances: &[&Utterance], all: &mut Vec<Finding>) {
    let before = all.len();
    for utterance in utterances {
        let mut statements: Vec<usize> = utterance.quotes().map(|quote| quote.statement).collect();
        super::in_order(&mut statements);
        add(index, claim, "utterance", statements, all);
    }
    // What is the same utterance has been told; a claim says the same again, less firmly.
    if all.len() > before {
        return;
    }
    for stance in [crate::story::Stance::Asserts, crate::story::Stance::Denies, crate::story::Stance::Questions] {
        let of_stance = |&s: &usize| index.stance(s) == stance && !in_own_voice(index, s);
        add(index, claim, "claim", index.statements_of(claim).iter().copied().filter(of_stance).collect(), all);
    }
}

/// Adds a finding if two sources have nobody in common whom they let say it.
fn add(index: &Index, claim: usize, label: &'static str, statements: Vec<usize>, all: &mut Vec<Finding>) {
    let mut by_source: Vec<(usize, Vec<usize>)> = Vec::new();
    for &statement in &statements {
        let Some(source) = index.source_of(statement) else { continue };
        let speakers = index.speakers(statement);
        match by_source.iter_mut().find(|(known, _)| *known == source) {
            Some((_, actors)) => actors.extend(speakers),
            None => by_source.push((source, speakers.collect())),
        }
    }
    let apart = |a: &[usize], b: &[usize]| !a.iter().any(|&a| b.iter().any(|&b| index.related(a, b)));
    let parts = by_source.iter().enumerate().any(|(i, (_, a))| by_source[..i].iter().any(|(_, b)| apart(a, b)));
    if !parts {
        return;
    }
    let mut finding = Finding::new(index, Kind::Attribution, label, claim, statements.clone());
    let mut groups: Vec<Group> = Vec::new();
    for statement in statements {
        let mut actors: Vec<usize> = index.speakers(statement).collect();
        super::in_order(&mut actors);
        match groups.iter_mut().find(|group| group.actors == actors) {
            Some(group) => group.statements.push(statement),
            None => groups.push(Group { actors, ..Group::new(index, "", vec![statement]) }),
        }
    }
    for group in &mut groups {
        group.sources = super::sources_of(index, &group.statements);
    }
    finding.groups = groups;
    all.push(finding);
}

/// Whether a statement is an article's own: each article speaks for itself, which is no difference.
fn in_own_voice(index: &Index, statement: usize) -> bool {
    let source = index.source_of(statement).map(|source| index.source(source));
    let voice = source.and_then(|source| index.actor_number(source.voice.as_deref()?));
    voice.is_some_and(|voice| index.speakers(statement).all(|speaker| speaker == voice))
}
