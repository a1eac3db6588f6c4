//! When things were said against when they were reported: a picture, and below it a table of the same statements.
//!
//! The picture has time from above to below and a column for each article, with a dot where its statements were said and a
//! bar where it came out. What has no date has a row of its own, the last. Nothing is laid out by a script: rows stand at
//! so many `em`, columns at so many per cent, so that the picture is as wide as there is room and its text is as large as
//! the reader has it.

use super::statement::{source_number, words_of};
use super::words::{Date, read_date};
use super::{Form, Key, Scene};
use crate::order::sort_by;
use crate::query::Answer;
use crate::text::decimal;
use maud::{Markup, PreEscaped, Render as _, html};

/// Later than every date.
const NEVER: usize = usize::MAX;

/// Statements by when they were said and by article.
struct Plot<'a> {
    scene: &'a Scene<'a>,
    /// The days, months and years on which something was said or reported, in order; a month stands before its days.
    /// [`NEVER`] is the last if anything has no date.
    moments: Vec<usize>,
    /// The articles, in the order of the data.
    sources: Vec<usize>,
    /// The statements of each moment.
    statements: Vec<Vec<usize>>,
}

/// The statements that an answer has.
pub(super) fn timeline(scene: &Scene, answer: &Answer, form: Form) -> Markup {
    let plot = Plot::new(scene, answer);
    html! {
        div.timeline {
            @if plot.moments == [NEVER] { p.caption { (scene.words.word(Key::NoDates)) } } @else { (plot.picture(form)) }
            (plot.table())
        }
    }
}

/// Whether anything in a story has a date that a picture could be drawn of.
#[cfg(any(feature = "cli", feature = "server"))]
pub(super) fn has_dates(scene: &Scene, answer: &Answer) -> bool {
    Plot::new(scene, answer).moments.first().is_some_and(|&first| first != NEVER)
}

impl<'a> Plot<'a> {
    fn new(scene: &'a Scene<'a>, answer: &Answer) -> Plot<'a> {
        let index = scene.index;
        let mut has = vec![false; index.story().sources.len()];
        let mut all: Vec<usize> = Vec::new();
        for &statement in &answer.statements {
            all.push(said(scene, statement));
            if let Some(source) = index.source_of(statement) {
                has[source] = true;
            }
        }
        let sources: Vec<usize> = (0..has.len()).filter(|&source| has[source]).collect();
        all.extend(sources.iter().map(|&source| reported(scene, source)).filter(|&moment| moment != NEVER));
        sort_by(&mut all, &|a, b| a.cmp(b));
        all.dedup();
        let mut statements = vec![Vec::new(); all.len()];
        for &statement in &answer.statements {
            statements[row(&all, said(scene, statement))].push(statement);
        }
        Plot { scene, moments: all, sources, statements }
    }

    fn picture(&self, form: Form) -> Markup {
        let words = self.scene.words;
        let title = words.get(Key::Timeline);
        let widget = !form.unfolded();
        html! {
            figure {
                figcaption.caption {
                    span.key { span.dot aria-hidden="true" { "●" } " " (words.word(Key::Said)) } " "
                    span.key { span.bar aria-hidden="true" { "▬" } " " (words.word(Key::Reported)) } " "
                    (words.word(Key::TimelineNote))
                }
                div.scroll role=[widget.then_some("region")] aria-label=[widget.then_some(title)] tabindex=[widget.then_some("0")] {
                    div.plot role="img" aria-label=(title) { (PreEscaped(self.drawing())) }
                }
            }
        }
    }

    fn drawing(&self) -> String {
        let heights = self.heights();
        let height = heights.last().map_or(0, |last| last + 14);
        let columns = self.sources.len();
        let mut out = String::new();
        draw(&mut out, "<svg class=\"dates\" height=\"#em\">", &[height]);
        for (&moment, &y) in self.moments.iter().zip(&heights) {
            write(&mut out, "<text y=\"#em\" dy=\".35em\">", &[y], &self.date(moment));
        }
        // The first of the two takes up the least room that the columns need.
        let marks = "</svg><svg width=\"#em\" height=\"0\"></svg><svg class=\"marks\" width=\"100%\" height=\"#em\">";
        draw(&mut out, marks, &[columns * 24, height]);
        for &y in &heights {
            draw(&mut out, "<line class=\"level\" x2=\"100%\" y1=\"#em\" y2=\"#em\"/>", &[y, y]);
        }
        for (column, &source) in self.sources.iter().enumerate() {
            // In tenths of a per cent.
            let x = (2 * column + 1) * 500 / columns;
            let x = if self.scene.words.get(Key::Direction) == "rtl" { 1000 - x } else { x };
            self.column(source, x, &heights, &mut out);
        }
        out.push_str("</svg>");
        out
    }

    /// One article: its number, from when to when it reaches, when it came out, and what was said when.
    fn column(&self, source: usize, x: usize, heights: &[usize], out: &mut String) {
        let words = self.scene.words;
        let number =
            "<rect x=\"#%\" width=\"1.8em\" height=\"1.5em\" rx=\"2\"/><text x=\"#%\" y=\".75em\" dy=\".35em\">";
        write(out, number, &[x, x], &words.number(source + 1));
        let published = reported(self.scene, source);
        let (mut from, mut to) = (NEVER, 0);
        let mut dots = String::new();
        for ((&moment, &y), statements) in self.moments.iter().zip(heights).zip(&self.statements) {
            let of = |&&statement: &&usize| self.scene.index.source_of(statement) == Some(source);
            let count = statements.iter().filter(of).count();
            let came_out = moment == published && moment != NEVER;
            if moment != NEVER && (count > 0 || came_out) {
                (from, to) = (from.min(y), y);
            }
            if came_out {
                draw(&mut dots, "<rect class=\"bar\" x=\"#%\" y=\"#em\" width=\"2em\" height=\".4em\"/>", &[x, y - 2]);
            }
            if count > 0 {
                let radius = match count {
                    1 => 4,
                    2..10 => 7,
                    _ => 9,
                };
                let circle = match moment {
                    NEVER => "<circle class=\"never\" cx=\"#%\" cy=\"#em\" r=\"#em\"/>",
                    _ => "<circle cx=\"#%\" cy=\"#em\" r=\"#em\"/>",
                };
                draw(&mut dots, circle, &[x, y, radius]);
            }
            if count > 1 {
                write(
                    &mut dots,
                    "<text class=\"many\" x=\"#%\" y=\"#em\" dy=\".35em\">",
                    &[x, y],
                    &words.number(count),
                );
            }
        }
        if from < to {
            draw(out, "<line x1=\"#%\" x2=\"#%\" y1=\"#em\" y2=\"#em\"/>", &[x, x, from, to]);
        }
        out.push_str(&dots);
    }

    /// How far down each moment stands, in tenths of an `em`: the further apart two are, the more room is between them, but
    /// a year takes up no more than three times as much as a day.
    fn heights(&self) -> Vec<usize> {
        let (mut y, mut before): (usize, Option<usize>) = (32, None);
        let place = |&moment: &usize| {
            y += match before {
                None => 0,
                Some(_) if moment == NEVER => 36,
                Some(before) => 22 + 5 * (day(moment) - day(before)).max(1).ilog2() as usize,
            };
            before = Some(moment);
            y
        };
        self.moments.iter().map(place).collect()
    }

    fn date(&self, moment: usize) -> String {
        match moment {
            NEVER => self.scene.words.get(Key::NoDate).to_owned(),
            _ => self.scene.words.day(date(moment)),
        }
    }

    /// All of it in words, by when it was said.
    fn table(&self) -> Markup {
        let words = self.scene.words;
        html! {
            table aria-label=(words.word(Key::Timeline)) {
                thead {
                    tr {
                        th scope="col" { (words.word(Key::Sources)) }
                        th scope="col" { (words.word(Key::Statement)) }
                        th scope="col" { (words.word(Key::Reported)) }
                    }
                }
                @for (&moment, statements) in self.moments.iter().zip(&self.statements) {
                    @if !statements.is_empty() {
                        tbody {
                            tr { th colspan="3" scope="rowgroup" { (words.word(Key::Said)) (words.word(Key::Colon)) (self.date(moment)) } }
                            @for &statement in statements { (self.said(statement)) }
                        }
                    }
                }
            }
        }
    }

    fn said(&self, statement: usize) -> Markup {
        let Some(source) = self.scene.index.source_of(statement) else { return html! {} };
        html! {
            tr {
                td { (source_number(self.scene, source)) }
                th scope="row" { (words_of(self.scene, statement)) }
                td { (self.date(reported(self.scene, source))) }
            }
        }
    }
}

/// When a statement was said.
fn said(scene: &Scene, statement: usize) -> usize {
    moment(scene.index.said_on(statement))
}

/// When an article came out.
fn reported(scene: &Scene, source: usize) -> usize {
    moment(scene.index.source(source).published.as_deref())
}

/// A date as a number that is greater for later ones. Only the day counts: times may be of different zones.
fn moment(iso: Option<&str>) -> usize {
    let number = |date: Date| (date.year << 9 | date.month.unwrap_or(0) << 5 | date.day.unwrap_or(0)) as usize;
    iso.and_then(read_date).map_or(NEVER, number)
}

/// The date that [`moment`] made a number of.
fn date(moment: usize) -> Date {
    let known = |n: usize| if n > 0 { Some(n as u32) } else { None };
    Date { year: (moment >> 9) as u32, month: known(moment >> 5 & 15), day: known(moment & 31) }
}

/// About how many days a date, or the beginning of a month or year, is from the beginning of the era; what comes later never
/// has fewer.
fn day(moment: usize) -> usize {
    (moment >> 9) * 372 + (moment >> 5 & 15).max(1) * 31 + (moment & 31).max(1)
}

/// Where in the list a moment is that is in it.
fn row(moments: &[usize], moment: usize) -> usize {
    moments.partition_point(|&other| other < moment)
}

/// Writes a shape: each `#` is one of the numbers, given in tenths. Nothing else goes into it, so that no text of a story
/// comes to stand here.
fn draw(out: &mut String, shape: &str, tenths: &[usize]) {
    let mut tenths = tenths.iter();
    for c in shape.chars() {
        match tenths.as_slice().first().filter(|_| c == '#') {
            Some(n) => {
                tenths.next();
                out.push_str(&decimal(n / 10));
                out.push('.');
                out.push(char::from(b'0' + (n % 10) as u8));
            }
            None => out.push(c),
        }
    }
}

/// Writes a text that the shape begins.
fn write(out: &mut String, shape: &str, tenths: &[usize], text: &str) {
    draw(out, shape, tenths);
    text.render_to(out);
    out.push_str("</text>");
}
