//! The edge to the browser: what JavaScript can call. Everything in here decodes, calls the core, and encodes.

mod api;
mod events;
mod widget;

pub use api::{Object, QueryResult, StoryIndex, check, shipped_story};
pub use widget::Widget;
