//! The library for JavaScript: everything but the element.

use super::open::{failure, given, open};
use super::opening::Opening;
use super::values::{decode_query, result};
use crate::compare::{
    FindingRecord, Findings, OverlapRecord, UtteranceRecord, coverage, findings, origin, overlap, review, utterances,
    wording,
};
use crate::evidence::{Passage, SourceText, passages, source_of_page};
use crate::load::{Problem, Severity};
use crate::query::{Facet, Index};
use crate::story::{Computed, SHIPPED_JSON};
use serde::Serialize;
use tsify::Tsify;
use wasm_bindgen::prelude::*;

/// Everything that is wrong or doubtful in the JSON text of a story, as the command `check` says it; an empty list when
/// nothing is.
#[wasm_bindgen(unchecked_return_type = "Problem[]")]
pub fn check(text: &str) -> Result<JsValue, JsValue> {
    encode(&review(text).problems)
}

/// The story that ships, as JSON text.
#[wasm_bindgen(js_name = shippedStory)]
pub fn shipped_story() -> String {
    SHIPPED_JSON.to_owned()
}

/// Compares two quotations: what they are to each other, how much they share, from 0 to 1, and how the first becomes the
/// second, token by token.
#[wasm_bindgen(unchecked_return_type = "Wording")]
pub fn wording(first: &str, second: &str) -> Result<JsValue, JsValue> {
    encode(&wording::compare(first, second))
}

/// A story that can be queried and compared.
#[wasm_bindgen]
pub struct StoryIndex {
    index: Index,
    findings: Option<Findings>,
}

#[wasm_bindgen]
impl StoryIndex {
    /// Loads a story from JSON text, or from its bytes in UTF-8; the story that ships, when none is given. Throws an
    /// `Error` whose `problems` say what is wrong. For a story of which a page would stand still there is `open`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_optional_param_type = "string | Uint8Array")] story: JsValue,
    ) -> Result<StoryIndex, JsValue> {
        if story.is_undefined() || story.is_null() {
            let (index, computed) = open(given(None))?;
            return Ok(StoryIndex::of(index, computed));
        }
        let mut opening = Opening::new();
        each_piece(&story, &mut |bytes| opening.feed(bytes))?;
        let sound = loop {
            if let Some(sound) = opening.finish() {
                break sound;
            }
        };
        if sound {
            return opening.index();
        }
        let mut text = Vec::new();
        each_piece(&story, &mut |bytes| {
            text.extend_from_slice(bytes);
            true
        })?;
        Err(failure(&String::from_utf8_lossy(&text)))
    }

    fn of(mut index: Index, computed: Option<Computed>) -> StoryIndex {
        let findings = computed.and_then(|computed| Findings::from_computed(&mut index, computed));
        StoryIndex { index, findings }
    }

    /// Answers a query; every part of it may be left out. A story's findings can be chosen by, and are counted, from when
    /// they are known: see `findings()`. Choosing one makes them known.
    #[wasm_bindgen(unchecked_return_type = "QueryResult")]
    pub fn query(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<Query>")] query: JsValue,
    ) -> Result<JsValue, JsValue> {
        let query = decode_query(query)?;
        if !query.finding.is_empty() {
            self.compared();
        }
        let answer = self.index.answer(&query);
        result(&self.index, &query, &answer)
    }

    /// As `query`, in numbers: statements as places in the story, counts in the order of `keys`. For programs that ask
    /// much, as texts take longer to pass on than to find.
    #[wasm_bindgen(unchecked_return_type = "Answer")]
    pub fn answer(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Partial<Query>")] query: JsValue,
    ) -> Result<JsValue, JsValue> {
        let query = decode_query(query)?;
        if !query.finding.is_empty() {
            self.compared();
        }
        let answer = self.index.answer(&query);
        let counts = js_sys::Object::new();
        for (facet, of_values) in Facet::ALL.iter().zip(answer.counts) {
            js_sys::Reflect::set(&counts, &facet.name().into(), &numbers(of_values))?;
        }
        let object = js_sys::Object::new();
        js_sys::Reflect::set(&object, &"statements".into(), &numbers(answer.statements))?;
        js_sys::Reflect::set(&object, &"counts".into(), &counts)?;
        Ok(object.into())
    }

    /// The values of a facet, in the order in which `answer` counts them; none for what is no facet.
    pub fn keys(&self, #[wasm_bindgen(unchecked_param_type = "FacetName")] facet: &str) -> Vec<String> {
        let facet = Facet::ALL.into_iter().find(|f| f.name() == facet);
        facet.into_iter().flat_map(|facet| self.index.keys(facet)).map(str::to_owned).collect()
    }

    /// Where the accounts of the story part, by claim. Computed when first asked for, if the story does not keep it; the
    /// time grows with the number of statements.
    #[wasm_bindgen(unchecked_return_type = "FindingRecord[]")]
    pub fn findings(&mut self) -> Result<JsValue, JsValue> {
        self.compared();
        let all = self.findings.iter().flat_map(|findings| &findings.all);
        encode(&all.map(|finding| FindingRecord::new(&self.index, finding)).collect::<Vec<_>>())
    }

    /// The utterances that statements of at least two sources quote, each with its quotations, in the order in which they
    /// are first quoted.
    #[wasm_bindgen(unchecked_return_type = "UtteranceRecord[]")]
    pub fn utterances(&self) -> Result<JsValue, JsValue> {
        let all = utterances(&self.index);
        encode(&all.iter().map(|utterance| UtteranceRecord::new(&self.index, utterance)).collect::<Vec<_>>())
    }

    /// What a story keeps of its findings, so that they need not be computed again: the value of its key `computed`.
    #[wasm_bindgen(unchecked_return_type = "Computed")]
    pub fn computed(&mut self) -> Result<JsValue, JsValue> {
        self.compared();
        self.findings.as_ref().map_or(Ok(JsValue::UNDEFINED), |found| encode(&Computed::new(&self.index, found)))
    }

    /// Two sources side by side, by their ids: the claims that both carry, and those that only one does. Throws a
    /// `RangeError` for an id that no source has.
    #[wasm_bindgen(unchecked_return_type = "OverlapRecord")]
    pub fn overlap(&self, first: &str, second: &str) -> Result<JsValue, JsValue> {
        let number = |id: &str| {
            let unknown = || js_sys::RangeError::new(&format!("the story has no source \"{id}\""));
            self.index.source_number(id).ok_or_else(unknown)
        };
        encode(&OverlapRecord::new(&self.index, &overlap(&self.index, number(first)?, number(second)?)))
    }

    /// The id of the source that a page is, by the addresses that the page has for itself; nothing if none or several fit.
    #[wasm_bindgen(js_name = sourceOf)]
    pub fn source_of(&self, addresses: Vec<String>) -> Option<String> {
        source_of_page(self.index.story(), &addresses).map(|source| self.index.source(source).id.clone())
    }

    /// The passages of a source's text that are its statements, in the order of the text. Offsets are those of JavaScript's
    /// strings.
    #[wasm_bindgen(unchecked_return_type = "PassageRecord[]")]
    pub fn passages(&self, source: &str, text: &str) -> Result<JsValue, JsValue> {
        let source = self.index.source_number(source);
        let own = source.map(|source| origin(&self.index, source));
        let found = source.map(|source| passages(&self.index, source, &SourceText::new(text))).unwrap_or_default();
        // How many units of JavaScript's stand before each byte.
        let mut units = vec![0u32; text.len() + 1];
        let mut before = 0;
        for (at, c) in text.char_indices() {
            units[at] = before;
            before += c.len_utf16() as u32;
        }
        units[text.len()] = before;
        let record = |passage: Passage| {
            let claim = self.index.claim_of(passage.statement);
            let carried = claim.map(|claim| coverage(&self.index, claim).carried).unwrap_or_default();
            PassageRecord {
                statement: self.index.id(passage.statement).to_owned(),
                claim: claim.map(|claim| self.index.claim(claim).id.clone()).unwrap_or_default(),
                start: units[passage.range.start],
                end: units[passage.range.end],
                others: carried.iter().filter(|(source, _)| Some(*source) != own).count(),
            }
        };
        encode(&found.into_iter().map(record).collect::<Vec<_>>())
    }

    fn compared(&mut self) {
        if self.findings.is_none() {
            self.findings = Some(findings(&mut self.index));
        }
    }
}

/// A passage of a text, and the statement that stands in it.
#[derive(Serialize, Tsify)]
pub struct PassageRecord {
    /// The statement, by its id.
    pub statement: String,
    /// Its claim.
    pub claim: String,
    /// Where the passage begins and ends in the text, in units of JavaScript's strings.
    pub start: u32,
    pub end: u32,
    /// How many other sources report on the claim, wire copies left out.
    pub others: usize,
}

#[wasm_bindgen]
impl Opening {
    /// The index; what is left to do is done now. Throws before `finish` has said that there is a story.
    pub fn index(self) -> Result<StoryIndex, JsValue> {
        let (index, computed) = self.made()?;
        Ok(StoryIndex::of(index, computed))
    }
}

/// So much of a text is passed on at a time, so that it is never here as a whole.
const PIECE: u32 = 1 << 14;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    /// Writes a text as UTF-8 into bytes that are there already: faster than to be given new ones for each piece.
    #[wasm_bindgen(method, js_name = encodeInto)]
    fn encode_into(this: &TextEncoder, text: &js_sys::JsString, bytes: &js_sys::Uint8Array) -> Encoded;

    type Encoded;
    #[wasm_bindgen(method, getter)]
    fn written(this: &Encoded) -> u32;
}

/// Calls `each` with the bytes of a text, or with bytes, piece by piece, until it says that it is enough.
fn each_piece(story: &JsValue, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), JsValue> {
    let mut piece = Vec::new();
    let mut take = |bytes: js_sys::Uint8Array| {
        piece.resize(bytes.length() as usize, 0);
        bytes.copy_to(&mut piece);
        each(&piece)
    };
    let mut start = 0;
    if let Some(bytes) = story.dyn_ref::<js_sys::Uint8Array>() {
        while start < bytes.length() && take(bytes.subarray(start, bytes.length().min(start + PIECE))) {
            start += PIECE;
        }
    } else if let Some(text) = story.dyn_ref::<js_sys::JsString>() {
        let encoder = TextEncoder::new();
        // A unit of UTF-16 becomes three bytes at most.
        let bytes = js_sys::Uint8Array::new_with_length((PIECE + 1) * 3);
        while start < text.length() {
            let mut end = text.length().min(start + PIECE);
            // The two halves of one character go together.
            if end < text.length() && (0xd800..0xdc00).contains(&(text.char_code_at(end - 1) as u32)) {
                end += 1;
            }
            let encoded = encoder.encode_into(&text.slice(start, end), &bytes);
            if !take(bytes.subarray(0, encoded.written())) {
                break;
            }
            start = end;
        }
    } else {
        return Err(js_sys::TypeError::new("a story must be a string or a Uint8Array").into());
    }
    Ok(())
}

#[wasm_bindgen(typescript_custom_section)]
const ANSWER: &str = r#"
/** What statements can be chosen by. */
export type FacetName = "source" | "actor" | "stance" | "mode" | "topic" | "claim" | "finding";

/** What a query gave, in numbers. */
export interface Answer {
    /** The statements that were found, as places in the story, in the order asked for. */
    statements: Uint32Array;
    /** For each facet, how many statements each of its values would give, in the order of its `keys`. */
    counts: Record<FacetName, Uint32Array>;
}
"#;

fn numbers(numbers: Vec<usize>) -> JsValue {
    let numbers: Vec<u32> = numbers.into_iter().map(|number| number as u32).collect();
    js_sys::Uint32Array::from(&numbers[..]).into()
}

/// The error for a story that cannot be used; its `problems` say why.
pub(super) fn explained(problems: &[Problem]) -> js_sys::Error {
    let errors: Vec<&Problem> = problems.iter().filter(|p| p.severity == Severity::Error).collect();
    let message = match errors[..] {
        [] => "The story cannot be used.".to_owned(),
        [only] => format!("The story cannot be used: {}", sentence(only)),
        [first, ..] => format!("The story has {} problems; the first: {}", errors.len(), sentence(first)),
    };
    let error = js_sys::Error::new(&message);
    if let Ok(problems) = encode(&problems) {
        // Setting a property of an object made here cannot fail.
        let _ = js_sys::Reflect::set(&error, &"problems".into(), &problems);
    }
    error
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
fn encode(value: &(impl serde::Serialize + ?Sized)) -> Result<JsValue, JsValue> {
    Ok(value.serialize(&serde_wasm_bindgen::Serializer::json_compatible())?)
}
