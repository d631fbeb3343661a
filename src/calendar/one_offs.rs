//! Bank holidays that were proclaimed for once, or moved, since 1978.
//!
//! All rest on section 1 of the Banking and Financial Dealings Act 1971: subsection (2) lets a royal proclamation appoint
//! another day in place of one in the schedule, subsection (3) an additional day. The days that are proclaimed afresh every
//! year by custom (New Year's Day, Early May, Boxing Day in Scotland, 12 July in Northern Ireland, the substitute days) are
//! rules in `holidays.rs`.
//!
//! No bank holiday was made for the royal weddings of 1986, 1999 and 2018, the funerals of 1997 and 2002, the papal visits of
//! 1982 and 2010 or VE Day 2025.
//!
//! gov.uk keeps no list before 2012. Where a row names no proclamation, its text was not to be had, and the row rests on the
//! second-hand sources named; where these differ from Hansard (1995 in Scotland), Hansard counts.
//!
//! To add a day: one row, in the order of the dates, with its source, and the expected day in `tests/calendar/`.

use super::holidays::Division;

/// One proclaimed day.
#[derive(Clone, Copy)]
pub(super) struct OneOff {
    pub year: i32,
    pub month: u32,
    pub day: u32,
    divisions: &'static [Division],
    pub title: &'static str,
    /// The month and day by the rule that it took the place of, where one was given up for it.
    instead_of: Option<(u32, u32)>,
    /// Noted by gov.uk as a substitute day.
    pub substitute: bool,
}

impl OneOff {
    /// True where the day was kept in the division.
    pub(super) fn is_kept_in(&self, division: Division) -> bool {
        self.divisions.contains(&division)
    }

    /// True where the day of the rule was given up in the division for this one.
    pub(super) fn replaces(&self, division: Division, month: u32, day: u32) -> bool {
        self.is_kept_in(division) && self.instead_of == Some((month, day))
    }
}

const UK: &[Division] = &[
    Division::EnglandAndWales,
    Division::Scotland,
    Division::NorthernIreland,
];
const GREAT_BRITAIN: &[Division] = &[Division::EnglandAndWales, Division::Scotland];
const ALL_BUT_SCOTLAND: &[Division] = &[Division::EnglandAndWales, Division::NorthernIreland];
const SCOTLAND: &[Division] = &[Division::Scotland];
const NORTHERN_IRELAND: &[Division] = &[Division::NorthernIreland];

/// An additional day. The source is for the reader: it takes no room in the package.
const fn added(
    (year, month, day): (i32, u32, u32),
    divisions: &'static [Division],
    title: &'static str,
    _source: &'static str,
) -> OneOff {
    OneOff {
        year,
        month,
        day,
        divisions,
        title,
        instead_of: None,
        substitute: false,
    }
}

/// A day that was moved, from the month and day where the rule puts it.
const fn moved(
    (year, month, day): (i32, u32, u32),
    instead_of: (u32, u32),
    divisions: &'static [Division],
    title: &'static str,
    _source: &'static str,
) -> OneOff {
    OneOff {
        year,
        month,
        day,
        divisions,
        title,
        instead_of: Some(instead_of),
        substitute: false,
    }
}

/// The same, where gov.uk notes the day as a substitute.
const fn noted_as_substitute(row: OneOff) -> OneOff {
    OneOff {
        substitute: true,
        ..row
    }
}

pub(super) const ONE_OFFS: &[OneOff] = &[
    added(
        (1981, 7, 29),
        UK,
        "Royal wedding",
        "Wikipedia, Public holidays in the United Kingdom, special holidays: wedding of the Prince of Wales and Lady Diana Spencer",
    ),
    moved(
        (1995, 5, 8),
        (5, 1),
        ALL_BUT_SCOTLAND,
        "Early May bank holiday (VE day)",
        "Hansard, Lords written answer of 16 December 1993 and Commons written answer of 2 March 1995: moved from 1 to 8 May \
         for 1995 only, fifty years after VE Day",
    ),
    added(
        (1995, 5, 8),
        SCOTLAND,
        "VE day bank holiday",
        "Hansard, Commons written answer of 2 March 1995: in Scotland 8 May is additional to 1 May, which stands in the \
         schedule of the 1971 Act",
    ),
    added(
        (1999, 12, 31),
        UK,
        "Millennium bank holiday",
        "Announced by the Culture Secretary (The Times, 17 April 1998); Wikipedia, special holidays: eve of the year 2000",
    ),
    added(
        (2002, 6, 3),
        UK,
        "Queen’s Golden Jubilee",
        "Wikipedia, Public holidays in the United Kingdom, special holidays: fifty years of the Queen's reign",
    ),
    moved(
        (2002, 6, 4),
        (5, 27),
        UK,
        "Spring bank holiday",
        "Wikipedia, Public holidays in the United Kingdom: for 2002 only, 4 June in place of 27 May",
    ),
    added(
        (2011, 4, 29),
        UK,
        "Royal wedding",
        "Announced on 23 November 2010 by the UK and Scottish Governments: wedding of Prince William and Catherine Middleton",
    ),
    noted_as_substitute(moved(
        (2012, 6, 4),
        (5, 28),
        GREAT_BRITAIN,
        "Spring bank holiday",
        "gov.uk, bank holidays of 2012: 4 June in place of 28 May, noted as substitute day",
    )),
    moved(
        (2012, 6, 4),
        (5, 28),
        NORTHERN_IRELAND,
        "Spring bank holiday",
        "gov.uk, bank holidays of 2012: 4 June in place of 28 May, without a note",
    ),
    added(
        (2012, 6, 5),
        UK,
        "Queen’s Diamond Jubilee",
        "gov.uk, bank holidays of 2012, noted as extra bank holiday: sixty years of the Queen's reign",
    ),
    moved(
        (2020, 5, 8),
        (5, 4),
        UK,
        "Early May bank holiday (VE day)",
        "Royal Proclamation in the London Gazette, notice 3326938 of 2019 (1 January and 8 May 2020; 13 July in Northern \
         Ireland), and gov.uk: seventy-five years after VE Day",
    ),
    moved(
        (2022, 6, 2),
        (5, 30),
        UK,
        "Spring bank holiday",
        "gov.uk, bank holidays of 2022: 2 June in place of 30 May",
    ),
    added(
        (2022, 6, 3),
        UK,
        "Platinum Jubilee bank holiday",
        "gov.uk, bank holidays of 2022: seventy years of the Queen's reign",
    ),
    added(
        (2022, 9, 19),
        UK,
        "Bank Holiday for the State Funeral of Queen Elizabeth II",
        "Royal Proclamation in the London Gazette, notice 4158896 of September 2022; for Scotland gov.uk",
    ),
    added(
        (2023, 5, 8),
        UK,
        "Bank holiday for the coronation of King Charles III",
        "gov.uk, bank holidays of 2023",
    ),
    added(
        (2026, 6, 15),
        SCOTLAND,
        "World Cup bank holiday",
        "Royal Proclamation for Scotland of February 2026 under section 1(3) of the 1971 Act, announced on 4 February \
         2026; title as on gov.uk: the men's team's first World Cup since 1998",
    ),
];
