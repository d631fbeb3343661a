//! `cargo xtask test --only spark`: the command line under Spark, with `pyspark` from its registry in an environment of its own.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::stamp::{Fingerprint, Stamp};
use crate::tally::Tally;
use crate::{build, process, test, workspace};

/// Runs on Java 17 and newer.
const PYSPARK: &str = "pyspark==4.0.1";

pub fn test() -> Result<Tally> {
    java()?;
    build::build()?;
    let python = environment()?;
    let mut node = process::command("node");
    node.args(["--test", "--test-reporter=tap", "tests/spark/"])
        .env("SPARK_PYTHON", python);
    test::counted(&mut node, "node --test tests/spark/")
}

fn java() -> Result<()> {
    let java =
        process::find_on_path(&["java"]).with_context(|| missing("Java 17 or newer is missing"))?;
    process::output(process::command(java).arg("-version"), "say its version")
        .with_context(|| missing("Java does not run"))?;
    Ok(())
}

fn missing(what: &str) -> String {
    format!("{what}: Spark needs it (Debian: `apt-get install default-jre-headless`)")
}

/// The Python of a virtual environment that has `pyspark`.
fn environment() -> Result<PathBuf> {
    let folder = workspace::target().join("spark-venv");
    let python = folder
        .join(if cfg!(windows) { "Scripts" } else { "bin" })
        .join("python");
    let wanted = Fingerprint::new().bytes(PYSPARK.as_bytes()).finish();
    let stamp = Stamp::of("spark")?;
    if python.exists() && stamp.is(&wanted) {
        return Ok(python);
    }
    let Some(system) = process::find_on_path(&["python3", "python"]) else {
        bail!(
            "Python 3 is missing: Spark's test needs it (Debian: `apt-get install python3-venv`)"
        );
    };
    println!("Installing {PYSPARK} below {}", folder.display());
    process::run(
        process::command(system).args(["-m", "venv"]).arg(&folder),
        "make an environment (Debian: `apt-get install python3-venv`)",
    )?;
    process::run(
        process::command(Path::new(&python)).args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            PYSPARK,
        ]),
        "install PySpark",
    )?;
    stamp.set(&wanted)?;
    Ok(python)
}
