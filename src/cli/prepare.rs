//! `who-said-what prepare`.

use super::{Misuse, Outcome, input, print, report};
use crate::compare::findings;
use crate::load::{compact, from_json, put};
use crate::query::Index;
use crate::story::Computed;
use std::io::{ErrorKind, Write as _};
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
        None => write_out(&prepared)?,
        Some(out) => {
            let kept = computed.findings.len();
            let there = std::fs::read(out).is_ok_and(|bytes| bytes == prepared.as_bytes());
            if !there {
                replace(out, &prepared)?;
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

/// A half-written story must not pass for a whole one; that nobody reads on (`| head`) is no reason to complain.
fn write_out(text: &str) -> Result<(), Misuse> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Misuse::new(
            format!("standard output cannot be written: {error}"),
            "what was written is not whole: make room, and run it again",
        )),
        _ => Ok(()),
    }
}

/// Writes a file beside the one that is to be replaced and moves it there: whoever reads has the old or the new one.
fn replace(path: &Path, text: &str) -> Result<(), Misuse> {
    // The file itself, not a link to it.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let old = std::fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        let help = "name a file; without -o and --write the story goes to standard output";
        return Err(Misuse::new(format!("{} is not a file", path.display()), help));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let written = || {
        let mut new = new_file(folder)?;
        new.write_all(text.as_bytes())?;
        if let Some(old) = &old {
            new.as_file().set_permissions(old.permissions())?;
        }
        new.as_file().sync_all()?;
        new.persist(&path).map(|_| ()).map_err(|error| error.error)
    };
    written().map_err(|error| {
        let message = format!("{} cannot be written: {error}", path.display());
        Misuse::new(message, "name a file in a folder that may be written to; nothing was changed")
    })
}

/// A file of its own, that goes away again if it is not moved. Others may read it as they may read any new file: a server
/// is to serve it.
fn new_file(folder: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new();
    #[cfg(unix)]
    file.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    file.prefix(".who-said-what-").tempfile_in(folder)
}
