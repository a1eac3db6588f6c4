//! From the path of a problem to its place in the text.

use super::Problem;
use super::reader::Reader;
use crate::story::Ids;
use crate::text::part;
use std::ops::Range;

/// Gives each problem that has no place yet the place of the value at its path, or of the nearest value round it. A text
/// or number is marked whole, a list or object at its opening bracket.
pub(super) fn fill(text: &str, problems: &mut [Problem]) {
    // Every path that is asked for, with the paths round it, so that a missing key is shown at the object that lacks it.
    let mut paths = Ids::default();
    for problem in problems.iter().filter(|p| p.span.is_none()) {
        let mut path = problem.path.as_str();
        while paths.insert(path) && !path.is_empty() {
            path = parent(path);
        }
    }
    if paths.is_empty() {
        return;
    }
    let mut places: Vec<Option<Range<usize>>> = vec![None; paths.len()];
    Reader::new(text).whole(|reader| {
        reader.walk(&mut |reader| {
            if let Some(number) = paths.get(reader.path()) {
                let start = reader.offset();
                // Of two equal keys the second keeps the place: it is the one that is said to stand there twice.
                places[number] = Some(start..start + length(part(text, start..text.len()).as_bytes()));
            }
        })
    });
    for problem in problems.iter_mut().filter(|p| p.span.is_none()) {
        let mut path = problem.path.as_str();
        problem.span = loop {
            let place = paths.get(path).and_then(|number| places[number].clone());
            if place.is_some() || path.is_empty() {
                break place;
            }
            path = parent(path);
        };
    }
}

/// Gives each problem with a place its line and column. The problems must be sorted by place.
pub(super) fn count_lines(text: &str, problems: &mut [Problem]) {
    let (mut line, mut column, mut done) = (1, 1, 0);
    for problem in problems {
        let Some(start) = problem.span.as_ref().map(|span| span.start) else { continue };
        // On from the problem before: a story may be one line, and every place in it wrong.
        let between = part(text, done..start);
        line += between.bytes().filter(|&byte| byte == b'\n').count();
        column = match between.bytes().rposition(|byte| byte == b'\n') {
            Some(at) => part(between, at + 1..between.len()).chars().count() + 1,
            None => column + between.chars().count(),
        };
        done = start;
        problem.line = Some(line);
        problem.column = Some(column);
    }
}

/// `statements[3].actors[0]` → `statements[3].actors` → `statements[3]` → `statements` → the whole.
fn parent(path: &str) -> &str {
    path.rfind(['.', '[']).map_or("", |end| part(path, 0..end))
}

/// The length in bytes of what to mark of the value that `bytes` begin with.
fn length(bytes: &[u8]) -> usize {
    match bytes.first() {
        Some(b'"') => {
            let mut escaped = false;
            let closing = bytes.iter().skip(1).position(|&byte| {
                let closes = byte == b'"' && !escaped;
                escaped = byte == b'\\' && !escaped;
                closes
            });
            closing.map_or(bytes.len(), |i| i + 2)
        }
        Some(b'[' | b'{') => 1,
        _ => bytes.iter().position(|b| b",]} \t\r\n".contains(b)).unwrap_or(bytes.len()),
    }
}
