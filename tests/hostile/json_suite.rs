//! The public parsing tests and the naughty strings (`tests/json/`, with their licences), beside `serde_json`.

use super::fuzz_targets::json as beside_serde_json;
use super::{bcp, codes};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use supervision_validator::record::json::JsonError;
use supervision_validator::record::tree::At;
use supervision_validator::record::{Keys, json};

const PARSING: &str = include_str!("../json/parsing.json");
const NAUGHTY: &str = include_str!("../json/naughty-strings.json");

/// Name and text of every case; the two that are too long to keep are made here, as the suite describes them.
fn cases() -> Vec<(String, String)> {
    let cases: Vec<BTreeMap<String, String>> =
        serde_json::from_str(PARSING).expect("the suite is JSON");
    let mut cases: Vec<_> = cases
        .into_iter()
        .map(|case| (case["name"].clone(), case["input"].clone()))
        .collect();
    cases.push((
        "n_structure_100000_opening_arrays".to_owned(),
        "[".repeat(100_000),
    ));
    cases.push((
        "n_structure_open_array_object".to_owned(),
        "[{\"\":".repeat(50_000) + "\n",
    ));
    cases
}

#[test]
fn the_reader_accepts_and_refuses_what_the_suite_says() {
    let mut counts = [0; 3];
    for (name, text) in cases() {
        let read = json::read(&text, &Keys::new());
        match name.as_bytes()[0] {
            b'y' => {
                assert!(read.is_ok(), "{name} must be read: {text}");
                counts[0] += 1;
            }
            b'n' => {
                assert!(read.is_err(), "{name} must be refused: {text}");
                counts[1] += 1;
            }
            _ => counts[2] += 1,
        }
    }
    assert_eq!(counts, [95, 176, 22], "accepted, refused, either");
}

/// What RFC 8259 leaves open, as we have it: any number is one, half a surrogate pair becomes U+FFFD, a byte order mark belongs to the file and
/// not to the text, deep nesting is too large.
#[test]
fn what_the_suite_leaves_open_is_decided() {
    for (name, text) in cases().iter().filter(|(name, _)| name.starts_with('i')) {
        let read = json::read(text, &Keys::new());
        match name.as_str() {
            "i_structure_500_nested_arrays" => {
                assert!(matches!(read, Err(JsonError::TooLarge)), "{name}");
            }
            "i_structure_UTF-8_BOM_empty_object" => {
                assert!(matches!(read, Err(JsonError::Syntax { at: 0 })), "{name}");
                assert!(
                    !codes(&bcp().validate_text(text)).contains(&"record/unreadable"),
                    "{name}"
                );
            }
            _ => assert!(read.is_ok(), "{name}: {text}"),
        }
    }
}

#[test]
fn every_case_means_what_serde_json_says() {
    for (_, text) in cases() {
        beside_serde_json(text.as_bytes());
        // In the middle of a record too, and cut off at each byte.
        beside_serde_json(format!("{{\"kind\":\"one-to-one\",\"extra\":[1,{text}]}}").as_bytes());
        for (end, _) in text.char_indices().take(64) {
            beside_serde_json(&text.as_bytes()[..end]);
        }
    }
}

/// Bytes that are no UTF-8, of the kinds that the suite has: alone, overlong, a surrogate, cut off, UTF-16, Latin-1, in and beside a string.
#[test]
fn bytes_that_are_no_text_are_a_finding() {
    let validator = bcp();
    for bytes in [
        &b"[\"\xff\"]"[..],
        b"[\"\xe5\x00\"]",
        b"[\"\x81\"]",
        b"[\"\xc0\xaf\"]",
        b"[\"\xfc\x83\xbf\xbf\xbf\xbf\"]",
        b"[\"\xfc\x80\x80\x80\x80\x80\"]",
        b"[\"\xed\xa0\x80\"]",
        b"[\"\xf4\xbf\xbf\xbf\"]",
        b"[\"\xe0\xff\"]",
        b"[\"\xe9\"]",
        b"\xff\xfe[\0\"\0\xe9\0\"\0]\0",
        b"\0[\0\"\0\xe9\0\"\0]",
        b"[a\xe5]",
        b"[\xff]",
        b"[123\xe5]",
        b"[1e1\xe5]",
        b"[0\xe5]",
        b"[1e\xe5]",
        b"{\"\xb9\":\"0\",}",
        b"[\"\\u\xe5\"]",
        b"[\"\\\xe5\"]",
        b"\xef\xbb{}",
        b"\xe5",
        b"\xc3",
    ] {
        assert_eq!(
            codes(&validator.validate_json(bytes)),
            ["record/unreadable"],
            "{bytes:x?}"
        );
        assert!(
            serde_json::from_slice::<Value>(bytes).is_err(),
            "{bytes:x?}"
        );
    }
}

#[test]
fn naughty_strings_come_through_unchanged() {
    let strings: Vec<String> = serde_json::from_str(NAUGHTY).expect("the list is JSON");
    assert!(strings.len() > 450, "{} strings", strings.len());
    let keys = Keys::new();
    for string in &strings {
        // As a value and as a name, written by serde_json and with everything escaped.
        let mut escaped = String::new();
        for unit in string.encode_utf16() {
            let _ = write!(escaped, "\\u{unit:04x}");
        }
        for text in [
            Value::from(string.as_str()).to_string(),
            format!("\"{escaped}\""),
        ] {
            let tree = json::read(&text, &keys).expect("a string is JSON");
            assert_eq!(tree.text(At::ROOT), Some(string.as_str()));
            let text = format!("{{{text}:1}}");
            let tree = json::read(&text, &keys).expect("a name is JSON");
            assert_eq!(
                tree.name(tree.children(At::ROOT).next().expect("a member")),
                string
            );
        }
    }
}

/// In every place of a record where somebody writes: no panic, a report that is JSON, and none of the words in it.
#[test]
fn naughty_strings_break_no_record() {
    let strings: Vec<String> = serde_json::from_str(NAUGHTY).expect("the list is JSON");
    let validator = bcp();
    for string in &strings {
        let record = json!({
            "kind": "one-to-one", "supervisee": { "name": string, "role": string }, "recordedBy": string,
            "session": { "date": string, "start": string, "durationMinutes": string, "mode": string },
            "sections": { "health-and-welfare": string, "practice-progress": { "discussion": string } },
            "actions": [{ "action": string, "owner": string, "due": string, "measure": string }],
            "cases": [{ "reference": string, "recordedOn": string }],
            "signatures": { "supervisor": { "name": string, "signedOn": string } },
            "extra": { string.as_str(): string },
        });
        let report = validator.validate_text(&record.to_string());
        super::fuzz_targets::check_report(&report);
        // A message never repeats what somebody wrote; short strings are bound to be part of some word.
        if string.len() > 24 {
            for finding in &report.findings {
                assert!(
                    !finding.message.contains(string.as_str()),
                    "{}",
                    finding.message
                );
            }
        }
    }
}
