//! The command line: see [`who_said_what::cli`].

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    who_said_what::cli::main()
}

// `wasm-pack test` builds every target of the crate.
#[cfg(target_arch = "wasm32")]
fn main() {}
