//! Ids and their numbers.

use crate::text::part;

/// The number that each of some ids has: its place among them.
///
/// A hash table of its own: the standard library's brings along a hash that resists floods from a network, which a story
/// is not, and weighs several times as much in the module that readers download.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    /// All ids, one after the other.
    text: String,
    /// For each id where it ends in `text`, and its number.
    entries: Vec<(u32, u32)>,
    /// Where an id's entry is, found by its hash and, if that place is taken, in the next that is free; 0 is free, n is
    /// entry n - 1. As long as a power of two, and never more than half full.
    table: Vec<u32>,
}

impl Ids {
    /// Numbers ids from 0. Of two that are equal the first counts, and the numbers go on all the same, so that they stay
    /// places in the list.
    pub fn of<'s>(ids: impl Iterator<Item = &'s str>) -> Self {
        let mut numbers = Ids::default();
        for (number, id) in ids.enumerate() {
            numbers.put(id, number as u32);
        }
        numbers
    }

    /// Gives an id the next number; whether it is new.
    pub fn insert(&mut self, id: &str) -> bool {
        self.put(id, self.entries.len() as u32)
    }

    /// The place of an id among the different ones; it is put in if it is not there.
    pub(crate) fn place(&mut self, id: &str) -> usize {
        match self.find(id) {
            Some((_, Some(entry))) => entry,
            _ => {
                self.insert(id);
                self.entries.len() - 1
            }
        }
    }

    /// The number of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        let (_, entry) = self.find(id)?;
        Some(self.entries.get(entry?)?.1 as usize)
    }

    /// How many different ids there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn put(&mut self, id: &str, number: u32) -> bool {
        if self.entries.len() * 2 >= self.table.len() {
            self.grow();
        }
        let Some((place, None)) = self.find(id) else { return false };
        self.text.push_str(id);
        self.entries.push((self.text.len() as u32, number));
        self.table[place] = self.entries.len() as u32;
        true
    }

    /// Where in the table an id stands or would stand, and its entry if it has one; nothing in a table without places.
    fn find(&self, id: &str) -> Option<(usize, Option<usize>)> {
        let last = self.table.len().checked_sub(1)?;
        let mut place = hash(id) as usize & last;
        loop {
            match self.table[place] as usize {
                0 => return Some((place, None)),
                n if self.name(n - 1) == id => return Some((place, Some(n - 1))),
                _ => place = (place + 1) & last,
            }
        }
    }

    /// The id at a place among the different ones.
    pub(crate) fn name(&self, entry: usize) -> &str {
        let start = if entry == 0 { 0 } else { self.entries[entry - 1].0 };
        part(&self.text, start as usize..self.entries[entry].0 as usize)
    }

    fn grow(&mut self) {
        let length = (self.table.len() * 2).max(16);
        self.table = vec![0; length];
        for entry in 0..self.entries.len() {
            let mut place = hash(self.name(entry)) as usize & (length - 1);
            while self.table[place] != 0 {
                place = (place + 1) & (length - 1);
            }
            self.table[place] = entry as u32 + 1;
        }
    }
}

/// FNV-1a (Fowler, Noll and Vo; RFC 9923), its halves folded so that the low bits hang on all of the id.
fn hash(id: &str) -> u32 {
    let hash = id.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    hash ^ hash >> 15
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn as_a_map_would_have_it(ids in prop::collection::vec("[a-c]{0,3}|\\PC{0,4}", 0..200)) {
            let mut map = HashMap::new();
            let mut grown = Ids::default();
            for (number, id) in ids.iter().enumerate() {
                prop_assert_eq!(grown.insert(id), !map.contains_key(id.as_str()));
                map.entry(id.as_str()).or_insert(number);
            }
            let numbers = Ids::of(ids.iter().map(String::as_str));
            prop_assert_eq!((numbers.len(), grown.len()), (map.len(), map.len()));
            for (id, number) in &map {
                prop_assert_eq!(numbers.get(id), Some(*number));
                prop_assert!(grown.get(id).is_some());
            }
            prop_assert_eq!(numbers.get("none of them"), None);
        }
    }

    #[test]
    fn nothing_is_in_none() {
        assert_eq!(Ids::default().get(""), None);
        assert!(Ids::default().is_empty());
    }
}
