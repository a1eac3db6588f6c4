//! The data: a [`Story`] and what it is made of.
//!
//! These types are the single description of the format `who-said-what/1`. The JSON Schema and the TypeScript types are
//! generated from them; [`crate::load`] reads them. Every optional text is `None` when the data does not give it, and a
//! list that the data does not give is empty.

mod head;
mod ids;
mod shipped;

pub use computed::{Computed, Edit, FindingRecord, GroupRecord, PairRecord, Replacement};
pub use head::Head;
pub use ids::Ids;
pub(crate) use ids::hash;
pub use shipped::{SHIPPED_JSON, shipped};

use serde::Serialize;

/// The value that a story's `format` key must have.
pub const FORMAT: &str = "who-said-what/1";

impl Mode {
    /// Its name in the data.
    pub fn name(self) -> &'static str {
        match self {
            Mode::Direct => "direct",
            Mode::Mixed => "mixed",
            Mode::Indirect => "indirect",
        }
    }
}

impl Stance {
    /// Its name in the data.
    pub fn name(self) -> &'static str {
        match self {
            Stance::Asserts => "asserts",
            Stance::Denies => "denies",
            Stance::Questions => "questions",
        }
    }
}

/// Derives what each public data type needs: a debug form, equality, JSON, and, by target, TypeScript or a JSON Schema.
macro_rules! data {
    ($($item:item)*) => {$(
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        #[serde(rename_all = "camelCase")]
        $item
    )*};
}

// Below the macro that it uses.
mod computed;

data! {
    /// One event: its sources, actors, claims and statements. The unit that a widget shows and a file holds.
    #[derive(Default)]
    pub struct Story {
        /// The version of the format: always `who-said-what/1`.
        pub format: String,
        /// What the event is, as a headline.
        pub title: String,
        /// What the event is, in a sentence or two.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub summary: Option<String>,
        /// The language of title, summary, claims and paraphrases, and of every text that names none: a BCP 47 tag.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub lang: Option<String>,
        /// When the data was last changed: an ISO 8601 date or date and time.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub updated: Option<String>,
        /// What was put right after publication, newest first.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub corrections: Vec<Correction>,
        /// The articles.
        pub sources: Vec<Source>,
        /// Who is said to have said something.
        pub actors: Vec<Actor>,
        /// The propositions, in our own neutral words.
        pub claims: Vec<Claim>,
        /// Who said what, as each source reports it.
        pub statements: Vec<Statement>,
        /// What `who-said-what prepare` computed from all this.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub computed: Option<Computed>,
    }

    /// A change made to the data after publication.
    #[derive(Default)]
    pub struct Correction {
        /// When: an ISO 8601 date or date and time.
        pub date: String,
        /// What was wrong and what it says now.
        pub text: String,
    }

    /// One article that reports on the story.
    #[derive(Default)]
    pub struct Source {
        /// Unique among the sources.
        pub id: String,
        /// The headline.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub title: Option<String>,
        /// The publication.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub publisher: Option<String>,
        /// Where the article stands: an `http` or `https` address.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub url: Option<String>,
        /// Where a copy of the article is kept: an `http` or `https` address.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub archive_url: Option<String>,
        /// Who wrote it, as the article names them.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub byline: Option<String>,
        /// When it was published: an ISO 8601 date or date and time.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub published: Option<String>,
        /// When the text was fetched: an ISO 8601 date or date and time.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub retrieved: Option<String>,
        /// The language of the article: a BCP 47 tag.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub lang: Option<String>,
        /// The SHA-256 of the text file that the quotations were checked against: 64 hexadecimal digits.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub text_sha256: Option<String>,
        /// The id of the source of which this one is a wire copy.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub syndicated_from: Option<String>,
        /// The id of the actor that stands for the article itself, where it speaks in its own voice.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub voice: Option<String>,
    }

    /// Who is said to have said something.
    #[derive(Default)]
    pub struct Actor {
        /// Unique among the actors.
        pub id: String,
        /// The name that is shown.
        pub name: String,
        /// Other names and spellings, found by the search too.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub aliases: Vec<String>,
        /// What sort of actor.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub kind: Option<ActorKind>,
        /// Office or description, as of the event.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub role: Option<String>,
        /// The id of the actor that this one belongs to; filtering by that actor includes this one.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub member_of: Option<String>,
        /// The same entity elsewhere: the address of a Wikidata item.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub same_as: Option<String>,
    }

    /// What sort of actor.
    #[derive(Copy, Eq)]
    pub enum ActorKind {
        /// A named or described human being.
        Person,
        /// A state or one of its civil bodies.
        Government,
        /// An army or one of its bodies.
        Military,
        /// Any other body.
        Organisation,
        /// A newsroom or an agency.
        Media,
        /// People whom the source does not name.
        Unnamed,
    }

    /// A proposition in our own neutral words, that statements assert, deny or question.
    #[derive(Default)]
    pub struct Claim {
        /// Unique among the claims.
        pub id: String,
        /// The proposition, as one sentence.
        pub text: String,
        /// What claims of one kind are gathered under.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub topic: Option<String>,
        /// The ids of claims that cannot be true together with this one.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub contradicts: Vec<String>,
        /// The ids of claims that this one replaces with a newer state.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub updates: Vec<String>,
        /// The ids of claims that this one speaks for.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub supports: Vec<String>,
    }

    /// One actor's utterance as reported by one source: the same utterance in five articles is five statements.
    #[derive(Default)]
    pub struct Statement {
        /// Unique among the statements.
        pub id: String,
        /// The id of the claim that it asserts, denies or questions.
        pub claim: String,
        /// The id of the source that reports it.
        pub source: String,
        /// The ids of those who said it; more than one makes it a joint statement.
        pub actors: Vec<String>,
        /// Towards its claim; `asserts` when not given.
        #[serde(default)]
        pub stance: Stance,
        /// How the source reports it; `indirect` when not given.
        #[serde(default)]
        pub mode: Mode,
        /// The actor's own words where they are quoted; else our paraphrase. With mode `direct`, the words without
        /// quotation marks round them; with mode `mixed`, our words with the quoted ones in quotation marks.
        pub text: String,
        /// The reporting expression that the source chose: said, admitted, claimed.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub cue: Option<String>,
        /// The relay chain from the source towards the actor: ids of actors or of sources.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub via: Vec<String>,
        /// When it was said: an ISO 8601 date, month or year, or a date and time.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub said_on: Option<String>,
        /// Where it was said: Telegram, a televised meeting.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub venue: Option<String>,
        /// To whom it was said.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub audience: Option<String>,
        /// Where it says that what it speaks of took place.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub place: Option<String>,
        /// When it says that what it speaks of took place: an ISO 8601 date, month or year, or two of them with `/`
        /// between.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub when: Option<String>,
        /// The language of `text`: a BCP 47 tag.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub lang: Option<String>,
        /// Where in the source it stands.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub evidence: Option<Evidence>,
        /// What a reader should know to understand it.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub note: Option<String>,
    }

    /// Where in the source a statement stands: the passage itself (`exact`), as in the
    /// [W3C text-quote selector](https://www.w3.org/TR/annotation-model/#text-quote-selector), or its first and last
    /// words (`start`, `end`), so that the data need not hold an article's own prose.
    #[derive(Default)]
    pub struct Evidence {
        /// The passage, word for word.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub exact: Option<String>,
        /// The first words of the passage.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub start: Option<String>,
        /// The last words of the passage.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub end: Option<String>,
        /// What stands just before the passage.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub prefix: Option<String>,
        /// What stands just after the passage.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub suffix: Option<String>,
    }

    /// A statement's position towards its claim.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord, Default)]
    pub enum Stance {
        /// Says that it is so.
        #[default]
        Asserts,
        /// Says that it is not so.
        Denies,
        /// Doubts or asks whether it is so.
        Questions,
    }

    /// How a source reports a statement.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord, Default)]
    pub enum Mode {
        /// All of it in quotation marks.
        Direct,
        /// Partly in quotation marks.
        Mixed,
        /// Paraphrased.
        #[default]
        Indirect,
    }
}
