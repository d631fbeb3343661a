//! The fields of the contract: what they are called, what each may hold, in what order a report speaks of them.

use super::tree::Key;
use alloc::vec::Vec;

/// What may stand in a field.
#[derive(Debug)]
pub enum Shape {
    /// Any text.
    Text,
    /// A civil date, or a timestamp, which is read as its civil date in London.
    Date,
    /// Hours and minutes, "09:30".
    Time,
    /// A number; text that is one is not.
    Number,
    /// True or false, also as “yes” and “no”.
    Bool,
    /// How often: an ISO 8601 period ("P6W") or the usual words ("every 6 weeks").
    Period,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// An object with these fields and no others.
    Object(&'static [Field]),
    /// Some fields of the contract, and beside them whatever the pack has in that set.
    Open(&'static [Field], Set),
    /// A list of such.
    List(&'static Shape),
    /// Members named by the pack.
    Map(Set, &'static Shape),
    /// The plain value, or an object that says more.
    Either(&'static Shape, &'static Shape),
    /// One, or several.
    OneOrMore(&'static Shape),
    /// Of the pack's own: text, numbers, lists. Text that is a date is read as one.
    Any,
}

/// A field of the contract.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub key: Key,
    /// What may stand in it.
    pub shape: &'static Shape,
}

/// Names that the pack gives, by where they are used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Set {
    /// Headings: keys under `sections`.
    Section = 1,
    /// Terms of an agreement: keys under `agreement`.
    Term = 2,
    /// Items of a supervision file: keys under `file`.
    FileItem = 4,
    /// Fields of the pack's own: keys under `extra`.
    Extra = 8,
    /// Who signs beside supervisor and supervisee: keys under `signatures`.
    Party = 16,
}

/// Every name of the contract. Inside one object, findings stand in this order.
pub const FIELD_NAMES: &[&str] = &[
    "kind",
    "policy",
    "supervisee",
    "supervisor",
    "session",
    "name",
    "role",
    "team",
    "startedOn",
    "registration",
    "employment",
    "setting",
    "date",
    "durationMinutes",
    "start",
    "end",
    "venue",
    "mode",
    "previousDate",
    "previousWith",
    "purpose",
    "discussion",
    "value",
    "reference",
    "discussed",
    "reasonNotDiscussed",
    "lastDiscussedOn",
    "circumstances",
    "employedOn",
    "lastObservedOn",
    "lastAppraisalOn",
    "caseload",
    "openedOn",
    "closedOn",
    "sections",
    "actions",
    "decisions",
    "previousActions",
    "cases",
    "attendance",
    "attachments",
    "signatures",
    "disagreement",
    "frequencyChange",
    "nextSession",
    "recordedBy",
    "recordedOn",
    "recordedAs",
    "recordedOnRecordOf",
    "draftSharedOn",
    "relationshipBeganOn",
    "agreedOn",
    "lastReviewedOn",
    "reviewDueOn",
    "copySharedOn",
    "history",
    "events",
    "agreement",
    "file",
    "leftOn",
    "handedOverOn",
    "deletedOn",
    "extra",
    "notApplicable",
    "title",
    "covers",
    "decision",
    "action",
    "measure",
    "achievable",
    "relevance",
    "owner",
    "status",
    "due",
    "madeBy",
    "exists",
    "note",
    "escalatedTo",
    "superviseeComments",
    "resolved",
    "every",
    "minutes",
    "withRole",
    "type",
    "on",
    "by",
    "reason",
    "of",
    "seenOn",
    "validUntil",
    "signedOn",
];

/// The number of a name of the contract, worked out at compile time.
macro_rules! known_key {
    ($name:literal) => {
        const { $crate::record::shape::key($name) }
    };
}
pub(crate) use known_key;

/// The number of a name of the contract.
///
/// # Panics
/// For a name that is none; at compile time, since every use is constant.
pub const fn key(name: &str) -> Key {
    let mut number = 0;
    while number < FIELD_NAMES.len() {
        if same(FIELD_NAMES[number].as_bytes(), name.as_bytes()) {
            #[expect(clippy::cast_possible_truncation, reason = "some ninety names")]
            return Key(number as u16);
        }
        number += 1;
    }
    panic!("not a field of the contract")
}

const fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let mut at = 0;
    while at < one.len() {
        if one[at] != other[at] {
            return false;
        }
        at += 1;
    }
    true
}

macro_rules! fields {
    ($($name:literal: $shape:expr),+ $(,)?) => {
        &[$(Field { key: const { key($name) }, shape: &$shape }),+]
    };
}

use Shape::{
    Any, Bool, Date, Either, List, Map, Number, Object, OneOf, OneOrMore, Open, Period, Text, Time,
};

const EXTRA: Shape = Map(Set::Extra, &Any);
const MODE: Shape = OneOf(&["in-person", "virtual"]);
const IDS: Shape = List(&Text);

const PERSON: Shape = Object(fields! {
    "name": Text, "role": Text, "team": Text, "startedOn": Date, "registration": Text,
    "employment": OneOf(&["permanent", "temporary", "agency"]), "setting": Text, "circumstances": IDS, "employedOn": Date,
    "lastObservedOn": Date, "lastAppraisalOn": Date, "caseload": Number, "extra": EXTRA,
});

const SESSION: Shape = Object(fields! {
    "date": Date, "durationMinutes": Number, "start": Time, "end": Time, "venue": Text, "mode": MODE, "previousDate": Date,
    "previousWith": Text, "purpose": OneOf(&["line-management", "professional"]),
});

const ACTION: Shape = Object(fields! {
    "action": Text, "measure": Text, "achievable": Text, "relevance": Text, "owner": Text, "due": Text,
});

const SECTION: Shape = Either(
    &Text,
    &Object(fields! {
        "discussion": Text, "value": Either(&Number, &OneOf(&["yes", "no"])), "actions": List(&ACTION), "notApplicable": Text, "title": Text,
        "covers": IDS,
    }),
);

const SECTIONS: Shape = Map(Set::Section, &SECTION);
const DECISIONS: Shape = List(&Object(
    fields! { "decision": Text, "reason": Text, "madeBy": Text },
));
const PREVIOUS_ACTIONS: Shape = List(&Object(fields! {
    "action": Text, "status": OneOf(&["done", "in-progress", "changed", "not-done"]), "due": Text, "reason": Text,
}));

const CASE: Shape = Object(fields! {
    "reference": Text, "discussed": Bool, "reasonNotDiscussed": Text, "lastDiscussedOn": Date, "circumstances": IDS, "openedOn": Date,
    "closedOn": Date, "sections": SECTIONS, "previousActions": PREVIOUS_ACTIONS, "decisions": DECISIONS, "actions": List(&ACTION),
    "recordedOn": Date, "recordedAs": Text, "recordedOnRecordOf": Text, "extra": EXTRA,
});

const SIGNATURE: Shape = Object(fields! { "name": Text, "signedOn": Date });

/// The whole record.
pub const RECORD: Shape = Object(fields! {
    "kind": Text, "policy": Text, "supervisee": PERSON, "supervisor": PERSON, "session": SESSION, "sections": SECTIONS,
    "actions": List(&ACTION), "decisions": DECISIONS, "previousActions": PREVIOUS_ACTIONS, "cases": List(&CASE),
    "attendance": List(&Object(fields! { "name": Text, "role": OneOrMore(&Text), "extra": EXTRA })), "attachments": IDS,
    "signatures": Map(Set::Party, &SIGNATURE),
    "disagreement": Object(fields! {
        "exists": Bool, "note": Text, "escalatedTo": Text, "superviseeComments": Text, "resolved": Bool,
    }),
    "frequencyChange": Object(fields! { "every": Period, "agreedOn": Date, "reason": Text }),
    "nextSession": Object(fields! { "date": Date, "venue": Text, "mode": MODE }),
    "recordedBy": Text, "draftSharedOn": Date, "agreedOn": Date, "copySharedOn": Date,
    "history": List(&Either(&Date, &Object(fields! { "date": Date, "minutes": Number, "kind": Text, "withRole": Text, "mode": MODE, "extra": EXTRA }))),
    "events": List(&Object(fields! { "type": Text, "on": Date, "by": Text, "role": Text, "reason": Text, "of": Date, "extra": EXTRA })),
    "agreement": Open(fields! {
        "relationshipBeganOn": Date, "agreedOn": Date, "lastReviewedOn": Date, "reviewDueOn": Date,
    }, Set::Term),
    "file": Map(Set::FileItem, &Either(&Bool, &Either(&Date, &Object(fields! { "on": Date, "seenOn": Date, "validUntil": Date })))),
    "leftOn": Date, "handedOverOn": Date, "deletedOn": Date, "extra": EXTRA,
});

/// The shape of what may stand at a pointer of these steps; a row is a number or `*`. `None` where the contract has no such place.
pub fn at<'p>(steps: impl IntoIterator<Item = &'p str>) -> Option<&'static Shape> {
    let mut shape = &RECORD;
    for step in steps {
        shape = shape.inside(step)?;
    }
    Some(shape)
}

impl Shape {
    /// Whether what stands here has rows, so that `step` is the number of one.
    pub fn has_rows(&self, step: &str) -> bool {
        let is_row = step == "*" || step.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            List(_) | OneOrMore(_) | Any => is_row && !step.is_empty(),
            Either(plain, full) => plain.has_rows(step) || full.has_rows(step),
            _ => false,
        }
    }

    /// Whether a civil date may stand here.
    pub fn takes_date(&self) -> bool {
        match self {
            Date => true,
            Either(plain, full) => plain.takes_date() || full.takes_date(),
            _ => false,
        }
    }

    /// Whether a number may stand here.
    pub fn takes_number(&self) -> bool {
        match self {
            Number => true,
            Either(plain, full) => plain.takes_number() || full.takes_number(),
            _ => false,
        }
    }

    /// The texts that may stand here, where they are a closed list.
    pub fn names(&self) -> Vec<&'static str> {
        match self {
            OneOf(names) => names.to_vec(),
            Either(Number, full) => full.names(),
            _ => Vec::new(),
        }
    }

    /// The shape at the next step.
    pub fn inside(&'static self, step: &str) -> Option<&'static Shape> {
        let named = |fields: &'static [Field]| {
            let found = fields
                .iter()
                .find(|field| FIELD_NAMES.get(field.key.0 as usize) == Some(&step));
            found.map(|field| field.shape)
        };
        match self {
            Object(fields) => named(fields),
            Open(fields, _) => named(fields).or(Some(&Any)),
            Map(_, shape) => Some(shape),
            List(shape) | OneOrMore(shape) if self.has_rows(step) => Some(shape),
            Either(plain, full) => full.inside(step).or_else(|| plain.inside(step)),
            Any => Some(self),
            _ => None,
        }
    }
}

/// Whether a pack says itself what stands there.
pub fn is_any(shape: &Shape) -> bool {
    matches!(shape, Any)
}

/// Whether the object has a field of the contract of that name.
pub fn is_field(shape: &Shape, name: &str) -> bool {
    let mut names = Vec::new();
    push_fields(shape, &mut names);
    names.contains(&name)
}

/// The fields of the contract that an object has.
pub fn push_fields(shape: &Shape, names: &mut Vec<&'static str>) {
    match shape {
        Object(fields) | Open(fields, _) => {
            let names_of = fields
                .iter()
                .filter_map(|field| FIELD_NAMES.get(field.key.0 as usize));
            names.extend(names_of);
        }
        Either(plain, full) => {
            push_fields(plain, names);
            push_fields(full, names);
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(pointer: &str) -> &'static str {
        match at(pointer.split('/').skip(1)) {
            None => "nothing",
            Some(Text) => "text",
            Some(Date) => "date",
            Some(Time) => "time",
            Some(Number) => "number",
            Some(Bool) => "bool",
            Some(List(_)) => "list",
            Some(OneOf(_)) => "one of",
            Some(Any) => "any",
            Some(Either(..)) => "either",
            Some(_) => "other",
        }
    }

    #[test]
    fn a_pointer_tells_what_may_stand_there() {
        for (pointer, expected) in [
            ("/session/date", "date"),
            ("/session/durationMinutes", "number"),
            ("/session/start", "time"),
            ("/session/mode", "one of"),
            ("/actions/*/owner", "text"),
            ("/cases/0/actions/12/due", "text"),
            ("/cases/*/recordedOn", "date"),
            ("/cases/*/discussed", "bool"),
            ("/supervisee/circumstances", "list"),
            ("/sections/practice-progress", "either"),
            ("/sections/practice-progress/discussion", "text"),
            ("/sections/practice-progress/actions/*/due", "text"),
            ("/signatures/supervisor/signedOn", "date"),
            ("/history/*", "either"),
            ("/history/*/date", "date"),
            ("/extra/anything", "any"),
            ("/agreement/agreedOn", "date"),
            ("/agreement/venue", "any"),
            ("/session/nowhere", "nothing"),
            ("/actions/owner", "nothing"),
        ] {
            assert_eq!(name(pointer), expected, "{pointer}");
        }
    }
}
