//! Putting values into the places that a text has for them.

use super::find;
use crate::text::part;
use maud::Render;

/// `text` with a value for each `{name}` in it; a place that no value is for stays as it is. With `html`, the values are
/// HTML already, and the text is escaped.
pub(super) fn fill(text: &str, values: &[(&str, &str)], html: bool) -> String {
    let mut out = String::new();
    let mut from = 0;
    while let Some((open, close)) = place(text, from) {
        let value = values.iter().find(|(name, _)| *name == part(text, open + 1..close));
        literal(part(text, from..if value.is_some() { open } else { close + 1 }), html, &mut out);
        out.push_str(value.map_or("", |(_, value)| value));
        from = close + 1;
    }
    literal(part(text, from..text.len()), html, &mut out);
    out
}

fn literal(text: &str, html: bool, out: &mut String) {
    if html {
        text.render_to(out);
    } else {
        out.push_str(text);
    }
}

/// Where the next place for a value begins and ends.
fn place(text: &str, from: usize) -> Option<(usize, usize)> {
    let open = from + find(part(text, from..text.len()), b'{')?;
    Some((open, open + find(part(text, open..text.len()), b'}')?))
}
