//! Who is responsible: a person, or nobody in particular.

use super::lexicon::{Kind, Lexicon};
use super::placeholder::is_placeholder;
use super::table;
use super::words::{self, Words};

/// Who an owner's field names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Nothing but blanks.
    Blank,
    /// Stands where a name should be: "tbc", "?", "to be allocated".
    Placeholder,
    /// Several people and none of them: "all", "the team", "someone".
    Collective,
    /// A name, initials, or a role that one person holds.
    Named,
}

/// Kinds of `lexicon/owners.tsv`.
const HEAD: u8 = 0;
const GLUE: u8 = 1;
const NOBODY: u8 = 2;
const ROLE: u8 = 3;

/// Who the owner's field names, by the built-in words.
pub fn judge_owner(text: &str) -> Owner {
    judge_owner_with(text, &Lexicon::new())
}

/// Who the owner's field names; `lexicon` adds the collectives of a policy pack.
///
/// Collectives are matched as the whole field, never as a part of it: "team" names nobody, "team manager" somebody.
pub fn judge_owner_with(text: &str, lexicon: &Lexicon) -> Owner {
    if text.trim().is_empty() {
        return Owner::Blank;
    }
    if is_placeholder(text) {
        return Owner::Placeholder;
    }
    let (mut head, mut glue, mut stranger) = (false, false, false);
    let mut whole = None;
    let mut words = 0;
    for word in Words::new(text) {
        let stem = word.letters.stem_hash();
        whole = Some(whole.map_or(stem, |key| words::join(key, stem)));
        words += 1;
        let exact = table::find(table::OWNERS, word.letters.exact_hash());
        match exact.or_else(|| table::find(table::OWNERS, stem)) {
            Some(HEAD) => head = true,
            Some(GLUE) => glue = true,
            Some(_) => {}
            None if lexicon.added(stem) == Some(Kind::Collective) => head = true,
            None => stranger = true,
        }
    }
    let Some(key) = whole else {
        return Owner::Placeholder;
    };
    // Of a single word the loop knows already, and better: it looked at the very form.
    let phrase = if words > 1 {
        table::find(table::OWNERS, key)
    } else {
        None
    };
    let collective = phrase == Some(HEAD) || lexicon.added(key) == Some(Kind::Collective);
    if phrase == Some(ROLE) {
        Owner::Named
    } else if collective || (head && !stranger) {
        Owner::Collective
    } else if phrase == Some(NOBODY) || !(stranger || glue) {
        Owner::Placeholder
    } else {
        Owner::Named
    }
}
