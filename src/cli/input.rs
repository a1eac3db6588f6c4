//! Reading files.

use super::Misuse;
use std::io::Read as _;
use std::path::Path;

/// What a file is called in what is printed.
pub(super) fn name(path: &Path) -> String {
    if path.as_os_str() == "-" { "<standard input>".to_owned() } else { path.display().to_string() }
}

/// The text of a file, or of standard input for `-`.
pub(super) fn read(path: &Path) -> Result<String, Misuse> {
    let bytes = if path.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let bytes = bytes.map_err(|error| {
        Misuse::new(format!("{} cannot be read: {error}", path.display()), "name a file that is there and may be read")
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
        Misuse::new(format!("{} is not UTF-8 text, from line {line} on", path.display()), "save it as UTF-8")
    })
}
