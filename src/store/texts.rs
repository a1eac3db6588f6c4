//! Many texts, each kept as the numbers of its words.

use super::varint;
use crate::story::{HASH_START, Ids, hash_on};
use crate::text::part;

/// Texts, as written: what stands between two spaces is kept once, however many texts have it. Words that are met first
/// get small numbers, and small numbers take one byte: news says most of what it says with few words.
#[derive(Default)]
pub(crate) struct Texts {
    words: Ids,
    bytes: Vec<u8>,
    /// Where each text ends in `bytes`.
    ends: Vec<u32>,
}

impl Texts {
    /// One more text.
    pub(crate) fn push(&mut self, text: &str) {
        let (mut start, mut hash) = (0, HASH_START);
        // A space behind the last word ends it as well.
        for (at, byte) in text.bytes().chain([b' ']).enumerate() {
            if byte == b' ' {
                varint::write(self.words.place_hashed(part(text, start..at), hash), &mut self.bytes);
                (start, hash) = (at + 1, HASH_START);
            } else {
                hash = hash_on(hash, byte);
            }
        }
        self.ends.push(self.bytes.len() as u32);
    }

    /// No more texts will come.
    pub(crate) fn close(&mut self) {
        self.words.close();
        self.bytes.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// How many texts there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// How many different words there are.
    pub(crate) fn words(&self) -> usize {
        self.words.len()
    }

    /// A word, as written: with its capitals and with the marks that stand at it.
    pub(crate) fn word(&self, number: usize) -> &str {
        self.words.name(number)
    }

    /// Calls `each` with the number of every word of a text.
    pub(crate) fn each_word(&self, text: usize, each: &mut dyn FnMut(usize)) {
        let start = text.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(text).copied().unwrap_or(0);
        let mut rest = self.bytes.get(start as usize..end as usize).unwrap_or_default();
        while !rest.is_empty() {
            each(varint::read(&mut rest));
        }
    }

    /// A text.
    pub(crate) fn text(&self, text: usize) -> String {
        let mut whole = String::new();
        let mut first = true;
        self.each_word(text, &mut |word| {
            if !std::mem::take(&mut first) {
                whole.push(' ');
            }
            whole.push_str(self.word(word));
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
        fn are_given_back_as_they_came(plain in prop::collection::vec("[ab ]{0,9}|\\PC{0,9}", 0..40)) {
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
