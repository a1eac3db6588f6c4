//! The small formats inside a story: dates, languages, addresses.

use crate::text::part;

/// Whether `text` is an ISO 8601 date (`2025-04-26`), month (`2025-04`) or year (`2025`) that the calendar has, or such
/// a date with a time (`2025-04-26T11:01:03Z`; seconds and zone may be left out).
pub(super) fn is_date(text: &str) -> bool {
    let (date, time) = match text.split_once('T') {
        Some((date, time)) => (date, Some(time)),
        None => (text, None),
    };
    // Years have four digits, months and days two, with a hyphen before them: every place is known.
    let digit_or_hyphen =
        |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    let number = |from: usize, to: usize| {
        let digits = date.bytes().take(to).skip(from);
        digits.fold(0, |number, digit| number * 10 + u32::from(digit.wrapping_sub(b'0')))
    };
    let (year, month, day) = (number(0, 4), number(5, 7), number(8, 10));
    let month_there = (1..=12).contains(&month);
    let calendar = date.bytes().enumerate().all(digit_or_hyphen)
        && match date.len() {
            4 => true,
            7 => month_there,
            10 => month_there && (1..=month_days(year, month)).contains(&day),
            _ => false,
        };
    calendar && time.is_none_or(|time| date.len() == 10 && is_time(time))
}

/// Whether `text` is a date as in [`is_date`], or two of them, in order, with `/` between.
pub(super) fn is_period(text: &str) -> bool {
    match text.split_once('/') {
        // The shapes compare as text does, up to the length of the shorter.
        Some((from, to)) => {
            let length = from.len().min(to.len());
            is_date(from) && is_date(to) && from.get(..length) <= to.get(..length)
        }
        None => is_date(text),
    }
}

fn is_time(text: &str) -> bool {
    let zone_at = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (clock, zone) = (part(text, 0..zone_at), part(text, zone_at..text.len()));
    let zone_ok = match zone.as_bytes().first() {
        None => true,
        Some(b'Z') => zone.len() == 1,
        Some(_) => {
            let zone = zone.trim_start_matches(['+', '-']);
            match zone.split_once(':') {
                Some((hours, minutes)) => below(hours, 24) && below(minutes, 60),
                None => below(zone, 24),
            }
        }
    };
    let clock = clock.split_once('.').map_or(clock, |(whole, fraction)| {
        if !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit()) { whole } else { "" }
    });
    let parts: Vec<&str> = clock.split(':').collect();
    zone_ok
        && match parts[..] {
            [hours, minutes] => below(hours, 24) && below(minutes, 60),
            [hours, minutes, seconds] => below(hours, 24) && below(minutes, 60) && below(seconds, 61),
            _ => false,
        }
}

fn below(text: &str, limit: u32) -> bool {
    digits(text, 2).is_some_and(|n| n < limit)
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let ok = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    if ok { text.parse().ok() } else { None }
}

/// How many days a month has.
pub(crate) fn month_days(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Whether `text` has the shape of a BCP 47 language tag (RFC 5646, section 2.1): `en`, `zh-Hant`, `sr-Latn-RS`.
pub(super) fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or_default();
    let language = (2..=8).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_alphabetic());
    let private = first.eq_ignore_ascii_case("x") && text.len() > 2;
    (language || private) && parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()))
}

/// Whether `text` is an absolute `http` or `https` address with a host, free of white space, control characters and the
/// characters that RFC 3986 does not allow in an address.
pub fn is_web_address(text: &str) -> bool {
    let rest = ["http://", "https://"].iter().find_map(|scheme| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    });
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    // Bytes and lists of characters are searched, not texts: that search brings the tables of its panics along.
    let forbidden =
        |c: char| c.is_whitespace() || c.is_control() || ['<', '>', '"', '\\', '^', '`', '{', '|', '}'].contains(&c);
    !host.is_empty() && !host.starts_with(':') && !host.bytes().any(|byte| byte == b'@') && !text.contains(forbidden)
}

/// Whether `text` is the address of a Wikidata item.
pub(super) fn is_wikidata(text: &str) -> bool {
    let item =
        ["https://www.wikidata.org/wiki/Q", "https://www.wikidata.org/entity/Q", "http://www.wikidata.org/entity/Q"]
            .iter()
            .find_map(|start| text.strip_prefix(start));
    item.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether `text` is a SHA-256 in hexadecimal digits.
pub(super) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each(check: fn(&str) -> bool, good: &[&str], bad: &[&str]) {
        for text in good {
            assert!(check(text), "{text:?} should pass");
        }
        for text in bad {
            assert!(!check(text), "{text:?} should not pass");
        }
    }

    #[test]
    fn dates() {
        each(
            is_date,
            &[
                "2025-04-26",
                "2025-04",
                "2025",
                "2024-02-29",
                "2025-04-26T11:01:03",
                "2025-04-26T11:01Z",
                "2025-04-26T11:01:03.5+03:00",
            ],
            &[
                "",
                "26.04.2025",
                "2025-4-26",
                "2025-02-29",
                "2025-13",
                "2025-04-31",
                "2025-04T11:01",
                "2025-04-26T25:00",
                "2025-04-26 11:01",
                "2025-04-26T11:01:03+3",
                "٢٠٢٥",
            ],
        );
        each(
            is_period,
            &["2025-01/2025-02", "2024-10/2025", "2025-04-26"],
            &["2025-02/2025-01", "2025/", "2025-01/now"],
        );
    }

    #[test]
    fn languages() {
        each(
            is_language,
            &["en", "de-AT", "zh-Hant-TW", "x-klingon"],
            &["", "english language", "e", "en_GB", "en-", "de--AT"],
        );
    }

    #[test]
    fn addresses() {
        each(
            is_web_address,
            &["http://example.org", "https://example.org/a?b#c", "HTTPS://EXAMPLE.ORG/ü"],
            &[
                "",
                "example.org",
                "javascript:alert(1)",
                "https:///path",
                "https://a b",
                "https://u:p@example.org",
                "https://e\n.org",
                "data:text/html,x",
                "https://x/\"onload",
                "https://:80",
            ],
        );
        each(
            is_wikidata,
            &["https://www.wikidata.org/wiki/Q42"],
            &["https://www.wikidata.org/wiki/", "https://example.org/Q42", "Q42"],
        );
    }
}
