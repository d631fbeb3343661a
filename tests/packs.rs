//! Packs: every one of the repository can be read, with its examples, and every mistake in one is told.

mod common;

use common::{packs, read_json};
use serde_json::{Map, Value};
use std::sync::Arc;
use supervision_validator::{Code, Options, Pack, Report, Validator, calendar};

/// What is wrong with a pack, line by line.
fn mistakes(pack: &Value) -> Vec<String> {
    let problems = Pack::read(&pack.to_string()).err().unwrap_or_default();
    problems
        .iter()
        .map(|problem| format!("{}: {}", problem.path, problem.message))
        .collect()
}

/// The report of one of a rule's own examples, by all the rules of its pack.
fn report(pack: &Value, read: &Arc<Pack>, rule: &Value, example: &Value) -> Report {
    let mut record: Map<String, Value> = example.as_object().expect("an example").clone();
    let today = record.remove("today");
    let today = today
        .as_ref()
        .map_or("2026-03-02", |today| today.as_str().expect("a date"));
    let kinds = rule["kinds"]
        .as_array()
        .or(pack["kinds"].as_array())
        .expect("kinds");
    let kind = kinds[0]
        .as_str()
        .map_or_else(|| kinds[0]["id"].clone(), Value::from);
    record.entry("kind").or_insert(kind);
    let options = Options {
        policy: Some(read.clone()),
        today: calendar::parse_iso(today),
        ..Options::default()
    };
    Validator::new(options)
        .expect("options")
        .validate_text(&Value::Object(record).to_string())
}

/// `Pack::read` runs every example; `tests/packs/mistakes.json` shows that it does.
#[test]
fn every_rule_has_examples_on_both_sides() {
    let mut wrong = Vec::new();
    for (name, pack) in packs() {
        for rule in pack["rules"].as_array().expect("rules") {
            for side in ["ok", "fails"] {
                if rule[side].as_array().is_none_or(Vec::is_empty) {
                    wrong.push(format!("{name}/{} has no example under {side}", rule["id"]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_mistake_is_told_at_its_place() {
    let data = read_json("tests/packs/mistakes.json");
    assert_eq!(
        mistakes(&data["base"]),
        Vec::<String>::new(),
        "the pack without mistakes"
    );
    let cases = data["cases"].as_array().expect("cases");
    let mut wrong = Vec::new();
    for case in cases {
        let mut pack = data["base"].clone();
        change(&mut pack, case);
        let told = mistakes(&pack);
        let path = case["path"].as_str().expect("path");
        let says = case["says"].as_str().expect("says");
        let at_its_place = told.iter().any(|line| {
            line.split_once(": ")
                .is_some_and(|(at, message)| at == path && message.contains(says))
        });
        if !at_its_place {
            wrong.push(format!(
                "{}: wanted {path}: …{says}…, was told {told:#?}",
                case["name"]
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
    assert!(cases.len() >= 100, "only {} cases", cases.len());
}

/// Makes one change to a pack: at a pointer, another value, a new one, or none.
fn change(pack: &mut Value, case: &Value) {
    let (parent, last) = case["at"]
        .as_str()
        .expect("at")
        .rsplit_once('/')
        .expect("a pointer");
    let parent = pack.pointer_mut(parent).expect("a place in the pack");
    if let Some(rows) = parent.as_array_mut() {
        rows[last.parse::<usize>().expect("a row")] = case["value"].clone();
        return;
    }
    let members = parent.as_object_mut().expect("an object");
    if case["remove"] == true {
        members.remove(last);
    } else {
        members.insert(last.to_owned(), case["value"].clone());
    }
}

#[test]
fn every_pack_can_be_read() {
    for (name, pack) in packs() {
        let list = mistakes(&pack);
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
    let mut found: Vec<&str> = READING.to_vec();
    for (_, pack) in packs() {
        let read = Arc::new(Pack::read(&pack.to_string()).expect("a pack"));
        for rule in pack["rules"].as_array().expect("rules") {
            for example in rule["fails"].as_array().map_or(&[][..], Vec::as_slice) {
                let report = report(&pack, &read, rule, example);
                found.extend(report.findings.iter().map(|finding| finding.code.id()));
            }
        }
    }
    let missing: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.id())
        .filter(|code| !found.contains(code))
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

/// A pack that extends a built-in one: its own entries in the places of theirs, the rest as it was.
#[test]
fn a_pack_extends_a_built_in_one() {
    let data = read_json("tests/packs/extends.json");
    let pack = &data["pack"];
    assert_eq!(mistakes(pack), Vec::<String>::new());
    let read = Arc::new(Pack::read(&pack.to_string()).expect("a pack"));
    for case in data["records"].as_array().expect("records") {
        let options = Options {
            policy: Some(read.clone()),
            today: calendar::parse_iso(case["today"].as_str().expect("today")),
            ..Options::default()
        };
        let report = Validator::new(options)
            .expect("options")
            .validate_text(&case["record"].to_string());
        let lines: Vec<String> = report
            .findings
            .iter()
            .map(|finding| {
                let (rule, code) = (report.rule_id(finding.rule), finding.code.id());
                format!(
                    "{} {rule} {code} {}: {}",
                    finding.severity.id(),
                    finding.path,
                    finding.message
                )
            })
            .collect();
        let about = &case["about"];
        for wanted in case["finds"].as_array().into_iter().flatten() {
            let wanted = wanted.as_str().expect("a line");
            assert!(
                lines.iter().any(|line| line == wanted),
                "{about}: {wanted}\n{lines:#?}"
            );
        }
        for unwanted in case["findsNot"].as_array().into_iter().flatten() {
            let unwanted = unwanted.as_str().expect("a rule");
            assert!(
                !lines.iter().any(|line| line.contains(unwanted)),
                "{about}: {lines:#?}"
            );
        }
    }
    for case in data["mistakes"].as_array().expect("mistakes") {
        let mut changed = pack.clone();
        change(&mut changed, case);
        let told = mistakes(&changed);
        let (path, says) = (
            case["path"].as_str().expect("path"),
            case["says"].as_str().expect("says"),
        );
        let at_its_place = told.iter().any(|line| {
            line.split_once(": ")
                .is_some_and(|(at, message)| at == path && message.contains(says))
        });
        assert!(at_its_place, "{}: {told:#?}", case["name"]);
    }
}

/// A pack can say every sentence, hint and label in its own words: with each standard text marked, no message is left unmarked.
#[test]
fn every_standard_sentence_can_be_in_another_language() {
    let texts = supervision_validator::rules::standard_texts::standard_texts();
    let wording: Map<String, Value> = texts
        .map(|text| (text.to_owned(), Value::from(format!("§{text}"))))
        .collect();
    let mut unmarked = std::collections::BTreeSet::new();
    let mut marked = std::collections::BTreeSet::new();
    for (_, mut pack) in packs() {
        pack["language"] = Value::from("cy");
        pack["wording"] = Value::Object(wording.clone());
        for rule in pack["rules"].as_array_mut().expect("rules") {
            let rule = rule.as_object_mut().expect("a rule");
            for own in ["message", "hint"] {
                rule.remove(own);
                for also in rule
                    .get_mut("also")
                    .and_then(Value::as_array_mut)
                    .into_iter()
                    .flatten()
                {
                    also.as_object_mut().expect("a check").remove(own);
                }
            }
        }
        let read = Arc::new(Pack::read(&pack.to_string()).expect("a pack"));
        for rule in pack["rules"].as_array().expect("rules") {
            for example in rule["fails"].as_array().expect("fails") {
                let report = report(&pack, &read, rule, example);
                for finding in &report.findings {
                    let hint = report.hint(finding).unwrap_or("§");
                    for text in [finding.message.as_str(), hint] {
                        if text.starts_with('§') {
                            marked.insert(text.to_owned());
                        } else {
                            unmarked.insert(format!("{}: {text}", finding.code.id()));
                        }
                    }
                }
            }
        }
    }
    unmarked.retain(|line| !line.starts_with("record/unknown-kind"));
    assert!(unmarked.is_empty(), "{unmarked:#?}");
    assert!(marked.len() > 300, "only {}", marked.len());
}

/// The packs that the documentation shows can be used as they stand.
#[test]
fn the_packs_of_the_documentation_can_be_used() {
    let text = std::fs::read_to_string(common::root().join("docs/pack-language.md"))
        .expect("the documentation");
    let blocks = text
        .split("```json\n")
        .skip(1)
        .filter_map(|rest| rest.split_once("```"));
    let mut packs = 0;
    for (block, _) in blocks {
        if !block.starts_with('{') {
            // Part of a pack: at least JSON.
            let whole = format!("{{{block}}}");
            serde_json::from_str::<Value>(&whole)
                .unwrap_or_else(|error| panic!("{error}: {block}"));
            continue;
        }
        let pack: Value =
            serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}"));
        assert_eq!(mistakes(&pack), Vec::<String>::new(), "{block}");
        packs += 1;
    }
    assert!(packs >= 2, "only {packs} packs");
}

/// One rule's first failing example, as a pack in another language or with another way of writing dates says it.
#[test]
fn sentences_and_dates_are_the_packs_own() {
    for (file, rule, expected) in [
        (
            "cwm-hir",
            "bob-chwe-wythnos",
            "Dyddiad y sesiwn: mwy na 6 wythnos ar ôl y sesiwn flaenorol. Y diwrnod olaf oedd 2 Mawrth 2026",
        ),
        (
            "cwm-hir",
            "trafod-lles",
            "Nodwch beth a drafodwyd o dan ‘Lles’",
        ),
        (
            "cwm-hir",
            "pob-cam-a-pherson",
            "Pwy fydd yn gwneud cam 1: rhaid enwi un person neu un rôl",
        ),
        (
            "prairie-board",
            "every-two-weeks",
            "Date of the session is more than 2 weeks after the session before: the last day was March 16, 2026",
        ),
    ] {
        let pack = read_json(format!("tests/policies/{file}.json"));
        let read = Arc::new(Pack::read(&pack.to_string()).expect("a pack"));
        let rules = pack["rules"].as_array().expect("rules");
        let found = rules
            .iter()
            .find(|known| known["id"] == rule)
            .expect("the rule");
        let report = report(&pack, &read, found, &found["fails"][0]);
        let messages: Vec<&str> = report
            .findings
            .iter()
            .map(|finding| finding.message.as_str())
            .collect();
        assert!(messages.contains(&expected), "{rule}: {messages:#?}");
    }
}
