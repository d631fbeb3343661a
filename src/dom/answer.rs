//! What a control's state means at its place in the record.

use super::written_date::{
    assemble, day_of_month, four_digits, month_of_year, read_date, read_time,
};
use crate::record::pointer::push_number;
use crate::record::reading::is_blank;
use crate::record::shape::Shape;
use crate::text::frequency::read_minutes;
use alloc::{borrow::ToOwned, string::String, vec, vec::Vec};

/// The state of a field's controls, as the browser would send it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Raw {
    /// Nothing is sent: disabled, or no choice made.
    Nothing,
    Text(String),
    /// A number of the browser's own control.
    Number(String),
    /// One checkbox: its value while it is checked, and what is sent while it is not (a hidden input of the same name).
    Check {
        checked: bool,
        value: String,
        otherwise: Option<String>,
    },
    /// What is chosen of several.
    Several(Vec<String>),
    /// Day, month and year.
    Parts([String; 3]),
    /// Something is typed that the browser itself cannot read, and does not tell.
    Unreadable,
}

/// A value of the record.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    Text(String),
    /// As JSON writes it.
    Number(String),
    Bool(bool),
    List(Vec<String>),
}

/// A field's answer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Answer {
    /// `None`: absent.
    pub value: Option<Value>,
    /// Whether somebody said something here. A box that is not ticked, alone in a row, makes no row.
    pub says: bool,
    /// Of a date in three parts: those at fault; all false where the fault is the whole.
    pub faults: [bool; 3],
}

/// What stands for a value that the browser shows and does not tell: no date, no number, and not blank.
const UNTOLD: &str = "incomplete";

/// Reads a state as what may stand at the pointer whose shape and last step are given.
pub fn read(raw: Raw, shape: Option<&Shape>, last_step: &str, is_date: bool) -> Answer {
    if let Raw::Parts(parts) = raw {
        return three_parts(&parts);
    }
    let says = match &raw {
        Raw::Nothing => false,
        Raw::Check { checked, .. } => *checked,
        Raw::Text(text) | Raw::Number(text) => !is_blank(text),
        Raw::Several(texts) => texts.iter().any(|text| !is_blank(text)),
        Raw::Parts(_) | Raw::Unreadable => true,
    };
    Answer {
        value: value(raw, shape.unwrap_or(&Shape::Text), last_step, is_date),
        says,
        faults: [false; 3],
    }
}

fn value(raw: Raw, shape: &Shape, last_step: &str, is_date: bool) -> Option<Value> {
    if let Raw::Check {
        checked,
        value,
        otherwise,
    } = raw
    {
        return checkbox(checked, value, otherwise, shape);
    }
    if let Raw::Several(texts) = raw {
        return several(texts, shape);
    }
    let is_number = matches!(raw, Raw::Number(_));
    let text = match raw {
        Raw::Text(text) | Raw::Number(text) => text,
        Raw::Unreadable => UNTOLD.to_owned(),
        _ => return None,
    };
    if is_blank(&text) {
        return None;
    }
    Some(match shape {
        Shape::Date => date(text),
        Shape::Time => Value::Text(read_time(&text).unwrap_or(text)),
        Shape::Number => number(text, matches!(last_step, "durationMinutes" | "minutes")),
        Shape::Bool => yes_or_no(&text).map_or(Value::Text(text), Value::Bool),
        Shape::OneOf(names) => one_of(text, names),
        Shape::List(_) => Value::List(split_ids(&text)),
        Shape::Any if is_number => number(text, false),
        Shape::Any if is_date || read_date(&text).is_some() => date(text),
        // What a file holds: there or not, or the day it was seen.
        Shape::Either(Shape::Bool, _) => match yes_or_no(&text) {
            Some(answer) => Value::Bool(answer),
            None => date(text),
        },
        Shape::Either(Shape::Date, _) => date(text),
        Shape::Either(Shape::Number, Shape::OneOf(names)) => match number(text, false) {
            Value::Text(text) => match yes_or_no(&text) {
                Some(true) => Value::Text("yes".to_owned()),
                Some(false) => Value::Text("no".to_owned()),
                None => one_of(text, names),
            },
            number => number,
        },
        _ => Value::Text(text),
    })
}

fn date(text: String) -> Value {
    Value::Text(read_date(&text).unwrap_or(text))
}

/// A box at a yes-or-no question answers it either way; elsewhere it gives its value or nothing.
fn checkbox(checked: bool, own: String, otherwise: Option<String>, shape: &Shape) -> Option<Value> {
    match shape {
        Shape::Bool | Shape::Either(Shape::Bool, _) => Some(Value::Bool(checked)),
        Shape::Either(Shape::Number, _) => {
            Some(Value::Text(if checked { "yes" } else { "no" }.to_owned()))
        }
        Shape::Any if own == "on" || yes_or_no(&own) == Some(true) => Some(Value::Bool(checked)),
        Shape::List(_) => checked.then(|| Value::List(vec![own])),
        _ => {
            let text = if checked { Some(own) } else { otherwise };
            value(Raw::Text(text?), shape, "", false)
        }
    }
}

fn several(mut texts: Vec<String>, shape: &Shape) -> Option<Value> {
    texts.retain(|text| !is_blank(text));
    match shape {
        Shape::List(_) | Shape::Any => (!texts.is_empty()).then_some(Value::List(texts)),
        Shape::OneOrMore(_) if texts.len() > 1 => Some(Value::List(texts)),
        _ => {
            let text = texts.join(", ");
            value(Raw::Text(text), shape, "", false)
        }
    }
}

/// A number as JSON writes it; what is none stays text, so that a finding can say so.
fn number(text: String, minutes: bool) -> Value {
    let trimmed = text.trim();
    if let Some(number) = plain_number(trimmed) {
        return Value::Number(number);
    }
    if minutes && let Some(minutes) = read_minutes(trimmed) {
        let mut out = String::new();
        push_number(minutes, &mut out);
        return Value::Number(out);
    }
    Value::Text(text)
}

fn plain_number(text: &str) -> Option<String> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let all_digits = |part: &str| {
        (1..=15).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if !all_digits(whole) || fraction.is_some_and(|fraction| !all_digits(fraction)) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let mut out = String::from(sign);
    out.push_str(if whole.is_empty() { "0" } else { whole });
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    Some(out)
}

/// Radios and selects say yes and no in many ways.
fn yes_or_no(text: &str) -> Option<bool> {
    let text = text.trim();
    let is = |words: &[&str]| words.iter().any(|word| text.eq_ignore_ascii_case(word));
    if is(&["yes", "true", "1", "y", "on"]) {
        Some(true)
    } else if is(&["no", "false", "0", "n", "off"]) {
        Some(false)
    } else {
        None
    }
}

/// "In person" is what forms call "in-person".
fn one_of(text: String, names: &[&str]) -> Value {
    let mut id = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        id.push(match letter {
            ' ' | '_' => '-',
            letter => letter.to_ascii_lowercase(),
        });
    }
    Value::Text(if names.contains(&id.as_str()) {
        id
    } else {
        text
    })
}

fn split_ids(text: &str) -> Vec<String> {
    let ids = text.split([',', ';', '\n']).map(str::trim);
    ids.filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// A date in three parts. Half of one is not missing: it stays as written, which no reader takes for a date.
fn three_parts(parts: &[String; 3]) -> Answer {
    let [day, month, year] = parts;
    if parts.iter().all(|part| is_blank(part)) {
        return Answer::default();
    }
    let faults = [
        day_of_month(day).is_none(),
        month_of_year(month).is_none(),
        four_digits(year).is_none(),
    ];
    let value = assemble(day, month, year).unwrap_or_else(|| {
        let mut written = String::new();
        for part in parts {
            if !core::ptr::eq(part, day) {
                written.push('/');
            }
            written.push_str(part.trim());
        }
        written
    });
    Answer {
        value: Some(Value::Text(value)),
        says: true,
        faults,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::shape;

    fn at(pointer: &str, raw: Raw) -> Option<Value> {
        let steps = || pointer.split('/').skip(1);
        read(raw, shape::at(steps()), steps().last().unwrap(), false).value
    }

    fn text(text: &str) -> Raw {
        Raw::Text(text.to_owned())
    }

    fn words(text: &str) -> Option<Value> {
        Some(Value::Text(text.to_owned()))
    }

    fn check(checked: bool) -> Raw {
        Raw::Check {
            checked,
            value: "on".to_owned(),
            otherwise: None,
        }
    }

    #[test]
    fn text_is_read_as_what_belongs_there() {
        for (pointer, written, expected) in [
            ("/session/date", "2/3/2026", words("2026-03-02")),
            ("/session/date", "2/3/26", words("2/3/26")),
            ("/session/date", "  ", None),
            ("/session/start", "9.30am", words("09:30")),
            ("/session/mode", "In person", words("in-person")),
            ("/session/mode", "by post", words("by post")),
            ("/session/venue", "2/3/2026", words("2/3/2026")),
            ("/actions/0/due", "within 2 weeks", words("within 2 weeks")),
            ("/cases/0/discussed", "Yes", Some(Value::Bool(true))),
            ("/cases/0/discussed", "false", Some(Value::Bool(false))),
            ("/cases/0/discussed", "perhaps", words("perhaps")),
            (
                "/session/durationMinutes",
                "090",
                Some(Value::Number("90".to_owned())),
            ),
            (
                "/session/durationMinutes",
                "1 hour 30 minutes",
                Some(Value::Number("90".to_owned())),
            ),
            ("/session/durationMinutes", "long", words("long")),
            (
                "/supervisee/caseload",
                "17",
                Some(Value::Number("17".to_owned())),
            ),
            ("/supervisee/caseload", "17 minutes", words("17 minutes")),
            (
                "/sections/scale/value",
                "7",
                Some(Value::Number("7".to_owned())),
            ),
            ("/sections/safe/value", "Yes", words("yes")),
            ("/file/agreement", "2/3/2026", words("2026-03-02")),
            ("/file/agreement", "yes", Some(Value::Bool(true))),
            ("/history/0", "2 Mar 2026", words("2026-03-02")),
            (
                "/attachments",
                "genogram, mapping",
                Some(Value::List(vec![
                    "genogram".to_owned(),
                    "mapping".to_owned(),
                ])),
            ),
            ("/extra/seen", "2/3/2026", words("2026-03-02")),
            ("/unknown/place", "text", words("text")),
        ] {
            assert_eq!(at(pointer, text(written)), expected, "{pointer} {written}");
        }
    }

    #[test]
    fn boxes_answer_yes_or_no_or_give_their_value() {
        assert_eq!(
            at("/disagreement/exists", check(false)),
            Some(Value::Bool(false))
        );
        assert_eq!(at("/file/agreement", check(true)), Some(Value::Bool(true)));
        assert_eq!(at("/sections/safe/value", check(true)), words("yes"));
        let value = Raw::Check {
            checked: true,
            value: "genogram".to_owned(),
            otherwise: None,
        };
        assert_eq!(
            at("/attachments", value),
            Some(Value::List(vec!["genogram".to_owned()]))
        );
        let hidden = Raw::Check {
            checked: false,
            value: "virtual".to_owned(),
            otherwise: Some("in-person".to_owned()),
        };
        assert_eq!(at("/session/mode", hidden), words("in-person"));
    }

    #[test]
    fn half_a_date_is_no_date_and_says_which_half() {
        let parts = |day: &str, month: &str, year: &str| {
            three_parts(&[day.to_owned(), month.to_owned(), year.to_owned()])
        };
        assert_eq!(parts("2", "March", "2026").value, words("2026-03-02"));
        assert_eq!(parts("", " ", ""), Answer::default());
        let half = parts("2", "", "2026");
        assert_eq!(half.value, words("2//2026"));
        assert_eq!(half.faults, [false, true, false]);
        assert_eq!(parts("", "3", "2026").value, words("/3/2026"));
        let short_year = parts("2", "3", "26");
        assert_eq!(short_year.value, words("2/3/26"));
        assert_eq!(short_year.faults, [false, false, true]);
        let unreal = parts("31", "2", "2026");
        assert_eq!(unreal.value, words("31/2/2026"));
        assert_eq!(unreal.faults, [false; 3]);
    }
}
