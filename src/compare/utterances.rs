//! Utterances: quotations of the same words, found across sources without comparing all with all.
//!
//! Two quotations can be of one utterance if an actor or the claim is the same. Of those, only quotations that share
//! one of their rarest words are compared (an inverted index, as search engines and
//! [near-duplicate detection](https://nlp.stanford.edu/IR-book/html/htmledition/near-duplicates-and-shingling-1.html)
//! use one), each with the few groups that it shares most words with. How many pairs of one utterance are missed that
//! way is measured by `cargo bench --bench utterances`.

use super::wording::{Prepared, Relation};
use crate::query::Index;
use crate::story::Mode;
use crate::text::{fold, quotations};
use std::collections::HashMap;

/// The rarest words of a quotation that others are looked for by.
const RAREST: usize = 8;
/// How many groups a quotation is compared with, those that it shares most words with first.
const COMPARED: usize = 12;
/// How many quotations of a group it is compared with before the group is given up.
const MEMBERS: usize = 3;
/// The letters that words are told apart by: enough that "soldier" and "soldiers" are alike.
const LETTERS: usize = 6;

/// A quotation in a statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The statement, as a place in the data.
    pub statement: usize,
    /// The quoted words.
    pub text: String,
}

/// One utterance as several statements quote it.
#[derive(Debug, Clone, PartialEq)]
pub struct Utterance {
    fullest: Quote,
    variants: Vec<(Quote, Relation)>,
}

impl Utterance {
    /// The quotation that has most of it.
    pub fn fullest(&self) -> &Quote {
        &self.fullest
    }

    /// The other quotations, in the order of the data, and what each is to the fullest.
    pub fn variants(&self) -> impl Iterator<Item = (&Quote, Relation)> {
        self.variants.iter().map(|(quote, relation)| (quote, *relation))
    }

    /// All quotations, the fullest first.
    pub fn quotes(&self) -> impl Iterator<Item = &Quote> {
        std::iter::once(&self.fullest).chain(self.variants.iter().map(|(quote, _)| quote))
    }
}

struct Prepare {
    quote: Quote,
    words: Vec<u32>,
    prepared: Prepared,
}

/// The utterances that statements of at least two sources quote, in the order in which they are first quoted.
pub fn utterances(index: &Index) -> Vec<Utterance> {
    let quotes = prepare(index);
    let groups = group(index, &quotes);
    groups.iter().filter_map(|group| utterance(index, &quotes, group)).collect()
}

/// The quotations of a story, each with the numbers of its rarest words.
fn prepare(index: &Index) -> Vec<Prepare> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut frequency: Vec<u32> = Vec::new();
    let mut quotes = Vec::new();
    for (statement, data) in index.statements().enumerate() {
        let texts: Vec<&str> = match data.mode {
            Mode::Direct => vec![data.text.trim()],
            Mode::Mixed => quotations(&data.text).iter().map(|q| q.text.trim()).collect(),
            Mode::Indirect => continue,
        };
        for text in texts {
            let mut words: Vec<u32> = Vec::new();
            for word in pieces(&fold(text)) {
                let next = frequency.len() as u32;
                let number = *numbers.entry(word).or_insert(next);
                if number == next {
                    frequency.push(0);
                }
                if !words.contains(&number) {
                    frequency[number as usize] += 1;
                    words.push(number);
                }
            }
            let quote = Quote { statement, text: text.to_owned() };
            quotes.push(Prepare { prepared: Prepared::new(text), quote, words });
        }
    }
    for quote in &mut quotes {
        quote.words.sort_by_key(|&word| frequency[word as usize]);
        quote.words.truncate(RAREST);
    }
    quotes
}

/// What words are told apart by: their first letters; of scripts that run words together, every two characters.
fn pieces(folded: &str) -> Vec<String> {
    let mut pieces = Vec::new();
    for word in folded.split(' ').filter(|word| !word.is_empty()) {
        let letters: Vec<char> = word.chars().collect();
        if letters.iter().any(|&c| ('\u{2e80}'..='\u{d7ff}').contains(&c)) {
            pieces.extend(letters.windows(2).map(|two| two.iter().collect::<String>()));
        } else {
            pieces.push(letters.iter().take(LETTERS).collect());
        }
    }
    pieces
}

/// Puts each quotation into the first group that it is of, or begins one with it.
fn group(index: &Index, quotes: &[Prepare]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    // The groups that a word leads to, for the quotations of one actor (even) or of one claim (odd).
    let mut by_word: HashMap<(usize, u32), Vec<usize>> = HashMap::new();
    let mut shared: HashMap<usize, u32> = HashMap::new();
    for (number, quote) in quotes.iter().enumerate() {
        let statement = quote.quote.statement;
        let mut scopes: Vec<usize> = index.speakers(statement).map(|actor| actor * 2).collect();
        scopes.extend(index.claim_of(statement).map(|claim| claim * 2 + 1));
        shared.clear();
        for &scope in &scopes {
            for &word in &quote.words {
                for &group in by_word.get(&(scope, word)).into_iter().flatten() {
                    *shared.entry(group).or_default() += 1;
                }
            }
        }
        let mut candidates: Vec<(u32, usize)> = shared.iter().map(|(&group, &count)| (count, group)).collect();
        // Most words first; of equals the earlier group, so that the outcome does not hang on the map's order.
        candidates.sort_by_key(|&(count, group)| (std::cmp::Reverse(count), group));
        let alike = |group: &[usize]| {
            let members = group.iter().take(MEMBERS);
            members.into_iter().any(|&member| quotes[member].prepared.relation(&quote.prepared) != Relation::Unrelated)
        };
        let found = candidates.iter().take(COMPARED).map(|&(_, group)| group).find(|&group| alike(&groups[group]));
        let group = found.unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        groups[group].push(number);
        for &scope in &scopes {
            for &word in &quote.words {
                let known = by_word.entry((scope, word)).or_default();
                if !known.contains(&group) {
                    known.push(group);
                }
            }
        }
    }
    groups
}

fn utterance(index: &Index, quotes: &[Prepare], group: &[usize]) -> Option<Utterance> {
    let first = *group.first()?;
    let source = |quote: usize| index.source_of(quotes[quote].quote.statement);
    if group.iter().all(|&quote| source(quote) == source(first)) {
        return None;
    }
    let length = |quote: &usize| quotes[*quote].quote.text.chars().filter(|c| c.is_alphanumeric()).count();
    // The first of the longest.
    let fullest = group.iter().copied().rev().max_by_key(length)?;
    let variants = group
        .iter()
        .filter(|&&quote| quote != fullest)
        .map(|&quote| (quotes[quote].quote.clone(), quotes[fullest].prepared.relation(&quotes[quote].prepared)))
        // A chain of likenesses may end in a quotation that is unlike the fullest.
        .filter(|(_, relation)| *relation != Relation::Unrelated)
        .collect();
    Some(Utterance { fullest: quotes[fullest].quote.clone(), variants }).filter(|u| !u.variants.is_empty())
}
