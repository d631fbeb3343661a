//! `docs/performance.md`: what was measured, and how.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::Value;

use super::{tables, targets};
use crate::workspace;

/// Written by hand: why a target is not met.
const FLOORS: &str = "bench/floors.md";

const HEAD: &str = "# Performance\n\n\
    Written by `cargo xtask bench`, but for the part about targets that are not met, which is `bench/floors.md`. All records are synthetic \
    (`benches/corpus/`): an ordinary one has 8 KB, six headings, six actions, four cases and both signatures, and one in four has faults. 1 KB is \
    1,000 bytes.\n\n\
    The **small workload** is what somebody would check by hand: names and dates, six sections, both signatures and not before the session, every \
    action with an owner and a due date not before the session, every discussed case recorded within seven days and within five working days, \
    ninety minutes, the next session within a calendar month. This package does it as a policy (`bench/small-policy.json`), the others as their \
    users would write it (`bench/subjects/`). On every record of a sample all find the same faults at the same places: a run in which one does not \
    fails. The **whole BCP policy** asks far more, the checks of texts included, and nothing else does it.\n\n\
    Times say little on their own: machines differ, and one machine from minute to minute. What is compared is measured by turns in one run, every \
    subject in every round, and shown is the median of the rounds with its quartiles. In Node time on the processor is measured, in Chromium time \
    on the clock.\n";

const FLOORS_HEAD: &str = "What has to be done to a record, whoever does it and however well, as a multiple of hand-written JavaScript in the same run. \
    Nobody reads a record in the WebAssembly without copying it there, and nobody finds out what is in an object \
    without looking at its values.\n\n";

/// All of it.
pub fn page(results: &Value) -> Result<String> {
    let mut out = String::from(HEAD);
    out.push_str("\n## Targets\n\n");
    out.push_str(&targets::table(results)?);
    out.push_str("\n### Floors\n\n");
    out.push_str(FLOORS_HEAD);
    out.push_str(&tables::floors(&[
        &results["speed-node"],
        &results["speed-chromium"],
    ])?);
    out.push('\n');
    out.push_str(workspace::read_text(&workspace::path(FLOORS))?.trim_end());
    out.push('\n');
    speed(results, &mut out)?;
    report_out(results, &mut out)?;
    lengths(results, &mut out)?;
    audits(results, &mut out)?;
    cold(results, &mut out)?;
    transfer(results, &mut out)?;
    form(results, &mut out)?;
    memory(results, &mut out)?;
    Ok(out)
}

fn plot(name: &str, alternative: &str, out: &mut String) -> Result<()> {
    write!(out, "\n![{alternative}](performance/{name}.svg)\n")?;
    Ok(())
}

fn speed(results: &Value, out: &mut String) -> Result<()> {
    out.push_str(
        "\n## Time, however a record is given\n\nRatios are to hand-written JavaScript in the same run. In italics what is no checker: floors, \
         below which nobody comes who has to do that at all.\n",
    );
    for (engine, part) in [("Node", "speed-node"), ("Chromium", "speed-chromium")] {
        let speed = &results[part];
        if speed.is_null() {
            continue;
        }
        let each = tables::number(speed, "bytesEach")?;
        write!(
            out,
            "\n### {}\n\n{} records of {each:.0} bytes on average.\n",
            speed["engine"].as_str().unwrap_or(engine),
            speed["records"]
        )?;
        let alternative = format!(
            "In {engine}, the time of every subject beside hand-written JavaScript, on a logarithmic axis; the tables below have the figures"
        );
        plot(
            &format!("time-{}", engine.to_lowercase()),
            &alternative,
            out,
        )?;
        out.push_str(&tables::speed(&speed["times"])?);
    }
    Ok(())
}

fn report_out(results: &Value, out: &mut String) -> Result<()> {
    out.push_str(
        "\n## A report on its way out\n\nAn audit makes the report of every record in the WebAssembly, but hands it over only where somebody asks for it \
         (`onReport`). One short record with nine findings is audited in both ways by turns, many times in a row; the difference of a round is \
         what it takes to write the report into memory and to make JavaScript objects of it.\n\n\
         | µs | report not asked for | report handed over | difference | quartiles |\n| --- | ---: | ---: | ---: | ---: |\n",
    );
    for part in ["speed-node", "speed-chromium"] {
        let speed = &results[part];
        if speed.is_null() {
            continue;
        }
        let times = &speed["reportOut"];
        let median = |which: &str| tables::number(&times[which], "median").map(tables::short);
        writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            speed["engine"].as_str().unwrap_or(""),
            median("counted")?,
            median("reported")?,
            median("out")?,
            tables::quartiles(&times["out"])?
        )?;
    }
    Ok(())
}

fn lengths(results: &Value, out: &mut String) -> Result<()> {
    let all = &results["lengths"];
    out.push_str(
        "\n## Cost against the length of a record\n\nMicroseconds a kilobyte, for the bytes of one record in Node. Where the cost is linear, a line of \
         the plot ends level. A record gets longer in two ways: by text, more sentences under its six headings and one row in each list; or by rows, \
         more actions, actions from before and cases with their decisions, up to 934 of each.\n",
    );
    plot(
        "lengths",
        "Microseconds a kilobyte against the kilobytes of a record, for records that are longer by text and by rows",
        out,
    )?;
    write!(
        out,
        "\nLonger by text:\n\n{}",
        tables::lengths(all, "text")?
    )?;
    write!(
        out,
        "\nLonger by rows:\n\n{}",
        tables::lengths(all, "rows")?
    )?;
    Ok(())
}

fn audits(results: &Value, out: &mut String) -> Result<()> {
    let (audits, million) = (&results["audits"], &results["million"]);
    out.push_str(
        "\n## Cost against the number of records\n\nMicroseconds a record in an audit without reports, from NDJSON that comes in pieces of a thousand records, \
         in Node; by hand, faults are counted and nothing else. The same thousand records come over and over. The million is measured by \
         `cargo xtask bench --million`, in a run of its own.\n",
    );
    plot(
        "audits",
        "Microseconds a record against the number of records in an audit",
        out,
    )?;
    write!(
        out,
        "\n{}",
        tables::audits(&audits["rows"], &million["rows"])?
    )?;
    out.push_str(
        "\nWhat the process holds meanwhile, under the whole BCP policy, after a collection of garbage and before the audit lets go of what it has \
         counted. WebAssembly's memory never shrinks, so that it shows the most that was ever needed. JavaScript's grows by the sessions that \
         are joined at the end, 24 bytes each. Resident is also what Node has not yet given back to the machine, where the check by hand \
         runs in the same process of its strings too.\n\n",
    );
    out.push_str(&tables::audit_memory(&audits["memory"])?);
    if million.is_object() {
        out.push_str("\nThe same in the run of the million:\n\n");
        out.push_str(&tables::audit_memory(&million["memory"])?);
    }
    Ok(())
}

fn cold(results: &Value, out: &mut String) -> Result<()> {
    let engines: Vec<&Value> = ["cold-node", "cold-chromium"]
        .iter()
        .map(|part| &results[*part])
        .filter(|engine| !engine.is_null())
        .collect();
    out.push_str(
        "\n## Cold start\n\nFrom `import` to the first report, less what an empty module takes in the same round. In Node every start has a process of its own \
         and loads what is installed as it is installed; in Chromium every start has a document of its own, loads the bundle of the next \
         table from this machine, and gets bytes that the engine has not seen. `inline` cannot be given such bytes and is measured in Node \
         alone.\n",
    );
    plot(
        "cold",
        "Milliseconds from import to the first report, for every subject",
        out,
    )?;
    write!(out, "\n{}", tables::cold(&engines)?)?;
    Ok(())
}

fn transfer(results: &Value, out: &mut String) -> Result<()> {
    out.push_str(
        "\n## Transfer\n\nWhat a page downloads to do the small workload: one bundle of esbuild, minified, that holds what it needs and nothing else, and \
         the WebAssembly beside it; each by brotli at its strongest. This package brings its five policies along, in the second row of its \
         own `bindForm` too. What its files weigh as they are shipped is in [DESIGN.md](../DESIGN.md).\n",
    );
    plot(
        "transfer",
        "Kilobytes that a page downloads for every subject, by brotli",
        out,
    )?;
    write!(out, "\n{}", tables::transfer(&results["transfer"])?)?;
    Ok(())
}

fn form(results: &Value, out: &mut String) -> Result<()> {
    let form = &results["form-chromium"];
    if form.is_null() {
        return Ok(());
    }
    write!(
        out,
        "\n## Checking a form again\n\nA form of {} controls (`tests/forms/sixty.html`) in {}, bound to the whole BCP policy, after an attempt to send it that gave \
         {} findings. Measured is the package's whole turn after an edit: reading the controls, validating, comparing with the marks on the \
         page, telling the report. A `MutationObserver` on the document counts what is changed.\n\n\
         | one edit | ms | quartiles | changes to the page |\n| --- | ---: | ---: | ---: |\n",
        form["controls"],
        form["engine"].as_str().unwrap_or("Chromium"),
        form["findings"],
    )?;
    for (what, key) in [
        ("that changes no finding", "nothingChanges"),
        ("that brings a finding or takes it away", "aMarkChanges"),
    ] {
        let times = &form[key];
        writeln!(
            out,
            "| {what} | {} | {} | {} |",
            tables::short(tables::number(times, "median")?),
            tables::quartiles(times)?,
            tables::short(tables::number(times, "mutations")?)
        )?;
    }
    writeln!(
        out,
        "| *validating the same record as text, without a form* | {} | {} | – |",
        tables::short(tables::number(&form["alone"], "median")?),
        tables::quartiles(&form["alone"])?
    )?;
    Ok(())
}

fn memory(results: &Value, out: &mut String) -> Result<()> {
    out.push_str(
        "\n## Memory of each subject\n\nChecking 300 ordinary records as objects, in a process of its own, less what an empty module does there: the most that was \
         resident, and what is held when garbage has been collected, WebAssembly's memory included.\n\n",
    );
    out.push_str(&tables::memory(&results["memory"]["rows"])?);
    Ok(())
}
