//! What holds of every date, every period and every record, tried on many made at random. The seed is fixed: each run tries the same.

mod common;

use common::{packs, root};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::sync::LazyLock;
use supervision_validator::calendar::{
    Date, Division, Period, WorkingDays, days_from_epoch, from_days, parse_iso,
};
use supervision_validator::policy::built_in;
use supervision_validator::record::shape;
use supervision_validator::{Options, Report, Severity, Validator};

#[path = "../fuzz/src/lib.rs"]
#[allow(
    dead_code,
    clippy::pedantic,
    clippy::type_complexity,
    reason = "the fuzzer's own crate, of which this test uses the packing"
)]
mod fuzz_targets;

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        rng_seed: RngSeed::Fixed(20_260_302),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

// ───────────────────────────── Dates ─────────────────────────────

fn date(text: &str) -> Date {
    parse_iso(text).expect("a date")
}

/// Days well inside the table of bank holidays.
fn days() -> impl Strategy<Value = Date> {
    let (first, last) = (
        days_from_epoch(date("2020-01-01")),
        days_from_epoch(date("2029-12-31")),
    );
    (first..=last).prop_map(|day| from_days(day).expect("a day"))
}

fn divisions() -> impl Strategy<Value = Option<Division>> {
    prop_oneof![
        Just(None),
        Just(Some(Division::EnglandAndWales)),
        Just(Some(Division::Scotland)),
        Just(Some(Division::NorthernIreland)),
    ]
}

fn calendars() -> impl Strategy<Value = WorkingDays> {
    (
        divisions(),
        prop::collection::vec(days(), 0..40),
        prop::collection::vec(days(), 0..10),
    )
        .prop_map(|(division, closures, opened)| {
            let mut calendar = WorkingDays::new(division);
            for day in closures {
                calendar.close(day);
            }
            for day in opened {
                calendar.open(day);
            }
            calendar
        })
}

fn next(day: Date) -> Date {
    from_days(days_from_epoch(day) + 1).expect("a day")
}

/// Counts day by day, as one would on a wall calendar.
fn counted_by_hand(calendar: &WorkingDays, from: Date, working_days: i32) -> Date {
    let (mut day, mut left) = (from, working_days.abs());
    while left > 0 {
        day = from_days(days_from_epoch(day) + working_days.signum()).expect("a day");
        left -= i32::from(calendar.is_working_day(day));
    }
    day
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn working_days_are_those_of_a_wall_calendar(calendar in calendars(), from in days(), count in -60..60_i32) {
        let added = calendar.add(from, count).expect("inside the table");
        prop_assert_eq!(added, counted_by_hand(&calendar, from, count));
        // The day itself is never counted, so from a day off back to the first working day is nought.
        let own = i32::from(count < 0 && !calendar.is_working_day(from));
        prop_assert_eq!(calendar.between(from, added), Ok(count + own));
    }

    #[test]
    fn between_is_what_lies_between(calendar in calendars(), from in days(), length in 0..90_i32) {
        let to = from_days(days_from_epoch(from) + length).expect("a day");
        let mut day = from;
        let mut count = 0;
        while day < to {
            day = next(day);
            count += i32::from(calendar.is_working_day(day));
        }
        prop_assert_eq!(calendar.between(from, to), Ok(count));
        prop_assert_eq!(calendar.between(to, from), Ok(-count));
    }

    #[test]
    fn the_nearest_working_day_is_one(calendar in calendars(), day in days()) {
        let (before, after) = (calendar.last_on_or_before(day).expect("inside"), calendar.first_on_or_after(day).expect("inside"));
        prop_assert!(before <= day && day <= after);
        prop_assert!(calendar.is_working_day(before) && calendar.is_working_day(after));
        prop_assert_eq!(before == day, calendar.is_working_day(day));
        prop_assert_eq!(after == day, calendar.is_working_day(day));
    }

    #[test]
    fn months_clamp_and_never_skip_one(day in days(), months in 0..48_u32) {
        let period = Period::parse(&format!("P{months}M")).expect("a period");
        let after = period.after(day, &WorkingDays::new(None)).expect("a date");
        let month = day.year() * 12 + i32::try_from(day.month() + months).expect("small");
        prop_assert_eq!(after.year() * 12 + i32::try_from(after.month()).expect("small"), month);
        prop_assert!(after.day() == day.day() || (after.day() < day.day() && next(after).day() == 1));
    }

    #[test]
    fn days_and_weeks_are_so_many_days(day in days(), count in 0..400_u32) {
        let calendar = WorkingDays::new(None);
        for (text, days) in [(format!("P{count}D"), count), (format!("P{count}W"), count * 7)] {
            let after = Period::parse(&text).expect("a period").after(day, &calendar).expect("a date");
            prop_assert_eq!(days_from_epoch(after) - days_from_epoch(day), i32::try_from(days).expect("small"));
            let back = Period::parse(&text).expect("a period").before(after, &calendar).expect("a date");
            prop_assert_eq!(back, day);
        }
    }

    #[test]
    fn a_longer_period_never_ends_sooner(day in days(), calendar in calendars(), count in 1..40_u32, unit in prop_oneof![Just(("P", "D")), Just(("P", "W")), Just(("P", "M")), Just(("", "WD"))]) {
        let ends = |count: u32| Period::parse(&format!("{}{count}{}", unit.0, unit.1)).and_then(|period| period.after(day, &calendar));
        prop_assert!(ends(count).expect("inside") < ends(count + 1).expect("inside") );
    }

    #[test]
    fn a_period_is_read_as_it_is_written(years in 0..9_u32, months in 0..30_u32, days in 0..99_u32) {
        let text = format!("P{years}Y{months}M{days}D");
        if let Some(period) = Period::parse(&text) {
            let mut written = String::new();
            period.push(&mut written);
            // Twelve months may be written as a year: another spelling, the same day.
            let again = Period::parse(&written).expect("what we write can be read");
            let mut twice = String::new();
            again.push(&mut twice);
            prop_assert_eq!(&written, &twice);
            let calendar = WorkingDays::new(None);
            let day = date("2024-02-29");
            prop_assert_eq!(again.after(day, &calendar), period.after(day, &calendar), "{} as {}", text, written);
        }
    }
}

// ───────────────────────────── Records ─────────────────────────────

/// Records to begin with, each with its policy: the golden cases and the examples of the packs.
static RECORDS: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| {
    let mut records: Vec<(String, Value)> = Vec::new();
    for policy in fs::read_dir(root().join("tests/golden"))
        .expect("a folder")
        .flatten()
        .filter(|entry| entry.path().is_dir())
    {
        for case in fs::read_dir(policy.path()).expect("a folder").flatten() {
            let text = fs::read_to_string(case.path().join("record.json")).expect("a record");
            records.push((
                policy.file_name().to_string_lossy().into_owned(),
                serde_json::from_str::<Value>(&text).expect("JSON"),
            ));
        }
    }
    records.sort_by_key(|(policy, record)| (policy.clone(), record.to_string()));
    for (policy, pack) in packs()
        .into_iter()
        .filter(|(name, _)| built_in::ids().any(|id| id == name))
    {
        for rule in pack["rules"].as_array().expect("rules") {
            for example in rule["fails"].as_array().into_iter().flatten() {
                let mut record = example.clone();
                record.as_object_mut().expect("an object").remove("today");
                let kind = rule["kinds"][0]
                    .as_str()
                    .or(pack["kinds"][0]["id"].as_str())
                    .expect("a kind");
                record["kind"] = Value::from(kind);
                records.push((policy.clone(), record));
            }
        }
    }
    records
});

/// What a form may leave where something belongs.
fn leftovers() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!("")),
        Just(json!("  ")),
        Just(json!("tbc")),
        Just(json!(7)),
        Just(json!(true)),
        Just(json!([])),
        Just(json!({})),
        Just(json!([null])),
        Just(json!("2026-02-30")),
        Just(json!("2026-03-02")),
        Just(json!("2026-03-29T00:30:00Z")),
        Just(json!("within 5 working days")),
        Just(json!("Jayden Carter’s mother rang 07700 900123 😀")),
        Just(json!([{ "action": "x" }])),
        Just(json!({ "discussion": "n/a" })),
        Just(json!(["a", "b"])),
    ]
}

#[derive(Clone, Debug)]
enum Edit {
    Remove,
    Put(Value),
    Double,
    Rename,
}

fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, Edit)>> {
    let edit = prop_oneof![2 => Just(Edit::Remove), 4 => leftovers().prop_map(Edit::Put), 1 => Just(Edit::Double), 1 => Just(Edit::Rename)];
    prop::collection::vec((any::<prop::sample::Index>(), edit), 0..6)
}

/// A record, changed as people and forms change them.
fn records() -> impl Strategy<Value = (String, Value)> {
    (any::<prop::sample::Index>(), edits()).prop_map(|(index, edits)| {
        let (policy, mut record) = RECORDS[index.index(RECORDS.len())].clone();
        for (at, edit) in edits {
            let mut pointers = Vec::new();
            list_pointers(&record, String::new(), &mut pointers);
            let pointer = &pointers[at.index(pointers.len())];
            if pointer != "/kind" {
                apply(&mut record, pointer, &edit);
            }
        }
        (policy, record)
    })
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

fn list_pointers(value: &Value, at: String, out: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.iter().for_each(|(name, member)| {
            list_pointers(member, format!("{at}/{}", escaped(name)), out);
        }),
        Value::Array(rows) => rows
            .iter()
            .enumerate()
            .for_each(|(row, value)| list_pointers(value, format!("{at}/{row}"), out)),
        _ => {}
    }
    if !at.is_empty() {
        out.push(at);
    }
}

fn apply(record: &mut Value, pointer: &str, edit: &Edit) {
    let (parent, last) = pointer.rsplit_once('/').expect("a pointer");
    let last = last.replace("~1", "/").replace("~0", "~");
    match (record.pointer_mut(parent), edit) {
        (Some(Value::Object(members)), Edit::Remove) => drop(members.remove(&last)),
        (Some(Value::Object(members)), Edit::Put(value)) => {
            drop(members.insert(last, value.clone()));
        }
        (Some(Value::Object(members)), Edit::Rename) => {
            if let Some(value) = members.remove(&last) {
                members.insert(format!("{last}s"), value);
            }
        }
        (Some(Value::Array(rows)), edit) => {
            let row = last.parse::<usize>().expect("a row");
            match edit {
                Edit::Remove => drop(rows.remove(row)),
                Edit::Put(value) => rows[row] = value.clone(),
                Edit::Double | Edit::Rename => rows.push(rows[row].clone()),
            }
        }
        _ => {}
    }
}

fn validator(policy: &str, stage: &str) -> Validator {
    let options = json!({ "policy": policy, "today": "2026-03-10", "stage": stage }).to_string();
    Options::read(&options)
        .and_then(Validator::new)
        .expect("options")
}

/// The text of a record with its members in an order of `turn`'s.
fn written(value: &Value, turn: usize) -> String {
    match value {
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            let length = members.len().max(1);
            members.rotate_left(turn % length);
            if turn % 2 == 1 {
                members.reverse();
            }
            let members: Vec<String> = members
                .into_iter()
                .map(|(name, member)| format!("{}:{}", json!(name), written(member, turn / 2 + 1)))
                .collect();
            format!("{{{}}}", members.join(" ,\n"))
        }
        Value::Array(rows) => format!(
            "[{}]",
            rows.iter()
                .map(|row| written(row, turn))
                .collect::<Vec<_>>()
                .join(",")
        ),
        other => other.to_string(),
    }
}

fn steps(path: &str) -> Vec<&str> {
    path.split('/').skip(1).collect()
}

/// Rows of one list come in their order, and what holds a place comes before the place.
fn stands_before(record: &Value, one: &str, other: &str) -> bool {
    let (one, other) = (steps(one), steps(other));
    let shared = one
        .iter()
        .zip(&other)
        .take_while(|(one, other)| one == other)
        .count();
    match (one.get(shared), other.get(shared)) {
        (Some(one_step), Some(other_step)) => {
            let list = format!("/{}", one[..shared].join("/"));
            match record.pointer(if shared == 0 { "" } else { &list }) {
                Some(Value::Array(_)) => {
                    one_step.parse::<u32>().ok() < other_step.parse::<u32>().ok()
                }
                _ => true,
            }
        }
        (Some(_), None) => false,
        _ => true,
    }
}

fn check_invariants(record: &Value, report: &Report) -> Result<(), TestCaseError> {
    fuzz_targets::check_report(report);
    for finding in &report.findings {
        let plain: Vec<String> = steps(&finding.path)
            .iter()
            .map(|step| step.replace("~1", "/").replace("~0", "~"))
            .collect();
        let belongs = shape::at(plain.iter().map(String::as_str)).is_some();
        prop_assert!(
            record.pointer(&finding.path).is_some() || belongs,
            "{} leads nowhere in {}",
            finding.path,
            record
        );
        if let Some((start, end)) = finding.span {
            let text = record.pointer(&finding.path).and_then(Value::as_str);
            let units = text.map_or(0, |text| text.encode_utf16().count());
            prop_assert!(
                start < end && end as usize <= units,
                "{start}–{end} of {units} units at {}",
                finding.path
            );
        }
    }
    for (index, one) in report.findings.iter().enumerate() {
        for other in &report.findings[index + 1..] {
            prop_assert!(
                stands_before(record, &one.path, &other.path),
                "{} before {}",
                one.path,
                other.path
            );
            prop_assert!(
                (&one.path, one.code, one.span) != (&other.path, other.code, other.span),
                "{} twice",
                one.path
            );
        }
    }
    for deadline in &report.deadlines {
        prop_assert!(deadline.path.starts_with('/') && !deadline.label.is_empty());
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn every_report_keeps_its_promises((policy, record) in records()) {
        let report = validator(&policy, "final").validate_text(&record.to_string());
        check_invariants(&record, &report)?;
    }

    #[test]
    fn a_draft_finds_no_more_than_the_final((policy, record) in records()) {
        let [draft, last] = ["draft", "final"].map(|stage| validator(&policy, stage).validate_text(&record.to_string()));
        let all: BTreeSet<_> = last.findings.iter().map(|finding| (finding.code, finding.path.as_str(), finding.span)).collect();
        for finding in &draft.findings {
            prop_assert!(all.contains(&(finding.code, finding.path.as_str(), finding.span)), "{} at {} in the draft alone", finding.code.id(), finding.path);
            prop_assert!(!finding.code.is_merely_missing());
        }
        prop_assert_eq!(draft.completeness, last.completeness);
        prop_assert_eq!(draft.deadlines, last.deadlines);
    }

    #[test]
    fn text_bytes_and_packed_words_give_one_report_in_any_order((policy, record) in records(), turn in 0..64_usize) {
        let validator = validator(&policy, "final");
        let expected = validator.validate_text(&record.to_string()).to_json();
        let turned = written(&record, turn);
        prop_assert_eq!(validator.validate_text(&turned).to_json(), expected.clone(), "{}", turned);
        prop_assert_eq!(validator.validate_json(format!("\u{feff} {turned}\n").as_bytes()).to_json(), expected.clone());
        let (mut words, mut text) = (Vec::new(), String::new());
        fuzz_targets::pack_value(&record, None, &mut words, &mut text);
        prop_assert_eq!(validator.validate_packed(&words, &text).to_json(), expected);
    }

    #[test]
    fn strictness_changes_nothing_but_how_grave_it_is((policy, record) in records()) {
        let text = record.to_string();
        let report = validator(&policy, "final").validate_text(&text);
        let strict = json!({ "policy": policy, "today": "2026-03-10", "strict": true }).to_string();
        let strict = Options::read(&strict).and_then(Validator::new).expect("options").validate_text(&text);
        prop_assert_eq!(strict.count(Severity::Warning), 0);
        prop_assert_eq!(strict.count(Severity::Advice), report.count(Severity::Advice));
        prop_assert_eq!(strict.findings.len(), report.findings.len());
    }

    #[test]
    fn what_is_absent_may_be_left_out((policy, record) in records()) {
        let validator = validator(&policy, "final");
        let mut without = record.clone();
        drop_nulls(&mut without);
        prop_assert_eq!(validator.validate_text(&without.to_string()).to_json(), validator.validate_text(&record.to_string()).to_json());
    }
}

/// Members that are null, as a form's empty answers.
fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(members) => {
            let kept: Map<String, Value> = std::mem::take(members)
                .into_iter()
                .filter(|(name, member)| !member.is_null() || is_unknown(name))
                .collect();
            *members = kept;
            members.values_mut().for_each(drop_nulls);
        }
        Value::Array(rows) => rows.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

/// What a record's renamed fields end in: such a name is a fault of its own, whatever stands there.
fn is_unknown(name: &str) -> bool {
    name.ends_with('s')
}
