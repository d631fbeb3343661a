//! Periods: how long a policy allows.

use super::date::{Date, days_from_epoch, from_days, number, push_number};
use super::working_days::WorkingDays;
use chrono::Months;

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
        if years + months + weeks + days > 0 || self.working_days + self.weekdays == 0 {
            out.push('P');
            for (value, unit) in [(years, "Y"), (months, "M"), (weeks, "W")] {
                push_part(value, unit, out);
            }
            if days > 0 || years + months + weeks == 0 {
                push_number(days, out);
                out.push('D');
            }
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
        let date = origin.checked_add_months(Months::new(self.months))?;
        self.shift(date, 1, days)
    }

    /// The day from which `origin` is just within the period: [`Period::after`], backwards.
    ///
    /// Months clamp here too (31 March less one month is 28 or 29 February), so `after` does not always lead back.
    pub fn before(&self, origin: Date, days: &WorkingDays) -> Option<Date> {
        let date = origin.checked_sub_months(Months::new(self.months))?;
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
        if self.in_years_or_weeks && self.months == 0 && self.days % 7 == 0 {
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

/// A number of one to five digits or more with leading noughts, up to [`MOST`].
fn count(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    number(digits).filter(|value| *value <= MOST)
}

/// The number before `unit`, where the text goes on with one.
#[allow(clippy::type_complexity)]
fn part(text: &[u8], unit: u8) -> Option<(Option<u32>, &[u8])> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match text.split_at_checked(digits)? {
        (digits, [found, rest @ ..]) if *found == unit => Some((Some(count(digits)?), rest)),
        _ => Some((None, text)),
    }
}
