//! Bank holidays that were proclaimed for once, or moved, since 1978, each with its source.
//!
//! Days are appointed by royal proclamation under section 1(3), and moved under section 1(2), of the Banking and Financial
//! Dealings Act 1971. Days since 2012 also stand in the list that gov.uk publishes.

use super::holidays::{Division, day_number};

const ENGLAND_AND_WALES: u8 = 1;
const SCOTLAND: u8 = 2;
const NORTHERN_IRELAND: u8 = 4;
const UNITED_KINGDOM: u8 = ENGLAND_AND_WALES | SCOTLAND | NORTHERN_IRELAND;

/// A bank holiday of one year.
#[derive(Debug)]
pub(super) struct Added {
    date: (i32, u32, u32),
    divisions: u8,
    pub(super) title: &'static str,
}

impl Added {
    pub(super) fn year(&self) -> i32 {
        self.date.0
    }

    pub(super) fn day(&self) -> i32 {
        day_number(self.date.0, self.date.1, self.date.2)
    }

    pub(super) fn is_in(&self, division: Division) -> bool {
        let bit = match division {
            Division::EnglandAndWales => ENGLAND_AND_WALES,
            Division::Scotland => SCOTLAND,
            Division::NorthernIreland => NORTHERN_IRELAND,
        };
        self.divisions & bit != 0
    }
}

const fn added(date: (i32, u32, u32), divisions: u8, title: &'static str) -> Added {
    Added {
        date,
        divisions,
        title,
    }
}

pub(super) const ADDED: &[Added] = &[
    // Wedding of the Prince of Wales and Lady Diana Spencer: proclamation of 1981, for the whole United Kingdom.
    added((1981, 7, 29), UNITED_KINGDOM, "Royal wedding"),
    // The day before 2000: announced on 2 July 1998, proclaimed in 1999, for the whole United Kingdom.
    added((1999, 12, 31), UNITED_KINGDOM, "Millennium Eve"),
    // Golden Jubilee of Queen Elizabeth II: proclamation of 2001, for the whole United Kingdom.
    added((2002, 6, 3), UNITED_KINGDOM, "Queen’s Golden Jubilee"),
    // Wedding of Prince William and Catherine Middleton: proclamation of 15 December 2010.
    added((2011, 4, 29), UNITED_KINGDOM, "Royal wedding"),
    // Diamond Jubilee: announced on 5 January 2010; gov.uk, all divisions.
    added((2012, 6, 5), UNITED_KINGDOM, "Queen’s Diamond Jubilee"),
    // Platinum Jubilee: announced on 12 November 2020; gov.uk, all divisions.
    added(
        (2022, 6, 3),
        UNITED_KINGDOM,
        "Platinum Jubilee bank holiday",
    ),
    // Proclamation of 10 September 2022; gov.uk, all divisions.
    added(
        (2022, 9, 19),
        UNITED_KINGDOM,
        "Bank Holiday for the State Funeral of Queen Elizabeth II",
    ),
    // Announced on 6 November 2022; gov.uk, all divisions.
    added(
        (2023, 5, 8),
        UNITED_KINGDOM,
        "Bank holiday for the coronation of King Charles III",
    ),
    // Scotland's first match at the men's football World Cup: proclamation of 4 February 2026, Scotland alone.
    added((2026, 6, 15), SCOTLAND, "World Cup bank holiday"),
];

/// A Monday in May that was kept on another day.
#[derive(Debug)]
pub(super) struct Moved {
    from: (i32, u32, u32),
    to: (i32, u32, u32),
    pub(super) title: &'static str,
}

impl Moved {
    pub(super) fn from_day(&self) -> i32 {
        day_number(self.from.0, self.from.1, self.from.2)
    }

    pub(super) fn day(&self) -> i32 {
        day_number(self.to.0, self.to.1, self.to.2)
    }
}

const fn moved(from: (i32, u32, u32), to: (i32, u32, u32), title: &'static str) -> Moved {
    Moved { from, to, title }
}

/// Moved in all divisions alike.
pub(super) const MOVED: &[Moved] = &[
    // Fifty years after the end of the war in Europe: announced in 1993.
    moved(
        (1995, 5, 1),
        (1995, 5, 8),
        "Early May bank holiday (VE day)",
    ),
    // Next to the Golden Jubilee.
    moved((2002, 5, 27), (2002, 6, 4), "Spring bank holiday"),
    // Next to the Diamond Jubilee; gov.uk.
    moved((2012, 5, 28), (2012, 6, 4), "Spring bank holiday"),
    // Seventy-five years after the end of the war in Europe: announced on 7 June 2019; gov.uk.
    moved(
        (2020, 5, 4),
        (2020, 5, 8),
        "Early May bank holiday (VE day)",
    ),
    // Next to the Platinum Jubilee; gov.uk.
    moved((2022, 5, 30), (2022, 6, 2), "Spring bank holiday"),
];
