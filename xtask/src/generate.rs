//! `cargo xtask generate`: the reference of the pack language, from the tables that read it, and a page of each built-in pack.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use supervision_validator::policy::language::{
    ALSO_KEYS, NAMED_KEYS, PACK_KEYS, RULE_KEYS, SECTION_KEYS,
};
use supervision_validator::policy::read_condition::{CONDITION_KEYS, DATE_VALUE_KEYS};
use supervision_validator::policy::reader::{Holds, KeyDoc};
use supervision_validator::rules::{BAND_KEYS, CHECKS};

use crate::{policy_pages, workspace};

const REFERENCE: &str = "docs/pack-reference.md";

pub fn run(arguments: &[String]) -> Result<()> {
    match arguments {
        [] => {
            workspace::write(&workspace::path(REFERENCE), reference()?)?;
            policy_pages::write()
        }
        [argument] if argument == "--check" => check(),
        [argument, ..] => {
            bail!("`cargo xtask generate` takes --check or nothing, and was given `{argument}`")
        }
    }
}

/// Whether the files are what would be written.
pub fn check() -> Result<()> {
    if workspace::read_text(&workspace::path(REFERENCE))
        .is_ok_and(|text| reference().is_ok_and(|made| made == text))
    {
        policy_pages::check()
    } else {
        bail!("{REFERENCE} is not what the code says: run `cargo xtask generate`")
    }
}

fn reference() -> Result<String> {
    let mut out = String::from(
        "<!-- Written by `cargo xtask generate`. -->\n\n# Reference of the pack language\n\nWhat each key of a pack holds. [pack-language.md](pack-language.md) explains how they go together.\n",
    );
    for (title, keys) in [
        ("The pack", PACK_KEYS),
        ("Roles, teams, terms, file items and the like", NAMED_KEYS),
        ("A section", SECTION_KEYS),
        ("A rule", RULE_KEYS),
        ("An entry of a rule’s `also`", ALSO_KEYS),
        ("A condition", CONDITION_KEYS),
        ("A date in a condition", DATE_VALUE_KEYS),
        ("A band of `bands`", BAND_KEYS),
    ] {
        write!(out, "\n## {title}\n\n")?;
        table(keys, &mut out)?;
    }
    out.push_str("\n## The checks\n\nThe keys of each check, beside those of every rule.\n");
    for check in CHECKS {
        write!(out, "\n### `{}`\n\n{}\n\n", check.name, check.about)?;
        table(check.keys, &mut out)?;
        let codes: Vec<String> = check
            .codes
            .iter()
            .map(|code| format!("`{}`", code.id()))
            .collect();
        write!(out, "\nGives {}", codes.join(", "))?;
        out.push_str(if check.keys.iter().any(|key| key.holds == Holds::Code) {
            ", or the code that the rule names.\n"
        } else {
            ".\n"
        });
    }
    Ok(out)
}

fn table(keys: &[KeyDoc], out: &mut String) -> Result<()> {
    out.push_str("| key | holds | meaning |\n| --- | --- | --- |\n");
    for key in keys {
        writeln!(
            out,
            "| `{}` | {} | {} |",
            key.name,
            holds(key.holds),
            key.about.replace('|', "\\|")
        )?;
    }
    Ok(())
}

fn holds(holds: Holds) -> &'static str {
    match holds {
        Holds::Text => "text",
        Holds::Bool => "true or false",
        Holds::Number => "number",
        Holds::Date => "date",
        Holds::Dates => "list of dates",
        Holds::Period => "period",
        Holds::Pointer => "pointer",
        Holds::Pointers => "pointer, or list of pointers",
        Holds::Ids => "text, or list of texts",
        Holds::Values => "value, or list of values",
        Holds::Value => "text, number, true or false",
        Holds::Condition => "condition",
        Holds::Origin => "date or pointer, see above",
        Holds::Bands => "list of bands",
        Holds::Finds => "list of names",
        Holds::Code => "finding code",
        Holds::Items => "list of objects",
        Holds::Labels => "object",
        Holds::Examples => "list of records",
        Holds::Rules => "list of rules",
        Holds::Sections => "list of sections",
    }
}
