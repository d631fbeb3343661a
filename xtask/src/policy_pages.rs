//! A page for each built-in pack (`docs/policies/`), for people who read policies and not JSON: what is asked, by which clause, and how it is checked.
//!
//! Everything comes from the pack, so that the page cannot say what the pack does not.

use std::fmt::Write as _;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use supervision_validator::policy::built_in;

use crate::workspace;

const FOLDER: &str = "docs/policies";

/// The pages by path, with the list of them.
pub fn pages() -> Result<Vec<(String, String)>> {
    let mut pages = Vec::new();
    let mut list = String::from(
        "<!-- Written by `cargo xtask generate`. -->\n\n# The built-in policies\n\nOne page for each pack in `policies/`, made from it. [write-a-policy.md](../write-a-policy.md) tells how another council’s is written.\n\n| policy | organisation | version | rules | asked, but not checkable |\n| --- | --- | --- | --- | --- |\n",
    );
    for id in built_in::ids() {
        let text = workspace::read_text(&workspace::path(&format!("policies/{id}.json")))?;
        let pack: Value =
            serde_json::from_str(&text).with_context(|| format!("policies/{id}.json"))?;
        writeln!(
            list,
            "| [{}]({id}.md) | {} | {} | {} | {} |",
            cell(text_of(&pack, "title")),
            cell(text_of(&pack, "organisation")),
            cell(text_of(&pack, "version")),
            rows(&pack, "rules").len(),
            rows(&pack, "notChecked").len(),
        )?;
        pages.push((format!("{FOLDER}/{id}.md"), page(&pack)?));
    }
    pages.push((format!("{FOLDER}/README.md"), list));
    Ok(pages)
}

/// Writes every page.
pub fn write() -> Result<()> {
    for (path, text) in pages()? {
        workspace::write(&workspace::path(&path), text)?;
    }
    Ok(())
}

/// Fails where a page is not what its pack says.
pub fn check() -> Result<()> {
    for (path, made) in pages()? {
        if workspace::read_text(&workspace::path(&path)).is_ok_and(|text| text == made) {
            continue;
        }
        bail!("{path} is not what its pack says: run `cargo xtask generate`");
    }
    Ok(())
}

fn page(pack: &Value) -> Result<String> {
    let mut out = format!(
        "<!-- Written by `cargo xtask generate` from policies/{}.json. -->\n\n# {}: {}\n\n",
        text_of(pack, "id"),
        text_of(pack, "organisation"),
        text_of(pack, "title")
    );
    if let Some(source) = pack.get("source") {
        let parts: Vec<&str> = ["title", "publisher", "date"]
            .into_iter()
            .map(|key| text_of(source, key))
            .filter(|part| !part.is_empty())
            .collect();
        write!(out, "Source: {}. ", parts.join(", "))?;
    }
    writeln!(
        out,
        "Version of the pack’s text: {}. Bank holidays: {}.\n",
        text_of(pack, "version"),
        division(text_of(pack, "division"))
    )?;
    out.push_str("*Must* is found as an error, *should* as a warning, *good practice* as advice. A rule whose condition needs something that the record does not hold is silent.\n");

    for kind in rows(pack, "kinds") {
        kind_part(pack, kind, &mut out)?;
    }
    ids(pack, &mut out)?;
    listed(
        pack,
        "notes",
        "How unclear passages are read",
        "| clause | reading |\n| --- | --- |\n",
        &["clause", "text"],
        &mut out,
    )?;
    covered(pack, &mut out)?;
    listed(
        pack,
        "notChecked",
        "What the policy asks and no record can show",
        "| clause | strength | asked | why it is not checked |\n| --- | --- | --- | --- |\n",
        &["clause", "strength", "asks", "why"],
        &mut out,
    )?;
    Ok(out)
}

fn kind_part(pack: &Value, kind: &Value, out: &mut String) -> Result<()> {
    let id = text_of(kind, "id");
    let rules: Vec<&Value> = rows(pack, "rules")
        .iter()
        .filter(|rule| is_for(rule, id))
        .collect();
    write!(out, "\n## {} (`{id}`)\n", text_of(kind, "label"))?;
    let sections: Vec<&Value> = rows(pack, "sections")
        .iter()
        .filter(|section| is_for(section, id))
        .collect();
    if !sections.is_empty() {
        out.push_str(
            "\n### The form\n\n| heading | answer | clause | id |\n| --- | --- | --- | --- |\n",
        );
        for section in sections {
            writeln!(
                out,
                "| {} | {} | {} | `{}` |",
                cell(text_of(section, "label")),
                answer(section),
                cell(text_of(section, "clause")),
                text_of(section, "id")
            )?;
        }
    }
    if rules.is_empty() {
        out.push_str("\nNo rule speaks of this kind.\n");
        return Ok(());
    }
    out.push_str("\n### What is checked\n\n| clause | strength | asked | how | rule |\n| --- | --- | --- | --- | --- |\n");
    for rule in rules {
        writeln!(
            out,
            "| {} | {} | {} | {} | `{}` |",
            cell(text_of(rule, "clause")),
            strength(text_of(rule, "strength")),
            cell(text_of(rule, "asks")),
            how(rule),
            text_of(rule, "id")
        )?;
    }
    Ok(())
}

/// The check with its figures, such as "deadline: 5 working days". Conditions are left out: `asks` says them in words.
fn how(rule: &Value) -> String {
    let mut parts = Vec::new();
    for (key, word) in [
        ("every", "every"),
        ("within", "within"),
        ("notice", "at least before:"),
        ("per", "in each"),
        ("calendar", "once in each"),
    ] {
        if let Some(text) = rule.get(key).and_then(Value::as_str) {
            parts.push(format!("{word} {}", period(text)));
        }
    }
    for (key, word) in [("atLeast", "at least"), ("atMost", "at most")] {
        if let Some(number) = rule.get(key).and_then(Value::as_u64) {
            parts.push(format!("{word} {number}"));
        }
    }
    for band in rows(rule, "bands") {
        if let Some(text) = band.get("every").and_then(Value::as_str) {
            parts.push(format!("for some every {}", period(text)));
        }
    }
    parts.dedup();
    let check = text_of(rule, "check");
    if parts.is_empty() {
        check.to_owned()
    } else {
        format!("{check}: {}", parts.join(", "))
    }
}

/// "P4W" as "4 weeks"; what is no period stays as it is.
fn period(text: &str) -> String {
    let (digits, unit) = if let Some(rest) = text.strip_prefix('P') {
        rest.split_at(rest.len().saturating_sub(1))
    } else if let Some(digits) = text.strip_suffix("WKD") {
        (digits, "WKD")
    } else if let Some(digits) = text.strip_suffix("WD") {
        (digits, "WD")
    } else {
        return text.to_owned();
    };
    let one = digits == "1";
    let unit = match (unit, one) {
        ("D", true) => "day",
        ("D", false) => "days",
        ("W", true) => "week",
        ("W", false) => "weeks",
        ("M", true) => "month",
        ("M", false) => "months",
        ("Y", true) => "year",
        ("Y", false) => "years",
        ("WD", true) => "working day",
        ("WD", false) => "working days",
        ("WKD", true) => "weekday",
        ("WKD", false) => "weekdays",
        _ => return text.to_owned(),
    };
    format!("{digits} {unit}")
}

fn ids(pack: &Value, out: &mut String) -> Result<()> {
    out.push_str("\n## What a record may say\n\n");
    for (key, title) in [
        ("roles", "Roles"),
        ("teams", "Teams"),
        ("circumstances", "Circumstances"),
        ("noteTypes", "Types of note"),
        ("recordOwners", "On whose record"),
        ("attachments", "Attachments"),
        ("events", "Events"),
        ("terms", "Terms of the agreement"),
        ("fileItems", "Items of the supervision file"),
        ("extra", "Fields of its own"),
    ] {
        let named: Vec<String> = rows(pack, key)
            .iter()
            .map(|row| format!("{} (`{}`)", text_of(row, "label"), text_of(row, "id")))
            .collect();
        if !named.is_empty() {
            writeln!(out, "- **{title}:** {}", named.join(" · "))?;
        }
    }
    Ok(())
}

fn covered(pack: &Value, out: &mut String) -> Result<()> {
    let covered = rows(pack, "covered");
    if covered.is_empty() {
        return Ok(());
    }
    out.push_str("\n## Duties that another rule finds\n\n| clause | duty | found by |\n| --- | --- | --- |\n");
    for row in covered {
        let by: Vec<String> = rows(row, "by")
            .iter()
            .filter_map(Value::as_str)
            .map(|id| format!("`{id}`"))
            .collect();
        writeln!(
            out,
            "| {} | `{}` | {} |",
            cell(text_of(row, "clause")),
            text_of(row, "id"),
            by.join(", ")
        )?;
    }
    Ok(())
}

fn listed(
    pack: &Value,
    key: &str,
    title: &str,
    head: &str,
    columns: &[&str],
    out: &mut String,
) -> Result<()> {
    let rows = rows(pack, key);
    if rows.is_empty() {
        return Ok(());
    }
    write!(out, "\n## {title}\n\n{head}")?;
    for row in rows {
        out.push('|');
        for column in columns {
            let text = text_of(row, column);
            let text = if *column == "strength" {
                strength(text)
            } else {
                text
            };
            write!(out, " {} |", cell(text))?;
        }
        out.push('\n');
    }
    Ok(())
}

fn answer(section: &Value) -> String {
    let base = match text_of(section, "answer") {
        "number" => "a number",
        "yes-no" => "yes or no",
        "actions" => "actions",
        "fields" => "answered by its fields",
        _ => "text",
    };
    let range = match (section.get("min"), section.get("max")) {
        (Some(min), Some(max)) => format!(" from {min} to {max}"),
        _ => String::new(),
    };
    let case = if text_of(section, "per") == "case" {
        ", for each case"
    } else {
        ""
    };
    format!("{base}{range}{case}")
}

fn is_for(entry: &Value, kind: &str) -> bool {
    entry
        .get("kinds")
        .and_then(Value::as_array)
        .is_none_or(|kinds| kinds.iter().any(|id| id == kind))
}

fn rows<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn strength(id: &str) -> &str {
    if id == "advice" { "good practice" } else { id }
}

fn division(id: &str) -> &str {
    match id {
        "england-and-wales" => "England and Wales",
        "scotland" => "Scotland",
        "northern-ireland" => "Northern Ireland",
        _ => "none",
    }
}

/// Text as one cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
