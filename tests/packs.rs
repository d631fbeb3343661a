//! Every rule of every built-in pack, run alone on its own examples: each `fails` gives exactly one finding, each `ok` none.

mod common;

use common::packs;
use serde_json::{Map, Value};
use std::sync::Arc;
use supervision_validator::rules::Finding;
use supervision_validator::{Code, Options, Pack, Report, Validator, calendar};

/// A pack in which one rule alone speaks, beside those that say whom the policy covers.
fn alone(pack: &Value, rule: &Value) -> Arc<Pack> {
    let mut rule = rule.clone();
    let fields = rule.as_object_mut().expect("a rule is an object");
    fields.remove("ok");
    fields.remove("fails");
    let members = pack.as_object().expect("a pack is an object");
    let mut alone: Map<String, Value> = members
        .iter()
        .filter(|(name, _)| *name != "rules")
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    alone.insert("rules".to_owned(), Value::Array(vec![rule]));
    let pack = Pack::read(&Value::Object(alone).to_string());
    Arc::new(pack.unwrap_or_else(|problems| panic!("{problems:#?}")))
}

/// The report of one example by `alone`, which is the rule's own pack.
fn report(alone: &Arc<Pack>, pack: &Value, rule: &Value, example: &Value) -> Report {
    let mut record: Map<String, Value> = example
        .as_object()
        .expect("an example is an object")
        .clone();
    let today = record
        .remove("today")
        .map_or("2026-03-02".to_owned(), |today| {
            today.as_str().expect("a date").to_owned()
        });
    let kinds = rule["kinds"]
        .as_array()
        .or(pack["kinds"].as_array())
        .expect("kinds");
    let kind = kinds[0]
        .as_str()
        .map_or_else(|| kinds[0]["id"].clone(), Value::from);
    record.entry("kind").or_insert(kind);
    let options = Options {
        policy: Some(alone.clone()),
        today: calendar::parse_iso(&today),
        ..Options::default()
    };
    Validator::new(options)
        .expect("options")
        .validate_text(&Value::Object(record).to_string())
}

fn findings(report: &Report) -> Vec<String> {
    let line = |finding: &Finding| {
        format!(
            "{} {} {} ({})",
            report.rule_id(finding.rule),
            finding.code.id(),
            finding.path,
            finding.message
        )
    };
    report.findings.iter().map(line).collect()
}

#[test]
fn every_example_of_every_rule() {
    let mut wrong = Vec::new();
    let mut examples = 0;
    for (name, pack) in packs() {
        for rule in pack["rules"].as_array().expect("rules") {
            let id = format!("{name}/{}", rule["id"].as_str().expect("id"));
            let alone = alone(&pack, rule);
            for (side, expected) in [("ok", 0), ("fails", 1)] {
                let list = rule[side].as_array().map_or(&[][..], Vec::as_slice);
                if list.is_empty() {
                    wrong.push(format!("{id} has no example under {side}"));
                }
                for (number, example) in list.iter().enumerate() {
                    examples += 1;
                    let found = findings(&report(&alone, &pack, rule, example));
                    if found.len() != expected {
                        wrong.push(format!(
                            "{id} {side}/{number} gave {}: {found:?}\n    {example}",
                            found.len()
                        ));
                    }
                }
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong of {examples}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(examples > 0, "no example ran");
}

#[test]
fn every_pack_can_be_read() {
    for (name, pack) in packs() {
        let problems = Pack::read(&pack.to_string()).err().unwrap_or_default();
        let list: Vec<_> = problems
            .iter()
            .map(|problem| format!("{}: {}", problem.path, problem.message))
            .collect();
        assert!(
            list.is_empty(),
            "{name}: {} problems\n{}",
            list.len(),
            list.join("\n")
        );
    }
}

#[test]
fn every_rule_says_what_it_asks() {
    let mut wrong = Vec::new();
    for (name, pack) in packs() {
        for rule in pack["rules"].as_array().expect("rules") {
            if rule["asks"].as_str().is_none_or(str::is_empty) {
                wrong.push(format!("{name}/{} lacks asks", rule["id"]));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Every code of the contract is found by some example, or is what reading gives (`tests/reading.rs` has those); nothing else ever is.
#[test]
fn every_code_is_produced() {
    let mut codes: Vec<&str> = READING.to_vec();
    for (_, pack) in packs() {
        for rule in pack["rules"].as_array().expect("rules") {
            let alone = alone(&pack, rule);
            for example in rule["fails"].as_array().map_or(&[][..], Vec::as_slice) {
                codes.extend(
                    report(&alone, &pack, rule, example)
                        .findings
                        .iter()
                        .map(|finding| finding.code.id()),
                );
            }
        }
    }
    let missing: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.id())
        .filter(|code| !codes.contains(code))
        .collect();
    assert!(missing.is_empty(), "no example gives {missing:?}");
}

const READING: [&str; 5] = [
    "record/unreadable",
    "record/unknown-kind",
    "record/unknown-policy",
    "record/unknown-field",
    "record/too-large",
];

/// Of several places of which one suffices, the first may have rows: what is asked for is then the list, once, and not each row.
#[test]
fn one_of_several_is_asked_once_where_the_first_has_rows() {
    let pack = serde_json::json!({
        "id": "several", "title": "Several", "organisation": "Nobody", "version": "1", "kinds": [{ "id": "one-to-one", "label": "One to one" }],
        "rules": [{ "id": "some", "clause": "1", "strength": "must", "asks": "One of them.", "check": "present", "anyOf": ["/actions/*/action", "/agreedOn"] }],
    });
    let pack =
        Arc::new(Pack::read(&pack.to_string()).unwrap_or_else(|problems| panic!("{problems:#?}")));
    let paths = |record: Value| -> Vec<String> {
        let options = Options {
            policy: Some(pack.clone()),
            today: calendar::parse_iso("2026-03-02"),
            ..Options::default()
        };
        let report = Validator::new(options)
            .expect("options")
            .validate_text(&record.to_string());
        report
            .findings
            .iter()
            .map(|finding| finding.path.clone())
            .collect()
    };
    let rows = serde_json::json!([{ "owner": "Amira Osei" }, { "owner": "Ruth Bell" }]);
    assert_eq!(
        paths(serde_json::json!({ "kind": "one-to-one", "actions": rows })),
        ["/actions"]
    );
    assert_eq!(
        paths(
            serde_json::json!({ "kind": "one-to-one", "actions": rows, "agreedOn": "2026-03-01" })
        ),
        [""; 0]
    );
}
