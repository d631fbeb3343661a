//! Reads one object of a pack field by field, and remembers every mistake with its pointer and a sentence for the author.

use super::check::{Claim, Mention};
use super::condition::Value;
use crate::calendar::{self, Date, Period};
use crate::code::Code;
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

/// A key that an object of a pack may have, what it holds and what it means: for reading, for the schema, for the reference.
#[derive(Clone, Copy, Debug)]
pub struct KeyDoc {
    /// The key itself.
    pub name: &'static str,
    /// What may stand there.
    pub holds: Holds,
    /// What it means, in a few words; empty in the WebAssembly, where nobody reads it.
    pub about: &'static str,
    /// Whether the object is nothing without it.
    pub required: bool,
}

impl KeyDoc {
    /// The same key, which must not be left out.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// What a key holds.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// Text between quotation marks.
    Text,
    /// `true` or `false`.
    Bool,
    /// A number as it is written.
    Number,
    /// A whole number from 0 on.
    Count,
    /// A number, a pointer to one, or what is counted and summed.
    Amount,
    /// A list of amounts.
    Amounts,
    /// A day, as ISO 8601.
    Date,
    /// A list of days.
    Dates,
    /// A length of time, as ISO 8601 or with working days, like `5WD`.
    Period,
    /// A pointer into the record, with `*` for rows.
    Pointer,
    /// One pointer or several.
    Pointers,
    /// One text or several.
    Ids,
    /// One value or several: texts, numbers, true, false.
    Values,
    /// One value.
    Value,
    /// A value, or the pointer to one that must be equal.
    Same,
    /// A condition.
    Condition,
    /// A list of conditions.
    Conditions,
    /// A date of a condition: as it is written, today, or that of a pointer.
    Day,
    /// Where a time starts: a pointer, or the first, latest or earliest of several.
    Origin,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// Some of these words: the faults that a check looks for.
    Finds(&'static [&'static str]),
    /// A code of the contract.
    Code,
    /// An object with these keys.
    Object(&'static [KeyDoc]),
    /// A list of objects with these keys.
    List(&'static [KeyDoc]),
    /// An object whose keys the author chooses: texts.
    Texts,
    /// The same, of lists of texts.
    Words,
    /// A list of records, as examples of a rule.
    Examples,
    /// A list of rules.
    Rules,
}

/// An entry of a table of keys. What it means is for the schema and the reference, which are made natively: no page downloads it.
pub const fn key(name: &'static str, holds: Holds, about: &'static str) -> KeyDoc {
    let about = if cfg!(target_arch = "wasm32") {
        ""
    } else {
        about
    };
    KeyDoc {
        name,
        holds,
        about,
        required: false,
    }
}

/// The names of a `finds` list.
#[derive(Clone, Copy, Debug)]
pub struct Finds {
    allowed: &'static [&'static str],
    /// A bit for each of `allowed`.
    chosen: u32,
}

impl Finds {
    /// Whether that fault is looked for; a name that is not allowed never is.
    pub fn has(self, name: &str) -> bool {
        self.chosen & self.bit(name) != 0
    }

    /// Says whether the name is allowed.
    fn choose(&mut self, name: &str) -> bool {
        let bit = self.bit(name);
        self.chosen |= bit;
        bit != 0
    }

    fn bit(self, name: &str) -> u32 {
        let place = self.allowed.iter().position(|allowed| *allowed == name);
        place.map_or(0, |place| 1 << (place & 31))
    }
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

    fn pointer_at(&mut self, at: At, name: &str) -> Option<Pointer> {
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

    /// One pointer or a list of them.
    pub fn pointers(&mut self, name: &str) -> Vec<Pointer> {
        let at = self.get(name);
        let tree = self.reading.tree;
        if tree.kind(at) == Kind::List {
            let mut pointers = Vec::new();
            self.each_value(name, &mut |fields, row| {
                pointers.extend(fields.pointer(row));
            });
            if pointers.is_empty() && tree.children(at).next().is_none() {
                self.problem(name, "Write at least one pointer in this list.");
            }
            pointers
        } else if at.is_some() {
            self.pointer_at(at, name).into_iter().collect()
        } else {
            Vec::new()
        }
    }

    /// One text or a list of texts.
    pub fn texts(&mut self, name: &str) -> Vec<&'t str> {
        let at = self.get(name);
        let tree = self.reading.tree;
        if tree.kind(at) == Kind::List {
            let texts: Vec<_> = tree.children(at).filter_map(|row| tree.text(row)).collect();
            if texts.len() != tree.children(at).count() {
                self.problem(name, "Write texts between quotation marks in this list.");
            }
            texts
        } else {
            self.text(name).into_iter().collect()
        }
    }

    /// One id or several of a list of the pack, kept.
    pub fn ids(&mut self, name: &str, list: &str) -> Vec<String> {
        let mut ids = Vec::new();
        if self.reading.tree.kind(self.get(name)) == Kind::List {
            self.each_value(name, &mut |fields, row| ids.extend(fields.id(row, list)));
        } else {
            ids.extend(self.id(name, list));
        }
        ids
    }

    /// An id of a list of the pack.
    pub fn id(&mut self, name: &str, list: &str) -> Option<String> {
        let text = self.text(name)?;
        self.must_be_known(name, text, list);
        Some(text.to_owned())
    }

    /// Says so where the pack has no such entry in that list.
    pub fn must_be_known(&mut self, name: &str, id: &str, list: &str) {
        if let Some(message) = self.unknown_id(id, list) {
            self.problem(name, &message);
        }
    }

    /// The sentence about an id that is not in that list of the pack.
    pub fn unknown_id(&self, id: &str, list: &str) -> Option<String> {
        let lists = self.reading.lists.iter();
        let known = lists
            .filter(|(named, _)| *named == list)
            .flat_map(|(_, ids)| ids);
        let mut known = known.map(String::as_str);
        if known.clone().any(|known| known == id) {
            return None;
        }
        let mut message = String::from("“");
        message.push_str(id);
        message.push_str("” is not among the pack’s “");
        message.push_str(list);
        message.push('”');
        if !spelling::push_meant(id, &mut known, &mut message) {
            message.push_str(": add it there, or name one that is.");
        }
        Some(message)
    }

    /// A reference to a rule that is none.
    pub fn no_such_rule(&mut self, name: &str, id: &str, rules: &[&str]) {
        let mut message = String::from("There is no rule “");
        message.push_str(id);
        message.push('”');
        if !spelling::push_meant(id, &mut rules.iter().copied(), &mut message) {
            message.push_str(" in this pack.");
        }
        self.problem(name, &message);
    }

    /// Least and most of something, in that order.
    pub fn in_order<T: PartialOrd>(&mut self, least: Option<T>, most: Option<T>) {
        if let (Some(least), Some(most)) = (least, most)
            && least > most
        {
            self.problem(
                "atLeast",
                "“atLeast” is greater than “atMost”: nothing could ever fit.",
            );
        }
    }

    /// One text or a list of texts, kept.
    pub fn owned_texts(&mut self, name: &str) -> Vec<String> {
        self.texts(name).into_iter().map(str::to_owned).collect()
    }

    /// A pointer of a check's own, which no pack writes.
    pub fn own_pointer(&mut self, text: &str) -> Pointer {
        self.joined_pointer(&[text]).unwrap_or_default()
    }

    /// A pointer with a name of the pack in it; `None` where that makes it too long.
    pub fn joined_pointer(&mut self, pieces: &[&str]) -> Option<Pointer> {
        Pointer::read(&pieces.concat(), &mut self.reading.vocabulary.keys)
    }

    /// The names of a `finds` list; all of `allowed` where it is left out and `default` is empty.
    pub fn finds(&mut self, allowed: &'static [&'static str], default: &[&str]) -> Finds {
        let mut finds = Finds { allowed, chosen: 0 };
        if !self.has("finds") {
            let default = if default.is_empty() { allowed } else { default };
            for name in default {
                finds.choose(name);
            }
            return finds;
        }
        for text in self.texts("finds") {
            if !finds.choose(text) {
                self.not_one_of("finds", text, allowed);
            }
        }
        if finds.chosen == 0 {
            self.problem(
                "finds",
                "Name at least one thing to find, or leave “finds” out.",
            );
        }
        finds
    }

    /// The number of the text among `allowed`; `None` where it is left out or none of them.
    pub fn one_of(&mut self, name: &str, allowed: &[&str]) -> Option<usize> {
        let text = self.text(name)?;
        let number = allowed.iter().position(|known| *known == text);
        if number.is_none() {
            self.not_one_of(name, text, allowed);
        }
        number
    }

    /// Tells that the text is none of those that may stand there, and which was meant.
    pub fn not_one_of(&mut self, name: &str, text: &str, allowed: &[&str]) {
        self.problem(name, &Self::none_of(text, allowed));
    }

    /// The sentence about a text that is none of those allowed.
    pub fn none_of(text: &str, allowed: &[&str]) -> String {
        let mut message = String::from("“");
        message.push_str(text);
        message.push_str("” is none of ");
        for (index, name) in allowed.iter().take(12).enumerate() {
            if index > 0 {
                message.push_str(", ");
            }
            message.push_str(name);
        }
        if !spelling::push_meant(text, &mut allowed.iter().copied(), &mut message) {
            message.push('.');
        }
        message
    }

    /// The code under that key; `None` as with [`Fields::text`]. Text that is no code is a problem.
    pub fn code(&mut self, name: &str) -> Option<Code> {
        let text = self.text(name)?;
        let code = Code::parse(text);
        if code.is_none() {
            let codes: Vec<&str> = Code::ALL.iter().map(|code| code.id()).collect();
            self.not_one_of(name, text, &codes);
        }
        code
    }

    /// The values under that key: a list of them or one alone. Where something else stands, that is a problem and there are none.
    pub fn values(&mut self, name: &str) -> Vec<Value> {
        let at = self.get(name);
        let tree = self.reading.tree;
        let values = if tree.kind(at) == Kind::List {
            tree.children(at)
                .filter_map(|row| value_at(tree, row))
                .collect()
        } else {
            value_at(tree, at).into_iter().collect::<Vec<_>>()
        };
        if values.is_empty() && at.is_some() {
            self.problem(
                name,
                "Write one or more texts, numbers, true or false here.",
            );
        }
        values
    }

    /// An object inside this one.
    pub fn inside<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(&mut Fields<'_, 't>) -> T,
    ) -> Option<T> {
        let at = self.get(name);
        if !at.is_some() {
            return None;
        }
        if self.reading.tree.kind(at) != Kind::Object {
            self.problem(name, "Write an object { … } here.");
            return None;
        }
        let path = self.path_of(name);
        Some(read(&mut Fields {
            reading: self.reading,
            at,
            path,
        }))
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
}

impl<'t> Fields<'_, 't> {
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

fn value_at(tree: &Tree, at: At) -> Option<Value> {
    match tree.kind(at) {
        Kind::Text => tree.text(at).map(|text| Value::Text(text.to_owned())),
        Kind::Number => tree.number(at).map(Value::Number),
        Kind::Bool => tree.boolean(at).map(Value::Bool),
        _ => None,
    }
}
