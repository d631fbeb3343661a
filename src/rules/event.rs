//! What must happen around a session: a cancelled one is rearranged, an agenda goes out before, a manager is told.

use super::deadline::Origin;
use super::wording::{ENTER, Part, Sentence};
use super::{Around, Check, CheckKind, Found, Run};
use crate::calendar::{Date, Period};
use crate::code::Code;
use crate::order;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::pointer::each_place;
use crate::record::shape::known_key;
use crate::record::tree::At;
use crate::record::{Place, Pointer};
use alloc::{borrow::ToOwned, boxed::Box, string::String, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "event",
    about: super::about(
        "Something happened around the session, in time, by somebody who may, with its reason.",
    ),
    keys: &[
        key("event", Holds::Text, "the type of event asked for").required(),
        key(
            "of",
            Holds::Text,
            "the type of event that it answers: asked for each of those",
        ),
        key("from", Holds::Origin, "without of: where its time starts"),
        key("within", Holds::Period, "how long after, at the latest"),
        key("notice", Holds::Period, "how long before, at the least"),
        key(
            "roles",
            Holds::Ids,
            "who may have done it; others do not count",
        ),
        key(
            "finds",
            Holds::Finds(FINDS),
            "of missing, too-late, no-reason (default missing and, with a time, too-late)",
        ),
    ],
    codes: &[Code::EventMissing, Code::EventTooLate, Code::EventNoReason],
    read,
};

const FINDS: &[&str] = &["missing", "too-late", "no-reason"];

#[derive(Debug)]
struct Event {
    event: String,
    of: Option<String>,
    from: Option<Origin>,
    within: Option<Period>,
    notice: Option<Period>,
    roles: Vec<String>,
    missing: bool,
    too_late: bool,
    no_reason: bool,
    rows: Pointer,
    list: Pointer,
    on: Pointer,
    reason: Pointer,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let event = fields.required_text("event").to_owned();
    if !event.is_empty() {
        fields.must_be_known("event", &event, "events");
    }
    let of = fields.id("of", "events");
    let from = Origin::read(fields, "from");
    let (within, notice) = (fields.period("within"), fields.period("notice"));
    let timed = within.is_some() || notice.is_some();
    if timed && of.is_none() && from.is_none() {
        fields.problem(
            "",
            "Say where the time starts: add “of” (an event) or “from” (a pointer).",
        );
    }
    let default: &[&str] = if timed {
        &["missing", "too-late"]
    } else {
        &["missing"]
    };
    let finds = fields.finds(FINDS, default);
    let roles = fields.ids("roles", "roles");
    let mut own = |text| fields.own_pointer(text);
    Some(Box::new(Event {
        event,
        of,
        from,
        within,
        notice,
        roles,
        missing: finds.has("missing"),
        too_late: finds.has("too-late"),
        no_reason: finds.has("no-reason"),
        rows: own("/events/*"),
        list: own("/events"),
        on: own("/events/*/on"),
        reason: own("/events/*/reason"),
    }))
}

/// The events of the type asked for, put in order once: a record may have as many that ask as that answer.
#[derive(Debug, Default)]
struct Answers<'e> {
    /// By day, those of one day in the order of the record.
    dated: Vec<(Date, usize, Place<'e>)>,
    /// The first without a date.
    undated: Option<Place<'e>>,
    /// The latest date before that in the record.
    latest_before_undated: Option<Date>,
}

impl Answers<'_> {
    /// The first day on which it happened, not before that day. One without a date counts only where it comes first in the record.
    fn first(&self, not_before: Option<Date>) -> Option<(Option<Date>, &Place<'_>)> {
        let in_time = |on: Date| not_before.is_none_or(|day| on >= day);
        if let Some(place) = &self.undated
            && !self.latest_before_undated.is_some_and(in_time)
        {
            return Some((None, place));
        }
        let from = self.dated.partition_point(|(on, ..)| !in_time(*on));
        let (on, _, place) = self.dated.get(from)?;
        Some((Some(*on), place))
    }
}

impl Check for Event {
    fn run(&self, run: &mut Run) {
        if self.no_reason {
            self.reasons(run);
        }
        if !self.missing && !self.too_late {
            return;
        }
        if let Some(of) = &self.of {
            let tree = run.tree();
            let answers = self.answers(run);
            let mut answered = Vec::new();
            run.each(&self.rows, &mut |_, place| {
                if is_of_type(place.at(), of, tree) {
                    answered.push(tree.date(tree.member(place.at(), known_key!("on"))));
                }
            });
            for date in answered {
                self.one(date, &answers, run);
            }
        } else if run.applies(&[]) {
            let from = self.from.as_ref().and_then(|from| from.date(run, &[]));
            let answers = self.answers(run);
            self.one(from, &answers, run);
        }
    }
}

fn is_of_type(row: At, kind: &str, tree: &crate::record::Tree) -> bool {
    tree.text(tree.member(row, known_key!("type")))
        .is_some_and(|text| text.trim() == kind)
}

impl Event {
    fn counts(&self, row: At, run: &Run) -> bool {
        let tree = run.tree();
        let role = tree.text(tree.member(row, known_key!("role")));
        is_of_type(row, &self.event, tree)
            && (self.roles.is_empty()
                || role.is_none_or(|role| self.roles.iter().any(|one| one == role.trim())))
    }

    fn reasons(&self, run: &mut Run) {
        run.each(&self.rows, &mut |run, place| {
            let tree = run.tree();
            if !self.counts(place.at(), run) {
                return;
            }
            let reason = place.beside(&self.reason, tree);
            let given = tree.is_present(reason.at());
            run.answered(&reason, given);
            if !given {
                run.say(&reason, Code::EventNoReason, ENTER);
            }
        });
    }

    /// The events that may be what is asked for.
    fn answers(&self, run: &Run) -> Answers<'_> {
        let tree = run.tree();
        let mut answers = Answers::default();
        each_place(&self.rows, &[], tree, &mut |row| {
            if self.counts(row.at(), run)
                && let Some(place) = row.sibling(&self.on, tree)
            {
                match tree.date(place.at()) {
                    Some(on) => {
                        if answers.undated.is_none() {
                            answers.latest_before_undated =
                                answers.latest_before_undated.max(Some(on));
                        }
                        answers.dated.push((on, answers.dated.len(), place));
                    }
                    None => {
                        answers.undated.get_or_insert(place);
                    }
                }
            }
            true
        });
        order::sort(&mut answers.dated, &|one, other| {
            (one.0, one.1) < (other.0, other.1)
        });
        answers
    }

    /// One event asked for, its time counted from `from`.
    fn one(&self, from: Option<Date>, answers: &Answers, run: &mut Run) {
        let days = run.view.working_days;
        let limit = from.and_then(|from| match (self.within, self.notice) {
            (Some(within), _) => within.after(from, days).map(|due| (due, within)),
            (None, Some(notice)) => notice.before(from, days).map(|due| (due, notice)),
            (None, None) => None,
        });
        // The first that happened after what it answers; without a time, any.
        let not_before = from.filter(|_| self.within.is_some());
        match answers.first(not_before) {
            None => {
                run.each(&self.list, &mut |run, place| {
                    let late = limit.is_none_or(|(due, _)| run.view.today > due);
                    if self.missing {
                        if let (Some((due, period)), Some(from)) = (limit, from) {
                            run.deadline(place, from, due, period, None);
                        }
                        run.answered(place, false);
                        if late {
                            let parts =
                                [Part::Text("Enter when this happened: "), Part::LabelInside];
                            let due = limit.map(|(due, _)| due);
                            let found = Found::new(Code::EventMissing, Sentence(&parts));
                            run.find(place, &Found { due, ..found });
                        }
                    }
                });
            }
            Some((on, place)) => {
                if let (Some((due, period)), Some(from)) = (limit, from)
                    && run.applies(&[place])
                {
                    run.deadline(place, from, due, period, on);
                    if self.too_late && on.is_some_and(|on| on > due) {
                        let parts = [
                            Part::Label,
                            Part::Text(" must be the same as or before "),
                            Part::Date(due),
                        ];
                        run.find(
                            place,
                            &Found::new(Code::EventTooLate, Sentence(&parts)).due(due),
                        );
                    }
                }
            }
        }
    }
}
