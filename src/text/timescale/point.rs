//! Days that are named, not counted: weekdays, ends of weeks and months, the next session, "today".

use super::grammar::{Read, Reader, Reading, Strength};
use super::tokens::Kind;
use super::words::{Unit, Word};
use crate::calendar::Date;
use chrono::{Datelike, Days, Months};

/// An answer counted from the session and the calendar around it.
fn counted(date: Option<Date>) -> Reading {
    date.map_or(Reading::Nothing, |date| Reading::Date(Strength::Counted, date))
}

impl Reader<'_> {
    /// A day that is named at `at`.
    pub fn point(&self, at: usize) -> Read {
        self.weekday_beside_a_date(at).or_else(|| self.named_day(at))
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

    fn days_on(&self, date: Date, days: u32) -> Option<Date> {
        date.checked_add_days(Days::new(u64::from(days)))
    }

    /// The Monday of the week that a day lies in.
    fn monday(&self, date: Date) -> Option<Date> {
        date.checked_sub_days(Days::new(u64::from(date.weekday().num_days_from_monday())))
    }

    /// The day of the week `weekday` in the week that begins on `monday`.
    fn in_week(&self, monday: Option<Date>, weekday: u8) -> Option<Date> {
        self.days_on(monday?, u32::from(weekday))
    }

    /// The first such weekday after a day, or on it.
    fn to_come(&self, weekday: u8, from: Date, or_on: bool) -> Option<Date> {
        let ahead = (u32::from(weekday) + 7 - from.weekday().num_days_from_monday()) % 7;
        self.days_on(from, if ahead == 0 && !or_on { 7 } else { ahead })
    }

    /// The weekday that a word names; a short form only where it cannot be another word ("sat with", "sun safety").
    pub fn weekday_name(&self, at: usize) -> Option<u8> {
        match self.word(at)? {
            Word::Weekday(day) => Some(day),
            Word::ShortDay(day) => {
                let before = self.word_before(at);
                let introduced = before.is_none()
                    || self.cued(at)
                    || !matches!(before, Some(Word::Other | Word::Filler | Word::Article | Word::The | Word::Event | Word::To));
                let goes_on = self.names_a_thing(at + 1)
                    || matches!(self.word(at + 1), Some(Word::With | Word::In | Word::On | Word::The | Word::Our));
                (introduced && !goes_on).then_some(day)
            }
            _ => None,
        }
    }

    /// "w/c", "w/e", "week commencing", "week of": the place after it.
    fn week_marker(&self, at: usize) -> Option<usize> {
        match self.word(at)? {
            Word::WeekCommencing => Some(at + 1),
            Word::W if matches!(self.kind(at + 1), Some(Kind::Slash | Kind::Dash | Kind::Dot)) => {
                let stop = usize::from(self.is_kind(at + 3, Kind::Stop));
                self.is(at + 2, Word::C).then_some(at + 3 + stop)
            }
            Word::Unit(Unit::Week) => match self.word(at + 1)? {
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
    fn week_marked(&self, at: usize) -> Read {
        let marked = self.week_marker(at)?;
        let marked = marked + usize::from(matches!(self.kind(marked), Some(Kind::Colon | Kind::Dash)));
        let start = self.after(marked, |word| word == Word::The);
        self.calendar_date(start)
            .or_else(|| self.weekday(start))
            .or_else(|| self.bare_day(start, false))
            .or(Some((Reading::Nothing, start.max(at + 1))))
    }

    /// A day of the month after a weekday or "w/c", where no "th" is needed: "Monday 16".
    fn bare_day(&self, at: usize, or_on: bool) -> Read {
        let (day, digits, ordinal) = self.number(at)?;
        let more = matches!(self.kind(at + 1), Some(Kind::Slash | Kind::Dash | Kind::Dot | Kind::Colon))
            && self.number(at + 2).is_some();
        if digits > 2
            || more
            || (!ordinal && (self.is_time(at + 1) || self.counts_something(at + 1) || self.names_a_thing(at + 1)))
        {
            return None;
        }
        Some((self.day_to_come(day, or_on), at + 1))
    }

    /// The first such day of a month after the session, or on it.
    fn day_to_come(&self, day: u32, or_on: bool) -> Reading {
        let from = self.context.from;
        let first = from.with_day(1);
        let date = (0..=2)
            .filter_map(|ahead| first?.checked_add_months(Months::new(ahead))?.with_day(day))
            .find(|date| *date > from || (or_on && *date == from));
        match date {
            Some(date) => Reading::Date(Strength::Calendar, date),
            None => Reading::Impossible,
        }
    }

    /// "the 14th", "by 3rd", "the 1st of next month".
    fn day_alone(&self, at: usize) -> Read {
        let (day, mut next) = match self.number(at) {
            Some((day, 1 | 2, true)) => (day, at + 1),
            Some((day, 1 | 2, false)) if self.is(at + 1, Word::Suffix) => (day, at + 2),
            Some(_) => return None,
            // "first" and "second" order things far more often than days.
            None => self
                .ordinal_word(at)
                .filter(|(day, _)| *day > 3 && self.word_before(at) == Some(Word::The) && self.cued(at))?,
        };
        // "14th–16th"
        let start = self.after(next + 1, |word| word == Word::The);
        if self.range_mark(next)
            && let Some((end, 1 | 2, true)) = self.number(start)
            && !self.names_a_thing(start + 1)
        {
            return Some((self.day_to_come(end, false), start + 1));
        }
        if matches!(self.word_before(at), Some(Word::Every)) || self.habitual(at) {
            return Some((Reading::Nothing, next));
        }
        let from = self.context.from;
        let month_word = |place| {
            let place = self.after(place, |word| matches!(word, Word::Of | Word::The | Word::This | Word::Plain));
            matches!(self.word(place), Some(Word::Unit(Unit::Month))).then_some(place + 1)
        };
        let of_next = self.after(next, |word| matches!(word, Word::Of | Word::The));
        if self.is(of_next, Word::Next) && self.is(of_next + 1, Word::Unit(Unit::Month)) {
            let month = from.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
            let reading = month
                .and_then(|month| month.with_day(day))
                .map_or(Reading::Impossible, |date| Reading::Date(Strength::Calendar, date));
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
                    Word::Weekday(_)
                        | Word::ShortDay(_)
                        | Word::Of
                        | Word::Plain
                        | Word::Working
                        | Word::Half
                        | Word::Recurring
                        | Word::Every
                        | Word::Cue
                        | Word::Month(_)
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

    /// "last Friday of March", "first Monday in July", "the last working day of the month".
    fn nth_weekday(&self, at: usize) -> Read {
        let nth = match (self.word(at), self.number(at)) {
            (Some(Word::Last), _) => None,
            (Some(Word::Ordinal(nth @ 1..=4)), _) => Some(u32::from(nth)),
            (_, Some((nth @ 1..=4, 1, true))) => Some(nth),
            _ => return None,
        };
        let working = self.is(at + 1, Word::Working) && self.is(at + 2, Word::Unit(Unit::Day)) && nth.is_none();
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
                    let date = self.days_on(self.to_come(day, first, true)?, (nth - 1) * 7)?;
                    (date <= last).then_some(date)
                }
                (Some(day), None) => self.to_come(day, last.checked_sub_days(Days::new(6))?, true),
            }
        };
        let from = self.context.from;
        let date = first.into_iter().flatten().filter_map(pick).find(|date| *date >= from);
        Some((counted(date), next))
    }

    /// A month by name or as "the month", "next month": the first days of those it may be, nearest first.
    fn month_named(&self, at: usize) -> Option<([Option<Date>; 2], usize)> {
        let from = self.context.from;
        let place = self.after(at, |word| matches!(word, Word::The | Word::This | Word::Plain));
        match self.word(place)? {
            Word::Month(month) => {
                let month = u32::from(month);
                let (year, next) = match self.number(place + 1) {
                    // "end of March 26"
                    Some((year @ 20..=99, 2, false))
                        if !self.counts_something(place + 2) && !self.names_a_thing(place + 2) =>
                    {
                        (i32::try_from(year + 2000).ok(), place + 2)
                    }
                    _ => self.year(place + 1),
                };
                let in_year = |year| Date::from_ymd_opt(year, month, 1);
                let first = match year {
                    Some(year) => [in_year(year), None],
                    None => [in_year(from.year()), in_year(from.year().saturating_add(1))],
                };
                Some((first, next))
            }
            Word::Unit(Unit::Month) if self.number(place + 1).is_none() => {
                Some(([from.with_day(1), None], place + 1))
            }
            Word::Next | Word::Following if self.is(place + 1, Word::Unit(Unit::Month)) => {
                let next = from.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
                Some(([next, None], place + 2))
            }
            _ => None,
        }
    }

    /// "end of March", "end of the week", "month end", "EOW", "close of play", "last day of April".
    fn end_of(&self, at: usize) -> Read {
        let from = self.context.from;
        let friday = |monday| counted(self.in_week(monday, 4));
        let this_friday = || counted(self.to_come(4, from, true));
        let end_of_this = |unit| counted(period_end(from, unit, 0));
        let ends = match self.word(at)? {
            Word::EndOfWeek => return Some((self.unless_habit(at, this_friday()), at + 1)),
            Word::EndOfMonth => return Some((self.unless_habit(at, end_of_this(Unit::Month)), at + 1)),
            Word::EndOfYear => return Some((self.unless_habit(at, end_of_this(Unit::Year)), at + 1)),
            Word::Close => at + 1,
            Word::Unit(Unit::Month) if self.is(self.past_dash(at + 1), Word::End) => {
                return Some((self.unless_habit(at, end_of_this(Unit::Month)), self.past_dash(at + 1) + 1));
            }
            Word::Month(_) if self.is(at + 1, Word::End) => {
                let (first, _) = self.month_named(at)?;
                return Some((self.first_end(first), at + 2));
            }
            Word::End => self.past_dash(at + 1),
            Word::Last if self.is(at + 1, Word::Unit(Unit::Day)) && self.is(at + 2, Word::Of) => at + 2,
            _ => return None,
        };
        let place = self.after(ends, |word| {
            matches!(word, Word::Of | Word::The | Word::This | Word::Plain | Word::Working)
        });
        // "close of business", "end of business"
        if place > ends && self.is(place - 1, Word::Working) && self.unit(place).is_none() {
            return Some((self.unless_habit(at, Reading::Date(Strength::Today, from)), place));
        }
        let ahead = u32::from(matches!(self.word(place), Some(Word::Next | Word::Following)));
        let named = place + usize::from(ahead > 0);
        if let Some(marked) = self.week_marker(named) {
            let (reading, next) = self
                .calendar_date(self.after(marked, |word| word == Word::The))
                .or_else(|| self.bare_day(marked, false))?;
            let reading = match reading {
                Reading::Date(_, date) | Reading::Stale(date) => friday(self.monday(date)),
                other => other,
            };
            return Some((reading, next));
        }
        let closes = self.is(at, Word::Close);
        let reading = match self.word(named)? {
            Word::Business | Word::Today | Word::Unit(Unit::Day) if ahead == 0 => {
                return Some((self.unless_habit(at, Reading::Date(Strength::Today, from)), named + 1));
            }
            _ if closes => return None,
            Word::Month(_) if ahead == 0 => {
                let (first, next) = self.month_named(named)?;
                if matches!(self.word(next), Some(Word::Half | Word::Term | Word::Feast)) {
                    return Some((Reading::Nothing, next));
                }
                return Some((self.first_end(first), next));
            }
            Word::Financial => {
                let next = named + 1 + usize::from(self.is(named + 1, Word::Unit(Unit::Year)));
                let year = from.year() + i32::from(from.month() > 3);
                let end = Date::from_ymd_opt(year, 3, 31).and_then(|end| end.checked_add_months(Months::new(12 * ahead)));
                return Some((self.unless_habit(at, counted(end)), next));
            }
            Word::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) => {
                // "end of week 3", "end of year review"
                if self.number(named + 1).is_some()
                    || matches!(self.word(named + 1), Some(Word::Review | Word::Event | Word::Session | Word::Meeting))
                {
                    return Some((Reading::Nothing, named + 1));
                }
                match unit {
                    Unit::Week if ahead == 0 => this_friday(),
                    Unit::Week => {
                        let after_next = self.is(named + 1, Word::After) && self.is(named + 2, Word::Next);
                        let days = if after_next { 14 } else { 7 };
                        friday(self.monday(from).and_then(|monday| self.days_on(monday, days)))
                    }
                    _ => counted(period_end(from, unit, ahead)),
                }
            }
            _ => return None,
        };
        Some((self.unless_habit(at, reading), named + 1))
    }

    fn past_dash(&self, at: usize) -> usize {
        at + usize::from(self.is_kind(at, Kind::Dash))
    }

    fn unless_habit(&self, at: usize, reading: Reading) -> Reading {
        if self.habitual(at) || self.word_before(at) == Some(Word::Every) {
            Reading::Nothing
        } else {
            reading
        }
    }

    /// The first of these months to end on or after the session; the only one, where its year is written.
    fn first_end(&self, first: [Option<Date>; 2]) -> Reading {
        let ends = first.map(|first| first.and_then(month_end));
        let date = match ends {
            [end, None] => end,
            [this, next] => this.filter(|end| *end >= self.context.from).or(next),
        };
        date.map_or(Reading::Nothing, |date| Reading::Date(Strength::Calendar, date))
    }

    /// "Friday", "Friday week", "Tuesday of next week", "Friday 20 March", "the Friday before next supervision".
    fn weekday(&self, at: usize) -> Read {
        let day = self.weekday_name(at)?;
        let from = self.context.from;
        let before = self.word_before(at);
        if matches!(before, Some(Word::Feast)) {
            return Some((Reading::Nothing, at + 1));
        }
        // "Friday 20 March", "Fri. (20/3)", "Monday the 16th"
        let mut place = at + 1 + usize::from(matches!(self.kind(at + 1), Some(Kind::Comma | Kind::Stop | Kind::Open)));
        place = self.after(place, |word| word == Word::The);
        if let Some(dated) = self.calendar_date(place).or_else(|| self.bare_day(place, true)) {
            return Some(dated);
        }
        // "Mon-Fri" is the working week.
        if day == 0 && self.range_mark(at + 1) && self.is(at + 2, Word::Weekday(4)) {
            return Some((Reading::Nothing, at + 3));
        }
        if matches!(before, Some(Word::Every | Word::Last)) || self.habitual(at) {
            return Some((Reading::Nothing, at + 1));
        }
        let next_week = || self.monday(from).and_then(|monday| self.days_on(monday, 7));
        let of = at + 1 + usize::from(matches!(
            self.kind(at + 1),
            Some(Kind::Comma | Kind::Dash | Kind::Word(Word::Of | Word::In))
        ));
        if let Some(marked) = self.week_marker(of)
            && let Some((Reading::Date(_, date) | Reading::Stale(date), next)) = self.calendar_date(marked)
        {
            return Some((counted(self.in_week(self.monday(date), day)), next));
        }
        let to_come = self.to_come(day, from, false);
        let (date, next) = match (self.word(of), self.word(of + 1)) {
            (Some(Word::Unit(Unit::Week)), _) if of == at + 1 => (to_come.and_then(|day| self.days_on(day, 7)), of + 1),
            (Some(Word::Unit(Unit::Fortnight)), _) if of == at + 1 => {
                (to_come.and_then(|day| self.days_on(day, 14)), of + 1)
            }
            (Some(Word::Next), Some(Word::Unit(Unit::Week))) => (self.in_week(next_week(), day), of + 2),
            (Some(Word::After), Some(Word::Next)) => (None, of + 2),
            _ if self.follows_a_week_named_next(at) => (self.in_week(next_week(), day), at + 1),
            _ => (to_come, at + 1),
        };
        Some((counted(date), next))
    }

    /// "the Friday before next supervision", "the Monday after 14 March"; before an event without its date: nothing.
    fn weekday_beside_a_date(&self, at: usize) -> Read {
        let day = self.weekday_name(at)?;
        let back = match self.word(at + 1)? {
            Word::Before | Word::Prior => true,
            Word::After | Word::Following => false,
            _ => return None,
        };
        // "Friday before noon", "Friday after school", "Friday after next" are not counted from a date.
        if matches!(self.word(at + 2), Some(Word::Term | Word::Clock | Word::Next))
            && self.next_session(at + 2).is_none()
            || (self.number(at + 2).is_some() && (self.is_time(at + 3) || self.kind(at + 3).is_none()))
        {
            return None;
        }
        let Some((base, next)) = self.anchor(at + 2) else {
            return Some((Reading::Nothing, at + 2));
        };
        let date = if back {
            base.checked_sub_days(Days::new(7))
                .and_then(|start| self.to_come(day, start, true))
        } else {
            self.to_come(day, base, false)
        };
        Some((counted(date), next))
    }

    /// "next Friday", "next week on Friday", "next week - Friday".
    fn follows_a_week_named_next(&self, at: usize) -> bool {
        let mut place = at;
        for _ in 0..3 {
            let Some(before) = place.checked_sub(1) else {
                return false;
            };
            match self.kind(before) {
                Some(Kind::Word(Word::Next)) => {
                    // "the coming Friday" is the first to come.
                    return true;
                }
                Some(Kind::Word(Word::On | Word::By | Word::The | Word::Unit(Unit::Week)) | Kind::Dash | Kind::Comma | Kind::Open) => {
                    place = before;
                }
                _ => return false,
            }
        }
        false
    }

    /// "supervision", "session", "1:1", "one-to-one", "121": the place after it.
    pub fn session_noun(&self, at: usize) -> Option<usize> {
        let one = |place: usize| {
            matches!(self.number(place), Some((1, 1, false))) || self.is(place, Word::Number(1))
        };
        let end = if self.is(at, Word::Session) {
            at + 1
        } else if matches!(self.number(at), Some((121, _, _))) {
            at + 1
        } else if one(at) {
            let mut place = at;
            // one, then "to", "2", ":" or dashes, then one: at most five tokens
            let end = loop {
                place += 1;
                if place > at + 4 {
                    return None;
                }
                if one(place) {
                    break place;
                }
                let between = matches!(self.kind(place), Some(Kind::Colon | Kind::Dash | Kind::Slash | Kind::Word(Word::To)))
                    || matches!(self.number(place), Some((2, 1, false)));
                if !between {
                    return None;
                }
            };
            end + 1
        } else {
            return None;
        };
        Some(end + usize::from(matches!(self.word(end), Some(Word::Session | Word::Meeting))))
    }

    /// "next supervision", "our next meeting", "when we next meet", "before supervision".
    fn next_session(&self, at: usize) -> Read {
        let kinds = |place| {
            self.after(place, |word| {
                matches!(word, Word::SessionKind | Word::Our | Word::Recurring | Word::The)
            })
        };
        let before = self.word_before(at);
        let (noun, end) = match self.word(at)? {
            Word::Next => {
                let place = kinds(at + 1);
                let ours = before == Some(Word::Our) && self.is(place, Word::Meeting);
                let meet = self.is(place, Word::Meet)
                    || (self.is(place, Word::Time) && self.is(place + 2, Word::Meet));
                let end = self
                    .session_noun(place)
                    .or((ours || meet).then_some(place + 1))?;
                (place, end)
            }
            Word::Following if before == Some(Word::The) => {
                let place = kinds(at + 1);
                (place, self.session_noun(place)?)
            }
            Word::By | Word::Before | Word::Until | Word::Prior | Word::Ahead => {
                let place = kinds(self.after(at + 1, |word| matches!(word, Word::To | Word::Of)));
                let end = self.session_noun(place)?;
                if self.names_a_thing(end) || self.is(end, Word::With) {
                    return None;
                }
                (place, end)
            }
            _ => return None,
        };
        let (lead, _) = self.lead(at, |word| matches!(word, Word::The | Word::Our));
        if matches!(lead, Some(Word::After | Word::Following | Word::Every)) || self.possessive(noun) {
            return Some((self.after_a_session(at), end));
        }
        let reading = self
            .context
            .next_session
            .map_or(Reading::Nothing, |date| Reading::Date(Strength::Session, date));
        Some((reading, end))
    }

    /// "after next supervision" has no end; counted from ("a week after next supervision") the session's date is known.
    fn after_a_session(&self, at: usize) -> Reading {
        let (_, place) = self.lead(at, |word| matches!(word, Word::The | Word::Our));
        let counted = place
            .checked_sub(2)
            .is_some_and(|unit| self.unit(unit).is_some() || self.weekday_name(unit).is_some());
        match self.context.next_session {
            Some(date) if counted => Reading::Date(Strength::Session, date),
            _ => Reading::Nothing,
        }
    }

    /// The session's own day and the one after it.
    fn today(&self, at: usize) -> Read {
        let from = self.context.from;
        let next = self.word(at + 1);
        let waits = matches!(
            next,
            Some(Word::After | Word::Following | Word::Before | Word::Prior | Word::Once | Word::On | Word::As)
        ) || (self.is(at + 1, Word::Filler) && !matches!(self.word(at + 2), None | Some(Word::Filler)));
        let (now, taken) = match self.word(at)? {
            Word::Tomorrow => return Some((counted(self.days_on(from, 1)), at + 1)),
            Word::Today => (!self.possessive(at) && self.word_before(at) != Some(Word::Told), 1),
            Word::This if next == Some(Word::Clock) => (true, 2),
            Word::Immediately => (!waits, 1),
            Word::Immediate => {
                let after_a_thing = matches!(self.word_before(at), Some(Word::Other | Word::After | Word::Of | Word::The));
                let effect = self.word_before(at) == Some(Word::With);
                (!waits && (effect || (!after_a_thing && !self.names_a_thing(at + 1))), 1)
            }
            Word::Straight if matches!(next, Some(Word::Away | Word::Now)) => {
                (!matches!(self.word(at + 2), Some(Word::After | Word::Following | Word::Once)), 2)
            }
            Word::At if next == Some(Word::Once) => (true, 2),
            Word::Now => (self.tokens.len() == 1, 1),
            Word::Same if next == Some(Word::Unit(Unit::Day)) => {
                let of_another = self.names_a_thing(at + 2)
                    || matches!(self.word(at + 2), Some(Word::As | Word::Of | Word::After | Word::Following));
                (!of_another, 2)
            }
            _ => return None,
        };
        let reading = if now {
            self.unless_habit(at, Reading::Date(Strength::Today, from))
        } else {
            Reading::Nothing
        };
        Some((reading, at + taken))
    }
}

/// The last day of the month that begins on `first`.
fn month_end(first: Date) -> Option<Date> {
    first.checked_add_months(Months::new(1))?.pred_opt()
}

/// The last day of the month, quarter or year, `ahead` of them after the one that `from` lies in.
fn period_end(from: Date, unit: Unit, ahead: u32) -> Option<Date> {
    let (month, length) = match unit {
        Unit::Quarter => (from.month0() / 3 * 3, 3),
        Unit::Year => (0, 12),
        _ => (from.month0(), 1),
    };
    Date::from_ymd_opt(from.year(), month + 1, 1)?
        .checked_add_months(Months::new(length * (ahead + 1)))?
        .pred_opt()
}
