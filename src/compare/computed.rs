//! Findings that were computed ahead of time and are kept in the story: written natively, read in the browser.
//!
//! Coverage is not among them. It counts which sources carry a claim, which the widget does in any case; it is a third of
//! what there would be to download. Neither is what follows from the rest: see [`FindingRecord::lean`].

use super::findings::{self, Finding, Findings, Group, Kind, Pair};
use crate::load::{PREPARE_AGAIN, Problem};
use crate::query::Index;
use crate::story::{Actor, Claim, Computed, Edit, FindingRecord, Head, Ids, PairRecord, Source, Statement};
use crate::text::{HASH_START, hash_on};

/// What is found in a story may depend on the method. Raise it when the finders find otherwise, so that what was computed
/// before is not used.
const METHOD: u8 = 1;

impl Computed {
    /// What a story is to keep of its findings.
    pub fn new(index: &Index, findings: &Findings) -> Computed {
        let kept = findings.all.iter().filter(|finding| finding.kind != Kind::Coverage);
        let findings: Vec<FindingRecord> = kept.map(|finding| FindingRecord::new(index, finding).lean()).collect();
        Computed {
            by: concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")).to_owned(),
            of: fingerprint(index),
            sum: sum(&findings),
            findings,
        }
    }

    /// A warning when a reader's widget will not use this, or should not. For the editor: it computes everything anew.
    pub fn doubt(&self, index: &mut Index) -> Option<Problem> {
        let (path, message) = if self.of != fingerprint(index) {
            ("computed.of", "this was computed before the story was changed, or by another version, and is not used")
        } else if self.sum != sum(&self.findings) {
            ("computed.findings", "these findings are not those that were computed, and are not used")
        } else if Findings::from_computed(index, self.clone()) != Some(findings::findings(index)) {
            ("computed.findings", "these are not the findings of this story")
        } else {
            return None;
        };
        Some(Problem::warning(path, message, PREPARE_AGAIN))
    }
}

impl Findings {
    /// The findings that a story keeps, as [`findings`](super::findings()) would find them, and the index the facet by
    /// which a reader chooses them. `None` when they were computed from another state of the story or by another method,
    /// or are not what was written; the index is as before then.
    ///
    /// What a record may leave out is derived, whether it stands there or not. The story in the index may have given its
    /// `computed` away.
    pub fn from_computed(index: &mut Index, computed: Computed) -> Option<Findings> {
        if computed.of != fingerprint(index) || computed.sum != sum(&computed.findings) {
            return None;
        }
        let mut gathering = Gathering::new(index);
        gathering.add(index, computed.findings);
        gathering.findings(index)
    }
}

/// Findings that have been computed of a story, being taken in: some at a time, as a large story has so many that a page would
/// stand still for them. Whether they were computed of the same text, by the same version, is for the caller to know.
pub struct Gathering {
    /// From ids to places in the data.
    statements: Ids,
    all: Vec<Finding>,
    /// So many claims have been come to.
    claims: usize,
    fits: bool,
}

impl Gathering {
    /// Nothing has come yet.
    pub fn new(index: &Index) -> Gathering {
        Gathering { statements: Ids::of(index.ids()), all: Vec::new(), claims: 0, fits: true }
    }

    /// Takes in the next ones, in the order of the claims.
    pub fn add(&mut self, index: &Index, records: Vec<FindingRecord>) {
        self.fits = self.fits && records.into_iter().all(|record| self.take(index, record).is_some());
    }

    /// What there is, with coverage, and the index the facet by which a reader chooses it. `None` when something did not fit
    /// the story, or stood in another order; the index is as before then.
    pub fn findings(mut self, index: &mut Index) -> Option<Findings> {
        while self.begin(index).is_some() {}
        self.fits.then(|| Findings::new(index, self.all))
    }

    fn take(&mut self, index: &Index, record: FindingRecord) -> Option<()> {
        while self.claims == 0 || index.claim(self.claims - 1).id != record.claim {
            self.begin(index)?;
        }
        let finding = Places { index, statements: &self.statements }.finding(self.claims - 1, record)?;
        self.all.push(finding);
        Some(())
    }

    /// Comes to the next claim, if there is one.
    fn begin(&mut self, index: &Index) -> Option<()> {
        index.story().claims.get(self.claims)?;
        findings::coverage(index, self.claims, &[], &mut self.all);
        self.claims += 1;
        Some(())
    }
}

/// From ids to places in the data.
struct Places<'i> {
    index: &'i Index,
    statements: &'i Ids,
}

impl Places<'_> {
    fn finding(&self, claim: usize, record: FindingRecord) -> Option<Finding> {
        let kind = Kind::ALL.into_iter().find(|kind| kind.name() == record.kind && *kind != Kind::Coverage)?;
        let label = known(kind.labels(), &record.label)?;
        let mut statements = Vec::new();
        let mut groups = Vec::new();
        for group in record.groups {
            let mut of_group = Vec::new();
            for id in &group.statements {
                of_group.push(self.statements.get(id)?);
            }
            let mut actors = Vec::new();
            for id in &group.actors {
                actors.push(self.index.actor_number(id)?);
            }
            statements.extend_from_slice(&of_group);
            groups.push(Group { actors, ..Group::new(self.index, group.label, of_group) });
        }
        if statements.is_empty() {
            return None;
        }
        let mut pairs = Vec::new();
        for pair in record.pairs {
            pairs.push(self.pair(kind, pair)?);
        }
        let finding = Finding::new(self.index, kind, label, claim, statements);
        Some(Finding { groups, pairs, ..finding })
    }

    fn pair(&self, kind: Kind, record: PairRecord) -> Option<Pair> {
        let mut texts = (record.left_text, record.right_text);
        if !record.edits.is_empty() {
            texts = Default::default();
            for edit in &record.edits {
                texts.0.push_str(edit.left());
                texts.1.push_str(edit.right());
            }
        }
        Some(Pair {
            left: self.statements.get(&record.left)?,
            right: self.statements.get(&record.right)?,
            // A finding has for its label a relation of its pairs.
            relation: known(kind.labels(), &record.relation)?,
            texts,
            edits: record.edits,
        })
    }
}

fn known(words: &[&'static str], word: &str) -> Option<&'static str> {
    words.iter().find(|known| **known == word).copied()
}

/// The fingerprint of all in a story that findings depend on, as 16 hexadecimal digits. Each type is taken apart in full,
/// so that a new key does not compile before it is decided whether it belongs here.
fn fingerprint(index: &Index) -> String {
    let Head { lang, sources, actors, claims, title: _, summary: _, updated: _, corrections: _ } = index.story();
    let mut hash = Hash(HASH_START);
    hash.byte(METHOD);
    hash.option(lang);
    for source in sources {
        let Source {
            id,
            lang,
            voice,
            title: _,
            publisher: _,
            url: _,
            archive_url: _,
            byline: _,
            published: _,
            retrieved: _,
            text_sha256: _,
            // Only coverage depends on it, which is not kept.
            syndicated_from: _,
        } = source;
        hash.text(id);
        hash.option(lang);
        hash.option(voice);
    }
    hash.end();
    for actor in actors {
        let Actor { id, member_of, name: _, aliases: _, kind: _, role: _, same_as: _ } = actor;
        hash.text(id);
        hash.option(member_of);
    }
    hash.end();
    for claim in claims {
        let Claim { id, contradicts, text: _, topic: _, updates: _, supports: _ } = claim;
        hash.text(id);
        hash.list(contradicts);
    }
    hash.end();
    for statement in index.statements() {
        let Statement {
            id,
            claim,
            source,
            actors,
            stance,
            mode,
            text,
            cue,
            said_on,
            place,
            when,
            via: _,
            venue: _,
            audience: _,
            lang: _,
            evidence: _,
            note: _,
        } = &statement;
        hash.text(id);
        hash.text(claim);
        hash.text(source);
        hash.list(actors);
        hash.byte(*stance as u8);
        hash.byte(*mode as u8);
        hash.text(text);
        for option in [cue, said_on, place, when] {
            hash.option(option);
        }
    }
    hash.hexadecimal()
}

/// The fingerprint of findings as they are kept, without what is derived.
fn sum(findings: &[FindingRecord]) -> String {
    let mut hash = Hash(HASH_START);
    for finding in findings {
        hash.text(&finding.kind);
        hash.text(&finding.label);
        hash.text(&finding.claim);
        for group in &finding.groups {
            hash.text(&group.label);
            hash.list(&group.actors);
            hash.list(&group.statements);
        }
        hash.end();
        for pair in &finding.pairs {
            hash.text(&pair.left);
            hash.text(&pair.right);
            hash.text(&pair.relation);
            if pair.edits.is_empty() {
                hash.text(&pair.left_text);
                hash.text(&pair.right_text);
            }
            for edit in &pair.edits {
                hash.edit(edit);
            }
            hash.end();
        }
        hash.end();
    }
    hash.hexadecimal()
}

/// A hash of texts and lists. Each ends with a byte that stands in no UTF-8, so that no two stories run together to one.
struct Hash(u64);

impl Hash {
    fn byte(&mut self, byte: u8) {
        self.0 = hash_on(self.0, &[byte]);
    }

    fn text(&mut self, text: &str) {
        self.0 = hash_on(self.0, text.as_bytes());
        self.byte(0xff);
    }

    fn end(&mut self) {
        self.byte(0xfe);
    }

    fn list(&mut self, list: &[String]) {
        list.iter().for_each(|text| self.text(text));
        self.end();
    }

    fn option(&mut self, text: &Option<String>) {
        match text {
            Some(text) => self.text(text),
            None => self.byte(0xfd),
        }
    }

    fn edit(&mut self, edit: &Edit) {
        let (kind, detail) = match edit {
            Edit::Equal { .. } => (0, 0),
            Edit::Delete { .. } => (1, 0),
            Edit::Insert { .. } => (2, 0),
            Edit::Replace { change, .. } => (3, *change as u32),
            Edit::MoveFrom { number, .. } => (4, *number),
            Edit::MoveTo { number, .. } => (5, *number),
        };
        self.byte(kind);
        self.0 = hash_on(self.0, &detail.to_le_bytes());
        self.text(edit.left());
        self.text(edit.right());
    }

    fn hexadecimal(&self) -> String {
        let digits = (0..16).rev().map(|place| (self.0 >> (4 * place)) as u32 & 0xf);
        digits.filter_map(|digit| char::from_digit(digit, 16)).collect()
    }
}
