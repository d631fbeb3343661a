//! Periods: how long a policy allows.

use super::date::{Date, days_from_epoch, from_days, number, push_number};
use super::working_days::WorkingDays;
use alloc::string::String;

/// The longest number that a period may have: more would lead out of the calendar anyway.
const MOST: u32 = 99_999;

/// A length of time as policies state it: `P1M`, `P2W`, `P7D`, `P1Y6M`, `5WD` (working days), `5WKD` (Monday to Friday
/// whatever the holidays), `P0D`.
///
/// Months are calendar months and clamp to the end of the month (31 January plus one is 28 or 29 February). Every period
/// counts from its origin, never from the last result: three times one month after 31 January is `P3M`, 30 April.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Period {
    /// Calendar months; a year is 12.
    pub months: u32,
    /// Calendar days; a week is 7.
    pub days: u32,
    /// Working days, as [`WorkingDays`] counts them.
    pub working_days: u32,
    /// Days from Monday to Friday, holidays and closures included.
    pub weekdays: u32,
    /// Written in years or weeks rather than in months or days (`P1Y`, not `P12M`; `P1W`, not `P7D`): kept so that a
    /// message repeats the words of the policy. The length does not depend on it.
    pub in_years_or_weeks: bool,
}

impl Period {
    /// Reads a period: `P` and then years, months and days in that order, each at most once, or weeks alone; or a number
    /// and `WD`; or a number and `WKD`.
    ///
    /// `None` for all else: times (`PT1H`), fractions, signs, lower case, a `P` alone, numbers above 99999.
    pub fn parse(text: &str) -> Option<Period> {
        let text = text.as_bytes();
        if let Some(digits) = text.strip_suffix(b"WD") {
            return Some(Period {
                working_days: count(digits)?,
                ..Period::default()
            });
        }
        if let Some(digits) = text.strip_suffix(b"WKD") {
            return Some(Period {
                weekdays: count(digits)?,
                ..Period::default()
            });
        }
        let rest = text.strip_prefix(b"P")?;
        if let Some(digits) = rest.strip_suffix(b"W") {
            return Some(Period {
                days: count(digits)? * 7,
                in_years_or_weeks: true,
                ..Period::default()
            });
        }
        let (years, rest) = part(rest, b'Y')?;
        let (months, rest) = part(rest, b'M')?;
        let (days, rest) = part(rest, b'D')?;
        if !rest.is_empty() || (years, months, days) == (None, None, None) {
            return None;
        }
        Some(Period {
            months: years.unwrap_or(0) * 12 + months.unwrap_or(0),
            days: days.unwrap_or(0),
            in_years_or_weeks: years.is_some(),
            ..Period::default()
        })
    }

    /// Writes the period as policies write it: what [`Period::parse`] read comes out the same (`P7D` as `P7D`, `P4W` as
    /// `P4W`, `P12M` as `P12M`), except for leading noughts, parts that are nought, and months above 12 beside years.
    ///
    /// A period of both calendar and working days, which no text can state, is written one after the other: `P1M5WD`.
    pub fn push(&self, out: &mut String) {
        let (years, months) = self.years_and_months();
        let (weeks, days) = self.weeks_and_days();
        let calendar = [(years, "Y"), (months, "M"), (weeks, "W"), (days, "D")];
        if calendar.iter().any(|(value, _)| *value > 0) {
            out.push('P');
            for (value, unit) in calendar {
                push_part(value, unit, out);
            }
        } else if self.working_days == 0 && self.weekdays == 0 {
            out.push_str("P0D");
        }
        push_part(self.working_days, "WD", out);
        push_part(self.weekdays, "WKD", out);
    }

    /// Writes the period in words: `7 days`, `5 working days`, `1 month`, `1 year and 6 months`, `0 days`.
    pub fn push_words(&self, out: &mut String) {
        let (years, months) = self.years_and_months();
        let (weeks, days) = self.weeks_and_days();
        let parts = [
            (years, "year"),
            (months, "month"),
            (weeks, "week"),
            (days, "day"),
            (self.working_days, "working day"),
            (self.weekdays, "weekday"),
        ];
        let mut left = parts.iter().filter(|(value, _)| *value > 0).count();
        if left == 0 {
            out.push_str("0 days");
        }
        for (value, unit) in parts.into_iter().filter(|(value, _)| *value > 0) {
            push_number(value, out);
            out.push(' ');
            out.push_str(unit);
            if value > 1 {
                out.push('s');
            }
            left -= 1;
            match left {
                0 => {}
                1 => out.push_str(" and "),
                _ => out.push_str(", "),
            }
        }
    }

    /// The last day that the period allows after `origin`: the day after `origin` is day one.
    ///
    /// Months first, then days, then working days. `None` where the result lies outside the calendar, or, for working
    /// days, outside the years that the bank-holiday table covers.
    pub fn after(&self, origin: Date, days: &WorkingDays) -> Option<Date> {
        let date = origin.plus_months(self.months)?;
        self.shift(date, 1, days)
    }

    /// The day from which `origin` is just within the period: [`Period::after`], backwards.
    ///
    /// Months clamp here too (31 March less one month is 28 or 29 February), so `after` does not always lead back.
    pub fn before(&self, origin: Date, days: &WorkingDays) -> Option<Date> {
        let date = origin.minus_months(self.months)?;
        self.shift(date, -1, days)
    }

    fn shift(&self, date: Date, sign: i32, days: &WorkingDays) -> Option<Date> {
        let signed = |count: u32| i32::try_from(count).ok()?.checked_mul(sign);
        let mut date = from_days(days_from_epoch(date).checked_add(signed(self.days)?)?)?;
        if self.working_days > 0 {
            date = days.add(date, signed(self.working_days)?).ok()?;
        }
        if self.weekdays > 0 {
            date = WorkingDays::new(None)
                .add(date, signed(self.weekdays)?)
                .ok()?;
        }
        Some(date)
    }

    fn years_and_months(&self) -> (u32, u32) {
        if self.in_years_or_weeks {
            (self.months / 12, self.months % 12)
        } else {
            (0, self.months)
        }
    }

    /// Weeks stand alone in ISO 8601, so beside months the days stay days.
    fn weeks_and_days(&self) -> (u32, u32) {
        if self.in_years_or_weeks && self.months == 0 && self.days.is_multiple_of(7) {
            (self.days / 7, 0)
        } else {
            (0, self.days)
        }
    }
}

fn push_part(value: u32, unit: &str, out: &mut String) {
    if value > 0 {
        push_number(value, out);
        out.push_str(unit);
    }
}

/// A number up to [`MOST`]; leading noughts do no harm.
fn count(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    number(digits).filter(|value| *value <= MOST)
}

/// The number before `unit`, where the text goes on with one.
fn part(text: &[u8], unit: u8) -> Option<(Option<u32>, &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match text.split_at_checked(digits)? {
        (digits, [found, rest @ ..]) if *found == unit => Some((Some(count(digits)?), rest)),
        _ => Some((None, text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Division, parse_iso, push_iso};

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    fn text(period: Period) -> String {
        let mut out = String::new();
        period.push(&mut out);
        out
    }

    fn words(text: &str) -> String {
        let mut out = String::new();
        period(text).push_words(&mut out);
        out
    }

    fn iso(date: Option<Date>) -> Option<String> {
        date.map(|date| {
            let mut out = String::new();
            push_iso(date, &mut out);
            out
        })
    }

    fn after(origin: &str, allowed: &str) -> Option<String> {
        let days = WorkingDays::new(Some(Division::EnglandAndWales));
        iso(period(allowed).after(parse_iso(origin).unwrap(), &days))
    }

    fn before(origin: &str, allowed: &str) -> Option<String> {
        let days = WorkingDays::new(Some(Division::EnglandAndWales));
        iso(period(allowed).before(parse_iso(origin).unwrap(), &days))
    }

    #[test]
    fn a_period_is_written_as_it_was_read() {
        for written in [
            "P0D", "P1D", "P7D", "P10D", "P28D", "P90D", "P1W", "P2W", "P4W", "P6W", "P1M", "P3M",
            "P12M", "P18M", "P1Y", "P7Y", "P1Y6M", "P1Y6M10D", "P1Y14D", "P1M7D", "5WD", "10WD",
            "5WKD", "P99999D",
        ] {
            assert_eq!(text(period(written)), written);
        }
        for (written, canonical) in [
            ("P007D", "P7D"),
            ("P1Y0M", "P1Y"),
            ("P0Y", "P0D"),
            ("P0W", "P0D"),
            ("0WD", "P0D"),
            ("P1Y12M", "P2Y"),
        ] {
            assert_eq!(text(period(written)), canonical);
        }
    }

    #[test]
    fn a_week_is_seven_days_and_a_year_twelve_months() {
        assert_eq!((period("P2W").days, period("P1Y6M").months), (14, 18));
        assert_eq!(
            (period("5WD").working_days, period("5WKD").weekdays),
            (5, 5)
        );
    }

    #[test]
    fn what_is_no_period_is_not_read() {
        for written in [
            "",
            "P",
            "7",
            "P7",
            "7D",
            "WD",
            "WKD",
            "PW",
            "PD",
            "P-7D",
            "+P7D",
            "P1.5D",
            "P1,5D",
            "PT1H",
            "P1DT1H",
            "P1M1Y",
            "P1M1M",
            "P1W1D",
            "P1M1W",
            "p7d",
            "P7d",
            "5wd",
            "5BD",
            "P5WD",
            " P7D",
            "P7D ",
            "P100000D",
            "P99999999999D",
            "5WDx",
            "P７D",
        ] {
            assert_eq!(Period::parse(written), None, "{written:?}");
        }
    }

    #[test]
    fn words_are_those_of_the_policy() {
        for (written, said) in [
            ("P7D", "7 days"),
            ("P1D", "1 day"),
            ("P0D", "0 days"),
            ("P1W", "1 week"),
            ("P4W", "4 weeks"),
            ("P90D", "90 days"),
            ("P1M", "1 month"),
            ("P12M", "12 months"),
            ("P1Y", "1 year"),
            ("P1Y6M", "1 year and 6 months"),
            ("P1Y6M1D", "1 year, 6 months and 1 day"),
            ("5WD", "5 working days"),
            ("1WD", "1 working day"),
            ("5WKD", "5 weekdays"),
        ] {
            assert_eq!(words(written), said);
        }
    }

    #[test]
    fn months_clamp_to_the_end_and_count_from_the_origin() {
        for (origin, allowed, date) in [
            ("2026-03-02", "P7D", "2026-03-09"),
            ("2026-01-31", "P1M", "2026-02-28"),
            ("2024-01-31", "P1M", "2024-02-29"),
            ("2026-01-31", "P2M", "2026-03-31"),
            ("2026-01-31", "P3M", "2026-04-30"),
            ("2024-02-29", "P1Y", "2025-02-28"),
            ("2024-02-29", "P4Y", "2028-02-29"),
            ("2026-08-31", "P6M", "2027-02-28"),
            ("2026-01-30", "P1M1D", "2026-03-01"),
            ("2026-11-24", "P6W", "2027-01-05"),
            ("2026-03-02", "P0D", "2026-03-02"),
        ] {
            assert_eq!(
                after(origin, allowed).as_deref(),
                Some(date),
                "{origin} {allowed}"
            );
        }
        for (origin, allowed, date) in [
            ("2026-03-31", "P1M", "2026-02-28"),
            ("2026-03-09", "P7D", "2026-03-02"),
            ("2025-02-28", "P1Y", "2024-02-28"),
            ("2026-01-05", "P1W", "2025-12-29"),
        ] {
            assert_eq!(
                before(origin, allowed).as_deref(),
                Some(date),
                "{origin} {allowed}"
            );
        }
    }

    #[test]
    fn working_days_leave_holidays_out_and_weekdays_do_not() {
        // Maundy Thursday 2026 is 2 April; Good Friday the 3rd and Easter Monday the 6th are bank holidays.
        assert_eq!(after("2026-04-02", "5WD").as_deref(), Some("2026-04-13"));
        assert_eq!(after("2026-04-02", "5WKD").as_deref(), Some("2026-04-09"));
        assert_eq!(before("2026-04-13", "5WD").as_deref(), Some("2026-04-02"));
        assert_eq!(before("2026-04-09", "5WKD").as_deref(), Some("2026-04-02"));
    }

    #[test]
    fn beyond_the_calendar_there_is_no_answer() {
        assert_eq!(after("2100-12-31", "1WD"), None);
        assert_eq!(after("2100-12-31", "P1D").as_deref(), Some("2101-01-01"));
        assert_eq!(before("1978-01-01", "1WD"), None);
        assert_eq!(after("2200-01-01", "P99999M"), None);
        assert_eq!(before("1900-01-01", "P99999M"), None);
        let most = Period {
            months: u32::MAX,
            days: u32::MAX,
            working_days: u32::MAX,
            weekdays: u32::MAX,
            in_years_or_weeks: true,
        };
        let days = WorkingDays::new(None);
        let origin = parse_iso("2026-03-02").unwrap();
        assert_eq!(most.after(origin, &days), None);
        assert_eq!(most.before(origin, &days), None);
        assert_eq!(Period { months: 0, ..most }.after(origin, &days), None);
        let mut out = String::new();
        most.push(&mut out);
        most.push_words(&mut out);
        assert!(!out.is_empty());
    }
}
