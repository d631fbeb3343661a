//! One date must follow, or come before, another within a time.

use super::spacing::Spacing;
use super::wording::{Part, Sentence};
use super::{Around, Check, CheckKind, Found, Run};
use crate::calendar::{Date, Period};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, KeyDoc, key};
use crate::record::pointer::each_place;
use crate::record::tree::Kind;
use crate::record::{Place, Pointer};
use alloc::{boxed::Box, vec, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "deadline",
    about: super::about("One date follows another within a time, or comes so long before it."),
    keys: &[
        key(
            "from",
            Holds::Origin,
            "where the time starts: a pointer, or first, latest or earliest of several",
        )
        .required(),
        key(
            "to",
            Holds::Pointer,
            "the date that meets it; left out: today is held against the deadline",
        ),
        key(
            "within",
            Holds::Period,
            "how long after from, at the latest; left out with notice too: only the order counts",
        ),
        key(
            "calendar",
            Holds::Text,
            "month, quarter, half-year, year or one of the pack’s calendars: the time ends with the one in which from lies, or within so long after its end",
        ),
        key(
            "notice",
            Holds::Period,
            "how long before from, at the least",
        ),
        key(
            "finds",
            Holds::Finds(FINDS),
            "of missed, overdue, before-event",
        ),
        key("code", Holds::Code, "instead of deadline/missed"),
    ],
    codes: &[
        Code::DeadlineMissed,
        Code::DeadlineOverdue,
        Code::DeadlineBeforeEvent,
    ],
    read,
};

const FINDS: &[&str] = &["missed", "overdue", "before-event"];

#[derive(Debug)]
struct Deadline {
    from: Origin,
    to: Option<Pointer>,
    limit: Limit,
    /// The time is counted from the end of the month, quarter or term in which `from` lies.
    end_of: Option<Spacing>,
    missed: bool,
    overdue: bool,
    before_event: bool,
    code: Code,
}

#[derive(Clone, Copy, Debug)]
enum Limit {
    Order,
    Within(Period),
    Notice(Period),
}

/// Instead of one pointer.
pub const ORIGIN_KEYS: &[KeyDoc] = &[
    key("first", Holds::Pointers, "the first of these that is known"),
    key("latest", Holds::Pointers, "the latest of these"),
    key("earliest", Holds::Pointers, "the earliest of these"),
];

/// The date that a time is counted from.
#[derive(Debug)]
pub struct Origin {
    pointers: Vec<Pointer>,
    choice: Choice,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Choice {
    First,
    Latest,
    Earliest,
}

impl Origin {
    /// A pointer, or an object with `first`, `latest` or `earliest`.
    pub fn read(fields: &mut Fields, name: &str) -> Option<Self> {
        if !fields.has(name) {
            return None;
        }
        if fields.tree().kind(fields.get(name)) == Kind::Object {
            let mut fields = fields.object(name)?;
            fields.refuse_unknown(&[ORIGIN_KEYS]);
            let choices = [
                ("first", Choice::First),
                ("latest", Choice::Latest),
                ("earliest", Choice::Earliest),
            ];
            let found = choices.into_iter().find(|(name, _)| fields.has(name));
            let Some((name, choice)) = found else {
                fields.problem(
                    "",
                    "Write a pointer, or “first”, “latest” or “earliest” with a list of pointers.",
                );
                return None;
            };
            return Some(Self {
                pointers: fields.pointers(name),
                choice,
            });
        }
        Some(Self {
            pointers: vec![fields.pointer(name)?],
            choice: Choice::First,
        })
    }

    pub fn date(&self, run: &Run, places: &[&Place]) -> Option<Date> {
        let mut chosen: Option<Date> = None;
        for pointer in &self.pointers {
            each_place(pointer, places, run.tree(), &mut |place| {
                if let Some(date) = run.tree().date(place.at()) {
                    chosen = Some(match (chosen, self.choice) {
                        (None, _) => date,
                        (Some(known), Choice::First) => known,
                        (Some(known), Choice::Latest) => known.max(date),
                        (Some(known), Choice::Earliest) => known.min(date),
                    });
                }
                true
            });
        }
        chosen
    }

    /// Whether it may be another one for each row.
    fn has_rows(&self) -> bool {
        self.pointers.iter().any(Pointer::has_rows)
    }

    fn first(&self) -> Option<&Pointer> {
        self.pointers.first()
    }
}

fn read(fields: &mut Fields, around: &Around) -> Option<Box<dyn Check>> {
    if !fields.has("from") {
        fields.missing("from");
    }
    let from = Origin::read(fields, "from");
    let to = fields.pointer("to");
    let end_of = Spacing::calendar(fields, around);
    let limit = match (fields.period("within"), fields.period("notice")) {
        (None, None) if end_of.is_some() => Limit::Within(Period::default()),
        (Some(within), None) => Limit::Within(within),
        (None, Some(notice)) => Limit::Notice(notice),
        (None, None) => Limit::Order,
        (Some(_), Some(_)) => {
            fields.problem(
                "",
                "Use “within” for a time after “from” or “notice” for one before it, not both.",
            );
            return None;
        }
    };
    if to.is_none() && !fields.has("to") && matches!(limit, Limit::Order) {
        fields.problem(
            "",
            "Without “within” there must be a “to”: the date whose order is looked at.",
        );
    }
    let finds = fields.finds(FINDS, &[]);
    let code = fields.code("code").unwrap_or(Code::DeadlineMissed);
    Some(Box::new(Deadline {
        from: from?,
        to,
        limit,
        end_of,
        missed: finds.has("missed"),
        overdue: finds.has("overdue"),
        before_event: finds.has("before-event"),
        code,
    }))
}

/// The date that the time is counted from, and where it ends.
type Times = (Date, Option<(Date, Period)>);

impl Check for Deadline {
    fn run(&self, run: &mut Run) {
        // One session, many cases: what they have in common is worked out once.
        let common = (!self.from.has_rows()).then(|| self.times(run, &[]));
        if let Some(to) = &self.to {
            match self
                .from
                .first()
                .filter(|from| from.has_rows() && !to.has_rows())
            {
                // One date for many rows that each start a time of their own.
                Some(from) => run.each(from, &mut |run, row| {
                    if let Some(place) = row.sibling(to, run.tree()) {
                        self.held_against_date(run, &place, self.times(run, &[&place, row]));
                    }
                }),
                None => run.each(to, &mut |run, place| {
                    let times = common.unwrap_or_else(|| self.times(run, &[place]));
                    self.held_against_date(run, place, times);
                }),
            }
        } else if let Some(first) = self.from.first() {
            run.each(first, &mut |run, place| self.held_against_today(run, place));
        }
    }
}

impl Deadline {
    fn times(&self, run: &Run, seen_from: &[&Place]) -> Option<Times> {
        let from = self.from.date(run, seen_from)?;
        Some((from, self.due(from, run)))
    }

    fn due(&self, from: Date, run: &Run) -> Option<(Date, Period)> {
        let from = match self.end_of {
            Some(unit) => unit.end(from, run)?,
            None => from,
        };
        match self.limit {
            Limit::Order => None,
            Limit::Within(period) => Some((period.after(from, run.view.working_days)?, period)),
            Limit::Notice(period) => Some((period.before(from, run.view.working_days)?, period)),
        }
    }

    fn held_against_date(&self, run: &mut Run, place: &Place, times: Option<Times>) {
        if run.is_unreadable(place.at()) {
            return;
        }
        let Some((from, due)) = times else {
            return;
        };
        let to = run.tree().date(place.at());
        if let Some(to) = to
            && to < from
            && self.before_event
            && !matches!(self.limit, Limit::Notice(_))
        {
            let parts = [
                Part::Field,
                Part::Text(" must be the same as or after "),
                Part::Date(from),
            ];
            run.say(place, Code::DeadlineBeforeEvent, &parts);
            return;
        }
        let Some((due, period)) = due else {
            return;
        };
        run.deadline(place, from, due, period, to);
        if let Some(to) = to {
            if to > due && self.missed {
                let parts = [
                    Part::Field,
                    Part::Text(" must be the same as or before "),
                    Part::Date(due),
                ];
                run.find(place, &Found::new(self.code, Sentence(&parts)).due(due));
            }
        } else if run.view.today > due && self.overdue && !run.tree().is_present(place.at()) {
            overdue(run, place, due);
        }
    }

    fn held_against_today(&self, run: &mut Run, place: &Place) {
        let Some((from, Some((due, period)))) = self.times(run, &[place]) else {
            return;
        };
        run.deadline(place, from, due, period, None);
        if run.view.today > due && self.overdue {
            overdue(run, place, due);
        }
    }
}

fn overdue(run: &mut Run, place: &Place, due: Date) {
    let parts = [
        Part::Label,
        Part::Text(" is overdue: the last day was "),
        Part::Date(due),
    ];
    run.find(
        place,
        &Found::new(Code::DeadlineOverdue, Sentence(&parts)).due(due),
    );
}
