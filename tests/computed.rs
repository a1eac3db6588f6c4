//! Findings kept in the story: read, they are those that would be found; anything else is not used. What is kept with the
//! story that ships, and what readers download of it, is written anew by `WSW_WRITE=1 cargo test --test computed`.
#![cfg(not(target_arch = "wasm32"))]

mod stories;

use proptest::prelude::*;
use stories::{any_story, tiny};
use who_said_what::compare::{FindingRecord, Findings, Gathering, Kind, findings};
use who_said_what::load::{Severity, findings_from_json, from_json, put};
use who_said_what::query::{Facet, Index};
use who_said_what::story::{Computed, SHIPPED_JSON, Source, Statement, Story, shipped};

const WRITTEN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/story/north-korean-troops.json");
const COMPUTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/story/north-korean-troops.computed.json");
const FOR_READERS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/story/north-korean-troops.readers.json");

/// What is changed, and how.
type Edit<T> = (&'static str, fn(&mut T));

fn load(text: &str) -> Story {
    from_json(text).story.unwrap()
}

/// What is found, and what a story is to keep of it.
fn compute(story: &Story) -> (Index, Findings, Computed) {
    let mut index = Index::new(story.clone());
    let found = findings(&mut index);
    let computed = Computed::new(&index, &found);
    (index, found, computed)
}

/// As a reader's widget does: the story gives away what was computed.
fn read(mut story: Story) -> (Index, Option<Findings>) {
    let computed = story.computed.take();
    let mut index = Index::new(story);
    let found = computed.and_then(|computed| Findings::from_computed(&mut index, computed));
    (index, found)
}

fn prepared(story: &Story) -> Story {
    Story { computed: Some(compute(story).2), ..story.clone() }
}

#[test]
fn what_is_kept_with_the_shipped_story_is_of_it() {
    let written = std::fs::read_to_string(WRITTEN).unwrap();
    let (_, _, computed) = compute(&load(&written));
    let json = serde_json::to_string(&computed).unwrap();
    let there: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(COMPUTED).unwrap()).unwrap();
    let other = there["of"] == computed.of.as_str() && there["sum"] != computed.sum.as_str();
    assert!(!other, "other findings in the same story: raise METHOD in src/compare/computed.rs, then write it anew");
    if std::env::var_os("WSW_WRITE").is_some() {
        std::fs::write(COMPUTED, format!("{json}\n")).unwrap();
    }
    let kept = std::fs::read_to_string(COMPUTED).unwrap();
    assert!(kept == format!("{json}\n"), "run `WSW_WRITE=1 cargo test --test computed`");
    // The text of the crate is put together from both files when it is built, which may have been before this wrote one.
    if std::env::var_os("WSW_WRITE").is_none() {
        assert!(
            SHIPPED_JSON == put(&written, "computed", &json),
            "the shipped story is not what `prepare` makes of it"
        );
    }
}

/// The shipped story without what no reader is shown: checksums, and passages in articles that no link can lead to.
fn for_readers(written: &str, computed: &str) -> String {
    let mut story: serde_json::Value = serde_json::from_str(&put(written, "computed", computed)).unwrap();
    let mut linked = Vec::new();
    for source in story["sources"].as_array_mut().unwrap() {
        let source = source.as_object_mut().unwrap();
        source.remove("textSha256");
        if source.contains_key("url") || source.contains_key("archiveUrl") {
            linked.push(source["id"].clone());
        }
    }
    for statement in story["statements"].as_array_mut().unwrap() {
        if !linked.contains(&statement["source"]) {
            statement.as_object_mut().unwrap().remove("evidence");
        }
    }
    story.to_string()
}

#[test]
fn readers_download_the_shipped_story_without_what_they_are_never_shown() {
    let json = for_readers(&std::fs::read_to_string(WRITTEN).unwrap(), &std::fs::read_to_string(COMPUTED).unwrap());
    if std::env::var_os("WSW_WRITE").is_some() {
        std::fs::write(FOR_READERS, &json).unwrap();
    }
    assert!(
        std::fs::read_to_string(FOR_READERS).unwrap() == json,
        "run `WSW_WRITE=1 cargo test --test computed` twice"
    );
    // It is used as the whole story is, with what was found in it.
    let (index, found) = read(load(&json));
    let (whole, in_whole) = read(shipped());
    assert_eq!(found.unwrap(), in_whole.unwrap());
    assert_eq!(index.keys(Facet::Finding), whole.keys(Facet::Finding));
    assert_eq!(index.len(), whole.len());
}

#[test]
fn the_shipped_story_is_read_as_it_is_found() {
    let story = shipped();
    let (index, found, _) = compute(&story);
    let (read_index, read) = read(story);
    assert_eq!(read.unwrap(), found);
    assert_eq!(read_index.keys(Facet::Finding), index.keys(Facet::Finding));
    for kind in Kind::ALL {
        assert!(found.all.iter().any(|finding| finding.kind == kind), "{}", kind.name());
    }
}

/// What may be left out may stand there, as `compare --json` prints it.
#[test]
fn full_records_are_read_too() {
    let mut story = shipped();
    let (index, found, lean) = compute(&story);
    let full = found.all.iter().filter(|finding| finding.kind != Kind::Coverage);
    let full: Vec<_> = full.map(|finding| FindingRecord::new(&index, finding)).collect();
    assert!(full.iter().zip(&lean.findings).all(|(full, lean)| full != lean));
    story.computed = Some(Computed { findings: full, ..lean });
    let text = serde_json::to_string_pretty(&story).unwrap();
    assert_eq!(read(load(&text)).1.unwrap(), found);
}

/// Each change of what findings depend on is noticed, whether or not it changes any.
#[test]
fn an_edited_story_is_noticed() {
    let text = tiny().replace("\"text\": \"Nobody", "\"cue\": \"said\", \"text\": \"Nobody");
    let story = load(&text);
    let computed = Some(compute(&story).2);
    assert!(read(Story { computed: computed.clone(), ..story.clone() }).1.is_some());
    let edits: [Edit<Story>; 22] = [
        ("language", |s| s.lang = Some("de".to_owned())),
        ("a source's id", |s| {
            s.sources[0].id = "m".to_owned();
            s.statements[0].source = "m".to_owned();
        }),
        ("a source's language", |s| s.sources[0].lang = Some("de".to_owned())),
        ("a source's voice", |s| s.sources[0].voice = Some("mayor".to_owned())),
        ("another source", |s| s.sources.push(Source { id: "evening".to_owned(), ..Source::default() })),
        ("an actor's id", |s| s.actors[0].id = "m".to_owned()),
        ("an actor's body", |s| s.actors[0].member_of = Some("city".to_owned())),
        ("a claim's id", |s| s.claims[0].id = "shut".to_owned()),
        ("a contradiction", |s| s.claims[0].contradicts.push("open".to_owned())),
        ("a statement's id", |s| s.statements[0].id = "s2".to_owned()),
        ("its claim", |s| s.statements[0].claim = "open".to_owned()),
        ("its source", |s| s.statements[0].source = "evening".to_owned()),
        ("its actors", |s| s.statements[0].actors.push("city".to_owned())),
        ("its stance", |s| s.statements[0].stance = who_said_what::story::Stance::Denies),
        ("its mode", |s| s.statements[0].mode = who_said_what::story::Mode::Direct),
        ("its text", |s| s.statements[0].text.push('!')),
        ("its cue", |s| s.statements[0].cue = None),
        ("an empty cue", |s| s.statements[0].cue = Some(String::new())),
        ("when it was said", |s| s.statements[0].said_on = Some("2025".to_owned())),
        ("its place", |s| s.statements[0].place = Some("2025".to_owned())),
        ("its date", |s| s.statements[0].when = Some("2025".to_owned())),
        ("another statement", |s| s.statements.push(Statement { id: "s2".to_owned(), ..s.statements[0].clone() })),
    ];
    let mut seen = vec![computed.clone().unwrap().of];
    for (what, edit) in edits {
        let mut edited = Story { computed: computed.clone(), ..story.clone() };
        edit(&mut edited);
        let of = compute(&edited).2.of;
        assert!(!seen.contains(&of), "{what}");
        seen.push(of);
        assert_eq!(read(edited).1, None, "{what}");
    }
}

/// What is written is unlike what any finder makes: it must come out as it went in, or not at all.
#[test]
fn what_does_not_fit_is_not_used() {
    let story = shipped();
    let computed = story.computed.clone().unwrap();
    let edits: [Edit<Computed>; 12] = [
        ("another story", |c| c.of = "0123456789abcdef".to_owned()),
        ("no fingerprint", |c| c.of = String::new()),
        ("findings of another", |c| c.sum = c.of.clone()),
        ("one finding less", |c| drop(c.findings.pop())),
        ("another order", |c| c.findings.swap(0, 1)),
        ("a kind", |c| c.findings[0].kind = "colour".to_owned()),
        ("a label", |c| c.findings[0].label = "proved".to_owned()),
        ("a claim", |c| c.findings[0].claim = "none".to_owned()),
        ("a statement", |c| c.findings[0].groups[0].statements[0] = "s999".to_owned()),
        ("an actor", |c| c.findings[0].groups[0].actors = vec!["nobody".to_owned()]),
        ("a group", |c| c.findings[0].groups[0].label.push('x')),
        ("an edit", |c| c.findings.iter_mut().for_each(|f| f.pairs.iter_mut().for_each(|p| drop(p.edits.pop())))),
    ];
    for (what, edit) in edits {
        let mut changed = computed.clone();
        edit(&mut changed);
        assert_ne!(changed, computed, "{what}");
        assert_eq!(read(Story { computed: Some(changed), ..story.clone() }).1, None, "{what}");
    }
}

/// Whoever writes the fingerprints too is believed by the widget, not by `check`.
#[test]
fn forged_findings_are_told_to_the_editor() {
    let story = shipped();
    let (mut index, mut found, computed) = compute(&story);
    assert_eq!(computed.doubt(&mut index), None);
    found.all.retain(|finding| finding.label != "at-odds");
    let forged = Computed::new(&index, &found);
    assert_eq!(forged.of, computed.of);
    assert!(read(Story { computed: Some(forged.clone()), ..story }).1.is_some());
    assert_eq!(forged.doubt(&mut index).unwrap().message, "these are not the findings of this story");
}

#[test]
fn what_cannot_be_read_leaves_the_story_good() {
    for (put_in, path) in [
        ("7", "computed"),
        ("{}", "computed"),
        ("{\"by\":\"x\",\"of\":\"y\",\"sum\":\"z\",\"findings\":[{}]}", "computed.findings[0]"),
        ("{\"by\":1,\"of\":2,\"sum\":\"z\",\"findings\":{}}", "computed.by"),
    ] {
        let loaded = from_json(&put(tiny(), "computed", put_in));
        assert_eq!(loaded.problems.len(), 1, "{:?}", loaded.problems);
        assert_eq!((loaded.problems[0].severity, loaded.problems[0].path.as_str()), (Severity::Warning, path));
        assert!(loaded.problems[0].help.contains("prepare"));
        assert_eq!(loaded.story.unwrap(), load(tiny()));
    }
    // Whole numbers are read nowhere else.
    for number in ["1.5", "-1", "4294967296", "\"1\"", "1e3"] {
        let text = SHIPPED_JSON.replace("\"number\":1,", &format!("\"number\":{number},"));
        assert_ne!(text, SHIPPED_JSON);
        assert!(load(&text).computed.is_none(), "{number}");
    }
    // A story whose own errors have paths that look alike is refused all the same.
    assert!(from_json(&put(tiny(), "title", "7")).story.is_none());
}

/// One part that is not of the story, and none is used.
#[test]
fn a_part_that_does_not_fit_spoils_all() {
    let story = shipped();
    let (_, found, computed) = compute(&story);
    let (first, rest) = computed.findings.split_at(3);
    let gather = |parts: &[&[FindingRecord]]| {
        let mut index = Index::new(story.clone());
        let mut gathering = Gathering::new(&index);
        parts.iter().for_each(|part| gathering.add(&index, part.to_vec()));
        let found = gathering.findings(&mut index);
        (found, index.keys(Facet::Finding).len())
    };
    let kinds = gather(&[first, rest]).1;
    assert_eq!(gather(&[first, rest]), (Some(found), kinds));
    let strange = FindingRecord { claim: "of another story".into(), ..first[0].clone() };
    assert_eq!(gather(&[first, &[strange], rest]), (None, 0));
    assert_eq!(gather(&[rest, first]), (None, 0), "in another order");
    assert_eq!(findings_from_json("{}"), None);
    assert_eq!(findings_from_json("[{}]"), None);
}

proptest! {
    /// For any story: found, written as JSON, read back, it is what was found, and the facet too.
    #[test]
    fn what_is_kept_is_what_was_found(story in any_story()) {
        let (index, found, computed) = compute(&story);
        let text = put(&serde_json::to_string(&story).unwrap(), "computed", &serde_json::to_string(&computed).unwrap());
        let loaded = load(&text);
        prop_assert_eq!(loaded.computed.as_ref(), Some(&computed));
        let (read_index, read) = read(loaded);
        prop_assert_eq!(read, Some(found));
        prop_assert_eq!(read_index.keys(Facet::Finding), index.keys(Facet::Finding));
        for key in index.keys(Facet::Finding) {
            let query = who_said_what::query::Query { finding: vec![key.to_owned()], ..Default::default() };
            prop_assert_eq!(read_index.answer(&query).statements, index.answer(&query).statements);
        }
    }

    /// However many come at a time, as JSON from a worker, it is what was found.
    #[test]
    fn what_comes_in_parts_is_what_was_found(story in any_story(), size in 1_usize..6) {
        let (index, found, computed) = compute(&story);
        let mut other = Index::new(story);
        let mut gathering = Gathering::new(&other);
        for part in computed.findings.chunks(size) {
            let part = findings_from_json(&serde_json::to_string(part).unwrap());
            gathering.add(&other, part.expect("records as they were written"));
        }
        prop_assert_eq!(gathering.findings(&mut other), Some(found));
        prop_assert_eq!(other.keys(Facet::Finding), index.keys(Facet::Finding));
    }

    /// What the fingerprint leaves out changes no finding.
    #[test]
    fn what_the_fingerprint_leaves_out_changes_nothing(story in any_story(), word in "[a-z]{1,8}") {
        let mut other = story.clone();
        let some = || Some(word.clone());
        (other.title, other.summary, other.updated) = (word.clone(), some(), some());
        for source in &mut other.sources {
            *source = Source {
                id: source.id.clone(), lang: source.lang.clone(), voice: source.voice.clone(),
                title: some(), publisher: some(), url: some(), archive_url: some(), byline: some(), published: some(),
                retrieved: some(), text_sha256: some(), syndicated_from: None,
            };
        }
        for actor in &mut other.actors {
            (actor.name, actor.aliases, actor.kind) = (word.clone(), vec![word.clone()], None);
            (actor.role, actor.same_as) = (some(), some());
        }
        for claim in &mut other.claims {
            (claim.text, claim.topic) = (word.clone(), some());
            (claim.updates, claim.supports) = (vec![word.clone()], vec![word.clone()]);
        }
        for statement in &mut other.statements {
            (statement.via, statement.venue, statement.audience) = (vec![word.clone()], some(), some());
            (statement.lang, statement.evidence, statement.note) = (some(), None, some());
        }
        prop_assert_eq!(compute(&other).2, compute(&story).2);
    }

    /// Whatever is done to what was computed, it is read as it was or not at all.
    #[test]
    fn damage_is_never_shown(at in 0..10_000usize, length in 0..20usize, put_in in "[\\[\\]{}\",:0-9a-z ]{0,4}") {
        let computed = std::fs::read_to_string(COMPUTED).unwrap();
        let at = at % computed.len();
        let boundary = |at: usize| (at..=computed.len()).find(|&i| computed.is_char_boundary(i)).unwrap();
        let (start, end) = (boundary(at), boundary((at + length).min(computed.len())));
        let damaged = format!("{}{put_in}{}", &computed[..start], &computed[end..]);
        let text = put(&std::fs::read_to_string(WRITTEN).unwrap(), "computed", &damaged);
        if let Some(story) = from_json(&text).story
            && let Some(found) = read(story).1
        {
            prop_assert_eq!(found, read(shipped()).1.unwrap());
        }
    }
}

#[test]
fn white_space_and_the_order_of_keys_do_not_matter() {
    // serde_json sorts the keys of what it knows no type of.
    let sorted: serde_json::Value = serde_json::from_str(SHIPPED_JSON).unwrap();
    assert!(read(load(&serde_json::to_string_pretty(&sorted).unwrap())).1.is_some());
    assert!(read(prepared(&load(tiny()))).1.is_some());
}
