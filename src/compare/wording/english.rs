//! English in particular: contractions, spellings, endings.

use super::lexicon::{IS_SHORT, hash, known, place};
use crate::text::part;

/// Contractions and short forms that no rule covers, with what they are short for. Folded, without full stops.
pub(super) const SHORT: &str = "can't can not;cannot can not;won't will not;shan't shall not;ain't is not;let's let us;gonna going to;\
wanna want to;gotta got to;mr mister;mrs missus;dr doctor;prof professor;gen general;lt lieutenant;capt captain;sgt sergeant;\
gov governor;sen senator;govt government;dept department;jan january;feb february;apr april;jun june;jul july;aug august;\
sept september;sep september;oct october;nov november;dec december;km kilometer;kms kilometer;kilometre kilometer;\
kilometres kilometer;kilometers kilometer;kg kilogram;kgs kilogram;kilograms kilogram;mph miles per hour;vs versus;\
approx approximately;etc etcetera;okay ok;towards toward;amongst among;whilst while;till until;'cause because;cos because;\
dollars dollar;euros euro;pounds pound;rubles ruble;roubles ruble;rouble ruble;rupees rupee;pct percent;\
grey gray;sceptic skeptic;sceptical skeptical;cheque check;cheques checks;kerb curb;jewellery jewelry;aluminium aluminum;\
manoeuvre maneuver;manoeuvres maneuvers;mum mom;fulfil fulfill;enrol enroll;instalment installment;skilful skillful;wilful willful;\
plough plow;ageing aging;judgement judgment;acknowledgement acknowledgment;whisky whiskey;foetus fetus;paediatric pediatric;\
tonnes tons;tonne ton;kiev kyiv;kharkov kharkiv;odessa odesa;lvov lviv;chernigov chernihiv;lugansk luhansk;donbass donbas;\
zaporozhye zaporizhzhia;zelenskyi zelensky;zelenski zelensky;hizbollah hezbollah;hizbullah hezbollah;koran quran;moslem muslim;\
advisor adviser;advisors advisers;pyjamas pajamas;storey story;tyre tire;tyres tires;learnt learned;burnt burned;spelt spelled;\
dreamt dreamed;leapt leaped;spoilt spoiled;lads guys";

/// What may follow an apostrophe, with what it is short for and another reading of it.
const AFTER: &str = "re are -;ve have -;ll will -;m am -;d would had;s is has";

/// Words after which `'s` is short for `is` or `has`.
const BEFORE_S: &str = "he she it that this there here what who where when how why everyone everybody everything someone somebody \
something nobody nothing";

/// What stands before the apostrophe of an elision, in French, Italian and Catalan.
const ELIDED: &str = "l d j qu n s c m t dell all nell un jusqu lorsqu";

/// The line of a list parted by `;` that begins with a word, without that word.
fn entry(list: &'static str, word: &str) -> Option<&'static str> {
    list.split(';').find_map(|line| line.strip_prefix(word)?.strip_prefix(' '))
}

/// Calls `give` with each word that a folded word stands for, and with the hash of another reading of it, or 0.
pub(super) fn expand(word: &str, give: &mut dyn FnMut(&str, u64)) {
    if let Some(line) = known(word, IS_SHORT) {
        for part in SHORT.split(';').nth(line.into()).unwrap_or_default().split(' ').skip(1) {
            give(part, 0);
        }
        return;
    }
    let Some((before, after)) = word.split_once('\'') else {
        give(word, 0);
        return;
    };
    let reading = entry(AFTER, after).and_then(|reading| reading.split_once(' '));
    match reading {
        Some((part, other)) if after != "s" || place(BEFORE_S, before).is_some() => {
            give(before, 0);
            give(part, hash(other));
        }
        Some(_) => give(if before.ends_with('s') { before } else { word }, 0),
        None if after == "t" && before.len() > 2 && before.ends_with('n') => {
            give(before.trim_end_matches('n'), 0);
            give("not", 0);
        }
        None if after.len() > 2 && place(ELIDED, before).is_some() => {
            give(before, 0);
            give(after, 0);
        }
        None => give(&word.split('\'').collect::<String>(), 0),
    }
}

/// Endings in British spelling, with the American ones.
const ENDS: &str = "tre ter;bre ber;ence ense;amme am;ogue og;yy y;iy y;tres ters;bres bers;ences enses;ammes ams;ogues ogs;\
tred tered;bred bered;enced ensed";

/// Rewrites a folded Latin word so that British and American spellings, and two ways of ending a Slavic name, are the
/// same. It need not be a spelling in use: it is only ever compared with another one made by this rule.
pub(super) fn respell(word: &mut String) {
    if word.len() < 5 || !word.is_ascii() {
        return;
    }
    let owner = word.ends_with("'s");
    if owner {
        word.truncate(word.len() - 2);
    }
    for rule in ENDS.split(';') {
        let (british, american) = rule.split_once(' ').unwrap_or_default();
        if word.ends_with(british) {
            word.truncate(word.len() - british.len());
            word.push_str(american);
            break;
        }
    }
    let letters = std::mem::take(word);
    let mut rest = letters.as_bytes();
    let mut last = b' ';
    while let [letter, after @ ..] = rest {
        let at = word.len();
        match rest {
            // -ize, -yse: after two letters at least, and before a vowel.
            [b'z', b'e' | b'a' | b'i', ..] if matches!(last, b'i' | b'y') && at > 2 => word.push('s'),
            [b'u', b'r', ..] if last == b'o' && at > 2 && b"lbnvmigdp".contains(&before(word, 2)) => {}
            // -lled, -lling, -ller, -llor, but not in a word of one syllable.
            [b'l', b'e' | b'i' | b'o', b'd' | b'n' | b'r', ..] if last == b'l' && vowel_groups(word.as_bytes()) > 1 => {
            }
            _ => word.push(char::from(*letter)),
        }
        last = *letter;
        rest = after;
    }
    if owner {
        word.push_str("'s");
    }
}

/// The letter so many places before the end.
fn before(word: &str, places: usize) -> u8 {
    word.len().checked_sub(places).and_then(|at| word.as_bytes().get(at)).copied().unwrap_or(b' ')
}

fn vowel_groups(word: &[u8]) -> usize {
    let (mut groups, mut inside) = (0, false);
    for letter in word {
        let vowel = b"aeiouy".contains(letter);
        groups += usize::from(vowel && !inside);
        inside = vowel;
    }
    groups
}

/// A word without its inflection: plural, third person, past, participle, possessive. A lighter rule than Porter's, made
/// to look words up; [`same_root`] does the rest.
pub(super) fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    if !word.is_ascii() || word.len() < 4 || place("many army", word).is_some() {
        return word;
    }
    let mut rest = word;
    for end in ["ying", "ings", "ing", "ies", "ied", "ed", "sses", "shes", "ches", "xes", "zes", "s"] {
        let Some(root) = word.strip_suffix(end) else { continue };
        rest = match end {
            "s" if matches!(before(root, 1), b's' | b'u' | b'i') => word,
            "s" | "ies" | "ied" | "ying" => root,
            "ing" | "ings" | "ed" if root.len() < 3 || vowel_groups(root.as_bytes()) == 0 => continue,
            "ing" | "ings" | "ed" => match root.as_bytes() {
                [.., a, b] if a == b && !b"lsz".contains(b) => part(root, 0..root.len() - 1),
                _ => root,
            },
            _ => part(word, 0..word.len() - 2),
        };
        break;
    }
    // The last vowel, so that `move`, `moves` and `moved`, `reply` and `replies` meet.
    if rest.len() > 2 && matches!(before(rest, 1), b'e' | b'y') { part(rest, 0..rest.len() - 1) } else { rest }
}

/// What is taken off a stem to find the word in the lists, if five letters remain.
const DERIVED: &str =
    "ational ation ations ional ion ions iv al ally ly ment ments ness ity ance ence anc enc or ors er ers ian ist at";

/// A word without inflection and without the ending that makes a noun, an adjective or an adverb of it: what words are
/// looked up by (`negotiation`, `negotiators`, `negotiate`).
pub(super) fn root(word: &str) -> &str {
    let stem = stem(word);
    let mut root = stem;
    for end in DERIVED.split(' ') {
        if let Some(rest) = stem.strip_suffix(end).filter(|rest| rest.len() > 4 && rest.len() < root.len()) {
            root = rest;
        }
    }
    root
}

/// Endings that make one word of another: the numbers say which pairs of endings may meet (see [`same_root`]).
const ENDINGS: &str = "s es 's ed d ing ings er ers or ors ion ions ation ations ment ments ly al ally ive ance ence ity ness ful able \
ible ian ians an ans n ns ish ese ism ist ists ional ative ating ated ate ates ant ants ent ency e y ies ied ying ization isation ise ised ic ical \
ous ously th";

/// Endings of [`ENDINGS`] that do not meet a bare root: `plan` is no `plane`, `part` no `party`.
const NOT_BARE: &str = "e y ies th ent ant ish";

/// Whether two folded English words are one root with different endings (`participate`, `participation`; `Ukraine`,
/// `Ukrainian`).
pub(super) fn same_root(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    // Shared last letters may belong to the endings (`terrorism`, `terrorists`: `-ism`, `-ists`).
    for root in (4.max(shared.saturating_sub(2))..=shared).rev() {
        let (Some(one), Some(two)) = (a.get(root..), b.get(root..)) else { continue };
        let meet = if one.is_empty() || two.is_empty() {
            let ending = if one.is_empty() { two } else { one };
            // A doubled letter: refer, referred.
            let doubled = ending.len() > 2 && ending.as_bytes().first() == a.as_bytes().get(root - 1);
            place(NOT_BARE, ending).is_none()
                && (is_ending(ending) || doubled && place("ed ing er ers", part(ending, 1..ending.len())).is_some())
        } else {
            // `parts` is not `party`.
            let clash =
                |one: &str, two: &str| place("s es ed ing", one).is_some() && place("y ies ied ying", two).is_some();
            is_ending(one) && is_ending(two) && !clash(one, two) && !clash(two, one)
        };
        if meet {
            return true;
        }
    }
    false
}

fn is_ending(ending: &str) -> bool {
    ending.len() < 8 && place(ENDINGS, ending).is_some()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn spellings_meet() {
        for (a, b) in [
            ("organisation", "organization"),
            ("defence", "defense"),
            ("colours", "colors"),
            ("centred", "centered"),
            ("analyse", "analyze"),
            ("travelled", "traveled"),
            ("programme", "program"),
            ("dialogue", "dialog"),
            ("kilometres", "kilometers"),
            ("zelenskyy", "zelensky"),
            ("neighbouring", "neighboring"),
            ("counsellor", "counselor"),
        ] {
            let (mut one, mut two) = (a.to_owned(), b.to_owned());
            respell(&mut one);
            respell(&mut two);
            assert_eq!(one, two, "{a} {b}");
        }
        for (a, b) in [("filled", "filed"), ("mourning", "morning"), ("party", "parties"), ("polling", "poling")] {
            let (mut one, mut two) = (a.to_owned(), b.to_owned());
            respell(&mut one);
            respell(&mut two);
            assert_ne!(one, two, "{a} {b}");
        }
    }

    #[test]
    fn contractions_open() {
        let open = |word: &str| {
            let mut all = Vec::new();
            expand(word, &mut |part, _| all.push(part.to_owned()));
            all.join(" ")
        };
        assert_eq!(open("doesn't"), "does not");
        assert_eq!(open("can't"), "can not");
        assert_eq!(open("they've"), "they have");
        assert_eq!(open("it's"), "it is");
        assert_eq!(open("putin's"), "putin's");
        assert_eq!(open("l'ennemi"), "l ennemi");
        assert_eq!(open("o'brien"), "obrien");
        assert_eq!(open("t"), "t");
    }

    #[test]
    fn roots_meet_and_others_do_not() {
        for (a, b) in [
            ("participate", "participation"),
            ("ukraine", "ukrainian"),
            ("russia", "russian"),
            ("liberate", "liberation"),
            ("deploy", "deployment"),
            ("america", "americans"),
            ("terrorism", "terrorists"),
            ("syria", "syrian"),
            ("company", "companies"),
            ("refer", "referred"),
        ] {
            assert!(same_root(a, b) && same_root(b, a), "{a} {b}");
        }
        for (a, b) in [
            ("plan", "plane"),
            ("part", "party"),
            ("contract", "contrast"),
            ("international", "internal"),
            ("parts", "party"),
            ("austria", "australia"),
        ] {
            assert!(!same_root(a, b), "{a} {b}");
        }
    }

    #[test]
    fn stems_are_bare() {
        for (word, root) in [
            ("repelling", "repell"),
            ("moves", "mov"),
            ("moved", "mov"),
            ("replies", "repl"),
            ("reply", "repl"),
            ("stopped", "stop"),
            ("crisis", "crisis"),
        ] {
            assert_eq!(stem(word), root);
        }
    }
}
