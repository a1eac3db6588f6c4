//! `who-said-what check`.

use super::{Misuse, Outcome, input, print, report, texts};
use crate::compare::review;
use crate::evidence::{Proof, prove};
use crate::load::{Problem, Severity, locate};
use serde::Serialize;
use std::path::Path;

pub(super) fn run(path: &Path, folder: Option<&Path>, json: bool) -> Result<Outcome, Misuse> {
    let text = input::read(path)?;
    let file = input::name(path);
    let loaded = review(&text);
    let mut problems = loaded.problems;
    let mut proof = None;
    let mut found = 0;
    if let (Some(folder), Some(story)) = (folder, &loaded.story) {
        let (texts, missing) = texts::read(story, folder)?;
        found = texts.iter().flatten().count();
        let proved = prove(story, &texts);
        problems.extend(missing);
        problems.extend(proved.problems.iter().cloned());
        locate(&text, &mut problems);
        proof = Some(proved);
    } else if let Some(folder) = folder {
        // A wrong folder is wrong use whatever the story is like.
        std::fs::read_dir(folder).map_err(|error| {
            Misuse::new(format!("{} cannot be read: {error}", folder.display()), "name a folder with the texts")
        })?;
    }
    let count = |severity| problems.iter().filter(|p| p.severity == severity).count();
    let summary = Summary {
        file: &file,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        suggestions: count(Severity::Suggestion),
        statements: loaded.story.as_ref().map(|s| s.statements.len()),
        sources: loaded.story.as_ref().map(|s| s.sources.len()),
        actors: loaded.story.as_ref().map(|s| s.actors.len()),
        claims: loaded.story.as_ref().map(|s| s.claims.len()),
        proved: proof.as_ref().map(|proof| Proved::new(proof, found)),
        problems: problems.iter().map(|problem| Located { file: &file, problem }).collect(),
    };
    if json {
        // Only texts, numbers and lists of them: nothing that JSON cannot say.
        let out = serde_json::to_string_pretty(&summary).unwrap_or_default();
        print(&format!("{out}\n"));
    } else {
        print(&report::report(&file, &text, &problems));
        print(&summary.sentence());
    }
    Ok(if summary.errors == 0 { Outcome::Clean } else { Outcome::Problems })
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Summary<'a> {
    file: &'a str,
    errors: usize,
    warnings: usize,
    suggestions: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    statements: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sources: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    actors: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    claims: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proved: Option<Proved>,
    problems: Vec<Located<'a>>,
}

/// What `--texts` looked for. What was not proved is among the problems.
#[derive(Serialize)]
struct Proved {
    texts: usize,
    quotations: usize,
    selectors: usize,
}

impl Proved {
    fn new(proof: &Proof, texts: usize) -> Self {
        Proved { texts, quotations: proof.quotations, selectors: proof.selectors }
    }
}

#[derive(Serialize)]
struct Located<'a> {
    file: &'a str,
    #[serde(flatten)]
    problem: &'a Problem,
}

impl Summary<'_> {
    fn sentence(&self) -> String {
        let count = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
        let mut out = format!("{}: {}, {}", self.file, count(self.errors, "error"), count(self.warnings, "warning"));
        if self.suggestions > 0 {
            out += &format!(", {}", count(self.suggestions, "suggestion"));
        }
        if let (Some(statements), Some(sources), Some(actors), Some(claims)) =
            (self.statements, self.sources, self.actors, self.claims)
        {
            out += &format!(
                "; {}, {}, {}, {}",
                count(statements, "statement"),
                count(sources, "source"),
                count(actors, "actor"),
                count(claims, "claim")
            );
        }
        if let Some(proved) = &self.proved {
            out += &format!(
                "; looked for {} and {} in {}",
                count(proved.quotations, "quotation"),
                count(proved.selectors, "evidence selector"),
                count(proved.texts, "text")
            );
        }
        out + "\n"
    }
}
