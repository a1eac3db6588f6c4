//! What goes in from JavaScript and comes out to it.

use crate::query::{Answer, Facet, Index, Query, Sort};
use serde::Serialize;
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
    js_sys::TypeError::new(&format!("{key} in a query must be {wanted}")).into()
}

/// What a query gave.
#[derive(Serialize, Tsify)]
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
    pub counts: Object<&'static str, Object<String, usize>>,
}

/// Pairs that become an object with as many keys.
pub struct Object<K, V>(Vec<(K, V)>);

impl<K: Serialize, V: Serialize> Serialize for Object<K, V> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(key, value)| (key, value)))
    }
}

impl QueryResult {
    pub(super) fn new(index: &Index, query: Query, answer: &Answer) -> Self {
        let counts_of = |facet| {
            let counts = answer.counts(facet).iter().copied();
            Object(index.keys(facet).iter().cloned().zip(counts).collect())
        };
        QueryResult {
            query,
            total: index.story().statements.len(),
            statements: answer.statements.iter().map(|&s| index.statement(s).id.clone()).collect(),
            counts: Object(Facet::ALL.iter().map(|&facet| (facet.name(), counts_of(facet))).collect()),
        }
    }
}

/// Plain objects and arrays, as `JSON.parse` would make them.
pub(super) fn encode(value: &(impl Serialize + ?Sized)) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
