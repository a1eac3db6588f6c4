//! How long the core takes, and how that grows: `make bench`. Native; the figures in a browser are others.

mod generate;

use divan::{Bencher, black_box};
use generate::news as story;
use who_said_what::load::{from_json, index_json};
use who_said_what::query::{Index, Query};

const SIZES: [usize; 3] = [1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// From the text of a story to the story, checked.
#[divan::bench(args = SIZES, sample_count = 10)]
fn load(bencher: Bencher, statements: usize) {
    let text = serde_json::to_string(&story(statements)).unwrap();
    bencher.counter(divan::counter::BytesCount::of_str(&text)).bench(|| from_json(black_box(&text)));
}

/// From the text of a story to an index that answers.
#[divan::bench(args = SIZES, sample_count = 10)]
fn open(bencher: Bencher, statements: usize) {
    let text = serde_json::to_string(&story(statements)).unwrap();
    bencher
        .counter(divan::counter::BytesCount::of_str(&text))
        .bench(|| index_json(black_box(&text)).map(|(indexing, _)| indexing.index(true)));
}

/// From the story to an index, its search included.
#[divan::bench(args = SIZES, sample_count = 10)]
fn index(bencher: Bencher, statements: usize) {
    let story = story(statements);
    bencher.with_inputs(|| story.clone()).bench_values(Index::new);
}

/// One country chosen: the statements, and the count beside every choice.
#[divan::bench(args = SIZES)]
fn filter(bencher: Bencher, statements: usize) {
    let index = Index::new(story(statements));
    let query = Query { actor: vec!["actor-1".into()], ..Query::default() };
    bencher.bench(|| index.answer(black_box(&query)));
}

/// Two words and a source.
#[divan::bench(args = SIZES)]
fn search(bencher: Bencher, statements: usize) {
    let index = Index::new(story(statements));
    let query = Query { text: "ceasefire border".into(), source: vec!["source-3".into()], ..Query::default() };
    bencher.bench(|| index.answer(black_box(&query)));
}
