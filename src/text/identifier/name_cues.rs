//! The words before and after a name that say whose it is.

use super::Reader;
use super::names::{Candidate, Cue, Likeness, SENTENCE_REACH};
use super::tokens::{List, Shape, list};
use super::words::{
    CHILD_VERB, GIVEN, HEAD, KIN, NOT_NAME, PERSONAL, POSSESSED, SEEN, SERVED, STAFF, STAFF_VERB,
    THEIR, TITLE, WEAK_HEAD, WORKPLACE,
};

impl Reader<'_> {
    pub(super) fn cue_before(&self, candidate: Candidate) -> Cue {
        let Some(mut at) = self.tokens.before(candidate.first, 1) else {
            return Cue::None;
        };
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
            let Some(title) = self.tokens.before(at, 1) else {
                return Cue::None;
            };
            at = title;
            return if self.tokens.class(at) & STAFF != 0 {
                Cue::Staff
            } else {
                Cue::None
            };
        }
        self.cue_before_word(candidate.first, candidate)
    }

    /// The cue in the words that end right before token `first`.
    fn cue_before_word(&self, first: usize, candidate: Candidate) -> Cue {
        let Some(mut at) = self.tokens.before(first, 1) else {
            return Cue::None;
        };
        let mut mark = 0;
        if let Some(token) = self
            .tokens
            .get(at)
            .filter(|token| token.shape == Shape::Mark)
        {
            if !matches!(token.mark, b',' | b'(' | b':' | b'-' | b'"') {
                return Cue::None;
            }
            mark = token.mark;
            let Some(before) = self.tokens.before(at, 1) else {
                return Cue::None;
            };
            at = before;
        }
        let class = self.tokens.class(at);
        let Some(token) = self.tokens.get(at) else {
            return Cue::None;
        };
        if class & STAFF != 0 && !token.is_possessive() {
            return Cue::Staff;
        }
        if token.is_acronym()
            && token.shape == Shape::Word
            && mark == 0
            && self.tokens.word(at).len() > 1
        {
            return Cue::Staff;
        }
        if class & KIN != 0 && !token.is_possessive() {
            return self.kin_before(at, mark, candidate);
        }
        if let Some(cue) = self.naming_before(at, mark) {
            return cue;
        }
        // "Case: Jayden Smith"
        if mark == b':' && self.tokens.is_any(at, list!("case client")) {
            return Cue::Weak;
        }
        if mark != 0 {
            return Cue::None;
        }
        // "Birth parents are Lisa Holt and Kevin Marsh"; "Mum is Romanian" needs more than a capital.
        if self.tokens.is(at, "are") || self.tokens.is(at, "is") {
            let kin = self
                .tokens
                .before(at, 1)
                .is_some_and(|kin| self.tokens.class(kin) & KIN != 0);
            return match (kin, candidate.last > candidate.first) {
                (true, true) => Cue::Strong,
                (true, false) => Cue::Fair,
                (false, _) => Cue::None,
            };
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
        if self
            .tokens
            .is_any(kin, list!("family families household relative"))
            && mark != b':'
            && mark != b'('
        {
            return Cue::None;
        }
        let last = candidate.last;
        match mark {
            b':' | b'-' => Cue::Strong,
            b'(' if self.tokens.is_mark(last + 1, b')')
                || self.tokens.is_mark(last + 1, b',')
                || self.tokens.is(last + 1, "and") =>
            {
                Cue::Strong
            }
            b',' if self.closes_apposition(last) => Cue::Strong,
            0 | b'"' => {
                let plain = self
                    .tokens
                    .get(kin)
                    .is_some_and(|token| !token.is_capital());
                // "Child Arrangements", "Parent Advocate": capitals on both make a title of a thing.
                // "Carers Pete and Lynne"
                let pair =
                    self.tokens.is(last + 1, "and") && self.tokens.class(last + 2) & GIVEN != 0;
                if plain || pair || class & PERSONAL != 0 {
                    Cue::Strong
                } else {
                    Cue::Fair
                }
            }
            _ => Cue::None,
        }
    }

    /// Whether a name after a comma is set off again, or goes on as a list: ", Danielle, has", ", Ellie and Max".
    fn closes_apposition(&self, last: usize) -> bool {
        if self.tokens.at(last).is_possessive() {
            return true;
        }
        let Some(next) = self.tokens.after(last) else {
            return true;
        };
        let joint = self.tokens.is(next, "and") || self.tokens.is_mark(next, b'&');
        (joint && self.tokens.at(next + 1).is_capital())
            || self.tokens.get(next).is_some_and(|token| {
                token.shape == Shape::Mark
                    && matches!(token.mark, b',' | b'.' | b')' | b';' | b'(' | b'-')
            })
    }

    /// "called Reece", "whose name is Tracey", "Child's name: Freya".
    fn naming_before(&self, at: usize, mark: u8) -> Option<Cue> {
        let near_kin = |from: usize| {
            (1..=4).any(|back| {
                self.tokens
                    .before(from, back)
                    .is_some_and(|word| self.tokens.class(word) & KIN != 0)
            })
        };
        let name_at = if self.tokens.is(at, "is") {
            self.tokens.before(at, 1)?
        } else {
            at
        };
        let names = self.tokens.is(name_at, "name") && (mark == b':' || name_at != at);
        let called = mark == 0 && (self.tokens.is(at, "called") || self.tokens.is(at, "named"));
        ((names || called) && near_kin(name_at)).then_some(Cue::Strong)
    }

    /// "visit to", "placed with", "plan for": the preposition at `at` and the noun before it.
    fn head_before(&self, at: usize) -> Cue {
        if !self
            .tokens
            .is_any(at, list!("to with of for about on regarding between that"))
        {
            return Cue::None;
        }
        let Some(mut head) = self.tokens.before(at, 1) else {
            return Cue::None;
        };
        // "assessment completed for"
        if self.tokens.is(at, "for")
            && (self.tokens.word(head).ends_with("ed") || self.tokens.is(head, "held"))
        {
            head = self.tokens.before(head, 1).unwrap_or(head);
        }
        let class = self.tokens.class(head);
        let words = |word: &str, before: &List| {
            self.tokens.is(head, word)
                && self
                    .tokens
                    .before(head, 1)
                    .is_some_and(|earlier| self.tokens.is_any(earlier, before))
        };
        let of_kin = class & KIN != 0 && self.tokens.is(at, "of");
        if class & (HEAD | SEEN) != 0
            || of_kin
            || words("work", list!("direct story"))
            || words("meeting", list!("strategy"))
            || words("book", list!("story"))
            || words("discussion", list!("strategy"))
            || words("order", list!("care supervision placement interim"))
            || words("47", list!("section s"))
        {
            Cue::Fair
        } else if class & WEAK_HEAD != 0 {
            Cue::Weak
        } else {
            Cue::None
        }
    }

    pub(super) fn cue_after(&self, candidate: Candidate) -> Cue {
        let last = candidate.last;
        let Some(token) = self.tokens.get(last) else {
            return Cue::None;
        };
        let Some(next) = self.tokens.after(last) else {
            return Cue::None;
        };
        if token.is_possessive() {
            return self.possession(next, candidate);
        }
        let mark = self.tokens.get(next).map_or(0, |next| {
            if next.shape == Shape::Mark {
                next.mark
            } else {
                0
            }
        });
        // "Jayden - CIN": how the case stands, while "Jo - CIN team" says where Jo works.
        if matches!(mark, b'-' | b'(')
            && self
                .tokens
                .is_any(next + 1, list!("cin cp lac cla plo uasc"))
            && self
                .tokens
                .get(next + 2)
                .is_none_or(|after| after.breaks() || after.shape == Shape::Mark)
        {
            return Cue::Strong;
        }
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
        // Below a listed name only a strong cue counts.
        if candidate.likeness < Likeness::Listed {
            return Cue::None;
        }
        let verb = self.tokens.class(next);
        let suffers = (0..3).any(|ahead| {
            self.tokens.class(next + ahead) & CHILD_VERB != 0
                && (0..=ahead).all(|step| {
                    self.tokens
                        .get(next + step)
                        .is_some_and(|word| !word.breaks() && word.shape == Shape::Word)
                })
        });
        if suffers || (verb & STAFF_VERB == 0 && self.tells_of_kin(next)) {
            return Cue::Fair;
        }
        Cue::None
    }

    /// "Jayden's school", "Zainab's new school", "Tyler's mum"; "Kian's social worker" says only that he has one.
    fn possession(&self, next: usize, candidate: Candidate) -> Cue {
        let known =
            candidate.likeness >= Likeness::Capital || self.tokens.class(candidate.last) == 0;
        for at in [next, next + 1] {
            let Some(token) = self.tokens.get(at) else {
                break;
            };
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
            let Some(token) = self
                .tokens
                .get(ahead)
                .filter(|token| !token.breaks() && !token.is_mark(b')'))
            else {
                break;
            };
            let class = self.tokens.class(ahead);
            if class & STAFF != 0
                || (token.shape == Shape::Word
                    && token.is_acronym()
                    && self.tokens.word(ahead).len() > 1)
            {
                return Cue::Staff;
            }
            kin |= class & KIN != 0;
        }
        if kin { Cue::Strong } else { Cue::None }
    }

    /// After a comma: an age, or what the person is: ", the resident downstairs,", ", her sister,", ", family support worker,".
    fn apposition(&self, at: usize, candidate: Candidate) -> Cue {
        let unlisted = self.tokens.class(candidate.last) & !GIVEN == 0;
        if self.is_age_or_birth(at)
            || (self.is_age(at) && self.tokens.is_mark(at + 1, b',') && unlisted)
        {
            return Cue::Strong;
        }
        let article = self.tokens.is_any(at, list!("the a an our my who"))
            || self.tokens.class(at) & THEIR != 0;
        let mut kin = Cue::None;
        for ahead in 0..6 {
            let Some(token) = self
                .tokens
                .get(at + ahead)
                .filter(|token| !token.breaks() && token.shape == Shape::Word)
            else {
                break;
            };
            let class = self.tokens.class(at + ahead);
            if class & STAFF != 0 && class & KIN == 0 && (article || ahead < 2) {
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
        let at = if self.tokens.is_mark(at, b',') {
            at + 1
        } else {
            at
        };
        self.tokens.is(at, "dob")
            || (self.tokens.is(at, "born")
                && self
                    .tokens
                    .get(at + 1)
                    .is_some_and(|date| date.shape != Shape::Word))
    }

    fn is_age(&self, at: usize) -> bool {
        self.tokens.at(at).shape == Shape::Number && self.tokens.word(at).len() <= 2
    }

    fn is_time_unit(&self, at: usize) -> bool {
        self.tokens
            .is_any(at, list!("years year months month weeks days yrs"))
    }

    /// "the Carter family", "the Ahmed siblings", but not "the Polish family" or "the Nottingham Family Centre".
    fn is_family(&self, candidate: Candidate, next: usize) -> bool {
        let word = self.tokens.stem(candidate.last);
        let adjective = ["ish", "ian", "ese", "ean", "ican"]
            .iter()
            .any(|ending| word.ends_with(ending));
        let plain = self
            .tokens
            .get(next)
            .is_some_and(|token| !token.is_capital());
        let mut follower = next + 1;
        if self.tokens.is(next, "sibling") {
            if !self.tokens.is(follower, "group") {
                return false;
            }
            follower += 1;
        }
        let institution = self
            .tokens
            .get(follower)
            .is_some_and(|token| !token.breaks())
            && (self.tokens.class(follower) & (WORKPLACE | NOT_NAME | STAFF) != 0
                || self.tokens.is_any(
                    follower,
                    list!("support help network safeguarding justice time therapy"),
                ));
        candidate.likeness >= Likeness::Capital
            && !(adjective && candidate.likeness < Likeness::Listed)
            && plain
            && self.tokens.is_any(
                next,
                list!(
                    "family children siblings twins household brothers sisters boys girls sibling"
                ),
            )
            && !institution
    }

    /// "from the adoption team", "from CAMHS", "is our duty manager".
    fn names_office(&self, next: usize) -> bool {
        if !self.tokens.is_any(next, list!("from at in is was as")) {
            return false;
        }
        let office = self.tokens.is(next, "from") || self.tokens.is(next, "at");
        // "was drunk when the worker called" says nothing of the drunk.
        let role = office || self.tokens.is(next, "as") || self.tokens.is(next, "in");
        let article = self.tokens.is_any(next + 1, list!("the our a an my"));
        if !role && !article && self.tokens.class(next + 1) & STAFF == 0 {
            return false;
        }
        for ahead in 1..=4 {
            let Some(token) = self
                .tokens
                .get(next + ahead)
                .filter(|token| !token.breaks() && token.shape == Shape::Word)
            else {
                break;
            };
            let class = self.tokens.class(next + ahead);
            let verb = self
                .tokens
                .is_any(next + ahead, list!("was at to with by has and"));
            if verb || class & THEIR != 0 {
                break;
            }
            if class & STAFF != 0
                || (office
                    && self.tokens.is(next, "from")
                    && (class & (NOT_NAME | WORKPLACE) != 0 || token.is_acronym()))
            {
                return true;
            }
        }
        false
    }

    /// "has left her partner", "back to his mum": a pronoun of the name with kin, before anybody else is named.
    fn tells_of_kin(&self, from: usize) -> bool {
        for at in from..from.saturating_add(SENTENCE_REACH) {
            let Some(token) = self.tokens.get(at).filter(|token| !token.breaks()) else {
                return false;
            };
            if token.shape == Shape::Word
                && token.is_capital()
                && self.tokens.class(at) & (GIVEN | TITLE | STAFF) != 0
            {
                return false;
            }
            // What colleagues are said to have: "Karen is on leave to look after her father".
            if self.tokens.is_any(at, list!("leave caseload sickness")) {
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
        }
        false
    }

    /// Whether the sentence of a titled name speaks of children, kin or what is done for adults, and of nobody at work.
    pub(super) fn child_in_sentence(&self, candidate: Candidate) -> bool {
        let mut kin = false;
        let mut says = |at: usize| {
            let class = self.tokens.class(at);
            let staff = class & (STAFF | WORKPLACE) != 0 || self.is_allowed_name(at);
            kin |= class & (KIN | SERVED) != 0;
            !staff
        };
        let mut at = candidate.first;
        for _ in 0..SENTENCE_REACH {
            let Some(before) = self.tokens.before(at, 1) else {
                break;
            };
            at = before;
            if !says(at) {
                return false;
            }
        }
        at = candidate.last;
        for _ in 0..SENTENCE_REACH {
            let Some(after) = self.tokens.after(at) else {
                break;
            };
            at = after;
            if !says(at) {
                return false;
            }
        }
        kin
    }
}
