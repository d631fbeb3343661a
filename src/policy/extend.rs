//! A pack that extends a built-in policy: the built-in one with the pack's own entries in the places of theirs.
//!
//! The two are put together as JSON and read as one pack; what is wrong with it is said of the places in the pack that somebody wrote.

use super::built_in;
use super::reader::Problem;
use super::written::{push, push_name};
use crate::record::pointer::push_number;
use crate::record::tree::{At, Kind};
use crate::record::{Keys, Tree, json};
use crate::spelling;
use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// The number of an entry in the author's list, none for what is the built-in policy's alone; and its id there.
type Origin = (Option<u32>, String);

/// The whole pack, and where its entries were written.
#[derive(Debug)]
pub struct Merged {
    pub json: String,
    /// For each list of both, where each of its entries was written.
    origins: Vec<(String, Vec<Origin>)>,
    base: String,
}

/// # Errors
/// Where `extends` names no built-in policy.
pub fn merge(own: &Tree) -> Result<Merged, Problem> {
    let problem = |path: &str, message: String| Problem {
        path: path.to_owned(),
        message,
    };
    let extends = own.member_named(At::ROOT, "extends");
    let id = own.text(extends).unwrap_or("");
    let Some(json) = built_in::json(id) else {
        let mut message = String::from("Name the built-in policy that this one changes");
        if !spelling::push_meant(id, &mut built_in::ids(), &mut message) {
            for (number, id) in built_in::ids().enumerate() {
                message.push_str(if number == 0 { ": " } else { ", " });
                message.push_str(id);
            }
            message.push('.');
        }
        return Err(problem("/extends", message));
    };
    let Ok(base) = json::read(json, &Keys::none()) else {
        return Err(problem(
            "/extends",
            String::from("This policy cannot be read."),
        ));
    };
    let own_id = own.text(own.member_named(At::ROOT, "id"));
    if own_id.is_none_or(|own_id| own_id.trim().is_empty() || own_id == id) {
        let message =
            "Give the pack an id of its own, other than that of the policy that it extends.";
        return Err(problem("/id", message.to_owned()));
    }
    let mut merging = Merging {
        own,
        base: &base,
        removed_kinds: Vec::new(),
        removed_sections: Vec::new(),
        out: String::new(),
        origins: Vec::new(),
        problem: None,
    };
    merging.pack();
    match merging.problem {
        Some(problem) => Err(problem),
        None => Ok(Merged {
            json: merging.out,
            origins: merging.origins,
            base: id.to_owned(),
        }),
    }
}

impl Merged {
    /// The problems at the places of the pack that was written; those of the built-in policy's entries at `extends`.
    pub fn as_written(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        for problem in &mut problems {
            let mut steps = problem.path.splitn(4, '/').skip(1);
            let (list, row) = (steps.next().unwrap_or(""), steps.next());
            let rest = steps.next().map(str::to_owned);
            let Some((_, origins)) = self.origins.iter().find(|(name, _)| name == list) else {
                continue;
            };
            let Some(row) = row.and_then(|row| row.parse::<usize>().ok()) else {
                continue;
            };
            let Some((number, id)) = origins.get(row) else {
                continue;
            };
            if let Some(number) = *number {
                let mut path = String::from("/");
                path.push_str(list);
                path.push('/');
                push_number(number, &mut path);
                if let Some(rest) = rest {
                    path.push('/');
                    path.push_str(&rest);
                }
                problem.path = path;
            } else {
                let mut message = String::from("What stays of “");
                message.push_str(&self.base);
                message.push_str("” does not fit, at “");
                message.push_str(id);
                message.push_str("” among its ");
                message.push_str(list);
                message.push_str(": ");
                message.push_str(&problem.message);
                "/extends".clone_into(&mut problem.path);
                problem.message = message;
            }
        }
        problems
    }
}

struct Merging<'t> {
    own: &'t Tree<'t>,
    base: &'t Tree<'t>,
    removed_kinds: Vec<&'t str>,
    removed_sections: Vec<&'t str>,
    out: String,
    origins: Vec<(String, Vec<Origin>)>,
    problem: Option<Problem>,
}

impl<'t> Merging<'t> {
    fn pack(&mut self) {
        let (own, base) = (self.own, self.base);
        self.removed_kinds = removed(own, "kinds");
        self.removed_sections = removed(own, "sections");
        self.out.push('{');
        let start = self.out.len();
        for member in own.children(At::ROOT) {
            let name = own.name(member);
            if matches!(name, "extends" | "$schema") || own.kind(member) == Kind::Absent {
                continue;
            }
            push_name(name, start, &mut self.out);
            let theirs = base.member_named(At::ROOT, name);
            match (own.kind(member), base.kind(theirs)) {
                (Kind::Object, Kind::Object) => self.object(member, theirs),
                (Kind::List, Kind::List) if has_ids(base, theirs) || has_ids(own, member) => {
                    self.list(name, member, theirs);
                }
                _ => push(own, member, &mut self.out),
            }
        }
        for theirs in base.children(At::ROOT) {
            let name = base.name(theirs);
            if !own.member_named(At::ROOT, name).is_some() {
                push_name(name, start, &mut self.out);
                if base.kind(theirs) == Kind::List && has_ids(base, theirs) {
                    self.list(name, At::NONE, theirs);
                } else {
                    push(base, theirs, &mut self.out);
                }
            }
        }
        self.out.push('}');
    }

    /// Their members, those of one's own instead of them; one's own `null` takes a member out.
    fn object(&mut self, own_at: At, base_at: At) {
        self.out.push('{');
        let start = self.out.len();
        let (own, base) = (self.own, self.base);
        for member in base.children(base_at) {
            let name = base.name(member);
            if own.member_named(own_at, name).is_some() {
                continue;
            }
            push_name(name, start, &mut self.out);
            self.push_theirs(name, member);
        }
        for member in own.children(own_at) {
            if own.kind(member) != Kind::Absent {
                push_name(own.name(member), start, &mut self.out);
                push(own, member, &mut self.out);
            }
        }
        self.out.push('}');
    }

    /// Their entries in their order, each with what one's own entry of the same id changes, and behind them the new ones.
    fn list(&mut self, list: &str, own_at: At, base_at: At) {
        let (own, base) = (self.own, self.base);
        let id_of = |tree: &'t Tree<'t>, row| tree.text(tree.member_named(row, "id")).unwrap_or("");
        let mut origins = Vec::new();
        let mut met = Vec::new();
        self.out.push('[');
        let start = self.out.len();
        for theirs in base.children(base_at) {
            let id = id_of(base, theirs);
            let own_row = own
                .children(own_at)
                .zip(0u32..)
                .find(|(row, _)| !id.is_empty() && id_of(own, *row) == id);
            if let Some((row, number)) = own_row {
                met.push(number);
                if is_removed(own, row) {
                    continue;
                }
            }
            let keeps_kinds =
                own_row.is_none_or(|(row, _)| !own.member_named(row, "kinds").is_some());
            if self.falls_away(theirs, !keeps_kinds) {
                continue;
            }
            if self.out.len() > start {
                self.out.push(',');
            }
            origins.push((own_row.map(|(_, number)| number), id.to_owned()));
            self.object(own_row.map_or(At::NONE, |(row, _)| row), theirs);
        }
        for (row, number) in own.children(own_at).zip(0u32..) {
            if met.contains(&number) {
                continue;
            }
            if is_removed(own, row) {
                self.nothing_to_remove(list, number, id_of(own, row), base_at);
                continue;
            }
            if self.out.len() > start {
                self.out.push(',');
            }
            origins.push((Some(number), String::new()));
            push(own, row, &mut self.out);
        }
        self.out.push(']');
        self.origins.push((list.to_owned(), origins));
    }

    /// Whether an entry of theirs is only for kinds that are taken out, or asks only for sections that are.
    fn falls_away(&self, theirs: At, keeps_kinds: bool) -> bool {
        let falls = |name: &str| {
            let at = self.base.member_named(theirs, name);
            let mut left = self
                .base
                .children(at)
                .filter(|row| !self.is_removed(name, *row));
            match self.base.kind(at) {
                Kind::List => left.next().is_none(),
                _ => self.is_removed(name, at),
            }
        };
        (!keeps_kinds && falls("kinds")) || falls("section")
    }

    fn is_removed(&self, name: &str, at: At) -> bool {
        let removed = match name {
            "kinds" => &self.removed_kinds,
            "section" => &self.removed_sections,
            _ => return false,
        };
        self.base.text(at).is_some_and(|id| removed.contains(&id))
    }

    /// A member of theirs, without what is taken out.
    fn push_theirs(&mut self, name: &str, member: At) {
        let rows_fall = matches!(name, "kinds" | "section" | "also");
        if !rows_fall || self.base.kind(member) != Kind::List {
            push(self.base, member, &mut self.out);
            return;
        }
        self.out.push('[');
        let start = self.out.len();
        for row in self.base.children(member) {
            if self.is_removed(name, row) || (name == "also" && self.falls_away(row, true)) {
                continue;
            }
            if self.out.len() > start {
                self.out.push(',');
            }
            push(self.base, row, &mut self.out);
        }
        self.out.push(']');
    }

    fn nothing_to_remove(&mut self, list: &str, number: u32, id: &str, base_at: At) {
        let mut path = String::from("/");
        path.push_str(list);
        path.push('/');
        push_number(number, &mut path);
        path.push_str("/id");
        let mut message = String::from("There is no “");
        message.push_str(id);
        message.push_str("” to remove here");
        let base = self.base;
        let mut known = base
            .children(base_at)
            .filter_map(|row| base.text(base.member_named(row, "id")));
        if !spelling::push_meant(id, &mut known, &mut message) {
            message.push('.');
        }
        self.problem.get_or_insert(Problem { path, message });
    }
}

/// The ids of the entries that are taken out of a list.
fn removed<'t>(own: &'t Tree, list: &str) -> Vec<&'t str> {
    let rows = own.children(own.member_named(At::ROOT, list));
    rows.filter(|row| is_removed(own, *row))
        .filter_map(|row| own.text(own.member_named(row, "id")))
        .collect()
}

fn is_removed(own: &Tree, row: At) -> bool {
    own.boolean(own.member_named(row, "remove")) == Some(true)
}

fn has_ids(tree: &Tree, list: At) -> bool {
    tree.children(list)
        .any(|row| tree.member_named(row, "id").is_some())
}
