//! Making an index, step by step.
//!
//! Each step takes some milliseconds however large the story, so that a page can answer its reader in between.

use super::column::Column;
use super::words::Indexing;
use super::{Facet, Index};
use crate::store::{self, Lists, MODES, Narrow, STANCES, Store};
use crate::story::{Head, Ids};

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
    /// Whether every reference of the story leads to something, and no two statements have one id.
    sound: bool,
    topics: Vec<String>,
    parents: Vec<Option<usize>>,
    /// The actors of each set of names.
    sets: Vec<Vec<usize>>,
    stage: Stage,
    /// What the columns are made of.
    numbers: [Narrow; RELAYS + 1],
    columns: Vec<Column>,
    indexing: Indexing,
}

/// What is done next.
enum Stage {
    /// The statements of each value, facet by facet.
    Columns(usize),
    Words,
    Done,
}

/// For each name, the number of what it is the id of, from 1 on, or 0.
fn of_names(store: &Store, ids: &Ids) -> Vec<usize> {
    (0..store.names()).map(|name| ids.get(store.name(name)).map_or(0, |number| number + 1)).collect()
}

impl Build {
    pub(crate) fn new(head: Head, mut store: Store) -> Self {
        store.close();
        let mut sound = !store.repeats_an_id();
        let sources = Ids::of(head.sources.iter().map(|s| s.id.as_str()));
        let actors = Ids::of(head.actors.iter().map(|a| a.id.as_str()));
        let references = store.take_references();
        let all = store.len();
        let mut lost = Vec::new();
        let mut resolve = |column: store::Column, to: Facet, limit: usize, numbers: &[usize]| {
            column.joined(all, limit, &mut |statement, name| {
                let number = numbers.get(name).copied().unwrap_or(0);
                if number == 0 {
                    lost.push((statement, to, name));
                }
                number
            })
        };
        let claims = of_names(&store, &Ids::of(head.claims.iter().map(|c| c.id.as_str())));
        let of_claim = resolve(references.claim, Facet::Claim, head.claims.len(), &claims);
        drop(claims);
        let sources_of_names = of_names(&store, &sources);
        let of_source = resolve(references.source, Facet::Source, head.sources.len(), &sources_of_names);
        let actors_of_names = of_names(&store, &actors);
        // Many statements have the same speakers.
        let mut sets = Vec::new();
        let mut strangers = Vec::new();
        for set in 0..store.sets().len() {
            let mut known = Vec::new();
            let mut others = Vec::new();
            for name in store.sets().of(set) {
                match actors_of_names.get(name).copied().unwrap_or(0) {
                    0 => others.push(name),
                    actor => known.push(actor - 1),
                }
            }
            sets.push(known);
            strangers.push(others);
        }
        let of_actors = references.actors.joined(all, sets.len(), &mut |statement, set| {
            let strangers = set.checked_sub(1).and_then(|set| strangers.get(set)).into_iter().flatten();
            lost.extend(strangers.map(|&name| (statement, Facet::Actor, name)));
            set
        });
        sound &= lost.is_empty();
        // A relay chain names actors or sources.
        let of_via = references.via.joined(all, sets.len(), &mut |_, set| {
            let mut strangers = set.checked_sub(1).and_then(|set| strangers.get(set)).into_iter().flatten();
            sound &= strangers.all(|&name| sources_of_names.get(name).is_some_and(|&source| source > 0));
            set
        });
        let of_stance = references.stance.joined(all, STANCES.len(), &mut |_, stance| stance);
        let of_mode = references.mode.joined(all, MODES.len(), &mut |_, mode| mode);
        let mut different = Ids::default();
        let mut topics = Vec::new();
        let mut topics_of_claims = vec![0];
        for claim in &head.claims {
            topics_of_claims.push(claim.topic.as_ref().map_or(0, |topic| {
                if different.insert(topic) {
                    topics.push(topic.clone());
                }
                different.place(topic) + 1
            }));
        }
        let mut of_topic = Narrow::with_room(all, topics.len());
        for statement in 0..all {
            of_topic.push(topics_of_claims.get(of_claim.get(statement)).copied().unwrap_or(0));
        }
        let parents = head.actors.iter().map(|a| actors.get(a.member_of.as_deref()?)).collect();
        // Nothing is known of findings yet.
        let numbers = [of_source, of_actors, of_stance, of_mode, of_topic, of_claim, Narrow::default(), of_via];
        let stage = Stage::Columns(0);
        let (columns, indexing) = (Vec::new(), Indexing::new());
        Build { head, store, sources, actors, lost, sound, topics, parents, sets, stage, numbers, columns, indexing }
    }

    /// Does some more; whether that was all. Nothing is wrong with doing more then.
    pub(crate) fn step(&mut self) -> bool {
        self.stage = match self.stage {
            Stage::Columns(facet) => {
                self.column(facet);
                if facet == RELAYS { Stage::Words } else { Stage::Columns(facet + 1) }
            }
            Stage::Words if !self.indexing.step(&self.head, &self.store) => Stage::Words,
            _ => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// Whether every reference of the story leads to something, and no two statements have one id.
    pub(crate) fn is_sound(&self) -> bool {
        self.sound
    }

    /// What share is done, from 0 to 1, roughly.
    pub(crate) fn share(&self) -> f64 {
        match self.stage {
            Stage::Columns(facet) => 0.03 * facet as f64,
            Stage::Words => 0.2 + 0.8 * self.indexing.share(&self.store),
            Stage::Done => 1.0,
        }
    }

    /// Does all that is left to do, and gives the index.
    pub(crate) fn whole(mut self) -> Index {
        while !self.step() {}
        let mut children = vec![Vec::new(); self.parents.len()];
        for (actor, parent) in self.parents.iter().enumerate() {
            if let Some(children) = parent.and_then(|parent| children.get_mut(parent)) {
                children.push(actor);
            }
        }
        Index {
            speakers: self.lists(false),
            columns: self.columns,
            topics: self.topics,
            findings: Vec::new(),
            words: self.indexing.words(),
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
