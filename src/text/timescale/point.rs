//! Days that are named, not counted, and the day of the month alone.

use super::grammar::{Read, Reader, Reading, Strength};
use super::tokens::Kind;
use super::words::Word;
use crate::calendar::Date;

/// An answer counted from the session and the calendar around it.
pub(super) fn counted(date: Option<Date>) -> Reading {
    date.map_or(Reading::Nothing, |date| {
        Reading::Date(Strength::Counted, date)
    })
}

impl Reader<'_> {
    /// A day that is named at `at`.
    pub fn point(&self, at: usize) -> Read {
        self.weekday_beside_a_date(at)
            .or_else(|| self.named_day(at))
    }

    /// A day that stands by itself: what another one may be counted from.
    pub fn named_day(&self, at: usize) -> Read {
        self.week_marked(at)
            .or_else(|| self.end_of(at))
            .or_else(|| self.calendar_date(at))
            .or_else(|| self.nth_weekday(at))
            .or_else(|| self.weekday(at))
            .or_else(|| self.next_session(at))
            .or_else(|| self.today(at))
            .or_else(|| self.day_alone(at))
    }

    /// A day of the month after a weekday or "w/c", where no "th" is needed: "Monday 16".
    pub fn bare_day(&self, at: usize, or_on: bool) -> Read {
        let (day, digits, ordinal) = self.number(at)?;
        let more = matches!(
            self.kind(at + 1),
            Some(Kind::Slash | Kind::Dash | Kind::Dot | Kind::Colon)
        ) && self.number(at + 2).is_some();
        if digits > 2
            || more
            || (!ordinal
                && (self.is_time(at + 1)
                    || self.counts_something(at + 1)
                    || self.names_a_thing(at + 1)))
        {
            return None;
        }
        Some((self.day_to_come(day, or_on), at + 1))
    }

    /// The first such day of a month after the session, or on it.
    pub fn day_to_come(&self, day: u32, or_on: bool) -> Reading {
        let from = self.context.from;
        let first = from.with_day(1);
        let date = (0..=2)
            .filter_map(|ahead| first?.plus_months(ahead)?.with_day(day))
            .find(|date| *date > from || (or_on && *date == from));
        match date {
            Some(date) => Reading::Date(Strength::Calendar, date),
            None => Reading::Impossible,
        }
    }

    /// "the 14th", "by 3rd", "the 1st of next month".
    pub fn day_alone(&self, at: usize) -> Read {
        let (day, mut next) = match self.number(at) {
            Some((day, 1 | 2, true)) => (day, at + 1),
            Some((day, 1 | 2, false)) if self.is(at + 1, Word::Suffix) => (day, at + 2),
            Some(_) => return None,
            // "first" and "second" order things far more often than days.
            None => self.ordinal_word(at).filter(|(day, _)| {
                *day > 3 && self.word_before(at) == Some(Word::The) && self.cued(at)
            })?,
        };
        // "14th–16th"
        let start = self.after(next + 1, |word| word == Word::The);
        if self.range_mark(next)
            && let Some((end, 1 | 2, true)) = self.number(start)
        {
            if self.names_a_thing(start + 1) {
                return Some((Reading::Nothing, start + 1));
            }
            return Some((self.day_to_come(end, false), start + 1));
        }
        if matches!(self.word_before(at), Some(Word::Every)) || self.habitual(at) {
            return Some((Reading::Nothing, next));
        }
        let from = self.context.from;
        let month_word = |place| {
            let place = self.after(place, |word| {
                matches!(word, Word::Of | Word::The | Word::This | Word::Plain)
            });
            matches!(self.word(place), Some(Word::Month)).then_some(place + 1)
        };
        let of_next = self.after(next, |word| matches!(word, Word::Of | Word::The));
        if self.is(of_next, Word::Next) && self.is(of_next + 1, Word::Month) {
            let month = from.with_day(1).and_then(|first| first.plus_months(1));
            let reading = month
                .and_then(|month| month.with_day(day))
                .map_or(Reading::Impossible, |date| {
                    Reading::Date(Strength::Calendar, date)
                });
            return Some((reading, of_next + 2));
        }
        if self.is(next, Word::Of)
            && let Some(after) = month_word(next)
        {
            next = after;
        } else if self.names_a_thing(next)
            || self.unit(next).is_some()
            || matches!(
                self.word(next),
                Some(
                    Word::Weekday
                        | Word::ShortDay
                        | Word::Of
                        | Word::Plain
                        | Word::Working
                        | Word::Half
                        | Word::Recurring
                        | Word::Every
                        | Word::Cue
                        | Word::NamedMonth
                )
            )
        {
            return Some((Reading::Nothing, next));
        }
        if day > 31 && !self.cued(at) {
            return Some((Reading::Nothing, next));
        }
        Some((self.day_to_come(day, false), next))
    }

    pub fn unless_habit(&self, at: usize, reading: Reading) -> Reading {
        if self.habitual(at) || self.word_before(at) == Some(Word::Every) {
            Reading::Nothing
        } else {
            reading
        }
    }
}
