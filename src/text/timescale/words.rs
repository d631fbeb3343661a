//! The lexicon: which words mean something in a timescale, and what.
//!
//! A word that is not here is a noun or a verb of the action ([`Word::Other`]). The grammar asks for its role, never for
//! its letters, so that a spelling is added here alone.

/// A length of time that people count in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
}

/// The role of a word in a timescale.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Word {
    /// 1 to 12.
    Month(u8),
    /// Days since Monday.
    Weekday(u8),
    /// "sun", "sat": a weekday only where a word beside it says so.
    ShortDay(u8),
    /// "Fridays": a habit.
    Weekdays,
    Unit(Unit),
    /// The plural of a unit; "6 month review" and "6 months" differ.
    Units(Unit),
    Number(u8),
    Ordinal(u8),
    Half,
    /// "th" and its like, standing apart from the number.
    Suffix,

    Article,
    Another,
    The,
    This,
    Our,
    Next,
    /// "the coming Friday" is the first to come, "next Friday" that of next week.
    Coming,
    Last,
    /// "more", "clear", "calendar": stands between a number and its unit and changes nothing.
    Plain,
    Working,
    Financial,
    About,
    Few,

    In,
    Within,
    Over,
    For,
    At,
    Of,
    On,
    By,
    /// "due", "target", "date": what a day and month may follow.
    Cue,
    Review,
    Until,
    To,
    And,
    Or,
    Between,
    From,
    After,
    Following,
    Before,
    Prior,
    Ahead,
    Later,
    With,
    /// Any other word that does not name a thing: "please", "if", "then".
    Filler,

    /// "each", "every", "per": what follows is a rate.
    Every,
    /// "weekly": a frequency.
    Recurring,
    /// "once", "twice", "times", "visits": what "a week" after it is a rate of.
    Times,

    Session,
    /// What may stand between "next" and "supervision".
    SessionKind,
    Meeting,
    Meet,

    /// "ago", "old", "notice", "leave": the duration before it is no due.
    Block,
    /// "review", "plan", "course": named by its length, as in "6 week plan".
    Event,
    /// "deadline", "timescale": "2 week deadline" is a due.
    Limit,
    /// "aged", "case", "section": the number after it is no date.
    Label,
    /// "Good", "Easter", "bank": the weekday after it is a feast.
    Feast,
    /// "term", "half-term", "holidays": a month before it names no day.
    Term,

    Today,
    Tomorrow,
    Immediately,
    /// "immediate", "COP": not before a thing, since "immediate family" and "COP hearing" are no times.
    Immediate,
    As,
    /// The parts of "straight away", "right away", "at once".
    Straight,
    Away,
    Same,
    Now,
    Once,
    /// "agreed", "discussed": "today" after it looks back.
    Told,
    End,
    EndOfWeek,
    EndOfMonth,
    EndOfYear,
    Close,
    /// "play", "business", "day's work".
    Business,
    Time,
    /// "am", "pm", "hours" on a clock.
    Clock,
    Commencing,
    WeekCommencing,
    Draft,
    Whichever,
    C,
    D,
    W,
    Other,
    /// An unknown word in the plural, as far as its last letter tells: what "9/10" before it is a share of.
    Others,
}

use Unit::{Day, Fortnight, Hour, Minute, Quarter, Week, WorkingDay, Year};
use Word as W;

/// Sorted by spelling, for the binary search.
#[rustfmt::skip]
static WORDS: &[(&str, Word)] = &[
    ("a", W::Article), ("about", W::About), ("absence", W::Block), ("academic", W::Term),
    ("action", W::Label), ("additional", W::Plain), ("advance", W::Ahead), ("after", W::After),
    ("afternoon", W::Clock), ("aged", W::Label), ("ago", W::Block), ("agreed", W::Told), ("ahead", W::Ahead),
    ("allocated", W::Told), ("alternate", W::Every), ("am", W::Clock), ("an", W::Article), ("and", W::And),
    ("annual", W::Block), ("annually", W::Recurring), ("another", W::Another), ("anyway", W::Filler),
    ("apart", W::Block), ("appraisal", W::Event), ("approx", W::About), ("approximately", W::About),
    ("apr", W::Month(4)), ("april", W::Month(4)), ("around", W::About), ("as", W::As), ("ash", W::Feast),
    ("assessment", W::Event), ("at", W::At), ("audit", W::Event), ("aug", W::Month(8)),
    ("august", W::Month(8)), ("away", W::Away), ("b", W::C), ("band", W::Label), ("bank", W::Feast),
    ("be", W::Filler), ("because", W::Filler), ("before", W::Before), ("beginning", W::Commencing),
    ("begins", W::Cue), ("behind", W::Block), ("between", W::Between), ("bimonthly", W::Recurring),
    ("biweekly", W::Recurring), ("black", W::Feast), ("block", W::Event), ("booked", W::SessionKind),
    ("boxing", W::Feast), ("break", W::Term), ("business", W::Working), ("but", W::Filler), ("by", W::By),
    ("c", W::C), ("ca", W::About), ("calendar", W::Plain), ("calls", W::Times), ("case", W::SessionKind),
    ("check", W::Event), ("checklist", W::Event), ("checks", W::Event), ("children", W::Others),
    ("circa", W::About), ("clear", W::Plain), ("clinical", W::SessionKind), ("close", W::Close),
    ("cob", W::Immediately), ("coming", W::Coming), ("commencing", W::Commencing), ("complete", W::Cue),
    ("completed", W::Cue), ("completion", W::Cue), ("consecutive", W::Plain), ("contract", W::Event),
    ("conversation", W::Meeting), ("cop", W::Immediate), ("couple", W::Few), ("course", W::Event),
    ("current", W::This), ("cycle", W::Event), ("cycles", W::Event), ("d", W::D), ("daily", W::Recurring),
    ("data", W::Event), ("date", W::Cue), ("day", W::Unit(Day)), ("days", W::Units(Day)),
    ("deadline", W::Cue), ("dec", W::Month(12)), ("december", W::Month(12)), ("decided", W::Told),
    ("delay", W::Block), ("discussed", W::Told), ("discussion", W::Meeting), ("draft", W::Draft),
    ("due", W::Cue), ("during", W::Over), ("e", W::C), ("each", W::Every), ("easter", W::Feast),
    ("eight", W::Number(8)), ("eighteen", W::Number(18)), ("eighteenth", W::Ordinal(18)),
    ("eighth", W::Ordinal(8)), ("eleven", W::Number(11)), ("eleventh", W::Ordinal(11)), ("end", W::End),
    ("ending", W::Until), ("ends", W::Until), ("eod", W::Immediately), ("eom", W::EndOfMonth),
    ("eop", W::Immediately), ("eow", W::EndOfWeek), ("eoy", W::EndOfYear), ("eta", W::Cue),
    ("evening", W::Clock), ("every", W::Every), ("extra", W::Plain), ("families", W::Others),
    ("feb", W::Month(2)), ("february", W::Month(2)), ("febuary", W::Month(2)), ("feburary", W::Month(2)),
    ("few", W::Few), ("fifteen", W::Number(15)), ("fifteenth", W::Ordinal(15)), ("fifth", W::Ordinal(5)),
    ("fifty", W::Number(50)), ("figures", W::Event), ("final", W::Last), ("financial", W::Financial),
    ("first", W::Ordinal(1)), ("fiscal", W::Financial), ("five", W::Number(5)), ("flat", W::Label),
    ("follow", W::Event), ("following", W::Following), ("followup", W::Event), ("for", W::For),
    ("form", W::Label), ("formal", W::SessionKind), ("forthwith", W::Immediately),
    ("fortnight", W::Unit(Fortnight)), ("fortnightly", W::Recurring), ("fortnights", W::Units(Fortnight)),
    ("forty", W::Number(40)), ("four", W::Number(4)), ("fourteen", W::Number(14)),
    ("fourteenth", W::Ordinal(14)), ("fourth", W::Ordinal(4)), ("fri", W::Weekday(4)),
    ("friday", W::Weekday(4)), ("fridays", W::Weekdays), ("from", W::From), ("full", W::Plain),
    ("further", W::Plain), ("fy", W::Financial), ("gap", W::Block), ("gestation", W::Block),
    ("given", W::Told), ("good", W::Feast), ("grade", W::Label), ("group", W::Event), ("h", W::Unit(Hour)),
    ("half", W::Half), ("hence", W::Later), ("her", W::Our), ("his", W::Our), ("holiday", W::Block),
    ("holidays", W::Term), ("hour", W::Unit(Hour)), ("hours", W::Units(Hour)), ("hr", W::Unit(Hour)),
    ("hrs", W::Units(Hour)), ("ideally", W::Filler), ("if", W::Filler), ("immediate", W::Immediate),
    ("immediately", W::Immediately), ("in", W::In), ("individual", W::SessionKind), ("initially", W::Filler),
    ("inside", W::In), ("interim", W::Draft), ("interval", W::Event), ("intervals", W::Event),
    ("intervention", W::Event), ("is", W::Filler), ("it", W::Filler), ("item", W::Label),
    ("jan", W::Month(1)), ("january", W::Month(1)), ("jul", W::Month(7)), ("july", W::Month(7)),
    ("jun", W::Month(6)), ("june", W::Month(6)), ("key", W::Label), ("last", W::Last), ("late", W::Block),
    ("later", W::Later), ("latest", W::Cue), ("latter", W::Filler), ("least", W::About), ("leave", W::Block),
    ("level", W::Label), ("limit", W::Limit), ("lunch", W::Clock), ("lunchtime", W::Clock),
    ("management", W::SessionKind), ("mar", W::Month(3)), ("march", W::Month(3)), ("maundy", W::Feast),
    ("max", W::About), ("maximum", W::About), ("may", W::Month(5)), ("meet", W::Meet),
    ("meeting", W::Meeting), ("midday", W::Clock), ("min", W::Unit(Minute)), ("mins", W::Units(Minute)),
    ("minute", W::Unit(Minute)), ("minutes", W::Units(Minute)), ("mnth", W::Unit(Unit::Month)),
    ("mnths", W::Units(Unit::Month)), ("mon", W::ShortDay(0)), ("monday", W::Weekday(0)),
    ("mondays", W::Weekdays), ("month", W::Unit(Unit::Month)), ("monthly", W::Recurring),
    ("months", W::Units(Unit::Month)), ("more", W::Plain), ("morning", W::Clock), ("most", W::About),
    ("mothering", W::Feast), ("mth", W::Unit(Unit::Month)), ("mths", W::Units(Unit::Month)), ("my", W::Our),
    ("nd", W::Suffix), ("next", W::Next), ("nine", W::Number(9)), ("nineteen", W::Number(19)),
    ("nineteenth", W::Ordinal(19)), ("ninety", W::Number(90)), ("ninth", W::Ordinal(9)), ("no", W::Label),
    ("noon", W::Clock), ("noted", W::Told), ("notice", W::Block), ("nov", W::Month(11)),
    ("november", W::Month(11)), ("now", W::Now), ("number", W::Label), ("oclock", W::Clock),
    ("oct", W::Month(10)), ("october", W::Month(10)), ("of", W::Of), ("off", W::Block),
    ("office", W::Working), ("old", W::Block), ("on", W::On), ("once", W::Once), ("one", W::Number(1)),
    ("only", W::Filler), ("onwards", W::Filler), ("or", W::Or), ("others", W::Others), ("our", W::Our),
    ("over", W::Over), ("overdue", W::Block), ("page", W::Label), ("palm", W::Feast), ("panel", W::Event),
    ("parenting", W::Event), ("past", W::Last), ("pay", W::Block), ("people", W::Others), ("per", W::Every),
    ("period", W::Limit), ("personal", W::SessionKind), ("phase", W::Label), ("pilot", W::Event),
    ("placement", W::Block), ("plan", W::Event), ("planned", W::SessionKind), ("plans", W::Event),
    ("play", W::Business), ("please", W::Filler), ("pls", W::Filler), ("pm", W::Clock),
    ("possible", W::Filler), ("possibly", W::Filler), ("post", W::After), ("pre", W::Before),
    ("pregnant", W::Block), ("previous", W::Last), ("prior", W::Prior), ("probation", W::Block),
    ("probationary", W::Event), ("professional", W::SessionKind), ("program", W::Event),
    ("programme", W::Event), ("project", W::Event), ("qtr", W::Unit(Quarter)), ("quarter", W::Unit(Quarter)),
    ("quarterly", W::Recurring), ("quarters", W::Units(Quarter)), ("raised", W::Told), ("rd", W::Suffix),
    ("record", W::Meeting), ("recording", W::Meeting), ("recurring", W::Recurring), ("ref", W::Label),
    ("reference", W::Label), ("reflective", W::SessionKind), ("reg", W::Label), ("regular", W::SessionKind),
    ("regularly", W::Recurring), ("regulation", W::Label), ("report", W::Event), ("respite", W::Block),
    ("review", W::Review), ("reviewed", W::Review), ("reviewing", W::Review), ("right", W::Straight),
    ("rolling", W::Event), ("room", W::Label), ("roughly", W::About), ("routinely", W::Recurring),
    ("rv", W::Review), ("same", W::Same), ("sat", W::ShortDay(5)), ("saturday", W::Weekday(5)),
    ("saturdays", W::Weekdays), ("scheduled", W::SessionKind), ("school", W::Term), ("second", W::Ordinal(2)),
    ("section", W::Label), ("sep", W::Month(9)), ("sept", W::Month(9)), ("september", W::Month(9)),
    ("session", W::Session), ("sessions", W::Times), ("set", W::Told), ("seven", W::Number(7)),
    ("seventeen", W::Number(17)), ("seventeenth", W::Ordinal(17)), ("seventh", W::Ordinal(7)),
    ("several", W::Few), ("shared", W::Told), ("shift", W::Business), ("short", W::Plain),
    ("shrove", W::Feast), ("sick", W::Block), ("sickness", W::Block), ("since", W::After),
    ("six", W::Number(6)), ("sixteen", W::Number(16)), ("sixteenth", W::Ordinal(16)),
    ("sixth", W::Ordinal(6)), ("sixty", W::Number(60)), ("so", W::Filler), ("stage", W::Label),
    ("start", W::Cue), ("started", W::Told), ("starting", W::Cue), ("starts", W::Cue), ("step", W::Label),
    ("straight", W::Straight), ("straightaway", W::Immediately), ("sun", W::ShortDay(6)),
    ("sunday", W::Weekday(6)), ("sundays", W::Weekdays), ("sup", W::Session), ("supervision", W::Session),
    ("supervison", W::Session), ("supply", W::Block), ("supv", W::Session), ("sv", W::Session),
    ("target", W::Cue), ("ten", W::Number(10)), ("tenth", W::Ordinal(10)), ("term", W::Term),
    ("termly", W::Recurring), ("terms", W::Term), ("th", W::Suffix), ("than", W::Cue), ("the", W::The),
    ("their", W::Our), ("then", W::And), ("therapy", W::Event), ("third", W::Ordinal(3)),
    ("thirteen", W::Number(13)), ("thirteenth", W::Ordinal(13)), ("thirtieth", W::Ordinal(30)),
    ("thirty", W::Number(30)), ("this", W::This), ("three", W::Number(3)), ("through", W::Until),
    ("throughout", W::Over), ("thu", W::Weekday(3)), ("thur", W::Weekday(3)), ("thurs", W::Weekday(3)),
    ("thursday", W::Weekday(3)), ("thursdays", W::Weekdays), ("til", W::Until), ("till", W::Until),
    ("time", W::Time), ("timeframe", W::Limit), ("times", W::Times), ("timescale", W::Limit),
    ("timescales", W::Limit), ("tmrw", W::Tomorrow), ("to", W::To), ("today", W::Today),
    ("tomorow", W::Tomorrow), ("tomorrow", W::Tomorrow), ("tonight", W::Today), ("training", W::Block),
    ("trial", W::Event), ("tue", W::Weekday(1)), ("tues", W::Weekday(1)), ("tuesday", W::Weekday(1)),
    ("tuesdays", W::Weekdays), ("turnaround", W::Limit), ("twelfth", W::Ordinal(12)),
    ("twelve", W::Number(12)), ("twentieth", W::Ordinal(20)), ("twenty", W::Number(20)), ("twice", W::Times),
    ("two", W::Number(2)), ("under", W::About), ("unless", W::Filler), ("until", W::Until),
    ("untill", W::Until), ("upcoming", W::Coming), ("upon", W::After), ("version", W::Label),
    ("via", W::Filler), ("visit", W::Times), ("visits", W::Times), ("w", W::W), ("wb", W::WeekCommencing),
    ("wc", W::WeekCommencing), ("wd", W::Unit(WorkingDay)), ("wday", W::Unit(WorkingDay)),
    ("wdays", W::Units(WorkingDay)), ("wds", W::Units(WorkingDay)), ("wed", W::ShortDay(2)),
    ("wednesday", W::Weekday(2)), ("wednesdays", W::Weekdays), ("weds", W::Weekday(2)),
    ("week", W::Unit(Week)), ("weekly", W::Recurring), ("weeks", W::Units(Week)), ("when", W::Filler),
    ("where", W::Filler), ("whichever", W::Whichever), ("whole", W::Plain), ("window", W::Limit),
    ("with", W::With), ("within", W::Within), ("wk", W::Unit(Week)), ("wks", W::Units(Week)),
    ("workday", W::Unit(WorkingDay)), ("workdays", W::Units(WorkingDay)), ("working", W::Working),
    ("worth", W::Block), ("year", W::Unit(Year)), ("yearly", W::Recurring), ("years", W::Units(Year)),
    ("your", W::Our), ("yr", W::Unit(Year)), ("yrs", W::Units(Year)),
];

/// The longest word of the lexicon, in bytes.
pub(super) const LONGEST: usize = 13;

/// The role of a word in lower case.
pub(super) fn role(word: &[u8]) -> Word {
    WORDS
        .binary_search_by(|(spelling, _)| spelling.as_bytes().cmp(word))
        .ok()
        .and_then(|at| WORDS.get(at))
        .map_or(unknown(word), |(_, role)| *role)
}

/// What to take a word for that is not in the lexicon.
fn unknown(word: &[u8]) -> Word {
    match word {
        [_, .., b's', b's'] => Word::Other,
        [_, _, .., b's'] => Word::Others,
        _ => Word::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, WORDS};

    #[test]
    fn the_lexicon_is_sorted_and_as_long_as_it_says() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(
            WORDS.iter().map(|(word, _)| word.len()).max(),
            Some(LONGEST)
        );
    }
}
