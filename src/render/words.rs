//! The words of the interface, in English.

use crate::compare::Kind;
use crate::story::{ActorKind, Mode, Stance};

pub(super) const SEARCH: &str = "Search";
pub(super) const SEARCH_HINT: &str = "Words, or a “phrase”";
pub(super) const FILTERS: &str = "Filters";
pub(super) const CLEAR: &str = "Clear filters";
pub(super) const STANCE: &str = "Position";
pub(super) const SOURCE: &str = "Article";
pub(super) const ACTOR: &str = "Who is speaking";
pub(super) const NOTHING: &str = "Nothing found";
pub(super) const NOTHING_HELP: &str =
    "No statement fits all that you have chosen. Take a filter away, or clear them all.";
pub(super) const EMPTY: &str = "This story has no statements yet.";
pub(super) const CLAIMS: &str = "Claims and statements";
pub(super) const CORRECTIONS: &str = "Corrections";
pub(super) const CARRIED_BY: &str = "Reported by";
pub(super) const NOT_CARRIED_BY: &str = "Not reported by";
pub(super) const ALSO_IN: &str = "Also in";
pub(super) const OPEN_SOURCE: &str = "Read it in the article";
pub(super) const ARCHIVED: &str = "Archived copy";
pub(super) const FINDING: &str = "Where accounts part";
pub(super) const VIEW: &str = "View";
pub(super) const VIEW_CLAIMS: &str = "By claim";
pub(super) const VIEW_TABLE: &str = "Table";
pub(super) const VIEW_PAIR: &str = "Two articles";
pub(super) const FIRST: &str = "First article";
pub(super) const SECOND: &str = "Second article";
pub(super) const IN_BOTH: &str = "In both";
pub(super) const ONLY_IN: &str = "Only in";
pub(super) const TABLE: &str = "What each article has of each claim";
pub(super) const CLAIM: &str = "Claim";
pub(super) const QUOTED: &str = "quoted";
pub(super) const PARAPHRASED: &str = "paraphrased";
pub(super) const DENIED: &str = "denied";
pub(super) const QUESTIONED: &str = "questioned";
pub(super) const ABSENT: &str = "not reported";
pub(super) const ADDED: &str = "added";
pub(super) const LEFT_OUT: &str = "left out";
pub(super) const MOVED: &str = "moved";
pub(super) const MOVED_END: &str = "end of what was moved";
pub(super) const NOTE: &str = "Note";

/// "61 statements".
pub(super) fn statements(count: usize) -> String {
    match count {
        1 => "1 statement".to_owned(),
        _ => format!("{} statements", number(count)),
    }
}

/// "23 of 61 statements".
pub(super) fn statements_of(shown: usize, all: usize) -> String {
    format!("{} of {}", number(shown), statements(all))
}

/// "5 articles".
pub(super) fn articles(count: usize) -> String {
    match count {
        1 => "1 article".to_owned(),
        _ => format!("{} articles", number(count)),
    }
}

/// "3 of 5 articles".
pub(super) fn articles_of(count: usize, all: usize) -> String {
    format!("{} of {}", number(count), articles(all))
}

/// "3 claims".
pub(super) fn claims(count: usize) -> String {
    match count {
        1 => "1 claim".to_owned(),
        _ => format!("{} claims", number(count)),
    }
}

/// A finding on a claim.
pub(super) fn finding(kind: Kind, label: &str) -> &'static str {
    match (kind, label) {
        (Kind::Coverage, "one-source") => "In one article only",
        (Kind::Coverage, _) => "Reported by",
        (Kind::Positions, "contested") => "Contested",
        (Kind::Positions, "at-odds") => "Said both ways",
        (Kind::Positions, "denied") => "Denied, and asserted by nobody here",
        (Kind::Positions, _) => "Questioned",
        (Kind::Wording, _) => "Wording differs",
        (Kind::Attribution, "utterance") => "The same words, other speakers",
        (Kind::Attribution, _) => "Other speakers named",
        (Kind::Figures, "conflict") => "Figures differ",
        (Kind::Figures, _) => "Figures given in other ways",
        (Kind::Place, _) => "Placed differently",
        (Kind::Date, "said") => "Dates of saying differ",
        (Kind::Date, _) => "Dated differently",
        (Kind::Framing, _) => "Introduced with other verbs",
    }
}

/// A finding as a choice among the filters.
pub(super) fn finding_choice(choice: &str) -> &str {
    match choice {
        "contested" => "Contested",
        "at-odds" => "One speaker, both ways",
        "one-source" => "In one article only",
        "wording" => "Wording differs",
        "attribution" => "Other speakers named",
        "figures" => "Figures differ",
        "place" => "Placed differently",
        "date" => "Dated differently",
        "framing" => "Introduced with other verbs",
        other => other,
    }
}

/// What is done with a claim, before the names of those who do it.
pub(super) fn position(position: &str) -> &str {
    match position {
        "asserts" => "Asserted by",
        "denies" => "Denied by",
        "questions" => "Questioned by",
        "asserts the contrary" => "A claim that contradicts it is asserted by",
        other => other,
    }
}

/// A class of reporting expressions.
pub(super) fn cue_class(class: &str) -> &str {
    match class {
        "neutral" => "Neutral (said, told)",
        "assertive" => "Assertive (stressed, insisted)",
        "concessive" => "Concessive (admitted, acknowledged)",
        "doubting" => "Doubting (claimed, alleged)",
        other => other,
    }
}

/// What two quotations are to each other.
pub(super) fn relation(relation: &str) -> &str {
    match relation {
        "same-words" => "The same words, written differently",
        "excerpt" => "One is cut from the other",
        "reworded" => "The same in other words",
        other => other,
    }
}

/// A number with its thousands apart.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A stance as a verb, after the name of the actor.
pub(super) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "asserts",
        Stance::Denies => "denies",
        Stance::Questions => "questions",
    }
}

/// A stance as a choice among the filters.
pub(super) fn stance_choice(stance: &str) -> &str {
    match stance {
        "asserts" => "Asserts the claim",
        "denies" => "Denies it",
        "questions" => "Questions it",
        other => other,
    }
}

pub(super) fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Direct => "Quotation",
        Mode::Mixed => "Partly quoted",
        Mode::Indirect => "Paraphrase",
    }
}

/// What an actor without a role is.
pub(super) fn kind(kind: ActorKind) -> Option<&'static str> {
    match kind {
        ActorKind::Unnamed => Some("not named"),
        _ => None,
    }
}

/// A source without a title.
pub(super) fn untitled(number: usize) -> String {
    format!("Article {number}, without a headline")
}

/// The number of a source, for those who cannot see that it stands in a box.
pub(super) fn article(number: usize) -> String {
    format!("Article {number}")
}

/// The expression that the source chose.
pub(super) fn cue(cue: &str) -> String {
    format!("in the article’s word “{cue}”")
}

/// A relay chain, nearest to the source first.
pub(super) fn via(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => format!("as reported by {one}"),
        [first, rest @ ..] => format!("as reported by {first}, citing {}", rest.join(", citing ")),
    }
}

pub(super) fn to(audience: &str) -> String {
    format!("to {audience}")
}

/// What stands between the names of a joint statement, before the last of them or before another.
pub(super) fn joint(last: bool) -> &'static str {
    if last { " and " } else { ", " }
}

/// The name of the list of those who belong to an actor.
pub(super) fn members(name: &str) -> String {
    format!("Who belongs to {name}")
}

/// Names as a list in running text.
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first, second] => format!("{first} and {second}"),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// An ISO 8601 date, month, year, date and time, or period, as it is read: "26 April 2025". What cannot be read stays.
pub(super) fn date(iso: &str) -> String {
    if let Some((from, to)) = iso.split_once('/') {
        return format!("{} to {}", date(from), date(to));
    }
    let day = iso.split('T').next().unwrap_or(iso);
    let parts: Vec<&str> = day.split('-').collect();
    let month = |text: &str| text.parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1)).copied());
    match parts[..] {
        [year, m, d] => match month(m) {
            Some(name) => format!("{} {name} {year}", d.trim_start_matches('0')),
            None => iso.to_owned(),
        },
        [year, m] => match month(m) {
            Some(name) => format!("{name} {year}"),
            None => iso.to_owned(),
        },
        _ => iso.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_numbers_as_read() {
        assert_eq!(date("2025-04-06"), "6 April 2025");
        assert_eq!(date("2025-04-26T11:01:03Z"), "26 April 2025");
        assert_eq!(date("2025-01/2025-02"), "January 2025 to February 2025");
        assert_eq!(date("2025"), "2025");
        assert_eq!(date("soon"), "soon");
        assert_eq!(date("2025-77"), "2025-77");
        assert_eq!([number(0), number(999), number(1000), number(1234567)], ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(list(&["a", "b", "c"]), "a, b and c");
    }
}
