//! Something must be there: a field, one of several, one in every row.

use super::wording::{ENTER, Part};
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::tree::{At, Kind};
use crate::record::{Place, Pointer, Step};
use crate::text::frequency;
use alloc::{borrow::ToOwned, boxed::Box, string::String, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "present",
    about: super::about(
        "A field is filled in: each of several, one of several, or one in every row.",
    ),
    keys: &[
        key(
            "at",
            Holds::Pointers,
            "the field, or several that are each asked",
        ),
        key(
            "anyOf",
            Holds::Pointers,
            "several of which one suffices; the finding stands at the first",
        ),
        key(
            "code",
            Holds::Code,
            "what its absence is called (default field/missing)",
        ),
        key(
            "as",
            Holds::OneOf(AS),
            "what it must be: date, period, minutes, number or text; anything else is field/invalid",
        ),
        key(
            "placeholders",
            Holds::Bool,
            "true: words that say nothing are section/placeholder",
        ),
        key(
            "rows",
            Holds::OneOf(&["required"]),
            "required: where the list has no row at all, its first is asked for",
        ),
    ],
    codes: &[
        Code::FieldMissing,
        Code::FieldInvalid,
        Code::SectionPlaceholder,
    ],
    read,
};

const AS: &[&str] = &["date", "period", "minutes", "number", "text"];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum As {
    Anything,
    Date,
    Period,
    Minutes,
    Number,
    Text,
}

#[derive(Debug)]
struct Present {
    at: Vec<(Pointer, Option<Pointer>)>,
    any_of: Vec<Pointer>,
    code: Code,
    must_be: As,
    placeholders: bool,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let must_be = match fields.one_of("as", AS) {
        Some(0) => As::Date,
        Some(1) => As::Period,
        Some(2) => As::Minutes,
        Some(3) => As::Number,
        Some(_) => As::Text,
        None => As::Anything,
    };
    let rows_required = fields.one_of("rows", &["required"]).is_some();
    let (at, any_of) = (fields.pointers("at"), fields.pointers("anyOf"));
    if at.is_empty() == any_of.is_empty() {
        fields.problem("", "Say what must be there: either “at” or “anyOf”.");
    }
    let at = at
        .into_iter()
        .map(|pointer| {
            let first_row = (rows_required && pointer.has_rows()).then(|| first_row(&pointer));
            (pointer, first_row)
        })
        .collect();
    let code = fields.code("code").unwrap_or(Code::FieldMissing);
    Some(Box::new(Present {
        at,
        any_of,
        code,
        must_be,
        placeholders: fields.boolean("placeholders", false),
    }))
}

/// The same pointer, at the first row.
fn first_row(pointer: &Pointer) -> Pointer {
    let steps = pointer
        .steps
        .iter()
        .map(|step| {
            if *step == Step::Each {
                Step::Row(0)
            } else {
                *step
            }
        })
        .collect();
    Pointer {
        steps,
        text: pointer.text.clone(),
    }
}

impl Check for Present {
    fn run(&self, run: &mut Run) {
        for (pointer, first_row) in &self.at {
            let mut rows = 0;
            run.each(pointer, &mut |run, place| {
                rows += 1;
                self.one(run, place);
            });
            if rows == 0
                && let Some(first_row) = first_row
                && !run.any_present(&pointer.parent(), &[])
            {
                run.each(first_row, &mut |run, place| self.one(run, place));
            }
        }
        if let Some(first) = self.any_of.first() {
            self.one_of_several(first, run);
        }
    }
}

impl Present {
    fn one(&self, run: &mut Run, place: &Place) {
        let at = place.at();
        let present = run.tree().is_present(at);
        run.answered(place, present);
        if present {
            self.value(run, place, at);
        } else {
            self.missing(run, place);
        }
    }

    fn missing(&self, run: &mut Run, place: &Place) {
        let sentence: &[Part] = match self.code {
            Code::SectionMissing => ENTER,
            Code::DisagreementNotRecorded => &[Part::Text(
                "Enter what the disagreement is about and how it ended",
            )],
            Code::DisagreementNotEscalated => {
                &[Part::Text("Enter who the disagreement was taken to")]
            }
            Code::FrequencyNoReason => &[Part::Text("Enter the reason for the changed frequency")],
            _ => ENTER,
        };
        run.say(place, self.code, sentence);
    }

    fn value(&self, run: &mut Run, place: &Place, at: At) {
        if run.is_unreadable(at) && self.must_be == As::Anything {
            return;
        }
        let tree = run.tree();
        let (fits, kind) = match self.must_be {
            As::Anything => (true, ""),
            As::Date => (
                tree.kind(at) == Kind::Date,
                " must be a real date, like 9 March 2026",
            ),
            As::Period => (
                tree.text(at)
                    .is_some_and(|text| frequency::read_every(text).is_some()),
                " must say how often, like every 4 weeks",
            ),
            As::Minutes => (
                tree.number(at).is_some_and(|number| number > 0.0)
                    || tree.text(at).is_some_and(|text| {
                        frequency::read_minutes(text).is_some_and(|minutes| minutes > 0)
                    }),
                " must be a length of time, like 90 minutes",
            ),
            As::Number => (tree.kind(at) == Kind::Number, " must be a number"),
            As::Text => (tree.kind(at) == Kind::Text, " must be text"),
        };
        if !fits {
            run.say(place, Code::FieldInvalid, &[Part::Label, Part::Text(kind)]);
        } else if self.placeholders
            && tree
                .text(at)
                .is_some_and(|text| run.view.pack.lexicon().says_nothing(text))
        {
            let sentence = [
                Part::Text("Enter more than stock words for "),
                Part::LabelInside,
            ];
            run.say(place, Code::SectionPlaceholder, &sentence);
        }
    }

    fn one_of_several(&self, first: &Pointer, run: &mut Run) {
        // Where the first has rows, each row has its own answer among the others' places for the same row.
        run.each(
            &if first.has_rows() && self.any_of.len() == 1 {
                first.clone()
            } else {
                rowless(first)
            },
            &mut |run, place| {
                let found = self
                    .any_of
                    .iter()
                    .find(|pointer| run.any_present(pointer, &[place]));
                run.answered(place, found.is_some());
                match found {
                    None => self.missing(run, place),
                    Some(pointer) if *pointer == *place.pointer => {
                        self.value(run, place, place.at());
                    }
                    Some(_) => {}
                }
            },
        );
    }
}

/// A pointer with rows, cut before its first `*`: what is asked for is the list.
fn rowless(pointer: &Pointer) -> Pointer {
    let shared_row = !pointer.steps.is_empty() && pointer.text.starts_with("/cases/*/");
    if shared_row {
        return pointer.clone();
    }
    let count = pointer
        .steps
        .iter()
        .position(|step| *step == Step::Each)
        .unwrap_or(pointer.steps.len());
    let text = pointer
        .text
        .split_inclusive('/')
        .take(count + 1)
        .collect::<String>();
    let text = text.trim_end_matches('/').to_owned();
    Pointer {
        steps: pointer.steps.iter().take(count).copied().collect(),
        text,
    }
}
