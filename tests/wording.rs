//! Wording: how well two quotations are told apart, and what the edit script promises.
#![cfg(not(target_arch = "wasm32"))]

use proptest::prelude::*;
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use who_said_what::compare::wording::{Direction, Edit, Prepared, Relation, Replacement, compare, relation};

/// One line of `tests/data/wording/pairs.tsv`.
struct Pair {
    class: &'static str,
    kind: &'static str,
    a: String,
    b: String,
    split: &'static str,
}

const CLASSES: [&str; 5] = ["identical", "same-words", "excerpt", "reworded", "unrelated"];

/// The pairs. In the table, `\u{301}` stands for a character that editors would not keep as it is.
fn pairs() -> Vec<Pair> {
    let table = include_str!("data/wording/pairs.tsv");
    let text = |field: &str| {
        let mut pieces = field.split("\\u{");
        let mut out = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (code, rest) = piece.split_once('}').expect("a closed escape");
            out.push(u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character"));
            out.push_str(rest);
        }
        out
    };
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("class\tkind\ta\tb\tsplit"));
    lines
        .map(|line| {
            let fields: Vec<&str> = line.split('\t').collect();
            let [class, kind, a, b, split] = fields[..] else { panic!("five columns: {line}") };
            assert!(CLASSES.contains(&class), "{line}");
            Pair { class, kind, a: text(a), b: text(b), split }
        })
        .collect()
}

/// The pairs of `split` by what they are and what they were taken for, and the share that was right.
fn judge(split: &str) -> (f64, BTreeMap<(&'static str, &'static str), usize>) {
    let mut matrix = BTreeMap::new();
    let (mut right, mut all) = (0, 0);
    for pair in pairs().iter().filter(|pair| pair.split == split) {
        let found = relation(&pair.a, &pair.b).as_str();
        *matrix.entry((pair.class, found)).or_insert(0) += 1;
        right += usize::from(found == pair.class);
        all += 1;
    }
    let accuracy = right as f64 / all as f64;
    println!("{split}: {right} of {all} right, {:.1} %", accuracy * 100.0);
    println!("  {:<12}{}", "", CLASSES.map(|class| format!("{class:>12}")).concat());
    for class in CLASSES {
        let row = CLASSES.map(|found| format!("{:>12}", matrix.get(&(class, found)).unwrap_or(&0)));
        println!("  {class:<12}{}", row.concat());
    }
    (accuracy, matrix)
}

/// The rules were made by looking at the pairs of `train`. Those of `held-out` were set aside by a hash of their text
/// before the first run, and their errors not looked at: 76 of 79 were right when they were first run, and are now. `second`
/// and `third` were written later, each after the rules as they then stood; on their first run 113 of 123 and 89 of 91
/// were right (the errors of `second` were then looked at). All pairs were written by one hand, which also wrote the
/// rules and the list of synonyms: pairs from elsewhere will fare worse. A change that makes one of these figures worse
/// should have a reason.
#[test]
fn accuracy_is_kept() {
    for (split, least) in [("train", 0.99), ("held-out", 0.96), ("second", 0.97), ("third", 0.97)] {
        let (accuracy, matrix) = judge(split);
        assert!(accuracy >= least, "{split}: {accuracy:.3} is under {least}");
        for class in ["identical", "same-words"] {
            let wrong = matrix.iter().filter(|((truth, found), _)| (*truth == class) != (*found == class));
            assert_eq!(wrong.count(), 0, "{split}: {class} is told by rule, and must be right");
        }
    }
}

#[test]
fn every_wrong_pair_is_named() {
    for pair in pairs() {
        let wording = compare(&pair.a, &pair.b);
        if wording.relation.as_str() != pair.class {
            println!(
                "{} taken for {} ({}, {}, similarity {})",
                pair.class,
                wording.relation.as_str(),
                pair.kind,
                pair.split,
                wording.similarity
            );
            println!("  {}\n  {}", pair.a, pair.b);
        }
    }
}

#[test]
fn the_table_is_balanced_and_names_no_pair_twice() {
    let pairs = pairs();
    for class in CLASSES {
        assert!(pairs.iter().filter(|pair| pair.class == class).count() >= 40, "{class}");
    }
    let negatives =
        pairs.iter().filter(|pair| pair.class == "unrelated" && !matches!(pair.kind, "different" | "other-language"));
    assert!(negatives.count() >= 40);
    let mut seen = std::collections::HashSet::new();
    for pair in &pairs {
        assert!(seen.insert((&pair.a, &pair.b)), "{} | {}", pair.a, pair.b);
        assert!(!pair.kind.is_empty());
    }
}

#[test]
fn every_pair_can_be_put_together_again_and_turned_round() {
    for pair in pairs() {
        promises(&pair.a, &pair.b);
    }
}

/// What holds for any two texts.
fn promises(a: &str, b: &str) {
    let (there, back) = (compare(a, b), compare(b, a));
    assert_eq!(there.left(), a);
    assert_eq!(there.right(), b);
    assert_eq!(back.left(), b);
    assert_eq!(back.right(), a);
    assert_eq!(there.relation, back.relation, "{a:?} {b:?}");
    assert_eq!(there.similarity, back.similarity, "{a:?} {b:?}");
    let turned = there.direction.map(|direction| match direction {
        Direction::LeftFromRight => Direction::RightFromLeft,
        Direction::RightFromLeft => Direction::LeftFromRight,
        Direction::Both => Direction::Both,
    });
    assert_eq!(back.direction, turned);
    assert_eq!(there.direction.is_some(), there.relation == Relation::Excerpt);
    assert!((0.0..=1.0).contains(&there.similarity));
    assert_eq!(relation(a, b), there.relation);
    if matches!(there.relation, Relation::Identical | Relation::SameWords) {
        assert_eq!(there.similarity, 1.0, "{a:?} {b:?}");
    }
    let mut halves: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for edit in &there.edits {
        match edit {
            Edit::MoveFrom { number, .. } => halves.entry(*number).or_default().0 += 1,
            Edit::MoveTo { number, .. } => halves.entry(*number).or_default().1 += 1,
            Edit::Replace { left, right, .. } => assert!(left != right && !left.is_empty() && !right.is_empty()),
            Edit::Equal { text } | Edit::Delete { text } | Edit::Insert { text } => assert!(!text.is_empty()),
        }
    }
    assert!(halves.values().all(|half| *half == (1, 1)), "{a:?} {b:?}: {:?}", there.edits);
}

/// Words and marks that the rules look at, so that texts made of them meet.
fn words() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "we",
        "will",
        "not",
        "never",
        "don't",
        "attack",
        "attacked",
        "the",
        "region",
        "area",
        "of",
        "Russia",
        "Russian",
        "US",
        "U.S.",
        "United",
        "States",
        "11,000",
        "eleven",
        "thousand",
        "troops",
        "soldiers",
        "[the",
        "enemy]",
        "(Putin)",
        "...",
        "…",
        "[...]",
        "cease",
        "fire",
        "cease-fire",
        "ceasefire",
        "$5",
        "million",
        "%",
        "5pm",
        "—",
        ",",
        ".",
        "“",
        "”",
        "[W]e",
        "want[ed]",
        "officer(s)",
        "l’ennemi",
        "and",
        "a",
        "half",
        "hundred",
        "Путин",
        "Путина",
        "не",
        "我们",
        "不会",
        "コンピューター",
        "북한군의",
        "북한군은",
        "والجنود",
        "الجنود",
        "e\u{301}",
        "\u{200d}",
        "\n",
        "]",
        "(",
        "&",
        "1",
        "000",
        "can't",
        "it's",
        "à",
        "ไม่",
        "हम",
        "ΑΘΗΝΑ",
        "Αθήνα",
        "A.",
        "B.",
        "İ",
        "ß",
        "ss",
        "$",
        "5",
        "5",
        "'s",
        "''",
        "x'",
        "😀",
    ]);
    prop::collection::vec((word, prop::sample::select(vec![" ", " ", " ", "", "-", "\u{a0}", "  "])), 0..24)
        .prop_map(|words| words.into_iter().flat_map(|(word, space)| [word, space]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn promises_hold_for_any_text(a in "\\PC{0,80}", b in "\\PC{0,80}") {
        promises(&a, &b);
    }

    #[test]
    fn promises_hold_for_texts_that_meet(a in words(), b in words()) {
        promises(&a, &b);
    }

    #[test]
    fn a_text_is_identical_with_itself(a in "\\PC{0,120}", b in words()) {
        for text in [a, b] {
            let wording = compare(&text, &text);
            prop_assert_eq!(wording.relation, Relation::Identical);
            prop_assert!(wording.edits.len() <= 1, "{:?}", wording.edits);
        }
    }

    #[test]
    fn a_text_without_its_ends_is_cut_from_it(words in prop::collection::vec("[b-z]{6,9}", 6..20), from in 0usize..3, until in 1usize..3) {
        // Made-up words differ, so that nothing meets by chance.
        let words: Vec<String> = words.iter().enumerate().map(|(at, word)| format!("{}{word}", char::from(b'a' + at as u8))).collect();
        let part = words[from..words.len() - until].join(" ");
        let wording = compare(&part, &words.join(" "));
        prop_assert_eq!(wording.relation, Relation::Excerpt);
        prop_assert_eq!(wording.direction, Some(Direction::LeftFromRight));
    }
}

#[test]
fn the_script_tells_spelling_form_synonym_and_brackets_apart() {
    let changes = |a: &str, b: &str| -> Vec<(String, String, Replacement)> {
        let replaced = |edit| match edit {
            Edit::Replace { left, right, change } => Some((left, right, change)),
            _ => None,
        };
        compare(a, b).edits.into_iter().filter_map(replaced).collect()
    };
    let one = |left: &str, right: &str, change| vec![(left.to_owned(), right.to_owned(), change)];
    assert_eq!(
        changes("He does not want to stop the war", "He doesn’t want to stop the war"),
        one("does not", "doesn’t", Replacement::Spelling)
    );
    assert_eq!(
        changes("as many as 11,000 troops", "as many as eleven thousand troops"),
        one("11,000", "eleven thousand", Replacement::Spelling)
    );
    assert_eq!(
        changes("They patrol the river", "They patrolled the river"),
        one("patrol", "patrolled", Replacement::Form)
    );
    assert_eq!(
        changes("performing combat missions", "performing combat tasks"),
        one("missions", "tasks", Replacement::Synonym)
    );
    assert_eq!(changes("maybe (Putin) wants it", "maybe he wants it"), one("(Putin)", "he", Replacement::Editorial));
    assert_eq!(changes("the total defeat", "the purple defeat"), one("total", "purple", Replacement::Other));
}

#[test]
fn a_moved_clause_is_two_halves_of_a_move() {
    let wording = compare(
        "In the last quarter, despite the strike, we sold more cars",
        "We sold more cars in the last quarter, despite the strike",
    );
    assert_eq!(wording.relation, Relation::Reworded);
    assert!(wording.edits.iter().any(|edit| matches!(edit, Edit::MoveFrom { number: 1, text } if text.contains("last quarter") || text.contains("sold more cars"))));
}

#[test]
fn the_comparison_is_written_as_data() {
    let wording = compare("very productive", "a Very productive talk");
    let written = serde_json::to_value(&wording).expect("JSON");
    assert_eq!(
        written,
        serde_json::json!({
            "relation": "excerpt",
            "similarity": written["similarity"],
            "direction": "left-from-right",
            "edits": [
                { "op": "insert", "text": "a " },
                { "op": "replace", "left": "very", "right": "Very", "change": "spelling" },
                { "op": "equal", "text": " productive" },
                { "op": "insert", "text": " talk" },
            ],
        })
    );
}

/// Texts of 100 kB must not freeze a page, whatever is in them. The time allowed is for an unoptimised build.
#[test]
fn large_texts_take_a_moment() {
    let prose = |shift: usize, size: usize| {
        let vocabulary = [
            "war", "talks", "river", "minister", "said", "the", "of", "bank", "storm", "and", "northern", "votes",
            "train", "a",
        ];
        (0..size)
            .map(|at| {
                format!("{}{} ", vocabulary[(at * 7 + at / 5 + shift) % 14], if at % 9 == shift % 9 { at } else { 0 })
            })
            .collect::<String>()
    };
    let bytes = 100_000;
    let cases: Vec<(&str, String, String)> = vec![
        ("prose", prose(0, 14_000), prose(0, 14_000)),
        ("other prose", prose(0, 14_000), prose(1, 14_000)),
        (
            "half in another order",
            prose(0, 14_000),
            format!("{}{}", &prose(0, 14_000)[50_000..], &prose(0, 14_000)[..50_000]),
        ),
        ("one word over and over", "war ".repeat(bytes / 4), format!("peace {}", "war ".repeat(bytes / 4))),
        ("two words", "war peace ".repeat(bytes / 10), "peace war and ".repeat(bytes / 14)),
        ("one long word", "a".repeat(bytes), "a".repeat(bytes - 1)),
        ("ideographs", "我们坚决反对制裁".repeat(bytes / 24), "我们坚决支持谈判".repeat(bytes / 24)),
        (
            "one beginning",
            (0..9_000).map(|at| format!("abcdefg{at:x} ")).collect(),
            (0..9_000).map(|at| format!("abcdefg{:x} ", at * 7 % 9001 + 9_000)).collect(),
        ),
        ("brackets", "[war ".repeat(bytes / 5), "(war) ".repeat(bytes / 6)),
        ("dots", "...".repeat(bytes / 3), "war… ".repeat(bytes / 7)),
        ("figures", "1,000 ".repeat(bytes / 6), "one thousand and ".repeat(bytes / 17)),
        ("acronyms", "ABCDEF GHIJKL ".repeat(bytes / 14), "Abc Bcd Cde Def Efg Fgh ".repeat(bytes / 24)),
        ("apostrophes", "l'l'l'l'".repeat(bytes / 8), "don't ".repeat(bytes / 6)),
    ];
    for (name, a, b) in cases {
        let start = Instant::now();
        let wording = compare(&a, &b);
        let taken = start.elapsed();
        println!("{name}: {} and {} bytes, {taken:?}, {}", a.len(), b.len(), wording.relation.as_str());
        assert!(wording.left() == a && wording.right() == b, "{name}");
        assert!(taken < Duration::from_secs(10), "{name}: {taken:?}");
    }
}

#[test]
fn a_prepared_text_is_compared_as_the_text_is() {
    let prepared = Prepared::new("We will not leave our comrades in need");
    let other = Prepared::new("We shall not abandon our comrades in trouble");
    assert_eq!(prepared.text(), "We will not leave our comrades in need");
    assert_eq!(prepared.compare(&other), compare(prepared.text(), other.text()));
    assert_eq!(prepared.relation(&other), relation(prepared.text(), other.text()));
}

/// The claims of one story share names and matters, and each says something else: 990 pairs, all hard negatives but for
/// perhaps a few. Measured: 15 taken for one utterance.
#[test]
fn claims_of_one_story_are_not_one_utterance() {
    let texts: Vec<String> = who_said_what::story::shipped().claims.into_iter().map(|claim| claim.text).collect();
    let mut taken = Vec::new();
    for (i, a) in texts.iter().enumerate() {
        for b in &texts[..i] {
            let found = relation(a, b);
            if found != Relation::Unrelated {
                taken.push(format!("{}: {a} / {b}", found.as_str()));
            }
        }
    }
    println!("{} of {} pairs of claims taken for one utterance", taken.len(), texts.len() * (texts.len() - 1) / 2);
    assert!(taken.len() <= 16, "{taken:#?}");
}
