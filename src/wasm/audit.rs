//! Audits: one record in, what counts of its report out. `pkg-config/audit.js` cuts files into records and adds up.

use super::{at_desk, input_text, validated, wire};
use crate::record::pointer::unescaped;
use wasm_bindgen::prelude::wasm_bindgen;

/// Takes from the input the pointer to what tells workers of one name apart.
#[wasm_bindgen(js_name = auditBegin)]
pub fn audit_begin(bytes: usize) {
    at_desk(|desk| {
        let pointer = input_text(&desk.input, bytes).unwrap_or("");
        desk.worker = pointer.split('/').skip(1).map(unescaped).collect();
    });
}

/// Validates the JSON in the input for an audit; gives the address of the words. They hold the report too where that is wanted.
#[wasm_bindgen(js_name = auditBytes)]
pub fn audit_bytes(validator: usize, bytes: usize, wanted: u32) -> *const u32 {
    validated(validator, &mut |work| {
        let json = work.input.get(..bytes).unwrap_or_default();
        let report = work.validator.validate_for_audit(json, work.worker);
        wire::write_audited(&report, wanted, work.words, work.text);
    })
}

/// The same of a row of a table: the kind of record, then pointer and written answer in turn, with a NUL between them. Answers are read as
/// those of a form.
#[cfg(feature = "dom")]
#[wasm_bindgen(js_name = auditRow)]
pub fn audit_row(validator: usize, bytes: usize, wanted: u32) -> *const u32 {
    validated(validator, &mut |work| {
        let row = input_text(work.input, bytes).unwrap_or("");
        let vocabulary = work.validator.pack().map(|pack| &pack.vocabulary);
        let json = crate::dom::record_of_row(row, vocabulary);
        let report = work
            .validator
            .validate_for_audit(json.as_bytes(), work.worker);
        wire::write_audited(&report, wanted, work.words, work.text);
    })
}
