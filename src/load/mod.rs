//! Loading: from the text of a story to a [`Story`], with every problem in it reported at once.
//!
//! Three steps, each a file: [`reader`] walks the JSON and knows where it stands, [`decode`] turns it into the types and
//! notes what does not fit, [`validate`] checks what the types cannot say (references, dates, addresses). A problem
//! names its place by path; [`locate`] finds the paths in the text, in one walk, only when there are problems.

mod decode;
mod feed;
mod formats;
mod locate;
mod nearest;
mod problem;
mod put;
mod reader;
mod validate;

pub use decode::{KEYS, PREPARE_AGAIN};
pub use feed::{Feed, Indexing, index_json};
pub use formats::is_web_address;
pub(crate) use formats::month_days;
pub use nearest::nearest;
pub use problem::{Problem, Severity};
pub use put::{compact, put};
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use reader::{Read, Reader};

use crate::story::{FindingRecord, Story};
use problem::{EXPLAIN, Problems};

/// What loading gives: the story, if it can be used, and all that is wrong or doubtful in it.
#[derive(Debug, Clone)]
pub struct Loaded {
    /// The story; `None` when one of the problems is an error.
    pub story: Option<Story>,
    /// Errors and warnings, in the order in which they stand in the text; none in the browser's module for readers, which
    /// does not explain them.
    pub problems: Vec<Problem>,
}

/// Reads a story from JSON text.
///
/// Never fails half-way: the result holds every problem, each with its path, what is wrong, what to do, and where it
/// stands in `text` in bytes. Text that is not JSON gives one problem, at the place where reading stopped.
///
/// ```
/// let loaded = who_said_what::load::from_json(r#"{ "format": "who-said-what/1", "titel": "A day in court" }"#);
/// assert!(loaded.story.is_none());
/// let slip = loaded.problems.iter().find(|p| p.path == "titel").unwrap();
/// assert_eq!(slip.help, "did you mean \"title\"?");
/// ```
pub fn from_json(text: &str) -> Loaded {
    // Editors on some systems begin a file with a byte order mark; JSON does not know it.
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (story, mut problems) = decode::story(body);
    let story = story.map(|story| validate::story(story, &mut problems));
    let Problems { mut list, failed, .. } = problems;
    if EXPLAIN {
        locate(text, &mut list);
    }
    Loaded { story: story.filter(|_| !failed), problems: list }
}

/// Reads some findings that were computed from a story, from JSON text of a list of them; `None` when it is anything else.
pub fn findings_from_json(text: &str) -> Option<Vec<FindingRecord>> {
    decode::findings(text)
}

/// Gives each problem of a story its place in the text of it, and puts them into the order in which they stand there.
pub fn locate(text: &str, problems: &mut Vec<Problem>) {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let cut = text.len() - body.len();
    let new = |p: &&mut Problem| p.line.is_none();
    locate::fill(body, problems);
    for span in problems.iter_mut().filter(new).filter_map(|p| p.span.as_mut()) {
        span.start += cut;
        span.end += cut;
    }
    problem::sort(problems);
    locate::count_lines(text, problems);
}
