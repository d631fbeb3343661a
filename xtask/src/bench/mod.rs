//! `cargo xtask bench`: this package beside what an engineer would use instead.
//!
//! The records are written from `benches/corpus/`, the scripts that measure stand in `bench/`, one for each part. What they measured is kept in
//! `docs/performance/results.json`; `docs/performance.md` and the plots beside it are made of that. A run whose subjects do not agree on every
//! problem fails.

mod page;
mod tables;
mod targets;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{build, npm, process, workspace};

#[path = "../../../benches/corpus/mod.rs"]
mod corpus;

use corpus::Shape;

const RESULTS: &str = "docs/performance/results.json";
/// Kilobytes of the records whose cost is held against their length.
const LENGTHS: &[usize] = &[1, 3, 10, 30, 100, 300, 1_000];
/// Records of each of these lengths.
const OF_A_LENGTH: usize = 4;

/// One script, and what it measures.
struct Part {
    name: &'static str,
    script: &'static str,
    rounds: u32,
    place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Node,
    Chromium,
    /// Node, and only where `--million` asks for it.
    LongNode,
}

const PARTS: &[Part] = &[
    part("speed-node", "speed/node.mjs", 9, Place::Node),
    part("speed-chromium", "speed/chromium.mjs", 9, Place::Chromium),
    part("cold-node", "cold/node.mjs", 11, Place::Node),
    part("cold-chromium", "cold/chromium.mjs", 11, Place::Chromium),
    part("form-chromium", "form/chromium.mjs", 1, Place::Chromium),
    part("transfer", "transfer.mjs", 1, Place::Node),
    part("lengths", "scale/lengths.mjs", 5, Place::Node),
    part("audits", "scale/audits.mjs", 1, Place::Node),
    part("memory", "memory/each.mjs", 1, Place::Node),
    part("million", "scale/audits.mjs", 1, Place::LongNode),
];

const fn part(name: &'static str, script: &'static str, rounds: u32, place: Place) -> Part {
    Part {
        name,
        script,
        rounds,
        place,
    }
}

/// `cargo xtask bench [--million] [--only PART]...`
pub fn run(arguments: &[String]) -> Result<()> {
    let wanted = wanted(arguments)?;
    build::build()?;
    npm::ensure_in("bench", "npm-bench")?;
    let corpus = write_corpus()?;
    process::run(
        process::command("node").arg(workspace::path("bench/prepare.mjs")),
        "make modules of the schema and the policy",
    )?;
    let results_file = workspace::path(RESULTS);
    let mut results = earlier_results(&results_file)?;
    let chromium = process::find_on_path(&["chromium", "chromium-browser", "google-chrome"]);
    for part in wanted {
        let result = match (part.place, &chromium) {
            (Place::Chromium, None) => {
                println!("Chromium is not installed: {} is left out", part.name);
                Value::Null
            }
            _ => measure(part, &corpus, chromium.as_deref())?,
        };
        results[part.name] = result;
        workspace::write(
            &results_file,
            serde_json::to_string_pretty(&results)? + "\n",
        )?;
    }
    let plots = json!({ "results": results_file, "folder": workspace::path("docs/performance") });
    process::run(
        process::command("node")
            .arg(workspace::path("bench/plots.mjs"))
            .arg(plots.to_string()),
        "draw the plots",
    )?;
    workspace::write(
        &workspace::path("docs/performance.md"),
        page::page(&results)?,
    )?;
    println!("docs/performance.md is written");
    Ok(())
}

/// The parts to measure, in the order of the list.
fn wanted(arguments: &[String]) -> Result<Vec<&'static Part>> {
    let mut only = Vec::new();
    let mut million = false;
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--million" => million = true,
            "--only" => {
                let name = rest.next().context("--only needs the name of a part")?;
                let known = PARTS.iter().find(|part| part.name == name);
                only.push(known.with_context(|| no_part(name))?.name);
            }
            other => bail!(
                "`cargo xtask bench` takes --million and --only PART, and was given `{other}`"
            ),
        }
    }
    let is_wanted = |part: &&Part| match part.place {
        Place::LongNode => million || only.contains(&part.name),
        Place::Node | Place::Chromium => only.is_empty() || only.contains(&part.name),
    };
    Ok(PARTS.iter().filter(is_wanted).collect())
}

fn no_part(name: &str) -> String {
    let names: Vec<&str> = PARTS.iter().map(|part| part.name).collect();
    format!("there is no part `{name}`, there are {}", names.join(", "))
}

/// Runs a part's script; gives what it measured.
fn measure(part: &Part, corpus: &Path, chromium: Option<&Path>) -> Result<Value> {
    let start = Instant::now();
    let files = |by: &'static str| {
        LENGTHS
            .iter()
            .map(move |kilobytes| json!({ "by": by, "file": length_file(by, *kilobytes) }))
    };
    let lengths: Vec<Value> = files("text").chain(files("rows")).collect();
    let settings = json!({
        "corpus": corpus,
        "chromium": chromium,
        "rounds": part.rounds,
        "lengths": lengths,
        "longest": length_file("rows", 1_000),
        "million": part.place == Place::LongNode,
    });
    let mut command = process::command("node");
    command
        .arg("--expose-gc")
        .arg(workspace::path("bench").join(part.script))
        .arg(settings.to_string());
    let text = process::output(&mut command, part.name)?;
    println!("{:<16}{:>5.0} s", part.name, start.elapsed().as_secs_f64());
    serde_json::from_str(text.trim())
        .with_context(|| format!("bench/{} printed no JSON", part.script))
}

/// What was measured before: parts that are not measured now keep their figures.
fn earlier_results(file: &Path) -> Result<Value> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    }
    if !file.is_file() {
        return Ok(json!({}));
    }
    serde_json::from_str(&workspace::read_text(file)?)
        .with_context(|| format!("{RESULTS} is no JSON"))
}

/// Writes the records that the scripts read; gives their folder.
fn write_corpus() -> Result<PathBuf> {
    let folder = workspace::scratch()?.join("bench");
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))?;
    let write = |name: &str, records: usize, shape: Shape| {
        workspace::write(&folder.join(name), corpus::ndjson(records, shape))
    };
    write("ordinary.ndjson", 300, Shape::ORDINARY)?;
    write("thousand.ndjson", 1_000, Shape::ORDINARY)?;
    for kilobytes in LENGTHS {
        let bytes = kilobytes * 1_000;
        let text = Shape::longer_by_text(bytes);
        write(&length_file("text", *kilobytes), OF_A_LENGTH, text)?;
        let rows = Shape::longer_by_rows(bytes);
        write(&length_file("rows", *kilobytes), OF_A_LENGTH, rows)?;
    }
    // The scripts' folder is not where they are started.
    std::path::absolute(&folder).context("the folder of the records has no absolute path")
}

fn length_file(by: &str, kilobytes: usize) -> String {
    format!("{by}-{kilobytes}.ndjson")
}
