//! Opening a story for JavaScript in steps, between which a page can answer its reader; `pkg/opening.js` drives it.

use crate::load::{Feed, Indexing};
use crate::query::Index;
use crate::story::Computed;
use wasm_bindgen::prelude::*;

/// A story that is being opened in steps of some milliseconds each.
#[wasm_bindgen]
#[derive(Default)]
pub struct Opening {
    feed: Feed,
    made: Option<(Indexing, Option<Computed>)>,
}

#[wasm_bindgen]
impl Opening {
    /// Nothing has come yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Opening {
        Opening::default()
    }

    /// Takes in the next bytes of the text, in UTF-8; `false` when it is no story that can be used, whatever comes.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        self.feed.feed(bytes)
    }

    /// All has come; whether it is a story that can be used, or nothing until it has been asked often enough.
    pub fn finish(&mut self) -> Option<bool> {
        if self.made.is_none() {
            self.made = std::mem::take(&mut self.feed).finish();
        }
        self.made.as_mut().map_or(Some(false), |(indexing, _)| indexing.check())
    }

    /// Does some more of the index; what share of it is done, from 0 to 1.
    pub fn step(&mut self) -> f64 {
        self.made.as_mut().map_or(1.0, |(indexing, _)| if indexing.step() { 1.0 } else { indexing.share() })
    }
}

impl Opening {
    /// What was opened; what is left to do is done now. Throws before `finish` has said that there is a story.
    pub(super) fn made(self) -> Result<(Index, Option<Computed>), JsValue> {
        let (indexing, computed) = self.made.ok_or_else(|| js_sys::Error::new("no story has been read"))?;
        Ok((indexing.index(true), computed))
    }
}
