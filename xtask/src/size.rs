//! `cargo xtask size`: what of the package travels to a browser, held against a budget.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{build, process, workspace};

const BUDGET: &str = "pkg-config/size-budget.json";
/// Documents that say what a page loads, between these marks.
const DOCUMENTS: &[&str] = &["DESIGN.md"];
const BEGIN: &str = "<!-- written by `cargo xtask size --write` -->";
const END: &str = "<!-- until here -->";

/// What a page loads, by how it is used, and of what that consists.
const GROUPS: &[(&str, &[&str])] = &[
    ("core", &[CORE_WASM, CORE_JS]),
    ("core wasm", &[CORE_WASM]),
    ("core js", &[CORE_JS]),
    ("full", &[WASM, JS]),
    ("full wasm", &[WASM]),
    ("full js", &[JS]),
    ("element", &[WASM, JS, "element.js"]),
    ("inline", &["inline.js"]),
];
const CORE_WASM: &str = "supervision_validator_core_bg.wasm";
const CORE_JS: &str = "core.js";
const WASM: &str = "supervision_validator_bg.wasm";
const JS: &str = "index.js";

/// Bytes: as they are, and by each encoding at its strongest, file by file as a server sends them.
#[derive(Clone, Copy, Default)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

impl Size {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            raw: value.get("raw")?.as_u64()?,
            gzip: value.get("gzip")?.as_u64()?,
            brotli: value.get("brotli")?.as_u64()?,
        })
    }

    fn add(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }

    fn encoded(&self, encoding: &str) -> Option<u64> {
        match encoding {
            "raw" => Some(self.raw),
            "gzip" => Some(self.gzip),
            "brotli" => Some(self.brotli),
            _ => None,
        }
    }
}

pub fn run(arguments: &[String]) -> Result<()> {
    build::build()?;
    match arguments {
        [] => check(),
        [argument] if argument == "--functions" => functions(),
        [argument] if argument == "--write" => write(&measured()?),
        [argument, ..] => bail!(
            "`cargo xtask size` takes --functions, --write or nothing, and was given `{argument}`"
        ),
    }
}

/// Prints what the download consists of, for each variant.
fn functions() -> Result<()> {
    for file in build::named()? {
        println!("\n{}\n", file.display());
        process::run(
            process::command("node")
                .arg(workspace::path("xtask/functions.mjs"))
                .arg(&file),
            "list the functions",
        )?;
    }
    Ok(())
}

/// Writes what a page loads between the marks in the documents.
fn write(groups: &[(&str, Size)]) -> Result<()> {
    let mut table = String::from("| what a page loads | bytes | brotli |\n| --- | ---: | ---: |\n");
    for (name, size) in groups {
        writeln!(table, "| {name} | {} | {} |", size.raw, size.brotli)?;
    }
    for document in DOCUMENTS {
        let path = workspace::path(document);
        let text = workspace::read_text(&path)?;
        let (before, rest) = text
            .split_once(BEGIN)
            .with_context(|| format!("{document} has no {BEGIN}"))?;
        let (_, after) = rest
            .split_once(END)
            .with_context(|| format!("{document} has no {END}"))?;
        workspace::write(&path, [before, BEGIN, "\n", &table, END, after].concat())?;
    }
    Ok(())
}

/// Prints what a page loads of the package that is there, and fails where one is above its budget.
pub fn check() -> Result<()> {
    let groups = measured()?;
    println!(
        "\n{:<10}{:>10}{:>10}{:>10}",
        "bytes", "raw", "gzip", "brotli"
    );
    for (name, size) in &groups {
        println!(
            "{name:<10}{:>10}{:>10}{:>10}",
            size.raw, size.gzip, size.brotli
        );
    }
    println!();
    hold_to_budget(&groups)
}

fn measured() -> Result<Vec<(&'static str, Size)>> {
    let mut measure = process::command("node");
    measure
        .arg(workspace::path("xtask/sizes.mjs"))
        .arg(workspace::pkg());
    let measured = process::output(&mut measure, "measure the package")?;
    let files: Value =
        serde_json::from_str(&measured).context("the measured sizes cannot be read")?;
    let files = files
        .as_object()
        .context("the measured sizes cannot be read")?;
    let mut groups = Vec::new();
    for (group, names) in GROUPS {
        let mut sum = Size::default();
        for name in *names {
            let size = files.get(*name).and_then(Size::read);
            sum.add(size.with_context(|| format!("the package has no {name}"))?);
        }
        groups.push((*group, sum));
    }
    Ok(groups)
}

fn hold_to_budget(groups: &[(&str, Size)]) -> Result<()> {
    let budget: Value = serde_json::from_str(&workspace::read_text(&workspace::path(BUDGET))?)
        .with_context(|| format!("{BUDGET} is no JSON"))?;
    let mut held = 0;
    for (group, limits) in budget
        .as_object()
        .with_context(|| format!("{BUDGET} holds no object"))?
    {
        let size = groups
            .iter()
            .find(|(name, _)| name == group)
            .map(|(_, size)| size);
        let size = size.with_context(|| {
            format!("{BUDGET} names `{group}`, which is none of those printed above")
        })?;
        for (encoding, limit) in limits
            .as_object()
            .with_context(|| format!("{BUDGET} holds no limits for `{group}`"))?
        {
            let actual = size.encoded(encoding);
            let (Some(actual), Some(limit)) = (actual, limit.as_u64()) else {
                bail!(
                    "{BUDGET} must hold bytes under raw, gzip or brotli, and holds `{encoding}: {limit}`"
                );
            };
            if actual > limit {
                bail!(
                    "{group} has {actual} bytes ({encoding}), above its budget of {limit} in {BUDGET}"
                );
            }
            held += 1;
        }
    }
    if held == 0 {
        bail!("{BUDGET} sets no limit");
    }
    Ok(())
}
