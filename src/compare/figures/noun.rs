//! The nouns that are known, and the singular of those that are not.

use super::UnitClass::{self, *};
use super::token::has;

/// The words that name one thing, after its class and its one spelling; an empty spelling means that each word is its
/// own. A word with a plus is never singular; the others are given in the singular.
const NOUNS: &[(UnitClass, &str, &str)] = &[
    (
        Military,
        "soldier",
        "soldier troop trooper serviceman servicewoman servicemember conscript marine paratrooper infantryman \
         mercenary reservist combatant +personnel +forces +soldaten +soldats +soldados +солдат +солдатів +военных \
         +військових",
    ),
    (
        People,
        "person",
        "person individual human soul other +lives +israelis +iraqis +pakistanis +saudis +yemenis +kurds +arabs +jews \
         +turks +poles +chechens +menschen +personen +personnes +personas +человек +людей +осіб",
    ),
    (People, "fighter", "fighter militant insurgent rebel gunman terrorist"),
    (People, "child", "child kid minor"),
    (People, "officer", "officer policeman policewoman +police"),
    (People, "worker", "worker employee staffer +staff"),
    (People, "protester", "protester protestor demonstrator"),
    (People, "prisoner", "prisoner pow detainee captive inmate"),
    (People, "resident", "resident inhabitant"),
    (People, "lawmaker", "lawmaker mp legislator"),
    (People, "journalist", "journalist reporter"),
    (People, "student", "student pupil"),
    (
        People,
        "",
        "civilian woman man girl boy adult teenager baby refugee migrant voter passenger patient official minister \
         senator leader hostage victim survivor fan firefighter rescuer nurse doctor farmer villager tourist pilot \
         sailor driver miner teacher engineer member mourner delegate diplomat supporter customer user pensioner \
         volunteer citizen suspect judge lawyer player settler general commander",
    ),
    (Things, "drone", "drone uav"),
    (Things, "aircraft", "+aircraft plane airplane aeroplane jet warplane airliner"),
    (Things, "ship", "ship vessel warship"),
    (Things, "house", "house home"),
    (Things, "case", "case infection"),
    (Things, "company", "company firm"),
    (Things, "country", "country nation"),
    (Things, "attack", "attack strike airstrike"),
    (Things, "body", "body corpse"),
    (
        Things,
        "",
        "tank missile rocket shell bomb vehicle helicopter building settlement village town city boat flight job seat \
         vote point magnitude school hospital bridge ticket family brigade battalion division barrel",
    ),
];

/// A known noun.
pub(super) struct Noun {
    pub class: UnitClass,
    /// Its one spelling; empty where that is its singular.
    pub of: &'static str,
    pub plural: bool,
    /// Whether another noun may follow, that is what is counted: "police officers".
    pub collective: bool,
}

/// The known noun that this word is a form of.
#[inline(never)]
pub(super) fn known(word: &str) -> Option<Noun> {
    let singular = singular(word);
    let collective = |words: &str| {
        words.as_bytes().split(|&b| b == b' ').any(|w| match w {
            [b'+', rest @ ..] => rest.eq_ignore_ascii_case(word.as_bytes()),
            _ => false,
        })
    };
    NOUNS.iter().find_map(|&(class, of, words)| {
        let collective = collective(words);
        (collective || has(words, &singular)).then(|| Noun {
            class,
            of,
            plural: collective || !singular.eq_ignore_ascii_case(word),
            collective,
        })
    })
}

/// Whether a noun that is not known names people by its ending: "firemen", "schoolgirls".
pub(super) fn human(word: &str) -> bool {
    let singular = singular(word);
    ["man", "woman", "girl", "boy"].iter().any(|end| singular.ends_with(end))
}

/// The singular of a noun, in small letters (the Latin ones without accents): by rule, with the exceptions that are
/// common.
#[inline(never)]
pub(super) fn singular(word: &str) -> String {
    let lower = word.to_ascii_lowercase();
    const RULES: &[(&str, &str)] = &[
        ("people", "person"),
        ("children", "child"),
        ("series", "series"),
        ("men", "man"),
        ("wives", "wife"),
        ("ies", "y"),
        ("sses", "ss"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("ss", "ss"),
        ("us", "us"),
        ("is", "is"),
        ("s", ""),
    ];
    let changed = RULES.iter().find_map(|(end, with)| lower.strip_suffix(end).map(|stem| (stem, *with)));
    match changed {
        Some((stem, with)) if lower.len() > 2 => [stem, with].concat(),
        _ => lower,
    }
}

/// Whether a word looks like a noun in the plural. Words that end a noun phrase do not.
#[inline(never)]
pub(super) fn plural(word: &str) -> bool {
    let ascii = word.bytes().all(|b| b.is_ascii_alphabetic());
    ascii && word.len() > 3 && !stops(word) && !singular(word).eq_ignore_ascii_case(word)
}

/// Words that end the search for the noun that is counted: a noun phrase does not go on after them.
#[inline(never)]
pub(super) fn stops(word: &str) -> bool {
    has(
        "a an the of in on at to for from with by and or but nor as than that this these those who whom whose which \
         what when while where if is are was were be been being has have had do does did will would can could may \
         might must shall should said says say told not no it its he she they them their his her our we you i there \
         here after before during since until about over under into onto out up down off per each also only just even \
         still already between among against because though although so yet times goes comes makes takes gets gives \
         shows seems remains includes percent",
        word,
    )
}
