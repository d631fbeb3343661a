//! A form with the validator in it.

use super::find::Entry;
use super::look::Look;
use super::marks::{Marks, Showing};
use super::page::{Form, all, closed_details, is_visible, parent, property, same, text_property};
use super::patch::{Change, Patches};
use super::place::{face, label_of};
use super::reading::{self, Reading};
use super::summary::Summary;
use super::title::Title;
use super::view;
use crate::record::reading::Vocabulary;
use crate::report::Report;
use crate::rules::Finding;
use alloc::{string::String, vec::Vec};
use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use web_sys::Element;

#[derive(Debug)]
pub struct Binding {
    pub form: Form,
    pub kind: String,
    pub entries: Vec<Entry>,
    /// Names, ids and selectors, with a NUL between them.
    pub submitters: Option<String>,
    /// The integrator's place for the summary: a selector, an element, or nothing.
    pub summary_place: JsValue,
    pub look: Look,
    pub marks: Marks,
    pub reading: Reading,
    pub summary: Summary,
    pub title: Title,
    /// Details that a link opened.
    pub opened: Patches,
    /// What is shown.
    pub shown: Vec<Finding>,
    /// Whether a reading since then found something at another place.
    pub moved: bool,
}

impl Binding {
    /// Reads the form as it is now, or of the last reading's targets those of these numbers; gives the record as JSON.
    pub fn read(&mut self, changed: &JsValue, vocabulary: Option<&Vocabulary>) -> &str {
        if let Some(numbers) = changed.dyn_ref::<Array>() {
            self.moved |= self.reading.again(numbers, &self.kind, vocabulary);
        } else {
            self.reading = reading::read(&self.form, &self.kind, &self.entries, vocabulary);
            self.moved = true;
        }
        &self.reading.json
    }

    /// Brings marks, summary and title to what the report on the last reading says; `afresh` also where that is what they should show
    /// already.
    pub fn show(&mut self, report: &Report, attempt: bool, afresh: bool) {
        if !(attempt || afresh || self.moved) && self.shown == report.findings {
            return;
        }
        self.moved = false;
        self.shown.clone_from(&report.findings);
        self.look.find_out(&self.form.root());
        let showing = Showing {
            form: &self.form,
            look: &self.look,
            reading: &self.reading,
        };
        self.marks.show(&showing, report);
        self.summary
            .show(&showing, &self.summary_place, report, &self.marks, attempt);
        self.title.show(&self.form.document(), !report.ok());
    }

    /// Takes back what custom elements were told until the next showing; whether any was.
    pub fn untell(&mut self) -> bool {
        let any = self.marks.untell();
        self.moved |= any;
        any
    }

    /// Whether a submission by that button sends the record.
    pub fn counts(&self, submitter: &JsValue) -> bool {
        // A script or a component's button: nobody says that it is a draft.
        if !submitter.is_object() {
            return true;
        }
        if let Some(submitters) = &self.submitters {
            let root = self.form.root();
            return submitters.split('\0').any(|wanted| {
                text_property(submitter, "name") == wanted
                    || text_property(submitter, "id") == wanted
                    || all(&root, wanted)
                        .iter()
                        .any(|found| same(found, submitter))
            });
        }
        let skips = property(submitter, "formNoValidate").as_bool() == Some(true);
        let closes_a_dialog = text_property(submitter, "formMethod") == "dialog";
        !skips && !closes_a_dialog
    }

    /// The control at that place, and the details around it opened.
    pub fn find(&mut self, path: &str) -> Option<Element> {
        let control = self.control(path)?;
        for details in closed_details(&control) {
            self.opened.add(&details, "open", Change::Set(""));
        }
        Some(control)
    }

    fn control(&self, path: &str) -> Option<Element> {
        let target = self.reading.targets.get(self.reading.target(path)?)?;
        let usable = |member: &&Element| !member.matches(":disabled").unwrap_or(false);
        let member = target
            .at_fault
            .iter()
            .find(usable)
            .or(target.members.iter().find(usable))?;
        Some(face(&self.form, &self.reading.candidates, member))
    }

    /// Brings the label of the control at that place into view and gives the control the focus. False while it cannot be seen; the last
    /// time, what can be seen nearest to it takes its place.
    pub fn focus(&self, path: &str, last: bool) -> bool {
        let Some(control) = self.control(path) else {
            return false;
        };
        if is_visible(&control) {
            let number = self.reading.target(path);
            let target = number.and_then(|number| self.reading.targets.get(number));
            let label = target
                .and_then(|target| label_of(target, &control))
                .filter(is_visible);
            view::bring(label.as_ref().unwrap_or(&control));
            view::nudge(&control);
            return view::focus(&control);
        }
        if last {
            let mut outer = parent(&control);
            while let Some(around) = outer {
                if is_visible(&around) {
                    view::bring(&around);
                    let seen = all(
                        &around,
                        "input,select,textarea,button,a[href],summary,[tabindex]",
                    );
                    if let Some(seen) = seen.iter().find(|one| is_visible(one)) {
                        view::focus(seen);
                    }
                    return true;
                }
                outer = parent(&around);
            }
        }
        false
    }

    pub fn focus_summary(&self) {
        if let Some(errors) = self.summary.box_of_errors() {
            view::bring(errors);
            view::focus(errors);
        }
    }

    /// Takes everything off the page again.
    pub fn clear(&mut self) {
        self.marks.sweep(&self.form.root(), &self.look);
        self.marks.clear();
        self.moved = true;
        self.summary.clear();
        self.title.show(&self.form.document(), false);
    }

    /// The same, and the details that links opened closed again.
    pub fn close(&mut self) {
        self.clear();
        self.opened.apply(Vec::new());
    }
}
