//! Reads a pack's rules: the duty, and each check that is behind it.

use super::check;
use super::condition::Condition;
use super::language::{ALSO_KEYS, RULE_KEYS, STRENGTHS};
use super::pack::{Named, Pack, Rule};
use super::read_pack::is_kebab_case;
use super::reader::{Fields, KeyDoc};
use crate::code::Severity;
use crate::record::tree::At;
use crate::rules;
use alloc::{borrow::ToOwned, string::String, vec::Vec};

pub fn read_rules(fields: &mut Fields, pack: &mut Pack) {
    let mut ids: Vec<String> = Vec::new();
    // Rules look the pack's sections up while they are read: it is handed out and put back.
    let mut rules = Vec::new();
    let mut by_kind = core::mem::take(&mut pack.by_kind);
    let pack_so_far = &*pack;
    fields.each("rules", &mut |fields| {
        let id = fields.required_text("id").to_owned();
        if !is_kebab_case(&id) && !id.is_empty() {
            fields.problem("id", "Write the id in small letters, digits and hyphens, like case-recorded-within-a-week.");
        }
        if ids.contains(&id) {
            fields.problem("id", "Another rule has this id already.");
        }
        ids.push(id.clone());
        let kinds = read_kinds(fields, &pack_so_far.kinds);
        let mut add = |rule: Rule| {
            #[expect(clippy::cast_possible_truncation, reason = "a pack of limits::NODES nodes has fewer rules")]
            let number = rules.len() as u16;
            for &kind in &kinds {
                by_kind[kind].push(number);
            }
            rules.push(rule);
        };
        let Some(duty) = read_duty(fields, id) else { return };
        if let Some(rule) = read_rule(fields, RULE_KEYS, &duty, &kinds, pack_so_far) {
            add(rule);
        }
        fields.each("also", &mut |fields| {
            if let Some(rule) = read_rule(fields, ALSO_KEYS, &duty, &kinds, pack_so_far) {
                add(rule);
            }
        });
    });
    pack.rules = rules;
    pack.by_kind = by_kind;
}

/// What the checks of one rule share.
struct Duty {
    id: String,
    clause: String,
    severity: Severity,
    /// The condition of the rule, read again for each of its checks that has none of its own.
    when: At,
    path: String,
}

fn read_duty(fields: &mut Fields, id: String) -> Option<Duty> {
    let clause = fields.required_text("clause").to_owned();
    let strength = fields.one_of("strength", STRENGTHS);
    if !fields.has("strength") {
        fields.missing("strength");
    }
    fields.text("asks");
    let severity = strength.and_then(|number| Severity::of_strength(STRENGTHS[number]));
    Some(Duty {
        id,
        clause,
        severity: severity?,
        when: fields.get("when"),
        path: fields.path.clone(),
    })
}

/// One check of a rule: the rule itself, or an entry of its `also`.
fn read_rule(
    fields: &mut Fields,
    common: &'static [KeyDoc],
    duty: &Duty,
    kinds: &[usize],
    pack: &Pack,
) -> Option<Rule> {
    let name = fields.required_text("check");
    let Some(kind) = rules::CHECKS.iter().find(|check| check.name == name) else {
        if !name.is_empty() {
            let known: Vec<&str> = rules::CHECKS.iter().map(|check| check.name).collect();
            fields.not_one_of("check", name, &known);
        }
        return None;
    };
    fields.refuse_unknown(&[common, kind.keys]);
    let when = if fields.has("when") {
        fields.condition("when")
    } else {
        fields.condition_at(duty.when, &duty.path)
    };
    let text = |fields: &mut Fields, name| fields.text(name).map(str::to_owned);
    let (message, hint, label) = (
        text(fields, "message"),
        text(fields, "hint"),
        text(fields, "label"),
    );
    if let Some(when) = &when {
        let names: Vec<&str> = kinds
            .iter()
            .filter_map(|kind| pack.kinds.get(*kind))
            .map(|kind| kind.id.as_str())
            .collect();
        check::can_hold(fields, when, &names);
    }
    let before = fields.reading.problems.len();
    let check = (kind.read)(fields, &rules::Around { pack, kinds });
    if check.is_none() && fields.reading.problems.len() == before {
        fields.problem("", "This rule lacks something that its check needs.");
    }
    let when_has_rows = when.as_ref().is_some_and(Condition::has_rows);
    let (id, clause, severity) = (duty.id.clone(), duty.clause.clone(), duty.severity);
    Some(Rule {
        id,
        clause,
        severity,
        when,
        when_has_rows,
        message,
        hint,
        label,
        check: check?,
    })
}

/// The kinds that an entry is for; all where it names none.
pub fn read_kinds(fields: &mut Fields, kinds: &[Named]) -> Vec<usize> {
    if !fields.has("kinds") {
        return (0..kinds.len()).collect();
    }
    let ids = fields.ids("kinds", "kinds");
    let mut numbers = Vec::new();
    for id in &ids {
        let number = kinds.iter().position(|kind| kind.id == *id);
        numbers.extend(number.filter(|number| !numbers.contains(number)));
    }
    if ids.is_empty() {
        fields.problem(
            "kinds",
            "Name at least one kind, or leave “kinds” out for all.",
        );
    }
    numbers
}
