//! `who-said-what schema`.

use super::{Misuse, Outcome, print};
use crate::story::Story;

pub(super) fn run() -> Result<Outcome, Misuse> {
    let schema = schemars::schema_for!(Story);
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    print(&format!("{text}\n"));
    Ok(Outcome::Clean)
}
