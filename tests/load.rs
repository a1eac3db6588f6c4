//! Loading: what is read, what is refused, and that nothing breaks it.
#![cfg(not(target_arch = "wasm32"))]

mod stories;

use proptest::prelude::*;
use stories::{any_story, tiny};
use who_said_what::load::{KEYS, Severity, from_json};
use who_said_what::story::{SHIPPED_JSON, Story, shipped};

fn problems(text: &str) -> Vec<String> {
    let describe = |p: &who_said_what::load::Problem| format!("{}: {}", p.path, p.message);
    from_json(text).problems.iter().map(describe).collect()
}

#[test]
fn the_story_that_ships_is_clean() {
    assert_eq!(problems(SHIPPED_JSON), [""; 0]);
    assert!(shipped().statements.len() > 50);
}

#[test]
fn a_byte_order_mark_is_passed_over_and_places_are_right() {
    let loaded = from_json("\u{feff}{\n \"format\": 7}");
    let format = loaded.problems.iter().find(|p| p.path == "format").unwrap();
    assert_eq!((format.line, format.column), (Some(2), Some(12)));
    assert_eq!(format.span, Some(16..17));
}

#[test]
fn null_is_as_if_left_out() {
    let text = tiny().replace("\"id\": \"s1\",", "\"id\": \"s1\", \"cue\": null, \"evidence\": null, \"via\": null,");
    // A list that must be a list may not be null.
    assert_eq!(problems(&text), ["statements[0].via: this is null, not a list in square brackets"]);
    let text = tiny().replace("\"id\": \"s1\",", "\"id\": \"s1\", \"cue\": null, \"evidence\": null,");
    assert_eq!(problems(&text), [""; 0]);
}

#[test]
fn a_value_of_the_wrong_type_is_said_once() {
    for (from, to, expected) in [
        ("\"The bridge is closed\"", "7", "title: this is a number, not a text in double quotation marks"),
        ("[{ \"id\": \"morning\" }]", "{}", "sources: this is an object, not a list in square brackets"),
        (
            "\"actors\": [\"mayor\"]",
            "\"actors\": \"mayor\"",
            "statements[0].actors: this is a text, not a list in square brackets",
        ),
        (
            "\"text\": \"Nobody may cross the bridge.\"",
            "\"text\": true",
            "statements[0].text: this is true or false, not a text in double quotation marks",
        ),
    ] {
        let changed = tiny().replace(from, to);
        assert_ne!(changed, tiny());
        let first = problems(&changed);
        assert_eq!(first.iter().filter(|p| p.starts_with(expected.split(':').next().unwrap())).count(), 1, "{first:?}");
        assert!(first.contains(&expected.to_owned()), "{first:?}");
    }
}

#[test]
fn deep_and_broken_texts_are_refused_without_harm() {
    for text in [
        "[".repeat(100_000),
        "{\"a\":".repeat(100_000),
        format!("{}\"x\": {}1{}}}", "{", "[".repeat(1000), "]".repeat(1000)),
        "\"".to_owned(),
        "{\"title\": \"\\ud800\"}".to_owned(),
        "{\"title\": \"a\u{1}b\"}".to_owned(),
        "1e".to_owned(),
        "nul".to_owned(),
        "{} {}".to_owned(),
        String::new(),
        "\u{feff}".to_owned(),
    ] {
        let loaded = from_json(&text);
        assert!(loaded.story.is_none());
        let last = loaded.problems.last().unwrap();
        assert!(last.message.starts_with("this is not JSON"), "{last:?}");
    }
}

#[test]
fn keys_that_stand_twice_are_an_error() {
    let text = tiny().replace("\"title\"", "\"title\": \"Another\",\n  \"title\"");
    assert_eq!(problems(&text), ["title: this key stands twice in one object"]);
    assert_eq!(from_json(&text).problems[0].line, Some(4));
}

#[test]
fn cycles_are_named_once_each() {
    let mut story: Story = from_json(tiny()).story.unwrap();
    for (id, parent) in [("a", Some("b")), ("b", Some("c")), ("c", Some("a")), ("d", Some("a")), ("e", Some("e"))] {
        let member_of = parent.map(str::to_owned);
        story.actors.push(who_said_what::story::Actor {
            id: id.into(),
            name: id.into(),
            member_of,
            ..Default::default()
        });
    }
    let text = serde_json::to_string(&story).unwrap();
    let cycles: Vec<_> = problems(&text).into_iter().filter(|p| p.contains("cycle")).collect();
    assert_eq!(cycles, ["actors[1].memberOf: a cycle: a → b → c → a", "actors[5].memberOf: a cycle: e → e"]);
}

/// Schema tooling writes where the schema is; anywhere but at the top it is a slip like any other.
#[test]
fn a_story_may_name_its_schema() {
    let named = tiny().replacen('{', "{ \"$schema\": \"./story.schema.json\",", 1);
    assert_eq!(problems(&named), [""; 0]);
    assert_eq!(from_json(&named).story, from_json(tiny()).story);
    let elsewhere = named.replacen("\"sources\": [{", "\"sources\": [{ \"$schema\": 1,", 1);
    assert_eq!(problems(&elsewhere), ["sources[0].$schema: the key \"$schema\" is not known and is passed over"]);
}

/// A story with nothing but mistakes is refused in time that grows with it: twenty thousand statements, three dangling
/// references each. Compared with the square, the bound is far off on any machine.
#[test]
fn many_problems_do_not_take_forever() {
    let mut story: Story = from_json(tiny()).story.unwrap();
    let one = story.statements[0].clone();
    story.statements = (0..20_000)
        .map(|i| {
            let (id, claim, source) = (format!("s{i}"), format!("no-claim-{i}"), "nowhere".to_owned());
            who_said_what::story::Statement { id, claim, source, actors: vec!["nobody".to_owned()], ..one.clone() }
        })
        .collect();
    let start = std::time::Instant::now();
    let loaded = from_json(&serde_json::to_string(&story).unwrap());
    assert!(loaded.problems.len() > 60_000);
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

/// The schema is made from the types, the reader is written beside them: neither may know a key that the other does not.
#[test]
fn schema_and_reader_know_the_same_keys() {
    let schema = serde_json::to_value(schemars::schema_for!(Story)).unwrap();
    for (name, keys) in KEYS {
        let object = if *name == "Story" { &schema } else { &schema["$defs"][name] };
        // An edit has other keys by its kind.
        let objects = object["oneOf"].as_array().map_or(std::slice::from_ref(object), Vec::as_slice);
        let properties = objects.iter().flat_map(|object| object["properties"].as_object().unwrap());
        let mut in_schema: Vec<&str> = properties.map(|(key, _)| key.as_str()).collect();
        let mut in_reader = keys.to_vec();
        in_schema.sort_unstable();
        in_schema.dedup();
        in_reader.sort_unstable();
        assert_eq!(in_schema, in_reader, "{name}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(story in any_story()) {
        let text = serde_json::to_string_pretty(&story).unwrap();
        let loaded = from_json(&text);
        let errors: Vec<_> = loaded.problems.iter().filter(|p| p.severity == Severity::Error).collect();
        prop_assert!(errors.is_empty(), "{errors:?}");
        prop_assert_eq!(loaded.story.unwrap(), story);
    }

    /// Texts and numbers are those of JSON, escapes and all: what serde_json reads is read, to the letter, and no more.
    #[test]
    fn values_are_those_of_json(
        plain in any::<String>(),
        inside in "(\\\\[bfnrtux\"/\\\\]|\\\\u(d8[0-9a-f]{2}|dc[0-9A-F]{2}|[0-9a-f]{3,4})|[a-zé\t]|\"){0,6}",
        number in "-?[0-9]{0,2}(\\.[0-9]{0,2})?([eE][+-]?[0-9]{0,2})?|nul|true|falsey?",
    ) {
        for text in [serde_json::to_string(&plain).unwrap(), format!("\"{inside}\"")] {
            let expected: Option<String> = serde_json::from_str(&text).ok();
            let story = tiny().replacen("\"The bridge is closed\"", &text, 1);
            let loaded = from_json(&story);
            match expected.filter(|title| !title.trim().is_empty()) {
                Some(title) => prop_assert_eq!(loaded.story.map(|story| story.title), Some(title), "{}", text),
                None => prop_assert!(loaded.story.is_none(), "{}", text),
            }
        }
        let story = tiny().replacen("\"title\"", &format!("\"other\": {number}, \"title\""), 1);
        let json = serde_json::from_str::<serde::de::IgnoredAny>(&story).is_ok();
        prop_assert_eq!(from_json(&story).story.is_some(), json, "{}", number);
    }

    #[test]
    fn any_text_at_all_is_survived(text in any::<String>()) {
        from_json(&text);
    }

    /// A character of a good story replaced, taken out or put in: everything is survived, and each problem has a place.
    #[test]
    fn damage_is_survived(at in 0..SHIPPED_JSON.len(), length in 0..20usize, put in "[\\[\\]{}\",:0-9a-z ]{0,4}") {
        let boundary = |at: usize| (at..=SHIPPED_JSON.len()).find(|&i| SHIPPED_JSON.is_char_boundary(i)).unwrap();
        let (start, end) = (boundary(at), boundary((at + length).min(SHIPPED_JSON.len())));
        let text = format!("{}{put}{}", &SHIPPED_JSON[..start], &SHIPPED_JSON[end..]);
        for problem in from_json(&text).problems {
            let span = problem.span.clone().unwrap();
            prop_assert!(text.get(span).is_some(), "{:?}", problem);
            prop_assert!(problem.line.is_some() && problem.column.is_some());
        }
    }
}
