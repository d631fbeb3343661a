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
    /// "March": 1 to 12.
    NamedMonth,
    /// Days since Monday.
    Weekday,
    /// "sun", "sat": a weekday only where a word beside it says so.
    ShortDay,
    /// "Fridays": a habit.
    Weekdays,
    Minute,
    Hour,
    Day,
    WorkingDay,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    /// The plural of one of [`UNITS`]: "6 month review" and "6 months" differ.
    Units,
    Number,
    Ordinal,
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
    /// "immediate", "COP": not before a thing, since neither "immediate family" nor a "COP hearing" is a time.
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

use Word as W;

/// The units in the order in which [`Word::Units`] counts them.
pub(super) static UNITS: [Word; 9] = [
    W::Minute,
    W::Hour,
    W::Day,
    W::WorkingDay,
    W::Week,
    W::Fortnight,
    W::Month,
    W::Quarter,
    W::Year,
];

/// Spelling, role and, for a word with a number in it, the number: sorted by spelling.
#[rustfmt::skip]
const WORDS: &[(&str, Word, u8)] = &[
    ("a", W::Article, 0), ("about", W::About, 0), ("absence", W::Block, 0), ("academic", W::Term, 0),
    ("action", W::Label, 0), ("additional", W::Plain, 0), ("advance", W::Ahead, 0), ("after", W::After, 0),
    ("afternoon", W::Clock, 0), ("aged", W::Label, 0), ("ago", W::Block, 0), ("agreed", W::Told, 0),
    ("ahead", W::Ahead, 0), ("allocated", W::Told, 0), ("alternate", W::Every, 0), ("am", W::Clock, 0),
    ("an", W::Article, 0), ("and", W::And, 0), ("annual", W::Block, 0), ("annually", W::Recurring, 0),
    ("another", W::Another, 0), ("anyway", W::Filler, 0), ("apart", W::Block, 0), ("appraisal", W::Event, 0),
    ("approx", W::About, 0), ("approximately", W::About, 0), ("apr", W::NamedMonth, 4),
    ("april", W::NamedMonth, 4), ("around", W::About, 0), ("as", W::As, 0), ("ash", W::Feast, 0),
    ("assessment", W::Event, 0), ("at", W::At, 0), ("audit", W::Event, 0), ("aug", W::NamedMonth, 8),
    ("august", W::NamedMonth, 8), ("away", W::Away, 0), ("b", W::C, 0), ("band", W::Label, 0),
    ("bank", W::Feast, 0), ("be", W::Filler, 0), ("because", W::Filler, 0), ("before", W::Before, 0),
    ("beginning", W::Commencing, 0), ("begins", W::Cue, 0), ("behind", W::Block, 0),
    ("between", W::Between, 0), ("bimonthly", W::Recurring, 0), ("biweekly", W::Recurring, 0),
    ("black", W::Feast, 0), ("block", W::Event, 0), ("booked", W::SessionKind, 0), ("boxing", W::Feast, 0),
    ("break", W::Term, 0), ("business", W::Working, 0), ("but", W::Filler, 0), ("by", W::By, 0),
    ("c", W::C, 0), ("ca", W::About, 0), ("calendar", W::Plain, 0), ("calls", W::Times, 0),
    ("case", W::SessionKind, 0), ("check", W::Event, 0), ("checklist", W::Event, 0), ("checks", W::Event, 0),
    ("children", W::Others, 0), ("circa", W::About, 0), ("clear", W::Plain, 0),
    ("clinical", W::SessionKind, 0), ("close", W::Close, 0), ("cob", W::Immediately, 0),
    ("coming", W::Coming, 0), ("commencing", W::Commencing, 0), ("complete", W::Cue, 0),
    ("completed", W::Cue, 0), ("completion", W::Cue, 0), ("consecutive", W::Plain, 0),
    ("contract", W::Event, 0), ("conversation", W::Meeting, 0), ("cop", W::Immediate, 0),
    ("couple", W::Few, 0), ("course", W::Event, 0), ("current", W::This, 0), ("cycle", W::Event, 0),
    ("cycles", W::Event, 0), ("d", W::D, 0), ("daily", W::Recurring, 0), ("data", W::Event, 0),
    ("date", W::Cue, 0), ("day", W::Day, 0), ("days", W::Units, 2), ("deadline", W::Cue, 0),
    ("dec", W::NamedMonth, 12), ("december", W::NamedMonth, 12), ("decided", W::Told, 0),
    ("delay", W::Block, 0), ("discussed", W::Told, 0), ("discussion", W::Meeting, 0), ("draft", W::Draft, 0),
    ("due", W::Cue, 0), ("during", W::Over, 0), ("e", W::C, 0), ("each", W::Every, 0),
    ("easter", W::Feast, 0), ("eight", W::Number, 8), ("eighteen", W::Number, 18),
    ("eighteenth", W::Ordinal, 18), ("eighth", W::Ordinal, 8), ("eleven", W::Number, 11),
    ("eleventh", W::Ordinal, 11), ("end", W::End, 0), ("ending", W::Until, 0), ("ends", W::Until, 0),
    ("eod", W::Immediately, 0), ("eom", W::EndOfMonth, 0), ("eop", W::Immediately, 0),
    ("eow", W::EndOfWeek, 0), ("eoy", W::EndOfYear, 0), ("eta", W::Cue, 0), ("evening", W::Clock, 0),
    ("every", W::Every, 0), ("extra", W::Plain, 0), ("families", W::Others, 0), ("feb", W::NamedMonth, 2),
    ("february", W::NamedMonth, 2), ("febuary", W::NamedMonth, 2), ("feburary", W::NamedMonth, 2),
    ("few", W::Few, 0), ("fifteen", W::Number, 15), ("fifteenth", W::Ordinal, 15), ("fifth", W::Ordinal, 5),
    ("fifty", W::Number, 50), ("figures", W::Event, 0), ("final", W::Last, 0), ("financial", W::Financial, 0),
    ("first", W::Ordinal, 1), ("fiscal", W::Financial, 0), ("five", W::Number, 5), ("flat", W::Label, 0),
    ("follow", W::Event, 0), ("following", W::Following, 0), ("followup", W::Event, 0), ("for", W::For, 0),
    ("form", W::Label, 0), ("formal", W::SessionKind, 0), ("forthwith", W::Immediately, 0),
    ("fortnight", W::Fortnight, 0), ("fortnightly", W::Recurring, 0), ("fortnights", W::Units, 5),
    ("forty", W::Number, 40), ("four", W::Number, 4), ("fourteen", W::Number, 14),
    ("fourteenth", W::Ordinal, 14), ("fourth", W::Ordinal, 4), ("fri", W::Weekday, 4),
    ("friday", W::Weekday, 4), ("fridays", W::Weekdays, 0), ("from", W::From, 0), ("full", W::Plain, 0),
    ("further", W::Plain, 0), ("fy", W::Financial, 0), ("gap", W::Block, 0), ("gestation", W::Block, 0),
    ("given", W::Told, 0), ("good", W::Feast, 0), ("grade", W::Label, 0), ("group", W::Event, 0),
    ("h", W::Hour, 0), ("half", W::Half, 0), ("hence", W::Later, 0), ("her", W::Our, 0), ("his", W::Our, 0),
    ("holiday", W::Block, 0), ("holidays", W::Term, 0), ("hour", W::Hour, 0), ("hours", W::Units, 1),
    ("hr", W::Hour, 0), ("hrs", W::Units, 1), ("ideally", W::Filler, 0), ("if", W::Filler, 0),
    ("immediate", W::Immediate, 0), ("immediately", W::Immediately, 0), ("in", W::In, 0),
    ("individual", W::SessionKind, 0), ("initially", W::Filler, 0), ("inside", W::In, 0),
    ("interim", W::Draft, 0), ("interval", W::Event, 0), ("intervals", W::Event, 0),
    ("intervention", W::Event, 0), ("is", W::Filler, 0), ("it", W::Filler, 0), ("item", W::Label, 0),
    ("jan", W::NamedMonth, 1), ("january", W::NamedMonth, 1), ("jul", W::NamedMonth, 7),
    ("july", W::NamedMonth, 7), ("jun", W::NamedMonth, 6), ("june", W::NamedMonth, 6), ("key", W::Label, 0),
    ("last", W::Last, 0), ("late", W::Block, 0), ("later", W::Later, 0), ("latest", W::Cue, 0),
    ("latter", W::Filler, 0), ("least", W::About, 0), ("leave", W::Block, 0), ("level", W::Label, 0),
    ("limit", W::Limit, 0), ("lunch", W::Clock, 0), ("lunchtime", W::Clock, 0),
    ("management", W::SessionKind, 0), ("mar", W::NamedMonth, 3), ("march", W::NamedMonth, 3),
    ("maundy", W::Feast, 0), ("max", W::About, 0), ("maximum", W::About, 0), ("may", W::NamedMonth, 5),
    ("meet", W::Meet, 0), ("meeting", W::Meeting, 0), ("midday", W::Clock, 0), ("min", W::Minute, 0),
    ("mins", W::Units, 0), ("minute", W::Minute, 0), ("minutes", W::Units, 0), ("mnth", W::Month, 0),
    ("mnths", W::Units, 6), ("mon", W::ShortDay, 0), ("monday", W::Weekday, 0), ("mondays", W::Weekdays, 0),
    ("month", W::Month, 0), ("monthly", W::Recurring, 0), ("months", W::Units, 6), ("more", W::Plain, 0),
    ("morning", W::Clock, 0), ("most", W::About, 0), ("mothering", W::Feast, 0), ("mth", W::Month, 0),
    ("mths", W::Units, 6), ("my", W::Our, 0), ("nd", W::Suffix, 0), ("next", W::Next, 0),
    ("nine", W::Number, 9), ("nineteen", W::Number, 19), ("nineteenth", W::Ordinal, 19),
    ("ninety", W::Number, 90), ("ninth", W::Ordinal, 9), ("no", W::Label, 0), ("noon", W::Clock, 0),
    ("noted", W::Told, 0), ("notice", W::Block, 0), ("nov", W::NamedMonth, 11),
    ("november", W::NamedMonth, 11), ("now", W::Now, 0), ("number", W::Label, 0), ("oclock", W::Clock, 0),
    ("oct", W::NamedMonth, 10), ("october", W::NamedMonth, 10), ("of", W::Of, 0), ("off", W::Block, 0),
    ("office", W::Working, 0), ("old", W::Block, 0), ("on", W::On, 0), ("once", W::Once, 0),
    ("one", W::Number, 1), ("only", W::Filler, 0), ("onwards", W::Filler, 0), ("or", W::Or, 0),
    ("others", W::Others, 0), ("our", W::Our, 0), ("over", W::Over, 0), ("overdue", W::Block, 0),
    ("page", W::Label, 0), ("palm", W::Feast, 0), ("panel", W::Event, 0), ("parenting", W::Event, 0),
    ("past", W::Last, 0), ("pay", W::Block, 0), ("people", W::Others, 0), ("per", W::Every, 0),
    ("period", W::Limit, 0), ("personal", W::SessionKind, 0), ("phase", W::Label, 0), ("pilot", W::Event, 0),
    ("placement", W::Block, 0), ("plan", W::Event, 0), ("planned", W::SessionKind, 0), ("plans", W::Event, 0),
    ("play", W::Business, 0), ("please", W::Filler, 0), ("pls", W::Filler, 0), ("pm", W::Clock, 0),
    ("possible", W::Filler, 0), ("possibly", W::Filler, 0), ("post", W::After, 0), ("pre", W::Before, 0),
    ("pregnant", W::Block, 0), ("previous", W::Last, 0), ("prior", W::Prior, 0), ("probation", W::Block, 0),
    ("probationary", W::Event, 0), ("professional", W::SessionKind, 0), ("program", W::Event, 0),
    ("programme", W::Event, 0), ("project", W::Event, 0), ("qtr", W::Quarter, 0), ("quarter", W::Quarter, 0),
    ("quarterly", W::Recurring, 0), ("quarters", W::Units, 7), ("raised", W::Told, 0), ("rd", W::Suffix, 0),
    ("record", W::Meeting, 0), ("recording", W::Meeting, 0), ("recurring", W::Recurring, 0),
    ("ref", W::Label, 0), ("reference", W::Label, 0), ("reflective", W::SessionKind, 0), ("reg", W::Label, 0),
    ("regular", W::SessionKind, 0), ("regularly", W::Recurring, 0), ("regulation", W::Label, 0),
    ("report", W::Event, 0), ("respite", W::Block, 0), ("review", W::Review, 0), ("reviewed", W::Review, 0),
    ("reviewing", W::Review, 0), ("right", W::Straight, 0), ("rolling", W::Event, 0), ("room", W::Label, 0),
    ("roughly", W::About, 0), ("routinely", W::Recurring, 0), ("rv", W::Review, 0), ("same", W::Same, 0),
    ("sat", W::ShortDay, 5), ("saturday", W::Weekday, 5), ("saturdays", W::Weekdays, 0),
    ("scheduled", W::SessionKind, 0), ("school", W::Term, 0), ("second", W::Ordinal, 2),
    ("section", W::Label, 0), ("sep", W::NamedMonth, 9), ("sept", W::NamedMonth, 9),
    ("september", W::NamedMonth, 9), ("session", W::Session, 0), ("sessions", W::Times, 0),
    ("set", W::Told, 0), ("seven", W::Number, 7), ("seventeen", W::Number, 17),
    ("seventeenth", W::Ordinal, 17), ("seventh", W::Ordinal, 7), ("several", W::Few, 0),
    ("shared", W::Told, 0), ("shift", W::Business, 0), ("short", W::Plain, 0), ("shrove", W::Feast, 0),
    ("sick", W::Block, 0), ("sickness", W::Block, 0), ("since", W::After, 0), ("six", W::Number, 6),
    ("sixteen", W::Number, 16), ("sixteenth", W::Ordinal, 16), ("sixth", W::Ordinal, 6),
    ("sixty", W::Number, 60), ("so", W::Filler, 0), ("stage", W::Label, 0), ("start", W::Cue, 0),
    ("started", W::Told, 0), ("starting", W::Cue, 0), ("starts", W::Cue, 0), ("step", W::Label, 0),
    ("straight", W::Straight, 0), ("straightaway", W::Immediately, 0), ("sun", W::ShortDay, 6),
    ("sunday", W::Weekday, 6), ("sundays", W::Weekdays, 0), ("sup", W::Session, 0),
    ("supervision", W::Session, 0), ("supervison", W::Session, 0), ("supply", W::Block, 0),
    ("supv", W::Session, 0), ("sv", W::Session, 0), ("target", W::Cue, 0), ("ten", W::Number, 10),
    ("tenth", W::Ordinal, 10), ("term", W::Term, 0), ("termly", W::Recurring, 0), ("terms", W::Term, 0),
    ("th", W::Suffix, 0), ("than", W::Cue, 0), ("the", W::The, 0), ("their", W::Our, 0), ("then", W::And, 0),
    ("therapy", W::Event, 0), ("third", W::Ordinal, 3), ("thirteen", W::Number, 13),
    ("thirteenth", W::Ordinal, 13), ("thirtieth", W::Ordinal, 30), ("thirty", W::Number, 30),
    ("this", W::This, 0), ("three", W::Number, 3), ("through", W::Until, 0), ("throughout", W::Over, 0),
    ("thu", W::Weekday, 3), ("thur", W::Weekday, 3), ("thurs", W::Weekday, 3), ("thursday", W::Weekday, 3),
    ("thursdays", W::Weekdays, 0), ("til", W::Until, 0), ("till", W::Until, 0), ("time", W::Time, 0),
    ("timeframe", W::Limit, 0), ("times", W::Times, 0), ("timescale", W::Limit, 0),
    ("timescales", W::Limit, 0), ("tmrw", W::Tomorrow, 0), ("to", W::To, 0), ("today", W::Today, 0),
    ("tomorow", W::Tomorrow, 0), ("tomorrow", W::Tomorrow, 0), ("tonight", W::Today, 0),
    ("training", W::Block, 0), ("trial", W::Event, 0), ("tue", W::Weekday, 1), ("tues", W::Weekday, 1),
    ("tuesday", W::Weekday, 1), ("tuesdays", W::Weekdays, 0), ("turnaround", W::Limit, 0),
    ("twelfth", W::Ordinal, 12), ("twelve", W::Number, 12), ("twentieth", W::Ordinal, 20),
    ("twenty", W::Number, 20), ("twice", W::Times, 0), ("two", W::Number, 2), ("under", W::About, 0),
    ("unless", W::Filler, 0), ("until", W::Until, 0), ("untill", W::Until, 0), ("upcoming", W::Coming, 0),
    ("upon", W::After, 0), ("version", W::Label, 0), ("via", W::Filler, 0), ("visit", W::Times, 0),
    ("visits", W::Times, 0), ("w", W::W, 0), ("wb", W::WeekCommencing, 0), ("wc", W::WeekCommencing, 0),
    ("wd", W::WorkingDay, 0), ("wday", W::WorkingDay, 0), ("wdays", W::Units, 3), ("wds", W::Units, 3),
    ("wed", W::ShortDay, 2), ("wednesday", W::Weekday, 2), ("wednesdays", W::Weekdays, 0),
    ("weds", W::Weekday, 2), ("week", W::Week, 0), ("weekly", W::Recurring, 0), ("weeks", W::Units, 4),
    ("when", W::Filler, 0), ("where", W::Filler, 0), ("whichever", W::Whichever, 0), ("whole", W::Plain, 0),
    ("window", W::Limit, 0), ("with", W::With, 0), ("within", W::Within, 0), ("wk", W::Week, 0),
    ("wks", W::Units, 4), ("workday", W::WorkingDay, 0), ("workdays", W::Units, 3),
    ("working", W::Working, 0), ("worth", W::Block, 0), ("year", W::Year, 0), ("yearly", W::Recurring, 0),
    ("years", W::Units, 8), ("your", W::Our, 0), ("yr", W::Year, 0), ("yrs", W::Units, 8),
];

/// The longest word of the lexicon, in bytes.
pub(super) const LONGEST: usize = 13;

/// Every entry in turn: its letters, its role with the high bit set, its number. A third of what slices would take.
static PACKED: [u8; packed_length()] = pack();

/// Where the words with each first letter begin in [`PACKED`].
static STARTS: [u16; 27] = starts();

const fn packed_length() -> usize {
    let (mut length, mut at) = (0, 0);
    while at < WORDS.len() {
        length += WORDS[at].0.len() + 2;
        at += 1;
    }
    length
}

const fn pack() -> [u8; packed_length()] {
    let mut out = [0; packed_length()];
    let (mut place, mut at) = (0, 0);
    while at < WORDS.len() {
        let (spelling, role, number) = WORDS[at];
        let letters = spelling.as_bytes();
        let mut letter = 0;
        while letter < letters.len() {
            out[place] = letters[letter];
            place += 1;
            letter += 1;
        }
        out[place] = role as u8 | 0x80;
        out[place + 1] = number;
        place += 2;
        at += 1;
    }
    out
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "a test holds the lexicon under 64 KB"
)]
const fn starts() -> [u16; 27] {
    let mut out = [0; 27];
    let (mut place, mut at, mut letter) = (0, 0, 0);
    while letter < 27 {
        while at < WORDS.len() && ((WORDS[at].0.as_bytes()[0] - b'a') as usize) < letter {
            place += WORDS[at].0.len() + 2;
            at += 1;
        }
        out[letter] = place as u16;
        letter += 1;
    }
    out
}

/// The role of a word in lower case, and the number that it stands for.
pub(super) fn role(word: &[u8]) -> (Word, u8) {
    known(word).unwrap_or((unknown(word), 0))
}

fn known(word: &[u8]) -> Option<(Word, u8)> {
    let letter = usize::from(word.first()?.checked_sub(b'a')?);
    let start = usize::from(*STARTS.get(letter)?);
    let end = usize::from(*STARTS.get(letter + 1)?);
    let mut rest = PACKED.get(start..end)?;
    loop {
        let length = rest.iter().position(|byte| *byte >= 0x80)?;
        let (spelling, after) = rest.split_at_checked(length)?;
        let [role, number, others @ ..] = after else {
            return None;
        };
        if spelling == word {
            let role = ROLES.get(usize::from(*role & 0x7f))?;
            return Some((*role, *number));
        }
        rest = others;
    }
}

/// Every role in the order of the enumeration.
static ROLES: [Word; 96] = [
    W::NamedMonth,
    W::Weekday,
    W::ShortDay,
    W::Weekdays,
    W::Minute,
    W::Hour,
    W::Day,
    W::WorkingDay,
    W::Week,
    W::Fortnight,
    W::Month,
    W::Quarter,
    W::Year,
    W::Units,
    W::Number,
    W::Ordinal,
    W::Half,
    W::Suffix,
    W::Article,
    W::Another,
    W::The,
    W::This,
    W::Our,
    W::Next,
    W::Coming,
    W::Last,
    W::Plain,
    W::Working,
    W::Financial,
    W::About,
    W::Few,
    W::In,
    W::Within,
    W::Over,
    W::For,
    W::At,
    W::Of,
    W::On,
    W::By,
    W::Cue,
    W::Review,
    W::Until,
    W::To,
    W::And,
    W::Or,
    W::Between,
    W::From,
    W::After,
    W::Following,
    W::Before,
    W::Prior,
    W::Ahead,
    W::Later,
    W::With,
    W::Filler,
    W::Every,
    W::Recurring,
    W::Times,
    W::Session,
    W::SessionKind,
    W::Meeting,
    W::Meet,
    W::Block,
    W::Event,
    W::Limit,
    W::Label,
    W::Feast,
    W::Term,
    W::Today,
    W::Tomorrow,
    W::Immediately,
    W::Immediate,
    W::As,
    W::Straight,
    W::Away,
    W::Same,
    W::Now,
    W::Once,
    W::Told,
    W::End,
    W::EndOfWeek,
    W::EndOfMonth,
    W::EndOfYear,
    W::Close,
    W::Business,
    W::Time,
    W::Clock,
    W::Commencing,
    W::WeekCommencing,
    W::Draft,
    W::Whichever,
    W::C,
    W::D,
    W::W,
    W::Other,
    W::Others,
];

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
    use super::{LONGEST, PACKED, ROLES, WORDS, role};

    #[test]
    fn every_word_of_the_lexicon_is_found() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (spelling, word, number) in WORDS {
            assert_eq!(role(spelling.as_bytes()), (*word, *number), "{spelling}");
        }
        assert_eq!(
            WORDS.iter().map(|(word, ..)| word.len()).max(),
            Some(LONGEST)
        );
        assert!(PACKED.len() < 1 << 16);
    }

    #[test]
    fn the_roles_stand_in_their_order() {
        for (at, role) in ROLES.iter().enumerate() {
            assert_eq!(*role as usize, at);
        }
    }
}
