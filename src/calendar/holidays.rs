//! Bank holidays by the rules of the acts.

use super::date::{Date, days_from_epoch, from_days};
use super::one_offs::ONE_OFFS;
use super::working_days::CalendarError;
use crate::order;
use alloc::vec::Vec;

/// The first year of the bank-holiday table.
pub const FIRST_YEAR: i32 = 1978;
/// The last year of the bank-holiday table.
pub const LAST_YEAR: i32 = 2100;
/// The last year whose bank holidays are officially published; later ones are forecasts by the rules of today.
pub const LAST_PUBLISHED_YEAR: i32 = 2028;

/// A part of the United Kingdom with bank holidays of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Division {
    /// England and Wales.
    EnglandAndWales,
    /// Scotland.
    Scotland,
    /// Northern Ireland.
    NorthernIreland,
}

impl Division {
    /// Reads the names that gov.uk uses: `england-and-wales`, `scotland`, `northern-ireland`.
    pub fn parse(id: &str) -> Option<Division> {
        [
            Division::EnglandAndWales,
            Division::Scotland,
            Division::NorthernIreland,
        ]
        .into_iter()
        .find(|division| division.id() == id)
    }

    /// The name that gov.uk uses.
    pub fn id(self) -> &'static str {
        match self {
            Division::EnglandAndWales => "england-and-wales",
            Division::Scotland => "scotland",
            Division::NorthernIreland => "northern-ireland",
        }
    }
}

/// One bank holiday.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BankHoliday {
    /// The day that is not worked.
    pub date: Date,
    /// What gov.uk calls it.
    pub title: &'static str,
    /// True where gov.uk notes a "Substitute day": it stands in for one that fell on a Saturday or Sunday.
    pub substitute: bool,
}

/// The bank holidays of a division from 1 January of `from_year` to 31 December of `to_year`, in the order of their dates.
///
/// Only days from Monday to Friday are among them: one that falls on a Saturday or Sunday is represented by its substitute,
/// as on gov.uk. Years after [`LAST_PUBLISHED_YEAR`] are forecasts by the rules of today. Where `from_year` is after
/// `to_year` there are none.
///
/// Sources: the schedule of the Banking and Financial Dealings Act 1971, the yearly royal proclamations under it (as the
/// London Gazette of 30 June 1998 has them for 1998 and 1999), the St Andrew's Day Bank Holiday (Scotland) Act 2007, and
/// gov.uk from 2012 to 2028. Single days are in `one_offs.rs`, each with its own source.
///
/// # Errors
/// When a year lies outside [`FIRST_YEAR`] to [`LAST_YEAR`].
pub fn bank_holidays(
    division: Division,
    from_year: i32,
    to_year: i32,
) -> Result<Vec<BankHoliday>, CalendarError> {
    let table = FIRST_YEAR..=LAST_YEAR;
    if !table.contains(&from_year) || !table.contains(&to_year) {
        return Err(CalendarError::BANK_HOLIDAYS);
    }
    let mut holidays = Vec::new();
    for year in from_year..=to_year {
        let start = holidays.len();
        let mut of_year = YearInMaking {
            division,
            year,
            holidays: &mut holidays,
        };
        of_year.by_rule();
        of_year.by_proclamation();
        if let Some(of_year) = holidays.get_mut(start..) {
            order::sort(of_year, &|one, other| one.date < other.date);
        }
    }
    Ok(holidays)
}

/// One year's holidays while they are put together.
struct YearInMaking<'a> {
    division: Division,
    year: i32,
    holidays: &'a mut Vec<BankHoliday>,
}

impl YearInMaking<'_> {
    /// The holidays of every year: by the schedule of the 1971 Act or by a proclamation that is made every year.
    fn by_rule(&mut self) {
        let easter = easter_sunday(self.year);
        self.on(easter - 2, "Good Friday");
        if self.division == Division::Scotland {
            self.scottish_new_year();
            // Easter Monday is no bank holiday in Scotland.
            self.on(self.monday_from(8, 1), "Summer bank holiday");
            if self.year >= 2007 {
                self.or_next_monday(self.day(11, 30), "St Andrew’s Day");
            }
        } else {
            self.or_next_monday(self.day(1, 1), "New Year’s Day");
            self.on(easter + 1, "Easter Monday");
            self.on(self.monday_from(8, 25), "Summer bank holiday");
        }
        if self.division == Division::NorthernIreland {
            self.or_next_monday(self.day(3, 17), "St Patrick’s Day");
            self.or_next_monday(self.day(7, 12), "Battle of the Boyne (Orangemen’s Day)");
        }
        // In Scotland the first Monday in May is the act's and the last is proclaimed (since 1978), elsewhere the reverse.
        self.on(self.monday_from(5, 1), "Early May bank holiday");
        self.on(self.monday_from(5, 25), "Spring bank holiday");
        self.pair(self.day(12, 25), "Christmas Day", "Boxing Day");
    }

    /// New Year's Day and 2 January, with the substitutes that the Scottish Government publishes.
    ///
    /// For 4 January 2010 and 2011 no proclamation was made, as came out in 2014 (dracos.co.uk, "Bad Bank Holidays"); both
    /// had been published as bank holidays and were kept as such, so they are holidays here.
    fn scottish_new_year(&mut self) {
        let first = self.day(1, 1);
        if self.year >= 2023 && matches!(weekday(first), Weekday::Sunday) {
            // By the act, and on gov.uk in 2012 and 2017, Monday the 2nd is itself and Tuesday the 3rd stands in for the
            // 1st. In 2023 gov.uk named them the other way round; the forecasts follow the latest practice.
            self.add(first + 1, "New Year’s Day", true);
            self.add(first + 2, "2nd January", true);
        } else {
            self.pair(first, "New Year’s Day", "2nd January");
        }
    }

    fn by_proclamation(&mut self) {
        for one_off in ONE_OFFS {
            if one_off.year == self.year && one_off.is_kept_in(self.division) {
                self.add(
                    self.day(one_off.month, one_off.day),
                    one_off.title,
                    one_off.substitute,
                );
            }
        }
    }

    /// Two holidays on end, the first on the given day. One that falls on a Saturday or Sunday is kept on the next day from
    /// Monday to Friday that the other does not take.
    fn pair(&mut self, first: i32, first_title: &'static str, second_title: &'static str) {
        let (first_shift, second_shift) = match weekday(first) {
            Weekday::Friday => (0, 2),
            Weekday::Saturday => (2, 2),
            Weekday::Sunday => (2, 0),
            Weekday::Other => (0, 0),
        };
        self.add(first + first_shift, first_title, first_shift > 0);
        self.add(first + 1 + second_shift, second_title, second_shift > 0);
    }

    /// A holiday that is kept on the Monday after where it falls on a Saturday or Sunday.
    fn or_next_monday(&mut self, day: i32, title: &'static str) {
        let shift = match weekday(day) {
            Weekday::Saturday => 2,
            Weekday::Sunday => 1,
            Weekday::Friday | Weekday::Other => 0,
        };
        self.add(day + shift, title, shift > 0);
    }

    /// A holiday on a fixed day of the week, unless it was moved this year.
    fn on(&mut self, day: i32, title: &'static str) {
        let moved = from_days(day).is_some_and(|date| {
            ONE_OFFS.iter().any(|one_off| {
                one_off.year == self.year
                    && one_off.replaces(self.division, date.month(), date.day())
            })
        });
        if !moved {
            self.add(day, title, false);
        }
    }

    fn add(&mut self, day: i32, title: &'static str, substitute: bool) {
        if let Some(date) = from_days(day) {
            self.holidays.push(BankHoliday {
                date,
                title,
                substitute,
            });
        }
    }

    /// The number of a day of this year; nought, which is no day, where the month has no such day.
    fn day(&self, month: u32, day: u32) -> i32 {
        Date::from_ymd(self.year, month, day).map_or(0, days_from_epoch)
    }

    /// The first Monday on or after a day of this year: from the 25th it is the last of a month of 31 days.
    fn monday_from(&self, month: u32, day: u32) -> i32 {
        let day = self.day(month, day);
        day + (1 - day).rem_euclid(7)
    }
}

/// The days of the week that substitutes depend on.
enum Weekday {
    Friday,
    Saturday,
    Sunday,
    Other,
}

fn weekday(day: i32) -> Weekday {
    match day.rem_euclid(7) {
        5 => Weekday::Friday,
        6 => Weekday::Saturday,
        0 => Weekday::Sunday,
        _ => Weekday::Other,
    }
}

/// Easter Sunday as a day number, by the computus for the Gregorian calendar (Meeus, "Astronomical Algorithms", chapter 8).
fn easter_sunday(year: i32) -> i32 {
    let golden = year % 19;
    let (century, in_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days_after_22_march = epact + weekday - 7 * late;
    Date::from_ymd(year, 3, 22).map_or(0, days_from_epoch) + days_after_22_march
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_iso;

    const DIVISIONS: [Division; 3] = [
        Division::EnglandAndWales,
        Division::Scotland,
        Division::NorthernIreland,
    ];

    #[test]
    fn divisions_have_the_names_of_gov_uk() {
        for division in DIVISIONS {
            assert_eq!(Division::parse(division.id()), Some(division));
        }
        for id in ["", "wales", "Scotland", "england_and_wales"] {
            assert_eq!(Division::parse(id), None);
        }
    }

    /// Easter Sundays as church calendars have them; 25 April (2038) is the latest there can be.
    #[test]
    fn easter_falls_on_the_days_of_the_tables() {
        for date in [
            "1978-03-26",
            "1981-04-19",
            "1997-03-30",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2100-03-28",
        ] {
            let date = parse_iso(date).unwrap();
            assert_eq!(
                easter_sunday(date.year()),
                days_from_epoch(date),
                "{date:?}"
            );
        }
    }

    #[test]
    fn every_holiday_is_a_weekday_of_its_own_year_and_none_coincide() {
        for division in DIVISIONS {
            for year in FIRST_YEAR..=LAST_YEAR {
                let holidays = bank_holidays(division, year, year).unwrap();
                assert!(holidays.iter().all(|holiday| holiday.date.year() == year));
                assert!(
                    holidays
                        .iter()
                        .all(|holiday| (1..=5).contains(&(days_from_epoch(holiday.date) % 7)))
                );
                assert!(
                    holidays.is_sorted_by(|one, next| one.date < next.date),
                    "{division:?} {year}"
                );
                let extra = ONE_OFFS
                    .iter()
                    .filter(|day| day.year == year && day.is_kept_in(division))
                    .count();
                let moved = ONE_OFFS
                    .iter()
                    .filter(|day| {
                        day.year == year
                            && [(5, 1), (5, 4), (5, 27), (5, 28), (5, 30)]
                                .iter()
                                .any(|(month, of_month)| day.replaces(division, *month, *of_month))
                    })
                    .count();
                let by_rule = match division {
                    Division::EnglandAndWales => 8,
                    Division::Scotland => 8 + usize::from(year >= 2007),
                    Division::NorthernIreland => 10,
                };
                assert_eq!(
                    holidays.len(),
                    by_rule + extra - moved,
                    "{division:?} {year}"
                );
            }
        }
    }

    #[test]
    fn a_range_of_years_is_its_years_one_after_the_other() {
        let all = bank_holidays(Division::Scotland, FIRST_YEAR, LAST_YEAR).unwrap();
        let each: Vec<_> = (FIRST_YEAR..=LAST_YEAR)
            .flat_map(|year| bank_holidays(Division::Scotland, year, year).unwrap())
            .collect();
        assert_eq!(all, each);
        assert_eq!(
            bank_holidays(Division::Scotland, 2027, 2026),
            Ok(Vec::new())
        );
        for (from, to) in [
            (1977, 1980),
            (2100, 2101),
            (i32::MIN, i32::MAX),
            (2101, 2100),
            (2000, 1977),
        ] {
            assert_eq!(
                bank_holidays(Division::Scotland, from, to),
                Err(CalendarError::BANK_HOLIDAYS)
            );
        }
    }

    #[test]
    fn one_offs_are_in_order_and_inside_the_table() {
        assert!(ONE_OFFS.is_sorted_by_key(|day| (day.year, day.month, day.day)));
        for day in ONE_OFFS {
            let date = Date::from_ymd(day.year, day.month, day.day).unwrap();
            assert!((FIRST_YEAR..=LAST_PUBLISHED_YEAR).contains(&day.year));
            assert!((1..=5).contains(&(days_from_epoch(date) % 7)), "{date:?}");
        }
    }
}
