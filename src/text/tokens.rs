//! The words of an action or a measure with what each of them does in its sentence.

use super::lexicon::{Kind, Lexicon};
use super::words::{self, Gap, PHRASE_WORDS, Words, stem_of};

/// As many words of a text are read as a long paragraph has; who writes more has said something.
const TOKENS: usize = 160;

/// A word, or a phrase that the lexicon knows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Hash of the stem; of a word of digits its value.
    pub(super) stem: u32,
    /// What the lexicon says; none for a stranger.
    pub(super) kind: Option<Kind>,
    gap: Gap,
    shape: u8,
}

const CAPITAL: u8 = 1;
const PLURAL: u8 = 2;
const ADVERB: u8 = 4;
const PARTICIPLE: u8 = 8;
const DIGITS: u8 = 16;

/// What stands before and after the text.
const NO_TOKEN: Token = Token {
    stem: 0,
    kind: Some(Kind::Empty),
    gap: Gap::Stop,
    shape: 0,
};

impl Token {
    fn is(self, shape: u8) -> bool {
        self.shape & shape != 0
    }

    pub(super) fn is_capital(self) -> bool {
        self.is(CAPITAL)
    }

    /// A stranger with content: an adverb has none.
    pub(super) fn is_unknown(self) -> bool {
        self.kind.is_none() && (self.is(CAPITAL) || !self.is(ADVERB))
    }

    fn is_joined(self) -> bool {
        matches!(self.gap, Gap::Joint | Gap::Slash | Gap::Colon)
    }

    /// A number that is written to the number before it.
    fn goes_on(self, before: Self) -> bool {
        self.is_joined() && self.is(DIGITS) && before.is(DIGITS)
    }
}

/// The words of a text with their kinds, phrases drawn together.
pub(super) struct Tokens {
    list: [Token; TOKENS],
    len: usize,
    /// How many words there were before phrases were drawn together.
    pub(super) words: usize,
    /// The kinds that occur, a bit each, and [`UNKNOWN`].
    pub(super) kinds: u32,
}

/// The bit of a word that the lexicon does not know.
pub(super) const UNKNOWN: u32 = 1 << 31;

pub(super) const TO: u32 = stem_of(b"to");
pub(super) const UP: u32 = stem_of(b"up");
pub(super) const WHETHER: u32 = stem_of(b"whether");
pub(super) const WILL: u32 = stem_of(b"will");
const BE: u32 = stem_of(b"be");
const OF: u32 = stem_of(b"of");
const HELP: u32 = stem_of(b"help");
const WORKING: u32 = stem_of(b"working");
const LISTED: [u32; 2] = [stem_of(b"and"), stem_of(b"or")];
/// What follows a subject: "Visits are …", "Contact should …".
const AFTER_SUBJECT: [u32; 5] = [
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
            kinds: 0,
        };
        for (slot, word) in tokens.list.iter_mut().zip(Words::new(text)) {
            let letters = word.letters.as_bytes();
            let mut shape = 0;
            let mut mark = |bit, is| shape |= if is { bit } else { 0 };
            mark(CAPITAL, word.capital);
            mark(PLURAL, letters.ends_with(b"s") && !letters.ends_with(b"ss"));
            mark(ADVERB, letters.ends_with(b"ly"));
            mark(PARTICIPLE, letters.ends_with(b"ing"));
            mark(DIGITS, word.letters.value().is_some());
            let stem = word.letters.stem_hash();
            let kind = if letters.first().is_some_and(u8::is_ascii_digit) {
                Some(counted(letters))
            } else {
                let exact = lexicon.kind(word.letters.exact_hash());
                exact.or_else(|| lexicon.kind(stem))
            };
            *slot = Token {
                stem,
                kind,
                gap: word.gap,
                shape,
            };
            tokens.len += 1;
        }
        tokens.words = tokens.len;
        tokens.draw_phrases(lexicon);
        for i in 0..tokens.len {
            if tokens.at(i).kind == Some(Kind::Number)
                && !tokens.counts(i)
                && let Some(slot) = tokens.list.get_mut(i)
            {
                slot.kind = Some(Kind::Date);
            }
            let token = tokens.at(i);
            tokens.kinds |= match token.kind {
                Some(kind) => kind.bit(),
                None if token.is_unknown() => UNKNOWN,
                None => 0,
            };
        }
        tokens
    }

    pub(super) fn all(&self) -> &[Token] {
        self.list.get(..self.len).unwrap_or(&[])
    }

    /// Whether a word of one of these kinds occurs.
    pub(super) fn has(&self, kinds: u32) -> bool {
        self.kinds & kinds != 0
    }

    #[inline(never)]
    fn at(&self, i: usize) -> Token {
        self.all().get(i).copied().unwrap_or(NO_TOKEN)
    }

    pub(super) fn before(&self, i: usize) -> Token {
        self.at(i.wrapping_sub(1))
    }

    /// Makes one token of each phrase that the lexicon knows, the longest first.
    fn draw_phrases(&mut self, lexicon: &Lexicon) {
        let mut len = 0;
        let mut from = 0;
        while from < self.len {
            let mut token = self.at(from);
            let mut key = token.stem;
            let mut width = 1;
            for n in 1..PHRASE_WORDS {
                let next = self.at(from + n);
                if matches!(next.gap, Gap::Stop | Gap::Comma) {
                    break;
                }
                key = words::join(key, next.stem);
                if let Some(kind) = lexicon.kind(key) {
                    token.kind = Some(kind);
                    token.shape &= CAPITAL;
                    width = n + 1;
                }
            }
            if let Some(slot) = self.list.get_mut(len) {
                *slot = token;
            }
            len += 1;
            from += width;
        }
        self.len = len;
    }

    /// Whether a number counts something. Not so "Child 2", "14 March", "12/03/2026", "9:30", "2026" and "for the next two
    /// weeks".
    fn counts(&self, i: usize) -> bool {
        let (before, token, after) = (self.before(i), self.at(i), self.at(i + 1));
        if token.is(DIGITS) {
            let goes_on = token.goes_on(before);
            if goes_on || after.goes_on(token) {
                let last = if goes_on { i } else { i + 1 };
                let (first, second, third) = (self.before(last), self.at(last), self.at(last + 1));
                let three = third.goes_on(second) || first.goes_on(self.at(last.wrapping_sub(2)));
                return !three
                    && match second.gap {
                        Gap::Colon => false,
                        Gap::Slash => first.stem <= second.stem,
                        _ => true,
                    };
            }
            let label =
                token.gap == Gap::Space && matches!(before.kind, Some(Kind::Label | Kind::Vague));
            let dated = [before, after]
                .iter()
                .any(|t| t.kind == Some(Kind::Date) && !t.is(DIGITS));
            if label || dated || (1900..=2100).contains(&token.stem) {
                return false;
            }
        }
        !self.is_span(i)
    }

    /// "for the next two weeks", "within 10 days": a length of time and no count, unless something is counted by it ("within
    /// 2 days of each visit").
    fn is_span(&self, i: usize) -> bool {
        let unit = i + 1 + usize::from(self.at(i + 1).stem == WORKING);
        self.at(unit).kind == Some(Kind::Unit)
            && self.at(unit + 1).stem != OF
            && (1..=3).any(|back| BEFORE_SPAN.contains(&self.at(i.wrapping_sub(back)).stem))
    }

    pub(super) fn begins_clause(&self, i: usize) -> bool {
        self.at(i).gap == Gap::Stop
    }

    /// Whether the word at `i` stands where a verb stands: at the beginning, after "to", "will", "and", after the subject.
    pub(super) fn is_verb(&self, i: usize, after_head: bool) -> bool {
        let (before, token) = (self.before(i), self.at(i));
        if self.is_subject(i) {
            return false;
        }
        if self.begins_clause(i) {
            return true;
        }
        let plural = token.is(PLURAL);
        if token.gap == Gap::Comma || LISTED.contains(&before.stem) {
            return !(plural && after_head);
        }
        match before.kind {
            Some(Kind::Aux | Kind::Means | Kind::Purpose | Kind::Question) => !plural,
            // "Continue paying for the club".
            Some(Kind::Thin | Kind::Light) if token.is(PARTICIPLE) => true,
            _ if before.is(ADVERB) => true,
            // "Help Mum ring the surgery".
            _ if (2..=3).any(|back| self.at(i.wrapping_sub(back)).stem == HELP) => true,
            // "Asha ring the school": the subject is a name or a role and begins the clause.
            None | Some(Kind::Vague) => self.begins_clause(i.wrapping_sub(1)) && !plural,
            _ => false,
        }
    }

    /// Whether something is said of the word at `i`: "visits are …", "visits by the nurse to be …", "review of …".
    fn is_subject(&self, i: usize) -> bool {
        let next = self.at(i + 1).stem;
        let reach = if self.at(i).is(PLURAL) { 3 } else { 1 };
        (next == OF && self.begins_clause(i))
            || AFTER_SUBJECT.contains(&next)
            || (i + 1..=i + reach)
                .take_while(|&j| !matches!(self.at(j).gap, Gap::Stop | Gap::Comma))
                .any(|j| self.at(j).stem == TO && self.at(j + 1).stem == BE)
    }

    /// Whether a verb that the lexicon does not know leads the clause at `i`: "Negotiate with the landlord to keep …".
    pub(super) fn is_strange_verb(&self, i: usize) -> bool {
        self.begins_clause(i)
            && self.at(i).is_unknown()
            && !self.at(i).is(PLURAL)
            && i + 1 < self.len
            && self.at(i + 1).kind == Some(Kind::Empty)
            && self.at(i + 1).gap == Gap::Space
    }

    /// Whether the "to" at `i` opens a purpose: it does before a verb, not before a person ("speak to Leah", "offer help to
    /// the family").
    pub(super) fn opens_purpose(&self, i: usize) -> bool {
        let next = self.at(i + 1);
        match next.kind {
            None => !next.is(CAPITAL),
            Some(Kind::Vague | Kind::Empty | Kind::Nothing | Kind::Total) => false,
            Some(_) => true,
        }
    }
}

/// The kind of a word that begins with a digit: "14th" and "9am" are dates and times, "48" and "48h" counts.
fn counted(letters: &[u8]) -> Kind {
    match letters {
        [.., b's', b't'] | [.., b'n' | b'r', b'd'] | [.., b't', b'h'] | [.., b'a' | b'p', b'm'] => {
            Kind::Date
        }
        _ => Kind::Number,
    }
}
