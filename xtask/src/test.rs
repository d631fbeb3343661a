//! `cargo xtask test`: everything that CI runs.

use std::fs;
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::browsers::{self, Browser, Engine, Screen};
use crate::tally::{self, Tally};
use crate::wasm_target::TARGET;
use crate::{
    build, generate, golden, npm, process, serve, site, size, spark, supply, text, wasm_target,
    workspace,
};

struct Step {
    name: &'static str,
    does: &'static str,
    run: fn() -> Result<Tally>,
}

const STEPS: &[Step] = &[
    Step {
        name: "fmt",
        does: "every file is formatted",
        run: fmt,
    },
    Step {
        name: "clippy",
        does: "clippy has nothing to say, natively and for WebAssembly",
        run: clippy,
    },
    Step {
        name: "native",
        does: "native tests",
        run: native,
    },
    Step {
        name: "doc",
        does: "the documentation builds without warnings",
        run: doc,
    },
    Step {
        name: "figures",
        does: "README.md and docs/ say what the code says",
        run: figures,
    },
    Step {
        name: "supply",
        does: "every crate and package comes from where it may, under a licence that is allowed; no unsafe code",
        run: supply::check,
    },
    Step {
        name: "build",
        does: "the package builds within its budget",
        run: package_builds,
    },
    Step {
        name: "types",
        does: "TypeScript compiles against the package's types",
        run: types,
    },
    Step {
        name: "node",
        does: "the golden cases as WebAssembly under Node",
        run: wasm_in_node,
    },
    Step {
        name: "package",
        does: "the package as a user of Node imports it",
        run: package,
    },
    Step {
        name: "consumers",
        does: "the packed package in bundlers, form libraries, Jest and on pages",
        run: consumers,
    },
    Step {
        name: "places",
        does: "the golden cases in three time zones and languages, natively and under Node",
        run: places,
    },
    Step {
        name: "audit",
        does: "audits of many records, and the command line",
        run: audit,
    },
    Step {
        name: "chromium",
        does: "the same cases in Chromium",
        run: || browser(Engine::Chromium),
    },
    Step {
        name: "forms",
        does: "the form adapter on host pages in Chromium",
        run: forms,
    },
    Step {
        name: "site",
        does: "the demo site as a trainer uses it, in Chromium",
        run: site_in_browser,
    },
    Step {
        name: "firefox",
        does: "the same cases in Firefox",
        run: || browser(Engine::Firefox),
    },
    Step {
        name: "webkit",
        does: "the same cases in WebKitGTK, where it is installed",
        run: || browser(Engine::WebKit),
    },
];

/// What takes long or needs what few machines have: run where it is asked for by name.
const ON_DEMAND: &[Step] = &[Step {
    name: "spark",
    does: "records audited by Spark's pipe, with the same totals as in one process",
    run: spark::test,
}];

pub fn run(arguments: &[String]) -> Result<()> {
    let mut only = Vec::new();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let names = || {
            STEPS
                .iter()
                .chain(ON_DEMAND)
                .map(|step| step.name)
                .collect::<Vec<_>>()
                .join(", ")
        };
        match (argument.as_str(), arguments.next()) {
            ("--only", Some(name))
                if STEPS.iter().chain(ON_DEMAND).any(|step| step.name == name) =>
            {
                only.push(name.as_str());
            }
            _ => bail!("`cargo xtask test` takes --only with one of {}", names()),
        }
    }
    let mut total = Tally::default();
    let mut broken = Vec::new();
    let mut table = Vec::new();
    let asked = STEPS
        .iter()
        .filter(|step| only.is_empty() || only.contains(&step.name));
    let on_demand = ON_DEMAND.iter().filter(|step| only.contains(&step.name));
    for step in asked.chain(on_demand) {
        println!("\n── {}: {}", step.name, step.does);
        let start = Instant::now();
        let tally = (step.run)().unwrap_or_else(|error| {
            eprintln!("{}: {error:#}", step.name);
            Tally {
                passed: 0,
                failed: 1,
            }
        });
        if tally.failed > 0 {
            broken.push(step.name);
        }
        total.add(tally);
        table.push((step.name, tally, start.elapsed()));
    }
    println!();
    for (name, tally, time) in table {
        println!(
            "{name:<10}{:>6} passed{:>5} failed{:>6} s",
            tally.passed,
            tally.failed,
            time.as_secs()
        );
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    if total.passed + total.failed == 0 {
        bail!("no test ran");
    }
    if broken.is_empty() {
        Ok(())
    } else {
        bail!("these steps failed: {}", broken.join(", "))
    }
}

/// A step that either holds or fails counts as one.
fn holds(command: &mut Command, what: &str) -> Result<Tally> {
    process::run(command, what)?;
    Ok(Tally::ONE)
}

/// A step whose program counts for itself. One that ran nothing has failed.
pub fn counted(command: &mut Command, what: &str) -> Result<Tally> {
    let (mut tally, succeeded) = tally::run(command)?;
    if tally.passed + tally.failed == 0 {
        bail!("{what} ran no test");
    }
    if !succeeded && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

fn fmt() -> Result<Tally> {
    holds(
        process::cargo().args(["fmt", "--all", "--check"]),
        "find every file formatted: run `cargo fmt`",
    )
}

fn clippy() -> Result<Tally> {
    wasm_target::ensure()?;
    let mut tally = holds(
        process::cargo().args([
            "clippy",
            "--quiet",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]),
        "pass clippy",
    )?;
    tally.add(holds(
        process::cargo().args([
            "clippy", "--quiet", "--lib", "--test", "golden", "--target", TARGET, "--", "-D",
            "warnings",
        ]),
        "pass clippy for WebAssembly",
    )?);
    tally.add(holds(
        process::cargo().args([
            "clippy",
            "--quiet",
            "--lib",
            "--no-default-features",
            "--features",
            "dom",
            "--target",
            TARGET,
            "--",
            "-D",
            "warnings",
        ]),
        "pass clippy with the form adapter",
    )?);
    Ok(tally)
}

fn native() -> Result<Tally> {
    counted(process::cargo().args(["test", "--workspace"]), "cargo test")
}

fn doc() -> Result<Tally> {
    holds(
        process::cargo()
            .args(["doc", "--quiet", "--no-deps", "--workspace"])
            .env("RUSTDOCFLAGS", "-D warnings"),
        "build the documentation without warnings",
    )
}

fn package_builds() -> Result<Tally> {
    site::build()?;
    size::check()?;
    Ok(Tally::ONE)
}

fn figures() -> Result<Tally> {
    text::check_readme()?;
    generate::check()?;
    Ok(Tally {
        passed: 2,
        failed: 0,
    })
}

fn types() -> Result<Tally> {
    build::build()?;
    holds(
        npm::tool("typescript/bin/tsc").args(["--project", "tests/types"]),
        "compile the tests in tests/types",
    )
}

/// `cargo test` for WebAssembly, run by wasm-bindgen's runner.
fn wasm_test() -> Result<Command> {
    wasm_target::ensure()?;
    process::run(
        process::cargo().args(["build", "--quiet", "--package", "wasm-test-runner"]),
        "build the test runner",
    )?;
    let runner = workspace::target()
        .join("debug/wasm-test-runner")
        .with_extension(std::env::consts::EXE_EXTENSION);
    let runner = runner
        .canonicalize()
        .with_context(|| format!("cannot find {}", runner.display()))?;
    let mut test = process::cargo();
    test.args([
        "test",
        "--package",
        "supervision-validator",
        "--target",
        TARGET,
        "--test",
        "golden",
    ]);
    test.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner);
    Ok(test)
}

fn wasm_in_node() -> Result<Tally> {
    counted(&mut wasm_test()?, "the WebAssembly under Node")
}

/// Node's test runner on every test of some folders. By name, because what Node makes of a folder changes with its version.
fn node_tests(folders: &[&str], options: &[&str]) -> Result<Command> {
    let mut node = process::command("node");
    node.args(["--test", "--test-reporter=tap"]).args(options);
    for folder in folders {
        let mut files: Vec<_> = fs::read_dir(workspace::path(folder))?
            .map(|entry| Ok(entry?.path()))
            .collect::<Result<_>>()?;
        files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
        files.sort();
        if files.is_empty() {
            bail!("{folder} holds no test");
        }
        node.args(files);
    }
    Ok(node)
}

fn package() -> Result<Tally> {
    build::build()?;
    counted(&mut node_tests(&["tests/package"], &[])?, "tests/package")
}

fn consumers() -> Result<Tally> {
    build::build()?;
    process::run(
        process::command("node").arg("tests/consumers/install.mjs"),
        "install the packed package",
    )?;
    // Each starts a browser and a bundler of its own.
    let mut node = node_tests(&["tests/consumers"], &["--test-concurrency=2"])?;
    counted(with_chromium(&mut node)?, "tests/consumers")
}

/// Time zone and language of a machine: either side of London by half a day, and a language that writes days and digits in its own way.
const PLACES: [(&str, &str); 3] = [
    ("UTC", "en-GB"),
    ("America/Los_Angeles", "de-DE"),
    ("Pacific/Auckland", "ar-EG"),
];

fn in_place<'c>(command: &'c mut Command, (zone, language): (&str, &str)) -> &'c mut Command {
    let locale = format!("{}.UTF-8", language.replace('-', "_"));
    command
        .env("TZ", zone)
        .env("LC_ALL", &locale)
        .env("LANG", &locale)
        .env("LANGUAGE", language)
        // The tests see by these that they are where they should be.
        .env("PLACE", format!("{zone} {language}"))
}

fn places() -> Result<Tally> {
    build::build()?;
    let mut tally = Tally::default();
    for place in PLACES {
        println!("\n{} {}", place.0, place.1);
        let mut native = process::cargo();
        native.args([
            "test",
            "--quiet",
            "--package",
            "supervision-validator",
            "--test",
            "golden",
        ]);
        tally.add(counted(in_place(&mut native, place), "the golden cases")?);
        let mut node = process::command("node");
        node.args([
            "--test",
            "--test-reporter=tap",
            "tests/package/golden.test.mjs",
        ]);
        tally.add(counted(
            in_place(&mut node, place),
            "the golden cases under Node",
        )?);
    }
    Ok(tally)
}

fn audit() -> Result<Tally> {
    build::build()?;
    let folders = ["tests/audit", "tests/cli"];
    counted(&mut node_tests(&folders, &[])?, "tests/audit, tests/cli")
}

fn forms() -> Result<Tally> {
    build::build()?;
    let mut node = process::command("node");
    node.arg("tests/browser/forms.mjs");
    counted(with_chromium(&mut node)?, "node tests/browser/forms.mjs")
}

/// Tells a program that drives Chromium itself where it is.
fn with_chromium(command: &mut Command) -> Result<&mut Command> {
    Ok(command.env("CHROMIUM", browsers::chromium()?))
}

fn site_in_browser() -> Result<Tally> {
    site::build()?;
    let address = serve::serve_in_background(serve::Site::demo())?;
    let mut node = node_tests(&["tests/www"], &[])?;
    node.env("SITE", address);
    counted(with_chromium(&mut node)?, "tests/www")
}

/// The golden cases in one browser: by wasm-bindgen's runner, and through the package on a page.
fn browser(engine: Engine) -> Result<Tally> {
    let Some(browser) = browsers::find(engine)? else {
        println!(
            "{} is not installed here: nothing to run it with (Debian: `apt-get install webkit2gtk-driver xvfb`)",
            engine.name()
        );
        return Ok(Tally::default());
    };
    let screen = if engine == Engine::WebKit {
        Some(Screen::open()?)
    } else {
        None
    };
    let mut in_browser = wasm_test()?;
    in_browser
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            browser.capabilities_file()?,
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env(engine.runner_variable(), &browser.driver);
    for other in [Engine::Chromium, Engine::Firefox, Engine::WebKit]
        .into_iter()
        .filter(|other| *other != engine)
    {
        in_browser.env_remove(other.runner_variable());
    }
    if let Some(screen) = &screen {
        in_browser.env("DISPLAY", screen.display());
    }
    let mut tally = counted(&mut in_browser, "wasm-bindgen's runner")?;
    tally.add(on_a_page(&browser, screen.as_ref())?);
    Ok(tally)
}

/// `tests/browser/run.mjs` opens the pages of `tests/browser/` in the browser and counts what they report.
fn on_a_page(browser: &Browser, screen: Option<&Screen>) -> Result<Tally> {
    build::build()?;
    write_cases()?;
    let address = serve::serve_in_background(serve::Site::tests()?)?;
    let places = PLACES.map(|(zone, language)| json!({ "zone": zone, "language": language }));
    let job = json!({ "browser": browser.describe(), "address": address, "places": places });
    let file = workspace::scratch()?.join("browser-job.json");
    workspace::write(&file, job.to_string())?;
    let mut run = process::command("node");
    run.arg("tests/browser/run.mjs").arg(&file);
    if let Some(screen) = screen {
        run.env("DISPLAY", screen.display());
    }
    counted(&mut run, "tests/browser/run.mjs")
}

/// The golden cases as one file that a page can fetch.
fn write_cases() -> Result<()> {
    let mut cases = Vec::new();
    for case in golden::cases()? {
        let read = |name: &str| -> Result<Value> {
            Ok(serde_json::from_slice(&workspace::read(
                &case.folder.join(name),
            )?)?)
        };
        cases.push(json!({
            "name": case.name,
            "record": workspace::read_text(&case.folder.join("record.json"))?,
            "options": read("options.json")?,
            "report": serde_json::to_string(&read("report.json")?)?,
        }));
    }
    let folder = workspace::scratch()?.join("generated");
    fs::create_dir_all(&folder)?;
    workspace::write(&folder.join("golden.json"), serde_json::to_string(&cases)?)
}
