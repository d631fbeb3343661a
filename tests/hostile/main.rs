//! Nothing breaks it: hostile input, every limit, work that grows with the input and not with its square, the grammar of JSON.

mod corpus;
mod json_suite;
mod limits;
mod memory;
mod work;

/// What the fuzz targets do with their bytes.
#[path = "../../fuzz/src/lib.rs"]
#[allow(
    dead_code,
    clippy::pedantic,
    clippy::type_complexity,
    reason = "the fuzzer's own crate, of which these tests use some"
)]
mod fuzz_targets;

use supervision_validator::{Options, Report, Validator};

fn validator(options: &str) -> Validator {
    Options::read(options)
        .and_then(Validator::new)
        .expect("options")
}

fn bcp() -> Validator {
    validator("{\"policy\":\"bcp\",\"today\":\"2026-03-10\"}")
}

fn codes(report: &Report) -> Vec<&'static str> {
    report
        .findings
        .iter()
        .map(|finding| finding.code.id())
        .collect()
}
