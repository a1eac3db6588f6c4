//! Figures: the numbers in a statement, with their unit and bound, and how the figures of two statements stand to each
//! other.
//!
//! [`extract`] reads them ("as many as 11,000 North Korean troops": at most 11,000, soldiers), [`compare`] tells
//! whether two of them are equal, compatible or in conflict, and [`compare_sets`] pairs those of two statements. It
//! reads English; digits with a percent sign, a currency or a metric unit, and a few words ("тыс.", "Millionen") in any
//! language. Values are exact decimals. Everything takes time in proportion to the text.
//!
//! # What a figure says
//!
//! A bound turns a number into the interval of the values that it allows, see [`Bound`]. Two rules are worth knowing:
//!
//! - **"As many as" and "up to"** are read literally, as the most there can be, although writers also use them for the
//!   top of an estimate or simply for a large number. "As many as 11,000" is therefore in conflict with "more than
//!   11,000" and compatible with any lower number.
//! - **Vague numbers** ("dozens", "thousands", "tens of thousands") run from twice the number they are named after to
//!   twenty times it, the end excluded: "thousands" is 2,000 to 20,000. "Several" and "a few" before a hundred or a
//!   thousand are twice to ten times it; "a couple of" is about twice; "a dozen" is about 12, "half a dozen" about 6.
//!
//! # What is not a figure
//!
//! - Dates, years, times of day, ages ("54 years old", "the 12-year-old", "aged 33"), spans that say when ("two years
//!   ago"), scores, versions, addresses.
//! - Numbers inside a name: with a letter or a hyphen before ("T-90", "G7", "COVID-19"), with an unknown letter after
//!   ("3rd", "5G", "1990s"), after a label ("Article 5", "Resolution 1701", "Boeing 737"), or in capitals within a
//!   sentence ("Group of Seven").
//! - Ordinals, fractions ("two-thirds", "a third") and proportions ("one in five"); but "half" before "a million", "a
//!   dozen" or a unit of measure is read.
//! - "One" unless a known noun follows, and "no" and "zero" likewise ("no casualties" is 0, "no doubt" is nothing).
//! - A number with nothing counted after it, unless it has a bound before it ("more than 11,000 were"), is written
//!   with a separator or a multiplier ("11,000", "1.2 million"), or is said to have been killed and the like.
//! - Four digits that can be a year (1400 to 2199), unless a known noun follows at once.

mod compare;
mod cue;
mod decimal;
mod extract;
mod fate;
mod label;
mod measure;
mod noun;
mod number;
mod token;
mod unit;
mod words;

pub use compare::{Agreement, Compatibility, Conflict, compare, compare_sets};
pub use decimal::Decimal;
pub use extract::extract;

use serde::Serialize;

/// Derives what each public data type of this room needs.
macro_rules! data {
    ($style:literal: $($item:item)*) => {$(
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(rename_all = $style)]
        $item
    )*};
}
use data;

data! { "camelCase":
    /// A number in a text, with what it counts and how firmly.
    pub struct Figure {
        /// The number; of a range its lower end.
        pub value: Decimal,
        /// The upper end of a range ([`Bound::Between`] or [`Bound::Vague`]).
        #[serde(skip_serializing_if = "Option::is_none")]
        pub to: Option<Decimal>,
        /// The worth of the last digit that was meant: 1,000 for "11,000", a tenth for "3.0".
        pub step: Decimal,
        /// Which values it allows.
        pub bound: Bound,
        /// Whether it is a total or a difference.
        pub change: Change,
        /// What is counted or measured.
        pub unit: Unit,
        /// What is said to have become of the people counted.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub fate: Option<Fate>,
        /// Where it begins in the text, in bytes.
        pub start: usize,
        /// Where it ends in the text, in bytes.
        pub end: usize,
        /// As written, from its bound to its noun: "as many as 11,000 North Korean troops".
        pub text: String,
    }

    /// What a figure counts or measures.
    #[derive(Default)]
    pub struct Unit {
        /// What sort of thing.
        pub class: UnitClass,
        /// The unit in its one spelling: "soldier" for troops, soldiers and servicemen; "km", "USD", "percent"; of an
        /// unknown noun the singular in small letters. Empty where nothing counted was found.
        pub of: String,
        /// The noun as written, without what stands before it: "troops". Empty for a symbol and where there is none.
        pub noun: String,
        /// For each what: "month" in "$3 a month".
        #[serde(skip_serializing_if = "Option::is_none")]
        pub per: Option<String>,
    }
}

data! { "kebab-case":
    /// Which values a figure allows, its number being *n*.
    ///
    /// "About" allows a tenth more or less, and whatever rounds to *n* at its last digit that is not zero, the latter
    /// within an eighth; but never more than one step of that digit, five steps where it is a 5. So "about 4,000" is
    /// 3,500 to 4,500, "about 11,000" is 10,000 to 12,000, "about 1,250" is 1,200 to 1,300.
    #[derive(Copy)]
    pub enum Bound {
        /// *n*.
        Exact,
        /// *n* and above: "at least", "no fewer than", "or more".
        AtLeast,
        /// Above *n*: "more than", "over".
        MoreThan,
        /// *n* and below: "as many as", "up to", "no more than".
        AtMost,
        /// Below *n*: "fewer than", "under".
        LessThan,
        /// Near *n*: "around", "approximately", "some", "roughly".
        About,
        /// Near *n*, from below: "nearly", "almost", "just under".
        Nearly,
        /// Near *n*, from above: "just over".
        JustOver,
        /// From *n* to another number, both included.
        Between,
        /// A word that names no number, such as "dozens": from *n* to another number, that excluded.
        Vague,
    }

    /// Whether a figure is a total or a difference. A difference is never compared with a total.
    #[derive(Copy, Default)]
    pub enum Change {
        /// What there is.
        #[default]
        Total,
        /// What is added: "another 3,000", "3,000 more", "rose by 5%".
        Increase,
        /// What is taken away: "fell by 5%", "300 fewer".
        Decrease,
    }

    /// What sort of thing is counted or measured.
    #[derive(Copy, Default)]
    pub enum UnitClass {
        /// Nothing was found.
        #[default]
        None,
        /// Human beings.
        People,
        /// Soldiers, by any of their names.
        Military,
        /// Anything else that is counted.
        Things,
        /// Hundredths of something.
        Percent,
        /// Differences between percentages, and basis points.
        PercentagePoints,
        /// Sums in a currency.
        Money,
        /// Distances and lengths.
        Length,
        /// Areas.
        Area,
        /// Volumes.
        Volume,
        /// Weights.
        Mass,
        /// Temperatures.
        Temperature,
        /// Spans of time.
        Duration,
        /// Speeds.
        Speed,
        /// Power.
        Power,
        /// Energy.
        Energy,
    }

    /// What is said to have become of people.
    #[derive(Copy)]
    pub enum Fate {
        /// Killed or dead.
        Killed,
        /// Injured or wounded.
        Injured,
        /// Killed or injured, not told apart.
        Casualties,
        /// Missing.
        Missing,
        /// Captured.
        Captured,
        /// Arrested or detained.
        Detained,
        /// Evacuated, displaced or fled.
        Displaced,
    }
}
