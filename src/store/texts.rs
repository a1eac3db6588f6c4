//! Many texts, each kept as the numbers of its words.

use super::Records;
use super::varint;
use crate::story::Ids;
use crate::text::part;

/// Texts, as written: what stands between two spaces is kept once, however many texts have it. Words that are met first
/// get small numbers, and small numbers take one byte: news says most of what it says with few words. What a text has in
/// common with the beginning of the one before it is not kept again, as what somebody said is mostly quoted by several,
/// and these stand together.
#[derive(Default)]
pub(crate) struct Texts {
    words: Ids,
    /// For each text with how many words of the one before it begins, and its other words.
    records: Records,
    /// While more come, the last text, with a space behind it, and its words.
    last: Vec<u8>,
    last_words: Vec<usize>,
    /// What the next record is written into.
    record: Vec<u8>,
}

impl Texts {
    /// One more text.
    pub(crate) fn push(&mut self, text: &str) {
        // What begins as the last text does need not be looked up again. A space behind the last word ends it as well.
        let same = text.as_bytes().iter().zip(&self.last).take_while(|(byte, last)| byte == last).count();
        let ends = same == text.len() && self.last.get(same) == Some(&b' ');
        let same = self.last.get(..same + usize::from(ends)).unwrap_or_default();
        let mut start = same.iter().rposition(|&byte| byte == b' ').map_or(0, |space| space + 1);
        let mut shared = same.iter().filter(|&&byte| byte == b' ').count();
        self.last_words.truncate(shared);
        self.last.truncate(start);
        self.last.extend_from_slice(text.as_bytes().get(start..).unwrap_or_default());
        if !ends {
            self.last.push(b' ');
        }
        for (at, &byte) in self.last.iter().enumerate().skip(start) {
            if byte == b' ' {
                self.last_words.push(self.words.place(part(text, start..at)));
                start = at + 1;
            }
        }
        if self.records.begins_block() {
            shared = 0;
        }
        self.record.clear();
        varint::write(shared, &mut self.record);
        self.last_words.iter().skip(shared).for_each(|&word| varint::write(word, &mut self.record));
        self.records.push(&self.record);
    }

    /// No more texts will come.
    pub(crate) fn close(&mut self) {
        self.words.close();
        self.records.close();
        (self.last, self.last_words, self.record) = Default::default();
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.records.len()
    }

    /// How many different words there are.
    pub(crate) fn words(&self) -> usize {
        self.words.len()
    }

    /// A word, as written: with its capitals and with the marks that stand at it.
    pub(crate) fn word(&self, number: usize) -> &str {
        self.words.name(number)
    }

    /// Calls `each` with every text from one up to another, without that, and the numbers of its words.
    pub(crate) fn each(&self, from: usize, end: usize, each: &mut dyn FnMut(usize, &[usize])) {
        let mut words = Vec::new();
        self.records.each(from, end, &mut |text, mut rest| {
            words.truncate(varint::read(&mut rest));
            while !rest.is_empty() {
                words.push(varint::read(&mut rest));
            }
            if text >= from {
                each(text, &words);
            }
        });
    }

    /// A text.
    pub(crate) fn text(&self, text: usize) -> String {
        let mut whole = String::new();
        self.each(text, text + 1, &mut |_, words| {
            for (at, &word) in words.iter().enumerate() {
                if at > 0 {
                    whole.push(' ');
                }
                whole.push_str(self.word(word));
            }
        });
        whole
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::Texts;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn are_given_back_as_they_came(plain in prop::collection::vec("[ab ]{0,9}|\\PC{0,9}", 0..100)) {
            let mut texts = Texts::default();
            plain.iter().for_each(|text| texts.push(text));
            texts.close();
            for (i, text) in plain.iter().enumerate() {
                prop_assert_eq!(&texts.text(i), text);
            }
            prop_assert_eq!((texts.len(), texts.text(plain.len())), (plain.len(), String::new()));
        }
    }
}
