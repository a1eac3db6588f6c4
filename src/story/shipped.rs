//! The story that ships: five articles on an event of 26 to 28 April 2025.

use super::Story;

/// The shipped story as JSON, as a file of it would stand on a server: what `who-said-what prepare` makes of the story as
/// its editors write it. Readers download it apart from the module, and without what they are never shown
/// (`north-korean-troops.readers.json`, which a test writes: `tests/computed.rs`).
pub static SHIPPED_JSON: &str = match std::str::from_utf8(&whole::BYTES) {
    Ok(text) => text,
    Err(_) => panic!("the parts of the shipped story are texts"),
};

/// The whole of it, put together when the crate is built, so that a module holds each text once.
mod whole {
    /// As its editors write it.
    const WRITTEN: &str = include_str!("north-korean-troops.json");
    /// What is computed from it; written by a test (`tests/computed.rs`).
    const COMPUTED: &str = include_str!("north-korean-troops.computed.json");

    const KEY: &str = ",\n  \"computed\": ";
    /// How the story ends.
    const END: &str = "\n}\n";

    pub static BYTES: [u8; WRITTEN.len() + KEY.len() + COMPUTED.len() - 1] = {
        let mut bytes = [0; WRITTEN.len() + KEY.len() + COMPUTED.len() - 1];
        let (written, rest) = bytes.split_at_mut(WRITTEN.len() - END.len());
        written.copy_from_slice(WRITTEN.as_bytes().split_at(WRITTEN.len() - END.len()).0);
        let (key, rest) = rest.split_at_mut(KEY.len());
        key.copy_from_slice(KEY.as_bytes());
        // Without the line break at its end, which is that of the story's end.
        let (computed, end) = rest.split_at_mut(COMPUTED.len() - 1);
        computed.copy_from_slice(COMPUTED.as_bytes().split_at(COMPUTED.len() - 1).0);
        end.copy_from_slice(END.as_bytes());
        bytes
    };
}

/// The shipped story.
///
/// Its data is part of the crate and a test holds it to load without a problem.
pub fn shipped() -> Story {
    crate::load::from_json(SHIPPED_JSON).story.unwrap_or_default()
}
