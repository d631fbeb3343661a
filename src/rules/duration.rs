//! How long the session lasted.

use super::wording::{ENTER, Part};
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::reading::minutes_of_day;
use crate::record::shape::known_key;
use crate::record::tree::At;
use crate::record::{Pointer, Tree};
use alloc::boxed::Box;

pub const KIND: CheckKind = CheckKind {
    name: "duration",
    about: super::about(
        "The session lasted at least and at most so many minutes, given as such or by start and end.",
    ),
    keys: &[
        key("atLeast", Holds::Count, "least minutes"),
        key("atMost", Holds::Count, "most minutes"),
        key(
            "finds",
            Holds::Finds(FINDS),
            "of missing, too-short, too-long",
        ),
    ],
    codes: &[
        Code::DurationMissing,
        Code::DurationTooShort,
        Code::DurationTooLong,
    ],
    read,
};

const FINDS: &[&str] = &["missing", "too-short", "too-long"];

#[derive(Debug)]
struct Duration {
    at_least: Option<u32>,
    at_most: Option<u32>,
    missing: bool,
    too_short: bool,
    too_long: bool,
    minutes: Pointer,
    end: Pointer,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let (at_least, at_most) = (fields.count("atLeast"), fields.count("atMost"));
    fields.in_order(at_least, at_most);
    let finds = fields.finds(FINDS, &[]);
    Some(Box::new(Duration {
        at_least,
        at_most,
        missing: finds.has("missing"),
        too_short: finds.has("too-short"),
        too_long: finds.has("too-long"),
        minutes: fields.own_pointer("/session/durationMinutes"),
        end: fields.own_pointer("/session/end"),
    }))
}

/// Whole minutes of the session; `None` where neither the number nor both times can be read.
pub fn minutes(tree: &Tree) -> Option<u32> {
    let session = tree.member(At::ROOT, known_key!("session"));
    let time = |key| {
        tree.text(tree.member(session, key))
            .and_then(minutes_of_day)
    };
    let given = tree.number(tree.member(session, known_key!("durationMinutes")));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "float to integer casts saturate, and half minutes count down"
    )]
    given
        .map(|minutes| minutes as u32)
        .or_else(|| time(known_key!("end"))?.checked_sub(time(known_key!("start"))?))
}

impl Check for Duration {
    fn run(&self, run: &mut Run) {
        let tree = run.tree();
        let given = run.first(&self.minutes);
        if run.is_unreadable(given) {
            return;
        }
        let session = tree.member(At::ROOT, known_key!("session"));
        let time = |key| tree.member(session, key);
        let by_times = !tree.is_present(given)
            && tree.is_present(time(known_key!("start")))
            && tree.is_present(time(known_key!("end")));
        let pointer = if by_times { &self.end } else { &self.minutes };
        run.each(pointer, &mut |run, place| {
            let known = tree.is_present(given) || by_times;
            if self.missing {
                run.answered(place, known);
                if !known {
                    run.say(place, Code::DurationMissing, ENTER);
                }
            }
            if by_times
                && (run.is_unreadable(time(known_key!("start")))
                    || run.is_unreadable(time(known_key!("end"))))
            {
                return;
            }
            let Some(length) = minutes(tree) else {
                return;
            };
            if self.too_short
                && let Some(least) = self.at_least
                && length < least
            {
                let parts = [
                    Part::Text("The session must last at least "),
                    Part::Number(least),
                    Part::Text(" minutes"),
                ];
                run.say(place, Code::DurationTooShort, &parts);
            }
            if self.too_long
                && let Some(most) = self.at_most
                && length > most
            {
                let parts = [
                    Part::Text("The session must last at most "),
                    Part::Number(most),
                    Part::Text(" minutes"),
                ];
                run.say(place, Code::DurationTooLong, &parts);
            }
        });
    }
}
