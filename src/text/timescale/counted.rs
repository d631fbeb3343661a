//! Lengths of time: "within 2 weeks", "10 working days", "a week before next supervision", and what only looks like one.

use super::grammar::{Read, Reader, Reading, Strength};
use super::tokens::Kind;
use super::words::{Unit, Word};
use crate::calendar::Date;

/// A number of halves, so that "two and a half weeks" is whole: 2½ is 5.
type Halves = u32;

/// No due lies further off than this, and no sum of it overflows.
const MOST_HALVES: Halves = 20_000;

const ONE: Halves = 2;

impl Reader<'_> {
    /// A length of time at `at`, counted from the session or from the date that it names.
    pub fn counted(&self, at: usize) -> Read {
        if let Some(read) = self.shorthand(at) {
            return Some(read);
        }
        if let Some(read) = self.next_unit(at) {
            return Some(read);
        }
        if let Some(read) = self.unit_beside_a_date(at) {
            return Some(read);
        }
        let (mut halves, mut next) = match self.quantity(at) {
            Some(quantity) => quantity,
            None if matches!(self.word(at), Some(Word::Fortnight))
                && !matches!(
                    self.word_before(at),
                    Some(Word::Next | Word::Every | Word::Last | Word::This)
                ) =>
            {
                (ONE, at)
            }
            None => return None,
        };
        let article = self.is(at, Word::Article) && next == at + 1;
        let stroke = self.is_kind(next, Kind::Slash);
        if self.range_mark(next)
            && let Some((end, after)) = self.quantity(next + 1)
            && self.measure(after).is_some()
        {
            (halves, next) = (end, after);
        }
        let (unit, plural, mut next) = self.measure(next)?;
        // "1/2 day" is a fraction, "1/2 days" and "2/3 weeks" are ranges.
        if stroke && !plural {
            return Some((Reading::Nothing, next));
        }
        // "a month and a half"
        if self.is(next, Word::And)
            && self.is(next + 1, Word::Article)
            && self.is(next + 2, Word::Half)
        {
            halves = halves.saturating_add(1);
            next += 3;
        }
        // "a week or two"
        if self.is(next, Word::Or)
            && self.is(next + 1, Word::Number)
            && self.measure(next + 2).is_none()
        {
            halves = self.value(next + 1) * 2;
            next += 2;
        }
        next = self.after(next, |word| matches!(word, Word::Time | Word::Later));
        if !self.is_due(at, article, halves, unit, plural, next) {
            return Some((Reading::Nothing, next));
        }
        Some(self.counted_from_anchor(halves, unit, next))
    }

    /// Whether a length of time with this before and after it says when something is due.
    fn is_due(
        &self,
        at: usize,
        article: bool,
        halves: Halves,
        unit: Unit,
        plural: bool,
        next: usize,
    ) -> bool {
        let (lead, _) = self.lead(at, |word| {
            matches!(
                word,
                Word::The
                    | Word::This
                    | Word::Next
                    | Word::Coming
                    | Word::Plain
                    | Word::About
                    | Word::Our
            )
        });
        let within = matches!(lead, Some(Word::Within | Word::In));
        if matches!(lead, Some(Word::Every | Word::Last | Word::Label)) {
            return false;
        }
        // "twice a week", "2 days per month"
        let rate = self.is(next, Word::Every)
            || (matches!(
                self.kind(next),
                Some(Kind::Slash | Kind::Word(Word::Article))
            ) && self.unit(next + 1).is_some());
        if rate || matches!(self.word(next), Some(Word::Block | Word::Last)) {
            return false;
        }
        if article {
            let beside_a_date = self.anchor_word(next).is_some();
            let counted_thing = matches!(
                lead,
                Some(
                    Word::Times
                        | Word::Once
                        | Word::Minute
                        | Word::Hour
                        | Word::Day
                        | Word::WorkingDay
                        | Word::Week
                        | Word::Fortnight
                        | Word::Month
                        | Word::Quarter
                        | Word::Year
                        | Word::Units
                        | Word::Number
                        | Word::Weekday
                        | Word::ShortDay
                        | Word::Weekdays
                        | Word::Other
                        | Word::Others
                        | Word::Session
                        | Word::Meeting
                        | Word::Recurring
                        | Word::Event
                )
            ) || (lead.is_none() && at > 0 && self.number(at - 1).is_some());
            if counted_thing && !beside_a_date {
                return false;
            }
        }
        // "2 hours" is how long something takes; "within 2 hours" is when.
        let brief = match unit {
            Unit::Minute => true,
            Unit::Hour => halves < 48,
            // "one day", some day or other
            Unit::Day => {
                self.is(at, Word::Number)
                    && halves == ONE
                    && !plural
                    && self.anchor_word(next).is_none()
            }
            _ => false,
        };
        if brief && !within {
            return false;
        }
        match self.word(next) {
            Some(Word::Event) => within && plural,
            // "6 month review" is an event; "within 6 month" a slip for "months".
            Some(Word::Review | Word::Times) if !plural => within && halves == ONE,
            _ if !plural && halves > ONE && unit != Unit::Fortnight => {
                within || !self.names_a_thing(next) || self.is(next, Word::Limit)
            }
            _ => true,
        }
    }

    /// The date that a length of time leads to: from the session, or from the date or the event beside it.
    fn counted_from_anchor(&self, halves: Halves, unit: Unit, next: usize) -> (Reading, usize) {
        let (base, back, next) = match self.anchor_word(next) {
            None => (Some(self.context.from), false, next),
            Some((back, start)) => match self.anchor(start, back) {
                Some((base, after)) => (Some(base), back, after),
                // An event without its date: "within 2 weeks of the conference".
                None => (None, back, start),
            },
        };
        let reading = base
            .and_then(|base| self.count(base, halves, unit, back))
            .map_or(Reading::Nothing, |date| {
                Reading::Date(Strength::Counted, date)
            });
        (reading, next)
    }

    /// Whether what follows a length of time says where to count from: backwards or not, and where that begins.
    fn anchor_word(&self, at: usize) -> Option<(bool, usize)> {
        match self.word(at)? {
            Word::From | Word::After | Word::Of | Word::Following | Word::Once => {
                Some((false, at + 1))
            }
            Word::Before | Word::Prior | Word::Ahead => Some((true, at + 1)),
            // "in advance of"
            Word::In if self.is(at + 1, Word::Ahead) => Some((true, at + 2)),
            // "a week on Friday", "two weeks today"
            Word::On if self.weekday_name(at + 1).is_some() => Some((false, at + 1)),
            Word::Today | Word::Tomorrow if !self.possessive(at) => Some((false, at)),
            Word::Weekday => Some((false, at)),
            _ => None,
        }
    }

    /// The date that something is counted from, within the next ten tokens of the clause.
    /// `back`: what is counted back from "supervision" is counted from the next one, for this one is past.
    pub fn anchor(&self, start: usize, back: bool) -> Option<(Date, usize)> {
        let mut thing_named = false;
        let mut place = start;
        while place < start.saturating_add(10) {
            match self.kind(place)? {
                Kind::Comma | Kind::Stop => return None,
                Kind::Dash if !self.joined(place) => return None,
                Kind::Word(
                    Word::By | Word::Until | Word::And | Word::Or | Word::Filler | Word::Review,
                ) if place > start => {
                    // "of the review on 20 March" is the event; "of referral, review 20 March" was cut at the comma.
                    if !self.is(place, Word::Review) {
                        return None;
                    }
                    thing_named = true;
                }
                Kind::Word(Word::Now) if !thing_named => {
                    return Some((self.context.from, place + 1));
                }
                _ => {}
            }
            match self.named_day(place) {
                Some((Reading::Date(Strength::Session, date), next)) => {
                    return self.date_of_the_session(next).or(Some((date, next)));
                }
                Some((Reading::Date(_, date) | Reading::Stale(date), next)) => {
                    return Some((date, next));
                }
                _ => {}
            }
            if let Some(after) = self
                .session_noun(place)
                .or_else(|| self.this_meeting(place))
            {
                // "of supervision", "of this session": the one that is being recorded.
                let another = thing_named
                    || self.names_a_thing(after)
                    || self.is(after, Word::With)
                    || matches!(
                        self.word_before(place),
                        Some(Word::Next | Word::Every | Word::Last)
                    );
                if another {
                    return None;
                }
                if let Some(dated) = self.date_of_the_session(after).filter(|_| back) {
                    return Some(dated);
                }
                let session = if back {
                    self.context.next_session?
                } else {
                    self.context.from
                };
                return Some((session, after));
            }
            thing_named |= matches!(
                self.word(place),
                Some(
                    Word::Other
                        | Word::Event
                        | Word::Block
                        | Word::Term
                        | Word::Meeting
                        | Word::Label
                        | Word::Next
                        | Word::Every,
                )
            );
            place += 1;
        }
        None
    }

    /// "supervision on 8 July", "next session (8 July)": the date that it is given.
    fn date_of_the_session(&self, at: usize) -> Option<(Date, usize)> {
        let skipped = self.is(at, Word::On) || self.is_kind(at, Kind::Open);
        match self.calendar_date(at + usize::from(skipped))? {
            (Reading::Date(_, date) | Reading::Stale(date), next) => Some((date, next)),
            _ => None,
        }
    }

    /// "this meeting", "today's discussion", "this date".
    fn this_meeting(&self, at: usize) -> Option<usize> {
        let this = self.is(at, Word::This) || (self.is(at, Word::Today) && self.possessive(at));
        (this
            && matches!(
                self.word(at + 1),
                Some(Word::Meeting | Word::Session | Word::Cue)
            ))
        .then_some(at + 2)
    }

    /// "the next working day", "within the next month", "in the next week", "the following day".
    fn next_unit(&self, at: usize) -> Option<(Reading, usize)> {
        let (before, place) = self.lead(at, |word| word == Word::The);
        let following = self.is(at, Word::Following) && place < at;
        let spanned = matches!(before, Some(Word::Within | Word::Over | Word::For))
            || (before == Some(Word::In) && place < at);
        let this = self.is(at, Word::The) && matches!(self.word_before(at), Some(Word::Within));
        if !(matches!(self.word(at), Some(Word::Next | Word::Coming)) || following || this) {
            return None;
        }
        let (unit, plural, next) = self.measure(at + 1)?;
        let takes = match unit {
            Unit::WorkingDay => true,
            Unit::Day => !this,
            Unit::Minute | Unit::Hour | Unit::Quarter => false,
            _ => spanned || this,
        };
        if plural || !takes || self.possessive(next.saturating_sub(1)) {
            return None;
        }
        if self.names_a_thing(next) && !self.is(next, Word::Limit) && matches!(unit, Unit::Day) {
            return Some((Reading::Nothing, next));
        }
        Some(self.counted_from_anchor(ONE, unit, next))
    }

    /// "the week before next supervision", "day after tomorrow": one unit, where the date beside it is known.
    fn unit_beside_a_date(&self, at: usize) -> Option<(Reading, usize)> {
        let (unit, false) = self.unit(at)? else {
            return None;
        };
        if matches!(unit, Unit::Minute | Unit::Hour | Unit::Quarter | Unit::Year) {
            return None;
        }
        let free = matches!(
            self.word_before(at),
            None | Some(
                Word::The
                    | Word::By
                    | Word::At
                    | Word::Within
                    | Word::On
                    | Word::Review
                    | Word::Cue
            )
        ) && !(at > 0 && self.number(at - 1).is_some());
        let (back, start) = self.anchor_word(at + 1)?;
        if !free || matches!(self.word(at + 1), Some(Word::Of | Word::Once | Word::From)) {
            return None;
        }
        self.anchor(start, back)?;
        Some(self.counted_from_anchor(ONE, unit, at + 1))
    }

    /// Health shorthand: 2/52 is two weeks; "in 3/12" three months and "in 5/7" five days, which without "in" are dates.
    fn shorthand(&self, at: usize) -> Option<(Reading, usize)> {
        let (count, _, false) = self.number(at)? else {
            return None;
        };
        let (parts, _, _) = self.number(at + 2)?;
        let stroke =
            self.is_kind(at + 1, Kind::Slash) && self.joined(at + 1) && self.joined(at + 2);
        if !stroke || self.is_kind(at + 3, Kind::Slash) || count == 0 {
            return None;
        }
        let within = matches!(self.word_before(at), Some(Word::In | Word::Within));
        let every = self.word_before(at) == Some(Word::Every);
        let unit = match parts {
            52 if count <= 52 => Unit::Week,
            12 if within && count <= 24 => Unit::Month,
            7 if within && count <= 28 => Unit::Day,
            _ => return None,
        };
        if every {
            return Some((Reading::Nothing, at + 3));
        }
        Some(self.counted_from_anchor(count.saturating_mul(2), unit, at + 3))
    }

    /// A number, in figures or words: "2", "two (2)", "twenty-one", "a", "half a", "2½", "2 and a half".
    fn quantity(&self, at: usize) -> Option<(Halves, usize)> {
        let (whole, next) = match self.kind(at)? {
            Kind::Half => return Some((1, at + 1)),
            Kind::Word(Word::Half) => {
                return Some((1, at + 1 + usize::from(self.is(at + 1, Word::Article))));
            }
            Kind::Word(Word::Article | Word::Another) => {
                let next = self.after(at + 1, |word| word == Word::Plain);
                match self.kind(next) {
                    Some(Kind::Number | Kind::Word(Word::Number))
                        if next > at + 1 || self.is(at, Word::Another) =>
                    {
                        return self.quantity(next);
                    }
                    _ => (1, at + 1),
                }
            }
            Kind::Number if !self.ordinal(at) => (self.value(at), at + 1),
            Kind::Word(Word::Number) => {
                let tens = self.value(at);
                let next = at + 1 + usize::from(self.is_kind(at + 1, Kind::Dash));
                let ones = self.value(next);
                if tens >= 20 && self.is(next, Word::Number) && ones < 10 {
                    (tens + ones, next + 1)
                } else {
                    (tens, at + 1)
                }
            }
            _ => return None,
        };
        let mut halves = whole.min(MOST_HALVES).saturating_mul(2);
        let mut next = next;
        if self.is_kind(next, Kind::Open)
            && let Some(Kind::Number | Kind::Word(Word::Number)) = self.kind(next + 1)
            && self.is_kind(next + 2, Kind::Close)
        {
            next += 3;
        }
        if self.is_kind(next, Kind::Dot)
            && let Some((decimal, 1, false)) = self.number(next + 1)
        {
            halves = halves.saturating_add(u32::from(decimal > 0));
            next += 2;
        } else if self.is_kind(next, Kind::Half) {
            halves = halves.saturating_add(1);
            next += 1;
        } else if self.is(next, Word::And)
            && self.is(next + 1, Word::Article)
            && self.is(next + 2, Word::Half)
        {
            halves = halves.saturating_add(1);
            next += 3;
        }
        Some((halves, next))
    }

    /// A unit, whether it stands in the plural, and the place after it.
    fn measure(&self, at: usize) -> Option<(Unit, bool, usize)> {
        let start = at + usize::from(self.is_kind(at, Kind::Dash) && self.joined(at));
        // "w/d", "w/days"
        if self.is(start, Word::W) && self.is_kind(start + 1, Kind::Slash) {
            let days =
                self.is(start + 2, Word::D) || matches!(self.unit(start + 2), Some((Unit::Day, _)));
            return days.then_some((Unit::WorkingDay, true, start + 3));
        }
        let place = self.after(start, |word| matches!(word, Word::Plain | Word::Working));
        let working = (start..place).any(|word| self.is(word, Word::Working));
        let dash = usize::from(self.is_kind(place, Kind::Dash) && self.joined(place));
        let (unit, plural) = self.unit(place + dash)?;
        let unit = if working && unit == Unit::Day {
            Unit::WorkingDay
        } else {
            unit
        };
        // "week 3", "day 5"
        if !plural
            && self
                .number(place + dash + 1)
                .is_some_and(|(_, digits, _)| digits == 1)
            && !self.joined(place)
        {
            return None;
        }
        Some((unit, plural, place + dash + 1))
    }

    /// `halves` units after `base`, or before it. Halves of days are rounded up; hours below a day are the day itself.
    fn count(&self, base: Date, halves: Halves, unit: Unit, back: bool) -> Option<Date> {
        if halves > MOST_HALVES {
            return None;
        }
        let days = match unit {
            Unit::Minute => 0,
            Unit::Hour if halves < 48 => 0,
            Unit::Hour => halves.div_ceil(48),
            Unit::Day => halves.div_ceil(2),
            Unit::Week => (halves * 7).div_ceil(2),
            Unit::Fortnight => halves * 7,
            Unit::WorkingDay => {
                let days = i32::try_from(halves.div_ceil(2)).ok()?;
                let days = if back { -days } else { days };
                return self.context.working_days.add(base, days).ok();
            }
            Unit::Month | Unit::Quarter | Unit::Year => {
                let (months, days) = match unit {
                    Unit::Month => (halves / 2, (halves % 2) * 15),
                    Unit::Quarter => (halves * 3 / 2, 0),
                    _ => (halves * 6, 0),
                };
                return if back {
                    base.minus_months(months)?.minus_days(days)
                } else {
                    base.plus_months(months)?.plus_days(days)
                };
            }
        };
        if back {
            base.minus_days(days)
        } else {
            base.plus_days(days)
        }
    }
}
