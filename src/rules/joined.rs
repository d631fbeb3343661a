//! What other records of the same worker could still change in a report.
//!
//! A record knows of earlier sessions only what stands in it. An audit sees all records of a worker, in any order and perhaps on many machines, and
//! keeps none of them: so each check that looks at earlier sessions says for which of them it would speak. The audit decides when it knows all.

use super::Run;
use super::earlier::own_kind;
use crate::calendar::{self, Date};
use crate::code::{Code, Severity};
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// What an audit asks of a record beside its report.
#[derive(Clone, Debug, Default)]
pub struct Joined {
    /// The day of the session; without one the record is no session of anybody.
    pub session: Option<Date>,
    /// How long it was; `None` where the record does not say.
    pub minutes: Option<u32>,
    /// What tells workers of one name apart: their registration, or what the caller's pointer leads to.
    pub worker: Option<String>,
    /// Rules about the session before.
    pub gaps: Vec<Gap>,
    /// Rules about sessions in a stretch of time.
    pub windows: Vec<Window>,
}

/// A rule that speaks where the session before was too long ago.
#[derive(Clone, Debug)]
pub struct Gap {
    /// Number of the rule in the pack.
    pub rule: u16,
    /// The severity that it speaks with, options included.
    pub severity: Severity,
    /// The kinds of session that count.
    pub of: Vec<String>,
    /// It speaks where the session before was on this day or earlier.
    pub too_early: Date,
    /// The session before, as the record itself has it.
    pub own: Option<Date>,
}

/// A rule that speaks where there were too few sessions, or minutes, in a stretch that ends with this session.
#[derive(Clone, Debug)]
pub struct Window {
    /// Number of the rule in the pack.
    pub rule: u16,
    /// The severity that it speaks with, options included.
    pub severity: Severity,
    /// The code that it gives: too few sessions, or too little time.
    pub code: Code,
    /// The kinds of session that count.
    pub of: Vec<String>,
    /// The stretch begins after this day.
    pub start: Date,
    /// How many sessions, or minutes, there have to be.
    pub at_least: u32,
    /// What the record itself holds, this session included.
    pub own: u32,
    /// The days of the record's own history inside the stretch: another record of such a day is the same session.
    pub own_days: Vec<Date>,
    /// Whether the record itself shows that the whole stretch is known.
    pub known: bool,
    /// Whether the worker was in the role for all of it, so that any earlier session makes it known.
    pub in_role: bool,
}

/// Further back nobody looks for the session before.
const LONGEST_GAP: i32 = 4096;

/// Tells the audit when a session before would be too long ago; `latest` is the last day that a session on the given day allows.
pub fn gap(
    run: &mut Run,
    of: &[String],
    session: Date,
    own: Option<Date>,
    latest: &dyn Fn(Date, &Run) -> Option<Date>,
) {
    if run.output.joined.is_none() {
        return;
    }
    let Some(severity) = run
        .severities
        .of(run.number, run.rule.severity, Code::IntervalTooLong)
    else {
        return;
    };
    let day = calendar::days_from_epoch(session);
    let speaks = |back: i32| {
        calendar::from_days(day.saturating_sub(back))
            .and_then(|from| latest(from, run))
            .is_some_and(|due| session > due)
    };
    // The further back, the earlier the last day: the nearest day that is too early is between the last doubling and the one before.
    let mut too_early = 1;
    while !speaks(too_early) {
        too_early *= 2;
        if too_early > LONGEST_GAP {
            return;
        }
    }
    let mut near_enough = too_early / 2;
    while too_early - near_enough > 1 {
        let between = i32::midpoint(near_enough, too_early);
        if speaks(between) {
            too_early = between;
        } else {
            near_enough = between;
        }
    }
    let Some(too_early) = calendar::from_days(day.saturating_sub(too_early)) else {
        return;
    };
    let gap = Gap {
        rule: run.number,
        severity,
        of: kinds(of, run),
        too_early,
        own,
    };
    if let Some(joined) = &mut run.output.joined {
        joined.gaps.push(gap);
    }
}

/// Tells the audit how many sessions or minutes a record lacks.
pub fn window(run: &mut Run, of: &[String], mut window: Window) {
    let Some(severity) = run
        .severities
        .of(run.number, run.rule.severity, window.code)
    else {
        return;
    };
    window.rule = run.number;
    window.severity = severity;
    window.of = kinds(of, run);
    if let Some(joined) = &mut run.output.joined {
        joined.windows.push(window);
    }
}

/// The kinds that count, the record's own where none is named.
fn kinds(of: &[String], run: &Run) -> Vec<String> {
    if !of.is_empty() {
        return of.to_vec();
    }
    vec![own_kind(run).to_owned()]
}
