//! Links into an article, at a passage.

use crate::story::Evidence;

/// The address of a passage: `url` with a [text fragment](https://wicg.github.io/scroll-to-text-fragment/), which
/// browsers that know it scroll to and mark, and others pass over.
pub(super) fn passage(url: &str, evidence: Option<&Evidence>) -> String {
    let Some(evidence) = evidence else { return url.to_owned() };
    let start = evidence.exact.as_deref().or(evidence.start.as_deref());
    let Some(start) = start.map(str::trim).filter(|start| !start.is_empty()) else { return url.to_owned() };
    let mut out = url.to_owned();
    out.push_str(if url.bytes().any(|byte| byte == b'#') { ":~:text=" } else { "#:~:text=" });
    if let Some(prefix) = evidence.prefix.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        encode(prefix, &mut out);
        out.push_str("-,");
    }
    encode(start, &mut out);
    if let (None, Some(end)) = (&evidence.exact, evidence.end.as_deref()) {
        out.push(',');
        encode(end.trim(), &mut out);
    }
    if let Some(suffix) = evidence.suffix.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        out.push_str(",-");
        encode(suffix, &mut out);
    }
    out
}

/// Percent-encodes all but the characters that RFC 3986 calls unreserved. The hyphen is one of them, but has a meaning
/// of its own in a text fragment.
pub(super) fn encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodes_as_the_specification_says() {
        let evidence = |exact: Option<&str>, start: Option<&str>, end: Option<&str>, prefix: Option<&str>| Evidence {
            exact: exact.map(str::to_owned),
            start: start.map(str::to_owned),
            end: end.map(str::to_owned),
            prefix: prefix.map(str::to_owned),
            suffix: Some("—é".to_owned()),
        };
        let url = "https://example.org/a";
        assert_eq!(passage(url, None), url);
        assert_eq!(passage(url, Some(&Evidence::default())), url);
        assert_eq!(
            passage(url, Some(&evidence(Some("a-b, c&d"), None, None, Some("so ")))),
            "https://example.org/a#:~:text=so-,a%2Db%2C%20c%26d,-%E2%80%94%C3%A9"
        );
        assert_eq!(
            passage("https://example.org/a#p", Some(&evidence(None, Some("first words"), Some("last"), None))),
            "https://example.org/a#p:~:text=first%20words,last,-%E2%80%94%C3%A9"
        );
    }
}
