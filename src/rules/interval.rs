//! How often sessions are held: since the one before, and until the next.

use super::wording::{Part, Sentence};
use super::{Around, Check, CheckKind, Found, Run, joined};
use crate::calendar::{Date, Period};
use crate::code::Code;
use crate::policy::condition::{Condition, DateValue};
use crate::policy::reader::{Fields, Holds, KeyDoc, key};
use crate::record::shape::known_key;
use crate::record::tree::{At, Kind};
use crate::record::{Place, Pointer};
use crate::text::frequency;
use alloc::{boxed::Box, string::String, vec::Vec};

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
            Holds::Bands,
            "other intervals under conditions, each { when, every }: the first that is true replaces every",
        ),
        key(
            "calendar",
            Holds::Text,
            "month, quarter or year instead of every: at least one session in each",
        ),
        key("finds", Holds::Finds, "of too-long, next-too-late"),
        key(
            "until",
            Holds::Origin,
            "a date from which another interval holds: silent where the latest day allowed is not before it, or where it is not known",
        ),
        key(
            "agreed",
            Holds::Bool,
            "true where the interval agreed in frequencyChange replaces it",
        ),
        key(
            "from",
            Holds::Pointer,
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
    from: Option<Pointer>,
    previous: Pointer,
    history: Pointer,
    to: Pointer,
    next: Pointer,
    of: Vec<String>,
}

/// The interval that applies, of a general one and of bands under conditions.
#[derive(Debug)]
pub struct Every {
    general: Option<Spacing>,
    bands: Vec<(Condition, Spacing)>,
}

/// How far apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spacing {
    Period(Period),
    /// Once in each calendar month, or in each so many months from January.
    CalendarMonths(u32),
}

pub const BAND_KEYS: &[KeyDoc] = &[
    key(
        "when",
        Holds::Condition,
        "when this interval replaces the general one",
    ),
    key("every", Holds::Period, "the interval then"),
];

impl Every {
    pub fn read(fields: &mut Fields) -> Self {
        let calendar = match fields.text("calendar") {
            None => None,
            Some("month") => Some(1),
            Some("quarter") => Some(3),
            Some("year") => Some(12),
            Some(other) => {
                fields.not_one_of("calendar", other, &["month", "quarter", "year"]);
                None
            }
        };
        let general = match (fields.period("every"), calendar) {
            (Some(_), Some(_)) => {
                fields.problem("", "Use “every” or “calendar”, not both.");
                None
            }
            (Some(period), None) => Some(Spacing::Period(period)),
            (None, months) => months.map(Spacing::CalendarMonths),
        };
        let mut bands = Vec::new();
        fields.each("bands", &mut |fields| {
            fields.refuse_unknown(&[BAND_KEYS]);
            match (fields.condition("when"), fields.period("every")) {
                (Some(when), Some(every)) => bands.push((when, Spacing::Period(every))),
                _ => fields.problem("", "A band needs “when” and “every”."),
            }
        });
        if general.is_none() && bands.is_empty() {
            fields.problem("", "Say how often: add “every”, “calendar” or “bands”.");
        }
        Self { general, bands }
    }

    /// `None` where no interval is laid down, or where it cannot be decided which one is.
    pub fn of(&self, run: &Run, places: &[&Place]) -> Option<Spacing> {
        for (when, spacing) in &self.bands {
            match when.holds(run.view, places) {
                Some(true) => return Some(*spacing),
                // Some other interval may be owed: the loosest is not known, so nothing is said.
                None if self.general.is_none() => return None,
                _ => {}
            }
        }
        self.general
    }
}

impl Spacing {
    /// The latest day on which what happened on `from` must have happened again.
    pub fn after(self, from: Date, run: &Run) -> Option<Date> {
        match self {
            Self::Period(period) => period.after(from, run.view.working_days),
            Self::CalendarMonths(months) => {
                let first_of_unit = (from.month() - 1) / months * months;
                let months_on = first_of_unit + 2 * months;
                let year = from.year() + i32::try_from(months_on / 12).ok()?;
                Date::from_ymd(year, months_on % 12 + 1, 1)?.minus_days(1)
            }
        }
    }

    pub fn words(self) -> Part<'static> {
        match self {
            Self::Period(period) => Part::Period(period),
            Self::CalendarMonths(1) => Part::Text("one calendar month"),
            Self::CalendarMonths(3) => Part::Text("one quarter"),
            Self::CalendarMonths(_) => Part::Text("one year"),
        }
    }
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let finds = fields.finds(FINDS, &[]);
    let every = Every::read(fields);
    let until = if fields.has("until") {
        Some(fields.date_value("until")?)
    } else {
        None
    };
    let from = fields.pointer("from");
    let (to, next) = (fields.pointer("to"), fields.pointer("next"));
    let agreed = fields.boolean("agreed", false);
    let of = fields.owned_texts("of");
    let mut own = |text| fields.own_pointer(text);
    Some(Box::new(Interval {
        every,
        until,
        too_long: finds.has("too-long"),
        next_too_late: finds.has("next-too-late"),
        agreed: agreed.then(|| own("/frequencyChange/every")),
        from,
        previous: own("/session/previousDate"),
        history: own("/history"),
        to: to.unwrap_or_else(|| own("/session/date")),
        next: next.unwrap_or_else(|| own("/nextSession/date")),
        of,
    }))
}

impl Check for Interval {
    fn run(&self, run: &mut Run) {
        let agreed = self
            .agreed
            .as_ref()
            .and_then(|pointer| run.tree().text(run.first(pointer)))
            .and_then(frequency::read_every);
        let Some(spacing) = agreed
            .map(Spacing::Period)
            .or_else(|| self.every.of(run, &[]))
        else {
            return;
        };
        let Some(session) = run.date(&self.to) else {
            return;
        };
        let previous = self.previous(session, run);
        if self.too_long && self.from.is_none() {
            joined::gap(run, &self.of, session, previous, &|from, run| {
                self.latest(spacing, from, run)
            });
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
                    spacing.words(),
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
            return run.date(from).filter(|date| *date <= session);
        }
        // previousDate is of the record's own kind: it counts where that kind does.
        let own = run
            .view
            .pack
            .kinds
            .get(run.view.kind)
            .map_or("", |kind| kind.id.as_str());
        if (self.of.is_empty() || self.of.iter().any(|kind| kind == own))
            && let Some(previous) = run.date(&self.previous)
        {
            return (previous <= session).then_some(previous);
        }
        let tree = run.tree();
        let mut latest: Option<Date> = None;
        for row in tree.children(run.first(&self.history)) {
            if counts(row, &self.of, run)
                && let Some(date) = date_of(row, run)
                && date < session
            {
                latest = Some(latest.map_or(date, |known| known.max(date)));
            }
        }
        latest
    }
}

/// The date of an earlier session, which stands alone or in an object.
pub fn date_of(row: At, run: &Run) -> Option<Date> {
    let tree = run.tree();
    tree.date(row)
        .or_else(|| tree.date(tree.member(row, known_key!("date"))))
}

/// Whether an earlier session is of a kind that counts; one that does not say is of the record's own.
pub fn counts(row: At, of: &[String], run: &Run) -> bool {
    let tree = run.tree();
    let own = run
        .view
        .pack
        .kinds
        .get(run.view.kind)
        .map_or("", |kind| kind.id.as_str());
    let kind = if tree.kind(row) == Kind::Object {
        tree.text(tree.member(row, known_key!("kind")))
    } else {
        None
    };
    let kind = kind.unwrap_or(own);
    if of.is_empty() {
        kind == own
    } else {
        of.iter().any(|one| one == kind)
    }
}
