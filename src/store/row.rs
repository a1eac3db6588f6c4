//! A statement on its way into the store, or out of it.

use crate::story::{Evidence, Mode, Stance, Statement};
use std::borrow::Cow;

/// What a [`Statement`] has; its texts may be parts of another.
#[derive(Default)]
pub(crate) struct Row<'a> {
    pub(crate) id: Cow<'a, str>,
    pub(crate) claim: Cow<'a, str>,
    pub(crate) source: Cow<'a, str>,
    pub(crate) actors: Vec<Cow<'a, str>>,
    pub(crate) stance: Stance,
    pub(crate) mode: Mode,
    pub(crate) text: Cow<'a, str>,
    pub(crate) cue: Option<Cow<'a, str>>,
    pub(crate) via: Vec<Cow<'a, str>>,
    pub(crate) said_on: Option<Cow<'a, str>>,
    pub(crate) venue: Option<Cow<'a, str>>,
    pub(crate) audience: Option<Cow<'a, str>>,
    pub(crate) place: Option<Cow<'a, str>>,
    pub(crate) when: Option<Cow<'a, str>>,
    pub(crate) lang: Option<Cow<'a, str>>,
    pub(crate) evidence: Option<Passage<'a>>,
    pub(crate) note: Option<Cow<'a, str>>,
}

/// What an [`Evidence`] has.
#[derive(Default)]
pub(crate) struct Passage<'a> {
    pub(crate) exact: Option<Cow<'a, str>>,
    pub(crate) start: Option<Cow<'a, str>>,
    pub(crate) end: Option<Cow<'a, str>>,
    pub(crate) prefix: Option<Cow<'a, str>>,
    pub(crate) suffix: Option<Cow<'a, str>>,
}

impl<'a> Row<'a> {
    /// The row of a statement.
    pub(crate) fn of(statement: &'a Statement) -> Self {
        let text = |text: &'a String| Cow::Borrowed(text.as_str());
        let option = |option: &'a Option<String>| option.as_deref().map(Cow::Borrowed);
        let list = |list: &'a Vec<String>| list.iter().map(text).collect();
        Row {
            id: text(&statement.id),
            claim: text(&statement.claim),
            source: text(&statement.source),
            actors: list(&statement.actors),
            stance: statement.stance,
            mode: statement.mode,
            text: text(&statement.text),
            cue: option(&statement.cue),
            via: list(&statement.via),
            said_on: option(&statement.said_on),
            venue: option(&statement.venue),
            audience: option(&statement.audience),
            place: option(&statement.place),
            when: option(&statement.when),
            lang: option(&statement.lang),
            evidence: statement.evidence.as_ref().map(|evidence| Passage {
                exact: option(&evidence.exact),
                start: option(&evidence.start),
                end: option(&evidence.end),
                prefix: option(&evidence.prefix),
                suffix: option(&evidence.suffix),
            }),
            note: option(&statement.note),
        }
    }
}

impl From<Row<'_>> for Statement {
    fn from(row: Row) -> Self {
        let option = |option: Option<Cow<str>>| option.map(Cow::into_owned);
        let list = |list: Vec<Cow<str>>| list.into_iter().map(Cow::into_owned).collect();
        Statement {
            id: row.id.into_owned(),
            claim: row.claim.into_owned(),
            source: row.source.into_owned(),
            actors: list(row.actors),
            stance: row.stance,
            mode: row.mode,
            text: row.text.into_owned(),
            cue: option(row.cue),
            via: list(row.via),
            said_on: option(row.said_on),
            venue: option(row.venue),
            audience: option(row.audience),
            place: option(row.place),
            when: option(row.when),
            lang: option(row.lang),
            evidence: row.evidence.map(|passage| Evidence {
                exact: option(passage.exact),
                start: option(passage.start),
                end: option(passage.end),
                prefix: option(passage.prefix),
                suffix: option(passage.suffix),
            }),
            note: option(row.note),
        }
    }
}
