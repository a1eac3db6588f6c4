//! The words of the interface in any language that ships, for programs: plurals, numbers, dates and lists from Unicode's
//! own library and data, [ICU4X](https://icu4x.unicode.org).

use crate::render::{Category, Date, Platform, Words};
use icu_calendar::Gregorian;
use icu_datetime::FixedCalendarDateTimeFormatter as Dates;
use icu_datetime::fieldsets::{Y, YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_list::ListFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use std::fmt;

/// The languages that ship beside English, with their files of words.
const FILES: [(&str, &str); 7] = [
    ("ar", include_str!("../../pkg/words/ar.json")),
    ("de", include_str!("../../pkg/words/de.json")),
    ("es", include_str!("../../pkg/words/es.json")),
    ("fr", include_str!("../../pkg/words/fr.json")),
    ("ko", include_str!("../../pkg/words/ko.json")),
    ("ru", include_str!("../../pkg/words/ru.json")),
    ("uk", include_str!("../../pkg/words/uk.json")),
];

/// There are no words in a language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoWords(String);

impl fmt::Display for NoWords {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let languages: Vec<&str> = FILES.iter().map(|(language, _)| *language).collect();
        write!(f, "there are no words in \"{}\"; there are in en, {}", self.0, languages.join(", "))
    }
}

impl std::error::Error for NoWords {}

impl Words {
    /// The words that ship in a language, by its BCP 47 tag; `de-AT` is German with Austrian dates and numbers.
    ///
    /// ```
    /// use who_said_what::render::Words;
    ///
    /// assert_eq!(Words::load("de-AT").unwrap().date("2025-01-06"), "6. Jänner 2025");
    /// let error = Words::load("it").err().unwrap();
    /// assert_eq!(error.to_string(), "there are no words in \"it\"; there are in en, ar, de, es, fr, ko, ru, uk");
    /// ```
    pub fn load(tag: &str) -> Result<Words, NoWords> {
        let language = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        // British, as the built-in words are.
        if ["en", "en-gb"].contains(&tag.to_ascii_lowercase().as_str()) {
            return Ok(Words::new(tag, Box::new(icu("en-GB").ok_or_else(|| NoWords(tag.to_owned()))?)));
        }
        let file = match FILES.iter().find(|(its, _)| *its == language) {
            Some((_, file)) => Some(*file),
            None if language == "en" => None,
            None => return Err(NoWords(tag.to_owned())),
        };
        let platform = icu(tag).or_else(|| icu(&language)).ok_or_else(|| NoWords(tag.to_owned()))?;
        let mut words = Words::new(tag, Box::new(platform));
        if let Some(file) = file {
            words.take(file);
        }
        Ok(words)
    }
}

struct Icu {
    plurals: PluralRules,
    numbers: DecimalFormatter,
    list: ListFormatter,
    days: Dates<Gregorian, YMD>,
    months: Dates<Gregorian, YM>,
    years: Dates<Gregorian, Y>,
}

/// What ICU4X has for a tag; `None` if it is no tag.
fn icu(tag: &str) -> Option<Icu> {
    let locale: Locale = tag.parse().ok()?;
    Some(Icu {
        plurals: PluralRules::try_new_cardinal((&locale).into()).ok()?,
        numbers: DecimalFormatter::try_new((&locale).into(), Default::default()).ok()?,
        list: ListFormatter::try_new_and((&locale).into(), Default::default()).ok()?,
        days: Dates::try_new((&locale).into(), YMD::long()).ok()?,
        months: Dates::try_new((&locale).into(), YM::long()).ok()?,
        years: Dates::try_new((&locale).into(), Y::long()).ok()?,
    })
}

impl Platform for Icu {
    fn plural(&self, n: usize) -> Category {
        match self.plurals.category_for(n) {
            PluralCategory::Zero => Category::Zero,
            PluralCategory::One => Category::One,
            PluralCategory::Two => Category::Two,
            PluralCategory::Few => Category::Few,
            PluralCategory::Many => Category::Many,
            PluralCategory::Other => Category::Other,
        }
    }

    fn number(&self, n: usize) -> String {
        self.numbers.format(&Decimal::from(n)).to_string()
    }

    fn date(&self, Date { year, month, day }: Date) -> String {
        let part = |part: Option<u32>| part.and_then(|part| u8::try_from(part).ok()).unwrap_or(1);
        let date = icu_calendar::Date::try_new_gregorian(year as i32, part(month), part(day));
        match date {
            Err(_) => year.to_string(),
            Ok(date) if month.is_none() => self.years.format(&date).to_string(),
            Ok(date) if day.is_none() => self.months.format(&date).to_string(),
            Ok(date) => self.days.format(&date).to_string(),
        }
    }

    fn between(&self, names: &[&str], i: usize) -> String {
        // A mark after each name, as what stands between hangs on how the next one begins: "e" before "Irán".
        const MARK: char = '\u{e000}';
        let marked = names.iter().map(|name| format!("{name}{MARK}"));
        let list = self.list.format(marked).to_string();
        let between = list.split(MARK).nth(i).and_then(|part| part.strip_suffix(names.get(i)?));
        between.unwrap_or(", ").to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_words_is_taken_whole() {
        for (language, file) in FILES {
            let mut words = Words::default();
            assert_eq!(words.take(file), [], "{language}");
            assert!(Words::load(language).is_ok_and(|words| words.language() == language));
        }
    }

    #[test]
    fn what_stands_between_names_is_not_taken_from_them() {
        let icu = icu("en-GB").unwrap();
        assert_eq!([1, 2].map(|i| icu.between(&["x", "and", "a"], i)), [", ", " and "]);
    }

    #[test]
    fn british_english_is_what_is_built_in() {
        use crate::render::English;
        let icu = icu("en-GB").unwrap();
        for n in [0, 1, 2, 21, 999, 1000, 1_234_567] {
            assert_eq!(icu.number(n), English.number(n));
            assert_eq!(icu.plural(n), English.plural(n), "{n}");
        }
        for (month, day) in [(None, None), (Some(4), None), (Some(4), Some(6)), (Some(12), Some(31))] {
            let date = Date { year: 2025, month, day };
            assert_eq!(icu.date(date), English.date(date));
        }
        let names = ["Irán", "b", "c"];
        assert_eq!([1, 2].map(|i| icu.between(&names, i)), [1, 2].map(|i| English.between(&names, i)));
    }
}
