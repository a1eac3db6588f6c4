//! When things were said against when they were reported: what is drawn, and what the table below says, held to the data.
#![cfg(not(target_arch = "wasm32"))]

mod stories;

use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use who_said_what::compare::Findings;
use who_said_what::query::{Index, Query};
use who_said_what::render::{Scene, View, Words, instead_of_list, timeline_rows};
use who_said_what::story::{Actor, Claim, Source, Statement, Story, shipped};

/// What the view shows of a query.
fn view(story: &Story, query: &Query, words: &Words) -> Html {
    let index = Index::new(story.clone());
    let findings = Findings::default();
    let scene = Scene { index: &index, findings: &findings, words, link: None };
    let html = instead_of_list(&scene, &index.answer(query), View::Timeline, usize::MAX).0;
    let html = Html::parse_fragment(&html.into_string());
    assert!(html.errors.is_empty(), "{:?}", html.errors);
    html
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    select(html, selector).into_iter().map(|e| e.text().collect::<String>().trim().to_owned()).collect()
}

fn length(element: &ElementRef, attribute: &str) -> f64 {
    let value = element.attr(attribute).unwrap_or_else(|| panic!("no {attribute} in {}", element.html()));
    value.trim_end_matches(|c: char| c.is_alphabetic() || c == '%').parse().unwrap()
}

/// A dot: the row that it stands in, its column as a per cent, and of how many statements it is.
fn dots(html: &Html) -> Vec<(String, f64, usize)> {
    let rows: Vec<(f64, String)> =
        select(html, ".dates text").iter().map(|text| (length(text, "y"), text.text().collect())).collect();
    let numbers: Vec<(f64, f64, usize)> = select(html, ".many")
        .iter()
        .map(|t| (length(t, "x"), length(t, "y"), t.text().collect::<String>().replace(',', "").parse().unwrap()))
        .collect();
    let dot = |circle: ElementRef| {
        let (x, y) = (length(&circle, "cx"), length(&circle, "cy"));
        let row = rows.iter().find(|(at, _)| *at == y).expect("a dot stands in a row").1.clone();
        let count = numbers.iter().find(|(at_x, at_y, _)| (*at_x, *at_y) == (x, y)).map_or(1, |(.., count)| *count);
        (row, x, count)
    };
    select(html, "circle").into_iter().map(dot).collect()
}

/// A story of two articles, of which one came out on 3 May 2025; each statement is `(article, said on)`.
fn story(statements: &[(&str, Option<&str>)]) -> Story {
    let published = Some("2025-05-03T23:30:00+02:00".to_owned());
    Story {
        sources: vec![
            Source { id: "dated".into(), published, ..Source::default() },
            Source { id: "undated".into(), ..Source::default() },
        ],
        actors: vec![Actor { id: "mayor".into(), name: "Ada Moor".into(), ..Actor::default() }],
        claims: vec![Claim { id: "claim".into(), text: "It is so.".into(), ..Claim::default() }],
        statements: (statements.iter().enumerate())
            .map(|(i, (source, said_on))| Statement {
                id: format!("s{i}"),
                claim: "claim".into(),
                source: (*source).into(),
                actors: vec!["mayor".into()],
                text: format!("words {i}"),
                said_on: said_on.map(str::to_owned),
                ..Statement::default()
            })
            .collect(),
        ..Story::default()
    }
}

#[test]
fn each_dot_stands_where_it_was_said_and_counts_its_statements() {
    let html = view(
        &story(&[
            ("dated", Some("2025-05-02")),
            ("dated", Some("2025-05-02T08:00:00Z")),
            ("undated", Some("2025-05-02")),
            ("undated", Some("2025")),
            ("undated", None),
        ]),
        &Query::default(),
        &Words::default(),
    );
    assert_eq!(texts(&html, ".dates text"), ["2025", "2 May 2025", "3 May 2025", "no date"]);
    let row = |text: &str| text.to_owned();
    assert_eq!(
        dots(&html),
        [(row("2 May 2025"), 25.0, 2), (row("2025"), 75.0, 1), (row("2 May 2025"), 75.0, 1), (row("no date"), 75.0, 1)]
    );
    // The bar of the article that has a date, and a line from what was said first to there.
    let heights: Vec<f64> = select(&html, ".dates text").iter().map(|text| length(text, "y")).collect();
    let bars = select(&html, "rect.bar");
    assert_eq!(bars.len(), 1);
    assert_eq!(length(&bars[0], "x"), 25.0);
    assert!((length(&bars[0], "y") + length(&bars[0], "height") / 2.0 - heights[2]).abs() < 0.01);
    let lines: Vec<_> =
        select(&html, "line[x1]").iter().map(|l| (length(l, "x1"), length(l, "y1"), length(l, "y2"))).collect();
    assert_eq!(lines, [(25.0, heights[1], heights[2]), (75.0, heights[0], heights[1])]);
}

#[test]
fn what_has_no_date_is_named_in_the_table() {
    let html = view(&story(&[("undated", None), ("dated", None)]), &Query::default(), &Words::default());
    assert_eq!(texts(&html, "tbody th[scope=rowgroup]"), ["Said: no date"]);
    let rows = texts(&html, "tbody td, tbody th[scope=row]");
    assert_eq!(rows, ["2", "Ada Moor asserts: words 0", "no date", "1", "Ada Moor asserts: words 1", "3 May 2025"]);
}

#[test]
fn without_any_date_there_is_a_sentence_in_place_of_the_picture() {
    let html = view(&story(&[("undated", None)]), &Query::default(), &Words::default());
    assert!(select(&html, "svg").is_empty());
    assert_eq!(texts(&html, "p").len(), 1);
    assert_eq!(select(&html, "tbody tr").len(), 2);
}

#[test]
fn time_runs_downward_and_longer_gaps_are_not_shorter() {
    let days = ["2019", "2024-12-31", "2025-01-01", "2025-01-02", "2025-01-09", "2025-03", "2025-03-01"];
    let html = view(&story(&days.map(|day| ("undated", Some(day)))), &Query::default(), &Words::default());
    let heights: Vec<f64> = select(&html, ".dates text").iter().map(|text| length(text, "y")).collect();
    let gaps: Vec<f64> = heights.windows(2).map(|pair| pair[1] - pair[0]).collect();
    assert!(gaps.iter().all(|gap| *gap >= 2.0), "{gaps:?}");
    let (years, day, week, month) = (gaps[0], gaps[2], gaps[3], gaps[4]);
    assert!(years > month && month > week && week > day, "{gaps:?}");
}

#[test]
fn with_more_than_a_picture_can_have_rows_are_of_longer_times() {
    let row = |text: &str| text.to_owned();
    let cases = [
        // Days of some months, of some years, and one of which only the year is known.
        (
            (0..60).map(|i| format!("2024-{:02}-{:02}", 1 + i / 28, 1 + i % 28)).collect(),
            vec!["January 2024", "February 2024", "March 2024"],
        ),
        (
            (0..60).map(|i| format!("{}-{:02}", 2020 + i / 12, 1 + i % 12)).collect(),
            vec!["2020", "2021", "2022", "2023", "2024"],
        ),
        (
            (0..60).map(|i| (1965 + i).to_string()).collect(),
            vec!["1960–1969", "1970–1979", "1980–1989", "1990–1999", "2000–2009", "2010–2019", "2020–2029"],
        ),
        (
            (0..60).map(|i| (1445 + 10 * i).to_string()).collect::<Vec<_>>(),
            vec!["1400–1499", "1500–1599", "1600–1699", "1700–1799", "1800–1899", "1900–1999", "2000–2099"],
        ),
    ];
    for (days, rows) in cases {
        let days: Vec<String> = days;
        let said: Vec<_> = days.iter().map(|day| ("undated", Some(day.as_str()))).chain([("undated", None)]).collect();
        let html = view(&story(&said), &Query::default(), &Words::default());
        let expected: Vec<_> = rows.into_iter().chain(["no date"]).collect();
        assert_eq!(texts(&html, ".dates text"), expected);
        assert_eq!(dots(&html).iter().map(|(.., count)| count).sum::<usize>(), 61);
        assert!(dots(&html).contains(&(row("no date"), 50.0, 1)));
        // The table has each as it is.
        assert_eq!(select(&html, "tbody").len(), 61);
    }
}

#[test]
fn a_part_of_the_table_is_its_beginning_and_the_picture_stays_whole() {
    let story = shipped();
    let index = Index::new(story.clone());
    let (findings, words) = (Findings::default(), Words::default());
    let scene = Scene { index: &index, findings: &findings, words: &words, link: None };
    let answer = index.answer(&Query::default());
    let part = |limit| instead_of_list(&scene, &answer, View::Timeline, limit);
    let parse = |html: String| Html::parse_fragment(&html);
    let (whole, all, drawn) = part(usize::MAX);
    assert_eq!((all, drawn), (story.statements.len(), story.statements.len()));
    let whole = parse(whole.into_string());
    let rows = |html: &Html| texts(html, "tbody tr");
    for limit in [0, 1, 24, 60, 1_000] {
        let (html, all, drawn) = part(limit);
        let html = parse(html.into_string());
        assert_eq!((all, drawn), (story.statements.len(), limit.min(story.statements.len())));
        assert_eq!(rows(&html), rows(&whole)[..rows(&html).len()]);
        assert_eq!(select(&html, "tbody [data-statement]").len(), drawn);
        assert_eq!(select(&html, "figure")[0].html(), select(&whole, "figure")[0].html());
        // What takes the place of the table when there is more is the same.
        let (more, count) = timeline_rows(&scene, &answer, limit);
        assert_eq!(
            (select(&html, "table")[0].inner_html(), drawn),
            (
                parse(format!("<table>{}</table>", more.into_string()))
                    .select(&Selector::parse("table").unwrap())
                    .next()
                    .unwrap()
                    .inner_html(),
                count
            )
        );
    }
}

#[test]
fn the_filtered_set_is_shown_and_nothing_else() {
    let story = shipped();
    let query = Query { stance: vec!["denies".into()], ..Query::default() };
    let html = view(&story, &query, &Words::default());
    let denied = story.statements.iter().filter(|s| s.stance.name() == "denies").count();
    assert_eq!(dots(&html).iter().map(|(.., count)| count).sum::<usize>(), denied);
    assert_eq!(select(&html, "tbody td:first-child").len(), denied);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_statement_of_any_story_is_drawn_and_named_once(story in stories::any_story()) {
        prop_assume!(!story.statements.is_empty());
        let html = view(&story, &Query::default(), &Words::default());
        prop_assert_eq!(select(&html, "tbody td:first-child").len(), story.statements.len());
        if !select(&html, "svg").is_empty() {
            prop_assert_eq!(dots(&html).iter().map(|(.., count)| count).sum::<usize>(), story.statements.len());
            prop_assert_eq!(select(&html, ".plot[role=img][aria-label]").len(), 1);
        }
    }
}
