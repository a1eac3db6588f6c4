//! Putting a value into the text of a story, with all else to the letter as it was written.

use super::reader::Reader;

/// The text of a story with a value for one of its own keys: in place of the value that stands there, or behind the last
/// key, set apart as the first one is. `text` must be one JSON object with a key in it, else it stays as it is; `value`
/// must be JSON.
pub fn put(text: &str, key: &str, value: &str) -> String {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let cut = text.len() - body.len();
    let (mut there, mut end) = (None, None);
    let (read, _) = Reader::new(body).whole(|reader| {
        reader.object(&mut |reader, known| {
            reader.peek()?;
            let start = reader.offset();
            reader.skip()?;
            end = Some(cut + reader.offset());
            if known == key {
                there = Some(cut + start..cut + reader.offset());
            }
            Ok(())
        })
    });
    let mut out = text.to_owned();
    if let (Some(()), Some(end)) = (read, end) {
        let inside = body.trim_start().trim_start_matches('{');
        let space = &inside[..inside.len() - inside.trim_start().len()];
        let colon = if space.is_empty() { ":" } else { ": " };
        match there {
            Some(range) => out.replace_range(range, value),
            None => out.insert_str(end, &format!(",{space}\"{key}\"{colon}{value}")),
        }
    }
    out
}

/// JSON text without the white space between its values.
pub fn compact(text: &str) -> String {
    let (mut quoted, mut escaped) = (false, false);
    let keep = |&c: &char| {
        if quoted {
            quoted = escaped || c != '"';
            escaped = !escaped && c == '\\';
            return true;
        }
        quoted = c == '"';
        !matches!(c, ' ' | '\t' | '\n' | '\r')
    };
    text.chars().filter(keep).collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::{compact, put};

    #[test]
    fn a_value_is_put_behind_the_last_or_in_place() {
        for (text, expected) in [
            ("{\"a\":1.50}", "{\"a\":1.50,\"key\":[7]}"),
            ("\u{feff}{ \"a\": {\"key\": 1} }\n", "\u{feff}{ \"a\": {\"key\": 1}, \"key\": [7] }\n"),
            ("{\r\n\t\"a\": \"}\"\r\n}", "{\r\n\t\"a\": \"}\",\r\n\t\"key\": [7]\r\n}"),
            ("{\"key\" : {\"a\": [1, 2]} , \"b\": 1}", "{\"key\" : [7] , \"b\": 1}"),
            ("{}", "{}"),
            ("{\"a\":", "{\"a\":"),
            ("[1]", "[1]"),
        ] {
            assert_eq!(put(text, "key", "[7]"), expected);
            assert_eq!(put(expected, "key", "[7]"), expected);
        }
    }

    #[test]
    fn white_space_goes_but_in_texts() {
        let text = "{ \"a b\" : \"c \\\" d\\\\\" ,\r\n\t\"e\": [ 1.0, \"\\\\\\\" f\" ] }\n";
        assert_eq!(compact(text), "{\"a b\":\"c \\\" d\\\\\",\"e\":[1.0,\"\\\\\\\" f\"]}");
        assert_eq!(compact(&compact(text)), compact(text));
    }
}
