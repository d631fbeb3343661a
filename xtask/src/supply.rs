//! What others made, and whether it may be used: where every crate and npm package comes from, under which licence, and what is known against it.
//!
//! The tests hold the lock files against `deny.toml` by themselves, without the network. `cargo xtask deny` asks cargo-deny, which reads licence texts
//! too, and the two databases of advisories, which have to be fetched.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::tally::Tally;
use crate::{process, workspace};

const CARGO_DENY_VERSION: &str = "0.20.2";
const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// `cargo xtask deny [--offline]`
pub fn run(arguments: &[String]) -> Result<()> {
    let offline = match arguments {
        [] => false,
        [argument] if argument == "--offline" => true,
        [argument, ..] => {
            bail!("`cargo xtask deny` takes --offline or nothing, and was given `{argument}`")
        }
    };
    if process::find_on_path(&["cargo-deny"]).is_none() {
        println!("Installing cargo-deny {CARGO_DENY_VERSION} from crates.io, a few minutes");
        process::run(
            process::cargo().args([
                "install",
                "cargo-deny",
                "--version",
                CARGO_DENY_VERSION,
                "--quiet",
            ]),
            "install cargo-deny",
        )?;
    }
    let mut deny = process::command("cargo-deny");
    if offline {
        deny.args(["--offline", "check", "licenses", "bans", "sources"]);
    } else {
        deny.arg("check");
    }
    process::run(&mut deny, "find every crate allowed by deny.toml")?;
    if !offline {
        let npm =
            process::find_on_path(&["npm"]).context("npm is missing: it comes with Node.js")?;
        process::run(
            process::command(npm).args(["audit", "--audit-level=low"]),
            "find nothing known against the npm packages",
        )?;
    }
    Ok(())
}

/// The lock files against `deny.toml`: three checks.
pub fn check() -> Result<Tally> {
    crates()?;
    packages()?;
    no_unsafe()?;
    Ok(Tally {
        passed: 3,
        failed: 0,
    })
}

/// Every crate comes from crates.io, under a licence of the list.
fn crates() -> Result<()> {
    let allowed = allowed_licences()?;
    let printed = process::output(
        process::cargo().args(["metadata", "--format-version", "1", "--locked", "--offline"]),
        "list the crates",
    )?;
    let metadata: Value = serde_json::from_str(&printed).context("cargo's list cannot be read")?;
    let crates = metadata["packages"]
        .as_array()
        .context("cargo lists no crates")?;
    let mut wrong = Vec::new();
    for one in crates {
        let name = one["name"].as_str().unwrap_or("?");
        // Our own have no source.
        if one["source"].as_str().is_some_and(|from| from != CRATES_IO) {
            wrong.push(format!("{name} comes from {}", one["source"]));
        }
        let licence = one["license"].as_str().unwrap_or("");
        if !fits(licence, &allowed) {
            wrong.push(format!("{name} is under `{licence}`"));
        }
    }
    if crates.len() < 10 {
        bail!("cargo lists only {} crates", crates.len());
    }
    if wrong.is_empty() {
        Ok(())
    } else {
        bail!("not allowed by deny.toml: {}", wrong.join("; "))
    }
}

fn allowed_licences() -> Result<BTreeSet<String>> {
    let text = workspace::read_text(&workspace::path("deny.toml"))?;
    let list = text
        .lines()
        .find_map(|line| line.strip_prefix("allow = ["))
        .context("deny.toml allows no licences")?;
    Ok(list
        .split('"')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect())
}

/// An SPDX expression: some alternative must have only allowed parts. Nested brackets are more than any crate here has.
fn fits(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let plain = expression.replace('/', " OR ");
    let groups: Vec<&str> = plain.split(" AND ").collect();
    !expression.is_empty()
        && groups.iter().all(|group| {
            group
                .trim_matches(['(', ')', ' '])
                .split(" OR ")
                .any(|licence| allowed.contains(licence.trim()))
        })
}

/// Every npm package is locked by a strong hash.
fn packages() -> Result<()> {
    let lock: Value = serde_json::from_str(&workspace::read_text(&workspace::path(
        "package-lock.json",
    ))?)
    .context("package-lock.json is no JSON")?;
    let packages = lock["packages"]
        .as_object()
        .context("package-lock.json has no packages")?;
    let loose: Vec<&str> = packages
        .iter()
        .filter(|(name, one)| {
            !name.is_empty()
                && one["link"] != true
                && !one["integrity"]
                    .as_str()
                    .is_some_and(|hash| hash.starts_with("sha512-"))
        })
        .map(|(name, _)| name.as_str())
        .collect();
    if loose.is_empty() && packages.len() > 1 {
        Ok(())
    } else {
        bail!("package-lock.json has no SHA-512 for {}", loose.join(", "))
    }
}

/// The library denies unsafe code, and no part of it takes that back.
fn no_unsafe() -> Result<()> {
    let lib = workspace::read_text(&workspace::path("src/lib.rs"))?;
    if !lib.contains("#![deny(unsafe_code)]") {
        bail!("src/lib.rs no longer denies unsafe code");
    }
    for file in workspace::files_below(&workspace::path("src"))? {
        let text = workspace::read_text(&file)?;
        if text.contains("allow(unsafe_code") || text.contains("expect(unsafe_code") {
            bail!("{} takes back that there is no unsafe code", file.display());
        }
    }
    Ok(())
}
