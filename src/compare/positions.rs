//! Positions: who asserts a claim, who denies it, who questions it.

use crate::query::Index;
use crate::story::Stance;

/// The positions towards a claim. Actors and statements are places in the data.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Positions {
    /// Who asserts it, in the order in which they first do.
    pub asserted: Vec<Position>,
    /// Who denies it.
    pub denied: Vec<Position>,
    /// Who questions it.
    pub questioned: Vec<Position>,
}

/// One actor's position, with the statements that it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Position {
    /// Who takes it. Each of the actors of a joint statement takes it.
    pub actor: usize,
    /// Where it is reported.
    pub statements: Vec<usize>,
}

impl Positions {
    /// Whether positions conflict: the claim is asserted and it is denied.
    pub fn contested(&self) -> bool {
        !self.asserted.is_empty() && !self.denied.is_empty()
    }

    /// The actors who assert the claim and also deny or question it.
    pub fn at_odds(&self) -> Vec<usize> {
        let doubts = |actor| self.denied.iter().chain(&self.questioned).any(|p| p.actor == actor);
        self.asserted.iter().map(|p| p.actor).filter(|&actor| doubts(actor)).collect()
    }
}

/// The positions towards a claim, from all of its statements.
pub fn positions(index: &Index, claim: usize) -> Positions {
    let mut positions = Positions::default();
    for statement in index.statements_of(claim) {
        let side = match index.stance(statement) {
            Stance::Asserts => &mut positions.asserted,
            Stance::Denies => &mut positions.denied,
            Stance::Questions => &mut positions.questioned,
        };
        for actor in index.speakers(statement) {
            match side.iter_mut().find(|p| p.actor == actor) {
                Some(position) => position.statements.push(statement),
                None => side.push(Position { actor, statements: vec![statement] }),
            }
        }
    }
    positions
}
