//! A comparison of wordings, marked by more than colour and readable aloud.

use super::words;
use crate::compare::wording::Edit;
use maud::{Markup, html};

/// How the second text differs from the first: what it adds, leaves out and moves.
pub(super) fn marked(edits: &[Edit]) -> Markup {
    html! {
        @for edit in edits {
            @match edit {
                Edit::Equal { text } => (text),
                Edit::Delete { text } => (deleted(text)),
                Edit::Insert { text } => (inserted(text)),
                Edit::Replace { left, right, .. } => { (deleted(left)) (inserted(right)) },
                // What was moved is shown where it came to.
                Edit::MoveFrom { .. } => {},
                Edit::MoveTo { text, .. } => mark.moved { span.aloud { (words::MOVED) ": " } (text) span.aloud { " (" (words::MOVED_END) ")" } },
            }
        }
    }
}

fn deleted(text: &str) -> Markup {
    html! {
        @if text.trim().is_empty() { (text) } @else {
            del { span.aloud { " [" (words::LEFT_OUT) ": " } (text) span.aloud { "] " } }
        }
    }
}

fn inserted(text: &str) -> Markup {
    html! {
        @if text.trim().is_empty() { (text) } @else {
            ins { span.aloud { " [" (words::ADDED) ": " } (text) span.aloud { "] " } }
        }
    }
}
