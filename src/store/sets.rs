//! Short lists of numbers that many have.

use crate::story::Ids;

/// Different lists, each kept once and named by its number.
#[derive(Default)]
pub(crate) struct Sets {
    lists: Ids,
    /// What the next list is written into.
    text: String,
}

/// Set in a letter when the number goes on.
const MORE: u8 = 0x40;

impl Sets {
    /// The number of a list.
    pub(crate) fn place(&mut self, numbers: &mut dyn Iterator<Item = usize>) -> usize {
        // Six bits a letter, the lowest first, so that a list is a text.
        self.text.clear();
        for mut number in numbers {
            while number >= MORE.into() {
                self.text.push((number as u8 & (MORE - 1) | MORE).into());
                number >>= 6;
            }
            self.text.push((number as u8).into());
        }
        self.lists.place(&self.text)
    }

    /// How many different lists there are.
    pub(crate) fn len(&self) -> usize {
        self.lists.len()
    }

    /// A list.
    pub(crate) fn of(&self, set: usize) -> Vec<usize> {
        let mut numbers = Vec::new();
        let (mut number, mut shift) = (0, 0);
        for letter in self.lists.name(set).bytes() {
            number |= usize::from(letter & (MORE - 1)) << (shift & 31);
            shift += 6;
            if letter < MORE {
                numbers.push(number);
                (number, shift) = (0, 0);
            }
        }
        numbers
    }

    /// No more will come.
    pub(crate) fn close(&mut self) {
        self.lists.close();
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Sets;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn are_given_back_as_they_came(plain in prop::collection::vec(prop::collection::vec((0..32u32).prop_map(|bits| (1usize << bits) - 1), 0..4), 0..40)) {
            let mut sets = Sets::default();
            let places: Vec<usize> = plain.iter().map(|list| sets.place(&mut list.iter().copied())).collect();
            for (list, place) in plain.iter().zip(&places) {
                prop_assert_eq!(&sets.of(*place), list);
                prop_assert_eq!(plain.iter().zip(&places).find(|(other, _)| *other == list).map(|(_, place)| place), Some(place));
            }
        }
    }
}
