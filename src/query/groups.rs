//! What was found, by what it belongs to.

use super::{Facet, Index};
use crate::store::Lists;

/// What statements are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// What they are about.
    Claim,
    /// Who said them, without those whom these belong to: a joint statement stands with each of its speakers.
    Speaker,
    /// Where they are reported.
    Source,
}

/// Statements by claim, speaker or source. Each group keeps the order in which the statements were given.
pub struct Groups {
    statements: Vec<usize>,
    /// For each group, the places in `statements` of those in it.
    places: Lists,
    /// The groups that have any, as places in the data, in order.
    pub which: Vec<usize>,
}

impl Groups {
    /// How many statements a group has.
    pub fn count(&self, group: usize) -> usize {
        self.places.of(group).len()
    }

    /// The statements of a group.
    pub fn of(&self, group: usize) -> Vec<usize> {
        self.places.of(group).iter().map(|&place| self.statements[place]).collect()
    }
}

impl Index {
    /// Puts statements together, in time that grows with their number.
    pub fn groups(&self, statements: &[usize], by: By) -> Groups {
        let (facet, groups) = match by {
            By::Claim => (Facet::Claim, self.story().claims.len()),
            By::Speaker => (Facet::Actor, self.story().actors.len()),
            By::Source => (Facet::Source, self.story().sources.len()),
        };
        let mut lists = Lists::default();
        for &statement in statements {
            let number = self.column(facet).number(statement);
            let only = [number.wrapping_sub(1)];
            let of_one = only.get(..number.min(1)).unwrap_or_default();
            let groups = if by == By::Speaker { self.speakers.of(number) } else { of_one };
            groups.iter().for_each(|&group| lists.item(group));
            lists.end();
        }
        let places = lists.inverted(groups);
        let which = (0..groups).filter(|&group| !places.of(group).is_empty()).collect();
        Groups { statements: statements.to_vec(), places, which }
    }
}
