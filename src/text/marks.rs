//! Passages in quotation marks.

use super::part;
use std::ops::Range;

/// A passage in quotation marks.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation<'t> {
    /// The words between the marks.
    pub text: &'t str,
    /// Where it stands in the whole text with its marks, in bytes.
    pub range: Range<usize>,
}

/// The passages of `text` in double quotation marks, in order: `"…"`, `“…”`, `„…“`, `«…»`, `»…«`, `「…」`, `『…』`.
///
/// A mark of one kind inside marks of another belongs to the quotation, and a passage without its closing mark runs to
/// the end of the text. Single marks do not count: they cannot be told from apostrophes.
pub fn quotations(text: &str) -> Vec<Quotation<'_>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, &[char])> = None;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        match open {
            None => {
                if let Some(closing) = closing(c) {
                    open = Some((at, next, closing));
                }
            }
            Some((start, inner, closers)) if closers.contains(&c) => {
                found.push(Quotation { text: part(text, inner..at), range: start..next });
                open = None;
            }
            Some(_) => {}
        }
    }
    if let Some((start, inner, _)) = open {
        found.push(Quotation { text: part(text, inner..text.len()), range: start..text.len() });
    }
    found
}

/// The marks that end a quotation begun with `mark`. Newsrooms mix them: “ is ended by ” and, carelessly, by ".
fn closing(mark: char) -> Option<&'static [char]> {
    Some(match mark {
        '"' => &['"', '”'],
        '“' => &['”', '"'],
        '”' => &['”', '"'],
        '„' => &['“', '”', '"'],
        '«' => &['»'],
        '»' => &['«'],
        '「' => &['」'],
        '『' => &['』'],
        '＂' => &['＂'],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_each_kind_of_mark() {
        for (text, expected) in [
            ("he said \"yes\" and “no”", vec!["yes", "no"]),
            ("„Ja“, sagte er, »nein«", vec!["Ja", "nein"]),
            ("«oui» 「はい」", vec!["oui", "はい"]),
            ("“he called it ‘art’ today” it's", vec!["he called it ‘art’ today"]),
            ("“carelessly ended\" here", vec!["carelessly ended"]),
            ("“never ended", vec!["never ended"]),
            ("it's nobody's", vec![]),
        ] {
            let found: Vec<_> = quotations(text).iter().map(|q| q.text).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
