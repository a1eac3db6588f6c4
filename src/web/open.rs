//! Loading a story for JavaScript.

use crate::load::index_json;
use crate::query::Index;
use crate::story::Computed;
use std::borrow::Cow;
use wasm_bindgen::prelude::*;

/// The story that was given, or else the one that ships.
#[cfg(any(feature = "library", feature = "server"))]
pub(super) fn given(text: Option<String>) -> Cow<'static, str> {
    text.map_or(Cow::Borrowed(crate::story::SHIPPED_JSON), Cow::Owned)
}

/// Loads and indexes a story, or makes the error that JavaScript catches: its name is `StoryError`. What the story keeps of
/// what was found in it comes apart.
pub(super) fn open(text: Cow<str>) -> Result<(Index, Option<Computed>), JsValue> {
    let (indexing, computed) = index_json(&text).ok_or_else(|| failure(&text))?;
    // The index is made where the text was: a module's memory only ever grows.
    drop(text);
    // Of a reader's small story the words are gathered if it is searched.
    Ok((indexing.index(cfg!(feature = "library")), computed))
}

/// The error for a story that cannot be used.
pub(super) fn failure(text: &str) -> JsValue {
    #[cfg(feature = "library")]
    let error = super::library::explained(&crate::load::from_json(text).problems);
    #[cfg(not(feature = "library"))]
    let error = {
        // Nothing is known of what is wrong here; the other module says what it is.
        let _ = text;
        js_sys::Error::new("The story cannot be used.")
    };
    error.set_name("StoryError");
    error.into()
}
