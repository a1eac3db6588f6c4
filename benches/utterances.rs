//! Grouping quotations into utterances: how long it takes as stories grow, beside comparing all pairs where that can be
//! waited for, and how many of the pairs that belong together are found. `cargo bench --bench utterances` prints it.

mod generate;

use std::collections::HashSet;
use std::time::Instant;
use who_said_what::compare::utterances;
use who_said_what::compare::wording::{Prepared, Relation};
use who_said_what::query::Index;

fn main() {
    println!("{:>10}  {:>12}  {:>12}  {:>14}  {:>8}", "statements", "grouping", "all pairs", "pairs", "recall");
    for statements in [1_000, 10_000, 100_000] {
        let index = Index::new(generate::quotations(statements));
        let start = Instant::now();
        let groups = utterances(&index);
        let grouping = start.elapsed();
        let mut together: HashSet<(usize, usize)> = HashSet::new();
        for group in &groups {
            let members: Vec<usize> = group.quotes().map(|quote| quote.statement).collect();
            for (i, &a) in members.iter().enumerate() {
                together.extend(members[..i].iter().map(|&b| (a.min(b), a.max(b))));
            }
        }
        // All pairs of a hundred thousand are an hour of comparing.
        if statements > 10_000 {
            println!("{statements:>10}  {grouping:>12.1?}  {:>12}  {:>14}  {:>8}", "-", together.len(), "-");
            continue;
        }
        let start = Instant::now();
        let wanted = all_pairs(&index);
        let all = start.elapsed();
        let found = wanted.iter().filter(|pair| together.contains(pair)).count();
        let recall = format!("{:.1} %", found as f64 / wanted.len() as f64 * 100.0);
        println!("{statements:>10}  {grouping:>12.1?}  {all:>12.1?}  {:>14}  {recall:>8}", together.len());
    }
}

/// Every pair of statements of two sources, by a common actor or on one claim, whose quotations are of one utterance.
fn all_pairs(index: &Index) -> Vec<(usize, usize)> {
    let quotes: Vec<Prepared> = index.statements().map(|s| Prepared::new(s.text.as_str())).collect();
    let mut pairs = Vec::new();
    for b in 0..quotes.len() {
        for a in 0..b {
            let actor = index.speakers(a).any(|x| index.speakers(b).any(|y| x == y));
            let in_scope = actor || index.claim_of(a) == index.claim_of(b);
            if in_scope
                && index.source_of(a) != index.source_of(b)
                && quotes[a].relation(&quotes[b]) != Relation::Unrelated
            {
                pairs.push((a, b));
            }
        }
    }
    pairs
}
