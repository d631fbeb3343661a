//! Nobody who must stay anonymous can be told from the text.

use super::wording::{Part, Sentence};
use super::{Around, Check, CheckKind, Found, Run};
use crate::code::Code;
use crate::policy::reader::{Fields, Finds, Holds, key};
use crate::record::Place;
use crate::record::shape::known_key;
use crate::record::tree::{At, Kind};
use crate::record::{Key, Pointer, Step, Tree};
use crate::text::identifier::{self, Allowed, Identifier, IdentifierKind};
use alloc::{boxed::Box, string::String, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "anonymity",
    about: super::about(
        "Texts hold nothing that points a reader outside the case to a child, a parent, kin or a carer.",
    ),
    keys: &[
        key(
            "at",
            Holds::Pointers,
            "texts, rows or lists; all texts below are read, except who owns or made something",
        )
        .required(),
        key(
            "finds",
            Holds::Finds(FINDS),
            "of name, date-of-birth, address, postcode, phone, email, nhs-number, national-insurance, case-id",
        ),
        key(
            "allow",
            Holds::Ids,
            "further words that are nobody’s name here",
        ),
    ],
    codes: &[Code::AnonymityIdentifier],
    read,
};

/// Findings for one text at the most: whoever wrote more names than that has seen the point.
const PER_TEXT: usize = 20;

#[derive(Debug)]
struct Anonymity {
    at: Vec<Pointer>,
    allow: Vec<String>,
    finds: Finds,
}

const FINDS: &[&str] = &[
    "name",
    "date-of-birth",
    "address",
    "postcode",
    "phone",
    "email",
    "nhs-number",
    "national-insurance",
    "case-id",
];

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let at = fields.pointers("at");
    if at.is_empty() {
        fields.missing("at");
    }
    let allow = fields.owned_texts("allow");
    let finds = fields.finds(FINDS, &[]);
    Some(Box::new(Anonymity { at, allow, finds }))
}

const REFERENCE: Step = Step::Key(known_key!("reference"));

/// Fields that name staff or hold words of the form, not narrative.
const NOT_NARRATIVE: &[Key] = &[
    known_key!("owner"),
    known_key!("madeBy"),
    known_key!("by"),
    known_key!("role"),
    known_key!("status"),
    known_key!("covers"),
    known_key!("recordedAs"),
    known_key!("recordedOnRecordOf"),
    known_key!("circumstances"),
];

impl Check for Anonymity {
    fn run(&self, run: &mut Run) {
        let tree = run.tree();
        let mut allowed = Allowed::new();
        allow_people(tree, At::ROOT, &mut allowed);
        for word in &self.allow {
            allowed.word(word);
        }
        for pointer in &self.at {
            run.each(pointer, &mut |run, place| self.below(place, run, &allowed));
        }
    }
}

impl Anonymity {
    /// Every text at or below a place, read once. Depth is that of the record, which reading limits.
    fn below(&self, place: &Place, run: &mut Run, allowed: &Allowed) {
        let tree = run.tree();
        let at = place.at();
        let is_object = match tree.kind(at) {
            Kind::Text => {
                let is_reference = place.pointer.steps.last() == Some(&REFERENCE);
                let found = self.identifiers(at, is_reference, run, allowed);
                self.say(&found, place, run);
                return;
            }
            Kind::Object => true,
            Kind::List => false,
            _ => return,
        };
        for (child, row) in tree.children(at).zip(0..) {
            let key = tree.key(child);
            if NOT_NARRATIVE.contains(&key) || (is_object && key == Key::UNKNOWN) {
                continue;
            }
            // Of several members with one name the last counts.
            let (step, child) = if is_object {
                (Step::Key(key), tree.member(at, key))
            } else {
                (Step::Row(row), child)
            };
            // Most texts point to nobody: a pointer is made only where something is said.
            let found = match tree.kind(child) {
                Kind::Text => {
                    let found = self.identifiers(child, step == REFERENCE, run, allowed);
                    if found.is_empty() {
                        continue;
                    }
                    Some(found)
                }
                Kind::Object | Kind::List => None,
                _ => continue,
            };
            let mut pointer = place.pointer.clone();
            pointer.steps.push(step);
            if pointer.steps.len() <= crate::record::pointer::STEPS
                && let Some(inner) = place.sibling(&pointer, tree)
            {
                match found {
                    Some(found) => self.say(&found, &inner, run),
                    None => self.below(&inner, run, allowed),
                }
            }
        }
    }

    /// What points to somebody in the text at a node. Rules without words of their own share what was found.
    fn identifiers(
        &self,
        at: At,
        is_reference: bool,
        run: &Run,
        allowed: &Allowed,
    ) -> Vec<Identifier> {
        let Some(text) = run.tree().text(at) else {
            return Vec::new();
        };
        let shares = self.allow.is_empty();
        let mut known = run.view.identifiers.borrow_mut();
        let place = known.binary_search_by_key(&at.0, |(known, _)| known.0);
        if shares && let Some((_, found)) = place.ok().and_then(|place| known.get(place)) {
            return found.clone();
        }
        let found: Vec<Identifier> = if is_reference {
            identifier::identifier_in_reference(text, allowed)
                .into_iter()
                .collect()
        } else {
            identifier::find_identifiers(text, allowed)
        };
        if shares && let Err(place) = place {
            known.insert(place, (at, found.clone()));
        }
        found
    }

    fn say(&self, found: &[Identifier], place: &Place, run: &mut Run) {
        let Some(text) = run.tree().text(place.at()) else {
            return;
        };
        let address_counts = self.finds.has("address");
        let mut before: Option<&Identifier> = None;
        for (identifier, next) in found.iter().zip(1..).take(PER_TEXT) {
            let is_its_postcode = before.is_some_and(|address| belongs(address, identifier, text));
            before = Some(identifier);
            if is_its_postcode && address_counts {
                continue;
            }
            let end = found
                .get(next)
                .filter(|next| belongs(identifier, next, text))
                .map_or(identifier.end, |postcode| postcode.end);
            let (name, what) = match identifier.kind {
                IdentifierKind::Name => ("name", " names a person who must stay anonymous"),
                IdentifierKind::DateOfBirth => ("date-of-birth", " gives a date of birth"),
                IdentifierKind::Address => ("address", " gives a home address"),
                IdentifierKind::Postcode => ("postcode", " gives a full postcode"),
                IdentifierKind::Phone => ("phone", " gives a phone number"),
                IdentifierKind::Email => ("email", " gives an email address"),
                IdentifierKind::NhsNumber => ("nhs-number", " gives an NHS number"),
                IdentifierKind::NationalInsurance => {
                    ("national-insurance", " gives a National Insurance number")
                }
                IdentifierKind::CaseId => ("case-id", " gives a case-system number"),
            };
            if !self.finds.has(name) {
                continue;
            }
            let parts = [Part::Label, Part::Text(what)];
            let span = Some(utf16_span(text, identifier.start, end));
            run.find(
                place,
                &Found {
                    span,
                    ..Found::new(Code::AnonymityIdentifier, Sentence(&parts))
                },
            );
        }
    }
}

/// Whether what was found next is the postcode of an address: the two are one thing to take out.
fn belongs(address: &Identifier, postcode: &Identifier, text: &str) -> bool {
    address.kind == IdentifierKind::Address
        && postcode.kind == IdentifierKind::Postcode
        && text
            .get(address.end..postcode.start)
            .is_some_and(|between| {
                between
                    .bytes()
                    .all(|byte| matches!(byte, b' ' | b',' | b'\n'))
            })
}

/// Byte offsets as UTF-16 code units.
fn utf16_span(text: &str, start: usize, end: usize) -> (u32, u32) {
    let units = |end: usize| -> u32 {
        let before = text.get(..end).unwrap_or(text);
        before
            .chars()
            .map(|character| if (character as u32) < 0x1_0000 { 1 } else { 2 })
            .sum()
    };
    (units(start), units(end))
}

/// The record's own people: who supervises, is supervised, attended, signed, decided, owns an action.
fn allow_people<'t>(tree: &'t Tree, at: At, allowed: &mut Allowed<'t>) {
    let name = |at| tree.text(tree.member(at, known_key!("name")));
    let root = |key| tree.member(at, key);
    for person in [
        root(known_key!("supervisee")),
        root(known_key!("supervisor")),
    ] {
        if let Some(name) = name(person) {
            allowed.person(name);
        }
    }
    for list in [
        root(known_key!("attendance")),
        root(known_key!("signatures")),
    ] {
        for person in tree.children(list) {
            if let Some(name) = name(person) {
                allowed.person(name);
            }
        }
    }
    for decision in tree.children(root(known_key!("decisions"))) {
        if let Some(name) = tree.text(tree.member(decision, known_key!("madeBy"))) {
            allowed.person(name);
        }
    }
    owners(tree, root(known_key!("actions")), allowed);
    for section in tree.children(root(known_key!("sections"))) {
        owners(tree, tree.member(section, known_key!("actions")), allowed);
    }
    for case in tree.children(root(known_key!("cases"))) {
        owners(tree, tree.member(case, known_key!("actions")), allowed);
        for decision in tree.children(tree.member(case, known_key!("decisions"))) {
            if let Some(name) = tree.text(tree.member(decision, known_key!("madeBy"))) {
                allowed.person(name);
            }
        }
    }
}

fn owners<'t>(tree: &'t Tree, actions: At, allowed: &mut Allowed<'t>) {
    for action in tree.children(actions) {
        if let Some(owner) = tree.text(tree.member(action, known_key!("owner"))) {
            allowed.person(owner);
        }
    }
}
