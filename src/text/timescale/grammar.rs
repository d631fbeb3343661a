//! The reader: walks over the tokens once and tries each form at each place.
//!
//! Every form looks a fixed number of tokens ahead, so that the whole takes time in proportion to the text.

use super::DueContext;
use super::tokens::{Kind, Token};
use super::words::{UNITS, Unit, Word};
use crate::calendar::Date;
use alloc::vec::Vec;

/// How surely a form names the due date; a surer one silences the others (see `weigh`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Strength {
    /// "immediately", "close of business".
    Today,
    /// The next session.
    Session,
    /// Counted from the session or the calendar around it: "2 weeks", "Friday", "end of the month".
    Counted,
    /// A day and a month.
    Calendar,
}

/// One date that the words name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// `None` for a day that does not exist.
    pub date: Option<Date>,
    pub strength: Strength,
    pub bracketed: bool,
    /// Without a year, and just past when the session was held: beside another date it is that day, not next year's.
    pub stale: bool,
}

/// What a form makes of the tokens it has taken.
#[derive(Clone, Copy, Debug)]
pub(super) enum Reading {
    Date(Strength, Date),
    Stale(Date),
    Impossible,
    /// Understood, and no date: a frequency, an event, a reference number.
    Nothing,
}

/// A reading and the place of the first token after it.
pub(super) type Read = Option<(Reading, usize)>;

/// What is asked of a token in a hundred places is kept out of line: inlined, it costs a tenth of the reader's size.
pub(super) struct Reader<'a> {
    pub tokens: &'a [Token],
    pub context: &'a DueContext<'a>,
}

impl Reader<'_> {
    /// Every date that the phrase names, in the order of the text.
    pub fn dates(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            let (reading, next) = self
                .counted(at)
                .or_else(|| self.point(at))
                .unwrap_or((Reading::Nothing, at + 1));
            let (date, strength, stale) = match reading {
                Reading::Nothing => {
                    at = next.max(at + 1);
                    continue;
                }
                Reading::Date(strength, date) => (Some(date), strength, false),
                Reading::Stale(date) => (Some(date), Strength::Calendar, true),
                Reading::Impossible => (None, Strength::Calendar, false),
            };
            found.push(Found {
                date,
                strength,
                bracketed: token.bracketed,
                stale,
            });
            at = next.max(at + 1);
        }
        found
    }

    #[inline(never)]
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    #[inline(never)]
    pub fn word(&self, at: usize) -> Option<Word> {
        match self.kind(at) {
            Some(Kind::Word(word)) => Some(word),
            _ => None,
        }
    }

    #[inline(never)]
    pub fn is(&self, at: usize, word: Word) -> bool {
        self.word(at) == Some(word)
    }

    #[inline(never)]
    pub fn is_kind(&self, at: usize, kind: Kind) -> bool {
        self.kind(at) == Some(kind)
    }

    /// The word before `at`; `None` at the start or after a mark.
    #[inline(never)]
    pub fn word_before(&self, at: usize) -> Option<Word> {
        at.checked_sub(1).and_then(|before| self.word(before))
    }

    #[inline(never)]
    pub fn joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.joined)
    }

    #[inline(never)]
    pub fn possessive(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.possessive)
    }

    /// A number as it is written: value, digits, whether "th" is joined on.
    #[inline(never)]
    pub fn number(&self, at: usize) -> Option<(u32, u8, bool)> {
        let token = self.tokens.get(at)?;
        (token.kind == Kind::Number).then_some((token.value, token.digits, token.ordinal))
    }

    /// What a number or the word for one, a month or a weekday stands for; nought for any other.
    #[inline(never)]
    pub fn value(&self, at: usize) -> u32 {
        self.tokens.get(at).map_or(0, |token| token.value)
    }

    #[inline(never)]
    pub fn ordinal(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.ordinal)
    }

    /// The place after any tokens from `at` on that satisfy `skip`; at most four.
    #[inline(never)]
    pub fn after(&self, at: usize, skip: fn(Word) -> bool) -> usize {
        (at..at.saturating_add(4))
            .find(|place| !self.word(*place).is_some_and(skip))
            .unwrap_or(at.saturating_add(4))
    }

    /// The word before `at`, passing over any that satisfy `skip`; at most four.
    #[inline(never)]
    pub fn lead(&self, at: usize, skip: fn(Word) -> bool) -> (Option<Word>, usize) {
        let mut place = at;
        for _ in 0..4 {
            match self.word_before(place) {
                Some(word) if skip(word) => place -= 1,
                other => return (other, place),
            }
        }
        (self.word_before(place), place)
    }

    /// A thing or a deed: a word that a date's number would belong to ("3 visits", "2nd opinion").
    #[inline(never)]
    pub fn names_a_thing(&self, at: usize) -> bool {
        matches!(
            self.word(at),
            Some(
                Word::Other
                    | Word::Others
                    | Word::Block
                    | Word::Event
                    | Word::Session
                    | Word::SessionKind
                    | Word::Meeting
                    | Word::Times
                    | Word::Review
                    | Word::Draft
                    | Word::Label
                    | Word::Limit
                    | Word::Term
            )
        )
    }

    #[inline(never)]
    pub fn unit(&self, at: usize) -> Option<(Unit, bool)> {
        let word = self.word(at)?;
        let named = if word == Word::Units {
            UNITS.get(self.value(at) as usize).copied()?
        } else {
            word
        };
        let unit = match named {
            Word::Minute => Unit::Minute,
            Word::Hour => Unit::Hour,
            Word::Day => Unit::Day,
            Word::WorkingDay => Unit::WorkingDay,
            Word::Week => Unit::Week,
            Word::Fortnight => Unit::Fortnight,
            Word::Month => Unit::Month,
            Word::Quarter => Unit::Quarter,
            Word::Year => Unit::Year,
            _ => return None,
        };
        Some((unit, word == Word::Units))
    }

    /// A word before the place that a bare day and month, day of the month or short weekday may follow.
    #[inline(never)]
    pub fn cued(&self, at: usize) -> bool {
        let (before, place) = self.lead(at, |word| matches!(word, Word::The));
        match before {
            Some(
                Word::By
                | Word::On
                | Word::Cue
                | Word::Review
                | Word::Until
                | Word::Before
                | Word::From
                | Word::Between
                | Word::To
                | Word::Weekday
                | Word::Commencing
                | Word::WeekCommencing
                | Word::C,
            ) => true,
            Some(_) => false,
            None => place > 0 && self.is_kind(place - 1, Kind::Colon),
        }
    }

    /// In a clause that names a habit a weekday, a day of the month or an end of the week belongs to the habit, unless a
    /// word says that the habit ends there.
    #[inline(never)]
    pub fn habitual(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.recurring)
            && !matches!(
                self.lead(at, |word| matches!(
                    word,
                    Word::The | Word::By | Word::At | Word::On
                ))
                .0,
                Some(Word::Until | Word::Review)
            )
    }

    /// A dash, "to", "or" and their like: what joins the two ends of a range.
    #[inline(never)]
    pub fn range_mark(&self, at: usize) -> bool {
        matches!(
            self.kind(at),
            Some(
                Kind::Dash
                    | Kind::Slash
                    | Kind::Ampersand
                    | Kind::Word(Word::To | Word::Or | Word::And | Word::Until)
            )
        )
    }
}
