//! Making an index, step by step.
//!
//! Each step takes some milliseconds however large the story, so that a page can answer its reader in between.

use super::column::Column;
use super::words::Indexing;
use super::{Facet, Index};
use crate::store::{self, Lists, MODES, Narrow, References, Repeats, STANCES, Store};
use crate::story::{Head, Ids};
use std::sync::OnceLock;

/// How many statements are gone through in one step.
pub(super) const STEP: usize = 1 << 15;

/// The relay chains among the columns, behind the facets.
pub(super) const RELAYS: usize = 7;

/// An index that is being made.
pub(crate) struct Build {
    head: Head,
    store: Store,
    sources: Ids,
    actors: Ids,
    lost: Vec<(usize, Facet, usize)>,
    /// Whether, as far as is known, every reference of the story leads to something, and no two statements have one id.
    sound: bool,
    topics: Vec<String>,
    parents: Vec<Option<usize>>,
    /// The actors of each set of names, and the names in it that are no actor's.
    sets: Vec<Vec<usize>>,
    strangers: Vec<Vec<usize>>,
    stage: Stage,
    repeats: Repeats,
    references: References,
    /// What the columns are made of.
    numbers: [Narrow; RELAYS + 1],
    columns: Vec<Column>,
    indexing: Indexing,
}

/// What is done next.
enum Stage {
    /// Looking for an id that two statements have.
    Unique,
    /// From names to numbers: these of [`REFERENCES`].
    References(usize),
    /// The statements of each value, facet by facet.
    Columns(usize),
    Words,
    Done,
}

/// The columns in the order in which names become numbers: a topic is that of a claim.
const REFERENCES: [usize; 7] = [5, 0, 1, RELAYS, 2, 3, 4];

impl Build {
    pub(crate) fn new(head: Head, mut store: Store) -> Self {
        store.close();
        let references = store.take_references();
        let sources = Ids::of(head.sources.iter().map(|s| s.id.as_str()));
        let actors = Ids::of(head.actors.iter().map(|a| a.id.as_str()));
        let parents = head.actors.iter().map(|a| actors.get(a.member_of.as_deref()?)).collect();
        // Many statements have the same speakers.
        let (mut sets, mut strangers) = (Vec::new(), Vec::new());
        for set in 0..store.sets().len() {
            let (mut known, mut others) = (Vec::new(), Vec::new());
            for name in store.sets().of(set) {
                match actors.get(store.name(name)) {
                    None => others.push(name),
                    Some(actor) => known.push(actor),
                }
            }
            sets.push(known);
            strangers.push(others);
        }
        Build {
            head,
            store,
            sources,
            actors,
            lost: Vec::new(),
            sound: true,
            topics: Vec::new(),
            parents,
            sets,
            strangers,
            stage: Stage::Unique,
            repeats: Repeats::default(),
            references,
            numbers: Default::default(),
            columns: Vec::new(),
            indexing: Indexing::new(),
        }
    }

    /// Does some more; whether that was all. Nothing is wrong with doing more then.
    pub(crate) fn step(&mut self) -> bool {
        self.stage = match self.stage {
            Stage::Unique => match self.store.repeats_an_id(&mut self.repeats, STEP) {
                None => Stage::Unique,
                Some(twice) => {
                    self.sound &= !twice;
                    self.repeats = Repeats::default();
                    Stage::References(0)
                }
            },
            Stage::References(which) => match REFERENCES.get(which) {
                Some(&place) => {
                    self.refer(place);
                    Stage::References(which + 1)
                }
                None => Stage::Columns(0),
            },
            Stage::Columns(facet) => {
                self.column(facet);
                if facet == RELAYS { Stage::Words } else { Stage::Columns(facet + 1) }
            }
            Stage::Words if !self.indexing.step(&self.head, &self.store) => Stage::Words,
            _ => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// Whether every reference of the story leads to something, and no two statements have one id; nothing before the steps
    /// have come so far as to know.
    pub(crate) fn is_sound(&self) -> Option<bool> {
        let known = !self.sound || !matches!(self.stage, Stage::Unique | Stage::References(_));
        known.then_some(self.sound)
    }

    /// Puts numbers in place of what one column refers to.
    fn refer(&mut self, place: usize) {
        let Build { head, store, sources, references, sets, strangers, lost, .. } = self;
        let all = store.len();
        let taken = |column: &mut store::Column| std::mem::take(column);
        // Of most sets all are actors.
        let others = |set: usize| set.checked_sub(1).and_then(|set| strangers.get(set)).into_iter().flatten();
        let mut sound = true;
        self.numbers[place] = match place {
            0 => named(taken(&mut references.source), store, sources, Facet::Source, lost),
            1 => taken(&mut references.actors).joined(all, sets.len(), &mut |statement, set| {
                lost.extend(others(set).map(|&name| (statement, Facet::Actor, name)));
                set
            }),
            2 => taken(&mut references.stance).joined(all, STANCES.len(), &mut |_, stance| stance),
            3 => taken(&mut references.mode).joined(all, MODES.len(), &mut |_, mode| mode),
            4 => {
                let mut different = Ids::default();
                let mut topics_of_claims = vec![0];
                for topic in head.claims.iter().map(|claim| claim.topic.as_ref()) {
                    topics_of_claims.push(topic.map_or(0, |topic| different.place(topic) + 1));
                }
                self.topics = (0..different.len()).map(|topic| different.name(topic).to_owned()).collect();
                let mut of_topic = Narrow::with_room(all, self.topics.len());
                for statement in 0..all {
                    let claim = self.numbers[5].get(statement);
                    of_topic.push(topics_of_claims.get(claim).copied().unwrap_or(0));
                }
                of_topic
            }
            5 => {
                let claims = Ids::of(head.claims.iter().map(|c| c.id.as_str()));
                named(taken(&mut references.claim), store, &claims, Facet::Claim, lost)
            }
            // A relay chain names actors or sources.
            _ => taken(&mut references.via).joined(all, sets.len(), &mut |_, set| {
                sound &= others(set).all(|&name| sources.get(store.name(name)).is_some());
                set
            }),
        };
        self.sound &= sound && self.lost.is_empty();
    }

    /// What share is done, from 0 to 1, roughly.
    pub(crate) fn share(&self) -> f64 {
        match self.stage {
            Stage::Unique | Stage::References(_) => 0.0,
            Stage::Columns(facet) => 0.03 * facet as f64,
            Stage::Words => 0.2 + 0.8 * self.indexing.share(&self.store),
            Stage::Done => 1.0,
        }
    }

    /// Does what is left to do, and gives the index. Its words are gathered now, or else at the first search.
    pub(crate) fn index(mut self, words: bool) -> Index {
        while (words || !matches!(self.stage, Stage::Words)) && !self.step() {}
        let mut children = vec![Vec::new(); self.parents.len()];
        for (actor, parent) in self.parents.iter().enumerate() {
            if let Some(children) = parent.and_then(|parent| children.get_mut(parent)) {
                children.push(actor);
            }
        }
        let speakers = self.lists(false);
        let words = if matches!(self.stage, Stage::Done) { self.indexing.words().into() } else { OnceLock::new() };
        Index {
            speakers,
            columns: self.columns,
            topics: self.topics,
            findings: Vec::new(),
            words,
            source_numbers: self.sources,
            actor_numbers: self.actors,
            parents: self.parents,
            children,
            lost: self.lost,
            head: self.head,
            store: self.store,
        }
    }

    /// The actors of each set, from 1 on, with or without all those whom they belong to.
    fn lists(&self, groups: bool) -> Lists {
        let mut lists = Lists::default();
        lists.end();
        for set in &self.sets {
            for &actor in set {
                let mut next = Some(actor);
                // An actor that is there already has brought those above it; this also ends a cycle.
                while let Some(one) = next.filter(|one| !groups || !lists.next().contains(one)) {
                    lists.item(one);
                    next = self.parents.get(one).copied().flatten().filter(|_| groups);
                }
            }
            lists.end();
        }
        lists
    }

    fn column(&mut self, place: usize) {
        let limit = match place {
            0 => self.head.sources.len(),
            1 | RELAYS => self.head.actors.len(),
            2 => STANCES.len(),
            3 => MODES.len(),
            4 => self.topics.len(),
            5 => self.head.claims.len(),
            _ => 0,
        };
        let classes = matches!(place, 1 | RELAYS).then(|| self.lists(place == 1));
        let numbers = std::mem::take(&mut self.numbers[place]);
        self.columns.push(Column::new(numbers, self.store.len(), classes, limit));
    }
}

/// The numbers, from 1 on, of what a column names by its id; what has none is lost.
fn named(column: store::Column, store: &Store, ids: &Ids, to: Facet, lost: &mut Vec<(usize, Facet, usize)>) -> Narrow {
    // For each name, its number, or 0; once it has been looked up. Most names are no ids, and nobody asks for them.
    let mut known: Vec<Option<u32>> = vec![None; store.names()];
    column.joined(store.len(), ids.len(), &mut |statement, name| {
        let look = || ids.get(store.name(name)).map_or(0, |number| number as u32 + 1);
        let number = known.get_mut(name).map_or(0, |known| *known.get_or_insert_with(look));
        if number == 0 {
            lost.push((statement, to, name));
        }
        number as usize
    })
}
