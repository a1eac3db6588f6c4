//! The texts of articles, from a folder.

use super::{Misuse, input};
use crate::evidence::SourceText;
use crate::load::Problem;
use crate::story::Story;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The text of each source of a story, in their order, and what is wrong with them. A text is found by the SHA-256 that
/// the source names, else by its name: the source's id with `.txt`.
pub(super) fn read(story: &Story, folder: &Path) -> Result<(Vec<Option<SourceText>>, Vec<Problem>), Misuse> {
    let files = files(folder)?;
    let mut problems = Vec::new();
    let mut texts = Vec::new();
    for (i, source) in story.sources.iter().enumerate() {
        let wanted = source.text_sha256.as_deref().map(str::to_ascii_lowercase);
        let by_sum = wanted.as_ref().and_then(|wanted| files.iter().find(|file| file.sum == *wanted));
        let by_name =
            || files.iter().find(|file| file.path.file_name().is_some_and(|n| *n == *format!("{}.txt", source.id)));
        let file = by_sum.or_else(by_name);
        if let Some(file) = file
            && by_sum.is_none()
            && wanted.is_some()
        {
            problems.push(Problem::warning(
                format!("sources[{i}].textSha256"),
                format!("{} is not the text that this is the SHA-256 of", file.path.display()),
                format!("once the quotations are right, write its own: {}", file.sum),
            ));
        }
        if file.is_none() && story.statements.iter().any(|s| s.source == source.id) {
            let key = if wanted.is_some() { ".textSha256" } else { "" };
            problems.push(Problem::error(
                format!("sources[{i}]{key}"),
                format!("no text of \"{}\" is in {}", source.id, folder.display()),
                format!("put it there as {}.txt, or under any name with its SHA-256 as \"textSha256\"", source.id),
            ));
        }
        texts.push(file.map(|file| input::read(&file.path).map(SourceText::new)).transpose()?);
    }
    Ok((texts, problems))
}

struct File {
    path: PathBuf,
    sum: String,
}

fn files(folder: &Path) -> Result<Vec<File>, Misuse> {
    let misuse = |error| {
        let help = "name a folder with one text file for each article";
        Misuse::new(format!("{} cannot be read: {error}", folder.display()), help)
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(misuse)? {
        let path = entry.map_err(misuse)?.path();
        if path.is_file() {
            let bytes = std::fs::read(&path).map_err(misuse)?;
            let sum = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            files.push(File { path, sum });
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}
