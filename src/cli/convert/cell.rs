//! What stands in one cell of a table.

use serde_json::Value;

/// The keys whose values are lists of texts.
const LISTS: [&str; 6] = ["aliases", "contradicts", "updates", "supports", "actors", "via"];

/// What a spreadsheet would take for a formula, or, put before one, for the sign that it is none.
const FORMULA: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// The value that a cell stands for: a text, or in some columns a list of them, with semicolons between, or each on a line
/// of its own. Nothing for a cell that is empty.
pub(super) fn read(column: &str, cell: &str) -> Option<Value> {
    let cell = cell.replace("\r\n", "\n");
    let text = cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULA)).unwrap_or(&cell);
    if LISTS.contains(&column) {
        let between = if text.contains('\n') { '\n' } else { ';' };
        let items: Vec<_> = text.split(between).map(str::trim).filter(|item| !item.is_empty()).collect();
        return (!items.is_empty()).then(|| items.into());
    }
    // What stands round a passage may begin or end with a space; anywhere else it is a slip of the hand.
    let kept = if column.starts_with("evidence.") { text } else { text.trim() };
    (!text.trim().is_empty()).then(|| kept.into())
}

/// What is written for a value, so that it is read again as it was, and no spreadsheet computes with it.
pub(super) fn write(value: &Value) -> String {
    let text = match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().filter_map(Value::as_str).collect();
            match items.iter().any(|item| item.contains(';')) {
                true => items.iter().map(|item| format!("{item}\n")).collect(),
                false => items.join("; "),
            }
        }
        Value::String(text) => text.clone(),
        _ => String::new(),
    };
    if text.starts_with(FORMULA) { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::{read, write};
    use serde_json::json;

    #[test]
    fn what_is_written_is_read_again() {
        for value in [
            json!("plain"),
            json!("a, \"b\"; c\nd"),
            json!("=1+1"),
            json!("-5 degrees"),
            json!("'=1"),
            json!("'tis so"),
            json!("''"),
        ] {
            assert_eq!(read("text", &write(&value)), Some(value));
        }
        for value in [json!(["a"]), json!(["a", "b c"]), json!(["a; b"]), json!(["a;b", "c"]), json!(["=a", "@b"])] {
            assert_eq!(read("aliases", &write(&value)), Some(value));
        }
        assert_eq!(write(&json!("=HYPERLINK(\"https://a.example\")")), "'=HYPERLINK(\"https://a.example\")");
    }

    #[test]
    fn what_people_write_is_read() {
        assert_eq!(read("text", "  a\r\nb "), Some(json!("a\nb")));
        assert_eq!(read("actors", "mayor;council ; "), Some(json!(["mayor", "council"])));
        assert_eq!(read("aliases", "A\r\n\r\nB; C"), Some(json!(["A", "B; C"])));
        for nothing in ["", "  ", "\n", ";"] {
            assert_eq!(read("actors", nothing), None);
        }
        assert_eq!(read("text", " "), None);
        assert_eq!(read("evidence.prefix", "on Saturday, "), Some(json!("on Saturday, ")));
    }
}
