//! Exact decimal numbers, without floating point.

use serde::{Serialize, Serializer};
use std::fmt;

/// An exact decimal number below a million million million, with up to 9 digits after the point. It is written without
/// separators and without trailing zeros (`11000`, `3.5`, `-12`), and JSON and JavaScript see that text, since their
/// own numbers are not exact.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", tsify(type = "string"))]
pub struct Decimal {
    /// Its last digit is not zero, unless it is zero.
    mantissa: i64,
    /// Times ten to this power: -9 to 17.
    exponent: i8,
}

/// What is parsed or computed stays below ten to this power.
const DIGITS: i8 = 18;
/// Digits after the point.
const PLACES: i8 = 9;

impl Decimal {
    /// Nothing.
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };
    /// One.
    pub const ONE: Self = Self { mantissa: 1, exponent: 0 };

    /// The number `mantissa` times ten to the power `exponent`; `None` where that is too large or too fine.
    pub fn new(mantissa: i64, exponent: i8) -> Option<Self> {
        let (mut mantissa, mut exponent) = (mantissa, exponent);
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        if exponent.unsigned_abs() > 64 {
            return None;
        }
        while mantissa % 10 == 0 {
            mantissa /= 10;
            exponent += 1;
        }
        let (mut rest, mut digits) = (mantissa, exponent);
        while rest != 0 {
            rest /= 10;
            digits += 1;
        }
        (exponent >= -PLACES && digits <= DIGITS).then_some(Self { mantissa, exponent })
    }

    /// The number times `by` times ten to the power `exponent`.
    pub(super) fn times(self, by: i64, exponent: i8) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(by)?, self.exponent + exponent)
    }

    /// The sum, of two numbers that are not too far apart.
    pub(super) fn plus(self, other: Self) -> Option<Self> {
        let (mut high, mut low) = (self, other);
        if high.exponent < low.exponent {
            (high, low) = (low, high);
        }
        let mut mantissa = high.mantissa;
        for _ in low.exponent..high.exponent {
            mantissa = mantissa.checked_mul(10)?;
        }
        Self::new(mantissa.checked_add(low.mantissa)?, low.exponent)
    }

    /// The digits as a whole number, the last of them not zero, and the power of ten of that last digit.
    pub(super) fn parts(self) -> (i64, i8) {
        (self.mantissa, self.exponent)
    }

    /// The value as a whole number below ten thousand, if it is one.
    pub(super) fn small(self) -> Option<i64> {
        let value = (0..self.exponent).fold(self.mantissa, |value, _| value.saturating_mul(10));
        (self.exponent >= 0 && (0..10_000).contains(&value)).then_some(value)
    }

    /// The nearest binary number, which tells apart what differs in the first 15 digits.
    pub(super) fn float(self) -> f64 {
        let scale = (0..self.exponent.unsigned_abs()).fold(1.0, |scale, _| scale * 10.0);
        let mantissa = self.mantissa as f64;
        if self.exponent < 0 { mantissa / scale } else { mantissa * scale }
    }

    /// As written: without separators and trailing zeros.
    fn text(self) -> String {
        let mut digits = Vec::new();
        let mut rest = self.mantissa.unsigned_abs();
        let mut place = self.exponent;
        while place > 0 {
            digits.push('0');
            place -= 1;
        }
        while rest != 0 || place <= 0 {
            if place == 0 && !digits.is_empty() && self.exponent < 0 {
                digits.push('.');
            }
            digits.push(char::from(b'0' + (rest % 10) as u8));
            rest /= 10;
            place += 1;
        }
        if self.mantissa < 0 {
            digits.push('-');
        }
        digits.into_iter().rev().collect()
    }
}

impl From<u32> for Decimal {
    fn from(value: u32) -> Self {
        // Ten digits always fit.
        Self::new(value.into(), 0).unwrap_or_default()
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        // In billionths: at most 27 digits.
        let whole = |d: &Self| (-PLACES..d.exponent).fold(i128::from(d.mantissa), |value, _| value * 10);
        whole(self).cmp(&whole(other))
    }
}

impl std::ops::Neg for Decimal {
    type Output = Self;
    fn neg(self) -> Self {
        Self { mantissa: -self.mantissa, ..self }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_without_separators() {
        for (mantissa, exponent, text) in [
            (11_000, 0, "11000"),
            (11, 3, "11000"),
            (0, 0, "0"),
            (35, -1, "3.5"),
            (350, -2, "3.5"),
            (5, -9, "0.000000005"),
            (-12, 0, "-12"),
            (-125, -2, "-1.25"),
            (999_999_999_999_999_999, 0, "999999999999999999"),
            (999_999_999_999_999_999, -9, "999999999.999999999"),
        ] {
            assert_eq!(Decimal::new(mantissa, exponent).unwrap().to_string(), text);
        }
        assert_eq!(Decimal::new(1, 18), None);
        assert_eq!(Decimal::new(1, -10), None);
        assert_eq!(Decimal::new(i64::MIN, 0), None);
        assert_eq!((Decimal::new(10, i8::MAX), Decimal::new(1, i8::MIN)), (None, None));
    }

    #[test]
    fn exact() {
        let decimal = |mantissa, exponent| Decimal::new(mantissa, exponent).unwrap();
        assert_eq!(decimal(12, -1).times(1, 6), Some(decimal(1_200_000, 0)));
        assert_eq!(decimal(2, 0).plus(decimal(5, -1)), Some(decimal(25, -1)));
        assert_eq!(decimal(1, 17).plus(decimal(1, -9)), None);
        assert_eq!(decimal(3700, 0).parts(), (37, 2));
        assert!(decimal(2, 3) > decimal(1999, 0) && decimal(-5, 0) < decimal(1, -9));
        assert_eq!(decimal(9999, 0).small(), Some(9999));
        assert_eq!((decimal(10_000, 0).small(), decimal(5, -1).small(), decimal(9, 17).small()), (None, None, None));
    }
}
