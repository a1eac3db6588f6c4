//! Walking JSON text with the path at hand.

use super::Problem;
use super::problem::{EXPLAIN, Problems, Severity};
use crate::text::{contained, part};
use hifijson::SliceLexer;
use hifijson::num::Lex as _;
use hifijson::str::{Lex as _, LexAlloc as _};
use hifijson::token::Lex as _;
use std::borrow::Cow;
use std::fmt::{Display, Write as _};

/// Deeper nesting than this is refused, so that hostile input cannot exhaust the stack; a story needs five.
const MAX_DEPTH: usize = 64;

/// Reading cannot go on: the text is not JSON from here.
pub(crate) struct Syntax(&'static str);

pub(crate) type Read<T> = Result<T, Syntax>;

impl From<hifijson::Expect> for Syntax {
    fn from(expected: hifijson::Expect) -> Self {
        use hifijson::Expect::*;
        Syntax(match expected {
            Value => "a value is expected here",
            ValueOrEnd => "a value or the end of the list is expected here",
            CommaOrEnd => "a comma or the end of the list or object is expected here",
            String => "a key in double quotation marks is expected here",
            Colon => "a colon is expected here",
            Eof => "the story ends before this",
        })
    }
}

impl From<hifijson::str::Error> for Syntax {
    fn from(error: hifijson::str::Error) -> Self {
        use hifijson::str::Error::*;
        Syntax(match error {
            Control => "a line break or control character stands inside a text",
            Escape(_) => "a backslash in a text is not followed by a valid escape",
            Eof => "a text does not end",
            Utf8(_) => "a text is not valid UTF-8",
        })
    }
}

/// The first byte of a JSON value says what it is.
fn kind(next: u8) -> &'static str {
    match next {
        b'"' => "a text",
        b'[' => "a list",
        b'{' => "an object",
        b'-' | b'0'..=b'9' => "a number",
        b'n' => "null",
        _ => "true or false",
    }
}

pub(crate) struct Reader<'a> {
    text: &'a str,
    lexer: SliceLexer<'a>,
    path: String,
    depth: usize,
    pub(crate) problems: Problems,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Reader {
            text,
            lexer: SliceLexer::new(text.as_bytes()),
            path: String::new(),
            depth: 0,
            problems: Problems::default(),
        }
    }

    /// Reads the whole text as one value; text that is not JSON becomes a problem.
    pub(crate) fn whole<T>(mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> (Option<T>, Problems) {
        let result = read(&mut self).and_then(|value| match self.lexer.ws_peek() {
            None => Ok(value),
            Some(_) => Err(hifijson::Expect::Eof.into()),
        });
        match result {
            Ok(value) => (Some(value), self.problems),
            Err(Syntax(message)) => {
                self.problems.failed = true;
                if !EXPLAIN {
                    return (None, self.problems);
                }
                let at = floor_char(self.text, self.offset());
                let end = part(self.text, at..self.text.len()).chars().next().map_or(at, |c| at + c.len_utf8());
                let help = "a story is one JSON object; look at the lines just before this place too";
                let mut problem = Problem::error(&self.path, format!("this is not JSON: {message}"), help);
                problem.span = Some(at..end);
                self.problems.list.push(problem);
                (None, self.problems)
            }
        }
    }

    /// How far reading has come, in bytes.
    pub(crate) fn offset(&self) -> usize {
        self.text.len() - self.lexer.as_slice().len()
    }

    /// The path of the value that is being read.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The first byte of the next value.
    pub(crate) fn peek(&mut self) -> Read<u8> {
        self.lexer.ws_peek().ok_or(hifijson::Expect::Value.into())
    }

    /// Notes that the next value is not `wanted`, and passes over it.
    fn mismatch(&mut self, next: u8, wanted: &str) -> Read<()> {
        // What begins no value at all is no JSON: a page, say, that a server sent in place of the story.
        if !matches!(next, b'"' | b'[' | b'{' | b'-' | b'0'..=b'9' | b'n' | b't' | b'f') {
            return Err(hifijson::Expect::Value.into());
        }
        let message = &format_args!("this is {}, not {wanted}", kind(next));
        self.note(Severity::Error, message, &format_args!("write {wanted} here"));
        self.skip()
    }

    /// Reads a text, so that it cannot reorder what will stand round it; anything else is noted and passed over.
    pub(crate) fn string(&mut self) -> Read<Option<Cow<'a, str>>> {
        let next = self.peek()?;
        if next != b'"' {
            return self.mismatch(next, "a text in double quotation marks").map(|()| None);
        }
        Ok(Some(contained(self.lexer.discarded().str_string()?)))
    }

    /// Reads a whole number; anything else is noted and passed over, and 0 given.
    pub(super) fn whole_number(&mut self) -> Read<u32> {
        const WANTED: &str = "a whole number";
        let next = self.peek()?;
        if !next.is_ascii_digit() {
            return self.mismatch(next, WANTED).map(|()| 0);
        }
        let start = self.offset();
        self.scalar(next)?;
        let number = part(self.text, start..self.offset()).bytes().try_fold(0u32, |number, digit| match digit {
            b'0'..=b'9' => number.checked_mul(10)?.checked_add(u32::from(digit - b'0')),
            _ => None,
        });
        if number.is_none() {
            self.note(Severity::Error, &format_args!("this is not {WANTED}"), &format_args!("write {WANTED} here"));
        }
        Ok(number.unwrap_or(0))
    }

    /// Reads a list, calling `item` before each of its values; anything else is noted and passed over.
    pub(crate) fn list(&mut self, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        let next = self.peek()?;
        if next != b'[' {
            return self.mismatch(next, "a list in square brackets");
        }
        self.items(item)
    }

    /// Reads an object, calling `field` before the value of each key, once for each; anything else is noted and passed
    /// over.
    pub(crate) fn object(&mut self, field: &mut dyn FnMut(&mut Self, &str) -> Read<()>) -> Read<()> {
        let next = self.peek()?;
        if next != b'{' {
            return self.mismatch(next, "an object in curly brackets");
        }
        let mut seen: Vec<Cow<'a, str>> = Vec::new();
        self.fields(&mut |reader, key| {
            if seen.contains(&key) {
                reader.note(Severity::Error, &"this key stands twice in one object", &"keep one of the two");
                return reader.skip();
            }
            let result = field(reader, &key);
            seen.push(key);
            result
        })
    }

    /// Passes over the next value, calling `visit` at each value in it, itself included.
    pub(crate) fn walk(&mut self, visit: &mut dyn FnMut(&mut Self)) -> Read<()> {
        let next = self.peek()?;
        visit(self);
        match next {
            b'[' => self.items(&mut |reader| reader.walk(visit)),
            b'{' => self.fields(&mut |reader, _| reader.walk(visit)),
            _ => self.scalar(next),
        }
    }

    /// Passes over the next value.
    pub(crate) fn skip(&mut self) -> Read<()> {
        self.walk(&mut |_| ())
    }

    fn scalar(&mut self, next: u8) -> Read<()> {
        match next {
            b'"' => Ok(self.lexer.discarded().str_ignore()?),
            b'-' | b'0'..=b'9' => {
                self.lexer.num_ignore().validate().map_err(|_| Syntax("a number is not complete"))?;
                Ok(())
            }
            b'a'..=b'z' => self.lexer.null_or_bool().map(|_| ()).ok_or(hifijson::Expect::Value.into()),
            _ => Err(hifijson::Expect::Value.into()),
        }
    }

    fn items(&mut self, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        let mut index = 0;
        self.sequence(b']', &mut |reader| {
            let length = reader.path.len();
            if EXPLAIN {
                // Writing to a String cannot fail.
                let _ = write!(reader.path, "[{index}]");
            }
            item(reader)?;
            reader.path.truncate(length);
            index += 1;
            Ok(())
        })
    }

    fn fields(&mut self, field: &mut dyn FnMut(&mut Self, Cow<'a, str>) -> Read<()>) -> Read<()> {
        self.sequence(b'}', &mut |reader| {
            reader.lexer.expect(|lexer| lexer.ws_peek(), b'"').ok_or(hifijson::Expect::String)?;
            let key = reader.lexer.str_string()?;
            reader.lexer.expect(|lexer| lexer.ws_peek(), b':').ok_or(hifijson::Expect::Colon)?;
            let length = reader.path.len();
            if EXPLAIN {
                if length > 0 {
                    reader.path.push('.');
                }
                reader.path.push_str(&key);
            }
            field(reader, key)?;
            reader.path.truncate(length);
            Ok(())
        })
    }

    fn sequence(&mut self, end: u8, each: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Syntax("lists and objects are nested too deeply"));
        }
        self.lexer.discarded();
        let mut next = self.lexer.ws_peek().ok_or(hifijson::Expect::ValueOrEnd)?;
        while next != end {
            each(self)?;
            next = self.lexer.ws_peek().ok_or(hifijson::Expect::CommaOrEnd)?;
            if next == b',' {
                self.lexer.discarded();
                next = self.peek()?;
                if next == end {
                    return Err(Syntax("a comma stands before the end of the list or object"));
                }
            } else if next != end {
                return Err(hifijson::Expect::CommaOrEnd.into());
            }
        }
        self.lexer.discarded();
        self.depth -= 1;
        Ok(())
    }

    /// Notes a problem at the value that is being read.
    pub(crate) fn note(&mut self, severity: Severity, message: &dyn Display, help: &dyn Display) {
        self.problems.note(severity, &self.path, message, help);
    }
}

/// The start of the character in which byte `at` stands.
fn floor_char(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}
