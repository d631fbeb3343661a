//! Every build command of the project: `cargo xtask` lists them.
//!
//! One module per command; what several commands need stands in a module named for it. A command takes its arguments,
//! prints what it does, and fails with one sentence.

mod bench;
mod browsers;
mod build;
mod demo;
mod fuzz;
mod generate;
mod golden;
mod lockfile;
mod npm;
mod pack_cookbook;
#[path = "../../build/pack_parts.rs"]
mod pack_parts;
mod pack_schema;
mod policy_pages;
mod process;
mod reproducible;
mod screenshots;
mod serve;
mod site;
mod size;
mod spark;
mod stamp;
mod supply;
mod tally;
mod test;
mod text;
mod wasm_target;
mod workspace;

use std::process::ExitCode;

use anyhow::{Result, bail};

struct Command {
    name: &'static str,
    arguments: &'static str,
    does: &'static str,
    run: fn(&[String]) -> Result<()>,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "build",
        arguments: "",
        does: "Leave the npm package in pkg/ and the demo site in site/",
        run: build::run,
    },
    Command {
        name: "test",
        arguments: "[--only STEP]...",
        does: "Run everything that CI runs, or only the named steps",
        run: test::run,
    },
    Command {
        name: "ready",
        arguments: "",
        does: "The one command before a commit: the same as test",
        run: test::run,
    },
    Command {
        name: "demo",
        arguments: "[--no-serve] [--port N]",
        does: "Build, print the report of a sample record under each policy, serve the demo page",
        run: demo::run,
    },
    Command {
        name: "serve",
        arguments: "[--port N]",
        does: "Serve site/ and pkg/ as they are",
        run: serve::run,
    },
    Command {
        name: "screenshots",
        arguments: "",
        does: "Take the pictures of the demo site that README.md shows",
        run: screenshots::run,
    },
    Command {
        name: "golden",
        arguments: "",
        does: "Write report.json of every case in tests/golden/; the tests only compare",
        run: golden::run,
    },
    Command {
        name: "generate",
        arguments: "[--check]",
        does: "Write docs/pack-reference.md from the code and docs/policies/ from the packs; --check only compares",
        run: generate::run,
    },
    Command {
        name: "text",
        arguments: "[--write]",
        does: "Print how well words are read, from the corpora in tests/text/; --write puts it into README.md",
        run: text::run,
    },
    Command {
        name: "bench",
        arguments: "[--million] [--only PART]...",
        does: "Compare the package with its alternatives in Node and Chromium, and write docs/performance.md and its plots; --million audits a million records too",
        run: bench::run,
    },
    Command {
        name: "size",
        arguments: "[--functions|--write]",
        does: "Build, print what a page loads, fail above pkg-config/size-budget.json; or of what it consists; or write it into DESIGN.md",
        run: size::run,
    },
    Command {
        name: "fuzz",
        arguments: "[--minutes N] [--target NAME] [--shrink]",
        does: "Look for inputs that break something, with cargo-fuzz and a nightly compiler; ten minutes unless told",
        run: fuzz::run,
    },
    Command {
        name: "deny",
        arguments: "[--offline]",
        does: "Hold every crate and npm package against deny.toml and what is known against it",
        run: supply::run,
    },
    Command {
        name: "reproducible",
        arguments: "",
        does: "Build the WebAssembly a second time from nothing, and compare byte for byte",
        run: reproducible::run,
    },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Result<()> {
    let Some((name, rest)) = arguments.split_first() else {
        print_commands();
        return Ok(());
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print_commands();
        return Ok(());
    }
    match COMMANDS.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(rest),
        None => bail!("there is no command `{name}`; `cargo xtask` lists the commands"),
    }
}

fn print_commands() {
    println!("Commands of cargo xtask:\n");
    let calls: Vec<String> = COMMANDS
        .iter()
        .map(|command| format!("{} {}", command.name, command.arguments))
        .collect();
    let width = calls.iter().map(String::len).max().unwrap_or(0) + 2;
    for (call, command) in calls.iter().zip(COMMANDS) {
        println!("  {call:<width$}{}", command.does);
    }
}
