//! `cargo xtask generate`: the reference of the pack language, its schema and its cookbook, from the tables that read packs and from tested rules; and a
//! page of each built-in pack.

use std::fmt::Write as _;

use anyhow::{Result, bail};
use supervision_validator::policy::amount::AMOUNT_KEYS;
use supervision_validator::policy::language::{
    ALSO_KEYS, CALENDAR_KEYS, CIRCUMSTANCE_KEYS, COVERED_KEYS, EXTRA_KEYS, FILE_ITEM_KEYS,
    HOLIDAY_KEYS, NAMED_KEYS, NOT_CHECKED_KEYS, NOTE_KEYS, PACK_KEYS, RULE_KEYS, SECTION_KEYS,
    SPAN_KEYS, TERM_KEYS,
};
use supervision_validator::policy::read_condition::{CONDITION_KEYS, DATE_VALUE_KEYS};
use supervision_validator::policy::reader::{Holds, KeyDoc};
use supervision_validator::rules::standard_texts::standard_texts;
use supervision_validator::rules::{BAND_KEYS, CHECKS, ORIGIN_KEYS};
use supervision_validator::text::lexicon::{KINDS, TEXTS};

use crate::pack_cookbook::cookbook;
use crate::pack_schema::schema;
use crate::{policy_pages, workspace};

/// A file, and what makes it.
type Made = (&'static str, fn() -> Result<String>);

const FILES: [Made; 3] = [
    ("docs/pack-reference.md", reference),
    ("docs/pack-cookbook.md", cookbook),
    ("policies/policy.schema.json", || {
        Ok(serde_json::to_string_pretty(&schema())? + "\n")
    }),
];

pub fn run(arguments: &[String]) -> Result<()> {
    match arguments {
        [] => {
            for (file, make) in FILES {
                workspace::write(&workspace::path(file), make()?)?;
            }
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
    for (file, make) in FILES {
        if workspace::read_text(&workspace::path(file)).ok() != Some(make()?) {
            bail!("{file} is not what the code says: run `cargo xtask generate`");
        }
    }
    policy_pages::check()
}

fn reference() -> Result<String> {
    let mut out = String::from(
        "<!-- Written by `cargo xtask generate`. -->\n\n# Reference of the pack language\n\nWhat each key of a pack holds. [pack-language.md](pack-language.md) explains how they go together, [pack-cookbook.md](pack-cookbook.md) shows them at work. Keys in **bold** must not be left out.\n",
    );
    for (title, keys) in [
        ("The pack", PACK_KEYS),
        (
            "A kind, role, team, type of note, owner, attachment, event or party",
            NAMED_KEYS,
        ),
        ("A circumstance", CIRCUMSTANCE_KEYS),
        ("A term of the agreement", TERM_KEYS),
        ("An item of the file", FILE_ITEM_KEYS),
        ("A field of the pack’s own (`extra`)", EXTRA_KEYS),
        ("A holiday", HOLIDAY_KEYS),
        ("A calendar", CALENDAR_KEYS),
        ("A stretch of a calendar (`spans`)", SPAN_KEYS),
        ("A section", SECTION_KEYS),
        ("A rule", RULE_KEYS),
        ("An entry of a rule’s `also`", ALSO_KEYS),
        ("A condition", CONDITION_KEYS),
        ("A date in a condition", DATE_VALUE_KEYS),
        ("An amount", AMOUNT_KEYS),
        ("Where a time starts, instead of one pointer", ORIGIN_KEYS),
        ("A band of `bands`", BAND_KEYS),
        ("A note", NOTE_KEYS),
        ("A duty that another rule finds (`covered`)", COVERED_KEYS),
        (
            "A duty that no record shows (`notChecked`)",
            NOT_CHECKED_KEYS,
        ),
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
        out.push_str(
            if check
                .keys
                .iter()
                .any(|key| matches!(key.holds, Holds::Code))
            {
                ", or the code that the rule names.\n"
            } else {
                ".\n"
            },
        );
    }
    out.push_str("\n## Kinds of words in `lexicon`\n\nWhole texts: ");
    push_names(&TEXTS, &mut out);
    out.push_str(". Words and phrases of actions, measures and owners: ");
    push_names(&KINDS, &mut out);
    out.push_str(".\n\n## Standard texts for `wording`\n\nBeside these: lengths of time, alone (`month`), behind `{number}` (`{number} working days`), or whole (`5 working days`).\n\n");
    let mut texts: Vec<&str> = standard_texts().collect();
    let mut known = std::collections::HashSet::new();
    texts.retain(|text| known.insert(*text));
    for text in texts {
        writeln!(out, "- `{text}`")?;
    }
    Ok(out)
}

fn push_names(names: &[&str], out: &mut String) {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    out.push_str(&quoted.join(", "));
}

fn table(keys: &[KeyDoc], out: &mut String) -> Result<()> {
    out.push_str("| key | holds | meaning |\n| --- | --- | --- |\n");
    for key in keys {
        writeln!(
            out,
            "| {} | {} | {} |",
            if key.required {
                format!("**`{}`**", key.name)
            } else {
                format!("`{}`", key.name)
            },
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
        Holds::Count => "whole number",
        Holds::Amount => "amount",
        Holds::Amounts => "list of amounts",
        Holds::Date => "date",
        Holds::Dates => "list of dates",
        Holds::Period => "period",
        Holds::Pointer => "pointer",
        Holds::Pointers => "pointer, or list of pointers",
        Holds::Ids => "text, or list of texts",
        Holds::Values => "value, or list of values",
        Holds::Value => "text, number, true or false",
        Holds::Same => "text, number, true or false, or { of: pointer }",
        Holds::Condition => "condition",
        Holds::Conditions => "list of conditions",
        Holds::Day => "date in a condition",
        Holds::Origin => "pointer, or where a time starts",
        Holds::OneOf(_) => "one of the words named",
        Holds::Finds(_) => "list of the words named",
        Holds::Code => "finding code",
        Holds::Object(_) => "text, or object",
        Holds::List(_) => "list of objects, see below",
        Holds::Texts => "object of texts",
        Holds::Words => "object of lists of texts",
        Holds::Examples => "list of records",
        Holds::Rules => "list of rules",
    }
}
