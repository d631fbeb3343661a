//! `cargo xtask build`: the library as WebAssembly, around it the npm package in `pkg/`, and the site that imports it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::stamp::{Fingerprint, Stamp};
use crate::wasm_target::{self, TARGET};
use crate::{lockfile, npm, pack_parts, process, site, size, workspace};

/// What of the repository's root goes into the package beside `pkg-config/`.
const LICENCES: &[&str] = &["LICENSE-MIT", "LICENSE-APACHE"];
/// Against which an editor holds a pack that somebody writes.
const SCHEMA: &str = "policy.schema.json";
/// Files of `pkg-config/` that say something about the package and are no part of it.
const NOT_SHIPPED: &[&str] = &["size-budget.json"];

/// Makes those files of the package that hold several of its modules.
const BUNDLE: &str = "xtask/bundle.mjs";

/// The features that rustc takes for granted on wasm32; every engine since 2021 has them.
const WASM_FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];
/// One build of the library, and what it is called in the package.
pub struct Variant {
    /// Without the ending; `pkg-config/` and `xtask/bundle.mjs` know the names.
    pub name: &'static str,
    features: &'static str,
}

/// What the whole package needs, and what is left where nobody binds a form: a fifth less to download.
pub const VARIANTS: &[Variant] = &[
    Variant {
        name: "supervision_validator",
        features: "dom",
    },
    Variant {
        name: "supervision_validator_core",
        features: "",
    },
];

/// What LLVM does beside `opt-level = "z"`. Without what it does for speed all the same, pointers that walk a list instead of indices (0.7 KB). And
/// small functions are drawn together, without which every step of every loop is a call and a record takes half as long again: 5 KB of brotli more;
/// `opt-level = 3` takes 25 KB for another fifth.
const CODE_GENERATION: &str = " -Cllvm-args=-disable-lsr -Cllvm-args=-inline-threshold=40";

const OPTIMISE: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-Oz",
    // The stack lies lowest in memory and its last kilobyte is never reached, so small offsets cannot wrap.
    "--low-memory-unused",
    "-Oz",
    // Hints that no engine looks at; all alike, they are a quarter of a kilobyte less.
    "--dealign",
    // What makes the bytes fewer and what is downloaded more. Pieces of data with a head each, where there are zeros between them: 1.2 KB.
    "--skip-pass=memory-packing",
    // Names for what is worked out twice: 0.4 KB.
    "--skip-pass=local-cse",
    // Sets and gets drawn together across blocks: 0.3 KB.
    "--skip-pass=simplify-locals",
];
/// Numbers functions by what they have in common: 1.5 KB.
const ORDER: &str = "xtask/order.mjs";

/// What only a debugger reads.
const STRIP: &[&str] = &[
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

pub fn run(arguments: &[String]) -> Result<()> {
    if let [argument, ..] = arguments {
        bail!("`cargo xtask build` takes no arguments, and was given `{argument}`");
    }
    site::build()?;
    size::check()
}

/// Leaves an up-to-date package in `pkg/`.
pub fn build() -> Result<()> {
    let bindgen_version = lockfile::wasm_bindgen_version()?;
    wasm_target::ensure()?;
    npm::ensure()?;
    let compiled = VARIANTS
        .iter()
        .map(|variant| compile(variant, &workspace::target()))
        .collect::<Result<Vec<PathBuf>>>()?;

    let mut inputs = Fingerprint::new();
    inputs.bytes(bindgen_version.as_bytes());
    inputs.bytes(OPTIMISE.join(" ").as_bytes());
    for compiled in &compiled {
        inputs.file(compiled)?;
    }
    inputs.file(&workspace::path("package-lock.json"))?;
    inputs.file(&workspace::path("xtask/src/build.rs"))?;
    for script in [BUNDLE, ORDER, "xtask/wasm.mjs"] {
        inputs.file(&workspace::path(script))?;
    }
    inputs.file(&workspace::path("xtask/integrity.mjs"))?;
    inputs.tree(&workspace::path("pkg-config"))?;
    inputs.tree(&workspace::path("policies"))?;
    for licence in LICENCES {
        inputs.file(&workspace::path(licence))?;
    }
    inputs.bytes(env!("CARGO_PKG_VERSION").as_bytes());
    let inputs = inputs.finish();

    let stamp = Stamp::of("pkg")?;
    if stamp.is(&with_package(&inputs)?) {
        return Ok(());
    }
    println!("Assembling the package in pkg/");
    assemble(&compiled)?;
    stamp.set(&with_package(&inputs)?)
}

/// The inputs together with the package as it is now, so that a package that somebody changed is made anew.
fn with_package(inputs: &str) -> Result<String> {
    Ok(Fingerprint::new()
        .bytes(inputs.as_bytes())
        .tree(&workspace::pkg())?
        .finish())
}

/// Compiles the library in release profile. Cargo itself knows whether there is anything to do.
///
/// Without the standard library, and as a cdylib alone: where the Rust library is made in the same go, cargo leaves out link-time optimisation without a word, and the
/// WebAssembly is 8 KB larger.
pub fn compile(variant: &Variant, target: &Path) -> Result<PathBuf> {
    let mut build = process::cargo();
    build
        .env("CARGO_TARGET_DIR", target)
        .args([
            "rustc",
            "--release",
            "--lib",
            "--crate-type",
            "cdylib",
            "--no-default-features",
            "--features",
            variant.features,
            "--package",
            "supervision-validator",
            "--target",
            TARGET,
        ])
        .env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
            portable_paths() + CODE_GENERATION,
        );
    process::run(&mut build, "compile the library to WebAssembly")?;
    // Every variant is written to the same place.
    let made = target
        .join(TARGET)
        .join("release")
        .join(workspace::LIBRARY)
        .with_extension("wasm");
    let kept = workspace::scratch()?
        .join(variant.name)
        .with_extension("wasm");
    copy(&made, &kept)?;
    Ok(kept)
}

/// Messages of panics hold paths of source files: the same everywhere, they make the same bytes everywhere, and tell
/// nothing of the machine.
fn portable_paths() -> String {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let mut flags = format!("--remap-path-prefix={}=.", workspace::root().display());
    if let Ok(root) = workspace::root().canonicalize() {
        add_prefix(&mut flags, &root, ".");
    }
    for registry in home
        .iter()
        .flat_map(|home| fs::read_dir(home.join("registry/src")))
        .flatten()
        .flatten()
    {
        add_prefix(&mut flags, &registry.path(), "crates");
    }
    // Where the toolchain has its own source, the standard library's paths lead there; without it they read so already.
    if let (Ok(sysroot), Ok(version)) = (
        process::output(
            process::command("rustc").args(["--print", "sysroot"]),
            "name its home",
        ),
        process::output(process::command("rustc").arg("-vV"), "name its version"),
    ) {
        let commit = version
            .lines()
            .find_map(|line| line.strip_prefix("commit-hash: "))
            .unwrap_or("unknown");
        let source = Path::new(sysroot.trim()).join("lib/rustlib/src/rust");
        add_prefix(&mut flags, &source, &format!("/rustc/{commit}"));
    }
    flags
}

fn add_prefix(flags: &mut String, path: &Path, instead: &str) {
    flags.push_str(" --remap-path-prefix=");
    flags.push_str(&path.to_string_lossy());
    flags.push('=');
    flags.push_str(instead);
}

fn assemble(compiled: &[PathBuf]) -> Result<()> {
    let package = workspace::scratch()?.join("pkg");
    if package.exists() {
        fs::remove_dir_all(&package)?;
    }
    fs::create_dir_all(&package)?;

    for (variant, compiled) in VARIANTS.iter().zip(compiled) {
        bind(variant, compiled, &package)?;
    }
    for file in workspace::files_below(&workspace::path("pkg-config"))? {
        let name = file
            .strip_prefix(workspace::path("pkg-config"))?
            .to_path_buf();
        if NOT_SHIPPED.iter().any(|not| name == Path::new(not)) {
            continue;
        }
        copy(&file, &package.join(name))?;
    }
    for licence in LICENCES {
        copy(&workspace::path(licence), &package.join(licence))?;
    }
    copy(
        &workspace::path("policies").join(SCHEMA),
        &package.join(SCHEMA),
    )?;
    set_version(&package.join("package.json"))?;
    write_policy_texts(&package.join("policy-texts"))?;
    process::run(
        process::command("node")
            .arg(workspace::path(BUNDLE))
            .arg(&package),
        "bundle the package's modules",
    )?;
    write_integrity(&package)?;

    let pkg = workspace::pkg();
    if pkg.exists() {
        fs::remove_dir_all(&pkg).with_context(|| format!("cannot replace {}", pkg.display()))?;
    }
    fs::rename(&package, &pkg).with_context(|| format!("cannot write {}", pkg.display()))
}

/// Writes the hashes by which a page can insist on these very files.
fn write_integrity(package: &Path) -> Result<()> {
    let mut hash = process::command("node");
    hash.arg(workspace::path("xtask/integrity.mjs"))
        .arg(package);
    let hashes = process::output(&mut hash, "hash the package")?;
    workspace::write(&package.join("integrity.json"), hashes)
}

/// Writes the glue and the optimised WebAssembly.
///
/// The glue is that for bundlers, which comes without a loader: the one for the web looks at `Request` and its like, which costs
/// Node 20 tens of milliseconds, and is larger than all the rest. `pkg-config/index.js` loads instead.
pub fn bind(variant: &Variant, compiled: &Path, package: &Path) -> Result<()> {
    let mut bound = Bindgen::new()
        .input_path(compiled)
        .out_name(workspace::LIBRARY)
        .bundler(true)?
        .typescript(false)
        .remove_producers_section(true)
        .generate_output()?;
    if bound
        .snippets()
        .values()
        .any(|snippets| !snippets.is_empty())
        || !bound.local_modules().is_empty()
        || !bound.npm_dependencies().is_empty()
    {
        bail!(
            "the library brings JavaScript of its own, which the package has no place for: write it in pkg-config/"
        );
    }
    // For bundlers, the functions stand apart from the module that joins them to the WebAssembly, which is what `js()` has.
    let mut functions = bound
        .start()
        .context("wasm-bindgen wrote no functions for JavaScript")?
        .to_owned();
    let wasm = bound.wasm_mut();
    // The names hold hashes, which no encoding makes smaller, and stand in both files.
    let mut imports = String::new();
    for (number, import) in wasm.imports.iter_mut().enumerate() {
        let (long, short) = (format!(" {}(", import.name), format!(" import{number}("));
        if functions.matches(&long).count() != 1 {
            bail!("the functions for JavaScript have no `{}`", import.name);
        }
        functions = functions.replace(&long, &short);
        import.name = format!("import{number}");
        writeln!(imports, "  import{number},")?;
    }
    // By name, so that the bundler leaves out every wrapper that nobody calls.
    writeln!(
        functions,
        "export const IMPORTS = {{ \"./{}_bg.js\": {{\n{imports}}} }};",
        workspace::LIBRARY
    )?;
    let whole = bound_file(variant)?;
    workspace::write(&whole, wasm.emit_wasm())?;
    workspace::write(&package.join(variant.name).with_extension("js"), functions)?;
    let to = package.join(format!("{}_bg.wasm", variant.name));
    optimise(&whole, &to, STRIP)
}

/// The WebAssembly with its functions for JavaScript, before it is made smaller.
fn bound_file(variant: &Variant) -> Result<PathBuf> {
    Ok(workspace::scratch()?.join(format!("{}_bound.wasm", variant.name)))
}

fn optimise(from: &Path, to: &Path, last: &[&str]) -> Result<()> {
    let optimised = from.with_extension("optimised.wasm");
    wasm_opt(from, &optimised, &[OPTIMISE, &["--debuginfo"]].concat())?;
    process::run(
        process::command("node")
            .arg(workspace::path(ORDER))
            .arg(&optimised),
        "number the functions",
    )?;
    let order = ["--reorder-functions-by-name"];
    wasm_opt(&optimised, to, &[&order, last].concat())
}

fn wasm_opt(from: &Path, to: &Path, passes: &[&str]) -> Result<()> {
    process::run(
        npm::tool("binaryen/bin/wasm-opt")
            .args(WASM_FEATURES)
            .args(passes)
            .arg(from)
            .arg("-o")
            .arg(to),
        "make the WebAssembly smaller",
    )
}

/// Every variant as it stands in the package, but with the names of its functions. The package must have been built.
pub fn named() -> Result<Vec<PathBuf>> {
    VARIANTS
        .iter()
        .map(|variant| {
            let to = workspace::scratch()?.join(format!("{}_named.wasm", variant.name));
            optimise(&bound_file(variant)?, &to, &["--debuginfo"])?;
            Ok(to)
        })
        .collect()
}

/// `Cargo.toml` is the home of the version; `pkg-config/package.json` holds a mark in its place.
fn set_version(manifest: &Path) -> Result<()> {
    const MARK: &str = "\"version\": \"VERSION\"";
    let text = workspace::read_text(manifest)?;
    if !text.contains(MARK) {
        bail!(
            "pkg-config/package.json must hold {MARK}, to be replaced by the version in Cargo.toml"
        );
    }
    workspace::write(
        manifest,
        text.replace(
            MARK,
            concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\""),
        ),
    )
}

/// What the built-in policies say in words: `policy()` reads it from beside the package's code.
fn write_policy_texts(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for id in pack_parts::ORDER {
        let name = format!("{id}.json");
        let pack =
            serde_json::from_slice(&workspace::read(&workspace::path("policies").join(&name))?)?;
        workspace::write(&folder.join(&name), pack_parts::cut(pack).1.to_string())?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(dir) = to.parent() {
        fs::create_dir_all(dir)?;
    }
    fs::copy(from, to)
        .with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}
