//! Texts that cannot reorder what stands round them.

use std::borrow::Cow;

/// A text that stays inside of the element that isolates its direction (`bdi`, `dir="auto"`): without the marks that end
/// an isolate which it has not begun itself, with those that end one which it has begun, and with spaces in place of what
/// ends a paragraph, which ends all isolates. Browsers put such marks round the element too, and count them together.
pub(crate) fn contained(text: Cow<'_, str>) -> Cow<'_, str> {
    let ends = |c: char| matches!(c, '\u{2066}'..='\u{2069}' | '\u{2029}' | '\u{85}' | '\u{1c}'..='\u{1e}');
    // A text that stands in the file as it is holds no controls of ASCII.
    if (text.is_ascii() && matches!(text, Cow::Borrowed(_))) || !text.chars().any(ends) {
        return text;
    }
    let mut kept = String::with_capacity(text.len());
    let mut open = 0;
    for c in text.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => open += 1,
            '\u{2069}' if open == 0 => continue,
            '\u{2069}' => open -= 1,
            _ => {}
        }
        kept.push(if ends(c) && !matches!(c, '\u{2066}'..='\u{2069}') { ' ' } else { c });
    }
    for _ in 0..open {
        kept.push('\u{2069}');
    }
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::contained;

    #[test]
    fn only_what_would_get_out_is_left_out() {
        for (text, kept) in [
            ("plain", "plain"),
            ("“quoted” – naïve", "“quoted” – naïve"),
            (
                "\u{2067}isolated\u{2069} \u{202e}overridden\u{202c}",
                "\u{2067}isolated\u{2069} \u{202e}overridden\u{202c}",
            ),
            ("\u{2069}\u{2069}\u{202e}out", "\u{202e}out"),
            ("\u{2066}in\u{2069}\u{2069}\u{202e}out", "\u{2066}in\u{2069}\u{202e}out"),
            ("\u{2066}be\u{2067}gun", "\u{2066}be\u{2067}gun\u{2069}\u{2069}"),
            ("a\u{2029}\u{2069}b\u{85}c\u{1c}d", "a b c d"),
            ("\u{2066}a\u{2029}b\u{2069}", "\u{2066}a b\u{2069}"),
        ] {
            assert_eq!(contained(text.into()), kept);
            assert_eq!(contained(text.to_owned().into()), kept);
        }
    }
}
