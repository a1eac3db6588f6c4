//! A story made ready to be asked.

use crate::story::{Actor, Claim, Ids, Mode, Source, Stance, Statement, Story};
use crate::text::{fold, part};

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

/// For each statement, the values that it has in one facet, as numbers into the facet's keys.
pub(super) struct Column {
    pub(super) keys: Vec<String>,
    /// Where the values of each statement begin in `values`; one longer than there are statements.
    starts: Vec<u32>,
    values: Vec<u32>,
}

impl Column {
    fn new(keys: Vec<String>) -> Self {
        Column { keys, starts: vec![0], values: Vec::new() }
    }

    /// A facet that nothing is known of yet.
    fn empty(statements: usize) -> Self {
        Column { keys: Vec::new(), starts: vec![0; statements + 1], values: Vec::new() }
    }

    fn push(&mut self, values: impl IntoIterator<Item = usize>) {
        self.values.extend(values.into_iter().map(|v| v as u32));
        self.starts.push(self.values.len() as u32);
    }

    pub(super) fn of(&self, statement: usize) -> &[u32] {
        &self.values[self.starts[statement] as usize..self.starts[statement + 1] as usize]
    }
}

/// A story with every reference resolved and every text folded for search. Built in one pass over the statements.
pub struct Index {
    story: Story,
    pub(super) columns: [Column; 7],
    /// The folded texts of all statements, one after the other, and where each begins.
    haystack: String,
    starts: Vec<u32>,
    source_numbers: Ids,
    actor_numbers: Ids,
    /// Who said each statement, without those whom they belong to.
    speakers: Column,
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    by_claim: Vec<Vec<usize>>,
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
        // A statement is findable by the words of what it stands under as well; fold those once each.
        let claim_words: Vec<String> = story.claims.iter().map(|c| fold(&c.text)).collect();
        let actor_words: Vec<String> = story.actors.iter().map(actor_words).collect();
        let source_words: Vec<String> = story.sources.iter().map(source_words).collect();

        let mut source = Column::new(story.sources.iter().map(|s| s.id.clone()).collect());
        let mut actor = Column::new(story.actors.iter().map(|a| a.id.clone()).collect());
        let mut claim = Column::new(story.claims.iter().map(|c| c.id.clone()).collect());
        let mut stance = Column::new(STANCES.iter().map(|(_, name)| (*name).to_owned()).collect());
        let mut mode = Column::new(MODES.iter().map(|(_, name)| (*name).to_owned()).collect());
        let mut topic = Column::new(topics);
        let mut by_claim = vec![Vec::new(); story.claims.len()];
        let mut haystack = String::new();
        let mut starts = vec![0];
        let mut speakers = Column::new(Vec::new());
        let mut voices: Vec<usize> = Vec::new();
        for (i, statement) in story.statements.iter().enumerate() {
            let its_source = sources.get(&statement.source);
            let its_claim = claims.get(&statement.claim);
            source.push(its_source);
            claim.push(its_claim);
            topic.push(its_claim.and_then(|c| claim_topics[c]));
            stance.push(STANCES.iter().position(|(s, _)| *s == statement.stance));
            mode.push(MODES.iter().position(|(m, _)| *m == statement.mode));
            speakers.push(statement.actors.iter().filter_map(|id| actors.get(id)));
            voices.clear();
            for &speaker in speakers.of(i) {
                let mut next = Some(speaker as usize);
                // An actor that is there already has brought those above it; this also ends a cycle.
                while let Some(one) = next.filter(|one| !voices.contains(one)) {
                    voices.push(one);
                    next = parents[one];
                }
            }
            actor.push(voices.iter().copied());
            if let Some(c) = its_claim {
                by_claim[c].push(i);
            }
            let optional = [&statement.cue, &statement.venue, &statement.audience, &statement.place, &statement.note];
            push_words(&mut haystack, &fold(&statement.text));
            for text in optional.into_iter().flatten() {
                push_words(&mut haystack, &fold(text));
            }
            let via = statement.via.iter().filter_map(|id| actors.get(id));
            for one in voices.iter().copied().chain(via) {
                push_words(&mut haystack, &actor_words[one]);
            }
            if let Some(c) = its_claim {
                push_words(&mut haystack, &claim_words[c]);
            }
            if let Some(s) = its_source {
                push_words(&mut haystack, &source_words[s]);
            }
            starts.push(haystack.len() as u32);
        }
        let columns = [source, actor, stance, mode, topic, claim, Column::empty(story.statements.len())];
        Index {
            columns,
            haystack,
            starts,
            source_numbers: sources,
            actor_numbers: actors,
            speakers,
            parents,
            children,
            by_claim,
            story,
        }
    }

    /// Makes findings a facet: the choices that there can be, which of them are used, and for each statement those that
    /// bring it.
    pub fn set_findings(&mut self, choices: &[&str], used: &[bool], of_statements: &[Vec<usize>]) {
        let keys = choices.iter().zip(used).filter(|(_, used)| **used).map(|(&choice, _)| choice.to_owned());
        let mut column = Column::new(keys.collect());
        let number = |choice: usize| used.iter().take(choice).filter(|used| **used).count();
        of_statements.iter().for_each(|values| column.push(values.iter().map(|&choice| number(choice))));
        self.columns[Facet::Finding as usize] = column;
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

    /// The words that a statement is found by: passages, folded, each on a line of its own.
    pub(super) fn words(&self, statement: usize) -> &str {
        part(&self.haystack, self.starts[statement] as usize..self.starts[statement + 1] as usize)
    }

    /// The actors that belong to no other.
    pub fn roots(&self) -> impl Iterator<Item = usize> {
        (0..self.parents.len()).filter(|&actor| self.parents[actor].is_none())
    }

    /// The actors that belong to an actor.
    pub fn members(&self, actor: usize) -> &[usize] {
        &self.children[actor]
    }

    /// Whether any statement is by an actor or by a member of it.
    pub fn says_something(&self, actor: usize) -> bool {
        self.column(Facet::Actor).values.contains(&(actor as u32))
    }

    /// The statements of a claim, in the order of the data.
    pub fn statements_of(&self, claim: usize) -> &[usize] {
        &self.by_claim[claim]
    }

    /// A statement by its place in the data.
    pub fn statement(&self, statement: usize) -> &Statement {
        &self.story.statements[statement]
    }

    /// The place in the data of a statement's source.
    pub fn source_of(&self, statement: usize) -> Option<usize> {
        self.column(Facet::Source).of(statement).first().map(|&s| s as usize)
    }

    /// The place in the data of a statement's claim.
    pub fn claim_of(&self, statement: usize) -> Option<usize> {
        self.column(Facet::Claim).of(statement).first().map(|&c| c as usize)
    }

    /// The places in the data of those who said a statement.
    pub fn speakers(&self, statement: usize) -> impl Iterator<Item = usize> + Clone {
        self.speakers.of(statement).iter().map(|&actor| actor as usize)
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

/// A passage stands on a line of its own, so that no phrase is found across two.
fn push_words(haystack: &mut String, words: &str) {
    if !words.is_empty() {
        haystack.push_str(words);
        haystack.push('\n');
    }
}

fn joined<'t>(texts: impl Iterator<Item = &'t String>) -> String {
    texts.map(|text| fold(text)).filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n")
}

fn actor_words(actor: &Actor) -> String {
    joined([&actor.name].into_iter().chain(&actor.aliases).chain(&actor.role))
}

fn source_words(source: &Source) -> String {
    joined([&source.title, &source.publisher, &source.byline].into_iter().flatten())
}
