//! Ids and their numbers.

use crate::text::part;
use std::ops::Range;

/// The number that each of some ids has: its place among them.
///
/// A hash table of its own: the standard library's brings along a hash that resists floods from a network, which a story
/// is not, and weighs several times as much in the module that readers download.
#[derive(Debug, Clone, Default)]
pub struct Ids {
    /// All ids, one after the other.
    text: String,
    /// For each id where it ends in `text`.
    ends: Vec<u32>,
    /// The number of each; left out while that is its place.
    numbers: Vec<u32>,
    /// Where an id's entry is, found by its hash and, if that place is taken, in the next that is free: the hash, and 0
    /// where it is free or n for entry n - 1. As long as a power of two, and never more than half full.
    table: Vec<(u32, u32)>,
    /// The table from before it grew, and how many of its places have moved: a few with each new id, as all at once would
    /// keep a page from its reader.
    before: Vec<(u32, u32)>,
    moved: usize,
}

/// So many places move with each new id: all have, long before the table is to grow again.
const MOVES: usize = 8;

impl Ids {
    /// Numbers ids from 0. Of two that are equal the first counts, and the numbers go on all the same, so that they stay
    /// places in the list.
    pub fn of<'s>(ids: impl Iterator<Item = &'s str>) -> Self {
        let mut numbers = Ids::default();
        for (number, id) in ids.enumerate() {
            numbers.put(id, hash(id.as_bytes()), number as u32);
        }
        numbers
    }

    /// Gives an id the next number; whether it is new.
    pub fn insert(&mut self, id: &str) -> bool {
        self.put(id, hash(id.as_bytes()), self.ends.len() as u32)
    }

    /// The place of an id among the different ones; it is put in if it is not there.
    pub(crate) fn place(&mut self, id: &str) -> usize {
        let hash = hash(id.as_bytes());
        match self.find(id, hash) {
            Some((_, Some(entry))) => entry,
            _ => {
                self.put(id, hash, self.ends.len() as u32);
                self.ends.len() - 1
            }
        }
    }

    /// The number of an id.
    pub fn get(&self, id: &str) -> Option<usize> {
        let (_, entry) = self.find(id, hash(id.as_bytes()))?;
        let entry = entry?;
        Some(self.numbers.get(entry).map_or(entry, |&number| number as usize))
    }

    /// How many different ids there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// No more will be put in or asked for by id; only names are.
    pub(crate) fn close(&mut self) {
        (self.table, self.before) = Default::default();
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    fn put(&mut self, id: &str, hash: u32, number: u32) -> bool {
        if self.ends.len() * 2 >= self.table.len() {
            let length = (self.table.len() * 2).max(16);
            self.before = std::mem::replace(&mut self.table, vec![(0, 0); length]);
            self.moved = 0;
        }
        self.move_some();
        let Some((place, None)) = self.find(id, hash) else { return false };
        let entry = self.ends.len() as u32;
        if number != entry && self.numbers.is_empty() {
            self.numbers.extend(0..entry);
        }
        if number != entry || !self.numbers.is_empty() {
            self.numbers.push(number);
        }
        self.text.push_str(id);
        self.ends.push(self.text.len() as u32);
        self.table[place] = (hash, entry + 1);
        true
    }

    /// Where in the table an id stands or would stand, and its entry if it has one; nothing in a table without places.
    fn find(&self, id: &str, hash: u32) -> Option<(usize, Option<usize>)> {
        let found = self.find_in(&self.table, id, hash)?;
        if found.1.is_none() && !self.before.is_empty() {
            // It may not have moved yet.
            return Some((found.0, self.find_in(&self.before, id, hash)?.1));
        }
        Some(found)
    }

    #[inline]
    fn find_in(&self, table: &[(u32, u32)], id: &str, hash: u32) -> Option<(usize, Option<usize>)> {
        let last = table.len().checked_sub(1)?;
        let mut place = mixed(hash) & last;
        loop {
            let (its_hash, n) = table[place];
            let n = n as usize;
            if n == 0 {
                return Some((place, None));
            }
            if its_hash == hash && self.text.as_bytes().get(self.range(n - 1)) == Some(id.as_bytes()) {
                return Some((place, Some(n - 1)));
            }
            place = (place + 1) & last;
        }
    }

    fn range(&self, entry: usize) -> Range<usize> {
        let start = if entry == 0 { 0 } else { self.ends[entry - 1] };
        start as usize..self.ends[entry] as usize
    }

    /// The id at a place among the different ones.
    pub(crate) fn name(&self, entry: usize) -> &str {
        part(&self.text, self.range(entry))
    }

    fn move_some(&mut self) {
        if self.before.is_empty() {
            return;
        }
        // They stay where they were as well, or what stands behind them would no longer be found.
        let last = self.table.len() - 1;
        for &(hash, entry) in self.before.iter().skip(self.moved).take(MOVES).filter(|(_, entry)| *entry != 0) {
            let mut place = mixed(hash) & last;
            while self.table[place].1 != 0 {
                place = (place + 1) & last;
            }
            self.table[place] = (hash, entry);
        }
        self.moved += MOVES;
        if self.moved >= self.before.len() {
            self.before = Vec::new();
        }
    }
}

/// A hash of some bytes, eight at a time: each time multiplied by 2^64 divided by the golden ratio, which strews what lies
/// close together (Knuth, The Art of Computer Programming, vol. 3, 6.4). It does not withstand somebody who looks for two
/// with one hash, and nothing is kept of it.
pub(crate) fn hash(bytes: &[u8]) -> u32 {
    let (eights, rest) = bytes.as_chunks::<8>();
    let whole = eights.iter().fold(bytes.len() as u64, |state, eight| strewn(state ^ u64::from_le_bytes(*eight)));
    let last = rest.iter().fold(0, |last, &byte| last << 8 | u64::from(byte));
    strewn(whole ^ last) as u32
}

fn strewn(state: u64) -> u64 {
    let product = state.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    product ^ product >> 32
}

/// A hash with its halves folded, so that the low bits hang on all of the id.
fn mixed(hash: u32) -> usize {
    (hash ^ hash >> 15) as usize
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashMap;

    proptest! {
        #[test]
        fn as_a_map_would_have_it(ids in prop::collection::vec("[a-c]{0,3}|\\PC{0,4}|[a-z]{3}", 0..400)) {
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
