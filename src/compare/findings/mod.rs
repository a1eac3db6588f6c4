//! Findings: where the accounts of a story part, each with the statements that it rests on.

mod attribution;
mod coverage;
mod date;
mod figures;
mod framing;
mod place;
mod positions;
mod wording;

pub(super) use coverage::find as coverage;

use super::utterances::{Utterance, utterances};
use super::wording::Edit;
use crate::query::Index;

/// What accounts differ in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Which sources carry a claim and which do not.
    Coverage,
    /// Who asserts, denies or questions a claim.
    Positions,
    /// In which words an utterance is quoted.
    Wording,
    /// Whose mouth an utterance or a claim is put in.
    Attribution,
    /// Which numbers are given.
    Figures,
    /// Where it is said to have taken place.
    Place,
    /// When it is said to have taken place, or to have been said.
    Date,
    /// With which reporting expression an actor's statement is introduced.
    Framing,
}

impl Kind {
    /// Every kind, in the order in which findings on a claim are shown.
    pub const ALL: [Kind; 8] = [
        Kind::Coverage,
        Kind::Positions,
        Kind::Wording,
        Kind::Attribution,
        Kind::Figures,
        Kind::Place,
        Kind::Date,
        Kind::Framing,
    ];

    /// Its name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Coverage => "coverage",
            Kind::Positions => "positions",
            Kind::Wording => "wording",
            Kind::Attribution => "attribution",
            Kind::Figures => "figures",
            Kind::Place => "place",
            Kind::Date => "date",
            Kind::Framing => "framing",
        }
    }

    /// The labels that a finding of this kind may have.
    ///
    /// - coverage: `one-source`, `some-sources`, `all-sources`
    /// - positions: `contested`, `denied` (nobody asserts it), `questioned` (and not denied), `at-odds` (one actor takes
    ///   conflicting positions)
    /// - wording: the relation that is farthest from identical: `same-words`, `excerpt`, `reworded`
    /// - attribution: `utterance` (the same words in different mouths), `claim`
    /// - figures: `conflict`, `compatible`
    /// - place: `differs`
    /// - date: `event`, `said`
    /// - framing: `differs`
    pub fn labels(self) -> &'static [&'static str] {
        match self {
            Kind::Coverage => &["one-source", "some-sources", "all-sources"],
            Kind::Positions => &["contested", "denied", "questioned", "at-odds"],
            Kind::Wording => &["same-words", "excerpt", "reworded"],
            Kind::Attribution => &["utterance", "claim"],
            Kind::Figures => &["conflict", "compatible"],
            Kind::Place | Kind::Framing => &["differs"],
            Kind::Date => &["event", "said"],
        }
    }
}

/// One finding. Claims, statements, sources and actors are places in the data.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What accounts differ in.
    pub kind: Kind,
    /// What exactly was found: one of the [labels](Kind::labels) of the kind.
    pub label: &'static str,
    /// The claim that it is about.
    pub claim: usize,
    /// The statements that it rests on, in the order of the data.
    pub statements: Vec<usize>,
    /// Their sources, in the order of the data.
    pub sources: Vec<usize>,
    /// The accounts that differ.
    pub groups: Vec<Group>,
    /// Pairs of statements that were compared.
    pub pairs: Vec<Pair>,
}

/// One of the accounts that differ.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// What it says: a stance, a figure, a place, a date, a class of cues; empty where the statements say it themselves.
    pub label: String,
    /// Who says it.
    pub actors: Vec<usize>,
    /// The statements.
    pub statements: Vec<usize>,
    /// Their sources; for `not reported by`, which has no statements, the sources that are silent.
    pub sources: Vec<usize>,
}

/// Two statements that were compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    /// The first statement.
    pub left: usize,
    /// The second statement.
    pub right: usize,
    /// What they are to each other: a relation of wordings, or an agreement of figures.
    pub relation: &'static str,
    /// The texts that were compared: quotations, or figures as written.
    pub texts: (String, String),
    /// How the first quotation becomes the second; nothing for figures.
    pub edits: Vec<Edit>,
}

impl Finding {
    pub(super) fn new(
        index: &Index,
        kind: Kind,
        label: &'static str,
        claim: usize,
        mut statements: Vec<usize>,
    ) -> Self {
        in_order(&mut statements);
        let sources = sources_of(index, &statements);
        Finding { kind, label, claim, statements, sources, groups: Vec::new(), pairs: Vec::new() }
    }

    /// The choice among the filters that brings this finding's statements, if there is one.
    pub fn choice(&self) -> Option<&'static str> {
        match (self.kind, self.label) {
            (Kind::Coverage, "one-source") => Some("one-source"),
            (Kind::Positions, label @ ("contested" | "at-odds")) => Some(label),
            (Kind::Coverage | Kind::Positions, _) => None,
            (kind, _) => Some(kind.name()),
        }
    }
}

impl Group {
    pub(super) fn new(index: &Index, label: impl Into<String>, statements: Vec<usize>) -> Self {
        let sources = sources_of(index, &statements);
        Group { label: label.into(), actors: Vec::new(), statements, sources }
    }
}

/// What a reader can choose findings by, in the order in which it is shown.
pub const CHOICES: [&str; 9] =
    ["contested", "at-odds", "one-source", "wording", "attribution", "figures", "place", "date", "framing"];

/// All that was found in a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// The findings, by claim in the order of the data.
    pub all: Vec<Finding>,
    /// For each claim up to the last with a finding, where its findings begin in `all`.
    starts: Vec<usize>,
}

impl Findings {
    /// What was found, by claim in the order of the data, and the index the facet by which a reader chooses it.
    pub(super) fn new(index: &mut Index, all: Vec<Finding>) -> Findings {
        let mut starts = Vec::new();
        for (place, finding) in all.iter().enumerate() {
            while starts.len() <= finding.claim {
                starts.push(place);
            }
        }
        let mut values = vec![Vec::new(); index.len()];
        for finding in &all {
            if let Some(choice) = finding.choice().and_then(|choice| CHOICES.iter().position(|c| *c == choice)) {
                for &statement in &finding.statements {
                    if !values[statement].contains(&choice) {
                        values[statement].push(choice);
                    }
                }
            }
        }
        // A choice that nothing in the story answers to is none.
        let used: Vec<bool> = (0..CHOICES.len()).map(|choice| values.iter().any(|v| v.contains(&choice))).collect();
        index.set_findings(&CHOICES, &used, &values);
        Findings { all, starts }
    }

    /// The findings about a claim.
    pub fn of(&self, claim: usize) -> &[Finding] {
        let at = |claim: usize| self.starts.get(claim).copied().unwrap_or(self.all.len());
        self.all.get(at(claim)..at(claim + 1)).unwrap_or_default()
    }
}

/// Finds what differs about one claim, given the utterances that are told under it.
pub type Finder = fn(&Index, usize, &[&Utterance], &mut Vec<Finding>);

/// Every finder, in the order in which findings are shown.
pub const FINDERS: [Finder; 8] = [
    coverage::find,
    positions::find,
    wording::find,
    attribution::find,
    figures::find,
    place::find,
    date::find,
    framing::find,
];

/// Finds everything, and gives the index the facet by which a reader chooses findings.
///
/// Time grows with the number of statements, and within a claim with the square of how many different figures, places or
/// dates are given for it.
pub fn findings(index: &mut Index) -> Findings {
    let utterances = utterances(index);
    let mut by_claim: Vec<Vec<&Utterance>> = vec![Vec::new(); index.story().claims.len()];
    for utterance in &utterances {
        // An utterance may be filed under several claims; it is told under that of its fullest quotation.
        if let Some(claim) = index.claim_of(utterance.fullest().statement) {
            by_claim[claim].push(utterance);
        }
    }
    let mut all = Vec::new();
    for (claim, of_claim) in by_claim.iter().enumerate() {
        FINDERS.iter().for_each(|find| find(index, claim, of_claim, &mut all));
    }
    Findings::new(index, all)
}

/// Puts places in the data in order, each once.
fn in_order(places: &mut Vec<usize>) {
    crate::order::sort_by(places, &|a, b| a.cmp(b));
    places.dedup();
}

fn sources_of(index: &Index, statements: &[usize]) -> Vec<usize> {
    let mut sources: Vec<usize> = statements.iter().filter_map(|&s| index.source_of(s)).collect();
    in_order(&mut sources);
    sources
}

/// Whether statements of different sources stand in two groups: a source that gives both accounts does not part from
/// itself.
fn sources_part(groups: &[Group]) -> bool {
    groups
        .iter()
        .enumerate()
        .any(|(i, a)| groups[..i].iter().any(|b| a.sources.iter().any(|s| b.sources.iter().any(|t| s != t))))
}

/// Puts statements into groups by a label, in the order in which the labels come first.
fn group_by(index: &Index, labelled: Vec<(String, usize)>) -> Vec<Group> {
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for (label, statement) in labelled {
        match groups.iter_mut().find(|(known, _)| *known == label) {
            Some((_, statements)) => statements.push(statement),
            None => groups.push((label, vec![statement])),
        }
    }
    groups.into_iter().map(|(label, statements)| Group::new(index, label, statements)).collect()
}
