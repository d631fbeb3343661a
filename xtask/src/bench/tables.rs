//! What was measured, as tables.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

/// What the scripts call the subjects that the tables single out.
pub const HAND_WRITTEN: &str = "hand-written JavaScript";
pub const THIS: &str = "this package";
pub const WHOLE: &str = "this package, whole BCP policy";

/// How a record may be given, and what the tables call it.
pub const WAYS: &[(&str, &str)] = &[
    ("ndjson", "NDJSON bytes"),
    ("bytes", "bytes of one record"),
    ("text", "text of one record"),
    ("object", "JavaScript object"),
];

/// The members of a list; none of anything else.
pub fn rows(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

/// All subjects by what they are given, the quickest first, what is no checker in italics.
pub fn speed(times: &Value) -> Result<String> {
    let mut out = String::new();
    for (way, title) in WAYS {
        let subjects = times[way].as_object().context("every way was measured")?;
        let beside = number(&subjects[HAND_WRITTEN], "median")?;
        let mut rows = Vec::new();
        for (subject, times) in subjects {
            rows.push((number(times, "median")?, subject, times));
        }
        rows.sort_by(|(one, ..), (other, ..)| one.total_cmp(other));
        write!(
            out,
            "\n| {title} | µs a record | quartiles | ratio |\n| --- | ---: | ---: | ---: |\n"
        )?;
        for (time, subject, times) in rows {
            writeln!(
                out,
                "| {} | {} | {} | {} |",
                titled(subject, times),
                short(time),
                quartiles(times)?,
                short(time / beside)
            )?;
        }
    }
    Ok(out)
}

/// A subject's name, in italics where it is no checker but a floor.
fn titled(name: &str, measured: &Value) -> String {
    let mark = if measured["isFloor"] == true { "*" } else { "" };
    format!("{mark}{name}{mark}")
}

/// The floors of each way of giving a record, as multiples of hand-written JavaScript, in one or two engines.
pub fn floors(engines: &[&Value]) -> Result<String> {
    let engines: Vec<&&Value> = engines.iter().filter(|engine| !engine.is_null()).collect();
    let mut out = head(
        "given as | floor",
        engines.iter().map(|engine| &engine["engine"]),
        1,
    )?;
    for (way, title) in WAYS {
        let Some(subjects) = engines
            .first()
            .and_then(|engine| engine["times"][way].as_object())
        else {
            continue;
        };
        for (name, _) in subjects
            .iter()
            .filter(|(_, times)| times["isFloor"] == true)
        {
            write!(out, "| {title} | {name} |")?;
            for engine in &engines {
                let times = &engine["times"][way];
                let ratio =
                    number(&times[name], "median")? / number(&times[HAND_WRITTEN], "median")?;
                write!(out, " {} × |", short(ratio))?;
            }
            out.push('\n');
        }
    }
    Ok(out)
}

/// Cold starts, of one or two engines.
pub fn cold(engines: &[&Value]) -> Result<String> {
    let mut out = head(
        "milliseconds",
        engines.iter().map(|engine| &engine["engine"]),
        2,
    )?;
    for row in engines
        .first()
        .map(|engine| rows(&engine["rows"]))
        .into_iter()
        .flatten()
    {
        let name = row["name"].as_str().context("a subject has a name")?;
        write!(out, "| {} |", titled(name, row))?;
        for engine in engines {
            match rows(&engine["rows"]).find(|other| other["name"] == name) {
                Some(row) => write!(
                    out,
                    " {} | {} |",
                    short(number(row, "median")?),
                    quartiles(row)?
                )?,
                None => out.push_str(" – | |"),
            }
        }
        out.push('\n');
    }
    Ok(out)
}

/// The first two lines of a table that has, after `first`, a column for each engine, or two with its quartiles.
fn head<'v>(
    first: &str,
    engines: impl Iterator<Item = &'v Value>,
    columns: usize,
) -> Result<String> {
    let mut names = format!("| {first} |");
    let mut line = format!("|{}", " --- |".repeat(first.split('|').count()));
    for engine in engines {
        write!(names, " {} |", engine.as_str().unwrap_or(""))?;
        names.push_str(&" quartiles |".repeat(columns - 1));
        line.push_str(&" ---: |".repeat(columns));
    }
    Ok(format!("{names}\n{line}\n"))
}

pub fn transfer(subjects: &Value) -> Result<String> {
    let mut out = String::from(
        "| bytes | JavaScript, minified | WebAssembly | JavaScript, brotli | WebAssembly, brotli | together, brotli |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for row in rows(subjects) {
        let name = row["name"].as_str().context("a subject has a name")?;
        let bytes = |part: &Value, key: &str| match part[key].as_u64() {
            Some(0) | None => String::from("–"),
            Some(bytes) => thousands(bytes),
        };
        writeln!(
            out,
            "| {name} | {} | {} | {} | {} | {} |",
            bytes(&row["js"], "raw"),
            bytes(&row["wasm"], "raw"),
            bytes(&row["js"], "brotli"),
            bytes(&row["wasm"], "brotli"),
            bytes(row, "brotli"),
        )?;
    }
    Ok(out)
}

/// Microseconds a kilobyte, a line for each length.
pub fn lengths(all: &Value, by: &str) -> Result<String> {
    let mut out = String::from(
        "| bytes of a record | hand-written | this package | whole BCP policy |\n| ---: | ---: | ---: | ---: |\n",
    );
    let these: Vec<&Value> = rows(all).filter(|row| row["by"] == by).collect();
    for first in these.iter().filter(|row| row["subject"] == HAND_WRITTEN) {
        write!(out, "| {} |", thousands(round(number(first, "bytes")?)))?;
        for subject in [HAND_WRITTEN, THIS, WHOLE] {
            let same = these
                .iter()
                .find(|row| row["subject"] == subject && row["bytes"] == first["bytes"])
                .with_context(|| format!("{subject} was measured with every length"))?;
            write!(out, " {} |", short(number(same, "median")?))?;
        }
        out.push('\n');
    }
    Ok(out)
}

/// Microseconds a record, a line for each number of records.
pub fn audits(all: &Value, million: &Value) -> Result<String> {
    let mut out = String::from(
        "| records | hand-written | this package | whole BCP policy |\n| ---: | ---: | ---: | ---: |\n",
    );
    let of = |list: &Value, subject: &str, records: u64| {
        rows(list)
            .find(|row| row["subject"] == subject && row["records"] == records)
            .and_then(|row| row["median"].as_f64())
            .map_or(String::from("–"), short)
    };
    let mut counts: Vec<u64> = rows(all)
        .filter_map(|row| row["records"].as_u64())
        .collect();
    counts.dedup();
    for records in counts {
        write!(out, "| {} |", thousands(records))?;
        for subject in [HAND_WRITTEN, THIS, WHOLE] {
            write!(out, " {} |", of(all, subject, records))?;
        }
        out.push('\n');
    }
    if million.is_array() {
        writeln!(
            out,
            "| 1,000,000 | – | – | {} |",
            of(million, WHOLE, 1_000_000)
        )?;
    }
    Ok(out)
}

/// What is held in memory, from the start of an audit to its end.
pub fn audit_memory(marks: &Value) -> Result<String> {
    let mut out = String::from(
        "| kilobytes | WebAssembly | JavaScript | resident |\n| --- | ---: | ---: | ---: |\n",
    );
    for row in rows(marks) {
        let when = row["when"].as_str().context("a mark says when")?;
        let kilobytes =
            |key: &str| Ok::<_, anyhow::Error>(thousands(round(number(row, key)? / 1_000.0)));
        writeln!(
            out,
            "| {when} | {} | {} | {} |",
            kilobytes("webAssembly")?,
            kilobytes("javaScript")?,
            kilobytes("resident")?
        )?;
    }
    Ok(out)
}

pub fn memory(subjects: &Value) -> Result<String> {
    let mut out =
        String::from("| kilobytes | most resident | held afterwards |\n| --- | ---: | ---: |\n");
    for row in rows(subjects) {
        let name = row["name"].as_str().context("a subject has a name")?;
        writeln!(
            out,
            "| {name} | {} | {} |",
            thousands(round(number(row, "peak")?)),
            thousands(round(number(row, "held")?))
        )?;
    }
    Ok(out)
}

pub fn quartiles(times: &Value) -> Result<String> {
    Ok(format!(
        "{} to {}",
        short(number(times, "low")?),
        short(number(times, "high")?)
    ))
}

pub fn number(of: &Value, key: &str) -> Result<f64> {
    of[key]
        .as_f64()
        .with_context(|| format!("`{key}` was not measured"))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes, below 2^53"
)]
fn round(value: f64) -> u64 {
    value.round().max(0.0) as u64
}

/// Three figures, and no more decimals than those.
pub fn short(value: f64) -> String {
    let decimals = match value.abs() {
        large if large >= 99.95 => 0,
        large if large >= 9.995 => 1,
        0.0 => 0,
        large if large >= 0.095 => 2,
        _ => 3,
    };
    format!("{value:.decimals$}")
}

/// 12,345
pub fn thousands(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{short, thousands};

    #[test]
    fn numbers_have_three_figures() {
        assert_eq!(short(1234.5), "1234");
        assert_eq!(short(12.345), "12.3");
        assert_eq!(short(1.0), "1.00");
        assert_eq!(short(0.0), "0");
        assert_eq!(short(0.0098), "0.010");
        assert_eq!(short(-0.25), "-0.25");
    }

    #[test]
    fn thousands_have_commas() {
        assert_eq!(thousands(0), "0");
        assert_eq!(thousands(999), "999");
        assert_eq!(thousands(1_000), "1,000");
        assert_eq!(thousands(1_234_567), "1,234,567");
    }
}
