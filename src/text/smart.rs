//! SMART: which letter an action lacks, read from its own words.
//!
//! Every judgement is one of words known and unknown. Known words have a kind ([`Lexicon`]); an unknown one is taken for
//! content, a name or a thing, and speaks for the author. In doubt nothing is said.

use super::lexicon::{Kind, Lexicon};
use super::placeholder::{Sort, is_placeholder, sort};
use super::tokens::{TO, Tokens, WILL};

pub use super::owner::{Owner, judge_owner, judge_owner_with};

/// What an action lacks of S and M. Both are false where the words leave a doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SmartJudgement {
    /// Two colleagues could not both tell from the text what is to be done.
    pub not_specific: bool,
    /// Nothing in action or measure lets a third person tell whether it is done.
    pub not_measurable: bool,
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
    let measure = measure.filter(|text| !text.trim().is_empty() && sort(text) != Sort::Stock);
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
    /// A purpose, a means or a question with content in it.
    result: bool,
    /// A topic with content in it.
    topic: bool,
    comparative: bool,
    vague: bool,
    nothing: bool,
    empty: bool,
    words: usize,
    /// Words that the lexicon does not know: all, from the leading verb on, and of these the ones that are no name.
    unknown: u16,
    unknown_after: u16,
    unknown_things: u16,
}

/// The part of a sentence after a purpose, means, topic or question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Region {
    Main,
    /// "about", "for": repairs a conversation, not a wish for something better.
    Topic,
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
            topic: false,
            comparative: false,
            vague: false,
            nothing: false,
            empty: false,
            words: tokens.words,
            unknown: 0,
            unknown_after: 0,
            unknown_things: 0,
        };
        let mut region = Region::Main;
        for (i, token) in tokens.all().iter().enumerate() {
            if tokens.begins_clause(i) {
                region = Region::Main;
            }
            let after_head = r.head != Head::None;
            match token.kind {
                None if token.adverb && !token.capital => {}
                None => {
                    r.unknown = r.unknown.saturating_add(1);
                    if after_head {
                        r.unknown_after = r.unknown_after.saturating_add(1);
                        let thing = r.once || !token.capital;
                        r.unknown_things = r.unknown_things.saturating_add(u16::from(thing));
                    }
                }
                Some(Kind::Generic) => r.lead(Head::Generic),
                Some(Kind::Talk) => {
                    r.once |= !after_head && tokens.is_verb(i, false);
                    r.lead(Head::Generic);
                }
                Some(Kind::Quality) => r.lead(Head::Quality),
                Some(Kind::Comparative) => {
                    r.comparative = true;
                    r.lead(Head::Quality);
                }
                Some(Kind::Praise)
                    if tokens.before(i).is_some_and(|b| b.kind == Some(Kind::Aux)) =>
                {
                    // "Reports to be analytical": the report is there, the quality is not.
                    r.lead(Head::Quality);
                }
                Some(Kind::Thin | Kind::Praise | Kind::Feeling) => r.lead(Head::Thin),
                Some(Kind::Once) => {
                    r.once |= tokens.is_verb(i, after_head);
                    r.lead(Head::Thin);
                }
                Some(Kind::Paper) => r.paper = true,
                Some(Kind::Act | Kind::Verb | Kind::Done | Kind::Evidence)
                    if tokens.is_verb(i, after_head) =>
                {
                    r.act = true;
                }
                Some(Kind::Act | Kind::Event) => r.event = true,
                Some(Kind::Evidence) => r.evidence = true,
                Some(Kind::Number) => r.number = true,
                Some(Kind::Purpose) => region = Region::Strong,
                Some(Kind::Topic) => region = Region::Topic,
                Some(Kind::Means | Kind::Question) => region = region.max_weak(),
                Some(Kind::Aux) if token.stem == TO && after_head && tokens.opens_purpose(i) => {
                    region = region.max_weak();
                }
                Some(Kind::Vague | Kind::Verb) => r.vague = true,
                Some(Kind::Nothing) => r.nothing = true,
                Some(_) => r.empty = true,
            }
            match region {
                Region::Main => {}
                Region::Topic => {
                    r.topic |= is_content(token.kind) || token.kind == Some(Kind::Feeling)
                }
                Region::Weak => r.result |= is_content(token.kind),
                Region::Strong => r.result |= is_content(token.kind) || is_state(token.kind),
            }
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
        let repaired = self.result || self.number;
        if self.words == 1 && self.unknown == 0 {
            return !self.paper && !self.number;
        }
        if self.act {
            // "Finish it", "Write better reports".
            let hollow = self.nothing && !self.vague && !solid;
            return (hollow || self.comparative)
                && self.head == Head::None
                && self.unknown == 0
                && !repaired;
        }
        let few = 3;
        let made = repaired || self.topic || self.paper || self.evidence;
        match self.head {
            Head::Quality => !repaired && self.unknown_after <= few,
            Head::Generic => !made && self.unknown_after <= few,
            Head::Thin => !made && self.unknown_things == 0,
            Head::None => {
                let known = self.vague || self.nothing || self.empty;
                self.unknown == 0 && !solid && known
            }
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
        None | Some(
            Kind::Act | Kind::Verb | Kind::Paper | Kind::Event | Kind::Number | Kind::Evidence
        )
    )
}

/// What a sentence with "so that" may end in: "he feels safe", "the plan reflects them".
fn is_state(kind: Option<Kind>) -> bool {
    matches!(
        kind,
        Some(Kind::Feeling | Kind::Generic | Kind::Talk | Kind::Thin | Kind::Once)
    )
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
        if has(|kind| matches!(kind, Kind::Act | Kind::Verb | Kind::Paper | Kind::Event)) {
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
        if has(|kind| matches!(kind, Kind::Generic | Kind::Talk | Kind::Thin)) {
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
#[doc(hidden)]
pub fn explain(text: &str) {
    let t = Tokens::read(text, &Lexicon::new());
    for (i, x) in t.all().iter().enumerate() {
        print!("{:?}{} ", x.kind, if t.is_verb(i, true) { "!" } else { "" });
    }
    println!("\n   {:?}", Reading::of(&t));
}
