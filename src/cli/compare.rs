//! `who-said-what compare`.

use super::{Misuse, Outcome, input, print, report};
use crate::compare::{Finding, FindingRecord, Findings, Group, Kind, Overlap, OverlapRecord, findings, overlap};
use crate::load::from_json;
use crate::query::Index;
use serde::Serialize;
use std::fmt::Write as _;
use std::path::Path;

pub(super) fn run(path: &Path, json: bool) -> Result<Outcome, Misuse> {
    let text = input::read(path)?;
    let loaded = from_json(&text);
    let Some(story) = loaded.story else {
        eprint!("{}", report::report(&input::name(path), &text, &loaded.problems));
        return Ok(Outcome::Problems);
    };
    let mut index = Index::new(story);
    let found = findings(&mut index);
    let sources = 0..index.story().sources.len();
    let overlaps: Vec<Overlap> = sources
        .clone()
        .flat_map(|b| sources.clone().take(b).map(move |a| (a, b)))
        .map(|(a, b)| overlap(&index, a, b))
        .collect();
    if json {
        let all = Report {
            findings: found.all.iter().map(|finding| FindingRecord::new(&index, finding)).collect(),
            overlaps: overlaps.iter().map(|overlap| OverlapRecord::new(&index, overlap)).collect(),
        };
        print(&format!("{}\n", serde_json::to_string_pretty(&all).unwrap_or_default()));
    } else {
        print(&readable(&index, &found, &overlaps));
    }
    Ok(Outcome::Clean)
}

#[derive(Serialize)]
struct Report {
    findings: Vec<FindingRecord>,
    overlaps: Vec<OverlapRecord>,
}

fn readable(index: &Index, found: &Findings, overlaps: &[Overlap]) -> String {
    let mut out = String::new();
    let mut write = |line: std::fmt::Arguments| {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{line}");
    };
    for (claim, data) in index.story().claims.iter().enumerate() {
        write(format_args!("{}: {}", data.id, data.text));
        for finding in found.of(claim) {
            write(format_args!("  {} ({})", finding.kind.name(), finding.label));
            for group in &finding.groups {
                write(format_args!("    {}", group_line(index, finding, group)));
            }
            for pair in &finding.pairs {
                let (left, right) = (index.id(pair.left), index.id(pair.right));
                write(format_args!("    {left} and {right}: {}", pair.relation));
            }
        }
    }
    write(format_args!(
        "\nSource against source: claims that both carry, that only the first and only the second does"
    ));
    for overlap in overlaps {
        let (a, b) = (&index.source(overlap.a).id, &index.source(overlap.b).id);
        let (shared, only_a, only_b) = (overlap.shared.len(), overlap.only_a.len(), overlap.only_b.len());
        let differing =
            overlap.shared.iter().filter(|&&claim| overlap.differences(found, claim).next().is_some()).count();
        let share = (overlap.share() * 100.0).round();
        write(format_args!(
            "  {a} and {b}: {shared}, {only_a}, {only_b}; overlap {share} %; {differing} of the shared differ"
        ));
    }
    write(format_args!("\nFindings by kind"));
    for kind in Kind::ALL {
        let count = found.all.iter().filter(|finding| finding.kind == kind).count();
        write(format_args!("  {:<12}{count:>4}", kind.name()));
    }
    out
}

fn group_line(index: &Index, finding: &Finding, group: &Group) -> String {
    let list = |ids: Vec<&str>| ids.join(", ");
    let sources = list(group.sources.iter().map(|&s| index.source(s).id.as_str()).collect());
    if finding.kind == Kind::Coverage {
        return format!("{} {sources}", group.label);
    }
    let mut line = String::new();
    for part in [
        group.label.clone(),
        list(group.actors.iter().map(|&a| index.actor(a).name.as_str()).collect()),
        format!("[{sources}]"),
        format!("({})", list(group.statements.iter().map(|&s| index.id(s)).collect())),
    ] {
        if !part.is_empty() {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(&part);
        }
    }
    line
}
