//! The words of the interface, as data: English is built in, other languages come as tables.
//!
//! [`english`] has every text and its key; [`fill`] puts values into texts; [`date`] reads dates; [`platform`] is what an
//! edge knows of a language: its plurals, numbers, dates and lists; [`choose`] says which text goes with a value of the
//! data. `file` reads a language's file of words; in the browser JavaScript does, so that only pages in other languages
//! download what that needs.

mod choose;
mod date;
mod english;
#[cfg(not(target_arch = "wasm32"))]
mod file;
mod fill;
mod platform;

pub(super) use choose::*;
pub(super) use date::read as read_date;
pub use english::Key;
#[cfg(not(target_arch = "wasm32"))]
pub use english::NAMES;
pub use platform::{Category, Date, English, Platform};

use crate::text::part;
use english::ENGLISH;
use fill::fill;
use maud::{Markup, PreEscaped, Render, html};

/// The words of one language.
pub struct Words {
    /// A line for each [`Key`], with the forms of a text.
    texts: Vec<String>,
    language: String,
    platform: Box<dyn Platform>,
}

/// A text in a template. There are many of them, and to write one is a single call.
pub struct Word<'a>(&'a Words, Key);

impl Render for Word<'_> {
    #[inline(always)]
    fn render_to(&self, out: &mut String) {
        self.0.write(self.1, out);
    }
}

impl Default for Words {
    fn default() -> Self {
        Words::new("en", Box::new(English))
    }
}

impl Words {
    /// English texts, with plurals, numbers, dates and lists as `platform` has them. `language` is a BCP 47 tag.
    pub fn new(language: &str, platform: Box<dyn Platform>) -> Words {
        Words { texts: lines(ENGLISH), language: language.to_owned(), platform }
    }

    /// Takes a table in place of the texts that are there: a line for each [`Key`], in order, each ended by a line feed. A
    /// text that has plural forms has them with tabs between in the order of [`Category`]; what is empty, or left out at
    /// the end, is as `other`. A table with another number of lines is of another version: it is not taken, and `false`
    /// is given back.
    pub fn table(&mut self, table: &str) -> bool {
        let texts = lines(table);
        let fits = texts.len() == self.texts.len();
        if fits {
            self.texts = texts;
        }
        fits
    }

    /// The language, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A text that has no plural forms, as it is.
    pub fn get(&self, key: Key) -> &str {
        self.texts.get(key as usize).map_or("", String::as_str)
    }

    /// A text that has no plural forms, for a template.
    pub fn word(&self, key: Key) -> Word<'_> {
        Word(self, key)
    }

    /// A text in the form that goes with a number.
    pub fn plural(&self, key: Key, n: usize) -> &str {
        let mut rest = self.get(key);
        let other = cell(&mut rest);
        let mut form = other;
        for _ in 0..self.platform.plural(n) as usize {
            form = cell(&mut rest);
        }
        if form.is_empty() { other } else { form }
    }

    #[inline(never)]
    fn write(&self, key: Key, out: &mut String) {
        self.get(key).render_to(out);
    }

    /// A text with values in its places.
    pub fn say(&self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values, false)
    }

    /// A text with HTML in its places.
    pub fn html(&self, key: Key, values: &[(&str, &str)]) -> Markup {
        PreEscaped(fill(self.get(key), values, true))
    }

    /// A text in the form that goes with a number, with HTML in its places.
    pub fn plural_html(&self, key: Key, n: usize, values: &[(&str, &str)]) -> Markup {
        PreEscaped(fill(self.plural(key, n), values, true))
    }

    /// A text in the form that goes with a number: the number at `{n}`, how many of them at `{count}`.
    pub fn count(&self, key: Key, n: usize, count: usize) -> String {
        fill(self.plural(key, n), &[("n", &self.number(n)), ("count", &self.number(count))], false)
    }

    /// A number as it is read.
    pub fn number(&self, n: usize) -> String {
        self.platform.number(n)
    }

    /// An ISO 8601 date, month, year, date and time, or period, as it is read. What cannot be read stays as it is.
    pub fn date(&self, iso: &str) -> String {
        let read = match find(iso, b'/') {
            None => self.one_date(iso),
            Some(slash) => self.period(part(iso, 0..slash), part(iso, slash + 1..iso.len())),
        };
        read.unwrap_or_else(|| iso.to_owned())
    }

    fn one_date(&self, iso: &str) -> Option<String> {
        Some(self.day(date::read(iso)?))
    }

    /// A day, month or year as it is read.
    pub fn day(&self, date: Date) -> String {
        self.platform.date(date)
    }

    fn period(&self, from: &str, to: &str) -> Option<String> {
        Some(self.say(Key::Period, &[("from", &self.one_date(from)?), ("to", &self.one_date(to)?)]))
    }

    /// Names as a list in running text, each drawn by `draw`.
    pub fn list(&self, names: &[&str], draw: &dyn Fn(usize) -> Markup) -> Markup {
        html! {
            @for i in 0..names.len() {
                @if i > 0 { (self.platform.between(names, i)) }
                (draw(i))
            }
        }
    }
}

fn find(text: &str, wanted: u8) -> Option<usize> {
    text.bytes().position(|byte| byte == wanted)
}

/// Takes what stands before the next tab.
fn cell<'a>(line: &mut &'a str) -> &'a str {
    let end = find(line, b'\t').unwrap_or(line.len());
    let cell = part(line, 0..end);
    *line = part(line, (end + 1).min(line.len())..line.len());
    cell
}

/// The lines of a text of which each is ended by a line feed.
fn lines(mut text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    while let Some(end) = find(text, b'\n') {
        lines.push(part(text, 0..end).to_owned());
        text = part(text, end + 1..text.len());
    }
    lines
}
