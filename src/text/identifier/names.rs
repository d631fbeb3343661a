//! Names of the people whom the work is about.
//!
//! How like a name a capitalised word is and how strong the cue beside it is are added up: a listed given name needs
//! less of a cue than a word that might be a place. A cue that the bearer is a colleague ends the matter.

use super::tokens::{Shape, list};
use super::words::{BUILDING, GIVEN, HOME, KIN, NOT_NAME, STAFF, STREET, SYSTEM, TITLE, WORKPLACE};
use super::{Identifier, IdentifierKind, Reader};
use alloc::vec::Vec;

/// What the words beside a name say of its bearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cue {
    None,
    /// A topic or a meeting: colleagues have those too.
    Weak,
    /// Where service users are mostly meant.
    Fair,
    /// Kinship, an age, a possession: nothing but a service user.
    Strong,
    /// A colleague.
    Staff,
}

/// How much a word is like a person's name.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// A capital that the beginning of a sentence explains.
    Opening,
    /// A capital inside a sentence.
    Capital,
    /// A listed given name, or any word after "Mr" or "Mrs".
    Listed,
    /// A given name with a surname.
    Full,
}

/// A run of capitalised words that may be a name.
#[derive(Clone, Copy)]
pub(super) struct Candidate {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) likeness: Likeness,
    pub(super) titled: bool,
}

/// How far ahead "his mum" may stand, and how far around a titled name a child.
pub(super) const SENTENCE_REACH: usize = 16;
/// The longest run of capitals that is read as a name.
const LONGEST_NAME: usize = 4;

impl Reader<'_> {
    pub(super) fn names(&self) -> Vec<Identifier> {
        let mut found: Vec<Identifier> = Vec::new();
        // Where the last name ended: what "and" joins to it is one as well.
        let mut accepted: Option<usize> = None;
        let mut undecided: Option<Candidate> = None;
        let mut from = 0;
        for &at in &self.tokens.starts {
            let at = at as usize;
            if at < from || self.tokens.at(at).shape != Shape::Word {
                continue;
            }
            let (candidate, next) = self.candidate(at);
            from = next;
            let Some(candidate) = candidate else { continue };
            let joined_to = self.joined_to(candidate.first);
            let continues = accepted.is_some()
                && (joined_to == accepted || self.listed_after(candidate) == accepted);
            let cue = self.cue(candidate, continues);
            if enough(candidate.likeness, cue) {
                // "Alfie and Poppy's contact": what holds for the second holds for the first.
                if let Some(earlier) = undecided
                    .filter(|earlier| Some(earlier.last) == joined_to && cue == Cue::Strong)
                {
                    found.extend(self.name(earlier));
                }
                found.extend(self.name(candidate));
                accepted = Some(candidate.last);
                undecided = None;
            } else {
                undecided = (cue != Cue::Staff).then_some(candidate);
            }
        }
        found
    }

    fn name(&self, candidate: Candidate) -> Option<Identifier> {
        Some(Identifier {
            kind: IdentifierKind::Name,
            start: self.tokens.get(candidate.first)?.start as usize,
            end: self.tokens.stem_end(candidate.last),
        })
    }

    /// The name in the run of capitals that begins at `at`, and where to read on.
    fn candidate(&self, at: usize) -> (Option<Candidate>, usize) {
        let mut last = at;
        while let (Some(here), Some(next)) = (self.tokens.get(last), self.tokens.get(last + 1)) {
            let goes_on = next.shape == Shape::Word
                && next.is_capital()
                && !next.opens()
                && !next.is_joined();
            if !goes_on || here.is_possessive() {
                break;
            }
            last += 1;
        }
        let next = last + 1;
        // Most capitals are a lone word that opens a sentence: one look suffices.
        let class = self.tokens.class(at);
        if last == at && class != 0 && class & GIVEN == 0 {
            return (None, next);
        }
        let mut first = at;
        let mut titled = false;
        // What leads the run and is no name: "Mum", "Foster Carer", "Mrs", the first word of the sentence.
        while first <= last {
            let class = self.tokens.class(first);
            let opens = self.tokens.at(first).opens();
            let leads = class & (KIN | TITLE | STAFF) != 0
                || (opens && class & GIVEN == 0 && (class != 0 || first < last));
            if !leads {
                break;
            }
            titled = class & TITLE != 0;
            first += 1;
        }
        let acronym = |at: usize| {
            self.tokens.at(at).is_acronym()
                && (self.tokens.class(at) & GIVEN == 0 || self.tokens.word(at).len() < 4)
        };
        // "Jayden EHCP", "Jayden T": the name ends before the capitals.
        // "St Mary's"
        if self
            .tokens
            .before(first, 1)
            .is_some_and(|saint| self.tokens.is(saint, "st") || self.tokens.is(saint, "saint"))
        {
            return (None, next);
        }
        let end = (first..=last)
            .find(|&word| acronym(word))
            .map_or(last, |word| word.saturating_sub(1));
        if first > last || end < first || end - first >= LONGEST_NAME || acronym(first) {
            return (None, next);
        }
        let bad = NOT_NAME | STREET | BUILDING | STAFF | SYSTEM | KIN | HOME | WORKPLACE;
        let named = (first..=end).all(|word| {
            let class = self.tokens.class(word);
            class & GIVEN != 0 || class & bad == 0
        });
        let allowed = (first..=end).all(|word| self.allowed.allows(self.tokens.stem(word)));
        if !named || allowed {
            return (None, next);
        }
        let given = self.tokens.class(first) & GIVEN != 0;
        let opens = self.tokens.at(first).opens();
        let likeness = match (given, end > first, opens) {
            (true, true, _) => Likeness::Full,
            (true, false, _) => Likeness::Listed,
            _ if titled => Likeness::Listed,
            (false, _, true) => Likeness::Opening,
            (false, _, false) => Likeness::Capital,
        };
        let candidate = Candidate {
            first,
            last: end,
            likeness,
            titled,
        };
        (Some(candidate), next)
    }

    fn cue(&self, candidate: Candidate, continues: bool) -> Cue {
        if self.is_literature(candidate.last) {
            return Cue::Staff;
        }
        let before = if continues {
            Cue::Strong
        } else {
            self.cue_before(candidate)
        };
        let after = self.cue_after(candidate);
        let cue = before.max(after);
        if cue < Cue::Fair && candidate.titled && self.child_in_sentence(candidate) {
            return Cue::Fair;
        }
        cue
    }

    /// The last token of what "and" or a comma joins to the token `first`.
    fn joined_to(&self, first: usize) -> Option<usize> {
        let mut joint = self.tokens.before(first, 1)?;
        while self.tokens.class(joint) & TITLE != 0 {
            joint = self.tokens.before(joint, 1)?;
        }
        let is_joint = self.tokens.is(joint, "and")
            || self.tokens.is_mark(joint, b'&')
            || self.tokens.is_mark(joint, b'/');
        is_joint.then(|| self.tokens.before(joint, 1)).flatten()
    }

    /// The last token of the name before in a list that goes on: "Ava, Noah and Theo".
    fn listed_after(&self, candidate: Candidate) -> Option<usize> {
        let comma = self.tokens.before(candidate.first, 1)?;
        let and = self.tokens.after(candidate.last)?;
        let listed = self.tokens.is_mark(comma, b',')
            && self.tokens.is(and, "and")
            && self.tokens.at(and + 1).is_capital();
        listed.then(|| self.tokens.before(comma, 1)).flatten()
    }

    /// "Smith, 2015", "Munro (2011)", "Morrison 2005", "Turnell et al".
    fn is_literature(&self, last: usize) -> bool {
        // "the Daniel Pelka inquiry", "Pelka's serious case review"
        if self
            .tokens
            .is_any(last + 1, list!("serious inquiry poem theory model article"))
        {
            return true;
        }
        (1..=3).any(|ahead| {
            let word = self.tokens.word(last + ahead);
            let year = word.len() >= 4
                && word.starts_with(['1', '2'])
                && word.bytes().take(4).all(|byte| byte.is_ascii_digit());
            let glue = (1..ahead).all(|between| {
                self.tokens.is_mark(last + between, b',')
                    || self.tokens.is_mark(last + between, b'(')
            });
            glue && (year || (ahead == 1 && word.eq_ignore_ascii_case("et")))
        })
    }
}

/// Whether likeness and cue together name a service user.
fn enough(likeness: Likeness, cue: Cue) -> bool {
    match cue {
        Cue::None | Cue::Staff => false,
        Cue::Weak => likeness == Likeness::Full,
        Cue::Fair => likeness >= Likeness::Listed,
        Cue::Strong => true,
    }
}
