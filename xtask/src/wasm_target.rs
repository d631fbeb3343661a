//! The standard library for wasm32, where the toolchain came without it.
//!
//! `rustup target add` is the way of every ordinary machine. Where that cannot download, the source of this very
//! version of rustc comes from Debian's package `rust-src` (or `rust-web-src`), is built once, about a minute, and is
//! put where rustup would have put it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process;
use crate::workspace;

pub const TARGET: &str = "wasm32-unknown-unknown";

/// Sees to it that `cargo build --target wasm32-unknown-unknown` works.
pub fn ensure() -> Result<()> {
    let libdir = target_libdir()?;
    if has_std(&libdir) {
        return Ok(());
    }
    println!("Getting the Rust standard library for {TARGET}");
    if add_by_rustup() && has_std(&libdir) {
        return Ok(());
    }
    let how = format!(
        "the Rust standard library for {TARGET} is missing: run `rustup target add {TARGET}`"
    );
    if process::find_on_path(&["apt-get"]).is_none() {
        bail!(how);
    }
    let work = std::env::temp_dir().join(format!("wasm32-std-{}", std::process::id()));
    let built = build_from_debian(&work, &libdir);
    let _ = fs::remove_dir_all(&work);
    built.with_context(|| how.clone())?;
    if !has_std(&libdir) {
        bail!(how);
    }
    Ok(())
}

fn target_libdir() -> Result<PathBuf> {
    let printed = process::output(
        process::command("rustc").args(["--print", "target-libdir", "--target", TARGET]),
        "say where it looks for libraries",
    )?;
    Ok(PathBuf::from(printed.trim()))
}

fn has_std(libdir: &Path) -> bool {
    fs::read_dir(libdir).is_ok_and(|entries| {
        entries.flatten().any(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.starts_with("libstd-") && name.ends_with(".rlib")
        })
    })
}

fn add_by_rustup() -> bool {
    process::command("rustup")
        .args(["target", "add", TARGET])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn build_from_debian(work: &Path, libdir: &Path) -> Result<()> {
    let library = unpack_source(work)?;
    println!("Building it from Debian's source of this version of Rust, about one minute");
    let sysroot = process::output(
        process::command("rustc").args(["--print", "sysroot"]),
        "say where it is",
    )?;
    let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
    if source.exists() {
        fs::remove_dir_all(&source)
            .with_context(|| format!("cannot replace {}", source.display()))?;
    }
    fs::create_dir_all(&source).with_context(|| format!("cannot write to {}", source.display()))?;
    copy_tree(&library, &source.join("library"))?;

    let probe = work.join("probe");
    fs::create_dir_all(probe.join("src"))?;
    workspace::write(
        &probe.join("Cargo.toml"),
        "[package]\nname = \"probe\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    workspace::write(&probe.join("src/lib.rs"), "")?;
    // As in the libraries that rustup brings: bitcode, for builds that optimise across crates, and the
    // public path in place of this machine's.
    let flags = format!(
        "-Cembed-bitcode=yes --remap-path-prefix={}=/rustc/{}",
        source.display(),
        commit_hash()?
    );
    let mut build = process::cargo();
    build
        .current_dir(&probe)
        .args([
            "build",
            "--quiet",
            "--release",
            "--target",
            TARGET,
            "-Zbuild-std=std,panic_abort,test,proc_macro",
        ])
        .env("RUSTC_BOOTSTRAP", "1")
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("RUSTFLAGS", flags)
        .env_remove("CARGO_ENCODED_RUSTFLAGS");
    process::run(&mut build, "build the standard library")?;
    install(
        &work.join("target").join(TARGET).join("release/deps"),
        libdir,
    )
}

/// The crates first and `libstd` last: it is the one that says that all are there.
fn install(built: &Path, libdir: &Path) -> Result<()> {
    fs::create_dir_all(libdir).with_context(|| format!("cannot write to {}", libdir.display()))?;
    let mut rlibs: Vec<PathBuf> = workspace::files_below(built)?
        .into_iter()
        .filter(|file| file.extension().is_some_and(|e| e == "rlib"))
        .collect();
    rlibs.sort_by_key(|file| file_name(file).starts_with("libstd-"));
    for file in rlibs {
        let name = file_name(&file);
        if name.starts_with("libprobe-") {
            continue;
        }
        let half = libdir.join(format!("{name}.part"));
        fs::copy(&file, &half).with_context(|| format!("cannot write to {}", libdir.display()))?;
        fs::rename(&half, libdir.join(&name))?;
    }
    Ok(())
}

/// Downloads Debian's source of this version of rustc and gives its folder `library`.
fn unpack_source(work: &Path) -> Result<PathBuf> {
    fs::create_dir_all(work.join("lists/partial"))?;
    // What an update would ask for: known also where no list of packages has been read yet.
    let addresses = process::output(
        process::command("apt-get").args(["--print-uris", "update"]),
        "say where packages come from",
    )?;
    let mirror = mirror(&addresses).context("no Debian mirror is configured")?;
    // Newer suites than the machine's own hold newer sources.
    let mut sources = String::new();
    for suite in ["stable", "stable-backports", "testing", "unstable"] {
        sources.push_str("deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ");
        sources.push_str(mirror);
        sources.push(' ');
        sources.push_str(suite);
        sources.push_str(" main\n");
    }
    workspace::write(&work.join("sources.list"), sources)?;
    process::output(
        apt(work, "apt-get").arg("update"),
        "read the lists of packages",
    )?;

    let rustc = process::output(
        process::command("rustc").arg("--version"),
        "say its version",
    )?;
    let version = rustc
        .split(' ')
        .nth(1)
        .context("rustc does not say its version")?;
    let listed = process::output(
        apt(work, "apt-cache").args(["madison", "rust-src", "rust-web-src"]),
        "list the sources",
    )?;
    let chosen = choose(&listed, version)
        .with_context(|| format!("no Debian package holds the source of rustc {version}"))?;
    process::output(
        apt(work, "apt-get")
            .current_dir(work)
            .args(["download", &chosen]),
        "download the source",
    )?;

    let package = workspace::files_below(work)?
        .into_iter()
        .find(|file| file.extension().is_some_and(|e| e == "deb"))
        .context("the source was not downloaded")?;
    process::run(
        process::command("dpkg-deb")
            .arg("-x")
            .arg(package)
            .arg(work.join("src")),
        "unpack the source",
    )?;
    fs::read_dir(work.join("src/usr/src"))?
        .flatten()
        .map(|entry| entry.path().join("library"))
        .find(|library| library.is_dir())
        .context("the package holds no standard library")
}

/// The mirror that this machine already uses, out of lines like `'http://host/debian/dists/stable/InRelease' host_… 0`.
fn mirror(addresses: &str) -> Option<&str> {
    addresses.lines().find_map(|line| {
        let (base, _) = line.strip_prefix('\'')?.split_once("dists/")?;
        base.ends_with("/debian/").then_some(base)
    })
}

/// apt with lists of its own, so that the machine's configuration stays as it is; needs no root.
fn apt(work: &Path, program: &str) -> Command {
    let mut command = process::command(program);
    command.args([
        "-q".to_owned(),
        format!(
            "-oDir::Etc::SourceList={}",
            work.join("sources.list").display()
        ),
        "-oDir::Etc::SourceParts=-".to_owned(),
        format!("-oDir::State::Lists={}", work.join("lists").display()),
        "-oDir::Cache::pkgcache=".to_owned(),
        "-oDir::Cache::srcpkgcache=".to_owned(),
        "-oAPT::Sandbox::User=root".to_owned(),
    ]);
    command
}

/// Out of lines like ` rust-src | 1.95.0+dfsg1-1 | …`: `package=version` of the first that holds this version.
fn choose(listed: &str, version: &str) -> Option<String> {
    listed.lines().find_map(|line| {
        let mut columns = line.split('|').map(str::trim);
        let package = columns.next()?;
        let found = columns.next()?;
        let rest = found.strip_prefix(version)?;
        rest.starts_with(['+', '-'])
            .then(|| format!("{package}={found}"))
    })
}

fn commit_hash() -> Result<String> {
    let verbose = process::output(process::command("rustc").arg("-vV"), "say its version")?;
    let hash = verbose
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "));
    Ok(hash.unwrap_or("unknown").to_owned())
}

fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    for file in workspace::files_below(from)? {
        let copy = to.join(file.strip_prefix(from)?);
        if let Some(dir) = copy.parent() {
            fs::create_dir_all(dir)
                .with_context(|| format!("cannot write to {}", dir.display()))?;
        }
        fs::copy(&file, &copy).with_context(|| format!("cannot write {}", copy.display()))?;
    }
    Ok(())
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::{choose, mirror};

    #[test]
    fn the_mirror_is_that_of_debian_itself() {
        let addresses = "'http://one.example/debian-security/dists/stable-security/InRelease' a 0 \n\
                         'http://one.example/other/dists/stable/InRelease' b 0 \n\
                         'http://two.example/debian/dists/stable/InRelease' c 0 \n";
        assert_eq!(mirror(addresses), Some("http://two.example/debian/"));
        assert_eq!(mirror(""), None);
    }

    #[test]
    fn the_source_of_this_very_version_is_chosen() {
        let listed = " rust-src | 1.85.0+dfsg3-1 | mirror stable/main\n\
                      rust-web-src | 1.95.0~beta-1 | mirror testing/main\n\
                      rust-src | 1.95.0+dfsg1-2 | mirror testing/main\n";
        assert_eq!(
            choose(listed, "1.95.0").as_deref(),
            Some("rust-src=1.95.0+dfsg1-2")
        );
        assert_eq!(choose(listed, "1.9"), None);
    }
}
