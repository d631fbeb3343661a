//! What each fuzz target does with its bytes, and what must hold whatever they are.
//!
//! `fuzz_targets/` hands these functions to libFuzzer; `tests/hostile_corpus.rs` of the library compiles this same file and runs them over the
//! corpus and over random changes to it, so that a plain `cargo test` needs neither nightly nor libFuzzer.

use serde_json::Value;
use std::fmt::Write as _;
use std::str::from_utf8;
use std::sync::{Arc, LazyLock};
use supervision_validator::audit::Audit;
use supervision_validator::calendar::{
    self, Date, Division, Period, WorkingDays, civil_date, parse_iso, push_iso,
};
use supervision_validator::record::json::JsonError;
use supervision_validator::record::tree::{At, Kind};
use supervision_validator::record::{Keys, Tree, json, limits};
use supervision_validator::text::frequency::{read_every, read_minutes};
use supervision_validator::text::identifier::{Allowed, find_identifiers, identifier_in_reference};
use supervision_validator::text::lexicon::Lexicon;
use supervision_validator::text::placeholder::is_placeholder;
use supervision_validator::text::smart::{is_answered, judge, judge_owner};
use supervision_validator::text::timescale::{Due, DueContext, read_due};
use supervision_validator::{Options, Pack, Report, Severity, Validator};

/// Every target by name, with what its corpus is called.
pub const TARGETS: [(&str, fn(&[u8])); 9] = [
    ("record", record),
    ("json", json),
    ("packed", packed),
    ("pack", pack),
    ("options", options),
    ("audit", audit),
    ("due", due),
    ("words", words),
    ("calendar", calendar),
];

const OTHER_PACK: &str = include_str!("../../tests/policies/fellmoor.json");
const SAMPLE: &str = include_str!("../../tests/samples/one-to-one.json");

/// One validator for each way of holding records that differs in more than a number.
static VALIDATORS: LazyLock<Vec<Validator>> = LazyLock::new(|| {
    let mut options: Vec<String> = [
        "adopt-north-east",
        "bcp",
        "nottinghamshire",
        "haringey",
        "coventry",
    ]
    .iter()
    .map(|id| format!("{{\"policy\":\"{id}\",\"today\":\"2026-03-10\"}}"))
    .collect();
    options.push("{\"today\":\"2026-03-10\",\"stage\":\"draft\"}".to_owned());
    options.push("{\"today\":\"2026-03-10\",\"policy\":\"bcp\",\"strict\":true,\"closures\":[\"2026-03-11\"]}".to_owned());
    options.push(format!(
        "{{\"policy\":{OTHER_PACK},\"today\":\"2026-03-10\"}}"
    ));
    options.iter().map(|options| validator(options)).collect()
});

fn validator(options: &str) -> Validator {
    Options::read(options)
        .and_then(Validator::new)
        .expect("options of the fuzzer's own")
}

/// One of the validators, by the input's length: so each input always meets the same one, and every one is met.
fn validator_for(data: &[u8]) -> &'static Validator {
    &VALIDATORS[data.len() % VALIDATORS.len()]
}

/// What holds of every report.
pub fn check_report(report: &Report) {
    let counted: usize = Severity::ALL
        .iter()
        .map(|severity| report.count(*severity))
        .sum();
    assert_eq!(
        counted,
        report.findings.len(),
        "every finding is counted once"
    );
    assert_eq!(
        report.ok(),
        report.count(Severity::Error) == 0,
        "ok means no error"
    );
    assert!(
        report.findings.len() <= limits::FINDINGS,
        "no more findings than the limit"
    );
    assert!(
        report.completeness.done <= report.completeness.total,
        "no more is done than there is to do"
    );
    for finding in &report.findings {
        assert!(
            finding.path.is_empty() || finding.path.starts_with('/'),
            "{}",
            finding.path
        );
        assert!(!finding.message.is_empty(), "a finding says something");
        assert!(
            finding.span.is_none_or(|(start, end)| start < end),
            "a span has a length"
        );
    }
    assert!(
        report
            .deadlines
            .windows(2)
            .all(|two| two[0].due <= two[1].due),
        "deadlines stand by day"
    );
    let json = report.to_json();
    if json.len() < 1 << 20 {
        serde_json::from_str::<Value>(&json).expect("a report is JSON");
    }
}

/// A record's bytes, as they come from a file.
pub fn record(data: &[u8]) {
    check_report(&validator_for(data).validate_json(data));
}

/// The reader beside `serde_json`: the same texts are JSON, and they hold the same.
pub fn json(data: &[u8]) {
    let Ok(text) = from_utf8(data) else { return };
    let theirs = serde_json::from_str::<Value>(text);
    match (json::read(text, &Keys::new()), theirs) {
        (Ok(tree), Ok(theirs)) => assert!(same(&tree, At::ROOT, &theirs), "{text}"),
        (Ok(_), Err(error)) => {
            // What RFC 8259 leaves to the reader: half a surrogate pair, a number beyond any that can be held.
            let error = error.to_string();
            assert!(
                ["surrogate", "hex escape", "number out of range"]
                    .iter()
                    .any(|known| error.contains(known)),
                "{error}: {text}"
            );
        }
        (Err(JsonError::Syntax { at }), Ok(_)) => panic!("refused at {at}: {text}"),
        (Err(JsonError::Syntax { at }), Err(_)) => assert!(at <= text.len()),
        (Err(JsonError::TooLarge), _) => assert!(
            text.len() > limits::BYTES
                || text
                    .bytes()
                    .filter(|byte| matches!(byte, b'[' | b'{'))
                    .count()
                    > limits::DEPTH
                || text
                    .bytes()
                    .filter(|byte| matches!(byte, b',' | b'[' | b'{'))
                    .count()
                    >= limits::NODES / 2,
            "not too large: {text}"
        ),
    }
}

fn same(tree: &Tree, at: At, theirs: &Value) -> bool {
    match theirs {
        Value::Null => tree.kind(at) == Kind::Absent,
        Value::Bool(theirs) => tree.boolean(at) == Some(*theirs),
        Value::Number(theirs) => {
            let (Some(ours), Some(theirs)) = (tree.number(at), theirs.as_f64()) else {
                return false;
            };
            // Exact where a record's numbers are; a few roundings off at the far ends, see `Decimal`.
            ours == theirs || (ours - theirs).abs() <= theirs.abs() * 1e-13 || theirs.abs() < 1e-290
        }
        Value::String(theirs) => tree.text(at) == Some(theirs),
        Value::Array(theirs) => {
            tree.kind(at) == Kind::List
                && tree.children(at).count() == theirs.len()
                && tree
                    .children(at)
                    .zip(theirs)
                    .all(|(ours, theirs)| same(tree, ours, theirs))
        }
        Value::Object(theirs) => {
            tree.kind(at) == Kind::Object
                && tree
                    .children(at)
                    .all(|ours| theirs.contains_key(tree.name(ours)))
                && theirs
                    .iter()
                    .all(|(name, theirs)| same(tree, tree.member_named(at, name), theirs))
        }
    }
}

/// Packed words: any, and those that the walk in JavaScript would write for a record, whose report must be that of its text.
pub fn packed(data: &[u8]) {
    let validator = validator_for(data);
    if let Ok(value) = serde_json::from_slice::<Value>(data) {
        let (mut words, mut text) = (Vec::new(), String::new());
        pack_value(&value, None, &mut words, &mut text);
        let packed = validator.validate_packed(&words, &text);
        // What stands twice stands once in the value, so the text is written anew.
        let read = validator.validate_text(&value.to_string());
        assert_eq!(packed.to_json(), read.to_json(), "packed and as text");
        check_report(&packed);
        return;
    }
    let (words, text) = data.split_at(data.len() / 2);
    let words: Vec<u32> = words
        .chunks_exact(4)
        .map(|bytes| {
            // The names that there are, and small lengths: else nearly everything is refused at the first word.
            let word = u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
            if word & 0x80 == 0 {
                word & 0xff_001f
            } else {
                word
            }
        })
        .collect();
    check_report(&validator.validate_packed(&words, &String::from_utf8_lossy(text)));
}

/// As `pkg-config/pack.js` packs, with every name written out.
pub fn pack_value(value: &Value, name: Option<&str>, words: &mut Vec<u32>, text: &mut String) {
    const UNKNOWN: u32 = 0xffff << 16;
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).expect("a short text");
    let count = |length: usize| u32::try_from(length).expect("a short list");
    let tag = match value {
        Value::Null => 0,
        Value::Bool(false) => 1,
        Value::Bool(true) => 2,
        Value::Number(_) => 3,
        Value::String(_) => 4,
        Value::Array(_) => 5,
        Value::Object(_) => 6,
    };
    words.push(tag | UNKNOWN | if name.is_some() { 0x10 } else { 0 });
    if let Some(name) = name {
        words.push(units(name));
        text.push_str(name);
    }
    match value {
        Value::Number(number) => {
            let bits = number.as_f64().unwrap_or(0.0).to_bits();
            words.extend([bits as u32, (bits >> 32) as u32]);
        }
        Value::String(string) => {
            words.push(units(string));
            text.push_str(string);
        }
        Value::Array(rows) => {
            words.push(count(rows.len()));
            rows.iter()
                .for_each(|row| pack_value(row, None, words, text));
        }
        Value::Object(members) => {
            words.push(count(members.len()));
            members
                .iter()
                .for_each(|(name, member)| pack_value(member, Some(name), words, text));
        }
        _ => {}
    }
}

/// A stranger's pack: refused with sentences, or used.
pub fn pack(data: &[u8]) {
    let Ok(text) = from_utf8(data) else { return };
    match Pack::read(text) {
        Err(problems) => {
            assert!(
                !problems.is_empty(),
                "a pack is not refused without a reason"
            );
            for problem in problems {
                assert!(
                    problem.path.is_empty() || problem.path.starts_with('/'),
                    "{}",
                    problem.path
                );
                assert!(!problem.message.is_empty());
            }
        }
        Ok(pack) => {
            let kinds: Vec<String> = pack.kinds.iter().map(|kind| kind.id.clone()).collect();
            let options = Options {
                policy: Some(Arc::new(pack)),
                today: parse_iso("2026-03-10"),
                ..Options::default()
            };
            let validator = Validator::new(options).expect("a pack that was read can be used");
            let mut record: Value = serde_json::from_str(SAMPLE).expect("the sample is JSON");
            for kind in kinds.iter().take(4) {
                record["kind"] = Value::from(kind.as_str());
                check_report(&validator.validate_text(&record.to_string()));
                check_report(
                    &validator.validate_text(&serde_json::json!({ "kind": kind }).to_string()),
                );
            }
        }
    }
}

/// Options: refused with a sentence, or used.
pub fn options(data: &[u8]) {
    let Ok(text) = from_utf8(data) else { return };
    match Options::read(text).and_then(Validator::new) {
        Ok(validator) => check_report(&validator.validate_text(SAMPLE)),
        Err(error) => assert!(
            !error.0.is_empty(),
            "options are not refused without a reason"
        ),
    }
}

/// Many records: cut anywhere, they give the same reports and the same figures.
pub fn audit(data: &[u8]) {
    let validator = validator_for(data);
    let run = |size: usize| {
        let mut audit = Audit::new();
        let mut seen = String::new();
        let mut each = |line: u32, report: Report| {
            check_report(&report);
            let _ = write!(seen, "{line} ");
            report.push_json(&mut seen);
        };
        for piece in data.chunks(size.max(1)) {
            audit.feed(validator, piece, &mut each);
        }
        audit.finish(validator, &mut each);
        (seen, audit.records, audit.ok, audit.unreadable)
    };
    let whole = run(data.len());
    assert!(
        whole.2 <= whole.1 && whole.3 <= whole.1,
        "no more records are something than there are"
    );
    assert_eq!(whole, run(data.len() / 3 + 1), "cut in three");
    if data.len() < 256 {
        assert_eq!(whole, run(1), "byte by byte");
    }
}

static DAYS: LazyLock<WorkingDays> =
    LazyLock::new(|| WorkingDays::new(Some(Division::EnglandAndWales)));

/// Words that name a day, how often, how long.
pub fn due(data: &[u8]) {
    let Ok(text) = from_utf8(data) else { return };
    let from = parse_iso("2026-03-02").expect("a date");
    for next_session in [None, parse_iso("2026-03-30")] {
        let context = DueContext {
            from,
            next_session,
            working_days: &DAYS,
        };
        let once = read_due(text, &context);
        assert_eq!(
            once,
            read_due(text, &context),
            "the same words mean the same day"
        );
        if text.trim().is_empty() {
            assert!(!matches!(once, Due::Date(_)), "blank words name no day");
        }
    }
    let _ = read_every(text);
    let _ = read_minutes(text);
}

/// Words about people and actions.
pub fn words(data: &[u8]) {
    let Ok(text) = from_utf8(data) else { return };
    let (first, rest) = text.split_once('\n').unwrap_or(("", text));
    let mut allowed = Allowed::new();
    allowed.person(first);
    allowed.word(first);
    let mut last = 0;
    for found in find_identifiers(rest, &allowed) {
        assert!(found.start < found.end, "an identifier has letters");
        assert!(
            rest.get(found.start..found.end).is_some(),
            "it ends between characters"
        );
        assert!(found.start >= last, "they stand in the order of the text");
        last = found.start;
    }
    if let Some(found) = identifier_in_reference(rest, &allowed) {
        assert!(
            rest.get(found.start..found.end).is_some(),
            "it ends between characters"
        );
    }
    let _ = judge(rest, Some(first), &Lexicon::new());
    let _ = judge_owner(rest);
    let _ = is_placeholder(rest);
    let _ = is_answered(rest);
}

/// Dates, periods and working days as texts: what is read is written back, and adding days and counting them agree.
pub fn calendar(data: &[u8]) {
    let Ok(text) = from_utf8(data) else { return };
    let mut lines = text.lines();
    let (first, second) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    let date = civil_date(first);
    if let Some(date) = date {
        let mut written = String::new();
        push_iso(date, &mut written);
        assert_eq!(
            parse_iso(&written),
            Some(date),
            "a date is read as it is written"
        );
        assert_eq!(
            calendar::from_days(calendar::days_from_epoch(date)),
            Some(date)
        );
        if let Ok(number) = second.trim().parse::<i32>() {
            working_days(date, number);
        }
    }
    if let Some(period) = Period::parse(second) {
        let mut written = String::new();
        period.push(&mut written);
        // Another spelling perhaps, the same time.
        let again = Period::parse(&written).expect("what we write can be read");
        let mut twice = String::new();
        again.push(&mut twice);
        assert_eq!(written, twice, "a period is written as it is read");
        if let Some(date) = date {
            assert_eq!(again.after(date, &DAYS), period.after(date, &DAYS));
            assert!(period.after(date, &DAYS).is_none_or(|after| after >= date));
            assert!(
                period
                    .before(date, &DAYS)
                    .is_none_or(|before| before <= date)
            );
        }
    }
}

fn working_days(from: Date, number: i32) {
    if let Ok(to) = DAYS.add(from, number)
        && number != 0
    {
        assert!(DAYS.is_working_day(to), "counting working days ends on one");
        // Counting back from a day that is not worked, the first step leads to a day that counting between leaves out.
        let own_day = i32::from(number < 0 && !DAYS.is_working_day(from));
        assert_eq!(
            DAYS.between(from, to),
            Ok(number + own_day),
            "adding and counting agree"
        );
    }
}
