//! Loading a story for JavaScript.

use crate::load::{Loaded, from_json};
use crate::query::Index;
use crate::story::SHIPPED_JSON;
use wasm_bindgen::prelude::*;

/// Loads and indexes a story, or makes the error that JavaScript catches: its name is `StoryError`.
pub(super) fn open(text: Option<&str>) -> Result<Index, JsValue> {
    let Loaded { story, problems } = from_json(text.unwrap_or(SHIPPED_JSON));
    story.map(Index::new).ok_or_else(|| {
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
