//! The examples of a pack's rules: each rule is run alone on its own, as its author said it behaves.

use super::Pack;
use super::reader::Problem;
use super::written::{push, push_name};
use crate::calendar::{self, Date, WorkingDays};
use crate::options::Severities;
use crate::record::pointer::push_number;
use crate::record::tree::{At, Kind};
use crate::record::{Tree, json};
use crate::report::keep_one_per_fault;
use crate::rules::Finding;
use crate::validator::{Glance, glance};
use alloc::{borrow::ToOwned, string::String, vec::Vec};
use core::ops::Range;

/// The day of examples that name none.
const TODAY: (i32, u32, u32) = (2026, 3, 2);

/// Runs every example; what does not behave is a problem at its place.
pub fn run(tree: &Tree, pack: &Pack, problems: &mut Vec<Problem>) {
    let days = pack.working_days();
    let mut next = 0u16;
    for (rule, number) in tree
        .children(tree.member_named(At::ROOT, "rules"))
        .zip(0u32..)
    {
        let also = tree.children(tree.member_named(rule, "also")).count();
        let first = next;
        next = next.saturating_add(u16::try_from(also).unwrap_or(u16::MAX).saturating_add(1));
        for side in ["ok", "fails"] {
            for (example, index) in tree.children(tree.member_named(rule, side)).zip(0u32..) {
                let run = Example {
                    tree,
                    pack,
                    days: &days,
                    rule,
                    rules: first..next,
                    fails: side == "fails",
                };
                if let Some(message) = run.fault(example) {
                    let mut path = String::from("/rules/");
                    push_number(number, &mut path);
                    path.push('/');
                    path.push_str(side);
                    path.push('/');
                    push_number(index, &mut path);
                    problems.push(Problem { path, message });
                }
            }
        }
    }
}

struct Example<'e> {
    tree: &'e Tree<'e>,
    pack: &'e Pack,
    days: &'e WorkingDays,
    rule: At,
    rules: Range<u16>,
    fails: bool,
}

impl Example<'_> {
    /// What is wrong with it, in a sentence.
    fn fault(&self, at: At) -> Option<String> {
        let tree = self.tree;
        if tree.kind(at) != Kind::Object {
            return Some("An example is a record { … }.".to_owned());
        }
        let today = tree.member_named(at, "today");
        let day = if today.is_some() {
            match tree.text(today).and_then(calendar::parse_iso) {
                Some(day) => Some(day),
                None => return Some("Write “today” as a date like 2026-03-09.".to_owned()),
            }
        } else {
            Date::from_ymd(TODAY.0, TODAY.1, TODAY.2)
        };
        let record = self.record(at);
        let Ok(mut record) = json::read(&record, &self.pack.vocabulary.keys) else {
            return Some("This example is larger than a record may be.".to_owned());
        };
        let (kind, mut output) = glance(
            &Glance {
                pack: self.pack,
                working_days: self.days,
                severities: &Severities::default(),
                today: day?,
                draft: false,
                only: Some(self.rules.clone()),
                worker: None,
            },
            &mut record,
        );
        if kind.is_none() {
            return Some("The pack does not have this example’s kind of record.".to_owned());
        }
        keep_one_per_fault(&mut output.findings);
        let wanted = usize::from(self.fails);
        (output.findings.len() != wanted).then(|| found(self.fails, &output.findings))
    }

    /// The example as a record: with its kind, and without today.
    fn record(&self, at: At) -> String {
        let tree = self.tree;
        let mut out = String::from("{");
        let start = out.len();
        if !tree.member_named(at, "kind").is_some() {
            let kinds = tree.member_named(self.rule, "kinds");
            let first = if tree.kind(kinds) == Kind::List {
                tree.text(tree.row(kinds, 0))
            } else {
                tree.text(kinds)
            };
            let kind = first.or_else(|| self.pack.kinds.first().map(|kind| kind.id.as_str()));
            push_name("kind", start, &mut out);
            crate::report::push_text(kind.unwrap_or(""), &mut out);
        }
        for member in tree.children(at) {
            if tree.name(member) != "today" {
                push_name(tree.name(member), start, &mut out);
                push(tree, member, &mut out);
            }
        }
        out.push('}');
        out
    }
}

fn found(fails: bool, findings: &[Finding]) -> String {
    let mut message = String::from(if fails {
        "This example is to break the rule once, and "
    } else {
        "This example is to keep the rule, and "
    });
    if findings.is_empty() {
        message.push_str("nothing was found.");
        return message;
    }
    message.push_str("this was found: ");
    for (number, finding) in findings.iter().take(5).enumerate() {
        message.push_str(if number == 0 { "" } else { "; " });
        message.push_str(finding.code.id());
        message.push_str(" at ");
        message.push_str(if finding.path.is_empty() {
            "the root"
        } else {
            &finding.path
        });
    }
    if findings.len() > 5 {
        message.push_str("; and more");
    }
    message.push('.');
    message
}
