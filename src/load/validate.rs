//! What the types cannot say: references, cycles, dates, languages, addresses, quotations.

use super::formats::{is_date, is_language, is_period, is_sha256, is_web_address, is_wikidata};
use super::nearest;
use super::problem::{EXPLAIN, Problems, Severity};
use crate::store::{Passage, Row};
use crate::story::{Evidence, FORMAT, Head, Ids, Mode, Statement, Story};
use crate::text::quotations;
use std::borrow::Cow;
use std::fmt::{self, Display};

/// Appends every problem of a decoded story to `problems`, and gives it back.
pub(super) fn story(story: Story, problems: &mut Problems) -> Story {
    let format = story.format.clone();
    let (head, statements, computed) = story.parts();
    let mut check = Check::new(&head, problems);
    check.format(&format);
    check.whole();
    check.ids("statements", &mut statements.iter().map(|s| s.id.as_str()));
    for (i, statement) in statements.iter().enumerate() {
        check.statement(i, statement);
    }
    if EXPLAIN {
        check.unused(&statements);
    }
    // A story of another format is given to nobody.
    head.with(statements, computed)
}

/// Appends every problem of what stands in a story besides its statements.
pub(super) fn head(head: &Head, problems: &mut Problems) {
    Check::new(head, problems).whole();
}

/// Whether nothing is wrong with a statement in itself, by the rules of [`Check::statement`]; what it refers to aside.
pub(super) fn sound(row: &Row) -> bool {
    let filled = |text: &Option<Cow<str>>| text.as_ref().is_none_or(|text| !text.trim().is_empty());
    let good = |text: &Option<Cow<str>>, good: fn(&str) -> bool| text.as_ref().is_none_or(|text| good(text));
    let text = row.text.trim();
    let said = match row.mode {
        Mode::Direct => has_words(text),
        Mode::Mixed => quotations(text).iter().any(|q| has_words(q.text)),
        Mode::Indirect => !text.is_empty(),
    };
    let proved = row.evidence.as_ref().is_none_or(|Passage { exact, start, end, .. }| {
        let given = (exact.is_some(), start.is_some(), end.is_some());
        matches!(given, (true, false, false) | (false, true, true)) && filled(exact) && filled(start) && filled(end)
    });
    let id = !row.id.is_empty() && !row.id.contains(is_space);
    let dates = good(&row.said_on, is_date) && good(&row.when, is_period);
    id && !row.actors.is_empty() && said && proved && dates && good(&row.lang, is_language)
}

/// Whether there is anything in a quotation but spaces and punctuation.
fn has_words(text: &str) -> bool {
    text.chars().any(|c| match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric(),
        // Marks of Latin-1, the blocks of general and of East Asian punctuation, and the marks of full width.
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ff0f}' => {
            matches!(c, 'ª' | 'µ' | 'º' | '々'..='〇')
        }
        _ => !is_space(c),
    })
}

fn is_space(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

/// The places at which reading has noted a problem: those of the values, and those of the keys that are missing.
fn noted(problems: &Problems) -> Ids {
    let mut noted = Ids::default();
    if !EXPLAIN {
        return noted;
    }
    for problem in &problems.list {
        let missing = problem.message.strip_suffix("\" is missing").and_then(|start| start.strip_prefix('"'));
        match (missing, problem.path.as_str()) {
            (Some(key), "") => noted.insert(key),
            (Some(key), path) => noted.insert(&format!("{path}.{key}")),
            (None, path) => noted.insert(path),
        };
    }
    noted
}

/// So many slips are looked for; in a story with more problems something is wrong that is no slip.
const SLIPS: usize = 200;

struct Check<'s, 'p> {
    head: &'s Head,
    problems: &'p mut Problems,
    /// Where reading has noted something already.
    noted: Ids,
    sources: Ids,
    actors: Ids,
    claims: Ids,
}

/// The place of a value: the path is only written out when there is something to say of it, as a story may hold a
/// hundred thousand statements with nothing wrong in any.
#[derive(Clone, Copy)]
struct At<'a> {
    list: &'a str,
    index: Option<usize>,
    key: &'a str,
    item: Option<usize>,
}

impl<'a> At<'a> {
    fn head(key: &'a str) -> Self {
        At { list: "", index: None, key, item: None }
    }

    fn of(list: &'a str, index: usize, key: &'a str) -> Self {
        At { list, index: Some(index), key, item: None }
    }

    fn item(self, item: usize) -> Self {
        At { item: Some(item), ..self }
    }

    /// The object that the value stands in.
    fn parent(self) -> String {
        match self.index {
            Some(index) => format!("{}[{index}]", self.list),
            None => String::new(),
        }
    }
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let parent = self.parent();
        let dot = if parent.is_empty() || self.key.is_empty() { "" } else { "." };
        write!(f, "{parent}{dot}{}", self.key)?;
        self.item.map_or(Ok(()), |item| write!(f, "[{item}]"))
    }
}

const DATE_HELP: &str = "write a date as 2025-04-26, 2025-04 or 2025, with a time as 2025-04-26T11:01:03Z";

impl<'s, 'p> Check<'s, 'p> {
    fn new(head: &'s Head, problems: &'p mut Problems) -> Self {
        Check {
            head,
            noted: noted(problems),
            problems,
            sources: Ids::of(head.sources.iter().map(|s| s.id.as_str())),
            actors: Ids::of(head.actors.iter().map(|a| a.id.as_str())),
            claims: Ids::of(head.claims.iter().map(|c| c.id.as_str())),
        }
    }

    /// Checks all but the statements.
    fn whole(&mut self) {
        let head = self.head;
        self.head();
        self.ids("sources", &mut head.sources.iter().map(|s| s.id.as_str()));
        self.ids("actors", &mut head.actors.iter().map(|a| a.id.as_str()));
        self.ids("claims", &mut head.claims.iter().map(|c| c.id.as_str()));
        self.sources();
        self.actors();
        self.claims();
    }

    #[inline(always)]
    fn error(&mut self, at: At, message: &dyn Display, help: &dyn Display) {
        self.problems.note(Severity::Error, &at, message, help);
    }

    #[inline(always)]
    fn warning(&mut self, at: At, message: &dyn Display, help: &dyn Display) {
        self.problems.note(Severity::Warning, &at, message, help);
    }

    /// Whether reading has already found this place wrong, or what it stands in, so that nothing is said of it twice.
    fn known(&self, at: At) -> bool {
        EXPLAIN && (self.noted.get(&at.to_string()).is_some() || self.noted.get(&at.parent()).is_some())
    }

    fn format(&mut self, format: &str) {
        let at = At::head("format");
        if format != FORMAT && !self.known(at) {
            let message = &format_args!("the format \"{format}\" is not one that can be read");
            self.error(at, message, &format_args!("this version reads \"{FORMAT}\""));
        }
    }

    fn head(&mut self) {
        let story = self.head;
        self.filled(At::head("title"), &story.title);
        self.language(At::head("lang"), &story.lang);
        self.date(At::head("updated"), story.updated.as_deref());
        for (i, correction) in story.corrections.iter().enumerate() {
            self.date(At::of("corrections", i, "date"), Some(&correction.date));
            self.filled(At::of("corrections", i, "text"), &correction.text);
        }
    }

    fn sources(&mut self) {
        let story = self.head;
        for (i, source) in story.sources.iter().enumerate() {
            let at = |key| At::of("sources", i, key);
            self.address(at("url"), &source.url);
            self.address(at("archiveUrl"), &source.archive_url);
            self.date(at("published"), source.published.as_deref());
            self.date(at("retrieved"), source.retrieved.as_deref());
            self.language(at("lang"), &source.lang);
            if source.text_sha256.as_deref().is_some_and(|sum| !is_sha256(sum)) {
                self.error(at("textSha256"), &"this is not a SHA-256", &"write its 64 hexadecimal digits");
            }
            self.reference(at("syndicatedFrom"), source.syndicated_from.as_deref(), "source");
            self.reference(at("voice"), source.voice.as_deref(), "actor");
        }
        let mut origins = story.sources.iter().map(|s| s.syndicated_from.as_deref());
        self.cycles("sources", "syndicatedFrom", &mut origins);
    }

    fn actors(&mut self) {
        let story = self.head;
        for (i, actor) in story.actors.iter().enumerate() {
            let at = |key| At::of("actors", i, key);
            self.filled(at("name"), &actor.name);
            self.reference(at("memberOf"), actor.member_of.as_deref(), "actor");
            if actor.same_as.as_deref().is_some_and(|address| !is_wikidata(address)) {
                let help = &"write the address of the item: https://www.wikidata.org/wiki/Q42";
                self.error(at("sameAs"), &"this is not the address of a Wikidata item", help);
            }
        }
        self.cycles("actors", "memberOf", &mut story.actors.iter().map(|a| a.member_of.as_deref()));
    }

    fn claims(&mut self) {
        let story = self.head;
        for (i, claim) in story.claims.iter().enumerate() {
            self.filled(At::of("claims", i, "text"), &claim.text);
            let relations =
                [("contradicts", &claim.contradicts), ("updates", &claim.updates), ("supports", &claim.supports)];
            for (key, others) in relations {
                for (j, other) in others.iter().enumerate() {
                    let at = At::of("claims", i, key).item(j);
                    if *other == claim.id {
                        self.error(
                            at,
                            &"a claim cannot stand in a relation to itself",
                            &"name another claim, or leave this out",
                        );
                    } else {
                        self.reference(at, Some(other), "claim");
                    }
                }
            }
        }
    }

    fn statement(&mut self, index: usize, statement: &'s Statement) {
        let at = |key| At::of("statements", index, key);
        self.reference(at("claim"), Some(&statement.claim), "claim");
        self.reference(at("source"), Some(&statement.source), "source");
        for (j, actor) in statement.actors.iter().enumerate() {
            self.reference(at("actors").item(j), Some(actor), "actor");
            if statement.actors[..j].contains(actor) {
                self.warning(
                    at("actors").item(j),
                    &format_args!("\"{actor}\" is named twice"),
                    &"name each actor once",
                );
            }
        }
        if statement.actors.is_empty() && !self.known(at("actors")) {
            self.error(at("actors"), &"nobody is named who said this", &"name at least one actor");
        }
        for (j, via) in statement.via.iter().enumerate() {
            if self.sources.get(via).is_none() {
                self.reference(at("via").item(j), Some(via), "actor");
            }
        }
        self.date(at("saidOn"), statement.said_on.as_deref());
        if let Some(when) = statement.when.as_deref().filter(|when| !is_period(when)) {
            let help = &format_args!("{DATE_HELP}; a period as 2025-01/2025-02, the earlier first");
            self.error(at("when"), &format_args!("\"{when}\" is not a date or period"), help);
        }
        self.language(at("lang"), &statement.lang);
        self.quotation(at("text"), statement);
        if let Some(evidence) = &statement.evidence {
            self.evidence(index, evidence);
        }
    }

    fn quotation(&mut self, at: At, statement: &Statement) {
        let text = statement.text.trim();
        match statement.mode {
            Mode::Direct if !has_words(text) => {
                if !self.known(at) {
                    self.error(
                        at,
                        &"a direct statement with no quotation",
                        &"write the words as the source quotes them",
                    );
                }
            }
            Mode::Direct => {
                if matches!(&quotations(text)[..], [only] if only.range.len() == text.len()) {
                    let help = &"leave them out: with mode \"direct\" the whole text is the quotation";
                    self.warning(at, &"a direct statement with its quotation marks", help);
                }
            }
            Mode::Mixed => {
                if !quotations(text).iter().any(|q| has_words(q.text)) && !self.known(at) {
                    let help = &"put the quoted words in quotation marks, or make the mode \"indirect\"";
                    self.error(at, &"a mixed statement with no quotation", help);
                }
            }
            Mode::Indirect => self.filled(at, text),
        }
    }

    fn evidence(&mut self, index: usize, evidence: &Evidence) {
        let at = At::of("statements", index, "evidence");
        match (&evidence.exact, &evidence.start, &evidence.end) {
            (Some(_), None, None) | (None, Some(_), Some(_)) => {}
            _ if self.known(at) => {}
            _ => self.error(
                at,
                &"this does not say where the passage stands",
                &"give the passage itself as \"exact\", or its first words as \"start\" and its last as \"end\"",
            ),
        }
        let parts =
            [("evidence.exact", &evidence.exact), ("evidence.start", &evidence.start), ("evidence.end", &evidence.end)];
        for (key, text) in parts {
            if let Some(text) = text {
                self.filled(At::of("statements", index, key), text);
            }
        }
    }

    /// What stands in the story and is shown nowhere.
    fn unused(&mut self, statements: &[Statement]) {
        let story = self.head;
        let mut stated = vec![false; story.claims.len()];
        let mut named = vec![false; story.actors.len()];
        for statement in statements {
            if let Some(claim) = self.claims.get(&statement.claim) {
                stated[claim] = true;
            }
            for actor in statement.actors.iter().chain(&statement.via).filter_map(|id| self.actors.get(id)) {
                named[actor] = true;
            }
        }
        for group in story.actors.iter().filter_map(|a| self.actors.get(a.member_of.as_deref()?)) {
            named[group] = true;
        }
        for i in (0..stated.len()).filter(|&i| !stated[i]) {
            self.warning(At::of("claims", i, ""), &"no statement has this claim", &"add one, or leave the claim out");
        }
        for i in (0..named.len()).filter(|&i| !named[i]) {
            let help = &"name it in a statement, or leave it out";
            self.warning(At::of("actors", i, ""), &"no statement is by or through this actor", help);
        }
    }

    /// Notes empty, malformed and repeated ids.
    fn ids(&mut self, list: &str, ids: &mut dyn Iterator<Item = &'s str>) {
        // Numbered anew, as a story's statements are referred to by nothing, and have no numbers yet.
        let mut first = Ids::default();
        let mut numbers = Vec::new();
        for (i, id) in ids.enumerate() {
            let at = At::of(list, i, "id");
            if id.is_empty() {
                if !self.known(at) {
                    self.error(at, &"the id is empty", &"write a short name without spaces");
                }
            } else if id.contains(is_space) {
                self.error(
                    at,
                    &format_args!("the id \"{id}\" contains a space"),
                    &"write it without spaces, with hyphens",
                );
            } else if first.insert(id) {
                numbers.push(i);
            } else {
                let other = first.get(id).map_or(0, |number| numbers[number]);
                let message = &format_args!("the id \"{id}\" is taken");
                self.error(at, message, &format_args!("{list}[{other}] has it already: choose another"));
            }
        }
    }

    fn reference(&mut self, at: At, id: Option<&str>, what: &str) {
        let Some(id) = id else { return };
        let known = match what {
            "source" => &self.sources,
            "actor" => &self.actors,
            _ => &self.claims,
        };
        if known.get(id).is_some() || self.known(at) {
            return;
        }
        let story = self.head;
        // In the order of the data, so that of two that are as near it is always the same.
        let near = match what {
            _ if !EXPLAIN || self.problems.list.len() > SLIPS => None,
            "source" => nearest(id, story.sources.iter().map(|s| s.id.as_str())),
            "actor" => nearest(id, story.actors.iter().map(|a| a.id.as_str())),
            _ => nearest(id, story.claims.iter().map(|c| c.id.as_str())),
        };
        let message = &format_args!("there is no {what} \"{id}\"");
        match near {
            Some(near) => self.error(at, message, &format_args!("did you mean \"{near}\"?")),
            None => self.error(at, message, &format_args!("add the {what} to \"{what}s\", or name one that is there")),
        }
    }

    /// Notes each cycle of references from a list to itself, once.
    fn cycles(&mut self, list: &str, key: &str, parents: &mut dyn Iterator<Item = Option<&'s str>>) {
        let ids = if list == "actors" { &self.actors } else { &self.sources };
        let parents: Vec<Option<usize>> = parents.map(|id| ids.get(id?)).collect();
        // 0: not seen; n: seen on the walk that began at n - 1.
        let mut seen = vec![0; parents.len()];
        let mut found = Vec::new();
        for start in 0..parents.len() {
            let mut at = start;
            while seen[at] == 0 {
                seen[at] = start + 1;
                match parents[at] {
                    Some(next) => at = next,
                    None => break,
                }
            }
            if seen[at] == start + 1 && parents[at].is_some() {
                found.push(at);
            }
        }
        for at in found {
            let key_at = At::of(list, at, key);
            if !EXPLAIN {
                self.error(key_at, &"", &"");
                continue;
            }
            let mut names = vec![at];
            let mut next = parents[at];
            while let Some(i) = next.filter(|&i| i != at) {
                names.push(i);
                next = parents[i];
            }
            names.push(at);
            let name = |i: usize| match list {
                "actors" => self.head.actors[i].id.as_str(),
                _ => self.head.sources[i].id.as_str(),
            };
            let chain = names.into_iter().map(name).collect::<Vec<_>>().join(" → ");
            self.error(key_at, &format_args!("a cycle: {chain}"), &format_args!("take \"{key}\" out of one of them"));
        }
    }

    fn filled(&mut self, at: At, text: &str) {
        if text.trim().is_empty() && !self.known(at) {
            self.error(at, &"the text is empty", &"write it, or leave the whole entry out");
        }
    }

    fn date(&mut self, at: At, date: Option<&str>) {
        if let Some(date) = date.filter(|date| !is_date(date))
            && !self.known(at)
        {
            self.error(at, &format_args!("\"{date}\" is not a date"), &DATE_HELP);
        }
    }

    fn language(&mut self, at: At, lang: &Option<String>) {
        if let Some(lang) = lang.as_deref().filter(|lang| !is_language(lang))
            && !self.known(at)
        {
            self.error(
                at,
                &format_args!("\"{lang}\" is not a language tag"),
                &"write a BCP 47 tag such as en, uk or pt-BR",
            );
        }
    }

    fn address(&mut self, at: At, address: &Option<String>) {
        if let Some(address) = address.as_deref().filter(|address| !is_web_address(address))
            && !self.known(at)
        {
            let help = &"write the full address, beginning with https:// or http://";
            self.error(at, &format_args!("\"{address}\" is not a web address"), help);
        }
    }
}
