//! Where HTML is to stand.

use super::{Scene, fragment};

/// Where HTML is to stand: what is folded away, and what can be linked to. The browser's module knows only its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// In the live widget, where findings are folded away until somebody asks.
    Widget,
    /// There, of a large story: what findings rest on is written when it is asked for.
    Brief,
    /// Among the elements of somebody's page: all unfolded, and no `id`, which the page may have already.
    #[cfg(any(feature = "cli", feature = "server"))]
    Content,
    /// On a page of its own: all unfolded, and every claim and statement with an `id`.
    #[cfg(any(feature = "cli", feature = "server"))]
    Page,
}

impl Form {
    pub(super) fn unfolded(self) -> bool {
        !matches!(self, Form::Widget | Form::Brief)
    }

    /// What leads to a statement, where anything can.
    pub(super) fn link(self, scene: &Scene, id: &str) -> Option<String> {
        let mut href = match self {
            Form::Widget | Form::Brief => scene.link?.to_owned(),
            #[cfg(any(feature = "cli", feature = "server"))]
            Form::Content => return None,
            #[cfg(any(feature = "cli", feature = "server"))]
            Form::Page => "#statement-".to_owned(),
        };
        fragment::encode(id, &mut href);
        Some(href)
    }

    /// The `id` of the element that stands for something in the data, where it has one.
    #[cfg_attr(not(any(feature = "cli", feature = "server")), expect(unused_variables, reason = "no ids there"))]
    pub(super) fn anchor(self, kind: &str, id: &str) -> Option<String> {
        match self {
            #[cfg(any(feature = "cli", feature = "server"))]
            Form::Page => Some([kind, "-", id].concat()),
            _ => None,
        }
    }
}
