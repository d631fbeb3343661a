//! Enough sessions, or enough time, in a stretch that ends with this session.

use super::interval::{counts, date_of};
use super::joined::{self, Window};
use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::calendar::{Date, Period};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use crate::record::shape::known_key;
use alloc::{boxed::Box, string::String, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "sessions-in-window",
    about: super::about(
        "At least so many sessions, or minutes of them, in the time up to this session. Silent where the history does not reach back so far.",
    ),
    keys: &[
        key(
            "atLeast",
            Holds::Number,
            "how many sessions, this one counted; or how many minutes",
        ),
        key("per", Holds::Period, "the length of the time"),
        key(
            "of",
            Holds::Ids,
            "the kinds of session that count (default the record’s own)",
        ),
        key(
            "minutes",
            Holds::Bool,
            "true counts minutes instead of sessions",
        ),
    ],
    codes: &[Code::IntervalTooFew, Code::IntervalTooLittleTime],
    read,
};

#[derive(Debug)]
struct SessionsInWindow {
    at_least: u32,
    per: Period,
    of: Vec<String>,
    minutes: bool,
    session: Pointer,
    history: Pointer,
    started: Pointer,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let (at_least, per) = (fields.count("atLeast"), fields.period("per"));
    for (name, known) in [("atLeast", at_least.is_some()), ("per", per.is_some())] {
        if !known && !fields.has(name) {
            fields.missing(name);
        }
    }
    let of = fields.owned_texts("of");
    let minutes = fields.boolean("minutes", false);
    let mut own = |text| fields.own_pointer(text);
    Some(Box::new(SessionsInWindow {
        at_least: at_least?,
        per: per?,
        of,
        minutes,
        session: own("/session/date"),
        history: own("/history"),
        started: own("/supervisee/startedOn"),
    }))
}

impl Check for SessionsInWindow {
    fn run(&self, run: &mut Run) {
        let Some(session) = run.date(&self.session) else {
            return;
        };
        // The day itself one period ago is outside: from 10 March 2025 to 10 March 2026 is a year and a day.
        let Some(start) = self.per.before(session, run.view.working_days) else {
            return;
        };
        let tree = run.tree();
        let history = run.first(&self.history);
        let (mut sessions, mut minutes, mut earliest) = (0, 0.0, None::<Date>);
        let mut own_days = Vec::new();
        let own = run
            .view
            .pack
            .kinds
            .get(run.view.kind)
            .map_or("", |kind| kind.id.as_str());
        if self.of.is_empty() || self.of.iter().any(|kind| kind == own) {
            sessions += 1;
            match super::duration::minutes(run) {
                Some(length) => minutes += f64::from(length),
                None if self.minutes => return,
                None => {}
            }
        }
        for row in tree.children(history) {
            if !counts(row, &self.of, run) {
                continue;
            }
            let Some(date) = date_of(row, run) else {
                continue;
            };
            earliest = Some(earliest.map_or(date, |known| known.min(date)));
            if date > start && date < session {
                sessions += 1;
                own_days.push(date);
                match tree.number(tree.member(row, known_key!("minutes"))) {
                    Some(length) => minutes += length,
                    None if self.minutes => return,
                    None => {}
                }
            }
        }
        let in_role_long_enough = run
            .date(&self.started)
            .is_some_and(|started| started <= start);
        let known = earliest.is_some_and(|earliest| earliest <= start || in_role_long_enough);
        let enough = if self.minutes {
            minutes >= f64::from(self.at_least)
        } else {
            sessions >= self.at_least
        };
        if enough {
            return;
        }
        let code = if self.minutes {
            Code::IntervalTooLittleTime
        } else {
            Code::IntervalTooFew
        };
        if run.output.joined.is_some() {
            let window = Window {
                rule: run.number,
                severity: run.rule.severity,
                code,
                of: Vec::new(),
                start,
                at_least: self.at_least,
                own: if self.minutes {
                    whole(minutes)
                } else {
                    sessions
                },
                own_days,
                known,
                in_role: in_role_long_enough,
            };
            joined::window(run, &self.of, window);
        }
        if !known {
            return;
        }
        run.each(&self.history, &mut |run, place| {
            let what = if self.minutes {
                " minutes of supervision in the "
            } else {
                " sessions in the "
            };
            let parts = [
                Part::Text("There must be at least "),
                Part::Number(self.at_least),
                Part::Text(what),
                Part::EachPeriod(self.per),
                Part::Text(" up to "),
                Part::Date(session),
            ];
            run.say(place, code, &parts);
        });
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "float to integer casts saturate, and half minutes count down"
)]
fn whole(minutes: f64) -> u32 {
    minutes as u32
}
