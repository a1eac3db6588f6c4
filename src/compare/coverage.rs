//! Coverage: which sources carry a claim, and which are silent.

use crate::query::Index;

/// Which sources carry a claim. Sources are places in the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Coverage {
    /// The sources that carry it, wire copies left out: each with its statements.
    pub carried: Vec<(usize, Vec<usize>)>,
    /// Wire copies of a source in `carried` (or of one that is not): they add no report of their own.
    pub copies: Vec<usize>,
    /// The sources that do not carry it, wire copies left out.
    pub silent: Vec<usize>,
}

impl Coverage {
    /// How many independent reports the story has in all: carried and silent.
    pub fn out_of(&self) -> usize {
        self.carried.len() + self.silent.len()
    }
}

/// The coverage of a claim. A wire copy and the source that it is a copy of count once: as carrying the claim if either
/// does.
pub fn coverage(index: &Index, claim: usize) -> Coverage {
    let sources = index.story().sources.len();
    let origins: Vec<usize> = (0..sources).map(|source| origin(index, source)).collect();
    let mut copies_of: Vec<Vec<usize>> = vec![Vec::new(); sources];
    for source in (0..sources).filter(|&source| origins[source] != source) {
        copies_of[origins[source]].push(source);
    }
    let mut by_source: Vec<Vec<usize>> = vec![Vec::new(); sources];
    for statement in index.statements_of(claim) {
        if let Some(source) = index.source_of(statement) {
            by_source[source].push(statement);
        }
    }
    let mut carried: Vec<(usize, Vec<usize>)> = Vec::new();
    let mut copies = Vec::new();
    let mut silent = Vec::new();
    for origin in (0..sources).filter(|&source| origins[source] == source) {
        let carrying: Vec<usize> = copies_of[origin].iter().copied().filter(|&s| !by_source[s].is_empty()).collect();
        if !by_source[origin].is_empty() {
            carried.push((origin, std::mem::take(&mut by_source[origin])));
            copies.extend(carrying);
        } else if let Some((&first, others)) = carrying.split_first() {
            carried.push((first, std::mem::take(&mut by_source[first])));
            copies.extend(others);
        } else {
            silent.push(origin);
        }
    }
    Coverage { carried, copies, silent }
}

/// The source that a source is, directly or through others, a wire copy of; itself if of none.
pub fn origin(index: &Index, source: usize) -> usize {
    let mut at = source;
    // A story without errors has no cycle; the bound is for one that was put together by hand.
    for _ in 0..index.story().sources.len() {
        match index.source(at).syndicated_from.as_deref().and_then(|id| index.source_number(id)) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}
