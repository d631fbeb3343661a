//! Holds what was read against the fields of the contract and of the pack.
//!
//! Blank text, `null` and containers with nothing in them become [`Kind::Absent`]; dates are read; what is of another type becomes
//! [`Kind::Unreadable`] and an [`Issue`]. Rules then see only what they can rely on.

use super::keys::Keys;
use super::shape::{Field, RECORD, Set, Shape, known_key};
use super::tree::{At, Key, Kind, Tree};
use crate::calendar;
use crate::text::frequency;
use alloc::{string::String, vec::Vec};

/// The names a record may use: the contract's, and beside them the pack's sections, terms, file items, fields and signing parties.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Every name, as a number.
    pub keys: Keys,
    /// One entry a key: the sets it belongs to, as bits of [`Set`].
    sets: Vec<u8>,
    /// The fields and terms of the pack's own that hold something else than text.
    typed: Vec<(Key, OwnType, Vec<String>)>,
}

/// What a field of a pack's own holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OwnType {
    /// Text.
    Text,
    /// A civil date.
    Date,
    /// A number.
    Number,
    /// True or false, also as “yes” and “no”.
    YesNo,
    /// A list of texts, or one alone.
    List,
    /// One of the answers that the pack lists.
    Choice,
    /// How often, as an ISO 8601 period or in words.
    Period,
}

impl OwnType {
    /// In the order in which the language of packs lists them.
    pub const ALL: [Self; 7] = [
        Self::Text,
        Self::Date,
        Self::Number,
        Self::YesNo,
        Self::List,
        Self::Choice,
        Self::Period,
    ];
}

impl Vocabulary {
    /// Takes in a name of that set; gives its key, or [`Key::UNKNOWN`] where there are too many names.
    pub fn add(&mut self, name: &str, set: Set) -> Key {
        let key = self.keys.add(name);
        let at = key.0 as usize;
        if key != Key::UNKNOWN {
            if self.sets.len() <= at {
                self.sets.resize(at + 1, 0);
            }
            self.sets[at] |= set as u8;
        }
        key
    }

    /// Says what a field of the pack's own holds, and of a choice its answers.
    pub fn add_type(&mut self, name: &str, set: Set, of: OwnType, options: Vec<String>) {
        let key = self.add(name, set);
        self.typed.push((key, of, options));
    }

    fn own_type(&self, key: Key) -> Option<&(Key, OwnType, Vec<String>)> {
        self.typed
            .iter()
            .find(|(typed, ..)| *typed == key && key != Key::UNKNOWN)
    }

    /// The answers of a choice.
    pub fn options(&self, name: &str) -> Vec<&str> {
        let found = self.own_type(self.keys.find(name));
        found.map_or(Vec::new(), |(_, _, options)| {
            options.iter().map(String::as_str).collect()
        })
    }

    /// Whether the name is one of that set.
    pub fn knows(&self, key: Key, set: Set) -> bool {
        self.sets
            .get(key.0 as usize)
            .is_some_and(|sets| sets & set as u8 != 0)
    }

    /// Whether the pack says that its field of that name holds a date.
    pub fn holds_date(&self, name: &str) -> bool {
        let found = self.own_type(self.keys.find(name));
        found.is_some_and(|(_, of, _)| *of == OwnType::Date)
    }

    /// Every name of that set.
    pub fn names(&self, set: Set) -> impl Iterator<Item = &str> {
        self.sets
            .iter()
            .zip(0u16..)
            .filter(move |(sets, _)| **sets & set as u8 != 0)
            .map(|(_, number)| self.keys.name(Key(number)))
    }
}

/// Something in the record that could not be read as what belongs there.
#[derive(Clone, Copy, Debug)]
pub struct Issue {
    /// The node.
    pub at: At,
    /// What is wrong with it.
    pub kind: IssueKind,
}

/// What was expected and does not stand there.
#[derive(Clone, Copy, Debug)]
pub enum IssueKind {
    /// Text was.
    NotText,
    /// A date that exists was.
    NotDate,
    /// A time of day, like 09:30, was.
    NotTime,
    /// A number was.
    NotNumber,
    /// True or false was.
    NotBool,
    /// A period, like P6W, was.
    NotPeriod,
    /// The end of the session on the same day as its start, and before it.
    EndBeforeStart,
    /// One of these words was.
    NotOneOf(&'static [&'static str]),
    /// A choice of the pack's own, and none of its answers.
    NotAnOption,
    /// A list was.
    NotList,
    /// An object was.
    NotObject,
    /// A field that neither the contract nor the pack knows, and the fields that could have been meant.
    UnknownField {
        /// The fields of the contract that may stand there.
        known: &'static [Field],
        /// The set of the pack's names that may stand there beside them.
        set: Option<Set>,
    },
}

/// Reads the whole record.
pub fn read(tree: &mut Tree, vocabulary: &Vocabulary) -> Vec<Issue> {
    let mut reading = Reading {
        tree,
        vocabulary,
        issues: Vec::new(),
    };
    reading.value(At::ROOT, &RECORD);
    reading.times();
    reading.issues
}

struct Reading<'t, 'a, 'v> {
    tree: &'t mut Tree<'a>,
    vocabulary: &'v Vocabulary,
    issues: Vec<Issue>,
}

impl Reading<'_, '_, '_> {
    /// Recursion follows the shapes, which are six deep at the most, not the input.
    fn value(&mut self, at: At, shape: &'static Shape) {
        let kind = self.tree.kind(at);
        if kind == Kind::Text && self.tree.text(at).is_some_and(is_blank) {
            self.tree.set_kind(at, Kind::Absent);
            return;
        }
        if kind == Kind::Absent {
            return;
        }
        match shape {
            Shape::Text => self.expect(at, kind == Kind::Text, IssueKind::NotText),
            Shape::Number => self.expect(at, kind == Kind::Number, IssueKind::NotNumber),
            Shape::Bool => self.expect(at, kind == Kind::Bool, IssueKind::NotBool),
            Shape::Date => self.date(at),
            Shape::Time => {
                let fits = self
                    .tree
                    .text(at)
                    .is_some_and(|text| minutes_of_day(text).is_some());
                self.expect(at, fits, IssueKind::NotTime);
            }
            Shape::Period => {
                let fits = self
                    .tree
                    .text(at)
                    .is_some_and(|text| frequency::read_every(text).is_some());
                self.expect(at, fits, IssueKind::NotPeriod);
            }
            Shape::OneOf(names) => {
                let fits = self.tree.text(at).is_some_and(|text| names.contains(&text));
                self.expect(at, fits, IssueKind::NotOneOf(names));
            }
            Shape::Object(fields) => self.object(at, fields, None),
            Shape::Open(fields, set) => self.object(at, fields, Some((*set, &Shape::Any))),
            Shape::Map(set, shape) => self.object(at, &[], Some((*set, shape))),
            Shape::List(shape) => {
                if kind == Kind::List {
                    self.children(at, |reading, child| reading.value(child, shape));
                } else {
                    self.expect(at, false, IssueKind::NotList);
                }
            }
            Shape::Either(plain, full) => {
                let is_full = match full {
                    Shape::Object(_) => kind == Kind::Object,
                    Shape::OneOf(_) => kind == Kind::Text,
                    _ => kind != Kind::Bool,
                };
                self.value(at, if is_full { full } else { plain });
            }
            Shape::OneOrMore(shape) => {
                if kind == Kind::List {
                    self.children(at, |reading, child| reading.value(child, shape));
                } else {
                    self.value(at, shape);
                }
            }
            Shape::Any => self.any(at),
        }
    }

    fn expect(&mut self, at: At, fits: bool, kind: IssueKind) {
        if !fits {
            self.tree.set_kind(at, Kind::Unreadable);
            self.issues.push(Issue { at, kind });
        }
    }

    /// A session ends on the day on which it starts, so not before it.
    fn times(&mut self) {
        let session = self.tree.member(At::ROOT, known_key!("session"));
        let time = |key| {
            let at = self.tree.member(session, key);
            Some((at, self.tree.text(at).and_then(minutes_of_day)?))
        };
        if let (Some((_, start)), Some((end, ends))) =
            (time(known_key!("start")), time(known_key!("end")))
        {
            self.expect(end, ends >= start, IssueKind::EndBeforeStart);
        }
    }

    fn date(&mut self, at: At) {
        let date = self
            .tree
            .text(at)
            .and_then(|text| calendar::civil_date(text.trim()));
        match date {
            Some(date) => self.tree.set_date(at, date),
            None => self.expect(at, false, IssueKind::NotDate),
        }
    }

    fn object(&mut self, at: At, fields: &'static [Field], rest: Option<(Set, &'static Shape)>) {
        if self.tree.kind(at) != Kind::Object {
            self.expect(at, false, IssueKind::NotObject);
            return;
        }
        // A form writes its fields in much the same order as the contract: the next one is looked at first, and the search goes round.
        let mut coming = fields.iter();
        self.children(at, |reading, child| {
            let key = reading.tree.key(child);
            for _ in fields {
                let field = coming.next().or_else(|| {
                    coming = fields.iter();
                    coming.next()
                });
                if let Some(field) = field.filter(|field| field.key == key) {
                    reading.value(child, field.shape);
                    return;
                }
            }
            if let Some((set, shape)) = rest {
                reading.named_by_pack(child, key, set, shape);
                if key != Key::UNKNOWN && reading.vocabulary.knows(key, set) {
                    return;
                }
            }
            let set = rest.map(|(set, _)| set);
            reading.issues.push(Issue {
                at: child,
                kind: IssueKind::UnknownField { known: fields, set },
            });
        });
    }

    fn named_by_pack(&mut self, at: At, key: Key, set: Set, shape: &'static Shape) {
        let vocabulary = self.vocabulary;
        let typed = if matches!(set, Set::Term | Set::Extra) {
            vocabulary.own_type(key)
        } else {
            None
        };
        let Some((_, of, options)) = typed else {
            self.value(at, shape);
            return;
        };
        match of {
            OwnType::Text => self.value(at, &Shape::Text),
            OwnType::Date => self.value(at, &Shape::Date),
            OwnType::Number => self.value(at, &Shape::Number),
            OwnType::List
                if matches!(self.tree.kind(at), Kind::Number | Kind::Bool | Kind::Object) =>
            {
                self.expect(at, false, IssueKind::NotList);
            }
            OwnType::List => self.value(at, &Shape::Any),
            OwnType::Period => self.value(at, &Shape::Period),
            OwnType::YesNo => {
                if self.tree.kind(at) != Kind::Bool {
                    self.value(at, &Shape::OneOf(&["yes", "no"]));
                }
            }
            OwnType::Choice => {
                self.value(at, &Shape::Text);
                let answer = self.tree.text(at).map(str::trim);
                let fits =
                    answer.is_none_or(|answer| options.iter().any(|option| option == answer));
                self.expect(at, fits, IssueKind::NotAnOption);
            }
        }
    }

    fn any(&mut self, at: At) {
        match self.tree.kind(at) {
            Kind::Text => {
                if let Some(date) = self.tree.text(at).and_then(calendar::civil_date) {
                    self.tree.set_date(at, date);
                }
            }
            // Blank rows and members count as nothing here as elsewhere; one level is as deep as a pack's own values go by contract,
            // deeper ones are read the same way.
            Kind::List | Kind::Object => {
                self.children(at, |reading, child| reading.value(child, &Shape::Any));
            }
            _ => {}
        }
    }

    /// Reads every child, then drops a container in which nothing is present.
    fn children(&mut self, at: At, mut read: impl FnMut(&mut Self, At)) {
        let end = self
            .tree
            .nodes
            .get(at.0 as usize)
            .map_or(0, |node| node.end);
        let mut next = at.0 + 1;
        let mut any_present = false;
        while next < end {
            let child = At(next);
            let Some(node) = self.tree.nodes.get(next as usize) else {
                break;
            };
            next = node.end;
            read(self, child);
            any_present |= self.tree.is_present(child);
        }
        if !any_present {
            self.tree.set_kind(at, Kind::Absent);
        }
    }
}

/// Whether nothing can be seen in it.
pub fn is_blank(text: &str) -> bool {
    // What most texts begin with settles it.
    if text
        .bytes()
        .next()
        .is_some_and(|byte| byte.is_ascii_graphic())
    {
        return false;
    }
    text.chars().all(|character| {
        character.is_whitespace()
            || matches!(character, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
    })
}

/// "09:30" as minutes after midnight; seconds are allowed and dropped.
pub fn minutes_of_day(text: &str) -> Option<u32> {
    let mut parts = text.trim().split(':');
    let mut part = |limit: u32| -> Option<u32> {
        let digits = parts.next()?;
        let fits =
            matches!(digits.len(), 1 | 2) && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits
            .parse()
            .ok()
            .filter(|&value: &u32| fits && value < limit)
    };
    let minutes = part(24)? * 60 + part(60)?;
    match parts.next() {
        None => Some(minutes),
        Some(seconds)
            if parts.next().is_none()
                && seconds.len() == 2
                && seconds.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            Some(minutes)
        }
        Some(_) => None,
    }
}
