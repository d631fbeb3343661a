//! What points a reader outside the case to a child, a parent, kin or a carer.
//!
//! Each kind is judged by its shape and by the words beside it: a name needs a cue that it is a service user's and
//! none that it is a colleague's; a number needs its own shape and no other owner. In doubt nothing is found.

mod addresses;
mod births;
mod emails;
mod name_cues;
mod names;
mod numbers;
mod tokens;
mod words;

use alloc::vec::Vec;
use core::cmp::Ordering;
pub(crate) use tokens::is_in_word;
use tokens::{Shape, Tokens};
use words::{
    CASE_NOUN, Class, DUTY, GIVEN, HOME, ID_WORD, KIN, NOT_NAME, PERSONAL, STAFF, STREET, SYSTEM,
    TITLE, WORKPLACE,
};

/// What kind of thing was found.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum IdentifierKind {
    /// Name of a child, a parent, kin, a carer or an adult who is served.
    Name,
    /// A full date that a cue makes a date of birth.
    DateOfBirth,
    /// House or flat with its street or building.
    Address,
    /// A full postcode; the outward code alone points to nobody.
    Postcode,
    /// A United Kingdom number that is neither an office's nor a helpline's.
    Phone,
    /// An address that is neither an office's nor one of the record's own people's.
    Email,
    /// Ten digits with a right check digit.
    NhsNumber,
    /// Two letters, six digits and a letter.
    NationalInsurance,
    /// A number that a label makes a case-management system's.
    CaseId,
}

/// One thing found. What it says is not kept, so that no report can repeat it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Identifier {
    /// What it is.
    pub kind: IdentifierKind,
    /// Where it begins, in bytes of the text.
    pub start: usize,
    /// Where it ends, in bytes of the text, exclusive.
    pub end: usize,
}

/// Names that may stand in a record: its own people's, and words that a policy pack adds.
///
/// Made once for a record and used for each of its texts.
#[derive(Clone, Default, Debug)]
pub struct Allowed<'a> {
    /// In [`order`], each once.
    words: Vec<&'a [u8]>,
    /// There were too many: nobody is found then.
    everybody: bool,
    /// Who was allowed last: one worker owns most of a record's actions.
    last: &'a str,
}

/// Parts of names that are remembered. No supervision concerns more people; past it everybody may be named, which is the safe side.
const MOST_ALLOWED: usize = 4_000;

/// By letters, case aside, so that what a part of a name begins lies together.
fn order(one: &[u8], other: &[u8]) -> Ordering {
    let lower = u8::to_ascii_lowercase;
    one.iter().map(lower).cmp(other.iter().map(lower))
}

impl<'a> Allowed<'a> {
    /// Nobody and nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Allows a person in every form of the name: full, first name, surname with a title, initials, "Surname, F.",
    /// a first name cut short ("Chris" for Christopher), each with a possessive.
    pub fn person(&mut self, full_name: &'a str) {
        if full_name == self.last {
            return;
        }
        self.last = full_name;
        let parts = full_name
            .as_bytes()
            .split(|byte| byte.is_ascii_whitespace() || b",.-()/".contains(byte));
        for part in parts.filter(|part| part.len() > 1) {
            let Err(place) = self.words.binary_search_by(|known| order(known, part)) else {
                continue;
            };
            if self.words.len() >= MOST_ALLOWED {
                self.everybody = true;
                return;
            }
            self.words.insert(place, part);
        }
    }

    /// Allows a word or each word of a phrase: a team, a system, a course of the council's own.
    pub fn word(&mut self, phrase: &'a str) {
        self.person(phrase);
    }

    /// Whether a word of a text, without its possessive ending, is allowed; of "Moss-Reid" each part must be.
    fn allows(&self, word: &str) -> bool {
        self.everybody
            || !self.words.is_empty()
                && word
                    .as_bytes()
                    .split(|&byte| byte == b'-')
                    .all(|part| self.allows_part(part))
    }

    fn allows_part(&self, part: &[u8]) -> bool {
        // Of the names that begin like the part, the shortest is the first one not before it.
        let first = self
            .words
            .partition_point(|known| order(known, part) == Ordering::Less);
        self.words.get(first).is_some_and(|allowed| {
            allowed.get(..part.len()).is_some_and(|head| {
                head.eq_ignore_ascii_case(part) && (part.len() == allowed.len() || part.len() > 2)
            })
        })
    }
}

/// Both lists in the order of the text; of two that overlap the typed one stays.
///
/// Each list is in order already, so that a merge does what a sort would do in a third of the code.
fn merged(typed: &[Identifier], names: &[Identifier]) -> Vec<Identifier> {
    let mut all = Vec::with_capacity(typed.len() + names.len());
    let mut typed = typed.iter().copied().peekable();
    for &name in names {
        while let Some(before) = typed.next_if(|typed| typed.end <= name.start) {
            all.push(before);
        }
        let covered = typed.peek().is_some_and(|typed| typed.start < name.end);
        if !covered {
            all.push(name);
        }
    }
    all.extend(typed);
    all
}

/// Finds what identifies somebody in a narrative, in the order of the text and without overlaps.
///
/// Takes time linear in the length of the text.
pub fn find_identifiers(text: &str, allowed: &Allowed) -> Vec<Identifier> {
    let tokens = Tokens::cut(text);
    let reader = Reader {
        tokens: &tokens,
        allowed,
    };
    let mut found = reader.numbers_and_addresses();
    let names = reader.names();
    if !names.is_empty() {
        found = merged(&found, &names);
    }
    found
}

/// What identifies somebody in the reference of a case, which must be a system's number or initials.
///
/// "LCS 123456", "M-20391", "case A" and "JS" are references; "Smith family" and "Jayden Carter" are names.
pub fn identifier_in_reference(reference: &str, allowed: &Allowed) -> Option<Identifier> {
    let tokens = Tokens::cut(reference);
    let reader = Reader {
        tokens: &tokens,
        allowed,
    };
    // The field is itself the label of a case number: that is what belongs here.
    reader
        .numbers_and_addresses()
        .into_iter()
        .find(|identifier| {
            identifier.kind != IdentifierKind::CaseId && !reader.is_bare_number(identifier)
        })
        .or_else(|| reader.name_in_reference())
}

/// The tokens of one text and who may be named in it.
struct Reader<'r> {
    tokens: &'r Tokens<'r>,
    allowed: &'r Allowed<'r>,
}

/// Whose an address or a number is, by the nearest words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Setting {
    Home,
    Work,
    Unsaid,
}

/// How many tokens before an address or a number are asked whose it is, and how many after it.
const ASKED_BEFORE: usize = 14;
const ASKED_AFTER: usize = 6;

impl Reader<'_> {
    /// Everything but names, in one pass.
    fn numbers_and_addresses(&self) -> Vec<Identifier> {
        let mut found: Vec<Identifier> = Vec::new();
        // Where the last match ended, in bytes: what begins before is part of it.
        let mut taken = 0;
        for &at in &self.tokens.starts {
            let at = at as usize;
            let token = self.tokens.at(at);
            if (token.start as usize) < taken {
                continue;
            }
            let hit = match token.shape {
                Shape::Number | Shape::Mixed => self
                    .date_of_birth(at)
                    .or_else(|| self.case_id(at))
                    .or_else(|| self.phone(at))
                    .or_else(|| self.nhs_number(at))
                    .or_else(|| self.national_insurance(at))
                    .or_else(|| self.postcode(at))
                    .or_else(|| self.numbered_address(at)),
                Shape::Mark => self.email(at),
                Shape::Word => self
                    .national_insurance(at)
                    .or_else(|| self.month_first_birth(at))
                    .or_else(|| self.named_address(at)),
            };
            if let Some(identifier) = hit {
                // A match that begins before its first digit ("(020)", "M-20391") cannot reach into the last one.
                let clear = found.last().is_none_or(|last| last.end <= identifier.start);
                if clear {
                    found.push(identifier);
                }
                taken = identifier.end;
            }
        }
        found
    }

    fn identifier(&self, kind: IdentifierKind, first: usize, last: usize) -> Option<Identifier> {
        Some(Identifier {
            kind,
            start: self.tokens.get(first)?.start as usize,
            end: self.tokens.get(last)?.end as usize,
        })
    }

    /// Whose the address or number in tokens `first..=last` is: the nearest cue before it decides, else the first after.
    ///
    /// `work` names the classes that say "an office's"; a duty line or a helpline in the sentence always does.
    fn setting(&self, first: usize, last: usize, work: Class) -> Setting {
        let mut nearest = Setting::Unsaid;
        let mut at = first;
        for _ in 0..ASKED_BEFORE {
            let Some(before) = self.tokens.before(at, 1) else {
                break;
            };
            at = before;
            let class = self.tokens.class(at);
            if class & DUTY != 0 {
                return Setting::Work;
            }
            if nearest == Setting::Unsaid {
                nearest = self.says(at, class, work);
            }
        }
        if nearest != Setting::Unsaid {
            return nearest;
        }
        at = last;
        for _ in 0..ASKED_AFTER {
            let Some(after) = self.tokens.after(at) else {
                break;
            };
            at = after;
            // What follows a comma is another thing: "from DE1 1AA by taxi, which the school pays".
            if self.tokens.is_mark(at, b',') {
                break;
            }
            let class = self.tokens.class(at);
            let says = if class & DUTY != 0 {
                Setting::Work
            } else {
                self.says(at, class, work)
            };
            if says != Setting::Unsaid {
                return says;
            }
        }
        Setting::Unsaid
    }

    fn says(&self, at: usize, class: Class, work: Class) -> Setting {
        // "Station Road", "Church Lane": a street's name, whatever stood in the street once.
        let names_a_street = self.tokens.after(at).is_some_and(|next| {
            self.tokens.class(next) & STREET != 0 && self.tokens.at(next).is_capital()
        });
        if (class & work != 0 && !names_a_street) || (work & STAFF != 0 && self.is_allowed_name(at))
        {
            Setting::Work
        } else if class & (KIN | HOME) != 0 && self.is_plain(at, class) {
            Setting::Home
        } else {
            Setting::Unsaid
        }
    }

    /// Whether a word for kin or a home means it: "River Park House" and "Child Protection Conference" are names of things.
    fn is_plain(&self, at: usize, class: Class) -> bool {
        class & PERSONAL != 0
            || self
                .tokens
                .get(at)
                .is_some_and(|token| !token.is_capital() || token.opens())
    }

    fn is_allowed_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.shape == Shape::Word && token.is_capital() && !token.is_acronym()
        }) && self.allowed.allows(self.tokens.stem(at))
    }

    /// Whether an identifier is nothing but digits, as a system's reference may be whatever its check digit says.
    fn is_bare_number(&self, identifier: &Identifier) -> bool {
        identifier.kind == IdentifierKind::NhsNumber
            && self.tokens.text.trim().len() == identifier.end.saturating_sub(identifier.start)
    }

    /// A name where a reference should stand: no cue is needed, since no word but a label belongs there.
    fn name_in_reference(&self) -> Option<Identifier> {
        const LABEL: Class =
            CASE_NOUN | ID_WORD | SYSTEM | KIN | STAFF | NOT_NAME | WORKPLACE | HOME;
        let (mut given, mut unknown, mut digits, mut family) = (None, None, false, false);
        for at in 0..self.tokens.len() {
            let Some(token) = self.tokens.get(at) else {
                break;
            };
            match token.shape {
                Shape::Number | Shape::Mixed => digits = true,
                Shape::Mark => {}
                Shape::Word => {
                    let class = self.tokens.class(at);
                    let stem = self.tokens.stem(at);
                    family |= class & (KIN | TITLE) != 0;
                    let letters = stem.chars().fold(0, |count, _| count + 1);
                    if letters < 3 || (token.is_acronym() && letters < 5 && class & GIVEN == 0) {
                        continue;
                    }
                    if self.allowed.allows(stem) {
                        continue;
                    }
                    if class & GIVEN != 0 {
                        given = given.or(Some(at));
                    } else if class == 0 && token.is_capital() {
                        unknown = unknown.or(Some(at));
                    } else if class & !LABEL == 0 && class & KIN == 0 {
                        // A reference in words ("Connected carer assessment") names nobody.
                        family = false;
                    }
                }
            }
        }
        // "Eclipse 20391" and "Hornbill-4471": a word beside a number may be a system that nobody listed.
        let at = given.or(unknown.filter(|_| !digits || family))?;
        Some(Identifier {
            kind: IdentifierKind::Name,
            start: self.tokens.get(at)?.start as usize,
            end: self.tokens.stem_end(at),
        })
    }
}
