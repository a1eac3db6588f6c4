//! Findings: what is found on small stories made for it, and on the story that ships.
#![cfg(not(target_arch = "wasm32"))]

mod stories;

use proptest::prelude::*;
use stories::any_story;
use who_said_what::compare::{FINDERS, Finding, FindingRecord, Kind, findings, overlap, suggestions, utterances};
use who_said_what::load::from_json;
use who_said_what::query::{Facet, Index, Query};
use who_said_what::story::{Actor, Claim, FORMAT, Mode, Source, Stance, Statement, Story, shipped};

/// A statement of claim `c`: source, actor, and what is told of it.
fn said(source: &str, actor: &str, change: impl FnOnce(&mut Statement)) -> Statement {
    let mut statement = Statement {
        claim: "c".to_owned(),
        source: source.to_owned(),
        actors: actor.split('+').map(str::to_owned).collect(),
        text: "It is so.".to_owned(),
        ..Statement::default()
    };
    change(&mut statement);
    statement
}

/// A story of three sources, p, q and r, and of the actors a, b and c of which c belongs to b; v is p's own voice.
fn story(statements: Vec<Statement>) -> Story {
    let source = |id: &str| Source { id: id.to_owned(), ..Source::default() };
    let actor = |id: &str| Actor { id: id.to_owned(), name: id.to_uppercase(), ..Actor::default() };
    Story {
        format: FORMAT.to_owned(),
        title: "A story".to_owned(),
        lang: Some("en".to_owned()),
        sources: vec![Source { voice: Some("v".to_owned()), ..source("p") }, source("q"), source("r")],
        actors: vec![actor("a"), actor("b"), Actor { member_of: Some("b".to_owned()), ..actor("c") }, actor("v")],
        claims: vec![
            Claim { id: "c".to_owned(), text: "It is so.".to_owned(), ..Claim::default() },
            Claim {
                id: "d".to_owned(),
                text: "It is not so.".to_owned(),
                contradicts: vec!["c".to_owned()],
                ..Claim::default()
            },
        ],
        statements: statements
            .into_iter()
            .enumerate()
            .map(|(i, statement)| Statement { id: format!("s{i}"), ..statement })
            .collect(),
        ..Story::default()
    }
}

/// What is found, coverage aside: kind, label, and the numbers of the statements.
fn found(statements: Vec<Statement>) -> Vec<(&'static str, &'static str, Vec<usize>)> {
    let mut index = Index::new(story(statements));
    let all = findings(&mut index).all;
    let differs = all.into_iter().filter(|finding| finding.kind != Kind::Coverage);
    differs.map(|finding| (finding.kind.name(), finding.label, finding.statements)).collect()
}

fn quoted(text: &str) -> impl FnOnce(&mut Statement) {
    let text = text.to_owned();
    move |s| {
        s.mode = Mode::Direct;
        s.text = text;
    }
}

fn stance(stance: Stance) -> impl FnOnce(&mut Statement) {
    move |s| s.stance = stance
}

fn with(change: fn(&mut Statement, &str), value: &str) -> impl FnOnce(&mut Statement) {
    let value = value.to_owned();
    move |s| change(s, &value)
}

fn text(s: &mut Statement, value: &str) {
    s.text = value.to_owned();
}

fn place(s: &mut Statement, value: &str) {
    s.place = Some(value.to_owned());
}

fn when(s: &mut Statement, value: &str) {
    s.when = Some(value.to_owned());
}

fn cue(s: &mut Statement, value: &str) {
    s.cue = Some(value.to_owned());
}

#[test]
fn accounts_that_agree_give_nothing() {
    assert_eq!(found(vec![said("p", "a", |_| ()), said("q", "a", |_| ())]), []);
    assert_eq!(
        found(vec![
            said("p", "a", quoted("We shall rebuild the bridge")),
            said("q", "a", quoted("We shall rebuild the bridge"))
        ]),
        []
    );
    assert_eq!(found(vec![]), []);
}

#[test]
fn positions() {
    let (asserts, denies, questions) = (Stance::Asserts, Stance::Denies, Stance::Questions);
    for (statements, expected) in [
        (
            vec![said("p", "a", stance(asserts)), said("p", "b", stance(denies))],
            vec![("positions", "contested", vec![0, 1])],
        ),
        (vec![said("p", "a", stance(denies))], vec![("positions", "denied", vec![0])]),
        (
            vec![said("p", "a", stance(asserts)), said("q", "a", stance(questions))],
            vec![("positions", "questioned", vec![0, 1]), ("positions", "at-odds", vec![0, 1])],
        ),
        (
            vec![said("p", "a", stance(asserts)), said("q", "a", stance(denies))],
            vec![("positions", "contested", vec![0, 1]), ("positions", "at-odds", vec![0, 1])],
        ),
        // By a declared contradiction, on both claims.
        (
            vec![said("p", "a", |_| ()), said("p", "b", |s| s.claim = "d".to_owned())],
            vec![("positions", "contested", vec![0, 1]), ("positions", "contested", vec![0, 1])],
        ),
    ] {
        assert_eq!(found(statements), expected);
    }
}

#[test]
fn wording_and_attribution_of_an_utterance() {
    let long = "We shall rebuild the old bridge before the first snow of the winter";
    let other = "We will rebuild the old bridge before the first snow in winter";
    assert_eq!(
        found(vec![said("p", "a", quoted(long)), said("q", "a", quoted(other))]),
        [("wording", "reworded", vec![0, 1])]
    );
    assert_eq!(
        found(vec![said("p", "a", quoted(long)), said("q", "b", quoted("before the first snow of the winter"))]),
        [("wording", "excerpt", vec![0, 1]), ("attribution", "utterance", vec![0, 1])]
    );
    // One article that quotes it twice does not part from itself.
    assert_eq!(found(vec![said("p", "a", quoted(long)), said("p", "a", quoted(other))]), []);
}

#[test]
fn attribution_of_a_claim() {
    assert_eq!(found(vec![said("p", "a", |_| ()), said("q", "b", |_| ())]), [("attribution", "claim", vec![0, 1])]);
    // A member and its body are one voice; so is a joint statement with one of its speakers.
    assert_eq!(found(vec![said("p", "b", |_| ()), said("q", "c", |_| ())]), []);
    assert_eq!(found(vec![said("p", "a+b", |_| ()), said("q", "b", |_| ())]), []);
    // An article that speaks for itself differs from none.
    assert_eq!(found(vec![said("p", "v", |_| ()), said("q", "b", |_| ())]), []);
    // Two articles that both name both.
    let both = ["p", "q"].iter().flat_map(|p| ["a", "b"].map(|a| said(p, a, |_| ()))).collect();
    assert_eq!(found(both), []);
}

#[test]
fn figures() {
    let troops = |number: &str| format!("The country sent {number} troops.");
    for (a, b, expected) in [
        ("11,000", "11,000", None),
        ("11,000", "eleven thousand", None),
        ("as many as 11,000", "more than 11,000", Some("conflict")),
        ("11,000", "15,000", Some("conflict")),
        ("more than 11,000", "12,000", Some("compatible")),
        ("another 3,000", "11,000", None),
    ] {
        let statements = vec![said("p", "a", with(text, &troops(a))), said("q", "a", with(text, &troops(b)))];
        let expected: Vec<_> = expected.iter().map(|label| ("figures", *label, vec![0, 1])).collect();
        assert_eq!(found(statements), expected, "{a} / {b}");
    }
}

#[test]
fn places_and_dates() {
    let two = |change: fn(&mut Statement, &str), a: &str, b: &str| {
        found(vec![said("p", "a", with(change, a)), said("q", "a", with(change, b))])
    };
    assert_eq!(two(place, "Rome", "Vatican City"), [("place", "differs", vec![0, 1])]);
    assert_eq!(two(place, "Russia", "western Russia"), []);
    assert_eq!(two(when, "2024-10", "2025"), [("date", "event", vec![0, 1])]);
    assert_eq!(two(when, "2025-01/2025-02", "2025-02"), []);
    let said_on = |day: &str| {
        let day = day.to_owned();
        move |s: &mut Statement| {
            quoted("We shall rebuild the old bridge before winter")(s);
            s.said_on = Some(day);
        }
    };
    assert_eq!(
        found(vec![said("p", "a", said_on("2025-04-26")), said("q", "a", said_on("2025-04-27"))]),
        [("date", "said", vec![0, 1])]
    );
}

#[test]
fn framing() {
    let two = |a: &str, b: &str| found(vec![said("p", "a", with(cue, a)), said("q", "a", with(cue, b))]);
    assert_eq!(two("said", "admitted"), [("framing", "differs", vec![0, 1])]);
    assert_eq!(two("said", "told"), []);
    // Of different actors it is no difference.
    assert_eq!(found(vec![said("p", "b", with(cue, "said")), said("q", "c", with(cue, "admitted"))]), []);
    // The lexicon is English.
    let mut german = story(vec![said("p", "a", with(cue, "said")), said("q", "a", with(cue, "claimed"))]);
    german.lang = Some("de".to_owned());
    let mut index = Index::new(german);
    assert!(findings(&mut index).all.iter().all(|finding| finding.kind != Kind::Framing));
}

#[test]
fn the_shipped_story_has_some_of_each_kind() {
    let mut index = Index::new(shipped());
    let found = findings(&mut index);
    let on = |kind: Kind| -> Vec<&str> {
        let of_kind = found.all.iter().filter(|f| f.kind == kind);
        of_kind.map(|f| index.claim(f.claim).id.as_str()).collect()
    };
    assert_eq!(on(Kind::Coverage).len(), 45);
    assert_eq!(
        on(Kind::Positions),
        [
            "kursk-retaken",
            "full-defeat",
            "hostilities-ended",
            "ukraine-still-fights",
            "neo-nazi",
            "putin-wants-peace",
            "deal-near",
            "deal-near"
        ]
    );
    assert_eq!(on(Kind::Figures), ["nk-11000"]);
    assert_eq!(on(Kind::Date), ["nk-11000"]);
    assert_eq!(on(Kind::Place), ["nk-troops-fight", "nk-11000", "trump-zelenskyy-met", "first-since-february"]);
    for (kind, claim) in [
        (Kind::Wording, "opens-the-way"),
        (Kind::Wording, "no-reason-for-strikes"),
        (Kind::Wording, "nk-praise"),
        (Kind::Attribution, "nk-11000"),
        (Kind::Attribution, "nk-3000-more"),
        (Kind::Attribution, "kursk-retaken"),
        (Kind::Framing, "kursk-retaken"),
        (Kind::Framing, "nk-troops-fight"),
    ] {
        assert!(on(kind).contains(&claim), "{kind:?} {claim}");
    }
}

#[test]
fn findings_are_a_facet() {
    let mut index = Index::new(shipped());
    let found = findings(&mut index);
    let keys = index.keys(Facet::Finding);
    assert!(keys.contains(&"contested") && keys.contains(&"one-source"));
    for key in keys {
        let answer = index.answer(&Query { finding: vec![key.to_owned()], ..Query::default() });
        let mut expected: Vec<usize> =
            found.all.iter().filter(|f| f.choice() == Some(key)).flat_map(|f| f.statements.clone()).collect();
        expected.sort_unstable();
        expected.dedup();
        assert_eq!(answer.statements, expected, "{key}");
    }
}

#[test]
fn source_against_source() {
    let statements = vec![
        said("p", "a", with(place, "Rome")),
        said("q", "a", with(place, "Paris")),
        said("q", "a", |s| s.claim = "d".to_owned()),
    ];
    let mut index = Index::new(story(statements));
    let found = findings(&mut index);
    let pair = overlap(&index, 0, 1);
    assert_eq!((pair.shared.as_slice(), pair.only_a.as_slice(), pair.only_b.as_slice()), (&[0][..], &[][..], &[1][..]));
    assert_eq!(pair.share(), 0.5);
    let kinds: Vec<Kind> = pair.differences(&found, 0).map(|f| f.kind).collect();
    assert_eq!(kinds, [Kind::Positions, Kind::Place]);
    assert_eq!(overlap(&index, 2, 2).share(), 0.0);
}

proptest! {
    /// Whatever the story, each finding rests on statements of its story, in order, and its groups and pairs on its own.
    #[test]
    fn findings_carry_their_evidence(story in any_story()) {
        let mut index = Index::new(story);
        let found = findings(&mut index);
        let check = |finding: &Finding| {
            let ordered = finding.statements.windows(2).all(|pair| pair[0] < pair[1]);
            let of_groups = finding.groups.iter().flat_map(|g| &g.statements);
            let of_pairs = finding.pairs.iter().flat_map(|p| [&p.left, &p.right]);
            let own = of_groups.chain(of_pairs).all(|s| finding.statements.contains(s));
            ordered && own && FindingRecord::new(&index, finding).statements.len() == finding.statements.len()
        };
        for finding in &found.all {
            prop_assert!(check(finding), "{:?}", finding);
        }
        let in_claims: usize = (0..index.story().claims.len()).map(|claim| found.of(claim).len()).sum();
        prop_assert_eq!(in_claims, found.all.len());
        prop_assert!(utterances(&index).iter().all(|u| u.quotes().count() >= 2));
        prop_assert_eq!(FINDERS.len(), 8);
    }
}

#[test]
fn a_source_may_name_its_voice() {
    let mut index = Index::new(shipped());
    let found = findings(&mut index);
    let voices: Vec<usize> =
        index.story().sources.iter().filter_map(|s| index.actor_number(s.voice.as_deref()?)).collect();
    assert_eq!(voices.len(), 5);
    let attributed = found.all.iter().filter(|f| f.kind == Kind::Attribution).flat_map(|f| &f.groups);
    assert!(attributed.flat_map(|g| &g.actors).all(|actor| !voices.contains(actor)));
    let loaded = from_json(
        &serde_json::to_string(&shipped()).unwrap().replace("\"voice\":\"article-1-itself\"", "\"voice\":\"nobody\""),
    );
    assert_eq!(loaded.problems[0].path, "sources[0].voice");
}

#[test]
fn likenesses_are_suggested_to_the_editor_only() {
    let long = "We shall rebuild the old bridge before the first snow of the winter";
    let mut data = story(vec![
        said("p", "a", quoted(long)),
        said("q", "a", |s| {
            quoted("rebuild the old bridge before the first snow of the winter")(s);
            s.claim = "e".to_owned();
        }),
        said("r", "a", |s| s.claim = "f".to_owned()),
    ]);
    let claim = |id: &str, text: &str| Claim { id: id.to_owned(), text: text.to_owned(), ..Claim::default() };
    data.claims.push(claim("e", "The old bridge will be rebuilt before the winter."));
    data.claims.push(claim("f", "The old bridge will be rebuilt, before winter."));
    let mut index = Index::new(data);
    let paths: Vec<String> = suggestions(&index).into_iter().map(|s| s.path).collect();
    assert_eq!(paths, ["statements[1].claim", "claims[3].text"]);
    // Claims that contradict each other by declaration are no duplicates, however alike ("c" and "d" of this story), and
    // no suggestion is a finding.
    let found = findings(&mut index);
    assert!(found.all.iter().all(|f| f.kind == Kind::Coverage || f.kind == Kind::Wording || f.kind == Kind::Positions));
    assert_eq!(suggestions(&Index::new(shipped())), []);
}
