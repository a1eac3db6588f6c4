//! A story made ready to be asked.

use super::bits::Bits;
use super::build::{Build, RELAYS};
use super::column::Column;
use super::words::{Field, Indexing, Words};
use crate::store::{Key, Lists, MODES, Narrow, Row, STANCES, Sets, Store};
use crate::story::{Actor, Claim, Head, Ids, Mode, Source, Stance, Statement, Story};
use std::sync::OnceLock;

/// What statements can be chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The article.
    Source,
    /// Who said it, members included.
    Actor,
    /// Asserts, denies, questions.
    Stance,
    /// Direct, mixed, indirect.
    Mode,
    /// The topic of the claim.
    Topic,
    /// The claim.
    Claim,
    /// What was found where accounts part; see [`crate::compare::CHOICES`].
    Finding,
}

impl Facet {
    /// Every facet.
    pub const ALL: [Facet; 7] =
        [Facet::Source, Facet::Actor, Facet::Stance, Facet::Mode, Facet::Topic, Facet::Claim, Facet::Finding];

    /// Its name in a [`Query`](super::Query) and in a page.
    pub fn name(self) -> &'static str {
        match self {
            Facet::Source => "source",
            Facet::Actor => "actor",
            Facet::Stance => "stance",
            Facet::Mode => "mode",
            Facet::Topic => "topic",
            Facet::Claim => "claim",
            Facet::Finding => "finding",
        }
    }
}

/// A story with every reference resolved, and every word of it indexed or to be indexed at the first search.
pub struct Index {
    pub(super) head: Head,
    pub(super) store: Store,
    /// One for each facet, and the relay chains.
    pub(super) columns: Vec<Column>,
    pub(super) topics: Vec<String>,
    /// The choices of the facet of findings.
    pub(super) findings: Vec<String>,
    /// Gathered at the first search, if not while the index was made.
    pub(super) words: OnceLock<Words>,
    pub(super) source_numbers: Ids,
    pub(super) actor_numbers: Ids,
    /// The different lists of speakers, from 1 on, without those whom they belong to.
    pub(super) speakers: Lists,
    pub(super) parents: Vec<Option<usize>>,
    pub(super) children: Vec<Vec<usize>>,
    /// References that lead to nothing, in a story that no loader has checked: statements, what of it was to be named, and
    /// what stands there, as numbers of names.
    pub(super) lost: Vec<(usize, Facet, usize)>,
}

impl Index {
    /// Makes a story ready. It must have been loaded without an error: statements whose references do not resolve are
    /// left out of the facets that they would belong to.
    pub fn new(story: Story) -> Self {
        let (head, statements, _) = story.parts();
        let mut store = Store::default();
        for statement in &statements {
            store.push(&Row::of(statement));
        }
        drop(statements);
        Build::new(head, store).index(true)
    }

    /// Makes findings a facet: the choices that there can be, which of them are used, and for each statement those that
    /// bring it.
    pub fn set_findings(&mut self, choices: &[&str], used: &[bool], of_statements: &[Vec<usize>]) {
        let keys = choices.iter().zip(used).filter(|(_, used)| **used).map(|(&choice, _)| choice.to_owned());
        self.findings = keys.collect();
        let number = |choice: &usize| used.iter().take(*choice).filter(|used| **used).count();
        let mut sets = Sets::default();
        let of_statements: Vec<usize> =
            of_statements.iter().map(|choices| sets.place(&mut choices.iter().map(number)) + 1).collect();
        let mut numbers = Narrow::with_room(of_statements.len(), sets.len());
        of_statements.iter().for_each(|&set| numbers.push(set));
        let mut classes = Lists::default();
        classes.end();
        for set in 0..sets.len() {
            sets.of(set).into_iter().for_each(|choice| classes.item(choice));
            classes.end();
        }
        let column = Column::new(numbers, of_statements.len(), Some(classes), self.findings.len());
        self.columns[Facet::Finding as usize] = column;
    }

    /// The words that statements are found by.
    pub(super) fn words(&self) -> &Words {
        self.words.get_or_init(|| {
            let mut indexing = Indexing::new();
            while !indexing.step(&self.head, &self.store) {}
            indexing.words()
        })
    }

    /// Adds the statements that stand under members of a field.
    pub(super) fn add_statements_of(&self, field: Field, members: &[usize], to: &mut Bits) {
        let facet = match field {
            Field::Statement => return to.add(members),
            Field::Claim => Facet::Claim,
            Field::Actor => Facet::Actor,
            Field::Source => Facet::Source,
        };
        for &member in members {
            self.column(facet).add(member, to);
            if field == Field::Actor {
                self.columns[RELAYS].add(member, to);
            }
        }
    }

    /// Whether two actors are one, or one belongs to the other.
    pub fn related(&self, a: usize, b: usize) -> bool {
        let belongs = |mut member: usize, group: usize| {
            // As many steps as there are actors, in case a story put together by hand has a cycle.
            for _ in 0..self.parents.len() {
                if member == group {
                    return true;
                }
                match self.parents[member] {
                    Some(next) => member = next,
                    None => return false,
                }
            }
            false
        };
        belongs(a, b) || belongs(b, a)
    }

    /// The story that was made ready, without its statements.
    pub fn story(&self) -> &Head {
        &self.head
    }

    /// How many statements the story has.
    pub fn len(&self) -> usize {
        self.store.len()
    }

    /// Whether the story has no statements.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub(super) fn column(&self, facet: Facet) -> &Column {
        &self.columns[facet as usize]
    }

    /// The values of a facet, in the order in which an [`Answer`](super::Answer) counts them.
    pub fn keys(&self, facet: Facet) -> Vec<&str> {
        (0..self.values(facet)).map(|value| self.key(facet, value)).collect()
    }

    /// How many values a facet has.
    pub fn values(&self, facet: Facet) -> usize {
        self.column(facet).totals.len()
    }

    /// A value of a facet by its place.
    pub fn key(&self, facet: Facet, value: usize) -> &str {
        match facet {
            Facet::Source => &self.head.sources[value].id,
            Facet::Actor => &self.head.actors[value].id,
            Facet::Stance => STANCES[value].name(),
            Facet::Mode => MODES[value].name(),
            Facet::Topic => &self.topics[value],
            Facet::Claim => &self.head.claims[value].id,
            Facet::Finding => &self.findings[value],
        }
    }

    /// The place of a value among those of a facet.
    pub fn number(&self, facet: Facet, key: &str) -> Option<usize> {
        match facet {
            Facet::Source => self.source_numbers.get(key),
            Facet::Actor => self.actor_numbers.get(key),
            _ => (0..self.values(facet)).find(|&value| self.key(facet, value) == key),
        }
    }

    /// The actors that belong to no other.
    pub fn roots(&self) -> impl Iterator<Item = usize> {
        (0..self.parents.len()).filter(|&actor| self.parents[actor].is_none())
    }

    /// The actors that belong to an actor.
    pub fn members(&self, actor: usize) -> &[usize] {
        &self.children[actor]
    }

    /// The actor that an actor belongs to.
    pub fn parent(&self, actor: usize) -> Option<usize> {
        self.parents[actor]
    }

    /// Whether any statement is by an actor or by a member of it.
    pub fn says_something(&self, actor: usize) -> bool {
        self.count(Facet::Actor, actor) > 0
    }

    /// How many statements of the story have a value of a facet.
    pub fn count(&self, facet: Facet, value: usize) -> usize {
        self.column(facet).totals[value]
    }

    /// The statements of a claim, in the order of the data.
    pub fn statements_of(&self, claim: usize) -> Vec<usize> {
        self.column(Facet::Claim).statements.of(claim)
    }

    /// A statement by its place in the data, put together from the columns that it is kept in. For one key of many
    /// statements there are [`Index::id`], [`Index::stance`] and the like, which take less.
    pub fn statement(&self, statement: usize) -> Statement {
        let mut whole = self.store.statement(statement);
        (whole.stance, whole.mode) = (self.stance(statement), self.mode(statement));
        if let Some(set) = self.columns[RELAYS].number(statement).checked_sub(1) {
            whole.via = self.store.sets().of(set).into_iter().map(|name| self.store.name(name).to_owned()).collect();
        }
        whole.claim = self.claim_of(statement).map(|claim| self.claim(claim).id.clone()).unwrap_or_default();
        whole.source = self.source_of(statement).map(|source| self.source(source).id.clone()).unwrap_or_default();
        whole.actors = self.speakers(statement).map(|actor| self.actor(actor).id.clone()).collect();
        for &(_, to, name) in self.lost.iter().filter(|(of, ..)| *of == statement) {
            let name = self.store.name(name).to_owned();
            match to {
                Facet::Claim => whole.claim = name,
                Facet::Source => whole.source = name,
                _ => whole.actors.push(name),
            }
        }
        whole
    }

    /// All statements, in the order of the data.
    pub fn statements(&self) -> impl Iterator<Item = Statement> {
        (0..self.len()).map(|statement| self.statement(statement))
    }

    /// The id of a statement.
    pub fn id(&self, statement: usize) -> &str {
        self.store.id(statement)
    }

    /// The ids of all statements, in the order of the data.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.store.ids()
    }

    /// The stance of a statement.
    pub fn stance(&self, statement: usize) -> Stance {
        self.told(Facet::Stance, statement).and_then(|stance| STANCES.get(stance).copied()).unwrap_or_default()
    }

    /// The mode of a statement.
    pub fn mode(&self, statement: usize) -> Mode {
        self.told(Facet::Mode, statement).and_then(|mode| MODES.get(mode).copied()).unwrap_or_default()
    }

    /// The value of a statement in a facet in which each has one.
    pub(super) fn told(&self, facet: Facet, statement: usize) -> Option<usize> {
        self.column(facet).number(statement).checked_sub(1)
    }

    /// When a statement was made.
    pub fn said_on(&self, statement: usize) -> Option<&str> {
        self.store.get(statement, Key::SaidOn)
    }

    /// The language of a statement, if it names one.
    pub fn lang(&self, statement: usize) -> Option<&str> {
        self.store.get(statement, Key::Lang)
    }

    /// The reporting expression of a statement.
    pub fn cue(&self, statement: usize) -> Option<&str> {
        self.store.get(statement, Key::Cue)
    }

    /// The place in the data of a statement's source.
    pub fn source_of(&self, statement: usize) -> Option<usize> {
        self.told(Facet::Source, statement)
    }

    /// The place in the data of a statement's claim.
    pub fn claim_of(&self, statement: usize) -> Option<usize> {
        self.told(Facet::Claim, statement)
    }

    /// The places in the data of those who said a statement.
    pub fn speakers(&self, statement: usize) -> impl Iterator<Item = usize> + Clone {
        self.speakers.of(self.column(Facet::Actor).number(statement)).iter().copied()
    }

    /// A source by its place in the data.
    pub fn source(&self, source: usize) -> &Source {
        &self.head.sources[source]
    }

    /// A claim by its place in the data.
    pub fn claim(&self, claim: usize) -> &Claim {
        &self.head.claims[claim]
    }

    /// An actor by its place in the data.
    pub fn actor(&self, actor: usize) -> &Actor {
        &self.head.actors[actor]
    }

    /// The place in the data of the actor with an id.
    pub fn actor_number(&self, id: &str) -> Option<usize> {
        self.actor_numbers.get(id)
    }

    /// The place in the data of the source with an id.
    pub fn source_number(&self, id: &str) -> Option<usize> {
        self.source_numbers.get(id)
    }
}
