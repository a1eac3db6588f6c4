//! The commands `compare`, `wording` and `schema`; `check` has a file of its own.
#![cfg(not(target_arch = "wasm32"))]

use serde_json::Value;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

fn run(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_who-said-what"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses its arguments does not read.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn printed(arguments: &[&str], input: &str) -> String {
    let output = run(arguments, input);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn refused(arguments: &[&str], input: &str, says: &str) {
    let output = run(arguments, input);
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {error}");
    assert!(error.contains(says), "{arguments:?}: {error}");
    assert!(output.stdout.is_empty());
}

const SHIPPED: &str = "src/story/north-korean-troops.json";

#[test]
fn compare_prints_every_finding_with_ids() {
    let report: Value = serde_json::from_str(&printed(&["compare", SHIPPED, "--json"], "")).unwrap();
    let findings = report["findings"].as_array().unwrap();
    let figures = findings.iter().find(|f| f["kind"] == "figures").unwrap();
    assert_eq!(figures["claim"], "nk-11000");
    assert_eq!(figures["label"], "conflict");
    assert_eq!(figures["sources"], serde_json::json!(["article-2", "article-3", "article-4"]));
    for finding in findings {
        for key in ["statements", "sources", "groups", "pairs"] {
            assert!(finding[key].is_array(), "{finding}");
        }
    }
    assert_eq!(report["overlaps"].as_array().unwrap().len(), 10);
}

#[test]
fn compare_is_readable() {
    let text = printed(&["compare", SHIPPED], "");
    for line in [
        "nk-11000: North Korea sent around 11,000 troops to the war.",
        "  figures (conflict)",
        "    as many as 11,000 soldiers [article-2] (s044)",
        "Findings by kind",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}");
    }
}

#[test]
fn compare_of_a_broken_story_says_what_is_wrong() {
    let output = run(&["compare", "tests/data/check/broken/story.json"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("a cycle: x → y → x"));
    refused(&["compare", "no-such-file.json"], "", "cannot be read");
}

#[test]
fn wording_of_a_pair() {
    let (left, right) = ("We will rebuild the bridge", "“We will rebuild the old bridge”");
    let text = printed(&["wording", left, right], "");
    assert!(text.starts_with("excerpt, similarity ") || text.starts_with("reworded, similarity "), "{text}");
    let wording: Value = serde_json::from_str(&printed(&["wording", left, right, "--json"], "")).unwrap();
    assert!(wording["similarity"].as_f64().unwrap() > 0.5);
    // Both texts can be rebuilt from what is printed.
    let edits = wording["edits"].as_array().unwrap();
    let side = |ops: &[&str], key: &str| -> String {
        let own = edits.iter().filter(|e| ops.contains(&e["op"].as_str().unwrap()));
        own.map(|e| e.get(key).or(e.get("text")).unwrap().as_str().unwrap()).collect()
    };
    assert_eq!(side(&["equal", "delete", "replace", "move-from"], "left"), left);
    assert_eq!(side(&["equal", "insert", "replace", "move-to"], "right"), right);
}

#[test]
fn wording_of_a_table() {
    let table =
        "The same\tThe same\nWe will never yield\twe will never yield!\nA storm is coming\tThe court has adjourned\n";
    assert_eq!(printed(&["wording", "--tsv", "-"], table), "identical\nsame-words\nunrelated\n");
    refused(&["wording", "--tsv", "-"], "one\ttwo\nthree\n", "line 2: there is no tab");
    refused(&["wording", "only one"], "", "RIGHT");
    refused(&["wording"], "", "LEFT");
}

#[test]
fn the_schema_is_printed() {
    let schema: Value = serde_json::from_str(&printed(&["schema"], "")).unwrap();
    assert_eq!(schema["title"], "Story");
    assert!(schema["$defs"]["Statement"]["properties"]["saidOn"].is_object());
}
