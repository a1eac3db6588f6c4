//! Loading piece by piece, held to loading at once: the same verdict on any text, and the same story.
#![cfg(not(target_arch = "wasm32"))]

mod stories;

use proptest::prelude::*;
use stories::{any_story, tiny};
use who_said_what::load::{Feed, from_json};
use who_said_what::story::{SHIPPED_JSON, Story};

/// What comes of a text that is fed in pieces of so many bytes, over and over.
fn fed(text: &str, pieces: &[usize]) -> Option<Story> {
    let mut feed = Feed::default();
    let mut rest = text.as_bytes();
    for &length in pieces.iter().cycle() {
        let (piece, more) = rest.split_at(length.min(rest.len()));
        feed.feed(piece);
        rest = more;
        if rest.is_empty() {
            break;
        }
    }
    let (mut indexing, computed) = feed.finish()?;
    if !indexing.is_sound() {
        return None;
    }
    let index = indexing.index(true);
    Some(index.story().clone().with(index.statements().collect(), computed))
}

#[test]
fn the_story_that_ships_comes_back_whatever_the_pieces() {
    let story = from_json(SHIPPED_JSON).story;
    for pieces in [&[usize::MAX][..], &[1], &[64], &[1000, 7], &[65_536]] {
        assert_eq!(fed(SHIPPED_JSON, pieces), story, "{pieces:?}");
    }
}

#[test]
fn what_goes_on_in_the_next_piece_is_not_taken_for_whole() {
    let story = from_json(tiny()).story.unwrap();
    for at in 0..tiny().len() {
        assert_eq!(fed(tiny(), &[at.max(1), usize::MAX]).as_ref(), Some(&story), "cut at {at}");
        let cut = tiny().get(..at).unwrap_or_default().trim_end();
        assert_eq!(fed(cut, &[usize::MAX]), from_json(cut).story, "ends at {at}");
    }
}

#[test]
fn what_is_wrong_is_wrong_either_way() {
    for (from, to) in [
        ("\"format\"", "\"format\": \"who-said-what/1\", \"format\""),
        ("\"format\": \"who-said-what/1\"", "\"format\": \"who-said-what/2\""),
        ("\"format\": \"who-said-what/1\"", "\"format\": null"),
        ("\"title\"", "\"summary\": 12, \"title\""),
        ("\"title\"", "\"new\": [1, {\"a\": 2.50}], \"title\""),
        ("\"title\"", "\"new\": [1, {\"a\": 2.}], \"title\""),
        ("\"sources\": [", "\"sources\": [[],"),
        ("\"actors\": [", "\"actors\": [null,"),
        ("\"claims\": [", "\"claims\": [,"),
        ("\"statements\": [", "\"statements\": [], \"statements\": ["),
        ("\"statements\": [", "\"other\": ["),
        ("\"statements\": [", "\"statements\": null, \"other\": ["),
    ] {
        let text = tiny().replacen(from, to, 1);
        assert_ne!(text, tiny());
        for pieces in [&[usize::MAX][..], &[5]] {
            assert_eq!(fed(&text, pieces), from_json(&text).story, "{text}");
        }
    }
    for text in ["", "{", "{}", "[]", "null", " {} x", "{\"format\":\"who-said-what/1\",}"] {
        assert_eq!(fed(text, &[usize::MAX]), from_json(text).story, "{text}");
    }
    let marked = format!("\u{feff}{}", tiny());
    assert_eq!(fed(&marked, &[1]), from_json(&marked).story);
    assert!(fed(&marked, &[1]).is_some());
}

#[test]
fn bytes_that_are_no_text_are_no_story() {
    let mut feed = Feed::default();
    assert!(feed.feed(b"{\"title\": \"caf\xc3"));
    assert!(!feed.feed(&[b'('; 100]));
    assert!(feed.finish().is_none());
}

/// The nearest place at or after one where a letter begins.
fn letter(text: &str, at: usize) -> usize {
    (at..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap()
}

proptest! {
    #[test]
    fn any_story_comes_back(story in any_story(), pretty in any::<bool>(), pieces in prop::collection::vec(1..900usize, 1..5)) {
        let text = if pretty { serde_json::to_string_pretty(&story) } else { serde_json::to_string(&story) }.unwrap();
        prop_assert_eq!(fed(&text, &pieces), Some(story));
    }

    #[test]
    fn any_text_has_one_verdict(text in any::<String>(), piece in 1..9usize) {
        prop_assert_eq!(fed(&text, &[piece]), from_json(&text).story);
    }

    /// A part of a good story taken out, or put in elsewhere, or replaced by signs.
    #[test]
    fn damage_has_one_verdict(
        story in any_story(),
        at in any::<prop::sample::Index>(),
        length in 0..30usize,
        from in any::<prop::sample::Index>(),
        copied in 0..60usize,
        put in "[\\[\\]{}\",:0-9a-z ]{0,4}",
        piece in 1..400usize,
    ) {
        let whole = serde_json::to_string(&story).unwrap();
        let (at, from) = (letter(&whole, at.index(whole.len())), letter(&whole, from.index(whole.len())));
        let (end, to) = (letter(&whole, (at + length).min(whole.len())), letter(&whole, (from + copied).min(whole.len())));
        let text = format!("{}{put}{}{}", &whole[..at], &whole[from..to], &whole[end..]);
        prop_assert_eq!(fed(&text, &[piece]), from_json(&text).story, "{}", text);
        let text = format!("{}{put}{}", &whole[..at], &whole[end..]);
        prop_assert_eq!(fed(&text, &[usize::MAX]), from_json(&text).story, "{}", text);
    }
}
