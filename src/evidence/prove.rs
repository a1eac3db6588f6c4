//! Proving a story against the texts of its articles.

use super::{Found, SourceText};
use crate::load::Problem;
use crate::story::{Mode, Statement, Story};
use crate::text::quotations;
use std::ops::Range;

/// What was proved, and what was not.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Proof {
    /// How many quotations were looked for.
    pub quotations: usize,
    /// How many evidence selectors were looked for.
    pub selectors: usize,
    /// Each that is missing or ambiguous, and quotations that the article does not put in quotation marks.
    pub problems: Vec<Problem>,
}

/// Proves every quotation and every evidence selector of a story against the texts of its sources, given in the order of
/// the sources. Statements of a source without a text are passed over.
///
/// # Errors
/// None: what cannot be proved is a problem in the result.
pub fn prove(story: &Story, texts: &[Option<SourceText>]) -> Proof {
    let mut proof = Proof::default();
    for (i, statement) in story.statements.iter().enumerate() {
        let source = story.sources.iter().position(|source| source.id == statement.source);
        if let Some(text) = source.and_then(|source| texts.get(source)?.as_ref()) {
            prove_statement(&format!("statements[{i}]"), statement, text, &mut proof);
        }
    }
    proof
}

fn prove_statement(path: &str, statement: &Statement, text: &SourceText, proof: &mut Proof) {
    let mut passage: Option<Range<usize>> = None;
    if let Some(evidence) = &statement.evidence {
        proof.selectors += 1;
        let words = evidence.exact.as_deref().or(evidence.start.as_deref()).unwrap_or_default();
        let path = format!("{path}.evidence");
        match text.select(evidence) {
            Found::Once(range) => passage = Some(range),
            Found::Nowhere => proof.problems.push(missing(path, "this passage", words, text)),
            Found::Often(places) => proof.problems.push(Problem::error(
                path,
                format!("this passage is ambiguous: {places} places in {} fit", source_name(statement)),
                "add the words before it as \"prefix\", or those after it as \"suffix\"",
            )),
        }
    }
    let words = match statement.mode {
        Mode::Direct => vec![statement.text.trim()],
        Mode::Mixed => quotations(&statement.text).iter().map(|q| q.text.trim()).collect(),
        Mode::Indirect => Vec::new(),
    };
    for words in words {
        proof.quotations += 1;
        let path = format!("{path}.text");
        let found = match &passage {
            Some(passage) => text.find_in(words, passage),
            None => text.find(words),
        };
        match (found, &passage) {
            (Found::Once(range), _) => {
                if !in_marks(text.raw(), &range) {
                    proof.problems.push(unmarked(path, words, statement));
                }
            }
            // Twice within one passage is proved twice.
            (Found::Often(_), Some(_)) => {}
            (Found::Often(places), None) => proof.problems.push(Problem::error(
                path,
                format!("the quotation “{words}” is ambiguous: {places} places in {} fit", source_name(statement)),
                "add \"evidence\" that says which of them is meant",
            )),
            (Found::Nowhere, Some(_)) if text.find(words) != Found::Nowhere => proof.problems.push(Problem::error(
                path,
                format!(
                    "the quotation “{words}” stands in {}, but not in the passage of its evidence",
                    source_name(statement)
                ),
                "let the evidence take in the whole quotation, or point to where it stands",
            )),
            (Found::Nowhere, _) => proof.problems.push(missing(path, &format!("the quotation “{words}”"), words, text)),
        }
    }
}

fn source_name(statement: &Statement) -> String {
    format!("the text of \"{}\"", statement.source)
}

fn missing(path: String, what: &str, words: &str, text: &SourceText) -> Problem {
    let help = match text.nearest(words) {
        Some(near) => format!(
            "write it as the article does; the nearest passage is: {}",
            near.split_whitespace().collect::<Vec<_>>().join(" ")
        ),
        None => "nothing in the article is like it: look whether it belongs to another source".to_owned(),
    };
    Problem::error(path, format!("{what} is not in the article"), help)
}

fn unmarked(path: String, words: &str, statement: &Statement) -> Problem {
    Problem::warning(
        path,
        format!("“{words}” is in {}, but not in quotation marks there", source_name(statement)),
        "make the mode \"indirect\" if these are the article's own words",
    )
}

/// Whether a passage stands in quotation marks. Marks are paired within a paragraph, as an opening one may stand at the
/// beginning of each paragraph of a long quotation.
fn in_marks(text: &str, passage: &Range<usize>) -> bool {
    let start = text.get(..passage.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let end = text.get(passage.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| passage.end + at);
    let paragraph = text.get(start..end).unwrap_or_default();
    let inside = passage.start - start..passage.end - start;
    quotations(paragraph).iter().any(|q| q.range.start <= inside.start && inside.end <= q.range.end)
        || single_marks(paragraph, &inside)
}

/// Headlines quote in single marks.
fn single_marks(paragraph: &str, inside: &Range<usize>) -> bool {
    let before = paragraph.get(..inside.start).and_then(|text| text.chars().next_back());
    let after = paragraph.get(inside.end..).and_then(|text| text.chars().next());
    matches!(before, Some('‘' | '\'')) && matches!(after, Some('’' | '\'' | ',' | '.'))
}
