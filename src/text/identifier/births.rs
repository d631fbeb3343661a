//! Dates of birth: a full date, in any British form, that the words beside it make one.

use super::tokens::{Shape, list};
use super::words::{HEAD, MONTH};
use super::{Identifier, IdentifierKind, Reader};

/// How many tokens may stand between "born" and the date: "born prematurely in hospital on".
const CUE_REACH: usize = 7;

impl Reader<'_> {
    /// A date that begins with a number: "14/03/2015", "3rd of February 2026", "2015-03-14".
    pub(super) fn date_of_birth(&self, at: usize) -> Option<Identifier> {
        let last = self.numeric_date(at).or_else(|| self.worded_date(at))?;
        self.born(at, last)
    }

    /// A date that begins with its month: "August 12, 2016".
    pub(super) fn month_first_birth(&self, at: usize) -> Option<Identifier> {
        if self.tokens.class(at) & MONTH == 0 {
            return None;
        }
        let day = self.tokens.after(at).filter(|&day| self.is_day(day))?;
        let mut year = self.tokens.after(day)?;
        if self.tokens.is_mark(year, b',') {
            year = self.tokens.after(year)?;
        }
        self.is_long_year(year).then_some(())?;
        self.born(at, year)
    }

    fn born(&self, first: usize, last: usize) -> Option<Identifier> {
        (self.birth_cue_before(first) || self.birth_cue_after(last))
            .then(|| self.identifier(IdentifierKind::DateOfBirth, first, last))
            .flatten()
    }

    fn birth_cue_before(&self, first: usize) -> bool {
        let mut at = first;
        for _ in 0..CUE_REACH {
            let Some(before) = self.tokens.before(at, 1) else {
                return false;
            };
            at = before;
            let Some(token) = self.tokens.get(at) else {
                return false;
            };
            match token.shape {
                // Another number between: the date belongs to that thought.
                Shape::Number | Shape::Mixed => return false,
                Shape::Mark if matches!(token.mark, b';' | b',') && at + 1 != first => {
                    return false;
                }
                Shape::Mark => {}
                Shape::Word => {
                    let word = self.tokens.stem(at);
                    if self.is_birth_word(at, word) {
                        return true;
                    }
                    // "born last week and to be discussed on": another event has begun.
                    if list!("discussed visit review hearing due conference meeting week").has(word)
                    {
                        return false;
                    }
                }
            }
        }
        false
    }

    fn is_birth_word(&self, at: usize, word: &str) -> bool {
        if word.eq_ignore_ascii_case("dob") {
            return true;
        }
        if word.eq_ignore_ascii_case("born") {
            // "due to be born on" is not yet a birth.
            return !self
                .tokens
                .before(at, 1)
                .is_some_and(|be| self.tokens.is(be, "be"));
        }
        let next = self.tokens.get(at + 1);
        if word.eq_ignore_ascii_case("birthday") || word.eq_ignore_ascii_case("birthdate") {
            // "Birthday contact on" is an event of this year.
            return next.is_none_or(|token| {
                token.shape != Shape::Word
                    || self
                        .tokens
                        .is_any(at + 1, list!("is on was of being falls"))
            });
        }
        if word.eq_ignore_ascii_case("birth") {
            let of = self
                .tokens
                .before(at, 2)
                .is_some_and(|date| self.tokens.is(date, "date"));
            return of || self.tokens.is(at + 1, "date");
        }
        // "(b. 3 May 1941)"
        let short = word == "b"
            && self.tokens.is_mark(at + 1, b'.')
            && at.checked_sub(1).is_some_and(|mark| {
                self.tokens.is_mark(mark, b'(') || self.tokens.is_mark(mark, b',')
            });
        if short {
            return true;
        }
        // "d.o.b."
        word.eq_ignore_ascii_case("b")
            && self
                .tokens
                .before(at, 4)
                .is_some_and(|d| self.tokens.is(d, "d") && self.tokens.is(d + 2, "o"))
    }

    /// "14/03/2015 (DOB)", "14 March 2015 is his date of birth".
    fn birth_cue_after(&self, last: usize) -> bool {
        let mut at = last;
        for _ in 0..5 {
            let Some(after) = self.tokens.after(at) else {
                return false;
            };
            at = after;
            let word = self.tokens.stem(at);
            if word.eq_ignore_ascii_case("dob")
                || (word.eq_ignore_ascii_case("birth") && self.tokens.is(at - 1, "of"))
            {
                return true;
            }
            let is_open = self.tokens.is_mark(at, b'(');
            let is_link = self
                .tokens
                .is_any(at, list!("is was his her their as the date of"));
            if !is_open && !is_link || self.tokens.class(at) & HEAD != 0 {
                return false;
            }
        }
        false
    }

    /// The last token of a date in figures.
    fn numeric_date(&self, at: usize) -> Option<usize> {
        let mark = self.tokens.get(at + 1)?;
        if self.tokens.get(at)?.shape != Shape::Number
            || !mark.is_joined()
            || !matches!(mark.mark, b'/' | b'.' | b'-')
            || !self.tokens.is_mark(at + 3, mark.mark)
            || [at + 2, at + 3, at + 4]
                .iter()
                .any(|&part| !self.tokens.at(part).is_joined())
        {
            return None;
        }
        // A further part makes it something else: a version, an address of a machine.
        if self.tokens.is_mark(at + 5, mark.mark)
            && self
                .tokens
                .get(at + 6)
                .is_some_and(|next| next.is_joined() && next.shape == Shape::Number)
        {
            return None;
        }
        let (first, second, third) = (self.number(at)?, self.number(at + 2)?, self.number(at + 4)?);
        let lengths = (self.tokens.word(at).len(), self.tokens.word(at + 4).len());
        let day_first = lengths.0 <= 2
            && (1..=31).contains(&first)
            && (lengths.1 == 2 || self.is_long_year(at + 4));
        let year_first = lengths.0 == 4 && (1..=31).contains(&third) && self.is_long_year(at);
        ((1..=12).contains(&second) && (day_first || year_first)).then_some(at + 4)
    }

    /// The last token of a date with its month in words.
    fn worded_date(&self, at: usize) -> Option<usize> {
        if !self.is_day(at) {
            return None;
        }
        let mut month = self.tokens.after(at)?;
        if self.tokens.is(month, "of") || self.tokens.is_mark(month, b'-') {
            month = self.tokens.after(month)?;
        }
        if self.tokens.class(month) & MONTH == 0 {
            return None;
        }
        let mut year = self.tokens.after(month)?;
        if self.tokens.get(year).is_some_and(|token| {
            token.shape == Shape::Mark && matches!(token.mark, b',' | b'.' | b'-')
        }) {
            year = self.tokens.after(year)?;
        }
        let short = self.tokens.word(year).len() == 2 && self.number(year).is_some();
        (short || self.is_long_year(year)).then_some(year)
    }

    fn number(&self, at: usize) -> Option<u32> {
        let word = self.tokens.word(at);
        (self.tokens.get(at)?.shape == Shape::Number && word.len() <= 4)
            .then(|| word.parse().ok())
            .flatten()
    }

    fn is_long_year(&self, at: usize) -> bool {
        self.tokens.word(at).len() == 4
            && self
                .number(at)
                .is_some_and(|year| (1900..2100).contains(&year))
    }

    /// "3", "03", "3rd".
    fn is_day(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        let (Some(day), Some(suffix)) = (word.get(..digits), word.get(digits..)) else {
            return false;
        };
        (1..=2).contains(&digits)
            && day.parse::<u32>().is_ok_and(|day| (1..=31).contains(&day))
            && (suffix.is_empty() || list!("st nd rd th").has(suffix))
    }
}
