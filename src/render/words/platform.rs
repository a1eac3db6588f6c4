//! What the interface needs to know of a language beside its words; each edge has a library for it.

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
/// has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Category {
    /// All of them with their names in CLDR, in order.
    pub const NAMES: [(Category, &str); 6] = [
        (Category::Zero, "zero"),
        (Category::One, "one"),
        (Category::Two, "two"),
        (Category::Few, "few"),
        (Category::Many, "many"),
        (Category::Other, "other"),
    ];

    /// The category of that name; of an unknown one, the form that every language has.
    pub fn named(name: &str) -> Category {
        Category::NAMES.iter().find(|(_, its)| *its == name).map_or(Category::Other, |(category, _)| *category)
    }
}

/// Plurals, numbers, dates and lists in one language.
pub trait Platform {
    /// Which form of a word goes with a number.
    fn plural(&self, n: usize) -> Category;
    /// A number, its thousands apart.
    fn number(&self, n: usize) -> String;
    /// A date as it is read, as far as it is known.
    fn date(&self, date: Date) -> String;
    /// What stands between names in running text, such as `", "` and `" and "`: one less than there are names.
    fn between(&self, names: &[&str]) -> Vec<String>;
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
        let digits = n.to_string();
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
            (Some(month), Some(day)) => format!("{day} {month} {year}"),
            (Some(month), None) => format!("{month} {year}"),
            (None, _) => year.to_string(),
        }
    }

    fn between(&self, names: &[&str]) -> Vec<String> {
        (1..names.len()).map(|i| if i + 1 == names.len() { " and " } else { ", " }.to_owned()).collect()
    }
}
