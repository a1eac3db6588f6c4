//! All that can be said of a story to its editor.

use super::suggestions;
use crate::load::{Loaded, from_json, locate};
use crate::query::Index;

/// Reads a story from JSON text as [`from_json`] does, and looks further: the problems also hold what is alike without
/// being a finding, as suggestions, and a warning when what `prepare` computed does not fit the story any more. Each has
/// its place in `text`.
///
/// The time grows with the number of statements: for those who write a story, not for those who read it.
///
/// ```
/// let problems = who_said_what::compare::review("{}").problems;
/// assert!(problems.iter().any(|problem| problem.message == "\"format\" is missing"));
/// ```
pub fn review(text: &str) -> Loaded {
    let mut loaded = from_json(text);
    if let Some(story) = &loaded.story {
        let mut index = Index::new(story.clone());
        loaded.problems.extend(suggestions(&index));
        loaded.problems.extend(story.computed.as_ref().and_then(|computed| computed.doubt(&mut index)));
        locate(text, &mut loaded.problems);
    }
    loaded
}
