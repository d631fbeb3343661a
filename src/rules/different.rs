//! Two fields must name two people.

use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use crate::text::identifier::is_in_word;
use alloc::boxed::Box;

pub const KIND: CheckKind = CheckKind {
    name: "different",
    about: super::about("Two fields name two people."),
    keys: &[
        key(
            "at",
            Holds::Pointers,
            "the two fields; the finding stands at the second",
        )
        .required(),
        key(
            "code",
            Holds::Code,
            "what one name in both is called (default field/invalid)",
        ),
    ],
    codes: &[Code::FieldInvalid, Code::SignatureSamePerson],
    read,
};

#[derive(Debug)]
struct Different {
    one: Pointer,
    other: Pointer,
    code: Code,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let code = fields.code("code").unwrap_or(Code::FieldInvalid);
    let Ok([one, other]) = <[Pointer; 2]>::try_from(fields.pointers("at")) else {
        fields.problem("at", "Write a list of two pointers here.");
        return None;
    };
    Some(Box::new(Different { one, other, code }))
}

impl Check for Different {
    fn run(&self, run: &mut Run) {
        run.each(&self.other, &mut |run, place| {
            let one = run.tree().text(run.first(&self.one));
            let other = run.tree().text(place.at());
            if let (Some(one), Some(other)) = (one, other)
                && same_name(one, other)
            {
                run.say(
                    place,
                    self.code,
                    &[Part::Label, Part::Text(" must be another person’s")],
                );
            }
        });
    }
}

/// One name written twice: case, spaces and full stops aside.
pub fn same_name(one: &str, other: &str) -> bool {
    let letters = |name| str::chars(name).filter(|letter| is_in_word(*letter));
    letters(one).next().is_some()
        && letters(one)
            .map(|letter| letter.to_ascii_lowercase())
            .eq(letters(other).map(|letter| letter.to_ascii_lowercase()))
}
