//! The policy does not cover this worker.

use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use alloc::boxed::Box;

pub const KIND: CheckKind = CheckKind {
    name: "not-applicable",
    about: super::about(
        "Where its condition holds, the policy does not cover this worker and no other rule speaks.",
    ),
    keys: &[key("at", Holds::Pointer, "the answer that decides it").required()],
    codes: &[Code::PolicyNotApplicable],
    read,
};

#[derive(Debug)]
struct NotApplicable {
    at: Pointer,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    if !fields.has("at") {
        fields.missing("at");
    }
    if !fields.has("when") {
        fields.problem("", "Without “when” the policy would cover nobody.");
    }
    Some(Box::new(NotApplicable {
        at: fields.pointer("at")?,
    }))
}

impl Check for NotApplicable {
    fn run(&self, run: &mut Run) {
        run.each(&self.at, &mut |run, place| {
            run.output.not_applicable = true;
            run.say(
                place,
                Code::PolicyNotApplicable,
                &[Part::Text("The policy does not cover this worker")],
            );
        });
    }
}
