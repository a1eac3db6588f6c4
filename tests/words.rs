//! The words of the interface: what is built in, what a file of words may change, and how values are put in.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use who_said_what::render::{Category, Date, Key, NAMES, Platform, Words};

/// A language with every category, so that each form can be asked for.
struct Arabic;

impl Platform for Arabic {
    fn plural(&self, n: usize) -> Category {
        match n {
            0 => Category::Zero,
            1 => Category::One,
            2 => Category::Two,
            3..=10 => Category::Few,
            11..=99 => Category::Many,
            _ => Category::Other,
        }
    }
    fn number(&self, n: usize) -> String {
        n.to_string().chars().map(|c| char::from_u32(c as u32 - '0' as u32 + '٠' as u32).unwrap()).collect()
    }
    fn date(&self, date: Date) -> String {
        format!("{date:?}")
    }
    fn between(&self, _: &[&str], _: usize) -> String {
        " و".to_owned()
    }
}

#[test]
fn dates_and_numbers_as_read() {
    let words = Words::default();
    for (iso, read) in [
        ("2025-04-06", "6 April 2025"),
        ("2025-04-26T11:01:03Z", "26 April 2025"),
        ("2025-04-26T23:59-11:00", "26 April 2025"),
        ("2025-01/2025-02", "January 2025 to February 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025"),
        ("2025", "2025"),
        ("2024-02-29", "29 February 2024"),
        // What the calendar does not have, and what is no date, stays.
        ("2025-02-29", "2025-02-29"),
        ("2025-77", "2025-77"),
        ("2025-04-00", "2025-04-00"),
        ("2025-04-261", "2025-04-261"),
        ("25-04-26", "25-04-26"),
        ("2025/04/26", "2025/04/26"),
        ("soon", "soon"),
        ("", ""),
        ("—T", "—T"),
    ] {
        assert_eq!(words.date(iso), read, "{iso}");
    }
    assert_eq!([0, 999, 1000, 1_234_567].map(|n| words.number(n)), ["0", "999", "1,000", "1,234,567"]);
    let list = |names: &[&str]| words.list(names, &|i| maud::html! { b { (names[i]) } }).into_string();
    assert_eq!(list(&["a", "<b>", "c"]), "<b>a</b>, <b>&lt;b&gt;</b> and <b>c</b>");
    assert_eq!(list(&["a"]), "<b>a</b>");
    assert_eq!(list(&[]), "");
}

#[test]
fn a_table_of_another_version_is_not_taken() {
    let mut words = Words::default();
    assert_eq!([words.get(Key::Direction), words.get(Key::MovedEnd)], ["ltr", "end of what was moved"]);
    assert!(!words.table("rtl\n«\n»\n"));
    assert_eq!(words.get(Key::Direction), "ltr");
    assert!(words.table(&"a\tb\t\n".repeat(NAMES.len())));
    let counted = [1, 2].map(|n| words.plural(Key::Articles, n).to_owned());
    assert_eq!(counted, ["b", "a"]);
}

#[test]
fn a_file_of_words_takes_the_place_of_the_texts_that_it_has() {
    let mut words = Words::new("ar", Box::new(Arabic));
    let problems = words.take(
        r#"{ "search": "بحث", "element": { "loading": "…" },
             "statements": { "one": "واحد", "few": "{n} few", "other": "{n} other" } }"#,
    );
    assert_eq!(problems, []);
    assert_eq!([words.get(Key::Search), words.get(Key::Filters)], ["بحث", "Filters"]);
    // A form that is missing gives way to the one that every language has, not to the English one.
    let counted = [0, 1, 2, 3, 11, 100].map(|n| words.count(Key::Statements, n, 0));
    assert_eq!(counted, ["٠ other", "واحد", "٢ other", "٣ few", "١١ other", "١٠٠ other"]);
    assert_eq!(words.count(Key::Articles, 1, 0), "١ article");
}

#[test]
fn what_cannot_be_used_is_named_and_left_out() {
    for (json, path, message) in [
        ("", "", "this is not JSON: a value is expected here"),
        ("{ \"search\": \"Find\", ", "", "this is not JSON: a value is expected here"),
        ("[]", "", "this is a list, not an object in curly brackets"),
        (r#"{ "serach": "Find" }"#, "serach", "there is no such text"),
        (r#"{ "search": 1 }"#, "search", "this is a number, not a text in double quotation marks"),
        (r#"{ "search": "" }"#, "search", "this text is empty"),
        (r#"{ "statements": { "one": "1" } }"#, "statements", "this text is empty"),
        (
            r#"{ "statements": { "some": "{n}", "other": "{n}" } }"#,
            "statements.some",
            "there is no such plural category",
        ),
        (r#"{ "search": "Find", "search": "Find" }"#, "search", "this key stands twice in one object"),
    ] {
        let mut words = Words::default();
        let problems = words.take(json);
        assert!(problems.iter().any(|p| p.path == path && p.message == message), "{json}: {problems:?}");
        assert_eq!(words.get(Key::Filters), "Filters", "{json}");
        assert_ne!(words.get(Key::Search), "", "{json}");
    }
}

#[test]
fn values_are_put_in_their_places() {
    let mut words = Words::default();
    assert_eq!(words.say(Key::Citing, &[("chain", "a {name}"), ("name", "b")]), "a {name}, citing b");
    assert_eq!(words.count(Key::StatementsOf, 1234, 1), "1 of 1,234 statements");
    // A place that is misspelt, and a brace alone, are shown as they are.
    words.take(r#"{ "via": "{nam} {name} {", "to": "<b>{audience}" }"#);
    assert_eq!(words.say(Key::Via, &[("name", "x")]), "{nam} x {");
    let audience = [("audience", "<i>us</i>")];
    assert_eq!(words.html(Key::To, &audience).into_string(), "&lt;b&gt;<i>us</i>");
}

/// What browsers say is what the command line says: `tests/page/languages.test.mjs` holds browsers to the same file. Only
/// one thing may differ, and is made alike: which kind of space it is.
#[test]
fn plurals_numbers_dates_and_lists_are_those_of_browsers() {
    let formats = std::fs::read_to_string("tests/data/words/formats.json").unwrap();
    let formats: serde_json::Value = serde_json::from_str(&formats).unwrap();
    let as_text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let alike = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
    for (tag, expected) in formats.as_object().unwrap() {
        let mut words = Words::load(tag).unwrap();
        for (n, number) in expected["numbers"].as_object().unwrap() {
            assert_eq!(alike(words.number(n.parse().unwrap())), as_text(number), "{tag}: {n}");
        }
        for (iso, date) in expected["dates"].as_object().unwrap() {
            assert_eq!(alike(words.date(iso)), as_text(date), "{tag}: {iso}");
        }
        for list in expected["lists"].as_array().unwrap() {
            let names: Vec<String> = list[0].as_array().unwrap().iter().map(as_text).collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let mut joined = names[0].to_owned();
            for (name, between) in names[1..].iter().zip(list[1].as_array().unwrap()) {
                joined = joined + &as_text(between) + name;
            }
            let drawn = words.list(&names, &|i| maud::html! { (names[i]) }).into_string();
            assert_eq!(drawn, joined, "{tag}");
        }
        // The names of the categories, as forms.
        words.take(
            r#"{ "statements": { "zero": "zero", "one": "one", "two": "two", "few": "few", "many": "many", "other": "other" } }"#,
        );
        for (n, category) in expected["plurals"].as_object().unwrap() {
            assert_eq!(words.plural(Key::Statements, n.parse().unwrap()), as_text(category), "{tag}: {n}");
        }
    }
}

proptest! {
    #[test]
    fn no_file_of_words_and_no_date_brings_it_down(json in "\\PC{0,80}", text in "\\PC{0,20}", date in "[0-9T/—-]{0,24}") {
        let mut words = Words::default();
        words.take(&json);
        words.take(&serde_json::json!({ "via": text }).to_string());
        words.say(Key::Via, &[("name", "x")]);
        words.html(Key::Via, &[("name", "x")]);
        words.date(&date);
    }
}
