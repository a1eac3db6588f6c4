//! Framing: what the reporting expression that a source chose ("said", "admitted", "claimed") suggests about the words
//! that it reports.
//!
//! # Classes
//!
//! A cue is judged by what the *source* suggests with it, not by what the actor does:
//!
//! - [`Neutral`](CueClass::Neutral): nothing; it relays. Said, told, stated, announced, according to. Verbs that only
//!   tell the actor's stance belong here too, since the stance is data of its own: denied, rejected, disputed,
//!   questioned, doubted.
//! - [`Assertive`](CueClass::Assertive): the words are put forward with force, or as certain. Insisted, stressed,
//!   declared, warned. Factive and semi-factive verbs are here, which present what they report as true: revealed,
//!   noted, pointed out, explained, showed. So is *confirmed*: it presupposes that the content is true and was asserted
//!   before, but says nothing of reluctance or guilt, which sets it apart from a concession. *Refuted*, *rebutted* and
//!   *debunked* present a denial as successful and are assertive, whereas *denied* is neutral.
//! - [`Concessive`](CueClass::Concessive): the words are given up, against the actor's interest or after silence or
//!   denial. Admitted, acknowledged, conceded, confessed.
//! - [`Doubting`](CueClass::Doubting): the source keeps its distance, or reports less than certainty. Claimed, alleged,
//!   purported, accused, "so-called", and hedges: suggested, believed, speculated, reportedly.
//!
//! # Sources
//!
//! The word list is ours; the classes follow published work.
//!
//! - Joan B. Hooper, "On assertive predicates", in J. Kimball (ed.), *Syntax and Semantics* 4, Academic Press 1975,
//!   pp. 91-124, and Paul and Carol Kiparsky, "Fact", in M. Bierwisch and K. E. Heidolph (eds), *Progress in
//!   Linguistics*, Mouton 1970, pp. 143-173: verbs that assert their complement, and factive verbs, which presuppose
//!   it. Both are followed as later work takes them up; the papers themselves were not at hand.
//! - Marta Recasens, Cristian Danescu-Niculescu-Mizil and Dan Jurafsky, "Linguistic Models for Analyzing and Detecting
//!   Biased Language", ACL 2013: finds such verbs (factives, assertives, hedges: "epistemological bias") in edits made
//!   for the sake of neutrality. Its lexicons come from Hooper 1975 and, for hedges, from Ken Hyland, *Metadiscourse*,
//!   Continuum 2005.
//! - Wikipedia's guideline on synonyms for *say* ("Words to avoid", revision 353436552, of 2010): "noted", "reported"
//!   and "observed" imply that the speaker was right, "revealed" and "pointed out" carry similar dangers; "stated",
//!   "argued" and "according to" express no view; "claimed" raises a question; "admit", "confess" and "deny" can convey
//!   guilt.
//! - John McIntyre, *The Baltimore Sun*, April 2011: "said" is neutral, "claimed" an assertion that the writer is not
//!   prepared to endorse, "admitted" suggests consciousness of guilt, "declared" a formality.
//!
//! We part from the guideline in three words: "reported" is plain relay where a newsroom says it of another, "argued"
//! puts the words forward against opposition, and "denied" tells a stance.

use serde::Serialize;

/// What a reporting expression suggests about what it reports. See the [module](self).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum CueClass {
    /// Nothing: it relays.
    Neutral,
    /// That it is put forward with force, or certain.
    Assertive,
    /// That it is given up, against interest or after denial.
    Concessive,
    /// That it may not be so.
    Doubting,
}

impl CueClass {
    /// Its name in the data and for translation.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Assertive => "assertive",
            Self::Concessive => "concessive",
            Self::Doubting => "doubting",
        }
    }
}

/// The class of a reporting expression in English; `None` when no known word is in it, as in another language. Cues of
/// articles in other languages should not be passed: a few of their words look English.
///
/// The words are known in every inflection, and in British and American spelling. In a longer expression a distancing
/// word ("allegedly", "so-called") decides; or else the first word that is more than relay ("is said to have
/// *admitted*"), where "refused to", "did not" and the like leave it neutral ("declined to confirm").
///
/// ```
/// use who_said_what::compare::framing::{CueClass, class};
///
/// assert_eq!(class("said"), Some(CueClass::Neutral));
/// assert_eq!(class("has acknowledged"), Some(CueClass::Concessive));
/// assert_eq!(class("was quoted as saying"), Some(CueClass::Neutral));
/// assert_eq!(class("so-called"), Some(CueClass::Doubting));
/// assert_eq!(class("a déclaré"), None);
/// ```
pub fn class(cue: &str) -> Option<CueClass> {
    let mut words = Vec::new();
    // Letters beyond ASCII belong to words too, which are then not known: all but punctuation and signs.
    let parts =
        |c: char| !(c.is_ascii_alphabetic() || c == '-' || c >= '\u{c0}' && !('\u{2000}'..'\u{2e00}').contains(&c));
    for word in cue.split(parts).take(MOST) {
        if has(DISTANCE, word.as_bytes()) {
            return Some(CueClass::Doubting);
        }
        words.push(word.as_bytes());
    }
    let mut found = None;
    let mut negated = false;
    for (i, word) in words.iter().enumerate() {
        let follows = |second: &str| words.iter().skip(i + 1).take(2).any(|word| same(second.as_bytes(), word));
        let phrase = PHRASES.iter().find(|(_, first, second)| is_form(first.as_bytes(), word) && follows(second));
        let class = match phrase {
            Some((class, ..)) => Some(*class),
            None => VERBS.iter().find(|(_, verbs)| inflected(verbs, word)).map(|v| v.0),
        };
        if has(NEGATIONS, word) || inflected(REFUSALS, word) {
            negated = true;
        } else if class.is_some() {
            return if negated { Some(CueClass::Neutral) } else { class };
        } else if inflected(RELAYS, word) {
            found = Some(CueClass::Neutral);
        }
    }
    found
}

/// So many words of a cue are looked at.
const MOST: usize = 32;

/// Words by which a source keeps its distance from all that follows.
const DISTANCE: &str = "so-called self-styled self-proclaimed alleged allegedly purported purportedly supposed \
                        supposedly ostensible ostensibly reportedly apparently seemingly unconfirmed unverified \
                        unsubstantiated falsely baselessly putative rumoured rumored would-be";

/// Words that turn the next verb into something not said.
const NEGATIONS: &str = "not never neither nor without cannot no didn don doesn hasn haven hadn wouldn won couldn";
/// Verbs that do so.
const REFUSALS: &str = "refuse decline fail stop avoid hesitate";

/// Verbs and nouns that relay, in the base form, with the forms that are not regular.
const RELAYS: &str = "say said tell told state report announce write wrote written add inform comment remark speak \
                      spoke spoken reply respond answer mention describe discuss publish issue release tweet post \
                      quote cite according indicate estimate ask call express recount relate share communicate \
                      convey notify brief relay continue predict forecast foresee expect propose recommend request \
                      appeal praise thank welcome order invite offer repeat read statement announcement message \
                      interview comment blame telegraph broadcast advise address outline detail list summarise \
                      define name refer put credit";

/// Verbs that are more than relay, and their nouns. The neutral ones tell a stance.
const VERBS: &[(CueClass, &str)] = &[
    (
        CueClass::Neutral,
        "deny denial reject rejection dispute contradict contest object oppose question doubt disagree agree disavow \
         disown repudiate rebuff challenge counter",
    ),
    (
        CueClass::Assertive,
        "insist insistence stress emphasise assert assertion declare declaration affirm reaffirm confirm \
         confirmation reconfirm reiterate underline underscore highlight warn warning caution alert maintain \
         contend argue proclaim proclamation avow vow swear swore sworn pledge promise threaten assure assurance \
         reassure guarantee certify attest verify validate corroborate testify prove proven demonstrate show shown \
         reveal revelation disclose disclosure divulge expose uncover unveil note observe explain clarify remind \
         recall learn learnt discover find found conclude determine establish refute rebut debunk disprove dismiss \
         condemn denounce decry deplore slam blast lambast lambaste criticise rail hail tout trumpet laud urge \
         demand protest exclaim thunder pronounce exhort rule adamant categorically flatly emphatically vehemently \
         strenuously firmly forcefully unequivocally",
    ),
    (
        CueClass::Concessive,
        "admit admission admittedly acknowledge acknowledgement acknowledgment concede concession confess confession \
         grant recognise recognition accept regret apologise apology relent reluctantly grudgingly begrudgingly \
         belatedly tacitly",
    ),
    (
        CueClass::Doubting,
        "claim allege allegation purport suppose assume presume suggest suggestion hint imply implication insinuate \
         insinuation intimate speculate speculation surmise suspect suspicion guess reckon think thought believe \
         belief feel felt pretend profess theorise hypothesise rumour rumor conjecture boast brag lie lying fabricate \
         accuse accusation charge seem appear fear posit opine muse fancy imagine",
    ),
];

/// Expressions of two words, the first in any form; one more may stand between them.
const PHRASES: &[(CueClass, &str, &str)] = &[
    (CueClass::Neutral, "rule", "out"),
    (CueClass::Neutral, "cast", "doubt"),
    (CueClass::Neutral, "point", "to"),
    (CueClass::Assertive, "point", "out"),
    (CueClass::Assertive, "make", "clear"),
    (CueClass::Assertive, "made", "clear"),
    (CueClass::Assertive, "hit", "back"),
    (CueClass::Assertive, "lash", "out"),
    (CueClass::Concessive, "own", "up"),
    (CueClass::Concessive, "come", "clean"),
    (CueClass::Concessive, "came", "clean"),
    (CueClass::Concessive, "let", "slip"),
    (CueClass::Concessive, "back", "down"),
];

/// Whether two words are the same, in capitals or not, with s or z.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && alike(a, b) == a.len()
}

/// How many letters two words have in common at the beginning, in capitals or not; a z is an s, as in "emphasized".
fn alike(a: &[u8], b: &[u8]) -> usize {
    let plain = |b: &u8| if b | 32 == b'z' { b's' } else { b | 32 };
    a.iter().zip(b).take_while(|(a, b)| plain(a) == plain(b)).count()
}

/// Whether the word is in the list, as it is.
fn has(list: &str, word: &[u8]) -> bool {
    !word.is_empty() && list.as_bytes().split(|&b| b == b' ').any(|w| same(w, word))
}

/// Whether the word is a form of one in the list.
fn inflected(list: &str, word: &[u8]) -> bool {
    list.as_bytes().split(|&b| b == b' ').any(|base| is_form(base, word))
}

/// Whether `word` is `base`, or `base` with a regular ending: claims, stating, denied, admitted.
fn is_form(base: &[u8], word: &[u8]) -> bool {
    let common = alike(base, word);
    let (Some(&last), ending) = (base.last(), word.get(common..).unwrap_or_default()) else { return false };
    if common < base.len() {
        return common + 1 == base.len()
            && (last == b'e' && has("ing", ending) || last == b'y' && has("ied ies", ending));
    }
    ending.is_empty()
        || has("s es ed ing", ending)
        || last == b'e' && has("d", ending)
        // "Admit-t-ed": the last letter doubled.
        || ending.first().map(|b| b | 32) == Some(last) && has("ed ing", ending.get(1..).unwrap_or_default())
}
