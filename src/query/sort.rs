//! Orders of statements.

use super::{Index, Sort};
use crate::order::sort_by;
use crate::text::fold;

/// Puts statements into an order, stably.
pub(super) fn sort(index: &Index, statements: &mut [usize], order: Sort) {
    match order {
        Sort::Data => {}
        // ISO 8601 dates of one zone compare as text does; what has none comes last.
        Sort::Said => sort_by_text(statements, &|s| index.said_on(s)),
        Sort::Published => {
            sort_by_text(statements, &|s| index.source(index.source_of(s)?).published.as_deref());
        }
        Sort::Actor => sort_by_actor(index, statements),
        Sort::Source => {
            let place = |s| index.source_of(s).unwrap_or(usize::MAX);
            sort_by(statements, &|&a, &b| place(a).cmp(&place(b)));
        }
    }
}

#[inline(never)] // a beginning of the module's other part: see scripts/split.mjs
fn sort_by_actor(index: &Index, statements: &mut [usize]) {
    let names: Vec<String> = index.story().actors.iter().map(|actor| fold(&actor.name)).collect();
    sort_by_text(statements, &|s| index.speakers(s).next().map(|actor| names[actor].as_str()));
}

fn sort_by_text<'t>(statements: &mut [usize], text: &dyn Fn(usize) -> Option<&'t str>) {
    let key = |s| (text(s).is_none(), text(s));
    sort_by(statements, &|&a, &b| key(a).cmp(&key(b)));
}
