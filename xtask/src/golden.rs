//! `cargo xtask golden`: the expected report of every case in `tests/golden/`, and the list of cases.
//!
//! A case is a folder `tests/golden/<policy>/<case>/` with `record.json`, `options.json` and `report.json`. Tests only compare.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use supervision_validator::{Options, Validator};

use crate::workspace;

/// One case.
pub struct Case {
    /// `<policy>/<case>`.
    pub name: String,
    pub folder: PathBuf,
}

/// Every case, in order of name.
pub fn cases() -> Result<Vec<Case>> {
    let home = workspace::path("tests/golden");
    let mut cases = Vec::new();
    for file in workspace::files_below(&home)? {
        if file.file_name().is_some_and(|name| name == "record.json") {
            let folder = file
                .parent()
                .context("a file stands in a folder")?
                .to_path_buf();
            let name = folder
                .strip_prefix(&home)?
                .to_string_lossy()
                .replace('\\', "/");
            cases.push(Case { name, folder });
        }
    }
    if cases.is_empty() {
        bail!("tests/golden/ holds no case");
    }
    Ok(cases)
}

pub fn run(arguments: &[String]) -> Result<()> {
    if let [argument, ..] = arguments {
        bail!("`cargo xtask golden` takes no arguments, and was given `{argument}`");
    }
    let cases = cases()?;
    let mut list = String::from(
        "// Written by `cargo xtask golden`: every case of tests/golden/.\n\nconst CASES: &[Case] = &[\n",
    );
    for case in &cases {
        let report = report(&case.folder)?;
        let pretty: Value = serde_json::from_str(&report)?;
        workspace::write(
            &case.folder.join("report.json"),
            serde_json::to_string_pretty(&pretty)? + "\n",
        )?;
        let file = |name: &str| format!("include_str!(\"{}/{name}.json\")", case.name);
        writeln!(
            list,
            "    Case {{\n        name: {:?},\n        record: {},\n        options: {},\n        report: {},\n    }},",
            case.name,
            file("record"),
            file("options"),
            file("report")
        )?;
    }
    list.push_str("];\n");
    workspace::write(&workspace::path("tests/golden/cases.rs"), list)?;
    println!(
        "Wrote the reports of {} cases: read every change before you commit it",
        cases.len()
    );
    Ok(())
}

/// The report of a case's record.
pub fn report(folder: &Path) -> Result<String> {
    let options = workspace::read_text(&folder.join("options.json"))?;
    let refused =
        |error: supervision_validator::OptionsError| anyhow!("{}: {error}", folder.display());
    let validator = Options::read(&options)
        .and_then(Validator::new)
        .map_err(refused)?;
    Ok(validator
        .validate_json(&workspace::read(&folder.join("record.json"))?)
        .to_json())
}
