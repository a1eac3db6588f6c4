//! The story that ships: five articles on an event of 26 to 28 April 2025.

use super::Story;

/// The shipped story as JSON, as a file of it would stand on a server.
pub const SHIPPED_JSON: &str = include_str!("north-korean-troops.json");

/// The shipped story.
///
/// Its data is part of the crate and a test holds it to load without a problem.
pub fn shipped() -> Story {
    crate::load::from_json(SHIPPED_JSON).story.unwrap_or_default()
}
