//! Every text of the interface, in English: the keys that translations have too.
//!
//! One macro makes the keys and the table, so that neither can lack what the other has.

/// Makes [`Key`], [`ENGLISH`] and `NAMES` of lines `Key "name": "text";` or `Key "name": ["for one", "for others"];`.
macro_rules! texts {
    ($($(#[$about:meta])* $key:ident $name:literal: $text:tt;)*) => {
        /// A text of the interface. Its name in a file of words is its own with a small letter.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs)]
        pub enum Key { $($(#[$about])* $key),* }

        /// The names of the keys in a file of words, in their order.
        #[cfg(not(target_arch = "wasm32"))]
        pub const NAMES: &[&str] = &[$($name),*];

        /// The texts in the order of [`Key`], as [`Words::table`](super::Words::table) wants them.
        pub(super) const ENGLISH: &str = concat!($(texts!(@ $text), "\n"),*);
    };
    (@ [$one:literal, $other:literal]) => { concat!($other, "\t", $one) };
    (@ $text:literal) => { $text };
}

texts! {
    /// `ltr`, or `rtl` for a language that is written from right to left.
    Direction "direction": "ltr";
    /// The mark before a quotation.
    OpenQuote "openQuote": "“";
    /// The mark after a quotation.
    CloseQuote "closeQuote": "”";
    /// Between things in a row.
    Comma "comma": ", ";
    /// Between a heading and what follows it on the line.
    Colon "colon": ": ";
    /// From one date to another.
    Period "period": "{from} to {to}";

    Search "search": "Search";
    SearchHint "searchHint": "Words, or a “phrase”";
    Filters "filters": "Filters";
    Clear "clear": "Clear filters";
    Position "position": "Position";
    Sources "sources": "Article";
    Actors "actors": "Who is speaking";
    /// The name of the list of those who belong to an actor.
    Members "members": "Who belongs to {name}";
    /// The heading of the choice of findings.
    Findings "findings": "Where accounts part";

    /// The name of the region with the results.
    Results "results": "Claims and statements";
    Nothing "nothing": "Nothing found";
    NothingHelp "nothingHelp": "No statement fits all that you have chosen. Take a filter away, or clear them all.";
    Empty "empty": "This story has no statements yet.";
    Statements "statements": ["{n} statement", "{n} statements"];
    StatementsOf "statementsOf": ["{count} of {n} statement", "{count} of {n} statements"];
    /// Under a claim of which not every statement is shown.
    ClaimStatementsOf "claimStatementsOf":
        ["{count} of {n} statement on this claim shown", "{count} of {n} statements on this claim shown"];
    Articles "articles": ["{n} article", "{n} articles"];
    /// How new a story is.
    AsOf "asOf": "as of {date}";
    Corrections "corrections": "Corrections";
    /// A button below a list of which a part is drawn.
    More "more": "Show more";
    /// A button above a list of which a part is drawn.
    Earlier "earlier": "Show earlier";
    /// Which part of a list of `{n}` is drawn: `40`, or `81–120`.
    Shown "shown": "Shown: {count} of {n}";

    /// Before the numbers of the articles that carry a claim: `{count}` of the `{n}` that count.
    ReportedBy "reportedBy": ["Reported by {count} of {n} article:", "Reported by {count} of {n} articles:"];
    /// Before the numbers of the articles that do not carry a claim.
    NotReportedBy "notReportedBy": "Not reported by";
    /// Before the claims that cannot be true together with this one.
    Contradicts "contradicts": "Cannot be true together with";
    /// Before the claims that this one replaces with a newer state.
    Updates "updates": "Replaces";
    UpdatedBy "updatedBy": "Replaced by";
    Supports "supports": "Supports";
    SupportedBy "supportedBy": "Supported by";

    View "view": "View";
    ViewClaims "viewClaims": "By claim";
    ViewActors "viewActors": "By speaker";
    ViewSources "viewSources": "By article";
    ViewTable "viewTable": "Table";
    ViewTimeline "viewTimeline": "Timeline";
    ViewPair "viewPair": "Two articles";
    FirstArticle "firstArticle": "First article";
    SecondArticle "secondArticle": "Second article";
    InBoth "inBoth": ["In both: {n} claim", "In both: {n} claims"];
    OnlyIn "onlyIn": ["Only in {article}: {n} claim", "Only in {article}: {n} claims"];
    Table "table": "What each article has of each claim";
    /// The heading of the column of claims.
    Claim "claim": "Claim";
    Quoted "quoted": "quoted";
    Paraphrased "paraphrased": "paraphrased";
    Denied "denied": "denied";
    Questioned "questioned": "questioned";
    NotReported "notReported": "not reported";
    /// The name of the picture, and of the table below it.
    Timeline "timeline": "When it was said, and when it was reported";
    /// How to read the picture.
    TimelineNote "timelineNote":
        "Each column is an article; time runs down the page. A number in a dot says how many statements it stands for. Long gaps are drawn shorter.";
    /// When a statement was said.
    Said "said": "Said";
    /// When an article came out.
    Reported "reported": "Reported";
    /// The heading of the column of statements.
    Statement "statement": "Statement";
    /// In place of a date that is not known.
    NoDate "noDate": "no date";
    /// In place of the picture, when there is nothing to draw.
    NoDates "noDates": "No dates are known here: not of when anything was said, and not of when an article came out.";

    /// What a speaker does with the claim, as a verb after the name; the plural is that of the number of speakers.
    Asserts "asserts": ["asserts", "assert"];
    Denies "denies": ["denies", "deny"];
    Questions "questions": ["questions", "question"];
    AssertsChoice "assertsChoice": "Asserts the claim";
    DeniesChoice "deniesChoice": "Denies it";
    QuestionsChoice "questionsChoice": "Questions it";
    Direct "direct": "Quotation";
    Mixed "mixed": "Partly quoted";
    Indirect "indirect": "Paraphrase";
    /// What a speaker is whom the article does not name.
    Unnamed "unnamed": "not named";
    /// Other names of a speaker.
    Aliases "aliases": "also called {names}";
    /// The expression that the article chose, in quotation marks.
    Cue "cue": "in the article’s word {cue}";
    /// Who relayed it to the article.
    Via "via": "as reported by {name}";
    /// A further link of the chain: `{chain}` is all before it.
    Citing "citing": "{chain}, citing {name}";
    To "to": "to {audience}";
    Note "note": "Note";
    ReadArticle "readArticle": "Read it in the article";
    Archived "archived": "Archived copy";
    /// Before the numbers of other articles.
    AlsoIn "alsoIn": "Also in";
    /// The number of an article, for those who cannot see that it stands in a box.
    Article "article": "Article {number}";
    Untitled "untitled": "Article {number}, without a headline";
    /// Of a wire copy, the article that it is a copy of.
    CopyOf "copyOf": "wire copy of {article}";
    /// When the text of an article was fetched.
    Retrieved "retrieved": "retrieved {date}";
    /// The name of the link to a statement.
    Link "link": "Link to this statement";
    /// Opens the ways to share a statement.
    Share "share": "Share";
    CopyLink "copyLink": "Copy link";
    CopyCitation "copyCitation": "Copy citation";
    /// Hands it over to another program on the reader’s device.
    Send "send": "Send…";
    LinkCopied "linkCopied": "Link copied";
    CitationCopied "citationCopied": "Citation copied";
    /// The text stands, selected, below.
    NotCopied "notCopied": "This page may not copy. The text is selected: copy it yourself.";
    /// Marks the statement that a link led to.
    Opened "opened": "You followed a link to this";

    OneSource "oneSource": "In one article only";
    SomeSources "someSources": "Not in every article";
    AllSources "allSources": "In every article";
    Contested "contested": "Contested";
    AtOdds "atOdds": "Said both ways";
    AtOddsChoice "atOddsChoice": "One speaker, both ways";
    OnlyDenied "onlyDenied": "Denied, and asserted by nobody here";
    OnlyQuestioned "onlyQuestioned": "Questioned";
    Wording "wording": "Wording differs";
    Attribution "attribution": "Other speakers named";
    SameWords "sameWords": "The same words, other speakers";
    Figures "figures": "Figures differ";
    FiguresCompatible "figuresCompatible": "Figures given in other ways";
    Place "place": "Placed differently";
    Dates "dates": "Dated differently";
    DatesOfSaying "datesOfSaying": "Dates of saying differ";
    Framing "framing": "Introduced with other verbs";

    AssertedBy "assertedBy": "Asserted by {names}";
    DeniedBy "deniedBy": "Denied by {names}";
    QuestionedBy "questionedBy": "Questioned by {names}";
    ContraryBy "contraryBy": "A claim that contradicts it is asserted by {names}";
    CueNeutral "cueNeutral": "Neutral (said, told)";
    CueAssertive "cueAssertive": "Assertive (stressed, insisted)";
    CueConcessive "cueConcessive": "Concessive (admitted, acknowledged)";
    CueDoubting "cueDoubting": "Doubting (claimed, alleged)";
    WrittenDifferently "writtenDifferently": "The same words, written differently";
    Excerpt "excerpt": "One is cut from the other";
    Reworded "reworded": "The same in other words";
    /// Read aloud before what one text has and the other has not.
    Added "added": "added";
    LeftOut "leftOut": "left out";
    Moved "moved": "moved";
    MovedEnd "movedEnd": "end of what was moved";
}
