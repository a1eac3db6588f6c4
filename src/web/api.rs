//! The core for JavaScript, without any element.

use crate::compare::{Findings, SMALL_FINDERS, findings_by};
use crate::load::{Loaded, Problem, Severity, from_json};
use crate::query::{Answer, Facet, Index, Query, Sort};
use crate::story::SHIPPED_JSON;
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// Everything that is wrong or doubtful in the JSON text of a story; an empty list when nothing is.
#[wasm_bindgen(unchecked_return_type = "Problem[]")]
pub fn check(text: &str) -> Result<JsValue, JsValue> {
    encode(&from_json(text).problems)
}

/// The story that ships, as JSON text.
#[wasm_bindgen(js_name = shippedStory)]
pub fn shipped_story() -> String {
    SHIPPED_JSON.to_owned()
}

/// A story that can be queried.
#[wasm_bindgen]
pub struct StoryIndex {
    index: Index,
}

#[wasm_bindgen]
impl StoryIndex {
    /// Loads a story from JSON text; the story that ships, when none is given. Throws an `Error` whose `problems` say
    /// what is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(text: Option<String>) -> Result<StoryIndex, JsValue> {
        Ok(StoryIndex { index: open(text.as_deref())?.0 })
    }

    /// Answers a query; every part of it may be left out.
    #[wasm_bindgen(unchecked_return_type = "QueryResult")]
    pub fn query(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Partial<Query>")] query: JsValue,
    ) -> Result<JsValue, JsValue> {
        let query = decode_query(query)?;
        let answer = self.index.answer(&query);
        encode(&QueryResult::new(&self.index, query, &answer))
    }
}

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

/// Loads and indexes a story and finds where its accounts part, or makes the error that JavaScript catches.
pub(super) fn open(text: Option<&str>) -> Result<(Index, Findings), JsValue> {
    let Loaded { story, problems } = from_json(text.unwrap_or(SHIPPED_JSON));
    let mut index = Index::new(story.ok_or_else(|| invalid(&problems))?);
    let findings = findings_by(&mut index, &SMALL_FINDERS, Vec::new());
    Ok((index, findings))
}

fn invalid(problems: &[Problem]) -> JsValue {
    let errors: Vec<&Problem> = problems.iter().filter(|p| p.severity == Severity::Error).collect();
    let message = match errors[..] {
        [] => "The story cannot be used.".to_owned(),
        [only] => format!("The story cannot be used: {}", sentence(only)),
        [first, ..] => format!("The story has {} problems; the first: {}", errors.len(), sentence(first)),
    };
    let error = js_sys::Error::new(&message);
    error.set_name("StoryError");
    if let Ok(problems) = encode(&problems) {
        // Setting a property of an object made here cannot fail.
        let _ = js_sys::Reflect::set(&error, &"problems".into(), &problems);
    }
    error.into()
}

fn sentence(problem: &Problem) -> String {
    let at = problem.line.map(|line| format!(", line {line}")).unwrap_or_default();
    let stop = if problem.help.ends_with('?') { "" } else { "." };
    match problem.path.as_str() {
        "" => format!("{}{at}; {}{stop}", problem.message, problem.help),
        path => format!("{path}{at}: {}; {}{stop}", problem.message, problem.help),
    }
}

/// Plain objects and arrays, as `JSON.parse` would make them.
pub(super) fn encode(value: &(impl Serialize + ?Sized)) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
