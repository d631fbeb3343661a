//! One reading of a form: the record that it holds now, and where each part of it stands on the page.

use super::answer;
use super::control::{self, State};
use super::find::{Candidates, Entry, Found, may_be_date};
use super::page::Form;
use super::record::{self, Placed};
use crate::record::reading::Vocabulary;
use crate::record::shape;
use alloc::{string::String, vec::Vec};
use web_sys::Element;

/// The controls of one place in the record.
#[derive(Debug)]
pub struct Target {
    /// The pointer in this record.
    pub path: String,
    pub members: Vec<Element>,
    /// The members that a fault of this answer is the fault of: all, but for a date of which only a part is wrong.
    pub at_fault: Vec<Element>,
}

#[derive(Debug, Default)]
pub struct Reading {
    pub json: String,
    pub targets: Vec<Target>,
    pub candidates: Candidates,
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
    let mut placed = Vec::with_capacity(found.len());
    let mut targets = Vec::with_capacity(found.len());
    for field in found {
        let (one, target) = place(field, vocabulary);
        placed.push(one);
        targets.push(target);
    }
    let mut record = record::build(kind, &placed, by_number);
    for (target, path) in targets.iter_mut().zip(record.paths.drain(..)) {
        target.path = path;
    }
    Reading {
        json: record.json,
        targets,
        candidates,
    }
}

fn place(field: Found, vocabulary: Option<&Vocabulary>) -> (Placed, Target) {
    let steps = || field.pointer.split('/').skip(1);
    let last = field.pointer.rsplit('/').next().unwrap_or("");
    let shape = shape::at(steps());
    let State { raw, parts } = control::state(&field.members, shape, may_be_date(&field.pointer));
    let is_date = vocabulary.is_some_and(|vocabulary| vocabulary.holds_date(last));
    let answer = answer::read(raw, shape, last, is_date);
    let mut at_fault = Vec::new();
    if let Some(parts) = parts {
        let faulty = parts.iter().zip(answer.faults).filter(|(_, fault)| *fault);
        at_fault.extend(faulty.filter_map(|(at, _)| field.members.get(*at).cloned()));
        if at_fault.is_empty() {
            at_fault.extend(
                parts
                    .iter()
                    .filter_map(|at| field.members.get(*at).cloned()),
            );
        }
    } else {
        at_fault.clone_from(&field.members);
    }
    let keys: Vec<&str> = field.keys.iter().map(String::as_str).collect();
    let placed = Placed {
        steps: record::steps(&field.pointer, &keys),
        answer,
    };
    let target = Target {
        path: String::new(),
        members: field.members,
        at_fault,
    };
    (placed, target)
}

impl Reading {
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
