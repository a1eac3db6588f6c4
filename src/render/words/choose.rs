//! Which text goes with a value of the data.

use super::Key;
use crate::compare::Kind;
use crate::story::{Mode, Stance};

/// A finding on a claim.
pub(in crate::render) fn finding(kind: Kind, label: &str) -> Key {
    match (kind, label) {
        (Kind::Coverage, "one-source") => Key::OneSource,
        (Kind::Coverage, "all-sources") => Key::AllSources,
        (Kind::Coverage, _) => Key::SomeSources,
        (Kind::Positions, "contested") => Key::Contested,
        (Kind::Positions, "at-odds") => Key::AtOdds,
        (Kind::Positions, "denied") => Key::OnlyDenied,
        (Kind::Positions, _) => Key::OnlyQuestioned,
        (Kind::Wording, _) => Key::Wording,
        (Kind::Attribution, "utterance") => Key::SameWords,
        (Kind::Attribution, _) => Key::Attribution,
        (Kind::Figures, "conflict") => Key::Figures,
        (Kind::Figures, _) => Key::FiguresCompatible,
        (Kind::Place, _) => Key::Place,
        (Kind::Date, "said") => Key::DatesOfSaying,
        (Kind::Date, _) => Key::Dates,
        (Kind::Framing, _) => Key::Framing,
    }
}

/// A finding as a choice among the filters.
pub(in crate::render) fn finding_choice(choice: &str) -> Key {
    match choice {
        "contested" => Key::Contested,
        "at-odds" => Key::AtOddsChoice,
        "one-source" => Key::OneSource,
        "wording" => Key::Wording,
        "attribution" => Key::Attribution,
        "figures" => Key::Figures,
        "place" => Key::Place,
        "date" => Key::Dates,
        _ => Key::Framing,
    }
}

/// What is done with a claim, with a place for the names of those who do it.
pub(in crate::render) fn position(position: &str) -> Key {
    match position {
        "asserts" => Key::AssertedBy,
        "denies" => Key::DeniedBy,
        "questions" => Key::QuestionedBy,
        _ => Key::ContraryBy,
    }
}

/// A class of reporting expressions.
pub(in crate::render) fn cue_class(class: &str) -> Key {
    match class {
        "neutral" => Key::CueNeutral,
        "assertive" => Key::CueAssertive,
        "concessive" => Key::CueConcessive,
        _ => Key::CueDoubting,
    }
}

/// What two quotations are to each other.
pub(in crate::render) fn relation(relation: &str) -> Key {
    match relation {
        "same-words" => Key::WrittenDifferently,
        "excerpt" => Key::Excerpt,
        _ => Key::Reworded,
    }
}

/// A stance, as what a speaker does.
pub(in crate::render) fn stance(stance: Stance) -> Key {
    match stance {
        Stance::Asserts => Key::Asserts,
        Stance::Denies => Key::Denies,
        Stance::Questions => Key::Questions,
    }
}

/// A stance as a choice among the filters.
pub(in crate::render) fn stance_choice(stance: &str) -> Key {
    match stance {
        "asserts" => Key::AssertsChoice,
        "denies" => Key::DeniesChoice,
        _ => Key::QuestionsChoice,
    }
}

pub(in crate::render) fn mode(mode: Mode) -> Key {
    match mode {
        Mode::Direct => Key::Direct,
        Mode::Mixed => Key::Mixed,
        Mode::Indirect => Key::Indirect,
    }
}
