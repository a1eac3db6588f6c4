//! Lists of numbers, each in as few bytes as the largest needs.

/// Numbers in one, two or four bytes each; none where all are 0.
#[derive(Default)]
pub(crate) enum Narrow {
    #[default]
    Zero,
    One(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

impl Narrow {
    /// No numbers, and room for so many that are no larger than one.
    pub(crate) fn with_room(many: usize, largest: usize) -> Self {
        match largest {
            0 => Narrow::Zero,
            1..=0xff => Narrow::One(Vec::with_capacity(many)),
            0x100..=0xffff => Narrow::Two(Vec::with_capacity(many)),
            _ => Narrow::Four(Vec::with_capacity(many)),
        }
    }

    /// One more number, no larger than was said.
    pub(crate) fn push(&mut self, number: usize) {
        match self {
            Narrow::Zero => {}
            Narrow::One(all) => all.push(number as u8),
            Narrow::Two(all) => all.push(number as u16),
            Narrow::Four(all) => all.push(number as u32),
        }
    }

    /// The number at a place, 0 beyond the last.
    #[inline]
    pub(crate) fn get(&self, place: usize) -> usize {
        match self {
            Narrow::Zero => 0,
            Narrow::One(all) => all.get(place).copied().unwrap_or(0).into(),
            Narrow::Two(all) => all.get(place).copied().unwrap_or(0).into(),
            Narrow::Four(all) => all.get(place).copied().unwrap_or(0) as usize,
        }
    }

    /// Counts how often each number stands at some places.
    pub(crate) fn tally(&self, places: &[usize], counts: &mut [usize]) {
        for &place in places {
            if let Some(count) = counts.get_mut(self.get(place)) {
                *count += 1;
            }
        }
    }
}

/// So many numbers are kept together, all of one width.
const PART: usize = 1 << 10;

/// Numbers by place that are still coming. What has come is never copied again: a module's memory does not shrink, and what
/// a list leaves that has grown stays.
#[derive(Default)]
pub(crate) struct Column {
    full: Vec<Narrow>,
    last: Vec<u32>,
}

impl Column {
    /// Puts a number at a place behind all others; between them stands 0.
    pub(crate) fn put(&mut self, place: usize, number: usize) {
        while self.full.len() * PART + self.last.len() < place {
            self.push(0);
        }
        self.push(number as u32);
    }

    fn push(&mut self, number: u32) {
        if self.last.len() == PART {
            self.full.push(narrow(&self.last));
            self.last.clear();
        }
        self.last.push(number);
    }

    /// No more numbers will come.
    pub(crate) fn close(&mut self) {
        self.full.push(narrow(&std::mem::take(&mut self.last)));
        self.full.shrink_to_fit();
    }

    /// The number at a place, 0 where none was put.
    pub(crate) fn get(&self, place: usize) -> usize {
        match self.full.get(place / PART) {
            Some(part) => part.get(place % PART),
            None => self.last.get(place - self.full.len() * PART).copied().unwrap_or(0) as usize,
        }
    }

    /// Whether no number but 0 was put.
    pub(crate) fn is_empty(&self) -> bool {
        self.full.iter().all(|part| matches!(part, Narrow::Zero)) && self.last.iter().all(|&number| number == 0)
    }

    /// In one piece, with other numbers in place of these, none larger than one.
    pub(crate) fn joined(self, many: usize, largest: usize, number: &mut dyn FnMut(usize, usize) -> usize) -> Narrow {
        let mut joined = Narrow::with_room(many, largest);
        for place in 0..many {
            joined.push(number(place, self.get(place)));
        }
        joined
    }
}

fn narrow(numbers: &[u32]) -> Narrow {
    let mut narrow = Narrow::with_room(numbers.len(), numbers.iter().fold(0, |a, &b| a.max(b)) as usize);
    numbers.iter().for_each(|&number| narrow.push(number as usize));
    narrow
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn stand_where_they_were_put(steps in prop::collection::vec((1..900usize, (0..33u32).prop_map(|bits| (1u64 << bits) as usize - 1)), 0..20), closed in any::<bool>()) {
            let mut column = Column::default();
            let mut plain = Vec::new();
            for &(step, number) in &steps {
                plain.resize(plain.len() + step - 1, 0);
                column.put(plain.len(), number);
                plain.push(number);
            }
            if closed {
                column.close();
            }
            prop_assert_eq!(column.is_empty(), plain.iter().all(|&number| number == 0));
            for place in 0..plain.len() + 2 {
                prop_assert_eq!(column.get(place), plain.get(place).copied().unwrap_or(0));
            }
            let few: Vec<usize> = (0..plain.len()).step_by(3).collect();
            let mut expected = vec![0; 9];
            few.iter().for_each(|&place| expected[plain[place] % 9] += 1);
            let joined = column.joined(plain.len(), 8, &mut |_, number| number % 9);
            let mut counts = vec![0; 9];
            joined.tally(&few, &mut counts);
            prop_assert_eq!(counts, expected);
        }
    }
}
