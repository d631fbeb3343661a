//! Names of the people whom the work is about.
//!
//! How like a name a capitalised word is and how strong the cue beside it is are added up: a listed given name needs
//! less of a cue than a word that might be a place. A cue that the bearer is a colleague ends the matter.

use super::tokens::Shape;
use super::words::{
    BUILDING, CHILD_VERB, GIVEN, HEAD, HOME, KIN, NOT_NAME, PERSONAL, POSSESSED, SEEN, STAFF, STAFF_VERB, STREET,
    SYSTEM, THEIR, TITLE, WEAK_HEAD, WORKPLACE,
};
use super::{Identifier, IdentifierKind, Reader};

/// What the words beside a name say of its bearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cue {
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
enum Likeness {
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
struct Candidate {
    first: usize,
    last: usize,
    likeness: Likeness,
    titled: bool,
}

/// How far ahead "his mum" may stand, and how far around a titled name a child.
const SENTENCE_REACH: usize = 16;
/// The longest run of capitals that is read as a name.
const LONGEST_NAME: usize = 4;

impl Reader<'_> {
    pub(super) fn names(&self) -> Vec<Identifier> {
        let mut found: Vec<Identifier> = Vec::new();
        // Last token of the name before, and whether more of its kind were announced: "the twins, Ellie and Max".
        let mut accepted: Option<usize> = None;
        let mut undecided: Option<Candidate> = None;
        let mut at = 0;
        while let Some(token) = self.tokens.get(at) {
            if token.shape != Shape::Word || !token.is_capital() {
                at += 1;
                continue;
            }
            let (candidate, next) = self.candidate(at);
            at = next;
            let Some(candidate) = candidate else { continue };
            let joined_to = self.joined_to(candidate.first);
            let continues = accepted.is_some() && (joined_to == accepted || self.listed_after(candidate) == accepted);
            let cue = self.cue(candidate, continues);
            if enough(candidate.likeness, cue) {
                // "Alfie and Poppy's contact": what holds for the second holds for the first.
                if let Some(earlier) = undecided.filter(|earlier| Some(earlier.last) == joined_to && cue == Cue::Strong) {
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
            let goes_on = next.shape == Shape::Word && next.is_capital() && !next.opens() && !next.is_joined();
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
            let leads = class & (KIN | TITLE | STAFF) != 0 || (opens && class & GIVEN == 0 && (class != 0 || first < last));
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
        if self.tokens.before(first, 1).is_some_and(|saint| self.tokens.is(saint, "st") || self.tokens.is(saint, "saint")) {
            return (None, next);
        }
        let end = (first..=last).find(|&word| acronym(word)).map_or(last, |word| word.saturating_sub(1));
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
        let before = if continues { Cue::Strong } else { self.cue_before(candidate) };
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
        let joins = self.tokens.is(joint, "and") || self.tokens.is_mark(joint, b'&') || self.tokens.is_mark(joint, b'/');
        joins.then(|| self.tokens.before(joint, 1)).flatten()
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
        (1..=3).any(|ahead| {
            let word = self.tokens.word(last + ahead);
            let year = word.len() >= 4 && word.starts_with(['1', '2']) && word.bytes().take(4).all(|byte| byte.is_ascii_digit());
            let glue = (1..ahead).all(|between| {
                self.tokens.is_mark(last + between, b',') || self.tokens.is_mark(last + between, b'(')
            });
            glue && (year || (ahead == 1 && word.eq_ignore_ascii_case("et")))
        })
    }

    fn cue_before(&self, candidate: Candidate) -> Cue {
        let Some(mut at) = self.tokens.before(candidate.first, 1) else { return Cue::None };
        if candidate.titled {
            // "Mr and Mrs Hughes"
            let couple = self
                .tokens
                .before(at, 2)
                .is_some_and(|other| self.tokens.class(other) & TITLE != 0);
            if couple {
                return Cue::Fair.max(self.cue_before_word(at - 2, candidate));
            }
            return self.cue_before_word(at, candidate);
        }
        // "Dr. Rahman"
        if self.tokens.is_mark(at, b'.') {
            let Some(title) = self.tokens.before(at, 1) else { return Cue::None };
            at = title;
            return if self.tokens.class(at) & STAFF != 0 { Cue::Staff } else { Cue::None };
        }
        self.cue_before_word(candidate.first, candidate)
    }

    /// The cue in the words that end right before token `first`.
    fn cue_before_word(&self, first: usize, candidate: Candidate) -> Cue {
        let Some(mut at) = self.tokens.before(first, 1) else { return Cue::None };
        let mut mark = 0;
        if let Some(token) = self.tokens.get(at).filter(|token| token.shape == Shape::Mark) {
            if !matches!(token.mark, b',' | b'(' | b':' | b'-' | b'"') {
                return Cue::None;
            }
            mark = token.mark;
            let Some(before) = self.tokens.before(at, 1) else { return Cue::None };
            at = before;
        }
        let class = self.tokens.class(at);
        let Some(token) = self.tokens.get(at) else { return Cue::None };
        if class & STAFF != 0 && !token.is_possessive() {
            return Cue::Staff;
        }
        if token.is_acronym() && token.shape == Shape::Word && mark == 0 && self.tokens.word(at).len() > 1 {
            return Cue::Staff;
        }
        if class & KIN != 0 && !token.is_possessive() {
            return self.kin_before(at, mark, candidate);
        }
        if mark == b':' || mark == 0 {
            if let Some(cue) = self.naming_before(at, mark) {
                return cue;
            }
        }
        if mark != 0 {
            return Cue::None;
        }
        // "Birth parents are Lisa Holt and Kevin Marsh"; "Mum is Romanian" needs more than a capital.
        if self.tokens.is(at, "are") || self.tokens.is(at, "is") {
            let kin = self.tokens.before(at, 1).is_some_and(|kin| self.tokens.class(kin) & KIN != 0);
            return if kin { Cue::Fair } else { Cue::None };
        }
        if class & SEEN != 0 {
            return Cue::Fair;
        }
        if class & WEAK_HEAD != 0 {
            return self.head_before(at).max(Cue::Weak);
        }
        self.head_before(at)
    }

    /// A word for kin before the name, with what stands between.
    fn kin_before(&self, kin: usize, mark: u8, candidate: Candidate) -> Cue {
        let class = self.tokens.class(kin);
        // "the family Hughes" is rare, "Family Group" is not.
        if self.tokens.is_any(kin, "family families household relative") && mark != b':' && mark != b'(' {
            return Cue::None;
        }
        let last = candidate.last;
        match mark {
            b':' | b'-' => Cue::Strong,
            b'(' if self.tokens.is_mark(last + 1, b')') || self.tokens.is_mark(last + 1, b',') || self.tokens.is(last + 1, "and") => Cue::Strong,
            b',' if self.closes_apposition(last) => Cue::Strong,
            0 | b'"' => {
                let plain = self.tokens.get(kin).is_some_and(|token| !token.is_capital());
                // "Child Arrangements", "Parent Advocate": capitals on both make a title of a thing.
                if plain || class & PERSONAL != 0 { Cue::Strong } else { Cue::Fair }
            }
            _ => Cue::None,
        }
    }

    /// Whether a name after a comma is set off again, or goes on as a list: ", Danielle, has", ", Ellie and Max".
    fn closes_apposition(&self, last: usize) -> bool {
        if self.tokens.at(last).is_possessive() {
            return true;
        }
        let Some(next) = self.tokens.after(last) else { return true };
        let joint = self.tokens.is(next, "and") || self.tokens.is_mark(next, b'&');
        (joint && self.tokens.at(next + 1).is_capital())
            || self.tokens.get(next).is_some_and(|token| {
                token.shape == Shape::Mark && matches!(token.mark, b',' | b'.' | b')' | b';' | b'(' | b'-')
            })
    }

    /// "called Reece", "whose name is Tracey", "Child's name: Freya".
    fn naming_before(&self, at: usize, mark: u8) -> Option<Cue> {
        let near_kin = |from: usize| (1..=4).any(|back| self.tokens.before(from, back).is_some_and(|word| self.tokens.class(word) & KIN != 0));
        let name_at = if self.tokens.is(at, "is") { self.tokens.before(at, 1)? } else { at };
        let names = self.tokens.is(name_at, "name") && (mark == b':' || name_at != at);
        let called = mark == 0 && (self.tokens.is(at, "called") || self.tokens.is(at, "named"));
        ((names || called) && near_kin(name_at)).then_some(Cue::Strong)
    }

    /// "visit to", "placed with", "plan for": the preposition at `at` and the noun before it.
    fn head_before(&self, at: usize) -> Cue {
        if !self.tokens.is_any(at, "to with of for about on regarding between that") {
            return Cue::None;
        }
        let Some(head) = self.tokens.before(at, 1) else { return Cue::None };
        let class = self.tokens.class(head);
        let words = |word: &str, before: &str| {
            self.tokens.is(head, word)
                && self
                    .tokens
                    .before(head, 1)
                    .is_some_and(|earlier| self.tokens.is_any(earlier, before))
        };
        if class & (HEAD | SEEN) != 0 || words("work", "direct story") || words("47", "section s") {
            Cue::Fair
        } else if class & KIN != 0 && self.tokens.is(at, "of") {
            Cue::Fair
        } else if class & WEAK_HEAD != 0 {
            Cue::Weak
        } else {
            Cue::None
        }
    }

    fn cue_after(&self, candidate: Candidate) -> Cue {
        let last = candidate.last;
        let Some(token) = self.tokens.get(last) else { return Cue::None };
        let Some(next) = self.tokens.after(last) else { return Cue::None };
        if token.is_possessive() {
            return self.possession(next, candidate);
        }
        let mark = self.tokens.get(next).map_or(0, |next| if next.shape == Shape::Mark { next.mark } else { 0 });
        match mark {
            b'(' => return self.in_brackets(next + 1, candidate),
            b',' => match self.apposition(next + 1, candidate) {
                Cue::None => {}
                cue => return cue,
            },
            b'-' if self.tokens.class(next + 1) & STAFF != 0 => return Cue::Staff,
            _ => {}
        }
        if self.is_age_or_birth(next) {
            return Cue::Strong;
        }
        if self.tokens.class(next) & STAFF != 0 {
            return Cue::Staff;
        }
        if self.is_family(candidate, next) {
            return Cue::Strong;
        }
        if self.names_office(next) {
            return Cue::Staff;
        }
        let verb = self.tokens.class(next);
        let suffers = (0..3).any(|ahead| {
            self.tokens.class(next + ahead) & CHILD_VERB != 0
                && (0..=ahead).all(|step| self.tokens.get(next + step).is_some_and(|word| !word.breaks() && word.shape == Shape::Word))
        });
        if suffers || (verb & STAFF_VERB == 0 && self.tells_of_kin(next)) {
            return Cue::Fair;
        }
        Cue::None
    }

    /// "Jayden's school", "Zainab's new school", "Tyler's mum"; "Kian's social worker" says only that he has one.
    fn possession(&self, next: usize, candidate: Candidate) -> Cue {
        let known = candidate.likeness >= Likeness::Capital || self.tokens.class(candidate.last) == 0;
        for at in [next, next + 1] {
            let Some(token) = self.tokens.get(at) else { break };
            if token.shape != Shape::Word || token.breaks() {
                break;
            }
            let class = self.tokens.class(at);
            if class & (KIN | POSSESSED) != 0 && class & STAFF == 0 && known {
                return Cue::Strong;
            }
            if self.tokens.is(at, "social") {
                return Cue::Fair;
            }
            // "Karen's manager and mum": the first noun owns.
            if class & STAFF != 0 {
                break;
            }
        }
        Cue::None
    }

    /// Inside a bracket after the name: an age, a birth, kinship, or an office.
    fn in_brackets(&self, at: usize, candidate: Candidate) -> Cue {
        if self.is_age_or_birth(at) {
            return Cue::Strong;
        }
        // "Priority (1)" opens a sentence too.
        let alone = candidate.likeness > Likeness::Opening
            && (self.tokens.is_mark(at + 1, b')') || self.tokens.is_mark(at + 1, b','));
        if self.is_age(at) && (alone || self.is_time_unit(at + 1)) {
            return Cue::Strong;
        }
        let mut kin = false;
        for ahead in at..at + 5 {
            let Some(token) = self.tokens.get(ahead).filter(|token| !token.breaks() && !token.is_mark(b')')) else { break };
            let class = self.tokens.class(ahead);
            if class & STAFF != 0 || (token.shape == Shape::Word && token.is_acronym() && self.tokens.word(ahead).len() > 1) {
                return Cue::Staff;
            }
            kin |= class & KIN != 0;
        }
        if kin { Cue::Strong } else { Cue::None }
    }

    /// After a comma: an age, or what the person is: ", the resident downstairs,", ", her sister,", ", family support worker,".
    fn apposition(&self, at: usize, candidate: Candidate) -> Cue {
        let unlisted = self.tokens.class(candidate.last) & !GIVEN == 0;
        if self.is_age_or_birth(at) || (self.is_age(at) && self.tokens.is_mark(at + 1, b',') && unlisted) {
            return Cue::Strong;
        }
        let article = self.tokens.is_any(at, "the a an our my who") || self.tokens.class(at) & THEIR != 0;
        let mut kin = Cue::None;
        for ahead in 0..6 {
            let Some(token) = self.tokens.get(at + ahead).filter(|token| !token.breaks() && token.shape == Shape::Word) else { break };
            let class = self.tokens.class(at + ahead);
            if class & STAFF != 0 && !(class & KIN != 0) && (article || ahead < 2) {
                return Cue::Staff;
            }
            // In a bare list ("mum, Karen, dad") the next is somebody else.
            if article && class & KIN != 0 && ahead < 4 && !token.is_possessive() {
                kin = Cue::Strong;
            }
        }
        kin
    }

    /// "aged 7", "age 4", "DOB 12/12/1990", "born 2/2/2012".
    fn is_age_or_birth(&self, at: usize) -> bool {
        if self.tokens.is(at, "aged") || self.tokens.is(at, "age") {
            return true;
        }
        let at = if self.tokens.is_mark(at, b',') { at + 1 } else { at };
        self.tokens.is(at, "dob") || (self.tokens.is(at, "born") && self.tokens.get(at + 1).is_some_and(|date| date.shape != Shape::Word))
    }

    fn is_age(&self, at: usize) -> bool {
        self.tokens.at(at).shape == Shape::Number && self.tokens.word(at).len() <= 2
    }

    fn is_time_unit(&self, at: usize) -> bool {
        self.tokens.is_any(at, "years year months month weeks days yrs")
    }

    /// "the Carter family", "the Ahmed siblings", but not "the Polish family" or "the Nottingham Family Centre".
    fn is_family(&self, candidate: Candidate, next: usize) -> bool {
        let word = self.tokens.stem(candidate.last);
        let adjective = ["ish", "ian", "ese", "ean", "ican"].iter().any(|ending| word.ends_with(ending));
        let plain = self.tokens.get(next).is_some_and(|token| !token.is_capital());
        let mut follower = next + 1;
        if self.tokens.is(next, "sibling") {
            if !self.tokens.is(follower, "group") {
                return false;
            }
            follower += 1;
        }
        let institution = self.tokens.get(follower).is_some_and(|token| !token.breaks())
            && (self.tokens.class(follower) & (WORKPLACE | NOT_NAME | STAFF) != 0
                || self.tokens.is_any(follower, "support help network safeguarding justice time therapy"));
        candidate.likeness >= Likeness::Capital
            && !(adjective && candidate.likeness < Likeness::Listed)
            && plain
            && self.tokens.is_any(next, "family children siblings twins household brothers sisters boys girls sibling")
            && !institution
    }

    /// "from the adoption team", "from CAMHS", "is our duty manager".
    fn names_office(&self, next: usize) -> bool {
        if !self.tokens.is_any(next, "from at in is was as") {
            return false;
        }
        let office = self.tokens.is(next, "from") || self.tokens.is(next, "at");
        // "was drunk when the worker called" says nothing of the drunk.
        let role = office || self.tokens.is(next, "as") || self.tokens.is(next, "in");
        let article = self.tokens.is_any(next + 1, "the our a an my");
        if !role && !article && self.tokens.class(next + 1) & STAFF == 0 {
            return false;
        }
        for ahead in 1..=4 {
            let Some(token) = self.tokens.get(next + ahead).filter(|token| !token.breaks() && token.shape == Shape::Word) else { break };
            let class = self.tokens.class(next + ahead);
            let verb = self.tokens.is_any(next + ahead, "was at to with by has and");
            if verb || class & THEIR != 0 {
                break;
            }
            if class & STAFF != 0 || (office && self.tokens.is(next, "from") && (class & (NOT_NAME | WORKPLACE) != 0 || token.is_acronym())) {
                return true;
            }
        }
        false
    }

    /// "has left her partner", "back to his mum": a pronoun of the name with kin, before anybody else is named.
    fn tells_of_kin(&self, from: usize) -> bool {
        let mut at = from;
        for _ in 0..SENTENCE_REACH {
            let Some(token) = self.tokens.get(at).filter(|token| !token.breaks()) else { return false };
            if token.shape == Shape::Word && token.is_capital() && self.tokens.class(at) & (GIVEN | TITLE | STAFF) != 0 {
                return false;
            }
            // What colleagues are said to have: "Karen is on leave to look after her father".
            if self.tokens.is_any(at, "leave caseload sickness") {
                return false;
            }
            if self.tokens.class(at) & THEIR != 0 {
                let kin = (1..=2).any(|ahead| {
                    let class = self.tokens.class(at + ahead);
                    class & KIN != 0 && class & STAFF == 0
                });
                if kin {
                    return true;
                }
            }
            at += 1;
        }
        false
    }

    /// Whether the sentence of a titled name speaks of children or kin and of nobody at work.
    fn child_in_sentence(&self, candidate: Candidate) -> bool {
        let mut kin = false;
        let mut says = |at: usize| {
            let class = self.tokens.class(at);
            let staff = class & (STAFF | WORKPLACE) != 0 || self.is_allowed_name(at);
            kin |= class & KIN != 0;
            !staff
        };
        let mut at = candidate.first;
        for _ in 0..SENTENCE_REACH {
            let Some(before) = self.tokens.before(at, 1) else { break };
            at = before;
            if !says(at) {
                return false;
            }
        }
        at = candidate.last;
        for _ in 0..SENTENCE_REACH {
            let Some(after) = self.tokens.after(at) else { break };
            at = after;
            if !says(at) {
                return false;
            }
        }
        kin
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
