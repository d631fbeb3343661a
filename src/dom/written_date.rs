//! Dates and times as people type them into forms: day first, months in figures or words.

use crate::calendar::{Date, civil_date, push_iso};
use alloc::string::String;

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A date as ISO 8601, from `2/3/2026`, `02.03.2026`, `2 Mar 2026`, `Monday 2nd March 2026`, `March 2, 2026`, ISO 8601 and timestamps.
///
/// The day comes first, always. `None` for years of two digits, which would be a guess, and for days that no calendar has.
pub fn read_date(text: &str) -> Option<String> {
    let text = text.trim();
    if let Some(date) = civil_date(text) {
        return Some(iso(date));
    }
    let mut parts: [&str; 3] = [""; 3];
    let mut count = 0;
    let mut rest = text;
    while count < 3 {
        rest = rest.trim_start_matches(|letter: char| !letter.is_ascii_alphanumeric());
        let is_number = rest.starts_with(|letter: char| letter.is_ascii_digit());
        let end = rest
            .find(|letter: char| {
                letter.is_ascii_digit() != is_number || !letter.is_ascii_alphanumeric()
            })
            .unwrap_or(rest.len());
        let (part, after) = rest
            .split_at_checked(end)
            .filter(|(part, _)| !part.is_empty())?;
        rest = after;
        if is_number || month_named(part).is_some() {
            *parts.get_mut(count)? = part;
            count += 1;
        } else if !is_filler(part) {
            return None;
        }
    }
    if !is_clock(rest) {
        return None;
    }
    let [first, second, third] = parts;
    if first.len() == 4 && month_named(first).is_none() {
        assemble(third, second, first)
    } else if month_named(first).is_some() {
        assemble(second, first, third)
    } else {
        assemble(first, second, third)
    }
}

/// A date of its three parts, as ISO 8601. The month may be a name.
pub fn assemble(day: &str, month: &str, year: &str) -> Option<String> {
    let (day, month) = (day_of_month(day)?, month_of_year(month)?);
    let year = four_digits(year)?;
    let mut text = String::with_capacity(10);
    push_padded(year, 4, &mut text);
    text.push('-');
    push_padded(month, 2, &mut text);
    text.push('-');
    push_padded(day, 2, &mut text);
    civil_date(&text).map(iso)
}

/// "2", "02", "2nd".
pub fn day_of_month(text: &str) -> Option<u32> {
    let text = text.trim();
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let suffix = text.get(digits.len()..).unwrap_or("");
    if !(suffix.is_empty() || is_ordinal(suffix)) {
        return None;
    }
    number(digits, 2).filter(|day| (1..=31).contains(day))
}

/// "3", "03", "Mar", "March".
pub fn month_of_year(text: &str) -> Option<u32> {
    let text = text.trim();
    month_named(text).or_else(|| number(text, 2).filter(|month| (1..=12).contains(month)))
}

/// A year of four digits.
pub fn four_digits(text: &str) -> Option<u32> {
    let text = text.trim();
    number(text, 4).filter(|_| text.len() == 4)
}

/// A time of day as `HH:MM`, from "09:30", "9.30", "9.30am", "2 pm", "14:00:00".
pub fn read_time(text: &str) -> Option<String> {
    let lower = text.trim().to_ascii_lowercase();
    let digits = lower.trim_end_matches(|letter: char| {
        letter.is_ascii_alphabetic() || letter == '.' || letter == ' '
    });
    let mut half = String::new();
    half.extend(
        lower
            .get(digits.len()..)?
            .chars()
            .filter(char::is_ascii_alphabetic),
    );
    let mut pieces = digits.split([':', '.']);
    let hour_text = pieces.next()?;
    let minute_text = pieces.next();
    let mut hour = number(hour_text, 2)?;
    let minute = match minute_text {
        Some(text) if text.len() == 2 => number(text, 2)?,
        Some(_) => return None,
        None => 0,
    };
    if pieces
        .next()
        .is_some_and(|seconds| number(seconds, 2).is_none())
        || pieces.next().is_some()
    {
        return None;
    }
    match half.as_str() {
        "" | "h" | "hrs" if minute_text.is_some() => {}
        "am" | "a" if (1..=12).contains(&hour) => hour %= 12,
        "pm" | "p" if (1..=12).contains(&hour) => hour = hour % 12 + 12,
        "noon" if hour == 12 => {}
        _ => return None,
    }
    if hour > 23 || minute > 59 {
        return None;
    }
    let mut out = String::with_capacity(5);
    push_padded(hour, 2, &mut out);
    out.push(':');
    push_padded(minute, 2, &mut out);
    Some(out)
}

fn iso(date: Date) -> String {
    let mut out = String::with_capacity(10);
    push_iso(date, &mut out);
    out
}

fn month_named(word: &str) -> Option<u32> {
    let place = MONTHS.iter().position(|month| abbreviates(word, month))?;
    u32::try_from(place + 1).ok()
}

/// Three letters of a name at the least: "Mar", "Sept", "March".
fn abbreviates(word: &str, name: &str) -> bool {
    word.len() >= 3
        && name
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word))
}

fn is_ordinal(word: &str) -> bool {
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|ordinal| word.eq_ignore_ascii_case(ordinal))
}

fn is_filler(word: &str) -> bool {
    is_ordinal(word)
        || word.eq_ignore_ascii_case("of")
        || word.eq_ignore_ascii_case("the")
        || WEEKDAYS.iter().any(|day| abbreviates(word, day))
}

/// What may follow a date: nothing, or a time of day, as some frameworks write their dates.
fn is_clock(rest: &str) -> bool {
    let rest = rest.trim().trim_end_matches('.');
    rest.is_empty()
        || (rest.contains(':')
            && rest.chars().all(|letter| {
                matches!(
                    letter,
                    '0'..='9'
                        | ':'
                        | '.'
                        | ' '
                        | ','
                        | 'a'
                        | 'A'
                        | 'p'
                        | 'P'
                        | 'm'
                        | 'M'
                        | 'T'
                        | 'Z'
                )
            }))
}

fn number(digits: &str, most: usize) -> Option<u32> {
    let fits = !digits.is_empty()
        && digits.len() <= most
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| fits)
}

fn push_padded(value: u32, width: u32, out: &mut String) {
    for place in (0..width).rev() {
        let digit = value / 10_u32.pow(place) % 10;
        out.push(char::from_digit(digit, 10).unwrap_or('0'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_day_first() {
        for (text, expected) in [
            ("2/3/2026", Some("2026-03-02")),
            ("02.03.2026", Some("2026-03-02")),
            ("02-03-2026", Some("2026-03-02")),
            ("2 3 2026", Some("2026-03-02")),
            ("2 Mar 2026", Some("2026-03-02")),
            ("2nd of March 2026", Some("2026-03-02")),
            ("Monday, 2 March 2026", Some("2026-03-02")),
            ("1 Sept 2026", Some("2026-09-01")),
            ("March 2, 2026", Some("2026-03-02")),
            ("2026-03-02", Some("2026-03-02")),
            ("2026/03/02", Some("2026-03-02")),
            ("02/03/2026 00:00:00", Some("2026-03-02")),
            ("2026-03-29T23:30:00Z", Some("2026-03-30")),
            (" 2Mar2026 ", Some("2026-03-02")),
            ("2/3/26", None),
            ("2/13/2026", None),
            ("31/2/2026", None),
            ("29/2/2026", None),
            ("29/2/2028", Some("2028-02-29")),
            ("3/2026", None),
            ("tbc", None),
            ("2/3/2026 or 9/3/2026", None),
            ("", None),
            ("12/03/20266", None),
        ] {
            assert_eq!(read_date(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn times_are_read_as_clocks_show_them() {
        for (text, expected) in [
            ("09:30", Some("09:30")),
            ("9.30", Some("09:30")),
            ("9.30 am", Some("09:30")),
            ("2pm", Some("14:00")),
            ("12 am", Some("00:00")),
            ("12:15 p.m.", Some("12:15")),
            ("14:00:00", Some("14:00")),
            ("25:00", None),
            ("9", None),
            ("9.5", None),
            ("half nine", None),
        ] {
            assert_eq!(read_time(text).as_deref(), expected, "{text}");
        }
    }
}
