//! The timescale reader against its corpora and its table of forms, and against input that nobody would write.

use std::fmt::Write as _;
use std::time::{Duration, Instant};
use supervision_validator::calendar::{Date, WorkingDays, parse_iso};
use supervision_validator::text::timescale::{Due, DueContext, read_due};

struct Row<'a> {
    phrase: &'a str,
    session: Date,
    next: Option<Date>,
    expected: &'a str,
}

fn rows(table: &str) -> Vec<Row<'_>> {
    table
        .lines()
        .skip(1)
        .map(|line| {
            let mut cells = line.split('\t');
            let mut cell = || {
                cells
                    .next()
                    .unwrap_or_else(|| panic!("too few cells: {line}"))
            };
            let (phrase, session, next, expected, note) = (cell(), cell(), cell(), cell(), cell());
            assert!(!note.is_empty(), "no note: {line}");
            Row {
                phrase,
                session: parse_iso(session).unwrap_or_else(|| panic!("no date: {line}")),
                next: (!next.is_empty())
                    .then(|| parse_iso(next).unwrap_or_else(|| panic!("no date: {line}"))),
                expected,
            }
        })
        .collect()
}

fn read(phrase: &str, session: Date, next: Option<Date>, working_days: &WorkingDays) -> String {
    let context = DueContext {
        from: session,
        next_session: next,
        working_days,
    };
    match read_due(phrase, &context) {
        Due::Blank => "blank".into(),
        Due::Vague => "vague".into(),
        Due::Invalid => "invalid".into(),
        Due::Date(date) => format!("date:{date:?}"),
    }
}

/// The bank holidays of England and Wales that the corpora count across (gov.uk/bank-holidays), closed by hand: the corpora
/// test the reader, not the calendar's table.
fn england() -> WorkingDays {
    let mut days = WorkingDays::new(None);
    for holiday in [
        "2026-04-03",
        "2026-04-06",
        "2026-05-04",
        "2026-05-25",
        "2026-08-31",
        "2026-12-25",
        "2026-12-28",
        "2027-01-01",
    ] {
        days.close(parse_iso(holiday).unwrap());
    }
    days
}

/// Shares of a corpus, in thousandths.
#[derive(Debug)]
struct Figures {
    rows: usize,
    class: usize,
    right_day: usize,
    false_dates: usize,
}

fn class(reading: &str) -> &str {
    reading.split_once(':').map_or(reading, |(class, _)| class)
}

fn measure(table: &str) -> Figures {
    let days = england();
    let (mut class_right, mut dated, mut day_right, mut undated, mut false_dates) = (0, 0, 0, 0, 0);
    let rows = rows(table);
    for row in &rows {
        let got = read(row.phrase, row.session, row.next, &days);
        class_right += usize::from(class(&got) == class(row.expected));
        if class(row.expected) == "date" {
            dated += 1;
            day_right += usize::from(got == row.expected);
        } else {
            undated += 1;
            false_dates += usize::from(class(&got) == "date");
        }
    }
    Figures {
        rows: rows.len(),
        class: class_right * 1000 / rows.len(),
        right_day: day_right * 1000 / dated,
        false_dates: false_dates * 1000 / undated,
    }
}

const SEEN: &str = include_str!("text/timescales.tsv");
const SCORED: &str = include_str!("text/timescales-scored.tsv");

#[test]
fn every_phrase_of_the_seen_half_is_read_as_expected() {
    let days = england();
    let mut wrong = String::new();
    for row in rows(SEEN) {
        let got = read(row.phrase, row.session, row.next, &days);
        if got != row.expected {
            writeln!(
                wrong,
                "{:?} from {}: {got}, not {}",
                row.phrase, row.session, row.expected
            )
            .unwrap();
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn the_scored_half_keeps_its_figures() {
    let figures = measure(SCORED);
    println!("{figures:?}");
    assert!(figures.rows >= 200, "{figures:?}");
    assert!(figures.class >= 980, "{figures:?}");
    assert!(figures.right_day >= 970, "{figures:?}");
    assert!(figures.false_dates <= 10, "{figures:?}");
}

/// A generator that gives the same numbers everywhere (Knuth's multiplier for 64 bits).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one list of nonsense")]
fn nonsense_of_any_length_is_read_quickly_and_without_a_panic() {
    const PIECES: &[&str] = &[
        "14",
        "31",
        "0",
        "99999999999",
        "2026",
        "1",
        "12",
        "th",
        "st",
        "/",
        "-",
        ".",
        ":",
        ",",
        ";",
        "(",
        ")",
        "'",
        "½",
        "–",
        "\u{a0}",
        "w/c",
        "w",
        "c",
        "end",
        "of",
        "the",
        "next",
        "supervision",
        "1:1",
        "week",
        "weeks",
        "month",
        "working",
        "day",
        "days",
        "before",
        "after",
        "within",
        "in",
        "a",
        "half",
        "and",
        "or",
        "to",
        "march",
        "feb",
        "friday",
        "sat",
        "every",
        "weekly",
        "until",
        "today",
        "tomorrow",
        "same",
        "last",
        "first",
        "twenty",
        "one",
        "ᵗʰ",
        "é",
        "😀",
        "\u{200b}",
        "\n",
        "financial",
        "year",
        "quarter",
        "from",
        "now",
        "by",
        "mid",
        "prior",
        "fortnight",
        "hours",
        "2/52",
        "q1",
        "whichever",
        "sooner",
        "draft",
    ];
    let days = england();
    let mut numbers = Numbers(20_260_302);
    let started = Instant::now();
    for round in 0..20_000 {
        let mut text = String::new();
        for _ in 0..numbers.below(14) {
            text.push_str(PIECES[numbers.below(PIECES.len())]);
            if numbers.below(3) > 0 {
                text.push(' ');
            }
        }
        for (session, next) in [("2026-03-02", None), ("2024-02-29", Some("2024-03-28"))] {
            let session = parse_iso(session).unwrap();
            let got = read(&text, session, next.and_then(parse_iso), &days);
            assert!(
                ["blank", "vague", "invalid", "date"].contains(&class(&got)),
                "round {round}"
            );
        }
    }
    for piece in PIECES {
        let _ = read(
            &piece.repeat(20_000),
            parse_iso("2026-03-02").unwrap(),
            None,
            &days,
        );
        let _ = read(
            &format!("{piece} ").repeat(20_000),
            parse_iso("2026-03-02").unwrap(),
            None,
            &days,
        );
    }
    // A hundred times what it takes in a debug build: quadratic time would pass it, a slow machine does not.
    assert!(started.elapsed() < Duration::from_secs(60));
}

#[test]
fn numbers_that_no_calendar_holds_name_no_date() {
    let days = england();
    let session = parse_iso("2026-03-02").unwrap();
    for phrase in [
        "in 99999999999 weeks",
        "in 18446744073709551616 days",
        "within 5000 years",
        "9999999 working days",
        "99999/99999/99999",
    ] {
        assert_eq!(read(phrase, session, None, &days), "vague", "{phrase}");
    }
    for (from, phrase) in [
        ("1900-01-01", "5 working days"),
        ("2200-12-31", "2 weeks"),
        ("2200-12-31", "end of the month"),
    ] {
        let _ = read(phrase, parse_iso(from).unwrap(), None, &days);
    }
    assert_eq!(read("in 0 days", session, None, &days), "date:2026-03-02");
}

#[test]
fn bytes_of_every_kind_are_text() {
    let days = england();
    let mut numbers = Numbers(7);
    for _ in 0..3_000 {
        let bytes: Vec<u8> = (0..numbers.below(40))
            .map(|_| u8::try_from(numbers.below(256)).unwrap_or(0))
            .collect();
        let _ = read(
            &String::from_utf8_lossy(&bytes),
            parse_iso("2026-03-02").unwrap(),
            None,
            &days,
        );
    }
}

#[test]
fn the_table_of_forms_reads_as_it_says() {
    let days = england();
    let session = parse_iso("2026-03-03").unwrap();
    let next = parse_iso("2026-03-31");
    let mut examples = 0;
    for line in include_str!("../docs/timescales.md").lines() {
        let Some(row) = line.strip_prefix("| ").filter(|row| row.contains('`')) else {
            continue;
        };
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [_, example, reads, why, ""] = cells[..] else {
            panic!("four cells: {line}")
        };
        assert!(
            why.starts_with(['C', 'U', 'H', 'P', 'D']),
            "no source: {line}"
        );
        let got = read(example.trim_matches('`'), session, next, &days);
        assert_eq!(got.strip_prefix("date:").unwrap_or(&got), reads, "{line}");
        examples += 1;
    }
    assert!(examples >= 100, "only {examples} rows were read");
}
