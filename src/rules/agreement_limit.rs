//! An agreement may not promise less than the policy.

use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::calendar::Period;
use crate::code::Code;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::Pointer;
use crate::text::frequency;
use alloc::boxed::Box;

pub const KIND: CheckKind = CheckKind {
    name: "agreement-limit",
    about: super::about(
        "The frequency and length that an agreement names are not below the policy’s. Words that name none are left alone.",
    ),
    keys: &[
        key(
            "frequency",
            Holds::Pointer,
            "the agreed frequency (default /agreement/frequency)",
        ),
        key("atMostEvery", Holds::Period, "the longest interval"),
        key(
            "duration",
            Holds::Pointer,
            "the agreed length (default /agreement/duration)",
        ),
        key("atLeast", Holds::Count, "least minutes"),
        key("atMost", Holds::Count, "most minutes"),
    ],
    codes: &[Code::AgreementBelowPolicy],
    read,
};

#[derive(Debug)]
struct AgreementLimit {
    frequency: Pointer,
    at_most_every: Option<Period>,
    duration: Pointer,
    at_least: Option<u32>,
    at_most: Option<u32>,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let at_most_every = fields.period("atMostEvery");
    let (at_least, at_most) = (fields.count("atLeast"), fields.count("atMost"));
    if at_most_every.is_none() && at_least.is_none() && at_most.is_none() {
        fields.problem(
            "",
            "Say what the policy asks: add “atMostEvery”, “atLeast” or “atMost”.",
        );
    }
    let (frequency, duration) = (fields.pointer("frequency"), fields.pointer("duration"));
    let frequency = frequency.unwrap_or_else(|| fields.own_pointer("/agreement/frequency"));
    let duration = duration.unwrap_or_else(|| fields.own_pointer("/agreement/duration"));
    Some(Box::new(AgreementLimit {
        frequency,
        at_most_every,
        duration,
        at_least,
        at_most,
    }))
}

impl Check for AgreementLimit {
    fn run(&self, run: &mut Run) {
        let tree = run.tree();
        if let Some(longest) = self.at_most_every {
            run.each(&self.frequency, &mut |run, place| {
                let every = tree.text(place.at()).and_then(frequency::read_every);
                if every.is_some_and(|every| {
                    frequency::days_about(every) > frequency::days_about(longest)
                }) {
                    let parts = [
                        Part::Label,
                        Part::Text(" must be at least once every "),
                        Part::EachPeriod(longest),
                    ];
                    run.say(place, Code::AgreementBelowPolicy, &parts);
                }
            });
        }
        if self.at_least.is_none() && self.at_most.is_none() {
            return;
        }
        run.each(&self.duration, &mut |run, place| {
            let in_words = tree
                .text(place.at())
                .and_then(frequency::read_minutes)
                .map(f64::from);
            let Some(minutes) = tree.number(place.at()).or(in_words) else {
                return;
            };
            if let Some(least) = self.at_least
                && minutes < f64::from(least)
            {
                let parts = [
                    Part::Label,
                    Part::Text(" must be at least "),
                    Part::Number(least),
                    Part::Text(" minutes"),
                ];
                run.say(place, Code::AgreementBelowPolicy, &parts);
            } else if let Some(most) = self.at_most
                && minutes > f64::from(most)
            {
                let parts = [
                    Part::Label,
                    Part::Text(" must be at most "),
                    Part::Number(most),
                    Part::Text(" minutes"),
                ];
                run.say(place, Code::AgreementBelowPolicy, &parts);
            }
        });
    }
}
