//! Reading the dates of a story.

use super::Date;
use crate::load::month_days;

/// A year, month or day in ISO 8601, also with a time, which is passed over; `None` for what the calendar has not.
pub(in crate::render) fn read(iso: &str) -> Option<Date> {
    let bytes = iso.as_bytes();
    let length = bytes.iter().position(|&byte| byte == b'T').unwrap_or(bytes.len());
    let digits = |from: usize, to: usize| {
        bytes
            .get(from..to)?
            .iter()
            .try_fold(0, |n, byte| byte.is_ascii_digit().then(|| n * 10 + u32::from(byte - b'0')))
    };
    let dash = |at: usize| (bytes.get(at) == Some(&b'-')).then_some(());
    let year = digits(0, 4).filter(|&year| year > 0)?;
    if length == 4 {
        return Some(Date { year, month: None, day: None });
    }
    dash(4)?;
    let month = digits(5, 7).filter(|month| (1..=12).contains(month))?;
    if length == 7 {
        return Some(Date { year, month: Some(month), day: None });
    }
    dash(7)?;
    let day = digits(8, 10).filter(|&day| length == 10 && day > 0 && day <= month_days(year, month))?;
    Some(Date { year, month: Some(month), day: Some(day) })
}
