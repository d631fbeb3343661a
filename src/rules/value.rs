//! What is there must be one of the answers that the policy allows.

use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::condition::Value;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use alloc::{boxed::Box, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "value",
    about: super::about("An answer, where there is one, is among those allowed."),
    keys: &[
        key("at", Holds::Pointers, "the field, or several").required(),
        key("in", Holds::Values, "what it may be"),
        key("is", Holds::Value, "what it must be"),
        key("notIn", Holds::Values, "what it must not be"),
        key("isNot", Holds::Value, "what it must not be"),
        key("atLeast", Holds::Number, "least number"),
        key("atMost", Holds::Number, "greatest number"),
        key(
            "code",
            Holds::Code,
            "what another answer is called (default field/invalid)",
        ),
    ],
    codes: &[Code::FieldInvalid],
    read,
};

#[derive(Debug)]
struct Allowed {
    at: Vec<Pointer>,
    is_in: Vec<Value>,
    not_in: Vec<Value>,
    at_least: Option<f64>,
    at_most: Option<f64>,
    code: Code,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let at = fields.pointers("at");
    if at.is_empty() {
        fields.missing("at");
    }
    let mut is_in = fields.values("in");
    is_in.extend(fields.values("is"));
    let mut not_in = fields.values("notIn");
    not_in.extend(fields.values("isNot"));
    let (at_least, at_most) = (fields.number("atLeast"), fields.number("atMost"));
    if is_in.is_empty() && not_in.is_empty() && at_least.is_none() && at_most.is_none() {
        fields.problem(
            "",
            "Say what the value may be: add “in”, “notIn”, “is”, “atLeast” or “atMost”.",
        );
    }
    fields.in_order(at_least, at_most);
    let code = fields.code("code").unwrap_or(Code::FieldInvalid);
    Some(Box::new(Allowed {
        at,
        is_in,
        not_in,
        at_least,
        at_most,
        code,
    }))
}

impl Check for Allowed {
    fn run(&self, run: &mut Run) {
        for pointer in &self.at {
            run.each(pointer, &mut |run, place| {
                let (tree, at) = (run.tree(), place.at());
                if !tree.is_present(at) || run.is_unreadable(at) {
                    return;
                }
                let matches = |values: &[Value]| {
                    values.iter().any(|value| {
                        value.matches(at, tree)
                            || tree.children(at).any(|row| value.matches(row, tree))
                    })
                };
                let number = tree.number(at);
                let fits = (self.is_in.is_empty() || matches(&self.is_in))
                    && !matches(&self.not_in)
                    && self
                        .at_least
                        .is_none_or(|least| number.is_none_or(|number| number >= least))
                    && self
                        .at_most
                        .is_none_or(|most| number.is_none_or(|number| number <= most));
                if !fits {
                    let sentence: &[Part] = match self.code {
                        Code::CaseWrongRecord => &[
                            Part::Label,
                            Part::Text(" is not the one that the policy names"),
                        ],
                        Code::CaseWrongNoteType => &[
                            Part::Label,
                            Part::Text(" is not the one that the policy names"),
                        ],
                        Code::SupervisorWrongRole => &[
                            Part::Label,
                            Part::Text(" is not one that may supervise this worker"),
                        ],
                        _ => &[
                            Part::Label,
                            Part::Text(" is not one of the answers that the policy allows"),
                        ],
                    };
                    run.say(place, self.code, sentence);
                }
            });
        }
    }
}
