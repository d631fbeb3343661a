//! What a record may hold: whatever it is, it comes back as findings with their place, and the rest is still looked at.

mod common;

use serde_json::{Value, json};
use supervision_validator::record::{Keys, json as reader};
use supervision_validator::{Options, Report, Validator, calendar};

fn validator(policy: &str) -> Validator {
    let text = json!({ "policy": policy, "today": "2026-03-10" }).to_string();
    Validator::new(Options::read(&text).expect("options")).expect("a validator")
}

fn found(report: &Report) -> Vec<(&'static str, String)> {
    report
        .findings
        .iter()
        .map(|finding| (finding.code.id(), finding.path.clone()))
        .collect()
}

fn has(report: &Report, code: &str, path: &str) -> bool {
    found(report)
        .iter()
        .any(|(found, at)| *found == code && at == path)
}

fn validate(record: &Value) -> Report {
    validator("bcp").validate_text(&record.to_string())
}

#[test]
fn wrong_types_are_found_at_their_place_and_nothing_else_is_said_of_them() {
    let cases = [
        (
            json!({ "session": { "date": 20_260_302 } }),
            "/session/date",
        ),
        (
            json!({ "session": { "date": "2026-02-30" } }),
            "/session/date",
        ),
        (
            json!({ "session": { "date": "02/03/2026" } }),
            "/session/date",
        ),
        (
            json!({ "session": { "durationMinutes": "90" } }),
            "/session/durationMinutes",
        ),
        (
            json!({ "session": { "start": "half past nine" } }),
            "/session/start",
        ),
        (
            json!({ "session": { "mode": "by telephone" } }),
            "/session/mode",
        ),
        (json!({ "session": [] , "supervisee": "Jo" }), "/supervisee"),
        (
            json!({ "supervisee": { "name": { "first": "Jo" } } }),
            "/supervisee/name",
        ),
        (json!({ "sections": "all discussed" }), "/sections"),
        (
            json!({ "sections": { "health-and-welfare": 7 } }),
            "/sections/health-and-welfare",
        ),
        (
            json!({ "sections": { "health-and-welfare": { "value": "maybe" } } }),
            "/sections/health-and-welfare/value",
        ),
        (
            json!({ "actions": { "0": {} , "1": { "a": 1 } } }),
            "/actions",
        ),
        (json!({ "actions": ["ring the school"] }), "/actions/0"),
        (
            json!({ "cases": [{ "reference": "M-1", "discussed": "yes" }] }),
            "/cases/0/discussed",
        ),
        (json!({ "history": ["2026-02-02", "soon"] }), "/history/1"),
        (
            json!({ "signatures": { "supervisor": true } }),
            "/signatures/supervisor",
        ),
        (
            json!({ "frequencyChange": { "every": "now and then" } }),
            "/frequencyChange/every",
        ),
        (
            json!({ "previousActions": [{ "status": "almost" }] }),
            "/previousActions/0/status",
        ),
        (json!({ "copySharedOn": false }), "/copySharedOn"),
    ];
    for (record, path) in cases {
        let mut record = record;
        record["kind"] = json!("one-to-one");
        let report = validate(&record);
        let here: Vec<_> = found(&report)
            .into_iter()
            .filter(|(_, at)| at == path)
            .collect();
        assert_eq!(here, [("field/invalid", path.to_owned())], "{record}");
        assert!(!report.ok(), "{record}");
        assert!(report.findings.len() > 1, "the rest is looked at: {record}");
    }
}

#[test]
fn dates_come_as_dates_and_as_timestamps() {
    // 23:30 UTC on 29 March 2026 is half past midnight on the 30th in London: summer time began that morning.
    let record = json!({ "kind": "one-to-one", "session": { "date": "2026-03-30" }, "signatures": {
        "supervisor": { "name": "R. Bell", "signedOn": "2026-03-29T23:30:00Z" },
        "supervisee": { "name": "A. Khan", "signedOn": "2026-03-29T22:30:00Z" },
    } });
    let report = validate(&record);
    assert!(!has(
        &report,
        "signature/before-session",
        "/signatures/supervisor/signedOn"
    ));
    assert!(has(
        &report,
        "signature/before-session",
        "/signatures/supervisee/signedOn"
    ));
}

#[test]
fn unknown_fields_are_named_and_what_was_meant_is_offered() {
    let record = json!({ "kind": "one-to-one", "sesion": {}, "supervisee": { "nmae": "Jo" },
        "sections": { "health-and-wellfare": "Well", "zzz": "Well" } });
    let report = validate(&record);
    let message = |path: &str| {
        let finding = report
            .findings
            .iter()
            .find(|finding| finding.path == path && finding.code.id() == "record/unknown-field");
        finding
            .map(|finding| finding.message.clone())
            .unwrap_or_default()
    };
    assert!(
        message("/sesion").ends_with("Did you mean “session”?"),
        "{}",
        message("/sesion")
    );
    assert!(message("/supervisee/nmae").ends_with("Did you mean “name”?"));
    assert!(
        message("/sections/health-and-wellfare").ends_with("Did you mean “health-and-welfare”?")
    );
    assert!(!message("/sections/zzz").is_empty() && !message("/sections/zzz").contains("mean"));
    // A misspelt section is not the section.
    assert!(has(
        &report,
        "section/missing",
        "/sections/health-and-welfare"
    ));
}

#[test]
fn what_is_no_record_gives_one_finding() {
    let validator = validator("bcp");
    for text in [
        "",
        "{",
        "nul",
        "{\"a\":}",
        "[1,2",
        "\"\\x\"",
        "{} {}",
        "{\"a\":1,}",
        "[01]",
        "'a'",
        "\u{0}",
    ] {
        assert_eq!(
            found(&validator.validate_text(text)),
            [("record/unreadable", String::new())],
            "{text:?}"
        );
    }
    for text in ["null", "7", "\"record\"", "[]", "true"] {
        assert_eq!(
            found(&validator.validate_text(text)),
            [("record/unreadable", String::new())],
            "{text:?}"
        );
    }
    assert_eq!(
        found(&validator.validate_json(b"{\"kind\":\"\xff\"}")),
        [("record/unreadable", String::new())]
    );
    assert!(!has(
        &validator.validate_json("\u{feff}{\"kind\":\"one-to-one\"}".as_bytes()),
        "record/unreadable",
        ""
    ));
}

#[test]
fn kinds_and_policies_that_are_none() {
    let report = validate(&json!({ "kind": "one-to-ones" }));
    assert!(has(&report, "record/unknown-kind", "/kind"));
    assert!(has(&validate(&json!({})), "record/unknown-kind", "/kind"));
    let by_record = Validator::new(Options {
        today: calendar::parse_iso("2026-03-10"),
        ..Options::default()
    })
    .expect("a validator");
    let report = by_record.validate_text(r#"{"kind":"one-to-one","policy":"bpc"}"#);
    assert_eq!(
        found(&report),
        [("record/unknown-policy", "/policy".to_owned())]
    );
    assert!(report.findings[0].message.ends_with("Did you mean “bcp”?"));
    assert_eq!(
        found(&by_record.validate_text("{}")),
        [("record/unknown-policy", "/policy".to_owned())]
    );
    let report = by_record.validate_text(r#"{"kind":"one-to-one","policy":"haringey"}"#);
    assert_eq!(report.policy, "haringey");
    // The validator's policy wins where both are given.
    assert_eq!(
        validate(&json!({ "kind": "one-to-one", "policy": "haringey" })).policy,
        "bcp"
    );
}

#[test]
fn limits_are_findings() {
    let validator = validator("bcp");
    let deep = |levels: usize| {
        format!(
            "{{\"kind\":\"one-to-one\",\"extra\":{}1{}}}",
            "[".repeat(levels),
            "]".repeat(levels)
        )
    };
    assert!(!has(
        &validator.validate_text(&deep(31)),
        "record/too-large",
        ""
    ));
    assert_eq!(
        found(&validator.validate_text(&deep(32))),
        [("record/too-large", String::new())]
    );
    let long = |bytes: usize| {
        format!(
            "{{\"kind\":\"one-to-one\",\"recordedBy\":\"{}\"}}",
            "x".repeat(bytes)
        )
    };
    assert!(!has(
        &validator.validate_text(&long(4_000_000)),
        "record/too-large",
        ""
    ));
    assert_eq!(
        found(&validator.validate_text(&long(4 << 20))),
        [("record/too-large", String::new())]
    );
}

#[test]
fn blank_is_absent() {
    for blank in ["", "   ", "\u{a0}\n", "\u{200b}"] {
        let record = json!({ "kind": "one-to-one", "supervisee": { "name": blank }, "sections": { "health-and-welfare": { "discussion": blank } } });
        let report = validate(&record);
        assert!(
            has(&report, "field/missing", "/supervisee/name"),
            "{blank:?}"
        );
        assert!(
            has(&report, "section/missing", "/sections/health-and-welfare"),
            "{blank:?}"
        );
    }
    let spare = json!({ "kind": "one-to-one", "actions": [{ "action": "", "owner": " ", "due": null }, {}] });
    assert!(
        !found(&validate(&spare))
            .iter()
            .any(|(code, _)| code.starts_with("action/"))
    );
}

#[test]
fn the_last_of_two_members_counts() {
    let report = validator("bcp").validate_text(
        r#"{"kind":"one-to-one","supervisee":{"name":""},"supervisee":{"name":"Jo"}}"#,
    );
    assert!(!has(&report, "field/missing", "/supervisee/name"));
}

/// Held to the grammar beside `serde_json`: what one reads the other reads, and what one refuses the other refuses.
#[test]
fn the_reader_keeps_to_the_grammar() {
    let texts = [
        "null",
        "true",
        " [ ] ",
        "{\"a\":[1,2.5,-0,1e3,1E-2,0.5e+1]}",
        "\"\\u00e9\\n\\\"\\/\\ud83d\\ude00\"",
        "[[[]]]",
        "{\"\":\"\"}",
        "-1",
        "0",
        "-0.0",
        "1.",
        ".5",
        "+1",
        "01",
        "1e",
        "1e+",
        "--1",
        "0x1",
        "NaN",
        "Infinity",
        "tru",
        "truee",
        "nulll",
        "[1 2]",
        "[1,,2]",
        "[,1]",
        "[1,]",
        "{,}",
        "{\"a\"}",
        "{\"a\":1 \"b\":2}",
        "{a:1}",
        "{\"a\":1,}",
        "\"a",
        "\"\t\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "\"\\q\"",
        "[\"a\"",
        "]",
        "}",
        "{]",
        "[}",
        "",
        " ",
        "\u{feff}1",
        "1 1",
        "\"\u{7f}\"",
        "\"\u{2028}\"",
        "/* c */ 1",
        "[1]//x",
        "\"\\\"",
        "{\"a\":{\"b\":{\"c\":[{}]}}}",
        "1e999",
        "-1e-999",
        "123456789012345678901234567890",
    ];
    for text in texts {
        // serde_json refuses numbers beyond f64; the reader has them as infinite, which no rule takes for a number of minutes.
        let expected = serde_json::from_str::<Value>(text).is_ok() || matches!(text, "1e999");
        assert_eq!(
            reader::read(text, &Keys::none()).is_ok(),
            expected,
            "{text:?}"
        );
    }
}

#[test]
fn options_that_cannot_be_used_say_why() {
    for (options, sentence) in [
        (
            json!({ "policy": "bpc" }),
            "There is no policy “bpc”. Did you mean “bcp”?",
        ),
        (
            json!({ "today": "yesterday" }),
            "“today” must be a date like 2026-03-09.",
        ),
        (
            json!({ "divison": "scotland" }),
            "There is no option “divison”. Did you mean “division”?",
        ),
        (
            json!({ "division": "wales" }),
            "“division” must be england-and-wales, scotland or northern-ireland.",
        ),
        (
            json!({ "stage": "late" }),
            "“stage” must be draft or final.",
        ),
        (
            json!({ "severity": { "section/missing": "fatal" } }),
            "There is no severity “fatal”.",
        ),
        (json!([]), "The options must be an object."),
    ] {
        assert_eq!(
            Options::read(&options.to_string()).expect_err("refused").0,
            sentence
        );
    }
    let misspelt = Options::read(
        r#"{"policy":"bcp","today":"2026-03-10","severity":{"section/mising":"off"}}"#,
    )
    .expect("options");
    let refused = Validator::new(misspelt).expect_err("refused").0;
    assert_eq!(
        refused,
        "There is no rule or code “section/mising”. Did you mean “section/missing”?"
    );
}
