//! Making an index, step by step.
//!
//! Each step takes some milliseconds however large the story, so that a page can answer its reader in between.

use super::index::Column;
use super::words::Indexing;
use super::{Facet, Index};
use crate::store::{Lists, References, Store};
use crate::story::{Head, Ids};

/// How many statements are gone through in one step.
pub(super) const STEP: usize = 1 << 15;

/// An index that is being made.
pub(crate) struct Build {
    head: Head,
    store: Store,
    sources: Ids,
    actors: Ids,
    /// For each name, the number of the actor that it is the id of.
    actor_of_name: Vec<Option<u32>>,
    references: References,
    lost: Vec<(usize, Facet, usize)>,
    /// Whether every reference leads to something.
    sound: bool,
    topics: Vec<String>,
    topic_of_claim: Vec<Option<usize>>,
    parents: Vec<Option<usize>>,
    stage: Stage,
    lists: [Lists; 5],
    columns: Vec<Column>,
    relayed: Lists,
    indexing: Indexing,
}

/// What is done next.
enum Stage {
    /// The values of each statement, from one on.
    Values(usize),
    /// The statements of each value, facet by facet.
    Columns(usize),
    Words,
    Done,
}

// The lists that are filled in the first stage.
const ACTOR: usize = 0;
const STANCE: usize = 1;
const MODE: usize = 2;
const TOPIC: usize = 3;
const RELAYS: usize = 4;

impl Build {
    pub(crate) fn new(head: Head, mut store: Store) -> Self {
        store.close();
        let sources = Ids::of(head.sources.iter().map(|s| s.id.as_str()));
        let actors = Ids::of(head.actors.iter().map(|a| a.id.as_str()));
        let claims = Ids::of(head.claims.iter().map(|c| c.id.as_str()));
        let mut references = store.take_references();
        let of_names = |ids: &Ids| -> Vec<Option<u32>> {
            (0..store.names()).map(|name| ids.get(store.name(name)).map(|number| number as u32)).collect()
        };
        let actor_of_name = of_names(&actors);
        let source_of_name = of_names(&sources);
        let all = store.len();
        let mut lost = Vec::new();
        let mut resolve = |lists: &mut Lists, to: Facet, numbers: &[Option<u32>]| {
            lists.resolve(all, numbers, &mut |statement, name| lost.push((statement, to, name)));
        };
        resolve(&mut references.claim, Facet::Claim, &of_names(&claims));
        resolve(&mut references.source, Facet::Source, &source_of_name);
        resolve(&mut references.actors, Facet::Actor, &actor_of_name);
        let known = |name: &usize| {
            let of = |numbers: &[Option<u32>]| numbers.get(*name).is_some_and(Option::is_some);
            of(&source_of_name) || of(&actor_of_name)
        };
        let sound = lost.is_empty() && store.relays().all(|name| known(&name));
        let mut different = Ids::default();
        let mut topics = Vec::new();
        let mut topic_of_claim = Vec::new();
        for claim in &head.claims {
            topic_of_claim.push(claim.topic.as_ref().map(|topic| {
                if different.insert(topic) {
                    topics.push(topic.clone());
                }
                different.place(topic)
            }));
        }
        let parents = head.actors.iter().map(|a| actors.get(a.member_of.as_deref()?)).collect();
        let (lists, columns, relayed) = Default::default();
        let indexing = Indexing::new();
        let stage = Stage::Values(0);
        Build {
            head,
            store,
            sources,
            actors,
            actor_of_name,
            references,
            lost,
            sound,
            topics,
            topic_of_claim,
            parents,
            stage,
            lists,
            columns,
            relayed,
            indexing,
        }
    }

    /// Does some more; whether that was all. Nothing is wrong with doing more then.
    pub(crate) fn step(&mut self) -> bool {
        self.stage = match self.stage {
            Stage::Values(from) => {
                let end = self.store.len().min(from + STEP);
                (from..end).for_each(|statement| self.values(statement));
                if end == self.store.len() { Stage::Columns(0) } else { Stage::Values(end) }
            }
            Stage::Columns(facet) => {
                self.column(facet);
                if facet == 6 { Stage::Words } else { Stage::Columns(facet + 1) }
            }
            Stage::Words if !self.indexing.step(&self.head, &self.store) => Stage::Words,
            _ => Stage::Done,
        };
        matches!(self.stage, Stage::Done)
    }

    /// Whether every reference of the story leads to something.
    pub(crate) fn is_sound(&self) -> bool {
        self.sound
    }

    /// What share is done, from 0 to 1, roughly.
    pub(crate) fn share(&self) -> f64 {
        match self.stage {
            Stage::Values(from) => 0.1 * from as f64 / self.store.len() as f64,
            Stage::Columns(facet) => 0.1 + 0.02 * facet as f64,
            Stage::Words => 0.25 + 0.75 * self.indexing.share(&self.store),
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
        let mut columns = self.columns.into_iter();
        Index {
            // There is one for each facet.
            columns: std::array::from_fn(|_| columns.next().unwrap_or_default()),
            words: self.indexing.words(),
            source_numbers: self.sources,
            actor_numbers: self.actors,
            speakers: self.references.actors,
            relayed: self.relayed,
            parents: self.parents,
            children,
            lost: self.lost,
            head: self.head,
            store: self.store,
        }
    }

    fn values(&mut self, statement: usize) {
        let Build { store, references, lists, topic_of_claim, parents, actor_of_name, .. } = self;
        let claim = references.claim.of(statement).first();
        let topic = claim.and_then(|&claim| topic_of_claim.get(claim).copied().flatten());
        topic.into_iter().for_each(|number| lists[TOPIC].item(number));
        lists[STANCE].item(store.stance(statement));
        lists[MODE].item(store.mode(statement));
        let from = lists[ACTOR].total();
        for &speaker in references.actors.of(statement) {
            let mut next = Some(speaker);
            // An actor that is there already has brought those above it; this also ends a cycle.
            while let Some(one) = next.filter(|one| !lists[ACTOR].since(from).contains(one)) {
                lists[ACTOR].item(one);
                next = parents.get(one).copied().flatten();
            }
        }
        for &name in store.via(statement) {
            let actor = actor_of_name.get(name).copied().flatten();
            actor.into_iter().for_each(|number| lists[RELAYS].item(number as usize));
        }
        lists.iter_mut().for_each(|list| list.end(statement));
    }

    fn column(&mut self, facet: usize) {
        let all = self.store.len();
        let mut take = |list: usize| std::mem::take(&mut self.lists[list]);
        let names = |names: [&str; 3]| names.map(str::to_owned).to_vec();
        let column = match facet {
            0 => {
                let keys = self.head.sources.iter().map(|s| s.id.clone()).collect();
                Column::new(keys, std::mem::take(&mut self.references.source), all)
            }
            1 => {
                self.relayed = take(RELAYS).inverted(all, self.head.actors.len(), &|actor| actor);
                Column::new(self.head.actors.iter().map(|a| a.id.clone()).collect(), take(ACTOR), all)
            }
            2 => Column::new(names(["asserts", "denies", "questions"]), take(STANCE), all),
            3 => Column::new(names(["direct", "mixed", "indirect"]), take(MODE), all),
            4 => Column::new(std::mem::take(&mut self.topics), take(TOPIC), all),
            5 => {
                let keys = self.head.claims.iter().map(|c| c.id.clone()).collect();
                Column::new(keys, std::mem::take(&mut self.references.claim), all)
            }
            // Nothing is known of findings yet.
            _ => Column::new(Vec::new(), Lists::empty(all), all),
        };
        self.columns.push(column);
    }
}
