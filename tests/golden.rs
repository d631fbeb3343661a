//! The golden cases: the same records give byte for byte the same reports, natively and as WebAssembly under Node and in browsers.
//!
//! `cargo xtask golden` writes the expected reports and the list of cases; this only compares.

use supervision_validator::{Options, Validator};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test;

struct Case {
    name: &'static str,
    record: &'static str,
    options: &'static str,
    report: &'static str,
}

include!("golden/cases.rs");

/// The file without the white space that is there for its readers.
fn compact(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut in_string = false;
    let mut escaped = false;
    for character in json.chars() {
        if in_string || !character.is_whitespace() {
            out.push(character);
        }
        if character == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = in_string && character == '\\' && !escaped;
    }
    out
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test)]
fn every_case_gives_its_report() {
    for case in CASES {
        let validator = Options::read(case.options)
            .and_then(Validator::new)
            .expect("options");
        let report = validator.validate_json(case.record.as_bytes()).to_json();
        assert_eq!(report, compact(case.report), "{}", case.name);
    }
    assert!(CASES.len() >= 20, "only {} cases", CASES.len());
}
