//! When things were said against when they were reported: a picture, and below it a table of the same statements.
//!
//! The picture has time from above to below and a column for each article, with a dot where its statements were said and a
//! bar where it came out. What has no date has a row of its own, the last. Nothing is laid out by a script: rows stand at
//! so many `em`, columns at so many per cent, so that the picture is as wide as there is room and its text is as large as
//! the reader has it.
//!
//! However large a story is, the picture stays one: where there are too many days its rows are months, years, decades or
//! centuries, and of very many articles it has those with the most statements. The table has every statement with its day.

use super::statement::{source_number, words_of};
use super::words::{Date, read_date};
use super::{Form, Key, Scene};
use crate::order::sort_by;
use crate::query::Answer;
use crate::text::decimal;
use maud::{Markup, PreEscaped, Render as _, html};

/// Later than every date.
const NEVER: usize = usize::MAX;

/// The most rows that a picture has of one kind of date; with more, they are of the next longer one.
const ROWS: usize = 48;

/// The most articles that a picture has.
const COLUMNS: usize = 200;

/// What a row of the picture stands for: its date as it is, or the month, year, decade or century of it.
const SPANS: [usize; 5] = [0, 0, 1, 10, 100];

/// Statements by when they were said and by article.
struct Plot<'a> {
    scene: &'a Scene<'a>,
    /// When each statement was said, in order, with the statement.
    said: Vec<(usize, usize)>,
    /// The rows: days, months and years on which something was said or reported, in order; a month stands before its
    /// days. [`NEVER`] is the last if anything has no date.
    moments: Vec<usize>,
    /// Which of [`SPANS`] the rows are.
    span: usize,
    /// The articles that are drawn, in the order of the data.
    sources: Vec<usize>,
    /// How many there are.
    all: usize,
    /// How many statements there are in each row, column by column.
    counts: Vec<usize>,
}

/// The statements that an answer has, the first `limit` of them in the table; and how many these are.
pub(super) fn timeline(scene: &Scene, answer: &Answer, form: Form, limit: usize) -> (Markup, usize) {
    let plot = Plot::new(scene, answer);
    let html = html! {
        div.timeline {
            @if plot.moments == [NEVER] { p.caption { (scene.words.word(Key::NoDates)) } } @else { (plot.picture(form)) }
            table aria-label=(scene.words.word(Key::Timeline)) { (plot.rows(form, limit)) }
        }
    };
    (html, limit.min(plot.said.len()))
}

/// What stands in the table of the view when it has the first `limit` statements; and how many these are.
#[inline(never)] // a beginning of the module's other part: see scripts/split.mjs
pub fn timeline_rows(scene: &Scene, answer: &Answer, limit: usize) -> (Markup, usize) {
    let said = in_time(scene, answer);
    (table(scene, said.get(..limit).unwrap_or(&said), Form::Widget), limit.min(said.len()))
}

/// Whether anything in a story has a date that a picture could be drawn of.
#[cfg(any(feature = "cli", feature = "server"))]
pub(super) fn has_dates(scene: &Scene, answer: &Answer) -> bool {
    Plot::new(scene, answer).moments.first().is_some_and(|&first| first != NEVER)
}

/// Statements with when they were said, in that order.
fn in_time(scene: &Scene, answer: &Answer) -> Vec<(usize, usize)> {
    let all = &answer.statements;
    let when: Vec<usize> = all.iter().map(|&one| moment(scene.index.said_on(one))).collect();
    let mut places: Vec<usize> = (0..all.len()).collect();
    sort_by(&mut places, &|&a, &b| when[a].cmp(&when[b]));
    places.into_iter().map(|place| (when[place], all[place])).collect()
}

impl<'a> Plot<'a> {
    fn new(scene: &'a Scene<'a>, answer: &Answer) -> Plot<'a> {
        let index = scene.index;
        let said = in_time(scene, answer);
        let mut of_source = vec![0; index.story().sources.len()];
        for source in answer.statements.iter().filter_map(|&one| index.source_of(one)) {
            of_source[source] += 1;
        }
        let all = of_source.iter().filter(|&&count| count > 0).count();
        let sources = most(&of_source, COLUMNS);
        let mut moments: Vec<usize> = said.iter().map(|&(moment, _)| moment).collect();
        moments.extend(sources.iter().map(|&source| reported(scene, source)).filter(|&moment| moment != NEVER));
        sort_by(&mut moments, &|a, b| a.cmp(b));
        moments.dedup();
        let mut span = 0;
        while moments.len() > ROWS && span + 1 < SPANS.len() {
            span += 1;
            moments.iter_mut().for_each(|moment| *moment = spanning(*moment, span));
            moments.dedup();
        }
        let mut counts = vec![0; moments.len() * sources.len()];
        for &(moment, statement) in &said {
            if let Some(Ok(column)) = index.source_of(statement).map(|source| sources.binary_search(&source)) {
                counts[column * moments.len() + row(&moments, spanning(moment, span))] += 1;
            }
        }
        Plot { scene, said, moments, span, sources, all, counts }
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
                @if self.sources.len() < self.all {
                    p.hidden-count { (words.count(Key::Articles, self.all, 0)) " · " (super::shown(self.scene, self.all, &(0..self.sources.len()))) }
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
            write(&mut out, "<text y=\"#em\" dy=\".35em\">", &[y], &self.label(moment));
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
            let counts = part_of(&self.counts, column, self.moments.len());
            self.column(source, x, counts, &heights, &mut out);
        }
        out.push_str("</svg>");
        out
    }

    /// One article: its number, from when to when it reaches, when it came out, and what was said when.
    fn column(&self, source: usize, x: usize, counts: &[usize], heights: &[usize], out: &mut String) {
        let words = self.scene.words;
        let number =
            "<rect x=\"#%\" width=\"1.8em\" height=\"1.5em\" rx=\"2\"/><text x=\"#%\" y=\".75em\" dy=\".35em\">";
        write(out, number, &[x, x], &words.number(source + 1));
        let published = spanning(reported(self.scene, source), self.span);
        let (mut from, mut to) = (NEVER, 0);
        let mut dots = String::new();
        for ((&moment, &y), &count) in self.moments.iter().zip(heights).zip(counts) {
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

    /// What stands beside a row.
    fn label(&self, moment: usize) -> String {
        let first = day_of(self.scene, moment);
        match SPANS[self.span] {
            years @ 10.. if moment != NEVER => [&first, "–", &day_of(self.scene, moment + ((years - 1) << 9))].concat(),
            _ => first,
        }
    }

    /// All of it in words, by when it was said.
    fn rows(&self, form: Form, limit: usize) -> Markup {
        table(self.scene, self.said.get(..limit).unwrap_or(&self.said), form)
    }
}

/// A date as the reader has it.
fn day_of(scene: &Scene, moment: usize) -> String {
    match moment {
        NEVER => scene.words.get(Key::NoDate).to_owned(),
        _ => scene.words.day(date(moment)),
    }
}

/// What stands in the table of some statements, in the order of time.
fn table(scene: &Scene, said: &[(usize, usize)], form: Form) -> Markup {
    let words = scene.words;
    html! {
        thead {
            tr {
                th scope="col" { (words.word(Key::Sources)) }
                th scope="col" { (words.word(Key::Statement)) }
                th scope="col" { (words.word(Key::Reported)) }
            }
        }
        @for of_moment in said.chunk_by(|a, b| a.0 == b.0) {
            tbody {
                @for (i, &(moment, statement)) in of_moment.iter().enumerate() {
                    @if i == 0 {
                        tr { th colspan="3" scope="rowgroup" { (words.word(Key::Said)) (words.word(Key::Colon)) (day_of(scene, moment)) } }
                    }
                    (statement_row(scene, statement, form))
                }
            }
        }
    }
}

fn statement_row(scene: &Scene, statement: usize, form: Form) -> Markup {
    let Some(source) = scene.index.source_of(statement) else { return html! {} };
    let data = scene.index.statement(statement);
    // On a page that has the claims as well, these have their statements.
    let (id, of) = if form.unfolded() { (None, None) } else { (Some(&data.id), Some(&data.claim)) };
    html! {
        tr {
            td { (source_number(scene, source)) }
            th scope="row" data-statement=[id] data-of=[of] { (words_of(scene, statement)) }
            td { (day_of(scene, reported(scene, source))) }
        }
    }
}

/// The places of so many of the largest numbers, none of which is nought; of equal ones, the first.
fn most(numbers: &[usize], limit: usize) -> Vec<usize> {
    let mut places: Vec<usize> = (0..numbers.len()).filter(|&place| numbers[place] > 0).collect();
    if places.len() > limit {
        sort_by(&mut places, &|&a, &b| numbers[b].cmp(&numbers[a]));
        places.truncate(limit);
        sort_by(&mut places, &|a, b| a.cmp(b));
    }
    places
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

/// A moment as the rows of a picture have it.
fn spanning(moment: usize, span: usize) -> usize {
    match (span, SPANS[span]) {
        _ if moment == NEVER => NEVER,
        (0, _) => moment,
        (1, _) => moment & !31,
        (_, years) => ((moment >> 9) / years * years) << 9,
    }
}

/// One of several parts of the same length.
fn part_of(all: &[usize], number: usize, length: usize) -> &[usize] {
    all.get(number * length..(number + 1) * length).unwrap_or_default()
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
