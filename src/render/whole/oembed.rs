//! How others can embed a page: [oEmbed 1.0](https://oembed.com).

use super::Options;
use crate::story::Head;
use maud::html;
use serde_json::json;

/// How large the frame is, in pixels.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// oEmbed data of the type `rich`, as JSON text: a frame that shows the page at `url`, in which no script runs, or the
/// widget, whose scripts have no access to the page around.
pub fn oembed(story: &Head, url: &str, size: Size, options: &Options) -> String {
    let Size { width, height } = size;
    // Links open outside of the frame.
    let (src, sandbox) = match &options.oembed_frame {
        Some(frame) => (frame.as_str(), "allow-scripts allow-popups allow-popups-to-escape-sandbox"),
        None => (url, "allow-popups allow-popups-to-escape-sandbox"),
    };
    let frame = html! {
        iframe src=(src) title=(story.title) width=(width) height=(height) loading="lazy"
            sandbox=(sandbox) style="border:0;max-width:100%" { }
    };
    let mut data = json!({
        "version": "1.0",
        "type": "rich",
        "title": story.title,
        "html": frame.into_string(),
        "width": width,
        "height": height,
        "provider_url": origin(url),
    });
    if let Some(provider) = &options.provider {
        data["provider_name"] = json!(provider);
    }
    format!("{data:#}\n")
}

/// The address of the site that an address is in.
fn origin(url: &str) -> &str {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |at| start + at);
    &url[..end]
}

#[cfg(test)]
mod tests {
    #[test]
    fn origins() {
        for (url, origin) in [
            ("https://news.example/a/b", "https://news.example"),
            ("http://localhost:8080", "http://localhost:8080"),
            ("https://news.example?a=/b", "https://news.example"),
        ] {
            assert_eq!(super::origin(url), origin);
        }
    }
}
