//! `who-said-what wording`.

use super::{Misuse, Outcome, input, print};
use crate::compare::wording::{Edit, compare, relation};
use std::fmt::Write as _;
use std::path::Path;

pub(super) fn pair(left: &str, right: &str, json: bool) -> Outcome {
    let wording = compare(left, right);
    if json {
        print(&format!("{}\n", serde_json::to_string_pretty(&wording).unwrap_or_default()));
        return Outcome::Clean;
    }
    let mut out = format!("{}, similarity {}\n", wording.relation.as_str(), wording.similarity);
    for edit in &wording.edits {
        // Writing to a String cannot fail.
        let _ = match edit {
            Edit::Equal { text } => writeln!(out, "  {text}"),
            Edit::Delete { text } => writeln!(out, "- {text}"),
            Edit::Insert { text } => writeln!(out, "+ {text}"),
            Edit::Replace { left, right, .. } => writeln!(out, "- {left}\n+ {right}"),
            Edit::MoveFrom { number, text } => writeln!(out, "{number}- {text}"),
            Edit::MoveTo { number, text } => writeln!(out, "{number}+ {text}"),
        };
    }
    print(&out);
    Outcome::Clean
}

/// Prints one relation for each line of two quotations with a tab between.
pub(super) fn table(path: &Path) -> Result<Outcome, Misuse> {
    let text = input::read(path)?;
    let mut out = String::new();
    for (number, line) in text.lines().enumerate() {
        let Some((left, right)) = line.split_once('\t') else {
            let place = format!("{}, line {}", path.display(), number + 1);
            return Err(Misuse::new(
                format!("{place}: there is no tab in this line"),
                "write two quotations on each line, with a tab between them",
            ));
        };
        out.push_str(relation(left, right).as_str());
        out.push('\n');
    }
    print(&out);
    Ok(Outcome::Clean)
}
