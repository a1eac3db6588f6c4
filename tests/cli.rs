//! The commands `compare`, `wording`, `prepare`, `render` and `schema`; `check` has a file of its own.
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
        // An empty list is left out: only wording and figures compare pairs.
        for key in ["statements", "sources", "groups"] {
            assert!(finding[key].is_array(), "{finding}");
        }
        assert_eq!(finding["pairs"].is_array(), finding["kind"] == "wording" || finding["kind"] == "figures");
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

/// A folder for one test, gone when the test is done.
fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// A story with all that an editor's hand leaves in one: keys that nobody knows, numbers and escapes in forms of their own.
const EDITED: &str = "{\r\n\t\"$schema\": \"story.schema.json\", \"format\": \"who-said-what\\/1\",\r\n\t\"title\": \"Caf\\u00e9 <b>\",
  \"desk\": [1.50, 1e400, {\"b\": null, \"a\": 12345678901234567890}],
  \"sources\": [{ \"id\": \"p\" }, { \"id\": \"q\" }], \"actors\": [{ \"id\": \"a\", \"name\": \"A\" }],
  \"claims\": [{ \"id\": \"c\", \"text\": \"It is so.\" }],
  \"statements\": [{ \"id\": \"s1\", \"claim\": \"c\", \"source\": \"p\", \"actors\": [\"a\"], \"place\": \"</script>\", \"text\": \"So.\" },
    { \"text\": \"So.\", \"id\": \"s2\", \"claim\": \"c\", \"source\": \"q\", \"actors\": [\"a\"], \"place\": \"Rome\" }]\n}\n\n";

#[test]
fn prepare_adds_findings_and_changes_nothing_else() {
    let prepared = printed(&["prepare", "-"], EDITED);
    let (before, rest) = prepared.split_once(",\r\n\t\"computed\": ").unwrap();
    let (computed, after) = rest.split_once('\n').unwrap();
    assert_eq!(format!("{before}\n{after}"), EDITED);
    // A story stands in a page's <script> as well, where its editors have seen to what they wrote themselves.
    assert!(!computed.contains('<'));
    let computed: Value = serde_json::from_str(computed).unwrap();
    assert_eq!(computed["by"], concat!("who-said-what ", env!("CARGO_PKG_VERSION")));
    let group = |label: &str, statement: &str| serde_json::json!({ "label": label, "statements": [statement] });
    assert_eq!(
        computed["findings"],
        serde_json::json!([{ "kind": "place", "label": "differs", "claim": "c",
            "groups": [group("</script>", "s1"), group("Rome", "s2")] }])
    );
    // Again, it is the same; of a story that has changed, the findings are new.
    assert_eq!(printed(&["prepare", "-"], &prepared), prepared);
    assert_eq!(
        printed(&["prepare", "-"], &prepared.replace("\"Rome\"", "\"Paris\"")),
        printed(&["prepare", "-"], &EDITED.replace("\"Rome\"", "\"Paris\""))
    );
    // Without the white space between values, and no other.
    let compact = printed(&["prepare", "--compact", "-"], EDITED);
    assert!(compact.contains("\"desk\":[1.50,1e400,{\"b\":null,\"a\":12345678901234567890}],\"sources\""), "{compact}");
    assert!(compact.contains("\"text\":\"It is so.\"") && !compact.contains('\n') && !compact.contains(", \""));
    assert_eq!(printed(&["prepare", "--compact", "-"], &compact), compact);
    assert_eq!(printed(&["prepare", "--compact", "-"], &prepared), compact);
}

#[test]
fn prepare_writes_whole_files_or_none() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (story, out) = (path("story.json"), path("out.json"));
    std::fs::write(&story, EDITED).unwrap();
    let prepared = printed(&["prepare", &story], "");
    assert_eq!(printed(&["prepare", &story, "-o", &out], ""), format!("{out}: 1 finding kept\n"));
    assert_eq!(std::fs::read_to_string(&out).unwrap(), prepared);
    assert_eq!(std::fs::read_to_string(&story).unwrap(), EDITED);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As readable as any new file; one that is replaced stays as it was, and a link to it a link.
        let mode = |path: &str| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&out), mode(&story));
        std::fs::set_permissions(&story, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("story.json", path("link.json")).unwrap();
        printed(&["prepare", &path("link.json"), "--write"], "");
        assert!(std::fs::symlink_metadata(path("link.json")).unwrap().is_symlink());
        assert_eq!(mode(&story), 0o640);
        std::fs::remove_file(path("link.json")).unwrap();
    }
    printed(&["prepare", &story, "--write"], "");
    assert_eq!(std::fs::read_to_string(&story).unwrap(), prepared);
    assert_eq!(printed(&["prepare", &story, "--write"], ""), format!("{story}: 1 finding kept, as before\n"));
    // What cannot be prepared is left as it is, and nothing lies about.
    let broken = EDITED.replace("\"claim\": \"c\"", "\"claim\": \"d\"");
    std::fs::write(&story, &broken).unwrap();
    let output = run(&["prepare", &story, "--write"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("error: statements[0].claim: there is no claim \"d\""));
    assert_eq!(std::fs::read_to_string(&story).unwrap(), broken);
    refused(&["prepare", &out, "-o", folder.path().to_str().unwrap()], "", "is not a file");
    refused(&["prepare", &out, "-o", &path("no/such.json")], "", "such.json cannot be written");
    refused(&["prepare", "no-such-file.json", "--write"], "", "cannot be read");
    refused(&["prepare", "-", "--write"], EDITED, "standard input cannot be written");
    refused(&["prepare", &out, "--write", "-o", &out], "", "cannot be used with");
    let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.count(), 2);
}

/// What is in the file is what `check` looks at: findings that were changed by hand are named too.
#[test]
fn check_holds_what_is_kept_to_the_story() {
    let prepared = printed(&["prepare", SHIPPED], "");
    assert!(printed(&["check", "-"], &prepared).starts_with("<standard input>: 0 errors, 0 warnings"));
    let changed =
        prepared.replace("as many as 11,000 soldiers\",\"statements", "as many as 12,000 soldiers\",\"statements");
    assert_ne!(changed, prepared);
    let text = printed(&["check", "-"], &changed);
    assert!(text.contains("warning: computed.findings: these findings are not those that were computed"), "{text}");
    assert!(text.contains("run \"who-said-what prepare\" again"), "{text}");
    // A changed title changes no finding.
    let title = prepared.replacen("\"title\": \"", "\"title\": \"Corrected: ", 1);
    assert!(printed(&["check", "-"], &title).starts_with("<standard input>: 0 errors, 0 warnings"));
    assert_eq!(printed(&["prepare", "-"], &title), title);
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

const FULL: &str = "tests/data/stories/full.json";

#[test]
fn render_prints_a_page_or_an_element() {
    let page = printed(&["render", FULL], "");
    assert!(page.starts_with("<!DOCTYPE html><html class=\"document\" lang=\"en\" dir=\"ltr\"><head>"), "{page}");
    assert!(page.contains("<title>The bridge at Elm Street</title>") && !page.contains("<script"));
    let story = std::fs::read_to_string(format!("{}/{FULL}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let light = printed(&["render", "-", "--as", "light", "--src", "/story.json", "--script", "w.js"], &story);
    assert!(light.starts_with("<who-said-what src=\"/story.json\"><section lang=\"en\" dir=\"ltr\">"), "{light}");
    assert!(light.ends_with("<script type=\"module\" src=\"w.js\"></script>\n"), "{light}");
    let shadow = printed(&["render", FULL, "--as", "shadow", "--css", "w.css"], "");
    let start = "<who-said-what><template shadowrootmode=\"open\"><link rel=\"stylesheet\" href=\"w.css\">";
    assert!(shadow.starts_with(start), "{shadow}");
    assert!(printed(&["render", FULL, "--json-ld"], "").contains("<script type=\"application/ld+json\">"));
    assert!(printed(&["render", FULL, "--open-graph"], "").contains("property=\"og:title\""));
}

#[test]
fn render_speaks_the_languages_that_ship() {
    let page = printed(&["render", FULL, "--lang", "de-AT"], "");
    assert!(page.contains("<html class=\"document\" lang=\"de-AT\" dir=\"ltr\">"));
    for text in
        ["Stand: <time datetime=\"2025-05-03T10:00:00Z\">3. Mai 2025</time>", "<bdi lang=\"en\">The bridge is closed."]
    {
        assert!(page.contains(text), "{text}");
    }
    let shadow = printed(&["render", FULL, "--as", "shadow", "--lang", "ar", "--src", "a.json", "--css", "w.css"], "");
    assert!(shadow.starts_with("<who-said-what src=\"a.json\" lang=\"ar\">"));
    assert!(shadow.contains("lang=\"ar\" dir=\"rtl\""));
    let refused = run(&["render", FULL, "--lang", "it"], "");
    assert_eq!(refused.status.code(), Some(2));
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(said.starts_with("error: --lang: there are no words in \"it\"; there are in en, ar, de"), "{said}");
}

#[test]
fn render_writes_files_in_one_go() {
    let kept = folder();
    let folder = kept.path();
    let (page, data) = (folder.join("page.html"), folder.join("oembed.json"));
    std::fs::write(&page, "what was there").unwrap();
    let (page, data) = (page.to_str().unwrap(), data.to_str().unwrap());
    let url = "https://news.example/bridge";
    let arguments = ["render", FULL, "-o", page, "--oembed", data, "--url", url, "--height", "300"];
    assert_eq!(printed(&arguments, ""), "");
    assert_eq!(std::fs::read_to_string(page).unwrap(), printed(&["render", FULL, "--url", url], ""));
    let oembed: Value = serde_json::from_str(&std::fs::read_to_string(data).unwrap()).unwrap();
    assert_eq!((&oembed["width"], &oembed["height"]), (&Value::from(640), &Value::from(300)));
    // Nothing is left beside them.
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["oembed.json", "page.html"]);
    refused(&["render", FULL, "-o", folder.join("none/page.html").to_str().unwrap()], "", "cannot be written");
    refused(&["render", FULL, "-o", "/"], "", "is not a file");
}

#[test]
fn render_does_not_write_over_the_story() {
    let kept = folder();
    let folder = kept.path();
    let story = folder.join("story.json");
    std::fs::copy(format!("{}/{FULL}", env!("CARGO_MANIFEST_DIR")), &story).unwrap();
    let before = std::fs::read(&story).unwrap();
    let path = story.to_str().unwrap();
    let same = folder.join("./story.json");
    refused(&["render", path, "-o", same.to_str().unwrap()], "", "is the story itself");
    refused(&["render", path, "--oembed", path, "--url", "https://a.example/"], "", "is the story itself");
    let out = folder.join("out");
    let out = out.to_str().unwrap();
    refused(&["render", path, "-o", out, "--oembed", out, "--url", "https://a.example/"], "", "name two files");
    assert_eq!(std::fs::read(&story).unwrap(), before);
}

#[test]
fn render_refuses_what_makes_no_sense() {
    refused(&["render", FULL, "--as", "pdf"], "", "page, light, shadow");
    refused(&["render", FULL, "--src", "/a.json"], "", "write --as light or --as shadow");
    refused(&["render", FULL, "--as", "light", "--css", "a.css"], "", "write --as shadow");
    refused(&["render", FULL, "--as", "shadow", "--open-graph"], "", "write --as page");
    refused(&["render", FULL, "--as", "light", "--src", "javascript:alert(1)"], "", "is not the address of a file");
    refused(&["render", FULL, "--as", "light", "--script", "a b.js"], "", "is not the address of a file");
    refused(&["render", FULL, "--url", "/page.html"], "", "is not a web address");
    refused(&["render", FULL, "--oembed", "a.json"], "", "--url");
    refused(&["render", FULL, "--width", "300"], "", "--oembed");
    let url = ["--oembed", "a.json", "--url", "https://a.example/"];
    refused(&[&["render", FULL, "--width", "0"][..], &url].concat(), "", "0 is not in");
    refused(
        &[&["render", FULL, "--oembed-frame", "frame.html"][..], &url].concat(),
        "",
        "--oembed-frame: \"frame.html\" is not",
    );
    refused(&["render", FULL, "--oembed-frame", "https://a.example/frame.html"], "", "--oembed");
    let output = run(&["render", "tests/data/check/broken/story.json"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(String::from_utf8_lossy(&output.stderr).contains("a cycle: x → y → x"));
}
