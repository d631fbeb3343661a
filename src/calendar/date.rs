//! A civil date: reading it, writing it, and its number on a line of days.

use alloc::string::String;
use chrono::{Datelike, NaiveDate};

/// A day of the civil calendar, with no time and no zone.
pub type Date = NaiveDate;

/// The first year that [`parse_iso`] reads.
pub const FIRST_READABLE_YEAR: i32 = 1900;
/// The last year that [`parse_iso`] reads.
pub const LAST_READABLE_YEAR: i32 = 2200;

/// 31 December 9999: beyond it a year no longer has four digits.
const LAST_DAY: i32 = 3_652_059;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads a date written exactly `YYYY-MM-DD`: no spaces, no shorter or longer form, a day that exists.
///
/// Years outside 1900 to 2200 are `None`: in a supervision record they are slips of the keyboard (`0206`, `20026`),
/// and a deadline counted from one would be nonsense.
pub fn parse_iso(text: &str) -> Option<Date> {
    let [y0, y1, y2, y3, b'-', m0, m1, b'-', d0, d1] = text.as_bytes() else {
        return None;
    };
    let year = i32::try_from(number(&[*y0, *y1, *y2, *y3])?).ok()?;
    if !(FIRST_READABLE_YEAR..=LAST_READABLE_YEAR).contains(&year) {
        return None;
    }
    NaiveDate::from_ymd_opt(year, number(&[*m0, *m1])?, number(&[*d0, *d1])?)
}

/// The value of a short run of ASCII digits; `None` where any byte is something else.
pub(super) fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |value, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then_some(())?;
        value.checked_mul(10)?.checked_add(u32::from(digit))
    })
}

/// Writes `2026-03-09`. Years of fewer than four digits are filled with noughts.
pub fn push_iso(date: Date, out: &mut String) {
    let year = date.year().unsigned_abs();
    push_two(year / 100, out);
    push_two(year % 100, out);
    out.push('-');
    push_two(date.month(), out);
    out.push('-');
    push_two(date.day(), out);
}

fn push_two(value: u32, out: &mut String) {
    if value < 10 {
        out.push('0');
    }
    push_number(value, out);
}

/// Writes a number in decimal without the formatting machinery, which would cost the package kilobytes.
pub(super) fn push_number(value: u32, out: &mut String) {
    let mut unit = 1;
    while value / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        out.push(char::from_digit(value / unit % 10, 10).unwrap_or('0'));
        unit /= 10;
    }
}

/// Writes `9 March 2026`, as dates stand in sentences.
pub fn push_long(date: Date, out: &mut String) {
    push_number(date.day(), out);
    out.push(' ');
    out.push_str(
        MONTHS
            .get(date.month0() as usize)
            .copied()
            .unwrap_or_default(),
    );
    out.push(' ');
    push_number(date.year().unsigned_abs(), out);
}

/// The number of the day, where 1 January of the year 1 (a Monday) is day 1.
///
/// Differences are calendar days. `days_from_epoch(date) % 7` is 1 on Mondays and 0 on Sundays (from the year 1 on).
pub fn days_from_epoch(date: Date) -> i32 {
    date.num_days_from_ce()
}

/// The date with this number; `None` outside the years 1 to 9999, which four digits can write.
pub fn from_days(days: i32) -> Option<Date> {
    if !(1..=LAST_DAY).contains(&days) {
        return None;
    }
    NaiveDate::from_num_days_from_ce_opt(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(date: Date) -> String {
        let mut out = String::new();
        push_iso(date, &mut out);
        out
    }

    #[test]
    fn only_real_days_written_in_full_are_read() {
        assert!(parse_iso("2024-02-29").is_some());
        assert!(parse_iso("1900-01-01").is_some());
        assert!(parse_iso("2200-12-31").is_some());
        for text in [
            "",
            "2026-3-02",
            "2026-03-2",
            "02/03/2026",
            "2026-02-29",
            "1900-02-29",
            "2026-02-30",
            "2026-04-31",
            "2026-00-10",
            "2026-13-01",
            "2026-03-00",
            "1899-12-31",
            "2201-01-01",
            "0206-03-02",
            "+026-03-02",
            "2026-03-02 ",
            " 2026-03-02",
            "2026-03-02T00:00",
            "2026–03–02",
            "２026-03-02",
            "20260302",
            "2026_03_02",
        ] {
            assert_eq!(parse_iso(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_readable_day_survives_text_and_number() {
        let first = days_from_epoch(parse_iso("1900-01-01").unwrap());
        let last = days_from_epoch(parse_iso("2200-12-31").unwrap());
        // 301 years, of which 1900, 2100 and 2200 have no leap day: 301 × 365 + 75 − 2.
        assert_eq!(last - first + 1, 301 * 365 + 73);
        for day in first..=last {
            let date = from_days(day).unwrap();
            assert_eq!(days_from_epoch(date), day);
            assert_eq!(parse_iso(&iso(date)), Some(date));
        }
    }

    #[test]
    fn day_one_is_a_monday_in_the_year_one() {
        assert_eq!(iso(from_days(1).unwrap()), "0001-01-01");
        assert_eq!(iso(from_days(LAST_DAY).unwrap()), "9999-12-31");
        // 2 March 2026 is a Monday, 8 March a Sunday.
        assert_eq!(days_from_epoch(parse_iso("2026-03-02").unwrap()) % 7, 1);
        assert_eq!(days_from_epoch(parse_iso("2026-03-08").unwrap()) % 7, 0);
        for day in [i32::MIN, -1, 0, LAST_DAY + 1, i32::MAX] {
            assert_eq!(from_days(day), None, "{day}");
        }
    }

    #[test]
    fn sentences_have_the_month_in_words() {
        for (text, long) in [
            ("2026-03-09", "9 March 2026"),
            ("2026-12-31", "31 December 2026"),
            ("2000-01-10", "10 January 2000"),
        ] {
            let mut out = String::new();
            push_long(parse_iso(text).unwrap(), &mut out);
            assert_eq!(out, long);
        }
    }

    #[test]
    fn numbers_are_written_without_leading_noughts() {
        for (number, text) in [
            (0, "0"),
            (7, "7"),
            (10, "10"),
            (905, "905"),
            (u32::MAX, "4294967295"),
        ] {
            let mut out = String::new();
            push_number(number, &mut out);
            assert_eq!(out, text);
        }
    }
}
