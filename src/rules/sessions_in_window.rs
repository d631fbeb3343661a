//! Enough sessions, or enough time, in a stretch that ends with this session, in the last whole quarter, or among the last few.

use super::earlier::{Earlier, Session};
use super::joined::{self, Window as Lacking};
use super::spacing::Spacing;
use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::calendar::{Date, Period};
use crate::code::Code;
use crate::order;
use crate::policy::Condition;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use crate::record::shape::known_key;
use alloc::{boxed::Box, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "sessions-in-window",
    about: super::about(
        "At least or at most so many sessions, or minutes of them, in the time up to this session, in the last whole month, quarter, year or \
         term, or among the last so many sessions. Silent where the history does not reach back so far.",
    ),
    keys: &[
        key(
            "atLeast",
            Holds::Count,
            "how many sessions, this one counted; or how many minutes",
        ),
        key("atMost", Holds::Count, "how many at the most"),
        key(
            "per",
            Holds::Period,
            "the length of the time that ends with this session",
        ),
        key(
            "calendar",
            Holds::Text,
            "instead of per: the last whole month, quarter, half-year, year or stretch of one of the pack’s calendars before this session",
        ),
        key(
            "among",
            Holds::Count,
            "instead of per: the last so many sessions, this one counted",
        ),
        key(
            "amongKinds",
            Holds::Ids,
            "with among: the kinds of session that are numbered (default all)",
        ),
        key(
            "of",
            Holds::Ids,
            "the kinds of session that count (default the record’s own)",
        ),
        key(
            "where",
            Holds::Condition,
            "of the earlier sessions, those of /history/* for which this holds",
        ),
        key(
            "this",
            Holds::Condition,
            "whether this session counts, beside its kind",
        ),
        key(
            "minutes",
            Holds::Bool,
            "true counts minutes instead of sessions",
        ),
        key(
            "code",
            Holds::Code,
            "instead of interval/too-few, or of field/invalid for too many",
        ),
    ],
    codes: &[
        Code::IntervalTooFew,
        Code::IntervalTooLittleTime,
        Code::FieldInvalid,
    ],
    read,
};

#[derive(Debug)]
struct SessionsInWindow {
    at_least: Option<u32>,
    at_most: Option<u32>,
    window: Window,
    counted: Earlier,
    this: Option<Condition>,
    minutes: bool,
    code: Option<Code>,
    session: Pointer,
    history: Pointer,
    started: Pointer,
}

#[derive(Debug)]
enum Window {
    Up(Period),
    Whole(Spacing),
    Last(u32, Box<Earlier>),
}

fn read(fields: &mut Fields, around: &Around) -> Option<Box<dyn Check>> {
    let (at_least, at_most) = (fields.count("atLeast"), fields.count("atMost"));
    if !fields.has("atLeast") && !fields.has("atMost") {
        fields.problem("", "Say how many: add “atLeast” or “atMost”.");
    }
    fields.in_order(at_least, at_most);
    let ways = ["per", "calendar", "among"];
    if ways.iter().filter(|way| fields.has(way)).count() != 1 {
        fields.problem(
            "",
            "Say in which time: add “per”, “calendar” or “among”, and one of them only.",
        );
        return None;
    }
    let minutes = fields.boolean("minutes", false);
    let among = fields.count("among");
    if let (Some(among), Some(least), false) = (among, at_least, minutes)
        && (least > among || among == 0)
    {
        fields.problem(
            "atLeast",
            "There are not so many sessions among the last “among”.",
        );
    }
    let window = match (fields.period("per"), among) {
        (Some(per), _) => Window::Up(per),
        (_, Some(among)) => Window::Last(among, Box::new(Earlier::numbered(fields, "amongKinds"))),
        _ => Window::Whole(Spacing::calendar(fields, around)?),
    };
    Some(Box::new(SessionsInWindow {
        at_least,
        at_most,
        window,
        counted: Earlier::read(fields, "of", "where"),
        this: fields.condition("this"),
        minutes,
        code: fields.code("code"),
        session: fields.own_pointer("/session/date"),
        history: fields.own_pointer("/history"),
        started: fields.own_pointer("/supervisee/startedOn"),
    }))
}

/// What was counted: what is sure, and what there is at the most.
#[derive(Clone, Copy)]
struct Tally {
    least: f64,
    most: f64,
}

impl Check for SessionsInWindow {
    fn run(&self, run: &mut Run) {
        let Some(session) = run.date(&self.session) else {
            return;
        };
        let counted = self.counted.sessions(run);
        if run.output.joined.is_some() {
            self.tell_audit(session, &counted, run);
        }
        let Some((first, last)) = self.bounds(session, run) else {
            return;
        };
        let Some(tally) = self.tally(session, first, last, &counted, run) else {
            return;
        };
        let (code, few_words) = if self.minutes {
            (Code::IntervalTooLittleTime, " minutes of supervision ")
        } else {
            (Code::IntervalTooFew, " sessions ")
        };
        let (code, most_code) = (
            self.code.unwrap_or(code),
            self.code.unwrap_or(Code::FieldInvalid),
        );
        let few = self.at_least.filter(|least| tally.most < f64::from(*least));
        let many = self.at_most.filter(|most| tally.least > f64::from(*most));
        for (number, start, code) in [
            (few, "There must be at least ", code),
            (many, "There must be at most ", most_code),
        ] {
            let Some(number) = number else { continue };
            run.each(&self.history, &mut |run, place| {
                let count = [
                    Part::Text(start),
                    Part::Number(number),
                    Part::Text(few_words),
                ];
                let when: &[Part] = match &self.window {
                    Window::Up(per) => &[
                        Part::Text("in the "),
                        Part::EachPeriod(*per),
                        Part::Text(" up to "),
                        Part::Date(session),
                    ],
                    Window::Whole(_) => &[
                        Part::Text("from "),
                        Part::Date(first),
                        Part::Text(" to "),
                        Part::Date(last),
                    ],
                    Window::Last(among, _) => &[
                        Part::Text("of this kind among the last "),
                        Part::Number(*among),
                    ],
                };
                run.say(place, code, &[&count, when].concat());
            });
        }
    }
}

impl SessionsInWindow {
    /// The first and last day of the time; `None` where the record does not reach back so far.
    fn bounds(&self, session: Date, run: &Run) -> Option<(Date, Date)> {
        let earliest = self.counted.earliest(run);
        let reaches = |start: Date| {
            let started = run.date(&self.started);
            let in_role = started.is_some_and(|started| started <= start);
            earliest
                .is_some_and(|earliest| earliest <= start || in_role)
                .then_some(start)
        };
        match &self.window {
            Window::Up(per) => {
                // The day itself one period ago is outside: from 10 March 2025 to 10 March 2026 is a year and a day.
                let start = reaches(per.before(session, run.view.working_days)?)?;
                Some((start.plus_days(1)?, session))
            }
            Window::Whole(spacing) => {
                let (first, last) = spacing.stretch_before(session, run)?;
                reaches(first).map(|first| (first, last))
            }
            Window::Last(among, numbered) => {
                let mut dates: Vec<Date> = numbered
                    .sessions(run)
                    .iter()
                    .map(|session| session.date)
                    .filter(|date| *date < session)
                    .collect();
                order::sort(&mut dates, &|one, other| one > other);
                let back = usize::try_from(*among).ok()?.checked_sub(2);
                let first = match back {
                    None => session,
                    Some(back) => *dates.get(back)?,
                };
                Some((first, session))
            }
        }
    }

    /// What an audit has to know: other records of the worker may be the sessions that this one lacks. Of sessions that are told apart by more than
    /// their kind it cannot say so.
    fn tell_audit(&self, session: Date, counted: &[Session], run: &mut Run) -> Option<()> {
        let (Window::Up(per), Some(at_least)) = (&self.window, self.at_least) else {
            return None;
        };
        if self.this.is_some() || !self.counted.by_kind() {
            return None;
        }
        let start = per.before(session, run.view.working_days)?;
        let tally = self.tally(session, start.plus_days(1)?, session, counted, run)?;
        if tally.most >= f64::from(at_least) {
            return None;
        }
        let in_role = run
            .date(&self.started)
            .is_some_and(|started| started <= start);
        let earliest = self.counted.earliest(run);
        let window = Lacking {
            rule: run.number,
            severity: run.rule.severity,
            code: self.code.unwrap_or(if self.minutes {
                Code::IntervalTooLittleTime
            } else {
                Code::IntervalTooFew
            }),
            of: Vec::new(),
            start,
            at_least,
            own: whole(tally.most),
            own_days: counted
                .iter()
                .map(|earlier| earlier.date)
                .filter(|date| *date > start && *date < session)
                .collect(),
            known: earliest.is_some_and(|earliest| earliest <= start || in_role),
            in_role,
        };
        joined::window(run, self.counted.kinds(), window);
        Some(())
    }

    fn tally(
        &self,
        session: Date,
        first: Date,
        last: Date,
        counted: &[Session],
        run: &Run,
    ) -> Option<Tally> {
        let tree = run.tree();
        let mut tally = Tally {
            least: 0.0,
            most: 0.0,
        };
        let mut add = |length: Option<f64>, sure: bool| {
            let amount = if self.minutes { length? } else { 1.0 };
            tally.most += amount;
            if sure {
                tally.least += amount;
            }
            Some(())
        };
        let this = self
            .this
            .as_ref()
            .map_or(Some(true), |this| this.holds(run.view, &[]));
        if last >= session && self.counted.has_own_kind(run) && this != Some(false) {
            add(
                super::duration::minutes(tree).map(f64::from),
                this.is_some(),
            )?;
        }
        for earlier in counted {
            if earlier.date >= first && earlier.date <= last && earlier.date < session {
                let length = tree.number(tree.member(earlier.at, known_key!("minutes")));
                add(length, earlier.sure)?;
            }
        }
        Some(tally)
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
