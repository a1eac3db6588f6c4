//! Reading JavaScript values, and the stories that are tried.

use js_sys::{Array, Error, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use who_said_what::web::StoryIndex;

pub const BRIDGE: &str = include_str!("../data/stories/full.json");
pub const SMALL: &str = include_str!("../data/stories/minimal.json");

/// The value at a path: `at(&value, "problems.0.line")`.
pub fn at(value: &JsValue, path: &str) -> JsValue {
    path.split('.').fold(value.clone(), |value, key| Reflect::get(&value, &key.into()).unwrap())
}

pub fn text(value: &JsValue, path: &str) -> String {
    let found = at(value, path);
    found.as_string().unwrap_or_else(|| panic!("{path} is {found:?}"))
}

pub fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

pub fn parse(text: &str) -> JsValue {
    JSON::parse(text).unwrap()
}

pub fn keys(value: &JsValue) -> Vec<String> {
    Object::keys(value.unchecked_ref::<Object>()).iter().map(|key| key.as_string().unwrap()).collect()
}

/// Whether a value is what `JSON.parse` would have made: plain objects and arrays all through, and no `undefined`.
pub fn is_plain(value: &JsValue) -> bool {
    if value.is_object() {
        let plain = if Array::is_array(value) { parse("[]") } else { parse("{}") };
        let prototype = |value: &JsValue| Reflect::get_prototype_of(value).unwrap();
        let own = Reflect::own_keys(value).unwrap().length();
        let listed = keys(value).len() as u32 + u32::from(Array::is_array(value));
        return *prototype(value) == *prototype(&plain)
            && own == listed
            && keys(value).iter().all(|key| is_plain(&at(value, key)));
    }
    !value.is_undefined() && !value.is_function()
}

/// The paths of problems.
pub fn paths(problems: &JsValue) -> JsValue {
    Array::from(problems).map(&mut |problem, _, _| at(&problem, "path")).into()
}

pub fn failure<T>(result: Result<T, JsValue>) -> Error {
    let Err(error) = result else { panic!("this should have failed") };
    error.dyn_into().expect("what is thrown is an Error")
}

pub fn index(text: &str) -> StoryIndex {
    StoryIndex::new(text.into()).unwrap()
}

pub fn query(story: &mut StoryIndex, query: &str) -> JsValue {
    story.query(parse(query)).unwrap()
}

/// Holds that a query asks for this, given as JSON, and for nothing else: every other part of it is there, and empty.
pub fn assert_asks(query: &JsValue, asked: &str) {
    let asked = parse(asked);
    for key in keys(query) {
        let expected = match key.as_str() {
            key if Reflect::has(&asked, &key.into()).unwrap() => json(&at(&asked, key)),
            "text" => "\"\"".to_owned(),
            "sort" => "\"data\"".to_owned(),
            _ => "[]".to_owned(),
        };
        assert_eq!(json(&at(query, &key)), expected, "{key}");
    }
    assert!(keys(&asked).iter().all(|key| keys(query).contains(key)));
}

/// The ids that a query, as JSON, gives.
pub fn found(story: &mut StoryIndex, asked: &str) -> String {
    json(&at(&query(story, asked), "statements"))
}
