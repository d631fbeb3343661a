//! A civil date: reading it, writing it, and its number on a line of days.

use alloc::string::String;

/// A day of the civil calendar, with no time and no zone.
///
/// Its number on a line of days, which is what nearly everything here counts with. A crate for dates would bring tables for what is a dozen
/// lines of arithmetic, 2 KB of the download; the tests hold the arithmetic to one. None of it is inlined: it is asked for in a hundred places.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// 1 January of the year 1 is day 1.
    number: i32,
}

/// As ISO 8601, `2026-03-09`.
impl core::fmt::Display for Date {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut text = String::new();
        push_iso(*self, &mut text);
        formatter.write_str(&text)
    }
}

impl core::fmt::Debug for Date {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        core::fmt::Display::fmt(self, formatter)
    }
}

/// Far beyond every year that is read or written, and within what a day's number can hold.
const MOST_YEARS: i32 = 262_142;

/// Days from 1 March of the year 0 to 31 December.
const MARCH_TO_DECEMBER: i32 = 306;

impl Date {
    /// `None` where there is no such day.
    #[inline(never)]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let real = (-MOST_YEARS..=MOST_YEARS).contains(&year)
            && (1..=12).contains(&month)
            && (1..=month_length(year, month)).contains(&day);
        real.then(|| {
            // Years that begin in March have their leap day at the end, and months of 153 days in every five.
            let (year, month) = if month > 2 {
                (year, month - 3)
            } else {
                (year - 1, month + 9)
            };
            let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
            let in_year = ((153 * month + 2) / 5 + day).cast_signed();
            Self {
                number: year * 365 + leap_days + in_year - MARCH_TO_DECEMBER,
            }
        })
    }

    /// Year, month and day, the last two from 1.
    #[inline(never)]
    pub fn parts(self) -> (i32, u32, u32) {
        const FOUR_CENTURIES: i32 = 146_097;
        let days = self.number + MARCH_TO_DECEMBER - 1;
        let day = days.rem_euclid(FOUR_CENTURIES);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = (day - (365 * year + year / 4 - year / 100)).cast_unsigned();
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let year = year + days.div_euclid(FOUR_CENTURIES) * 400;
        if month < 10 {
            (year, month + 3, day)
        } else {
            (year + 1, month - 9, day)
        }
    }

    /// The year of our calendar, carried back to before it was introduced.
    #[inline(never)]
    pub fn year(self) -> i32 {
        self.parts().0
    }

    /// From 1.
    #[inline(never)]
    pub fn month(self) -> u32 {
        self.parts().1
    }

    /// The day of the month, from 1.
    #[inline(never)]
    pub fn day(self) -> u32 {
        self.parts().2
    }

    /// 0 on Mondays, 6 on Sundays.
    #[inline(never)]
    pub fn days_from_monday(self) -> u32 {
        (self.number - 1).rem_euclid(7).cast_unsigned()
    }

    /// The same month's day of this number; `None` where it has none.
    pub fn with_day(self, day: u32) -> Option<Self> {
        let (year, month, _) = self.parts();
        Self::from_ymd(year, month, day)
    }

    /// So many calendar days later; `None` beyond the last date there is.
    pub fn plus_days(self, days: u32) -> Option<Self> {
        self.moved(i64::from(days))
    }

    /// So many calendar days earlier; `None` beyond the first date there is.
    pub fn minus_days(self, days: u32) -> Option<Self> {
        self.moved(-i64::from(days))
    }

    #[inline(never)]
    fn moved(self, days: i64) -> Option<Self> {
        let number = i32::try_from(i64::from(self.number) + days).ok()?;
        (number.unsigned_abs() / 366 < MOST_YEARS.unsigned_abs()).then_some(Self { number })
    }

    /// The same day so many months later, or the last of that month.
    pub fn plus_months(self, months: u32) -> Option<Self> {
        self.moved_months(i64::from(months))
    }

    /// The same day so many months before, or the last of that month.
    pub fn minus_months(self, months: u32) -> Option<Self> {
        self.moved_months(-i64::from(months))
    }

    #[inline(never)]
    fn moved_months(self, months: i64) -> Option<Self> {
        let (year, month, day) = self.parts();
        let months = i64::from(year) * 12 + i64::from(month) - 1 + months;
        let year = i32::try_from(months.div_euclid(12)).ok()?;
        let month = u32::try_from(months.rem_euclid(12)).ok()? + 1;
        Self::from_ymd(year, month, day.min(month_length(year, month)))
    }
}

fn month_length(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The first year that [`parse_iso`] reads.
pub const FIRST_READABLE_YEAR: i32 = 1900;
/// The last year that [`parse_iso`] reads.
pub const LAST_READABLE_YEAR: i32 = 2200;

/// 31 December 9999: beyond it a year no longer has four digits.
const LAST_DAY: i32 = 3_652_059;

/// The months in full, as [`push_long`] writes them.
pub(crate) const MONTHS: [&str; 12] = [
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
    Date::from_ymd(year, number(&[*m0, *m1])?, number(&[*d0, *d1])?)
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
    let (year, month, day) = date.parts();
    let year = year.unsigned_abs();
    push_two(year / 100, out);
    push_two(year % 100, out);
    out.push('-');
    push_two(month, out);
    out.push('-');
    push_two(day, out);
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
    let (year, month, day) = date.parts();
    push_number(day, out);
    out.push(' ');
    let name = (month as usize)
        .checked_sub(1)
        .and_then(|place| MONTHS.get(place));
    out.push_str(name.copied().unwrap_or_default());
    out.push(' ');
    push_number(year.unsigned_abs(), out);
}

/// The number of the day, where 1 January of the year 1 (a Monday) is day 1.
///
/// Differences are calendar days. `days_from_epoch(date) % 7` is 1 on Mondays and 0 on Sundays (from the year 1 on).
pub fn days_from_epoch(date: Date) -> i32 {
    date.number
}

/// The date with this number; `None` outside the years 1 to 9999, which four digits can write.
pub fn from_days(days: i32) -> Option<Date> {
    (1..=LAST_DAY)
        .contains(&days)
        .then_some(Date { number: days })
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

    /// Against a crate that others hold to be right, over four centuries and their neighbours, and at far ends.
    #[test]
    fn days_months_and_their_sums_are_those_of_chrono() {
        use chrono::{Datelike, Months, NaiveDate};
        let same = |ours: Option<Date>, theirs: Option<NaiveDate>| {
            let theirs = theirs.map(|date| (date.year(), date.month(), date.day()));
            assert_eq!(ours.map(Date::parts), theirs);
        };
        for number in (600_000..890_000).chain(-3_000..3_000) {
            let theirs = NaiveDate::from_num_days_from_ce_opt(number).unwrap();
            let ours = Date { number };
            same(Some(ours), Some(theirs));
            assert_eq!(
                Date::from_ymd(theirs.year(), theirs.month(), theirs.day()),
                Some(ours)
            );
            assert_eq!(
                ours.days_from_monday(),
                theirs.weekday().num_days_from_monday()
            );
            for months in [1, 11, 13, 700] {
                same(
                    ours.plus_months(months),
                    theirs.checked_add_months(Months::new(months)),
                );
                same(
                    ours.minus_months(months),
                    theirs.checked_sub_months(Months::new(months)),
                );
            }
        }
        let date = parse_iso("2026-01-31").unwrap();
        assert_eq!(date.plus_months(u32::MAX), None);
        assert_eq!(date.minus_months(u32::MAX), None);
        assert_eq!(date.plus_days(u32::MAX), None);
        assert_eq!(date.minus_days(u32::MAX), None);
        assert_eq!(date.with_day(32), None);
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
