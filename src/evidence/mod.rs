//! Evidence: proving against the text of an article that what is attributed to it stands in it.

mod nearest;
mod passages;
mod prove;
mod text;

pub use passages::{Passage, passages, source_of_page};
pub use prove::{Proof, prove};
pub use text::{Found, SourceText};
