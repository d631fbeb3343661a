//! What `Cargo.lock` says of versions: it is their only home.

use anyhow::{Result, bail};

use crate::workspace;

/// The version of wasm-bindgen.
///
/// # Errors
/// When the library and the tools that read its output are not locked to one version: the format between them changes
/// with every release.
pub fn wasm_bindgen_version() -> Result<String> {
    let lock = workspace::read_text(&workspace::path("Cargo.lock"))?;
    let library = the_version(&lock, "wasm-bindgen")?;
    for tool in ["wasm-bindgen-cli-support", "wasm-bindgen-cli"] {
        let version = the_version(&lock, tool)?;
        if version != library {
            bail!(
                "Cargo.lock holds wasm-bindgen {library} and {tool} {version}: make them equal with `cargo update -p {tool} --precise {library}`"
            );
        }
    }
    Ok(library.to_owned())
}

fn the_version<'a>(lock: &'a str, package: &str) -> Result<&'a str> {
    let versions = versions(lock, package);
    match versions.as_slice() {
        [version] => Ok(version),
        [] => bail!("Cargo.lock holds no {package}"),
        more => bail!(
            "Cargo.lock holds {package} in {} versions ({}), where one is wanted",
            more.len(),
            more.join(", ")
        ),
    }
}

fn versions<'a>(lock: &'a str, package: &str) -> Vec<&'a str> {
    lock.split("[[package]]")
        .filter(|entry| value(entry, "name") == Some(package))
        .filter_map(|entry| value(entry, "version"))
        .collect()
}

fn value<'a>(entry: &'a str, key: &str) -> Option<&'a str> {
    entry.lines().find_map(|line| {
        let (found, value) = line.split_once(" = ")?;
        (found == key).then(|| value.trim_matches('"'))
    })
}

#[cfg(test)]
mod tests {
    use super::{the_version, versions};

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n\n[[package]]\nname = \"a-b\"\nversion = \"2.0.0\"\n\n[[package]]\nname = \"a-b\"\nversion = \"3.0.0\"\n";

    #[test]
    fn a_name_is_matched_whole() {
        assert_eq!(versions(LOCK, "a"), ["1.0.0"]);
    }

    #[test]
    fn two_versions_of_one_package_are_refused() {
        assert!(the_version(LOCK, "a").is_ok());
        assert!(the_version(LOCK, "a-b").is_err());
        assert!(the_version(LOCK, "b").is_err());
    }
}
