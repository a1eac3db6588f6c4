//! What the command line computes and keeps in the story: findings, with ids in place of places in the data.

use serde::Serialize;

data! {
    /// What was computed from a story when it was published, so that its readers need not compute it. Written by
    /// `who-said-what prepare`, never by hand; what does not fit the story is not used.
    #[derive(Default)]
    pub struct Computed {
        /// What computed it: name and version.
        pub by: String,
        /// The fingerprint of what it was computed from: 16 hexadecimal digits.
        pub of: String,
        /// The fingerprint of the findings: 16 hexadecimal digits.
        pub sum: String,
        /// Where accounts part, in the order in which it is shown. Coverage is not kept: it is counted from the statements.
        pub findings: Vec<FindingRecord>,
    }

    /// Where accounts part on a claim, with the statements that it rests on.
    #[derive(Default)]
    pub struct FindingRecord {
        /// coverage, positions, wording, attribution, figures, place, date or framing.
        pub kind: String,
        /// What exactly was found, depending on the kind: `contested`, `reworded`, `conflict`.
        pub label: String,
        /// The id of the claim that it is about.
        pub claim: String,
        /// The ids of the statements that it rests on. In a story: left out, as they are those of the groups.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub statements: Vec<String>,
        /// The ids of their sources. In a story: left out.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub sources: Vec<String>,
        /// The accounts that differ.
        pub groups: Vec<GroupRecord>,
        /// Pairs of statements that were compared.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub pairs: Vec<PairRecord>,
    }

    /// One of the accounts that differ.
    #[derive(Default)]
    pub struct GroupRecord {
        /// What it says: a stance, a figure, a place, a date, a class of cues; empty where the statements say it
        /// themselves.
        #[serde(skip_serializing_if = "String::is_empty", default)]
        pub label: String,
        /// The ids of those who say it.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub actors: Vec<String>,
        /// The ids of the statements; none for sources that are silent.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub statements: Vec<String>,
        /// The ids of their sources, or of those that are silent. In a story: left out.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub sources: Vec<String>,
    }

    /// Two statements that were compared.
    #[derive(Default)]
    pub struct PairRecord {
        /// The id of the first statement.
        pub left: String,
        /// The id of the second statement.
        pub right: String,
        /// A relation of wordings, or an agreement of figures.
        pub relation: String,
        /// What was compared of the first. In a story: left out where there are edits, which hold it.
        #[serde(skip_serializing_if = "String::is_empty", default)]
        pub left_text: String,
        /// What was compared of the second. In a story: left out where there are edits.
        #[serde(skip_serializing_if = "String::is_empty", default)]
        pub right_text: String,
        /// How the first quotation becomes the second; nothing for figures.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        pub edits: Vec<Edit>,
    }
}

/// How a replaced piece is to the one that stands for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Replacement {
    /// The same words, written otherwise: case, marks, spelling, contraction, figures.
    Spelling,
    /// One word in two forms: inflection, derivation, a name's spelling.
    Form,
    /// Words that stand for each other.
    Synonym,
    /// An editor's words in brackets or parentheses, for what the other text says there.
    Editorial,
    /// Something else.
    Other,
}

/// A piece of an edit script. The pieces that hold text of a side, put together in order, are that side's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(all(feature = "cli", not(target_arch = "wasm32")), derive(schemars::JsonSchema))]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "op", rename_all = "kebab-case")]
pub enum Edit {
    /// The same text in both.
    Equal {
        /// Of both sides.
        text: String,
    },
    /// Text that only the left side has.
    Delete {
        /// Of the left side.
        text: String,
    },
    /// Text that only the right side has.
    Insert {
        /// Of the right side.
        text: String,
    },
    /// Text of the left side for text of the right side.
    Replace {
        /// Of the left side.
        left: String,
        /// Of the right side.
        right: String,
        /// How the two are to each other.
        change: Replacement,
    },
    /// A block of the left side that stands elsewhere on the right side, in the same or nearly the same words.
    MoveFrom {
        /// The number of the one [`Edit::MoveTo`] that holds the block as the right side has it.
        number: u32,
        /// Of the left side.
        text: String,
    },
    /// A block of the right side that stands elsewhere on the left side.
    MoveTo {
        /// The number of the one [`Edit::MoveFrom`] that holds the block as the left side has it.
        number: u32,
        /// Of the right side.
        text: String,
    },
}

impl Edit {
    /// What it holds of the left side; empty if nothing.
    pub fn left(&self) -> &str {
        match self {
            Edit::Equal { text } | Edit::Delete { text } | Edit::MoveFrom { text, .. } => text,
            Edit::Replace { left, .. } => left,
            Edit::Insert { .. } | Edit::MoveTo { .. } => "",
        }
    }

    /// What it holds of the right side; empty if nothing.
    pub fn right(&self) -> &str {
        match self {
            Edit::Equal { text } | Edit::Insert { text } | Edit::MoveTo { text, .. } => text,
            Edit::Replace { right, .. } => right,
            Edit::Delete { .. } | Edit::MoveFrom { .. } => "",
        }
    }
}
