//! A story made ready to be asked.

use super::bits::Bits;
use super::holders::Holders;
use super::lists::Lists;
use super::words::{Field, Words};
use crate::story::{Actor, Claim, Ids, Mode, Source, Stance, Statement, Story};

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

/// The stances and modes, in the order in which they are shown.
pub(super) const STANCES: [(Stance, &str); 3] =
    [(Stance::Asserts, "asserts"), (Stance::Denies, "denies"), (Stance::Questions, "questions")];
pub(super) const MODES: [(Mode, &str); 3] =
    [(Mode::Direct, "direct"), (Mode::Mixed, "mixed"), (Mode::Indirect, "indirect")];

/// For each statement, the values that it has in one facet, as numbers into the facet's keys; and the other way round.
pub(super) struct Column {
    pub(super) keys: Vec<String>,
    pub(super) values: Lists,
    pub(super) statements: Holders,
}

impl Column {
    fn new(keys: Vec<String>, values: Lists, statements: usize) -> Self {
        let statements = Holders::new(&values, statements, keys.len(), &|value| value);
        Column { keys, values, statements }
    }
}

/// A story with every reference resolved and every word of it indexed. Built in one pass over the statements, and one
/// over their words.
pub struct Index {
    story: Story,
    pub(super) columns: [Column; 7],
    pub(super) words: Words,
    source_numbers: Ids,
    actor_numbers: Ids,
    /// Who said each statement, without those whom they belong to.
    speakers: Lists,
    /// For each actor, the statements that came through it.
    relayed: Lists,
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
}

impl Index {
    /// Makes a story ready. It must have been loaded without an error: statements whose references do not resolve are
    /// left out of the facets that they would belong to.
    pub fn new(story: Story) -> Self {
        let sources = Ids::of(story.sources.iter().map(|s| s.id.as_str()));
        let actors = Ids::of(story.actors.iter().map(|a| a.id.as_str()));
        let claims = Ids::of(story.claims.iter().map(|c| c.id.as_str()));
        let mut topics: Vec<String> = Vec::new();
        let claim_topics: Vec<Option<usize>> = story
            .claims
            .iter()
            .map(|claim| {
                let topic = claim.topic.as_ref()?;
                Some(topics.iter().position(|t| t == topic).unwrap_or_else(|| {
                    topics.push(topic.clone());
                    topics.len() - 1
                }))
            })
            .collect();
        let parents: Vec<Option<usize>> = story.actors.iter().map(|a| actors.get(a.member_of.as_deref()?)).collect();
        let mut children = vec![Vec::new(); parents.len()];
        for (actor, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(actor);
            }
        }
        let count = story.statements.len();
        let [mut source, mut actor, mut stance, mut mode, mut topic, mut claim, mut speakers, mut relays]: [Lists; 8] =
            Default::default();
        let mut voices: Vec<usize> = Vec::new();
        for (i, statement) in story.statements.iter().enumerate() {
            let its_claim = claims.get(&statement.claim);
            sources.get(&statement.source).into_iter().for_each(|number| source.item(number));
            its_claim.into_iter().for_each(|number| claim.item(number));
            its_claim.and_then(|c| claim_topics[c]).into_iter().for_each(|number| topic.item(number));
            stance.item(STANCES.iter().position(|(s, _)| *s == statement.stance).unwrap_or(0));
            mode.item(MODES.iter().position(|(m, _)| *m == statement.mode).unwrap_or(0));
            voices.clear();
            for speaker in statement.actors.iter().filter_map(|id| actors.get(id)) {
                speakers.item(speaker);
                let mut next = Some(speaker);
                // An actor that is there already has brought those above it; this also ends a cycle.
                while let Some(one) = next.filter(|one| !voices.contains(one)) {
                    voices.push(one);
                    actor.item(one);
                    next = parents[one];
                }
            }
            statement.via.iter().filter_map(|id| actors.get(id)).for_each(|number| relays.item(number));
            let lists =
                [&mut source, &mut actor, &mut stance, &mut mode, &mut topic, &mut claim, &mut speakers, &mut relays];
            lists.into_iter().for_each(|list| list.end(i));
        }
        let names = |names: [&str; 3]| names.map(str::to_owned).to_vec();
        let columns = [
            Column::new(story.sources.iter().map(|s| s.id.clone()).collect(), source, count),
            Column::new(story.actors.iter().map(|a| a.id.clone()).collect(), actor, count),
            Column::new(names(STANCES.map(|(_, name)| name)), stance, count),
            Column::new(names(MODES.map(|(_, name)| name)), mode, count),
            Column::new(topics, topic, count),
            Column::new(story.claims.iter().map(|c| c.id.clone()).collect(), claim, count),
            // Nothing is known of it yet.
            Column::new(Vec::new(), Lists::empty(count), count),
        ];
        Index {
            columns,
            words: Words::new(&story),
            source_numbers: sources,
            relayed: relays.inverted(count, actors.len(), &|actor| actor),
            actor_numbers: actors,
            speakers,
            parents,
            children,
            story,
        }
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

    /// The story that was made ready.
    pub fn story(&self) -> &Story {
        &self.story
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

    /// A statement by its place in the data.
    pub fn statement(&self, statement: usize) -> &Statement {
        &self.story.statements[statement]
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
        &self.story.sources[source]
    }

    /// A claim by its place in the data.
    pub fn claim(&self, claim: usize) -> &Claim {
        &self.story.claims[claim]
    }

    /// An actor by its place in the data.
    pub fn actor(&self, actor: usize) -> &Actor {
        &self.story.actors[actor]
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
