//! How often, as an agreement or a form says it: "P6W", "monthly", "every 4 weeks", "fortnightly", "6-weekly".

use crate::calendar::Period;

/// The interval that the words name, or `None` where they name none.
///
/// ISO 8601 periods are read as they are; in words one number and one unit, or one of the usual adverbs. "Twice a month", which is no
/// interval, is not read.
pub fn read_every(text: &str) -> Option<Period> {
    let text = text.trim();
    if let Some(period) = Period::parse(text) {
        return Some(period);
    }
    let mut count: Option<u32> = None;
    let mut unit: Option<Unit> = None;
    for word in text.split(|character: char| !character.is_ascii_alphanumeric()) {
        if word.is_empty()
            || FILLERS
                .iter()
                .any(|filler| word.eq_ignore_ascii_case(filler))
        {
            continue;
        }
        if let Some(number) = number_word(word) {
            if count.replace(number).is_some() {
                return None;
            }
        } else if let Some((found, times)) = unit_word(word) {
            if unit.replace(found).is_some() {
                return None;
            }
            if times != 1 {
                count = Some(count.unwrap_or(1).checked_mul(times)?);
            }
        } else {
            return None;
        }
    }
    let count = count.unwrap_or(1);
    if count == 0 || count > 1_000 {
        return None;
    }
    let mut period = Period::default();
    match unit? {
        Unit::Day => period.days = count,
        Unit::Week => {
            period.days = count * 7;
            period.in_years_or_weeks = true;
        }
        Unit::Month => period.months = count,
        Unit::Year => {
            period.months = count * 12;
            period.in_years_or_weeks = true;
        }
    }
    Some(period)
}

/// Minutes, as an agreement says them: "90", "90 minutes", "1.5 hours", "1 hour 30 minutes", "1h30", "an hour and a half", "PT90M".
pub fn read_minutes(text: &str) -> Option<u32> {
    let lower = text.trim().to_ascii_lowercase();
    if let Some(rest) = lower.strip_prefix("pt") {
        return clock_minutes(rest);
    }
    if lower == "an hour and a half"
        || lower == "one and a half hours"
        || lower == "hour and a half"
    {
        return Some(90);
    }
    clock_minutes(&lower)
}

fn clock_minutes(text: &str) -> Option<u32> {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut total: u32 = 0;
    let mut hours_read = false;
    let mut any = false;
    while at < bytes.len() {
        let mut tenths: Option<(u32, u32)> = None;
        let start = at;
        while let Some(byte) = bytes.get(at)
            && byte.is_ascii_digit()
        {
            at += 1;
        }
        let mut number = if at > start {
            text.get(start..at)?.parse::<u32>().ok()?
        } else {
            u32::MAX
        };
        if at > start
            && bytes.get(at) == Some(&b'.')
            && bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
        {
            let digit = u32::from(bytes[at + 1] - b'0');
            let second = bytes
                .get(at + 2)
                .filter(|byte| byte.is_ascii_digit())
                .map(|byte| u32::from(byte - b'0'));
            tenths = Some((digit * 10 + second.unwrap_or(0), 100));
            at += if second.is_some() { 3 } else { 2 };
        }
        while bytes
            .get(at)
            .is_some_and(|byte| !byte.is_ascii_alphanumeric())
        {
            at += 1;
        }
        let word_start = at;
        while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
            at += 1;
        }
        let word = text.get(word_start..at)?;
        while bytes
            .get(at)
            .is_some_and(|byte| !byte.is_ascii_alphanumeric())
        {
            at += 1;
        }
        if number == u32::MAX {
            number = match word {
                "a" | "an" | "one" => 1,
                "two" => 2,
                "three" => 3,
                "and" | "of" | "uninterrupted" | "at" | "least" | "minimum" | "about"
                | "approx" => continue,
                "ninety" => 90,
                "sixty" => 60,
                "half" if hours_read => {
                    total = total.checked_add(30)?;
                    continue;
                }
                _ if at > word_start && any => return None,
                _ => return None,
            };
            // The unit follows as the next word.
            let unit_start = at;
            while bytes.get(at).is_some_and(u8::is_ascii_alphabetic) {
                at += 1;
            }
            total = total.checked_add(in_minutes(
                number,
                None,
                text.get(unit_start..at)?,
                &mut hours_read,
            )?)?;
        } else {
            total = total.checked_add(in_minutes(number, tenths, word, &mut hours_read)?)?;
        }
        any = true;
        while bytes
            .get(at)
            .is_some_and(|byte| !byte.is_ascii_alphanumeric())
        {
            at += 1;
        }
    }
    (any && total <= 24 * 60).then_some(total)
}

fn in_minutes(
    number: u32,
    hundredths: Option<(u32, u32)>,
    unit: &str,
    hours_read: &mut bool,
) -> Option<u32> {
    match unit {
        "h" | "hr" | "hrs" | "hour" | "hours" => {
            *hours_read = true;
            let part = hundredths.map_or(0, |(part, whole)| part * 60 / whole);
            number.checked_mul(60)?.checked_add(part)
        }
        "" | "m" | "min" | "mins" | "minute" | "minutes" => hundredths.is_none().then_some(number),
        _ => None,
    }
}

/// A period's length in days, for comparing two of them: a month counts 30.4 days, as twelfths of a year do, times ten.
pub fn days_about(period: Period) -> u32 {
    let calendar = period
        .days
        .saturating_mul(10)
        .saturating_add(period.months.saturating_mul(304));
    let working = period
        .working_days
        .saturating_add(period.weekdays)
        .saturating_mul(14);
    calendar.saturating_add(working)
}

enum Unit {
    Day,
    Week,
    Month,
    Year,
}

const FILLERS: &[&str] = &[
    "every",
    "each",
    "once",
    "a",
    "an",
    "per",
    "at",
    "least",
    "the",
    "calendar",
    "sessions",
    "meetings",
    "one",
    "approximately",
    "minimum",
];

fn number_word(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok();
    }
    WORDS
        .iter()
        .zip(1..)
        .find(|(name, _)| word.eq_ignore_ascii_case(name))
        .map(|(_, number)| number)
}

fn unit_word(word: &str) -> Option<(Unit, u32)> {
    let lower = word.to_ascii_lowercase();
    Some(match lower.as_str() {
        "day" | "days" | "daily" => (Unit::Day, 1),
        "week" | "weeks" | "weekly" | "wk" | "wks" => (Unit::Week, 1),
        "fortnight" | "fortnights" | "fortnightly" | "biweekly" => (Unit::Week, 2),
        "month" | "months" | "monthly" => (Unit::Month, 1),
        "bimonthly" => return None,
        "quarter" | "quarterly" => (Unit::Month, 3),
        "year" | "years" | "yearly" | "annual" | "annually" => (Unit::Year, 1),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every(text: &str) -> Option<String> {
        read_every(text).map(|period| {
            let mut out = String::new();
            period.push(&mut out);
            out
        })
    }

    #[test]
    fn intervals_in_words_and_in_iso() {
        for (text, expected) in [
            ("P6W", "P6W"),
            ("monthly", "P1M"),
            ("Every 4 weeks", "P4W"),
            ("4-weekly", "P4W"),
            ("Six weekly", "P6W"),
            ("once a month", "P1M"),
            ("fortnightly", "P2W"),
            ("every two months", "P2M"),
            ("Quarterly", "P3M"),
            ("weekly", "P1W"),
            ("annually", "P1Y"),
        ] {
            assert_eq!(every(text).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "as needed",
            "twice a month",
            "every 2 to 3 weeks",
            "",
            "regularly",
            "every 0 weeks",
            "99999999999 weeks",
        ] {
            assert_eq!(every(text), None, "{text}");
        }
    }

    #[test]
    fn minutes_in_words() {
        for (text, expected) in [
            ("90", 90),
            ("90 minutes", 90),
            ("1.5 hours", 90),
            ("1 hour 30 minutes", 90),
            ("1h30", 90),
            ("2 hours", 120),
            ("PT1H30M", 90),
            ("PT90M", 90),
            ("an hour and a half", 90),
            ("one hour", 60),
            ("1 hr", 60),
            ("1.25 hours", 75),
            ("at least 90 mins", 90),
        ] {
            assert_eq!(read_minutes(text), Some(expected), "{text}");
        }
        for text in [
            "",
            "as long as needed",
            "long",
            "99999999999",
            "about right",
            "1.5",
        ] {
            assert_eq!(read_minutes(text), None, "{text}");
        }
    }
}
