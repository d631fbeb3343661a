//! Reads one object of a pack field by field, and remembers every mistake with its pointer and a sentence for the author.

use super::check::{Claim, Mention};
pub use super::keys::{Holds, KeyDoc, key};
pub use super::read_values::Finds;
use crate::calendar::{self, Date, Period};
use crate::record::pointer::{push_escaped, push_number};
use crate::record::tree::{At, Kind};
use crate::record::{Pointer, Tree, Vocabulary};
use crate::spelling;
use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// A mistake in a pack: where, and what its author should do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// JSON Pointer to the place in the pack.
    pub path: String,
    /// What is wrong there and what to do, as a sentence.
    pub message: String,
}

/// What is shared while a pack is read.
pub struct Reading<'t> {
    /// The pack as JSON, read.
    pub tree: &'t Tree<'t>,
    /// The names that records may use, as far as the pack has told them.
    pub vocabulary: Vocabulary,
    /// The mistakes so far.
    pub problems: Vec<Problem>,
    /// The ids of the pack's lists, by the list's name.
    pub lists: Vec<(&'static str, Vec<String>)>,
    /// What the pack says of places of a record, to be checked when all of it is known.
    pub mentions: Vec<Mention>,
}

impl core::fmt::Debug for Reading<'_> {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter
            .debug_struct("Reading")
            .field("problems", &self.problems)
            .finish_non_exhaustive()
    }
}

/// One object of the pack.
#[derive(Debug)]
pub struct Fields<'r, 't> {
    /// What all objects of the pack share.
    pub reading: &'r mut Reading<'t>,
    /// The object's node; in an example, the record's.
    pub at: At,
    /// JSON Pointer to it.
    pub path: String,
}

impl<'t> Fields<'_, 't> {
    /// Names what `known` does not have.
    pub fn refuse_unknown(&mut self, known: &[&[KeyDoc]]) {
        let tree = self.reading.tree;
        for child in tree.children(self.at) {
            let name = tree.name(child);
            let mut names = known
                .iter()
                .flat_map(|keys| keys.iter().map(|key| key.name));
            if !names.any(|known| known == name) {
                let mut message = String::from("There is no key “");
                message.push_str(name);
                message.push_str("” here");
                let mut names = known
                    .iter()
                    .flat_map(|keys| keys.iter().map(|key| key.name));
                if !spelling::push_meant(name, &mut names, &mut message) {
                    message.push('.');
                }
                self.problem(name, &message);
            }
        }
    }

    /// Tells a mistake at that key; with an empty name, at the object itself.
    pub fn problem(&mut self, name: &str, message: &str) {
        let path = self.path_of(name);
        self.problem_at(&path, message);
    }

    /// The pointer to a member of this object.
    fn path_of(&self, name: &str) -> String {
        let mut path = self.path.clone();
        if !name.is_empty() {
            path.push('/');
            push_escaped(name, &mut path);
        }
        path
    }

    /// A problem anywhere in the pack; the same one is told once.
    pub fn problem_at(&mut self, path: &str, message: &str) {
        let problem = Problem {
            path: path.to_owned(),
            message: message.to_owned(),
        };
        if !self.reading.problems.contains(&problem) {
            self.reading.problems.push(problem);
        }
    }

    /// Remembers what the pack says at `name` of the place of a pointer.
    pub fn mention(&mut self, name: &str, pointer: &Pointer, claim: Claim) {
        let path = self.path_of(name);
        let pointer = pointer.text.clone();
        self.reading.mentions.push(Mention {
            path,
            pointer,
            claim,
        });
    }

    /// The pack as JSON.
    pub fn tree(&self) -> &'t Tree<'t> {
        self.reading.tree
    }

    /// The node under that key; [`At::NONE`] where there is none.
    pub fn get(&self, name: &str) -> At {
        if self.reading.tree.kind(self.at) == Kind::List {
            return name
                .parse()
                .map_or(At::NONE, |row| self.reading.tree.row(self.at, row));
        }
        self.reading.tree.member_named(self.at, name)
    }

    /// Whether the object has that key.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The text under that key; `None` where there is none. Anything else there is a problem.
    pub fn text(&mut self, name: &str) -> Option<&'t str> {
        let at = self.get(name);
        if !at.is_some() {
            return None;
        }
        let text = self.reading.tree.text(at);
        if text.is_none() {
            self.problem(name, "Write text between quotation marks here.");
        }
        text
    }

    /// The same where there has to be some: nothing is a problem, and gives empty text.
    pub fn required_text(&mut self, name: &str) -> &'t str {
        match self.text(name) {
            Some(text) if !text.trim().is_empty() => text,
            Some(_) => {
                self.problem(name, "This must not be empty.");
                ""
            }
            None => {
                if !self.has(name) {
                    self.missing(name);
                }
                ""
            }
        }
    }

    /// Tells that the object needs that key.
    pub fn missing(&mut self, name: &str) {
        let mut message = String::from("Add “");
        message.push_str(name);
        message.push_str("”.");
        self.problem("", &message);
    }

    /// True or false under that key, `default` where it is not there. Anything else is a problem.
    pub fn boolean(&mut self, name: &str, default: bool) -> bool {
        let at = self.get(name);
        if !at.is_some() {
            return default;
        }
        self.reading.tree.boolean(at).unwrap_or_else(|| {
            self.problem(name, "Write true or false here.");
            default
        })
    }

    /// The number under that key; `None` where there is none. Anything else is a problem.
    pub fn number(&mut self, name: &str) -> Option<f64> {
        let at = self.get(name);
        if !at.is_some() {
            return None;
        }
        let number = self
            .reading
            .tree
            .number(at)
            .filter(|number| number.is_finite());
        if number.is_none() {
            self.problem(name, "Write a number here, without quotation marks.");
        }
        number
    }

    /// A whole number from 0 to a million.
    pub fn count(&mut self, name: &str) -> Option<u32> {
        let number = self.number(name)?;
        let whole = (0.0..=1_000_000.0).contains(&number) && number % 1.0 == 0.0;
        if !whole {
            self.problem(name, "Write a whole number from 0 to 1000000 here.");
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked above"
        )]
        Some(number as u32)
    }

    /// The length of time under that key; `None` as with [`Fields::text`]. Text that is no period is a problem.
    pub fn period(&mut self, name: &str) -> Option<Period> {
        let text = self.text(name)?;
        let period = Period::parse(text);
        if period.is_none() {
            self.problem(
                name,
                "Write a period like P7D, P4W, P1M, P1Y or 5WD (working days) here.",
            );
        }
        period
    }

    /// The day under that key; `None` as with [`Fields::text`]. Text that is no date is a problem.
    pub fn date(&mut self, name: &str) -> Option<Date> {
        let text = self.text(name)?;
        let date = calendar::parse_iso(text);
        if date.is_none() {
            self.problem(name, "Write a date like 2026-03-09 here.");
        }
        date
    }

    /// The pointer under that key; `None` as with [`Fields::text`]. Text that is no pointer, or one of too many steps, is a problem.
    pub fn pointer(&mut self, name: &str) -> Option<Pointer> {
        let at = self.get(name);
        if !at.is_some() {
            return None;
        }
        let pointer = self.pointer_at(at, name);
        if let Some(pointer) = &pointer {
            self.mention(name, pointer, Claim::Place);
        }
        pointer
    }

    pub(super) fn pointer_at(&mut self, at: At, name: &str) -> Option<Pointer> {
        let pointer = self
            .reading
            .tree
            .text(at)
            .and_then(|text| Pointer::read(text, &mut self.reading.vocabulary.keys));
        if pointer.is_none() {
            self.problem(name, "Write a JSON Pointer like /session/date or /cases/*/recordedOn here, of at most 8 steps.");
        }
        pointer
    }

    /// The object inside this one; something else there is a mistake.
    pub fn object(&mut self, name: &str) -> Option<Fields<'_, 't>> {
        let at = self.get(name);
        if !at.is_some() {
            return None;
        }
        if self.reading.tree.kind(at) != Kind::Object {
            self.problem(name, "Write an object { … } here.");
            return None;
        }
        let path = self.path_of(name);
        Some(Fields {
            reading: self.reading,
            at,
            path,
        })
    }

    /// A list inside this object; something else there is a mistake.
    fn list(&mut self, name: &str) -> Option<At> {
        let list = self.get(name);
        if !list.is_some() {
            return None;
        }
        if self.reading.tree.kind(list) != Kind::List {
            self.problem(name, "Write a list [ … ] here.");
            return None;
        }
        Some(list)
    }

    /// Every object of a list inside this one.
    pub fn each(&mut self, name: &str, read: &mut dyn FnMut(&mut Fields<'_, 't>)) {
        let Some(list) = self.list(name) else {
            return;
        };
        let tree = self.reading.tree;
        for (row, number) in tree.children(list).zip(0u32..) {
            let mut path = self.path_of(name);
            path.push('/');
            push_number(number, &mut path);
            let mut fields = Fields {
                reading: self.reading,
                at: row,
                path,
            };
            if tree.kind(row) == Kind::Object {
                read(&mut fields);
            } else {
                fields.problem("", "Write an object { … } here.");
            }
        }
    }

    /// Every entry of a list inside this object, as the list and the entry's number: for entries that are no objects.
    pub fn each_value(&mut self, name: &str, read: &mut dyn FnMut(&mut Fields<'_, 't>, &str)) {
        let Some(list) = self.list(name) else {
            return;
        };
        let tree = self.reading.tree;
        let path = self.path_of(name);
        let mut fields = Fields {
            reading: self.reading,
            at: list,
            path,
        };
        for number in 0..u32::try_from(tree.children(list).count()).unwrap_or(0) {
            let mut text = String::new();
            push_number(number, &mut text);
            read(&mut fields, &text);
        }
    }
}
