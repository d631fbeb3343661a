//! What is aimed at, and whether it is met.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::Value;

use super::tables::{self, HAND_WRITTEN, THIS, WHOLE, short};

/// A ratio of two medians of one run.
struct Ratio {
    what: &'static str,
    way: &'static str,
    subject: &'static str,
    beside: &'static str,
    in_node: f64,
    in_chromium: f64,
}

const RATIOS: &[Ratio] = &[
    ratio("NDJSON bytes", "ndjson", THIS, HAND_WRITTEN, (0.25, 0.25)),
    ratio("NDJSON bytes", "ndjson", THIS, "JSON.parse", (1.0, 1.0)),
    ratio(
        "NDJSON bytes, whole BCP policy",
        "ndjson",
        WHOLE,
        HAND_WRITTEN,
        (1.0, 1.0),
    ),
    ratio(
        "bytes of one record",
        "bytes",
        THIS,
        HAND_WRITTEN,
        (0.3, 0.3),
    ),
    ratio("text of one record", "text", THIS, HAND_WRITTEN, (0.5, 0.8)),
    ratio(
        "JavaScript object",
        "object",
        THIS,
        HAND_WRITTEN,
        (5.0, 5.0),
    ),
    ratio(
        "JavaScript object",
        "object",
        THIS,
        "ajv, precompiled",
        (1.0, 1.0),
    ),
];

const fn ratio(
    what: &'static str,
    way: &'static str,
    subject: &'static str,
    beside: &'static str,
    (in_node, in_chromium): (f64, f64),
) -> Ratio {
    Ratio {
        what,
        way,
        subject,
        beside,
        in_node,
        in_chromium,
    }
}

/// Kilobytes, of 1,000 bytes, that a page loads.
const TRANSFER: &[(&str, &str, f64)] = &[
    (
        "transfer by brotli, validator with five policies",
        "this package, core",
        60.0,
    ),
    (
        "transfer by brotli, with the form adapter",
        "this package, with the form adapter",
        80.0,
    ),
];

const REPORT_OUT_MICROSECONDS: f64 = 3.0;
const COLD_START_MILLISECONDS: f64 = 8.0;
const EDIT_MILLISECONDS: f64 = 0.2;
/// How much more a record may cost in a long audit than in a short one and still count as the same: what one run differs from the next.
const LINEAR: f64 = 1.1;

/// One line of the table.
struct Target {
    what: String,
    place: &'static str,
    aim: String,
    /// `None` where it was not measured.
    measured: Option<(String, bool)>,
}

pub fn table(results: &Value) -> Result<String> {
    let mut rows = Vec::new();
    for (engine, speed) in [("Node", "speed-node"), ("Chromium", "speed-chromium")] {
        rows.extend(
            RATIOS
                .iter()
                .map(|ratio| of_ratio(ratio, engine, &results[speed])),
        );
        rows.push(at_most(
            "report of nine findings out of the WebAssembly",
            engine,
            REPORT_OUT_MICROSECONDS,
            "µs",
            results[speed]["reportOut"]["out"]["median"].as_f64(),
        ));
    }
    for (engine, cold) in [("Node", "cold-node"), ("Chromium", "cold-chromium")] {
        rows.push(at_most(
            "import to first report, less an empty module",
            engine,
            COLD_START_MILLISECONDS,
            "ms",
            named(
                &results[cold]["rows"],
                "this package, with the form adapter",
            )["median"]
                .as_f64(),
        ));
    }
    for (what, subject, kilobytes) in TRANSFER {
        let brotli = named(&results["transfer"], subject)["brotli"].as_f64();
        rows.push(at_most(
            what,
            "",
            *kilobytes,
            "KB",
            brotli.map(|bytes| bytes / 1_000.0),
        ));
    }
    let edit = &results["form-chromium"]["nothingChanges"];
    rows.push(at_most(
        "checking again after one edit in a bound form",
        "Chromium",
        EDIT_MILLISECONDS,
        "ms",
        edit["median"].as_f64(),
    ));
    rows.push(at_most(
        "changes to the page where nothing changed",
        "Chromium",
        0.0,
        "",
        edit["mutations"].as_f64(),
    ));
    rows.extend(of_audits(results));
    let mut out = String::from(
        "| target | in | aimed at | measured | |\n| --- | --- | ---: | ---: | --- |\n",
    );
    for Target {
        what,
        place,
        aim,
        measured,
    } in rows
    {
        let (measured, verdict) = match measured {
            Some((measured, true)) => (measured, "met"),
            Some((measured, false)) => (measured, "**not met**"),
            None => (String::from("–"), "not measured"),
        };
        writeln!(out, "| {what} | {place} | {aim} | {measured} | {verdict} |")?;
    }
    Ok(out)
}

fn of_ratio(ratio: &Ratio, engine: &'static str, speed: &Value) -> Target {
    let aim = match engine {
        "Node" => ratio.in_node,
        _ => ratio.in_chromium,
    };
    let time = |subject: &str| speed["times"][ratio.way][subject]["median"].as_f64();
    let measured = time(ratio.subject).zip(time(ratio.beside));
    Target {
        what: ratio.what.into(),
        place: engine,
        aim: format!("≤ {aim} × {}", ratio.beside),
        measured: measured
            .map(|(time, beside)| (format!("{} ×", short(time / beside)), time / beside <= aim)),
    }
}

fn at_most(what: &str, place: &'static str, aim: f64, unit: &str, measured: Option<f64>) -> Target {
    let said = |figure: String| format!("{figure} {unit}").trim_end().to_owned();
    Target {
        what: what.into(),
        place,
        aim: said(if aim == 0.0 {
            String::from("0")
        } else {
            format!("≤ {aim}")
        }),
        measured: measured.map(|value| (said(short(value)), value <= aim)),
    }
}

/// Of the longest audit that was measured: that it takes no more memory than the shortest, and no more time for each record.
fn of_audits(results: &Value) -> Vec<Target> {
    let longest = if results["million"].is_object() {
        "million"
    } else {
        "audits"
    };
    let memory: Vec<u64> = tables::rows(&results[longest]["memory"])
        .filter_map(|row| row["webAssembly"].as_u64())
        .collect();
    // The first two are the start and a long record, which takes what it needs.
    let grown = memory
        .get(2..)
        .and_then(|audits| Some((audits.last()?, audits.first()?)));
    let costs: Vec<(f64, u64)> = tables::rows(&results[longest]["rows"])
        .filter(|row| row["subject"] == WHOLE)
        .filter_map(|row| Some((row["median"].as_f64()?, row["records"].as_u64()?)))
        .filter(|(_, records)| *records >= 1_000)
        .collect();
    let records = costs.last().map_or(0, |(_, records)| *records);
    let dearer = costs
        .last()
        .zip(costs.first())
        .map(|((last, _), (first, _))| last / first);
    let what = format!("audit of {} records", tables::thousands(records));
    vec![
        Target {
            what: format!("{what}: more WebAssembly memory than a short one"),
            place: "Node",
            aim: "0 bytes".into(),
            measured: grown.map(|(last, first)| {
                let more = last.saturating_sub(*first);
                (format!("{} bytes", tables::thousands(more)), more == 0)
            }),
        },
        Target {
            what: format!("{what}: time for each record, to that in a short one"),
            place: "Node",
            aim: format!("≤ {LINEAR} ×"),
            measured: dearer.map(|ratio| (format!("{} ×", short(ratio)), ratio <= LINEAR)),
        },
    ]
}

fn named<'v>(rows: &'v Value, name: &str) -> &'v Value {
    tables::rows(rows)
        .find(|row| row["name"] == name)
        .unwrap_or(&Value::Null)
}
