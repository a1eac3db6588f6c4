//! Many short lists of numbers.

/// Lists of numbers, one after the other in one piece of memory.
#[derive(Default)]
pub(crate) struct Lists {
    /// Where each list begins in `items`, and where the last one ends; left out while every list has one number.
    starts: Vec<usize>,
    items: Vec<usize>,
}

impl Lists {
    /// So many lists, all empty.
    pub(crate) fn empty(lists: usize) -> Self {
        Lists { starts: vec![0; lists + 1], items: Vec::new() }
    }

    /// One more number for the list that comes next.
    pub(crate) fn item(&mut self, item: usize) {
        self.items.push(item);
    }

    /// Ends a list, after its numbers.
    pub(crate) fn end(&mut self, lists: usize) {
        if self.starts.is_empty() && self.items.len() != lists + 1 {
            // Until now each had one.
            self.starts = (0..=lists).collect();
        }
        if !self.starts.is_empty() {
            self.starts.push(self.items.len());
        }
    }

    /// How many numbers there are in all.
    pub(crate) fn total(&self) -> usize {
        self.items.len()
    }

    /// The numbers from one on, counted over all lists.
    pub(crate) fn since(&self, first: usize) -> &[usize] {
        self.items.get(first..).unwrap_or_default()
    }

    /// Puts other numbers in place of all, and takes out those that have none, calling `lost` with the list and with what
    /// stood there.
    pub(crate) fn resolve(&mut self, lists: usize, numbers: &[Option<u32>], lost: &mut dyn FnMut(usize, usize)) {
        let number = |item: usize| numbers.get(item).copied().flatten().map(|number| number as usize);
        if self.items.iter().all(|&item| number(item).is_some()) {
            return self.items.iter_mut().for_each(|item| *item = number(*item).unwrap_or(0));
        }
        let mut resolved = Lists::default();
        for list in 0..lists {
            for &item in self.of(list) {
                match number(item) {
                    Some(number) => resolved.item(number),
                    None => lost(list, item),
                }
            }
            resolved.end(list);
        }
        *self = resolved;
    }

    /// Where a list begins.
    fn start(&self, list: usize) -> usize {
        self.starts.get(list).copied().unwrap_or(if self.starts.is_empty() {
            list.min(self.items.len())
        } else {
            self.items.len()
        })
    }

    /// The numbers of a list.
    pub(crate) fn of(&self, list: usize) -> &[usize] {
        self.between(list, list + 1)
    }

    /// The numbers of the lists from one up to another, without that.
    pub(crate) fn between(&self, first: usize, end: usize) -> &[usize] {
        self.items.get(self.start(first)..self.start(end)).unwrap_or_default()
    }

    /// The only number of each list, if each has one.
    pub(crate) fn singles(&self) -> Option<&[usize]> {
        self.starts.is_empty().then_some(&self.items)
    }

    /// The other way round: for each number below `limit`, which of the `lists` have it, in order.
    pub(crate) fn inverted(&self, lists: usize, limit: usize, number: &dyn Fn(usize) -> usize) -> Lists {
        let mut starts = vec![0; limit + 2];
        for &item in &self.items {
            if let Some(count) = starts.get_mut(number(item) + 2) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        // Each start now belongs to the number after; filling moves it to where that begins.
        let mut items = vec![0; sum];
        for list in 0..lists {
            for &item in self.of(list) {
                if let Some(next) = starts.get_mut(number(item) + 1) {
                    if let Some(place) = items.get_mut(*next) {
                        *place = list;
                    }
                    *next += 1;
                }
            }
        }
        starts.pop();
        Lists { starts, items }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Lists;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn are_lists_and_their_inverse(plain in prop::collection::vec(prop::collection::btree_set(0..9usize, 0..4), 0..20), single in any::<bool>()) {
            let plain: Vec<Vec<usize>> = plain.into_iter().map(|set| {
                let list: Vec<usize> = set.into_iter().collect();
                if single { vec![list.first().copied().unwrap_or(4)] } else { list }
            }).collect();
            let mut lists = Lists::default();
            for (i, list) in plain.iter().enumerate() {
                list.iter().for_each(|&item| lists.item(item));
                lists.end(i);
            }
            let inverted = lists.inverted(plain.len(), 9, &|item| item);
            for (i, list) in plain.iter().enumerate() {
                prop_assert_eq!(lists.of(i), &list[..]);
            }
            for item in 0..9 {
                let having: Vec<usize> = (0..plain.len()).filter(|&i| plain[i].contains(&item)).collect();
                prop_assert_eq!(inverted.of(item), &having[..]);
            }
            prop_assert_eq!(inverted.of(9), &[] as &[usize]);
            prop_assert_eq!(lists.of(plain.len()), &[] as &[usize]);
        }
    }
}
