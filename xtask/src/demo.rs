//! `cargo xtask demo`: a bundled sample record under each policy, in the terminal, and the demo page.

use std::io::IsTerminal as _;

use anyhow::{Result, anyhow, bail};
use supervision_validator::policy::built_in;
use supervision_validator::{Options, Report, Severity, Validator, calendar};

use crate::{serve, site, size, workspace};

pub fn run(arguments: &[String]) -> Result<()> {
    let (mut port, mut serves) = (None, true);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--port" => port = Some(serve::port_of(arguments.next())?),
            "--no-serve" => serves = false,
            other => bail!("`cargo xtask demo` does not know `{other}`"),
        }
    }
    site::build()?;
    size::check()?;
    print_reports()?;
    if serves {
        serve::serve_demo(port)
    } else {
        Ok(())
    }
}

/// The sample is one and the same under every policy, so that the policies can be seen to differ.
const SAMPLE: &str = "tests/samples/one-to-one.json";
const TODAY: &str = "2026-03-20";

fn print_reports() -> Result<()> {
    let record = workspace::read(&workspace::path(SAMPLE))?;
    println!("{SAMPLE}, seen on 20 March 2026 under each policy");
    for id in built_in::ids() {
        let options = Options {
            policy: built_in::pack(id),
            today: calendar::parse_iso(TODAY),
            ..Options::default()
        };
        let validator = Validator::new(options).map_err(|error| anyhow!("{error}"))?;
        print_report(&validator.validate_json(&record));
    }
    Ok(())
}

fn print_report(report: &Report) {
    let title = report.pack().map_or("", |pack| pack.organisation.as_str());
    println!("\n{}", style("1", title));
    println!("{}", "─".repeat(title.chars().count()));
    let count = |severity| report.count(severity);
    println!(
        "{} errors, {} warnings, {} advice · {} of {} required answers given",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Advice),
        report.completeness.done,
        report.completeness.total
    );
    for finding in &report.findings {
        let (word, colour) = match finding.severity {
            Severity::Error => ("error  ", "31"),
            Severity::Warning => ("warning", "33"),
            Severity::Advice => ("advice ", "36"),
        };
        println!("\n  {} {}", style(colour, word), finding.message);
        println!(
            "          {} · clause {}",
            finding.path,
            report.clause(finding.rule)
        );
        if let Some(hint) = report.hint(finding) {
            println!("          {hint}");
        }
    }
    if !report.deadlines.is_empty() {
        println!("\n  Deadlines");
        for deadline in &report.deadlines {
            println!(
                "    {:<16} {:<10} {}",
                long(deadline.due),
                deadline.status.id(),
                deadline.label
            );
        }
    }
    if let Some(next) = &report.next_session {
        println!(
            "\n  Next session by {}; last working day for it: {}",
            long(next.latest),
            long(next.suggested)
        );
    }
}

fn long(date: calendar::Date) -> String {
    let mut out = String::new();
    calendar::push_long(date, &mut out);
    out
}

/// Colours only where somebody looks.
fn style(code: &str, text: &str) -> String {
    if std::io::stdout().is_terminal() {
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}
