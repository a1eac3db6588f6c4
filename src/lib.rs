//! Who said what: the statements of a news event, by actor and by source, and where accounts part.
//!
//! A [`story::Story`] holds the data of one event. [`load`] reads it and reports every problem at once; [`query`] answers
//! what a reader asks for, with the count beside every further choice; [`compare`] finds where accounts part;
//! [`render`] writes HTML, the same in the browser and on the command line; [`evidence`] proves quotations against the
//! texts of articles. All of these are pure: no input or output, no clock, no page. Round them lie two thin edges, the
//! browser's (`web`, wasm only) and the command line's (`cli`, a feature, native only).
//!
//! ```
//! use who_said_what::query::{Index, Query};
//!
//! let index = Index::new(who_said_what::story::shipped());
//! let denied = index.answer(&Query { stance: vec!["denies".into()], ..Query::default() });
//! let first = index.statement(denied.statements[0]);
//! assert_eq!(index.claim(index.claim_of(denied.statements[0]).unwrap()).id, first.claim);
//! ```
//!
//! # Scope
//!
//! Nothing here rates truth, guesses what a statement means, or fetches anything. Claims, stances and attributions are
//! the editor's; what is computed from them says so and carries the statements that it rests on.

pub mod compare;
pub mod evidence;
pub mod load;
mod order;
pub mod query;
pub mod render;
mod store;
pub mod story;
pub mod text;

#[cfg(all(feature = "cli", not(target_arch = "wasm32")))]
pub mod cli;
#[cfg(all(target_arch = "wasm32", any(feature = "widget", feature = "library")))]
pub mod web;
