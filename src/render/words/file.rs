//! Reading a language's file of words.

use super::{Category, NAMES, Words};
use crate::load::{Problem, Read, Reader, Severity};

impl Words {
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
        let (_, problems) = Reader::new(json).whole(|reader| {
            reader.object(&mut |reader, name| {
                if name == "element" {
                    return reader.skip();
                }
                let forms = forms(reader)?;
                match NAMES.iter().position(|its| *its == name) {
                    None => note(reader, "there is no such text", "leave it out, or mend the name"),
                    Some(_) if forms[0].is_empty() => {
                        note(reader, "this text is empty", "write it; of texts in an object, \"other\" must be there");
                    }
                    Some(place) => self.texts[place] = forms.join("\t").trim_end_matches('\t').to_owned(),
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
}

/// One text, in as many forms as it has.
fn forms(reader: &mut Reader) -> Read<[String; 6]> {
    let mut forms: [String; 6] = Default::default();
    if reader.peek()? == b'{' {
        reader.object(&mut |reader, category| {
            match Category::NAMES.iter().position(|name| *name == category) {
                Some(place) => forms[place] = text(reader)?,
                None => {
                    note(reader, "there is no such plural category", "write zero, one, two, few, many or other");
                    reader.skip()?;
                }
            }
            Ok(())
        })?;
    } else {
        forms[0] = text(reader)?;
    }
    Ok(forms)
}

/// One form of a text: tabs and line feeds have a meaning of their own in a table.
fn text(reader: &mut Reader) -> Read<String> {
    Ok(reader.string()?.unwrap_or_default().replace(['\t', '\n'], " "))
}

/// Notes a problem, unless the reader has, in which case it is the better one.
fn note(reader: &mut Reader, message: &str, help: &str) {
    if reader.problems.list.last().is_none_or(|last| last.path != reader.path()) {
        reader.note(Severity::Error, &message, &help);
    }
}
