//! Different dates for one thing, or for the saying of it.

use super::{Finding, Group, Kind, group_by};
use crate::compare::Utterance;
use crate::query::Index;

pub(super) fn find(index: &Index, claim: usize, utterances: &[&Utterance], all: &mut Vec<Finding>) {
    let dated: Vec<(String, usize)> =
        index.statements_of(claim).iter().filter_map(|&s| Some((index.statement(s).when.clone()?, s))).collect();
    add(index, claim, "event", dated, all);
    for utterance in utterances {
        let said =
            utterance.quotes().filter_map(|q| Some((index.statement(q.statement).said_on.clone()?, q.statement)));
        add(index, claim, "said", said.collect(), all);
    }
}

/// Adds a finding if two sources give dates that cannot both be right: a month and a day in it can.
fn add(index: &Index, claim: usize, label: &'static str, dated: Vec<(String, usize)>, all: &mut Vec<Finding>) {
    let groups = group_by(index, dated);
    let part = |a: &Group, b: &Group| {
        disjoint(&a.label, &b.label) && a.sources.iter().any(|s| b.sources.iter().any(|t| s != t))
    };
    if !groups.iter().enumerate().any(|(i, a)| groups[..i].iter().any(|b| part(a, b))) {
        return;
    }
    let groups: Vec<Group> = groups.iter().filter(|a| groups.iter().any(|b| part(a, b))).cloned().collect();
    let statements = groups.iter().flat_map(|group| group.statements.iter().copied()).collect();
    let mut finding = Finding::new(index, Kind::Date, label, claim, statements);
    finding.groups = groups;
    all.push(finding);
}

/// Whether two ISO 8601 dates or periods share no day. Dates of less precision stand for all days in them.
fn disjoint(a: &str, b: &str) -> bool {
    fn ends(period: &str) -> (String, String) {
        let (from, to) = period.split_once('/').unwrap_or((period, period));
        let day = |date: &str| date.split('T').next().unwrap_or(date).to_owned();
        // A shorter date sorts before every day in it; with the highest character behind it, after every one.
        (day(from), day(to) + "~")
    }
    let ((a_from, a_to), (b_from, b_to)) = (ends(a), ends(b));
    a_to < b_from || b_to < a_from
}

#[cfg(test)]
mod tests {
    use super::disjoint;

    #[test]
    fn dates_part_when_no_day_is_in_both() {
        for (a, b, expected) in [
            ("2025-04-26", "2025-04-27", true),
            ("2025-04", "2025-04-27", false),
            ("2025", "2025-12-31", false),
            ("2024-10", "2025", true),
            ("2024-08", "2024-08/2024-09", false),
            ("2025-01/2025-02", "2025-03", true),
            ("2025-01/2025-02", "2025-02-28", false),
            ("2025-04-26T23:00:00Z", "2025-04-26", false),
        ] {
            assert_eq!(disjoint(a, b), expected, "{a} {b}");
            assert_eq!(disjoint(b, a), expected, "{b} {a}");
        }
    }
}
