//! Numbers that belong to one person: phone, NHS, National Insurance, case-management system.

use super::tokens::{Shape, list};
use super::words::{CASE_NOUN, CLAIM, Class, ID_WORD, PHONE_WORD, STAFF, SYSTEM, WORKPLACE};
use super::{Identifier, IdentifierKind, Reader, Setting};

/// A number written in groups: "07700 900142", "943-476-5919".
struct Groups {
    digits: [u8; 16],
    /// Digits up to the end of each group, and the group's token.
    ends: [(usize, usize); 8],
    count: usize,
}

impl Groups {
    /// The last token of the groups that together have `wanted` digits.
    fn token_after(&self, wanted: usize) -> Option<usize> {
        self.ends
            .iter()
            .take(self.count)
            .find(|&&(digits, _)| digits == wanted)
            .map(|&(_, token)| token)
    }
}

impl Reader<'_> {
    fn groups(&self, first: usize) -> Groups {
        let mut groups = Groups {
            digits: [0; 16],
            ends: [(0, 0); 8],
            count: 0,
        };
        let (mut total, mut at) = (0, first);
        while let (Some(token), Some(end)) =
            (self.tokens.get(at), groups.ends.get_mut(groups.count))
        {
            let word = self.tokens.word(at);
            if token.shape != Shape::Number
                || total + word.len() > groups.digits.len()
                || (at > first && token.breaks())
            {
                break;
            }
            for (digit, byte) in groups.digits.iter_mut().skip(total).zip(word.bytes()) {
                *digit = byte - b'0';
            }
            total += word.len();
            *end = (total, at);
            groups.count += 1;
            at += 1;
            // One dash, dot or bracket, or two as in "(0) 20" and "(020) 7946".
            for _ in 0..2 {
                if self.tokens.get(at).is_some_and(|mark| {
                    mark.shape == Shape::Mark
                        && matches!(mark.mark, b'-' | b'.' | b'(' | b')')
                        && !mark.breaks()
                }) {
                    at += 1;
                }
            }
        }
        groups
    }

    /// Whether a number stands alone: not glued to what is before or after it by a mark of a date, a sum or a path.
    fn stands_alone(&self, first: usize, last: usize) -> bool {
        let glued = |mark: usize, outer: usize, inner: usize| {
            self.tokens.get(mark).is_some_and(|token| {
                token.shape == Shape::Mark && matches!(token.mark, b'/' | b'.' | b'-' | b'_')
            }) && self.tokens.at(inner).is_joined()
                && self.tokens.at(outer).shape != Shape::Mark
        };
        let before = first.checked_sub(2).is_some_and(|outer| {
            glued(first - 1, outer, first) && self.tokens.at(first - 1).is_joined()
        });
        let after = self.tokens.at(last + 1).is_joined() && glued(last + 1, last + 2, last + 2);
        !before && !after
    }

    /// A United Kingdom number by Ofcom's numbering plan: 01, 02 and 07, or +44 before them.
    /// Numbers that begin with 03 and 08 are never a home's.
    pub(super) fn phone(&self, at: usize) -> Option<Identifier> {
        let groups = self.groups(at);
        let digits = &groups.digits;
        let plus = at
            .checked_sub(1)
            .filter(|&sign| self.tokens.is_mark(sign, b'+'));
        let national = |first: u8| matches!(first, 1 | 2 | 7);
        let last = match (plus, digits) {
            // "+44 (0)7700 …" keeps its zero.
            (Some(_), [4, 4, 0, first, ..]) if national(*first) => groups.token_after(13),
            (Some(_), [4, 4, first, ..]) if national(*first) => groups.token_after(12),
            (None, [0, 0, 4, 4, first, ..]) if national(*first) => groups.token_after(14),
            (None, [0, 7, second, ..]) if *second != 0 => groups.token_after(11),
            (None, [0, 1 | 2, second, ..]) if *second != 0 || digits.get(1) == Some(&2) => groups
                .token_after(11)
                // A few areas have numbers of nine digits after the zero.
                .or_else(|| groups.token_after(10).filter(|_| digits.get(1) == Some(&1))),
            _ => None,
        }?;
        if !self.stands_alone(plus.unwrap_or(at), last) || self.is_claimed(at, CLAIM, PHONE_WORD) {
            return None;
        }
        if self.setting(plus.unwrap_or(at), last, WORKPLACE | STAFF) == Setting::Work {
            return None;
        }
        // The bracket of an area code belongs to the number, one around the whole does not.
        let first = plus.unwrap_or_else(|| {
            at.checked_sub(1)
                .filter(|&open| {
                    self.tokens.is_mark(open, b'(')
                        && at < last
                        && self.tokens.is_mark(at + 1, b')')
                })
                .unwrap_or(at)
        });
        self.identifier(IdentifierKind::Phone, first, last)
    }

    /// Ten digits, solid or 3-3-4, whose last is right by modulus 11
    /// (NHS Data Dictionary, "NHS NUMBER": weights 10 to 2, eleven less the remainder).
    pub(super) fn nhs_number(&self, at: usize) -> Option<Identifier> {
        let groups = self.groups(at);
        let last = groups.token_after(10)?;
        let (first_group, second_group) = (groups.ends.first()?.0, groups.ends.get(1)?.0);
        if !(first_group == 10
            || (first_group == 3 && second_group == 6 && groups.ends.get(2)?.0 == 10))
        {
            return None;
        }
        // A further group makes it a longer number.
        if groups.count > 1 && first_group == 10 || groups.count > 3 {
            return None;
        }
        let sum: u32 = groups
            .digits
            .iter()
            .zip((2..=10_u32).rev())
            .map(|(&digit, weight)| u32::from(digit) * weight)
            .sum();
        let check = match 11 - sum % 11 {
            11 => 0,
            check => check,
        };
        if groups.digits.get(9).map(|&digit| u32::from(digit)) != Some(check)
            || !self.stands_alone(at, last)
        {
            return None;
        }
        let labelled = (1..=4).any(|back| {
            self.tokens
                .before(at, back)
                .is_some_and(|word| self.tokens.is(word, "nhs"))
        });
        if !labelled && self.is_claimed(at, CLAIM | PHONE_WORD | CASE_NOUN | SYSTEM | ID_WORD, 0) {
            return None;
        }
        self.identifier(IdentifierKind::NhsNumber, at, last)
    }

    /// Whether the label right before a number says that it is something else: "invoice no. 2231145".
    fn is_claimed(&self, at: usize, claims: Class, but: Class) -> bool {
        let mut at = at;
        for _ in 0..5 {
            let Some(before) = self.tokens.before(at, 1) else {
                return false;
            };
            at = before;
            let Some(token) = self.tokens.get(at) else {
                return false;
            };
            let class = self.tokens.class(at);
            let link = token.shape == Shape::Mark
                && matches!(token.mark, b'.' | b':' | b'#' | b'(' | b'-')
                || self.tokens.is(at, "is");
            if class & claims != 0 && class & but == 0 {
                return true;
            }
            if !link && class & ID_WORD == 0 {
                return false;
            }
        }
        false
    }

    /// A National Insurance number (HMRC, NIM39110): two letters, six digits in pairs or solid, one letter A to D.
    pub(super) fn national_insurance(&self, at: usize) -> Option<Identifier> {
        // Every capitalised word is asked: most are done here.
        let opening = self.tokens.bytes(at);
        if !matches!(
            opening,
            [b'A'..=b'Z', b'A'..=b'Z'] | [b'A'..=b'Z', b'A'..=b'Z', b'0'..=b'9', ..]
        ) {
            return None;
        }
        let mut letters = [0_u8; 9];
        let (mut count, mut next) = (0, at);
        let mut last = at;
        // At most "QQ 12 34 56 C": five tokens, dashes between them.
        for _ in 0..9 {
            let Some(token) = self.tokens.get(next) else {
                break;
            };
            if next > at && token.breaks() {
                break;
            }
            if token.is_mark(b'-') && next > at {
                next += 1;
                continue;
            }
            let word = self.tokens.word(next);
            if token.shape == Shape::Mark || count + word.len() > letters.len() || !word.is_ascii()
            {
                break;
            }
            for (letter, byte) in letters.iter_mut().skip(count).zip(word.bytes()) {
                *letter = byte;
            }
            count += word.len();
            last = next;
            next += 1;
            if count == letters.len() {
                break;
            }
        }
        let [first, second, digits @ .., suffix] = letters;
        let complete = count == 9 && (b'A'..=b'D').contains(&suffix);
        if !digits.iter().all(u8::is_ascii_digit) || !complete {
            return None;
        }
        let labelled = (1..=5).any(|back| {
            self.tokens
                .before(at, back)
                .is_some_and(|word| self.tokens.is_any(word, list!("ni nino insurance")))
        });
        // Letters that are never issued, and prefixes that are set aside; an example's "QQ" counts beside a label.
        let issued = !b"DFIQUV".contains(&first)
            && !b"DFIOQUV".contains(&second)
            && ![*b"BG", *b"GB", *b"KN", *b"NK", *b"NT", *b"TN", *b"ZZ"].contains(&[first, second]);
        if !(labelled || issued) {
            return None;
        }
        if !self.stands_alone(at, last)
            || (!labelled && self.is_claimed(at, CLAIM | CASE_NOUN | SYSTEM, 0))
        {
            return None;
        }
        self.identifier(IdentifierKind::NationalInsurance, at, last)
    }

    /// A number that its label makes a case-management system's: "LCS 4482913", "Person ID: P308812", "ref M-20391".
    pub(super) fn case_id(&self, at: usize) -> Option<Identifier> {
        let token = self.tokens.get(at)?;
        let word = self.tokens.word(at);
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let letters = word.len() - digits;
        if !(4..=12).contains(&digits) || letters > 4 || !word.is_ascii() {
            return None;
        }
        // "M-20391": the letters before the dash belong to the number, unless they are themselves the label.
        let prefix = at.checked_sub(2).filter(|&prefix| {
            let short = self.tokens.get(prefix).is_some_and(|token| {
                token.shape == Shape::Word
                    && token.is_capital()
                    && self.tokens.word(prefix).len() <= 3
            });
            short
                && token.is_joined()
                && self
                    .tokens
                    .get(at - 1)
                    .is_some_and(|dash| dash.is_joined() && matches!(dash.mark, b'-' | b'/'))
                && self.tokens.class(prefix) & CLAIM == 0
        });
        // "20391-B"
        let suffix = Some(at + 2).filter(|&suffix| {
            (self.tokens.is_mark(at + 1, b'-') || self.tokens.is_mark(at + 1, b'/'))
                && [at + 1, suffix]
                    .iter()
                    .all(|&part| self.tokens.at(part).is_joined())
                && self.tokens.word(suffix).len() <= 2
                && self.tokens.at(suffix).shape != Shape::Mark
        });
        let plain_year = letters == 0
            && prefix.is_none()
            && digits == 4
            && matches!(word.get(..2), Some("19" | "20"));
        let (first, last) = (prefix.unwrap_or(at), suffix.unwrap_or(at));
        if plain_year || (suffix.is_none() && !self.stands_alone(first, last)) {
            return None;
        }
        // "LL-209381" is its own label.
        let own_label = || prefix.filter(|&system| self.tokens.class(system) & SYSTEM != 0);
        let enough = self
            .least_digits(first)
            .or_else(|| own_label().map(|_| 5))?;
        (digits >= enough)
            .then(|| self.identifier(IdentifierKind::CaseId, first, last))
            .flatten()
    }

    /// How many digits a number needs to be a case's after the label that ends before token `first`; none without a label.
    fn least_digits(&self, first: usize) -> Option<usize> {
        let (mut at, mut id_word, mut bare) = (first, false, false);
        for _ in 0..6 {
            let Some(before) = self.tokens.before(at, 1) else {
                break;
            };
            let token = self.tokens.get(before)?;
            let link = token.shape == Shape::Mark
                && matches!(token.mark, b'.' | b':' | b'#' | b'-' | b'(' | b')')
                || self.tokens.is(before, "is");
            if link {
                at = before;
                continue;
            }
            let class = self.tokens.class(before);
            if class & CLAIM != 0 {
                return None;
            }
            if class & SYSTEM != 0 {
                // "LL" and "Eyes" are words as well: only written as a name do they label.
                return token.is_capital().then_some(if id_word { 4 } else { 5 });
            }
            if class & ID_WORD != 0 && class & CASE_NOUN == 0 {
                let word = self.tokens.word(before);
                if list!("p-number pid case-id").has(word) {
                    return Some(4);
                }
                // "No." and "number" alone announce anything; "ref" and "ID" a system.
                bare |= list!("id ref reference ids refs").has(word);
                id_word = true;
                at = before;
                continue;
            }
            if class & CASE_NOUN != 0 {
                // "Court file", "user system": the word before may still be a claim.
                let claimed = self
                    .tokens
                    .before(before, 1)
                    .is_some_and(|owner| self.tokens.class(owner) & CLAIM != 0);
                return (!claimed).then_some(if id_word { 4 } else { 6 });
            }
            break;
        }
        bare.then_some(5)
    }
}
