//! A statement as it is passed on: the citation as text and as HTML, whatever the data gives or leaves out.
#![cfg(not(target_arch = "wasm32"))]

use scraper::{Html, Selector};
use who_said_what::compare::findings;
use who_said_what::load::from_json;
use who_said_what::query::Index;
use who_said_what::render::{Scene, Words, citation, share};
use who_said_what::story::Story;

const FULL: &str = include_str!("data/stories/full.json");

/// The citation of a statement by its place: the HTML, its text, the links in it.
fn cite(story: &str, statement: usize) -> (String, String, Vec<String>) {
    let loaded = from_json(story);
    cite_in(loaded.story.unwrap_or_else(|| panic!("{:?}", loaded.problems)), statement)
}

fn cite_in(story: Story, statement: usize) -> (String, String, Vec<String>) {
    let mut index = Index::new(story);
    let findings = findings(&mut index);
    let words = Words::default();
    let scene = Scene { index: &index, findings: &findings, words: &words, link: Some("#wsw.statement=") };
    let html = citation(&scene, statement).into_string();
    // It is the one that opens under the statement.
    assert!(share(&scene, statement).into_string().contains(&html));
    let parsed = Html::parse_fragment(&html);
    assert_eq!(parsed.errors, Vec::<String>::new());
    let link = Selector::parse("a").unwrap();
    let links = parsed.select(&link).filter_map(|a| a.attr("href").map(str::to_owned)).collect();
    (html.clone(), parsed.root_element().text().collect(), links)
}

/// A story of one statement, with more keys of its source, actor and statement.
fn one(source: &str, actor: &str, statement: &str) -> String {
    format!(
        r#"{{ "format": "who-said-what/1", "title": "T", "sources": [{{ "id": "s"{source} }}],
        "actors": [{{ "id": "a", "name": "Ada"{actor} }}], "claims": [{{ "id": "c", "text": "It is so." }}],
        "statements": [{{ "id": "x", "claim": "c", "source": "s", "actors": ["a"], "text": "It is so"{statement} }}] }}"#
    )
}

#[test]
fn all_that_is_known_is_said_once_and_in_order() {
    let (_, text, links) = cite(FULL, 0);
    assert_eq!(
        text,
        "“We had to close it – for everyone’s safety” — Mia Mayor, Mayor (Quotation · as reported by Radio One, citing \
         The Wire · in the article’s word “said” · to reporters · 2 May 2025 · Press conference). Bridge closed, The \
         Herald, 2 May 2025"
    );
    let passage = "https://herald.example/bridge?id=1&page=2#:~:text=We%20had%20to-,close%20it%20%E2%80%93%20for%20\
                   everyone%E2%80%99s%20safety,-%2C%20she%20said";
    assert_eq!(links, [passage]);
    // Several speakers, a paraphrase with quoted words; a speaker without a name; a text in another language.
    assert_eq!(
        cite(FULL, 1).1,
        "It will be “about a year, all in all”. — The city, Owner of the bridge and Mia Mayor, Mayor (Partly quoted). \
         City closes bridge, The Wire"
    );
    assert_eq!(cite(FULL, 2).1, "A year is not needed. — A driver, not named (Paraphrase). The Echo");
    let (html, text, links) = cite(FULL, 3);
    assert_eq!(text, "“Un mois, vraiment ?” — A driver, not named (Quotation). Article 4, without a headline");
    assert!(html.contains(r#"<span lang="fr">Un mois, vraiment ?</span>"#), "{html}");
    assert_eq!(links, [""; 0]);
}

#[test]
fn what_is_missing_leaves_no_gap() {
    let plain = |source, actor, statement| cite(&one(source, actor, statement), 0).1;
    assert_eq!(plain("", "", ""), "It is so — Ada (Paraphrase). Article 1, without a headline");
    assert_eq!(plain(r#", "title": "Headline""#, "", ""), "It is so — Ada (Paraphrase). Headline");
    assert_eq!(
        plain(r#", "publisher": "The Post", "published": "2025-05""#, r#", "role": "Mayor""#, r#", "saidOn": "2025""#),
        "It is so — Ada, Mayor (Paraphrase · 2025). The Post, May 2025"
    );
    assert_eq!(
        cite(&one("", r#", "kind": "unnamed""#, r#", "mode": "direct""#).replace("It is so\"", "  So it is.  \""), 0).1,
        "“So it is.” — Ada, not named (Quotation). Article 1, without a headline"
    );
    // Of the two addresses the article's own; where there is none, that of the copy.
    let links = |source| cite(&one(source, "", ""), 0).2;
    assert_eq!(
        links(r#", "url": "https://a.example/1", "archiveUrl": "https://b.example/2""#),
        ["https://a.example/1"]
    );
    assert_eq!(links(r#", "archiveUrl": "https://b.example/2""#), ["https://b.example/2"]);
}

#[test]
fn hostile_fields_stay_text() {
    let nasty = r#"</p><script>alert(1)</script><img src=x onerror=alert(1)> \" onload=\"x\" &lt;b&gt; {names} "#;
    let field = |key: &str| format!(r#", "{key}": "{nasty}""#);
    let source = [field("title"), field("publisher"), field("byline")].concat();
    let statement = ["cue", "venue", "audience", "note"].map(field).concat()
        + r#", "evidence": { "exact": "\"><script>,-&" }, "mode": "mixed""#;
    let story = one(&source, &field("role"), &statement).replace("It is so\"", &format!("{nasty}“{nasty}”\""));
    let mut story = from_json(&story).story.expect("the story is sound");
    story.sources[0].url = Some("https://a.example/?a=1&lt;b='onclick=x".to_owned());
    let (html, text, links) = cite_in(story, 0);
    let parsed = Html::parse_fragment(&html);
    for element in parsed.root_element().descendent_elements() {
        let name = element.value().name();
        assert!(["html", "p", "b", "bdi", "span", "a", "cite", "time"].contains(&name), "{name} in {html}");
        for (attribute, _) in element.value().attrs() {
            assert!(["class", "dir", "lang", "href", "datetime", "part"].contains(&attribute), "{attribute} in {html}");
        }
    }
    assert_eq!(text.matches("<script>alert(1)</script>").count(), 8, "{text}");
    assert_eq!(
        links,
        ["https://a.example/?a=1&lt;b='onclick=x#:~:text=%22%3E%3Cscript%3E%2C%2D%26"],
        "the address is what the data has, and the passage is encoded"
    );
    // What is no web address is no link; the story is refused where it is loaded, but not where it is built by hand.
    let mut story = from_json(&one("", "", "")).story.unwrap();
    for url in ["javascript:alert(1)//http://", "data:text/html,x", "https://a.example/?\"onclick=x", "https://"] {
        story.sources[0].url = Some(url.to_owned());
        story.sources[0].archive_url = Some(url.to_owned());
        assert!(!cite_in(story.clone(), 0).0.contains("href"), "{url}");
    }
}

#[test]
fn marks_of_direction_and_long_texts_stay_inside() {
    let story = one("", "", r#", "venue": "\u202e\u2069\u2069venue", "mode": "direct", "lang": "ar""#)
        .replace("It is so\"", &format!("{}\\u2069 so\"", "ا".repeat(20_000)));
    let (html, text, _) = cite(&story, 0);
    assert!(text.starts_with(&format!("“{} so” — Ada", "ا".repeat(20_000))), "the mark that ends no isolate is gone");
    assert!(html.starts_with("<p dir=\"auto\">") && !text.contains('\u{2069}'));
}
