//! Every limit of `src/record/limits.rs`, at its edge and one beyond, as text, as packed words and in an audit.

use super::fuzz_targets::{check_report, pack_value};
use super::{bcp, codes, validator};
use serde_json::{Value, json};
use std::fmt::Write as _;
use supervision_validator::audit::Audit;
use supervision_validator::record::limits;
use supervision_validator::{Options, Pack, Report};

/// The same from the text and from packed words.
fn reports(text: &str) -> [Report; 2] {
    let validator = bcp();
    let value: Value = serde_json::from_str(text).expect("JSON");
    let (mut words, mut texts) = (Vec::new(), String::new());
    pack_value(&value, None, &mut words, &mut texts);
    [
        validator.validate_text(text),
        validator.validate_packed(&words, &texts),
    ]
}

fn fits(text: &str) {
    for report in reports(text) {
        assert!(!codes(&report).contains(&"record/too-large"), "{text:.80}");
        check_report(&report);
    }
}

fn too_large(text: &str) {
    for report in reports(text) {
        assert_eq!(codes(&report), ["record/too-large"], "{text:.80}");
        assert_eq!(report.findings[0].path, "", "it is the whole record");
        assert!(!report.ok());
    }
}

#[test]
fn depth() {
    // The record is one deep itself; `extra` may hold anything.
    let nested = |levels: usize| {
        format!(
            "{{\"kind\":\"one-to-one\",\"extra\":{}1{}}}",
            "[".repeat(levels),
            "]".repeat(levels)
        )
    };
    fits(&nested(limits::DEPTH - 1));
    too_large(&nested(limits::DEPTH));
    // Beyond what serde_json reads there is the text alone.
    for levels in [limits::DEPTH * 10, 1_000_000] {
        assert_eq!(
            codes(&bcp().validate_text(&nested(levels))),
            ["record/too-large"]
        );
    }
}

#[test]
fn rows_of_a_list() {
    let rows = |count: usize| {
        format!(
            "{{\"kind\":\"one-to-one\",\"attachments\":[{}\"a\"]}}",
            "\"a\",".repeat(count - 1)
        )
    };
    fits(&rows(limits::CHILDREN));
    too_large(&rows(limits::CHILDREN + 1));
    too_large(&rows(limits::CHILDREN * 10));
}

#[test]
fn members_of_an_object() {
    let members = |count: usize| {
        let mut text = String::from("{\"kind\":\"one-to-one\"");
        for number in 1..count {
            let _ = write!(text, ",\"field{number}\":1");
        }
        text + "}"
    };
    fits(&members(limits::CHILDREN));
    too_large(&members(limits::CHILDREN + 1));
    too_large(&members(limits::CHILDREN * 100));
}

#[test]
fn values() {
    // The object, kind, extra, and lists of a thousand, each of which counts too.
    let values = |count: usize| {
        let mut left = count - 3;
        let mut lists = Vec::new();
        while left > 0 {
            let rows = (left - 1).min(limits::CHILDREN);
            lists.push(vec![json!(1); rows]);
            left -= rows + 1;
        }
        json!({ "kind": "one-to-one", "extra": lists }).to_string()
    };
    fits(&values(limits::NODES));
    too_large(&values(limits::NODES + 1));
    too_large(&values(limits::NODES * 10));
}

#[test]
fn bytes() {
    let frame = "{\"kind\":\"one-to-one\",\"recordedBy\":\"\"}".len();
    let long = |bytes: usize| {
        format!(
            "{{\"kind\":\"one-to-one\",\"recordedBy\":\"{}\"}}",
            "x".repeat(bytes - frame)
        )
    };
    let validator = bcp();
    assert!(!codes(&validator.validate_text(&long(limits::BYTES))).contains(&"record/too-large"));
    for bytes in [limits::BYTES + 1, limits::BYTES * 10] {
        let text = long(bytes);
        assert_eq!(codes(&validator.validate_text(&text)), ["record/too-large"]);
        assert_eq!(
            codes(&validator.validate_json(text.as_bytes())),
            ["record/too-large"]
        );
    }
    // Too large is said first, also of what is no text at all.
    assert_eq!(
        codes(&validator.validate_json(&vec![0xff; limits::BYTES + 1])),
        ["record/too-large"]
    );
    assert_eq!(
        codes(&validator.validate_json(&vec![0xff; limits::BYTES])),
        ["record/unreadable"]
    );
    // Of packed words it is the texts that count.
    let text = "x".repeat(limits::BYTES + 1);
    assert_eq!(
        codes(&validator.validate_packed(&[4, 1], &text)),
        ["record/too-large"]
    );
}

#[test]
fn findings_and_deadlines_of_a_report() {
    let rows = |count: usize| {
        let case = json!({ "reference": "LCS 1", "discussed": true, "lastDiscussedOn": "2025-01-01", "recordedOn": "2026-03-30" });
        json!({ "kind": "one-to-one", "session": { "date": "2026-03-02" }, "cases": vec![case; count], "actions": vec![json!({ "action": "x" }); count] })
    };
    let validator = validator(
        "{\"policy\":\"bcp\",\"today\":\"2026-03-10\",\"severity\":{\"record/unknown-field\":\"off\"}}",
    );
    let report = validator.validate_text(&rows(limits::CHILDREN).to_string());
    assert_eq!(report.findings.len(), limits::FINDINGS);
    assert!(report.deadlines.len() <= limits::DEADLINES);
    check_report(&report);
    let report = validator.validate_text(&rows(20).to_string());
    assert!(report.findings.len() > 20 && report.findings.len() < limits::FINDINGS);
}

/// A pack may count rows inside rows inside rows. The record is then too large for it, and the page does not hang.
#[test]
fn steps_of_the_rules() {
    let pack = json!({
        "id": "counting", "title": "Counting", "organisation": "Nobody", "version": "1",
        "kinds": [{ "id": "one-to-one", "label": "One to one" }],
        "rules": [{
            "id": "stars", "clause": "1", "strength": "must", "asks": "Nothing.", "check": "present", "at": "/actions/*/action",
            "when": { "count": "/history/*", "atLeast": 1, "where": { "count": "/events/*", "atLeast": 1, "where": { "at": "/cases/*/reference", "in": ["nothing"] } } }
        }],
    });
    let pack = match Pack::read(&pack.to_string()) {
        Ok(pack) => pack,
        Err(problems) => panic!("{problems:?}"),
    };
    let options = Options {
        policy: Some(pack.into()),
        ..Options::read("{\"today\":\"2026-03-10\"}").expect("options")
    };
    let validator = supervision_validator::Validator::new(options).expect("options");
    let record = |rows: usize| {
        json!({
            "kind": "one-to-one", "actions": vec![json!({ "action": "x" }); rows], "history": vec!["2026-01-01"; rows],
            "events": vec![json!({ "type": "x" }); rows], "cases": vec![json!({ "reference": "A" }); rows],
        })
        .to_string()
    };
    // 30 × 30 × 30 × 30 is a fifth of the limit.
    assert!(!codes(&validator.validate_text(&record(30))).contains(&"record/too-large"));
    assert_eq!(
        codes(&validator.validate_text(&record(60))),
        ["record/too-large"]
    );
    assert_eq!(
        codes(&validator.validate_text(&record(600))),
        ["record/too-large"]
    );
}

#[test]
fn a_line_of_an_audit() {
    let validator = bcp();
    let mut lines = Vec::new();
    let mut audit = Audit::new();
    let mut each = |line: u32, report: Report| {
        lines.push((line, codes(&report).contains(&"record/too-large")));
    };
    // A line of 64 MB that comes in pieces is not kept, and the next one is read as ever.
    audit.feed(
        &validator,
        b"{\"kind\":\"one-to-one\"}\n{\"kind\":\"",
        &mut each,
    );
    let piece = vec![b'x'; 1 << 20];
    for _ in 0..64 {
        audit.feed(&validator, &piece, &mut each);
    }
    audit.feed(&validator, b"\"}\n{\"kind\":\"one-to-one\"}", &mut each);
    audit.finish(&validator, &mut each);
    assert_eq!(lines, [(1, false), (2, true), (3, false)]);
    assert_eq!((audit.records, audit.unreadable), (3, 1));
}

#[test]
fn packs_and_options() {
    let pack = |kinds: usize| {
        let kinds: Vec<Value> = (0..kinds)
            .map(|number| json!({ "id": format!("k{number}"), "label": "K" }))
            .collect();
        json!({ "id": "many", "title": "M", "organisation": "M", "version": "1", "kinds": kinds, "rules": [] }).to_string()
    };
    let said = |text: &str| {
        Pack::read(text)
            .err()
            .unwrap_or_default()
            .iter()
            .map(|problem| problem.message.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(said(&pack(limits::CHILDREN)), Vec::<String>::new());
    assert_eq!(
        said(&pack(limits::CHILDREN + 1)),
        ["This is larger than a pack may be."]
    );
    assert_eq!(
        said(&format!("\"{}\"", "x".repeat(limits::BYTES))),
        ["This is larger than a pack may be."]
    );
    let closures = |days: usize| {
        json!({ "today": "2026-03-10", "closures": vec!["2026-12-24"; days] }).to_string()
    };
    assert!(Options::read(&closures(limits::CHILDREN)).is_ok());
    assert_eq!(
        Options::read(&closures(limits::CHILDREN + 1))
            .expect_err("too many")
            .0,
        "The options are larger than they may be."
    );
}
