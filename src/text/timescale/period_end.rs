//! Weeks and months: "w/c 16 March", "end of March", "end of the week", "EOM", "close of play".

use super::grammar::{Read, Reader, Reading, Strength};
use super::point::counted;
use super::tokens::Kind;
use super::weekday::{days_on, in_week, monday, to_come};
use super::words::{Unit, Word};
use crate::calendar::Date;

/// Days after Monday.
const FRIDAY: u32 = 4;

impl Reader<'_> {
    /// "w/c", "w/e", "week commencing", "week of": the place after it.
    pub fn week_marker(&self, at: usize) -> Option<usize> {
        match self.word(at)? {
            Word::WeekCommencing => Some(at + 1),
            Word::W
                if matches!(
                    self.kind(at + 1),
                    Some(Kind::Slash | Kind::Dash | Kind::Dot)
                ) =>
            {
                let stop = usize::from(self.is_kind(at + 3, Kind::Stop));
                self.is(at + 2, Word::C).then_some(at + 3 + stop)
            }
            Word::Week => match self.word(at + 1)? {
                Word::Commencing | Word::Until => Some(at + 2),
                Word::Cue | Word::Of => {
                    let date = self.after(at + 2, |word| word == Word::The);
                    self.number(date).is_some().then_some(date)
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// "w/c 16 March": that day, as it is written.
    pub fn week_marked(&self, at: usize) -> Read {
        let marked = self.week_marker(at)?;
        let marked =
            marked + usize::from(matches!(self.kind(marked), Some(Kind::Colon | Kind::Dash)));
        let start = self.after(marked, |word| word == Word::The);
        self.calendar_date(start)
            .or_else(|| self.weekday(start))
            .or_else(|| self.bare_day(start, false))
            .or(Some((Reading::Nothing, start.max(at + 1))))
    }

    /// "end of March", "end of the week", "month end", "EOW", "close of play", "last day of April".
    pub fn end_of(&self, at: usize) -> Read {
        if let Some(read) = self.end_in_short(at) {
            return Some(read);
        }
        let from = self.context.from;
        let closes = self.is(at, Word::Close);
        let ends = match self.word(at)? {
            Word::Close => at + 1,
            Word::End => self.past_dash(at + 1),
            Word::Last
                if self.is(at + 1, Word::Day)
                    && matches!(self.word(at + 2), Some(Word::Of | Word::In)) =>
            {
                at + 2
            }
            _ => return None,
        };
        let place = self.after(ends, |word| {
            matches!(
                word,
                Word::Of | Word::In | Word::The | Word::This | Word::Plain | Word::Working
            )
        });
        let ahead = u32::from(matches!(
            self.word(place),
            Some(Word::Next | Word::Following)
        ));
        let named = place + usize::from(ahead > 0);
        // "close of business", "end of play", "end of the day"
        let business =
            place > ends && self.is(place - 1, Word::Working) && self.unit(place).is_none();
        let day = ahead == 0
            && matches!(
                self.word(named),
                Some(Word::Business | Word::Today | Word::Day)
            );
        if business || day {
            let today = Reading::Date(Strength::Today, from);
            return Some((self.unless_habit(at, today), named + usize::from(!business)));
        }
        if closes {
            return None;
        }
        if let Some(marked) = self.week_marker(named) {
            return self.friday_of_the_marked_week(marked);
        }
        let (reading, next) = match self.word(named)? {
            Word::NamedMonth if ahead == 0 => {
                let (first, next) = self.month_named(named)?;
                // "end of May half-term"
                if matches!(self.word(next), Some(Word::Half | Word::Term | Word::Feast)) {
                    return Some((Reading::Nothing, next));
                }
                return Some((self.first_end(first), next));
            }
            Word::Financial => {
                return Some(self.end_of_financial_year(at, ahead, named + 1));
            }
            Word::Week | Word::Month | Word::Quarter | Word::Year => {
                let (unit, _) = self.unit(named)?;
                (self.end_of_unit(unit, ahead, named + 1), named + 1)
            }
            _ => return None,
        };
        Some((self.unless_habit(at, reading), next))
    }

    /// "EOW", "EOM", "EOY", "month end", "March end".
    fn end_in_short(&self, at: usize) -> Read {
        let from = self.context.from;
        let (date, next) = match self.word(at)? {
            Word::EndOfWeek => (to_come(FRIDAY, from, true), at + 1),
            Word::EndOfMonth => (period_end(from, Unit::Month, 0), at + 1),
            Word::EndOfYear => (period_end(from, Unit::Year, 0), at + 1),
            Word::Month if self.is(self.past_dash(at + 1), Word::End) => {
                (period_end(from, Unit::Month, 0), self.past_dash(at + 1) + 1)
            }
            // "financial year end"
            Word::Financial => {
                let end = self.after(at + 1, |word| word == Word::Year);
                let end = self.past_dash(end);
                if !self.is(end, Word::End) {
                    return None;
                }
                (financial_year_end(from, 0), end + 1)
            }
            Word::NamedMonth if self.is(at + 1, Word::End) => {
                let (first, _) = self.month_named(at)?;
                return Some((self.first_end(first), at + 2));
            }
            _ => return None,
        };
        Some((self.unless_habit(at, counted(date)), next))
    }

    /// The end of this week, month, quarter or year, or of the one `ahead` of it; nothing for "end of week 3" and "end of
    /// year review".
    fn end_of_unit(&self, unit: Unit, ahead: u32, next: usize) -> Reading {
        let from = self.context.from;
        let an_event = matches!(
            self.word(next),
            Some(Word::Review | Word::Event | Word::Session | Word::Meeting)
        );
        if an_event || self.number(next).is_some() {
            return Reading::Nothing;
        }
        let after_next = self.is(next, Word::After) && self.is(next + 1, Word::Next);
        counted(match unit {
            Unit::Week if ahead == 0 && !after_next => to_come(FRIDAY, from, true),
            Unit::Week => {
                let days = if after_next { 14 } else { 7 };
                in_week(
                    monday(from).and_then(|monday| days_on(monday, days)),
                    FRIDAY,
                )
            }
            _ => period_end(from, unit, ahead),
        })
    }

    /// "end of the financial year", "end of FY 26/27", which is 31 March 2027; one year alone may be either.
    fn end_of_financial_year(&self, at: usize, ahead: u32, next: usize) -> (Reading, usize) {
        let next = next + usize::from(self.is(next, Word::Year));
        let Some((_, _, false)) = self.number(next) else {
            let end = financial_year_end(self.context.from, ahead);
            return (self.unless_habit(at, counted(end)), next);
        };
        let end = match self.number(next + 2) {
            Some((year, 2, false)) if self.range_mark(next + 1) => i32::try_from(year + 2000)
                .ok()
                .and_then(|year| Date::from_ymd(year, 3, 31)),
            _ => None,
        };
        (counted(end), next + 3)
    }

    /// "end of w/c 16 March": its Friday.
    fn friday_of_the_marked_week(&self, marked: usize) -> Read {
        let (reading, next) = self
            .calendar_date(self.after(marked, |word| word == Word::The))
            .or_else(|| self.bare_day(marked, false))?;
        let reading = match reading {
            Reading::Date(_, date) | Reading::Stale(date) => counted(in_week(monday(date), FRIDAY)),
            other => other,
        };
        Some((reading, next))
    }

    pub fn past_dash(&self, at: usize) -> usize {
        at + usize::from(self.is_kind(at, Kind::Dash))
    }

    /// The first of these months to end on or after the session; the only one, where its year is written.
    pub fn first_end(&self, first: [Option<Date>; 2]) -> Reading {
        let ends = first.map(|first| first.and_then(month_end));
        let date = match ends {
            [end, None] => end,
            [this, next] => this.filter(|end| *end >= self.context.from).or(next),
        };
        date.map_or(Reading::Nothing, |date| {
            Reading::Date(Strength::Calendar, date)
        })
    }

    /// A month by name or as "the month", "next month": the first days of those it may be, nearest first.
    pub fn month_named(&self, at: usize) -> Option<([Option<Date>; 2], usize)> {
        let from = self.context.from;
        let place = self.after(at, |word| {
            matches!(word, Word::The | Word::This | Word::Plain)
        });
        match self.word(place)? {
            Word::NamedMonth => {
                let month = self.value(place);
                let (year, next) = match self.number(place + 1) {
                    // "end of March 26"
                    Some((year @ 20..=99, 2, false))
                        if !self.counts_something(place + 2) && !self.names_a_thing(place + 2) =>
                    {
                        (i32::try_from(year + 2000).ok(), place + 2)
                    }
                    _ => self.year(place + 1),
                };
                let in_year = |year| Date::from_ymd(year, month, 1);
                let first = match year {
                    Some(year) => [in_year(year), None],
                    None => [in_year(from.year()), in_year(from.year().saturating_add(1))],
                };
                Some((first, next))
            }
            Word::Month if self.number(place + 1).is_none() => {
                Some(([from.with_day(1), None], place + 1))
            }
            Word::Next | Word::Following if self.is(place + 1, Word::Month) => {
                let next = from.with_day(1).and_then(|first| first.plus_months(1));
                Some(([next, None], place + 2))
            }
            _ => None,
        }
    }
}

/// The last day of the month that begins on `first`.
pub(super) fn month_end(first: Date) -> Option<Date> {
    first.plus_months(1)?.minus_days(1)
}

/// The last day of the month, quarter or year, `ahead` of them after the one that `from` lies in.
fn period_end(from: Date, unit: Unit, ahead: u32) -> Option<Date> {
    let (month, length) = match unit {
        Unit::Quarter => ((from.month() - 1) / 3 * 3, 3),
        Unit::Year => (0, 12),
        _ => (from.month() - 1, 1),
    };
    Date::from_ymd(from.year(), month + 1, 1)?
        .plus_months(length * (ahead + 1))?
        .minus_days(1)
}

/// The 31 March on or after a day, or one `ahead` of it.
fn financial_year_end(from: Date, ahead: u32) -> Option<Date> {
    let year = from.year() + i32::from(from.month() > 3);
    Date::from_ymd(year, 3, 31)?.plus_months(12 * ahead)
}
