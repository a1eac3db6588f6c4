//! What the reader searches for, where it stands in texts that are shown.

use super::Widget;
use crate::query::hits;
use crate::text::part;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Widget {
    /// Where in some texts the words stand that are searched for now: for each text how many places there are, then where
    /// each begins and ends, as JavaScript counts letters.
    pub fn hits(&self, texts: Vec<String>) -> Vec<u32> {
        let query = self.drawn.query.borrow();
        let mut places = Vec::new();
        for text in &texts {
            let found = hits(&query.text, text);
            places.push(found.len() as u32);
            // Units of UTF-16 up to the last place, so that each text is counted through once.
            let (mut at, mut units) = (0, 0);
            for place in found.iter().flat_map(|hit| [hit.start, hit.end]) {
                units += part(text, at..place).chars().map(char::len_utf16).sum::<usize>();
                at = place;
                places.push(units as u32);
            }
        }
        places
    }
}
