//! Texts that fill a box and say nothing: "n/a", "as above", "see system", "Discussed."

use super::table;
use super::words::{self, PHRASE_WORDS, Words};

/// Kinds of `lexicon/placeholders.tsv`; the fourth joins these.
const STOCK: u8 = 0;
const STATUS: u8 = 1;
const PLACE: u8 = 2;

/// Whether a text is nothing but stock words, dashes and dots.
///
/// True only where every word is known to carry nothing: one word more, a figure or a name, and it is an answer. "None",
/// "nothing to report" and "no change" answer the question too. A blank text is no placeholder: it is missing.
pub fn is_placeholder(text: &str) -> bool {
    sort(text) != Sort::Answer
}

/// What a text is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// Blank, or with something in it.
    Answer,
    /// "n/a", "see system", "...".
    Stock,
    /// "Done", "it is completed": stock as an answer, a restatement as a measure.
    Status,
}

/// Tells stock words from an answer.
pub(super) fn sort(text: &str) -> Sort {
    let mut stock = false;
    let mut status = false;
    let mut place = false;
    let mut mark = |kind: u8| match kind {
        STOCK => stock = true,
        STATUS => status = true,
        PLACE => place = true,
        _ => {}
    };
    // The stems from the first that is not yet placed: a phrase is looked for before its words.
    let mut window = [(0_u32, 0_u32); PHRASE_WORDS];
    let mut held = 0;
    let mut words = Words::new(text);
    let mut any = false;
    loop {
        while held < PHRASE_WORDS {
            let Some(word) = words.next() else { break };
            any = true;
            let letters = word.letters.as_bytes();
            if is_rubbish(letters) {
                // Only between phrases: "x" breaks none.
                mark(STOCK);
                continue;
            }
            if let Some(slot) = window.get_mut(held) {
                *slot = (word.letters.stem_hash(), word.letters.exact_hash());
                held += 1;
            }
        }
        let Some((kind, taken)) = longest(window.get(..held).unwrap_or(&[])) else {
            break;
        };
        mark(kind);
        let taken = taken.min(held);
        window.copy_within(taken..held, 0);
        held -= taken;
    }
    if held > 0 {
        return Sort::Answer;
    }
    let signs_only = !any && !text.trim().is_empty();
    if stock || signs_only {
        Sort::Stock
    } else if status && !place {
        Sort::Status
    } else {
        Sort::Answer
    }
}

/// The kind of the longest entry at the front, and how many words it takes.
fn longest(window: &[(u32, u32)]) -> Option<(u8, usize)> {
    let &(first, exact) = window.first()?;
    let mut found = table::find(table::PLACEHOLDERS, exact)
        .or_else(|| table::find(table::PLACEHOLDERS, first))
        .map(|kind| (kind, 1));
    let mut key = first;
    for (i, &(stem, _)) in window.iter().enumerate().skip(1) {
        key = words::join(key, stem);
        if let Some(kind) = table::find(table::PLACEHOLDERS, key) {
            found = Some((kind, i + 1));
        }
    }
    found
}

/// "x", "xx", "aaa".
fn is_rubbish(word: &[u8]) -> bool {
    let Some((&first, rest)) = word.split_first() else {
        return false;
    };
    first.is_ascii_alphabetic()
        && rest.iter().all(|&byte| byte == first)
        && (first == b'x' || rest.len() >= 2)
}
