//! The texts that a pack may put into its own language: sentences, labels, hints, units of time.

use super::label::{CONTRACT_LABELS, ROW_NOUNS};
use crate::calendar;
use crate::code::Code;

/// Sentences and words that a pack may put into its own language, beside labels and hints. `tests/packs.rs` holds every sentence that an
/// example gives against this list. One text for the reason that the contract's labels are one.
const SENTENCES: &str = "\
Enter {label}\n\
{label} is not as the policy asks\n\
{label} is not one of the answers that the policy allows\n\
{label} is not the one that the policy names\n\
{label} is not one that may supervise this worker\n\
{label} must not be part of this record\n\
Leave {label} empty: another answer rules it out\n\
{label} must be another person’s\n\
The two signatures must be those of two people\n\
Enter what was discussed under {label}\n\
Enter more than stock words under {label}\n\
Enter more than stock words for {label}\n\
Enter at least one action under {label}\n\
Enter at least one action\n\
Answer {label}\n\
{label} must be yes or no\n\
{label} must be a number from {number} to {number}\n\
{label} must be a number on its scale\n\
{label} must be a real date, like {date}\n\
{label} must be a real date, like 9 March 2026\n\
{label} must say how often, like every 4 weeks\n\
{label} must be a length of time, like 90 minutes\n\
{label} must be a number\n\
{label} must be text\n\
{label} must be a time, like 09:30\n\
{label} must not be before the start time\n\
{label} must be {list}\n\
{label} must be one of its answers\n\
{label} must be a list\n\
{label} must have its own parts\n\
This form has nothing of that name\n or \n\
Enter what the disagreement is about and how it ended\n\
Enter who the disagreement was taken to\n\
Enter the reason for the changed frequency\n\
{label} must be one person or one role\n\
{label} must name a date, like {date}\n\
{label} must say what exactly is to be done\n\
{label} must let a third person tell whether it is done\n\
{label} must be the same as or after {date}\n\
{label} must be the same as or before {date}\n\
{label} must be after {date}\n\
{label} must be a working day\n\
{label} must be today or in the past\n\
{label} is overdue: the last day was {date}\n\
{label} is more than {period} after the session before: the last day was {date}\n\
{label} is more than {period} before this session: the last day was {date}\n\
There must be at least {number} sessions in the {period} up to {date}\n\
There must be at least {number} minutes of supervision in the {period} up to {date}\n\
There must be at least {number} sessions from {date} to {date}\n\
There must be at least {number} minutes of supervision from {date} to {date}\n\
There must be at least {number} sessions of this kind among the last {number}\n\
There must be at least {number} minutes of supervision of this kind among the last {number}\n\
There must be at most {number} sessions in the {period} up to {date}\n\
There must be at most {number} minutes of supervision in the {period} up to {date}\n\
There must be at most {number} sessions from {date} to {date}\n\
There must be at most {number} minutes of supervision from {date} to {date}\n\
There must be at most {number} sessions of this kind among the last {number}\n\
There must be at most {number} minutes of supervision of this kind among the last {number}\n\
The session must last at least {number} minutes\n\
The session must last at most {number} minutes\n\
{label} must be at least {number}\n\
{label} must be at most {number}\n\
Enter who took the part that the policy asks for\n\
Decisions need a manager among those who attended\n\
{label} names a person who must stay anonymous\n\
{label} gives a date of birth\n\
{label} gives a home address\n\
{label} gives a full postcode\n\
{label} gives a phone number\n\
{label} gives an email address\n\
{label} gives an NHS number\n\
{label} gives a National Insurance number\n\
{label} gives a case-system number\n\
{label} must be at least once every {period}\n\
{label} must be at least {number} minutes\n\
{label} must be at most {number} minutes\n\
Add to the file: {label}\n\
Enter the date of {label}\n\
{label} ran out on {date}\n\
Enter when this happened: {label}\n\
The policy does not cover this worker\n\
Date signed: {label}\n\
This answer\n\
{day} {month} {year}\n\
one calendar month\n\
one quarter\n\
one half-year\n\
one year";

/// Units of time: each stands in the standard texts alone, and behind a number.
const TIME_UNITS: &str =
    "day|days|week|weeks|month|months|year|years|working day|working days|weekday|weekdays";

/// Every standard text but lengths of time.
pub fn standard_texts() -> impl Iterator<Item = &'static str> {
    let labels = CONTRACT_LABELS
        .split('\n')
        .filter_map(|line| line.splitn(3, '|').nth(2));
    let nouns = ROW_NOUNS.iter().map(|(_, noun)| *noun);
    let hints = Code::ALL.iter().filter_map(|code| hint(*code));
    SENTENCES
        .split('\n')
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
    TIME_UNITS
        .split('|')
        .any(|known| unit == known || (unit != text && unit.ends_with(known)))
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
