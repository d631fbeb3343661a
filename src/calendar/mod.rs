//! Civil dates, periods, bank holidays, working days.
//!
//! - [`Date`] is a day of the civil calendar; [`parse_iso`] and [`civil_date`] read it, [`push_iso`] and [`push_long`]
//!   write it. A timestamp with an offset is its civil date in London.
//! - [`Period`] is how long a policy allows: `P1M`, `P7D`, `5WD`. The day after the event is day one, months clamp to the
//!   end of the month, and everything counts from the origin.
//! - [`bank_holidays`] are those of a [`Division`] from 1978 to 2100: the rules of the acts, the substitute days, and
//!   every day that was proclaimed or moved. After [`LAST_PUBLISHED_YEAR`] they are forecasts.
//! - [`WorkingDays`] counts in both directions, with closure days added and days removed.
//!
//! Nothing here knows the clock: today comes in as a date.

mod date;
mod holidays;
mod london;
mod one_offs;
mod period;
mod working_days;

pub(crate) use date::MONTHS;
pub use date::{
    Date, FIRST_READABLE_YEAR, LAST_READABLE_YEAR, days_from_epoch, from_days, parse_iso, push_iso,
    push_long,
};
pub use holidays::{
    BankHoliday, Division, FIRST_YEAR, LAST_PUBLISHED_YEAR, LAST_YEAR, bank_holidays,
};
pub use london::civil_date;
pub use period::Period;
pub use working_days::{CalendarError, WorkingDays};
