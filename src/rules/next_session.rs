//! The date of the next session: given, after this one, on a working day.

use super::wording::{ENTER, Part};
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use alloc::boxed::Box;

pub const KIND: CheckKind = CheckKind {
    name: "next-session",
    about: super::about("The next session has a date, after this one, on a working day."),
    keys: &[key(
        "finds",
        Holds::Finds(FINDS),
        "of missing, not-after-session, non-working-day (default the first two)",
    )],
    codes: &[
        Code::NextSessionMissing,
        Code::NextSessionNotAfterSession,
        Code::NextSessionNonWorkingDay,
    ],
    read,
};

const FINDS: &[&str] = &["missing", "not-after-session", "non-working-day"];

#[derive(Debug)]
struct NextSession {
    missing: bool,
    not_after_session: bool,
    non_working_day: bool,
    session: Pointer,
    next: Pointer,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let finds = fields.finds(FINDS, &["missing", "not-after-session"]);
    Some(Box::new(NextSession {
        missing: finds.has("missing"),
        not_after_session: finds.has("not-after-session"),
        non_working_day: finds.has("non-working-day"),
        session: fields.own_pointer("/session/date"),
        next: fields.own_pointer("/nextSession/date"),
    }))
}

impl Check for NextSession {
    fn run(&self, run: &mut Run) {
        let session = run.date(&self.session);
        run.each(&self.next, &mut |run, place| {
            let tree = run.tree();
            let present = tree.is_present(place.at());
            if self.missing {
                run.answered(place, present);
                if !present {
                    run.say(place, Code::NextSessionMissing, ENTER);
                }
            }
            let Some(next) = tree.date(place.at()) else {
                return;
            };
            if self.not_after_session
                && let Some(session) = session
                && next <= session
            {
                let parts = [
                    Part::Label,
                    Part::Text(" must be after "),
                    Part::Date(session),
                ];
                run.say(place, Code::NextSessionNotAfterSession, &parts);
            }
            if self.non_working_day && !run.view.working_days.is_working_day(next) {
                run.say(
                    place,
                    Code::NextSessionNonWorkingDay,
                    &[Part::Label, Part::Text(" must be a working day")],
                );
            }
        });
    }
}
