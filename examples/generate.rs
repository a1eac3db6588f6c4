//! Writes the generated stories that benchmarks are run on: `cargo run --example generate -- FOLDER 1000 10000` writes
//! FOLDER/1000.json and FOLDER/10000.json; q1000 in place of 1000, a story of quotations in variants, in which the id of
//! a statement begins with the number of what was said. The same number gives the same story, everywhere.

#[path = "../benches/generate.rs"]
mod generate;

use std::{env, fs, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let Some(folder) = arguments.next() else {
        eprintln!("say where to write to, and how many statements: generate FOLDER 1000 10000");
        return ExitCode::from(2);
    };
    for argument in arguments {
        if let Err(problem) = write(Path::new(&folder), &argument) {
            eprintln!("{argument}: {problem}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn write(folder: &Path, statements: &str) -> Result<(), Box<dyn std::error::Error>> {
    let story = match statements.strip_prefix('q') {
        Some(statements) => generate::quotations(statements.parse()?),
        None => generate::news(statements.parse()?),
    };
    fs::create_dir_all(folder)?;
    fs::write(folder.join(format!("{statements}.json")), serde_json::to_string(&story)?)?;
    Ok(())
}
