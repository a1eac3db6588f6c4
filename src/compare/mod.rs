//! The comparison: where accounts part. Each finding carries the statements that it rests on.

//pub mod figures;
//pub mod wording;

mod coverage;
mod positions;

pub use coverage::{Coverage, coverage};
pub use positions::{Position, Positions, positions};
