//! Not too few and not too many of something.

use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::condition::Condition;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use crate::record::pointer::each_row;
use alloc::boxed::Box;

pub const KIND: CheckKind = CheckKind {
    name: "count",
    about: super::about("At least and at most so many rows, of those for which a condition holds."),
    keys: &[
        key("of", Holds::Pointer, "the rows, such as /attendance/*").required(),
        key("where", Holds::Condition, "which rows count (default all)"),
        key("atLeast", Holds::Count, "how many at the least"),
        key("atMost", Holds::Count, "how many at the most"),
        key(
            "code",
            Holds::Code,
            "what too few are called (default group/too-few)",
        ),
        key(
            "codeMany",
            Holds::Code,
            "what too many are called (default group/too-many)",
        ),
        key(
            "path",
            Holds::Pointer,
            "where the finding stands (default the list)",
        ),
    ],
    codes: &[
        Code::GroupTooFew,
        Code::GroupTooMany,
        Code::GroupRoleMissing,
        Code::GroupDecisionWithoutManager,
    ],
    read,
};

#[derive(Debug)]
struct Count {
    of: Pointer,
    inside: Option<Condition>,
    at_least: Option<u32>,
    at_most: Option<u32>,
    code: Code,
    code_many: Code,
    path: Pointer,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    if !fields.has("of") {
        fields.missing("of");
    }
    let of = fields.pointer("of");
    let inside = fields.condition("where");
    let (at_least, at_most) = (fields.count("atLeast"), fields.count("atMost"));
    if at_least.is_none() && at_most.is_none() {
        fields.problem("", "Say how many: add “atLeast” or “atMost”.");
    }
    fields.in_order(at_least, at_most);
    let code = fields.code("code").unwrap_or(Code::GroupTooFew);
    let code_many = fields.code("codeMany").unwrap_or(Code::GroupTooMany);
    let of = of?;
    let path = fields.pointer("path").unwrap_or_else(|| of.parent());
    Some(Box::new(Count {
        of,
        inside,
        at_least,
        at_most,
        code,
        code_many,
        path,
    }))
}

impl Check for Count {
    fn run(&self, run: &mut Run) {
        let tree = run.tree();
        run.each(&self.path, &mut |run, place| {
            if run.is_unreadable(place.at()) {
                return;
            }
            let (mut sure, mut unsure) = (0u32, 0u32);
            each_row(&self.of, &[place], tree, &mut |row| {
                if tree.is_present(row.at()) {
                    match self
                        .inside
                        .as_ref()
                        .map_or(Some(true), |inside| inside.holds(run.view, &[row, place]))
                    {
                        Some(true) => sure += 1,
                        None => unsure += 1,
                        Some(false) => {}
                    }
                }
                true
            });
            if let Some(least) = self.at_least {
                let merely_asked = self.code == Code::GroupRoleMissing;
                if merely_asked {
                    run.answered(place, sure >= least);
                }
                if sure + unsure < least {
                    let parts: &[Part] = match self.code {
                        Code::GroupRoleMissing => &[Part::Text(
                            "Enter who took the part that the policy asks for",
                        )],
                        Code::GroupDecisionWithoutManager => &[Part::Text(
                            "Decisions need a manager among those who attended",
                        )],
                        _ => &[
                            Part::Label,
                            Part::Text(" must be at least "),
                            Part::Number(least),
                        ],
                    };
                    run.say(place, self.code, parts);
                }
            }
            if let Some(most) = self.at_most
                && sure > most
            {
                let parts = [
                    Part::Label,
                    Part::Text(" must be at most "),
                    Part::Number(most),
                ];
                run.say(place, self.code_many, &parts);
            }
        });
    }
}
