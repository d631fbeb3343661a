//! What each stage costs natively: `cargo bench`.

#![expect(
    missing_docs,
    reason = "criterion makes a public function of each group"
)]

mod corpus;

use corpus::Shape;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use std::{fs, hint::black_box};
use supervision_validator::calendar::{Division, Period, WorkingDays, parse_iso};
use supervision_validator::record::{json, packed, reading};
use supervision_validator::text::identifier::{Allowed, find_identifiers};
use supervision_validator::text::lexicon::Lexicon;
use supervision_validator::text::placeholder::is_placeholder;
use supervision_validator::text::smart::{judge, judge_owner};
use supervision_validator::text::timescale::{DueContext, read_due};
use supervision_validator::{Options, Validator};

const POLICIES: [&str; 5] = [
    "bcp",
    "adopt-north-east",
    "coventry",
    "haringey",
    "nottinghamshire",
];

fn validator(policy: &str) -> Validator {
    let options = format!("{{\"today\":\"2026-12-31\",\"policy\":{policy}}}");
    let options = Options::read(&options).expect("the options are right");
    Validator::new(options).expect("the policy is right")
}

fn record() -> String {
    let mut text = String::new();
    corpus::record(1, Shape::ORDINARY, &mut text);
    text
}

fn reading_a_record(criterion: &mut Criterion) {
    let text = record();
    let validator = validator("\"bcp\"");
    let vocabulary = &validator.pack().expect("there is a policy").vocabulary;
    let mut group = criterion.benchmark_group("record");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("json", |bencher| {
        bencher.iter(|| json::read(black_box(&text), &vocabulary.keys));
    });
    group.bench_function("json, held against the contract", |bencher| {
        bencher.iter(|| {
            let mut tree = json::read(black_box(&text), &vocabulary.keys).expect("it is JSON");
            reading::read(&mut tree, vocabulary)
        });
    });
    group.bench_function("packed, nothing in it", |bencher| {
        bencher.iter(|| packed::read(black_box(&[6, 0]), "", &vocabulary.keys));
    });
    group.finish();
}

fn whole_validation(criterion: &mut Criterion) {
    let lines = corpus::ndjson(20, Shape::ORDINARY);
    let mut group = criterion.benchmark_group("validate 20 records");
    group.throughput(Throughput::Bytes(lines.len() as u64));
    let small =
        fs::read_to_string("bench/small-policy.json").expect("bench/small-policy.json is there");
    let named = POLICIES.map(|id| (id, format!("\"{id}\"")));
    for (name, policy) in [("small", small)].into_iter().chain(named) {
        let validator = validator(&policy);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for line in lines.lines() {
                    black_box(validator.validate_json(line.as_bytes()));
                }
            });
        });
    }
    group.finish();
}

/// Linear where a megabyte takes ten times as long as a tenth of it.
fn longer_records(criterion: &mut Criterion) {
    let validator = validator("\"bcp\"");
    let mut group = criterion.benchmark_group("longer records");
    group.sample_size(10);
    for bytes in [10_000, 100_000, 1_000_000] {
        for (by, shape) in [
            ("text", Shape::longer_by_text(bytes)),
            ("rows", Shape::longer_by_rows(bytes)),
        ] {
            let mut text = String::new();
            corpus::record(1, shape, &mut text);
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_function(format!("{by}, {bytes} bytes"), |bencher| {
                bencher.iter(|| validator.validate_json(black_box(text.as_bytes())));
            });
        }
    }
    group.finish();
}

fn making_a_validator(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("new validator");
    for id in POLICIES {
        let policy = format!("\"{id}\"");
        group.bench_function(id, |bencher| bencher.iter(|| validator(&policy)));
    }
    group.finish();
}

fn readers_of_words(criterion: &mut Criterion) {
    let text = record();
    let day = parse_iso("2026-03-02").expect("it is a day");
    let working_days = WorkingDays::new(Some(Division::EnglandAndWales));
    let context = DueContext {
        from: day,
        next_session: None,
        working_days: &working_days,
    };
    let lexicon = Lexicon::new();
    let mut group = criterion.benchmark_group("words");
    group.bench_function("timescale", |bencher| {
        bencher.iter(|| read_due(black_box("within 10 working days"), &context));
    });
    group.bench_function("smart", |bencher| {
        bencher.iter(|| {
            judge(
                black_box("Book the two-day court skills course"),
                None,
                &lexicon,
            )
        });
    });
    group.bench_function("owner", |bencher| {
        bencher.iter(|| judge_owner(black_box("Amira Osei")));
    });
    group.bench_function("placeholder", |bencher| {
        bencher.iter(|| is_placeholder(black_box("as discussed above, n/a")));
    });
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("identifiers in 8 KB", |bencher| {
        bencher.iter(|| find_identifiers(black_box(&text), &Allowed::new()));
    });
    group.finish();
}

fn calendar(criterion: &mut Criterion) {
    let day = parse_iso("2026-03-02").expect("it is a day");
    let days = WorkingDays::new(Some(Division::EnglandAndWales));
    let month = Period::parse("P1M").expect("it is a period");
    let mut group = criterion.benchmark_group("calendar");
    group.bench_function("working days of a division", |bencher| {
        bencher.iter(|| WorkingDays::new(black_box(Some(Division::Scotland))));
    });
    group.bench_function("five working days later", |bencher| {
        bencher.iter(|| days.add(black_box(day), 5));
    });
    group.bench_function("a month later", |bencher| {
        bencher.iter(|| month.after(black_box(day), &days));
    });
    group.finish();
}

criterion_group!(
    benches,
    reading_a_record,
    whole_validation,
    longer_records,
    making_a_validator,
    readers_of_words,
    calendar
);
criterion_main!(benches);
