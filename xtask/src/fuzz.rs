//! `cargo xtask fuzz`: looks for new inputs that break something, one target after another.
//!
//! The tests try the corpus again at every run; this needs a nightly compiler and takes as long as it is given. What it finds is written to
//! `fuzz/artifacts/`; an input worth keeping goes into `fuzz/corpus/`.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::{process, workspace};

const CARGO_FUZZ_VERSION: &str = "0.13.2";
/// The targets, and how the time is shared: what reads most gets most.
const TARGETS: [(&str, u64); 9] = [
    ("record", 28),
    ("words", 20),
    ("pack", 18),
    ("packed", 18),
    ("audit", 10),
    ("json", 10),
    ("due", 8),
    ("options", 5),
    ("calendar", 3),
];

pub fn run(arguments: &[String]) -> Result<()> {
    let (mut minutes, mut only, mut shrink) = (10, None, false);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--minutes" => {
                let value = arguments.next().context("--minutes wants a number")?;
                minutes = value.parse().context("--minutes wants a number")?;
            }
            "--target" => {
                let name = arguments.next().context("--target wants a name")?;
                let known = TARGETS.iter().find(|(target, _)| target == name);
                only = Some(*known.with_context(|| format!("there is no target `{name}`"))?);
            }
            "--shrink" => shrink = true,
            other => bail!(
                "`cargo xtask fuzz` takes --minutes N, --target NAME or --shrink, and was given `{other}`"
            ),
        }
    }
    ensure()?;
    let targets = only.map_or_else(|| TARGETS.to_vec(), |target| vec![target]);
    let shares: u64 = targets.iter().map(|(_, share)| share).sum();
    for (target, share) in targets {
        if shrink {
            process::run(
                fuzz("cmin").arg(target),
                "leave inputs out that show nothing new",
            )?;
            continue;
        }
        let seconds = (minutes * 60 * share / shares).max(1);
        println!("\n── {target}: {seconds} s");
        // New inputs go into a folder of their own: the corpus in the repository is chosen by hand.
        let found = workspace::scratch()?.join("fuzz").join(target);
        fs::create_dir_all(&found)?;
        process::run(
            fuzz("run")
                .arg(target)
                .arg(&found)
                .arg(workspace::path("fuzz/corpus").join(target))
                .arg("--")
                .arg(format!("-max_total_time={seconds}"))
                .args([
                    "-timeout=20",
                    "-rss_limit_mb=1500",
                    "-max_len=16384",
                    "-print_final_stats=1",
                ])
                .arg(format!(
                    "-dict={}",
                    workspace::path("fuzz/json.dict").display()
                )),
            &format!("fuzz {target} without a fault"),
        )?;
    }
    Ok(())
}

/// cargo-fuzz with the nightly compiler. Without a sanitizer: the library has no unsafe code, and twice as much is tried.
fn fuzz(command: &str) -> std::process::Command {
    let mut cargo = process::command("cargo");
    cargo
        .args(["+nightly", "fuzz", command, "--sanitizer", "none"])
        .arg("--fuzz-dir")
        .arg(workspace::path("fuzz"));
    cargo
}

fn ensure() -> Result<()> {
    if process::output(
        process::command("cargo").args(["+nightly", "--version"]),
        "be a nightly one",
    )
    .is_err()
    {
        bail!("fuzzing needs a nightly compiler: run `rustup toolchain install nightly`");
    }
    if process::find_on_path(&["cargo-fuzz"]).is_some() {
        return Ok(());
    }
    println!("Installing cargo-fuzz {CARGO_FUZZ_VERSION} from crates.io");
    process::run(
        process::cargo().args([
            "install",
            "cargo-fuzz",
            "--version",
            CARGO_FUZZ_VERSION,
            "--quiet",
        ]),
        "install cargo-fuzz",
    )
}
