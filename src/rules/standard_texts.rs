//! The texts that a pack may put into its own language: sentences, labels, hints, units of time.

use super::label::{CONTRACT_LABELS, ROW_NOUNS};
use super::wording::DATE;
use crate::calendar;
use crate::code::Code;

/// Sentences and words that a pack may put into its own language, beside labels and hints. `tests/packs.rs` holds every sentence that an
/// example gives against this list.
pub const SENTENCES: &[&str] = &[
    "Enter {label}",
    "{label} is not as the policy asks",
    "{label} is not one of the answers that the policy allows",
    "{label} is not the one that the policy names",
    "{label} is not one that may supervise this worker",
    "{label} must not be part of this record",
    "Leave {label} empty: another answer rules it out",
    "{label} must be another person’s",
    "The two signatures must be those of two people",
    "Enter what was discussed under {label}",
    "Enter more than stock words under {label}",
    "Enter more than stock words for {label}",
    "Enter at least one action under {label}",
    "Enter at least one action",
    "Answer {label}",
    "{label} must be yes or no",
    "{label} must be a number from {number} to {number}",
    "{label} must be a number on its scale",
    "{label} must be a real date, like {date}",
    "{label} must be a real date, like 9 March 2026",
    "{label} must say how often, like every 4 weeks",
    "{label} must be a length of time, like 90 minutes",
    "{label} must be a number",
    "{label} must be text",
    "{label} must be a time, like 09:30",
    "{label} must not be before the start time",
    "{label} must be {list}",
    "{label} must be one of its answers",
    "{label} must be a list",
    "{label} must have its own parts",
    "This form has nothing of that name",
    " or ",
    "Enter what the disagreement is about and how it ended",
    "Enter who the disagreement was taken to",
    "Enter the reason for the changed frequency",
    "{label} must be one person or one role",
    "{label} must name a date, like {date}",
    "{label} must say what exactly is to be done",
    "{label} must let a third person tell whether it is done",
    "{label} must be the same as or after {date}",
    "{label} must be the same as or before {date}",
    "{label} must be after {date}",
    "{label} must be a working day",
    "{label} must be today or in the past",
    "{label} is overdue: the last day was {date}",
    "{label} is more than {period} after the session before: the last day was {date}",
    "{label} is more than {period} before this session: the last day was {date}",
    "There must be at least {number} sessions in the {period} up to {date}",
    "There must be at least {number} minutes of supervision in the {period} up to {date}",
    "There must be at least {number} sessions from {date} to {date}",
    "There must be at least {number} minutes of supervision from {date} to {date}",
    "There must be at least {number} sessions of this kind among the last {number}",
    "There must be at least {number} minutes of supervision of this kind among the last {number}",
    "There must be at most {number} sessions in the {period} up to {date}",
    "There must be at most {number} minutes of supervision in the {period} up to {date}",
    "There must be at most {number} sessions from {date} to {date}",
    "There must be at most {number} minutes of supervision from {date} to {date}",
    "There must be at most {number} sessions of this kind among the last {number}",
    "There must be at most {number} minutes of supervision of this kind among the last {number}",
    "The session must last at least {number} minutes",
    "The session must last at most {number} minutes",
    "{label} must be at least {number}",
    "{label} must be at most {number}",
    "Enter who took the part that the policy asks for",
    "Decisions need a manager among those who attended",
    "{label} names a person who must stay anonymous",
    "{label} gives a date of birth",
    "{label} gives a home address",
    "{label} gives a full postcode",
    "{label} gives a phone number",
    "{label} gives an email address",
    "{label} gives an NHS number",
    "{label} gives a National Insurance number",
    "{label} gives a case-system number",
    "{label} must be at least once every {period}",
    "{label} must be at least {number} minutes",
    "{label} must be at most {number} minutes",
    "Add to the file: {label}",
    "Enter the date of {label}",
    "{label} ran out on {date}",
    "Enter when this happened: {label}",
    "The policy does not cover this worker",
    "Date signed: {label}",
    "This answer",
    DATE,
    "one calendar month",
    "one quarter",
    "one half-year",
    "one year",
];

/// Units of time: each stands in the standard texts alone, and behind a number.
const TIME_UNITS: &[&str] = &[
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "working day",
    "working days",
    "weekday",
    "weekdays",
];

/// Every standard text but lengths of time.
pub fn standard_texts() -> impl Iterator<Item = &'static str> {
    let labels = CONTRACT_LABELS
        .split('\n')
        .filter_map(|line| line.splitn(3, '|').nth(2));
    let nouns = ROW_NOUNS.iter().map(|(_, noun)| *noun);
    let hints = Code::ALL.iter().filter_map(|code| hint(*code));
    SENTENCES
        .iter()
        .copied()
        .chain(calendar::MONTHS)
        .chain(labels)
        .chain(nouns)
        .chain(hints)
}

/// Whether a pack may have an own text for this one.
pub fn is_standard(text: &str) -> bool {
    let unit = match text.split_once(' ') {
        Some((number, unit))
            if number == "{number}" || number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            unit
        }
        _ => text,
    };
    // "1 year and 6 months" is a length of time too, as a whole.
    TIME_UNITS.contains(&unit)
        || (unit != text && TIME_UNITS.iter().any(|known| unit.ends_with(known)))
        || standard_texts().any(|known| known == text)
}

/// What to do about it, where the rule has no hint of its own.
pub fn hint(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::SectionPlaceholder => {
            "Say in a sentence what was discussed, or why there was nothing to discuss."
        }
        Code::SignatureSamePerson => "The supervisor and the supervisee each sign for themselves.",
        Code::ActionNoOwner => "Who will do it? Name one person or one role.",
        Code::ActionNoDue | Code::ActionVagueDue => "By which day will it be done?",
        Code::ActionDueBeforeSession => {
            "Check the date: an action agreed in the session is due on that day or later."
        }
        Code::ActionNotSpecific => "What exactly will be done, for whom and to what end?",
        Code::ActionNotMeasurable => "How will you know that it is done?",
        Code::ActionNotAchievable => "What time, means or authority make it possible?",
        Code::ActionNotRelevant => "Which need or outcome does it serve?",
        Code::DecisionNoReason => "Say why, so that a reader years later understands the decision.",
        Code::AnonymityIdentifier => "Use initials or a role instead, like the grandmother.",
        Code::RecordUnknownField => "Check the name: what stands there was not looked at.",
        _ => return None,
    })
}
