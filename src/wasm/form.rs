//! The form adapter's side of the boundary. JavaScript holds what binds a form.
//!
//! Much of what a binding does to a page lets the page's own code run, which may call in here again: nothing is held open on the desk
//! meanwhile, and a binding that is at work refuses a second caller.

use super::{at_desk, wire};
use crate::dom::{Binding, Entry, Form, Look, Marks, Patches, Reading, Summary, Title};
use crate::report::Report;
use alloc::{borrow::ToOwned, string::String, vec::Vec};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Element;

/// A form with the validator in it, and the report on its last reading.
#[derive(Debug)]
#[wasm_bindgen]
pub struct BoundForm {
    binding: Binding,
    report: Option<Report>,
}

#[wasm_bindgen]
impl BoundForm {
    /// Binds a form. `number` tells its ids from those of other bindings.
    ///
    /// Lists come as one text, their entries with a NUL between them: `fields` has pointer and control in turn, `classes` name and class.
    #[expect(
        clippy::too_many_arguments,
        reason = "what an integrator may say, once"
    )]
    #[wasm_bindgen(constructor)]
    pub fn new(
        form: Element,
        number: u32,
        kind: String,
        fields: &str,
        classes: &str,
        submitters: Option<String>,
        summary: JsValue,
        templates: JsValue,
    ) -> Self {
        let mut entries = Vec::new();
        let mut texts = fields.split('\0');
        while let (Some(pointer), Some(control)) = (texts.next(), texts.next()) {
            entries.push(Entry {
                pointer: pointer.to_owned(),
                control: control.to_owned(),
            });
        }
        let mut marks = Marks::default();
        marks.id_start.push_str("supervision-");
        crate::record::pointer::push_number(number, &mut marks.id_start);
        marks.id_start.push('-');
        Self {
            binding: Binding {
                form: Form::new(form),
                kind,
                entries,
                submitters,
                summary_place: summary,
                look: Look::new(classes.to_owned(), templates),
                marks,
                reading: Reading::default(),
                summary: Summary::default(),
                title: Title::default(),
                opened: Patches::default(),
                shown: Vec::new(),
                moved: true,
            },
            report: None,
        }
    }

    /// Reads the form, or of the last reading's targets those whose numbers are in the array, and validates it; gives the address of the
    /// report's words. Nothing on the page changes.
    pub fn check(&mut self, validator: usize, changed: &JsValue) -> *const u32 {
        let pack = at_desk(|desk| desk.validator(validator)?.pack().cloned());
        let vocabulary = pack.as_ref().map(|pack| &pack.vocabulary);
        let json = self.binding.read(changed, vocabulary);
        let report = at_desk(|desk| {
            let report = desk.validator(validator)?.validate_json(json.as_bytes());
            wire::write_alone(&report, &mut desk.words, &mut desk.text);
            Some(report)
        });
        self.report = report;
        at_desk(|desk| desk.words.as_ptr())
    }

    /// The record of the last reading, as JSON.
    pub fn record(&self) -> String {
        self.binding.reading.json.clone()
    }

    /// The controls of each target of the last reading; undefined where they have to be found anew each time.
    pub fn controls(&self) -> JsValue {
        self.binding.reading.controls(&self.binding.form)
    }

    /// Brings the page to what the last report says; gives the element that holds the summary.
    pub fn show(&mut self, attempt: bool, afresh: bool) -> Option<Element> {
        if let Some(report) = &self.report {
            self.binding.show(report, attempt, afresh);
        }
        self.binding.summary.holder().cloned()
    }

    /// Whether a submission by that button sends the record.
    pub fn counts(&self, submitter: &JsValue) -> bool {
        self.binding.counts(submitter)
    }

    /// The pointer that a link of the summary is about.
    pub fn path(&self, link: &JsValue) -> Option<String> {
        self.binding.summary.path_of(link).map(str::to_owned)
    }

    /// The control at a pointer; closed details around it are opened.
    pub fn find(&mut self, path: &str) -> Option<Element> {
        self.binding.find(path)
    }

    /// Brings the control at a pointer into view and gives it the focus; false while it cannot be seen.
    pub fn focus(&self, path: &str, last: bool) -> bool {
        self.binding.focus(path, last)
    }

    #[wasm_bindgen(js_name = focusSummary)]
    pub fn focus_summary(&self) {
        self.binding.focus_summary();
    }

    /// Takes back what custom elements were told until the next showing, so that the browser lets the form go; whether any was.
    pub fn untell(&mut self) -> bool {
        self.binding.untell()
    }

    /// Takes every mark off the page; the binding goes on.
    pub fn clear(&mut self) {
        self.binding.clear();
    }

    /// Takes every mark off the page for good.
    pub fn close(&mut self) {
        self.binding.close();
    }
}
