//! What the data knows of articles, speakers and claims, and what of it a reader sees: once, where it is looked for.
#![cfg(not(target_arch = "wasm32"))]

use scraper::{Html, Selector};
use who_said_what::compare::findings;
use who_said_what::load::from_json;
use who_said_what::query::{Index, Query};
use who_said_what::render::whole::{Options, page, shadow};
use who_said_what::render::{Scene, Words};

const STORY: &str = r#"{
  "format": "who-said-what/1", "title": "T", "lang": "en",
  "sources": [
    { "id": "p", "title": "One", "publisher": "The Post", "byline": "Ann Roe", "url": "https://p.example/1", "lang": "en-GB",
      "archiveUrl": "https://a.example/p", "published": "2025-05-02", "retrieved": "2025-06" },
    { "id": "q", "title": "Two", "syndicatedFrom": "p" }, { "id": "r", "title": "Three" }
  ],
  "actors": [
    { "id": "a", "name": "Ada", "aliases": ["A. Moor", "آدا"], "role": "Mayor", "sameAs": "https://www.wikidata.org/wiki/Q42" },
    { "id": "b", "name": "Ben" }, { "id": "c", "name": "Somebody", "kind": "unnamed" }
  ],
  "claims": [
    { "id": "old", "text": "It is closed for a week.", "contradicts": ["open"] },
    { "id": "new", "text": "It is closed for a month.", "updates": ["old"], "supports": ["unsafe"] },
    { "id": "open", "text": "It is open." }, { "id": "unsafe", "text": "It is unsafe." }
  ],
  "statements": [
    { "id": "s1", "claim": "old", "source": "p", "actors": ["a"], "cue": "said", "text": "A week." },
    { "id": "s2", "claim": "old", "source": "q", "actors": ["a", "b"], "cue": "admitted", "text": "A week or so." },
    { "id": "s3", "claim": "old", "source": "p", "actors": ["c"], "cue": "said", "text": "Seven days." },
    { "id": "s4", "claim": "old", "source": "r", "actors": ["c"], "cue": "claimed", "text": "Seven days, it was." },
    { "id": "s5", "claim": "new", "source": "p", "actors": ["b"], "text": "A month." },
    { "id": "s6", "claim": "open", "source": "p", "actors": ["b"], "text": "No." },
    { "id": "s7", "claim": "unsafe", "source": "p", "actors": ["b"], "text": "Yes." }
  ]
}"#;

/// The texts of what a selector gives on a page of its own, and in the widget as it is first drawn.
fn both(selector: &str) -> [Vec<String>; 2] {
    let mut index = Index::new(from_json(STORY).story.expect("the story is sound"));
    let findings = findings(&mut index);
    let scene = Scene { index: &index, findings: &findings, words: &Words::default(), link: None };
    assert_eq!(index.answer(&Query::default()).statements.len(), 7);
    let selector = Selector::parse(selector).unwrap();
    [page(&scene, &Options::default()), shadow(&scene, &Options::default())].map(|html| {
        let tree = html.replace("<template", "<div").replace("</template", "</div");
        Html::parse_document(&tree).select(&selector).map(|one| one.text().collect()).collect()
    })
}

#[test]
fn articles_say_who_wrote_them_and_when() {
    let expected =
        ["One, The Post · Ann Roe · 2 May 2025 · retrieved June 2025 · Archived copy", "Two · wire copy of 1", "Three"];
    for listed in both(".sources li") {
        assert_eq!(listed, expected);
    }
}

#[test]
fn claims_say_what_they_are_to_others_on_both_sides() {
    for lines in both(".related") {
        assert_eq!(
            lines,
            [
                "Cannot be true together with: It is open.",
                "Replaced by: It is closed for a month.",
                "Replaces: It is closed for a week.",
                "Supports: It is unsafe.",
                "Cannot be true together with: It is closed for a week.",
                "Supported by: It is closed for a month."
            ]
        );
    }
}

#[test]
fn speakers_say_what_else_they_are_called() {
    let [page, _] = both(".speakers li");
    assert_eq!(page, ["Ada, Mayor · also called A. Moor and آدا · Wikidata", "Ben", "Somebody, not named"]);
}

/// Two of one kind on one claim are told apart by whose words they are about: who speaks in all of the statements.
#[test]
fn other_verbs_are_said_to_be_of_somebody() {
    for summaries in both("[data-finding=framing] summary") {
        assert_eq!(summaries, ["Introduced with other verbs: Ada", "Introduced with other verbs: Somebody"]);
    }
}
