//! Who has what: for each of many values, the members that have it.

use super::bits::Bits;
use crate::store::Lists;
use std::ops::Range;

/// For each value, the members that have it, in order; of those that many have, as bits as well, which join faster than
/// long lists.
#[derive(Default)]
pub(super) struct Holders {
    lists: Lists,
    /// The values that more than one member in 32 has: their bits take less room than their lists.
    many: Vec<(usize, Bits)>,
}

impl Holders {
    /// From the values of each of so many members; `value` says which of the values below `limit` an item stands for.
    pub(super) fn new(of_members: &Lists, members: usize, limit: usize, value: &dyn Fn(usize) -> usize) -> Self {
        let lists = of_members.inverted(members, limit, value);
        let frequent = (0..limit).filter(|&value| lists.of(value).len() * 32 > members);
        let many = frequent.map(|value| {
            let mut bits = Bits::new(members);
            bits.add(lists.of(value));
            (value, bits)
        });
        Holders { many: many.collect(), lists }
    }

    /// The members that have a value.
    pub(super) fn of(&self, value: usize) -> &[usize] {
        self.lists.of(value)
    }

    /// Adds the members that have one of some values.
    pub(super) fn add(&self, values: Range<usize>, to: &mut Bits) {
        let mut from = values.start;
        for (value, bits) in self.many.iter().filter(|(value, _)| values.contains(value)) {
            to.add(self.lists.between(from, *value));
            to.join(bits);
            from = value + 1;
        }
        to.add(self.lists.between(from, values.end));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn adds_each_member_that_has_a_value(plain in prop::collection::vec(prop::collection::btree_set(0..9usize, 0..4), 1..90), from in 0..9usize, end in 0..10usize) {
            let mut lists = Lists::default();
            for (i, list) in plain.iter().enumerate() {
                list.iter().for_each(|&item| lists.item(item));
                lists.end(i);
            }
            let holders = Holders::new(&lists, plain.len(), 9, &|item| item);
            let mut added = Bits::new(plain.len());
            holders.add(from..end, &mut added);
            let expected: Vec<usize> = (0..plain.len()).filter(|&i| plain[i].iter().any(|v| (from..end).contains(v))).collect();
            prop_assert_eq!(added.numbers(true), expected);
        }
    }
}
