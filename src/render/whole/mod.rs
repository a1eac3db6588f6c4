//! The whole story as HTML for readers without JavaScript, before it, and on paper: all that the widget could show, with
//! nothing asked for and nothing left out.
//!
//! There are three forms: the content of a `<who-said-what>` element ([`light`]), the element's shadow tree as the widget
//! first draws it ([`shadow`]), and a page of its own ([`page`]). Data about it, for programs: [`json_ld`], [`oembed`],
//! and the Open Graph data that a page may carry.

mod clean;
mod content;
mod element;
mod json_ld;
mod oembed;
mod open_graph;
mod page;

pub use element::{light, shadow};
pub use json_ld::json_ld;
pub use oembed::{Size, oembed};
pub use page::page;

/// The style sheet of the widget, which pages and shadow trees share: what `styles/index.css` imports.
pub const STYLES: &str = concat!(
    include_str!("../styles/base.css"),
    include_str!("../styles/controls.css"),
    include_str!("../styles/table.css"),
    include_str!("../styles/timeline.css"),
    include_str!("../styles/pair.css"),
    include_str!("../styles/claim.css"),
    include_str!("../styles/diff.css"),
    include_str!("../styles/statement.css"),
    include_str!("../styles/states.css"),
    include_str!("../styles/wide.css"),
    include_str!("../styles/forced.css"),
    include_str!("../styles/sources.css"),
    include_str!("../styles/before.css"),
    include_str!("../styles/print.css"),
    include_str!("../styles/hits.css"),
);

/// Where things are that the HTML names, and what comes with it. Addresses are written as they are given.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where the story's JSON will be. An element without it carries the story itself.
    pub src: Option<String>,
    /// Where the script that brings the element to life will be. Without it, no script is named.
    pub script: Option<String>,
    /// Where the style sheet of a shadow tree will be. Without it, the style sheet is written into it.
    pub css: Option<String>,
    /// Where a page will be: a whole address.
    pub url: Option<String>,
    /// Where the oEmbed data of a page will be.
    pub oembed_url: Option<String>,
    /// What the frame of the oEmbed data shows in place of the page: the package's `frame.html`, with the story's address.
    pub oembed_frame: Option<String>,
    /// Who publishes it.
    pub provider: Option<String>,
    /// Whether schema.org data comes along.
    pub json_ld: bool,
    /// Whether a page has Open Graph data.
    pub open_graph: bool,
}
