//! Holds the table of folded letters to Unicode's own data. `WSW_WRITE=1 cargo test --test fold_table` writes it anew.
#![cfg(not(target_arch = "wasm32"))]

use std::fmt::Write;
use unicode_normalization::char::{
    canonical_combining_class, decompose_canonical, is_combining_mark, is_public_assigned,
};

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

/// What has to be known of a character: whether it is one of a word. Of those that nobody has given a meaning it is not, and
/// which they are taken for makes the table short.
fn is_of_word(c: char) -> Option<bool> {
    let is_private = matches!(u32::from(c), 0xe000..=0xf8ff | 0xf0000..);
    (is_public_assigned(c) || is_private).then(|| c.is_alphanumeric())
}

/// A number in as few bytes as it needs.
fn put(mut number: u32, out: &mut Vec<String>) {
    while number >= 0x80 {
        out.push((number & 0x7f | 0x80).to_string());
        number >>= 7;
    }
    out.push(number.to_string());
}

fn list(out: &mut String, about: &str, name: &str, items: &[String]) {
    writeln!(out, "\n/// {about}\n#[rustfmt::skip]\npub(super) const {name}: &[u8] = &[").unwrap();
    for row in items.chunks(24) {
        writeln!(out, "    {},", row.join(", ")).unwrap();
    }
    *out += "];\n";
}

fn table() -> String {
    let chars = || (0x80..=LAST).filter_map(char::from_u32);
    let pairs: Vec<(u32, u32)> =
        chars().map(|c| (c.into(), folded(c).into())).filter(|(from, to)| from != to).collect();
    let (mut steps, mut to_items) = (Vec::new(), Vec::new());
    let (mut at, mut before) = (0, 0);
    // A step too long for a byte goes by way of letters that fold to themselves.
    let mut add = |step: u32, to: u32| {
        steps.push(step.to_string());
        let change = i64::from(to) - i64::from(before);
        // The sign is the lowest bit.
        put((change.unsigned_abs() * 2 - u64::from(change < 0)) as u32, &mut to_items);
        before = to;
    };
    for (from, to) in pairs {
        while from - at > 255 {
            at += 255;
            add(255, at);
        }
        add(from - at, to);
        at = from;
    }
    let mut marks = Vec::new();
    let (mut last, mut inside) = (0, false);
    for c in chars().filter(|&c| is_accent(c) != std::mem::replace(&mut inside, is_accent(c))) {
        put(u32::from(c) - std::mem::replace(&mut last, c.into()), &mut marks);
    }
    let mut words = Vec::new();
    let (mut last, mut inside) = (0, false);
    for c in
        ('\u{80}'..=char::MAX).filter(|&c| is_of_word(c).is_some_and(|is| is != std::mem::replace(&mut inside, is)))
    {
        put(u32::from(c) - std::mem::replace(&mut last, c.into()), &mut words);
    }
    let mut out =
        "//! Made from Unicode's data by `tests/fold_table.rs`, which also checks it; not edited by hand.\n".to_owned();
    let long = "numbers of seven bits a byte, the lowest first";
    list(
        &mut out,
        "How far each letter that folds to another is from the one before; the first from U+0000.",
        "STEPS",
        &steps,
    );
    let about = format!(
        "What each of those letters folds to, as the change from the one before, its sign the lowest bit:\n/// {long}."
    );
    list(&mut out, &about, "FOLDED", &to_items);
    let about = format!("Where combining marks begin and end, each as the step from the place before: {long}.");
    list(&mut out, &about, "MARKS", &marks);
    let about = "As `MARKS`, for what words are made of, beyond ASCII.";
    list(&mut out, about, "WORDS", &words);
    out
}

#[test]
fn the_table_is_unicodes() {
    let expected = table();
    if std::env::var_os("WSW_WRITE").is_some() {
        std::fs::write(FILE, &expected).unwrap();
    }
    assert!(std::fs::read_to_string(FILE).unwrap() == expected, "run `WSW_WRITE=1 cargo test --test fold_table`");
}

#[test]
fn words_are_made_of_what_unicode_says() {
    for c in '\0'..=char::MAX {
        if let Some(is) = is_of_word(c).filter(|_| !is_accent(c)) {
            assert_eq!(who_said_what::text::is_of_word(c), is, "U+{:04X}", u32::from(c));
        }
    }
}

#[test]
fn letters_fold_as_unicode_says() {
    for c in ('\u{80}'..='\u{1fff}').filter(|&c| !is_accent(c)) {
        assert_eq!(who_said_what::text::fold_char(c), folded(c), "U+{:04X}", u32::from(c));
    }
}
