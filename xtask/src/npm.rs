//! The tools that come from npm, locked by `package-lock.json`: those of the repository, and those of a folder that has its own.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::stamp::{Fingerprint, Stamp};
use crate::workspace;

const OLDEST_NODE: u32 = 20;

/// Installs what `package-lock.json` locks, where that has changed since the last time.
pub fn ensure() -> Result<()> {
    ensure_in("", "npm")
}

/// The same in a folder of the repository; `stamp` is what that is remembered by.
pub fn ensure_in(folder: &str, stamp: &str) -> Result<()> {
    let folder = workspace::path(folder);
    let node = node_version()?;
    let stamp = Stamp::of(stamp)?;
    if stamp.is(&installed(&folder, &node)?) {
        return Ok(());
    }
    println!("Installing the locked npm packages");
    let npm = process::find_on_path(&["npm"])
        .context("npm is missing: it comes with Node.js, see https://nodejs.org")?;
    process::run(
        process::command(npm)
            .args(["ci", "--loglevel=error"])
            .current_dir(&folder),
        "install the locked packages",
    )?;
    stamp.set(&installed(&folder, &node)?)
}

/// What is asked for, and what npm wrote of what it installed: it writes that last, so that an install that was cut short is seen, and beside the
/// packages, so that another folder of targets does not speak for them.
fn installed(folder: &Path, node: &str) -> Result<String> {
    let mut fingerprint = Fingerprint::new();
    fingerprint.bytes(node.as_bytes());
    fingerprint.file(&workspace::path(".npmrc"))?;
    for file in ["package.json", "package-lock.json"] {
        fingerprint.file(&folder.join(file))?;
    }
    let written = folder.join("node_modules/.package-lock.json");
    if written.is_file() {
        fingerprint.file(&written)?;
    }
    Ok(fingerprint.finish())
}

/// A program of one of the installed packages, run by Node.
pub fn tool(script: &str) -> Command {
    let mut command = process::command("node");
    command.arg(tool_path(script));
    command
}

/// A script of the repository, run by Node.
pub fn script(path: &str) -> Command {
    let mut command = process::command("node");
    command.arg(workspace::path(path));
    command
}

fn tool_path(script: &str) -> PathBuf {
    workspace::path("node_modules").join(script)
}

fn node_version() -> Result<String> {
    let missing =
        || format!("Node.js {OLDEST_NODE} or newer is missing: get it from https://nodejs.org");
    let node = process::find_on_path(&["node"]).with_context(missing)?;
    let version = process::output(process::command(node).arg("--version"), "say its version")
        .with_context(missing)?;
    let version = version.trim().trim_start_matches('v').to_owned();
    let major: u32 = version
        .split('.')
        .next()
        .and_then(|major| major.parse().ok())
        .unwrap_or(0);
    if major < OLDEST_NODE {
        bail!(
            "Node.js {version} is too old: version {OLDEST_NODE} or newer is needed, see https://nodejs.org"
        );
    }
    Ok(version)
}
