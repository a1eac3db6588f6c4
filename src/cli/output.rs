//! Writing what must be whole.

use super::Misuse;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

/// Writes to standard output. A half-written story must not pass for a whole one; that nobody reads on (`| head`) is no reason to complain.
pub(super) fn whole(text: &str) -> Result<(), Misuse> {
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
pub(super) fn replace(path: &Path, text: &str) -> Result<(), Misuse> {
    // The file itself, not a link to it.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let old = std::fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        let help = "name a file";
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
