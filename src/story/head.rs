//! A story but for its statements.

use super::{Actor, Claim, Computed, Correction, FORMAT, Source, Statement, Story};

/// What a [`Story`] has besides its statements and what is computed from them; each key means what it means there.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs, reason = "each is described in `Story`")]
pub struct Head {
    pub title: String,
    pub summary: Option<String>,
    pub lang: Option<String>,
    pub updated: Option<String>,
    pub corrections: Vec<Correction>,
    pub sources: Vec<Source>,
    pub actors: Vec<Actor>,
    pub claims: Vec<Claim>,
}

impl Story {
    /// Takes a story apart.
    pub(crate) fn parts(self) -> (Head, Vec<Statement>, Option<Computed>) {
        let Story {
            format: _,
            title,
            summary,
            lang,
            updated,
            corrections,
            sources,
            actors,
            claims,
            statements,
            computed,
        } = self;
        (Head { title, summary, lang, updated, corrections, sources, actors, claims }, statements, computed)
    }
}

impl Head {
    /// The whole story again.
    pub fn with(self, statements: Vec<Statement>, computed: Option<Computed>) -> Story {
        let Head { title, summary, lang, updated, corrections, sources, actors, claims } = self;
        let format = FORMAT.to_owned();
        Story { format, title, summary, lang, updated, corrections, sources, actors, claims, statements, computed }
    }
}
