//! What a check sees of a record, and how it says what it found.

use super::wording::{self, Part, Sentence, Spot};
use crate::calendar::{Date, Period, WorkingDays};
use crate::code::{Code, Severity};
use crate::policy::{Pack, Rule};
use crate::record::pointer::{Rank, each_place};
use crate::record::tree::{At, Kind};
use crate::record::{Place, Pointer, Tree, limits};
use crate::text::identifier::Identifier;
use alloc::{boxed::Box, string::String, vec::Vec};
use core::cell::RefCell;

/// The record and what it is held against.
#[derive(Clone, Copy, Debug)]
pub struct View<'r> {
    /// The record, read.
    pub tree: &'r Tree<'r>,
    /// The policy.
    pub pack: &'r Pack,
    /// Which days are worked, the caller's closures included.
    pub working_days: &'r WorkingDays,
    /// The day that deadlines are held against.
    pub today: Date,
    /// What is merely missing so far is counted, not found.
    pub draft: bool,
    /// Number of the record's kind in the pack.
    pub kind: usize,
    /// What the check of anonymity found in each text, so that no second rule reads it again; in the order of the record.
    pub identifiers: &'r RefCell<Vec<(At, Vec<Identifier>)>>,
}

/// A fault, before it is put into the order of the record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// What is wrong, as the contract names it.
    pub code: Code,
    /// Number of the rule in the pack; [`Finding::READING`] for what reading found.
    pub rule: u16,
    /// How grave it is, options included.
    pub severity: Severity,
    /// JSON Pointer to the value at fault, or to where the missing value belongs.
    pub path: String,
    /// What to do, in the form's words.
    pub message: String,
    /// The latest day that would have been right.
    pub due: Option<Date>,
    /// UTF-16 code units in the text at `path`.
    pub span: Option<(u32, u32)>,
    pub(crate) rank: Rank,
}

impl Finding {
    /// The rule number of what was found while reading.
    pub const READING: u16 = u16::MAX;
}

/// A date by which something has to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deadline {
    pub rule: u16,
    pub label: String,
    pub path: String,
    pub from: Date,
    pub due: Date,
    pub allowance: Period,
    pub done: Option<Date>,
}

/// The latest next session that a rule allows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NextSession {
    pub latest: Date,
    pub rule: u16,
    pub severity: Severity,
}

/// Everything that the rules found.
#[derive(Debug, Default)]
pub struct Output {
    /// In the order in which rules found them.
    pub findings: Vec<Finding>,
    /// In the order in which rules found them.
    pub deadlines: Vec<Deadline>,
    /// The earliest of the latest days that rules allow; advice only where nothing stricter says.
    pub next_session: Option<NextSession>,
    /// Places that must be answered, as hashes, and whether they are.
    pub answers: Vec<(u32, bool)>,
    /// Whether the policy does not cover this worker: what the other rules found is then left out.
    pub not_applicable: bool,
    /// Whose supervision it is, for audits.
    pub supervisee: Option<String>,
    /// What other records could change; only where an audit asks.
    pub joined: Option<Box<super::joined::Joined>>,
}

/// One fault as a check reports it.
#[derive(Debug)]
pub struct Found<'f> {
    /// What is wrong.
    pub code: Code,
    /// How it is said.
    pub sentence: Sentence<'f>,
    /// The latest day that would have been right.
    pub due: Option<Date>,
    /// Where in the text, in UTF-16 code units; the end is not part of it.
    pub span: Option<(u32, u32)>,
}

impl<'f> Found<'f> {
    /// A fault without a day and without a place in a text.
    pub fn new(code: Code, sentence: Sentence<'f>) -> Self {
        Self {
            code,
            sentence,
            due: None,
            span: None,
        }
    }

    /// The same with the latest day that would have been right.
    pub fn due(mut self, due: Date) -> Self {
        self.due = Some(due);
        self
    }
}

/// Whether a rule's condition holds.
pub type Applies = Option<bool>;

/// One rule at work on one record.
#[derive(Debug)]
pub struct Run<'r> {
    /// The record and what it is held against.
    pub view: &'r View<'r>,
    /// The rule.
    pub rule: &'r Rule,
    /// Its number in the pack.
    pub number: u16,
    /// Where its findings go.
    pub output: &'r mut Output,
    /// The caller's other severities.
    pub severities: &'r crate::options::Severities,
}

impl<'r> Run<'r> {
    /// The record, read.
    pub fn tree(&self) -> &'r Tree<'r> {
        self.view.tree
    }

    /// Whether the rule speaks, as seen from `places`.
    pub fn applies(&self, places: &[&Place]) -> bool {
        // A condition without rows was asked before the check was called.
        !self.rule.when_has_rows
            || self
                .rule
                .when
                .as_ref()
                .is_none_or(|when| when.holds(self.view, places) == Some(true))
    }

    /// Calls `visit` for every place of `pointer` at which the rule speaks.
    pub fn each(&mut self, pointer: &Pointer, visit: &mut dyn FnMut(&mut Self, &Place)) {
        let tree = self.tree();
        each_place(pointer, &[], tree, &mut |place| {
            if self.applies(&[place]) {
                visit(self, place);
            }
            self.output.findings.len() < limits::FINDINGS
        });
    }

    /// The only place of a pointer without rows, or the first of one with them.
    pub fn first(&self, pointer: &Pointer) -> At {
        let mut found = At::NONE;
        each_place(pointer, &[], self.tree(), &mut |place| {
            found = place.at();
            !self.tree().is_present(found)
        });
        found
    }

    /// Whether something stands at any place of the pointer, as seen from `places`.
    pub fn any_present(&self, pointer: &Pointer, places: &[&Place]) -> bool {
        let mut present = false;
        each_place(pointer, places, self.tree(), &mut |place| {
            present |= self.tree().is_present(place.at());
            !present
        });
        present
    }

    /// The date at the pointer, of several rows the first; `None` where there is none that can be read.
    pub fn date(&self, pointer: &Pointer) -> Option<Date> {
        self.tree().date(self.first(pointer))
    }

    /// Whether something stands there that could not be read: then no rule speaks of it.
    pub fn is_unreadable(&self, at: At) -> bool {
        self.tree().kind(at) == Kind::Unreadable
    }

    /// Counts a required answer. Advice does not count.
    pub fn answered(&mut self, place: &Place, done: bool) {
        if self.severity_of_rule() != Severity::Advice {
            self.output.answers.push((place.hash(self.tree()), done));
        }
    }

    fn severity_of_rule(&self) -> Severity {
        self.rule.severity
    }

    /// Reports a fault at a place in these words, with nothing more to it.
    pub fn say(&mut self, place: &Place, code: Code, words: &[Part]) {
        self.find(place, &Found::new(code, Sentence(words)));
    }

    /// Reports a fault at a place.
    pub fn find(&mut self, place: &Place, found: &Found) {
        let Some(severity) = self
            .severities
            .of(self.number, self.rule.severity, found.code)
        else {
            return;
        };
        if self.view.draft && found.code.is_merely_missing() {
            return;
        }
        if self.output.findings.len() >= limits::FINDINGS {
            return;
        }
        let path = self.path(place);
        let spot = Spot { place, path: &path };
        let message = match &self.rule.message {
            Some(own) => wording::fill(own, self, spot, found.due),
            None => wording::message(&found.sentence, self, spot),
        };
        self.output.findings.push(Finding {
            code: found.code,
            rule: self.number,
            severity,
            path,
            message,
            due: found.due,
            span: found.span,
            rank: place.rank(self.tree()),
        });
    }

    /// The JSON Pointer of a place in this record.
    fn path(&self, place: &Place) -> String {
        let mut path = String::with_capacity(32);
        place.push_path(self.tree(), &self.view.pack.vocabulary.keys, &mut path);
        path
    }

    /// Adds a deadline to the report.
    pub fn deadline(
        &mut self,
        place: &Place,
        from: Date,
        due: Date,
        allowance: Period,
        done: Option<Date>,
    ) {
        if self.output.deadlines.len() >= limits::DEADLINES {
            return;
        }
        let path = self.path(place);
        let spot = Spot { place, path: &path };
        let label = wording::label(self, spot);
        self.output.deadlines.push(Deadline {
            rule: self.number,
            label,
            path,
            from,
            due,
            allowance,
            done,
        });
    }

    /// Tells the report what is the latest date of the next session. The earliest counts; advice only where nothing stricter says.
    pub fn next_session(&mut self, latest: Date) {
        let severity = self.rule.severity;
        let advice = severity == Severity::Advice;
        let replaces = self.output.next_session.is_none_or(|known| {
            let known_is_advice = known.severity == Severity::Advice;
            if known_is_advice == advice {
                latest < known.latest
            } else {
                known_is_advice
            }
        });
        if replaces {
            self.output.next_session = Some(NextSession {
                latest,
                rule: self.number,
                severity,
            });
        }
    }
}
