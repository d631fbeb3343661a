//! The form adapter's side of the boundary: bindings live in a table here, JavaScript holds their numbers.
//!
//! Much of what a binding does to a page lets the page's own code run, which may call in here again. So a binding that is at work does
//! nothing for a second caller, and nothing is held open on the desk meanwhile.

use super::{at_desk, wire};
use crate::dom::{Binding, Entry, Form, Look, Marks, Patches, Reading, Summary, Title};
use crate::report::Report;
use crate::validator::Validator;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::Element;

/// A binding, and the report on its last reading.
struct Bound {
    binding: Binding,
    report: Option<Report>,
}

thread_local! {
    static BOUND: RefCell<Vec<Option<Rc<RefCell<Bound>>>>> = const { RefCell::new(Vec::new()) };
}

fn with<T>(number: usize, work: impl FnOnce(&mut Bound) -> T) -> Option<T> {
    let bound = BOUND.with_borrow(|list| list.get(number).cloned().flatten())?;
    let mut bound = bound.try_borrow_mut().ok()?;
    Some(work(&mut bound))
}

/// Binds a form; gives the binding's number.
///
/// Lists come as one text, their entries with a NUL between them: `fields` has pointer and control in turn, `classes` name and class.
#[wasm_bindgen(js_name = formOpen)]
pub fn open(
    form: Element,
    kind: String,
    fields: &str,
    classes: &str,
    submitters: Option<String>,
    summary: JsValue,
    templates: JsValue,
) -> usize {
    let mut entries = Vec::new();
    let mut texts = fields.split('\0');
    while let (Some(pointer), Some(control)) = (texts.next(), texts.next()) {
        entries.push(Entry {
            pointer: pointer.to_owned(),
            control: control.to_owned(),
        });
    }
    let mut binding = Binding {
        form: Form::new(form),
        kind,
        entries,
        submitters,
        summary_place: summary,
        look: Look::new(classes.to_owned(), templates),
        marks: Marks::default(),
        reading: Reading::default(),
        summary: Summary::default(),
        title: Title::default(),
        opened: Patches::default(),
    };
    BOUND.with_borrow_mut(|list| {
        let number = list.len();
        binding.marks.id_start = String::from("supervision-");
        crate::record::pointer::push_number(
            u32::try_from(number).unwrap_or(0),
            &mut binding.marks.id_start,
        );
        binding.marks.id_start.push('-');
        list.push(Some(Rc::new(RefCell::new(Bound {
            binding,
            report: None,
        }))));
        number
    })
}

/// Reads the form and validates it; gives the address of the report's words. Nothing on the page changes.
#[wasm_bindgen(js_name = formCheck)]
pub fn check(number: usize, validator: usize) -> *const u32 {
    let pack = at_desk(|desk| {
        let validator = desk.validators.get(validator).and_then(Option::as_ref);
        validator.and_then(Validator::pack).cloned()
    });
    with(number, |bound| {
        let json = bound
            .binding
            .read(pack.as_ref().map(|pack| &pack.vocabulary));
        bound.report = at_desk(|desk| {
            let validator = desk.validators.get(validator).and_then(Option::as_ref)?;
            let report = validator.validate_json(json.as_bytes());
            wire::write_alone(&report, &mut desk.words, &mut desk.text);
            Some(report)
        });
    });
    at_desk(|desk| desk.words.as_ptr())
}

/// The record of the last reading, as JSON.
#[wasm_bindgen(js_name = formRecord)]
pub fn record(number: usize) -> Option<String> {
    with(number, |bound| bound.binding.reading.json.clone())
}

/// Brings the page to what the last report says; gives the element that holds the summary.
#[wasm_bindgen(js_name = formShow)]
pub fn show(number: usize, attempt: bool) -> Option<Element> {
    with(number, |bound| {
        if let Some(report) = &bound.report {
            bound.binding.show(report, attempt);
        }
        bound.binding.summary.holder().cloned()
    })?
}

#[wasm_bindgen(js_name = formCounts)]
pub fn counts(number: usize, submitter: &JsValue) -> bool {
    with(number, |bound| bound.binding.counts(submitter)) == Some(true)
}

/// The pointer that a link of the summary is about.
#[wasm_bindgen(js_name = formPath)]
pub fn path(number: usize, link: &JsValue) -> Option<String> {
    with(number, |bound| {
        bound.binding.summary.path_of(link).map(str::to_owned)
    })?
}

/// The control at a pointer; closed details around it are opened.
#[wasm_bindgen(js_name = formFind)]
pub fn find(number: usize, path: &str) -> Option<Element> {
    with(number, |bound| bound.binding.find(path))?
}

/// Brings the control at a pointer into view and gives it the focus; false while it cannot be seen.
#[wasm_bindgen(js_name = formFocus)]
pub fn focus(number: usize, path: &str, last: bool) -> bool {
    with(number, |bound| bound.binding.focus(path, last)) == Some(true)
}

#[wasm_bindgen(js_name = formFocusSummary)]
pub fn focus_summary(number: usize) {
    with(number, |bound| bound.binding.focus_summary());
}

/// Takes back what custom elements were told, so that the browser lets the next submission begin.
#[wasm_bindgen(js_name = formUntell)]
pub fn untell(number: usize) {
    with(number, |bound| bound.binding.marks.untell());
}

/// Takes every mark off the page; the binding goes on.
#[wasm_bindgen(js_name = formClear)]
pub fn clear(number: usize) {
    with(number, |bound| bound.binding.clear());
}

/// Takes every mark off the page and lets the binding go.
#[wasm_bindgen(js_name = formClose)]
pub fn close(number: usize) {
    with(number, |bound| bound.binding.close());
    BOUND.with_borrow_mut(|list| {
        if let Some(place) = list.get_mut(number) {
            *place = None;
        }
    });
}
