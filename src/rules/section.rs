//! A heading of the form must be answered, with words that say something.

use super::wording::Part;
use super::{Around, Check, CheckKind, Run};
use crate::code::Code;
use crate::policy::pack::Answer;
use crate::policy::reader::{Fields, Holds, key};
use crate::record::shape::known_key;
use crate::record::tree::{At, Kind};
use crate::record::{Place, Pointer};
use crate::text::lexicon::Lexicon;
use alloc::{borrow::ToOwned, boxed::Box, string::String, vec::Vec};

pub const KIND: CheckKind = CheckKind {
    name: "section",
    about: super::about("A heading of the form is answered."),
    keys: &[
        key(
            "section",
            Holds::Ids,
            "the section, or several that are each asked",
        )
        .required(),
        key(
            "answer",
            Holds::OneOf(ANSWERS),
            "discussion (default: any answer), value, actions, discussion-or-actions",
        ),
        key(
            "notApplicable",
            Holds::Bool,
            "false refuses “not applicable” as an answer (default true)",
        ),
        key(
            "placeholders",
            Holds::Bool,
            "false does not look for words that say nothing (default true)",
        ),
        key(
            "missing",
            Holds::Bool,
            "false finds only words that say nothing (default true)",
        ),
        key(
            "accepts",
            Holds::Ids,
            "texts that count as an answer although they look like stock words (whole, in any case)",
        ),
        key("orAt", Holds::Pointers, "places that answer instead"),
        key(
            "covers",
            Holds::Bool,
            "true where another section’s covers may name it",
        ),
        key(
            "per",
            Holds::OneOf(&["record", "case"]),
            "case: asked for each case, at /cases/*/sections/<id>",
        ),
    ],
    codes: &[
        Code::SectionMissing,
        Code::SectionPlaceholder,
        Code::FieldInvalid,
    ],
    read,
};

const ANSWERS: &[&str] = &[
    "discussion",
    "any",
    "value",
    "actions",
    "discussion-or-actions",
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Asked {
    Any,
    Value,
    Actions,
    DiscussionOrActions,
}

#[derive(Debug)]
struct Asks {
    id: String,
    section: Pointer,
    discussion: Pointer,
    value: Pointer,
    actions: Pointer,
    not_applicable: Pointer,
    scale: Option<(Answer, Option<f64>, Option<f64>)>,
}

#[derive(Debug)]
struct SectionCheck {
    asks: Vec<Asks>,
    asked: Asked,
    accepts_not_applicable: bool,
    placeholders: bool,
    missing: bool,
    accepts: Vec<String>,
    or_at: Vec<Pointer>,
    covers: Option<(Pointer, Pointer)>,
}

fn read(fields: &mut Fields, around: &Around) -> Option<Box<dyn Check>> {
    let base = match fields.one_of("per", &["record", "case"]) {
        Some(1) => "/cases/*/sections/",
        _ => "/sections/",
    };
    let asked = match fields.one_of("answer", ANSWERS) {
        Some(2) => Asked::Value,
        Some(3) => Asked::Actions,
        Some(4) => Asked::DiscussionOrActions,
        _ => Asked::Any,
    };
    let ids = fields.texts("section");
    if ids.is_empty() {
        fields.missing("section");
    }
    let mut asks = Vec::new();
    for id in ids {
        let of_kind = |section: &&crate::policy::Section| {
            section.id == id && around.kinds.iter().any(|kind| section.kinds.contains(kind))
        };
        let Some(section) = around.pack.sections.iter().find(of_kind) else {
            let known: Vec<&str> = around
                .pack
                .sections
                .iter()
                .map(|section| section.id.as_str())
                .collect();
            fields.not_one_of("section", id, &known);
            continue;
        };
        let mut pointer = |rest| fields.joined_pointer(&[base, id, rest]);
        // The longest first: where it fits, all do.
        let not_applicable = pointer("/notApplicable")?;
        let mut pointer = |rest| pointer(rest).unwrap_or_default();
        asks.push(Asks {
            id: id.to_owned(),
            section: pointer(""),
            discussion: pointer("/discussion"),
            value: pointer("/value"),
            actions: pointer("/actions"),
            not_applicable,
            scale: matches!(section.answer, Answer::Number | Answer::YesNo).then_some((
                section.answer,
                section.min,
                section.max,
            )),
        });
    }
    let covers = if fields.boolean("covers", false) {
        Some((
            fields.own_pointer("/sections/*/covers"),
            fields.own_pointer("/sections/*/discussion"),
        ))
    } else {
        None
    };
    Some(Box::new(SectionCheck {
        asks,
        asked,
        accepts_not_applicable: fields.boolean("notApplicable", true),
        placeholders: fields.boolean("placeholders", true),
        missing: fields.boolean("missing", true),
        accepts: fields.owned_texts("accepts"),
        or_at: fields.pointers("orAt"),
        covers,
    }))
}

const STOCK_WORDS: &[Part] = &[
    Part::Text("Enter more than stock words under "),
    Part::LabelInside,
];

impl Check for SectionCheck {
    fn run(&self, run: &mut Run) {
        for asks in &self.asks {
            run.each(&asks.section, &mut |run, place| self.one(asks, run, place));
        }
    }
}

/// "Covered under health and well-being", "see above": where it was answered is a reason for leaving it out here.
fn says_where(text: &str) -> bool {
    const WHERE: [&str; 5] = ["above", "below", "covered", "see", "under"];
    text.split(|c: char| !c.is_ascii_alphabetic())
        .any(|word| WHERE.iter().any(|known| known.eq_ignore_ascii_case(word)))
}

/// "See below", "see actions": a fair answer where actions stand below it.
fn points_on(text: &str) -> bool {
    let text = text.trim();
    text.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("see "))
        && !text
            .as_bytes()
            .windows(5)
            .any(|word| word.eq_ignore_ascii_case(b"above"))
}

impl SectionCheck {
    fn one(&self, asks: &Asks, run: &mut Run, place: &Place) {
        let tree = run.tree();
        let at = place.at();
        if run.is_unreadable(at) {
            return;
        }
        let member = |key| tree.member(at, key);
        let is_text = tree.kind(at) == Kind::Text;
        let text = if is_text {
            at
        } else {
            member(known_key!("discussion"))
        };
        let (value, actions, not_applicable) = (
            member(known_key!("value")),
            member(known_key!("actions")),
            member(known_key!("notApplicable")),
        );
        let has = |at: At| tree.is_present(at);
        let answered = match self.asked {
            Asked::Any => has(text) || has(actions) || has(value),
            Asked::Value => has(value),
            Asked::Actions => has(actions),
            Asked::DiscussionOrActions => has(text) || has(actions),
        };
        let on = |pointer| place.beside(pointer, tree);
        let excused = !answered
            && ((self.accepts_not_applicable && has(not_applicable))
                || self
                    .or_at
                    .iter()
                    .any(|pointer| run.any_present(pointer, &[place]))
                || self.is_covered(asks, run));
        // A rule that only looks for stock words asks for nothing.
        if self.missing {
            run.answered(place, answered || excused);
        }
        if !answered && !excused {
            if self.missing {
                let (target, sentence): (_, &[Part]) = match self.asked {
                    Asked::Value => (on(&asks.value), &[Part::Text("Answer "), Part::LabelInside]),
                    Asked::Actions => (
                        on(&asks.actions),
                        &[
                            Part::Text("Enter at least one action under "),
                            Part::LabelInside,
                        ],
                    ),
                    _ => (
                        *place,
                        &[
                            Part::Text("Enter what was discussed under "),
                            Part::LabelInside,
                        ],
                    ),
                };
                let code = if self.asked == Asked::Actions && asks.scale.is_some() {
                    Code::ActionMissing
                } else {
                    Code::SectionMissing
                };
                run.say(&target, code, sentence);
            }
            return;
        }
        if self.placeholders {
            let lexicon = run.view.pack.lexicon();
            let says_nothing = |at: At| self.says_nothing(tree.text(at), lexicon);
            let actions_answer = has(actions)
                && (self.asked == Asked::DiscussionOrActions
                    || tree.text(text).is_some_and(points_on));
            if says_nothing(text)
                && !actions_answer
                && !has(value)
                && !matches!(self.asked, Asked::Value | Asked::Actions)
            {
                let target = if is_text {
                    *place
                } else {
                    on(&asks.discussion)
                };
                run.say(&target, Code::SectionPlaceholder, STOCK_WORDS);
            } else if !answered
                && self.accepts_not_applicable
                && says_nothing(not_applicable)
                && !tree.text(not_applicable).is_some_and(says_where)
            {
                run.say(
                    &on(&asks.not_applicable),
                    Code::SectionPlaceholder,
                    STOCK_WORDS,
                );
            }
        }
        if let Some(scale) = asks.scale
            && has(value)
            && !run.is_unreadable(value)
        {
            Self::scale(scale, value, &on(&asks.value), run);
        }
    }

    fn scale(
        (answer, min, max): (Answer, Option<f64>, Option<f64>),
        value: At,
        place: &Place,
        run: &mut Run,
    ) {
        let number = run.tree().number(value);
        if answer == Answer::YesNo {
            if number.is_some() {
                run.say(
                    place,
                    Code::FieldInvalid,
                    &[Part::Label, Part::Text(" must be yes or no")],
                );
            }
            return;
        }
        let within = number.is_some_and(|number| {
            min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
        });
        if within {
            return;
        }
        let whole = |limit: Option<f64>| {
            limit.filter(|limit| *limit >= 0.0 && limit % 1.0 == 0.0 && *limit < 1e6)
        };
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "whole, from 0 to a million"
        )]
        if let (Some(min), Some(max)) = (whole(min), whole(max)) {
            let parts = [
                Part::Label,
                Part::Text(" must be a number from "),
                Part::Number(min as u32),
                Part::Text(" to "),
                Part::Number(max as u32),
            ];
            run.say(place, Code::FieldInvalid, &parts);
        } else {
            run.say(
                place,
                Code::FieldInvalid,
                &[Part::Label, Part::Text(" must be a number on its scale")],
            );
        }
    }

    fn says_nothing(&self, text: Option<&str>, lexicon: &Lexicon) -> bool {
        text.is_some_and(|text| lexicon.says_nothing(text) && !self.accepts(text))
    }

    fn accepts(&self, text: &str) -> bool {
        let text = text.trim().trim_end_matches('.');
        self.accepts
            .iter()
            .any(|accepted| accepted.eq_ignore_ascii_case(text))
    }

    /// Whether another heading that has something under it says that it covers this one.
    fn is_covered(&self, asks: &Asks, run: &Run) -> bool {
        let Some((covers, discussion)) = &self.covers else {
            return false;
        };
        let tree = run.tree();
        let mut covered = false;
        crate::record::pointer::each_place(covers, &[], tree, &mut |place| {
            let names_it = tree
                .children(place.at())
                .any(|row| tree.text(row).is_some_and(|text| text.trim() == asks.id));
            let says_something = place
                .sibling(discussion, tree)
                .and_then(|place| tree.text(place.at()))
                .is_some_and(|text| !run.view.pack.lexicon().says_nothing(text));
            covered |= names_it && says_something;
            !covered
        });
        covered
    }
}
