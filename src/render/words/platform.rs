//! What the interface needs to know of a language beside its words; each edge has a library for it.

use crate::text::decimal;

/// A day, month or year of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// From 0 to 9999.
    pub year: u32,
    /// From 1; `None` if only the year is known.
    pub month: Option<u32>,
    /// From 1, and in that month; `None` if only year and month are known.
    pub day: Option<u32>,
}

/// A class of numbers that take the same form of a word, as [CLDR](https://cldr.unicode.org/index/cldr-spec/plural-rules)
/// has them; in the order in which a line of a table of words has their forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Category {
    Other,
    One,
    Two,
    Few,
    Many,
    Zero,
}

impl Category {
    /// All of them, in order.
    pub const ALL: [Category; 6] =
        [Category::Other, Category::One, Category::Two, Category::Few, Category::Many, Category::Zero];

    /// Their names in CLDR.
    pub const NAMES: [&str; 6] = ["other", "one", "two", "few", "many", "zero"];
}

/// Plurals, numbers, dates and lists in one language.
pub trait Platform {
    /// Which form of a word goes with a number.
    fn plural(&self, n: usize) -> Category;
    /// A number, its thousands apart.
    fn number(&self, n: usize) -> String;
    /// A date as it is read, as far as it is known.
    fn date(&self, date: Date) -> String;
    /// What stands before name number `i`, which is not the first, where names stand in running text: `", "`, `" and "`.
    fn between(&self, names: &[&str], i: usize) -> String;
}

/// British English, for programs that need no other language: no library, and nothing to load.
pub struct English;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Platform for English {
    fn plural(&self, n: usize) -> Category {
        if n == 1 { Category::One } else { Category::Other }
    }

    fn number(&self, n: usize) -> String {
        let digits = decimal(n);
        let mut out = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(',');
            }
            out.push(digit);
        }
        out
    }

    fn date(&self, Date { year, month, day }: Date) -> String {
        let month = month.and_then(|month| MONTHS.get((month as usize).wrapping_sub(1)));
        match (month, day) {
            (Some(month), Some(day)) => [&decimal(day as usize), " ", month, " ", &decimal(year as usize)].concat(),
            (Some(month), None) => [month, " ", &decimal(year as usize)].concat(),
            (None, _) => decimal(year as usize),
        }
    }

    fn between(&self, names: &[&str], i: usize) -> String {
        if i + 1 == names.len() { " and " } else { ", " }.to_owned()
    }
}
