//! The words that actions and measures are judged by.
//!
//! They are data: `lexicon/actions.tsv`, one line for each kind and reason. A policy pack adds the words of its own house
//! at run time.

use super::table;
use super::words;
use alloc::vec::Vec;

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
}

/// The name of a kind that is not one of [`KINDS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownKind;

impl Lexicon {
    /// The built-in words alone.
    pub const fn new() -> Self {
        Self { extra: Vec::new() }
    }

    /// Adds words to a kind. A word may be a phrase of up to four words, and is known in all its forms ("arrange" covers
    /// "arranged"); after a `=` only as it is written. A word of the built-in lexicon changes its kind; one that is added to
    /// several kinds has the first of them in [`KINDS`].
    ///
    /// # Errors
    /// Where the kind is not one of [`KINDS`]; nothing is added then.
    pub fn extend<'w>(
        &mut self,
        kind: &str,
        words: impl Iterator<Item = &'w str>,
    ) -> Result<(), UnknownKind> {
        let kind = KINDS
            .iter()
            .position(|name| *name == kind)
            .ok_or(UnknownKind)?;
        let kind = u8::try_from(kind).map_err(|_| UnknownKind)?;
        self.extra
            .extend(words.map(|word| table::entry(words::key_of(word.as_bytes()), kind)));
        table::sort(&mut self.extra);
        Ok(())
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

impl Kind {
    fn numbered(number: u8) -> Option<Self> {
        ALL.get(usize::from(number)).copied()
    }

    /// This kind in a set of kinds.
    pub(super) const fn bit(self) -> u32 {
        1 << self as u32
    }
}
