//! What goes in from JavaScript and comes out to it.

use crate::query::{Answer, Facet, Index, Query, Sort};
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// Reads a query from JavaScript. Field by field, as a general decoder would weigh more than the rest of this edge.
pub(super) fn decode_query(query: JsValue) -> Result<Query, JsValue> {
    let mut decoded = Query::default();
    if query.is_undefined() || query.is_null() {
        return Ok(decoded);
    }
    let get = |name: &str| js_sys::Reflect::get(&query, &name.into()).map(|v| (!v.is_undefined()).then_some(v));
    for facet in Facet::ALL {
        if let Some(list) = get(facet.name())? {
            let strings = js_sys::Array::is_array(&list)
                .then(|| js_sys::Array::from(&list).iter().map(|item| item.as_string()).collect())
                .flatten();
            *decoded.chosen_mut(facet) = strings.ok_or_else(|| not_a_query(facet.name(), "an array of strings"))?;
        }
    }
    if let Some(text) = get("text")? {
        decoded.text = text.as_string().ok_or_else(|| not_a_query("text", "a string"))?;
    }
    if let Some(sort) = get("sort")? {
        let sort = sort.as_string().and_then(|name| Sort::ALL.into_iter().find(|sort| sort.name() == name));
        decoded.sort = sort.ok_or_else(|| not_a_query("sort", "one of data, said, published, actor, source"))?;
    }
    Ok(decoded)
}

fn not_a_query(key: &str, wanted: &str) -> JsValue {
    js_sys::TypeError::new(&[key, " in a query must be ", wanted].concat()).into()
}

/// What a query gave, as [`result`] writes it out.
#[derive(Tsify)]
#[allow(dead_code, reason = "the declaration that TypeScript reads")]
#[serde(rename_all = "camelCase")]
pub struct QueryResult {
    /// What was asked for.
    pub query: Query,
    /// How many statements there are in all.
    pub total: usize,
    /// The ids of the statements that were found, in the order asked for.
    pub statements: Vec<String>,
    /// For each facet, how many statements each of its values would give.
    #[tsify(
        type = "Record<\"source\" | \"actor\" | \"stance\" | \"mode\" | \"topic\" | \"claim\", Record<string, number>>"
    )]
    pub counts: (),
}

/// A [`QueryResult`]. Part by part, as a general encoder would weigh three kilobytes in what readers download.
pub(super) fn result(index: &Index, query: &Query, answer: &Answer) -> Result<JsValue, JsValue> {
    let found = ids(index, &answer.statements);
    let mut counts = Vec::new();
    for facet in Facet::ALL {
        let keys = index.keys(facet).into_iter();
        let numbers = answer.counts(facet).iter().map(|&count| JsValue::from(count as u32));
        counts.push((facet.name(), object(&mut keys.zip(numbers))?));
    }
    let counts = object(&mut counts.into_iter())?;
    let total = JsValue::from(index.len() as u32);
    object(
        &mut [("query", encode_query(query)?), ("total", total), ("statements", found), ("counts", counts)].into_iter(),
    )
}

/// A query, as JavaScript has it.
pub(super) fn encode_query(query: &Query) -> Result<JsValue, JsValue> {
    let mut pairs = Vec::new();
    for facet in Facet::ALL {
        pairs.push((facet.name(), strings(&mut query.chosen(facet).iter().map(String::as_str))));
    }
    pairs.push(("text", query.text.as_str().into()));
    pairs.push(("sort", query.sort.name().into()));
    object(&mut pairs.into_iter())
}

/// The ids of statements. They cross the boundary in one text, as each crossing takes as long as many letters; no id has a
/// space.
fn ids(index: &Index, statements: &[usize]) -> JsValue {
    const APART: &str = " ";
    let mut all = String::new();
    for (at, &statement) in statements.iter().enumerate() {
        if at > 0 {
            all.push_str(APART);
        }
        all.push_str(index.id(statement));
    }
    if statements.is_empty() { js_sys::Array::new().into() } else { js_sys::JsString::from(all).split(APART).into() }
}

fn strings(texts: &mut dyn Iterator<Item = &str>) -> JsValue {
    texts.map(JsValue::from).collect::<js_sys::Array>().into()
}

/// An object with these keys and values. As `JSON.parse` would make it: no key is taken for more than a key.
fn object(pairs: &mut dyn Iterator<Item = (&str, JsValue)>) -> Result<JsValue, JsValue> {
    let entries = js_sys::Array::new();
    for (key, value) in pairs {
        entries.push(&js_sys::Array::of2(&key.into(), &value));
    }
    Ok(js_sys::Object::from_entries(&entries)?.into())
}
