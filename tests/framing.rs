#![cfg(not(target_arch = "wasm32"))]
//! The classes of reporting expressions.

use who_said_what::compare::framing::{CueClass, class};

/// The cues of a class, one a line.
fn all(expected: Option<CueClass>, cues: &str) -> usize {
    let cues: Vec<_> = cues.lines().map(str::trim).filter(|cue| !cue.is_empty()).collect();
    let wrong: Vec<_> = cues.iter().map(|cue| (cue, class(cue))).filter(|(_, got)| *got != expected).collect();
    assert!(wrong.is_empty(), "not {expected:?}: {wrong:?}");
    cues.len()
}

#[test]
fn cues_by_class() {
    let neutral = all(
        Some(CueClass::Neutral),
        "said
        says
        saying
        Said
        told reporters
        stated
        according to
        According to
        announced
        wrote
        has written
        posted
        added
        reported
        had reported
        informed
        was quoted as saying
        is quoted by the agency as saying
        said in a statement
        in a statement
        told the BBC
        replied
        responded
        commented
        described
        indicated
        asked
        mentioned
        remarked
        tweeted
        published
        estimated
        predicted
        expressed
        called it
        thanked
        praised
        denied
        denies
        has denied
        denying
        rejected
        disputes
        contested
        contradicted
        disagreed
        questioned
        doubted
        denied the claims
        rejected the allegations
        ruled out
        cast doubt on
        declined to confirm
        did not confirm
        didn’t admit
        has never acknowledged
        neither confirmed nor denied
        refused to say
        stopped short of admitting
        without confirming
        agreed
        repeated
        credited
        in its own words said
        summarised
        summarized",
    );
    let assertive = all(
        Some(CueClass::Assertive),
        "insisted
        insists
        stressed
        emphasised
        emphasized
        emphasising
        asserted
        declared
        affirmed
        reaffirmed
        confirmed
        has confirmed
        confirming
        officially confirmed
        underlined
        underscored
        warned
        warns
        cautioned
        maintained
        contended
        argued
        proclaimed
        vowed
        swore
        pledged
        promised
        assured
        verified
        testified
        proved
        showed
        revealed
        disclosed
        noted
        observed
        pointed out
        pointing out
        points out
        made it clear
        made clear
        explained
        clarified
        reminded
        discovered
        found
        concluded
        refuted
        has refuted
        rebutted
        debunked
        dismissed
        condemned
        denounced
        criticised
        hailed
        urged
        demanded
        was adamant that
        flatly denied
        categorically denied
        hit back
        in its first confirmation",
    );
    let concessive = all(
        Some(CueClass::Concessive),
        "admitted
        admits
        admitting
        acknowledged
        has acknowledged
        acknowledges
        acknowledging
        for the first time acknowledged
        in an acknowledgement
        conceded
        conceding
        confessed
        is said to have admitted
        was reported to have conceded
        recognised
        recognized
        accepted
        apologised
        apologized
        grudgingly confirmed
        reluctantly agreed
        came clean
        owned up
        let slip
        made the admission
        admittedly",
    );
    let doubting = all(
        Some(CueClass::Doubting),
        "claimed
        claims
        claiming
        alleged
        alleges
        allegedly
        has allegedly said
        purported
        purportedly
        so-called
        self-styled
        suggested
        suggesting
        hinted
        implied
        implies
        insinuated
        speculated
        surmised
        suspected
        guessed
        thought
        thinks
        believed
        is believed to have
        supposedly
        reportedly
        reportedly confirmed
        apparently
        professed
        boasted
        accused
        falsely claimed
        made the claim
        rumoured
        theorized
        assumed
        seemed to say",
    );
    assert!(neutral + assertive + concessive + doubting >= 190);
}

#[test]
fn no_class() {
    all(
        None,
        "walked
        the minister
        did not walk
        ran
        a déclaré
        сказал
        erklärte
        dijo
        表示
        not
        -
        ...",
    );
    assert_eq!(class(""), None);
}

#[test]
fn names() {
    for (class, name) in [
        (CueClass::Neutral, "neutral"),
        (CueClass::Assertive, "assertive"),
        (CueClass::Concessive, "concessive"),
        (CueClass::Doubting, "doubting"),
    ] {
        assert_eq!(class.as_str(), name);
        assert_eq!(serde_json::to_value(class).unwrap(), name);
    }
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_text_has_a_class_or_none(text in "\\PC*") {
        class(&text);
    }

    /// Case, blanks and a tense in front make no difference.
    #[test]
    fn what_surrounds_a_cue_makes_no_difference(
        cue in proptest::sample::select(&["said", "insisted", "admitted", "claimed", "denied", "noted"][..]),
        before in proptest::sample::select(&["", "has ", "had earlier ", "also ", "\u{201c}"][..]),
    ) {
        proptest::prop_assert_eq!(class(cue), class(&format!("{before}{}  ", cue.to_uppercase())));
    }
}
