//! What HTML may hold.

use std::fmt::Write as _;

/// Whether a character may not stand in a page, however it is written (HTML, section 13.1.4): controls and noncharacters.
fn is_forbidden(c: char) -> bool {
    let control = c.is_control() && !['\t', '\n'].contains(&c);
    control || ('\u{fdd0}'..='\u{fdef}').contains(&c) || u32::from(c) & 0xfffe == 0xfffe
}

/// HTML without the characters that none may hold: each is shown as one that could not be read.
pub(super) fn html(html: String) -> String {
    let html = html.replace("\r\n", "\n");
    html.chars().map(|c| if is_forbidden(c) { char::REPLACEMENT_CHARACTER } else { c }).collect()
}

/// JSON that can stand in a `<script>`: nothing in it ends the element, as `</script` would, or begins a comment, and
/// every text in it is still what it was.
pub(super) fn script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '<' || is_forbidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// HTML of the templates without what only the widget's style sheet knows, classes and parts, which could mean something
/// else to the style sheet of a page. In texts the templates write `"` as `&quot;`, so this finds attributes only.
pub(super) fn unstyled(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let next = |rest: &str| [" class=\"", " part=\""].into_iter().filter_map(|a| Some((rest.find(a)?, a.len()))).min();
    while let Some((at, length)) = next(rest) {
        let (before, value) = (&rest[..at], &rest[at + length..]);
        out.push_str(before);
        rest = value.split_once('"').map_or("", |(_, rest)| rest);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_hold_any_text() {
        let text = "</script><!--\u{1}\u{7f}\u{fffe}\u{1ffff}é\"\\";
        let json = script(&serde_json::to_string(text).unwrap());
        assert!(!json.contains('<') && !json.chars().any(is_forbidden), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }

    #[test]
    fn html_has_no_controls() {
        assert_eq!(html("a\u{0}b\u{85}c\r\nd\te\u{fdd0}".to_owned()), "a\u{fffd}b\u{fffd}c\nd\te\u{fffd}");
    }

    #[test]
    fn only_classes_and_parts_go() {
        let text = " class=\"x\" part=\"y\"";
        let html = maud::html! { p.a.b #c part="d" title=(text) { (text) } }.into_string();
        let escaped = " class=&quot;x&quot; part=&quot;y&quot;";
        assert_eq!(unstyled(&html), format!("<p id=\"c\" title=\"{escaped}\">{escaped}</p>"));
    }
}
