//! `who-said-what convert`: between a story and tables that spreadsheets read and write.

mod cell;
mod table;

use super::{Misuse, Outcome, input, output, report};
use crate::load::{KEYS, Problem, Severity, from_json};
use crate::story::Story;
use serde_json::{Map, Value};
use std::path::Path;
use table::{Slip, Table};

/// The tables, each by the name of its file and of the type that a row is; the first has one row.
const TABLES: [(&str, &str); 6] = [
    ("story", "Story"),
    ("corrections", "Correction"),
    ("sources", "Source"),
    ("actors", "Actor"),
    ("claims", "Claim"),
    ("statements", "Statement"),
];

/// A folder of tables becomes a story, a story a folder of tables.
pub(super) fn run(from: &Path, to: Option<&Path>) -> Result<Outcome, Misuse> {
    if from.is_dir() { to_story(from, to) } else { to_tables(from, to) }
}

fn to_story(folder: &Path, to: Option<&Path>) -> Result<Outcome, Misuse> {
    let mut slips = Vec::new();
    let mut tables = Vec::new();
    for (name, kind) in TABLES {
        let path = folder.join(format!("{name}.csv"));
        // Most stories have none.
        if name == "corrections" && !path.exists() {
            continue;
        }
        if !path.exists() {
            let all = "a story is story.csv, sources.csv, actors.csv, claims.csv and statements.csv, and may be corrections.csv too";
            return Err(Misuse::new(format!("{} is not there", path.display()), all));
        }
        let table = Table::read(name, &input::name(&path), &input::read(&path)?, &columns(kind), &mut slips);
        tables.push(table);
    }
    let text = Value::Object(root(&tables, &mut slips)).to_string();
    let loaded = from_json(&text);
    slips.extend(loaded.problems.iter().map(|problem| placed(problem, folder, &tables)));
    eprint!("{}", slips.iter().map(Slip::to_string).collect::<String>());
    let failed = slips.iter().any(|slip| slip.severity == Severity::Error);
    let Some(story) = loaded.story.filter(|_| !failed) else { return Ok(Outcome::Problems) };
    let mut written = serde_json::to_string_pretty(&story).unwrap_or_default();
    written.push('\n');
    match to {
        Some(file) => output::replace(file, &written)?,
        None => output::whole(&written)?,
    }
    Ok(Outcome::Clean)
}

/// The story as JSON, in which a row that has mistakes keeps its place.
fn root(tables: &[Table], slips: &mut Vec<Slip>) -> Map<String, Value> {
    let mut root = Map::new();
    root.insert("format".to_owned(), "who-said-what/1".into());
    for table in tables {
        let rows = table.rows.iter().map(|row| row.value.clone());
        if table.name == "story" {
            root.extend(rows.take(1).flatten());
            if let Some(second) = table.rows.get(1) {
                let message = "there is one story, and this is a second row".to_owned();
                slips.push(Slip::error(&table.file, Some(second.line), "", message, "leave it out".to_owned()));
            }
        } else if table.name != "corrections" || !table.rows.is_empty() {
            root.insert(table.name.to_owned(), rows.map(Value::Object).collect());
        }
    }
    root
}

/// Where in the tables a problem of the story is.
fn placed(problem: &Problem, folder: &Path, tables: &[Table]) -> Slip {
    let Problem { severity, path, message, help, .. } = problem;
    let (list, rest) = path.split_once('[').unwrap_or(("story", path));
    let (row, rest) = rest.split_once(']').unwrap_or(("0", rest));
    let table = tables.iter().find(|table| table.name == list);
    let line = table.zip(row.parse().ok()).and_then(|(table, row): (_, usize)| table.rows.get(row)).map(|row| row.line);
    // Of a list in a cell, the whole cell.
    let column = rest.trim_start_matches('.').split('[').next().unwrap_or_default().to_owned();
    let file = table.map_or_else(|| folder.display().to_string(), |table| table.file.clone());
    Slip { severity: *severity, file, line, column, message: message.clone(), help: help.clone() }
}

fn to_tables(from: &Path, to: Option<&Path>) -> Result<Outcome, Misuse> {
    let text = input::read(from)?;
    let Some(to) = to else {
        return Err(Misuse::new("a story becomes several tables", "say with --output in which folder they are to be"));
    };
    let loaded = from_json(&text);
    eprint!("{}", report::report(&input::name(from), &text, &loaded.problems));
    let Some(story) = loaded.story else { return Ok(Outcome::Problems) };
    std::fs::create_dir_all(to).map_err(|error| {
        Misuse::new(format!("{} cannot be made: {error}", to.display()), "name a folder that may be written to")
    })?;
    for (name, table) in written(&story) {
        output::replace(&to.join(format!("{name}.csv")), &table)?;
    }
    Ok(Outcome::Clean)
}

/// Each table by its name, as text.
fn written(story: &Story) -> Vec<(&'static str, String)> {
    let whole = serde_json::to_value(story).unwrap_or_default();
    let tables = TABLES.into_iter().map(|(name, kind)| {
        let one = [whole.clone()];
        let rows = if name == "story" { one.as_slice() } else { whole[name].as_array().map_or(&[][..], Vec::as_slice) };
        (name, table::write(&columns(kind), rows))
    });
    tables.collect()
}

/// The columns of a type: its keys, and those of evidence in place of it.
fn columns(kind: &str) -> Vec<String> {
    let keys = |kind: &str| KEYS.iter().find(|(name, _)| *name == kind).map_or(&[][..], |(_, keys)| keys);
    let own = keys(kind).iter().filter(|key| {
        let elsewhere = **key == "format" || **key == "computed" || TABLES.iter().any(|(name, _)| name == *key);
        kind != "Story" || !elsewhere
    });
    let named = own.flat_map(|key| match *key {
        "evidence" => keys("Evidence").iter().map(|inner| format!("evidence.{inner}")).collect(),
        key => vec![key.to_owned()],
    });
    named.collect()
}
