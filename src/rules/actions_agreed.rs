//! Actions must have been agreed.

use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use alloc::{boxed::Box, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "actions-agreed",
    about: super::about("At least so many actions stand in one of the lists."),
    keys: &[
        key(
            "anyOf",
            Holds::Pointers,
            "the lists of actions that count together; the finding stands at the first",
        )
        .required(),
        key("atLeast", Holds::Count, "how many (default 1)"),
    ],
    codes: &[Code::ActionMissing],
    read,
};

#[derive(Debug)]
struct ActionsAgreed {
    lists: Vec<Pointer>,
    at_least: usize,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let lists = fields.pointers("anyOf");
    if lists.is_empty() {
        fields.missing("anyOf");
    }
    let at_least = fields.count("atLeast").unwrap_or(1) as usize;
    if at_least == 0 {
        fields.problem(
            "atLeast",
            "At least 0 actions asks for nothing: write 1 or more.",
        );
    }
    Some(Box::new(ActionsAgreed { lists, at_least }))
}

impl Check for ActionsAgreed {
    fn run(&self, run: &mut Run) {
        let Some(first) = self.lists.first() else {
            return;
        };
        let tree = run.tree();
        run.each(first, &mut |run, place| {
            let mut actions = 0;
            for list in &self.lists {
                crate::record::pointer::each_place(list, &[place], tree, &mut |list| {
                    actions += tree
                        .children(list.at())
                        .filter(|row| tree.is_present(*row))
                        .count();
                    true
                });
            }
            let enough = actions >= self.at_least;
            run.answered(place, enough);
            if !enough && !run.is_unreadable(place.at()) {
                run.say(
                    place,
                    Code::ActionMissing,
                    &[Part::Text("Enter at least one action")],
                );
            }
        });
    }
}
