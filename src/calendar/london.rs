//! Timestamps as civil dates in Europe/London.

use super::date::{Date, days_from_epoch, from_days, number, parse_iso};

const MINUTES_PER_DAY: i32 = 24 * 60;
/// The first year whose clock changes [`summer_time`] knows.
const FIRST_YEAR: i32 = 1972;

/// The civil date of `2026-03-02` or of a timestamp.
///
/// - A date alone, or a timestamp without offset (`2026-03-02T23:30`, `2026-03-02 23:30:00`), is its own date.
/// - A timestamp with an offset (`2026-03-29T23:30:00Z`, `…+01:00`, `…-0500`, `…+01`) is an instant: its date is the one
///   that a clock in London showed then, here 30 March 2026, for summer time had begun.
///
/// Read leniently where forms differ (`T`, `t` or a space; seconds and their fraction may be missing; a leap second), and
/// strictly where a guess would move a date: hours to 23, offsets to 23:59, nothing after the offset. `None` for all else,
/// for dates that [`parse_iso`] does not read, and for instants before 1972, when the clocks followed other rules.
pub fn civil_date(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    let day = parse_iso(day)?;
    if rest.is_empty() {
        return Some(day);
    }
    let clock = rest.strip_prefix(['T', 't', ' '])?;
    let (minutes, zone) = time_of_day(clock.as_bytes())?;
    let Some(offset) = offset_minutes(zone)? else {
        return Some(day);
    };
    let london = to_london(day, minutes - offset)?;
    parse_iso_range(london)
}

/// A result in the years that [`parse_iso`] reads: an offset at the very edge leads out of them.
fn parse_iso_range(date: Date) -> Option<Date> {
    (super::date::FIRST_READABLE_YEAR..=super::date::LAST_READABLE_YEAR)
        .contains(&date.year())
        .then_some(date)
}

/// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fff…` as minutes after midnight, and what follows.
fn time_of_day(clock: &[u8]) -> Option<(i32, &[u8])> {
    let (hour, rest) = two_digits(clock, 23)?;
    let (minute, mut rest) = two_digits(rest.strip_prefix(b":")?, 59)?;
    if let Some(seconds) = rest.strip_prefix(b":") {
        // 60 is a leap second.
        rest = two_digits(seconds, 60)?.1;
        if let [b'.' | b',', fraction @ ..] = rest {
            let digits = fraction
                .iter()
                .take_while(|byte| byte.is_ascii_digit())
                .count();
            if digits == 0 {
                return None;
            }
            rest = fraction.get(digits..)?;
        }
    }
    Some((hour * 60 + minute, rest))
}

/// The offset from UTC in minutes, east positive; `Some(None)` where there is none.
#[allow(clippy::option_option)] // unreadable, absent and present are three different things
fn offset_minutes(zone: &[u8]) -> Option<Option<i32>> {
    let (sign, digits) = match zone {
        [] => return Some(None),
        [b'Z' | b'z'] => return Some(Some(0)),
        [b'+', digits @ ..] => (1, digits),
        [b'-', digits @ ..] => (-1, digits),
        _ => return None,
    };
    let (hours, rest) = two_digits(digits, 23)?;
    let minutes = match rest {
        [] => 0,
        _ => match two_digits(rest.strip_prefix(b":").unwrap_or(rest), 59)? {
            (minutes, []) => minutes,
            _ => return None,
        },
    };
    Some(Some(sign * (hours * 60 + minutes)))
}

fn two_digits(text: &[u8], most: u32) -> Option<(i32, &[u8])> {
    let (digits, rest) = text.split_at_checked(2)?;
    let value = number(digits)?;
    if value > most {
        return None;
    }
    Some((i32::try_from(value).ok()?, rest))
}

/// The date in London at `minutes` (which may lie outside the day) after midnight UTC of `day`.
fn to_london(day: Date, minutes: i32) -> Option<Date> {
    let utc_day = days_from_epoch(day) + minutes.div_euclid(MINUTES_PER_DAY);
    let utc_minutes = minutes.rem_euclid(MINUTES_PER_DAY);
    let utc_date = from_days(utc_day)?;
    let (start, end) = summer_time(utc_date.year())?;
    let now = (utc_day, utc_minutes);
    let summer = start <= now && now < end;
    from_days(utc_day + i32::from(summer && utc_minutes >= MINUTES_PER_DAY - 60))
}

/// When summer time begins and ends, each as day number and minutes after midnight UTC.
///
/// - 1972 to 1980: from the day after the third Saturday in March to the day after the fourth Saturday in October, at
///   2 am Greenwich mean time both times (Summer Time Act 1972, section 1).
/// - From 1981: begins on the last Sunday in March at 1 am Greenwich mean time (Summer Time Orders 1980 to 1997, after the
///   directives of the European Communities), and so does the end in October, but on
/// - 1981 to 1989 the Sunday after the fourth Saturday, 1990 to 1995 the Sunday from 22 to 28, and
/// - from 1996 the last Sunday in October (Directive 94/21/EC, the Summer Time Order 1997, the Summer Time Order 2002
///   which wrote it into the act for good).
///
/// The IANA time zone database (`europe`, rules `GB-Eire` and `EU`) has the same. Years to come follow the law of today.
fn summer_time(year: i32) -> Option<((i32, i32), (i32, i32))> {
    if year < FIRST_YEAR {
        return None;
    }
    let two_am = if year <= 1980 { 120 } else { 60 };
    let march = if year <= 1980 { 16 } else { 25 };
    let october = match year {
        ..=1989 => 23,
        1990..=1995 => 22,
        _ => 25,
    };
    Some((
        (sunday_from(year, 3, march)?, two_am),
        (sunday_from(year, 10, october)?, two_am),
    ))
}

/// The first Sunday on or after the day of the month.
fn sunday_from(year: i32, month: u32, day: u32) -> Option<i32> {
    let first = days_from_epoch(Date::from_ymd(year, month, day)?);
    Some(first + (-first).rem_euclid(7))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::push_iso;

    fn read(text: &str) -> Option<String> {
        let mut out = String::new();
        push_iso(civil_date(text)?, &mut out);
        Some(out)
    }

    #[test]
    fn without_an_offset_a_timestamp_is_its_own_date() {
        for text in [
            "2026-07-01",
            "2026-07-01T23:59",
            "2026-07-01T23:59:59",
            "2026-07-01 23:30:00.123456",
            "2026-07-01t00:00",
        ] {
            assert_eq!(read(text).as_deref(), Some("2026-07-01"), "{text}");
        }
    }

    #[test]
    fn with_an_offset_the_clock_in_london_counts() {
        for (text, date) in [
            // 29 March 2026, 1 am Greenwich: summer time begins (gov.uk, "When do the clocks change?").
            ("2026-03-28T23:59:59Z", "2026-03-28"),
            ("2026-03-29T22:59:59Z", "2026-03-29"),
            ("2026-03-29T23:00:00Z", "2026-03-30"),
            ("2026-03-29T23:30:00Z", "2026-03-30"),
            // 25 October 2026, 1 am Greenwich: it ends.
            ("2026-10-24T23:00:00Z", "2026-10-25"),
            ("2026-10-25T23:59:00Z", "2026-10-25"),
            // The same instant, written in other zones.
            ("2026-07-01T00:30:00+01:00", "2026-07-01"),
            ("2026-07-01T00:30:00+02:00", "2026-06-30"),
            ("2026-06-30T19:30:00-0400", "2026-07-01"),
            ("2026-07-01T09:00:00+10", "2026-07-01"),
            ("2026-07-01T08:59:00+1000", "2026-06-30"),
            ("2026-01-01T00:30:00.000Z", "2026-01-01"),
            ("2026-01-01T00:30:00+01:00", "2025-12-31"),
            ("2026-07-01 23:30z", "2026-07-02"),
            ("2016-12-31T23:59:60Z", "2016-12-31"),
        ] {
            assert_eq!(read(text).as_deref(), Some(date), "{text}");
        }
    }

    /// The Sundays on which the clocks changed, as the IANA time zone database has them.
    #[test]
    fn summer_time_began_and_ended_on_the_days_of_its_year() {
        for (year, begins, ends) in [
            (1972, "1972-03-19", "1972-10-29"),
            (1980, "1980-03-16", "1980-10-26"),
            (1981, "1981-03-29", "1981-10-25"),
            (1982, "1982-03-28", "1982-10-24"),
            (1989, "1989-03-26", "1989-10-29"),
            (1990, "1990-03-25", "1990-10-28"),
            (1995, "1995-03-26", "1995-10-22"),
            (1996, "1996-03-31", "1996-10-27"),
            (2020, "2020-03-29", "2020-10-25"),
            (2021, "2021-03-28", "2021-10-31"),
            (2025, "2025-03-30", "2025-10-26"),
        ] {
            let (start, end) = summer_time(year).unwrap();
            assert_eq!(
                Some(start.0),
                parse_iso(begins).map(days_from_epoch),
                "{year}"
            );
            assert_eq!(Some(end.0), parse_iso(ends).map(days_from_epoch), "{year}");
        }
    }

    #[test]
    fn what_would_be_a_guess_is_not_read() {
        for text in [
            "",
            "2026-07",
            "2026-02-30T10:00Z",
            "2026-07-01T",
            "2026-07-01T9:00",
            "2026-07-01T24:00",
            "2026-07-01T23:60",
            "2026-07-01T23:00:61",
            "2026-07-01T23:00:00.",
            "2026-07-01T23:00:00.Z",
            "2026-07-01T23",
            "2026-07-01T23:00 +01:00",
            "2026-07-01T23:00+24:00",
            "2026-07-01T23:00+01:60",
            "2026-07-01T23:00+1",
            "2026-07-01T23:00+01:",
            "2026-07-01T23:00ZZ",
            "2026-07-01T23:00Z[Europe/London]",
            "2026-07-01x",
            "2026-07-0é",
            "2026-07-01é23:00",
            // Before 1972 the clocks followed other rules; the last offset leads out of the readable years.
            "1971-12-31T23:59:00Z",
            "2200-12-31T23:59:00-01:00",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read("1972-01-01T00:00:00Z").as_deref(), Some("1972-01-01"));
        assert_eq!(read("1971-12-31T23:59:00").as_deref(), Some("1971-12-31"));
    }
}
