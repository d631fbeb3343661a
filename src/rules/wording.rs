//! The sentences: what is wrong, in the words of the form, so that it reads alike beside the control and in a summary.
//!
//! After GOV.UK's pattern for error messages: what to do, no "please", no "valid", dates as 9 March 2026. Nothing that somebody wrote in the
//! record is ever repeated.

use super::run::Run;
use crate::calendar::{self, Date, Period};
use crate::code::Code;
use crate::policy::Pack;
use crate::policy::wording::Wording;
use crate::record::pointer::push_number;
use crate::record::shape::known_key;
use crate::record::tree::At;
use crate::record::{Place, Tree};
use alloc::string::String;

/// A sentence as its parts.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'f>(pub &'f [Part<'f>]);

#[derive(Clone, Copy, Debug)]
pub enum Part<'f> {
    Text(&'f str),
    /// What the form calls the field, as it begins a sentence.
    Label,
    /// The same inside a sentence.
    LabelInside,
    /// The field itself, where the rule's own label names its deadline.
    Field,
    Date(Date),
    Number(u32),
    Period(Period),
    /// A length of time in words: "one calendar month".
    Word(&'f str),
    /// The same behind "every" or "the": "month" where it is one.
    EachPeriod(Period),
}

/// What is said of a field with nothing in it.
pub const ENTER: &[Part] = &[Part::Text("Enter "), Part::LabelInside];

/// Builds the sentence for one place.
pub fn message(sentence: &Sentence, run: &Run, place: &Place) -> String {
    let mut out = String::with_capacity(64);
    let wording = &run.view.pack.wording;
    if !wording.is_empty() {
        let mut key = String::new();
        for part in sentence.0 {
            match part {
                Part::Text(text) => key.push_str(text),
                other => {
                    key.push('{');
                    key.push_str(other.name());
                    key.push('}');
                }
            }
        }
        if let Some(own) = wording.get(&key) {
            fill_parts(own, sentence, run, place, &mut out);
            return out;
        }
    }
    for part in sentence.0 {
        push_part(part, run, place, &mut out);
    }
    out
}

impl Part<'_> {
    /// What stands for it in a standard text.
    fn name(&self) -> &'static str {
        match self {
            Self::Text(_) => "",
            Self::Label | Self::LabelInside | Self::Field => "label",
            Self::Date(_) => "date",
            Self::Number(_) => "number",
            Self::Period(_) | Self::EachPeriod(_) | Self::Word(_) => "period",
        }
    }
}

fn push_part(part: &Part, run: &Run, place: &Place, out: &mut String) {
    let wording = &run.view.pack.wording;
    match *part {
        Part::Text(text) => out.push_str(text),
        Part::Label => push_label(run, place, false, out),
        Part::LabelInside => push_label(run, place, true, out),
        Part::Field => push_field(run, place, out),
        Part::Date(date) => push_date(date, wording, out),
        Part::Number(number) => push_number(number, out),
        Part::Word(words) => out.push_str(wording.of(words)),
        Part::Period(period) => {
            let mut words = String::new();
            period.push_words(&mut words);
            push_period(&words, wording, out);
        }
        Part::EachPeriod(period) => {
            let mut words = String::new();
            period.push_words(&mut words);
            push_period(words.strip_prefix("1 ").unwrap_or(&words), wording, out);
        }
    }
}

/// A pack's own text for a standard one: each name in braces stands for the part of that name, the second of the same name for the second.
fn fill_parts(own: &str, sentence: &Sentence, run: &Run, place: &Place, out: &mut String) {
    let mut used: [(&str, usize); 4] = [("label", 0), ("date", 0), ("number", 0), ("period", 0)];
    each_piece(own, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(text),
        Piece::Name(name) => {
            let Some((_, count)) = used.iter_mut().find(|(known, _)| *known == name) else {
                return;
            };
            let mut parts = sentence.0.iter().filter(|part| part.name() == name);
            let part = parts.clone().nth(*count).or_else(|| parts.next());
            *count += 1;
            if let Some(part) = part {
                push_part(part, run, place, out);
            }
        }
    });
}

#[derive(Clone, Copy, Debug)]
pub enum Piece<'t> {
    Text(&'t str),
    /// What stands in braces.
    Name(&'t str),
}

/// Visits what stands outside and inside braces, in order.
pub fn each_piece<'t>(text: &'t str, visit: &mut dyn FnMut(Piece<'t>)) {
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('{') {
        let Some((name, after)) = behind.split_once('}') else {
            break;
        };
        visit(Piece::Text(before));
        visit(Piece::Name(name));
        rest = after;
    }
    visit(Piece::Text(rest));
}

/// A date as sentences have it: 9 March 2026, or in the pack's own order and months.
pub fn push_date(date: Date, wording: &Wording, out: &mut String) {
    let start = out.len();
    calendar::push_long(date, out);
    if wording.is_empty() {
        return;
    }
    let english = out.split_off(start);
    let mut parts = english.split(' ');
    let (day, month, year) = (
        parts.next().unwrap_or(""),
        parts.next().unwrap_or(""),
        parts.next().unwrap_or(""),
    );
    each_piece(wording.of(DATE), &mut |piece| {
        out.push_str(match piece {
            Piece::Text(text) => text,
            Piece::Name("day") => day,
            Piece::Name("month") => wording.of(month),
            Piece::Name("year") => year,
            Piece::Name(_) => "",
        });
    });
}

const DATE: &str = "{day} {month} {year}";

/// A length of time: in the pack's words for it, or for so many of it.
fn push_period(english: &str, wording: &Wording, out: &mut String) {
    if let Some(own) = wording.get(english) {
        out.push_str(own);
        return;
    }
    if let Some((number, unit)) = english.split_once(' ') {
        let mut key = String::from("{number} ");
        key.push_str(unit);
        if let Some(own) = wording.get(&key) {
            each_piece(own, &mut |piece| {
                out.push_str(match piece {
                    Piece::Text(text) => text,
                    Piece::Name(_) => number,
                });
            });
            return;
        }
    }
    out.push_str(english);
}

/// A pack's own sentence: `{label}`, `{row}` and `{due}` stand for the field, the number of its row and the latest date.
pub fn fill(own: &str, run: &Run, place: &Place, due: Option<Date>) -> String {
    let mut out = String::with_capacity(own.len() + 16);
    each_piece(own, &mut |piece| match piece {
        Piece::Text(text) => out.push_str(text),
        Piece::Name("label") => push_label(run, place, !out.is_empty(), &mut out),
        Piece::Name("row") => {
            if let Some((number, _)) = place.row(run.tree()) {
                push_number(number, &mut out);
            }
        }
        Piece::Name("due") => {
            if let Some(due) = due {
                push_date(due, &run.view.pack.wording, &mut out);
            }
        }
        Piece::Name(other) => {
            out.push('{');
            out.push_str(other);
            out.push('}');
        }
    });
    out
}

/// What the form calls the field at this place.
pub fn label(run: &Run, place: &Place) -> String {
    let mut out = String::new();
    push_label(run, place, false, &mut out);
    out
}

fn push_label(run: &Run, place: &Place, inside: bool, out: &mut String) {
    let start = out.len();
    if let Some(own) = &run.rule.label {
        out.push_str(own);
        push_case(run, place, start, out);
    } else {
        push_field(run, place, out);
    }
    if inside && !run.view.pack.wording.is_foreign {
        lower_first(out, start);
        add_article(out, start);
    }
}

fn push_field(run: &Run, place: &Place, out: &mut String) {
    let start = out.len();
    push_field_label(
        run.view.pack,
        run.view.kind,
        &path_of(run, place),
        place.row(run.tree()),
        out,
    );
    push_case(run, place, start, out);
}

fn path_of(run: &Run, place: &Place) -> String {
    let mut path = String::new();
    place.push_path(run.tree(), &run.view.pack.vocabulary.keys, &mut path);
    path
}

/// Which case it is about, where there are several and the label at `start` does not say so yet.
fn push_case(run: &Run, place: &Place, start: usize, out: &mut String) {
    let tree = run.tree();
    let cases = tree.member(At::ROOT, known_key!("cases"));
    let path = path_of(run, place);
    let row = path
        .strip_prefix("/cases/")
        .and_then(|rest| rest.split('/').next()?.parse::<u32>().ok());
    let mark = [" (", run.view.pack.wording.of("case"), " "].concat();
    let mark = mark.as_str();
    if let Some(row) = row
        && tree.children(cases).nth(1).is_some()
        && !contains(out.get(start..).unwrap_or(""), mark)
    {
        out.push_str(mark);
        push_number(row.saturating_add(1), out);
        out.push(')');
    }
}

/// The standard library's search for a text in a text is two kilobytes of code for what is done here alone.
fn contains(text: &str, part: &str) -> bool {
    text.as_bytes()
        .windows(part.len().max(1))
        .any(|piece| piece == part.as_bytes())
}

/// What the form calls the field at `path`; `row` is the number of its row, from 1, and how many rows there are.
pub fn push_field_label(
    pack: &Pack,
    kind: usize,
    path: &str,
    row: Option<(u32, usize)>,
    out: &mut String,
) {
    let pattern = pattern_of(path);
    if let Some((_, label)) = pack
        .labels
        .iter()
        .find(|(of, _)| covers(&of.text, &pattern))
    {
        push_with_row(label, &pattern, row, &pack.wording, out);
        return;
    }
    // Sections, terms and file items have labels of their own in the pack.
    let mut parts = path.split('/').skip(1);
    let (top, id) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let named = match top {
        "agreement" => pack.terms.iter().find(|term| term.id == id),
        "file" => pack.file_items.iter().find(|item| item.id == id),
        "extra" => pack.extra.iter().find(|field| field.id == id),
        "signatures" => pack.parties.iter().find(|party| party.id == id),
        _ => path
            .rsplit_once("/extra/")
            .and_then(|(_, id)| pack.extra.iter().find(|field| field.id == id)),
    };
    if let Some(named) = named {
        if let Some("signedOn") = parts.next() {
            let standard = pack.wording.of("Date signed: {label}");
            each_piece(standard, &mut |piece| {
                out.push_str(match piece {
                    Piece::Text(text) => text,
                    Piece::Name(_) => &named.label,
                });
            });
            return;
        }
        out.push_str(&named.label);
        return;
    }
    let Some((section, in_action)) = section_of(path) else {
        let label = pack.wording.of(contract_label(&pattern));
        push_with_row(label, &pattern, row, &pack.wording, out);
        return;
    };
    let found = pack
        .sections
        .iter()
        .find(|known| known.id == section && known.kinds.contains(&kind));
    let label = found
        .or_else(|| pack.section(section))
        .map_or(section, |section| section.label.as_str());
    let label = label.trim_end_matches(['.', ':']);
    if in_action {
        // An action under the heading: its own field comes first.
        let own = pack.wording.of(contract_label(&pattern));
        push_with_row(own, &pattern, row, &pack.wording, out);
        out.push_str(" (");
        out.push_str(label);
        out.push(')');
    } else {
        out.push('‘');
        out.push_str(label);
        out.push('’');
    }
}

/// The section that a path leads into, and whether it leads on to one of its actions.
fn section_of(path: &str) -> Option<(&str, bool)> {
    let mut steps = path
        .split('/')
        .skip_while(|step| *step != "sections")
        .skip(1);
    let section = steps.next()?;
    Some((section, steps.nth(1).is_some()))
}

/// The path with `*` for the numbers of rows.
fn pattern_of(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    for part in path.split('/').skip(1) {
        pattern.push('/');
        pattern.push_str(if part.bytes().all(|byte| byte.is_ascii_digit()) {
            "*"
        } else {
            part
        });
    }
    pattern
}

/// Whether a pack's label is for this pattern: alike step by step, a `*` for anything.
fn covers(of: &str, pattern: &str) -> bool {
    let (mut of, mut pattern) = (of.split('/'), pattern.split('/'));
    loop {
        match (of.next(), pattern.next()) {
            (None, None) => return true,
            (Some(one), Some(other)) if one == "*" || one == other => {}
            _ => return false,
        }
    }
}

/// `{n}` becomes the number of the row. Where a label has none and there are several rows, the number follows it.
fn push_with_row(
    label: &str,
    pattern: &str,
    row: Option<(u32, usize)>,
    wording: &Wording,
    out: &mut String,
) {
    let (before, behind) = label.split_once('{').unwrap_or((label, ""));
    if let Some(after) = behind.strip_prefix("n}") {
        out.push_str(before);
        push_number(row.map_or(1, |(number, _)| number), out);
        out.push_str(after);
        return;
    }
    out.push_str(label);
    if let Some((number, rows)) = row
        && rows > 1
        && let Some(noun) = row_noun(pattern)
    {
        out.push_str(" (");
        out.push_str(wording.of(noun));
        out.push(' ');
        push_number(number, out);
        out.push(')');
    }
}

fn row_noun(pattern: &str) -> Option<&'static str> {
    let mut list = "";
    let mut before = "";
    for step in pattern.split('/') {
        if step == "*" {
            list = before;
        }
        before = step;
    }
    let found = ROW_NOUNS.iter().find(|(name, _)| *name == list);
    found.map(|(_, noun)| *noun)
}

const ROW_NOUNS: &[(&str, &str)] = &[
    ("cases", "case"),
    ("actions", "action"),
    ("decisions", "decision"),
    ("previousActions", "action from last time"),
    ("attendance", "person"),
    ("history", "earlier session"),
    ("events", "event"),
];

/// What a field is called where the pack has no word of its own for it: by its name, and by a name that it stands under.
fn contract_label(text: &str) -> &'static str {
    let last = text.split('/').fold("", |_, step| step);
    CONTRACT_LABELS
        .split('\n')
        .find_map(|line| {
            let (name, rest) = line.split_once('|')?;
            let (under, label) = rest.split_once('|')?;
            let fits = name == last
                && (under.is_empty() || text.split('/').any(|step| step == under && step != last));
            fits.then_some(label)
        })
        .unwrap_or("This answer")
}

/// Lines of name, a name that it stands under (empty: anywhere) and label. The first line that fits counts. One text, because a table of texts
/// would be downloaded with an address and a length for each.
const CONTRACT_LABELS: &str = "\
name|supervisee|Name of the supervisee\n\
name|supervisor|Name of the supervisor\n\
name|attendance|Name of person {n}\n\
supervisee|signatures|Supervisee’s signature\n\
supervisor|signatures|Supervisor’s signature\n\
signedOn|supervisee|Date the supervisee signed\n\
signedOn|supervisor|Date the supervisor signed\n\
signedOn||Date signed\n\
supervisee||Supervisee\n\
supervisor||Supervisor\n\
role|supervisor|Role of the supervisor\n\
role|attendance|Role of person {n}\n\
role||Role of the supervisee\n\
team||Team\n\
startedOn||Date the supervisee started in the role\n\
registration|supervisor|Supervisor’s registration number\n\
registration||Supervisee’s registration number\n\
employment||Type of employment\n\
employedOn||Date employment began\n\
lastObservedOn||Date practice was last observed\n\
lastAppraisalOn||Date of the last appraisal\n\
caseload||Number of cases held\n\
circumstances|cases|Circumstances of the case\n\
circumstances||Circumstances of the supervisee\n\
date|nextSession|Date of the next session\n\
date|history|Date of earlier session {n}\n\
date||Date of the session\n\
venue|nextSession|Place of the next session\n\
venue||Place of the session\n\
mode|nextSession|How the next session is held\n\
mode||How the session was held\n\
durationMinutes||Length of the session in minutes\n\
start||Start time\n\
end||End time\n\
previousDate||Date of the previous session\n\
previousWith||Who held the previous session\n\
purpose||Purpose of the session\n\
sections||What was discussed\n\
actions||Actions\n\
decisions||Decisions\n\
previousActions||Review of the last session’s actions\n\
cases||Cases\n\
attendance||Who attended\n\
attachments||Attachments\n\
action|previousActions|Action {n} from last time\n\
due|previousActions|When action {n} from last time was due\n\
reason|previousActions|Why action {n} from last time was not done\n\
status||What became of action {n} from last time\n\
action||What will be done in action {n}\n\
measure||How action {n} will be measured\n\
achievable||What makes action {n} achievable\n\
relevance||Why action {n} is relevant\n\
owner||Who will do action {n}\n\
due||When action {n} is due\n\
decision||Decision {n}\n\
madeBy||Who made decision {n}\n\
reason|decisions|Reason for decision {n}\n\
reason|frequencyChange|Reason for the changed frequency\n\
reason|events|Reason for event {n}\n\
every||Agreed frequency\n\
reference||Case reference\n\
discussed||Whether the case was discussed\n\
reasonNotDiscussed||Reason the case was not discussed\n\
lastDiscussedOn||Date the case was last discussed\n\
openedOn||Date the case was opened\n\
closedOn||Date the case was closed\n\
recordedOn||Date recorded on the case record\n\
recordedAs||Type of case note\n\
recordedOnRecordOf||Whose record the case was written on\n\
exists||Whether there is a disagreement\n\
note||What the disagreement is about\n\
escalatedTo||Who the disagreement was taken to\n\
superviseeComments||Supervisee’s comments on the disagreement\n\
resolved||Whether the disagreement was resolved\n\
recordedBy||Who wrote the record\n\
draftSharedOn||Date the draft was shared\n\
agreedOn|frequencyChange|Date the changed frequency was agreed\n\
agreedOn|agreement|Date of the supervision agreement\n\
agreedOn||Date the record was agreed\n\
copySharedOn||Date the copy was shared\n\
relationshipBeganOn||Date supervision began\n\
lastReviewedOn||Date the agreement was last reviewed\n\
reviewDueOn||Date the agreement is due for review\n\
history||Earlier sessions\n\
events||Events around the session\n\
agreement||Supervision agreement\n\
file||Supervision file\n\
leftOn||Date the worker left\n\
handedOverOn||Date the records were handed over\n\
deletedOn||Date the record was deleted\n\
minutes||Length of earlier session {n}\n\
kind||Kind of record\n\
policy||Policy\n\
type||Type of event {n}\n\
on||Date of event {n}";

/// "Enter date" becomes "Enter the date": labels are headings, sentences want an article.
fn add_article(out: &mut String, start: usize) {
    let label = out.get(start..).unwrap_or("");
    let first = label.split([' ', ',', '’']).next().unwrap_or("");
    if out
        .get(..start)
        .is_some_and(|before| before.ends_with("Enter ") || before.ends_with(" for "))
        && TAKE_AN_ARTICLE.split(' ').any(|word| word == first)
    {
        out.insert_str(start, "the ");
    }
}

const TAKE_AN_ARTICLE: &str = "agreed case copy date day duration end first frequency length name note number person place \
    reason review role signature start supervisee supervisor time type venue worker";

/// Small first letter inside a sentence, except for abbreviations and names that a capital in the second place gives away, and for what
/// the form writes with capitals throughout: "Reflective Supervision Discussion Form".
fn lower_first(out: &mut str, start: usize) {
    let label = out.get(start..).unwrap_or("");
    let mut letters = label.chars();
    let (first, second) = (letters.next(), letters.next());
    let capitals = label
        .split_once(' ')
        .is_some_and(|(_, rest)| rest.starts_with(|next: char| next.is_ascii_uppercase()));
    if let Some(first) = first
        && first.is_ascii_uppercase()
        && !capitals
        && second.is_none_or(|second| second.is_ascii_lowercase() || second == ' ')
        && let Some(first) = out.get_mut(start..=start)
    {
        first.make_ascii_lowercase();
    }
}

/// Sentences and words that a pack may put into its own language, beside labels and hints. `tests/packs.rs` holds every sentence that an
/// example gives against this list. One text for the reason that [`CONTRACT_LABELS`] are one.
const SENTENCES: &str = "\
Enter {label}\n\
{label} is not as the policy asks\n\
{label} is not one of the answers that the policy allows\n\
{label} is not the one that the policy names\n\
{label} is not one that may supervise this worker\n\
{label} must not be part of this record\n\
Leave {label} empty: another answer rules it out\n\
{label} must be another person’s\n\
The two signatures must be those of two people\n\
Enter what was discussed under {label}\n\
Enter more than stock words under {label}\n\
Enter more than stock words for {label}\n\
Enter at least one action under {label}\n\
Enter at least one action\n\
Answer {label}\n\
{label} must be yes or no\n\
{label} must be a number from {number} to {number}\n\
{label} must be a number on its scale\n\
{label} must be a real date, like {date}\n\
{label} must be a real date, like 9 March 2026\n\
{label} must say how often, like every 4 weeks\n\
{label} must be a length of time, like 90 minutes\n\
{label} must be a number\n\
{label} must be text\n\
{label} must be a time, like 09:30\n\
{label} must not be before the start time\n\
{label} must be {list}\n\
{label} must be one of its answers\n\
{label} must be a list\n\
{label} must have its own parts\n\
This form has nothing of that name\n or \n\
Enter what the disagreement is about and how it ended\n\
Enter who the disagreement was taken to\n\
Enter the reason for the changed frequency\n\
{label} must be one person or one role\n\
{label} must name a date, like {date}\n\
{label} must say what exactly is to be done\n\
{label} must let a third person tell whether it is done\n\
{label} must be the same as or after {date}\n\
{label} must be the same as or before {date}\n\
{label} must be after {date}\n\
{label} must be a working day\n\
{label} must be today or in the past\n\
{label} is overdue: the last day was {date}\n\
{label} is more than {period} after the session before: the last day was {date}\n\
{label} is more than {period} before this session: the last day was {date}\n\
There must be at least {number} sessions in the {period} up to {date}\n\
There must be at least {number} minutes of supervision in the {period} up to {date}\n\
There must be at least {number} sessions from {date} to {date}\n\
There must be at least {number} minutes of supervision from {date} to {date}\n\
There must be at least {number} sessions of this kind among the last {number}\n\
There must be at least {number} minutes of supervision of this kind among the last {number}\n\
There must be at most {number} sessions in the {period} up to {date}\n\
There must be at most {number} minutes of supervision in the {period} up to {date}\n\
There must be at most {number} sessions from {date} to {date}\n\
There must be at most {number} minutes of supervision from {date} to {date}\n\
There must be at most {number} sessions of this kind among the last {number}\n\
There must be at most {number} minutes of supervision of this kind among the last {number}\n\
The session must last at least {number} minutes\n\
The session must last at most {number} minutes\n\
{label} must be at least {number}\n\
{label} must be at most {number}\n\
Enter who took the part that the policy asks for\n\
Decisions need a manager among those who attended\n\
{label} names a person who must stay anonymous\n\
{label} gives a date of birth\n\
{label} gives a home address\n\
{label} gives a full postcode\n\
{label} gives a phone number\n\
{label} gives an email address\n\
{label} gives an NHS number\n\
{label} gives a National Insurance number\n\
{label} gives a case-system number\n\
{label} must be at least once every {period}\n\
{label} must be at least {number} minutes\n\
{label} must be at most {number} minutes\n\
Add to the file: {label}\n\
Enter the date of {label}\n\
{label} ran out on {date}\n\
Enter when this happened: {label}\n\
The policy does not cover this worker\n\
Date signed: {label}\n\
This answer\n\
{day} {month} {year}\n\
one calendar month\n\
one quarter\n\
one half-year\n\
one year";

/// Units of time: each stands in the standard texts alone, and behind a number.
const TIME_UNITS: &str =
    "day|days|week|weeks|month|months|year|years|working day|working days|weekday|weekdays";

/// Every standard text but lengths of time.
pub fn standard_texts() -> impl Iterator<Item = &'static str> {
    let labels = CONTRACT_LABELS
        .split('\n')
        .filter_map(|line| line.splitn(3, '|').nth(2));
    let nouns = ROW_NOUNS.iter().map(|(_, noun)| *noun);
    let hints = Code::ALL.iter().filter_map(|code| hint(*code));
    SENTENCES
        .split('\n')
        .chain(calendar::MONTHS)
        .chain(labels)
        .chain(nouns)
        .chain(hints)
}

/// Whether a pack may have an own text for this one.
pub fn is_standard(text: &str) -> bool {
    let unit = match text.split_once(' ') {
        Some((number, unit))
            if number == "{number}" || number.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            unit
        }
        _ => text,
    };
    // "1 year and 6 months" is a length of time too, as a whole.
    TIME_UNITS
        .split('|')
        .any(|known| unit == known || (unit != text && unit.ends_with(known)))
        || standard_texts().any(|known| known == text)
}

/// What to do about it, where the rule has no hint of its own.
pub fn hint(code: Code) -> Option<&'static str> {
    Some(match code {
        Code::SectionPlaceholder => {
            "Say in a sentence what was discussed, or why there was nothing to discuss."
        }
        Code::SignatureSamePerson => "The supervisor and the supervisee each sign for themselves.",
        Code::ActionNoOwner => "Who will do it? Name one person or one role.",
        Code::ActionNoDue | Code::ActionVagueDue => "By which day will it be done?",
        Code::ActionDueBeforeSession => {
            "Check the date: an action agreed in the session is due on that day or later."
        }
        Code::ActionNotSpecific => "What exactly will be done, for whom and to what end?",
        Code::ActionNotMeasurable => "How will you know that it is done?",
        Code::ActionNotAchievable => "What time, means or authority make it possible?",
        Code::ActionNotRelevant => "Which need or outcome does it serve?",
        Code::DecisionNoReason => "Say why, so that a reader years later understands the decision.",
        Code::AnonymityIdentifier => "Use initials or a role instead, like the grandmother.",
        Code::RecordUnknownField => "Check the name: what stands there was not looked at.",
        _ => return None,
    })
}

/// A number for a place, for counting required answers once.
pub fn hash_of(place: &Place, tree: &Tree) -> u32 {
    place.rank(tree).hash()
}
