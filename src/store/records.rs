//! Many short pieces of bytes.

use super::varint;
use crate::story::hash;

/// So many records stand together in one piece of memory, which is never copied once it is full; to find one, those before
/// it are passed over.
pub(crate) const BLOCK: usize = 32;

/// Records of bytes, one after the other, each behind its length.
#[derive(Default)]
pub(crate) struct Records {
    full: Vec<Box<[u8]>>,
    last: Vec<u8>,
    len: usize,
}

impl Records {
    /// One more record.
    pub(crate) fn push(&mut self, record: &[u8]) {
        if self.begins_block() {
            self.close();
        }
        varint::write(record.len(), &mut self.last);
        self.last.extend_from_slice(record);
        self.len += 1;
    }

    /// Whether the next record begins a block.
    pub(crate) fn begins_block(&self) -> bool {
        self.len.is_multiple_of(BLOCK)
    }

    /// Makes what has come as small as it can be; more may come if it was a whole number of blocks.
    pub(crate) fn close(&mut self) {
        if !self.last.is_empty() {
            self.full.push(Box::from(&self.last[..]));
            self.last.clear();
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.len
    }

    /// Calls `each` with every record, in order, from the beginning of the block on in which one stands.
    pub(crate) fn each<'r>(&'r self, from: usize, end: usize, each: &mut dyn FnMut(usize, &'r [u8])) {
        let mut record = from - from % BLOCK;
        while record < end.min(self.len) {
            let mut rest = self.full.get(record / BLOCK).map_or(&self.last[..], |block| block);
            let next = record + BLOCK;
            while record < next.min(end) && !rest.is_empty() {
                let length = varint::read(&mut rest).min(rest.len());
                let (one, others) = rest.split_at(length);
                each(record, one);
                rest = others;
                record += 1;
            }
            record = next;
        }
    }

    /// One of them; nothing beyond the last.
    pub(crate) fn get(&self, record: usize) -> &[u8] {
        let mut found: &[u8] = &[];
        self.each(record, record + 1, &mut |number, one| found = if number == record { one } else { &[] });
        found
    }
}

/// Whether two records are the same, found out in steps when all have come. The table that tells is not kept while they
/// come, as it would be among them for good.
#[derive(Default)]
pub(crate) struct Repeats {
    /// A number in the lower bits, from 1 on, and above it what of the hash there is room for.
    table: Vec<u32>,
    at: usize,
}

impl Repeats {
    /// Looks at so many more; whether two are the same, once that is known.
    pub(crate) fn step(&mut self, records: &Records, many: usize) -> Option<bool> {
        if self.table.is_empty() {
            self.table = vec![0; (records.len + records.len / 2 + 1).next_power_of_two()];
        }
        let (from, end) = (self.at, records.len.min(self.at + many));
        let low = self.table.len() - 1;
        let mut twice = false;
        records.each(from, end, &mut |number, record| {
            if number < from {
                return;
            }
            let hash = hash(record);
            let mut place = (hash ^ hash >> 15) as usize & low;
            let tag = hash & !(low as u32);
            while let Some(&entry) = self.table.get(place).filter(|&&entry| entry != 0) {
                twice |= entry & !(low as u32) == tag && records.get((entry & low as u32) as usize - 1) == record;
                place = (place + 1) & low;
            }
            if let Some(entry) = self.table.get_mut(place) {
                *entry = tag | (number as u32 + 1);
            }
        });
        self.at = end;
        (twice || end == records.len).then_some(twice)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{Records, Repeats};
    use proptest::prelude::*;
    use std::collections::HashSet;

    proptest! {
        #[test]
        fn are_given_back_as_they_came(plain in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..150), 0..100), from in 0..99usize, closed in any::<bool>()) {
            let mut records = Records::default();
            plain.iter().for_each(|record| records.push(record));
            if closed {
                records.close();
            }
            for (i, record) in plain.iter().enumerate() {
                prop_assert_eq!(records.get(i), &record[..]);
            }
            prop_assert_eq!((records.len(), records.get(plain.len())), (plain.len(), &[][..]));
            let mut all = Vec::new();
            records.each(from, plain.len(), &mut |number, record| all.push((number, record.to_vec())));
            let block = from / super::BLOCK * super::BLOCK;
            let expected: Vec<_> = plain.iter().cloned().enumerate().skip(block).collect();
            prop_assert_eq!(all, expected);
        }

        #[test]
        fn repeat_if_two_are_the_same(plain in prop::collection::vec("[a-c]{0,4}", 0..60), many in 1..70usize) {
            let mut records = Records::default();
            plain.iter().for_each(|record| records.push(record.as_bytes()));
            let mut repeats = Repeats::default();
            let found = (0..=60).find_map(|_| repeats.step(&records, many));
            prop_assert_eq!(found, Some(plain.iter().collect::<HashSet<_>>().len() < plain.len()));
        }
    }
}
