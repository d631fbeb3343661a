//! `docs/pack-cookbook.md`: typical requirements and how they are written, from the rules of `tests/policies/cookbook.json`, which are tested.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::workspace;

const RULES: &str = "tests/policies/cookbook.json";

pub fn cookbook() -> Result<String> {
    let pack: Value = serde_json::from_str(&workspace::read_text(&workspace::path(RULES))?)?;
    let rules = pack["rules"].as_array().context("the cookbook has rules")?;
    let mut out = format!(
        "<!-- Written by `cargo xtask generate` from {RULES}. -->\n\n# Cookbook of the pack language\n\n\
         {} things that supervision policies ask for, each with the rule that asks it: take the nearest and change its numbers. \
         [pack-language.md](pack-language.md) explains the language, [pack-reference.md](pack-reference.md) lists every key.\n\n\
         Every rule here is tested on both sides of its limit, in [{RULES}](../{RULES}), where its examples and the lists it refers to \
         (roles, fields of its own, calendars) stand too. `id`, `clause`, `strength`, `asks` and the examples are left out here.\n",
        rules.len()
    );
    let mut group = "";
    for rule in rules {
        let clause = rule["clause"].as_str().unwrap_or_default();
        if clause != group {
            write!(out, "\n## {clause}\n")?;
            group = clause;
        }
        write!(
            out,
            "\n**{}**\n\n```json\n{}\n```\n",
            rule["asks"].as_str().unwrap_or_default(),
            shown(rule)?
        )?;
    }
    out.push_str("\n## The lists that these rules refer to\n\n");
    for list in [
        "extra",
        "calendars",
        "holidays",
        "lexicon",
        "parties",
        "terms",
    ] {
        write!(
            out,
            "```json\n\"{list}\": {}\n```\n\n",
            laid_out(&pack[list], 0)
        )?;
    }
    Ok(out.trim_end().to_owned() + "\n")
}

fn shown(rule: &Value) -> Result<String> {
    let mut rule = rule.as_object().context("a rule is an object")?.clone();
    for key in ["id", "clause", "strength", "asks", "ok", "fails"] {
        rule.shift_remove(key);
    }
    Ok(laid_out(&Value::Object(rule), 0))
}

/// JSON on lines of at most so many letters, broken at the outermost where it must be.
fn laid_out(value: &Value, indent: usize) -> String {
    const WIDTH: usize = 120;
    let flat = on_one_line(value);
    if indent + flat.len() <= WIDTH {
        return flat;
    }
    let pad = " ".repeat(indent + 2);
    let end = " ".repeat(indent);
    match value {
        Value::Object(members) => {
            let lines: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("{pad}\"{name}\": {}", laid_out(value, indent + 2)))
                .collect();
            format!("{{\n{}\n{end}}}", lines.join(",\n"))
        }
        Value::Array(rows) => {
            let lines: Vec<String> = rows
                .iter()
                .map(|row| format!("{pad}{}", laid_out(row, indent + 2)))
                .collect();
            format!("[\n{}\n{end}]", lines.join(",\n"))
        }
        _ => flat,
    }
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Object(members) => {
            let inner: Vec<String> = members
                .iter()
                .map(|(name, value)| format!("\"{name}\": {}", on_one_line(value)))
                .collect();
            format!("{{ {} }}", inner.join(", "))
        }
        Value::Array(rows) => {
            let inner: Vec<String> = rows.iter().map(on_one_line).collect();
            format!("[{}]", inner.join(", "))
        }
        other => other.to_string(),
    }
}
