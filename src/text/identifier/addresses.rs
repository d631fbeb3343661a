//! Home addresses and postcodes.

use super::tokens::{List, Shape, list};
use super::words::{BUILDING, Class, GATHERING, HOME, NOT_NAME, STAFF, STREET, WORKPLACE};
use super::{Identifier, IdentifierKind, Reader, Setting};

/// Postcode areas (Royal Mail, 124 with the Crown dependencies).
const AREAS: &List = list!(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E \
                     EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE \
                     LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK \
                     SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
);

/// How many words a street's name may have before "Road": "St Anne's Church".
const STREET_WORDS: usize = 4;

impl Reader<'_> {
    /// A full postcode in capitals, with or without its space.
    pub(super) fn postcode(&self, at: usize) -> Option<Identifier> {
        let outward = self.tokens.word(at);
        let (last, inward, solid) = match outward.len() {
            2..=4 => {
                let next = self.tokens.after(at)?;
                (next, self.tokens.word(next), outward)
            }
            5..=7 => {
                let cut = outward.len() - 3;
                (at, outward.get(cut..)?, outward.get(..cut)?)
            }
            _ => return None,
        };
        if !is_outward(solid) || !is_inward(inward) {
            return None;
        }
        let glued = self.tokens.at(at).is_joined()
            && at.checked_sub(1).is_some_and(|mark| {
                self.tokens.is_mark(mark, b'-') || self.tokens.is_mark(mark, b'/')
            });
        if glued || self.setting(at, last, WORKPLACE | GATHERING) == Setting::Work {
            return None;
        }
        self.identifier(IdentifierKind::Postcode, at, last)
    }

    /// "14 Ashford Road", "22 The Crescent"; "Flat 3" and the like before it belong to it.
    pub(super) fn numbered_address(&self, at: usize) -> Option<Identifier> {
        if !is_house_number(self.tokens.word(at)) {
            return None;
        }
        let flat = self.flat_before(at);
        let mut name = self.tokens.after(at)?;
        if self.tokens.is_mark(name, b',') {
            name = self.tokens.after(name)?;
        }
        let end = self.ends_with(name, STREET).or_else(|| {
            // A building needs its flat: "3 Larch House" may be a ward, "Flat 3, Larch House" is a home.
            flat.and_then(|_| self.ends_with(name, STREET | BUILDING))
        });
        let (first, last) = match (flat, end) {
            (Some(flat), Some(end)) => {
                // "Flat 12, 30 Beech Avenue" begins at the flat; its building goes on to the street.
                (flat, self.street_after(end).unwrap_or(end))
            }
            (None, Some(end)) => (at, end),
            (Some(flat), None) => {
                let end = Some(name)
                    .filter(|&number| is_house_number(self.tokens.word(number)))
                    .and_then(|number| self.tokens.after(number))
                    .and_then(|street| self.ends_with(street, STREET))?;
                (flat, end)
            }
            (None, None) => return None,
        };
        self.home(first, last)
    }

    /// "Rose Cottage, Mill Lane", and "Rose Cottage" after words of dwelling.
    pub(super) fn named_address(&self, at: usize) -> Option<Identifier> {
        // A name has two words at least, and most capitals stand alone.
        if !self.is_name_part(at + 1) {
            return None;
        }
        let class = self.tokens.class(at);
        if self
            .tokens
            .before(at, 1)
            .is_some_and(|before| self.is_name_part(before) && class & BUILDING == 0)
        {
            // Not the first word of its run; the first has been asked.
            return None;
        }
        let end = self.ends_with(at, BUILDING)?;
        let last = match self.street_after(end) {
            Some(street) => street,
            None if self.follows_dwelling(at)
                && self.tokens.class(end) & (WORKPLACE | STREET) == 0 =>
            {
                end
            }
            None => return None,
        };
        self.home(at, last)
    }

    fn home(&self, first: usize, last: usize) -> Option<Identifier> {
        (self.setting(first, last, WORKPLACE | GATHERING) != Setting::Work)
            .then(|| self.identifier(IdentifierKind::Address, first, last))
            .flatten()
    }

    /// "Flat", "Apartment" or "Flat B" before a number, as the token where it begins.
    fn flat_before(&self, at: usize) -> Option<usize> {
        let flat = self.tokens.before(at, 1)?;
        self.tokens
            .is_any(flat, list!("flat apartment apt"))
            .then_some(flat)
    }

    /// The street after a building and a comma: ", Mill Lane", ", 30 Beech Avenue".
    fn street_after(&self, end: usize) -> Option<usize> {
        let comma = self
            .tokens
            .after(end)
            .filter(|&comma| self.tokens.is_mark(comma, b','))?;
        let mut name = self.tokens.after(comma)?;
        if is_house_number(self.tokens.word(name)) {
            name = self.tokens.after(name)?;
        }
        self.ends_with(name, STREET)
    }

    /// The last token of a run of capitalised words that ends with a word of `ending`.
    fn ends_with(&self, from: usize, ending: Class) -> Option<usize> {
        let mut at = from;
        let mut end = None;
        for place in 0..=STREET_WORDS {
            // "The Crescent" has no word of its own, "Road safety" no number and no name.
            let class = self.tokens.class(at);
            if !self.is_name_part(at) {
                break;
            }
            if place > 0 && class & ending != 0 {
                let before = self.tokens.class(at - 1);
                // "3 Crown Court hearings", "2 Family Court": an institution.
                let institution = before & NOT_NAME != 0
                    && before & (STREET | BUILDING | WORKPLACE) == 0
                    && self.tokens.is(at, "court");
                if institution || self.tokens.at(at).is_possessive() {
                    return None;
                }
                end = Some(at);
            }
            let Some(next) = self.tokens.after(at) else {
                break;
            };
            // "St. Anne's Gardens"
            at = if self.tokens.is(at, "st") && self.tokens.is_mark(next, b'.') {
                next + 1
            } else {
                next
            };
        }
        end
    }

    fn is_name_part(&self, at: usize) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.shape == Shape::Word && token.is_capital())
    }

    /// Whether "lives at", "address is" or the like stands right before.
    fn follows_dwelling(&self, at: usize) -> bool {
        (1..=3).any(|back| {
            self.tokens.before(at, back).is_some_and(|word| {
                // "The team moved to Quarry House": it works there.
                let staff = || {
                    (1..=2).any(|back| {
                        let subject = self.tokens.before(word, back);
                        subject.is_some_and(|subject| self.tokens.class(subject) & STAFF != 0)
                    })
                };
                self.tokens.class(word) & HOME != 0 && !staff()
            })
        })
    }
}

/// "14", "7b".
fn is_house_number(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let rest = word.as_bytes().get(digits..).unwrap_or_default();
    (1..=4).contains(&digits) && matches!(rest, [] | [b'a'..=b'h' | b'A'..=b'H'])
}

/// The first half of a postcode: an area, one or two digits, in London a letter.
fn is_outward(word: &str) -> bool {
    let letters = word.bytes().take_while(u8::is_ascii_uppercase).count();
    let (Some(area), Some(district)) = (word.get(..letters), word.as_bytes().get(letters..)) else {
        return false;
    };
    matches!(
        district,
        [b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9' | b'A'..=b'Z']
    ) && matches!(letters, 1 | 2)
        && AREAS.has(area)
}

/// The second half: a digit and two letters, of which C, I, K, M, O and V are never used.
fn is_inward(word: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_uppercase() && !b"CIKMOV".contains(&byte);
    matches!(word.as_bytes(), &[b'0'..=b'9', second, third] if letter(second) && letter(third))
}
