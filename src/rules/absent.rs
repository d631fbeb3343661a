//! Something must not be there.

use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use alloc::{boxed::Box, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "absent",
    about: super::about("A field is left empty."),
    keys: &[
        key(
            "at",
            Holds::Pointers,
            "the field, or several that must each be empty",
        )
        .required(),
        key(
            "code",
            Holds::Code,
            "what its presence is called (default section/contradicts-answer)",
        ),
    ],
    codes: &[Code::SectionContradictsAnswer],
    read,
};

#[derive(Debug)]
struct Absent {
    at: Vec<Pointer>,
    code: Code,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let at = fields.pointers("at");
    if at.is_empty() {
        fields.missing("at");
    }
    let code = fields
        .code("code")
        .unwrap_or(Code::SectionContradictsAnswer);
    Some(Box::new(Absent { at, code }))
}

impl Check for Absent {
    fn run(&self, run: &mut Run) {
        for pointer in &self.at {
            run.each(pointer, &mut |run, place| {
                if run.tree().is_present(place.at()) {
                    let sentence: &[Part] = match self.code {
                        Code::SectionContradictsAnswer => &[
                            Part::Text("Leave "),
                            Part::LabelInside,
                            Part::Text(" empty: another answer rules it out"),
                        ],
                        _ => &[Part::Label, Part::Text(" must not be part of this record")],
                    };
                    run.say(place, self.code, sentence);
                }
            });
        }
    }
}
