//! Walking JSON text with the path at hand.

use super::Problem;
use super::problem::{EXPLAIN, Problems, Severity};
use crate::text::{contained, part};
use std::borrow::Cow;
use std::fmt::{Display, Write as _};

/// Deeper nesting than this is refused, so that hostile input cannot exhaust the stack; a story needs five.
const MAX_DEPTH: usize = 64;

/// Reading cannot go on: the text is not JSON from here. By its number, as only some say what it is.
#[derive(Clone, Copy)]
pub(crate) enum Syntax {
    Value,
    ValueOrEnd,
    CommaOrEnd,
    Key,
    Colon,
    More,
    Control,
    Escape,
    Open,
    Number,
    Comma,
    Deep,
}

impl Syntax {
    fn message(self) -> &'static str {
        match self {
            Syntax::Value => "a value is expected here",
            Syntax::ValueOrEnd => "a value or the end of the list is expected here",
            Syntax::CommaOrEnd => "a comma or the end of the list or object is expected here",
            Syntax::Key => "a key in double quotation marks is expected here",
            Syntax::Colon => "a colon is expected here",
            Syntax::More => "the story ends before this",
            Syntax::Control => "a line break or control character stands inside a text",
            Syntax::Escape => "a backslash in a text is not followed by a valid escape",
            Syntax::Open => "a text does not end",
            Syntax::Number => "a number is not complete",
            Syntax::Comma => "a comma stands before the end of the list or object",
            Syntax::Deep => "lists and objects are nested too deeply",
        }
    }
}

pub(crate) type Read<T> = Result<T, Syntax>;

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
    /// How far reading has come, in bytes.
    at: usize,
    path: String,
    depth: usize,
    pub(crate) problems: Problems,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Reader { text, at: 0, path: String::new(), depth: 0, problems: Problems::default() }
    }

    /// Reads from a place in a text, so many lists and objects deep in it, without a word on what is wrong: what cannot be
    /// used only counts.
    pub(super) fn inside(text: &'a str, at: usize, depth: usize) -> Self {
        Reader { at, depth, problems: Problems { quiet: true, ..Problems::default() }, ..Reader::new(text) }
    }

    /// Reads the whole text as one value; text that is not JSON becomes a problem.
    pub(crate) fn whole<T>(mut self, read: impl FnOnce(&mut Self) -> Read<T>) -> (Option<T>, Problems) {
        let result = read(&mut self).and_then(|value| match self.next() {
            None => Ok(value),
            Some(_) => Err(Syntax::More),
        });
        match result {
            Ok(value) => (Some(value), self.problems),
            Err(syntax) => {
                self.problems.failed = true;
                if !EXPLAIN {
                    return (None, self.problems);
                }
                let at = floor_char(self.text, self.offset());
                let end = part(self.text, at..self.text.len()).chars().next().map_or(at, |c| at + c.len_utf8());
                let help = "a story is one JSON object; look at the lines just before this place too";
                let mut problem = Problem::error(&self.path, format!("this is not JSON: {}", syntax.message()), help);
                problem.span = Some(at..end);
                self.problems.list.push(problem);
                (None, self.problems)
            }
        }
    }

    /// How far reading has come, in bytes.
    pub(crate) fn offset(&self) -> usize {
        self.at
    }

    /// Whether paths are kept and problems put into words.
    fn explains(&self) -> bool {
        EXPLAIN && !self.problems.quiet
    }

    /// The next byte that is no white space.
    pub(super) fn next(&mut self) -> Option<u8> {
        while let Some(&byte) = self.text.as_bytes().get(self.at) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Some(byte);
            }
            self.at += 1;
        }
        None
    }

    /// Whether reading has come to the end of the text.
    pub(super) fn at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// Passes over the byte that [`Reader::next`] gave.
    pub(super) fn pass(&mut self) {
        self.at += 1;
    }

    /// Passes over the next byte if it is one of some.
    fn accept(&mut self, bytes: &[u8]) -> bool {
        let there = self.text.as_bytes().get(self.at).is_some_and(|byte| bytes.contains(byte));
        self.at += usize::from(there);
        there
    }

    /// Reads a text from behind the quotation mark that opens it: a part of the whole, unless something in it is escaped.
    fn text(&mut self) -> Read<Cow<'a, str>> {
        let mut start = self.at;
        let mut whole = Cow::Borrowed("");
        loop {
            self.at += plain(self.text.as_bytes().get(self.at..).unwrap_or_default());
            let piece = part(self.text, start..self.at);
            if let Cow::Owned(whole) = &mut whole {
                whole.push_str(piece);
            } else {
                whole = Cow::Borrowed(piece);
            }
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(whole);
                }
                Some(b'\\') => {
                    self.at += 1;
                    let letter = self.escaped()?;
                    whole.to_mut().push(letter);
                    start = self.at;
                }
                Some(_) => return Err(Syntax::Control),
                None => return Err(Syntax::Open),
            }
        }
    }

    /// Reads what stands behind a backslash.
    fn escaped(&mut self) -> Read<char> {
        let Some(&byte) = self.text.as_bytes().get(self.at) else { return Err(Syntax::Open) };
        let letter = match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                self.at += 1;
                let mut code = self.hexadecimal()?;
                // A character beyond the first 65,536 is two escapes, as in UTF-16.
                if (0xd800..0xdc00).contains(&code) && self.accept(b"\\") && self.accept(b"u") {
                    let low = self.hexadecimal()?.wrapping_sub(0xdc00);
                    code = if low < 0x400 { 0x10000 + ((code - 0xd800) << 10) + low } else { code };
                }
                return char::from_u32(code).ok_or(Syntax::Escape);
            }
            _ => return Err(Syntax::Escape),
        };
        self.at += 1;
        Ok(letter)
    }

    fn hexadecimal(&mut self) -> Read<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.text.as_bytes().get(self.at).and_then(|&byte| char::from(byte).to_digit(16));
            code = code << 4 | digit.ok_or(Syntax::Escape)?;
            self.at += 1;
        }
        Ok(code)
    }

    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while self.accept(b"0123456789") {}
        if self.at > start { Ok(()) } else { Err(Syntax::Number) }
    }

    fn number(&mut self) -> Read<()> {
        self.accept(b"-");
        if !self.accept(b"0") {
            self.digits()?;
        }
        if self.accept(b".") {
            self.digits()?;
        }
        if self.accept(b"eE") {
            self.accept(b"+-");
            self.digits()?;
        }
        Ok(())
    }

    /// The path of the value that is being read.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The first byte of the next value.
    pub(crate) fn peek(&mut self) -> Read<u8> {
        self.next().ok_or(Syntax::Value)
    }

    /// Notes that the next value is not `wanted`, and passes over it.
    fn mismatch(&mut self, next: u8, wanted: &str) -> Read<()> {
        // What begins no value at all is no JSON: a page, say, that a server sent in place of the story.
        if !matches!(next, b'"' | b'[' | b'{' | b'-' | b'0'..=b'9' | b'n' | b't' | b'f') {
            return Err(Syntax::Value);
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
        self.pass();
        self.text().map(|text| Some(contained(text)))
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
        let mut seen: Vec<Cow<'a, str>> = Vec::new();
        self.each_field(&mut |reader, key| {
            if seen.contains(&key) {
                return reader.twice();
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
            b'"' => {
                self.pass();
                self.text().map(|_| ())
            }
            b'-' | b'0'..=b'9' => self.number(),
            _ => {
                let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
                let word = ["null", "true", "false"].into_iter().find(|word| rest.starts_with(word.as_bytes()));
                self.at += word.map_or(0, str::len);
                if word.is_some() { Ok(()) } else { Err(Syntax::Value) }
            }
        }
    }

    fn items(&mut self, item: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        let mut index = 0;
        self.sequence(b']', &mut |reader| {
            let length = reader.path.len();
            if reader.explains() {
                // Writing to a String cannot fail.
                let _ = write!(reader.path, "[{index}]");
            }
            item(reader)?;
            reader.path.truncate(length);
            index += 1;
            Ok(())
        })
    }

    /// Reads an object as [`Reader::object`] does, but calls `field` for a key that stands there twice as well.
    pub(super) fn each_field(&mut self, field: &mut dyn FnMut(&mut Self, Cow<'a, str>) -> Read<()>) -> Read<()> {
        let next = self.peek()?;
        if next != b'{' {
            return self.mismatch(next, "an object in curly brackets");
        }
        self.fields(field)
    }

    /// Notes that a key stands in an object for the second time, and passes over its value.
    pub(super) fn twice(&mut self) -> Read<()> {
        self.note(Severity::Error, &"this key stands twice in one object", &"keep one of the two");
        self.skip()
    }

    fn fields(&mut self, field: &mut dyn FnMut(&mut Self, Cow<'a, str>) -> Read<()>) -> Read<()> {
        self.sequence(b'}', &mut |reader| {
            let key = reader.key()?;
            let length = reader.path.len();
            if reader.explains() {
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

    /// Reads a key, with the colon behind it.
    pub(super) fn key(&mut self) -> Read<Cow<'a, str>> {
        if self.next() != Some(b'"') {
            return Err(Syntax::Key);
        }
        self.pass();
        let key = self.text()?;
        if self.next() != Some(b':') {
            return Err(Syntax::Colon);
        }
        self.pass();
        Ok(key)
    }

    fn sequence(&mut self, end: u8, each: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Syntax::Deep);
        }
        self.pass();
        let mut next = self.next().ok_or(Syntax::ValueOrEnd)?;
        while next != end {
            each(self)?;
            next = self.next().ok_or(Syntax::CommaOrEnd)?;
            if next == b',' {
                self.pass();
                next = self.peek()?;
                if next == end {
                    return Err(Syntax::Comma);
                }
            } else if next != end {
                return Err(Syntax::CommaOrEnd);
            }
        }
        self.pass();
        self.depth -= 1;
        Ok(())
    }

    /// Notes a problem at the value that is being read.
    #[inline(always)]
    pub(crate) fn note(&mut self, severity: Severity, message: &dyn Display, help: &dyn Display) {
        self.problems.note(severity, &self.path, message, help);
    }
}

/// How many bytes at the beginning of some are part of a text as they stand: no quotation mark, backslash or control
/// character. Eight bytes at a time, as most of a story is texts.
fn plain(bytes: &[u8]) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The highest bit of each byte that is 0, and maybe of some above it; the lowest bit that is set is right.
    let zero = |eight: u64| eight.wrapping_sub(EACH) & !eight;
    let (eights, rest) = bytes.as_chunks::<8>();
    let mut at = 0;
    for eight in eights {
        let eight = u64::from_le_bytes(*eight);
        let quote = zero(eight ^ (EACH * u64::from(b'"')));
        let backslash = zero(eight ^ (EACH * u64::from(b'\\')));
        let control = eight.wrapping_sub(EACH * 0x20) & !eight;
        let found = (quote | backslash | control) & (EACH << 7);
        if found != 0 {
            return at + found.trailing_zeros() as usize / 8;
        }
        at += 8;
    }
    at + rest.iter().take_while(|&&byte| byte >= 0x20 && byte != b'"' && byte != b'\\').count()
}

/// The start of the character in which byte `at` stands.
fn floor_char(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}
