//! Whatever a condition can say, as a duty.

use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::Condition;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use alloc::boxed::Box;

pub const KIND: CheckKind = CheckKind {
    name: "condition",
    about: super::about(
        "A condition holds: two fields compared, a sum, a share, a date against another. Silent where the record does not decide it.",
    ),
    keys: &[
        key(
            "at",
            Holds::Pointer,
            "where the finding stands; with rows, each is asked",
        )
        .required(),
        key("that", Holds::Condition, "what must be so").required(),
        key(
            "code",
            Holds::Code,
            "what it is called where it is not (default field/invalid)",
        ),
    ],
    codes: &[Code::FieldInvalid],
    read,
};

#[derive(Debug)]
struct Holding {
    at: Pointer,
    that: Condition,
    code: Code,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    for name in ["at", "that"] {
        if !fields.has(name) {
            fields.missing(name);
        }
    }
    let (at, that) = (fields.pointer("at"), fields.condition("that"));
    Some(Box::new(Holding {
        at: at?,
        that: that?,
        code: fields.code("code").unwrap_or(Code::FieldInvalid),
    }))
}

impl Check for Holding {
    fn run(&self, run: &mut Run) {
        run.each(&self.at, &mut |run, place| {
            if self.that.holds(run.view, &[place]) == Some(false) {
                run.say(
                    place,
                    self.code,
                    &[Part::Label, Part::Text(" is not as the policy asks")],
                );
            }
        });
    }
}
