//! What can only be checked once the whole pack is known: that pointers lead somewhere, that ids exist, that conditions can hold.

use super::condition::{Comparison, Condition, DateValue, Test, Value};
use super::reader::Fields;
use crate::record::Vocabulary;
use crate::record::pointer::unescaped;
use crate::record::shape::{self, RECORD, Set, Shape};
use crate::spelling;
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// Something that a pack says of the value at a pointer.
#[derive(Debug)]
pub struct Mention {
    /// Where in the pack.
    pub path: String,
    pub pointer: String,
    pub claim: Claim,
}

#[derive(Debug)]
pub enum Claim {
    /// Only that there is such a place.
    Place,
    /// It may be this text.
    Text(String),
    Date,
    Number,
}

/// Checks every pointer of the pack, and what is said of the values there.
pub fn references(fields: &mut Fields) {
    let mentions = core::mem::take(&mut fields.reading.mentions);
    let mut extra: Vec<(&str, Vec<&str>)> = Vec::new();
    let tree = fields.tree();
    for row in tree.children(fields.get("extra")) {
        let of = tree.member_named(row, "of");
        let homes = match tree.text(of) {
            Some(one) => vec![one],
            None if of.is_some() => tree
                .children(of)
                .filter_map(|home| tree.text(home))
                .collect(),
            None => vec!["record"],
        };
        extra.push((tree.text(tree.member_named(row, "id")).unwrap_or(""), homes));
    }
    for mention in &mentions {
        let fault = match place(&mention.pointer, &fields.reading.vocabulary) {
            Err(fault) => Some(fault),
            Ok(shape) => {
                home_of(&mention.pointer, &extra).or_else(|| claim(mention, shape, fields))
            }
        };
        if let Some(fault) = fault {
            fields.problem_at(&mention.path, &fault);
        }
    }
}

/// What may stand at a pointer, or that there is no such place.
fn place(pointer: &str, vocabulary: &Vocabulary) -> Result<&'static Shape, String> {
    let mut shape = &RECORD;
    let mut before = String::new();
    for step in pointer.split('/').skip(1) {
        let name = unescaped(step);
        let set = match shape {
            Shape::Map(set, _) => Some(*set),
            Shape::Open(..) if shape::is_field(shape, &name) => None,
            Shape::Open(_, set) => Some(*set),
            _ => None,
        };
        let known_to_pack =
            |set: Set| name == "*" || vocabulary.knows(vocabulary.keys.find(&name), set);
        match shape.inside(&name) {
            Some(inside) if set.is_none_or(known_to_pack) => shape = inside,
            _ => return Err(nowhere(&name, &before, shape, set, vocabulary)),
        }
        before.push('/');
        before.push_str(step);
    }
    Ok(shape)
}

fn nowhere(
    name: &str,
    before: &str,
    shape: &'static Shape,
    set: Option<Set>,
    vocabulary: &Vocabulary,
) -> String {
    let mut message = String::from("There is no “");
    message.push_str(name);
    message.push_str("” under “");
    message.push_str(if before.is_empty() { "/" } else { before });
    message.push('”');
    let mut fields = Vec::new();
    shape::push_fields(shape, &mut fields);
    let of_pack = set.into_iter().flat_map(|set| vocabulary.names(set));
    let mut names = fields.into_iter().chain(of_pack);
    if matches!(shape, Shape::List(_)) {
        message.push_str(": its rows are “*”.");
    } else if !spelling::push_meant(name, &mut names, &mut message) {
        message.push_str(match set {
            Some(Set::Section) => ": add it to the pack’s “sections”.",
            Some(Set::Term) => ": add it to the pack’s “terms”.",
            Some(Set::FileItem) => ": add it to the pack’s “fileItems”.",
            Some(Set::Extra) => ": add it to the pack’s “extra”.",
            Some(Set::Party) => ": add it to the pack’s “parties”.",
            None => " of a record.",
        });
    }
    message
}

/// Pointers to fields of the pack's own begin as their `of` says.
fn home_of(pointer: &str, extra: &[(&str, Vec<&str>)]) -> Option<String> {
    const HOMES: [(&str, &str); 7] = [
        ("/extra/", "record"),
        ("/supervisee/extra/", "supervisee"),
        ("/supervisor/extra/", "supervisor"),
        ("/cases/*/extra/", "case"),
        ("/attendance/*/extra/", "attendee"),
        ("/history/*/extra/", "session"),
        ("/events/*/extra/", "event"),
    ];
    let found = HOMES
        .iter()
        .find_map(|(start, home)| Some((pointer.strip_prefix(start)?, *home)));
    let (id, home) = found?;
    let (_, homes) = extra.iter().find(|(known, _)| *known == id)?;
    (!homes.contains(&home)).then(|| {
        let mut message = String::from("“");
        message.push_str(id);
        message.push_str("” is not a field of the ");
        message.push_str(home);
        message.push_str(": say so in its “of”, or point to where it is.");
        message
    })
}

/// The list of the pack that the values of a field of this name come from.
const LISTS: &[(&str, &str)] = &[
    ("role", "roles"),
    ("recordedBy", "roles"),
    ("previousWith", "roles"),
    ("withRole", "roles"),
    ("team", "teams"),
    ("circumstances", "circumstances"),
    ("recordedAs", "noteTypes"),
    ("recordedOnRecordOf", "recordOwners"),
    ("attachments", "attachments"),
    ("type", "events"),
    ("kind", "kinds"),
];

/// The parts that an attendee may take beside the pack's roles.
const ATTENDEES: &[&str] = &[
    "facilitator",
    "observer",
    "caseworker",
    "participant",
    "manager",
];

fn claim(mention: &Mention, shape: &'static Shape, fields: &mut Fields) -> Option<String> {
    let pointer = &mention.pointer;
    let name = pointer.rsplit('/').find(|step| *step != "*").unwrap_or("");
    let own = shape::is_any(shape);
    match &mention.claim {
        Claim::Place => None,
        Claim::Date => {
            let fits = shape.takes_date() || own;
            (!fits).then(|| "No date stands at that pointer.".to_owned())
        }
        Claim::Number => {
            let fits = shape.takes_number() || own;
            (!fits).then(|| "No number stands at that pointer.".to_owned())
        }
        Claim::Text(text) => {
            let allowed: Vec<&str> = if own {
                fields.reading.vocabulary.options(name)
            } else {
                shape.names()
            };
            if !allowed.is_empty() {
                return (!allowed.contains(&text.as_str()))
                    .then(|| Fields::none_of(text, &allowed));
            }
            let (_, list) = LISTS.iter().find(|(field, _)| *field == name && !own)?;
            if pointer.starts_with("/attendance/") && ATTENDEES.contains(&text.as_str()) {
                return None;
            }
            fields.unknown_id(text, list)
        }
    }
}

/// Says so where the parts of a condition exclude each other, so that the rule could never apply.
pub fn can_hold(fields: &mut Fields, when: &Condition, kinds: &[&str]) {
    let mut tests = Vec::new();
    collect(when, &mut tests);
    let of_kind = |value: &Value| match value {
        Value::Text(text) => kinds.contains(&text.as_str()),
        _ => false,
    };
    for (number, (pointer, test)) in tests.iter().enumerate() {
        if let Test::In(values) = test
            && *pointer == "/kind"
            && !values.iter().any(of_kind)
        {
            let message =
                "The rule is for other kinds of record than this condition: it could never apply.";
            fields.problem("when", message);
            return;
        }
        let clash = tests
            .iter()
            .take(number)
            .any(|(other, earlier)| other == pointer && exclude(earlier, test));
        if clash {
            let mut message = String::from("Two conditions exclude each other at “");
            message.push_str(pointer);
            message.push_str("”: the rule could never apply.");
            fields.problem("when", &message);
            return;
        }
    }
}

/// The tests that must all hold, on single values: of several rows one may pass the one and another the other.
fn collect<'c>(condition: &'c Condition, tests: &mut Vec<(&'c str, &'c Test)>) {
    match condition {
        Condition::All(all) => {
            for condition in all {
                collect(condition, tests);
            }
        }
        Condition::Test(pointer, test) if !pointer.has_rows() => tests.push((&pointer.text, test)),
        _ => {}
    }
}

fn exclude(one: &Test, other: &Test) -> bool {
    let needs_value = |test: &Test| {
        !matches!(
            test,
            Test::Present(false) | Test::NotIn(_) | Test::ContainsNone(_)
        )
    };
    match (one, other) {
        (Test::Present(false), test) | (test, Test::Present(false)) => needs_value(test),
        (Test::In(one), Test::In(other)) => !one.iter().any(|value| other.contains(value)),
        (Test::In(values), Test::NotIn(not)) | (Test::NotIn(not), Test::In(values)) => {
            values.iter().all(|value| not.contains(value))
        }
        (Test::ContainsAny(values), Test::ContainsNone(not))
        | (Test::ContainsNone(not), Test::ContainsAny(values)) => {
            values.iter().all(|value| not.contains(value))
        }
        (Test::Number(one_way, one), Test::Number(other_way, other)) => {
            match (one.fixed(), other.fixed()) {
                (Some(one), Some(other)) => apart((*one_way, one), (*other_way, other)),
                _ => false,
            }
        }
        (Test::In(values), Test::Number(way, limit))
        | (Test::Number(way, limit), Test::In(values)) => limit.fixed().is_some_and(|limit| {
            let fits = |value: &Value| match value {
                Value::Number(number) => way.holds_for_numbers(*number, limit),
                _ => false,
            };
            !values.iter().any(fits)
        }),
        (
            Test::Date(one_way, DateValue::Fixed(one)),
            Test::Date(other_way, DateValue::Fixed(other)),
        ) => apart((*one_way, *one), (*other_way, *other)),
        _ => false,
    }
}

/// Whether no value can be on both sides, such as more than 5 and at most 3.
fn apart<T: PartialOrd>(one: (Comparison, T), other: (Comparison, T)) -> bool {
    let is_upper = |way| matches!(way, Comparison::Less | Comparison::AtMost);
    let (upper, lower) = match (is_upper(one.0), is_upper(other.0)) {
        (true, false) => (one, other),
        (false, true) => (other, one),
        _ => return false,
    };
    let both_inclusive = upper.0 == Comparison::AtMost && lower.0 == Comparison::AtLeast;
    upper.1 < lower.1 || (upper.1 == lower.1 && !both_inclusive)
}
