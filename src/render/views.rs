//! The ways to look at what was found, and the choice between them.

use super::statement::name;
use super::{Key, Scene};
use maud::{Markup, html};

/// A way to look at the statements that a query gives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// Claims with their statements.
    #[default]
    Claims,
    /// Actors with what each of them said.
    Actors,
    /// Sources with what each of them reports.
    Sources,
    /// A table of sources against claims.
    Table,
    /// Two sources side by side, as places in the data.
    Pair(usize, usize),
    /// When things were said, against when they were reported.
    Timeline,
}

impl View {
    /// The view of a name; of none, the first. The two sources are the first two of the story.
    pub fn named(name: &str) -> View {
        let all = [View::Actors, View::Sources, View::Table, View::Timeline, View::Pair(0, 1)];
        all.into_iter().find(|view| view.name() == name).unwrap_or_default()
    }

    /// Its name in a page.
    pub fn name(self) -> &'static str {
        match self {
            View::Claims => "claims",
            View::Actors => "actors",
            View::Sources => "sources",
            View::Table => "table",
            View::Pair(..) => "pair",
            View::Timeline => "timeline",
        }
    }
}

/// The choice of a view; and of the two sources, which shows while it is needed. A story of one source has no two.
pub(super) fn views(scene: &Scene, view: View) -> Markup {
    let several = scene.index.story().sources.len() > 1;
    let pair = match view {
        View::Pair(a, b) => (a, b),
        _ => (0, 1),
    };
    html! {
        fieldset.views {
            legend { (scene.words.word(Key::View)) }
            (choice(View::Claims, scene.words.get(Key::ViewClaims), view))
            (choice(View::Actors, scene.words.get(Key::ViewActors), view))
            (choice(View::Sources, scene.words.get(Key::ViewSources), view))
            (choice(View::Table, scene.words.get(Key::ViewTable), view))
            (choice(View::Timeline, scene.words.get(Key::ViewTimeline), view))
            @if several { (choice(View::Pair(pair.0, pair.1), scene.words.get(Key::ViewPair), view)) }
        }
        @if several {
            div.choose hidden[!matches!(view, View::Pair(..))] {
                (choose(scene, "first", pair.0, scene.words.get(Key::FirstArticle)))
                (choose(scene, "second", pair.1, scene.words.get(Key::SecondArticle)))
            }
        }
    }
}

fn choice(view: View, name: &str, chosen: View) -> Markup {
    html! {
        label { input type="radio" name="view" value=(view.name()) checked[view == chosen]; " " (name) }
    }
}

fn choose(scene: &Scene, select: &str, chosen: usize, title: &str) -> Markup {
    html! {
        label {
            span { (title) }
            select name=(select) {
                @for (number, source) in scene.index.story().sources.iter().enumerate() {
                    option value=(source.id) selected[number == chosen] { (scene.words.number(number + 1)) " " (name(scene, number)) }
                }
            }
        }
    }
}
