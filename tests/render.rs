//! The whole story as HTML: that all of it is there, as it was written, in HTML that parses without an error.
#![cfg(not(target_arch = "wasm32"))]

mod stories;

use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use who_said_what::compare::{Findings, findings};
use who_said_what::load::from_json;
use who_said_what::query::{Facet, Index, Query};
use who_said_what::render::whole::{Options, STYLES, Size, json_ld, light, oembed, page, shadow};
use who_said_what::render::{FEW, Scene, View, Words, choices, whole_list, widget};
use who_said_what::story::{Actor, ActorKind, Claim, Correction, FORMAT, Mode, Source, Statement, Story, shipped};

/// The three forms of a story, each parsed.
struct Forms {
    page: Html,
    light: Html,
    shadow: Html,
}

impl Forms {
    fn of(story: &Story) -> Forms {
        let options = Options { json_ld: true, open_graph: true, ..Options::default() };
        let (page, light, shadow) =
            with_scene(story, |scene| (page(scene, &options), light(scene, &options), shadow(scene, &options)));
        let forms = Forms {
            page: Html::parse_document(&page),
            light: Html::parse_fragment(&light),
            shadow: Html::parse_fragment(&shadow),
        };
        for (name, form) in forms.all() {
            assert!(form.errors.is_empty(), "{name}: {:?}", form.errors);
        }
        forms
    }

    fn all(&self) -> [(&'static str, &Html); 3] {
        [("page", &self.page), ("light", &self.light), ("shadow", &self.shadow)]
    }
}

fn with_scene<T>(story: &Story, use_it: impl FnOnce(&Scene) -> T) -> T {
    let mut index = Index::new(story.clone());
    let findings = findings(&mut index);
    use_it(&Scene { index: &index, findings: &findings, words: &Words::default(), link: None })
}

fn load(path: &str) -> Story {
    let text = std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
    from_json(&text).story.unwrap()
}

fn select<'a>(html: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).collect()
}

fn within<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    element.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef) -> String {
    element.text().collect()
}

fn texts(html: &Html, selector: &str) -> Vec<String> {
    select(html, selector).into_iter().map(text).collect()
}

/// A text as a parser gives it back: characters that no HTML may hold are replaced, and lines end in one way.
fn read_back(text: &str) -> String {
    let noncharacter = |c: char| ('\u{fdd0}'..='\u{fdef}').contains(&c) || u32::from(c) & 0xfffe == 0xfffe;
    let forbidden = |c: char| (c.is_control() && c != '\n' && c != '\t') || noncharacter(c);
    text.replace("\r\n", "\n").chars().map(|c| if forbidden(c) { '\u{fffd}' } else { c }).collect()
}

/// Everything of a story that can be shown is there, once for each form, and what may not be there is not.
fn check(story: &Story) {
    let forms = Forms::of(story);
    for (name, form) in forms.all() {
        // Statements: each once, with its words and its speakers.
        let mut shown = BTreeMap::new();
        for statement in select(form, "[data-statement]") {
            let id = statement.attr("data-statement").unwrap().to_owned();
            assert!(shown.insert(id.clone(), text(statement)).is_none(), "{name}: {id} twice");
        }
        assert_eq!(shown.len(), story.statements.len(), "{name}");
        for statement in &story.statements {
            let shown = &shown[&read_back(&statement.id)];
            assert!(shown.contains(&read_back(statement.text.trim())), "{name}: {} in {shown}", statement.text);
            for id in &statement.actors {
                let actor = story.actors.iter().find(|a| a.id == *id).unwrap();
                assert!(shown.contains(&read_back(&actor.name)), "{name}: {}", actor.name);
            }
        }
        // Claims that somebody speaks on, as headings, in the order of the data.
        let spoken = |claim: &&Claim| story.statements.iter().any(|s| s.claim == claim.id);
        let expected: Vec<String> = story.claims.iter().filter(spoken).map(|c| read_back(&c.text)).collect();
        assert_eq!(texts(form, "[data-claim] h3"), expected, "{name}");
        // Sources: one line each, in order.
        let listed: Vec<String> =
            texts(form, ":is(section, details) > ol > li > cite, :is(section, details) > ol > li > a > cite");
        assert_eq!(listed.len(), story.sources.len(), "{name}");
        for (source, listed) in story.sources.iter().zip(&listed) {
            for part in [&source.title, &source.publisher].into_iter().flatten() {
                assert!(listed.contains(&read_back(part)), "{name}: {part} in {listed}");
            }
        }
        headings_in_order(form, name);
        ids_once(form, name);
        addresses(form, name);
        scripts(form, name, story);
    }
    // What needs a script is not there.
    for (name, form) in [("page", &forms.page), ("light", &forms.light)] {
        assert!(select(form, "input, button, select, form, textarea, [tabindex], [role=search]").is_empty(), "{name}");
        assert!(select(form, "details:not([open])").is_empty(), "{name}");
    }
    assert!(select(&forms.light, "[id], [class], [part], [style], style").is_empty());
    assert_eq!(texts(&forms.page, "title"), [read_back(&story.title)]);
    assert_eq!(texts(&forms.page, "h1"), [read_back(&story.title)]);
    // The elements that can be linked to.
    for (kind, ids) in [
        ("statement", story.statements.iter().map(|s| &s.id).collect::<Vec<_>>()),
        (
            "claim",
            story.claims.iter().filter(|c| story.statements.iter().any(|s| s.claim == c.id)).map(|c| &c.id).collect(),
        ),
    ] {
        let expected: Vec<String> = ids.iter().map(|id| read_back(&format!("{kind}-{id}"))).collect();
        let mut found: Vec<String> =
            select(&forms.page, &format!("[data-{kind}]")).iter().map(|e| e.attr("id").unwrap().to_owned()).collect();
        // Statements stand by claim there, not in the order of the data.
        let order = |id: &String| expected.iter().position(|e| e == id);
        found.sort_by_key(order);
        assert_eq!(found, expected);
    }
}

fn headings_in_order(form: &Html, name: &str) {
    let mut before = if name == "page" { 0 } else { 1 };
    for heading in select(form, "h1, h2, h3, h4, h5, h6") {
        let level: usize = heading.value().name()[1..].parse().unwrap();
        assert!(level <= before + 1, "{name}: h{level} after h{before}: {}", text(heading));
        assert!(!(level == 1 && before > 0), "{name}: a second h1");
        before = level;
    }
}

fn ids_once(form: &Html, name: &str) {
    let mut seen = BTreeSet::new();
    for element in select(form, "[id]") {
        let id = element.attr("id").unwrap();
        assert!(!id.is_empty() && !id.contains(|c: char| c.is_ascii_whitespace()), "{name}: {id:?}");
        assert!(seen.insert(id), "{name}: {id} twice");
    }
    for labelled in select(form, "[aria-labelledby]") {
        for id in labelled.attr("aria-labelledby").unwrap().split(' ') {
            assert!(seen.contains(id), "{name}: {id}");
        }
    }
}

/// What a browser looks for when an address ends so: without percent signs.
fn decoded(fragment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = fragment.bytes();
    while let Some(byte) = rest.next() {
        let digits = |rest: &mut std::str::Bytes| {
            let text = [rest.next().unwrap(), rest.next().unwrap()];
            u8::from_str_radix(std::str::from_utf8(&text).unwrap(), 16).unwrap()
        };
        bytes.push(if byte == b'%' { digits(&mut rest) } else { byte });
    }
    String::from_utf8(bytes).unwrap()
}

fn addresses(form: &Html, name: &str) {
    for element in select(form, "*") {
        for (attribute, value) in element.value().attrs() {
            assert!(!attribute.starts_with("on"), "{name}: {attribute}");
            if ["href", "src", "cite", "action"].contains(&attribute) {
                // Or to a statement of the page itself.
                let within = value.strip_prefix('#').map(decoded);
                let there = within.is_some_and(|id| select(form, "[id]").iter().any(|e| e.attr("id") == Some(&id)));
                let web = value.starts_with("https://") || value.starts_with("http://");
                assert!(web || there, "{name}: {attribute}={value}");
            }
        }
    }
    let allowed = "script[type='application/json'], script[type='application/ld+json']";
    assert_eq!(select(form, "script").len(), select(form, allowed).len(), "{name}");
    assert!(select(form, "img, iframe, object, embed, base, meta[http-equiv]").is_empty(), "{name}");
    // A picture has a name, and nothing in it that leads or loads anything.
    assert_eq!(select(form, "svg").len(), select(form, "[role=img][aria-label] > svg").len(), "{name}");
    assert!(name == "page" || select(form, "svg").is_empty(), "{name}");
    let shapes = "svg :not(text, line, rect, circle)";
    assert!(select(form, shapes).is_empty(), "{name}");
}

/// What the scripts hold reads back: the story as it was, and JSON-LD.
fn scripts(form: &Html, name: &str, story: &Story) {
    let data = texts(form, "script[type='application/json']");
    assert_eq!(data.len(), usize::from(name != "page"), "{name}");
    for data in data {
        let loaded = from_json(&data);
        assert!(loaded.problems.iter().all(|p| !p.path.starts_with("computed")), "{name}: {:?}", loaded.problems);
        let read = loaded.story.unwrap();
        let bare = |story: &Story| Story { computed: None, ..story.clone() };
        assert!(bare(&read) == bare(story), "{name}: {data}");
        let mut index = Index::new(read.clone());
        assert!(Findings::from_computed(&mut index, read.computed.unwrap()).is_some(), "{name}");
    }
    let linked = texts(form, "script[type='application/ld+json']");
    assert_eq!(linked.len(), 1, "{name}");
    linked.iter().for_each(|data| schema(data));
}

/// The properties of each type that is used, as schema.org defines them for it or for a type above it.
fn schema(data: &str) {
    let work = "text inLanguage keywords description creator about isBasedOn citation dateCreated datePublished \
                dateModified contentLocation temporalCoverage audience hasPart publisher correction archivedAt \
                creditText headline url name";
    let organisation = "name alternateName description memberOf sameAs";
    let types = BTreeMap::from([
        ("Collection", work.to_owned()),
        ("NewsArticle", work.to_owned()),
        ("Claim", format!("{work} appearance firstAppearance")),
        ("Quotation", format!("{work} spokenByCharacter")),
        ("Statement", work.to_owned()),
        ("CorrectionComment", work.to_owned()),
        ("Person", format!("{organisation} jobTitle")),
        ("Organization", organisation.to_owned()),
        ("GovernmentOrganization", organisation.to_owned()),
        ("NewsMediaOrganization", organisation.to_owned()),
        ("Thing", "name alternateName description sameAs".to_owned()),
        ("Place", "name".to_owned()),
        ("Audience", "name".to_owned()),
    ]);
    let data: Value = serde_json::from_str(data).unwrap();
    assert_eq!(data["@context"], "https://schema.org");
    let nodes = data["@graph"].as_array().unwrap();
    let mut ids = BTreeSet::new();
    for node in nodes {
        let id = node["@id"].as_str().unwrap();
        assert!(id.is_ascii() && !id.contains([' ', '<', '>', '"']), "{id}");
        assert!(ids.insert(id), "{id} twice");
    }
    let mut waiting: Vec<&Value> = nodes.iter().collect();
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(values) => waiting.extend(values),
            // A reference.
            Value::Object(object) if object.len() == 1 && object.contains_key("@id") => {
                assert!(ids.contains(object["@id"].as_str().unwrap()), "{value}");
            }
            Value::Object(object) => {
                let kind = object["@type"].as_str().unwrap();
                let known = types.get(kind).unwrap_or_else(|| panic!("{kind}"));
                for (property, value) in object.iter().filter(|(property, _)| !property.starts_with('@')) {
                    assert!(known.split_whitespace().any(|p| p == property), "{kind} has no {property}");
                    waiting.push(value);
                }
            }
            other => assert!(other.is_string(), "{other}"),
        }
    }
}

#[test]
fn all_of_the_shipped_story() {
    check(&shipped());
}

#[test]
fn all_of_a_story_with_everything() {
    let story = load("tests/data/stories/full.json");
    check(&story);
    let forms = Forms::of(&story);
    for (name, form) in forms.all() {
        let all: String = form.root_element().text().collect();
        for source in &story.sources {
            for part in [&source.title, &source.publisher, &source.byline].into_iter().flatten() {
                assert!(all.contains(part), "{name}: {part}");
            }
            for url in [&source.url, &source.archive_url].into_iter().flatten() {
                assert!(
                    !select(form, &format!(":is(section, details) > ol a[href='{url}']")).is_empty(),
                    "{name}: {url}"
                );
            }
        }
        for statement in &story.statements {
            for part in [&statement.cue, &statement.venue, &statement.audience, &statement.note].into_iter().flatten() {
                assert!(all.contains(part), "{name}: {part}");
            }
        }
        for correction in &story.corrections {
            assert!(all.contains(&correction.text), "{name}");
        }
        for date in ["2025-05-03T10:00:00Z", "2025-05-03", "2025-05-02"] {
            assert!(!select(form, &format!("time[datetime='{date}']")).is_empty(), "{name}: {date}");
        }
        let passage = "https://herald.example/bridge?id=1&page=2#:~:text=We%20had%20to-,close%20it%20%E2%80%93%20for%20\
                       everyone%E2%80%99s%20safety,-%2C%20she%20said";
        let links: Vec<_> = select(form, "[data-statement=s1] a").iter().filter_map(|a| a.attr("href")).collect();
        assert_eq!(links.first(), Some(&passage), "{name}");
    }
    // Every actor, one below the other, with its item.
    for form in [&forms.page, &forms.light] {
        let nested = texts(form, "section > ul > li > ul > li");
        assert_eq!(nested, ["Mia Mayor, Mayor"]);
        let links: Vec<_> = select(form, "section > ul a").iter().filter_map(|a| a.attr("href")).collect();
        assert_eq!(links, ["https://www.wikidata.org/wiki/Q42"]);
    }
}

#[test]
fn every_finding_is_there_and_unfolded() {
    let story = shipped();
    let forms = Forms::of(&story);
    // Coverage is a line of its own.
    let kinds: Vec<&str> = with_scene(&story, |scene| scene.findings.all.iter().map(|f| f.kind.name()).collect());
    let found = kinds.iter().filter(|kind| **kind != "coverage").count();
    // Those too that the widget does not look for by itself.
    assert!(["wording", "figures", "framing"].iter().all(|kind| kinds.contains(kind)));
    for (name, form) in forms.all() {
        assert_eq!(select(form, "details[data-finding]").len(), found, "{name}");
    }
    assert_eq!(select(&forms.page, "details[open]").len(), found);
}

#[test]
fn the_parser_of_these_tests_sees_errors() {
    for wrong in ["<p id=a id=b>", "<p><div></p>", "<p>\0</p>", "<b><i></b></i>", "<script>"] {
        assert!(!Html::parse_fragment(wrong).errors.is_empty(), "{wrong}");
    }
}

#[test]
fn stories_with_little() {
    check(&load("tests/data/stories/minimal.json"));
    let empty = Story { format: FORMAT.to_owned(), title: "Nothing yet".to_owned(), ..Story::default() };
    check(&empty);
    let forms = Forms::of(&empty);
    for (name, form) in forms.all() {
        let all: String = form.root_element().text().collect();
        assert!(all.contains("This story has no statements yet."), "{name}");
    }
    assert_eq!(select(&forms.page, "html").first().and_then(|html| html.attr("lang")), Some("en"));
}

#[test]
fn who_belongs_to_whom_without_end() {
    let actors = (0..8_000).map(|n| Actor {
        id: format!("a{n}"),
        name: format!("Actor {n}"),
        member_of: (n > 0).then(|| format!("a{}", n - 1)),
        ..Actor::default()
    });
    let story = Story {
        format: FORMAT.to_owned(),
        title: "A long chain".to_owned(),
        sources: vec![Source { id: "s".to_owned(), ..Source::default() }],
        actors: actors.collect(),
        claims: vec![Claim { id: "c".to_owned(), text: "It is so.".to_owned(), ..Claim::default() }],
        statements: vec![Statement {
            id: "1".to_owned(),
            claim: "c".to_owned(),
            source: "s".to_owned(),
            actors: vec!["a7999".to_owned()],
            text: "So it is.".to_owned(),
            ..Statement::default()
        }],
        ..Story::default()
    };
    let forms = Forms::of(&story);
    for (form, items, count) in [
        (&forms.page, "section.speakers li", 8_000),
        (&forms.light, "section > ul li, section > ul li li", 8_000),
        // A long list of choices has few of them at first, and all when a reader asks for more.
        (&forms.shadow, "input[name=actor]", FEW),
    ] {
        assert_eq!(select(form, items).len(), count);
    }
    with_scene(&story, |scene| {
        let query = Query::default();
        let answer = scene.index.answer(&query);
        let all = choices(scene, &query, &answer, Facet::Actor, usize::MAX).into_string();
        assert_eq!(all.matches("name=\"actor\"").count(), 8_000);
    });
}

const HOSTILE: &str = "</script></style></template></title></textarea><script>alert(1)</script><!-- <img src=x \
                       onerror=alert(1)> \" onload=\"x\" ' &lt;b&gt; &#60; ]]> <![CDATA[ \u{202e}\u{1}\u{7f}\u{85}\u{fffe}\r\n{{x}} class=\"y\"";

#[test]
fn a_hostile_story_stays_text() {
    let hostile = || Some(HOSTILE.to_owned());
    let id = |n: usize| format!("\"><script>{n}</script>");
    let story = Story {
        format: FORMAT.to_owned(),
        title: HOSTILE.to_owned(),
        summary: hostile(),
        corrections: vec![Correction { date: "2025-01-01".to_owned(), text: HOSTILE.to_owned() }],
        sources: vec![Source {
            id: id(1),
            title: hostile(),
            publisher: hostile(),
            byline: hostile(),
            url: Some("https://a.example/?\"onclick=x&lt;'</script>".to_owned()),
            archive_url: Some("javascript:alert(1)//http://".to_owned()),
            ..Source::default()
        }],
        actors: vec![Actor {
            id: id(2),
            name: HOSTILE.to_owned(),
            aliases: vec![HOSTILE.to_owned()],
            kind: Some(ActorKind::Person),
            role: hostile(),
            same_as: Some("data:text/html,<script>alert(1)</script>".to_owned()),
            ..Actor::default()
        }],
        claims: vec![Claim { id: id(3), text: HOSTILE.to_owned(), topic: hostile(), ..Claim::default() }],
        statements: [Mode::Direct, Mode::Mixed, Mode::Indirect]
            .into_iter()
            .enumerate()
            .map(|(n, mode)| Statement {
                id: id(4 + n),
                claim: id(3),
                source: id(1),
                actors: vec![id(2)],
                via: vec![id(2)],
                mode,
                text: HOSTILE.to_owned(),
                cue: hostile(),
                venue: hostile(),
                audience: hostile(),
                place: hostile(),
                note: hostile(),
                ..Statement::default()
            })
            .collect(),
        ..Story::default()
    };
    let options = Options {
        json_ld: true,
        open_graph: true,
        provider: hostile(),
        url: Some("https://b.example/".to_owned()),
        ..Options::default()
    };
    let (page, light, shadow) =
        with_scene(&story, |scene| (page(scene, &options), light(scene, &options), shadow(scene, &options)));
    for (name, html) in [
        ("page", Html::parse_document(&page)),
        ("light", Html::parse_fragment(&light)),
        ("shadow", Html::parse_fragment(&shadow)),
    ] {
        assert!(html.errors.is_empty(), "{name}: {:?}", html.errors);
        addresses(&html, name);
        ids_once(&html, name);
        assert_eq!(texts(&html, "[data-claim] h3"), [read_back(HOSTILE)], "{name}");
        assert_eq!(select(&html, "[data-statement]").len(), 3, "{name}");
        for statement in texts(&html, "[data-statement]") {
            assert!(statement.contains(&read_back(HOSTILE)), "{name}: {statement}");
        }
        for data in texts(&html, "script[type='application/ld+json']") {
            let data: Value = serde_json::from_str(&data).unwrap();
            assert_eq!(data["@graph"][0]["name"], HOSTILE, "{name}");
        }
        for data in texts(&html, "script[type='application/json']") {
            let data: Value = serde_json::from_str(&data).unwrap();
            assert_eq!(data["title"], HOSTILE, "{name}");
        }
        assert!(!select(&html, "[data-statement]").is_empty());
    }
    let page = Html::parse_document(&page);
    let content = |selector: &str| select(&page, selector)[0].attr("content").unwrap().to_owned();
    assert_eq!(content("meta[property='og:title']"), read_back(HOSTILE));
    assert_eq!(content("meta[name=description]"), read_back(HOSTILE));
    let size = Size { width: 1, height: 2 };
    let data: Value =
        serde_json::from_str(&oembed(Index::new(story.clone()).story(), "https://b.example/", size, &options)).unwrap();
    let frame = Html::parse_fragment(data["html"].as_str().unwrap());
    assert!(frame.errors.is_empty(), "{:?}", frame.errors);
    assert_eq!(select(&frame, "body *, html > *").len(), 1);
    assert_eq!(data["title"], HOSTILE);
}

#[test]
fn the_shadow_tree_is_what_the_widget_first_draws() {
    let story = load("tests/data/stories/full.json");
    let options = Options {
        src: Some("/story.json".to_owned()),
        css: Some("/who-said-what.css".to_owned()),
        ..Options::default()
    };
    with_scene(&story, |scene| {
        let query = Query::default();
        let answer = scene.index.answer(&query);
        let drawn =
            widget(scene, &query, &answer, View::default(), &whole_list(scene, &answer, View::default())).into_string();
        let expected = format!(
            "<who-said-what src=\"/story.json\"><template shadowrootmode=\"open\"><link rel=\"stylesheet\" \
             href=\"/who-said-what.css\"><div class=\"mount\">{drawn}</div></template></who-said-what>\n"
        );
        assert_eq!(shadow(scene, &options), expected);
        // Without an address, the style sheet itself.
        let inside = shadow(scene, &Options::default());
        assert!(inside.contains(&format!("<template shadowrootmode=\"open\"><style>{STYLES}</style>")));
    });
}

#[test]
fn the_script_comes_after_the_element() {
    let options =
        Options { src: Some("a.json?x&y".to_owned()), script: Some("/w.js".to_owned()), ..Options::default() };
    let html = with_scene(&shipped(), |scene| light(scene, &options));
    assert!(html.starts_with("<who-said-what src=\"a.json?x&amp;y\"><section lang=\"en\" dir=\"ltr\"><header><h2>"));
    assert!(html.ends_with("</who-said-what>\n<script type=\"module\" src=\"/w.js\"></script>\n"));
}

#[test]
fn what_a_page_says_of_itself() {
    let story = Story { lang: Some("ar-EG".to_owned()), ..load("tests/data/stories/full.json") };
    let options = Options {
        url: Some("https://news.example/bridge".to_owned()),
        oembed_url: Some("https://news.example/bridge.json".to_owned()),
        provider: Some("The News".to_owned()),
        open_graph: true,
        ..Options::default()
    };
    let html = Html::parse_document(&with_scene(&story, |scene| page(scene, &options)));
    let root = select(&html, "html")[0];
    // The words round the story are English; the story's own are marked.
    assert_eq!((root.attr("lang"), root.attr("dir")), (Some("en"), Some("ltr")));
    for own in ["title", "h1 > bdi", ".summary > bdi", "h3 > bdi"] {
        assert_eq!(select(&html, own)[0].attr("lang"), Some("ar-EG"), "{own}");
    }
    let head = select(&html, "head")[0];
    let content = |name: &str| within(head, name).first().and_then(|e| e.attr("content")).map(str::to_owned);
    for (selector, expected) in [
        ("meta[name=viewport]", "width=device-width, initial-scale=1"),
        ("meta[name=description]", "The city has closed a bridge; how long for is in dispute."),
        ("meta[property='og:type']", "article"),
        ("meta[property='og:title']", "The bridge at Elm Street"),
        ("meta[property='og:url']", "https://news.example/bridge"),
        ("meta[property='og:site_name']", "The News"),
        ("meta[property='og:locale']", "ar_EG"),
        ("meta[property='og:updated_time']", "2025-05-03T10:00:00Z"),
        ("meta[property='article:modified_time']", "2025-05-03T10:00:00Z"),
        ("meta[name='twitter:card']", "summary"),
    ] {
        assert_eq!(content(selector).as_deref(), Some(expected), "{selector}");
    }
    let link = |rel: &str| within(head, &format!("link[rel={rel}]"))[0].attr("href").unwrap().to_owned();
    assert_eq!(link("canonical"), "https://news.example/bridge");
    assert_eq!(link("alternate"), "https://news.example/bridge.json");
    // Nothing of it unless it was asked for.
    let bare = Html::parse_document(&with_scene(&story, |scene| page(scene, &Options::default())));
    assert!(select(&bare, "meta[property], link, script").is_empty());
}

#[test]
fn json_ld_of_a_story_with_everything() {
    let story = load("tests/data/stories/full.json");
    let options = Options { url: Some("https://news.example/bridge".to_owned()), ..Options::default() };
    let data: Value = serde_json::from_str(&json_ld(&Index::new(story), &options)).unwrap();
    let node = |id: &str| {
        let id = format!("https://news.example/bridge#{id}");
        let found = data["@graph"].as_array().unwrap().iter().find(|node| node["@id"] == id.as_str());
        found.unwrap_or_else(|| panic!("{id}")).clone()
    };
    let link = |id: &str| serde_json::json!({ "@id": format!("https://news.example/bridge#{id}") });
    let quotation = node("statement-s1");
    assert_eq!(quotation["@type"], "Quotation");
    assert_eq!(quotation["text"], "We had to close it – for everyone’s safety");
    assert_eq!(quotation["spokenByCharacter"], serde_json::json!([link("actor-mayor")]));
    assert_eq!(quotation["isBasedOn"], link("source-herald"));
    assert_eq!(quotation["about"], link("claim-closed"));
    assert_eq!(quotation["dateCreated"], "2025-05-02");
    assert!(quotation["citation"].as_str().unwrap().starts_with("https://herald.example/bridge?id=1&page=2#:~:text="));
    let mixed = node("statement-s2");
    assert_eq!(mixed["@type"], "Statement");
    assert_eq!(mixed["creator"], serde_json::json!([link("actor-city"), link("actor-mayor")]));
    assert_eq!(mixed["hasPart"][0]["text"], "about a year, all in all");
    assert_eq!(node("statement-s3")["keywords"], serde_json::json!(["denies", "indirect"]));
    let mayor = node("actor-mayor");
    assert_eq!((&mayor["@type"], &mayor["jobTitle"]), (&Value::from("Person"), &Value::from("Mayor")));
    assert_eq!(mayor["memberOf"], link("actor-city"));
    let city = node("actor-city");
    assert_eq!(city["@type"], "GovernmentOrganization");
    assert_eq!(city["sameAs"], "https://www.wikidata.org/wiki/Q42");
    let article = node("source-herald");
    assert_eq!(article["@type"], "NewsArticle");
    assert_eq!(article["headline"], "Bridge closed");
    assert_eq!(article["publisher"]["name"], "The Herald");
    assert_eq!(article["datePublished"], "2025-05-02");
    assert_eq!(node("source-copy")["isBasedOn"], link("source-wire"));
    // A wire copy is no appearance of its own; of articles without dates, none is the first.
    let claim = node("claim-long");
    assert_eq!(claim["appearance"], serde_json::json!([link("source-wire")]));
    assert!(claim.get("firstAppearance").is_none());
    assert_eq!(node("claim-closed")["firstAppearance"], link("source-herald"));
}

#[test]
fn oembed_is_a_frame_without_scripts() {
    let options = Options { provider: Some("The News".to_owned()), ..Options::default() };
    let size = Size { width: 500, height: 700 };
    let data: Value =
        serde_json::from_str(&oembed(Index::new(shipped()).story(), "https://news.example/a?b&c", size, &options))
            .unwrap();
    for (key, value) in [
        ("version", Value::from("1.0")),
        ("type", Value::from("rich")),
        ("title", Value::from(shipped().title)),
        ("width", Value::from(500)),
        ("height", Value::from(700)),
        ("provider_name", Value::from("The News")),
        ("provider_url", Value::from("https://news.example")),
    ] {
        assert_eq!(data[key], value, "{key}");
    }
    let html = Html::parse_fragment(data["html"].as_str().unwrap());
    let frame = select(&html, "iframe")[0];
    assert_eq!(frame.attr("src"), Some("https://news.example/a?b&c"));
    assert_eq!((frame.attr("width"), frame.attr("height")), (Some("500"), Some("700")));
    assert_eq!(frame.attr("title"), Some(shipped().title.as_str()));
    assert!(!frame.attr("sandbox").unwrap().contains("allow-scripts"));
}

#[test]
fn oembed_can_be_a_frame_with_the_widget() {
    let widget = "https://news.example/pkg/frame.html?src=https://news.example/a.json&lang=de";
    let options = Options { oembed_frame: Some(widget.to_owned()), ..Options::default() };
    let size = Size { width: 500, height: 700 };
    let data: Value =
        serde_json::from_str(&oembed(Index::new(shipped()).story(), "https://news.example/a", size, &options)).unwrap();
    let html = Html::parse_fragment(data["html"].as_str().unwrap());
    let frame = select(&html, "iframe")[0];
    assert_eq!(frame.attr("src"), Some(widget));
    // Its scripts run, and have no access to the page around.
    let sandbox: Vec<&str> = frame.attr("sandbox").unwrap().split(' ').collect();
    assert!(sandbox.contains(&"allow-scripts") && !sandbox.contains(&"allow-same-origin"));
}

#[test]
fn the_styles_cannot_end_their_element() {
    assert!(!STYLES.contains("</"));
    let html = with_scene(&shipped(), |scene| page(scene, &Options::default()));
    assert!(!select(&Html::parse_document(&html), "style")[0].text().any(|text| text.contains("</")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn all_of_any_story(story in stories::any_story()) {
        check(&story);
    }
}

#[test]
fn the_styles_are_those_that_the_packages_style_sheet_is_made_of_in_its_order() {
    let index = include_str!("../src/render/styles/index.css");
    let parts = index.lines().filter_map(|line| line.strip_prefix("@import \"./")?.strip_suffix("\";"));
    let text: String = parts
        .map(|part| {
            std::fs::read_to_string(format!("{}/src/render/styles/{part}", env!("CARGO_MANIFEST_DIR"))).unwrap()
        })
        .collect();
    assert!(!text.is_empty());
    assert_eq!(STYLES, text);
}
