//! The next session, and the day of this one: "before next supervision", "today", "immediately".

use super::grammar::{Read, Reader, Reading, Strength};
use super::point::counted;
use super::tokens::Kind;
use super::weekday::days_on;
use super::words::Word;

impl Reader<'_> {
    /// "supervision", "session", "1:1", "one-to-one", "121": the place after it.
    pub fn session_noun(&self, at: usize) -> Option<usize> {
        let in_a_word = self.is(at, Word::Session) || matches!(self.number(at), Some((121, _, _)));
        let end = if in_a_word {
            at + 1
        } else {
            self.one_to_one(at)?
        };
        let more = matches!(self.word(end), Some(Word::Session | Word::Meeting));
        Some(end + usize::from(more))
    }

    /// "1:1", "1-2-1", "one to one": a one at either end, at most three tokens between.
    fn one_to_one(&self, at: usize) -> Option<usize> {
        let one = |place: usize| {
            matches!(self.number(place), Some((1, 1, false)))
                || (self.is(place, Word::Number) && self.value(place) == 1)
        };
        let between = |place: usize| {
            matches!(
                self.kind(place),
                Some(Kind::Colon | Kind::Dash | Kind::Slash | Kind::Word(Word::To))
            ) || matches!(self.number(place), Some((2, 1, false)))
        };
        if !one(at) {
            return None;
        }
        let end = (at + 1..=at + 4).find(|place| !between(*place))?;
        (end > at + 1 && one(end)).then_some(end + 1)
    }

    /// "next supervision", "our next meeting", "when we next meet", "before supervision".
    pub fn next_session(&self, at: usize) -> Read {
        let kinds = |place| {
            self.after(place, |word| {
                matches!(
                    word,
                    Word::SessionKind | Word::Our | Word::Recurring | Word::The
                )
            })
        };
        let before = self.word_before(at);
        let (noun, end) = match self.word(at)? {
            Word::Next | Word::Coming => {
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
        if matches!(lead, Some(Word::After | Word::Following | Word::Every))
            || self.possessive(noun)
        {
            return Some((self.after_a_session(at), end));
        }
        let reading = self.context.next_session.map_or(Reading::Nothing, |date| {
            Reading::Date(Strength::Session, date)
        });
        Some((reading, end))
    }

    /// "after next supervision" has no end; counted from ("a week after next supervision") the session's date is known.
    pub fn after_a_session(&self, at: usize) -> Reading {
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
    pub fn today(&self, at: usize) -> Read {
        let from = self.context.from;
        let next = self.word(at + 1);
        let waits = matches!(
            next,
            Some(
                Word::After
                    | Word::Following
                    | Word::Before
                    | Word::Prior
                    | Word::Once
                    | Word::On
                    | Word::As
            )
        ) || (self.is(at + 1, Word::Filler)
            && !matches!(self.word(at + 2), None | Some(Word::Filler)));
        let (now, taken) = match self.word(at)? {
            // "tomorrow week"
            Word::Tomorrow if next == Some(Word::Week) => {
                return Some((counted(days_on(from, 8)), at + 2));
            }
            Word::Today if next == Some(Word::Week) => {
                return Some((counted(days_on(from, 7)), at + 2));
            }
            Word::Tomorrow => return Some((counted(days_on(from, 1)), at + 1)),
            Word::Today => (
                !self.possessive(at) && self.word_before(at) != Some(Word::Told),
                1,
            ),
            Word::This if next == Some(Word::Clock) => (true, 2),
            Word::Immediately => (!waits, 1),
            Word::Immediate => {
                let after_a_thing = matches!(
                    self.word_before(at),
                    Some(Word::Other | Word::Others | Word::After | Word::Of | Word::The)
                );
                let effect = self.word_before(at) == Some(Word::With);
                (
                    !waits && (effect || (!after_a_thing && !self.names_a_thing(at + 1))),
                    1,
                )
            }
            Word::Straight if matches!(next, Some(Word::Away | Word::Now)) => (
                !matches!(
                    self.word(at + 2),
                    Some(Word::After | Word::Following | Word::Once)
                ),
                2,
            ),
            Word::At if next == Some(Word::Once) => (true, 2),
            Word::Now => (self.tokens.len() == 1, 1),
            Word::Same if next == Some(Word::Day) => {
                let of_another = self.names_a_thing(at + 2)
                    || matches!(
                        self.word(at + 2),
                        Some(Word::As | Word::Of | Word::After | Word::Following)
                    );
                (!of_another, 2)
            }
            _ => return None,
        };
        // "today (Tuesday)" is not the Tuesday to come.
        let marked = self.is(at, Word::Today)
            && matches!(self.kind(at + 1), Some(Kind::Open | Kind::Comma))
            && matches!(self.word(at + 2), Some(Word::Weekday));
        let taken = if marked { 3 } else { taken };
        let reading = if now {
            self.unless_habit(at, Reading::Date(Strength::Today, from))
        } else {
            Reading::Nothing
        };
        Some((reading, at + taken))
    }
}
