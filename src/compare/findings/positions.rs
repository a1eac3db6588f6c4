//! Who asserts, denies or questions a claim, where not all assert it; and who takes conflicting positions.

use super::{Finding, Group, Kind};
use crate::compare::Utterance;
use crate::compare::{Position, positions};
use crate::query::Index;

pub(super) fn find(index: &Index, claim: usize, _: &[&Utterance], all: &mut Vec<Finding>) {
    let positions = positions(index, claim);
    // A claim that the editor declares to be contradicted by another that somebody asserts is contested as well.
    let against: Vec<usize> = contradicting(index, claim);
    let label = if positions.contested() || (!against.is_empty() && !positions.asserted.is_empty()) {
        "contested"
    } else if !positions.denied.is_empty() {
        "denied"
    } else if !positions.questioned.is_empty() {
        "questioned"
    } else {
        return;
    };
    let sides = [("asserts", &positions.asserted), ("denies", &positions.denied), ("questions", &positions.questioned)];
    let statements = sides.iter().flat_map(|(_, side)| side.iter()).flat_map(|p| p.statements.iter().copied());
    let mut finding =
        Finding::new(index, Kind::Positions, label, claim, statements.chain(against.iter().copied()).collect());
    for (stance, side) in sides {
        finding.groups.extend(side.iter().map(|position| group(index, stance, position)));
    }
    if !against.is_empty() {
        let speakers = against.iter().flat_map(|&s| index.speakers(s)).collect();
        let mut group = Group::new(index, "asserts the contrary", against);
        group.actors = speakers;
        super::in_order(&mut group.actors);
        finding.groups.push(group);
    }
    all.push(finding);
    for actor in positions.at_odds() {
        let own: Vec<(&str, &Position)> = sides
            .iter()
            .flat_map(|(stance, side)| side.iter().filter(|p| p.actor == actor).map(move |p| (*stance, p)))
            .collect();
        let statements = own.iter().flat_map(|(_, p)| p.statements.iter().copied()).collect();
        let mut finding = Finding::new(index, Kind::Positions, "at-odds", claim, statements);
        finding.groups = own.iter().map(|(stance, position)| group(index, stance, position)).collect();
        all.push(finding);
    }
}

fn group(index: &Index, stance: &str, position: &Position) -> Group {
    Group { actors: vec![position.actor], ..Group::new(index, stance, position.statements.clone()) }
}

/// The statements that assert a claim declared to contradict this one, by either of the two.
fn contradicting(index: &Index, claim: usize) -> Vec<usize> {
    let claims = &index.story().claims;
    let mut statements = Vec::new();
    for (other, data) in claims.iter().enumerate() {
        let declared = data.contradicts.contains(&claims[claim].id) || claims[claim].contradicts.contains(&data.id);
        if other != claim && declared {
            for position in positions(index, other).asserted {
                statements.extend(position.statements);
            }
        }
    }
    super::in_order(&mut statements);
    statements
}
