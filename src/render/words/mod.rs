//! The words of the interface, as data: English is built in, another language is read from JSON.
//!
//! [`english`] has every text and its key; [`fill`] puts values into texts; [`date`] reads dates; [`platform`] is what an
//! edge knows of a language: its plurals, numbers, dates and lists; [`choose`] says which text goes with a value of the
//! data.

mod choose;
mod date;
mod english;
mod fill;
mod platform;

pub(super) use choose::*;
#[cfg(not(target_arch = "wasm32"))]
pub use english::NAMES;
pub use english::{ENGLISH, Key};
pub use platform::{Category, Date, English, Platform};

use crate::load::{Problem, Read, Reader};
use fill::fill;
use maud::{Markup, PreEscaped, html};

/// The words of one language.
pub struct Words {
    /// In the order of [`Key`].
    texts: Vec<Text>,
    language: String,
    platform: Box<dyn Platform>,
    /// The character for nought; those for the other digits follow it.
    zero: u32,
}

/// A text by its name in files of words, in a form for each category; an empty one is none.
struct Text {
    name: String,
    forms: [String; 6],
}

impl Default for Words {
    fn default() -> Self {
        Words::new("en", Box::new(English))
    }
}

impl Words {
    /// English texts, with plurals, numbers, dates and lists as `platform` has them. `language` is a BCP 47 tag.
    pub fn new(language: &str, platform: Box<dyn Platform>) -> Words {
        let zero = platform.number(0).chars().next().unwrap_or('0') as u32;
        let mut words = Words { texts: Vec::new(), language: language.to_owned(), platform, zero };
        read(ENGLISH, &mut |name, forms| {
            words.texts.push(Text { name: name.to_owned(), forms });
            true
        });
        words
    }

    /// Takes the texts that a file of words has, in place of those that are there. What cannot be used is left out, and
    /// the problems that are given back say why.
    ///
    /// The file is one JSON object: a text for a key, or an object with a text for each plural category that the language
    /// has, `other` always among them. The key `element` is not read: its texts are those of the browser's element.
    ///
    /// ```
    /// use who_said_what::render::Words;
    ///
    /// let mut words = Words::default();
    /// let problems = words.take(r#"{ "search": "Find", "serach": "Find" }"#);
    /// assert_eq!(problems[0].path, "serach");
    /// assert_eq!(problems[0].message, "there is no such text");
    /// ```
    pub fn take(&mut self, json: &str) -> Vec<Problem> {
        let texts = &mut self.texts;
        read(json, &mut |name, forms| match texts.iter_mut().find(|text| text.name == name) {
            Some(text) => {
                text.forms = forms;
                true
            }
            None => false,
        })
    }

    /// The language, as a BCP 47 tag.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// A text that needs no value.
    pub fn get(&self, key: Key) -> &str {
        self.form(key, Category::Other)
    }

    fn form(&self, key: Key, category: Category) -> &str {
        let Some(Text { forms, .. }) = self.texts.get(key as usize) else { return "" };
        match &forms[category as usize] {
            form if form.is_empty() => &forms[Category::Other as usize],
            form => form,
        }
    }

    /// A text in the form that goes with a number.
    pub fn plural(&self, key: Key, n: usize) -> &str {
        self.form(key, self.platform.plural(n))
    }

    /// A text with values in its places.
    pub fn say(&self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.get(key), values, false)
    }

    /// A text with HTML in its places.
    pub fn html(&self, key: Key, values: &[(&str, &str)]) -> Markup {
        PreEscaped(fill(self.get(key), values, true))
    }

    /// A text in the form that goes with a number, with the number at `{n}` and other numbers in other places.
    pub fn count(&self, key: Key, n: usize, other: &[(&str, usize)]) -> String {
        let number = self.number(n);
        let other: Vec<(&str, String)> = other.iter().map(|(name, n)| (*name, self.number(*n))).collect();
        let mut values = vec![("n", number.as_str())];
        values.extend(other.iter().map(|(name, number)| (*name, number.as_str())));
        fill(self.plural(key, n), &values, false)
    }

    /// As [`count`](Words::count), with HTML in the other places.
    pub fn count_html(&self, key: Key, n: usize, other: &[(&str, &str)]) -> Markup {
        let number = self.number(n);
        let mut values = vec![("n", number.as_str())];
        values.extend_from_slice(other);
        PreEscaped(fill(self.plural(key, n), &values, true))
    }

    /// A number as it is read.
    pub fn number(&self, n: usize) -> String {
        // A widget has a great many small numbers, and the browser is slow to ask. Below a thousand, digits are all.
        if n < 1000 {
            let digits = n.to_string();
            return digits.bytes().filter_map(|b| char::from_u32(self.zero + u32::from(b - b'0'))).collect();
        }
        self.platform.number(n)
    }

    /// An ISO 8601 date, month, year, date and time, or period, as it is read. What cannot be read stays as it is.
    pub fn date(&self, iso: &str) -> String {
        let read = |iso| date::read(iso).map(|date| self.platform.date(date));
        let read = match date::period(iso) {
            None => read(iso),
            Some((from, to)) => match (read(from), read(to)) {
                (Some(from), Some(to)) => Some(self.say(Key::Period, &[("from", &from), ("to", &to)])),
                _ => None,
            },
        };
        read.unwrap_or_else(|| iso.to_owned())
    }

    /// Names as a list in running text, each drawn by `draw`.
    pub fn list(&self, names: &[&str], draw: &dyn Fn(usize) -> Markup) -> Markup {
        let between = if names.len() > 1 { self.platform.between(names) } else { Vec::new() };
        html! {
            @for i in 0..names.len() {
                @if i > 0 { (between.get(i - 1).map_or(", ", String::as_str)) }
                (draw(i))
            }
        }
    }
}

/// Reads a file of words, giving each text to `take`, which says whether there is such a text.
fn read(json: &str, take: &mut dyn FnMut(&str, [String; 6]) -> bool) -> Vec<Problem> {
    let (_, problems) = Reader::new(json).whole(|reader| {
        reader.object(&mut |reader, name| {
            if name == "element" {
                return reader.skip();
            }
            let forms = forms(reader)?;
            if forms[Category::Other as usize].is_empty() {
                note(reader, "this text is empty", "write it; of texts in an object, \"other\" must be there");
            } else if !take(name, forms) {
                note(reader, "there is no such text", "leave it out, or mend the name");
            }
            Ok(())
        })
    });
    let mut problems = problems.list;
    for problem in problems.iter_mut().filter(|problem| problem.span.is_some()) {
        problem.help = "a file of words is one JSON object".to_owned();
    }
    problems
}

/// One text, in as many forms as it has.
fn forms(reader: &mut Reader) -> Read<[String; 6]> {
    let mut forms: [String; 6] = Default::default();
    if reader.peek()? == b'{' {
        reader.object(&mut |reader, category| {
            match Category::NAMES.iter().position(|(_, name)| *name == category) {
                Some(place) => forms[place] = reader.string()?.unwrap_or_default().into_owned(),
                None => {
                    note(reader, "there is no such plural category", "write zero, one, two, few, many or other");
                    reader.skip()?;
                }
            }
            Ok(())
        })?;
    } else {
        forms[Category::Other as usize] = reader.string()?.unwrap_or_default().into_owned();
    }
    Ok(forms)
}

/// Notes a problem, unless the reader has, in which case it is the better one. The module that readers download notes it
/// too, as nobody else would tell a page's author.
fn note(reader: &mut Reader, message: &str, help: &str) {
    let problem = Problem::error(reader.path(), message, help);
    let known = &mut reader.problems.list;
    if known.last().is_none_or(|last| last.path != problem.path) {
        known.push(problem);
    }
}
