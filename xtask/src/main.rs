//! Every build command of the project: `cargo xtask` lists them.
//!
//! One module per command; what several commands need stands in a module named for it. A command takes its arguments,
//! prints what it does, and fails with one sentence.

mod browsers;
mod build;
mod demo;
mod generate;
mod golden;
mod lockfile;
mod npm;
mod pack_cookbook;
#[path = "../../build/pack_parts.rs"]
mod pack_parts;
mod pack_schema;
mod process;
mod serve;
mod size;
mod stamp;
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
        does: "Compile the library to WebAssembly and leave the npm package in pkg/",
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
        does: "Serve www/ and pkg/ as they are",
        run: serve::run,
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
        does: "Write docs/pack-reference.md from the code; --check only compares",
        run: generate::run,
    },
    Command {
        name: "text",
        arguments: "[--write]",
        does: "Print how well words are read, from the corpora in tests/text/; --write puts it into README.md",
        run: text::run,
    },
    Command {
        name: "size",
        arguments: "",
        does: "Build, print the sizes of the package, fail above the budget in pkg-config/size-budget.json",
        run: size::run,
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
    for command in COMMANDS {
        let call = format!("{} {}", command.name, command.arguments);
        println!("  {call:<30}{}", command.does);
    }
}
