//! Bank holidays by the rules of the acts.
//!
//! Banking and Financial Dealings Act 1971, schedule 1; Good Friday and Christmas Day by common law in England, Wales and Northern
//! Ireland; New Year's Day and Early May Day by royal proclamation under section 1(3), since 1974 and 1978. What was proclaimed for
//! one year stands in [`super::one_offs`].

use super::date::{Date, days_from_epoch, from_days};
use super::one_offs;
use super::working_days::CalendarError;
use crate::order;

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
    /// True where the day stands in for one that fell on a Saturday or Sunday.
    pub substitute: bool,
}

/// The bank holidays of a division from 1 January of `from_year` to 31 December of `to_year`, in order.
///
/// Only days that are kept are listed: where a holiday falls on a Saturday or Sunday its substitute is, as gov.uk lists
/// them. Years after [`LAST_PUBLISHED_YEAR`] are forecasts: the rules of today, without what may be proclaimed.
///
/// # Errors
/// When a year lies outside [`FIRST_YEAR`] to [`LAST_YEAR`].
pub fn bank_holidays(
    division: Division,
    from_year: i32,
    to_year: i32,
) -> Result<Vec<BankHoliday>, CalendarError> {
    if from_year < FIRST_YEAR || to_year > LAST_YEAR {
        return Err(CalendarError::BANK_HOLIDAYS);
    }
    let mut all = Vec::new();
    for year in from_year..=to_year {
        let start = all.len();
        Year {
            year,
            division,
            holidays: &mut all,
        }
        .add_all();
        if let Some(holidays) = all.get_mut(start..) {
            order::sort(holidays, &|one, other| one.date < other.date);
        }
    }
    Ok(all)
}

/// One year's holidays being put together.
struct Year<'h> {
    year: i32,
    division: Division,
    holidays: &'h mut Vec<BankHoliday>,
}

impl Year<'_> {
    fn add_all(&mut self) {
        let scotland = self.division == Division::Scotland;
        let northern_ireland = self.division == Division::NorthernIreland;
        if scotland {
            self.new_year_in_scotland();
        } else {
            self.or_next_monday(1, 1, "New Year’s Day");
        }
        if northern_ireland {
            // The 1971 Act, schedule 1, paragraph 3: 17 March, or the Monday after where it is a Sunday; a Saturday's
            // Monday is proclaimed.
            self.or_next_monday(3, 17, "St Patrick’s Day");
        }
        let easter = easter_sunday(self.year);
        self.add(easter - 2, "Good Friday", false);
        if !scotland {
            self.add(easter + 1, "Easter Monday", false);
        }
        self.may(5, FIRST, "Early May bank holiday");
        self.may(5, LAST, "Spring bank holiday");
        if northern_ireland {
            // Proclaimed each year by the Secretary of State for Northern Ireland.
            self.or_next_monday(7, 12, "Battle of the Boyne (Orangemen’s Day)");
        }
        // The 1971 Act: the first Monday in August in Scotland, the last one elsewhere.
        let summer = if scotland { FIRST } else { LAST };
        self.add(monday(self.year, 8, summer), "Summer bank holiday", false);
        if scotland && self.year >= 2007 {
            // St Andrew's Day Bank Holiday (Scotland) Act 2007, in force from 15 January 2007.
            self.or_next_monday(11, 30, "St Andrew’s Day");
        }
        self.christmas();
        for one_off in one_offs::ADDED {
            if one_off.year() == self.year && one_off.is_in(self.division) {
                self.add(one_off.day(), one_off.title, false);
            }
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

    /// A fixed day; where it is a Saturday or Sunday, the Monday after.
    fn or_next_monday(&mut self, month: u32, day: u32, title: &'static str) {
        let day = day_number(self.year, month, day);
        match day % 7 {
            SATURDAY => self.add(day + 2, title, true),
            SUNDAY => self.add(day + 1, title, true),
            _ => self.add(day, title, false),
        }
    }

    /// 1 and 2 January. The 1971 Act, schedule 1, paragraph 2, puts 3 January in the place of either on a Sunday; substitutes
    /// for Saturdays are proclaimed. From 2023 the proclamation puts New Year's Day on the Monday and 2 January on the Tuesday.
    fn new_year_in_scotland(&mut self) {
        const NEW_YEAR: &str = "New Year’s Day";
        const SECOND: &str = "2nd January";
        let first = day_number(self.year, 1, 1);
        match first % 7 {
            FRIDAY => {
                self.add(first, NEW_YEAR, false);
                self.add(first + 3, SECOND, true);
            }
            SATURDAY => {
                self.add(first + 2, NEW_YEAR, true);
                self.add(first + 3, SECOND, true);
            }
            SUNDAY if self.year >= 2023 => {
                self.add(first + 1, NEW_YEAR, true);
                self.add(first + 2, SECOND, true);
            }
            SUNDAY => {
                self.add(first + 1, SECOND, false);
                self.add(first + 2, NEW_YEAR, true);
            }
            _ => {
                self.add(first, NEW_YEAR, false);
                self.add(first + 1, SECOND, false);
            }
        }
    }

    /// A Monday in May, unless it was moved that year.
    fn may(&mut self, month: u32, which: Which, title: &'static str) {
        let day = monday(self.year, month, which);
        let moved = one_offs::MOVED.iter().find(|moved| moved.from_day() == day);
        match moved {
            Some(moved) => self.add(moved.day(), moved.title, false),
            None => self.add(day, title, false),
        }
    }

    /// 25 and 26 December. A Saturday or Sunday's holiday goes to the first day behind both that is not taken: the 27th for
    /// a Sunday (the 1971 Act), the 28th besides where both are to be moved (proclaimed).
    fn christmas(&mut self) {
        const CHRISTMAS: &str = "Christmas Day";
        const BOXING: &str = "Boxing Day";
        let day = day_number(self.year, 12, 25);
        match day % 7 {
            FRIDAY => {
                self.add(day, CHRISTMAS, false);
                self.add(day + 3, BOXING, true);
            }
            SATURDAY => {
                self.add(day + 2, CHRISTMAS, true);
                self.add(day + 3, BOXING, true);
            }
            SUNDAY => {
                self.add(day + 1, BOXING, false);
                self.add(day + 2, CHRISTMAS, true);
            }
            _ => {
                self.add(day, CHRISTMAS, false);
                self.add(day + 1, BOXING, false);
            }
        }
    }
}

// What a day number leaves when it is divided by seven.
const FRIDAY: i32 = 5;
const SATURDAY: i32 = 6;
const SUNDAY: i32 = 0;

/// Which Monday of a month.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    First,
    Last,
}
const FIRST: Which = Which::First;
const LAST: Which = Which::Last;

pub(super) fn day_number(year: i32, month: u32, day: u32) -> i32 {
    Date::from_ymd_opt(year, month, day).map_or(0, days_from_epoch)
}

fn monday(year: i32, month: u32, which: Which) -> i32 {
    match which {
        Which::First => {
            let first = day_number(year, month, 1);
            first + (8 - first % 7) % 7
        }
        // May and August, the months of these Mondays, have 31 days.
        Which::Last => {
            let last = day_number(year, month, 31);
            last - (last + 6) % 7
        }
    }
}

/// Easter Sunday of the Gregorian calendar, by the method of the Book of Common Prayer's tables in the form that was published
/// anonymously in Nature, 20 April 1876.
fn easter_sunday(year: i32) -> i32 {
    let golden = year % 19;
    let (century, rest) = (year / 100, year % 100);
    let epact =
        (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    let weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let correction = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * correction + 114;
    #[expect(
        clippy::cast_sign_loss,
        reason = "114 is more than the correction takes away"
    )]
    day_number(year, (days / 31) as u32, (days % 31 + 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::parse_iso;

    /// Easter Sundays as the Astronomical Applications Department of the US Naval Observatory lists them.
    #[test]
    fn easter_sundays() {
        for sunday in [
            "1978-03-26",
            "1981-04-19",
            "1999-04-04",
            "2000-04-23",
            "2008-03-23",
            "2011-04-24",
            "2016-03-27",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2038-04-25",
            "2049-04-18",
            "2076-04-19",
            "2099-04-12",
            "2100-03-28",
        ] {
            let date = parse_iso(sunday).expect("a date");
            assert_eq!(
                easter_sunday(sunday[..4].parse().expect("a year")),
                days_from_epoch(date),
                "{sunday}"
            );
        }
    }

    #[test]
    fn years_outside_the_table_are_refused() {
        assert!(bank_holidays(Division::Scotland, 1977, 1980).is_err());
        assert!(bank_holidays(Division::Scotland, 2099, 2101).is_err());
        assert_eq!(
            bank_holidays(Division::Scotland, 2001, 2000),
            Ok(Vec::new())
        );
    }
}
