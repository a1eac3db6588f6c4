//! The comparison: where accounts part. Each finding carries the statements that it rests on.

pub mod figures;
pub mod framing;
pub mod wording;

mod computed;
mod coverage;
mod findings;
mod overlap;
mod positions;
mod record;
mod review;
mod suggestions;
mod utterances;

pub use crate::story::{FindingRecord, GroupRecord, PairRecord};
pub use computed::Gathering;
pub use coverage::{Coverage, coverage, origin};
pub use findings::{CHOICES, FINDERS, Finder, Finding, Findings, Group, Kind, Pair, findings};
pub use overlap::{Overlap, overlap};
pub use positions::{Position, Positions, positions};
pub use record::{OverlapRecord, QuoteRecord, UtteranceRecord};
pub use review::review;
pub use suggestions::suggestions;
pub use utterances::{Quote, Utterance, utterances};
