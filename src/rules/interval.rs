//! How often sessions are held: since the one before, and until the next.

use super::deadline::Origin;
use super::earlier::Earlier;
use super::spacing::{BAND_KEYS, Every, Spacing};
use super::wording::{Part, Sentence};
use super::{Around, Check, CheckKind, Found, Run, joined};
use crate::calendar::{Date, Period};
use crate::code::Code;
use crate::policy::Condition;
use crate::policy::condition::DateValue;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use crate::text::frequency;
use alloc::boxed::Box;

pub const KIND: CheckKind = CheckKind {
    name: "interval",
    about: super::about("Sessions follow one another at most so far apart."),
    keys: &[
        key(
            "every",
            Holds::Period,
            "the longest time from one session to the next",
        ),
        key(
            "bands",
            Holds::List(BAND_KEYS),
            "other intervals under conditions, looser or tighter: the first that is true replaces every",
        ),
        key(
            "calendar",
            Holds::Text,
            "month, quarter, half-year, year or one of the pack’s calendars instead of every: at least one session in each",
        ),
        key("finds", Holds::Finds(FINDS), "of too-long, next-too-late"),
        key(
            "until",
            Holds::Day,
            "a date from which another interval holds: silent where the latest day allowed is not before it, or where it is not known",
        ),
        key(
            "agreed",
            Holds::Bool,
            "true where the interval agreed in frequencyChange replaces it",
        ),
        key(
            "agreedWhen",
            Holds::Condition,
            "with agreed: the agreed interval counts only where this holds, such as an approval",
        ),
        key(
            "agreedAtMost",
            Holds::Period,
            "with agreed: a longer agreed interval counts as this one",
        ),
        key(
            "from",
            Holds::Origin,
            "the session before (default /session/previousDate, else the latest of /history)",
        ),
        key("to", Holds::Pointer, "this session (default /session/date)"),
        key(
            "next",
            Holds::Pointer,
            "the next session (default /nextSession/date)",
        ),
        key(
            "of",
            Holds::Ids,
            "kinds of earlier sessions that count (default the record’s own)",
        ),
        key(
            "where",
            Holds::Condition,
            "of the earlier sessions, those of /history/* for which this holds; /session/previousDate is then not looked at",
        ),
    ],
    codes: &[Code::IntervalTooLong, Code::NextSessionTooLate],
    read,
};

const FINDS: &[&str] = &["too-long", "next-too-late"];

#[derive(Debug)]
struct Interval {
    every: Every,
    until: Option<DateValue>,
    too_long: bool,
    next_too_late: bool,
    agreed: Option<Pointer>,
    agreed_when: Option<Condition>,
    agreed_at_most: Option<Period>,
    from: Option<Origin>,
    previous: Pointer,
    to: Pointer,
    next: Pointer,
    earlier: Earlier,
    /// Only some of the earlier sessions count.
    chosen: bool,
}

fn read(fields: &mut Fields, around: &Around) -> Option<Box<dyn Check>> {
    let finds = fields.finds(FINDS, &[]);
    let every = Every::read(fields, around);
    let until = if fields.has("until") {
        Some(fields.date_value("until")?)
    } else {
        None
    };
    let from = Origin::read(fields, "from");
    let (to, next) = (fields.pointer("to"), fields.pointer("next"));
    let agreed = fields.boolean("agreed", false);
    for name in ["agreedWhen", "agreedAtMost"] {
        if fields.has(name) && !agreed {
            fields.problem(
                name,
                "This says when an agreed interval counts: add “agreed”: true.",
            );
        }
    }
    let (agreed_when, agreed_at_most) = (
        fields.condition("agreedWhen"),
        fields.period("agreedAtMost"),
    );
    let earlier = Earlier::read(fields, "of", "where");
    let chosen = fields.has("where");
    let mut own = |text| fields.own_pointer(text);
    Some(Box::new(Interval {
        every,
        until,
        too_long: finds.has("too-long"),
        next_too_late: finds.has("next-too-late"),
        agreed: agreed.then(|| own("/frequencyChange/every")),
        agreed_when,
        agreed_at_most,
        from,
        previous: own("/session/previousDate"),
        to: to.unwrap_or_else(|| own("/session/date")),
        next: next.unwrap_or_else(|| own("/nextSession/date")),
        earlier,
        chosen,
    }))
}

impl Check for Interval {
    fn run(&self, run: &mut Run) {
        let Some(spacing) = self.spacing(run) else {
            return;
        };
        let Some(session) = run.date(&self.to) else {
            return;
        };
        let previous = self.previous(session, run);
        if self.too_long && self.from.is_none() && self.earlier.by_kind() {
            joined::gap(
                run,
                self.earlier.kinds(),
                session,
                previous,
                &|from, run| self.latest(spacing, from, run),
            );
        }
        if self.too_long
            && let Some(previous) = previous
            && let Some(due) = self.latest(spacing, previous, run)
            && session > due
        {
            run.each(&self.to, &mut |run, place| {
                let parts = [
                    Part::Label,
                    Part::Text(" is more than "),
                    spacing.words(run),
                    Part::Text(" after the session before: the last day was "),
                    Part::Date(due),
                ];
                run.find(
                    place,
                    &Found::new(Code::IntervalTooLong, Sentence(&parts)).due(due),
                );
            });
        }
        if self.next_too_late
            && let Some(latest) = self.latest(spacing, session, run)
        {
            run.next_session(latest);
            let next = run.date(&self.next);
            run.each(&self.next, &mut |run, place| {
                if let Spacing::Period(period) = spacing {
                    run.deadline(place, session, latest, period, next);
                }
                if next.is_some_and(|next| next > latest) {
                    let parts = [
                        Part::Label,
                        Part::Text(" must be the same as or before "),
                        Part::Date(latest),
                    ];
                    run.find(
                        place,
                        &Found::new(Code::NextSessionTooLate, Sentence(&parts)).due(latest),
                    );
                }
            });
        }
    }
}

impl Interval {
    /// The agreed interval where one counts, else the policy's.
    fn spacing(&self, run: &Run) -> Option<Spacing> {
        let agreed = self
            .agreed
            .as_ref()
            .and_then(|pointer| run.tree().text(run.first(pointer)))
            .and_then(frequency::read_every);
        let Some(mut agreed) = agreed else {
            return self.every.of(run, &[]);
        };
        if let Some(when) = &self.agreed_when {
            match when.holds(run.view, &[]) {
                Some(true) => {}
                Some(false) => return self.every.of(run, &[]),
                None => return None,
            }
        }
        if let Some(most) = self.agreed_at_most
            && frequency::days_about(agreed) > frequency::days_about(most)
        {
            agreed = most;
        }
        Some(Spacing::Period(agreed))
    }

    /// The latest day, where this interval still holds on it.
    fn latest(&self, spacing: Spacing, from: Date, run: &Run) -> Option<Date> {
        let latest = spacing.after(from, run)?;
        match &self.until {
            Some(until) => (latest < until.resolve(run.view, &[])?).then_some(latest),
            None => Some(latest),
        }
    }

    fn previous(&self, session: Date, run: &Run) -> Option<Date> {
        if let Some(from) = &self.from {
            return from.date(run, &[]).filter(|date| *date <= session);
        }
        // previousDate is of the record's own kind: it counts where that kind does.
        if !self.chosen
            && self.earlier.has_own_kind(run)
            && let Some(previous) = run.date(&self.previous)
        {
            return (previous <= session).then_some(previous);
        }
        let mut latest: Option<Date> = None;
        // One of which it cannot be told whether it counts may be the latest: the doubt is the supervisor's benefit.
        for earlier in self.earlier.sessions(run) {
            if earlier.date < session {
                latest = Some(latest.map_or(earlier.date, |known| known.max(earlier.date)));
            }
        }
        latest
    }
}
