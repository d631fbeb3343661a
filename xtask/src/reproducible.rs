//! `cargo xtask reproducible`: the same source makes the same WebAssembly, byte for byte.

use std::fs;

use anyhow::{Result, bail};

use crate::{build, workspace};

pub fn run(arguments: &[String]) -> Result<()> {
    if let [argument, ..] = arguments {
        bail!("`cargo xtask reproducible` takes no arguments, and was given `{argument}`");
    }
    build::build()?;
    // A folder of another name and length, with nothing in it that was compiled before.
    let elsewhere = workspace::scratch()?.join("built-a-second-time-elsewhere");
    if elsewhere.exists() {
        fs::remove_dir_all(&elsewhere)?;
    }
    let package = elsewhere.join("pkg");
    fs::create_dir_all(&package)?;
    for variant in build::VARIANTS {
        let compiled = build::compile(variant, &elsewhere.join("target"))?;
        build::bind(variant, &compiled, &package)?;
        let name = &format!("{}_bg.wasm", variant.name);
        let (first, second) = (
            workspace::read(&workspace::pkg().join(name))?,
            workspace::read(&package.join(name))?,
        );
        if first != second {
            bail!(
                "{name} came out differently: {} and {} bytes, kept in {}",
                first.len(),
                second.len(),
                package.display()
            );
        }
        println!("{name}: {} bytes, twice the same", first.len());
    }
    fs::remove_dir_all(&elsewhere)?;
    Ok(())
}
