#![cfg(not(target_arch = "wasm32"))]
//! The figures of a statement: what is read, and how two of them stand to each other.

use who_said_what::compare::figures::{
    Agreement, Bound, Change, Decimal, Figure, UnitClass, compare, compare_sets, extract,
};

/// The lines of a table: fields between tabs, without empty lines and comments.
fn rows(table: &str) -> Vec<Vec<&str>> {
    table.lines().filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t').collect()).collect()
}

/// A figure in the notation of `data/figures/extract.tsv`.
fn notation(figure: &Figure) -> String {
    let value = figure.value;
    let to = figure.to.map_or(String::new(), |to| to.to_string());
    let mut text = match figure.bound {
        Bound::Exact => format!("={value}"),
        Bound::AtLeast => format!(">={value}"),
        Bound::MoreThan => format!(">{value}"),
        Bound::AtMost => format!("<={value}"),
        Bound::LessThan => format!("<{value}"),
        Bound::About => format!("~{value}"),
        Bound::Nearly => format!("~-{value}"),
        Bound::JustOver => format!("~+{value}"),
        Bound::Between => format!("[{value}..{to}]"),
        Bound::Vague => format!("?[{value}..{to}]"),
    };
    text += " ";
    text += if figure.unit.class == UnitClass::None { "_" } else { &figure.unit.of };
    if let Some(per) = &figure.unit.per {
        text += &format!(" /{per}");
    }
    text += match figure.change {
        Change::Total => "",
        Change::Increase => " +",
        Change::Decrease => " -",
    };
    if let Some(fate) = figure.fate {
        text += &format!(" !{}", format!("{fate:?}").to_lowercase());
    }
    text
}

fn table_of_figures(name: &str, table: &str) {
    let rows = rows(table);
    let mut wrong = Vec::new();
    for row in &rows {
        let [text, expected] = row[..] else { panic!("{name}: not two fields: {row:?}") };
        let figures = extract(text);
        let got: Vec<_> = figures.iter().map(notation).collect();
        let got = if got.is_empty() { "-".to_owned() } else { got.join(" | ") };
        if got != expected {
            wrong.push(format!("{text}\n    expected {expected}\n    got      {got}"));
        }
        for figure in &figures {
            assert_eq!(text[figure.start..figure.end], figure.text);
        }
    }
    assert!(wrong.is_empty(), "{name}: {} of {} wrong\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

#[test]
fn figures_of_sentences() {
    table_of_figures("extract.tsv", include_str!("data/figures/extract.tsv"));
}

#[test]
fn agreement_of_pairs() {
    let rows = rows(include_str!("data/figures/agree.tsv"));
    let mut wrong = Vec::new();
    for row in &rows {
        let [a, b, expected] = row[..] else { panic!("agree.tsv: not three fields: {row:?}") };
        let (x, y) = (extract(a), extract(b));
        let ([x], [y]) = (&x[..], &y[..]) else {
            wrong.push(format!("{a} / {b}: {} and {} figures", x.len(), y.len()));
            continue;
        };
        let got = said(compare(x, y));
        if got != expected {
            wrong.push(format!("{a} / {b}\n    expected {expected}\n    got      {got}"));
        }
    }
    assert!(wrong.is_empty(), "agree.tsv: {} of {} wrong\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// An agreement in the notation of `data/figures/agree.tsv`: its kind, and the kind of reason, as in JSON.
fn said(agreement: Option<Agreement>) -> String {
    let kebab = |name: String| {
        let dashed: String =
            name.chars().flat_map(|c| c.is_uppercase().then_some('-').into_iter().chain(c.to_lowercase())).collect();
        dashed.trim_start_matches('-').to_owned()
    };
    match agreement {
        None => "none".to_owned(),
        Some(Agreement::Equal) => "equal".to_owned(),
        Some(Agreement::Compatible { why }) => format!("compatible {}", kebab(format!("{why:?}"))),
        Some(Agreement::Conflict { why }) => format!("conflict {}", kebab(format!("{why:?}"))),
    }
}

#[test]
fn figures_of_two_statements_are_paired() {
    let pairs = |a, b| {
        compare_sets(&extract(a), &extract(b))
            .into_iter()
            .map(|(i, j, how)| (i, j, said(Some(how))))
            .collect::<Vec<_>>()
    };
    let pair = |i, j, how: &str| (i, j, how.to_owned());
    // The equal ones first, whatever their order.
    assert_eq!(
        pairs("12 tanks and 30 drones, and 500 soldiers", "30 drones, 700 soldiers and 14 tanks"),
        [pair(1, 0, "equal"), pair(0, 2, "conflict values"), pair(2, 1, "conflict values")]
    );
    // Each figure once, and the better partner is taken.
    assert_eq!(pairs("about 40 tanks", "55 tanks, then 40 tanks"), [pair(0, 1, "compatible same-value")]);
    assert_eq!(
        pairs("5 missiles, then 10 missiles", "10 missiles, then 6 missiles"),
        [pair(1, 0, "equal"), pair(0, 1, "conflict values")]
    );
    // Two articles on the same event.
    assert_eq!(
        pairs(
            "Officials suggested that as many as 11,000 North Korean troops have been deployed, and an additional \
             3,000 after approximately 4,000 soldiers were killed or injured.",
            "More than 11,000 North Korean troops were deployed earlier this year, with an additional 3,000 arriving.",
        ),
        [pair(1, 1, "equal"), pair(0, 0, "conflict disjoint")]
    );
    assert_eq!(pairs("12 tanks", "30 drones"), []);
    assert_eq!(pairs("", "30 drones"), []);
}

#[test]
fn json_has_exact_numbers_as_text() {
    let figure = &extract("Fewer than 1.5 million people left each month.")[0];
    assert_eq!(
        serde_json::to_value(figure).unwrap(),
        serde_json::json!({
            "value": "1500000", "step": "100000", "bound": "less-than", "change": "total",
            "unit": { "class": "people", "of": "person", "noun": "people" },
            "start": 0, "end": 29, "text": "Fewer than 1.5 million people"
        })
    );
    let agreement = compare(figure, &extract("2 million people")[0]).unwrap();
    assert_eq!(serde_json::to_value(agreement).unwrap(), serde_json::json!({ "kind": "conflict", "why": "beyond" }));
}

/// A number below a million in words: "two hundred and fifty thousand, three hundred and one" without the comma.
fn spell(n: u32) -> String {
    const ONES: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    match n {
        0..20 => ONES[n as usize].to_owned(),
        20..100 if n.is_multiple_of(10) => TENS[n as usize / 10 - 2].to_owned(),
        20..100 => format!("{}-{}", TENS[n as usize / 10 - 2], ONES[n as usize % 10]),
        100..1000 if n.is_multiple_of(100) => format!("{} hundred", ONES[n as usize / 100]),
        100..1000 => format!("{} hundred and {}", ONES[n as usize / 100], spell(n % 100)),
        _ if n.is_multiple_of(1000) => format!("{} thousand", spell(n / 1000)),
        _ if n % 1000 < 100 => format!("{} thousand and {}", spell(n / 1000), spell(n % 1000)),
        _ => format!("{} thousand {}", spell(n / 1000), spell(n % 1000)),
    }
}

/// With a comma between the thousands.
fn grouped(n: u32) -> String {
    if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
}

#[test]
fn digits_and_words_agree() {
    for n in (0..=999_999).step_by(331).chain(0..1200).chain(999_900..=999_999) {
        let (digits, words) = (format!("{} soldiers", grouped(n)), format!("{} soldiers", spell(n)));
        let (a, b) = (extract(&digits), extract(&words));
        assert_eq!((a.len(), b.len()), (1, 1), "{digits} / {words}");
        assert_eq!(a[0].value, Decimal::from(n), "{digits}");
        assert_eq!((a[0].value, a[0].step, &a[0].unit), (b[0].value, b[0].step, &b[0].unit), "{words}");
        assert_eq!(compare(&a[0], &b[0]), Some(Agreement::Equal), "{words}");
        // American English leaves out the "and"; hyphens may join all of it.
        for words in [words.replace(" and ", " "), words.replace(" and ", "-and-").replace(" hundred", "-hundred")] {
            assert_eq!(extract(&words).first().map(|f| f.value), Some(a[0].value), "{words}");
        }
    }
}

/// Words and signs that mean something here, to be strewn at random.
const PIECES: &[&str] = &[
    "11,000",
    "1.2",
    "million",
    "thousand",
    "hundred",
    "and",
    "a",
    "half",
    "dozen",
    "dozens",
    "of",
    "tens",
    "between",
    "to",
    "-",
    "–",
    "$",
    "€",
    "%",
    "km",
    "m",
    "per",
    "cent",
    "troops",
    "soldiers",
    "people",
    "killed",
    "injured",
    "or",
    "more",
    "than",
    "as",
    "many",
    "as",
    "up",
    "about",
    "nearly",
    "no",
    "fewer",
    "another",
    "additional",
    "26",
    "April",
    "2025",
    "11:01",
    "T-90",
    "three",
    "twenty",
    "-five",
    "zero",
    "one",
    "in",
    "five",
    "minus",
    "°C",
    ".",
    ",",
    "(",
    ")",
    "square",
    "degrees",
    "miles",
    "hour",
    "/",
    "만",
    "천",
    "тыс",
    ".",
    "1.000",
    "1 000",
    "0.000000001",
    "½",
    "+",
    "US",
    "999999999999999999",
    "rose",
    "by",
    "points",
    "year",
    "-old",
    "several",
    "few",
    "trillion",
    "trillion",
    "~",
    ">",
    "over",
];

mod properties {
    use super::*;
    use proptest::prelude::*;

    fn strewn() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            8 => prop::sample::select(PIECES).prop_map(str::to_owned),
            1 => "[0-9]{1,30}([.,' ][0-9]{1,4}){0,3}",
            1 => "\\PC{0,4}",
        ];
        prop::collection::vec((piece, prop::sample::select(&[" ", "", "-", "\n"][..])), 0..24)
            .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, blank)| [piece, blank.to_owned()]).collect())
    }

    fn sound(text: &str) {
        let figures = extract(text);
        let mut end = 0;
        for figure in &figures {
            assert!(figure.start >= end && figure.end > figure.start, "{figure:?} in {text:?}");
            assert_eq!(&text[figure.start..figure.end], figure.text);
            assert!(figure.to.is_none_or(|to| to >= figure.value), "{figure:?}");
            assert_eq!(figure.to.is_some(), matches!(figure.bound, Bound::Between | Bound::Vague), "{figure:?}");
            end = figure.end;
        }
        for a in &figures {
            for b in &figures {
                assert_eq!(compare(a, b), compare(b, a), "{a:?} {b:?}");
            }
            assert!(matches!(compare(a, a), Some(Agreement::Equal) | None), "{a:?}");
        }
        let pairs = compare_sets(&figures, &figures);
        let unique = |side: fn(&(usize, usize, Agreement)) -> usize| {
            let mut indices: Vec<_> = pairs.iter().map(side).collect();
            indices.sort_unstable();
            indices.dedup();
            indices.len() == pairs.len()
        };
        assert!(unique(|p| p.0) && unique(|p| p.1));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read(text in "\\PC*") {
            sound(&text);
        }

        #[test]
        fn any_order_of_words_is_read(text in strewn()) {
            sound(&text);
        }

        #[test]
        fn numbers_are_read_as_written(n in 0u32..1_000_000) {
            let figures = extract(&format!("Reports spoke of {} soldiers.", grouped(n)));
            prop_assert_eq!(figures[0].value, Decimal::from(n));
            let words = extract(&format!("Reports spoke of {} soldiers.", spell(n)));
            prop_assert_eq!(words[0].value, Decimal::from(n));
        }
    }
}

#[test]
fn time_grows_with_the_text() {
    // A quadratic reader would need minutes for these.
    for piece in
        ["1", "1,000 ", "a ", "hundred and ", "1-", "between 1 and ", "12 small ", "killed ", "11:", "1.", "of the 5 "]
    {
        let text = piece.repeat(60_000 / piece.len());
        let start = std::time::Instant::now();
        extract(&text);
        assert!(start.elapsed().as_secs() < 10, "{piece:?}");
    }
}
