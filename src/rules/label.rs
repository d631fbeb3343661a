//! What a form calls a field: the pack's word for it, or the contract's. Found out once for each field, and then only filled with the number of its
//! row: most of a report is labels.

use crate::policy::Pack;
use crate::policy::wording::Wording;
use crate::record::pointer::{Pattern, push_number};
use crate::rules::wording::{Piece, each_piece};
use crate::shared::Once;
use alloc::{borrow::ToOwned, boxed::Box, string::String, vec::Vec};

/// A field's label, with a place for the number of its row.
#[derive(Debug)]
pub struct Label {
    before: String,
    /// What follows the number where the label has one: "action {n} is due".
    after: Option<String>,
    /// What a row is called where the label has no number of its own and there are several.
    noun: Option<String>,
    suffix: String,
}

impl Label {
    /// A label that is the same for every row.
    fn whole(label: &str) -> Self {
        Self {
            before: label.to_owned(),
            after: None,
            noun: None,
            suffix: String::new(),
        }
    }

    /// `{n}` becomes the number of the row. Where a label has none and there are several rows, the number follows it.
    fn of_row(label: &str, pattern: &str, wording: &Wording) -> Self {
        let (before, behind) = label.split_once('{').unwrap_or((label, ""));
        match behind.strip_prefix("n}") {
            Some(after) => Self {
                after: Some(after.to_owned()),
                ..Self::whole(before)
            },
            None => Self {
                noun: row_noun(pattern).map(|noun| wording.of(noun).to_owned()),
                ..Self::whole(label)
            },
        }
    }

    fn followed_by(mut self, pieces: &[&str]) -> Self {
        for piece in pieces {
            self.suffix.push_str(piece);
        }
        self
    }

    /// Writes it; `row` is the number of the row, from 1, and how many rows there are.
    pub fn push(&self, row: Option<(u32, usize)>, out: &mut String) {
        out.push_str(&self.before);
        if let Some(after) = &self.after {
            push_number(row.map_or(1, |(number, _)| number), out);
            out.push_str(after);
        } else if let (Some(noun), Some((number, rows))) = (&self.noun, row)
            && rows > 1
        {
            for piece in [" (", noun, " "] {
                out.push_str(piece);
            }
            push_number(number, out);
            out.push(')');
        }
        out.push_str(&self.suffix);
    }
}

/// The kind of record and the field, as numbers.
pub type Field = (usize, Pattern);

/// The labels of one pack that were asked for so far: a form has some hundred fields. Every thread finds them without waiting.
#[derive(Debug)]
pub struct Labels(Vec<Once<Box<(Field, Label)>>>);

/// A power of two, several times as many as a form has fields.
const SLOTS: usize = 1 << 10;
/// Slots that are tried; where all of them hold other fields the label is found anew each time.
const TRIES: usize = 8;

impl Labels {
    /// None asked for yet.
    pub fn new() -> Self {
        Self((0..SLOTS).map(|_| Once::new()).collect())
    }

    /// Calls `with` with the label of a field; `find` finds it where it is not known yet.
    pub fn with(&self, field: Field, find: &dyn Fn() -> Label, with: &mut dyn FnMut(&Label)) {
        let hash = field.1.iter().fold(field.0, |hash, step| {
            hash.wrapping_mul(31) ^ usize::from(*step)
        });
        let slots = (hash..).map(|slot| self.0.get(slot & (SLOTS - 1)));
        for slot in slots.take(TRIES).flatten() {
            let (of, label) = &**slot.call_once(|| Box::new((field, find())));
            if *of == field {
                return with(label);
            }
        }
        with(&find());
    }
}

impl Default for Labels {
    fn default() -> Self {
        Self::new()
    }
}

/// What the form calls the field at `path` in records of one kind.
pub fn find(pack: &Pack, kind: usize, path: &str) -> Label {
    let pattern = pattern_of(path);
    if let Some((_, label)) = pack
        .labels
        .iter()
        .find(|(of, _)| covers(&of.text, &pattern))
    {
        return Label::of_row(label, &pattern, &pack.wording);
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
        if parts.next() != Some("signedOn") {
            return Label::whole(&named.label);
        }
        let mut label = String::new();
        each_piece(pack.wording.of("Date signed: {label}"), &mut |piece| {
            label.push_str(match piece {
                Piece::Text(text) => text,
                Piece::Name(_) => &named.label,
            });
        });
        return Label::whole(&label);
    }
    let own = || {
        let label = pack.wording.of(contract_label(&pattern));
        Label::of_row(label, &pattern, &pack.wording)
    };
    let Some((section, in_action)) = section_of(path) else {
        return own();
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
        own().followed_by(&[" (", label, ")"])
    } else {
        Label::whole("").followed_by(&["‘", label, "’"])
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

pub(super) const ROW_NOUNS: &[(&str, &str)] = &[
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
pub(super) const CONTRACT_LABELS: &str = "\
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
