//! The command line. Exit codes: 0 clean, 1 problems found, 2 wrong use.

mod check;
mod compare;
mod convert;
mod input;
mod output;
mod prepare;
mod render;
mod report;
mod schema;
mod texts;
mod wording;
mod words;

pub use words::NoWords;

use clap::{Parser, Subcommand};
use std::fmt::Display;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(
    name = "who-said-what",
    version,
    about = "Who said what, where, in which words.",
    arg_required_else_help = true
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Checks a story; with the texts of its articles, proves every quotation and every evidence selector.
    #[command(after_help = "Exit codes: 0 nothing wrong (warnings aside), 1 problems found, 2 wrong use.")]
    Check {
        /// The story, a JSON file; - for standard input.
        story: PathBuf,
        /// A folder with the text of each article: found by the source's textSha256, else as ID.txt.
        #[arg(long, value_name = "DIR")]
        texts: Option<PathBuf>,
        /// Prints the problems as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Prints where the accounts of a story part: every finding, with the statements that it rests on.
    Compare {
        /// The story, a JSON file; - for standard input.
        story: PathBuf,
        /// Prints the findings as JSON.
        #[arg(long)]
        json: bool,
    },
    /// Compares two quotations word by word.
    #[command(after_help = "Relations: identical, same-words, excerpt, reworded, unrelated.")]
    Wording {
        /// The first quotation.
        #[arg(required_unless_present = "tsv", requires = "right", conflicts_with = "tsv")]
        left: Option<String>,
        /// The second quotation.
        #[arg(requires = "left")]
        right: Option<String>,
        /// Reads pairs from a file, two quotations a line with a tab between, and prints one relation a line; - for
        /// standard input.
        #[arg(long, value_name = "FILE")]
        tsv: Option<PathBuf>,
        /// Prints relation, similarity and edit script as JSON.
        #[arg(long, conflicts_with = "tsv")]
        json: bool,
    },
    /// Computes where the accounts of a story part and keeps it in the story, so that readers need not.
    ///
    /// All else stays as it is written. Run it each time before you publish: what was computed before a change is not used.
    Prepare {
        /// The story, a JSON file; - for standard input.
        story: PathBuf,
        /// Writes to this file, in place of standard output; a file that is there is replaced as a whole.
        #[arg(short, long, value_name = "FILE", conflicts_with = "write")]
        output: Option<PathBuf>,
        /// Writes over the story itself.
        #[arg(long)]
        write: bool,
        /// Leaves out the white space between values, for readers to download less.
        #[arg(long)]
        compact: bool,
    },
    /// Writes the whole story as HTML, for readers without JavaScript and for paper.
    #[command(after_help = "Exit codes: 0 written, 1 problems in the story, 2 wrong use.")]
    Render(Box<render::Arguments>),
    /// Converts between a story and tables (CSV) that spreadsheets read and write.
    ///
    /// A folder with story.csv, sources.csv, actors.csv, claims.csv and statements.csv, perhaps corrections.csv, becomes a
    /// story. A story becomes such a folder: all but what `prepare` has computed.
    #[command(after_help = "Exit codes: 0 written, 1 problems in the tables or the story, 2 wrong use.")]
    Convert {
        /// A folder of tables, or a story, a JSON file; - for a story from standard input.
        from: PathBuf,
        /// Writes the story to this file, in place of standard output; or the tables to this folder.
        #[arg(short, long, value_name = "PATH")]
        output: Option<PathBuf>,
    },
    /// Prints the JSON Schema of a story.
    Schema,
}

/// How a command ended.
pub(crate) enum Outcome {
    /// Nothing wrong.
    Clean,
    /// Problems were found and printed.
    Problems,
}

/// A wrong use: a file that is not there, not a text, not to be read.
pub(crate) struct Misuse {
    message: String,
    help: String,
}

impl Misuse {
    pub(crate) fn new(message: impl Display, help: impl Display) -> Self {
        Misuse { message: message.to_string(), help: help.to_string() }
    }
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Check { story, texts, json } => check::run(&story, texts.as_deref(), json),
        Command::Compare { story, json } => compare::run(&story, json),
        Command::Wording { tsv: Some(tsv), .. } => wording::table(&tsv),
        Command::Wording { left, right, json, .. } => {
            Ok(wording::pair(&left.unwrap_or_default(), &right.unwrap_or_default(), json))
        }
        Command::Prepare { story, output, write, compact } => {
            let to = match &output {
                Some(file) => prepare::To::File(file),
                None if write => prepare::To::Itself,
                None => prepare::To::StandardOutput,
            };
            prepare::run(&story, to, compact)
        }
        Command::Render(arguments) => render::run(*arguments),
        Command::Convert { from, output } => convert::run(&from, output.as_deref()),
        Command::Schema => schema::run(),
    };
    match result {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Problems) => ExitCode::from(1),
        Err(Misuse { message, help }) => {
            eprintln!("error: {message}\n  help: {help}");
            ExitCode::from(2)
        }
    }
}

/// Writes to standard output. A reader that has gone away (`| head`) is no reason to complain.
pub(crate) fn print(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}
