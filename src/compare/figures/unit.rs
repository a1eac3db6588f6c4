//! What a number counts or measures: the words after it.

use super::number::{self, Form, Number};
use super::token::{Tokens, has};
use super::{Fate, UnitClass, fate, measure, noun};

/// The unit of a number.
#[derive(Clone, Copy, Default)]
pub(super) struct Found {
    pub class: UnitClass,
    /// The one spelling; where it is empty, the singular of the noun.
    pub of: &'static str,
    /// The token of the noun.
    pub noun: Option<usize>,
    /// The token of what it is for each of.
    pub per: Option<usize>,
    /// The token after it.
    pub next: usize,
    /// Whether anything was found.
    pub some: bool,
    /// Whether it is a unit of measure, a currency or a known noun.
    pub known: bool,
    /// What "killed" and the like say, where they stand as the noun or directly before it.
    pub fate: Option<Fate>,
}

impl Found {
    /// Takes note of a unit; always true.
    #[inline(never)]
    pub fn set(&mut self, class: UnitClass, of: &'static str, noun: Option<usize>, next: usize) -> bool {
        (self.class, self.of, self.noun, self.next) = (class, of, noun, next);
        (self.some, self.known) = (true, true);
        true
    }
}

/// Whether a unit of measure begins at a token.
pub(super) fn measured(t: &Tokens, i: usize) -> bool {
    symbol(t, i, &mut Found::default())
}

/// The unit of `number`, which ends before the token `next`.
#[inline(never)]
pub(super) fn after(t: &Tokens, number: &Number, next: usize) -> Found {
    let mut f = Found { next, ..Found::default() };
    let hyphen = t.hyphen(next);
    let i = t.past_hyphen(next);
    // "0.25 of a percentage point".
    let part = t.is(i, "of") && t.is(i + 1, "a");
    if symbol(t, if part { i + 2 } else { i }, &mut f)
        || money(t, i, number, hyphen, &mut f)
        || counted(t, i, number, hyphen, &mut f) && (f.known || !hyphen)
    {
        rate(t, &mut f);
        return f;
    }
    Found { next, ..Found::default() }
}

/// Units of two words, each one of several, and their one spelling.
const OF_TWO_WORDS: &[(&str, &str, &str)] = &[
    ("per pour por", "cent ciento", "percent"),
    ("percentage", "point points", "percentage-point"),
    ("basis", "point points", "bp"),
    ("nautical", "mile miles", "nmi"),
    ("metric", "ton tons tonne tonnes", "t"),
];

/// A unit of measure: "%", "per cent", "km", "square miles", "degrees Celsius".
#[inline(never)]
fn symbol(t: &Tokens, i: usize, f: &mut Found) -> bool {
    let mut next = i + 1;
    let mut noun = None;
    let mut of = "";
    if t.mark(i, "%") {
        of = "percent";
    } else if t.mark(i, "°") || t.glued(i) && t.capital(i) && t.is(i, "C F") {
        let scale = next - usize::from(!t.mark(i, "°"));
        of = if t.is(scale, "C") { "degC" } else { "degF" };
        next = scale + 1;
        if !t.is(scale, "C F") {
            (of, next) = ("deg", i + 1);
        }
    } else {
        let square = t.is(i, "square sq");
        let second = t.past_hyphen(next) + usize::from(square && t.mark(next, "."));
        if let Some(pair) = OF_TWO_WORDS.iter().find(|pair| t.is(i, pair.0) && t.is(second, pair.1)) {
            (of, noun, next) = (pair.2, Some(second), second + 1);
        } else {
            let at = if square { second } else { i };
            let word = t.word(at);
            if let Some(measure) = measure::named(word, &noun::singular(word)) {
                (of, noun, next) = (measure.of, Some(at), at + 1);
                // "km²", "m2"; "km/h", "miles per hour"; "degrees Celsius".
                let glued = t.glued(next) && matches!(t.text(next), "²" | "2");
                let each = t.mark(next, "/") || t.is(next, "per an a");
                if square || glued {
                    of = measure::squared(of);
                    next += usize::from(glued);
                } else if each && t.is(next + 1, "h hour hr") && matches!(of, "km" | "mi") {
                    of = if of == "km" { "km/h" } else { "mph" };
                    next += 2;
                } else if of == "deg" && t.is(next, "celsius centigrade C fahrenheit F") {
                    of = if t.is(next, "fahrenheit F") { "degF" } else { "degC" };
                    next += 1;
                }
            }
        }
    }
    measure::spelled(of).is_some_and(|measure| f.set(measure.class, measure.of, noun, next))
}

/// A currency after the number: "euros", "€", "US dollars", "RUB".
#[inline(never)]
fn money(t: &Tokens, i: usize, number: &Number, hyphen: bool, f: &mut Found) -> bool {
    if let Some(code) = measure::sign(t.text(i)) {
        return f.set(UnitClass::Money, code, None, i + 1);
    }
    let word = t.word(i);
    let mut at = i;
    let mut name = noun::singular(word);
    let mut code = measure::money(&name);
    if code.is_none() && t.capital(i) {
        // "Canadian dollars", "Hong Kong dollars", "Egyptian pounds"; "Japanese yen".
        at += 1 + usize::from(t.is(i + 1, "kong zealand"));
        name = noun::singular(t.word(at));
        code = measure::money(&name);
        if code.is_some() && has("dollar pound franc peso", &name) {
            code = Some(measure::local(word).unwrap_or_default());
        }
    }
    // "The 169 won" is no sum.
    let Some(code) = code.filter(|_| name != "won" || number.form == Form::Large) else { return false };
    if name == "pound" && (t.is(i + 1, "of") || hyphen && word == name) {
        return f.set(UnitClass::Mass, "lb", Some(at), at + 1);
    }
    f.set(UnitClass::Money, code, Some(at), at + 1)
}

/// A counted noun: the first noun in the plural among the next words, those before it being what describes it.
#[inline(never)]
fn counted(t: &Tokens, i: usize, number: &Number, hyphen: bool, f: &mut Found) -> bool {
    let single = number.value.small() == Some(1) || hyphen;
    let mut k = i;
    // "Hundreds of soldiers", "500 of its men", "67 out of 88 drones", where 88 is a figure of its own.
    let mut whole = None;
    let of = i + usize::from(t.is(i, "out"));
    if t.is(of, "of") {
        if single {
            return false;
        }
        k = of + 1;
        k += usize::from(t.is(k, "the its their his our these those"));
        // "Hundreds of kilometres", "billions of dollars".
        if symbol(t, k, f) || money(t, k, number, false, f) {
            return true;
        }
        if let Some(inner) = number::at(t, k, false) {
            (k, whole) = (inner.next, Some(i));
        }
        if t.is(k, "them whom which us") {
            f.set(UnitClass::None, "", None, k + 1);
            f.known = false;
            return true;
        }
    }
    let begin = k;
    let mut verbal = false;
    for _ in 0..5 {
        k = t.past_hyphen(k);
        // "1,024 new COVID-19 cases", "18 Leopard 2 tanks", "four Boeing 767-300 aircraft".
        while k > begin
            && k < begin + 8
            && t.number(k).is_some_and(|l| l.digits < 4)
            && (t.glued(k) || t.capital(k - 1))
        {
            k = t.past_hyphen(k + 1);
        }
        let (word, next) = (t.word(k), t.word(k + 1));
        if word.is_empty() || noun::stops(word) {
            break;
        }
        let (known, followed) = (noun::known(word), noun::known(next));
        let last = next.is_empty() && !t.hyphen(k + 1) || noun::stops(next);
        let (plural, then_plural) = (noun::plural(word), noun::plural(next));
        let before = k > begin;
        let (fate, is_noun) = fate::stated(word);
        // As found if this is the noun.
        f.set(UnitClass::Things, "", Some(k), whole.unwrap_or(k + 1));
        f.known = known.is_some();
        if let Some(known) = &known {
            (f.class, f.of) = (known.class, known.of);
            // The last noun of several counts: "police officers", "aircraft carriers", "drone attacks".
            let many = known.plural && !(known.collective && then_plural);
            if (many || single && (last || hyphen || followed.is_none())) && !(before && hyphen) {
                f.fate = if before { fate::stated(t.word(k - 1)).0 } else { None };
                return true;
            }
        } else if hyphen && has("strong", word) || is_noun {
            (f.class, f.of, f.known, f.fate) = (UnitClass::People, "person", true, fate);
            return true;
        } else if fate.is_some() {
            // Not "a 7.8 earthquake killed".
            if before && !has("feared badly seriously critically slightly reported confirmed believed", t.word(k - 1)) {
                return false;
            }
            // "40 wounded", but not "40 wounded soldiers".
            if last || !followed.is_some_and(|n| n.plural || single) {
                (f.class, f.noun, f.known) = (UnitClass::None, None, true);
                (f.fate, f.next) = fate::joined(t, k, fate);
                return true;
            }
        } else if !word.is_ascii() {
            // Another script or language: the word itself.
            return true;
        } else if plural && !verbal && !(t.capital(k) && then_plural || followed.is_some_and(|n| n.plural)) {
            // Not the first noun of "Hamas supporters" and "burns victims", nor a unit of measure among the nouns.
            if t.capital(k) && word.ends_with("ans") {
                // "North Koreans".
                (f.class, f.of, f.known) = (UnitClass::People, "person", true);
            } else if noun::human(word) {
                f.class = UnitClass::People;
            } else if measured(t, k) {
                break;
            }
            return true;
        }
        // "3,000 crossed borders": what follows a verb is not what is counted, unless it is known.
        verbal |= word.ends_with("ed") || word.ends_with("ing");
        k += 1;
    }
    false
}

/// "A month", "per barrel" after a unit: for each what.
#[inline(never)]
pub(super) fn rate(t: &Tokens, found: &mut Found) {
    let i = found.next;
    let usual =
        "second minute hour day night week month quarter year barrel head person ton tonne kilo kg litre gallon";
    if t.is(i, "a an every each") && t.is(i + 1, usual)
        || (t.is(i, "per") || t.mark(i, "/")) && !t.word(i + 1).is_empty()
    {
        found.per = Some(i + 1);
        found.next = i + 2;
    }
}
