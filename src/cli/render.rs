//! `who-said-what render`.

use super::{Misuse, Outcome, input, output, report};
use crate::compare::findings;
use crate::load::{from_json, is_web_address};
use crate::query::Index;
use crate::render::whole::{self, Options, Size};
use crate::render::{Scene, Words};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Form {
    /// A page of its own, with its styles inside and no script.
    Page,
    /// The element with the story as its content, in the style of the page that it is put into.
    Light,
    /// The element with its shadow tree, which looks like the widget before any script has come.
    Shadow,
}

#[derive(Args)]
pub(super) struct Arguments {
    /// The story, a JSON file; - for standard input.
    story: PathBuf,
    /// What to write.
    #[arg(long = "as", value_enum, value_name = "FORM", default_value = "page")]
    form: Form,
    /// The language of headings, dates and all that is not the story's own: a BCP 47 tag, such as de or ar-EG.
    #[arg(long, value_name = "TAG", default_value = "en")]
    lang: String,
    /// Writes to a file, in one go; without it, to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// For light and shadow: where the story's JSON will be. Without it, the element carries the story itself.
    #[arg(long, value_name = "ADDRESS")]
    src: Option<String>,
    /// For light and shadow: also writes the script tag that brings the element to life.
    #[arg(long, value_name = "ADDRESS")]
    script: Option<String>,
    /// For shadow: links the package's who-said-what.css, there; without it, the style sheet is written inside.
    #[arg(long, value_name = "ADDRESS")]
    css: Option<String>,
    /// Adds schema.org data (JSON-LD): claims, statements, who said them, articles.
    #[arg(long)]
    json_ld: bool,
    /// For page: adds Open Graph and Twitter data.
    #[arg(long)]
    open_graph: bool,
    /// Where the page will be: a whole address, with https:// or http://.
    #[arg(long, value_name = "URL")]
    url: Option<String>,
    /// Who publishes it, for JSON-LD, Open Graph and oEmbed.
    #[arg(long, value_name = "NAME")]
    provider: Option<String>,
    /// Also writes oEmbed data that embeds the page at --url in a frame.
    #[arg(long, value_name = "FILE", requires = "url")]
    oembed: Option<PathBuf>,
    /// For page: links to the oEmbed data, which will be there.
    #[arg(long, value_name = "ADDRESS")]
    oembed_url: Option<String>,
    /// What the oEmbed frame shows in place of the page: the widget, by the address of the package's frame.html, with ?src=
    /// and the address of the story.
    #[arg(long, value_name = "URL", requires = "oembed")]
    oembed_frame: Option<String>,
    /// The width of the oEmbed frame, in pixels.
    #[arg(long, value_name = "PX", requires = "oembed", default_value_t = 640, value_parser = clap::value_parser!(u32).range(1..))]
    width: u32,
    /// Its height.
    #[arg(long, value_name = "PX", requires = "oembed", default_value_t = 800, value_parser = clap::value_parser!(u32).range(1..))]
    height: u32,
}

pub(super) fn run(arguments: Arguments) -> Result<Outcome, Misuse> {
    arguments.check()?;
    let Arguments { story: path, form, lang, output, oembed, width, height, .. } = &arguments;
    let text = input::read(path)?;
    let loaded = from_json(&text);
    let Some(story) = loaded.story else {
        eprint!("{}", report::report(&input::name(path), &text, &loaded.problems));
        return Ok(Outcome::Problems);
    };
    let mut index = Index::new(story);
    let findings = findings(&mut index);
    let words = Words::load(lang).map_err(|none| {
        Misuse::new(format!("--lang: {none}"), "take one of these; the story's own texts stay in their language")
    })?;
    let scene = Scene { index: &index, findings: &findings, words: &words, link: None };
    let options = arguments.options();
    let html = match form {
        Form::Page => whole::page(&scene, &options),
        Form::Light => whole::light(&scene, &options),
        Form::Shadow => whole::shadow(&scene, &options),
    };
    match output {
        Some(output) => output::replace(output, &html)?,
        None => output::whole(&html)?,
    }
    if let (Some(oembed), Some(url)) = (oembed, &options.url) {
        let size = Size { width: *width, height: *height };
        output::replace(oembed, &whole::oembed(index.story(), url, size, &options))?;
    }
    Ok(Outcome::Clean)
}

impl Arguments {
    fn options(&self) -> Options {
        Options {
            src: self.src.clone(),
            script: self.script.clone(),
            css: self.css.clone(),
            url: self.url.clone(),
            oembed_url: self.oembed_url.clone(),
            oembed_frame: self.oembed_frame.clone(),
            provider: self.provider.clone(),
            json_ld: self.json_ld,
            open_graph: self.open_graph,
        }
    }

    fn check(&self) -> Result<(), Misuse> {
        use Form::{Light, Page, Shadow};
        let element: &[Form] = &[Light, Shadow];
        for (given, name, forms) in [
            (self.src.is_some(), "--src", element),
            (self.script.is_some(), "--script", element),
            (self.css.is_some(), "--css", &[Shadow]),
            (self.open_graph, "--open-graph", &[Page]),
            (self.oembed_url.is_some(), "--oembed-url", &[Page]),
        ] {
            if given && !forms.contains(&self.form) {
                let names: Vec<&str> = forms.iter().map(|form| form.name()).collect();
                let (form, names) = (self.form.name(), names.join(" or --as "));
                return Err(Misuse::new(
                    format!("{name} means nothing with --as {form}"),
                    format!("leave it out, or write --as {names}"),
                ));
            }
        }
        for (address, name) in
            [(&self.src, "--src"), (&self.script, "--script"), (&self.css, "--css"), (&self.oembed_url, "--oembed-url")]
        {
            if let Some(address) = address.as_deref().filter(|address| !is_address(address)) {
                let help = "write a path such as /story.json, or a whole address with https:// or http://";
                return Err(Misuse::new(format!("{name}: \"{address}\" is not the address of a file"), help));
            }
        }
        for (url, name) in [(&self.url, "--url"), (&self.oembed_frame, "--oembed-frame")] {
            if let Some(url) = url.as_deref().filter(|url| !is_web_address(url)) {
                let help = "write the whole address, with https:// or http://";
                return Err(Misuse::new(format!("{name}: \"{url}\" is not a web address"), help));
            }
        }
        let same =
            |a: &Path, b: &Path| a == b || a.canonicalize().is_ok_and(|a| b.canonicalize().is_ok_and(|b| a == b));
        let written = [("--output", &self.output), ("--oembed", &self.oembed)];
        for (name, path) in written {
            if path.as_deref().is_some_and(|path| same(path, &self.story)) {
                let what = format!("{name}: {} is the story itself", self.story.display());
                return Err(Misuse::new(what, "name another file, or the story would be lost"));
            }
        }
        if let (Some(a), Some(b)) = (&self.output, &self.oembed)
            && same(a, b)
        {
            return Err(Misuse::new(
                format!("--oembed: {} is also what --output names", b.display()),
                "name two files",
            ));
        }
        Ok(())
    }
}

impl Form {
    fn name(self) -> &'static str {
        match self {
            Form::Page => "page",
            Form::Light => "light",
            Form::Shadow => "shadow",
        }
    }
}

/// Whether a text is a web address, or one that is relative to a page: without any scheme, such as `javascript:`.
fn is_address(text: &str) -> bool {
    let scheme = text.split(['/', '?', '#']).next().unwrap_or_default().contains(':');
    let forbidden = |c: char| c.is_whitespace() || c.is_control();
    is_web_address(text) || (!scheme && !text.is_empty() && !text.contains(forbidden))
}
