//! What can be wrong with a story.

use crate::order::sort_by;
use serde::Serialize;
use std::ops::Range;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// The story cannot be used.
    Error,
    /// The story can be used; somebody should look.
    Warning,
    /// Nothing need be wrong: a computed likeness that an editor may want to look at.
    Suggestion,
}

/// One thing that is wrong with a story.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// Where, as a path in the data: `statements[3].claim`; empty for the whole.
    pub path: String,
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// The line in the text, the first being 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The column in that line, in characters, the first being 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
    /// Where in the text, in bytes of UTF-8.
    #[serde(skip)]
    pub span: Option<Range<usize>>,
}

impl Problem {
    /// An error at `path`.
    pub fn error(path: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Problem {
            severity: Severity::Error,
            path: path.into(),
            message: message.into(),
            help: help.into(),
            line: None,
            column: None,
            span: None,
        }
    }

    /// A warning at `path`.
    pub fn warning(path: impl Into<String>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Problem { severity: Severity::Warning, ..Problem::error(path, message, help) }
    }
}

/// Puts problems into the order in which they stand in the text; stably, and those without a place first.
pub(super) fn sort(problems: &mut Vec<Problem>) {
    let place = |p: &Problem| p.span.as_ref().map_or(0, |span| span.start + 1);
    let mut order: Vec<usize> = (0..problems.len()).collect();
    sort_by(&mut order, &|&a, &b| place(&problems[a]).cmp(&place(&problems[b])));
    let mut taken: Vec<Option<Problem>> = std::mem::take(problems).into_iter().map(Some).collect();
    problems.extend(order.into_iter().filter_map(|i| taken[i].take()));
}
