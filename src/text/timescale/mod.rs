//! When an action is due, read from the words of its `due` field.
//!
//! The words are cut into tokens, a small grammar of British office usage finds every date that they name, and the dates
//! found are weighed against each other. `docs/timescales.md` is the table of forms, each with its reading and its source;
//! its examples are tests.
//!
//! Reading errs towards silence: a number is a date only where its shape or a word beside it says so, and a phrase with
//! no date in it is vague, not wrong.

mod calendar_date;
mod counted;
mod grammar;
mod period_end;
mod point;
mod session;
mod tokens;
mod weekday;
mod words;

use crate::calendar::{Date, WorkingDays};
use grammar::{Found, Reader, Strength};
use tokens::{Kind, Token, tokenize};
use words::Word;

/// When an action is due, as far as its words say.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Due {
    /// Nothing is written.
    Blank,
    /// The day that it names, or that it comes to by counting.
    Date(Date),
    /// Words that name no date: "ongoing", "ASAP", an event without its date.
    Vague,
    /// A day that does not exist: 31 February, a thirteenth month.
    Invalid,
}

/// What a timescale is read against.
#[derive(Clone, Copy, Debug)]
pub struct DueContext<'a> {
    /// The day of the session: durations count from it.
    pub from: Date,
    /// Where it is not given, "before next supervision" names no date.
    pub next_session: Option<Date>,
    /// Which days are worked, for timescales in working days.
    pub working_days: &'a WorkingDays,
}

/// Reads the words of a `due` field against the day of the session.
///
/// Dates are day first. Without a year it is the first such day on or after the session; a weekday or a day of the month
/// alone is the first to come. Of several dates the last counts. Takes time in proportion to the text, and reads the first
/// 400 words and numbers of it.
pub fn read_due(text: &str, context: &DueContext) -> Due {
    // What a date field of a form gives.
    if let Some(date) = crate::calendar::parse_iso(text) {
        return Due::Date(date);
    }
    let tokens = tokenize(text);
    if tokens.is_empty() {
        return Due::Blank;
    }
    let reader = Reader {
        tokens: &tokens,
        context,
    };
    let found = reader.dates();
    weigh(&found, &tokens)
}

/// Which of the dates in a phrase is the due one.
fn weigh(found: &[Found], tokens: &[Token]) -> Due {
    let says = |word: Word| tokens.iter().any(|token| token.kind == Kind::Word(word));
    let in_calendar = |found: &&Found| found.strength == Strength::Calendar;
    // A day that does not exist counts unless a real one is written after it.
    if let Some(last) = found.iter().rfind(in_calendar)
        && last.date.is_none()
    {
        return Due::Invalid;
    }
    let calendar = found
        .iter()
        .any(|found| found.strength == Strength::Calendar);
    let bracketed = found.iter().any(|found| found.bracketed);
    let fresh = found
        .iter()
        .any(|found| found.strength >= Strength::Counted && !found.stale);
    let strongest = found.iter().map(|found| found.strength).max();
    let draft = says(Word::Draft);
    let counts = |found: &&Found| match found.strength {
        Strength::Calendar => !(found.stale && fresh),
        // "2 weeks (13 March)": the one is a gloss on the other, and the date is the surer.
        Strength::Counted => !(calendar && bracketed),
        // The day by which it is discussed, where another is named by which it is done.
        Strength::Session => draft || strongest <= Some(Strength::Session),
        Strength::Today => strongest == Some(Strength::Today),
    };
    let mut dates = found.iter().filter(counts).filter_map(|found| found.date);
    // "whichever is sooner", "whichever comes first"
    let due = if says(Word::Whichever) && !says(Word::Later) {
        found
            .iter()
            .filter(|found| found.strength > Strength::Today)
            .filter_map(|found| found.date)
            .min()
    } else {
        dates.by_ref().max()
    };
    match due {
        Some(date) if (FIRST_YEAR..=LAST_YEAR).contains(&date.year()) => Due::Date(date),
        _ => Due::Vague,
    }
}

/// Dates outside these years are slips of the keyboard.
const FIRST_YEAR: i32 = crate::calendar::FIRST_READABLE_YEAR;
const LAST_YEAR: i32 = crate::calendar::LAST_READABLE_YEAR;
