//! A table of a story: reading it with all that is wrong in it, and writing it.

use super::cell;
use crate::load::{Severity, nearest};
use serde_json::{Map, Value};
use std::fmt::{Display, Formatter};

/// What is wrong at a place in a table.
pub(super) struct Slip {
    pub severity: Severity,
    pub file: String,
    /// The line where its row begins, the first being 1.
    pub line: Option<u64>,
    /// The name of the column; empty for the whole row.
    pub column: String,
    pub message: String,
    pub help: String,
}

impl Slip {
    pub fn error(file: &str, line: Option<u64>, column: &str, message: String, help: String) -> Self {
        Slip { severity: Severity::Error, file: file.to_owned(), line, column: column.to_owned(), message, help }
    }
}

impl Display for Slip {
    fn fmt(&self, out: &mut Formatter) -> std::fmt::Result {
        let Slip { severity, file, line, column, message, help } = self;
        let level = if *severity == Severity::Error { "error" } else { "warning" };
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        let column = if column.is_empty() { String::new() } else { format!(", column {column}") };
        writeln!(out, "{level}: {file}{line}{column}: {message}\n  help: {help}")
    }
}

pub(super) struct Table {
    pub name: &'static str,
    pub file: String,
    pub rows: Vec<Row>,
}

pub(super) struct Row {
    pub line: u64,
    pub value: Map<String, Value>,
}

impl Table {
    /// Reads a table from text, with commas, semicolons or tabs between the cells, as spreadsheets write it in different
    /// countries. Rows without anything in them are passed over.
    pub fn read(name: &'static str, file: &str, text: &str, columns: &[String], slips: &mut Vec<Slip>) -> Table {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut table = Table { name, file: file.to_owned(), rows: Vec::new() };
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter(text))
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut records = reader.records().filter_map(Result::ok);
        let Some(header) = records.next() else {
            let help = format!("the first row has the names of the columns: {}", columns.join(", "));
            slips.push(Slip::error(file, None, "", "there is nothing in it".to_owned(), help));
            return table;
        };
        let named = table.named(&header, columns, slips);
        for record in records.filter(|record| record.iter().any(|cell| !cell.trim().is_empty())) {
            let line = record.position().map_or(0, csv::Position::line);
            let mut value = Map::new();
            for (i, cell) in record.iter().enumerate() {
                match named.get(i) {
                    Some(Some(column)) => put(&mut value, column, cell),
                    Some(None) => {}
                    None if cell.trim().is_empty() => {}
                    None => {
                        let message = format!("\"{}\" stands beyond the last column", short(cell));
                        let help = "put a text that has the table's own separator in it in quotation marks".to_owned();
                        slips.push(Slip::error(file, Some(line), "", message, help));
                        break;
                    }
                }
            }
            table.rows.push(Row { line, value });
        }
        table
    }

    /// The column that each cell of a row is in; nothing for one that means nothing here.
    fn named<'c>(
        &self,
        header: &csv::StringRecord,
        columns: &'c [String],
        slips: &mut Vec<Slip>,
    ) -> Vec<Option<&'c str>> {
        let mut named = Vec::new();
        for name in header.iter().map(str::trim) {
            let known = columns.iter().find(|column| *column == name).map(String::as_str);
            if known.is_some() && named.contains(&known) {
                let (message, help) = ("this column stands twice".to_owned(), "keep one of them".to_owned());
                slips.push(Slip::error(&self.file, Some(1), name, message, help));
            } else if known.is_none() && !name.is_empty() {
                let help = match nearest(name, columns.iter().map(String::as_str)) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("known here: {}", columns.join(", ")),
                };
                let message = format!("the column \"{}\" is not known and is passed over", short(name));
                let slip = Slip::error(&self.file, Some(1), "", message, help);
                slips.push(Slip { severity: Severity::Warning, ..slip });
            }
            named.push(known);
        }
        named
    }
}

/// Puts what stands in a cell where its column says; `evidence.exact` is a value in a value.
fn put(value: &mut Map<String, Value>, column: &str, text: &str) {
    let Some(read) = cell::read(column, text) else { return };
    match column.split_once('.') {
        Some((outer, inner)) => {
            let holder = value.entry(outer).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(holder) = holder {
                holder.insert(inner.to_owned(), read);
            }
        }
        None => {
            value.insert(column.to_owned(), read);
        }
    }
}

/// What stands most often in the first line, outside of quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for byte in text.bytes().take_while(|byte| *byte != b'\n') {
        quoted ^= byte == b'"';
        counts.iter_mut().filter(|(known, _)| !quoted && *known == byte).for_each(|(_, count)| *count += 1);
    }
    // Of as many, the first.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(byte, _)| byte)
}

/// A table as text, with a mark in front by which spreadsheets know that it is UTF-8.
pub(super) fn write(columns: &[String], rows: &[Value]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let cells = rows.iter().map(|row| {
        let value = |column: &String| column.split('.').fold(row, |value, key| &value[key]).clone();
        columns.iter().map(|column| cell::write(&value(column))).collect::<Vec<_>>()
    });
    for record in std::iter::once(columns.to_vec()).chain(cells) {
        // Into memory, with as many cells in each row, nothing can fail.
        let _ = writer.write_record(&record);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8_lossy(&bytes))
}

/// Enough of a text to find it by.
fn short(text: &str) -> String {
    let start: String = text.trim().chars().take(40).collect();
    if start.len() < text.trim().len() { format!("{start}…") } else { start }
}
