//! The whole story as HTML, for servers that run JavaScript: what `who-said-what render` writes. `pkg/server.js` checks
//! what it is given.

use super::open::{given, open};
use super::platform::{Interface, words};
use crate::compare::{Findings, findings};
use crate::query::Index;
use crate::render::Scene;
use crate::render::whole::{self, Options, Size};
use wasm_bindgen::prelude::*;

/// The story as `page`, `light` or `shadow`. Without `text`, the story that ships; without `language`, in English. Throws
/// an `Error` named `StoryError` when the story cannot be used.
#[wasm_bindgen(js_name = renderStory)]
pub fn render(
    text: Option<String>,
    form: &str,
    #[wasm_bindgen(unchecked_param_type = "Record<string, string | boolean | undefined>")] options: JsValue,
    language: Option<Interface>,
) -> Result<String, JsValue> {
    let (index, findings) = compared(text)?;
    let scene = Scene { index: &index, findings: &findings, words: &words(language), link: None };
    let options = decode(&options)?;
    Ok(match form {
        "light" => whole::light(&scene, &options),
        "shadow" => whole::shadow(&scene, &options),
        _ => whole::page(&scene, &options),
    })
}

/// oEmbed data, as JSON text, for a story's page at `url`: a frame of so many pixels.
#[wasm_bindgen(js_name = oembedStory)]
pub fn oembed(
    text: Option<String>,
    url: &str,
    width: u32,
    height: u32,
    #[wasm_bindgen(unchecked_param_type = "Record<string, string | boolean | undefined>")] options: JsValue,
) -> Result<String, JsValue> {
    let (index, _) = open(given(text))?;
    Ok(whole::oembed(index.story(), url, Size { width, height }, &decode(&options)?))
}

fn compared(text: Option<String>) -> Result<(Index, Findings), JsValue> {
    let (mut index, computed) = open(given(text))?;
    let kept = computed.and_then(|computed| Findings::from_computed(&mut index, computed));
    let findings = kept.unwrap_or_else(|| findings(&mut index));
    Ok((index, findings))
}

fn decode(options: &JsValue) -> Result<Options, JsValue> {
    let get = |name: &str| js_sys::Reflect::get(options, &name.into());
    let text = |name| get(name).map(|value| value.as_string());
    let flag = |name| get(name).map(|value| value.is_truthy());
    Ok(Options {
        src: text("src")?,
        script: text("script")?,
        css: text("css")?,
        url: text("url")?,
        oembed_url: text("oembedUrl")?,
        oembed_frame: text("frame")?,
        provider: text("provider")?,
        json_ld: flag("jsonLd")?,
        open_graph: flag("openGraph")?,
    })
}
