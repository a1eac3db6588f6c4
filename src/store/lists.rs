//! Many short lists of numbers.

/// Lists of numbers, one after the other in one piece of memory.
#[derive(Default)]
pub(crate) struct Lists {
    /// Where each list ends in `items`.
    ends: Vec<usize>,
    items: Vec<usize>,
}

impl Lists {
    /// One more number for the list that comes next.
    pub(crate) fn item(&mut self, item: usize) {
        self.items.push(item);
    }

    /// Ends a list, after its numbers.
    pub(crate) fn end(&mut self) {
        self.ends.push(self.items.len());
    }

    /// How many lists there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The numbers of the list that comes next, as far as they have come.
    pub(crate) fn next(&self) -> &[usize] {
        self.items.get(self.ends.last().copied().unwrap_or(0)..).unwrap_or_default()
    }

    /// The numbers of a list.
    pub(crate) fn of(&self, list: usize) -> &[usize] {
        let start = list.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(list).copied().unwrap_or(0);
        self.items.get(start..end).unwrap_or_default()
    }

    /// The other way round: for each number below `limit`, which of the lists have it, in order.
    pub(crate) fn inverted(&self, limit: usize) -> Lists {
        let mut ends = vec![0; limit + 1];
        for &item in &self.items {
            if let Some(count) = ends.get_mut(item + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        // Each end is now where a list begins; filling moves it to where that ends.
        let mut items = vec![0; sum];
        for list in 0..self.len() {
            for &item in self.of(list) {
                if let Some(next) = ends.get_mut(item) {
                    if let Some(place) = items.get_mut(*next) {
                        *place = list;
                    }
                    *next += 1;
                }
            }
        }
        ends.pop();
        Lists { ends, items }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Lists;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn are_lists_and_their_inverse(plain in prop::collection::vec(prop::collection::btree_set(0..9usize, 0..4), 0..20)) {
            let plain: Vec<Vec<usize>> = plain.into_iter().map(|set| set.into_iter().collect()).collect();
            let mut lists = Lists::default();
            for list in &plain {
                list.iter().for_each(|&item| lists.item(item));
                prop_assert_eq!(lists.next(), &list[..]);
                lists.end();
            }
            let inverted = lists.inverted(9);
            for (i, list) in plain.iter().enumerate() {
                prop_assert_eq!(lists.of(i), &list[..]);
            }
            for item in 0..9 {
                let having: Vec<usize> = (0..plain.len()).filter(|&i| plain[i].contains(&item)).collect();
                prop_assert_eq!(inverted.of(item), &having[..]);
            }
            prop_assert_eq!((lists.len(), inverted.of(9), lists.of(plain.len())), (plain.len(), &[] as &[usize], &[] as &[usize]));
        }
    }
}
