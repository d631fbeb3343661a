//! The record as it was read: one flat list of nodes that borrows its text from the input.
//!
//! A node knows where its subtree ends, so children are walked without a second list, and the whole of a record costs one
//! allocation that a caller may keep for the next one. Names of fields that the contract or the pack knows are numbers ([`Key`]):
//! rules look fields up by number.

use super::limits;
use crate::calendar::{self, Date};
use alloc::{string::String, vec::Vec};
use core::cell::Cell;

/// The number of a known field name; [`Key::UNKNOWN`] for every other name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key(pub u16);

impl Key {
    /// A name that neither the contract nor the pack knows; its text stands in the node.
    pub const UNKNOWN: Self = Self(u16::MAX);
}

/// What a node holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// `null`, blank text, and (after reading) lists and objects that hold nothing: absent, for every rule.
    Absent,
    /// True or false.
    Bool,
    /// A number.
    Number,
    /// Text with something in it.
    Text,
    /// Text that was read as a civil date.
    Date,
    /// A list with something in it.
    List,
    /// An object with something in it.
    Object,
    /// Something that could not be read as what belongs there. A finding says so; rules stay silent on it.
    Unreadable,
}

/// The place of a node in its [`Tree`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct At(pub u32);

impl At {
    /// The record itself.
    pub const ROOT: Self = Self(0);
    /// No node: a pointer that leads nowhere.
    pub const NONE: Self = Self(u32::MAX);

    /// Whether there is a node: whether the way there led somewhere.
    pub fn is_some(self) -> bool {
        self != Self::NONE
    }
}

/// A piece of text: in the source, or among the strings that had escapes to undo.
#[derive(Clone, Copy, Debug, Default)]
pub struct Piece {
    /// The first byte, from 0.
    pub start: u32,
    /// The highest bit says that the text stands in the tree's own store.
    pub len: u32,
}

const IN_UNESCAPED: u32 = 1 << 31;

impl Piece {
    /// The bytes of the source from `start` up to `end`, which is not part of it.
    pub fn in_source(start: usize, end: usize) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "limits::BYTES is far below u32::MAX"
        )]
        Self {
            start: start as u32,
            len: (end - start) as u32,
        }
    }

    /// The same of the tree's own store.
    pub fn in_unescaped(start: usize, end: usize) -> Self {
        let piece = Self::in_source(start, end);
        Self {
            start: piece.start,
            len: piece.len | IN_UNESCAPED,
        }
    }
}

impl Piece {
    /// Where it stands, if that is in the source.
    pub(crate) fn in_source_range(self) -> core::ops::Range<usize> {
        let start = self.start as usize;
        start..start + self.len as usize
    }

    /// Where it ends in the source; `None` for text that had escapes.
    pub(crate) fn end_in_source(self) -> Option<usize> {
        (self.len & IN_UNESCAPED == 0).then_some((self.start + self.len) as usize)
    }
}

/// One value of a record.
#[derive(Clone, Copy, Debug)]
pub struct Node {
    /// What it is to the rules.
    pub kind: Kind,
    /// What the input had there, whatever reading made of it.
    pub written: Kind,
    /// The field's name as a number (members of objects only).
    pub key: Key,
    /// The field's name as the input has it (members of objects only).
    pub name: Piece,
    /// Text: where it stands. Number: the bits of the `f64`, low half in `start`. Date: its day number in `start`. Bool: 0 or 1 in `start`. List or object: how many
    /// children it has, in `len`.
    pub value: Piece,
    /// The index after the last node of this subtree.
    pub end: u32,
}

/// Nodes in document order; the first is the record itself.
#[derive(Debug)]
pub struct Tree<'a> {
    pub(crate) source: &'a str,
    pub(crate) unescaped: String,
    pub(crate) nodes: Vec<Node>,
    /// What has been looked at since it was read, see [`limits::STEPS`].
    pub(crate) steps: Cell<u32>,
    /// The record's own members by key, so far as the contract names them: most pointers begin with one.
    tops: [At; TOPS],
}

/// More than the contract has names, which have the lowest keys.
const TOPS: usize = 128;

impl<'a> Tree<'a> {
    /// Nothing read yet of `source`; room for so many nodes.
    pub(crate) fn new(source: &'a str, nodes: usize) -> Self {
        Self {
            source,
            unescaped: String::new(),
            nodes: Vec::with_capacity(nodes),
            steps: Cell::new(0),
            tops: [At::NONE; TOPS],
        }
    }

    /// Notes the members of the record itself, of several with one name the last. Once everything is read.
    pub(crate) fn index(&mut self) {
        let mut tops = [At::NONE; TOPS];
        for child in self.children(At::ROOT) {
            if let Some(top) = tops.get_mut(self.key(child).0 as usize) {
                *top = child;
            }
        }
        self.tops = tops;
    }

    /// Whether nothing has been read.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    fn node(&self, at: At) -> Option<&Node> {
        self.nodes.get(at.0 as usize)
    }

    /// What stands there; [`Kind::Absent`] where nothing does.
    pub fn kind(&self, at: At) -> Kind {
        self.node(at).map_or(Kind::Absent, |node| node.kind)
    }

    /// Whether something stands there that is not blank. What cannot be read is present.
    pub fn is_present(&self, at: At) -> bool {
        self.kind(at) != Kind::Absent
    }

    /// The name that the node stands under; [`Key::UNKNOWN`] for rows, and for names that nobody knows.
    pub fn key(&self, at: At) -> Key {
        self.node(at).map_or(Key::UNKNOWN, |node| node.key)
    }

    /// The name of the member, as the input has it.
    pub fn name(&self, at: At) -> &str {
        self.node(at).map_or("", |node| self.piece(node.name))
    }

    /// The text of a text node; `None` for everything else.
    pub fn text(&self, at: At) -> Option<&str> {
        self.node(at)
            .filter(|node| node.kind == Kind::Text)
            .map(|node| self.piece(node.value))
    }

    /// The number there; `None` where something else or nothing stands.
    pub fn number(&self, at: At) -> Option<f64> {
        let node = self.node(at).filter(|node| node.kind == Kind::Number)?;
        Some(f64::from_bits(
            u64::from(node.value.start) | u64::from(node.value.len) << 32,
        ))
    }

    /// True or false as it stands there; `None` for anything else.
    pub fn boolean(&self, at: At) -> Option<bool> {
        self.node(at)
            .filter(|node| node.kind == Kind::Bool)
            .map(|node| node.value.start != 0)
    }

    /// The date there; `None` for anything else.
    pub fn date(&self, at: At) -> Option<Date> {
        let node = self.node(at).filter(|node| node.kind == Kind::Date)?;
        calendar::from_days(node.value.start.cast_signed())
    }

    fn piece(&self, piece: Piece) -> &str {
        let start = piece.start as usize;
        let end = start + (piece.len & !IN_UNESCAPED) as usize;
        let home = if piece.len & IN_UNESCAPED == 0 {
            self.source
        } else {
            &self.unescaped
        };
        home.get(start..end).unwrap_or("")
    }

    /// Counts one more row or value that was looked at; says whether more may be.
    pub(crate) fn step(&self) -> bool {
        let steps = self.steps.get();
        self.steps.set(steps.saturating_add(1));
        steps < limits::STEPS
    }

    /// How many rows and values the rules have looked at.
    pub fn steps(&self) -> u32 {
        self.steps.get()
    }

    /// The children of a list or an object, absent ones too; nothing for other nodes.
    pub fn children(&self, at: At) -> Children<'_, 'a> {
        match self.node(at) {
            Some(node) if matches!(node.kind, Kind::List | Kind::Object) => Children {
                tree: self,
                next: at.0 + 1,
                end: node.end,
            },
            _ => Children {
                tree: self,
                next: 0,
                end: 0,
            },
        }
    }

    /// How many children a list has, absent ones too.
    pub(crate) fn rows(&self, list: At) -> usize {
        self.node(list)
            .filter(|node| node.kind == Kind::List)
            .map_or(0, |node| node.value.len as usize)
    }

    /// The number of the node after the last one inside.
    pub(crate) fn end(&self, at: At) -> u32 {
        self.node(at).map_or(0, |node| node.end)
    }

    pub(crate) fn is_row(&self, list: At) -> bool {
        self.node(list)
            .is_some_and(|node| node.written == Kind::List)
    }

    pub(crate) fn text_of(&self, piece: Piece) -> &str {
        self.piece(piece)
    }

    /// The member of that name; of several the last, as `JSON.parse` has it.
    pub fn member(&self, at: At, key: Key) -> At {
        if at == At::ROOT
            && let Some(top) = self.tops.get(key.0 as usize)
        {
            let has_members = matches!(self.kind(at), Kind::List | Kind::Object);
            return if has_members { *top } else { At::NONE };
        }
        let mut found = At::NONE;
        for child in self.children(at) {
            if self.key(child) == key {
                found = child;
            }
        }
        found
    }

    /// The member with that text as its name. For packs and options, which are read once.
    pub fn member_named(&self, at: At, name: &str) -> At {
        let mut found = At::NONE;
        if self.kind(at) == Kind::Object {
            for child in self.children(at) {
                if self.name(child) == name {
                    found = child;
                }
            }
        }
        found
    }

    /// The row at `index` of a list.
    pub fn row(&self, at: At, index: u32) -> At {
        if self.kind(at) != Kind::List {
            return At::NONE;
        }
        self.children(at).nth(index as usize).unwrap_or(At::NONE)
    }

    pub(crate) fn set_kind(&mut self, at: At, kind: Kind) {
        if let Some(node) = self.nodes.get_mut(at.0 as usize) {
            node.kind = kind;
        }
    }

    pub(crate) fn set_date(&mut self, at: At, date: Date) {
        if let Some(node) = self.nodes.get_mut(at.0 as usize) {
            node.kind = Kind::Date;
            node.value = Piece {
                start: calendar::days_from_epoch(date).cast_unsigned(),
                len: 0,
            };
        }
    }

    pub(crate) fn push(&mut self, kind: Kind, key: Key, name: Piece, value: Piece) -> At {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "limits::NODES is far below u32::MAX"
        )]
        let at = self.nodes.len() as u32;
        self.nodes.push(Node {
            kind,
            written: kind,
            key,
            name,
            value,
            end: at + 1,
        });
        At(at)
    }

    /// Everything inside has been read: so many children, which are counted once and not for each label that names a row.
    pub(crate) fn close(&mut self, at: At, children: usize) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "limits::NODES is far below u32::MAX"
        )]
        let end = self.nodes.len() as u32;
        if let Some(node) = self.nodes.get_mut(at.0 as usize) {
            node.end = end;
            node.value = Piece::in_source(0, children);
        }
    }
}

/// Iterator over the children of one node.
#[derive(Debug)]
pub struct Children<'t, 'a> {
    tree: &'t Tree<'a>,
    next: u32,
    end: u32,
}

impl Iterator for Children<'_, '_> {
    type Item = At;

    fn next(&mut self) -> Option<At> {
        if self.next >= self.end {
            return None;
        }
        let at = At(self.next);
        self.next = self.tree.node(at)?.end;
        Some(at)
    }
}
