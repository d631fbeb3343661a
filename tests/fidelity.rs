//! Each policy as its document reads, tried from outside: the cases of `tests/fidelity/*.json` were written from the documents
//! and never from the packs or from a report.
//!
//! A file is `{ "policy", "options", "bases", "cases" }`:
//! - a base has a `name`, a complete right `record`, further `options`, and in `expect` the findings that it has all the same (most: none);
//! - a case has a `name`, the `rule` it tries, a `record` or the name of a `base` with what to `change` in it (pointer → value; `null`
//!   removes, `-` appends to a list), further `options`, and what to `expect`: `code`, `path`, `severity`, where they matter `rule` (without
//!   the policy's name) and `due` (`null`: none). Nothing else may be found that the base has not, unless `only` is `false`;
//!   `absent` lists codes, or code and path, that must not be found; `deadlines` and `nextSession` list what the report must hold of them
//!   (`nextSession: null`: none), and `completeness` its two numbers. A `note` says why a case reads as it does.
//!
//! `cargo test --test fidelity -- --nocapture` prints every message.

mod common;

use common::{files, read_json};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use supervision_validator::{Options, Validator};

/// Puts `value` where `pointer` leads, making what is missing on the way; `null` takes away.
fn change(record: &mut Value, pointer: &str, value: &Value) {
    let keys: Vec<String> = pointer
        .split('/')
        .skip(1)
        .map(|key| key.replace("~1", "/").replace("~0", "~"))
        .collect();
    put(record, &keys, value);
}

fn put(at: &mut Value, keys: &[String], value: &Value) {
    let Some((key, rest)) = keys.split_first() else {
        *at = value.clone();
        return;
    };
    if at.is_null() {
        *at = if key == "-" || key.parse::<usize>().is_ok() {
            json!([])
        } else {
            json!({})
        };
    }
    if let Some(rows) = at.as_array_mut() {
        let index = key.parse().unwrap_or(rows.len());
        assert!(index <= rows.len(), "row {key} would leave a gap");
        if rest.is_empty() && value.is_null() {
            rows.remove(index);
            return;
        }
        if index == rows.len() {
            rows.push(Value::Null);
        }
        put(&mut rows[index], rest, value);
        return;
    }
    // What was a plain value becomes an object where the change goes inside it.
    if !at.is_object() {
        *at = json!({});
    }
    let fields = at.as_object_mut().expect("an object");
    if rest.is_empty() && value.is_null() {
        assert!(fields.remove(key).is_some(), "{key} is not there to remove");
    } else {
        put(fields.entry(key).or_insert(Value::Null), rest, value);
    }
}

fn merged(options: &[&Value]) -> Value {
    let mut all = Map::new();
    for (key, value) in options.iter().filter_map(|more| more.as_object()).flatten() {
        all.insert(key.clone(), value.clone());
    }
    Value::Object(all)
}

/// The report as a caller gets it.
fn report(record: &Value, options: &Value) -> Value {
    let validator = Options::read(&options.to_string())
        .and_then(Validator::new)
        .unwrap_or_else(|error| panic!("{error}: {options}"));
    let report = validator.validate_text(&record.to_string()).to_json();
    serde_json::from_str(&report).expect("a report is JSON")
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

/// Every member that `part` names has its value in `whole`; `null` stands for absent.
fn agrees(part: &Value, whole: &Value) -> bool {
    part.as_object().map_or(part == whole, |members| {
        members.iter().all(|(key, value)| match key.as_str() {
            "rule" => whole["rule"]
                .as_str()
                .is_some_and(|rule| rule.ends_with(&format!("/{}", value.as_str().unwrap_or("?")))),
            _ => whole[key] == *value,
        })
    })
}

fn same_fault(one: &Value, other: &Value) -> bool {
    ["code", "path", "rule", "severity"]
        .iter()
        .all(|key| one[key] == other[key])
}

fn short(finding: &Value) -> String {
    format!(
        "{} {} {} {} due {} “{}”",
        finding["severity"].as_str().unwrap_or("?"),
        finding["code"].as_str().unwrap_or("?"),
        finding["path"].as_str().unwrap_or("?"),
        finding["rule"].as_str().unwrap_or("?"),
        finding["due"].as_str().unwrap_or("-"),
        finding["message"].as_str().unwrap_or("?"),
    )
}

struct Case<'c> {
    told: &'c Value,
    record: Value,
    options: Value,
    /// What the base has already.
    before: Vec<Value>,
}

/// What `case` says against what the report holds, one line for each difference.
fn disagreements(case: &Case) -> Vec<String> {
    let report = report(&case.record, &case.options);
    let mut found: Vec<&Value> = list(&report["findings"]).iter().collect();
    for finding in &found {
        println!("    {}", short(finding));
    }
    let mut wrong = Vec::new();
    for unwanted in list(&case.told["absent"]) {
        let of = |finding: &&&Value| match unwanted.as_str() {
            Some(code) => finding["code"] == code,
            None => agrees(unwanted, finding),
        };
        wrong.extend(
            found
                .iter()
                .filter(of)
                .map(|finding| format!("must not be found: {}", short(finding))),
        );
    }
    for expected in list(&case.told["expect"]) {
        let at = found.iter().position(|finding| agrees(expected, finding));
        match at {
            Some(at) => {
                found.remove(at);
            }
            None => wrong.push(format!("not found: {expected}")),
        }
    }
    if case.told["only"] != false {
        for known in &case.before {
            if let Some(at) = found.iter().position(|finding| same_fault(known, finding)) {
                found.remove(at);
            }
        }
        wrong.extend(
            found
                .iter()
                .map(|finding| format!("not expected: {}", short(finding))),
        );
    }
    for expected in list(&case.told["deadlines"]) {
        if !list(&report["deadlines"])
            .iter()
            .any(|deadline| agrees(expected, deadline))
        {
            wrong.push(format!(
                "no such deadline: {expected}, among {}",
                report["deadlines"]
            ));
        }
    }
    for key in ["nextSession", "completeness"] {
        if let Some(expected) = case.told.get(key)
            && !agrees(expected, &report[key])
        {
            wrong.push(format!("{key} is {}, not {expected}", report[key]));
        }
    }
    wrong
}

#[test]
fn every_policy_as_its_document_reads() {
    let mut wrong = Vec::new();
    let mut tried = 0;
    for path in files("tests/fidelity", ".json") {
        let file = read_json(&path);
        let policy = file["policy"].as_str().expect("policy");
        let common = merged(&[&json!({ "policy": policy }), &file["options"]]);
        let bases = list(&file["bases"]);
        let mut names = BTreeSet::new();
        for told in bases.iter().chain(list(&file["cases"])) {
            let name = told["name"].as_str().expect("a name");
            assert!(names.insert(name), "{policy} has two cases named {name}");
            println!("{policy}/{name}");
            let base = told["base"].as_str().map(|wanted| {
                bases
                    .iter()
                    .find(|base| base["name"] == wanted)
                    .unwrap_or_else(|| panic!("{policy}/{name}: there is no base {wanted}"))
            });
            let base_options = base.map_or(&Value::Null, |base| &base["options"]);
            let options = merged(&[&common, base_options, &told["options"]]);
            let mut record = base.map_or(&told["record"], |base| &base["record"]).clone();
            let before = base.map_or(Vec::new(), |base| {
                let options = merged(&[&common, base_options]);
                list(&report(&base["record"], &options)["findings"]).to_vec()
            });
            for (pointer, value) in told["change"].as_object().into_iter().flatten() {
                change(&mut record, pointer, value);
            }
            let case = Case {
                told,
                record,
                options,
                before,
            };
            tried += 1;
            for line in disagreements(&case) {
                wrong.push(format!("{policy}/{name}: {line}"));
            }
        }
    }
    println!("{tried} cases, {} disagreements", wrong.len());
    assert!(tried > 90, "only {tried} cases");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
