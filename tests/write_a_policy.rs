//! The worked example of `docs/write-a-policy.md`: every block of it is a part of the pack that it leads to. The pack's own examples are run by
//! `tests/packs.rs`.

mod common;

use common::{read_json, root};
use serde_json::Value;
use std::fs;

/// The blocks of one language, in order.
fn blocks(markdown: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    markdown
        .split(&opening)
        .skip(1)
        .filter_map(|rest| rest.split_once("\n```"))
        .map(|(block, _)| block.to_owned())
        .collect()
}

#[test]
fn every_block_is_a_part_of_the_pack() {
    let pack = read_json("tests/policies/westmarsh.json");
    let page = fs::read_to_string(root().join("docs/write-a-policy.md")).expect("the page");
    let blocks = blocks(&page, "json");
    assert!(blocks.len() >= 8, "{} blocks", blocks.len());
    for block in blocks {
        let block: Value =
            serde_json::from_str(&block).unwrap_or_else(|error| panic!("{error}:\n{block}"));
        if block.get("check").is_some() {
            let rules = pack["rules"].as_array().expect("rules");
            let rule = rules.iter().find(|rule| rule["id"] == block["id"]);
            assert_eq!(Some(&block), rule, "rule {}", block["id"]);
        } else {
            for (key, value) in block.as_object().expect("an object") {
                assert_eq!(Some(value), pack.get(key), "{key}");
            }
        }
    }
}

#[test]
fn every_clause_of_the_table_is_in_the_pack() {
    let pack = read_json("tests/policies/westmarsh.json");
    let page = fs::read_to_string(root().join("docs/write-a-policy.md")).expect("the page");
    for (pen, key) in [("green", "rules"), ("red", "notChecked")] {
        let clauses: Vec<&str> = page
            .lines()
            .filter(|line| line.ends_with(&format!("| {pen} |")))
            .filter_map(|line| line.split('|').nth(1))
            .map(str::trim)
            .collect();
        assert!(!clauses.is_empty());
        for clause in clauses {
            let rows = pack[key].as_array().expect("rows");
            assert!(
                rows.iter().any(|row| row["clause"] == clause),
                "{pen} {clause}"
            );
        }
    }
}
