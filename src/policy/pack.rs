//! The types of a pack, and reading one from its JSON.

use super::check;
use super::condition::Condition;
use super::reader::{Fields, Problem, Reading};
use super::wording::Wording;
use super::{examples, extend, read_pack};
use crate::calendar::{Date, Division, WorkingDays};
use crate::code::Severity;
use crate::record::tree::{At, Kind};
use crate::record::{Keys, Pointer, Tree, Vocabulary, json};
use crate::rules::label::Labels;
use crate::rules::{Calendar, Check};
use crate::text::lexicon::Lexicon;
use alloc::{borrow::ToOwned, boxed::Box, string::String, vec, vec::Vec};

/// A policy, ready to be asked.
#[derive(Debug)]
pub struct Pack {
    /// What options and citations call the policy, in kebab case.
    pub id: String,
    /// The title of the document.
    pub title: String,
    /// Whose policy it is.
    pub organisation: String,
    /// Which version of the document the pack is of, in the words of the pack.
    pub version: String,
    /// `None`: no bank holidays.
    pub division: Option<Division>,
    /// Days that are not worked: holidays of the pack's own, and closure days.
    pub closures: Vec<Date>,
    /// Bank holidays that are worked.
    pub opened: Vec<Date>,
    /// The month, from 1, in which the policy's year begins.
    pub year_starts: u32,
    /// Stretches of days that intervals may be counted in, like school terms.
    pub calendars: Vec<Calendar>,
    /// The kinds of record that the policy covers, in the pack's order.
    pub kinds: Vec<Named>,
    /// The headings of its forms, in their order.
    pub sections: Vec<Section>,
    /// What an agreement has to settle.
    pub terms: Vec<Named>,
    /// What a supervision file has to hold.
    pub file_items: Vec<Named>,
    /// Fields that the contract does not know, under `extra`.
    pub extra: Vec<Named>,
    /// Who signs beside supervisor and supervisee.
    pub parties: Vec<Named>,
    /// What the form calls a field.
    pub labels: Vec<(Pointer, String)>,
    /// The labels that were found so far.
    pub(crate) known_labels: Labels,
    /// The duties, in the pack's order: a rule's number is its place here.
    pub rules: Vec<Rule>,
    /// For each of `kinds`, the rules that ask something of it.
    pub by_kind: Vec<Vec<u16>>,
    /// The names that a record under this policy may use.
    pub vocabulary: Vocabulary,
    /// Standard sentences in words of the pack's own.
    pub wording: Wording,
    pub(super) lexicon: Lexicon,
}

/// An id and what the form calls it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Named {
    /// The id, in kebab case.
    pub id: String,
    /// What the form prints.
    pub label: String,
}

/// One heading of a form.
#[derive(Debug)]
pub struct Section {
    /// Its key under `/sections`.
    pub id: String,
    /// The heading as the form prints it.
    pub label: String,
    /// Indices into [`Pack::kinds`].
    pub kinds: Vec<usize>,
    /// What it is answered with.
    pub answer: Answer,
    /// The least number that is an answer; `None` for no limit.
    pub min: Option<f64>,
    /// The greatest.
    pub max: Option<f64>,
}

/// What a section is answered with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Answer {
    /// What was discussed, in words.
    Text,
    /// A number on a scale: `min` to `max` of the section.
    Number,
    /// “yes” or “no”.
    YesNo,
    /// Actions that were agreed.
    Actions,
    /// Fields elsewhere in the record.
    Fields,
}

/// One duty of the policy.
#[derive(Debug)]
pub struct Rule {
    /// What a citation calls the rule behind the policy's id and a stroke.
    pub id: String,
    /// Where the document asks for it.
    pub clause: String,
    /// The policy's strength, before options change it.
    pub severity: Severity,
    /// When it asks; `None`: always.
    pub when: Option<Condition>,
    /// Whether `when` can differ from row to row.
    pub when_has_rows: bool,
    /// A sentence of the pack's own instead of the check's.
    pub message: Option<String>,
    /// What to do about it, in the pack's words.
    pub hint: Option<String>,
    /// What the rule calls the date or the field that it is about.
    pub label: Option<String>,
    /// What looks for the fault.
    pub check: Box<dyn Check>,
}

impl Pack {
    /// Reads a pack. One that extends a built-in policy is that policy with its own entries in place.
    ///
    /// # Errors
    /// Every mistake in it, with its pointer. A pack with any is not used.
    ///
    /// ```
    /// use supervision_validator::Pack;
    ///
    /// let problems = Pack::read(r#"{ "id": "fellmoor", "tite": "Supervision" }"#).unwrap_err();
    /// assert!(problems.iter().any(|problem| problem.path == "/tite" && problem.message.contains("title")));
    /// ```
    pub fn read(json: &str) -> Result<Self, Vec<Problem>> {
        let tree = json::read(json, &Keys::none()).map_err(|error| {
            vec![Problem {
                path: String::new(),
                message: not_json(error, json),
            }]
        })?;
        if !tree.member_named(At::ROOT, "extends").is_some() {
            return Self::from_tree(&tree);
        }
        let merged = extend::merge(&tree).map_err(|problem| vec![problem])?;
        let tree = json::read(&merged.json, &Keys::none()).map_err(|error| {
            vec![Problem {
                path: "/extends".to_owned(),
                message: not_json(error, &merged.json),
            }]
        })?;
        Self::from_tree(&tree).map_err(|problems| merged.as_written(problems))
    }

    fn from_tree(tree: &Tree) -> Result<Self, Vec<Problem>> {
        let mut reading = Reading {
            tree,
            vocabulary: Vocabulary::default(),
            problems: Vec::new(),
            lists: Vec::new(),
            mentions: Vec::new(),
        };
        let mut fields = Fields {
            reading: &mut reading,
            at: At::ROOT,
            path: String::new(),
        };
        if tree.kind(At::ROOT) != Kind::Object {
            fields.problem("", "A pack is an object { … }.");
            return Err(reading.problems);
        }
        let mut pack = read_pack::read(&mut fields);
        check::references(&mut fields);
        pack.vocabulary = reading.vocabulary;
        // Examples of rules that were not understood would all fail.
        if reading.problems.is_empty() {
            examples::run(tree, &pack, &mut reading.problems);
        }
        if reading.problems.is_empty() {
            Ok(pack)
        } else {
            Err(reading.problems)
        }
    }

    /// The number of a kind of record among [`Pack::kinds`].
    pub fn kind_number(&self, id: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.id == id)
    }

    /// The days that are worked under this policy.
    pub fn working_days(&self) -> WorkingDays {
        self.working_days_in(None)
    }

    /// The same in another division.
    pub fn working_days_in(&self, division: Option<Division>) -> WorkingDays {
        let mut days = WorkingDays::new(division.or(self.division));
        for date in &self.closures {
            days.close(*date);
        }
        for date in &self.opened {
            days.open(*date);
        }
        days
    }

    /// The words by which actions are judged.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The section of that id; `None` where the pack has none.
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }
}

/// The ids of a list, as a sentence about a wrong one names them.
pub fn ids_of(named: &[Named]) -> Vec<&str> {
    named.iter().map(|one| one.id.as_str()).collect()
}

/// The mistake of a text that is no JSON, with its line and column.
pub fn not_json(error: json::JsonError, text: &str) -> String {
    let json::JsonError::Syntax { at } = error else {
        return "This is larger than a pack may be.".to_owned();
    };
    let before = text.as_bytes().get(..at).unwrap_or_default();
    let line = before.split(|byte| *byte == b'\n').count();
    let column = before
        .iter()
        .rev()
        .take_while(|byte| **byte != b'\n')
        .count()
        + 1;
    let mut message = String::from("This is not JSON from line ");
    push_count(line, &mut message);
    message.push_str(", column ");
    push_count(column, &mut message);
    message.push_str(" on.");
    message
}

fn push_count(count: usize, out: &mut String) {
    crate::record::pointer::push_number(u32::try_from(count).unwrap_or(u32::MAX), out);
}
