//! `cargo xtask bench`: this package beside what an engineer would use instead, in one interleaved run.
//!
//! The corpus is written from `benches/corpus/`, the subjects stand in `bench/`, and the results become `docs/performance.md`. A run whose
//! subjects do not agree on every problem fails.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{build, process, workspace};

#[path = "../../benches/corpus/mod.rs"]
mod corpus;

const RECORDS: usize = 300;
const ROUNDS: &str = "9";
const COLD_STARTS: usize = 15;

/// How a record may be given, and what the tables call it.
const WAYS: &[(&str, &str)] = &[
    ("ndjson", "NDJSON bytes"),
    ("bytes", "bytes of one record"),
    ("text", "text of one record"),
    ("object", "JavaScript object"),
];

/// What is aimed at, as ratios to hand-written JavaScript: way, subject, in Node, in Chromium.
const TARGETS: &[(&str, &str, f64, f64)] = &[
    ("ndjson", "this package", 0.25, 0.25),
    ("ndjson", "this package, whole BCP policy", 1.0, 1.0),
    ("bytes", "this package", 0.3, 0.3),
    ("text", "this package", 0.5, 0.8),
    ("object", "this package", 5.0, 5.0),
];

/// What all others are compared with.
const BESIDE: &str = "hand-written JavaScript";

pub fn run(arguments: &[String]) -> Result<()> {
    if let [argument, ..] = arguments {
        bail!("`cargo xtask bench` takes no arguments, and was given `{argument}`");
    }
    build::build()?;
    install()?;
    let corpus_file = workspace::scratch()?.join("corpus.ndjson");
    workspace::write(&corpus_file, corpus::ndjson(RECORDS, 0))?;
    let run = |script: &str, more: Option<&PathBuf>| -> Result<Value> {
        println!("Measuring: {script}");
        let mut command = process::command("node");
        command
            .arg(workspace::path("bench").join(script))
            .arg(workspace::pkg())
            .arg(&corpus_file)
            .arg(workspace::path("bench/small-policy.json"))
            .arg(ROUNDS);
        command.args(more);
        let text = process::output(&mut command, "compare")?;
        serde_json::from_str(text.trim()).context("the comparison printed no JSON")
    };
    let mut engines = vec![run("node.mjs", None)?];
    match process::find_on_path(&["chromium", "chromium-browser", "google-chrome"]) {
        Some(chromium) => engines.push(run("browser.mjs", Some(&chromium))?),
        None => println!("Chromium is not installed: only Node is measured"),
    }
    let page = page(&engines, &cold_starts()?)?;
    workspace::write(&workspace::path("docs/performance.md"), page)?;
    println!("docs/performance.md is written");
    Ok(())
}

/// The other libraries, as `bench/package-lock.json` locks them.
fn install() -> Result<()> {
    let folder = workspace::path("bench");
    if folder.join("node_modules/.package-lock.json").is_file() {
        return Ok(());
    }
    let npm = process::find_on_path(&["npm"])
        .context("npm is missing: it comes with Node.js, see https://nodejs.org")?;
    process::run(
        process::command(npm)
            .args(["ci", "--loglevel=error"])
            .current_dir(&folder),
        "install what the package is compared with",
    )
}

/// Milliseconds from import to the first report, each in a process of its own, sorted.
fn cold_starts() -> Result<Vec<f64>> {
    let mut times = Vec::new();
    for _ in 0..COLD_STARTS {
        let mut command: Command = process::command("node");
        command
            .arg(workspace::path("bench/cold.mjs"))
            .arg(workspace::pkg());
        times.push(
            process::output(&mut command, "start cold")?
                .trim()
                .parse()?,
        );
    }
    times.sort_by(f64::total_cmp);
    Ok(times)
}

fn page(engines: &[Value], cold: &[f64]) -> Result<String> {
    let mut out = String::from(
        "# Performance\n\n\
         Written by `cargo xtask bench`. Every subject of the small workload (`bench/small-policy.json`) finds the same faults at the same places; \
         a run in which one does not fails. Times are microseconds a record, the median of interleaved rounds with its quartiles; the ratio is to \
         hand-written JavaScript in the same run. In Node time on the processor is measured, in Chromium time on the clock.\n",
    );
    for engine in engines {
        let name = engine["engine"].as_str().context("an engine has a name")?;
        let (records, each) = (
            engine["records"].as_u64().unwrap_or(0),
            engine["bytesEach"].as_f64().unwrap_or(0.0),
        );
        write!(
            out,
            "\n## {name}\n\n{records} records of {each:.0} bytes.\n"
        )?;
        out.push_str("\n| target | aimed at | measured | |\n| --- | ---: | ---: | --- |\n");
        for (way, subject, node, chromium) in TARGETS {
            let aim = if name.starts_with("Node") {
                node
            } else {
                chromium
            };
            let ratio =
                median(&engine["times"][way][subject])? / median(&engine["times"][way][BESIDE])?;
            let title = WAYS
                .iter()
                .find(|(known, _)| known == way)
                .map_or(*way, |(_, title)| title);
            let verdict = if ratio <= *aim { "met" } else { "not met" };
            writeln!(
                out,
                "| {title}, {subject} | {aim:.2} | {ratio:.2} | {verdict} |"
            )?;
        }
        for (way, title) in WAYS {
            let subjects = engine["times"][way]
                .as_object()
                .context("every way was measured")?;
            let beside = median(&subjects[BESIDE])?;
            let mut rows: Vec<(&String, &Value)> = subjects.iter().collect();
            rows.sort_by(|one, other| {
                let time = |row: &(&String, &Value)| median(row.1).unwrap_or(f64::MAX);
                time(one).total_cmp(&time(other))
            });
            write!(
                out,
                "\n| {title} | µs | quartiles | ratio | |\n| --- | ---: | ---: | ---: | --- |\n"
            )?;
            for (subject, times) in rows {
                let time = median(times)?;
                let quartile = |name: &str| times[name].as_f64().unwrap_or(0.0);
                writeln!(
                    out,
                    "| {subject} | {time:.1} | {:.1} to {:.1} | {:.2} | {} |",
                    quartile("low"),
                    quartile("high"),
                    time / beside,
                    bar(time / beside)
                )?;
            }
        }
    }
    let at = |part: usize| {
        cold.get((cold.len() - 1) * part / 4)
            .copied()
            .unwrap_or(0.0)
    };
    write!(
        out,
        "\n## Cold start\n\nFrom import to the first report in a fresh Node process: {:.1} ms ({:.1} to {:.1}).\n",
        at(2),
        at(1),
        at(3)
    )?;
    Ok(out)
}

fn median(times: &Value) -> Result<f64> {
    times["median"].as_f64().context("a subject has a median")
}

/// A bar as long as the ratio, on a scale on which ten times as much is ten signs more.
fn bar(ratio: f64) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "from 1 to 60"
    )]
    let signs = ((ratio.max(0.01).log10() + 2.0) * 10.0).clamp(1.0, 60.0) as usize;
    "▪".repeat(signs)
}
