//! Each action: who, by when, and whether it is SMART.

use super::wording::{ENTER, Part};
use super::{Around, Check, CheckKind, Run};
use crate::calendar::Date;
use crate::code::Code;
use crate::policy::reader::{Fields, Finds, Holds, key};
use crate::record::{Place, Pointer};
use crate::text::smart::{self, Owner};
use crate::text::timescale::{Due, DueContext, read_due};
use alloc::{boxed::Box, vec::Vec};
use core::cell::Cell;

pub const KIND: CheckKind = CheckKind {
    name: "action",
    about: super::about("Every action has an owner, a date and what else makes it SMART."),
    keys: &[
        key(
            "finds",
            Holds::Finds(FINDS),
            "of no-owner, no-due, vague-due, due-before-session, not-specific, not-measurable, not-achievable, not-relevant",
        ),
        key(
            "at",
            Holds::Pointers,
            "the rows (default: the actions of sections, record and cases)",
        ),
    ],
    codes: &[
        Code::ActionNoOwner,
        Code::ActionNoDue,
        Code::ActionVagueDue,
        Code::ActionDueBeforeSession,
        Code::ActionNotSpecific,
        Code::ActionNotMeasurable,
        Code::ActionNotAchievable,
        Code::ActionNotRelevant,
        Code::FieldInvalid,
    ],
    read,
};

const FINDS: &[&str] = &[
    "no-owner",
    "no-due",
    "vague-due",
    "due-before-session",
    "not-specific",
    "not-measurable",
    "not-achievable",
    "not-relevant",
];

const EVERY_ACTION: [&str; 4] = [
    "/sections/*/actions/*",
    "/actions/*",
    "/cases/*/actions/*",
    "/cases/*/sections/*/actions/*",
];

#[derive(Debug)]
struct Actions {
    rows: Vec<Row>,
    asks: Asks,
    session: Pointer,
    next_session: Pointer,
}

/// What is looked for, each a fault of the policy language.
#[derive(Debug)]
struct Asks {
    owner: bool,
    due: bool,
    clear_due: bool,
    due_after_session: bool,
    specific: bool,
    measurable: bool,
    achievable: bool,
    relevant: bool,
}

impl Asks {
    fn new(finds: Finds) -> Self {
        Self {
            owner: finds.has("no-owner"),
            due: finds.has("no-due"),
            clear_due: finds.has("vague-due"),
            due_after_session: finds.has("due-before-session"),
            specific: finds.has("not-specific"),
            measurable: finds.has("not-measurable"),
            achievable: finds.has("not-achievable"),
            relevant: finds.has("not-relevant"),
        }
    }
}

/// What is the same for all actions of a record.
struct Session<'r> {
    date: Option<Date>,
    due: DueContext<'r>,
    /// The owner's field that was judged last: one worker owns most of the actions.
    owner: Cell<Option<(&'r str, Owner)>>,
}

/// The pointers of one list of actions.
#[derive(Debug)]
struct Row {
    row: Pointer,
    action: Pointer,
    measure: Pointer,
    achievable: Pointer,
    relevance: Pointer,
    owner: Pointer,
    due: Pointer,
}

fn read(fields: &mut Fields, _: &Around) -> Option<Box<dyn Check>> {
    let finds = fields.finds(FINDS, &[]);
    let mut at = fields.pointers("at");
    if at.is_empty() {
        at.extend(EVERY_ACTION.map(|text| fields.own_pointer(text)));
    }
    let mut rows = Vec::new();
    for row in at {
        // One step more than the row has: where one of them fits, all do.
        let mut field = |name| fields.joined_pointer(&[&row.text, "/", name]);
        let Some(action) = field("action") else {
            continue;
        };
        let mut field = |name| field(name).unwrap_or_default();
        rows.push(Row {
            action,
            measure: field("measure"),
            achievable: field("achievable"),
            relevance: field("relevance"),
            owner: field("owner"),
            due: field("due"),
            row,
        });
    }
    Some(Box::new(Actions {
        rows,
        asks: Asks::new(finds),
        session: fields.own_pointer("/session/date"),
        next_session: fields.own_pointer("/nextSession/date"),
    }))
}

impl Check for Actions {
    fn run(&self, run: &mut Run) {
        let date = run.date(&self.session);
        let session = Session {
            date,
            due: DueContext {
                from: date.unwrap_or(run.view.today),
                next_session: run.date(&self.next_session),
                working_days: run.view.working_days,
            },
            owner: Cell::new(None),
        };
        for row in &self.rows {
            run.each(&row.row, &mut |run, place| {
                if !run.is_unreadable(place.at()) {
                    self.one(row, run, place, &session);
                }
            });
        }
    }
}

impl Actions {
    fn one<'r>(&self, row: &Row, run: &mut Run<'r>, place: &Place, session: &Session<'r>) {
        let tree = run.tree();
        let asks = &self.asks;
        let on = |pointer| place.beside(pointer, tree);
        if asks.owner {
            owner(&on(&row.owner), run, session);
        }
        if asks.due || asks.clear_due || asks.due_after_session {
            self.due(&on(&row.due), run, session);
        }
        if !(asks.specific || asks.measurable || asks.achievable || asks.relevant) {
            return;
        }
        let (action, measure) = (on(&row.action), on(&row.measure));
        if (asks.specific || asks.measurable) && !run.is_unreadable(action.at()) {
            let said = tree.text(action.at()).unwrap_or("");
            let judged = smart::judge(said, tree.text(measure.at()), run.view.pack.lexicon());
            if asks.specific && (said.is_empty() || judged.not_specific) {
                run.say(
                    &action,
                    Code::ActionNotSpecific,
                    &[
                        Part::Label,
                        Part::Text(" must say what exactly is to be done"),
                    ],
                );
            }
            if asks.measurable
                && !said.is_empty()
                && judged.not_measurable
                && !run.is_unreadable(measure.at())
            {
                run.say(
                    &measure,
                    Code::ActionNotMeasurable,
                    &[
                        Part::Label,
                        Part::Text(" must let a third person tell whether it is done"),
                    ],
                );
            }
        }
        for (asked, pointer, code) in [
            (asks.achievable, &row.achievable, Code::ActionNotAchievable),
            (asks.relevant, &row.relevance, Code::ActionNotRelevant),
        ] {
            let place = on(pointer);
            if asked && !run.is_unreadable(place.at()) {
                let answered = tree.text(place.at()).is_some_and(smart::is_answered);
                run.answered(&place, answered);
                if !answered {
                    run.say(&place, code, ENTER);
                }
            }
        }
    }

    fn due(&self, place: &Place, run: &mut Run, session: &Session) {
        let (tree, at) = (run.tree(), place.at());
        if run.is_unreadable(at) {
            return;
        }
        let context = &session.due;
        let due = read_due(tree.text(at).unwrap_or(""), context);
        run.answered(place, !matches!(due, Due::Blank));
        match due {
            Due::Blank if self.asks.due => {
                run.say(place, Code::ActionNoDue, ENTER);
            }
            Due::Vague
                if self.asks.clear_due
                    && !tree
                        .text(at)
                        .is_some_and(|text| run.view.pack.lexicon().is_timescale(text)) =>
            {
                let parts = [
                    Part::Label,
                    Part::Text(" must name a date, like "),
                    Part::Date(example_date(context)),
                ];
                run.say(place, Code::ActionVagueDue, &parts);
            }
            Due::Invalid => {
                let parts = [
                    Part::Label,
                    Part::Text(" must be a real date, like "),
                    Part::Date(example_date(context)),
                ];
                run.say(place, Code::FieldInvalid, &parts);
            }
            Due::Date(date) => {
                if self.asks.due_after_session
                    && let Some(session) = session.date
                    && date < session
                {
                    let parts = [
                        Part::Label,
                        Part::Text(" must be the same as or after "),
                        Part::Date(session),
                    ];
                    run.say(place, Code::ActionDueBeforeSession, &parts);
                }
            }
            _ => {}
        }
    }
}

fn owner<'r>(place: &Place, run: &mut Run<'r>, session: &Session<'r>) {
    let (tree, at) = (run.tree(), place.at());
    if run.is_unreadable(at) {
        return;
    }
    let text = tree.text(at).unwrap_or("");
    let owner = match session.owner.get() {
        Some((judged, owner)) if judged == text => owner,
        _ => smart::judge_owner_with(text, run.view.pack.lexicon()),
    };
    session.owner.set(Some((text, owner)));
    run.answered(place, matches!(owner, Owner::Named));
    let sentence: &[Part] = match owner {
        Owner::Named => return,
        Owner::Blank | Owner::Placeholder => ENTER,
        Owner::Collective => &[Part::Label, Part::Text(" must be one person or one role")],
    };
    run.say(place, Code::ActionNoOwner, sentence);
}

/// A date two weeks after the session, to show what a date looks like.
fn example_date(context: &DueContext) -> Date {
    let later = crate::calendar::from_days(
        crate::calendar::days_from_epoch(context.from).saturating_add(14),
    );
    later.unwrap_or(context.from)
}
