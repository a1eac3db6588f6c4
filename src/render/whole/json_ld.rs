//! The story in the vocabulary of [schema.org](https://schema.org), as JSON-LD.
//!
//! A quotation is a `Quotation`; a paraphrase is a `Statement`, with the words in it that are quoted as parts. Each
//! belongs to a `Claim`, is based on a `NewsArticle`, and is created by its actors. Whether a statement asserts, denies or
//! questions its claim has no property there: it stands among the `keywords`. Nothing rates truth.

use super::super::fragment;
use super::Options;
use crate::compare::coverage;
use crate::load::is_web_address;
use crate::query::Index;
use crate::story::{ActorKind, Mode, Statement};
use crate::text::quotations;
use serde_json::{Map, Value, json};

/// The JSON-LD of a story, as JSON text. What stands for something in the data has the `@id` `#claim-ID`, `#source-ID`,
/// `#actor-ID` or `#statement-ID`, below the address of the page if that is known. To stand in HTML, every `<` in the text
/// must be escaped, which the forms of this module do.
pub fn json_ld(index: &Index, options: &Options) -> String {
    let graph = Graph { index, base: options.url.as_deref().unwrap_or_default() };
    let story = index.story();
    let mut nodes = vec![graph.collection(options)];
    nodes.extend((0..story.sources.len()).map(|source| graph.source(source)));
    nodes.extend((0..story.actors.len()).map(|actor| graph.actor(actor)));
    nodes.extend((0..story.claims.len()).map(|claim| graph.claim(claim)));
    nodes.extend((0..index.len()).map(|statement| graph.statement(statement)));
    let data = json!({ "@context": "https://schema.org", "@graph": nodes });
    format!("{data:#}")
}

struct Graph<'a> {
    index: &'a Index,
    base: &'a str,
}

impl Graph<'_> {
    fn id(&self, kind: &str, id: &str) -> String {
        let mut out = format!("{}#{kind}-", self.base);
        fragment::encode(id, &mut out);
        out
    }

    fn link(&self, kind: &str, id: &str) -> Value {
        json!({ "@id": self.id(kind, id) })
    }

    /// The story itself: a collection of claims and of what was said on them.
    fn collection(&self, options: &Options) -> Value {
        let story = self.index.story();
        let corrections = story.corrections.iter().map(|correction| {
            json!({ "@type": "CorrectionComment", "text": correction.text, "datePublished": correction.date })
        });
        let links = |kind: &str, ids: Vec<&str>| list(ids.into_iter().map(|id| self.link(kind, id)));
        let publisher = options.provider.as_ref().map(|name| json!({ "@type": "Organization", "name": name }));
        node("Collection", self.id("story", ""))
            .with("name", Some(&story.title))
            .with("description", story.summary.as_ref())
            .with("inLanguage", story.lang.as_ref())
            .with("dateModified", story.updated.as_ref())
            .with("url", options.url.as_ref())
            .with("publisher", publisher)
            .with("correction", list(corrections))
            .with("citation", links("source", story.sources.iter().map(|s| s.id.as_str()).collect()))
            .with("about", links("claim", story.claims.iter().map(|c| c.id.as_str()).collect()))
            .with("hasPart", links("statement", self.index.ids().collect()))
            .done()
    }

    fn source(&self, source: usize) -> Value {
        let data = self.index.source(source);
        let publisher = data.publisher.as_ref().map(|name| json!({ "@type": "Organization", "name": name }));
        node("NewsArticle", self.id("source", &data.id))
            .with("headline", data.title.as_ref())
            .with("url", address(&data.url))
            .with("archivedAt", address(&data.archive_url))
            .with("publisher", publisher)
            .with("creditText", data.byline.as_ref())
            .with("datePublished", data.published.as_ref())
            .with("inLanguage", data.lang.as_ref())
            .with("isBasedOn", data.syndicated_from.as_ref().map(|id| self.link("source", id)))
            .done()
    }

    fn actor(&self, actor: usize) -> Value {
        let data = self.index.actor(actor);
        let kind = actor_type(data.kind);
        // Only people and organisations belong to something there, and only to organisations.
        let parent = data.member_of.as_ref().filter(|_| kind != "Thing");
        let parent = parent.filter(|id| {
            let parent = self.index.actor_number(id).map(|parent| self.index.actor(parent).kind);
            parent.is_some_and(|kind| !["Thing", "Person"].contains(&actor_type(kind)))
        });
        let role = if data.kind == Some(ActorKind::Person) { "jobTitle" } else { "description" };
        node(kind, self.id("actor", &data.id))
            .with("name", Some(&data.name))
            .with("alternateName", list(data.aliases.iter().map(|alias| json!(alias))))
            .with(role, data.role.as_ref())
            .with("memberOf", parent.map(|id| self.link("actor", id)))
            .with("sameAs", address(&data.same_as))
            .done()
    }

    fn claim(&self, claim: usize) -> Value {
        let story = self.index.story();
        let data = self.index.claim(claim);
        let carried = coverage(self.index, claim).carried;
        let source = |source: usize| self.link("source", &story.sources[source].id);
        let first = self.first(&carried.iter().map(|(source, _)| *source).collect::<Vec<_>>());
        node("Claim", self.id("claim", &data.id))
            .with("text", Some(&data.text))
            .with("inLanguage", story.lang.as_ref())
            .with("keywords", data.topic.as_ref())
            .with("appearance", list(carried.iter().map(|(number, _)| source(*number))))
            .with("firstAppearance", first.map(source))
            .done()
    }

    /// Which of some articles came out first, if all say when they did and one is a day or more ahead.
    fn first(&self, sources: &[usize]) -> Option<usize> {
        let day = |source: usize| self.index.source(source).published.as_deref().and_then(|date| date.get(..10));
        let mut dated: Vec<(&str, usize)> = sources.iter().map(|&s| Some((day(s)?, s))).collect::<Option<_>>()?;
        dated.sort_unstable();
        match dated[..] {
            [(_, only)] => Some(only),
            [(first, source), (second, _), ..] if first < second => Some(source),
            _ => None,
        }
    }

    fn statement(&self, statement: usize) -> Value {
        let story = self.index.story();
        let data = &self.index.statement(statement);
        let source = self.index.source_of(statement).map(|source| self.index.source(source));
        let url = source.and_then(|source| address(&source.url));
        let lang = data.lang.as_ref().or(story.lang.as_ref());
        let people = || list(data.actors.iter().map(|id| self.link("actor", id)));
        let (kind, speakers) = match data.mode {
            Mode::Direct => ("Quotation", people()),
            Mode::Mixed | Mode::Indirect => ("Statement", None),
        };
        node(kind, self.id("statement", &data.id))
            .with("text", Some(data.text.trim()))
            .with("inLanguage", lang)
            .with("creator", people())
            .with("spokenByCharacter", speakers)
            .with("about", Some(self.link("claim", &data.claim)))
            .with("keywords", Some(vec![stance(data), data.mode.name()]))
            .with("isBasedOn", Some(self.link("source", &data.source)))
            .with("citation", url.map(|url| fragment::passage(url, data.evidence.as_ref())))
            .with("dateCreated", data.said_on.as_ref())
            .with("contentLocation", data.place.as_ref().map(|name| json!({ "@type": "Place", "name": name })))
            .with("temporalCoverage", data.when.as_ref())
            .with("audience", data.audience.as_ref().map(|name| json!({ "@type": "Audience", "name": name })))
            .with("description", data.note.as_ref())
            .with("hasPart", self.quoted(data, people()))
            .done()
    }

    /// The quoted words in a paraphrase.
    fn quoted(&self, data: &Statement, people: Option<Value>) -> Option<Value> {
        let quoted = if data.mode == Mode::Direct { Vec::new() } else { quotations(&data.text) };
        list(quoted.iter().map(|quotation| {
            json!({ "@type": "Quotation", "text": quotation.text, "spokenByCharacter": people,
                "isBasedOn": self.link("source", &data.source) })
        }))
    }
}

fn actor_type(kind: Option<ActorKind>) -> &'static str {
    match kind {
        Some(ActorKind::Person | ActorKind::Unnamed) => "Person",
        Some(ActorKind::Government) => "GovernmentOrganization",
        Some(ActorKind::Media) => "NewsMediaOrganization",
        Some(ActorKind::Military | ActorKind::Organisation) => "Organization",
        None => "Thing",
    }
}

fn stance(data: &Statement) -> &'static str {
    use crate::story::Stance::*;
    match data.stance {
        Asserts => "asserts",
        Denies => "denies",
        Questions => "questions",
    }
}

fn address(url: &Option<String>) -> Option<&str> {
    url.as_deref().filter(|url| is_web_address(url))
}

/// A list, unless it is empty.
fn list(values: impl Iterator<Item = Value>) -> Option<Value> {
    let values: Vec<Value> = values.collect();
    (!values.is_empty()).then_some(Value::Array(values))
}

struct Node(Map<String, Value>);

fn node(kind: &str, id: String) -> Node {
    Node(Map::from_iter([("@type".to_owned(), json!(kind)), ("@id".to_owned(), json!(id))]))
}

impl Node {
    /// With a property, unless there is nothing to say.
    fn with(mut self, property: &str, value: Option<impl serde::Serialize>) -> Self {
        if let Some(value) = value {
            self.0.insert(property.to_owned(), json!(value));
        }
        self
    }

    fn done(self) -> Value {
        Value::Object(self.0)
    }
}
