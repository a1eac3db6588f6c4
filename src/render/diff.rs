//! A comparison of wordings, marked by more than colour and readable aloud.

use super::{Key, Words};
use crate::compare::wording::Edit;
use maud::{Markup, html};

/// How the second text differs from the first: what it adds, leaves out and moves.
pub(super) fn marked(words: &Words, edits: &[Edit]) -> Markup {
    html! {
        @for edit in edits {
            @match edit {
                Edit::Equal { text } => (text),
                Edit::Delete { text } => (deleted(words, text)),
                Edit::Insert { text } => (inserted(words, text)),
                Edit::Replace { left, right, .. } => { (deleted(words, left)) (inserted(words, right)) },
                // What was moved is shown where it came to.
                Edit::MoveFrom { .. } => {},
                Edit::MoveTo { text, .. } => mark.moved { span.aloud { (words.word(Key::Moved)) (words.word(Key::Colon)) } (text) span.aloud { " (" (words.word(Key::MovedEnd)) ")" } },
            }
        }
    }
}

fn deleted(words: &Words, text: &str) -> Markup {
    html! {
        @if text.trim().is_empty() { (text) } @else {
            del { span.aloud { " [" (words.word(Key::LeftOut)) (words.word(Key::Colon)) } (text) span.aloud { "] " } }
        }
    }
}

fn inserted(words: &Words, text: &str) -> Markup {
    html! {
        @if text.trim().is_empty() { (text) } @else {
            ins { span.aloud { " [" (words.word(Key::Added)) (words.word(Key::Colon)) } (text) span.aloud { "] " } }
        }
    }
}
