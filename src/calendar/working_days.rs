//! Working days: counting them in both directions.

use super::date::{Date, days_from_epoch, from_days};
use super::holidays::{Division, FIRST_YEAR, LAST_YEAR, bank_holidays};
use alloc::{string::String, vec::Vec};
use core::fmt;

/// More weekdays than the calendar has: a count beyond it cannot end inside.
const MOST: i32 = 4_000_000;

/// Why there is no answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum CalendarError {
    /// The question or its answer lies outside the years [`FIRST_YEAR`] to [`LAST_YEAR`] of the bank-holiday table: a guess
    /// would be a wrong deadline. Without a division the limits are the years 1 to 9999.
    BeyondTable {
        /// The first year the table covers.
        first_year: i32,
        /// The last year the table covers.
        last_year: i32,
    },
}

impl CalendarError {
    pub(super) const BANK_HOLIDAYS: CalendarError = CalendarError::BeyondTable {
        first_year: FIRST_YEAR,
        last_year: LAST_YEAR,
    };
    const CALENDAR: CalendarError = CalendarError::BeyondTable {
        first_year: 1,
        last_year: 9999,
    };

    /// The same sentence as `Display`, without the formatting machinery.
    pub fn message(&self) -> String {
        let CalendarError::BeyondTable {
            first_year,
            last_year,
        } = self;
        let mut out = String::from("The working days are known from ");
        super::date::push_number(first_year.unsigned_abs(), &mut out);
        out.push_str(" to ");
        super::date::push_number(last_year.unsigned_abs(), &mut out);
        out
    }
}

impl fmt::Display for CalendarError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message())
    }
}

impl core::error::Error for CalendarError {}

/// Which days are worked: Monday to Friday, less a division's bank holidays and the days closed besides.
///
/// Bank holidays after [`super::LAST_PUBLISHED_YEAR`] are forecasts by the rules of today. Where a day is proclaimed or
/// moved later, [`WorkingDays::close`] and [`WorkingDays::open`] set it right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkingDays {
    division: Option<Division>,
    /// The days from Monday to Friday that are not worked, as day numbers: sorted, each once.
    closed: Vec<i32>,
}

impl WorkingDays {
    /// The working days of a division; `None` for Monday to Friday without any bank holiday.
    pub fn new(division: Option<Division>) -> Self {
        let closed = division
            .and_then(|division| bank_holidays(division, FIRST_YEAR, LAST_YEAR).ok())
            .unwrap_or_default()
            .iter()
            .map(|holiday| days_from_epoch(holiday.date))
            .collect();
        WorkingDays { division, closed }
    }

    /// Takes a day out: a council's closure day, or a bank holiday proclaimed after this table was made.
    ///
    /// A Saturday or Sunday is no working day anyway; closing it changes nothing.
    pub fn close(&mut self, date: Date) {
        let day = days_from_epoch(date);
        if let Err(place) = self.closed.binary_search(&day)
            && is_weekday(day)
        {
            self.closed.insert(place, day);
        }
    }

    /// Makes a bank holiday or closure day a working day again. Saturdays and Sundays stay as they are.
    pub fn open(&mut self, date: Date) {
        if let Ok(place) = self.closed.binary_search(&days_from_epoch(date)) {
            self.closed.remove(place);
        }
    }

    /// True from Monday to Friday, except on bank holidays and closure days.
    ///
    /// Outside the years of the table no bank holiday is known, and only weekends are left out.
    pub fn is_working_day(&self, date: Date) -> bool {
        is_weekday(days_from_epoch(date)) && !self.is_holiday(date)
    }

    /// True on the division's bank holidays and on closure days, from Monday to Friday.
    pub fn is_holiday(&self, date: Date) -> bool {
        self.closed.binary_search(&days_from_epoch(date)).is_ok()
    }

    /// The date `n` working days after `from`; the day after `from` is day one. Nought gives `from` itself, whatever day it
    /// is; a negative number counts back, the day before `from` being the first.
    ///
    /// ```
    /// use supervision_validator::calendar::{Division, WorkingDays, parse_iso};
    ///
    /// // Thursday 2 April 2026: Good Friday and Easter Monday are left out, so that day one is Tuesday 7 April.
    /// let england = WorkingDays::new(Some(Division::EnglandAndWales));
    /// assert_eq!(england.add(parse_iso("2026-04-02").unwrap(), 5).ok(), parse_iso("2026-04-13"));
    /// ```
    ///
    /// # Errors
    /// When `from` or the result lies beyond the years that the bank-holiday table covers: a guess would be a wrong deadline.
    pub fn add(&self, from: Date, n: i32) -> Result<Date, CalendarError> {
        let day = self.covered(from)?;
        if n == 0 {
            return Ok(from);
        }
        if !(-MOST..=MOST).contains(&n) {
            return Err(self.beyond());
        }
        let before_first = if n > 0 {
            self.ordinal(day)
        } else {
            self.ordinal(day - 1) + 1
        };
        self.nth(before_first + n)
    }

    /// The working days after `from`, up to and including `to`. Where `to` is before `from`: minus those after `to`, up to
    /// and including `from`.
    ///
    /// # Errors
    /// When either date lies beyond the years that the bank-holiday table covers.
    pub fn between(&self, from: Date, to: Date) -> Result<i32, CalendarError> {
        Ok(self.ordinal(self.covered(to)?) - self.ordinal(self.covered(from)?))
    }

    /// The last working day that is not after `date`.
    ///
    /// # Errors
    /// When `date` or the result lies beyond the years that the bank-holiday table covers.
    pub fn last_on_or_before(&self, date: Date) -> Result<Date, CalendarError> {
        self.nth(self.ordinal(self.covered(date)?))
    }

    /// The first working day that is not before `date`.
    ///
    /// # Errors
    /// When `date` or the result lies beyond the years that the bank-holiday table covers.
    pub fn first_on_or_after(&self, date: Date) -> Result<Date, CalendarError> {
        self.nth(self.ordinal(self.covered(date)? - 1) + 1)
    }

    /// How many working days there are up to and including the day, from the beginning of the calendar (with no bank
    /// holidays before the table's first year, which cancels out in every difference).
    fn ordinal(&self, day: i32) -> i32 {
        let closed = self.closed.partition_point(|closed| *closed <= day);
        weekday_ordinal(day) - as_i32(closed)
    }

    /// The working day whose ordinal is `ordinal`, found by halving the list of closed days: the time does not grow with
    /// the distance, and a thousand closure days in a row cost ten steps.
    fn nth(&self, ordinal: i32) -> Result<Date, CalendarError> {
        // A closed day comes before the result exactly where fewer working days than `ordinal` lie before it.
        let (mut low, mut high) = (0, self.closed.len());
        while low < high {
            let middle = low + (high - low) / 2;
            let before = self
                .closed
                .get(middle)
                .map_or(i32::MAX, |day| weekday_ordinal(*day) - as_i32(middle) - 1);
            if before < ordinal {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let date = from_days(nth_weekday(ordinal + as_i32(low))).ok_or_else(|| self.beyond())?;
        self.covered(date)?;
        Ok(date)
    }

    /// The number of a day that the table covers.
    fn covered(&self, date: Date) -> Result<i32, CalendarError> {
        let covered = match self.division {
            Some(_) => (FIRST_YEAR..=LAST_YEAR).contains(&date.year()),
            None => (1..=9999).contains(&date.year()),
        };
        if covered {
            Ok(days_from_epoch(date))
        } else {
            Err(self.beyond())
        }
    }

    fn beyond(&self) -> CalendarError {
        if self.division.is_some() {
            CalendarError::BANK_HOLIDAYS
        } else {
            CalendarError::CALENDAR
        }
    }
}

/// Indexes of the list of closed days stay far below the limit: the list has at most one entry per day of the calendar.
fn as_i32(index: usize) -> i32 {
    i32::try_from(index).unwrap_or(i32::MAX)
}

// Day 1 of the epoch is a Monday, so whole weeks begin at days 1, 8, 15, …

pub(super) fn is_weekday(day: i32) -> bool {
    (day - 1).rem_euclid(7) < 5
}

/// How many days from Monday to Friday there are up to and including the day.
fn weekday_ordinal(day: i32) -> i32 {
    let (week, weekday) = ((day - 1).div_euclid(7), (day - 1).rem_euclid(7));
    week * 5 + (weekday + 1).min(5)
}

/// The day whose [`weekday_ordinal`] is `ordinal`, from Monday to Friday.
fn nth_weekday(ordinal: i32) -> i32 {
    let (week, weekday) = ((ordinal - 1).div_euclid(5), (ordinal - 1).rem_euclid(5));
    week * 7 + weekday + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_iso;

    fn day(text: &str) -> Date {
        parse_iso(text).unwrap()
    }

    fn england() -> WorkingDays {
        WorkingDays::new(Some(Division::EnglandAndWales))
    }

    #[test]
    fn the_day_after_is_day_one_in_both_directions() {
        let days = england();
        for (from, n, to) in [
            // Over Easter 2026: Good Friday 3 April, Easter Monday 6 April.
            ("2026-04-01", 1, "2026-04-02"),
            ("2026-04-02", 1, "2026-04-07"),
            ("2026-04-07", -1, "2026-04-02"),
            ("2026-04-05", 1, "2026-04-07"),
            ("2026-04-05", -1, "2026-04-02"),
            // Over Christmas 2026: Friday the 25th, and Monday the 28th for Boxing Day; New Year's Day is a Friday.
            ("2026-12-24", 1, "2026-12-29"),
            ("2026-12-24", 4, "2027-01-04"),
            ("2027-01-04", -4, "2026-12-24"),
            // Over Christmas 2027: the 27th and 28th stand in; 1 January 2028 is a Saturday, its substitute the 3rd.
            ("2027-12-24", 1, "2027-12-29"),
            ("2027-12-24", 4, "2028-01-04"),
            // Over the end of a month, and of February in a leap year.
            ("2026-01-30", 1, "2026-02-02"),
            ("2024-02-28", 2, "2024-03-01"),
            ("2026-03-02", 10, "2026-03-16"),
            ("2026-03-02", 0, "2026-03-02"),
            ("2026-03-01", 0, "2026-03-01"),
        ] {
            assert_eq!(days.add(day(from), n), Ok(day(to)), "{from} {n}");
        }
    }

    #[test]
    fn between_counts_the_end_and_not_the_beginning() {
        let days = england();
        for (from, to, n) in [
            ("2026-04-02", "2026-04-07", 1),
            ("2026-04-02", "2026-04-06", 0),
            ("2026-04-02", "2026-04-02", 0),
            ("2026-04-07", "2026-04-02", -1),
            ("2026-04-06", "2026-04-02", 0),
            // From a Saturday back to Friday: nothing after Friday up to and including Saturday.
            ("2026-03-07", "2026-03-06", 0),
            ("2026-03-06", "2026-03-09", 1),
            // 365 days: 52 weeks and a Thursday, less eight bank holidays.
            ("2025-12-31", "2026-12-31", 253),
        ] {
            assert_eq!(days.between(day(from), day(to)), Ok(n), "{from} {to}");
        }
    }

    #[test]
    fn the_nearest_working_day_on_either_side() {
        let days = england();
        assert_eq!(
            days.last_on_or_before(day("2026-04-06")),
            Ok(day("2026-04-02"))
        );
        assert_eq!(
            days.first_on_or_after(day("2026-04-03")),
            Ok(day("2026-04-07"))
        );
        assert_eq!(
            days.last_on_or_before(day("2026-04-07")),
            Ok(day("2026-04-07"))
        );
        assert_eq!(
            days.first_on_or_after(day("2026-04-07")),
            Ok(day("2026-04-07"))
        );
        // 1 January 1978 is a Sunday and the 2nd its substitute: nothing before them is in the table.
        assert!(days.last_on_or_before(day("1978-01-02")).is_err());
        assert_eq!(
            days.first_on_or_after(day("1978-01-01")),
            Ok(day("1978-01-03"))
        );
    }

    #[test]
    fn a_caller_closes_and_opens_days() {
        let mut days = england();
        let (closure, saturday, holiday) =
            (day("2026-12-29"), day("2026-12-26"), day("2026-05-04"));
        days.close(closure);
        days.close(closure);
        days.close(saturday);
        days.open(holiday);
        assert!(days.is_holiday(closure) && !days.is_working_day(closure));
        assert!(!days.is_holiday(saturday) && !days.is_working_day(saturday));
        assert!(!days.is_holiday(holiday) && days.is_working_day(holiday));
        assert_eq!(days.add(day("2026-12-24"), 1), Ok(day("2026-12-30")));
        assert_eq!(days.add(day("2026-05-01"), 1), Ok(holiday));
        days.open(closure);
        days.open(saturday);
        days.close(holiday);
        assert!(!days.is_working_day(saturday));
        assert_eq!(days, england());
    }

    #[test]
    fn a_long_row_of_closures_is_passed() {
        let mut days = WorkingDays::new(None);
        let first = days_from_epoch(day("2026-01-01"));
        for offset in (0..3_650).rev() {
            days.close(from_days(first + offset).unwrap());
        }
        // The first day not closed is 30 December 2035, a Sunday: 3650 days from 1 January 2026 on.
        assert_eq!(days.add(day("2025-12-31"), 1), Ok(day("2035-12-31")));
        assert_eq!(days.add(day("2035-12-31"), -1), Ok(day("2025-12-31")));
        assert_eq!(days.between(day("2025-12-31"), day("2035-12-31")), Ok(1));
    }

    #[test]
    fn beyond_the_table_there_is_an_error_and_no_guess() {
        let days = england();
        let error = CalendarError::BANK_HOLIDAYS;
        assert_eq!(days.add(day("2100-12-31"), 1), Err(error));
        assert_eq!(days.add(day("1978-01-03"), -1), Err(error));
        assert_eq!(days.add(day("1977-12-30"), 1), Err(error));
        assert_eq!(days.add(day("2101-01-03"), 0), Err(error));
        assert_eq!(
            days.between(day("2026-01-01"), day("2101-01-03")),
            Err(error)
        );
        assert_eq!(
            days.between(day("1977-12-30"), day("2026-01-01")),
            Err(error)
        );
        for n in [
            i32::MIN,
            -MOST - 1,
            -MOST,
            -40_000,
            40_000,
            MOST,
            MOST + 1,
            i32::MAX,
        ] {
            assert_eq!(days.add(day("2026-03-02"), n), Err(error), "{n}");
        }
        assert_eq!(
            error.to_string(),
            "The working days are known from 1978 to 2100"
        );
    }

    #[test]
    fn without_a_division_only_weekends_are_left_out_and_the_calendar_goes_on() {
        let days = WorkingDays::new(None);
        assert_eq!(days.add(day("2026-12-24"), 1), Ok(day("2026-12-25")));
        assert_eq!(days.add(day("2150-01-02"), 1), Ok(day("2150-01-05")));
        assert_eq!(days.between(day("1900-01-01"), day("1900-01-08")), Ok(5));
        for n in [i32::MIN, -MOST, MOST, i32::MAX] {
            assert!(days.add(day("2026-03-02"), n).is_err(), "{n}");
        }
    }
}
