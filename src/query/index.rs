//! A story made ready to be asked.

use super::bits::Bits;
use super::build::Build;
use super::holders::Holders;
use super::words::{Field, Words};
use crate::store::{Key, Lists, MODES, Row, STANCES, Store};
use crate::story::{Actor, Claim, Head, Ids, Mode, Source, Stance, Statement, Story};

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

/// For each statement, the values that it has in one facet, as numbers into the facet's keys; and the other way round.
#[derive(Default)]
pub(super) struct Column {
    pub(super) keys: Vec<String>,
    pub(super) values: Lists,
    pub(super) statements: Holders,
}

impl Column {
    pub(super) fn new(keys: Vec<String>, values: Lists, statements: usize) -> Self {
        let statements = Holders::new(&values, statements, keys.len(), &|value| value);
        Column { keys, values, statements }
    }
}

/// A story with every reference resolved and every word of it indexed.
pub struct Index {
    pub(super) head: Head,
    pub(super) store: Store,
    pub(super) columns: [Column; 7],
    pub(super) words: Words,
    pub(super) source_numbers: Ids,
    pub(super) actor_numbers: Ids,
    /// Who said each statement, without those whom they belong to.
    pub(super) speakers: Lists,
    /// For each actor, the statements that came through it.
    pub(super) relayed: Lists,
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
        Build::new(head, store).whole()
    }

    /// Makes findings a facet: the choices that there can be, which of them are used, and for each statement those that
    /// bring it.
    pub fn set_findings(&mut self, choices: &[&str], used: &[bool], of_statements: &[Vec<usize>]) {
        let keys = choices.iter().zip(used).filter(|(_, used)| **used).map(|(&choice, _)| choice.to_owned());
        let number = |choice: usize| used.iter().take(choice).filter(|used| **used).count();
        let mut lists = Lists::default();
        for (i, values) in of_statements.iter().enumerate() {
            values.iter().for_each(|&choice| lists.item(number(choice)));
            lists.end(i);
        }
        self.columns[Facet::Finding as usize] = Column::new(keys.collect(), lists, of_statements.len());
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
            self.column(facet).statements.add(member..member + 1, to);
            if field == Field::Actor {
                to.add(self.relayed.of(member));
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
    pub fn keys(&self, facet: Facet) -> &[String] {
        &self.column(facet).keys
    }

    /// The place of a value among those of a facet.
    pub fn number(&self, facet: Facet, key: &str) -> Option<usize> {
        match facet {
            Facet::Source => self.source_numbers.get(key),
            Facet::Actor => self.actor_numbers.get(key),
            _ => self.keys(facet).iter().position(|other| other == key),
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
        self.column(facet).statements.of(value).len()
    }

    /// The statements of a claim, in the order of the data.
    pub fn statements_of(&self, claim: usize) -> &[usize] {
        self.column(Facet::Claim).statements.of(claim)
    }

    /// A statement by its place in the data, put together from the columns that it is kept in. For one key of many
    /// statements there are [`Index::id`], [`Index::stance`] and the like, which take less.
    pub fn statement(&self, statement: usize) -> Statement {
        let mut whole = self.store.statement(statement);
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
        STANCES.get(self.store.stance(statement)).copied().unwrap_or_default()
    }

    /// The mode of a statement.
    pub fn mode(&self, statement: usize) -> Mode {
        MODES.get(self.store.mode(statement)).copied().unwrap_or_default()
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
        self.column(Facet::Source).values.of(statement).first().copied()
    }

    /// The place in the data of a statement's claim.
    pub fn claim_of(&self, statement: usize) -> Option<usize> {
        self.column(Facet::Claim).values.of(statement).first().copied()
    }

    /// The places in the data of those who said a statement.
    pub fn speakers(&self, statement: usize) -> impl Iterator<Item = usize> + Clone {
        self.speakers.of(statement).iter().copied()
    }

    /// For each statement, who said it.
    pub(super) fn speaker_lists(&self) -> &Lists {
        &self.speakers
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
