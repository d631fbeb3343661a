//! Cuts a pack into what is downloaded with every validator and what only a reader of the policy wants.
//!
//! Used by the build script, which embeds the one, and by `cargo xtask build`, which lays the other beside it.

use serde_json::{Map, Value, json};

/// The order in which the policies are listed.
pub const ORDER: [&str; 5] = [
    "adopt-north-east",
    "bcp",
    "nottinghamshire",
    "haringey",
    "coventry",
];

/// Keys of a pack that no check looks at. The lists of roles, events and the like stay: rules are held against them.
const PROSE: [&str; 4] = ["source", "notes", "covered", "notChecked"];
/// Keys of a section that no check looks at.
const SECTION_PROSE: [&str; 6] = ["help", "clause", "strength", "at", "prompt", "when"];

/// The order in which rules are written: what repeats stands together, which is a quarter of a kilobyte less to download.
const RULE_ORDER: [&str; 12] = [
    "id", "clause", "kinds", "strength", "when", "check", "code", "section", "at", "label",
    "message", "hint",
];

/// The pack without prose and examples, and the prose: `{ "source", "notes", …, "asks": [one a rule], "sections": [what each section has
/// besides] }`. `policy()` puts them together again.
pub fn cut(mut pack: Value) -> (Value, Value) {
    let mut texts = Map::new();
    if let Some(fields) = pack.as_object_mut() {
        for key in PROSE {
            if let Some(value) = fields.shift_remove(key) {
                texts.insert(key.to_owned(), value);
            }
        }
    }
    let mut asks = Vec::new();
    for rule in pack["rules"]
        .as_array_mut()
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        rule.shift_remove("ok");
        rule.shift_remove("fails");
        asks.push(rule.shift_remove("asks").unwrap_or(Value::Null));
        let mut rest = std::mem::take(rule);
        for key in RULE_ORDER {
            if let Some(value) = rest.shift_remove(key) {
                rule.insert(key.to_owned(), value);
            }
        }
        rule.extend(rest);
    }
    texts.insert("asks".to_owned(), Value::Array(asks));
    let mut sections = Vec::new();
    for section in pack["sections"]
        .as_array_mut()
        .into_iter()
        .flatten()
        .filter_map(Value::as_object_mut)
    {
        let mut besides = json!({});
        for key in SECTION_PROSE {
            if let Some(value) = section.shift_remove(key) {
                besides[key] = value;
            }
        }
        sections.push(besides);
    }
    texts.insert("sections".to_owned(), Value::Array(sections));
    (pack, Value::Object(texts))
}
