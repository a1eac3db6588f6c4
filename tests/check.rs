//! The command `check`: each folder of `tests/data/check` is a story, perhaps with a folder of texts, and what is
//! printed for it. `WSW_WRITE=1 cargo test --test check` writes what is printed now; read the difference before you
//! keep it.
#![cfg(not(target_arch = "wasm32"))]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_who-said-what")).current_dir(folder).args(arguments).output().unwrap()
}

/// Runs a case; what it prints must be what stands in its folder, and it must end with `code`.
fn check(case: &str, code: i32) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/check").join(case);
    let mut arguments = vec!["check", "story.json"];
    if folder.join("texts").is_dir() {
        arguments.extend(["--texts", "texts"]);
    }
    compare(&folder.join("expected.txt"), &run(&folder, &arguments), code);
    arguments.push("--json");
    compare(&folder.join("expected.json"), &run(&folder, &arguments), code);
}

fn compare(file: &PathBuf, output: &Output, code: i32) {
    let printed = String::from_utf8_lossy(&output.stdout);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(code));
    if std::env::var_os("WSW_WRITE").is_some() {
        std::fs::write(file, printed.as_bytes()).unwrap();
    }
    assert_eq!(printed, std::fs::read_to_string(file).unwrap(), "{}", file.display());
}

#[test]
fn a_clean_story() {
    check("clean", 0);
}

#[test]
fn every_problem_at_once() {
    check("broken", 1);
}

#[test]
fn warnings_do_not_fail() {
    check("warnings", 0);
}

#[test]
fn text_that_is_not_json() {
    check("not-json", 1);
}

#[test]
fn a_story_without_line_breaks() {
    check("one-line", 1);
}

#[test]
fn what_was_computed_before_a_change() {
    check("stale", 0);
}

#[test]
fn what_was_computed_and_cannot_be_read() {
    check("computed-unreadable", 0);
}

#[test]
fn quotations_and_evidence_against_the_articles() {
    check("texts", 1);
}

/// Wrong use ends with 2 and says what to do on standard error.
fn misuse(arguments: &[&str], says: &str) {
    let output = run(Path::new(env!("CARGO_MANIFEST_DIR")), arguments);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert!(error.contains(says), "{arguments:?}: {error}");
    assert!(output.stdout.is_empty());
}

#[test]
fn wrong_use() {
    misuse(&[], "Usage");
    misuse(&["chekc"], "check");
    misuse(&["check"], "STORY");
    misuse(&["check", "no-such-file.json"], "no-such-file.json cannot be read");
    misuse(
        &["check", "tests/data/check/clean/story.json", "--texts", "no-such-folder"],
        "no-such-folder cannot be read",
    );
    misuse(
        &["check", "tests/data/check/broken/story.json", "--texts", "no-such-folder"],
        "no-such-folder cannot be read",
    );
    let latin1 = std::env::temp_dir().join(format!("who-said-what-latin1-{}.json", std::process::id()));
    std::fs::write(&latin1, b"{\n\"title\": \"caf\xe9\"}").unwrap();
    misuse(&["check", latin1.to_str().unwrap()], "is not UTF-8 text, from line 2 on");
    std::fs::remove_file(latin1).unwrap();
}

#[test]
fn reads_standard_input() {
    let story = std::fs::File::open(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/check/clean/story.json")).unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_who-said-what")).args(["check", "-"]).stdin(story).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("<standard input>: 0 errors"));
}
