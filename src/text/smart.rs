//! SMART: which letter an action lacks, read from its own words.
//!
//! Every judgement is one of words known and unknown. Known words have a kind ([`Lexicon`]); an unknown one is taken for
//! content, a name or a thing, and speaks for the author. In doubt nothing is said.

use super::lexicon::{Kind, Lexicon};
use super::placeholder::is_placeholder;
use super::words::{self, Gap, PHRASE_WORDS, Table, Words, stem_of};

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

/// What an action lacks of S and M. Both are false where the words leave a doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SmartJudgement {
    /// Two colleagues could not both tell from the text what is to be done.
    pub not_specific: bool,
    /// Nothing in action or measure lets a third person tell whether it is done.
    pub not_measurable: bool,
}

const OWNER_KINDS: [&str; 3] = ["head", "glue", "nobody"];
const HEAD: u8 = 0;
const GLUE: u8 = 1;
const OWNER_FILE: &[u8] = include_bytes!("lexicon/owners.tsv");
const OWNERS: usize = words::count(OWNER_FILE);
static OWNER_ENTRIES: [u32; OWNERS] = words::pack(OWNER_FILE, &OWNER_KINDS);

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
    let (mut head, mut glue) = (false, false);
    let mut whole = None;
    let mut stranger = false;
    for word in Words::new(text) {
        let stem = word.letters.stem_hash();
        whole = Some(whole.map_or(stem, |key| words::join(key, stem)));
        let exact = Table(&OWNER_ENTRIES).find(word.letters.exact_hash());
        match exact.or_else(|| Table(&OWNER_ENTRIES).find(stem)) {
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
    if lexicon.added(key) == Some(Kind::Collective) {
        return Owner::Collective;
    }
    match Table(&OWNER_ENTRIES).find(key) {
        Some(HEAD) => Owner::Collective,
        Some(GLUE) => Owner::Named,
        Some(_) => Owner::Placeholder,
        None if stranger => Owner::Named,
        None if head => Owner::Collective,
        None if glue => Owner::Named,
        None => Owner::Placeholder,
    }
}

/// Whether a field for "achievable" or "relevant" holds an answer: neither blank nor a placeholder.
pub fn is_answered(text: &str) -> bool {
    !text.trim().is_empty() && !is_placeholder(text)
}

/// Judges what an action and its measure say.
///
/// A measure that is blank or a placeholder counts as absent: the action's own words are judged then. A blank action is
/// not judged: it is missing, which is another finding.
pub fn judge(action: &str, measure: Option<&str>, lexicon: &Lexicon) -> SmartJudgement {
    if action.trim().is_empty() {
        return SmartJudgement::default();
    }
    let measure = measure.filter(|text| is_answered(text));
    let tokens = Tokens::read(action, lexicon);
    let reading = Reading::of(&tokens);
    let not_specific = is_placeholder(action) || reading.says_nothing();
    let own = !not_specific && reading.ends_visibly();
    let not_measurable = match measure {
        None => !own,
        Some(text) => match Measure::of(&Tokens::read(text, lexicon), &tokens) {
            Measure::Evidence => false,
            Measure::Opinion => true,
            Measure::Unclear => !own,
        },
    };
    SmartJudgement {
        not_specific,
        not_measurable,
    }
}

/// As many words of a text are read as a long paragraph has; who writes more has said something.
const TOKENS: usize = 160;

#[derive(Debug, Clone, Copy)]
struct Token {
    stem: u32,
    kind: Option<Kind>,
    gap: Gap,
    capital: bool,
    plural: bool,
    adverb: bool,
    /// Value of a word of digits alone.
    value: Option<u32>,
}

const NO_TOKEN: Token = Token {
    stem: 0,
    kind: None,
    gap: Gap::Stop,
    capital: false,
    plural: false,
    adverb: false,
    value: None,
};

/// The words of a text with their kinds, phrases drawn together.
struct Tokens {
    list: [Token; TOKENS],
    len: usize,
}

const OF: u32 = stem_of(b"of");
const TO: u32 = stem_of(b"to");
const AND: u32 = stem_of(b"and");
const OR: u32 = stem_of(b"or");
const BE: u32 = stem_of(b"be");
const WILL: u32 = stem_of(b"will");
/// What follows a noun at the beginning: "Visits are …", "Contact should …".
const AFTER_NOUN: [u32; 6] = [
    OF,
    stem_of(b"is"),
    stem_of(b"are"),
    stem_of(b"should"),
    stem_of(b"must"),
    WILL,
];
/// What makes a count of weeks the length of a wait or a deadline.
const BEFORE_SPAN: [u32; 8] = [
    stem_of(b"for"),
    stem_of(b"next"),
    stem_of(b"over"),
    stem_of(b"in"),
    stem_of(b"within"),
    stem_of(b"after"),
    stem_of(b"by"),
    stem_of(b"coming"),
];

impl Tokens {
    fn read(text: &str, lexicon: &Lexicon) -> Self {
        let mut tokens = Self {
            list: [NO_TOKEN; TOKENS],
            len: 0,
        };
        for (slot, word) in tokens.list.iter_mut().zip(Words::new(text)) {
            let letters = word.letters.as_bytes();
            let stem = word.letters.stem_hash();
            let value = digits(letters);
            *slot = Token {
                stem,
                kind: match letters.first() {
                    Some(first) if first.is_ascii_digit() => counted(letters, value),
                    _ => lexicon
                        .kind(word.letters.exact_hash())
                        .or_else(|| lexicon.kind(stem)),
                },
                gap: word.gap,
                capital: word.capital,
                plural: letters.ends_with(b"s"),
                adverb: letters.ends_with(b"ly"),
                value,
            };
            tokens.len += 1;
        }
        tokens.draw_phrases(lexicon);
        tokens.drop_labels_and_dates();
        tokens
    }

    fn all(&self) -> &[Token] {
        self.list.get(..self.len).unwrap_or(&[])
    }

    fn at(&self, i: usize) -> Token {
        self.all().get(i).copied().unwrap_or(NO_TOKEN)
    }

    fn before(&self, i: usize) -> Option<Token> {
        self.all().get(i.checked_sub(1)?).copied()
    }

    /// Makes one token of each phrase that the lexicon knows, the longest first.
    fn draw_phrases(&mut self, lexicon: &Lexicon) {
        let mut to = 0;
        let mut from = 0;
        while from < self.len {
            let mut token = self.at(from);
            let mut key = token.stem;
            let mut taken = 1;
            for n in 1..PHRASE_WORDS {
                let next = self.at(from + n);
                if from + n >= self.len || !matches!(next.gap, Gap::Space | Gap::Glue(_)) {
                    break;
                }
                key = words::join(key, next.stem);
                if let Some(kind) = lexicon.kind(key) {
                    token.kind = Some(kind);
                    token.plural = false;
                    token.value = None;
                    taken = n + 1;
                }
            }
            if let Some(slot) = self.list.get_mut(to) {
                *slot = token;
            }
            to += 1;
            from += taken;
        }
        self.len = to;
    }

    /// Takes the kind "number" from numbers that count nothing: "Child 2", "14 March", "12/03/2026", "9:30", "2026",
    /// "for the next two weeks".
    fn drop_labels_and_dates(&mut self) {
        for i in 0..self.len {
            let token = self.at(i);
            if token.kind != Some(Kind::Number) {
                continue;
            }
            let counts = match token.value {
                Some(value) => self.counts(i, value),
                None => true,
            };
            if counts && !self.is_span(i) {
                continue;
            }
            if let Some(slot) = self.list.get_mut(i) {
                slot.kind = Some(Kind::Date);
            }
        }
    }

    fn counts(&self, i: usize, value: u32) -> bool {
        let (before, after) = (self.before(i), self.at(i + 1));
        let glued = |token: Token| match (token.gap, token.value) {
            (Gap::Glue(sign), Some(value)) => Some((sign, value)),
            _ => None,
        };
        let here = match self.at(i).gap {
            Gap::Glue(sign) => before.and_then(|b| b.value).map(|value| (sign, value)),
            _ => None,
        };
        let next = if i + 1 < self.len { glued(after) } else { None };
        let chained = match (here, next) {
            (Some(_), Some(_)) => return false,
            (Some((sign, first)), None) => {
                // The last of three is as much of a date as the middle one.
                let third = matches!(before, Some(b) if matches!(b.gap, Gap::Glue(_)))
                    && i >= 2
                    && self.at(i - 2).value.is_some();
                if third {
                    return false;
                }
                Some((sign, first, value))
            }
            (None, Some((sign, second))) => {
                let third = matches!(self.at(i + 2).gap, Gap::Glue(_))
                    && i + 2 < self.len
                    && self.at(i + 2).value.is_some();
                if third {
                    return false;
                }
                Some((sign, value, second))
            }
            (None, None) => None,
        };
        if let Some((sign, first, second)) = chained {
            return match sign {
                b':' => false,
                b'/' => first <= second,
                _ => true,
            };
        }
        let label = matches!(before, Some(b) if matches!(b.kind, Some(Kind::Label | Kind::Vague))
            && self.at(i).gap == Gap::Space);
        let date = |token: Token| token.kind == Some(Kind::Date) && token.value.is_none();
        let dated = before.is_some_and(date) || (i + 1 < self.len && date(after));
        !label && !dated && !(1900..=2100).contains(&value)
    }

    /// "for the next two weeks", "within 10 days": a length of time and no count, unless something is counted by it ("within
    /// 2 days of each visit").
    fn is_span(&self, i: usize) -> bool {
        let mut unit = i + 1;
        if self.at(unit).stem == stem_of(b"working") {
            unit += 1;
        }
        if self.at(unit).kind != Some(Kind::Unit) || self.at(unit + 1).stem == OF {
            return false;
        }
        (1..=3).any(|back| {
            i.checked_sub(back)
                .is_some_and(|j| BEFORE_SPAN.contains(&self.at(j).stem))
        })
    }

    fn begins_clause(&self, i: usize) -> bool {
        i == 0 || self.at(i).gap == Gap::Stop
    }

    /// Whether the word at `i` stands where a verb stands: at the beginning, after "to", "will", "and", after the subject.
    fn is_verb(&self, i: usize, after_head: bool) -> bool {
        let token = self.at(i);
        let noun_like = token.plural && after_head;
        if self.begins_clause(i) {
            let (next, after) = (self.at(i + 1), self.at(i + 2));
            let passive = next.stem == TO && after.stem == BE;
            return !(i + 1 < self.len && (passive || AFTER_NOUN.contains(&next.stem)));
        }
        let Some(before) = self.before(i) else {
            return true;
        };
        if token.gap == Gap::Comma || before.stem == AND || before.stem == OR {
            return !noun_like;
        }
        match before.kind {
            Some(Kind::Aux | Kind::Means | Kind::Purpose | Kind::Question) => true,
            Some(_) if before.adverb => true,
            _ => !after_head,
        }
    }
}

fn digits(letters: &[u8]) -> Option<u32> {
    letters.iter().try_fold(0_u32, |value, &byte| {
        let digit = byte.is_ascii_digit().then(|| u32::from(byte - b'0'))?;
        Some(value.saturating_mul(10).saturating_add(digit))
    })
}

/// The kind of a word that begins with a digit: "14th" and "9am" are dates and times, "48" and "48h" counts.
fn counted(letters: &[u8], value: Option<u32>) -> Option<Kind> {
    let timed = [b"st", b"nd", b"rd", b"th", b"am", b"pm"]
        .iter()
        .any(|end| letters.ends_with(*end));
    Some(if value.is_none() && timed {
        Kind::Date
    } else {
        Kind::Number
    })
}

/// How much the leading verb of an action leaves open; the greater, the more it takes to repair it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Head {
    /// No such verb.
    None,
    /// Open with a vague object only.
    Thin,
    /// Open whatever its object.
    Generic,
    /// Open whatever is made better.
    Quality,
}

/// What the words of an action amount to.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is one sort of word seen or not"
)]
struct Reading {
    head: Head,
    /// One-off act in the place of a verb.
    act: bool,
    /// Open verb that is over when it is done, once its object is clear.
    once: bool,
    paper: bool,
    event: bool,
    evidence: bool,
    number: bool,
    /// A purpose, a means, a topic or a question with content in it.
    result: bool,
    vague: bool,
    nothing: bool,
    empty: bool,
    /// Words that the lexicon does not know: all, and from the leading verb on.
    unknown: u16,
    unknown_after: u16,
}

/// The part of a sentence after a purpose, means, topic or question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Region {
    Main,
    /// Content makes a result.
    Weak,
    /// A state makes one too: "so that he feels safe".
    Strong,
}

impl Reading {
    fn of(tokens: &Tokens) -> Self {
        let mut r = Self {
            head: Head::None,
            act: false,
            once: false,
            paper: false,
            event: false,
            evidence: false,
            number: false,
            result: false,
            vague: false,
            nothing: false,
            empty: false,
            unknown: 0,
            unknown_after: 0,
        };
        let mut region = Region::Main;
        for (i, token) in tokens.all().iter().enumerate() {
            if tokens.begins_clause(i) {
                region = Region::Main;
            }
            let after_head = r.head != Head::None;
            match token.kind {
                None => {
                    r.unknown = r.unknown.saturating_add(1);
                    if after_head {
                        r.unknown_after = r.unknown_after.saturating_add(1);
                    }
                }
                Some(Kind::Generic) => r.lead(Head::Generic),
                Some(Kind::Quality | Kind::Comparative) => r.lead(Head::Quality),
                Some(Kind::Thin | Kind::Praise | Kind::Feeling) => r.lead(Head::Thin),
                Some(Kind::Once) => {
                    r.once |= tokens.is_verb(i, after_head);
                    r.lead(Head::Thin);
                }
                Some(Kind::Paper) => r.paper = true,
                Some(Kind::Act | Kind::Done | Kind::Evidence) if tokens.is_verb(i, after_head) => {
                    r.act = true;
                }
                Some(Kind::Act | Kind::Event) => r.event = true,
                Some(Kind::Evidence) => r.evidence = true,
                Some(Kind::Number) => r.number = true,
                Some(Kind::Purpose) => region = Region::Strong,
                Some(Kind::Topic | Kind::Means | Kind::Question) => region = region.max_weak(),
                Some(Kind::Aux) if token.stem == TO && after_head && opens_purpose(tokens, i) => {
                    region = region.max_weak();
                }
                Some(Kind::Vague) => r.vague = true,
                Some(Kind::Nothing) => r.nothing = true,
                Some(_) => r.empty = true,
            }
            r.result |= match region {
                Region::Main => false,
                Region::Weak | Region::Strong if is_content(token.kind) => true,
                Region::Strong => token.kind == Some(Kind::Feeling),
                Region::Weak => false,
            };
        }
        r
    }

    fn lead(&mut self, head: Head) {
        if !self.act {
            self.head = self.head.max(head);
        }
    }

    /// Not specific: no act, and nothing that repairs the leading verb.
    fn says_nothing(&self) -> bool {
        let solid = self.paper || self.event || self.number || self.evidence;
        if self.act {
            return self.head == Head::None
                && self.nothing
                && self.unknown == 0
                && !self.vague
                && !solid
                && !self.result;
        }
        let repaired = self.result || self.number;
        let few = 3;
        match self.head {
            Head::Quality => !repaired && self.unknown_after <= few,
            Head::Generic => {
                !repaired && !self.paper && !self.evidence && self.unknown_after <= few
            }
            Head::Thin => !repaired && !self.paper && !self.evidence && self.unknown_after == 0,
            Head::None => self.unknown == 0 && !solid && (self.vague || self.nothing || self.empty),
        }
    }

    /// Whether the action's own words say when it is over; true where no open verb leads it.
    fn ends_visibly(&self) -> bool {
        self.head == Head::None
            || self.act
            || self.once
            || self.paper
            || self.event
            || self.number
            || self.evidence
    }
}

impl Region {
    fn max_weak(self) -> Self {
        match self {
            Self::Main => Self::Weak,
            other => other,
        }
    }
}

fn is_content(kind: Option<Kind>) -> bool {
    matches!(
        kind,
        None | Some(Kind::Act | Kind::Paper | Kind::Event | Kind::Number | Kind::Evidence)
    )
}

/// "to" before a verb opens a purpose; before a person ("speak to Leah", "offer help to the family") it does not.
fn opens_purpose(tokens: &Tokens, to: usize) -> bool {
    let next = tokens.at(to + 1);
    match next.kind {
        None => !next.capital,
        Some(Kind::Vague | Kind::Empty | Kind::Nothing | Kind::Total) => false,
        Some(_) => true,
    }
}

/// What a measure is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Measure {
    /// Evidence, a threshold, a count.
    Evidence,
    /// A feeling, a comparative without a figure, a restatement.
    Opinion,
    /// Neither: the action's own words decide.
    Unclear,
}

impl Measure {
    fn of(measure: &Tokens, action: &Tokens) -> Self {
        let has =
            |wanted: fn(Kind) -> bool| measure.all().iter().any(|t| t.kind.is_some_and(wanted));
        let opinion = has(|kind| {
            matches!(
                kind,
                Kind::Feeling | Kind::Comparative | Kind::Quality | Kind::Praise
            )
        });
        if has(|kind| matches!(kind, Kind::Number | Kind::Evidence))
            || (!opinion && has(|kind| kind == Kind::Total))
        {
            return Self::Evidence;
        }
        if opinion || restates(measure, action) {
            return Self::Opinion;
        }
        if has(|kind| matches!(kind, Kind::Act | Kind::Paper | Kind::Event)) {
            return Self::Evidence;
        }
        let unknown = measure.all().iter().any(|t| t.kind.is_none());
        if !unknown {
            return if has(|kind| kind == Kind::Done) {
                Self::Opinion
            } else {
                Self::Unclear
            };
        }
        if has(|kind| matches!(kind, Kind::Generic | Kind::Thin)) {
            Self::Unclear
        } else {
            Self::Evidence
        }
    }
}

/// "It will be written up" for "Write it up": a promise, and no word with content that the action has not.
fn restates(measure: &Tokens, action: &Tokens) -> bool {
    measure.all().iter().any(|t| t.stem == WILL)
        && measure
            .all()
            .iter()
            .filter(|t| is_content(t.kind))
            .all(|t| action.all().iter().any(|a| a.stem == t.stem))
}
