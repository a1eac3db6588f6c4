//! Different numbers for one thing.

use super::{Finding, Group, Kind, Pair};
use crate::compare::Utterance;
use crate::compare::figures::{Agreement, Figure, compare_sets, extract};
use crate::query::Index;

/// So many different sets of figures of one claim are compared with each other; more are not one claim.
const MOST: usize = 60;

pub(super) fn find(index: &Index, claim: usize, _: &[&Utterance], all: &mut Vec<Finding>) {
    // Statements that give the same figures are one account.
    let mut accounts: Vec<(Vec<Figure>, Vec<usize>)> = Vec::new();
    for statement in index.statements_of(claim) {
        let figures = extract(&index.statement(statement).text);
        if figures.is_empty() {
            continue;
        }
        let same = |known: &[Figure]| {
            known.len() == figures.len() && known.iter().zip(&figures).all(|(a, b)| a.text == b.text)
        };
        match accounts.iter().position(|(known, _)| same(known)) {
            Some(account) => accounts[account].1.push(statement),
            None if accounts.len() < MOST => accounts.push((figures, vec![statement])),
            None => {}
        }
    }
    let mut pairs = Vec::new();
    let mut conflict = false;
    for (i, (figures, statements)) in accounts.iter().enumerate() {
        for (others, other_statements) in &accounts[..i] {
            let Some((left, right)) = of_two_sources(index, other_statements, statements) else { continue };
            for (a, b, agreement) in compare_sets(others, figures) {
                if matches!(agreement, Agreement::Equal) {
                    continue;
                }
                conflict |= matches!(agreement, Agreement::Conflict { .. });
                let texts = (others[a].text.clone(), figures[b].text.clone());
                pairs.push(Pair { left, right, relation: name(&agreement), texts, edits: Vec::new() });
            }
        }
    }
    if pairs.is_empty() {
        return;
    }
    let named = |figure: &Figure| pairs.iter().any(|p| p.texts.0 == figure.text || p.texts.1 == figure.text);
    let mut labelled = Vec::new();
    for (figures, statements) in &accounts {
        for figure in figures.iter().filter(|figure| named(figure)) {
            labelled.extend(statements.iter().map(|&statement| (figure.text.clone(), statement)));
        }
    }
    let statements = labelled.iter().map(|(_, statement)| *statement).collect();
    let label = if conflict { "conflict" } else { "compatible" };
    let mut finding = Finding::new(index, Kind::Figures, label, claim, statements);
    finding.groups = super::group_by(index, labelled);
    finding.groups.iter_mut().for_each(|group: &mut Group| super::in_order(&mut group.statements));
    finding.pairs = pairs;
    all.push(finding);
}

fn name(agreement: &Agreement) -> &'static str {
    match agreement {
        Agreement::Equal => "equal",
        Agreement::Compatible { .. } => "compatible",
        Agreement::Conflict { .. } => "conflict",
    }
}

/// A statement of each side, from different sources.
fn of_two_sources(index: &Index, left: &[usize], right: &[usize]) -> Option<(usize, usize)> {
    left.iter().find_map(|&a| {
        let b = right.iter().copied().find(|&b| index.source_of(a) != index.source_of(b))?;
        Some((a, b))
    })
}
