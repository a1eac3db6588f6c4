//! `who-said-what prepare`.

use super::{Misuse, Outcome, input, output, print, report};
use crate::compare::findings;
use crate::load::{compact, from_json, put};
use crate::query::Index;
use crate::story::Computed;
use std::path::Path;

/// Where the prepared story goes.
pub(super) enum To<'a> {
    StandardOutput,
    File(&'a Path),
    /// Over the story that was read.
    Itself,
}

pub(super) fn run(path: &Path, to: To, small: bool) -> Result<Outcome, Misuse> {
    let out = match to {
        To::StandardOutput => None,
        To::File(out) => Some(out),
        To::Itself if path.as_os_str() == "-" => {
            return Err(Misuse::new("standard input cannot be written", "name a file, or leave --write out"));
        }
        To::Itself => Some(path),
    };
    let text = input::read(path)?;
    let loaded = from_json(&text);
    let Some(story) = loaded.story else {
        eprint!("{}", report::report(&input::name(path), &text, &loaded.problems));
        return Ok(Outcome::Problems);
    };
    let mut index = Index::new(story);
    let found = findings(&mut index);
    let computed = Computed::new(&index, &found);
    let mut prepared = put(&text, "computed", &json(&computed));
    if small {
        prepared = compact(&prepared);
    }
    match out {
        None => output::whole(&prepared)?,
        Some(out) => {
            let kept = computed.findings.len();
            let there = std::fs::read(out).is_ok_and(|bytes| bytes == prepared.as_bytes());
            if !there {
                output::replace(out, &prepared)?;
            }
            let state = if there { ", as before" } else { "" };
            let s = if kept == 1 { "" } else { "s" };
            print(&format!("{}: {kept} finding{s} kept{state}\n", out.display()));
        }
    }
    Ok(Outcome::Clean)
}

/// On one line, as nobody reads it; without `<`, so that a story stays good inside of a page's `<script>`.
fn json(computed: &Computed) -> String {
    serde_json::to_string(computed).unwrap_or_default().replace('<', "\\u003c")
}
