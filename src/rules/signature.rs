//! Who signed, and when.

use super::different::same_name;
use super::wording::{ENTER, Part};
use super::{Around, Check, CheckKind, Run};
use crate::calendar::Date;
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::shape::Set;
use crate::record::{Place, Pointer};
use alloc::{boxed::Box, vec, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "signature",
    about: super::about("The parties have signed, each for themselves, and dated it."),
    keys: &[
        key(
            "of",
            Holds::Ids,
            "the parties (default supervisor and supervisee); a pack may have more, such as manager",
        ),
        key(
            "finds",
            Holds::Finds(FINDS),
            "of missing, same-person, undated, before-session, in-future",
        ),
        key(
            "notBefore",
            Holds::Pointer,
            "the date before which nobody can have signed (default /session/date)",
        ),
        key(
            "oneDateIsEnough",
            Holds::Bool,
            "true where a single date for all signatures will do",
        ),
    ],
    codes: &[
        Code::SignatureMissing,
        Code::SignatureSamePerson,
        Code::SignatureUndated,
        Code::SignatureBeforeSession,
        Code::SignatureInFuture,
    ],
    read,
};

const FINDS: &[&str] = &[
    "missing",
    "same-person",
    "undated",
    "before-session",
    "in-future",
];

#[derive(Debug)]
struct Signatures {
    parties: Vec<Party>,
    missing: bool,
    same_person: bool,
    undated: bool,
    before_session: bool,
    in_future: bool,
    not_before: Pointer,
    one_date_is_enough: bool,
}

#[derive(Debug)]
struct Party {
    signature: Pointer,
    name: Pointer,
    signed_on: Pointer,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let of = if fields.has("of") {
        fields.texts("of")
    } else {
        vec!["supervisor", "supervisee"]
    };
    let mut parties = Vec::new();
    for party in of {
        fields.reading.vocabulary.add(party, Set::Party);
        let mut pointer = |rest| fields.joined_pointer(&["/signatures/", party, rest]);
        // The longest first: where it fits, all do.
        let signed_on = pointer("/signedOn")?;
        let mut pointer = |rest| pointer(rest).unwrap_or_default();
        parties.push(Party {
            signature: pointer(""),
            name: pointer("/name"),
            signed_on,
        });
    }
    let finds = fields.finds(FINDS, &[]);
    let not_before = match fields.pointer("notBefore") {
        Some(pointer) => pointer,
        None => fields.own_pointer("/session/date"),
    };
    Some(Box::new(Signatures {
        parties,
        missing: finds.has("missing"),
        same_person: finds.has("same-person"),
        undated: finds.has("undated"),
        before_session: finds.has("before-session"),
        in_future: finds.has("in-future"),
        not_before,
        one_date_is_enough: fields.boolean("oneDateIsEnough", false),
    }))
}

impl Check for Signatures {
    fn run(&self, run: &mut Run) {
        // Where one date will do for all, one signature at the most is found undated.
        let mut one_is_enough = self.one_date_is_enough
            && self
                .parties
                .iter()
                .any(|party| run.date(&party.signed_on).is_some());
        for party in &self.parties {
            run.each(&party.signature, &mut |run, place| {
                let undated = self.party(party, one_is_enough, run, place);
                one_is_enough |= undated && self.one_date_is_enough;
            });
        }
        if self.same_person {
            self.one_for_two(run);
        }
    }
}

impl Signatures {
    /// Looks at one signature; says whether it found it undated.
    fn party(&self, party: &Party, dated_elsewhere: bool, run: &mut Run, place: &Place) -> bool {
        let tree = run.tree();
        if run.is_unreadable(place.at()) {
            return false;
        }
        let on = |pointer| place.beside(pointer, tree);
        let (name, signed_on) = (on(&party.name), on(&party.signed_on));
        let has_name = tree.is_present(name.at());
        if self.missing {
            run.answered(place, has_name);
            if !has_name {
                run.say(place, Code::SignatureMissing, ENTER);
            }
        }
        let mut undated = false;
        if self.undated && has_name {
            undated = !tree.is_present(signed_on.at()) && !dated_elsewhere;
            run.answered(&signed_on, !undated);
            if undated {
                run.say(&signed_on, Code::SignatureUndated, ENTER);
            }
        }
        if let Some(date) = tree.date(signed_on.at()) {
            self.order(&signed_on, date, run);
        }
        undated
    }

    fn order(&self, signed_on: &Place, date: Date, run: &mut Run) {
        if self.before_session
            && let Some(earliest) = run.date(&self.not_before)
            && date < earliest
        {
            let parts = [
                Part::Label,
                Part::Text(" must be the same as or after "),
                Part::Date(earliest),
            ];
            run.say(signed_on, Code::SignatureBeforeSession, &parts);
        }
        if self.in_future && date > run.view.today {
            run.say(
                signed_on,
                Code::SignatureInFuture,
                &[Part::Label, Part::Text(" must be today or in the past")],
            );
        }
    }

    fn one_for_two(&self, run: &mut Run) {
        let tree = run.tree();
        for (index, party) in self.parties.iter().enumerate() {
            let before = &self.parties[..index];
            run.each(&party.name, &mut |run, place| {
                let Some(name) = tree.text(place.at()) else {
                    return;
                };
                let twin = before.iter().any(|other| {
                    tree.text(run.first(&other.name))
                        .is_some_and(|other| same_name(name, other))
                });
                if twin {
                    run.say(
                        place,
                        Code::SignatureSamePerson,
                        &[Part::Text("The two signatures must be those of two people")],
                    );
                }
            });
        }
    }
}
