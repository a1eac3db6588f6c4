//! Other languages than the built-in English: words, plurals, numbers, dates and lists, as JavaScript has them.

use crate::render::{Category, Date, Platform, Words};
use crate::text::decimal;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// A language as `pkg/words.js` gives it.
    #[wasm_bindgen(typescript_type = "Pick<import('../words.js').Interface, 'ask'>")]
    pub type Interface;
    /// Answers one of the questions below. One function for all, as each weighs a hundred bytes for every reader.
    #[wasm_bindgen(method)]
    fn ask(this: &Interface, question: u32, a: u32, b: u32, c: u32, names: &str) -> String;
}

/// The questions, in the order in which `pkg/words.js` has the answers.
enum Question {
    /// Its BCP 47 tag.
    Tag,
    /// A table for `Words::table`; empty for English.
    Table,
    /// The place of the category of `a` in `Category::ALL`.
    Plural,
    /// `a` as it is read.
    Number,
    /// Year, month and day; what is not known is 0.
    Date,
    /// What stands before name `a` of the names, each of which is ended by a line feed.
    Between,
}

/// The words of a language; of none, the built-in ones.
pub(super) fn words(interface: Option<Interface>) -> Words {
    let Some(interface) = interface else { return Words::default() };
    let mut intl = Intl { interface, latin: false };
    intl.latin = intl.number(0) == "0";
    let (tag, table) = (intl.ask(Question::Tag, [0; 3], ""), intl.ask(Question::Table, [0; 3], ""));
    let mut words = Words::new(&tag, Box::new(intl));
    words.table(&table);
    words
}

struct Intl {
    interface: Interface,
    /// Whether its digits are those of English.
    latin: bool,
}

impl Intl {
    #[inline(never)]
    fn ask(&self, question: Question, [a, b, c]: [u32; 3], names: &str) -> String {
        self.interface.ask(question as u32, a, b, c, names)
    }
}

impl Platform for Intl {
    fn plural(&self, n: usize) -> Category {
        let place =
            self.ask(Question::Plural, [n as u32, 0, 0], "").bytes().next().map_or(0, |digit| digit.wrapping_sub(b'0'));
        Category::ALL.get(usize::from(place)).copied().unwrap_or(Category::Other)
    }

    fn number(&self, n: usize) -> String {
        // A widget has a great many small numbers, and JavaScript is slow to ask.
        if self.latin && n < 1000 { decimal(n) } else { self.ask(Question::Number, [n as u32, 0, 0], "") }
    }

    fn date(&self, Date { year, month, day }: Date) -> String {
        self.ask(Question::Date, [year, month.unwrap_or(0), day.unwrap_or(0)], "")
    }

    fn between(&self, names: &[&str], i: usize) -> String {
        let mut lines = String::new();
        for name in names {
            lines.push_str(name);
            lines.push('\n');
        }
        self.ask(Question::Between, [i as u32, 0, 0], &lines)
    }
}
