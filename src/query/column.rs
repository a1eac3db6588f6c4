//! A facet: the values that statements have in it, and the statements that have each value.

use super::bits::Bits;
use super::postings::{Posting, Postings};
use crate::store::{Lists, Narrow};

/// One facet.
#[derive(Default)]
pub(super) struct Column {
    /// For each statement a number, 0 for none: what stands for one value, or for a list of them.
    numbers: Narrow,
    /// The values that each number stands for; none where each stands for the value before it.
    classes: Option<Lists>,
    /// How many statements have each value.
    pub(super) totals: Vec<usize>,
    pub(super) statements: Postings,
}

impl Column {
    /// With `limit` values, from the numbers of so many statements.
    pub(super) fn new(numbers: Narrow, statements: usize, classes: Option<Lists>, limit: usize) -> Self {
        let mut column = Column { numbers, classes, totals: vec![0; limit], statements: Postings::default() };
        let mut posting = Posting::new(statements, limit);
        let mut tally = vec![0; column.different()];
        for time in 0..2 {
            for statement in 0..statements {
                let number = column.number(statement);
                tally.get_mut(number).into_iter().for_each(|count| *count += time);
                match &column.classes {
                    Some(classes) => classes.of(number).iter().for_each(|&value| posting.put(statement, value)),
                    None if number > 0 => posting.put(statement, number - 1),
                    None => {}
                }
            }
            if time == 0 {
                posting.lay_out(&mut (0..limit));
            }
        }
        column.statements = posting.done();
        column.totals = column.by_value(&tally);
        column
    }

    /// The number of a statement.
    pub(super) fn number(&self, statement: usize) -> usize {
        self.numbers.get(statement)
    }

    /// How many of some statements have each value.
    pub(super) fn count(&self, statements: &[usize]) -> Vec<usize> {
        let mut tally = vec![0; self.different()];
        self.numbers.tally(statements, &mut tally);
        self.by_value(&tally)
    }

    /// How many numbers there can be.
    fn different(&self) -> usize {
        self.classes.as_ref().map_or(self.totals.len() + 1, Lists::len)
    }

    /// Counts by value from counts by number.
    fn by_value(&self, tally: &[usize]) -> Vec<usize> {
        let Some(classes) = &self.classes else {
            return tally.get(1..).unwrap_or_default().to_vec();
        };
        let mut counts = vec![0; self.totals.len()];
        for (number, &count) in tally.iter().enumerate().filter(|(_, count)| **count > 0) {
            for &value in classes.of(number) {
                counts.get_mut(value).into_iter().for_each(|of_value| *of_value += count);
            }
        }
        counts
    }

    /// Adds the statements that have a value.
    pub(super) fn add(&self, value: usize, to: &mut Bits) {
        self.statements.add(value..value + 1, to);
    }
}
