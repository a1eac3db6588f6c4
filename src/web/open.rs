//! Loading a story for JavaScript.

use crate::load::{Loaded, from_json};
use crate::query::Index;
use crate::story::{Computed, SHIPPED_JSON};
use wasm_bindgen::prelude::*;

/// Loads and indexes a story, or makes the error that JavaScript catches: its name is `StoryError`. What the story keeps of
/// what was found in it comes apart.
pub(super) fn open(text: Option<String>) -> Result<(Index, Option<Computed>), JsValue> {
    let Loaded { story, problems } = from_json(text.as_deref().unwrap_or(SHIPPED_JSON));
    // The index is made where the text was: a module's memory only ever grows.
    drop(text);
    let opened = story.map(|mut story| {
        let computed = story.computed.take();
        (Index::new(story), computed)
    });
    opened.ok_or_else(|| {
        #[cfg(feature = "library")]
        let error = super::library::explained(&problems);
        #[cfg(not(feature = "library"))]
        let error = {
            // Nothing is known of them here; the other module says what they are.
            drop(problems);
            js_sys::Error::new("The story cannot be used.")
        };
        error.set_name("StoryError");
        error.into()
    })
}
