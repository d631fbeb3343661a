//! The words that actions and measures are judged by.
//!
//! They are data: `lexicon/actions.tsv`, one line for each kind and reason. A policy pack adds the words of its own house
//! at run time.

use super::words::{self, Table};

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
    Stock,
}

const ALL: [Kind; 30] = [
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
    Kind::Stock,
];

/// The kinds by the names that the data file and a policy pack use. What each means is said by the reasons in the file;
/// "collective" is a word that names nobody in an owner's field, "stock" one that fills a box and says nothing.
pub const KINDS: [&str; 30] = [
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
    "stock",
];

const FILE: &[u8] = include_bytes!("lexicon/actions.tsv");
const N: usize = words::count(FILE);
static ENTRIES: [u32; N] = words::pack(FILE, &KINDS);

/// The built-in words, and those that a policy pack adds or gives another kind.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Sorted by key.
    extra: Vec<(u32, Kind)>,
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
    /// "arranged"); after a `=` only as it is written. A word of the built-in lexicon changes its kind.
    ///
    /// # Errors
    /// Where the kind is not one of [`KINDS`]; nothing is added then.
    pub fn extend<'w>(
        &mut self,
        kind: &str,
        words: impl Iterator<Item = &'w str>,
    ) -> Result<(), UnknownKind> {
        let kind = words::kind_number(kind.as_bytes(), &KINDS)
            .and_then(|number| ALL.get(usize::from(number)).copied())
            .ok_or(UnknownKind)?;
        self.extra
            .extend(words.map(|word| (words::key_of(word.as_bytes()), kind)));
        // Stable, and searched for the end of a run of equals: the latest word wins.
        self.extra.sort_by_key(|&(key, _)| key);
        Ok(())
    }

    /// The kind of a word or phrase.
    pub(super) fn kind(&self, key: u32) -> Option<Kind> {
        self.added(key).or_else(|| {
            let number = Table(&ENTRIES).find(key)?;
            ALL.get(usize::from(number)).copied()
        })
    }

    /// The kind that a policy pack gave to a word or phrase.
    pub(super) fn added(&self, key: u32) -> Option<Kind> {
        let after = self.extra.partition_point(|&(k, _)| k <= key);
        let &(found, kind) = self.extra.get(after.checked_sub(1)?)?;
        (found == key).then_some(kind)
    }
}
