//! The passages of a text that are statements of a story, for those who mark them where they stand.

use super::{Found, SourceText};
use crate::query::Index;
use crate::story::{Head, Mode, Statement};
use crate::text::quotations;
use std::ops::Range;

/// A passage, and the statement that stands in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Passage {
    /// The statement's place in the data.
    pub statement: usize,
    /// Where the passage is in the text, in bytes.
    pub range: Range<usize>,
}

/// The passages of a source's text that are its statements, in the order of the text: what their evidence points to; of
/// those without, or whose evidence the text does not have, the words that they quote. What stands in several places is
/// left out, as nobody can say which of them is meant.
pub fn passages(index: &Index, source: usize, text: &SourceText) -> Vec<Passage> {
    let mut found = Vec::new();
    for statement in (0..index.len()).filter(|&statement| index.source_of(statement) == Some(source)) {
        let data = index.statement(statement);
        let evidence = data.evidence.as_ref().map_or(Found::Nowhere, |evidence| text.select(evidence));
        let ranges = if let Found::Once(range) = evidence { vec![range] } else { quoted(&data, text) };
        found.extend(ranges.into_iter().map(|range| Passage { statement, range }));
    }
    found.sort_by_key(|passage| (passage.range.start, passage.range.end));
    found
}

/// Where the words that a statement quotes stand.
fn quoted(data: &Statement, text: &SourceText) -> Vec<Range<usize>> {
    let words = match data.mode {
        Mode::Direct => vec![data.text.as_str()],
        Mode::Mixed => quotations(&data.text).iter().map(|quotation| quotation.text).collect(),
        Mode::Indirect => Vec::new(),
    };
    // A single word may stand anywhere.
    let long = words.into_iter().filter(|words| words.split_whitespace().count() > 1);
    long.filter_map(|words| if let Found::Once(range) = text.find(words) { Some(range) } else { None }).collect()
}

/// The source that a page is, by the addresses that the page has for itself: the place of the only one of which one of
/// them is the address. Whether `https` or not, `www.`, a slash at the end and what stands after `#` do not matter; what
/// stands after `?` only where sources differ in nothing else.
pub fn source_of_page(story: &Head, addresses: &[String]) -> Option<usize> {
    let only = |simple: fn(&str) -> &str| {
        let fits =
            |own: &Option<String>| own.as_deref().is_some_and(|own| addresses.iter().any(|a| simple(a) == simple(own)));
        let mut fitting =
            (0..story.sources.len()).filter(|&i| fits(&story.sources[i].url) || fits(&story.sources[i].archive_url));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    only(page).or_else(|| only(path))
}

fn page(address: &str) -> &str {
    let address = address.split('#').next().unwrap_or_default();
    let address = address.strip_prefix("https://").or(address.strip_prefix("http://")).unwrap_or(address);
    address.strip_prefix("www.").unwrap_or(address).trim_end_matches('/')
}

fn path(address: &str) -> &str {
    page(address).split('?').next().unwrap_or_default().trim_end_matches('/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::{Evidence, Source, Story};

    fn statement(source: &str, mode: Mode, text: &str, exact: Option<&str>) -> Statement {
        let evidence = exact.map(|exact| Evidence { exact: Some(exact.to_owned()), ..Evidence::default() });
        Statement { source: source.to_owned(), mode, text: text.to_owned(), evidence, ..Statement::default() }
    }

    #[test]
    fn evidence_first_then_what_is_quoted_and_nothing_that_is_ambiguous() {
        let text = SourceText::new(
            "The mayor said: “Nobody may cross.” It is, “as ever,\nsound”, said the union. Nobody may cross. Sound.",
        );
        let source = |id: &str| Source { id: id.to_owned(), ..Source::default() };
        let story = Story {
            sources: vec![source("a"), source("b")],
            statements: vec![
                statement("a", Mode::Indirect, "A paraphrase.", Some("The mayor said")),
                statement("a", Mode::Direct, "Nobody may cross", None),
                statement("a", Mode::Mixed, "It is “as ever, sound”.", Some("words that are not there")),
                statement("a", Mode::Direct, "Sound", None),
                statement("a", Mode::Indirect, "The mayor said", None),
                statement("b", Mode::Indirect, "Another source's.", Some("said the union")),
            ],
            ..Story::default()
        };
        let found: Vec<_> =
            passages(&Index::new(story), 0, &text).into_iter().map(|p| (p.statement, &text.raw()[p.range])).collect();
        assert_eq!(found, [(0, "The mayor said"), (2, "as ever,\nsound")]);
    }

    #[test]
    fn a_page_is_the_source_with_its_address() {
        let source = |url: &str, archive: Option<&str>| Source {
            url: Some(url.to_owned()),
            archive_url: archive.map(str::to_owned),
            ..Source::default()
        };
        let story = Head {
            sources: vec![
                source("https://www.a.example/news/1?id=7#top", None),
                source("http://b.example/", Some("https://archive.example/b")),
                source("https://c.example/read?id=1", None),
                source("https://c.example/read?id=2", None),
                Source::default(),
            ],
            ..Head::default()
        };
        let of =
            |addresses: &[&str]| source_of_page(&story, &addresses.iter().map(|&a| a.to_owned()).collect::<Vec<_>>());
        assert_eq!(of(&["http://a.example/news/1/?id=7"]), Some(0));
        assert_eq!(of(&["https://a.example/news/1?utm_source=x"]), Some(0));
        assert_eq!(of(&["https://elsewhere.example/", "https://www.b.example#x"]), Some(1));
        assert_eq!(of(&["https://archive.example/b/"]), Some(1));
        assert_eq!(of(&["https://c.example/read?id=2"]), Some(3));
        assert_eq!(of(&["https://c.example/read"]), None);
        assert_eq!(of(&[]), None);
    }
}
