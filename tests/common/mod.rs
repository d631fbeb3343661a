//! What several tests share: reading the project's data files.

#![allow(dead_code, reason = "each test uses some of it")]

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

pub fn read_json(path: impl AsRef<Path>) -> Value {
    let path = root().join(path);
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn files(folder: impl AsRef<Path>, ending: &str) -> Vec<PathBuf> {
    let folder = root().join(folder);
    let entries =
        fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a folder can be read").path())
        .collect();
    files.retain(|path| path.to_string_lossy().ends_with(ending));
    files.sort();
    files
}

/// The built-in packs with their examples, and an invented one that asks what they do not.
pub fn packs() -> Vec<(String, Value)> {
    let mut paths = files("policies", ".json");
    paths.extend(files("tests/policies", ".json"));
    paths
        .into_iter()
        .filter(|path| !path.ends_with("policy.schema.json"))
        .map(|path| {
            (
                path.file_stem()
                    .expect("a name")
                    .to_string_lossy()
                    .into_owned(),
                read_json(&path),
            )
        })
        .collect()
}
