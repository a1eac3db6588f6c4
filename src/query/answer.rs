//! Answering a query.

use super::bits::Bits;
use super::column::Column;
use super::search::found;
use super::{Facet, Index, Query, sort};
use std::borrow::Cow;

/// The statements that a query asks for, and the counts beside every choice.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answer {
    /// The statements, as places in the data, in the order asked for.
    pub statements: Vec<usize>,
    /// For each facet, in the order of [`Facet::ALL`], what each of its values would give.
    pub counts: [Counts; 7],
}

impl Answer {
    /// How many statements each value of a facet, in the order of [`Index::keys`], would give if it alone were chosen in
    /// that facet, under what is chosen in the others.
    pub fn counts(&self, facet: Facet) -> &[usize] {
        &self.counts[facet as usize]
    }
}

/// Counts by the number of a value.
pub type Counts = Vec<usize>;

impl Index {
    /// Answers a query. A value that the story does not have is matched by no statement.
    pub fn answer(&self, query: &Query) -> Answer {
        // What each condition leaves: the search, and every facet in which something is chosen.
        let mut conditions: Vec<(Option<Facet>, Bits)> = Vec::new();
        if !query.text.is_empty() {
            conditions.extend(found(&query.text, self).map(|found| (None, found)));
        }
        for facet in Facet::ALL {
            if !query.chosen(facet).is_empty() {
                conditions.push((Some(facet), self.chosen(facet, query.chosen(facet))));
            }
        }
        let all = self.under(&conditions, None);
        // A facet is counted under the choices made in the others.
        let counts = Facet::ALL.map(|facet| match conditions.iter().any(|(own, _)| *own == Some(facet)) {
            true => self.under(&conditions, Some(facet)).counts(self.column(facet)),
            false => all.counts(self.column(facet)),
        });
        let mut statements = all.statements();
        sort::sort(self, &mut statements, query.sort);
        Answer { statements, counts }
    }

    /// The statements that have one of some values.
    fn chosen(&self, facet: Facet, values: &[String]) -> Bits {
        let mut bits = Bits::new(self.len());
        for value in values.iter().filter_map(|value| self.number(facet, value)) {
            self.column(facet).add(value, &mut bits);
        }
        bits
    }

    /// The statements that all conditions leave but that of one facet.
    fn under(&self, conditions: &[(Option<Facet>, Bits)], without: Option<Facet>) -> Under {
        let mut under: Option<Cow<Bits>> = None;
        for (facet, bits) in conditions {
            if without.is_none() || *facet != without {
                under = Some(match under {
                    Some(under) => Cow::Owned(under.both(bits)),
                    None => Cow::Borrowed(bits),
                });
            }
        }
        let (few, inside) = under.map(|under| under.fewer()).unwrap_or_default();
        Under { all: self.len(), few, inside }
    }
}

/// Some statements: those named, or all but those, whichever are fewer.
struct Under {
    all: usize,
    few: Vec<usize>,
    inside: bool,
}

impl Under {
    fn statements(self) -> Vec<usize> {
        if self.inside {
            return self.few;
        }
        let mut statements = Vec::with_capacity(self.all - self.few.len());
        let mut from = 0;
        for &left_out in &self.few {
            statements.extend(from..left_out);
            from = left_out + 1;
        }
        statements.extend(from..self.all);
        statements
    }

    /// How many of them have each value.
    fn counts(&self, column: &Column) -> Counts {
        let mut counts = column.count(&self.few);
        if !self.inside {
            for (count, total) in counts.iter_mut().zip(&column.totals) {
                *count = total - *count;
            }
        }
        counts
    }
}
