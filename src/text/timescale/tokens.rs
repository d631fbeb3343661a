//! Cuts a phrase into numbers, words and marks.
//!
//! Case, dashes, spaces and superscripts are folded here, so that the grammar sees one spelling of each.

use super::words::{LONGEST, Word, role};
use alloc::vec::Vec;
use core::iter::{Map, Peekable};
use core::str::Chars;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// A run of digits.
    Number,
    Word(Word),
    Slash,
    Dash,
    /// A full stop inside something: "14.3", "p.m".
    Dot,
    /// The end of a clause: a full stop before a space, a semicolon, a new line.
    Stop,
    Comma,
    Colon,
    Open,
    Close,
    Ampersand,
    /// Only before a digit: "'26".
    Apostrophe,
    Half,
    Percent,
    Mark,
}

#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "five facts of a token, none of which follows from another"
)]
pub(super) struct Token {
    pub kind: Kind,
    /// What a number or a word for one stands for; `u32::MAX` where it does not fit.
    pub value: u32,
    pub digits: u8,
    /// "st", "nd", "rd" or "th" is joined on.
    pub ordinal: bool,
    /// Nothing stands between it and the token before.
    pub joined: bool,
    pub bracketed: bool,
    /// "Friday's", "today's".
    pub possessive: bool,
    /// Its clause speaks of a habit: "weekly", "every Friday".
    pub recurring: bool,
}

/// The characters of a phrase, each in its one spelling.
type Folded<'a> = Peekable<Map<Chars<'a>, fn(char) -> char>>;

/// The first tokens of a phrase. What comes after [`LIMIT`] is not read: no due is that long.
pub(super) fn tokenize(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(16);
    let mut chars: Folded = text.chars().map(fold as fn(char) -> char).peekable();
    let mut joined = false;
    let mut depth = 0u32;
    while out.len() < LIMIT {
        let Some(c) = chars.next() else { break };
        let mut possessive = false;
        let mut value = 0;
        let mut digits = 0;
        let kind = match c {
            NOTHING => continue,
            ' ' => {
                joined = false;
                continue;
            }
            '0'..='9' => {
                (value, digits) = number(c, &mut chars);
                Kind::Number
            }
            'a'..='z' | OTHER_LETTER => {
                let (letters, length) = word(c, &mut chars);
                possessive = apostrophe(&mut chars);
                let letters = letters.get(..length).unwrap_or_default();
                if joined
                    && matches!(letters, b"st" | b"nd" | b"rd" | b"th")
                    && let Some(token) = out.last_mut().filter(|token| token.kind == Kind::Number)
                {
                    token.ordinal = true;
                    continue;
                }
                let (word, meaning) = role(letters);
                value = u32::from(meaning);
                Kind::Word(word)
            }
            '(' | '[' => {
                depth = depth.saturating_add(1);
                Kind::Open
            }
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                Kind::Close
            }
            '\'' if !matches!(chars.peek(), Some('0'..='9')) => {
                joined = false;
                continue;
            }
            _ => mark(c, chars.peek().copied()),
        };
        out.push(Token {
            kind,
            value,
            digits,
            ordinal: false,
            joined,
            bracketed: depth > 0,
            possessive,
            recurring: false,
        });
        joined = true;
    }
    mark_habits(&mut out);
    out
}

/// The value of a run of digits that begins with `first`, and how many they are.
fn number(first: char, chars: &mut Folded) -> (u32, u8) {
    let figure = |c: char| u32::from(c).saturating_sub(u32::from('0'));
    let mut value = figure(first);
    let mut digits = 1u8;
    while let Some(next @ '0'..='9') = chars.peek().copied() {
        chars.next();
        value = value.saturating_mul(10).saturating_add(figure(next));
        digits = digits.saturating_add(1);
    }
    (value, digits)
}

/// A run of letters that begins with `first`, and its length; nought where the lexicon holds no word so long.
fn word(first: char, chars: &mut Folded) -> ([u8; LONGEST], usize) {
    let mut letters = [0u8; LONGEST];
    let mut length = 0usize;
    let mut last = Some(first);
    while let Some(letter) = last {
        if letter != NOTHING {
            if let Some(place) = letters.get_mut(length) {
                *place = u8::try_from(letter).unwrap_or(b'?');
            }
            length = length.saturating_add(1);
        }
        last = chars.next_if(|next| matches!(*next, 'a'..='z' | OTHER_LETTER | NOTHING));
    }
    (letters, if length > LONGEST { 0 } else { length })
}

/// Takes an apostrophe after a word, with the "s" behind it.
fn apostrophe(chars: &mut Folded) -> bool {
    let taken = chars.next_if_eq(&'\'').is_some();
    if taken {
        chars.next_if_eq(&'s');
    }
    taken
}

fn mark(c: char, next: Option<char>) -> Kind {
    match c {
        '/' | '\\' => Kind::Slash,
        '-' => Kind::Dash,
        '.' if matches!(next, Some('0'..='9' | 'a'..='z')) => Kind::Dot,
        '.' | ';' | '\n' => Kind::Stop,
        ',' => Kind::Comma,
        ':' => Kind::Colon,
        '&' => Kind::Ampersand,
        '\'' => Kind::Apostrophe,
        '½' => Kind::Half,
        '%' => Kind::Percent,
        _ => Kind::Mark,
    }
}

/// How many tokens of a phrase are read.
const LIMIT: usize = 400;
/// Stands for a letter outside a to z.
const OTHER_LETTER: char = '\u{e000}';
/// Stands for what shows nothing: soft hyphens, joiners, marks of direction.
const NOTHING: char = '\u{e001}';

/// Notes on every token of a clause whether the clause names a frequency.
fn mark_habits(tokens: &mut [Token]) {
    let ends_clause = |token: &Token| {
        matches!(
            token.kind,
            Kind::Stop | Kind::Comma | Kind::Open | Kind::Close
        ) || (token.kind == Kind::Dash && !token.joined)
    };
    for clause in tokens.split_mut(ends_clause) {
        let habit = clause
            .iter()
            .enumerate()
            .any(|(at, token)| match token.kind {
                Kind::Word(Word::Recurring | Word::Weekdays) => true,
                Kind::Word(Word::Every) => matches!(
                    clause.get(at + 1).map(|next| next.kind),
                    Some(
                        Kind::Number
                            | Kind::Word(
                                Word::Number
                                    | Word::Ordinal
                                    | Word::Minute
                                    | Word::Hour
                                    | Word::Day
                                    | Word::WorkingDay
                                    | Word::Week
                                    | Word::Fortnight
                                    | Word::Month
                                    | Word::Quarter
                                    | Word::Year
                                    | Word::Weekday
                                    | Word::ShortDay
                                    | Word::NamedMonth
                                    | Word::Session
                                    | Word::Times
                                    | Word::Other
                                    | Word::Others
                            )
                    )
                ),
                _ => false,
            });
        if habit {
            for token in clause {
                token.recurring = true;
            }
        }
    }
}

/// One spelling for what looks alike.
fn fold(c: char) -> char {
    match c {
        'A'..='Z' => c.to_ascii_lowercase(),
        '`' | '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{b4}' => '\'',
        '\n' | '\u{2028}' | '\u{2029}' => '\n',
        '!'..='~' | '½' => c,
        '\0'..=' '
        | '\u{85}'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => ' ',
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {
            NOTHING
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        '\u{2044}' | '\u{2215}' => '/',
        '⁰' => '0',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        'ᵗ' => 't',
        'ʰ' => 'h',
        'ˢ' => 's',
        'ⁿ' => 'n',
        'ʳ' => 'r',
        'ᵈ' => 'd',
        '\u{2022}' | '\u{b7}' | '\u{2026}' | '\u{201c}' | '\u{201d}' => '!',
        _ => OTHER_LETTER,
    }
}
