//! The sentences: what is wrong, in the words of the form, so that it reads alike beside the control and in a summary.
//!
//! After GOV.UK's pattern for error messages: what to do, no "please", no "valid", dates as 9 March 2026. Nothing that somebody wrote in the
//! record is ever repeated.

use super::run::Run;
use crate::calendar::{self, Date, Period};
use crate::code::Code;
use crate::policy::Pack;
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
    /// The same behind "every" or "the": "month" where it is one.
    EachPeriod(Period),
}

/// What is said of a field with nothing in it.
pub const ENTER: &[Part] = &[Part::Text("Enter "), Part::LabelInside];

/// Builds the sentence for one place.
pub fn message(sentence: &Sentence, run: &Run, place: &Place) -> String {
    let mut out = String::with_capacity(64);
    for part in sentence.0 {
        match *part {
            Part::Text(text) => out.push_str(text),
            Part::Label => push_label(run, place, false, &mut out),
            Part::LabelInside => push_label(run, place, true, &mut out),
            Part::Field => push_field(run, place, &mut out),
            Part::Date(date) => calendar::push_long(date, &mut out),
            Part::Number(number) => push_number(number, &mut out),
            Part::Period(period) => period.push_words(&mut out),
            Part::EachPeriod(period) => {
                let mut words = String::new();
                period.push_words(&mut words);
                out.push_str(words.strip_prefix("1 ").unwrap_or(&words));
            }
        }
    }
    out
}

/// A pack's own sentence: `{label}`, `{row}` and `{due}` stand for the field, the number of its row and the latest date.
pub fn fill(own: &str, run: &Run, place: &Place, due: Option<Date>) -> String {
    let mut out = String::with_capacity(own.len() + 16);
    let mut rest = own;
    while let Some((before, behind)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, after)) = behind.split_once('}') else {
            out.push('{');
            rest = behind;
            continue;
        };
        match name {
            "label" => push_label(run, place, !out.is_empty(), &mut out),
            "row" => {
                if let Some((number, _)) = place.row(run.tree()) {
                    push_number(number, &mut out);
                }
            }
            "due" => {
                if let Some(due) = due {
                    calendar::push_long(due, &mut out);
                }
            }
            other => {
                out.push('{');
                out.push_str(other);
                out.push('}');
            }
        }
        rest = after;
    }
    out.push_str(rest);
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
    if inside {
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
    if let Some(row) = row
        && tree.children(cases).nth(1).is_some()
        && !says_case(out.get(start..).unwrap_or(""))
    {
        out.push_str(CASE);
        push_number(row.saturating_add(1), out);
        out.push(')');
    }
}

const CASE: &str = " (case ";

/// The standard library's search for a text in a text is two kilobytes of code for what is done here alone.
fn says_case(label: &str) -> bool {
    label
        .as_bytes()
        .windows(CASE.len())
        .any(|piece| piece == CASE.as_bytes())
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
        push_with_row(label, &pattern, row, out);
        return;
    }
    // Sections, terms and file items have labels of their own in the pack.
    let mut parts = path.split('/').skip(1);
    let (top, id) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let named = match top {
        "agreement" => pack.terms.iter().find(|term| term.id == id),
        "file" => pack.file_items.iter().find(|item| item.id == id),
        "extra" => pack.extra.iter().find(|field| field.id == id),
        _ => None,
    };
    if let Some(named) = named {
        out.push_str(&named.label);
        return;
    }
    let Some((section, in_action)) = section_of(path) else {
        push_with_row(contract_label(&pattern), &pattern, row, out);
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
        push_with_row(contract_label(&pattern), &pattern, row, out);
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
fn push_with_row(label: &str, pattern: &str, row: Option<(u32, usize)>, out: &mut String) {
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
        out.push_str(noun);
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
    Some(match list {
        "cases" => "case",
        "actions" => "action",
        "decisions" => "decision",
        "previousActions" => "action from last time",
        "attendance" => "person",
        "history" => "earlier session",
        "events" => "event",
        _ => return None,
    })
}

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
        && TAKE_AN_ARTICLE.contains(&first)
    {
        out.insert_str(start, "the ");
    }
}

const TAKE_AN_ARTICLE: &[&str] = &[
    "agreed",
    "case",
    "copy",
    "date",
    "day",
    "duration",
    "end",
    "first",
    "frequency",
    "length",
    "name",
    "note",
    "number",
    "person",
    "place",
    "reason",
    "review",
    "role",
    "signature",
    "start",
    "supervisee",
    "supervisor",
    "time",
    "type",
    "venue",
    "worker",
];

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
