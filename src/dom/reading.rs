//! One reading of a form: the record that it holds now, and where each part of it stands on the page.

use super::answer;
use super::control::{self, State};
use super::find::{Candidates, Entry, may_be_date};
use super::page::{Form, same};
use super::record::{self, Placed};
use crate::record::reading::Vocabulary;
use crate::record::shape;
use alloc::{string::String, vec::Vec};
use js_sys::Array;
use wasm_bindgen::prelude::JsValue;
use web_sys::Element;

/// The controls of one place in the record.
#[derive(Debug)]
pub struct Target {
    /// The pointer in this record.
    pub path: String,
    pub members: Vec<Element>,
    /// The members that a fault of this answer is the fault of: all, but for a date of which only a part is wrong.
    pub at_fault: Vec<Element>,
    /// The pointer as its entry has it, and the page's keys of the rows.
    pointer: String,
    keys: Vec<String>,
}

#[derive(Debug, Default)]
pub struct Reading {
    pub json: String,
    pub targets: Vec<Target>,
    pub candidates: Candidates,
    /// What the controls of each target say.
    placed: Vec<Placed>,
    by_number: bool,
}

/// Reads the form as it is now.
pub fn read(
    form: &Form,
    kind: &str,
    entries: &[Entry],
    vocabulary: Option<&Vocabulary>,
) -> Reading {
    let candidates = Candidates::of(form);
    let found = candidates.fields(form, entries);
    let by_number = found.iter().all(|field| field.keys.is_empty());
    let mut reading = Reading {
        json: String::new(),
        targets: Vec::with_capacity(found.len()),
        candidates,
        placed: Vec::with_capacity(found.len()),
        by_number,
    };
    for field in found {
        let mut target = Target {
            path: String::new(),
            members: field.members,
            at_fault: Vec::new(),
            pointer: field.pointer,
            keys: field.keys,
        };
        reading.placed.push(ask(&mut target, vocabulary));
        reading.targets.push(target);
    }
    reading.put_together(kind);
    reading
}

/// What the controls of a target say now, and which of them are at fault.
fn ask(target: &mut Target, vocabulary: Option<&Vocabulary>) -> Placed {
    let steps = || target.pointer.split('/').skip(1);
    let last = target.pointer.rsplit('/').next().unwrap_or("");
    let shape = shape::at(steps());
    let State { raw, parts } = control::state(&target.members, shape, may_be_date(&target.pointer));
    let is_date = vocabulary.is_some_and(|vocabulary| vocabulary.holds_date(last));
    let answer = answer::read(raw, shape, last, is_date);
    let mut at_fault = Vec::new();
    if let Some(parts) = parts {
        let none = answer.faults == [false; 3];
        for (at, fault) in parts.iter().zip(answer.faults) {
            if fault || none {
                at_fault.extend(target.members.get(*at).cloned());
            }
        }
    } else {
        at_fault.clone_from(&target.members);
    }
    target.at_fault = at_fault;
    let keys: Vec<&str> = target.keys.iter().map(String::as_str).collect();
    Placed {
        steps: record::steps(&target.pointer, &keys),
        answer,
    }
}

impl Reading {
    /// Reads these targets again and leaves the others as they were. True where something is to be marked elsewhere than before.
    pub fn again(&mut self, numbers: &Array, kind: &str, vocabulary: Option<&Vocabulary>) -> bool {
        let mut moved = false;
        for number in numbers.iter() {
            let number = number.as_f64().map_or(usize::MAX, super::patch::whole);
            let (Some(target), Some(placed)) =
                (self.targets.get_mut(number), self.placed.get_mut(number))
            else {
                continue;
            };
            let before = core::mem::take(&mut target.at_fault);
            *placed = ask(target, vocabulary);
            let stayed = before.len() == target.at_fault.len()
                && before
                    .iter()
                    .zip(&target.at_fault)
                    .all(|(one, other)| same(one, other));
            moved |= !stayed;
        }
        self.put_together(kind) || moved
    }

    /// Puts the record together; true where something is at another place in it than before.
    fn put_together(&mut self, kind: &str) -> bool {
        let mut record = record::build(kind, &self.placed, self.by_number);
        let mut moved = false;
        for (target, path) in self.targets.iter_mut().zip(record.paths.drain(..)) {
            moved |= target.path != path;
            target.path = path;
        }
        self.json = record.json;
        moved
    }

    /// The controls of each target in turn; undefined where a component may change them without the page showing it.
    pub fn controls(&self, form: &Form) -> JsValue {
        let root = form.root();
        let list = Array::new();
        for target in &self.targets {
            let controls = Array::new();
            for member in &target.members {
                if member.get_root_node() != root {
                    return JsValue::UNDEFINED;
                }
                controls.push(member);
            }
            list.push(&controls);
        }
        if self.candidates.has_components {
            return JsValue::UNDEFINED;
        }
        list.into()
    }

    /// Where on the page a finding belongs: at its own place; else at the first place below it, such as the first row of a list; else at
    /// the place that it is a part of.
    pub fn target(&self, path: &str) -> Option<usize> {
        if path.is_empty() {
            return None;
        }
        let exact = |path: &str| self.targets.iter().position(|target| target.path == path);
        if let Some(found) = exact(path) {
            return Some(found);
        }
        let below = |target: &Target| {
            target
                .path
                .strip_prefix(path)
                .is_some_and(|rest| rest.starts_with('/'))
        };
        if let Some(found) = self.targets.iter().position(below) {
            return Some(found);
        }
        // A form that asks for start and end does not ask for minutes.
        if path == "/session/durationMinutes" {
            return exact("/session/start").or_else(|| exact("/session/end"));
        }
        let mut outer = path;
        while let Some((before, _)) = outer.rsplit_once('/') {
            outer = before;
            if let Some(found) = exact(outer) {
                return Some(found);
            }
        }
        None
    }
}
