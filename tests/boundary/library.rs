//! The library: comparing, checking, loading, queries.

use crate::values::*;
use js_sys::{Array, Error, Function, Object, Reflect, TypeError};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use who_said_what::web::{StoryIndex, check, shipped_story, wording};

// Comparing.

#[wasm_bindgen_test]
fn two_quotations_are_compared_token_by_token() {
    let wording = wording("We will stay.", "We will not stay!").unwrap();
    assert!(is_plain(&wording));
    assert_eq!(text(&wording, "relation"), "unrelated");
    let same = self::wording("We won\u{2019}t leave", "we will not leave").unwrap();
    assert_eq!(text(&same, "relation"), "same-words");
    let spelled = |key: &str| {
        let edits = Array::from(&at(&same, "edits")).iter().collect::<Vec<_>>();
        let part = |edit: &JsValue| ["text", key].iter().find_map(|key| at(edit, key).as_string());
        edits.iter().filter_map(part).collect::<String>()
    };
    assert_eq!([spelled("left"), spelled("right")], ["We won\u{2019}t leave", "we will not leave"]);
}

#[wasm_bindgen_test]
fn findings_carry_ids_and_can_be_chosen_by() {
    let mut story = StoryIndex::new(JsValue::UNDEFINED).unwrap();
    let found = story.findings().unwrap();
    assert!(is_plain(&found));
    let kinds: Vec<String> = Array::from(&found).iter().map(|finding| text(&finding, "kind")).collect();
    for kind in ["coverage", "positions", "wording", "attribution", "figures", "place", "date", "framing"] {
        assert!(kinds.iter().any(|k| k == kind), "{kind}");
    }
    let wording = Array::from(&found).find(&mut |finding, _, _| text(&finding, "kind") == "wording");
    let claim = text(&wording, "claim");
    let mut fresh = StoryIndex::new(JsValue::UNDEFINED).unwrap();
    let chosen = query(&mut fresh, &format!(r#"{{"finding":["wording"],"claim":["{claim}"]}}"#));
    assert_eq!(json(&at(&chosen, "statements")), json(&at(&wording, "statements")));
}

#[wasm_bindgen_test]
fn an_answer_in_numbers_says_what_the_query_says() {
    let mut story = StoryIndex::new(JsValue::UNDEFINED).unwrap();
    for asked in [r#"{}"#, r#"{"text":"troops","stance":["denies"]}"#, r#"{"finding":["wording"],"sort":"source"}"#] {
        let answer = story.answer(parse(asked)).unwrap();
        let queried = query(&mut story, asked);
        let every = Array::from(&at(&query(&mut story, "{}"), "statements"));
        let ids: Vec<JsValue> =
            js_sys::Uint32Array::new(&at(&answer, "statements")).to_vec().into_iter().map(|i| every.get(i)).collect();
        assert!(!ids.is_empty(), "{asked}");
        assert_eq!(json(&Array::from_iter(ids)), json(&at(&queried, "statements")));
        for facet in ["source", "actor", "stance", "mode", "topic", "claim", "finding"] {
            let counts = at(&answer, &format!("counts.{facet}")).dyn_into::<js_sys::Uint32Array>().unwrap().to_vec();
            let named = at(&at(&queried, "counts"), facet);
            assert_eq!(story.keys(facet), keys(&named));
            let expected: Vec<u32> = story
                .keys(facet)
                .iter()
                .map(|key| Reflect::get(&named, &key.into()).unwrap().as_f64().unwrap() as u32)
                .collect();
            assert_eq!(counts, expected, "{asked} {facet}");
        }
    }
    assert!(story.keys("nonsense").is_empty());
}

#[wasm_bindgen_test]
fn two_sources_are_laid_side_by_side() {
    let mut story = index(BRIDGE);
    let sources = keys(&at(&query(&mut story, "{}"), "counts.source"));
    let overlap = story.overlap(&sources[0], &sources[1]).unwrap();
    assert_eq!(json(&at(&overlap, "sources")), format!("[\"{}\",\"{}\"]", sources[0], sources[1]));
    let error = failure(story.overlap(&sources[0], "nowhere"));
    assert_eq!(String::from(error.name()), "RangeError");
    assert!(String::from(error.message()).contains("nowhere"));
}

// Checking and loading.

#[wasm_bindgen_test]
fn a_good_story_has_no_problems() {
    for good in [BRIDGE, SMALL, &shipped_story()] {
        let problems = check(good).unwrap();
        assert!(Array::is_array(&problems));
        assert_eq!(json(&problems), "[]");
    }
}

#[wasm_bindgen_test]
fn problems_are_plain_data_with_their_place() {
    let problems = check("{\n  \"format\": \"who-said-what/1\",\n  \"titel\": 7\n}").unwrap();
    assert!(Array::is_array(&problems));
    assert!(is_plain(&problems));
    let problem = Array::from(&problems).find(&mut |problem, _, _| text(&problem, "path") == "titel");
    assert_eq!(keys(&problem), ["severity", "path", "message", "help", "line", "column"]);
    assert_eq!(text(&problem, "severity"), "warning");
    assert_eq!(text(&problem, "help"), "did you mean \"title\"?");
    assert_eq!(at(&problem, "line"), 3);
    assert_eq!(at(&problem, "column"), 12);
    assert_eq!(text(&problems, "0.severity"), "error");
}

/// What is none is left out: neither `null` nor `undefined`, so that `"line" in problem` and `problem.line ?? …` both
/// say the same.
#[wasm_bindgen_test]
fn what_is_none_is_left_out() {
    let story = SMALL.replace("\"id\": \"t\"", "\"id\": \"t\", \"url\": null, \"title\": null");
    assert_eq!(json(&check(&story).unwrap()), "[]");
    for problem in Array::from(&check("").unwrap()).iter().chain(Array::from(&check("[1,").unwrap()).iter()) {
        for key in keys(&problem) {
            let value = at(&problem, &key);
            assert!(!value.is_undefined() && !value.is_null(), "{key}");
        }
        assert!(!Reflect::has(&problem, &"span".into()).unwrap());
    }
}

#[wasm_bindgen_test]
fn a_story_that_cannot_be_used_throws_a_story_error() {
    let error = failure(StoryIndex::new(SMALL.replace("\"claim\": \"c\"", "\"claim\": \"d\"").into()));
    assert!(error.is_instance_of::<Error>());
    assert_eq!(error.name(), "StoryError");
    let problems = at(&error, "problems");
    assert!(Array::is_array(&problems));
    assert!(is_plain(&problems));
    // The warning that a claim has no statement is there as well, in its place.
    assert_eq!(json(&paths(&problems)), r#"["claims[0]","statements[0].claim","statements[1].claim"]"#);
    let message = String::from(error.message());
    assert!(message.starts_with("The story has 2 problems; the first: statements[0].claim, line 8: "), "{message}");
    assert_eq!(error.to_string(), format!("StoryError: {message}"));

    let message = String::from(failure(StoryIndex::new("{".into())).message());
    assert!(message.starts_with("The story cannot be used: ") && message.contains("not JSON"), "{message}");
}

#[wasm_bindgen_test]
fn without_a_text_the_shipped_story_is_loaded() {
    let shipped = parse(&shipped_story());
    let total = Array::from(&at(&shipped, "statements")).length();
    for mut story in [StoryIndex::new(JsValue::UNDEFINED).unwrap(), index(&shipped_story())] {
        let result = story.query(JsValue::UNDEFINED).unwrap();
        assert_eq!(at(&result, "total"), total);
        assert_eq!(Array::from(&at(&result, "statements")).length(), total);
    }
}

// Queries.

#[wasm_bindgen_test]
fn a_query_takes_every_field() {
    let mut story = index(BRIDGE);
    for (asked, expected) in [
        (r#"{}"#, r#"["s1","s2","s3","s4"]"#),
        (r#"{"source":["wire","blog"]}"#, r#"["s2","s4"]"#),
        (r#"{"actor":["city"]}"#, r#"["s1","s2"]"#),
        (r#"{"stance":["denies","questions"]}"#, r#"["s3","s4"]"#),
        (r#"{"mode":["mixed"]}"#, r#"["s2"]"#),
        (r#"{"topic":["Duration"]}"#, r#"["s2","s3","s4"]"#),
        (r#"{"claim":["closed","short"]}"#, r#"["s1","s4"]"#),
        (r#"{"text":"YEAR \"all in all\""}"#, r#"["s2"]"#),
        (r#"{"sort":"actor"}"#, r#"["s3","s4","s1","s2"]"#),
        (r#"{"topic":["Duration"],"actor":["driver"],"stance":["denies"],"text":"need"}"#, r#"["s3"]"#),
        (r#"{"finding":["contested"]}"#, r#"["s2","s3"]"#),
        (r#"{"source":["nowhere"]}"#, "[]"),
        (r#"{"source":[],"text":"","other":1}"#, r#"["s1","s2","s3","s4"]"#),
    ] {
        assert_eq!(found(&mut story, asked), expected, "{asked}");
    }
}

#[wasm_bindgen_test]
fn a_result_is_plain_data() {
    let result = query(&mut index(BRIDGE), r#"{"stance":["asserts"],"text":"bridge"}"#);
    assert!(is_plain(&result));
    assert_eq!(keys(&result), ["query", "total", "statements", "counts"]);
    assert_asks(&at(&result, "query"), r#"{"stance":["asserts"],"text":"bridge"}"#);
    assert_eq!(at(&result, "total"), 4);
    assert_eq!(json(&at(&result, "statements")), r#"["s1","s2"]"#);
    for (facet, counts) in [
        ("source", r#"{"herald":1,"wire":1,"copy":0,"blog":0}"#),
        ("actor", r#"{"city":2,"mayor":2,"driver":0,"radio":0}"#),
        ("stance", r#"{"asserts":2,"denies":0,"questions":0}"#),
        ("mode", r#"{"direct":1,"mixed":1,"indirect":0}"#),
        ("topic", r#"{"Closure":1,"Duration":1}"#),
        ("claim", r#"{"closed":1,"long":1,"short":0}"#),
    ] {
        assert_eq!(json(&at(&result, &format!("counts.{facet}"))), counts);
    }
}

/// They cross in one text.
#[wasm_bindgen_test]
fn ids_come_one_by_one_whatever_is_in_them() {
    for id in ["a,b", "\u{1f600}\u{e9}", "a\u{200b}b", "[\u{2019}]"] {
        let mut story = index(&SMALL.replace("\"id\": \"1\"", &["\"id\": \"", id, "\""].concat()));
        assert_eq!(found(&mut story, "{}"), json(&js_sys::Array::of2(&id.into(), &"2".into())));
    }
    assert_eq!(found(&mut index(SMALL), r#"{ "text": "nowhere" }"#), "[]");
}

#[wasm_bindgen_test]
fn no_query_asks_for_everything() {
    let mut story = index(SMALL);
    let all = json(&query(&mut story, "{}"));
    for nothing in [JsValue::UNDEFINED, JsValue::NULL] {
        assert_eq!(json(&story.query(nothing).unwrap()), all);
    }
    let query = parse("{}");
    for key in ["source", "actor", "stance", "mode", "topic", "claim", "text", "sort"] {
        Reflect::set(&query, &key.into(), &JsValue::UNDEFINED).unwrap();
    }
    assert_eq!(json(&story.query(query).unwrap()), all);
}

#[wasm_bindgen_test]
fn a_value_of_the_wrong_type_is_named() {
    let mut story = index(SMALL);
    for key in ["source", "actor", "stance", "mode", "topic", "claim"] {
        for wrong in [r#""s""#, "7", "true", "null", "{}", "[1]", r#"["s",null]"#, r#"{"0":"s","length":1}"#] {
            let asked = format!(r#"{{"{key}":{wrong}}}"#);
            let error = failure(story.query(parse(&asked)));
            assert!(error.is_instance_of::<TypeError>(), "{asked}");
            assert_eq!(
                String::from(error.message()),
                format!("{key} in a query must be an array of strings"),
                "{asked}"
            );
        }
    }
    for asked in [r#"{"text":7}"#, r#"{"text":null}"#, r#"{"text":["a"]}"#, r#"{"sort":"size"}"#, r#"{"sort":1}"#] {
        let error = failure(story.query(parse(asked)));
        assert!(error.is_instance_of::<TypeError>(), "{asked}");
        let key = if asked.contains("text") { "text" } else { "sort" };
        assert!(String::from(error.message()).starts_with(&format!("{key} in a query must be ")), "{asked}");
    }
    for asked in [r#""text""#, "7", "true"] {
        assert!(failure(story.query(parse(asked))).is_instance_of::<TypeError>(), "{asked}");
    }
}

#[wasm_bindgen_test]
fn what_a_getter_throws_comes_through() {
    let getter = Function::new_no_args("throw new RangeError('from the page')");
    let descriptor = Object::new();
    Reflect::set(&descriptor, &"get".into(), &getter).unwrap();
    let query = Object::new();
    Object::define_property(&query, &"source".into(), &descriptor);
    let error = failure(index(SMALL).query(query.into()));
    assert_eq!((error.name(), error.message()), ("RangeError".into(), "from the page".into()));
}

// Texts of every script.

#[wasm_bindgen_test]
fn texts_come_back_as_they_went_in() {
    let words = [
        "Ünïcödé",
        "조선",
        "\u{1F30D}\u{1F468}\u{200D}\u{1F469}",
        "\u{202E}עברית",
        "\u{0}\u{7f}\u{2028}",
        "e\u{301}",
        "𐍈𝒜",
    ];
    for word in words {
        let escaped = json(&word.into());
        let id = format!("id-{word}").replace(|c: char| c.is_whitespace() || c.is_control(), "");
        let story = SMALL
            .replace("\"c\"", &json(&id.as_str().into()))
            .replace("\"The bridge is closed.\"", &format!("{escaped}, \"topic\": {escaped}"));
        let result = query(&mut index(&story), "{}");
        assert_eq!(keys(&at(&result, "counts.topic")), [word]);
        assert_eq!(keys(&at(&result, "counts.claim")), [id.as_str()]);
        let asked = parse(&format!(r#"{{"topic":[{escaped}]}}"#));
        let result = index(&story).query(asked).unwrap();
        assert_eq!(text(&result, "query.topic.0"), word);
        assert_eq!(json(&at(&result, "statements")), r#"["1","2"]"#);
    }
}

#[wasm_bindgen_test]
fn half_a_surrogate_pair_harms_nothing() {
    let mut story = index(SMALL);
    let half = js_sys::eval(r#"({ text: "bridge\ud83d", source: ["\udc00"] })"#).unwrap();
    assert_eq!(json(&at(&story.query(half).unwrap(), "statements")), "[]");
    // In JSON, as an escape: a whole pair is a character, half of one is replaced or refused, but never a crash.
    let escaped = |escape: &str| SMALL.replace("The bridge is closed.", escape);
    assert_eq!(json(&check(&escaped(r"\ud83c\udf0d")).unwrap()), "[]");
    for half in [r"\ud83c", r"\udf0d", r"\ud83cx", r"\udf0d\ud83c"] {
        check(&escaped(half)).unwrap();
    }
}
