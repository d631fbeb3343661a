//! The words of an action or a measure with what each of them does in its sentence.

use super::lexicon::{Kind, Lexicon};
use super::words::{self, Gap, PHRASE_WORDS, Words, stem_of};

/// As many words of a text are read as a long paragraph has; who writes more has said something.
const TOKENS: usize = 160;

#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub(super) stem: u32,
    pub(super) kind: Option<Kind>,
    gap: Gap,
    pub(super) capital: bool,
    plural: bool,
    pub(super) adverb: bool,
    participle: bool,
    /// Value of a word of digits alone.
    value: Option<u32>,
}

const NO_TOKEN: Token = Token {
    stem: 0,
    kind: None,
    gap: Gap::Stop,
    capital: false,
    plural: false,
    adverb: false,
    participle: false,
    value: None,
};

/// The words of a text with their kinds, phrases drawn together.
pub(super) struct Tokens {
    list: [Token; TOKENS],
    len: usize,
    /// How many words there were before phrases were drawn together.
    pub(super) words: usize,
}

pub(super) const TO: u32 = stem_of(b"to");
const AND: u32 = stem_of(b"and");
const OR: u32 = stem_of(b"or");
const BE: u32 = stem_of(b"be");
const OF: u32 = stem_of(b"of");
const HELP: u32 = stem_of(b"help");
pub(super) const WILL: u32 = stem_of(b"will");
/// What follows a noun at the beginning: "Visits are …", "Contact should …".
const AFTER_NOUN: [u32; 5] = [
    stem_of(b"is"),
    stem_of(b"are"),
    stem_of(b"should"),
    stem_of(b"must"),
    WILL,
];
/// What makes a count of weeks the length of a wait or a deadline.
const BEFORE_SPAN: [u32; 8] = [
    stem_of(b"for"),
    stem_of(b"next"),
    stem_of(b"over"),
    stem_of(b"in"),
    stem_of(b"within"),
    stem_of(b"after"),
    stem_of(b"by"),
    stem_of(b"coming"),
];

impl Tokens {
    pub(super) fn read(text: &str, lexicon: &Lexicon) -> Self {
        let mut tokens = Self {
            list: [NO_TOKEN; TOKENS],
            len: 0,
            words: 0,
        };
        for (slot, word) in tokens.list.iter_mut().zip(Words::new(text)) {
            let letters = word.letters.as_bytes();
            let stem = word.letters.stem_hash();
            let value = digits(letters);
            *slot = Token {
                stem,
                kind: match letters.first() {
                    Some(first) if first.is_ascii_digit() => counted(letters, value),
                    _ => lexicon
                        .kind(word.letters.exact_hash())
                        .or_else(|| lexicon.kind(stem)),
                },
                gap: word.gap,
                capital: word.capital,
                plural: letters.ends_with(b"s") && !letters.ends_with(b"ss"),
                adverb: letters.ends_with(b"ly"),
                participle: letters.ends_with(b"ing"),
                value,
            };
            tokens.len += 1;
        }
        tokens.words = tokens.len;
        tokens.draw_phrases(lexicon);
        tokens.drop_labels_and_dates();
        tokens
    }

    pub(super) fn all(&self) -> &[Token] {
        self.list.get(..self.len).unwrap_or(&[])
    }

    pub(super) fn at(&self, i: usize) -> Token {
        self.all().get(i).copied().unwrap_or(NO_TOKEN)
    }

    pub(super) fn before(&self, i: usize) -> Option<Token> {
        self.all().get(i.checked_sub(1)?).copied()
    }

    /// Makes one token of each phrase that the lexicon knows, the longest first.
    fn draw_phrases(&mut self, lexicon: &Lexicon) {
        let mut to = 0;
        let mut from = 0;
        while from < self.len {
            let mut token = self.at(from);
            let mut key = token.stem;
            let mut taken = 1;
            for n in 1..PHRASE_WORDS {
                let next = self.at(from + n);
                if from + n >= self.len || !matches!(next.gap, Gap::Space | Gap::Glue(_)) {
                    break;
                }
                key = words::join(key, next.stem);
                if let Some(kind) = lexicon.kind(key) {
                    token.kind = Some(kind);
                    token.plural = false;
                    token.value = None;
                    taken = n + 1;
                }
            }
            if let Some(slot) = self.list.get_mut(to) {
                *slot = token;
            }
            to += 1;
            from += taken;
        }
        self.len = to;
    }

    /// Takes the kind "number" from numbers that count nothing: "Child 2", "14 March", "12/03/2026", "9:30", "2026",
    /// "for the next two weeks".
    fn drop_labels_and_dates(&mut self) {
        for i in 0..self.len {
            let token = self.at(i);
            if token.kind != Some(Kind::Number) {
                continue;
            }
            let counts = match token.value {
                Some(value) => self.counts(i, value),
                None => true,
            };
            if counts && !self.is_span(i) {
                continue;
            }
            if let Some(slot) = self.list.get_mut(i) {
                slot.kind = Some(Kind::Date);
            }
        }
    }

    fn counts(&self, i: usize, value: u32) -> bool {
        let (before, after) = (self.before(i), self.at(i + 1));
        let glued = |token: Token| match (token.gap, token.value) {
            (Gap::Glue(sign), Some(value)) => Some((sign, value)),
            _ => None,
        };
        let here = match self.at(i).gap {
            Gap::Glue(sign) => before.and_then(|b| b.value).map(|value| (sign, value)),
            _ => None,
        };
        let next = if i + 1 < self.len { glued(after) } else { None };
        let chained = match (here, next) {
            (Some(_), Some(_)) => return false,
            (Some((sign, first)), None) => {
                // The last of three is as much of a date as the middle one.
                let third = matches!(before, Some(b) if matches!(b.gap, Gap::Glue(_)))
                    && i >= 2
                    && self.at(i - 2).value.is_some();
                if third {
                    return false;
                }
                Some((sign, first, value))
            }
            (None, Some((sign, second))) => {
                let third = matches!(self.at(i + 2).gap, Gap::Glue(_))
                    && i + 2 < self.len
                    && self.at(i + 2).value.is_some();
                if third {
                    return false;
                }
                Some((sign, value, second))
            }
            (None, None) => None,
        };
        if let Some((sign, first, second)) = chained {
            return match sign {
                b':' => false,
                b'/' => first <= second,
                _ => true,
            };
        }
        let label = matches!(before, Some(b) if matches!(b.kind, Some(Kind::Label | Kind::Vague))
            && self.at(i).gap == Gap::Space);
        let date = |token: Token| token.kind == Some(Kind::Date) && token.value.is_none();
        let dated = before.is_some_and(date) || (i + 1 < self.len && date(after));
        !label && !dated && !(1900..=2100).contains(&value)
    }

    /// "for the next two weeks", "within 10 days": a length of time and no count, unless something is counted by it ("within
    /// 2 days of each visit").
    fn is_span(&self, i: usize) -> bool {
        let mut unit = i + 1;
        if self.at(unit).stem == stem_of(b"working") {
            unit += 1;
        }
        if self.at(unit).kind != Some(Kind::Unit) || self.at(unit + 1).stem == OF {
            return false;
        }
        (1..=3).any(|back| {
            i.checked_sub(back)
                .is_some_and(|j| BEFORE_SPAN.contains(&self.at(j).stem))
        })
    }

    pub(super) fn begins_clause(&self, i: usize) -> bool {
        i == 0 || self.at(i).gap == Gap::Stop
    }

    /// Whether the word at `i` stands where a verb stands: at the beginning, after "to", "will", "and", after the subject.
    pub(super) fn is_verb(&self, i: usize, after_head: bool) -> bool {
        let token = self.at(i);
        if self.is_subject(i) {
            return false;
        }
        let Some(before) = self.before(i).filter(|_| !self.begins_clause(i)) else {
            return true;
        };
        if token.gap == Gap::Comma || before.stem == AND || before.stem == OR {
            return !(token.plural && after_head);
        }
        let helped =
            (2..=3).any(|back| i.checked_sub(back).is_some_and(|j| self.at(j).stem == HELP));
        match before.kind {
            Some(Kind::Aux | Kind::Means | Kind::Purpose | Kind::Question) => !token.plural,
            // "Continue paying for the club".
            Some(Kind::Thin | Kind::Light) if token.participle => true,
            _ if before.adverb || helped => true,
            // "Asha ring the school": the subject is a name or a role and begins the clause.
            None | Some(Kind::Vague) => self.begins_clause(i - 1) && !token.plural,
            _ => false,
        }
    }

    /// Whether something is said of the word at `i`: "visits are …", "contact arrangements to be …".
    fn is_subject(&self, i: usize) -> bool {
        let reach = if self.at(i).plural { 3 } else { 1 };
        if self.begins_clause(i) && i + 1 < self.len && self.at(i + 1).stem == OF {
            return true;
        }
        (i + 1..=i + reach)
            .take_while(|&j| j < self.len && matches!(self.at(j).gap, Gap::Space | Gap::Glue(_)))
            .any(|j| {
                let passive = self.at(j).stem == TO && self.at(j + 1).stem == BE;
                passive || (j == i + 1 && AFTER_NOUN.contains(&self.at(j).stem))
            })
    }

    /// "to" before a verb opens a purpose; before a person ("speak to Leah", "offer help to the family") it does not.
    pub(super) fn opens_purpose(&self, to: usize) -> bool {
        let next = self.at(to + 1);
        match next.kind {
            None => !next.capital,
            Some(Kind::Vague | Kind::Empty | Kind::Nothing | Kind::Total) => false,
            Some(_) => true,
        }
    }
}

fn digits(letters: &[u8]) -> Option<u32> {
    letters.iter().try_fold(0_u32, |value, &byte| {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        Some(value.saturating_mul(10).saturating_add(digit))
    })
}

/// The kind of a word that begins with a digit: "14th" and "9am" are dates and times, "48" and "48h" counts.
fn counted(letters: &[u8], value: Option<u32>) -> Option<Kind> {
    let timed = [b"st", b"nd", b"rd", b"th", b"am", b"pm"]
        .iter()
        .any(|end| letters.ends_with(*end));
    Some(if value.is_none() && timed {
        Kind::Date
    } else {
        Kind::Number
    })
}
