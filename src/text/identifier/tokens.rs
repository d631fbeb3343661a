//! A text cut once into words, numbers and marks, with what the rules ask of each.

use super::words::{Class, GIVEN, class_of};
use crate::record::scan;
use alloc::{vec, vec::Vec};
use core::cell::Cell;

/// What a token is made of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Letters, with apostrophes and hyphens inside: "O'Connell", "half-sister".
    Word,
    /// Digits alone.
    Number,
    /// Letters and digits: "7b", "NG7", "21st".
    Mixed,
    /// One mark.
    Mark,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) shape: Shape,
    flags: u8,
    /// The byte of a mark; a dash or a quotation mark outside ASCII counts as `-` or `"`.
    pub(super) mark: u8,
}

const CAPITAL: u8 = 1;
const LOWER: u8 = 2;
const POSSESSIVE: u8 = 4;
/// The first word of a sentence, a line or a quotation: its capital says nothing.
const OPENS: u8 = 8;
/// Nothing stands between this token and the one before.
const JOINED: u8 = 16;
/// The token begins a sentence or a line: what stands before belongs to another thought.
const BREAK: u8 = 32;

impl Token {
    pub(super) fn is_capital(self) -> bool {
        self.flags & CAPITAL != 0
    }
    /// Two letters or more and none of them small: an acronym or initials.
    pub(super) fn is_acronym(self) -> bool {
        self.flags & (CAPITAL | LOWER) == CAPITAL
    }
    pub(super) fn is_possessive(self) -> bool {
        self.flags & POSSESSIVE != 0
    }
    pub(super) fn opens(self) -> bool {
        self.flags & OPENS != 0
    }
    pub(super) fn is_joined(self) -> bool {
        self.flags & JOINED != 0
    }
    pub(super) fn breaks(self) -> bool {
        self.flags & BREAK != 0
    }
    pub(super) fn is_mark(self, mark: u8) -> bool {
        self.shape == Shape::Mark && self.mark == mark
    }
}

/// The text and its tokens.
pub(super) struct Tokens<'t> {
    pub(super) text: &'t str,
    tokens: Vec<Token>,
    /// The numbers of the tokens that may begin something: capitals, digits, an at sign. All else is only looked at beside them.
    pub(super) starts: Vec<u32>,
    /// What each word says, once it was asked; most never are.
    classes: Vec<Cell<Class>>,
}

/// A class that has not been asked for; no word is in all classes.
const NOT_ASKED: Class = Class::MAX;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Line,
    Lower,
    Upper,
    Digit,
    Mark,
    /// Not ASCII.
    Wide,
}

const KINDS: [Kind; 256] = {
    let mut kinds = [Kind::Mark; 256];
    let mut byte = 0_usize;
    while byte < 256 {
        kinds[byte] = match byte {
            0x0a | 0x0d => Kind::Line,
            0..=0x20 | 0x7f => Kind::Space,
            0x61..=0x7a => Kind::Lower,
            0x41..=0x5a => Kind::Upper,
            0x30..=0x39 => Kind::Digit,
            0x80.. => Kind::Wide,
            _ => Kind::Mark,
        };
        byte += 1;
    }
    kinds
};

fn kind_of(byte: u8) -> Kind {
    KINDS[byte as usize]
}

/// What a character outside ASCII is, as far as names and numbers go.
enum Wide {
    Letter { capital: bool },
    Accent,
    Apostrophe,
    Dash,
    Quote,
    Space,
    Invisible,
    Other,
}

/// Latin letters by range: the standard library's tables would cost kilobytes.
fn wide_kind(char: char) -> Wide {
    match u32::from(char) {
        0xa0 | 0x2000..=0x200a | 0x202f | 0x3000 => Wide::Space,
        0xad | 0x200b..=0x200f | 0x202a..=0x202e | 0x2060..=0x2069 | 0xfeff => Wide::Invisible,
        0x2010..=0x2015 | 0x2212 => Wide::Dash,
        0x2018 | 0x201a | 0x201c..=0x201e | 0xab | 0xbb => Wide::Quote,
        0x2019 | 0x02bc => Wide::Apostrophe,
        0x0300..=0x036f => Wide::Accent,
        0xd7 | 0xf7 | 0x80..=0xbf | 0x2016..=0x2bff | 0xe000..=0xf8ff | 0x1_f000.. => Wide::Other,
        code @ 0xc0..=0x24f => Wide::Letter {
            capital: match code {
                0xc0..=0xde => true,
                0xdf..=0xff => false,
                0x139..=0x148 | 0x179..=0x17e => code % 2 == 1,
                _ => code % 2 == 0,
            },
        },
        _ => Wide::Letter { capital: false },
    }
}

/// Whether it is part of a word or a number, whatever the script.
pub(crate) fn is_in_word(char: char) -> bool {
    if char.is_ascii() {
        char.is_ascii_alphanumeric()
    } else {
        matches!(wide_kind(char), Wide::Letter { .. })
    }
}

impl<'t> Tokens<'t> {
    /// Cuts a text; what lies beyond four gigabytes is not read.
    pub(super) fn cut(text: &'t str) -> Self {
        let mut cutter = Cutter {
            text,
            bytes: text.as_bytes(),
            at: 0,
            tokens: Vec::with_capacity(text.len() / 5 + 4),
            starts: Vec::with_capacity(text.len() / 32 + 4),
            pending: BREAK | OPENS,
        };
        cutter.run();
        Self {
            text,
            classes: vec![Cell::new(NOT_ASKED); cutter.tokens.len()],
            starts: cutter.starts,
            tokens: cutter.tokens,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<Token> {
        self.tokens.get(at).copied()
    }

    /// The token at a place; past either end a mark that begins a sentence of its own.
    #[inline]
    pub(super) fn at(&self, at: usize) -> Token {
        self.tokens.get(at).copied().unwrap_or(Token {
            start: 0,
            end: 0,
            shape: Shape::Mark,
            flags: BREAK,
            mark: 0,
        })
    }

    /// The token `back` places before `at`, if it belongs to the same sentence.
    #[inline(never)]
    pub(super) fn before(&self, at: usize, back: usize) -> Option<usize> {
        let to = at.checked_sub(back)?;
        (to..at)
            .all(|between| !self.at(between + 1).breaks())
            .then_some(to)
    }

    /// The token after `at`, if it belongs to the same sentence.
    #[inline(never)]
    pub(super) fn after(&self, at: usize) -> Option<usize> {
        (!self.at(at + 1).breaks()).then_some(at + 1)
    }

    #[inline(never)]
    pub(super) fn is_mark(&self, at: usize, mark: u8) -> bool {
        self.at(at).is_mark(mark)
    }

    /// The token's own letters.
    #[inline(never)]
    pub(super) fn word(&self, at: usize) -> &'t str {
        let token = self.at(at);
        self.text
            .get(token.start as usize..token.end as usize)
            .unwrap_or("")
    }

    /// The word without its possessive ending.
    #[inline(never)]
    pub(super) fn stem(&self, at: usize) -> &'t str {
        let word = self.word(at);
        if self.at(at).is_possessive() {
            word.strip_suffix("'s")
                .or_else(|| word.strip_suffix("\u{2019}s"))
                .unwrap_or(word)
        } else {
            word
        }
    }

    /// Where the word without its possessive ending ends.
    pub(super) fn stem_end(&self, at: usize) -> usize {
        self.at(at).start as usize + self.stem(at).len()
    }

    /// What the word says; nothing for marks and numbers.
    #[inline(never)]
    pub(super) fn class(&self, at: usize) -> Class {
        let Some(known) = self.classes.get(at) else {
            return 0;
        };
        if known.get() == NOT_ASKED {
            known.set(self.class_of(at));
        }
        known.get()
    }

    fn class_of(&self, at: usize) -> Class {
        if self.at(at).shape != Shape::Word {
            return 0;
        }
        let stem = self.stem(at);
        match class_of(stem) {
            // "Ella-Mae"
            0 => class_of(until_hyphen(stem)) & GIVEN,
            class => class,
        }
    }

    /// The token's bytes: for comparisons, which need no boundaries of characters.
    pub(super) fn bytes(&self, at: usize) -> &'t [u8] {
        let token = self.at(at);
        self.text
            .as_bytes()
            .get(token.start as usize..token.end as usize)
            .unwrap_or_default()
    }

    #[inline(never)]
    pub(super) fn is(&self, at: usize, word: &str) -> bool {
        let token = self.at(at);
        (token.end - token.start) as usize == word.len()
            && self.bytes(at).eq_ignore_ascii_case(word.as_bytes())
    }

    /// Whether the word is one of several.
    #[inline(never)]
    pub(super) fn is_any(&self, at: usize, words: &List) -> bool {
        words.has_bytes(self.bytes(at))
    }
}

struct Cutter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    tokens: Vec<Token>,
    starts: Vec<u32>,
    /// Flags for the next token.
    pending: u8,
}

impl Cutter<'_> {
    fn run(&mut self) {
        let mut gap = self.at;
        while let Some(&byte) = self.bytes.get(self.at) {
            if self.at > u32::MAX as usize - 8 {
                return;
            }
            let start = self.at;
            let joined = if gap == start && start > 0 { JOINED } else { 0 };
            match kind_of(byte) {
                Kind::Space => self.at += 1,
                Kind::Line => {
                    self.at += 1;
                    self.pending |= BREAK | OPENS;
                }
                Kind::Lower => {
                    // Most words are small letters and a space behind them.
                    let rest = self.bytes.get(start..).unwrap_or_default();
                    let end = start + scan::small_letters(rest);
                    if self.bytes.get(end) == Some(&b' ') {
                        self.at = end;
                        self.push(start, Shape::Word, LOWER | joined, 0);
                        self.pending = 0;
                        gap = end;
                        self.at = end + 1;
                    } else {
                        self.alphanumeric(joined);
                        gap = self.at;
                    }
                }
                Kind::Upper | Kind::Digit => {
                    self.alphanumeric(joined);
                    gap = self.at;
                }
                Kind::Mark => {
                    self.at += 1;
                    self.mark(start, byte, joined);
                    gap = self.at;
                }
                Kind::Wide => {
                    let Some((char, kind)) = self.wide() else {
                        return;
                    };
                    match kind {
                        Wide::Letter { .. } => self.alphanumeric(joined),
                        Wide::Space => self.at += char.len_utf8(),
                        Wide::Invisible | Wide::Accent => {
                            self.at += char.len_utf8();
                            if gap == start {
                                gap = self.at;
                            }
                            continue;
                        }
                        Wide::Apostrophe | Wide::Dash | Wide::Quote | Wide::Other => {
                            self.at += char.len_utf8();
                            let mark = match kind {
                                Wide::Apostrophe => b'\'',
                                Wide::Dash => b'-',
                                Wide::Quote => b'"',
                                _ => 0,
                            };
                            self.mark(start, mark, joined);
                        }
                    }
                    if !matches!(kind, Wide::Space) {
                        gap = self.at;
                    }
                }
            }
        }
    }

    fn wide(&self) -> Option<(char, Wide)> {
        let char = self.text.get(self.at..)?.chars().next()?;
        Some((char, wide_kind(char)))
    }

    fn letter_at(&self, at: usize) -> bool {
        match self.bytes.get(at).map(|&byte| kind_of(byte)) {
            Some(Kind::Lower | Kind::Upper) => true,
            Some(Kind::Wide) => self
                .text
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .is_some_and(|char| matches!(wide_kind(char), Wide::Letter { .. })),
            _ => false,
        }
    }

    /// A word, a number or both.
    fn alphanumeric(&mut self, joined: u8) {
        let start = self.at;
        let (mut flags, mut letters, mut digits) = (0_u8, false, false);
        while let Some(&byte) = self.bytes.get(self.at) {
            match kind_of(byte) {
                Kind::Lower => {
                    letters = true;
                    flags |= LOWER;
                    let rest = self.bytes.get(self.at..).unwrap_or_default();
                    self.at += scan::small_letters(rest);
                }
                Kind::Upper => {
                    letters = true;
                    if self.at == start {
                        flags |= CAPITAL;
                    }
                    self.at += 1;
                }
                Kind::Digit => {
                    digits = true;
                    self.at += 1;
                }
                // "O'Connell", "Smith-Jones", but not "M-20391".
                Kind::Mark
                    if (byte == b'\'' || byte == b'-')
                        && letters
                        && !digits
                        && self.letter_at(self.at + 1) =>
                {
                    if byte == b'\'' && self.ends_with_s(self.at + 1) {
                        flags |= POSSESSIVE;
                        self.at += 2;
                        break;
                    }
                    self.at += 1;
                }
                Kind::Wide => {
                    let Some((char, kind)) = self.wide() else {
                        break;
                    };
                    match kind {
                        Wide::Letter { capital } => {
                            letters = true;
                            flags |= match (capital, self.at == start) {
                                (false, _) => LOWER,
                                (true, true) => CAPITAL,
                                (true, false) => 0,
                            };
                        }
                        Wide::Accent => {}
                        Wide::Apostrophe
                            if letters && !digits && self.letter_at(self.at + char.len_utf8()) =>
                        {
                            if self.ends_with_s(self.at + char.len_utf8()) {
                                flags |= POSSESSIVE;
                                self.at += char.len_utf8() + 1;
                                break;
                            }
                        }
                        _ => break,
                    }
                    self.at += char.len_utf8();
                }
                _ => break,
            }
        }
        let shape = match (letters, digits) {
            (true, true) => Shape::Mixed,
            (false, true) => Shape::Number,
            _ => Shape::Word,
        };
        // "Carers' " and "Hughes' " are possessive too.
        if shape == Shape::Word
            && flags & POSSESSIVE == 0
            && self.bytes.get(self.at.wrapping_sub(1)) == Some(&b's')
            && self.bytes.get(self.at) == Some(&b'\'')
            && self.bytes.get(self.at + 1) == Some(&b' ')
        {
            flags |= POSSESSIVE;
        }
        self.push(start, shape, flags | joined, 0);
        self.pending = 0;
    }

    /// Whether a lone "s" stands at `at`: the possessive ending.
    fn ends_with_s(&self, at: usize) -> bool {
        self.bytes.get(at) == Some(&b's')
            && !self.letter_at(at + 1)
            && self
                .bytes
                .get(at + 1)
                .is_none_or(|&byte| kind_of(byte) != Kind::Digit)
    }

    fn mark(&mut self, start: usize, byte: u8, joined: u8) {
        let opens_line = self.pending & OPENS;
        let ends_sentence = match byte {
            b'!' | b'?' => true,
            b'.' => self.full_stop(),
            _ => false,
        };
        self.push(start, Shape::Mark, joined | (self.pending & BREAK), byte);
        self.pending = if ends_sentence {
            BREAK | OPENS
        } else if matches!(byte, b'"' | b':' | b'*' | b'_') {
            OPENS
        } else {
            opens_line
        };
    }

    /// Whether the full stop at the end of what was read closes a sentence rather than an abbreviation.
    fn full_stop(&self) -> bool {
        if self
            .bytes
            .get(self.at)
            .is_some_and(|&byte| !matches!(kind_of(byte), Kind::Space | Kind::Line))
        {
            return self.bytes.get(self.at).is_some_and(|&byte| byte == b'"');
        }
        let Some(last) = self.tokens.last() else {
            return true;
        };
        let word = self
            .text
            .get(last.start as usize..last.end as usize)
            .unwrap_or("");
        let abbreviation = list!("mr mrs ms dr no st ref prof tel nr rd ave eg ie");
        !(last.shape == Shape::Word
            && (word.len() == 1 || abbreviation.has(word))
            && self.tokens.len() > 1)
    }

    fn push(&mut self, start: usize, shape: Shape, flags: u8, mark: u8) {
        let pending = if shape == Shape::Mark {
            0
        } else {
            self.pending
        };
        // Positions are below four gigabytes: `run` stops there.
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(self.at)) else {
            return;
        };
        let may_begin = match shape {
            Shape::Word => flags & CAPITAL != 0,
            Shape::Number | Shape::Mixed => true,
            Shape::Mark => mark == b'@',
        };
        if may_begin {
            self.starts
                .push(u32::try_from(self.tokens.len()).unwrap_or(u32::MAX));
        }
        self.tokens.push(Token {
            start,
            end,
            shape,
            flags: flags | pending,
            mark,
        });
    }
}

/// A few words, and what tells most strangers from them at a glance.
pub(super) struct List {
    words: &'static str,
    /// The first letters, a bit each; letters 32 apart share one, as a capital and its small letter do.
    firsts: u32,
    /// The lengths, a bit each.
    lengths: u32,
}

/// A [`List`] of the words in a text, which spaces part.
macro_rules! list {
    ($words:expr) => {
        const { &$crate::text::identifier::tokens::List::new($words) }
    };
}
pub(super) use list;

impl List {
    pub(super) const fn new(words: &'static str) -> Self {
        let bytes = words.as_bytes();
        let (mut firsts, mut lengths, mut start, mut at) = (0, 0, 0, 0);
        while at <= bytes.len() {
            if at == bytes.len() || bytes[at] == b' ' {
                firsts |= 1 << (bytes[start] & 31);
                lengths |= 1 << (at - start);
                start = at + 1;
            }
            at += 1;
        }
        Self {
            words,
            firsts,
            lengths,
        }
    }

    /// Whether a word is one of these, whatever its case.
    pub(super) fn has(&self, word: &str) -> bool {
        self.has_bytes(word.as_bytes())
    }

    fn has_bytes(&self, word: &[u8]) -> bool {
        let Some(first) = word.first() else {
            return false;
        };
        self.firsts >> (first & 31) & 1 != 0
            && word.len() < 32
            && self.lengths >> word.len() & 1 != 0
            && self.has_one_like(word)
    }

    #[inline(never)]
    fn has_one_like(&self, word: &[u8]) -> bool {
        self.words
            .as_bytes()
            .split(|&byte| byte == b' ')
            .any(|one| one.eq_ignore_ascii_case(word))
    }
}

fn until_hyphen(word: &str) -> &str {
    let end = word.bytes().position(|byte| byte == b'-');
    end.and_then(|end| word.get(..end)).unwrap_or("")
}
