//! The boundary with JavaScript, in a browser: what goes in, what comes out, and as which values.
#![cfg(target_arch = "wasm32")]

mod library;
mod values;
mod widget;

use wasm_bindgen_test::wasm_bindgen_test_configure;

wasm_bindgen_test_configure!(run_in_browser);
