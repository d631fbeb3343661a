//! SMART: which letter an action lacks, read from its own words.
//!
//! Every judgement is one of words known and unknown. Known words have a kind ([`Lexicon`]); an unknown one is taken for
//! content, a name or a thing, and speaks for the author. In doubt nothing is said.

use super::lexicon::{Kind, Lexicon};
use super::placeholder::{Sort, is_placeholder, sort};
use super::tokens::{TO, Tokens, UNKNOWN, UP, WHETHER, WILL};

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
///
/// ```
/// use supervision_validator::text::{lexicon::Lexicon, smart::judge};
///
/// let lexicon = Lexicon::new();
/// let vague = judge("Liaise with school", None, &lexicon);
/// assert!(vague.not_specific && vague.not_measurable);
/// let clear = judge("Liaise with school to agree a date for the PEP", None, &lexicon);
/// assert!(!clear.not_specific && !clear.not_measurable);
/// ```
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

/// The part of a sentence after a purpose, means, topic or question.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Region {
    Main,
    /// "about", "for": repairs a conversation, not a wish for something better.
    Topic,
    /// Content makes a result.
    Result,
    /// A state makes one too: "so that he feels safe".
    State,
}

/// Words that stand for something that two people would see alike.
const CONTENT: u32 = UNKNOWN
    | Kind::Act.bit()
    | Kind::Verb.bit()
    | Kind::Paper.bit()
    | Kind::Event.bit()
    | Kind::Number.bit()
    | Kind::Evidence.bit();

/// What a sentence with "so that" may end in as well: "he feels safe", "the plan reflects them".
const STATE: u32 = Kind::Feeling.bit()
    | Kind::Generic.bit()
    | Kind::Talk.bit()
    | Kind::Thin.bit()
    | Kind::Once.bit();

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
    event: bool,
    /// A purpose, a means or a question with content in it.
    result: bool,
    /// A topic with content in it.
    topic: bool,
    /// Words that the lexicon does not know, from the leading verb on, and of these the ones that are no name.
    unknown: u16,
    unknown_things: u16,
    kinds: u32,
    words: usize,
}

impl Reading {
    fn of(tokens: &Tokens) -> Self {
        let mut r = Self {
            head: Head::None,
            act: false,
            once: false,
            event: false,
            result: false,
            topic: false,
            unknown: 0,
            unknown_things: 0,
            kinds: tokens.kinds,
            words: tokens.words,
        };
        let mut region = Region::Main;
        for (i, token) in tokens.all().iter().enumerate() {
            if tokens.begins_clause(i) {
                region = Region::Main;
            }
            let after_head = r.head != Head::None;
            let Some(kind) = token.kind else {
                let counts = token.is_unknown();
                let thing = counts && (r.once || !token.is_capital());
                r.unknown = r.unknown.saturating_add(u16::from(counts && after_head));
                r.unknown_things = r
                    .unknown_things
                    .saturating_add(u16::from(thing && after_head));
                r.act |= tokens.is_strange_verb(i);
                r.enter(region, if counts { UNKNOWN } else { 0 });
                continue;
            };
            match kind {
                Kind::Generic => r.lead(Head::Generic),
                Kind::Talk => {
                    r.once |= !after_head && tokens.is_verb(i, false);
                    r.lead(Head::Generic);
                }
                Kind::Quality | Kind::Comparative => r.lead(Head::Quality),
                // "Reports to be analytical": the report is there, the quality is not.
                Kind::Praise if tokens.before(i).kind == Some(Kind::Aux) => r.lead(Head::Quality),
                Kind::Thin | Kind::Praise | Kind::Feeling => r.lead(Head::Thin),
                // As a noun ("before the review", "the plan") it leads nothing.
                Kind::Once if tokens.is_verb(i, after_head) => {
                    r.once = true;
                    r.lead(Head::Thin);
                }
                Kind::Act | Kind::Verb | Kind::Done | Kind::Evidence
                    if tokens.is_verb(i, after_head) =>
                {
                    r.act = true;
                }
                Kind::Act | Kind::Event => r.event = true,
                // "Keep case notes up to date": the notes are there, how far they are kept is not seen.
                Kind::Light if token.stem == UP => r.lead(Head::Quality),
                Kind::Purpose => region = Region::State,
                Kind::Topic => region = Region::Topic,
                // Yes or no will be the answer, whatever it is about.
                Kind::Question if token.stem == WHETHER => (r.result, r.once) = (true, true),
                Kind::Means | Kind::Question if region == Region::Main => region = Region::Result,
                Kind::Aux
                    if token.stem == TO
                        && after_head
                        && region == Region::Main
                        && tokens.opens_purpose(i) =>
                {
                    region = Region::Result;
                }
                _ => {}
            }
            r.enter(region, kind.bit());
        }
        r
    }

    fn lead(&mut self, head: Head) {
        if !self.act {
            self.head = self.head.max(head);
        }
    }

    /// Notes what a word repairs by standing in a region.
    fn enter(&mut self, region: Region, kind: u32) {
        match region {
            Region::Main => {}
            Region::Topic => self.topic |= kind & (CONTENT | Kind::Feeling.bit()) != 0,
            Region::Result => self.result |= kind & CONTENT != 0,
            Region::State => self.result |= kind & (CONTENT | STATE) != 0,
        }
    }

    fn has(&self, kinds: u32) -> bool {
        self.kinds & kinds != 0
    }

    /// Not specific: no act, and nothing that repairs the leading verb.
    fn says_nothing(&self) -> bool {
        let made = self.has(Kind::Paper.bit() | Kind::Evidence.bit());
        let number = self.has(Kind::Number.bit());
        let solid = made || number || self.event;
        let repaired = self.result || number;
        if self.words == 1 && !self.has(UNKNOWN) {
            return !made && !number;
        }
        if self.act {
            // "Finish it", "Write better reports".
            let hollow = self.has(Kind::Nothing.bit()) && !self.has(Kind::Vague.bit()) && !solid;
            return (hollow || self.has(Kind::Comparative.bit()))
                && self.head == Head::None
                && !self.has(UNKNOWN)
                && !repaired;
        }
        // More strangers than these after the leading verb say something, whatever it is.
        let few = 3;
        let enough = repaired || self.topic || made;
        match self.head {
            Head::Quality => !repaired && self.unknown <= few,
            // "Speak to Ellie at the next visit" is a plan, "discuss at the meeting" is none.
            Head::Generic => {
                let planned = self.once && self.event && self.unknown > 0;
                !enough && !planned && self.unknown <= few
            }
            Head::Thin => !(enough || self.once && self.event) && self.unknown_things == 0,
            Head::None => {
                let known = Kind::Vague.bit()
                    | Kind::Once.bit()
                    | Kind::Verb.bit()
                    | Kind::Nothing.bit()
                    | Kind::Light.bit()
                    | Kind::Empty.bit()
                    | Kind::Total.bit();
                !self.has(UNKNOWN) && !solid && self.has(known)
            }
        }
    }

    /// Whether the action's own words say when it is over. In doubt they do: only a state to be reached, or a verb that is
    /// open whatever its object, has no end that a third person could see.
    fn ends_visibly(&self) -> bool {
        let solid = Kind::Paper.bit() | Kind::Evidence.bit() | Kind::Number.bit();
        let state = Kind::Feeling.bit() | Kind::Praise.bit();
        let open = match self.head {
            Head::None => false,
            Head::Thin => self.result || self.topic || self.has(state),
            Head::Generic | Head::Quality => self.result || !self.topic,
        };
        !open || self.act || self.once || self.event || self.has(solid)
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
        let opinion = measure.has(
            Kind::Feeling.bit()
                | Kind::Comparative.bit()
                | Kind::Quality.bit()
                | Kind::Praise.bit(),
        );
        if measure.has(Kind::Number.bit() | Kind::Evidence.bit())
            || (!opinion && measure.has(Kind::Total.bit()))
        {
            Self::Evidence
        } else if opinion || restates(measure, action) {
            Self::Opinion
        } else if measure.has(CONTENT & !UNKNOWN) {
            Self::Evidence
        } else if measure.has(UNKNOWN) {
            if measure.has(Kind::Generic.bit() | Kind::Talk.bit() | Kind::Thin.bit()) {
                Self::Unclear
            } else {
                Self::Evidence
            }
        } else if measure.has(Kind::Done.bit()) {
            Self::Opinion
        } else {
            Self::Unclear
        }
    }
}

/// "It will be written up" for "Write it up": a promise, and no word with content that the action has not.
fn restates(measure: &Tokens, action: &Tokens) -> bool {
    let promised = measure.all().iter().any(|t| t.stem == WILL);
    promised
        && measure.all().iter().all(|t| {
            let content = t.kind.map_or(UNKNOWN, Kind::bit) & CONTENT != 0;
            !content || action.all().iter().any(|a| a.stem == t.stem)
        })
}
