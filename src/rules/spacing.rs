//! How far apart: a period, once in each calendar month or school term, by role, setting, circumstance or stage.

use super::wording::Part;
use super::{Around, Run};
use crate::calendar::{Date, Period, days_from_epoch};
use crate::policy::Condition;
use crate::policy::reader::{Fields, Holds, KeyDoc, key};
use crate::record::Place;
use crate::text::frequency::days_about;
use alloc::{string::String, vec::Vec};

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
    /// Once in each calendar month, or in each so many months from the month in which the year begins.
    Months(u32),
    /// Once in each stretch of a calendar of the pack's.
    Spans(usize),
}

/// The keys of a band: an interval that holds for some workers or for some time.
pub const BAND_KEYS: &[KeyDoc] = &[
    key(
        "when",
        Holds::Condition,
        "when this interval replaces the general one",
    )
    .required(),
    key("every", Holds::Period, "the interval then"),
    key(
        "calendar",
        Holds::Text,
        "instead of every: month, quarter, half-year, year or one of the pack’s calendars",
    ),
];

const UNITS: [(&str, u32, &str); 4] = [
    ("month", 1, "one calendar month"),
    ("quarter", 3, "one quarter"),
    ("half-year", 6, "one half-year"),
    ("year", 12, "one year"),
];

impl Spacing {
    /// The one of `every` and `calendar` that is given.
    pub fn read(fields: &mut Fields, around: &Around) -> Option<Self> {
        let calendar = Self::calendar(fields, around);
        let every = fields.period("every");
        if every == Some(Period::default()) {
            fields.problem(
                "every",
                "An interval of 0 days can never be kept: write a longer one.",
            );
        }
        if fields.has("every") && fields.has("calendar") {
            fields.problem("", "Use “every” or “calendar”, not both.");
        }
        every.map(Self::Period).or(calendar)
    }

    /// What `calendar` names.
    pub fn calendar(fields: &mut Fields, around: &Around) -> Option<Self> {
        let name = fields.text("calendar")?;
        if let Some((_, months, _)) = UNITS.iter().find(|(unit, ..)| *unit == name) {
            return Some(Self::Months(*months));
        }
        let calendars = &around.pack.calendars;
        let found = calendars.iter().position(|calendar| calendar.id == name);
        if found.is_none() {
            let known: Vec<&str> = UNITS
                .iter()
                .map(|(unit, ..)| *unit)
                .chain(calendars.iter().map(|calendar| calendar.id.as_str()))
                .collect();
            fields.not_one_of("calendar", name, &known);
        }
        found.map(Self::Spans)
    }

    /// The latest day on which what happened on `from` must have happened again.
    pub fn after(self, from: Date, run: &Run) -> Option<Date> {
        match self {
            Self::Period(period) => period.after(from, run.view.working_days),
            Self::Months(months) => Some(unit(from, months, 1, run)?.1),
            Self::Spans(number) => {
                let spans = &run.view.pack.calendars.get(number)?.spans;
                // Before the first stretch nobody knows how many there were.
                let known = spans.first().is_some_and(|(first, _)| *first <= from);
                let next = spans.iter().find(|(first, _)| *first > from)?;
                known.then_some(next.1)
            }
        }
    }

    /// The last day of the stretch of the calendar in which `date` lies.
    pub fn end(self, date: Date, run: &Run) -> Option<Date> {
        match self {
            Self::Period(_) => None,
            Self::Months(months) => Some(unit(date, months, 0, run)?.1),
            Self::Spans(number) => {
                let spans = &run.view.pack.calendars.get(number)?.spans;
                let found = spans
                    .iter()
                    .find(|(first, last)| (*first..=*last).contains(&date));
                found.map(|(_, last)| *last)
            }
        }
    }

    /// The last whole stretch of the calendar before the one in which `date` lies.
    pub fn stretch_before(self, date: Date, run: &Run) -> Option<(Date, Date)> {
        match self {
            Self::Period(_) => None,
            Self::Months(months) => unit(date, months, -1, run),
            Self::Spans(number) => {
                let spans = &run.view.pack.calendars.get(number)?.spans;
                spans.iter().rfind(|(_, last)| *last < date).copied()
            }
        }
    }

    /// For comparing two of them.
    fn days_about(self, run: &Run) -> u32 {
        match self {
            Self::Period(period) => days_about(period),
            // Two of them lie up to two units apart.
            Self::Months(months) => months.saturating_mul(608),
            Self::Spans(number) => {
                let calendars = &run.view.pack.calendars;
                let longest = calendars.get(number).and_then(|calendar| {
                    let ends = calendar.spans.windows(2);
                    ends.map(|pair| {
                        i64::from(days_from_epoch(pair[1].1) - days_from_epoch(pair[0].0))
                    })
                    .max()
                });
                u32::try_from(longest.unwrap_or(0)).map_or(0, |days| days.saturating_mul(10))
            }
        }
    }

    pub fn words<'r>(self, run: &Run<'r>) -> Part<'r> {
        match self {
            Self::Period(period) => Part::Period(period),
            Self::Months(months) => Part::Word(
                UNITS
                    .iter()
                    .find(|(_, unit, _)| *unit == months)
                    .map_or("", |(_, _, words)| words),
            ),
            Self::Spans(number) => {
                let calendars = &run.view.pack.calendars;
                Part::Word(calendars.get(number).map_or("", |calendar| &calendar.label))
            }
        }
    }
}

/// The first and last day of the unit of so many months that lies `on` units after that of `date`.
fn unit(date: Date, months: u32, on: i32, run: &Run) -> Option<(Date, Date)> {
    let start = i32::try_from(run.view.pack.year_starts).ok()? - 1;
    let length = i32::try_from(months).ok()?;
    let month = date.year() * 12 + i32::try_from(date.month()).ok()? - 1 - start;
    let first = (month.div_euclid(length) + on) * length + start;
    let day = |month: i32| {
        Date::from_ymd(
            month.div_euclid(12),
            month.rem_euclid(12).cast_unsigned() + 1,
            1,
        )
    };
    Some((day(first)?, day(first + length)?.minus_days(1)?))
}

impl Every {
    pub fn read(fields: &mut Fields, around: &Around) -> Self {
        let general = Spacing::read(fields, around);
        let mut bands = Vec::new();
        fields.each("bands", &mut |fields| {
            fields.refuse_unknown(&[BAND_KEYS]);
            let spacing = Spacing::read(fields, around);
            match (fields.condition("when"), spacing) {
                (Some(when), Some(spacing)) => bands.push((when, spacing)),
                _ if fields.has("when") && (fields.has("every") || fields.has("calendar")) => {}
                _ => fields.problem("", "A band needs “when”, and “every” or “calendar”."),
            }
        });
        if general.is_none()
            && bands.is_empty()
            && !["every", "calendar", "bands"]
                .iter()
                .any(|name| fields.has(name))
        {
            fields.problem("", "Say how often: add “every”, “calendar” or “bands”.");
        }
        Self { general, bands }
    }

    /// The first band whose condition holds, else the general one. `None` where no interval is laid down, or where it cannot be decided
    /// which one is; where the record leaves a band open, the loosest of those that may apply.
    pub fn of(&self, run: &Run, places: &[&Place]) -> Option<Spacing> {
        let mut open: Option<Spacing> = None;
        let looser = |one: Option<Spacing>, other: Spacing| {
            Some(
                one.filter(|one| one.days_about(run) >= other.days_about(run))
                    .unwrap_or(other),
            )
        };
        for (when, spacing) in &self.bands {
            match when.holds(run.view, places) {
                Some(true) => return looser(open, *spacing),
                None if self.general.is_none() => return None,
                None => open = looser(open, *spacing),
                Some(false) => {}
            }
        }
        looser(open, self.general?)
    }
}

/// A calendar of the pack's own: stretches of time given as dates.
#[derive(Debug)]
pub struct Calendar {
    /// What rules call it.
    pub id: String,
    /// What sentences call it.
    pub label: String,
    /// First and last days, in order.
    pub spans: Vec<(Date, Date)>,
}
