//! The words that actions and measures are judged by.
//!
//! They are data: `lexicon/actions.tsv`, one line for each kind and reason. A policy pack adds the words of its own house
//! at run time.

use super::placeholder::is_placeholder;
use super::table;
use super::words;
use alloc::{string::String, vec::Vec};

/// What a word does in an action or a measure; the order is that of [`KINDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Kind {
    Generic,
    Talk,
    Thin,
    Once,
    Quality,
    Comparative,
    Praise,
    Feeling,
    Act,
    Verb,
    Paper,
    Event,
    Evidence,
    Number,
    Total,
    Done,
    Purpose,
    Topic,
    Means,
    Question,
    Aux,
    Date,
    Unit,
    Label,
    Vague,
    Nothing,
    Light,
    Empty,
    Collective,
}

const ALL: [Kind; 29] = [
    Kind::Generic,
    Kind::Talk,
    Kind::Thin,
    Kind::Once,
    Kind::Quality,
    Kind::Comparative,
    Kind::Praise,
    Kind::Feeling,
    Kind::Act,
    Kind::Verb,
    Kind::Paper,
    Kind::Event,
    Kind::Evidence,
    Kind::Number,
    Kind::Total,
    Kind::Done,
    Kind::Purpose,
    Kind::Topic,
    Kind::Means,
    Kind::Question,
    Kind::Aux,
    Kind::Date,
    Kind::Unit,
    Kind::Label,
    Kind::Vague,
    Kind::Nothing,
    Kind::Light,
    Kind::Empty,
    Kind::Collective,
];

/// The kinds by the names that the data file and a policy pack use. What each means is said by the reasons in the file;
/// "collective" is a word that names nobody in an owner's field.
pub const KINDS: [&str; 29] = [
    "generic",
    "talk",
    "thin",
    "once",
    "quality",
    "comparative",
    "praise",
    "feeling",
    "act",
    "verb",
    "paper",
    "event",
    "evidence",
    "number",
    "total",
    "done",
    "purpose",
    "topic",
    "means",
    "question",
    "aux",
    "date",
    "unit",
    "label",
    "vague",
    "nothing",
    "light",
    "empty",
    "collective",
];

/// The built-in words, and those that a policy pack adds or gives another kind.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Entries of [`table`], sorted.
    extra: Vec<u32>,
    /// Whole texts of a pack, each list under its number in [`TEXTS`].
    texts: Vec<(usize, String)>,
}

/// Kinds of whole texts that a pack may add: answers that say nothing, answers that do say something although they look like stock words,
/// and timescales that are good enough.
pub const TEXTS: [&str; 3] = ["placeholder", "answer", "timescale"];
const PLACEHOLDER: usize = 0;
const ANSWER: usize = 1;
const TIMESCALE: usize = 2;

impl Lexicon {
    /// The built-in words alone.
    pub const fn new() -> Self {
        Self {
            extra: Vec::new(),
            texts: Vec::new(),
        }
    }

    /// Adds words to a kind. A word may be a phrase of up to four words, and is known in all its forms ("arrange" covers
    /// "arranged"); after a `=` only as it is written. A word of the built-in lexicon changes its kind; one that is added to
    /// several kinds has the first of them in [`KINDS`].
    ///
    /// # Errors
    /// The kinds that there are, where the kind is neither one of [`KINDS`] nor of [`TEXTS`]; nothing is added then.
    pub fn extend(&mut self, kind: &str, words: &[&str]) -> Result<(), Vec<&'static str>> {
        if let Some(number) = TEXTS.iter().position(|name| *name == kind) {
            self.texts
                .extend(words.iter().map(|text| (number, String::from(*text))));
            return Ok(());
        }
        let number = KINDS.iter().position(|name| *name == kind);
        let Some(number) = number.and_then(|number| u8::try_from(number).ok()) else {
            return Err(TEXTS.into_iter().chain(KINDS).collect());
        };
        let entries = words
            .iter()
            .map(|word| table::entry(words::key_of(word.as_bytes()), number));
        self.extra.extend(entries);
        table::sort(&mut self.extra);
        Ok(())
    }

    /// Whether a text says nothing, by the built-in words and those of the pack.
    pub fn says_nothing(&self, text: &str) -> bool {
        !self.has_text(ANSWER, text) && (self.has_text(PLACEHOLDER, text) || is_placeholder(text))
    }

    /// Whether the pack takes these words for a timescale.
    pub fn is_timescale(&self, text: &str) -> bool {
        self.has_text(TIMESCALE, text)
    }

    fn has_text(&self, kind: usize, text: &str) -> bool {
        let mut known = self.texts.iter().filter(|(of, _)| *of == kind);
        known.any(|(_, known)| same_words(known, text))
    }

    /// The kind of a word or phrase.
    pub(super) fn kind(&self, key: u32) -> Option<Kind> {
        self.added(key)
            .or_else(|| Kind::numbered(table::find(table::ACTIONS, key)?))
    }

    /// The kind that a policy pack gave to a word or phrase.
    pub(super) fn added(&self, key: u32) -> Option<Kind> {
        if self.extra.is_empty() {
            return None;
        }
        Kind::numbered(table::find_in(&self.extra, key)?)
    }
}

/// The same words in the same order, whatever their case and what stands between them.
fn same_words(one: &str, other: &str) -> bool {
    let words = |text| {
        str::split(text, |letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
    };
    let (mut one, mut other) = (words(one), words(other));
    loop {
        match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one.eq_ignore_ascii_case(other) => {}
            _ => return false,
        }
    }
}

impl Kind {
    fn numbered(number: u8) -> Option<Self> {
        ALL.get(usize::from(number)).copied()
    }

    /// This kind in a set of kinds.
    pub(super) const fn bit(self) -> u32 {
        1 << self as u32
    }
}
