//! Holds the table of folded letters to Unicode's own data. `WSW_WRITE=1 cargo test --test fold_table` writes it anew.
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Write;
use unicode_normalization::char::{canonical_combining_class, decompose_canonical, is_combining_mark};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/text/fold_table.rs");
const LAST: u32 = 0x1fff;

/// The letter in lower case, without its accents.
fn folded(c: char) -> char {
    let lower = c.to_lowercase().next().unwrap();
    let mut parts = Vec::new();
    decompose_canonical(lower, |part| parts.push(part));
    match parts[..] {
        [base, ref rest @ ..] if base.is_alphanumeric() && rest.iter().all(|&c| is_combining_mark(c)) => base,
        _ => lower,
    }
}

/// Marks that people leave out when they type: by combining class the points of Hebrew, Arabic and Syriac, and what stands
/// above and below letters. Vowel and tone signs of other scripts have other classes: they tell words apart and stay.
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 10..=36 | 200..=240)
}

fn rows(out: &mut String, items: &[String]) {
    for row in items.chunks(20) {
        writeln!(out, "    {},", row.join(", ")).unwrap();
    }
}

fn table() -> String {
    let chars = || (0x80..=LAST).filter_map(char::from_u32);
    let mut out = String::from(
        "//! Made from Unicode's data by `tests/fold_table.rs`, which also checks it; not edited by hand.\n\n\
         /// How far each letter that folds to another is from the one before; the first from U+0000.\n\
         #[rustfmt::skip]\npub(super) const STEPS: &[u8] = &[\n",
    );
    let pairs: Vec<(u32, u32)> =
        chars().map(|c| (c.into(), folded(c).into())).filter(|(from, to)| from != to).collect();
    let mut last = 0;
    let steps: Vec<u32> = pairs.iter().map(|&(from, _)| from - std::mem::replace(&mut last, from)).collect();
    // A step too long for a byte goes by way of letters that fold to themselves.
    let mut step_items = Vec::new();
    let mut to_items = Vec::new();
    let mut at = 0;
    for (&step, &(from, to)) in steps.iter().zip(&pairs) {
        let mut left = step;
        while left > 255 {
            at += 255;
            left -= 255;
            step_items.push("255".to_owned());
            to_items.push(format!("{at:#x}"));
        }
        at += left;
        assert_eq!(at, from);
        step_items.push(left.to_string());
        to_items.push(format!("{to:#x}"));
    }
    rows(&mut out, &step_items);
    out += "];\n\n/// What each of those letters folds to.\n#[rustfmt::skip]\npub(super) const FOLDED: &[u16] = &[\n";
    rows(&mut out, &to_items);
    out += "];\n\n/// Ranges of combining marks, first and last.\n#[rustfmt::skip]\npub(super) const MARKS: &[(u16, u16)] = &[\n";
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in chars().filter(|&c| is_accent(c)).map(u32::from) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    rows(&mut out, &ranges.iter().map(|(a, b)| format!("({a:#x}, {b:#x})")).collect::<Vec<_>>());
    out + "];\n"
}

#[test]
fn the_table_is_unicodes() {
    let expected = table();
    if std::env::var_os("WSW_WRITE").is_some() {
        std::fs::write(FILE, &expected).unwrap();
    }
    assert!(std::fs::read_to_string(FILE).unwrap() == expected, "run `WSW_WRITE=1 cargo test --test fold_table`");
}
