//! Coverage and positions.
#![cfg(not(target_arch = "wasm32"))]

use who_said_what::compare::{coverage, positions};
use who_said_what::load::from_json;
use who_said_what::query::Index;

/// A story of sources (with the one they are a copy of), and of statements: source, actor, stance; all of claim `c`.
fn index(sources: &[(&str, Option<&str>)], statements: &[(&str, &str, &str)]) -> Index {
    let quote = |text: &str| format!("\"{text}\"");
    let source = |(id, from): &(&str, Option<&str>)| match from {
        Some(from) => format!("{{\"id\": {}, \"syndicatedFrom\": {}}}", quote(id), quote(from)),
        None => format!("{{\"id\": {}}}", quote(id)),
    };
    let statement = |(i, (source, actor, stance)): (usize, &(&str, &str, &str))| {
        let actors: Vec<_> = actor.split('+').map(quote).collect();
        format!(
            "{{\"id\": \"s{i}\", \"claim\": \"c\", \"source\": \"{source}\", \"actors\": [{}], \"stance\": \"{stance}\", \"text\": \"x\"}}",
            actors.join(",")
        )
    };
    let sources: Vec<_> = sources.iter().map(source).collect();
    let statements: Vec<_> = statements.iter().enumerate().map(statement).collect();
    let text = format!(
        "{{\"format\": \"who-said-what/1\", \"title\": \"t\", \"sources\": [{}], \"actors\": [{{\"id\": \"a\", \"name\": \"A\"}}, {{\"id\": \"b\", \"name\": \"B\"}}], \
         \"claims\": [{{\"id\": \"c\", \"text\": \"C\"}}], \"statements\": [{}]}}",
        sources.join(","),
        statements.join(",")
    );
    let loaded = from_json(&text);
    Index::new(loaded.story.unwrap_or_else(|| panic!("{:?}", loaded.problems)))
}

#[test]
fn coverage_counts_a_wire_copy_once() {
    let sources = [("p", None), ("q", Some("p")), ("r", Some("q")), ("t", None)];
    for (carrying, carried, copies, silent) in [
        (&["p", "q", "r"][..], &[0][..], &[1, 2][..], &[3][..]),
        (&["q"], &[1], &[], &[3]),
        (&["q", "r", "t"], &[1, 3], &[2], &[]),
        (&["p"], &[0], &[], &[3]),
        (&[], &[], &[], &[0, 3]),
    ] {
        let statements: Vec<_> = carrying.iter().map(|source| (*source, "a", "asserts")).collect();
        let coverage = coverage(&index(&sources, &statements), 0);
        let numbers: Vec<usize> = coverage.carried.iter().map(|(source, _)| *source).collect();
        assert_eq!(
            (&numbers[..], &coverage.copies[..], &coverage.silent[..]),
            (carried, copies, silent),
            "{carrying:?}"
        );
        assert_eq!(coverage.out_of(), 2);
    }
}

#[test]
fn positions_conflict_when_one_asserts_and_one_denies() {
    let sources = [("p", None), ("q", None)];
    for (statements, contested, at_odds) in [
        (&[("p", "a", "asserts"), ("q", "b", "denies")][..], true, &[][..]),
        (&[("p", "a", "asserts"), ("q", "a", "denies")], true, &[0]),
        (&[("p", "a+b", "asserts"), ("q", "b", "denies")], true, &[1]),
        (&[("p", "a", "asserts"), ("q", "b", "questions")], false, &[]),
        (&[("p", "a", "asserts"), ("q", "a", "questions")], false, &[0]),
        (&[("p", "a", "denies")], false, &[]),
    ] {
        let positions = positions(&index(&sources, statements), 0);
        assert_eq!(positions.contested(), contested, "{statements:?}");
        assert_eq!(positions.at_odds(), at_odds, "{statements:?}");
    }
}

#[test]
fn a_position_carries_its_statements() {
    let positions =
        positions(&index(&[("p", None), ("q", None)], &[("p", "a", "asserts"), ("q", "a+b", "asserts")]), 0);
    let found: Vec<_> = positions.asserted.iter().map(|p| (p.actor, p.statements.clone())).collect();
    assert_eq!(found, [(0, vec![0, 1]), (1, vec![1])]);
}
