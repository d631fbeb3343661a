//! Weekdays: "Friday", "Friday week", "Tuesday of next week", "last Friday of March", "the Friday before next supervision".

use super::grammar::{Read, Reader, Reading};
use super::period_end::month_end;
use super::point::counted;
use super::tokens::Kind;
use super::words::Word;
use crate::calendar::Date;

impl Reader<'_> {
    /// The weekday that a word names; a short form only where it cannot be another word ("sat with", "sun safety").
    pub fn weekday_name(&self, at: usize) -> Option<u32> {
        let day = self.value(at);
        match self.word(at)? {
            Word::Weekday => Some(day),
            Word::ShortDay => {
                let before = self.word_before(at);
                let introduced = before.is_none()
                    || self.cued(at)
                    || !matches!(
                        before,
                        Some(
                            Word::Other
                                | Word::Filler
                                | Word::Article
                                | Word::The
                                | Word::Event
                                | Word::To
                        )
                    );
                let goes_on = self.names_a_thing(at + 1)
                    || matches!(
                        self.word(at + 1),
                        Some(Word::With | Word::In | Word::On | Word::The | Word::Our)
                    );
                (introduced && !goes_on).then_some(day)
            }
            _ => None,
        }
    }

    /// "Friday", "Friday week", "Tuesday of next week", "Friday 20 March", "the Friday before next supervision".
    pub fn weekday(&self, at: usize) -> Read {
        let day = self.weekday_name(at)?;
        let from = self.context.from;
        let before = self.word_before(at);
        // "Easter Monday", "bank holiday Monday"
        let feast = |place: usize| self.word_before(place) == Some(Word::Feast);
        if feast(at) || (before == Some(Word::Block) && feast(at - 1)) {
            return Some((Reading::Nothing, at + 1));
        }
        // "Friday 20 March", "Fri. (20/3)", "Monday the 16th"
        let mut place = at
            + 1
            + usize::from(matches!(
                self.kind(at + 1),
                Some(Kind::Comma | Kind::Stop | Kind::Open)
            ));
        place = self.after(place, |word| word == Word::The);
        if let Some(dated) = self
            .calendar_date(place)
            .or_else(|| self.bare_day(place, true))
        {
            return Some(dated);
        }
        // "Mon-Fri" is the working week.
        if day == 0
            && self.range_mark(at + 1)
            && self.is(at + 2, Word::Weekday)
            && self.value(at + 2) == 4
        {
            return Some((Reading::Nothing, at + 3));
        }
        if matches!(before, Some(Word::Every | Word::Last)) || self.habitual(at) {
            return Some((Reading::Nothing, at + 1));
        }
        let next_week = || monday(from).and_then(|monday| days_on(monday, 7));
        let of = at
            + 1
            + usize::from(matches!(
                self.kind(at + 1),
                Some(Kind::Comma | Kind::Dash | Kind::Word(Word::Of | Word::In))
            ));
        if let Some(marked) = self.week_marker(of)
            && let Some((Reading::Date(_, date) | Reading::Stale(date), next)) =
                self.calendar_date(marked)
        {
            return Some((counted(in_week(monday(date), day)), next));
        }
        let nearest = to_come(day, from, false);
        let (date, next) = match (self.word(of), self.word(of + 1)) {
            (Some(Word::Week), _) if of == at + 1 => {
                (nearest.and_then(|day| days_on(day, 7)), of + 1)
            }
            (Some(Word::Fortnight), _) if of == at + 1 => {
                (nearest.and_then(|day| days_on(day, 14)), of + 1)
            }
            (Some(Word::Next), Some(Word::Week)) => (in_week(next_week(), day), of + 2),
            (Some(Word::After), Some(Word::Next)) => (None, of + 2),
            _ if self.follows_a_week_named_next(at) => (in_week(next_week(), day), at + 1),
            _ => (nearest, at + 1),
        };
        // "Monday to Wednesday": the Wednesday after that Monday.
        let range = match self.kind(next) {
            Some(Kind::Dash | Kind::Word(Word::To | Word::Until)) => true,
            Some(Kind::Word(Word::And)) => before == Some(Word::Between),
            _ => false,
        };
        if range && let Some((start, end)) = date.zip(self.weekday_name(next + 1)) {
            return Some((counted(to_come(end, start, false)), next + 2));
        }
        Some((counted(date), next))
    }

    /// "the Friday before next supervision", "the Monday after 14 March"; before an event without its date: nothing.
    pub fn weekday_beside_a_date(&self, at: usize) -> Read {
        let day = self.weekday_name(at)?;
        let back = match self.word(at + 1)? {
            Word::Before | Word::Prior => true,
            Word::After | Word::Following => false,
            _ => return None,
        };
        // "Friday before noon", "Friday after school", "Friday after next" are not counted from a date.
        if matches!(
            self.word(at + 2),
            Some(Word::Term | Word::Clock | Word::Next)
        ) && self.next_session(at + 2).is_none()
            || (self.number(at + 2).is_some()
                && (self.is_time(at + 3) || self.kind(at + 3).is_none()))
        {
            return None;
        }
        let Some((base, next)) = self.anchor(at + 2, back) else {
            return Some((Reading::Nothing, at + 2));
        };
        let date = if back {
            base.minus_days(7)
                .and_then(|start| to_come(day, start, true))
        } else {
            to_come(day, base, false)
        };
        Some((counted(date), next))
    }

    /// "next Friday", "next week on Friday", "next week - Friday".
    pub fn follows_a_week_named_next(&self, at: usize) -> bool {
        let mut place = at;
        for _ in 0..3 {
            let Some(before) = place.checked_sub(1) else {
                return false;
            };
            match self.kind(before) {
                Some(Kind::Word(Word::Next)) => return true,
                Some(
                    Kind::Word(Word::On | Word::By | Word::The | Word::Week)
                    | Kind::Dash
                    | Kind::Comma
                    | Kind::Open,
                ) => {
                    place = before;
                }
                _ => return false,
            }
        }
        false
    }

    /// "last Friday of March", "first Monday in July", "the last working day of the month".
    pub fn nth_weekday(&self, at: usize) -> Read {
        let nth = match (self.word(at), self.number(at)) {
            (Some(Word::Last), _) => None,
            (Some(Word::Ordinal), _) if self.value(at) <= 4 => Some(self.value(at)),
            (_, Some((nth @ 1..=4, 1, true))) => Some(nth),
            _ => return None,
        };
        let working = self.is(at + 1, Word::Working) && self.is(at + 2, Word::Day) && nth.is_none();
        let day = if working {
            None
        } else {
            Some(self.weekday_name(at + 1)?)
        };
        let place = at + 2 + usize::from(working);
        if !matches!(self.word(place), Some(Word::Of | Word::In)) {
            return None;
        }
        let (first, next) = self.month_named(place + 1)?;
        let pick = |first: Date| {
            let last = month_end(first)?;
            match (day, nth) {
                (None, _) => self.context.working_days.last_on_or_before(last).ok(),
                (Some(day), Some(nth)) => {
                    let date = days_on(to_come(day, first, true)?, (nth - 1) * 7)?;
                    (date <= last).then_some(date)
                }
                (Some(day), None) => to_come(day, last.minus_days(6)?, true),
            }
        };
        let from = self.context.from;
        let date = first
            .into_iter()
            .flatten()
            .filter_map(pick)
            .find(|date| *date >= from);
        Some((counted(date), next))
    }
}

/// `days` days after a date.
pub(super) fn days_on(date: Date, days: u32) -> Option<Date> {
    date.plus_days(days)
}

/// The Monday of the week that a day lies in.
pub(super) fn monday(date: Date) -> Option<Date> {
    date.minus_days(date.days_from_monday())
}

/// The day of the week `weekday` in the week that begins on `monday`.
pub(super) fn in_week(monday: Option<Date>, weekday: u32) -> Option<Date> {
    days_on(monday?, weekday)
}

/// The first such weekday after a day, or on it.
pub(super) fn to_come(weekday: u32, from: Date, or_on: bool) -> Option<Date> {
    let ahead = (weekday + 7 - from.days_from_monday()) % 7;
    days_on(from, if ahead == 0 && !or_on { 7 } else { ahead })
}
