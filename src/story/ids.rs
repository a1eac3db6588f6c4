//! Ids and their numbers.

use std::collections::HashMap;

/// The number that each of some ids has: its place among them.
#[derive(Debug, Clone, Default)]
pub struct Ids(HashMap<Box<str>, u32>);

impl Ids {
    /// Numbers ids from 0. Of two that are equal the first counts, and the numbers go on all the same, so that they stay
    /// places in the list.
    pub fn of<'s>(ids: impl Iterator<Item = &'s str>) -> Self {
        let mut numbers = Ids::default();
        for (number, id) in ids.enumerate() {
            numbers.0.entry(id.into()).or_insert(number as u32);
        }
        numbers
    }

    /// Gives an id the next number; whether it is new.
    pub fn insert(&mut self, id: &str) -> bool {
        let next = self.0.len() as u32;
        *self.0.entry(id.into()).or_insert(next) == next
    }

    /// The number of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        self.0.get(id).map(|&number| number as usize)
    }

    /// How many different ids there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
