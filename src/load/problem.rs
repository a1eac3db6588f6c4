//! What can be wrong with a story.

use crate::order::sort_by;
use serde::Serialize;
use std::fmt::Display;
use std::ops::Range;

/// Whether problems are put into words. The module that readers download only has to know whether there is an error: when
/// there is, the page loads the other module, `library`, which says what it is.
pub(super) const EXPLAIN: bool = cfg!(any(not(target_arch = "wasm32"), feature = "library"));

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

/// What loading has found wrong so far.
#[derive(Default)]
pub(crate) struct Problems {
    /// In words; nothing where nothing is to be explained.
    pub(crate) list: Vec<Problem>,
    /// Whether one of them is an error.
    pub(crate) failed: bool,
    /// Whether nobody will read them, and it is enough to know whether there is an error.
    pub(super) quiet: bool,
}

impl Problems {
    /// Notes a problem. The texts are only written out where somebody will read them.
    // Inlined, so that nothing is left of the texts where nothing is explained.
    #[inline(always)]
    pub(super) fn note(&mut self, severity: Severity, path: &dyn Display, message: &dyn Display, help: &dyn Display) {
        self.failed |= severity == Severity::Error;
        if EXPLAIN && !self.quiet {
            let problem = Problem::error(path.to_string(), message.to_string(), help.to_string());
            self.list.push(Problem { severity, ..problem });
        }
    }

    /// Begins a part of the story whose errors can be forgiven.
    pub(super) fn begin(&mut self) -> (bool, usize) {
        (std::mem::take(&mut self.failed), self.list.len())
    }

    /// Makes the first error since the part began a warning, which also says what comes of it and what to do, and drops the
    /// others; whether there was one.
    pub(super) fn forgive(&mut self, (failed, from): (bool, usize), so: &str, help: &str) -> bool {
        let forgiven = std::mem::replace(&mut self.failed, failed);
        if EXPLAIN {
            let mut said = false;
            for mut problem in self.list.split_off(from) {
                if problem.severity == Severity::Error {
                    if std::mem::replace(&mut said, true) {
                        continue;
                    }
                    problem.severity = Severity::Warning;
                    problem.message.push_str(so);
                    problem.help = help.to_owned();
                }
                self.list.push(problem);
            }
        }
        forgiven
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
