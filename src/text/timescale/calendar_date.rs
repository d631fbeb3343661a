//! Dates with a day and a month: "14/03/2026", "14th of March", "March 14", "2026-03-14", "10–14 March".

use super::grammar::{Read, Reader, Reading, Strength};
use super::tokens::Kind;
use super::words::{Unit, Word};
use super::{FIRST_YEAR, LAST_YEAR};
use crate::calendar::{Date, days_from_epoch};

/// A year as it is written: none, or a number.
type Year = Option<i32>;

impl Reader<'_> {
    /// A date at `at`, or the later end of a range of them.
    pub fn calendar_date(&self, at: usize) -> Read {
        let (mut reading, mut next) = self.single_date(at)?;
        // "14 March - 20 March": its end. One step only; a third date is found by the walk.
        if matches!(reading, Reading::Date(..) | Reading::Stale(_))
            && matches!(
                self.kind(next),
                Some(Kind::Dash | Kind::Word(Word::To | Word::Until))
            )
            && let Some((
                end @ (Reading::Date(..) | Reading::Stale(_) | Reading::Impossible),
                after,
            )) = self
                .single_date(self.after(next + 1, |word| matches!(word, Word::The | Word::Weekday)))
        {
            (reading, next) = (end, after);
        }
        // "20 March (Friday)": the date counts, whichever day of the week it is.
        let day = next + usize::from(matches!(self.kind(next), Some(Kind::Open | Kind::Comma)));
        if matches!(self.word(day), Some(Word::Weekday)) && !self.follows_week_word(day) {
            next = day + 1;
        }
        Some((reading, next))
    }

    fn follows_week_word(&self, at: usize) -> bool {
        matches!(
            self.word_before(at),
            Some(Word::And | Word::Or | Word::Next | Word::This)
        )
    }

    #[inline(never)]
    fn single_date(&self, at: usize) -> Read {
        self.day_and_month(at)
            .or_else(|| self.month_and_day(at))
            .or_else(|| self.in_figures(at))
    }

    /// "14 March 2026", "the first of May", "10 to 14 March".
    fn day_and_month(&self, at: usize) -> Read {
        let (mut day, mut next) = self.day(at)?;
        let mut last_day = at;
        // The earlier ends of a range: "10, 12 and 14 March" at its longest.
        for _ in 0..3 {
            if !self.range_mark(next) && !self.is_kind(next, Kind::Comma) {
                break;
            }
            let start = self.after(next + 1, |word| {
                matches!(word, Word::The | Word::And | Word::Weekday)
            });
            let Some((another, after)) = self.day(start) else {
                break;
            };
            (day, next, last_day) = (another, after, start);
        }
        let joint = match self.kind(next) {
            Some(Kind::Word(Word::Of) | Kind::Dash) => true,
            Some(Kind::Slash | Kind::Dot) => self.joined(next),
            _ => false,
        };
        next += usize::from(joint);
        if !self.is(next, Word::NamedMonth) {
            return None;
        }
        let month = self.value(next);
        // "all 3 may need support"
        let verb = month == 5
            && !self.number(last_day).is_some_and(|(_, _, ordinal)| ordinal)
            && !self.cued(last_day)
            && self.word_before(last_day).is_some()
            && (self.names_a_thing(next + 1) || self.is(next + 1, Word::Filler));
        if verb {
            return None;
        }
        let (year, next) = self.year(next + 1);
        Some((self.dated(year, month, day), next))
    }

    /// A day of the month: up to two digits, "14th", "first".
    #[inline(never)]
    fn day(&self, at: usize) -> Option<(u32, usize)> {
        if let Some((value, digits, ordinal)) = self.number(at) {
            let apart = !ordinal && self.is(at + 1, Word::Suffix);
            return (digits <= 2).then_some((value, at + 1 + usize::from(apart)));
        }
        self.ordinal_word(at)
    }

    /// "first", "twenty-first"; any number of them.
    pub fn ordinal_word(&self, at: usize) -> Option<(u32, usize)> {
        match self.word(at)? {
            Word::Ordinal => Some((self.value(at), at + 1)),
            Word::Number if matches!(self.value(at), 20 | 30) => {
                let next = at + 1 + usize::from(self.is_kind(at + 1, Kind::Dash));
                let ones = self.value(next);
                (self.is(next, Word::Ordinal) && ones < 10)
                    .then(|| (self.value(at).saturating_add(ones), next + 1))
            }
            _ => None,
        }
    }

    /// "March 14", "March the 14th, 2026", "March 14-16".
    fn month_and_day(&self, at: usize) -> Read {
        if !self.is(at, Word::NamedMonth) {
            return None;
        }
        let month = self.value(at);
        let mut next = self.after(at + 1, |word| word == Word::The);
        // "Sept. 9"
        if self.is_kind(next, Kind::Stop) && self.number(next + 1).is_some() {
            next += 1;
        }
        // "Mar '26", "Mar-26": the month of a year.
        let spreadsheet = matches!(self.kind(next), Some(Kind::Apostrophe | Kind::Slash))
            || (self.is_kind(next, Kind::Dash) && self.joined(next) && self.joined(next + 1));
        if spreadsheet
            && self
                .number(next + 1)
                .is_some_and(|(_, _, ordinal)| !ordinal)
        {
            return Some((Reading::Nothing, next + 2));
        }
        if self.number(next).is_some_and(|(_, digits, _)| digits == 4) {
            return Some((Reading::Nothing, next + 1));
        }
        let ordinal = self.number(next).is_none_or(|(_, _, ordinal)| ordinal);
        let (mut day, mut after) = self.day(next)?;
        if !ordinal && (self.counts_something(after) || self.is_time(after)) {
            return None;
        }
        // "may 3 visits", "March 45 children"
        if !ordinal
            && !self.cued(at)
            && self.names_a_thing(after)
            && (matches!(month, 3 | 5) || day > 31)
        {
            return None;
        }
        // "April 3rd week"
        if self.unit(after).is_some() {
            return Some((Reading::Nothing, after));
        }
        if self.range_mark(after)
            && let Some((end, beyond)) = self.day(after + 1)
            && (!self.is_kind(after, Kind::Slash) || ordinal)
            && !matches!(self.word(beyond), Some(Word::NamedMonth))
            && !self.counts_something(beyond)
            && !self.is_time(beyond)
        {
            (day, after) = (end, beyond);
        }
        let (year, next) = self.year(after);
        Some((self.dated(year, month, day), next))
    }

    /// A year that follows a day and month, or the end of one: "2026", "'26", ", 2026", "-26".
    pub fn year(&self, at: usize) -> (Year, usize) {
        let (mut place, mut two_digits) = (at, true);
        match self.kind(at) {
            Some(Kind::Comma | Kind::Stop) => (place, two_digits) = (at + 1, false),
            Some(Kind::Dash | Kind::Slash | Kind::Dot)
                if self.joined(at) && self.joined(at + 1) =>
            {
                place = at + 1;
            }
            Some(Kind::Apostrophe) => place = at + 1,
            _ => {}
        }
        let sure = place > at;
        match self.number(place) {
            Some((value, 4, false)) if !self.is_time(place + 1) => {
                // "14 March 1400" is a time of day.
                if value < 1900 {
                    return (None, place + 1);
                }
                (i32::try_from(value).ok(), place + 1)
            }
            Some((value @ 0..=99, 2, false))
                if two_digits
                    && (sure || value >= 15)
                    && !self.is_time(place + 1)
                    && !self.counts_something(place + 1)
                    && (sure || !self.names_a_thing(place + 1))
                    && !matches!(self.word(place + 1), Some(Word::NamedMonth)) =>
            {
                (i32::try_from(value + 2000).ok(), place + 1)
            }
            _ => (None, at),
        }
    }

    /// "14/03/2026", "14.3.26", "2026-03-14", "14/3", "by 14.3".
    fn in_figures(&self, at: usize) -> Read {
        let (a, a_digits, false) = self.number(at)? else {
            return None;
        };
        let mark = self.kind(at + 1)?;
        if !matches!(mark, Kind::Slash | Kind::Dash | Kind::Dot) {
            return None;
        }
        let (b, b_digits, _) = self.number(at + 2)?;
        let third = if self.is_kind(at + 3, mark) {
            self.number(at + 4)
        } else {
            None
        };
        let close = (at + 1..at + 3).all(|place| self.joined(place));
        // "LCS-12-03-26", "??/03/26"
        let inside_a_reference = self.joined(at)
            && at >= 2
            && matches!(self.kind(at - 1), Some(Kind::Dash | Kind::Slash))
            && self.joined(at - 1)
            && matches!(
                self.kind(at - 2),
                Some(Kind::Word(Word::Other) | Kind::Mark)
            );
        if let Some((c, c_digits, _)) = third {
            let fourth = self.is_kind(at + 5, mark) && self.number(at + 6).is_some();
            if inside_a_reference || fourth || (!close && mark != Kind::Slash) {
                return Some((Reading::Nothing, at + 5 + 2 * usize::from(fourth)));
            }
            let reading = match (a_digits, b_digits, c_digits) {
                (4, 1 | 2, 1 | 2) => self.dated(i32::try_from(a).ok(), b, c),
                (1 | 2, 1 | 2, 4) => self.dated(i32::try_from(c).ok(), b, a),
                (1 | 2, 1 | 2, 2) if b <= 31 && a <= 45 => {
                    self.dated(i32::try_from(c + 2000).ok(), b, a)
                }
                (1 | 2, 1 | 2, 3 | 5) if mark == Kind::Slash => Reading::Impossible,
                _ => Reading::Nothing,
            };
            return Some((reading, at + 5));
        }
        if !close || self.counts_something(at + 3) || self.is_kind(at + 3, Kind::Percent) {
            return None;
        }
        // "26/27": a financial or school year.
        let year_and_next = mark == Kind::Slash && a >= 20 && b.checked_sub(1) == Some(a);
        if inside_a_reference || year_and_next || a_digits > 2 || b_digits > 2 {
            return Some((Reading::Nothing, at + 3));
        }
        let cued = self.cued(at);
        // Wide enough for "31.04", which no calendar holds, and for no time of day.
        let like_a_date = (1..=31).contains(&a) && (1..=12).contains(&b);
        let padded = b_digits == 2;
        let reads = match mark {
            Kind::Slash => self.reads_with_stroke(at, a, b, cued),
            _ if !cued || !like_a_date || self.is_time(at + 3) => false,
            Kind::Dot => !matches!(
                self.word(at + 3),
                Some(Word::On | Word::Weekday | Word::Today | Word::Tomorrow)
            ),
            _ => padded || a > 12,
        };
        if !reads {
            // "14-18/3": the second number begins a date of its own.
            let another = mark == Kind::Dash && self.is_kind(at + 3, Kind::Slash);
            return Some((Reading::Nothing, at + if another { 2 } else { 3 }));
        }
        Some((self.dated(None, b, a), at + 3))
    }

    /// Whether two numbers with a stroke between them are a day and a month.
    fn reads_with_stroke(&self, at: usize, a: u32, b: u32, cued: bool) -> bool {
        if cued {
            return true;
        }
        let before = self.word_before(at);
        // "9/10 cases", "3/4 of"
        let share = matches!(
            self.word(at + 3),
            Some(Word::Of | Word::Others | Word::Times)
        );
        let always = (a, b) == (24, 7);
        let reference = matches!(before, Some(Word::Label | Word::SessionKind));
        let real = Date::from_ymd(2024, b, a).is_some();
        // "file 14/23" is a number of its own; "14/23" where a date belongs is a slip.
        let foreign = !real && matches!(before, Some(Word::Other | Word::Others));
        let beyond = a > 39 || b > 31 || a == 0 || (a == b && a > 12);
        !(share || always || reference || foreign || beyond)
    }

    /// A word after a number that makes it a count or a length of time.
    #[inline(never)]
    pub fn counts_something(&self, at: usize) -> bool {
        let at = at + usize::from(self.is_kind(at, Kind::Dash) && self.joined(at));
        matches!(
            self.word(at),
            Some(
                Word::Minute
                    | Word::Hour
                    | Word::Day
                    | Word::WorkingDay
                    | Word::Week
                    | Word::Fortnight
                    | Word::Month
                    | Word::Quarter
                    | Word::Year
                    | Word::Units
                    | Word::Working
                    | Word::Plain
                    | Word::Times
                    | Word::Half
                    | Word::Recurring
            )
        )
    }

    /// What makes the number before it a time of day.
    #[inline(never)]
    pub fn is_time(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::Word(Word::Clock | Word::Hour | Word::Minute)) => true,
            Some(Kind::Word(Word::Units)) => {
                matches!(self.unit(at), Some((Unit::Hour | Unit::Minute, _)))
            }
            Some(Kind::Colon | Kind::Dot) => self.joined(at + 1) && self.number(at + 1).is_some(),
            _ => false,
        }
    }

    /// The day that is written, or the first such day on or after the session where no year is.
    #[inline(never)]
    fn dated(&self, year: Year, month: u32, day: u32) -> Reading {
        if let Some(year) = year {
            return match Date::from_ymd(year, month, day) {
                Some(date) if (FIRST_YEAR..=LAST_YEAR).contains(&year) => {
                    Reading::Date(Strength::Calendar, date)
                }
                _ => Reading::Impossible,
            };
        }
        let from = self.context.from;
        // Eight years hold a 29 February wherever they start.
        let first = (0..=8)
            .filter_map(|ahead| Date::from_ymd(from.year().saturating_add(ahead), month, day))
            .find(|date| *date >= from);
        match first {
            None => Reading::Impossible,
            // Beside another date this one, from the months before the session, is not next year's.
            Some(date) if days_from_epoch(date) - days_from_epoch(from) > 270 => {
                Reading::Stale(date)
            }
            Some(date) => Reading::Date(Strength::Calendar, date),
        }
    }
}
