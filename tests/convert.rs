//! The command `convert`: from tables to a story and back, and what is said of what cannot be read.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const STORY: &str = "title,summary,lang,updated\nA bridge closes,,en,2025-05-02\n";
const SOURCES: &str = "id,title,publisher,url\nherald,Bridge closed,The Herald,https://herald.example/1\nwire,,Wire,\n";
const ACTORS: &str = "id,name,aliases,kind\nmayor,Ada Moor,Moor; the mayor,person\ncity,City Council,,government\n";
const CLAIMS: &str = "id,text,contradicts\nsafe,The bridge is safe.,\nunsafe,The bridge is unsafe.,safe\n";
const STATEMENTS: &str = "id,claim,source,actors,stance,mode,text,evidence.start,evidence.end
s1,unsafe,herald,mayor; city,asserts,direct,\"Nobody may cross, not even \"\"on foot\"\"\",Nobody,foot
s2,safe,wire,city,denies,,It is not safe.,,
";

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_who-said-what")).arg("convert").args(arguments).output().unwrap()
}

/// A folder of tables, with some of them in place of those above; `None` leaves one out.
fn folder(changed: &[(&str, Option<&str>)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let all =
        [("story", STORY), ("sources", SOURCES), ("actors", ACTORS), ("claims", CLAIMS), ("statements", STATEMENTS)];
    for (name, text) in all {
        let text = changed.iter().find(|(one, _)| *one == name).map_or(Some(text), |(_, text)| *text);
        if let Some(text) = text {
            std::fs::write(folder.path().join(format!("{name}.csv")), text).unwrap();
        }
    }
    folder
}

/// The story that tables become; they may have nothing wrong.
fn story(changed: &[(&str, Option<&str>)]) -> Value {
    let output = run(&[folder(changed).path().to_str().unwrap()]);
    assert_eq!((String::from_utf8_lossy(&output.stderr).as_ref(), output.status.code()), ("", Some(0)));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What is said of tables, without their folder; nothing may be written.
fn said(changed: &[(&str, Option<&str>)], code: i32) -> String {
    let folder = folder(changed);
    let output = run(&[folder.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(code));
    assert!(output.stdout.is_empty());
    String::from_utf8_lossy(&output.stderr).replace(&format!("{}/", folder.path().display()), "")
}

#[test]
fn tables_become_a_story() {
    let story = story(&[]);
    assert_eq!((&story["format"], &story["title"]), (&"who-said-what/1".into(), &"A bridge closes".into()));
    assert_eq!(story["actors"][0]["aliases"], serde_json::json!(["Moor", "the mayor"]));
    assert_eq!(story["claims"][1]["contradicts"], serde_json::json!(["safe"]));
    assert_eq!(story["statements"][0]["text"], "Nobody may cross, not even \"on foot\"");
    assert_eq!(story["statements"][0]["actors"], serde_json::json!(["mayor", "city"]));
    assert_eq!(story["statements"][0]["evidence"], serde_json::json!({ "start": "Nobody", "end": "foot" }));
    // What is not given is not there.
    assert!(story["sources"][1].get("title").is_none() && story.get("corrections").is_none());
    assert_eq!(
        (&story["statements"][1]["stance"], &story["statements"][1]["mode"]),
        (&"denies".into(), &"indirect".into())
    );
}

#[test]
fn as_spreadsheets_write_them() {
    let plain = story(&[]);
    let semicolons = "\u{feff}id;name;aliases;kind;\r\nmayor;Ada Moor;\"Moor\r\nthe mayor\";person;\r\ncity;City Council;;government;\r\n;;;;\r\n";
    assert_eq!(story(&[("actors", Some(semicolons))]), plain);
    let tabs = CLAIMS.replace(',', "\t");
    assert_eq!(story(&[("claims", Some(&tabs))]), plain);
}

#[test]
fn a_story_becomes_tables_and_a_story_again() {
    for path in
        ["src/story/north-korean-troops.json", "tests/data/stories/full.json", "tests/data/stories/minimal.json"]
    {
        let to = tempfile::tempdir().unwrap();
        let tables = to.path().join("tables");
        let output = run(&[path, "--output", tables.to_str().unwrap()]);
        assert_eq!((String::from_utf8_lossy(&output.stderr).as_ref(), output.status.code()), ("", Some(0)));
        let back = to.path().join("back.json");
        let output = run(&[tables.to_str().unwrap(), "--output", back.to_str().unwrap()]);
        assert_eq!((String::from_utf8_lossy(&output.stderr).as_ref(), output.status.code()), ("", Some(0)));
        let read = |path: &Path| who_said_what::load::from_json(&std::fs::read_to_string(path).unwrap()).story.unwrap();
        let mut before = read(Path::new(path));
        before.computed = None;
        assert_eq!(read(&back), before, "{path}");
    }
}

#[test]
fn no_cell_is_a_formula() {
    let to = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string("tests/data/stories/minimal.json").unwrap();
    let mut story: Value = serde_json::from_str(&text).unwrap();
    story["title"] = "=HYPERLINK(\"https://evil.example/\";\"Click\")".into();
    let file = to.path().join("story.json");
    std::fs::write(&file, story.to_string()).unwrap();
    let tables = to.path().join("tables");
    assert!(run(&[file.to_str().unwrap(), "-o", tables.to_str().unwrap()]).status.success());
    let table = std::fs::read_to_string(tables.join("story.csv")).unwrap();
    assert!(table.contains("\"'=HYPERLINK("), "{table}");
    let back: Value = serde_json::from_slice(&run(&[tables.to_str().unwrap()]).stdout).unwrap();
    assert_eq!(back["title"], story["title"]);
}

#[test]
fn what_is_wrong_is_said_with_file_line_and_column() {
    let statements = STATEMENTS.replace("denies", "denys").replace("unsafe,herald", "unsave,herald");
    assert_eq!(
        said(&[("statements", Some(&statements))], 1),
        "warning: claims.csv:3: no statement has this claim\n  help: add one, or leave the claim out
error: statements.csv:2, column claim: there is no claim \"unsave\"\n  help: did you mean \"unsafe\"?
error: statements.csv:3, column stance: \"denys\" is not known here\n  help: did you mean \"denies\"?\n"
    );
    let sources = SOURCES.replace("https://herald.example/1", "javascript:alert(1)").replace("publisher", "publishr");
    let said_of = said(&[("sources", Some(&sources))], 1);
    assert!(said_of.contains("warning: sources.csv:1: the column \"publishr\" is not known and is passed over\n  help: did you mean \"publisher\"?"));
    assert!(
        said_of.contains("error: sources.csv:2, column url: \"javascript:alert(1)\" is not a web address"),
        "{said_of}"
    );
}

#[test]
fn what_is_no_table_is_said() {
    let of = |name: &'static str, text: &str| said(&[(name, Some(text))], 1);
    assert!(of("claims", "").contains(
        "error: claims.csv: there is nothing in it\n  help: the first row has the names of the columns: id, text, topic"
    ));
    assert!(
        of("story", &format!("{STORY}Another,,,\n"))
            .contains("error: story.csv:3: there is one story, and this is a second row")
    );
    assert!(of("story", "summary\nA bridge closes.\n").contains("error: story.csv:2: \"title\" is missing"));
    assert!(of("actors", "id,name,id\na,A,b\n").contains("error: actors.csv:1, column id: this column stands twice"));
    assert!(
        of("claims", "id,text\nsafe,It is safe, they said.\n")
            .contains("error: claims.csv:2: \"they said.\" stands beyond the last column")
    );
    // A row in quotation marks that never end is the last, and no reason to panic.
    of("claims", "id,text\nsafe,\"It is safe.\nunsafe,It is not.\n");
}

#[test]
fn wrong_use_is_said() {
    assert!(
        said(&[("claims", None)], 2).contains("claims.csv is not there\n  help: a story is story.csv, sources.csv")
    );
    let output = run(&["tests/data/stories/minimal.json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("say with --output in which folder"));
    let output = run(&["nothing-here"]);
    assert!(
        output.status.code() == Some(2)
            && String::from_utf8_lossy(&output.stderr).contains("nothing-here cannot be read")
    );
    let folder = folder(&[]);
    std::fs::write(folder.path().join("claims.csv"), b"id,text\nsafe,Caf\xe9\n").unwrap();
    let output = run(&[folder.path().to_str().unwrap()]);
    assert!(output.status.code() == Some(2));
    assert!(
        String::from_utf8_lossy(&output.stderr).contains("is not UTF-8 text, from line 2 on\n  help: save it as UTF-8")
    );
}
