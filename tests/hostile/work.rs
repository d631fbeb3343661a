//! Work grows with the input, not with its square: sixteen times the input may take sixteen times as long and, with room for a busy machine, not
//! sixty-four times. The square would be two hundred and fifty-six.
//!
//! What is measured is the time that this thread had a processor, the least of several tries. `cargo test --release --test hostile -- --ignored
//! --nocapture curves` prints the table of `docs/robustness.md`, up to ten times each limit.

use super::{bcp, validator};
use serde_json::{Value, json};
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use supervision_validator::calendar::{Division, WorkingDays, parse_iso};
use supervision_validator::record::{Keys, json, limits};
use supervision_validator::text::frequency::{read_every, read_minutes};
use supervision_validator::text::identifier::{Allowed, find_identifiers, identifier_in_reference};
use supervision_validator::text::lexicon::Lexicon;
use supervision_validator::text::placeholder::is_placeholder;
use supervision_validator::text::smart::{is_answered, judge, judge_owner};
use supervision_validator::text::timescale::{DueContext, read_due};

const TIMES: usize = 16;
const ALLOWED: u32 = 64;
/// Below this the clock says more of itself than of the work.
const LEAST: Duration = Duration::from_micros(400);

/// The time that this thread has had a processor; where the system does not tell, the time of day.
fn processor_time() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    // Only where the scheduler looks is the figure brought up to date.
    std::thread::yield_now();
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told
        .as_deref()
        .and_then(|line| line.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| START.elapsed(), Duration::from_nanos)
}

fn least(tries: usize, work: &dyn Fn()) -> Duration {
    let one = || {
        let start = processor_time();
        work();
        processor_time().saturating_sub(start)
    };
    (0..tries).map(|_| one()).min().unwrap_or_default()
}

/// `None` where the work grows as it may; else by how much it grew.
fn grows_too_fast(small: &dyn Fn(), large: &dyn Fn()) -> Option<u32> {
    let mut grew = 0;
    // A second look clears what was the machine's doing.
    for tries in [1, 3, 7] {
        let (small, large) = (least(tries + 1, small).max(LEAST), least(tries, large));
        if large <= small * ALLOWED {
            return None;
        }
        grew = u32::try_from(large.as_nanos() / small.as_nanos()).unwrap_or(u32::MAX);
    }
    Some(grew)
}

/// Texts of one thing over and over, and of things that look like what the readers look for.
const PIECES: &[&str] = &[
    "a",
    "A",
    "1",
    "@",
    "é",
    "😀",
    "\u{202e}",
    "\u{0}",
    " ",
    "\n",
    "'",
    "’",
    "-",
    ".",
    ",",
    "(",
    "/",
    ":",
    "_",
    "A ",
    "a ",
    "1 ",
    "@ ",
    "a@",
    "a.",
    "A.",
    "a-",
    "A-",
    "A'",
    "1.",
    "1/",
    "1-",
    "1,",
    "a@b.",
    "a,",
    "Mr ",
    "Mrs A ",
    "Jayden ",
    "Smith ",
    "O'Brien-",
    "her mother ",
    "child ",
    "born ",
    "dob ",
    "NHS ",
    "case ",
    "AB1 2CD ",
    "AB1",
    "01202 ",
    "0",
    "07700 900123 ",
    "+44 ",
    "1 High Street, ",
    "flat 2 ",
    "Road ",
    "the ",
    "to ",
    "by ",
    "within ",
    "2 weeks ",
    "next ",
    "Friday ",
    "end of ",
    "March ",
    "12/3/",
    "31st ",
    "every ",
    "two ",
    "and ",
    "or ",
    "review ",
    "ensure ",
    "contact the school by Friday. ",
    "n/a ",
    "tbc ",
    "all ",
];

type Reader = (&'static str, fn(&str));

const READERS: &[Reader] = &[
    ("identifiers", |text| {
        let mut allowed = Allowed::new();
        allowed.person("Amira Osei");
        black_box(find_identifiers(text, &allowed));
    }),
    ("reference", |text| {
        black_box(identifier_in_reference(text, &Allowed::new()));
    }),
    ("smart", |text| {
        black_box(judge(text, Some(text), &Lexicon::new()));
    }),
    ("owner", |text| {
        black_box(judge_owner(text));
    }),
    ("placeholder", |text| {
        black_box((is_placeholder(text), is_answered(text)));
    }),
    ("due", |text| {
        let working_days = WorkingDays::new(Some(Division::EnglandAndWales));
        let from = parse_iso("2026-03-02").expect("a date");
        black_box(read_due(
            text,
            &DueContext {
                from,
                next_session: None,
                working_days: &working_days,
            },
        ));
    }),
    ("frequency", |text| {
        black_box((read_every(text), read_minutes(text)));
    }),
    ("json", |text| {
        let quoted = Value::from(text).to_string();
        black_box(json::read(&quoted, &Keys::none()).is_ok());
        black_box(json::read(text, &Keys::none()).is_ok());
    }),
];

#[test]
fn readers_of_words_take_time_in_proportion_to_the_text() {
    let mut wrong = Vec::new();
    for (name, read) in READERS {
        for piece in PIECES {
            let text = |bytes: usize| piece.repeat(bytes / piece.len() + 1);
            let (small, large) = (text(8_000), text(8_000 * TIMES));
            if let Some(grew) = grows_too_fast(&|| read(&small), &|| read(&large)) {
                wrong.push(format!("{name} on {piece:?} × {TIMES}: time × {grew}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

type Many = (&'static str, fn(usize) -> Value);

/// Records that have very many of one thing.
const KINDS_OF_MANY: &[Many] = &[
    (
        "actions",
        |rows| json!({ "actions": vec![json!({ "action": "Book the course", "owner": "Amira", "due": "within 2 weeks", "measure": "Booked" }); rows] }),
    ),
    (
        "empty actions",
        |rows| json!({ "actions": vec![json!({ "action": "x" }); rows] }),
    ),
    (
        "actions of sections",
        |rows| json!({ "sections": { "practice-progress": { "discussion": "Well.", "actions": vec![json!({ "action": "Book the course", "owner": "all" }); rows] } } }),
    ),
    ("cases", |rows| {
        let case = json!({
            "reference": "LCS 20391", "discussed": true, "lastDiscussedOn": "2026-01-19", "recordedOn": "2026-03-09", "sections": { "risk": "The plan is on track." },
            "decisions": [{ "decision": "Close", "reason": "Done", "madeBy": "Ruth Bell" }], "actions": [{ "action": "Visit", "owner": "Amira", "due": "Friday" }],
        });
        json!({ "cases": vec![case; rows] })
    }),
    (
        "history",
        |rows| json!({ "history": vec![json!({ "date": "2025-11-03", "kind": "one-to-one", "minutes": 90 }); rows] }),
    ),
    ("events", |rows| {
        let events = [
            json!({ "type": "cancelled", "on": "2026-02-02" }),
            json!({ "type": "rearranged", "on": "2026-02-03" }),
        ];
        json!({ "events": events.into_iter().cycle().take(rows).collect::<Vec<_>>() })
    }),
    ("people", |rows| {
        let people: Vec<Value> = (0..rows).map(|number| json!({ "name": format!("Person{number} Name{number}"), "role": ["social-worker"] })).collect();
        json!({ "attendance": people, "sections": { "practice-progress": "Jayden Smith came with her mother. ".repeat(rows) } })
    }),
    (
        "decisions",
        |rows| json!({ "decisions": vec![json!({ "decision": "Close", "madeBy": "Ruth Bell" }); rows] }),
    ),
    (
        "earlier actions",
        |rows| json!({ "previousActions": vec![json!({ "action": "Visit", "status": "not-done" }); rows] }),
    ),
    (
        "attachments",
        |rows| json!({ "attachments": vec!["photo"; rows] }),
    ),
    ("unknown fields", |rows| {
        Value::Object(
            (0..rows)
                .map(|number| (format!("sesion{number}"), json!(1)))
                .collect(),
        )
    }),
    (
        "unknown sections",
        |rows| json!({ "sections": (0..rows).map(|number| (format!("practice-progres{number}"), json!("x"))).collect::<serde_json::Map<_, _>>() }),
    ),
    (
        "unreadable dates",
        |rows| json!({ "history": vec!["soon"; rows] }),
    ),
    (
        "lists in lists",
        |rows| json!({ "extra": vec![vec![1; 9]; rows] }),
    ),
];

fn record(kind: &str, many: fn(usize) -> Value, rows: usize) -> String {
    let mut record = json!({ "kind": kind, "session": { "date": "2026-03-02", "previousDate": "2026-01-19" }, "nextSession": { "date": "2026-04-01" } });
    for (name, value) in many(rows).as_object().expect("an object") {
        record[name.as_str()] = value.clone();
    }
    record.to_string()
}

const POLICIES: [(&str, &str); 5] = [
    ("adopt-north-east", "one-to-one"),
    ("bcp", "one-to-one"),
    ("nottinghamshire", "one-to-one"),
    ("haringey", "one-to-one"),
    ("coventry", "one-to-one"),
];

#[test]
fn rules_take_time_in_proportion_to_the_rows() {
    let mut wrong = Vec::new();
    for (policy, kind) in POLICIES {
        let validator = validator(&format!(
            "{{\"policy\":\"{policy}\",\"today\":\"2026-03-10\"}}"
        ));
        for (name, many) in KINDS_OF_MANY {
            let [small, large] = [limits::CHILDREN / 2 / TIMES, limits::CHILDREN / 2]
                .map(|rows| record(kind, *many, rows));
            let work = |text: &str| {
                black_box(validator.validate_text(text));
            };
            if let Some(grew) = grows_too_fast(&|| work(&small), &|| work(&large)) {
                wrong.push(format!("{policy}: {name} × {TIMES}: time × {grew}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Not in the suite: the table of `docs/robustness.md`.
#[test]
#[ignore = "prints figures; run it with --release"]
fn curves() {
    let validator = bcp();
    let milliseconds = |work: &dyn Fn()| least(5, work).as_secs_f64() * 1e3;
    println!(
        "| rows of one list | 100 | 300 | 1,000 | 3,000 | 10,000 |\n| --- | --- | --- | --- | --- | --- |"
    );
    for (name, many) in KINDS_OF_MANY {
        print!("| {name} |");
        for rows in [100, 300, 1_000, 3_000, 10_000] {
            // The record has a few members beside them.
            let rows = if rows == 1_000 { 990 } else { rows };
            let text = record("one-to-one", *many, rows);
            print!(
                " {:.2} ms |",
                milliseconds(&|| drop(black_box(validator.validate_text(&text))))
            );
        }
        println!();
    }
    println!("\n| one text | 40 KB | 400 KB | 4 MB | 40 MB |\n| --- | --- | --- | --- | --- |");
    for piece in [
        "a",
        "A ",
        "1",
        "@",
        "Jayden ",
        "1 High Street, ",
        "contact the school by Friday. ",
    ] {
        print!("| `{piece}` over and over |");
        for bytes in [40_000, 400_000, 4_000_000, 40_000_000] {
            let text = json!({
                "kind": "one-to-one", "session": { "date": "2026-03-02" }, "sections": { "practice-progress": piece.repeat(bytes / piece.len()) }
            })
            .to_string();
            print!(
                " {:.2} ms |",
                milliseconds(&|| drop(black_box(validator.validate_text(&text))))
            );
        }
        println!();
    }
    println!("\n| values | 500 | 5,000 | 50,000 | 500,000 |\n| --- | --- | --- | --- | --- |");
    print!("| lists of 100 numbers |");
    for values in [500, 5_000, 49_000, 500_000] {
        let text =
            json!({ "kind": "one-to-one", "extra": vec![vec![1; 100]; values / 101] }).to_string();
        print!(
            " {:.2} ms |",
            milliseconds(&|| drop(black_box(validator.validate_text(&text))))
        );
    }
    println!();
}
