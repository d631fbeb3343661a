//! How often each case is discussed.

use super::spacing::{BAND_KEYS, Every, Spacing};
use super::wording::{ENTER, Part, Sentence};
use super::{Around, Check, CheckKind, Found, Run};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::shape::known_key;
use crate::record::{Place, Pointer};
use alloc::boxed::Box;

pub const KIND: CheckKind = CheckKind {
    name: "case-review",
    about: super::about("Each case is discussed at most so far apart, or the record says why not."),
    keys: &[
        key(
            "every",
            Holds::Period,
            "the longest time from one discussion to the next",
        ),
        key(
            "bands",
            Holds::List(BAND_KEYS),
            "other intervals under conditions, looser or tighter: the first that is true replaces every",
        ),
        key(
            "calendar",
            Holds::Text,
            "month, quarter, half-year, year or one of the pack’s calendars instead of every: at least once in each",
        ),
        key(
            "from",
            Holds::Pointer,
            "where the time starts (default /cases/*/lastDiscussedOn, where the finding stands in any case)",
        ),
        key(
            "finds",
            Holds::Finds(FINDS),
            "of overdue, no-reason (default overdue)",
        ),
    ],
    codes: &[Code::CaseReviewOverdue, Code::CaseNotDiscussedWithoutReason],
    read,
};

#[derive(Debug)]
struct CaseReview {
    every: Every,
    overdue: bool,
    no_reason: bool,
    case: Pointer,
    last_discussed: Pointer,
    from: Option<Pointer>,
    reason: Pointer,
    session: Pointer,
}

const FINDS: &[&str] = &["overdue", "no-reason"];

fn read(fields: &mut Fields, around: &Around) -> Option<Box<dyn Check>> {
    let finds = fields.finds(FINDS, &["overdue"]);
    let every = Every::read(fields, around);
    let from = fields.pointer("from");
    let mut own = |text| fields.own_pointer(text);
    Some(Box::new(CaseReview {
        every,
        from,
        overdue: finds.has("overdue"),
        no_reason: finds.has("no-reason"),
        case: own("/cases/*"),
        last_discussed: own("/cases/*/lastDiscussedOn"),
        reason: own("/cases/*/reasonNotDiscussed"),
        session: own("/session/date"),
    }))
}

impl Check for CaseReview {
    fn run(&self, run: &mut Run) {
        run.each(&self.case, &mut |run, place| self.one(run, place));
    }
}

impl CaseReview {
    fn one(&self, run: &mut Run, case: &Place) {
        let tree = run.tree();
        if run.is_unreadable(case.at()) {
            return;
        }
        let member = |key| tree.member(case.at(), key);
        let on = |pointer| case.beside(pointer, tree);
        let not_discussed = tree.boolean(member(known_key!("discussed"))) == Some(false);
        let session = run.date(&self.session);
        let closed = session
            .zip(tree.date(member(known_key!("closedOn"))))
            .is_some_and(|(session, closed)| closed < session);
        if closed {
            return;
        }
        if self.no_reason && not_discussed {
            let reason = on(&self.reason);
            let given = tree.is_present(reason.at());
            run.answered(&reason, given);
            if !given {
                run.say(&reason, Code::CaseNotDiscussedWithoutReason, ENTER);
            }
        }
        let Some(spacing) = self.every.of(run, &[case]) else {
            return;
        };
        let Some(session) = session else { return };
        let place = on(&self.last_discussed);
        let last = tree.date(self.from.as_ref().map_or(place, &on).at());
        if self.overdue
            && let Some(last) = last
            && let Some(due) = spacing.after(last, run)
            && session > due
        {
            let parts = [
                Part::Label,
                Part::Text(" is more than "),
                spacing.words(run),
                Part::Text(" before this session: the last day was "),
                Part::Date(due),
            ];
            run.find(
                &place,
                &Found::new(Code::CaseReviewOverdue, Sentence(&parts)).due(due),
            );
        }
        let from = if not_discussed { last } else { Some(session) };
        if let Spacing::Period(period) = spacing
            && let Some(from) = from
            && let Some(due) = spacing.after(from, run)
        {
            run.deadline(&place, from, due, period, None);
        }
    }
}
