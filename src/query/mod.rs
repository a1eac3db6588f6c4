//! The query: which statements a reader has asked for, and how many each further choice would leave.
//!
//! [`Index`] is built once for a story; [`Index::answer`] answers a [`Query`]. Within one facet any of the chosen values
//! will do, across facets all must hold, and the count of each value is what choosing it would give under the choices
//! made in the *other* facets.

mod answer;
mod bits;
mod build;
mod column;
mod groups;
mod hits;
mod index;
mod postings;
mod search;
mod sort;
mod words;

pub use answer::{Answer, Counts};
pub(crate) use build::Build;
pub use groups::{By, Groups};
pub use hits::hits;
pub use index::{Facet, Index};

use serde::Serialize;

/// What a reader has asked for. Every list holds ids (or, for topic, the topic itself); an empty list asks for nothing.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Query {
    /// Sources that report it.
    pub source: Vec<String>,
    /// Actors who said it, or whose members did.
    pub actor: Vec<String>,
    /// `asserts`, `denies`, `questions`.
    pub stance: Vec<String>,
    /// `direct`, `mixed`, `indirect`.
    pub mode: Vec<String>,
    /// Topics of claims.
    pub topic: Vec<String>,
    /// Claims.
    pub claim: Vec<String>,
    /// What was found where accounts part: `contested`, `at-odds`, `one-source`, `wording`, `attribution`, `figures`,
    /// `place`, `date`, `framing`.
    pub finding: Vec<String>,
    /// Words that must all be found, in any order, each at the beginning of a word; a phrase in quotation marks must be
    /// found as it is. Case and accents do not matter.
    pub text: String,
    /// The order of the result.
    pub sort: Sort,
}

impl Query {
    /// What is chosen in a facet.
    pub fn chosen(&self, facet: Facet) -> &[String] {
        match facet {
            Facet::Source => &self.source,
            Facet::Actor => &self.actor,
            Facet::Stance => &self.stance,
            Facet::Mode => &self.mode,
            Facet::Topic => &self.topic,
            Facet::Claim => &self.claim,
            Facet::Finding => &self.finding,
        }
    }

    /// Whether a value is chosen in a facet.
    pub fn has_chosen(&self, facet: Facet, value: &str) -> bool {
        self.chosen(facet).iter().any(|chosen| chosen == value)
    }

    /// As [`Query::chosen`], to be changed.
    pub fn chosen_mut(&mut self, facet: Facet) -> &mut Vec<String> {
        match facet {
            Facet::Source => &mut self.source,
            Facet::Actor => &mut self.actor,
            Facet::Stance => &mut self.stance,
            Facet::Mode => &mut self.mode,
            Facet::Topic => &mut self.topic,
            Facet::Claim => &mut self.claim,
            Facet::Finding => &mut self.finding,
        }
    }

    /// Whether nothing is asked for, the order aside.
    pub fn is_empty(&self) -> bool {
        Facet::ALL.iter().all(|&facet| self.chosen(facet).is_empty()) && self.text.trim().is_empty()
    }
}

/// An order of statements. Each is stable: what it does not tell apart stays in the order of the data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Sort {
    /// As in the data.
    #[default]
    Data,
    /// By when it was said, the earliest first; statements without a date last.
    Said,
    /// By when its source was published, the earliest first; sources without a date last.
    Published,
    /// By the name of the first actor.
    Actor,
    /// By source, in the order of the data.
    Source,
}

impl Sort {
    /// Every order.
    pub const ALL: [Sort; 5] = [Sort::Data, Sort::Said, Sort::Published, Sort::Actor, Sort::Source];

    /// Its name in a [`Query`].
    pub fn name(self) -> &'static str {
        match self {
            Sort::Data => "data",
            Sort::Said => "said",
            Sort::Published => "published",
            Sort::Actor => "actor",
            Sort::Source => "source",
        }
    }
}
