//! The edge to the browser: what JavaScript can call. Everything in here decodes, calls the core, and encodes.
//!
//! Three modules are built of it, each by a feature: `widget`, which every reader downloads, `library`, for programs and
//! editors, and for what readers seldom need, and `server`, which writes whole stories as HTML.

#[cfg(feature = "widget")]
mod events;
#[cfg(feature = "library")]
mod library;
mod open;
#[cfg(any(feature = "widget", feature = "library"))]
mod opening;
#[cfg(feature = "widget")]
mod page;
#[cfg(any(feature = "widget", feature = "server"))]
mod platform;
#[cfg(feature = "server")]
mod render;
mod values;
#[cfg(feature = "widget")]
mod widget;

#[cfg(feature = "library")]
pub use library::{StoryIndex, check, shipped_story, wording};
#[cfg(any(feature = "widget", feature = "library"))]
pub use opening::Opening;
#[cfg(feature = "server")]
pub use render::{oembed, render};
pub use values::QueryResult;
#[cfg(feature = "widget")]
pub use {page::Page, widget::Widget};

/// In place of the standard library's, which weighs about twice as much; allocating and freeing take constant time. For
/// archives, in the library, the latter loses a quarter less memory between what it gives.
#[cfg(feature = "widget")]
#[global_allocator]
static ALLOCATOR: rlsf::GlobalTlsf = rlsf::GlobalTlsf::new();
