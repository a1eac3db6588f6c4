//! Units of measure and currencies: their names, and what each is worth where an exact rule exists.

use super::UnitClass::{self, *};
use super::token::has;

/// A unit of measure.
pub(super) struct Measure {
    pub class: UnitClass,
    /// Its one spelling.
    pub of: &'static str,
    /// Its names in the singular, and its symbols.
    words: &'static str,
    /// Its worth in the base of its class: a factor, divided by ten so many times. Units of different bases, written as
    /// negative factors, cannot be converted into each other.
    factor: i64,
    tenths: u8,
}

const fn row(class: UnitClass, of: &'static str, words: &'static str, factor: i64, tenths: u8) -> Measure {
    Measure { class, of, words, factor, tenths }
}

/// International miles, feet and pounds; months are not converted into days, nor gallons and tons, of which there are
/// several.
const MEASURES: &[Measure] = &[
    row(Percent, "percent", "percent prozent процента процентов", 1, 0),
    row(PercentagePoints, "percentage-point", "pp", 100, 0),
    row(PercentagePoints, "bp", "bps", 1, 0),
    row(Length, "m", "metre meter м", 1, 0),
    row(Length, "km", "kilometre kilometer км", 1000, 0),
    row(Length, "cm", "centimetre centimeter", 1, 2),
    row(Length, "mm", "millimetre millimeter", 1, 3),
    row(Length, "in", "inch", 254, 4),
    row(Length, "ft", "foot feet", 3048, 4),
    row(Length, "yd", "yard", 9144, 4),
    row(Length, "mi", "mile", 1_609_344, 3),
    row(Length, "nmi", "", 1852, 0),
    row(Area, "m2", "sqm", 1, 0),
    row(Area, "km2", "sqkm", 1_000_000, 0),
    row(Area, "mi2", "", 2_589_988_110_336, 6),
    row(Area, "ha", "hectare", 10_000, 0),
    row(Area, "acre", "acre", 40_468_564_224, 7),
    row(Volume, "l", "litre liter", 1, 0),
    row(Volume, "gallon", "gallon", -1, 0),
    row(Mass, "g", "gram gramme", 1, 0),
    row(Mass, "kg", "kilogram kilogramme kilo кг", 1000, 0),
    row(Mass, "t", "tonne tonnen", 1_000_000, 0),
    row(Mass, "lb", "lbs", 45_359_237, 5),
    row(Mass, "ton", "ton", -1, 0),
    row(Temperature, "degC", "", 18, 1),
    row(Temperature, "degF", "", 10, 1),
    row(Temperature, "deg", "degree", -1, 0),
    row(Duration, "s", "second sec", 1, 0),
    row(Duration, "min", "minute", 60, 0),
    row(Duration, "h", "hour hr", 3600, 0),
    row(Duration, "day", "day", 86_400, 0),
    row(Duration, "week", "week", 604_800, 0),
    row(Duration, "month", "month", -1, 0),
    row(Duration, "year", "year yr", -12, 0),
    row(Duration, "decade", "decade", -120, 0),
    row(Duration, "century", "century", -1200, 0),
    row(Speed, "km/h", "kph kmh", 1, 0),
    row(Speed, "mph", "mph", 1_609_344, 6),
    row(Power, "kW", "kilowatt", 1, 0),
    row(Power, "MW", "megawatt", 1000, 0),
    row(Power, "GW", "gigawatt", 1_000_000, 0),
    row(Energy, "MWh", "", 1, 0),
    row(Energy, "TWh", "", 1_000_000, 0),
];

/// Spellings that are no symbols which a text could use: "in" and "s" are other words, "5 C" is a grade.
const NO_SYMBOLS: &str = "in s deg degC degF";

/// The unit with this name, given in the singular, or with this symbol, in the capitals that it must have.
pub(super) fn named(word: &str, singular: &str) -> Option<&'static Measure> {
    let symbol = |m: &Measure| m.of == word && !NO_SYMBOLS.split(' ').any(|s| s == word);
    MEASURES.iter().find(|m| has(m.words, singular) || has(m.words, word) || symbol(m))
}

/// The unit with this one spelling.
pub(super) fn spelled(of: &str) -> Option<&'static Measure> {
    MEASURES.iter().find(|m| m.of == of)
}

/// The square of a length; nothing of other units.
pub(super) fn squared(of: &str) -> &'static str {
    MEASURES.iter().find(|m| m.class == Area && m.of.strip_suffix('2') == Some(of)).map_or("", |m| m.of)
}

impl Measure {
    /// Whether values in the two units can be compared.
    pub fn fits(&self, other: &Self) -> bool {
        self.class == other.class && (self.factor < 0) == (other.factor < 0)
    }

    /// The worth in the base.
    pub fn worth(&self) -> f64 {
        (0..self.tenths).fold(self.factor.unsigned_abs() as f64, |worth, _| worth / 10.0)
    }
}

/// A currency: its code, its names in the singular, its sign.
const CURRENCIES: &[(&str, &str, &str)] = &[
    ("USD", "dollar", "$"),
    ("EUR", "euro", "€"),
    ("GBP", "pound sterling", "£"),
    ("RUB", "ruble rouble рублей руб", "₽"),
    ("UAH", "hryvnia гривень", "₴"),
    ("JPY", "yen", "¥"),
    ("CNY", "yuan renminbi", ""),
    ("KRW", "won", "₩"),
    ("INR", "rupee rs", "₹"),
    ("ILS", "shekel", "₪"),
    ("TRY", "lira", "₺"),
    ("PLN", "zloty", ""),
    ("CHF", "franc", ""),
    ("SEK", "krona kronor", ""),
    ("BRL", "reais", ""),
    ("MXN", "peso", ""),
    ("AUD", "", ""),
    ("CAD", "", ""),
    ("HKD", "", ""),
    ("NZD", "", ""),
    ("SGD", "", ""),
];

/// The currency with this sign, or with this code in capitals.
pub(super) fn sign(text: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|c| !text.is_empty() && (c.2 == text || c.0 == text)).map(|c| c.0)
}

/// The currency with this name, in the singular.
pub(super) fn money(singular: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|c| has(c.1, singular)).map(|c| c.0)
}

/// The country's own currency where several share a name: "Canadian dollars", "A$".
pub(super) fn local(country: &str) -> Option<&'static str> {
    const COUNTRIES: &[(&str, &str)] = &[
        ("USD", "us u.s u.s. american"),
        ("AUD", "a au australian"),
        ("CAD", "c ca canadian"),
        ("HKD", "hk hong"),
        ("NZD", "nz new"),
        ("SGD", "s singapore"),
        ("BRL", "r"),
        ("GBP", "british"),
        ("CHF", "swiss"),
        ("MXN", "mexican"),
    ];
    COUNTRIES.iter().find(|c| has(c.1, country)).map(|c| c.0)
}
