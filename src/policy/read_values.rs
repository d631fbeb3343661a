//! Reads what a member of a pack names: pointers, ids of the pack's lists, one of several words, values to compare with.

use super::condition::Value;
use super::reader::Fields;
use crate::code::Code;
use crate::record::tree::{At, Kind};
use crate::record::{Pointer, Tree};
use crate::spelling;
use alloc::{borrow::ToOwned, string::String, vec::Vec};

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

impl<'t> Fields<'_, 't> {
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
}

fn value_at(tree: &Tree, at: At) -> Option<Value> {
    match tree.kind(at) {
        Kind::Text => tree.text(at).map(|text| Value::Text(text.to_owned())),
        Kind::Number => tree.number(at).map(Value::Number),
        Kind::Bool => tree.boolean(at).map(Value::Bool),
        _ => None,
    }
}
