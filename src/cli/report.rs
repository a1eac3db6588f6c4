//! Problems as compilers print them.

use crate::load::{Problem, Severity};
use crate::text::part;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::io::IsTerminal as _;
use std::ops::Range;

/// Each problem with its file, line and column, the line itself, a caret under the place, and what to do about it.
pub(super) fn report(file: &str, text: &str, problems: &[Problem]) -> String {
    let colour = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for problem in problems {
        let level = match problem.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Suggestion => Level::NOTE.with_name("suggestion"),
        };
        let title = match problem.path.as_str() {
            "" => problem.message.clone(),
            path => format!("{path}: {}", problem.message),
        };
        let mut group = level.primary_title(title).elements(Vec::<annotate_snippets::Element>::new());
        // In a line that was cut, the printer counts columns from the cut.
        let mut places = None;
        if let (Some(span), Some(line), Some(column)) = (&problem.span, problem.line, problem.column) {
            let (shown, span) = line_of(text, span);
            let counted = part(shown, 0..span.start).chars().count() + 1;
            places = Some((format!("{file}:{line}:{counted}"), format!("{file}:{line}:{column}")));
            let annotation = AnnotationKind::Primary.span(span);
            group = group.element(Snippet::source(shown).line_start(line).path(file).annotation(annotation));
        }
        let help = Group::with_title(Level::HELP.secondary_title(problem.help.as_str()));
        let printed = renderer.render(&[group, help]);
        match places {
            Some((counted, right)) => out.push_str(&printed.replacen(&counted, &right, 1)),
            None => out.push_str(&printed),
        }
        out.push_str("\n\n");
    }
    out
}

/// The line in which a place begins, and the place in it: one over several lines is marked in its first. Of a very long
/// line, as in a story without line breaks, only what is round the place is looked at, as the printer's work grows with
/// the length of the line.
fn line_of<'t>(text: &'t str, span: &Range<usize>) -> (&'t str, Range<usize>) {
    const AROUND: usize = 500;
    let start = part(text, 0..span.start).rfind('\n').map_or(0, |at| at + 1);
    let end = part(text, span.start..text.len()).find('\n').map_or(text.len(), |at| span.start + at);
    let start = text.floor_char_boundary(start.max(span.start.saturating_sub(AROUND)));
    let end = text.floor_char_boundary(end.min(span.start + AROUND));
    (part(text, start..end), span.start - start..span.end.min(end) - start)
}
